/* The way training came: where the weights stood after each step, and how large each layer's gradient was. Kept by the
 * lab for pictures only; to go back in time there is the timeline.
 *
 * Of a long way every second place is dropped whenever there are TRAIL_MOST, so that what is left lies evenly over all of
 * it. Going back in time keeps the way ahead until another step is taken; a weight set by hand begins a new way.
 *
 * A way that is left where it began, for another one, is remembered beside it, so that two rates or batches can be
 * compared: as long as the start and the loss (loss_key.h) stay the same. */
#ifndef LAB_TRAIL_H
#define LAB_TRAIL_H

#include "nn/run.h"

enum { TRAIL_MOST = 512, TRAIL_WEIGHTS = 256, TRAIL_FORMER = 2 };

/* A whole way that was left. */
typedef struct Way {
    int count;    /* places; 0: there is none */
    float *theta; /* [count][weights], owned */
} Way;

typedef struct Trail {
    int count; /* places */
    int weights; /* numbers of theta kept of each: all of them, or 0 when there are above TRAIL_WEIGHTS */
    int layers;                /* of the network */
    int64_t every;             /* steps between two places */
    int64_t step[TRAIL_MOST];  /* steps taken until there */
    int64_t epoch[TRAIL_MOST]; /* epochs finished by then */
    float (*norm)[MAX_LAYERS]; /* [TRAIL_MOST]: of the gradient that led there; 0 at a beginning */
    float *theta;              /* [TRAIL_MOST][weights] */
    uint64_t loss;             /* loss_key of the run it was followed on */
    Way former[TRAIL_FORMER];  /* the one that was left last comes first */
} Trail;

void trail_destroy(Trail *trail);

/* Where the run stands now, if that is new. Forgets what does not lead there. */
void trail_follow(Trail *trail, const Run *run);

/* Before the run is followed: when its loss has become another one, former ways are forgotten. */
void trail_keep_loss(Trail *trail, const Run *run);

/* Before a step is taken: what lay ahead will not come. */
void trail_branch(Trail *trail, const Run *run);

/* The rest of an epoch, followed step by step; false as run_step is. */
bool trail_epoch(Trail *trail, Run *run);

/* How many places lie at or before so many steps. */
int trail_until(const Trail *trail, int64_t steps);

/* The Euclidean length of each layer's part of a gradient [net->count]. */
void trail_norms(const Network *net, const float *gradient, float norm[MAX_LAYERS]);

#endif
