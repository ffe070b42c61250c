/* The proof that a lesson is sound: every step is played as its `solve` lines say. Every task must
 * be met by its own lines and not before, every proof of a prediction must hold, every number must
 * be known. */
#ifndef LESSON_CHECK_H
#define LESSON_CHECK_H

#include "lesson/player.h"

/* What is found wrong: "file:line: ...". */
typedef void (*CheckReport)(void *data, const char *text);

/* Called in every step when it has been entered (done false) and when all its tasks are met (done
 * true), for checks that others make of the same state: formulas, pictures. */
typedef void (*CheckVisit)(void *data, const Player *player, const Lab *lab, bool done);

typedef struct LessonCheck {
    CheckReport report;
    CheckVisit visit; /* or NULL */
    void *data;
    int steps, tasks, proofs, numbers; /* what was checked */
    int problems;
} LessonCheck;

/* Plays the lesson in a lab of its own. False when something is wrong. */
bool lesson_check(LessonCheck *check, const char *path, int threads);

#endif
