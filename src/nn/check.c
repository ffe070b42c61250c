/* See check.h. Plain loops in double, libm's functions, no thought for speed: what the fast path is
 * measured against. */
#include "nn/check.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static double activation_value(Activation f, double z) {
    switch (f) {
    case ACTIVATION_STEP: return z >= 0;
    case ACTIVATION_SIGMOID: return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
    case ACTIVATION_TANH: return tanh(z);
    case ACTIVATION_RELU: return z > 0 ? z : 0;
    case ACTIVATION_LEAKY_RELU: return z > 0 ? z : (double)0.1f * z;
    case ACTIVATION_ELU: return z > 0 ? z : expm1(z);
    default: return z;
    }
}

/* z [pieces * to] and a [to] of a layer from x [from]. */
static void layer_value(const Layer *layer, const double *theta, const double *x, double *z,
                        double *a) {
    int to = layer->to;
    for (int j = 0; j < layer->pieces * to; j++) {
        z[j] = theta[layer->b + j];
        for (int i = 0; i < layer->from; i++) z[j] += theta[layer->w + j * layer->from + i] * x[i];
    }
    double largest = z[0], sum = 0;
    for (int j = 1; j < to; j++) largest = fmax(largest, z[j]);
    for (int j = 0; j < to; j++) {
        if (layer->activation == ACTIVATION_SOFTMAX)
            sum += a[j] = exp(z[j] - largest);
        else if (layer->pieces == 2)
            a[j] = fmax(z[j], z[to + j]);
        else
            a[j] = activation_value(layer->activation, z[j]);
    }
    for (int j = 0; j < to && layer->activation == ACTIVATION_SOFTMAX; j++) a[j] /= sum;
}

/* -sum of y ln a, from the scores. */
static double cross_entropy(const Layer *layer, const double *z, const float *y) {
    double loss = 0, largest = z[0], sum = 0;
    for (int j = 0; j < layer->to; j++) largest = fmax(largest, z[j]);
    for (int j = 0; j < layer->to; j++) {
        double t = (double)y[j];
        sum += exp(z[j] - largest);
        if (layer->activation == ACTIVATION_SOFTMAX)
            loss -= t * z[j];
        else
            loss += fmax(z[j], 0) + log1p(exp(-fabs(z[j]))) - t * z[j];
    }
    return layer->activation == ACTIVATION_SOFTMAX ? loss + largest + log(sum) : loss;
}

static double output_loss(const Training *training, const Layer *layer, const double *z,
                          const double *a, const float *y) {
    if (training->rule == RULE_PERCEPTRON) return (a[0] - (double)y[0]) * z[0];
    if (training->loss == LOSS_CROSS_ENTROPY) return cross_entropy(layer, z, y);
    double loss = 0;
    for (int j = 0; j < layer->to; j++) {
        double t = (double)y[j], error = a[j] - t;
        switch (training->loss) {
        case LOSS_SQUARED: loss += 0.5 * error * error; break;
        case LOSS_MEAN_SQUARED: loss += error * error; break;
        case LOSS_ABSOLUTE: loss += fabs(error); break;
        default: loss += fmax(0, 1 - (2 * t - 1) * a[j]); break;
        }
    }
    return loss;
}

static double point_loss(const Network *net, const double *theta, const float *x, const float *y,
                         const Training *training) {
    double z[MAX_UNITS * MAX_PIECES] = {0}, a[2][MAX_UNITS] = {0};
    for (int i = 0; i < net->inputs; i++) a[0][i] = (double)x[i];
    for (int l = 0; l < net->layers; l++) {
        layer_value(&net->layer[l], theta, a[l % 2], z, a[(l + 1) % 2]);
    }
    return output_loss(training, &net->layer[net->layers - 1], z, a[net->layers % 2], y);
}

static double penalty(const Network *net, const double *theta, const Training *training) {
    double sum = 0;
    for (int l = 0; l < net->layers; l++) {
        for (int i = net->layer[l].w; i < net->layer[l].b; i++) {
            sum += (double)training->l1 * fabs(theta[i]);
            sum += (double)training->l2 / 2 * theta[i] * theta[i];
        }
    }
    return sum;
}

double check_loss(const Network *net, const double *theta, const Samples *samples,
                  const Training *training) {
    double sum = 0, lost = 0; /* what rounding took from the sum so far (Kahan) */
    for (int p = 0; p < samples->count; p++) {
        double term = point_loss(net, theta, samples->x + (long)p * net->inputs,
                                 samples->y + (long)p * net->outputs, training);
        double next = sum + (term - lost);
        lost = (next - sum) - (term - lost);
        sum = next;
    }
    return (samples->count ? sum / samples->count : 0) + penalty(net, theta, training);
}

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
    double loss = check_loss(net, theta, samples, training);
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

/* The size of gradient below which relative differences say nothing: next to the largest, or next to
 * what rounding in the two losses makes of their difference. */
static double noise_floor(const Network *net, const float *gradient, double loss, double step) {
    double largest = 0, rounding = DBL_EPSILON * fabs(loss) / step;
    for (int i = 0; i < net->count; i++) largest = fmax(largest, fabs((double)gradient[i]));
    return fmax(fmax(1e-3, 0.01 * largest), 1e4 * rounding);
}

/* Every how many-th weight is checked, so that the whole stays within a few seconds. */
static int check_every(const Network *net, const Samples *samples) {
    double work = 2.0 * net->count * net->count * samples->count;
    return work <= CHECK_WORK ? 1 : (int)ceil(work / CHECK_WORK);
}

double check_gradient(const Network *net, const Samples *samples, const Training *training,
                      const float *gradient, int *worst) {
    const double step = 1e-5;
    double *theta = theta_double(net);
    double most = 0;
    double here = check_loss(net, theta, samples, training);
    double floor = noise_floor(net, gradient, here, step);
    if (worst) *worst = 0;
    for (int i = 0; i < net->count; i += check_every(net, samples)) {
        double right = (moved_loss(net, theta, i, step, samples, training) - here) / step;
        double left = (here - moved_loss(net, theta, i, -step, samples, training)) / step;
        double g = (double)gradient[i];
        double size = fmax(fmax(fabs(g), fabs(left + right) / 2), floor);
        double error = slope_error(g, left, right, floor) / size;
        if (!isfinite(g) || isnan(error)) error = INFINITY;
        if (error > most) {
            most = error;
            if (worst) *worst = i;
        }
    }
    free(theta);
    return most;
}
