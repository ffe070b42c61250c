/* The numbers of a formula as they are printed: with so many digits that its sums and products come
 * out as printed, and signs, zeros and ones as people write them: + −3 as − 3, 1x as x. */
#ifndef LESSON_FIGURES_H
#define LESSON_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"

/* A number that is to be written. */
typedef struct FigureNumber {
    double value;
    int decimals;     /* asked for; -1 for the usual ones */
    double low, high; /* what a unit's value comes near and never reaches; else infinite */
} FigureNumber;

/* What \val{expression} or \was{expression} is now. False when it has no value. */
typedef bool FigureValue(void *data, const char *expression, bool was, FigureNumber *number);

/* The formula as it is to be set, with how each number is to be written noted in its \val. The
 * caller frees it. problem: "" when its sums come out, else which does not; may be NULL. */
char *figures_set(const char *tex, FigureValue *value, void *data, Message *problem);

/* How one number is to be written. */
typedef struct Figure {
    char expression[256];
    int extra; /* digits, beyond those that are usual or asked for */
    bool size; /* without its sign, which stands before it in the formula */
} Figure;

/* Of the expression in a \val of a formula that was set. */
Figure figure_read(const char *noted);

/* The number as it is written. */
char *figure_write(const Figure *figure, const FigureNumber *number, char *text, size_t size);

#endif
