/* Where points stand with a network: loss, accuracy, and which are on the wrong side. */
#ifndef NN_SCORE_H
#define NN_SCORE_H

#include "nn/pass.h"
#include "nn/samples.h"
#include "nn/training.h"

typedef struct Score {
    double loss;     /* mean, without penalties and dropout; 0 when there are no points */
    double accuracy; /* share of points on the right side; NAN for regression or no points */
    int wrong;       /* points on the wrong side; 0 for regression */
    double r2;       /* of numbers: 1 - squares left over / squares about the mean; else NAN */
} Score;

/* The class an output [outputs] stands for: of several the largest, the first at a tie; of one,
 * class 1 from the middle upwards (loss_middle). */
int score_class(const float *output, int outputs, float middle);

/* The score of samples. outputs: scratch [count][outputs], filled; mistaken: [count] or NULL. */
Score score_samples(Workspace *work, const Network *net, const Samples *samples,
                    const Training *training, float *outputs, bool *mistaken);

#endif
