/* Shapes as SVG: the picture as it is painted, in lines and letters that may be enlarged and
 * edited. Text stays text, in the fonts it is painted with, and takes as much room also where a
 * reader has others. Shadows are left out. */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include "draw/glyphs.h"
#include "draw/shapes.h"

/* A whole file, to be freed, of what lies in this rectangle, in points. */
char *svg_text(const Shapes *shapes, Glyphs *glyphs, Rect part, size_t *length);

#endif
