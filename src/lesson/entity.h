/* A letter that Markdown spells out: &amp; or &#955;. */
#ifndef LESSON_ENTITY_H
#define LESSON_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

/* The letter in UTF-8, or "?" where it cannot be shown. False when the name is not known: then it
 * stands as typed. */
bool entity_text(const char *entity, size_t length, char letter[8]);

#endif
