/* A run: a network being trained on points, some held out, with its timeline. What `train` prints
 * and what the window plays are both this. */
#ifndef NN_RUN_H
#define NN_RUN_H

#include "base/message.h"
#include "nn/dataset.h"
#include "nn/features.h"
#include "nn/network.h"
#include "nn/samples.h"
#include "nn/score.h"
#include "nn/timeline.h"
#include "nn/trainer.h"

/* What a run is made from; all of it borrowed while it is created. */
typedef struct RunDef {
    const Dataset *data;
    int64_t
        edition; /* which points these are, for who changes them and goes back to earlier ones */
    const Features *features; /* as a scene names them; `scaled` ones are measured by the run */
    bool scale;
    float held_out; /* share of the points held out of training */
    uint64_t seed;  /* which ones */
    const NetworkDef *network;
    const float *values; /* weights to begin with [count of the network], or NULL for its start */
    const Training *training;
    int threads;
} RunDef;

/* Steps of one kind taken one after the other within the present epoch. */
typedef struct RunLeg {
    bool single; /* steps of one point, not of a batch */
    int steps;
} RunLeg;

enum { RUN_LEGS = 64, RUN_WAYS = 32 };

/* How an epoch was walked: by whole steps alone where there are no legs; -1: it cannot be told, so
 * there is no stepping back within it. */
typedef struct RunWay {
    int64_t epoch;
    int legs;
    RunLeg leg[RUN_LEGS];
} RunWay;

/* How the loss grew beyond reason. */
typedef struct Divergence {
    double rate;     /* that was too large; 0 when the start itself was beyond all numbers */
    double from, to; /* where it stands, if it had grown by then, or else of the step not kept */
    int64_t epochs;  /* that this took */
    double next;     /* of the step that is not kept */
} Divergence;

typedef struct Run {
    Features features; /* measured on the training points when scaled */
    Samples train, test;
    int64_t edition; /* of the points: see run_set_data */
    Trainer trainer;
    Timeline timeline;
    ScoreAnswers answers;    /* what the network says of every point, where that is known */
    struct Ahead *ahead;     /* the step to come (ahead.h); NULL: nobody has asked for it */
    Score score, test_score; /* at the start of the present epoch */
    double first_loss;       /* at epoch 0 */
    bool diverged;           /* stands at the last good epoch; `cause` says what happened */
    bool settled;            /* the perceptron rule has no wrong point left */
    Message cause;
    Divergence divergence; /* the same in numbers, when it diverged */
    RunWay way;            /* of the present epoch so far */
    RunWay past[RUN_WAYS]; /* of those that were finished last, each at its epoch % RUN_WAYS */
    bool touched;          /* someone intervened in the present epoch: the next needs a keyframe */
} Run;

/* Whether the parts fit each other; if not, says why. */
bool run_check(const RunDef *def, Message *message);

/* Ready at epoch 0, scored and recorded. False, with a reason and nothing left behind, when the
 * parts do not fit each other. Only run_move moves it in memory: its trainer points at its
 * samples. */
bool run_create(Run *run, const RunDef *def, Message *message);
void run_destroy(Run *run);

/* To another place in memory. */
void run_move(Run *to, Run *from);

/* The rest of the epoch under way, or a whole one; a batch; one point; one phase of a step. At the
 * end of an epoch the next one is scored and recorded. Coming from run_seek, what was recorded
 * after this moment is forgotten first. False when there is nothing to do: no points, or it
 * diverged (and stands at the last good epoch), or the perceptron rule settled. */
bool run_epoch(Run *run);
bool run_step(Run *run);
bool run_step_point(Run *run);
bool run_phase(Run *run);

/* To the start of an epoch from 0 to the last recorded, exactly as it was; or to the nearest one
 * that can still be reached (timeline_reach). The points must be those of then. */
void run_seek(Run *run, int64_t epoch);

/* Which edition of the points run_seek to an epoch needs, and those in place of the present ones:
 * nothing else changes, and run_seek or run_back must follow. */
int64_t run_edition_at(const Run *run, int64_t epoch);
void run_bring_data(Run *run, const RunDef *def);

/* The epoch that run_back leads into when it crosses the start of the present one; -1:
 * it does not. */
int64_t run_back_into(const Run *run);

/* One step back, exactly; false when there is none, or when someone changed points, weights or
 * settings since. */
bool run_back(Run *run);

/* Interventions; training goes on from the present weights. Other points or another split begin the
 * epoch anew. What was before can be reached with the points of then (run_bring_data) by who tells
 * one edition from another; under the same number it can only be looked at. */
bool run_set_data(Run *run, const RunDef *def, Message *message);
void run_set_training(Run *run, const Training *training);
void run_set_weights(Run *run, int first, int count, const float *value);

/* Scores the present weights, which may stand in the middle of an epoch. */
void run_score(Run *run);

/* What the network says of every point with the present weights. */
const ScoreAnswers *run_answers(Run *run);

/* Works out what the coming step and then its score need, until that moment of clock_seconds; true
 * when all of it is known, or there is nothing to work out. The step then takes no pass over the
 * points. Nothing that can be seen of the run changes, and no bit of any step depends on it. */
bool run_prepare(Run *run, double until);
/* The same for the coming epoch: all its steps but the last, which run_epoch then takes. */
bool run_prepare_epoch(Run *run, double until);

#endif
