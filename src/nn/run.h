/* A run: a network being trained on points, some held out, with its timeline. What `train` prints
 * and what the window plays are both this. */
#ifndef NN_RUN_H
#define NN_RUN_H

#include "nn/dataset.h"
#include "nn/features.h"
#include "nn/message.h"
#include "nn/network.h"
#include "nn/samples.h"
#include "nn/timeline.h"
#include "nn/trainer.h"

typedef struct Run {
    Samples train, test;
    Trainer trainer;
    Timeline timeline;
    Score score, test_score; /* at the start of the present epoch */
    double first_loss;       /* at epoch 0, or where the last intervention was */
    bool diverged;           /* stands at the last good epoch; `cause` says what happened */
    Message cause;
} Run;

/* Ready at epoch 0, with its scores recorded. False, with a reason, when the parts do not fit each
 * other. share: held out of training; features that scale are measured here. values, when not NULL,
 * replaces the drawn start [net.count]. run is at rest in memory until destroyed: do not move it.
 */
bool run_create(Run *run, const Dataset *data, Features *features, float share, uint64_t seed,
                const NetworkDef *def, const float *values, const Training *training, int threads,
                Message *message);
void run_destroy(Run *run);

/* Finishes the epoch under way and records the next one's scores. False when there is nothing more
 * to do: it diverged (and stands at the last good epoch) or the perceptron rule settled. */
bool run_epoch(Run *run);

/* To the start of any epoch from 0 to the last recorded, exactly as it was. */
void run_seek(Run *run, int64_t epoch);

#endif
