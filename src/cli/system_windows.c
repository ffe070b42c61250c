/* See system.h. */
#include "cli/system.h"

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>

void system_begin(int argc, char **argv) {
    /* The same bytes as everywhere: no second mark at the ends of lines, and letters as UTF-8. */
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
    SetConsoleOutputCP(CP_UTF8);
    for (int i = 1; i < argc; i++) {
        for (char *c = argv[i]; *c; c++) {
            if (*c == '\\') *c = '/';
        }
    }
}

bool system_reader_gone(void) {
    HANDLE out = (HANDLE)_get_osfhandle(_fileno(stdout));
    DWORD written;
    if (GetFileType(out) != FILE_TYPE_PIPE || WriteFile(out, "", 0, &written, NULL)) return false;
    return GetLastError() == ERROR_NO_DATA || GetLastError() == ERROR_BROKEN_PIPE;
}
