/* Text in one line: how wide it is, where each character goes, how it is shortened, how paragraphs
 * break. UTF-8; a byte that is none is shown as U+FFFD. A minus sign is U+2212. */
#ifndef DRAW_TEXT_H
#define DRAW_TEXT_H

#include "draw/glyphs.h"
#include "draw/shapes.h"

/* The next character of *at, which moves past it; 0 at the end. */
uint32_t text_next(const char **at);

/* The size of the em in whole pixels, as glyphs come in. */
int text_pixels(const TextStyle *style, float density);

/* From one character's pen position to the next's, in pixels; before: the character on its left, 0
 * for none. */
float text_advance(Glyphs *glyphs, const TextStyle *style, int pixels, uint32_t before,
                   uint32_t character);

/* How far right of its pen position a character is set: a tabular figure that is narrower than the
 * others stands in the middle of its place. */
float text_shift(Glyphs *glyphs, const TextStyle *style, int pixels, uint32_t character);

/* In points. */
float text_width(Glyphs *glyphs, const char *text, const TextStyle *style, float density);
float text_cap(Glyphs *glyphs, const TextStyle *style, float density); /* of a capital */

/* text, or its beginning and an ellipsis when it is wider than that; of a number with a power of
 * ten, which is never cut, fewer digits. Into out [size]; returns out. */
char *text_fit(Glyphs *glyphs, const char *text, const TextStyle *style, float density, float width,
               char *out, size_t size);

/* How many bytes of text stand together: up to the next blank; in scripts that are written without
 * blanks, Chinese and Japanese, a character with the signs that may not be parted from it. */
size_t text_word(const char *text);

/* How many bytes of text go into a line of this width, broken between words; at least one
 * character. */
size_t text_break(Glyphs *glyphs, const char *text, const TextStyle *style, float density,
                  float width);

/* Numbers for people: base/numeral.h. */
char *text_number(double value, int decimals, char *out, size_t size);
char *text_short(double value, int digits, char *out, size_t size);

/* Adds to the end of a text of at most so many bytes; what does not fit is left out. */
void text_add(char *text, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
