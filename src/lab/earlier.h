/* What the lab keeps of runs that were left, to compare the present one with: the curve of the last
 * (lab->ghost), the lines they found (fan.h), and where the one before began (layer_sizes.h). Undo
 * within a scene leaves them as they are, and brings back the lines of the points of then. Only
 * lab.c and train.c call this. */
#ifndef LAB_EARLIER_H
#define LAB_EARLIER_H

#include "lab/lab.h"

/* What an edit may leave behind: taken before it, since it may replace the run. */
typedef struct Leaving {
    bool found;   /* the run has come to a line, which joins the fan */
    TrailWay way; /* of the run */
    Loss loss;
    float line[3];
} Leaving;

Leaving earlier_leaving(const Lab *lab, ActionKind kind);

/* After the edit, which left this curve (empty: none). A curve is compared with later ones only
 * while points and loss are the same. Takes ownership of it. */
void earlier_follow(Lab *lab, ActionKind kind, const Leaving *leaving, Timeline left);

/* The curve becomes the ghost, if there is anything on it. Takes ownership of it. */
void earlier_leave(Lab *lab, Timeline timeline, TrailWay way);

/* Another scene has nothing in common with the runs before it. */
void earlier_forget(Lab *lab);

#endif
