/* The losses by name: what being wrong costs. Their values and slopes are in loss_forms.h, and once
 * more, plainly, in plain.c. */
#ifndef NN_LOSS_H
#define NN_LOSS_H

#include "nn/activation.h"

typedef enum Loss {
    LOSS_CROSS_ENTROPY, /* -ln of the probability given to the label; from the scores */
    LOSS_SQUARED,       /* 1/2 (a - y)^2 */
    LOSS_MEAN_SQUARED,  /* (a - y)^2 */
    LOSS_ABSOLUTE,      /* |a - y| */
    LOSS_HINGE,         /* max(0, 1 - t a), t = -1 or 1 */
    LOSS_COUNT
} Loss;

/* "cross-entropy", as scenes have it. */
const char *loss_name(Loss loss);

/* Where a single output of this activation parts the two classes: half way between the values that
 * it is drawn to. Score, boundary, colours and the exported program all ask here. */
float loss_middle(Loss loss, Activation output);

/* The output that a loss needs in place of one that it cannot use: both sides of 0 for hinge,
 * probabilities for cross-entropy; any other loss can use every output. */
Activation loss_output(Loss loss, Activation output, int units);

#endif
