/* The line "set NAME VALUE" as an action, and lines as words. A part of solve.c. */
#ifndef LESSON_SOLVE_SET_H
#define LESSON_SOLVE_SET_H

#include "lab/lab.h"

enum { WORDS_MOST = 24 };

typedef struct Words {
    int count;
    char word[WORDS_MOST][64];
} Words;

/* At blanks. False when there are none or too many, or one is too long. */
bool words_split(Words *words, const char *line);

/* words: set NAME VALUE. */
bool solve_set(const Lab *lab, const Words *words, Action *action, Message *message);

#endif
