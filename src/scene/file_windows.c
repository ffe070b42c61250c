/* The part of file.h that other systems do otherwise: see file_posix.c. Paths that come from
 * Windows leave with slashes between folders, which it takes as well. */
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <windows.h>

#include "base/memory.h"
#include "scene/file.h"

/* The reason of the last call that failed, as errno has it. */
static void take_reason(void) {
    switch (GetLastError()) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND: errno = ENOENT; break;
    case ERROR_DISK_FULL: errno = ENOSPC; break;
    case ERROR_BUFFER_OVERFLOW: errno = ENAMETOOLONG; break;
    default: errno = EACCES;
    }
}

/* To ask of it, not to read: the flag is for folders. */
static HANDLE look_at(const char *path) {
    return CreateFileA(path, 0, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                       OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
}

char *file_whole_path(const char *path) {
    static const char front[] = "\\\\?\\"; /* what such a path begins with */
    HANDLE handle = look_at(path);
    if (handle == INVALID_HANDLE_VALUE) return NULL;
    DWORD room = GetFinalPathNameByHandleA(handle, NULL, 0, FILE_NAME_NORMALIZED);
    char *whole = memory_zeroed(room + 1, 1);
    GetFinalPathNameByHandleA(handle, whole, room + 1, FILE_NAME_NORMALIZED);
    CloseHandle(handle);
    size_t skipped = strncmp(whole, front, strlen(front)) == 0 ? strlen(front) : 0;
    memmove(whole, whole + skipped, strlen(whole + skipped) + 1);
    for (char *c = whole; *c; c++) {
        if (*c == '\\') *c = '/';
    }
    return whole;
}

int64_t file_time(const char *path) {
    static const int64_t BEFORE_1970 = 116444736000000000; /* in its parts, of 100 ns, from 1601 */
    WIN32_FILE_ATTRIBUTE_DATA about;
    if (!GetFileAttributesExA(path, GetFileExInfoStandard, &about)) return -1;
    int64_t parts = (int64_t)about.ftLastWriteTime.dwHighDateTime << 32;
    return (parts + (int64_t)about.ftLastWriteTime.dwLowDateTime - BEFORE_1970) * 100;
}

uint64_t file_stamp(const char *path) {
    WIN32_FILE_ATTRIBUTE_DATA about;
    if (!GetFileAttributesExA(path, GetFileExInfoStandard, &about)) return 0;
    return ((uint64_t)file_time(path) ^ (uint64_t)about.nFileSizeLow << 40) | 1;
}

/* Nobody else can open what is opened so. */
int file_lock(const char *path, bool waits) {
    for (int waited = 0;; waited += FILE_LOCK_PAUSE) {
        HANDLE lock = CreateFileA(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_ALWAYS,
                                  FILE_ATTRIBUTE_NORMAL, NULL);
        if (lock != INVALID_HANDLE_VALUE) return _open_osfhandle((intptr_t)lock, 0);
        if (!waits || GetLastError() != ERROR_SHARING_VIOLATION || waited >= FILE_LOCK_WAIT)
            return -1;
        Sleep(FILE_LOCK_PAUSE);
    }
}

/* All of it, and down to the disk. */
static bool write_all(const char *path, const char *text, size_t length) {
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool good =
        fwrite(text, 1, length, file) == length && fflush(file) == 0 && _commit(_fileno(file)) == 0;
    int error = errno;
    if (fclose(file) != 0 && good) return false;
    errno = error;
    return good;
}

bool file_write(const char *path, const char *text, size_t length, Message *message) {
    char directory[MAX_PATH], beside[MAX_PATH];
    char *linked = file_whole_path(path);
    char *target = linked ? linked : strcpy(memory_zeroed(strlen(path) + 1, 1), path);
    errno = EACCES;
    bool may = !linked || access(target, W_OK) == 0;
    if (may && !file_directory(target, directory, sizeof directory)) {
        errno = ENAMETOOLONG;
        may = false;
    }
    bool named = may && GetTempFileNameA(directory, "hp", 0, beside) != 0;
    if (may && !named) take_reason();
    bool good = named && write_all(beside, text, length);
    if (good && !MoveFileExA(beside, target, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) {
        take_reason();
        good = false;
    }
    if (named && !good) {
        int error = errno;
        DeleteFileA(beside);
        errno = error;
    }
    free(target);
    return good || file_fail(message, path, "cannot be written");
}
