/* The three directions along which the points differ most, as a layer of more than three units sees
 * them: principal axes. */
#ifndef PANELS_MAIN_AXES_H
#define PANELS_MAIN_AXES_H

#include "lab/lab.h"

/* axis: [3][units], each 1 long, at right angles to the others. What is there is where the search
 * begins, and the way that an axis points; all 0 at first. */
void main_axes_find(const Lab *lab, int layer, float axis[3][MAX_UNITS]);

#endif
