/* Points as the mathematics wants them: inputs and targets, side by side.
 *
 * Kept twice, because the two ways of computing (see pass.h) read them so:
 *     x  is [count][inputs], a row a point;          y  is [count][outputs]
 *     xt is [inputs][stride], a row an input;        yt is [outputs][stride]
 * stride is count rounded up to 16, the rest zero.
 *
 * The target y of a point with one output is its label (class 1 or 0, or a number); with several it
 * is 1 at the output of its class and 0 elsewhere. */
#ifndef NN_SAMPLES_H
#define NN_SAMPLES_H

#include "base/message.h"
#include "nn/dataset.h"
#include "nn/features.h"

typedef struct Samples {
    int count, inputs, outputs, stride;
    float *x, *xt, *y, *yt; /* owned, 64-byte aligned */
    int *point;             /* [count]: index in the data set, owned */
    LabelKind kind;
} Samples;

/* Whether the labels fit that many outputs; if not, says what would be right. Several outputs need
 * classes below `outputs`; one output takes classes 0 and 1 or numbers. */
bool samples_check(const Dataset *data, int outputs, Message *message);

/* The points whose held[i] equals `which` (all, when held is NULL), in their order. */
Samples samples_create(const Dataset *data, const Features *features, int outputs, const bool *held,
                       bool which);
void samples_destroy(Samples *samples);

#endif
