/* See autosave.h. */
#include "app/autosave.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* "FOLDERunsaved-2.lock"; the first has no number. False when it does not fit. */
static bool place(const char *folder, int window, const char *ending, char path[1024]) {
    char number[16] = "";
    if (window > 0) snprintf(number, sizeof number, "-%d", window + 1);
    return snprintf(path, 1024, "%sunsaved%s.%s", folder, number, ending) < 1024;
}

/* Takes the lock of one window's copy: -1 where another has it. A folder that cannot lock, as some
 * on a network, gives it to everybody. */
static Autosave take(const char *folder, int window) {
    Autosave none = {.lock = -1}, taken = none;
    char lock[1024];
    if (!place(folder, window, "lock", lock) || !place(folder, window, "scene", taken.path))
        return none;
    taken.lock = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (taken.lock < 0) return none;
    if (flock(taken.lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return taken;
    close(taken.lock);
    return none;
}

/* When a copy was written, in nanoseconds; -1 where there is none. A link that leads nowhere is one:
 * it stands where the copy is to be. */
static int64_t written(const char *path) {
    struct stat about;
    if (lstat(path, &about) != 0) return -1;
    return (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
}

void autosave_release(Autosave *autosave) {
    if (autosave->lock >= 0) close(autosave->lock);
    *autosave = (Autosave){.lock = -1};
}

Autosave autosave_claim(const char *folder) {
    Autosave best = {.lock = -1};
    for (int w = 0; folder[0] && w < AUTOSAVE_WINDOWS; w++) {
        Autosave here = take(folder, w);
        bool better = here.lock >= 0 && (best.lock < 0 || written(here.path) > written(best.path));
        if (!better) {
            autosave_release(&here);
            continue;
        }
        autosave_release(&best);
        best = here;
    }
    return best;
}

bool autosave_is_left(const Autosave *autosave) {
    return autosave->path[0] && written(autosave->path) >= 0;
}
