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
    Rect bins; /* the part of the screen that is divided into bins, */
    int *bin;  /* and the first entry of each; -1 for none */
    struct FaceEntry *entry;
    int entries, entry_room;
} Faces;

void faces_destroy(Faces *faces);
void faces_clear(Faces *faces);

/* depth: the larger, the nearer to the eye. Only their order counts. */
void faces_add(Faces *faces, const Point *corner, int corners, float depth, Color color);
void faces_add_line(Faces *faces, Point from, Point to, float depth, float width, Color color);

/* Sorts all of them and draws them; those that are equally near as they were added. */
void faces_draw(Faces *faces, Shapes *out);

/* Call once all are added, before faces_hide: finds which faces lie where on this part of the
 * screen. */
void faces_bin(Faces *faces, Rect part);

/* Whether a face hides a place of the screen that is so near. What lies on a face, or hardly
 * beneath it, is not hidden. */
bool faces_hide(const Faces *faces, Point place, float depth);

/* The colour of a face with this normal, of any length: as it is where it lies flat, darker or
 * lighter where it is steep. much: how much of that, 0 to 1. */
Color faces_shade(Color color, Point3 normal, float much);

/* The same where both sides are seen: they are lit alike, and evenly from one to the other. */
Color faces_shade_both(Color color, Point3 normal, float much);

#endif
