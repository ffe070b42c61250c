/* The line "set NAME VALUE" as an action. A part of words.c. */
#ifndef LAB_WORDS_SET_H
#define LAB_WORDS_SET_H

#include "lab/control.h"
#include "lab/words.h"

/* words: set NAME VALUE. */
bool words_set(const Lab *lab, const Words *words, Action *action, Message *message);

/* What sets a control, or one of a family (from 0; -1 for no brackets), to a value in words, as the
 * lab's scene stands: it reads nothing else of the lab. */
bool words_set_control(const Lab *lab, Control control, int which, const char *text, Action *action,
                       Message *message);

#endif
