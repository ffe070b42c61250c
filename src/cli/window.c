/* See window.h. */
#include "cli/window.h"

#include <stdlib.h>

#include "app/loop.h"
#include "cli/load.h"

/* On other systems than these, windows do not depend on the environment. */
static bool has_display(void) {
#if defined(__linux__) || defined(__FreeBSD__)
    static const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value) return true;
    }
    return false;
#else
    return true;
#endif
}

bool window_open(const char *file, Message *message) {
    if (has_display()) return loop_run(file, load_threads(0), message);
    return message_set(message, "there is no display to open a window on");
}
