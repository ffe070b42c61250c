/* See terminal.h. */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_is(FILE *file) {
    return isatty(fileno(file)) == 1;
}

bool terminal_colours(FILE *file) {
    const char *kind = getenv("TERM"), *no = getenv("NO_COLOR");
    return terminal_is(file) && kind && strcmp(kind, "dumb") != 0 && !(no && *no);
}
