/* Unsaved work that something else was opened over: dated copies in a folder of the program, the
 * newest few of them. */
#ifndef APP_KEPT_H
#define APP_KEPT_H

#include "scene/scene.h"

enum { KEPT_MOST = 12 };

/* Keeps a copy under what the scene is called and the time, and removes the oldest beyond the last
 * KEPT_MOST; path: where. False where it cannot be written. folder: with a slash at its end. */
bool kept_write(const char *folder, const Scene *scene, char path[1024]);

/* The same for a copy against a crash that nobody adopts: it is moved here. */
bool kept_take(const char *folder, const char *copy, char path[1024]);

/* Whether a file is one of the copies. */
bool kept_has(const char *folder, const char *path);

#endif
