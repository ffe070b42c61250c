/* The decision boundary between classes, as segments over the plane. Traced through the field's
 * values; where those jump from one cell to the next, the network itself is evaluated, so that
 * the line is smooth however steep it is. */
#ifndef PANELS_BOUNDARY_H
#define PANELS_BOUNDARY_H

#include "draw/contour.h"
#include "lab/lab.h"

typedef struct Boundary {
    Segment *segment; /* in the plane's coordinates; owned */
    int segments;
    int64_t epoch; /* of the run, when it was traced */
} Boundary;

void boundary_destroy(Boundary *boundary);

/* value: the outputs [outputs][height][width] over the window. work: of the lab's network. None
 * where labels are numbers. */
void boundary_trace(Boundary *boundary, const Lab *lab, Workspace *work, const Plane *window,
                    const float *value, int width, int height);

#endif
