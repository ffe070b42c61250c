/* What `halfplane [FILE]` does in a build, or on a machine, that cannot open a window. */
#ifndef CLI_WINDOW_H
#define CLI_WINDOW_H

/* Says so in one line that names what works without one; returns the status. file may be NULL. */
int window_open(const char *file);

#endif
