/* How much of each pixel a set of polygons covers, exactly: each edge adds its signed area to the
 * pixels it crosses, and a sum along each row gives the coverage. Pieces that turn the same way add
 * up, so that a line made of many pieces is covered once. A part of the painter. */
#ifndef DRAW_COVER_H
#define DRAW_COVER_H

#include "draw/surface.h"

typedef struct Cover {
    float *area;       /* [height][width + 2], all 0 between shapes */
    int *left, *right; /* [height]: pixels touched in a row */
    int width, height; /* of the rows there is room for */
    int origin;        /* the first of them on the canvas */
    int top, bottom;   /* rows touched */
} Cover;

Cover cover_create(void);
void cover_destroy(Cover *cover);

/* Room for so many rows of a canvas of this width. */
void cover_resize(Cover *cover, int width, int height);

/* Which rows of the canvas: what lies above and below them is left out. Rows are computed each for
 * itself, so that the same comes out however a canvas is cut. */
void cover_place(Cover *cover, int origin);

/* Points in pixels, in either direction; closed. */
void cover_polygon(Cover *cover, const Point *point, int count);

/* A line piece with round ends: clockwise, like all that it is made of. */
void cover_capsule(Cover *cover, Point a, Point b, float width, bool cap_a, bool cap_b);

/* Paints what was added, and is empty again. */
void cover_paint(Cover *cover, const Surface *surface, Color color);

#endif
