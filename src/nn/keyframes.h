/* Keyframes: everything training depends on at the start of some epochs, so that training on from
 * there leads to any other epoch exactly. Not the points, only which edition of them they were: who
 * changes those keeps them.
 *
 *     epoch 0        256      512  530          768      1024
 *           K---------k--------k----K------------k--------k----
 *
 * Those at the multiples of `spacing` (k) only shorten the way. When there is no room left, spacing
 * doubles and every second one goes. Those where a person intervened (K) cannot be reached from the
 * one before, so they stay; only if they fill more than half of the room, then of them the one goes
 * that leads over the fewest epochs to the next. Those epochs cannot be reached any more, and
 * keyframes_reach says so. */
#ifndef NN_KEYFRAMES_H
#define NN_KEYFRAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/trainer.h"

enum {
    KEYFRAMES_MOST = 1024,     /* at most, of a small network */
    KEYFRAMES_BYTES = 1 << 25, /* at most, of a large one, for all of them */
};

typedef struct Keyframe {
    int64_t epoch, steps, moves;
    int64_t edition; /* of the points */
    Training settings;
    bool keep;     /* an intervention, or the first: not reached from the one before */
    int64_t until; /* epochs from here on cannot be reached from this one; INT64_MAX for none */
    float *theta;  /* [count of the network], owned */
    OptimizerState optimizer; /* owned */
} Keyframe;

typedef struct Keyframes {
    int count, room;
    int kept;        /* of them, those with keep */
    int64_t spacing; /* epochs between the others: 1, 2, 4, ... */
    int weights;     /* of the network */
    Keyframe *frame; /* [room], by epoch, ascending; owned */
} Keyframes;

/* None yet. weights: of the network; the more, the fewer keyframes there is room for. */
Keyframes keyframes_create(int weights);
void keyframes_destroy(Keyframes *keyframes);
void keyframes_clear(Keyframes *keyframes);
Keyframes keyframes_copy(const Keyframes *keyframes);

/* Remembers a trainer that stands at the start of an epoch, none of them after it: if it is the
 * first, or at a multiple of spacing, or `keep`. At an epoch that has one already, `keep` puts the
 * trainer in its place. */
void keyframes_add(Keyframes *keyframes, const Trainer *trainer, bool keep, int64_t edition);

/* Forgets those after an epoch. */
void keyframes_cut(Keyframes *keyframes, int64_t epoch);

/* The last one at or before an epoch; NULL when there is none. */
const Keyframe *keyframes_before(const Keyframes *keyframes, int64_t epoch);

/* The last epoch, at or before this one, that can be reached exactly; -1 when there is none. */
int64_t keyframes_reach(const Keyframes *keyframes, int64_t epoch);

#endif
