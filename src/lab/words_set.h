/* The line "set NAME VALUE" as an action. A part of words.c. */
#ifndef LAB_WORDS_SET_H
#define LAB_WORDS_SET_H

#include "lab/words.h"

/* words: set NAME VALUE. */
bool words_set(const Lab *lab, const Words *words, Action *action, Message *message);

#endif
