/* What a command needs of the system that it runs on, and that systems do each in their own way:
 * system_posix.c or system_windows.c stands behind it. */
#ifndef CLI_SYSTEM_H
#define CLI_SYSTEM_H

#include <stdbool.h>

/* Before anything else. A write that fails is told of where it failed; it does not end the program.
 * Where paths are written with another mark between folders, the arguments have slashes now. */
void system_begin(int argc, char **argv);

/* Whether standard output is a pipe that nobody reads any more. */
bool system_reader_gone(void);

#endif
