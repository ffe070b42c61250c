/* Shapes into pixels, with every edge anti-aliased, by the processor alone: the same pixels in the
 * window, in `halfplane render`, and in the golden pictures. */
#ifndef DRAW_PAINTER_H
#define DRAW_PAINTER_H

#include "draw/glyphs.h"
#include "draw/shapes.h"

typedef struct Canvas {
    int width, height; /* in pixels */
    uint32_t *pixels;  /* [height][width], bytes r, g, b, 255 */
    float density;     /* pixels per point */
} Canvas;

/* Scratch that is kept from frame to frame. */
typedef struct Painter Painter;

/* The glyphs must outlive it. */
Painter *painter_create(Glyphs *glyphs);
void painter_destroy(Painter *painter);

/* Paints all of them; nothing outside `dirty`, in points, is changed (NULL: everything). */
void painter_paint(Painter *painter, Canvas *canvas, const Shapes *shapes, const Rect *dirty);

#endif
