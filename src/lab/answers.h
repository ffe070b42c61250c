/* What the network answers along one column of the data, for curves over it: with the present
 * weights, those before, those to come. */
#ifndef LAB_ANSWERS_H
#define LAB_ANSWERS_H

#include "lab/lab.h"

/* The first output at x[count], values of the column that the plane has across, into value [count].
 * Other columns are as at the selected point, or else as in the slice that is shown. theta
 * [count of the network]: NULL for the present weights. */
void answers_at(const Lab *lab, const float *theta, int count, const float *x, float *value);

/* The same for one score of one unit: its only one, or of a maxout unit that of a piece. */
void answers_of_piece(const Lab *lab, int layer, int unit, int piece, int count, const float *x,
                      float *z);

#endif
