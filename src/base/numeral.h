/* Numbers as people read them: a real minus sign (U+2212), "∞" and "–" for what is none. What
 * is to be read back is written by scene/number.h. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stddef.h>

/* So many decimals. Into out [size]; returns out. */
char *numeral_fixed(double value, int decimals, char *out, size_t size);

/* About so many significant digits, in powers of ten where that is shorter: "3·10⁸", "0.0042". */
char *numeral_short(double value, int digits, char *out, size_t size);

/* As lessons, the network and the run show a number that nobody gave digits: two decimals, one from
 * 100 on, below 1 three significant digits, zeros at the end left out. All of one screen agree. */
char *numeral_plain(double value, char *out, size_t size);

/* As numbers below each other are shown: two decimals even where they are zeros, or enough digits
 * to differ from zero. */
char *numeral_shown(double value, char *out, size_t size);

/* How many decimals factors are to be written with, from two (as numeral_shown does) to four, so
 * that the product of what is written is the result as numeral_shown writes it; 0 when that takes
 * more: then the two are only about equal. */
int numeral_product(const double *factor, int count, double result);

#endif
