/* What a run walks over: the loss as it depends on the weights. Where they stand on it, and how they move, is not among
 * that. */
#ifndef LAB_GROUND_H
#define LAB_GROUND_H

#include "nn/run.h"

/* The same number for the same network, loss and training points, and another one for others. */
uint64_t ground_of(const Run *run);

#endif
