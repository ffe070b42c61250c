/* How much of each pixel a set of polygons covers, exactly: each edge adds its signed area to the
 * pixels it crosses, and a sum along each row gives the coverage. Pieces that turn the same way add
 * up, so that a line made of many pieces is covered once. A part of the painter. */
#ifndef DRAW_COVER_H
#define DRAW_COVER_H

#include "draw/surface.h"

enum { COVER_BLOCK = 16, COVER_SMALL = 32, COVER_SMALL_WIDE = 36 };

typedef struct Cover {
    float *area;       /* [blocks][height + 1][COVER_BLOCK], all 0 between shapes */
    bool *touched;     /* [height][blocks]: else they are 0 */
    int *left, *right; /* [height]: pixels touched in a row */
    int blocks;        /* in a row: as many as hold two pixels more than its width */
    int width, height; /* of the rows there is room for */
    int origin;        /* the first of them on the canvas */
    int top, bottom;   /* rows touched */
    /* What lies within a small square is added up here instead, all 0 between shapes: pictures in
     * space are made of thousands of small faces. */
    bool is_small;
    int small_left, small_top, small_columns;
    float small[COVER_SMALL][COVER_SMALL_WIDE];
} Cover;

Cover cover_create(void);
void cover_destroy(Cover *cover);

/* Room for so many rows of a canvas of this width. */
void cover_resize(Cover *cover, int width, int height);

/* Which rows of the canvas: what lies above and below them is left out. Rows are computed each for
 * itself, so that the same comes out however a canvas is cut. */
void cover_place(Cover *cover, int origin);

/* What is added until it is painted lies between these two corners, in pixels: so it is added up
 * faster if they are near each other. Without, the same comes out but for rounding. */
void cover_expect(Cover *cover, Point low, Point high);

/* Points in pixels, in either direction; closed. */
void cover_polygon(Cover *cover, const Point *point, int count);

/* How a piece of a line ends: cut across, round, or where it meets the next piece of a bend, which
 * ends there as well: from at + across to at - across. */
typedef enum EndKind { END_FLAT, END_ROUND, END_MITRE } EndKind;
typedef struct LineEnd {
    EndKind kind;
    Point across; /* of END_MITRE */
} LineEnd;

/* How a line of this width that goes from a by b to c ends its pieces at b: in a mitre if it hardly
 * turns; else the first piece rounds the bend and the second begins flat. */
LineEnd cover_bend(Point a, Point b, Point c, float width);

/* A piece of a line: clockwise, like all that it is made of. */
void cover_piece(Cover *cover, Point a, Point b, float width, LineEnd at_a, LineEnd at_b);

/* Paints what was added, and is empty again. */
void cover_paint(Cover *cover, const Surface *surface, Color color);

#endif
