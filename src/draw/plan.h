/* What a list of shapes comes to on a canvas: of each shape that paints, where, within which clip,
 * and a hash of its looks; of each text, where its glyphs go. Made once for a picture, by one
 * thread; then any number of threads may paint from it. A part of the painter. */
#ifndef DRAW_PLAN_H
#define DRAW_PLAN_H

#include "draw/painter.h"
#include "draw/surface.h"

/* A glyph and its pen position on the baseline, in pixels. */
typedef struct Placed {
    const Glyph *glyph;
    int x, y;
} Placed;

typedef struct Piece {
    const Shape *shape;
    ShapeKind kind; /* of the shape, as the next three: it lies far away in memory, and what most
                       pieces are, a disc or a rectangle, is painted without asking it */
    Color color;
    float radius;
    Rect rect;
    Box clip;         /* in force for it, within the canvas */
    Box seen;         /* no pixel outside is painted; never empty, within the clip */
    uint64_t hash;    /* of all that it looks like but an image's pixels */
    int first, count; /* of a text: its glyphs among the plan's */
} Piece;

typedef struct Plan {
    const Shapes *shapes;
    float density;
    Piece *piece;
    Placed *placed;
    int pieces, glyphs, rooms[2]; /* used, and allocated */
    int *in_row, *row_end; /* for each row of tiles the pieces seen in it, and where they end */
    int rooms_of_rows[2];
} Plan;

void plan_destroy(Plan *plan);

/* For a canvas of this size; keeps its memory from picture to picture. */
void plan_make(Plan *plan, const Shapes *shapes, Glyphs *glyphs, const Canvas *canvas);

/* Sorts the pieces into rows, each so many pixels high. */
void plan_rows(Plan *plan, int height, int rows);

/* The pieces seen in a row, in their order, and how many. */
const int *plan_row(const Plan *plan, int row, int *count);

/* Points to pixels, with edges on whole pixels: what is straight is crisp. */
Box plan_box(float density, Rect rect);
int plan_whole(float x);

#endif
