/* Shapes into pixels, with every edge anti-aliased, by the processor alone: the same pixels in the
 * window, in `halfplane render`, and in the golden pictures, on any number of threads, and whether
 * all is painted or only what has changed. */
#ifndef DRAW_PAINTER_H
#define DRAW_PAINTER_H

#include "draw/glyphs.h"
#include "draw/shapes.h"
#include "draw/tiles.h"

typedef struct Canvas {
    int width, height; /* in pixels */
    uint32_t *pixels;  /* [height][width], bytes r, g, b, 255 */
    float density;     /* pixels per point */
} Canvas;

/* Scratch that is kept from frame to frame. */
typedef struct Painter Painter;

/* The glyphs must outlive it. */
Painter *painter_create(Glyphs *glyphs, int threads);
void painter_destroy(Painter *painter);

/* Paints all of them, over what the canvas holds. */
void painter_paint(Painter *painter, Canvas *canvas, const Shapes *shapes);

/* Paints the tiles whose looks have changed since the canvas was painted last by the same painter
 * with the same `shown`, which then says which they were. The shapes must begin with one that is
 * opaque and covers all. */
void painter_repaint(Painter *painter, Canvas *canvas, const Shapes *shapes, Tiles *shown);

#endif
