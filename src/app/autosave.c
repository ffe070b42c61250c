/* See autosave.h. */
#include "app/autosave.h"

#include <stdio.h>
#include <unistd.h>

#include "scene/file.h"

/* "FOLDERunsaved-2.lock"; the first has no number. False when it does not fit. */
static bool place(const char *folder, int window, const char *ending, char path[1024]) {
    char number[16] = "";
    if (window > 0) snprintf(number, sizeof number, "-%d", window + 1);
    return snprintf(path, 1024, "%sunsaved%s.%s", folder, number, ending) < 1024;
}

/* Takes the lock of one window's copy: -1 where another has it. */
static Autosave take(const char *folder, int window) {
    Autosave taken = {.lock = -1};
    char lock[1024];
    if (place(folder, window, "lock", lock) && place(folder, window, "scene", taken.path))
        taken.lock = file_lock(lock, false);
    return taken;
}

void autosave_release(Autosave *autosave) {
    if (autosave->lock >= 0) close(autosave->lock);
    *autosave = (Autosave){.lock = -1};
}

Autosave autosave_adopt(const char *folder) {
    Autosave best = {.lock = -1};
    for (int w = 0; folder[0] && w < AUTOSAVE_WINDOWS; w++) {
        char path[1024];
        if (!place(folder, w, "scene", path) || file_time(path) < 0) continue;
        Autosave here = take(folder, w);
        bool better =
            here.lock >= 0 && (best.lock < 0 || file_time(here.path) > file_time(best.path));
        autosave_release(better ? &best : &here);
        if (better) best = here;
    }
    return best;
}

Autosave autosave_claim(const char *folder) {
    Autosave claimed = autosave_adopt(folder);
    for (int w = 0; folder[0] && w < AUTOSAVE_WINDOWS && claimed.lock < 0; w++) {
        claimed = take(folder, w);
        if (claimed.lock < 0) autosave_release(&claimed); /* nor a path */
    }
    return claimed;
}

bool autosave_is_left(const Autosave *autosave) {
    return autosave->path[0] && file_time(autosave->path) >= 0;
}
