/* Numbers as people read them: a real minus sign (U+2212), "∞" and "–" for what is none. What
 * is to be read back is written by scene/number.h. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

/* "⁸"; and such a digit, or "⁻", where text begins: as '8' or '-'. Returns its bytes, 0 for
 * none. */
const char *numeral_raised(int digit);
size_t numeral_read_raised(const char *text, char *plain);

/* So many decimals. Into out [size]; returns out. */
char *numeral_fixed(double value, int decimals, char *out, size_t size);

/* About so many significant digits, in powers of ten where that is shorter: "3·10⁸", "0.0042". */
char *numeral_short(double value, int digits, char *out, size_t size);

/* Whether a text ends in a number with a power of ten, as "−2.83·10⁸" does: where its first digit
 * stands, and the power. */
bool numeral_power(const char *text, const char **mantissa, int *power);

/* The same with a digit less, "−2.8·10⁸", where there is little room. False, and out as it was, for
 * what ends in no such number, or in one of one digit. */
bool numeral_shorten(const char *text, char *out, size_t size);

/* As lessons, the network and the run show a number that nobody gave digits: two decimals, one from
 * 100 on, below 1 three significant digits, zeros at the end left out. All of one screen agree. */
char *numeral_plain(double value, char *out, size_t size);

/* As numbers below each other are shown: two decimals even where they are zeros, or enough digits
 * to differ from zero. */
char *numeral_shown(double value, char *out, size_t size);

/* Of a value that comes near low and high (either may be infinite) and is never there. out: as it
 * is written otherwise. Where that reads as one of them it gets more decimals, and where four still
 * do, it becomes "> 0.9999". Returns out. */
char *numeral_short_of(double value, double low, double high, char *out, size_t size);

/* Whether it is such a "> 0.9999", so that no = stands before it. */
bool numeral_is_bound(const char *number);

/* How many decimals factors are to be written with, from two (as numeral_shown does) to four, so
 * that the product of what is written is the result as numeral_shown writes it; 0 when that takes
 * more: then the two are only about equal. */
int numeral_product(const double *factor, int count, double result);

#endif
