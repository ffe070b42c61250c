/* The live numbers of a lesson as people read them, on the screen and in print. */
#ifndef LESSON_SAY_H
#define LESSON_SAY_H

#include "lesson/figures.h"
#include "lesson/names.h"

/* The number of {eval}`expression`: "0.25", "–" for what has no value, "?" for a derivative that
 * is still to be given, and the expression itself, with a ? behind it, when it cannot be read.
 * False when it has no value. noted: of a formula that was set, with how it is to be written
 * (figures.h). */
bool say_number(const Names *names, const char *noted, char *text, size_t size);

/* The number of an expression, with how it may not be written: for figures.h. False when it cannot
 * be read. */
bool say_value(const Names *names, const char *expression, FigureNumber *number);

/* A text with its {eval}`...` as numbers: a choice's. Returns text. */
const char *say_words(const Names *names, const char *words, char text[256]);

#endif
