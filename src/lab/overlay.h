/* What many networks answer over the plane, laid over each other: the mean answer, and how many
 * have their boundary in a place. Sums are whole numbers, so that the order of the networks does
 * not matter. */
#ifndef LAB_OVERLAY_H
#define LAB_OVERLAY_H

#include "nn/field.h"
#include "nn/run.h"

typedef struct Overlay {
    Plane window;
    int cells, outputs; /* cells on each side; outputs 0: no network has been added yet */
    int networks;
    int64_t *sum; /* [outputs][cells * cells]; owned */
    int *edge;    /* [cells * cells]: networks whose boundary runs through; owned */
} Overlay;

void overlay_destroy(Overlay *overlay);

/* Adds the network of a run, over a window that is the same for all of them. With another number of
 * outputs than the first it is left out. */
void overlay_add(Overlay *overlay, const Run *run, const Plane *window, int cells);

/* The mean answer of each output, into value [outputs][cells * cells]. */
void overlay_mean(const Overlay *overlay, float *value);

#endif
