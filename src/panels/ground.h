/* Ground: heights over a floor, on a square grid of nodes, as the surface and the landscape have
 * it. Its faces and its rim, the lines that lie on it, and what it hides. */
#ifndef PANELS_GROUND_H
#define PANELS_GROUND_H

#include "draw/faces.h"
#include "panels/box_view.h"

typedef struct Ground {
    int nodes;          /* along either side */
    float half[2];      /* of the floor's sides, whose middle is at 0 */
    float low, high;    /* of the box: all of it lies between them */
    const float *z;     /* [nodes][nodes]: first row at the back; where there is none, no number */
    const Color *color; /* [nodes - 1][nodes - 1] */
    Point3 *at;         /* every node in the box, */
    Point *place;       /* and on the screen; from ground_see */
} Ground;

/* Finds every node in this box. Call before it is drawn, and ground_release after. */
void ground_see(Ground *ground, const BoxView *box);
void ground_release(Ground *ground);

/* Its height between the nodes; not a number beyond it. */
float ground_at(const Ground *ground, Point at);

/* How deep under the ground a place lies on its way to the eye: 0 where it is seen. */
float ground_depth_under(const Ground *ground, const BoxView *box, Point3 at);

/* Whether any of it is drawn in there. */
bool ground_covers(const Ground *ground, Rect screen);

/* Draws the cells with heights from `from` up to `below`, from far to near, shaded. */
void ground_faces(const Ground *ground, BoxView *box, float from, float below);

/* Between the ground's edge and the floor, on the sides that are turned to the eye. */
void ground_skirt(const Ground *ground, BoxView *box);

/* Where it ends. */
void ground_rim(const Ground *ground, BoxView *box);

/* How a line over the ground looks, and how much of it is left where that hides it: 0 to 1. */
typedef struct GroundLine {
    float width, dash; /* dash: 0 for none */
    Color color;
    float hidden;
} GroundLine;

void ground_line(const Ground *ground, BoxView *box, const Point3 *at, int count,
                 const GroundLine *line);

#endif
