/* The perceptron rule, for one step unit: for each point on the wrong side, w + eta x and b + eta
 * when it should be 1, w - eta x and b - eta when it should be 0; nothing for a point on the right
 * side.
 *
 * That is one step down the perceptron criterion L = mean of (y_hat - y) z, which is 0 for a right
 * point and |z| for a wrong one, taken one point at a time. So its gradient, (y_hat - y) x, can be
 * shown and checked like any other. */
#ifndef NN_PERCEPTRON_H
#define NN_PERCEPTRON_H

#include "nn/network.h"
#include "nn/samples.h"

/* The criterion over `points` samples order[..] (all in order, when NULL), its gradient [count] and
 * the outputs [points]; both may be NULL. */
double perceptron_gradient(const Network *net, const Samples *samples, const int *order, int points,
                           float *gradient, float *outputs);

#endif
