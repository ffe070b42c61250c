/* See window.h. */
#include "cli/window.h"

#include <stdlib.h>

#include "app/loop.h"
#include "cli/load.h"

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

/* On other systems than these, windows do not depend on the environment. */
static bool has_display(void) {
#if defined(__linux__) || defined(__FreeBSD__)
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER");
#else
    return true;
#endif
}

bool window_open(const char *file, Message *message) {
    if (has_display()) return loop_run(file, load_threads(0), message);
    return message_set(message, "there is no display to open a window on");
}
