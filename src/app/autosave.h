/* The copy of unsaved work that each window keeps against a crash, in the program's own folder:
 * unsaved.scene, of a second window unsaved-2.scene, and so on. Who keeps one holds a lock beside
 * it, which goes with the process. A copy that nobody holds was left by a window that was closed or
 * crashed: the next that is opened adopts it. */
#ifndef APP_AUTOSAVE_H
#define APP_AUTOSAVE_H

#include <stdbool.h>

enum { AUTOSAVE_WINDOWS = 16 };

typedef struct Autosave {
    char path[1024]; /* "" for none: there is no folder, or there are too many windows */
    int lock;        /* a file descriptor; -1 for none */
} Autosave;

/* The copy that was left last and that no window holds: no path where there is none. folder: the
 * program's own, with a slash at its end; "" for none. */
Autosave autosave_adopt(const char *folder);

/* The same, or else a place that no window holds and that has no copy yet. */
Autosave autosave_claim(const char *folder);

/* Whether there is a copy, of whatever kind. */
bool autosave_is_left(const Autosave *autosave);

/* The copy stays where it is. */
void autosave_release(Autosave *autosave);

#endif
