/* The text of a lesson, cleaned before anything looks into it: UTF-8 that can be shown, with lines
 * that end in \n, whatever editor wrote it. */
#ifndef LESSON_SOURCE_H
#define LESSON_SOURCE_H

#include <stddef.h>

#include "base/message.h"

typedef struct Source {
    char *text; /* ended by 0; owned */
    size_t length;
} Source;

/* False, with nothing to be destroyed, when it is too long, no text, or nested so deep that it
 * would take too long to read. The message begins "name:line: ". */
bool source_create(Source *source, const char *text, size_t length, const char *name,
                   Message *message);
void source_destroy(Source *source);

#endif
