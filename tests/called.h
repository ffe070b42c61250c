/* The names of tags, for tests of what lies under a pointer. */
#ifndef TESTS_CALLED_H
#define TESTS_CALLED_H

#include <string.h>

#include "ui/target.h"

/* NULL for nothing. */
static inline const char *called(Tag tag) {
    return tag.target ? tag.target->name : NULL;
}

/* index: -1 for any. */
static inline bool is_called(Tag tag, const char *name, int index) {
    return tag.target && strcmp(tag.target->name, name) == 0 && (index < 0 || tag.index == index);
}

#endif
