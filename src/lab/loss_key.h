/* A key of the loss as a function of the weights: two runs with the same key have the same loss
 * at the same weights. The present weights, and how they move, do not matter. */
#ifndef LAB_LOSS_KEY_H
#define LAB_LOSS_KEY_H

#include "nn/run.h"

/* Of the network, the loss and the training points of a run. */
uint64_t loss_key(const Run *run);

#endif
