/* Glyphs kept in memory: a source (font.h) is asked once for each face, size and character, and
 * hardly more often for each pair of them.
 * Shared by code that measures text and the painter that sets it. */
#ifndef DRAW_GLYPHS_H
#define DRAW_GLYPHS_H

#include "draw/font.h"

typedef struct Glyphs Glyphs;

/* The source must outlive it. */
Glyphs *glyphs_create(const FontSource *source);
void glyphs_destroy(Glyphs *glyphs);

/* Never NULL: what no font has is a small empty box. Stays where it is until glyphs_destroy. */
const Glyph *glyphs_get(Glyphs *glyphs, FontFace face, int pixels, uint32_t character);

const FontMetrics *glyphs_metrics(Glyphs *glyphs, FontFace face, int pixels);
float glyphs_kerning(Glyphs *glyphs, FontFace face, int pixels, uint32_t left, uint32_t right);

#endif
