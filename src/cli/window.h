/* What `halfplane [FILE]` does: opens the window, or says why there is none. */
#ifndef CLI_WINDOW_H
#define CLI_WINDOW_H

/* Runs until the window is closed; returns the status. file may be NULL. Where no window can be
 * opened it says so in one line that names what works without one. */
int window_open(const char *file);

#endif
