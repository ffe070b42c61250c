/* What every training point adds: its own loss, and its blame, the length of delta = dL/dz in each
 * layer. A pass for each point, so only computed on request (lab_find_shares). */
#ifndef LAB_SHARES_H
#define LAB_SHARES_H

#include "nn/run.h"

enum { SHARES_MOST = 1000 }; /* points; of more, an even choice */

typedef struct Shares {
    int count;               /* points of which it is known */
    int *point;              /* [count]: index in the data */
    float *loss;             /* [count]: its own, without penalties */
    float most;              /* the largest of these */
    float delta[MAX_LAYERS]; /* the mean over the points of a layer's |delta| */
} Shares;

void shares_destroy(Shares *shares);

void shares_find(Shares *shares, const Run *run);

#endif
