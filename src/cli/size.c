/* See size.h. */
#include "cli/size.h"

#include <stdio.h>
#include <stdlib.h>

bool size_read(const char *text, Size least, int most, Size *size, Message *message) {
    char rest;
    bool two = sscanf(text, "%dx%d%c", &size->width, &size->height, &rest) == 2;
    bool fits = two && size->width >= least.width && size->height >= least.height &&
                size->width <= most && size->height <= most;
    return fits ||
           message_set(message, "--size is '%.60s'; it must be WIDTHxHEIGHT, from %dx%d to %dx%d",
                       text, least.width, least.height, most, most);
}

bool size_read_scale(const char *text, double *scale, Message *message) {
    char *end;
    *scale = strtod(text, &end);
    bool fits = end != text && *end == '\0' && *scale >= 1 && *scale <= 4;
    return fits ||
           message_set(message, "--scale is '%.60s'; it must be a number from 1 to 4", text);
}
