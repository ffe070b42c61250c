/* The keys that {key} may name, as they are written in lessons. What each does, and the sheet of
 * keys: screen/keys.h. */
#ifndef LESSON_KEY_NAMES_H
#define LESSON_KEY_NAMES_H

#include <stdbool.h>

/* Whether there is such a key, alone or with Shift+ or Ctrl+ before it. If not, hint says what may
 * have been meant. */
bool key_names_know(const char *text, char hint[256]);

#endif
