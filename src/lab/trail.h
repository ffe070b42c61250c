/* The path of the weights over the landscape during training: the weights after each step, and
 * the length of each layer's gradient. Kept for drawing only; going back in time is the
 * timeline's business, and going back to an earlier path that of undo (history.h).
 *
 * When there are TRAIL_MOST places, every second one is dropped, so the rest stays evenly
 * spread over the whole path. Going back in time keeps what lies ahead until another step is
 * taken. Setting a weight by hand starts a new path.
 *
 * When training restarts from the same start, the path so far becomes a former one, so that two
 * rates or batches can be compared. Former paths are kept as long as the start and the loss
 * (loss_key.h) stay the same. */
#ifndef LAB_TRAIL_H
#define LAB_TRAIL_H

#include "nn/run.h"

enum { TRAIL_MOST = 512, TRAIL_WEIGHTS = 256, TRAIL_FORMER = 2 };

/* How its last step was taken, and of which network: of former paths it is that of the present one,
 * and network.layers is 0. */
typedef struct TrailWay {
    Training training;
    NetworkDef network;
} TrailWay;

/* A former path. */
typedef struct FormerPath {
    int count;    /* places; 0: there is none */
    float *theta; /* [count][weights], owned */
    TrailWay way;
} FormerPath;

typedef struct Trail {
    int count; /* places */
    /* numbers of theta kept of each: all of them, or 0 when there are above TRAIL_WEIGHTS */
    int weights;
    int layers;                /* of the network */
    int64_t every;             /* steps between two places */
    int64_t step[TRAIL_MOST];  /* steps taken until there */
    int64_t epoch[TRAIL_MOST]; /* epochs finished by then */
    float (*norm)[MAX_LAYERS]; /* [TRAIL_MOST]: of the gradient that led there; 0 at a beginning */
    float *theta;              /* [TRAIL_MOST][weights] */
    TrailWay way;
    uint64_t loss;                   /* loss_key of the run it was followed on */
    FormerPath former[TRAIL_FORMER]; /* the latest first */
} Trail;

void trail_destroy(Trail *trail);

/* The path of another run in place of this one; that other is left without any. A copy is of the
 * present path alone, without former ones; or of all. */
void trail_take(Trail *trail, Trail *other);
Trail trail_copy(const Trail *trail);
Trail trail_copy_all(const Trail *trail);

/* About how much memory its places take. */
size_t trail_bytes(const Trail *trail);

/* Adds the run's present weights, if they are new. Drops a path that does not lead to them. */
void trail_follow(Trail *trail, const Run *run);

/* Call before trail_follow: drops former paths when the run's loss has become another function. */
void trail_keep_loss(Trail *trail, const Run *run);

/* Call before a step is taken: drops what lay ahead. */
void trail_branch(Trail *trail, const Run *run);

/* Trains the rest of the epoch and follows it step by step; false when run_step was. */
bool trail_epoch(Trail *trail, Run *run);

/* How many places lie at or before so many steps. */
int trail_until(const Trail *trail, int64_t steps);

/* The Euclidean length of each layer's part of a gradient [net->count]. */
void trail_norms(const Network *net, const float *gradient, float norm[MAX_LAYERS]);

#endif
