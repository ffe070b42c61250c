/* The two main directions of the run's own path among all weights: a landscape over them shows the
 * valley that training really went through. Of several runs side by side, of all their paths. */
#ifndef PANELS_PATH_AXES_H
#define PANELS_PATH_AXES_H

#include "base/rect.h"
#include "lab/lab.h"

typedef struct PathAxes {
    float axis[2][TRAIL_WEIGHTS]; /* each 1 long, at right angles to the other */
    float origin[TRAIL_WEIGHTS];  /* where the path begins; of several, in their midst */
    int weights;                  /* 0: there are none yet */
    int places;                   /* of the path when they were found */
    uint64_t shape;               /* of the network they are for */
} PathAxes;

/* Finds them once the path has a few places, and again whenever it has twice as many: directions
 * that turn at every step could not be followed. False while there are none. */
bool path_axes_follow(PathAxes *axes, const Lab *const *lab, int labs, uint64_t shape);

/* How far weights lie from the origin along each. */
Point path_axes_at(const PathAxes *axes, const float *theta);

#endif
