/* What many networks answer over the plane, laid over each other: the mean answer, how far they are
 * from it, and how many have their boundary in a place. Of one input, over which there is no plane:
 * the curves of their answers. Sums are whole numbers, so that the order of the networks does not
 * matter. */
#ifndef LAB_OVERLAY_H
#define LAB_OVERLAY_H

#include "nn/field.h"
#include "nn/run.h"

typedef struct Overlay {
    Plane window;
    bool curves;        /* of one input: in place of boundaries */
    int cells, outputs; /* cells on each side; outputs 0: no network has been added yet */
    int networks;
    double part;           /* an answer is kept in parts of this */
    int64_t *sum, *square; /* [outputs][places], places: cells * cells, of curves cells; owned */
    int *edge; /* [cells * cells]: how much of it boundaries or curves cover, of each network up to
                  OVERLAY_EDGE; owned */
} Overlay;

enum { OVERLAY_EDGE = 64 };

void overlay_destroy(Overlay *overlay);

/* Adds the network of a run, over a window that is the same for all of them. With another number of
 * outputs than the first it is left out. */
void overlay_add(Overlay *overlay, const Run *run, const Plane *window, int cells);

/* How many networks have their boundary or curve in a place, as a share of all. */
float overlay_edge(const Overlay *overlay, int place);

/* How many places have an answer. */
int overlay_places(const Overlay *overlay);

/* The mean answer of each output, into value [outputs][places]. */
void overlay_mean(const Overlay *overlay, float *value);

/* How far the answers are from their mean: the standard deviation of one output, [places]. */
void overlay_spread(const Overlay *overlay, int output, float *value);

#endif
