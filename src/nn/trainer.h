/* Training, one step at a time. A step is one update of the weights: from a whole batch, a
 * mini-batch, or one point. Every finished step leaves a record; everything drawn or printed about
 * a step is read from there.
 *
 * A step has four phases, which can be taken one by one or all at once:
 *     forward    outputs of the step's points
 *     loss       their mean loss, before the step
 *     backward   the gradient of that loss and of the penalties
 *     update     the change, and theta moved by it
 *
 * The same network, samples and settings give the same bits, on any number of threads. */
#ifndef NN_TRAINER_H
#define NN_TRAINER_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/network.h"
#include "nn/optimizer.h"
#include "nn/pass.h"
#include "nn/samples.h"
#include "nn/training.h"

typedef enum Phase { PHASE_FORWARD, PHASE_LOSS, PHASE_BACKWARD, PHASE_UPDATE, PHASE_COUNT } Phase;

/* The record of the step that is under way or was finished last. Arrays are [network.count]. */
typedef struct Step {
    int64_t epoch;     /* the epoch it belongs to, from 0 */
    int64_t number;    /* steps before it, over all epochs */
    int first, points; /* its points: trainer.order[first .. first + points - 1] */
    int sample;        /* the first of these */
    Dropout dropout;   /* which units sat out: see dropout.h */
    float rate;        /* it was taken at; 0 before the first */
    double loss;       /* mean over its points before the update, without penalties */
    float *gradient;   /* of loss and penalties */
    float *change;     /* what the update adds to theta */
    float *before;     /* theta before the update */
} Step;

/* The gradient that a preview has worked out: where nothing has changed since, it is that of the
 * step. */
typedef struct Foreseen {
    int first, points; /* of these points; 0 points: none is known */
    int64_t epoch;
    uint64_t theta; /* a hash */
    double loss;
    float *gradient; /* [net.count] */
} Foreseen;

typedef struct Trainer {
    Network net;            /* owned */
    const Samples *samples; /* borrowed; what it trains on */
    Training settings;
    OptimizerState optimizer;
    OptimizerState preview; /* scratch of trainer_preview, */
    Foreseen foreseen;      /* and what it found */
    int threads;            /* at most; results do not depend on it */

    Phase next;          /* the phase to come of the step under way */
    int64_t epoch;       /* epochs finished */
    int64_t steps;       /* steps finished */
    int64_t moves;       /* of those under the perceptron rule, how many moved a weight */
    int position;        /* points of this epoch already used */
    int *order;          /* [samples.count]: the order of epoch order_epoch */
    int64_t order_epoch; /* -1: none drawn yet */
    float *outputs;      /* [samples.count][outputs] of the step under way, after PHASE_FORWARD */
    Step step;
    bool recorded; /* step holds a finished step */
    Workspace *work;
} Trainer;

/* The settings must have passed training_check for this network, the samples samples_check. The
 * trainer works on a copy of the network. */
Trainer trainer_create(const Network *net, const Samples *samples, const Training *settings,
                       int threads);
void trainer_destroy(Trainer *trainer);

/* New settings from the next step on; nothing is reset but an optimizer that is changed. */
void trainer_set(Trainer *trainer, const Training *settings);

/* Other samples from now on (points were added, moved, removed): starts the epoch's order anew. */
void trainer_set_samples(Trainer *trainer, const Samples *samples);

/* Sets weights by hand: theta[index] = value. A step under way is dropped. */
void trainer_set_weight(Trainer *trainer, int index, float value);

/* One phase of one step; returns the phase it did. */
Phase trainer_phase(Trainer *trainer);

/* The rest of the step under way, or a whole one. */
void trainer_step(Trainer *trainer);

/* A step of one point, whatever the batch: the next in this epoch's order. */
void trainer_step_point(Trainer *trainer);

/* The points of the step under way, or else of the coming one: so many, from order[*first] on. */
int trainer_coming(const Trainer *trainer, int *first);

/* So many steps, of which only the last is recorded; none may end an epoch but the last. */
void trainer_steps(Trainer *trainer, int steps);

/* Steps to the end of this epoch. */
int trainer_steps_left(const Trainer *trainer);

/* Steps in a whole epoch. */
int trainer_epoch_steps(const Trainer *trainer);

/* Steps until this epoch is finished: the rest of it, or a whole one. */
void trainer_epoch(Trainer *trainer);

/* What the next step (under the perceptron rule: the next one that moves anything) would add to
 * theta, into coming [count], and its gradient into gradient [count]; nothing moves. Either may be
 * NULL. */
void trainer_preview(Trainer *trainer, float *gradient, float *coming);

/* The same gradient, worked out in slices by pass_go_on(trainer->work, ...) between the two: what
 * the passes leave in `outputs`, unless NULL, are those of the coming step's points. Nothing else
 * may be asked of the trainer meanwhile. Not under the perceptron rule. */
void trainer_foresee_begin(Trainer *trainer, float *outputs);
void trainer_foresee_end(Trainer *trainer);

/* Whether the gradient of the coming step is known, so that the step takes no pass. */
bool trainer_foresees(const Trainer *trainer);

/* Whether the coming step sees all points where they lie, and no unit sits out: then its forward
 * pass is that of a score. */
bool trainer_sees_all(const Trainer *trainer);

/* Puts `to`, a trainer of the same network and samples, where another stands. */
void trainer_stand_as(Trainer *to, const Trainer *from);

/* Puts the trainer where it stood: with these weights and this memory, `position` points into an
 * epoch, after so many steps and moves. */
void trainer_restore(Trainer *trainer, const float *theta, const OptimizerState *optimizer,
                     int64_t epoch, int64_t steps, int64_t moves, int position);

#endif
