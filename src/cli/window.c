/* See window.h. */
#include "cli/window.h"

#include <stdbool.h>
#include <stdlib.h>

#include "cli/command.h"

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

int window_open(const char *file) {
    (void)file;
    Message message;
    bool display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    message_set(&message,
                "%s; without one there are halfplane demo, train, gradient, field, graph and bench "
                "(halfplane --help)",
                display ? "this build has no window yet"
                        : "there is no display to open a window on");
    return command_failed(&message);
}
