/* Faces of what stands in space, sorted from far to near into a list of shapes: one flat colour
 * each, seams closed. Lines among them are hidden by what is nearer, as faces are. */
#ifndef DRAW_FACES_H
#define DRAW_FACES_H

#include "draw/orbit.h"
#include "draw/shapes.h"

enum { FACE_CORNERS = 4 };

typedef struct Face {
    Point corner[FACE_CORNERS]; /* on the screen */
    int corners;                /* 2: a line, `width` wide */
    float depth, width;
    Color color;
} Face;

/* All 0 at first; keeps its memory. */
typedef struct Faces {
    Face *face;
    int *order; /* of drawing */
    int count, room;
} Faces;

void faces_destroy(Faces *faces);
void faces_clear(Faces *faces);

/* depth: the larger, the nearer to the eye. Only their order counts. */
void faces_add(Faces *faces, const Point *corner, int corners, float depth, Color color);
void faces_add_line(Faces *faces, Point from, Point to, float depth, float width, Color color);

/* Sorts all of them and draws them; those that are equally near as they were added. */
void faces_draw(Faces *faces, Shapes *out);

/* The colour of a face with this normal, of any length: as it is where it lies flat, darker or
 * lighter where it is steep. much: how much of that, 0 to 1. */
Color faces_shade(Color color, Point3 normal, float much);

#endif
