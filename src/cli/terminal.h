/* What the screen at the other end can show. Pictures and colours are for people: what is piped
 * elsewhere gets plain text. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/* Whether a person sees this stream as it is written. */
bool terminal_is(FILE *file);

/* Whether colours may be used: a terminal that is not "dumb", and NO_COLOR is not set. */
bool terminal_colours(FILE *file);

#endif
