/* Numbers as text, and back. What a scene holds and what --json prints is written here, so that a
 * number never changes by being saved, shown or sent on.
 *
 * Only plain decimals are read: no hexadecimal, no infinity, no blanks. Assumes the C locale, which
 * the program never leaves. */
#ifndef SCENE_NUMBER_H
#define SCENE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

/* The shortest decimal that reads back to the same bits: 2.6, -10.1, 200, 1e-08. Numbers that are
 * not finite give nan, inf and -inf, which are no JSON: look first. Returns text. */
const char *number_text(float value, char text[32]);
const char *number_text_double(double value, char text[32]);

/* A float as the decimal that a person would write for it: 0.1 where the float's own value is
 * 0.100000001. */
double number_decimal(float value);

/* False, and *value as it was, when the text is no number or one too large to hold. */
bool number_read(const char *text, float *value);
bool number_read_double(const char *text, double *value);

/* Digits only: 0 to 18446744073709551615. */
bool number_read_whole(const char *text, uint64_t *value);

#endif
