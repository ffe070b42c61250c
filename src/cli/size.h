/* "1440x900" and "1.5", as --size and --scale take them. */
#ifndef CLI_SIZE_H
#define CLI_SIZE_H

#include <stdbool.h>

#include "base/message.h"

typedef struct Size {
    int width, height;
} Size;

enum { SIZE_MOST = 4096 };

/* False with a sentence when the text is no size, or not from the least to so many each way. */
bool size_read(const char *text, Size least, int most, Size *size, Message *message);

/* Pixels a point, 1 to 4. */
bool size_read_scale(const char *text, double *scale, Message *message);

#endif
