/* Options by their names in comparisons: activation[1] == tanh, optimizer != adam,
 * shuffle == off. A part of
 * names.c. */
#ifndef LESSON_OPTION_NAMES_H
#define LESSON_OPTION_NAMES_H

#include "lesson/names.h"

/* For the leaves a and b of a comparison: whether b is the name of an option of the control
 * that a is, and then its number; of one that is on or off, 1 or 0. A dash in it is written _. */
bool option_names_number(const Lab *lab, const Leaf *a, const Leaf *b, double *number);

/* Whether b would have to be such a name and is none; then the message says which there are. */
bool option_names_lack(const Lab *lab, const Leaf *a, const Leaf *b, Message *message);

#endif
