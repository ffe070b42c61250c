/* The gradient check: each derivative against central differences of the loss, which plain.h
 * computes anew in double precision, so that a mistake in the fast path cannot hide. */
#ifndef NN_CHECK_H
#define NN_CHECK_H

#include "nn/network.h"
#include "nn/samples.h"
#include "nn/training.h"

/* Multiplications a check may take; where all weights would take more, evenly spread ones stand for
 * them. */
#define CHECK_WORK 4e9

/* The largest relative difference |g - d| / max(|g|, |d|, floor) over all weights, where d is the
 * central difference and floor is a hundredth of the largest |g|, so that rounding in a gradient
 * that is next to nothing does not count; it is larger where the loss is so large (labels in
 * millions) that rounding shows in the difference. At a kink (relu, absolute, ...) a g between the
 * two one-sided slopes counts as exact, and so does the slope of the pieces on which the units
 * stand: with several kinks in one slope that is another. worst is the index where it was found;
 * may be NULL. */
double check_gradient(const Network *net, const Samples *samples, const Training *training,
                      const float *gradient, int *worst);

/* (L(w + step) - L(w - step)) / (2 step) for one weight. */
double check_difference(const Network *net, const Samples *samples, const Training *training,
                        int index, double step);

#endif
