/* A number that names the loss as a function of the weights: of two runs with the same key, the loss at the same weights is
 * the same. Where the weights stand, and how they move, is not part of it. */
#ifndef LAB_LOSS_KEY_H
#define LAB_LOSS_KEY_H

#include "nn/run.h"

/* Of the network, the loss and the training points of a run. */
uint64_t loss_key(const Run *run);

#endif
