/* The line "set NAME VALUE" as an action, and lines as words. A part of solve.c. */
#ifndef LESSON_SOLVE_SET_H
#define LESSON_SOLVE_SET_H

#include "lab/lab.h"

enum { SOLVE_WORDS = 24 };

typedef struct SolveWords {
    const char *line; /* as it was written; borrowed */
    int count;
    char word[SOLVE_WORDS][64];
} SolveWords;

/* At blanks. False when there are none or too many, or one is too long. */
bool words_split(SolveWords *words, const char *line);

/* words: set NAME VALUE. */
bool solve_set(const Lab *lab, const SolveWords *words, Action *action, Message *message);

#endif
