/* Runs the program as a person would, for tests: arguments in, output and exit status out. */
#ifndef TESTS_SHELL_H
#define TESTS_SHELL_H

#include <stddef.h>

#include "json_reader.h"

typedef struct Shell {
    int status;    /* exit status; 128 + the number of the signal that ended it */
    char *out;     /* standard output, owned */
    char *err;     /* standard error, owned */
    size_t length; /* of out */
} Shell;

/* halfplane ARGUMENTS..., as a shell reads them: 'x' and "x" hold a word together. The program is
 * named by the environment variable HALFPLANE, scenes are looked for in HALFPLANE_SCENES. */
Shell shell_run(const char *arguments);
void shell_free(Shell *shell);

/* The same, which must end with this status, and its output as JSON, to be freed with json_free. */
JsonValue *shell_json(const char *arguments, int status);

/* Runs it and checks the status, and that the output or the error holds `part`. */
void shell_expect(const char *arguments, int status, const char *part);

#endif
