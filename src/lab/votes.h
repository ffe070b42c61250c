/* What every point of the coming step says of one weight: the derivative of its own loss. The
 * step takes their mean. Of the perceptron rule, which learns from one point, there are none. */
#ifndef LAB_VOTES_H
#define LAB_VOTES_H

#include "nn/trainer.h"

enum { VOTES_MOST = 2000 }; /* of more points nothing is counted */

typedef struct Votes {
    int weight;           /* in theta */
    int points;           /* of the step */
    int count;            /* that are counted here: all of them, or none */
    int *point;           /* [count]: index in the data, rising */
    double *gradient;     /* [count]: dL_p/dw, without penalties */
    double mean, largest; /* largest: of their sizes */
} Votes;

/* All zero at first. */
void votes_count(Votes *votes, const Trainer *trainer, int weight);
void votes_destroy(Votes *votes);

#endif
