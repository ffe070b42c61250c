/* See shell.h. Goes through sh, so that tests can also redirect and pipe. */
#include "shell.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

/* Everything that a file or a pipe holds. */
static char *read_all(FILE *file, size_t *length) {
    char *text = NULL;
    *length = 0;
    for (size_t got = 1; got > 0; *length += got) {
        text = memory_resize(text, *length + 65537);
        got = fread(text + *length, 1, 65536, file);
    }
    text[*length] = 0;
    return text;
}

Shell shell_run(const char *arguments) {
    Shell shell = {0};
    char command[4096], errors[] = "/tmp/halfplane-test-XXXXXX";
    size_t length;
    int file = mkstemp(errors);
    assert_true(file >= 0);
    snprintf(command, sizeof command, "exec 2>%s; cd \"$HALFPLANE_SCENES\" && \"$HALFPLANE\" %s",
             errors, arguments);
    FILE *pipe = popen(command, "r"); /* NOLINT(cert-env33-c): the tests' own commands */
    assert_non_null(pipe);
    shell.out = read_all(pipe, &shell.length);
    int status = pclose(pipe);
    shell.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    FILE *said = fdopen(file, "r");
    shell.err = read_all(said, &length);
    fclose(said);
    unlink(errors);
    return shell;
}

void shell_free(Shell *shell) {
    free(shell->out);
    free(shell->err);
}

JsonValue *shell_json(const char *arguments, int status) {
    Shell shell = shell_run(arguments);
    if (shell.status != status) {
        fail_msg("%s: exit status %d, not %d; it says: %s", arguments, shell.status, status,
                 shell.err);
    }
    JsonValue *value = json_read(shell.out);
    if (!value) fail_msg("%s: this is no JSON: %.300s", arguments, shell.out);
    shell_free(&shell);
    return value;
}

void shell_expect(const char *arguments, int status, const char *part) {
    Shell shell = shell_run(arguments);
    bool there = strstr(shell.out, part) || strstr(shell.err, part);
    if (shell.status != status || !there) {
        fail_msg("%s: exit status %d, not %d, or no \"%s\" in:\n%.500s%.500s", arguments,
                 shell.status, status, part, shell.out, shell.err);
    }
    shell_free(&shell);
}
