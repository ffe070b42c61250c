/* The program with a window: runs until it is closed. Each host has its own (src/sdl). */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "base/message.h"

/* What names the page that links lead to: an address, in the environment. */
#define LOOP_BASE "HALFPLANE_BASE"

/* file: a scene or a table to open, or NULL. False when no window could be opened, with the
 * reason. When the file cannot be read, the window says so. */
bool loop_run(const char *file, int threads, Message *message);

#endif
