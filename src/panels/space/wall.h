/* The boundary of a network over three columns: the surface in the box of the data where its answer
 * turns, as triangles that share their corners. */
#ifndef PANELS_WALL_H
#define PANELS_WALL_H

#include "draw/orbit.h"
#include "lab/lab.h"

/* All 0 at first; keeps its memory. */
typedef struct Wall {
    Point3 *at;     /* [nodes]: in the box, from -1 to 1 */
    Point3 *normal; /* [nodes]: of any length, to where the answer is higher */
    int nodes, node_room;
    int (*corner)[3]; /* [triangles]: nodes */
    int triangles, room;
} Wall;

void wall_destroy(Wall *wall);

/* Of column d, -1 and 1 of the box are middle[d] - half[d] and middle[d] + half[d]. None where
 * there is no single boundary: for numbers, for more than two classes. */
void wall_find(Wall *wall, const Lab *lab, const float middle[3], const float half[3]);

/* Whether two nodes lie on one side of the box: between them the boundary leaves it. */
bool wall_ends_between(const Wall *wall, int a, int b);

#endif
