/* Which hidden units sat out the step that was taken last, as long as dropout is on and nothing is
 * playing. Every point of a step has its own: it is told for the ringed point if that was in the
 * step for certain, or else for the step's first point. */
#ifndef LAB_DROPPED_H
#define LAB_DROPPED_H

#include "lab/lab.h"

/* The point it is told for, an index in the data; -1 when there is nothing to tell. */
int dropped_for(const Lab *lab);

bool dropped_unit(const Lab *lab, int layer, int unit);

/* How many hidden units; 0 when there is nothing to tell. */
int dropped_units(const Lab *lab);

/* Whether a weight leads from or to such a unit. */
bool dropped_weight(const Lab *lab, int weight);

#endif
