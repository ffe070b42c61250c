/* The texts of a lesson's step, one after the other: for all who read every one of them, to take
 * their numbers, to check them, or to see which keys they speak of. */
#ifndef LESSON_PASSAGE_H
#define LESSON_PASSAGE_H

#include "lesson/lesson.h"

typedef enum PassageKind {
    PASSAGE_BLOCK, /* prose of a block, or of one cell of a table */
    PASSAGE_MATH,  /* text: TeX on a line of its own */
    PASSAGE_TASK,
    PASSAGE_DERIVE,
    PASSAGE_ASK,    /* the four of a question */
    PASSAGE_CHOICE, /* text, perhaps with {eval}`...` in it; prose where it has a $formula$ */
    PASSAGE_WHY,
    PASSAGE_REPLY /* to who made that choice, or gave what it is for */
} PassageKind;

typedef struct Passage {
    PassageKind kind;
    Prose prose;         /* empty for those that are a text */
    const char *text;    /* NULL for those that are prose */
    int line;            /* of the file: of the block, or of the step */
    int predict, choice; /* of a question; choice: of PASSAGE_CHOICE and PASSAGE_REPLY */
} Passage;

/* True to go on. */
typedef bool PassageVisit(void *data, const Passage *passage);

/* False when a visit ended it. */
bool passage_each(const LessonStep *step, PassageVisit *visit, void *data);

#endif
