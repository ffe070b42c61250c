/* The decision boundary between classes, as lines over the plane, traced through field values;
 * where those jump between cells, the network is evaluated, so the line is smooth however steep. */
#ifndef PANELS_BOUNDARY_H
#define PANELS_BOUNDARY_H

#include "draw/contour_lines.h"
#include "lab/lab.h"

typedef struct Boundary {
    ContourLines line; /* in the plane's coordinates */
    int64_t epoch;     /* of the run, when it was traced */
} Boundary;

void boundary_destroy(Boundary *boundary);

/* value: [outputs][height][width] over window. work: the network's. None for numeric labels. */
void boundary_trace(Boundary *boundary, const Lab *lab, Workspace *work, const Plane *window,
                    const float *value, int width, int height);

#endif
