/* See clipboard.h. The tool reads the picture from a file without a name, so that nobody waits for
 * anybody; it stays behind to hand the picture out for as long as it is on the clipboard. */
#include "sdl/clipboard.h"

#include <SDL.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* A desktop's tool, which reads the picture from its standard input. */
typedef struct Tool {
    const char *driver; /* SDL's name of the desktop */
    const char *package;
    const char *word[8];
} Tool;

static const Tool tools[] = {
    {"wayland", "wl-clipboard", {"wl-copy", "--type", "image/png"}},
    {"x11", "xclip", {"xclip", "-selection", "clipboard", "-t", "image/png"}},
};

static const Tool *tool_here(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        if (driver && strcmp(driver, tools[i].driver) == 0) return &tools[i];
    }
    return NULL;
}

/* Begins at its start; gone when it is closed. NULL when it cannot be written. */
static FILE *nameless(const char *bytes, size_t length) {
    FILE *file = tmpfile();
    if (file && fwrite(bytes, 1, length, file) == length && fflush(file) == 0 &&
        lseek(fileno(file), 0, SEEK_SET) == 0)
        return file;
    if (file) fclose(file);
    return NULL;
}

/* Whether the tool has taken what is in the file. */
static bool gives(const Tool *tool, int file) {
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = 0;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, file, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    int trouble =
        posix_spawnp(&child, tool->word[0], &actions, NULL, (char *const *)tool->word, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (trouble != 0) return false;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool clipboard_picture(const char *png, size_t length, Message *message) {
    const Tool *tool = tool_here();
    if (!tool) return message_set(message, "No picture can be copied here. Ctrl+F12 saves it.");
    FILE *file = nameless(png, length);
    if (!file) return message_set(message, "The picture cannot be copied: %s", strerror(errno));
    bool given = gives(tool, fileno(file));
    fclose(file);
    return given || message_set(message,
                                "A picture is copied by %s, which is not here: install %s, or "
                                "save it with Ctrl+F12.",
                                tool->word[0], tool->package);
}
