/* How long something took. Nothing that is computed may depend on it. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/* Seconds from some moment in the past, never going back. */
double clock_seconds(void);

#endif
