/* See check.h. */
#include "nn/check.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/plain.h"

static double *theta_double(const Network *net) {
    double *theta = memory_zeroed((size_t)net->count, sizeof *theta);
    for (int i = 0; i < net->count; i++) theta[i] = (double)net->theta[i];
    return theta;
}

/* The loss with theta[index] moved by `by`. */
static double moved_loss(const Network *net, double *theta, int index, double by,
                         const Samples *samples, const Training *training) {
    double kept = theta[index];
    theta[index] += by;
    double loss = plain_mean_loss(net, theta, samples, training);
    theta[index] = kept;
    return loss;
}

double check_difference(const Network *net, const Samples *samples, const Training *training,
                        int index, double step) {
    double *theta = theta_double(net);
    double above = moved_loss(net, theta, index, step, samples, training);
    double below = moved_loss(net, theta, index, -step, samples, training);
    free(theta);
    return (above - below) / (2 * step);
}

/* How far g is from the slope of the loss: from the central difference where it is smooth, from the
 * span between the two one-sided slopes at a kink. */
static double slope_error(double g, double left, double right, double floor) {
    double size = fmax(fmax(fabs(left), fabs(right)), floor);
    if (fabs(left - right) <= 1e-3 * size) return fabs(g - (left + right) / 2);
    return fmax(0, fmax(g - fmax(left, right), fmin(left, right) - g));
}

/* The size of gradient below which relative differences say nothing: next to the largest, or next
 * to what rounding in the two losses makes of their difference. */
static double noise_floor(const Network *net, const float *gradient, double loss, double step) {
    double largest = 0, rounding = DBL_EPSILON * fabs(loss) / step;
    for (int i = 0; i < net->count; i++) {
        double size = fabs((double)gradient[i]);
        if (size > largest) largest = size;
    }
    return fmax(fmax(1e-3, 0.01 * largest), 1e4 * rounding);
}

/* Every how many-th weight is checked, so that the whole stays within a few seconds. */
static int check_every(const Network *net, const Samples *samples) {
    double work = 2.0 * net->count * net->count * samples->count;
    return work <= CHECK_WORK ? 1 : (int)ceil(work / CHECK_WORK);
}

/* How far g is from the slope by theta[index] along the pieces on which the units stand. A unit
 * that stands exactly on its kink counts as closed in backpropagation; where several do, the
 * one-sided slopes of the loss open some and close others, and g need not lie between them. */
static double piece_error(const Network *net, double *theta, const double *kept, int index,
                          double step, double g, const Samples *samples, const Training *training) {
    theta[index] = kept[index] + step;
    double above = plain_mean_loss_along(net, theta, kept, samples, training);
    theta[index] = kept[index] - step;
    double below = plain_mean_loss_along(net, theta, kept, samples, training);
    theta[index] = kept[index];
    return fabs(g - (above - below) / (2 * step));
}

double check_gradient(const Network *net, const Samples *samples, const Training *training,
                      const float *gradient, int *worst) {
    const double step = 1e-5;
    double *theta = theta_double(net), *kept = theta_double(net);
    double most = 0;
    double here = plain_mean_loss(net, theta, samples, training);
    double floor = noise_floor(net, gradient, here, step);
    if (worst) *worst = 0;
    for (int i = 0; i < net->count; i += check_every(net, samples)) {
        double right = (moved_loss(net, theta, i, step, samples, training) - here) / step;
        double left = (here - moved_loss(net, theta, i, -step, samples, training)) / step;
        double g = (double)gradient[i];
        double size = fmax(fmax(fabs(g), fabs(left + right) / 2), floor);
        double error = slope_error(g, left, right, floor) / size;
        if (error > 1e-4) {
            double along = piece_error(net, theta, kept, i, step, g, samples, training);
            error = fmin(error, along / size);
        }
        if (!isfinite(g) || isnan(error)) error = INFINITY;
        if (error > most) {
            most = error;
            if (worst) *worst = i;
        }
    }
    free(kept);
    free(theta);
    return most;
}
