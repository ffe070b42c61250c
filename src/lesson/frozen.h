/* Numbers taken at a moment and kept: those of a question when its step begins, those of its reason
 * when what was asked has happened, and all that {was} speaks of. Found again by their text. */
#ifndef LESSON_FROZEN_H
#define LESSON_FROZEN_H

#include "lesson/lesson.h"
#include "lesson/names.h"

/* Begins as {0}. */
struct Frozen {
    int count, room;
    struct FrozenNumber *number; /* owned */
};

void frozen_destroy(Frozen *frozen);

/* Takes an expression. */
void frozen_take(Frozen *frozen, const char *text, const Names *names);

/* Takes what this prose computes: {eval}, {was}, {class}, {if}, {claim}, and \val and \was in its
 * formulas. was: only {was} and \was. A text that was taken before keeps its number. */
void frozen_take_prose(Frozen *frozen, const Lesson *lesson, Prose prose, const Names *names,
                       bool was);

/* The same of a formula, or of a text with {eval}`...` or {was}`...` in it. */
void frozen_take_text(Frozen *frozen, const char *text, const Names *names, bool was);

/* False when no such text was taken. value: NAN when it had none then. */
bool frozen_find(const Frozen *frozen, const char *text, double *value, int *decimals);

#endif
