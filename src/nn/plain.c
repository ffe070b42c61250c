/* See plain.h. The order of reading is the order of computing: a unit, a layer, the network
 * forward, the loss, the network backward, the mean over points. */
#include "nn/plain.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

/* --- A unit: a = f(z) --- */

/* On the piece of f that `side` lies on: f(z) itself where side is z. */
static double activation_value(Activation f, double side, double z) {
    switch (f) {
    case ACTIVATION_STEP: return z >= 0;
    case ACTIVATION_LINEAR: return z;
    case ACTIVATION_SIGMOID: return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
    case ACTIVATION_TANH: return tanh(z);
    case ACTIVATION_RELU: return side > 0 ? z : 0;
    case ACTIVATION_LEAKY_RELU: return side > 0 ? z : (double)0.1f * z;
    case ACTIVATION_ELU: return side > 0 ? z : expm1(z);
    case ACTIVATION_MAXOUT:  /* of two scores, and */
    case ACTIVATION_SOFTMAX: /* of all of a layer's: see layer_value */
    case ACTIVATION_COUNT: break;
    }
    assert(false);
    return NAN;
}

/* f'(z) at a = f(z). At a kink the one from the left, as section 9 has it. */
static double activation_slope(Activation f, double z, double a) {
    switch (f) {
    case ACTIVATION_STEP: return 0;
    case ACTIVATION_LINEAR: return 1;
    case ACTIVATION_SIGMOID: return a * (1 - a);
    case ACTIVATION_TANH: return 1 - a * a;
    case ACTIVATION_RELU: return z > 0 ? 1 : 0;
    case ACTIVATION_LEAKY_RELU: return z > 0 ? 1 : (double)0.1f;
    case ACTIVATION_ELU: return z > 0 ? 1 : exp(z);
    case ACTIVATION_MAXOUT:
    case ACTIVATION_SOFTMAX: /* see layer_slope */
    case ACTIVATION_COUNT: break;
    }
    assert(false);
    return NAN;
}

/* --- A layer: z = W a + b, and a = f(z) --- */

/* z [pieces][to] from a [from]. */
static void layer_score(const Layer *layer, const double *theta, const double *a, double *z) {
    for (int j = 0; j < layer->pieces * layer->to; j++) {
        double sum = theta[layer->b + j];
        for (int i = 0; i < layer->from; i++) sum += theta[layer->w + j * layer->from + i] * a[i];
        z[j] = sum;
    }
}

static double largest(const double *z, int n) {
    double most = z[0];
    for (int j = 1; j < n; j++) {
        if (z[j] > most) most = z[j];
    }
    return most;
}

/* e^z over the sum of all e^z. Without the largest score, so that nothing overflows. */
static void softmax_value(const double *z, int n, double *a) {
    double most = largest(z, n), sum = 0;
    for (int j = 0; j < n; j++) sum += a[j] = exp(z[j] - most);
    for (int j = 0; j < n; j++) a[j] /= sum;
}

/* a [to] from z [pieces][to], on the pieces that side [pieces][to] lies on. */
static void layer_value(const Layer *layer, const double *side, const double *z, double *a) {
    int to = layer->to;
    if (layer->activation == ACTIVATION_SOFTMAX) {
        softmax_value(z, to, a);
        return;
    }
    for (int j = 0; j < to; j++) {
        if (layer->activation == ACTIVATION_MAXOUT)
            a[j] = side[to + j] > side[j] ? z[to + j] : z[j];
        else
            a[j] = activation_value(layer->activation, side[j], z[j]);
    }
}

void plain_forward_along(const Network *net, const double *theta, const float *x,
                         const PlainPass *kept, PlainPass *pass) {
    for (int i = 0; i < net->inputs; i++) pass->a[0][i] = (double)x[i];
    for (int l = 0; l < net->layers; l++) {
        layer_score(&net->layer[l], theta, pass->a[l], pass->z[l]);
        layer_value(&net->layer[l], kept->z[l], pass->z[l], pass->a[l + 1]);
    }
}

/* Along its own pieces: the scores of a layer are there before its values are asked for. */
void plain_forward(const Network *net, const double *theta, const float *x, PlainPass *pass) {
    plain_forward_along(net, theta, x, pass, pass);
}

/* --- The loss --- */

/* Minus the sum of y ln a, from the scores. */
static double cross_entropy(const Layer *layer, const double *z, const float *y) {
    bool softmax = layer->activation == ACTIVATION_SOFTMAX;
    double loss = 0, most = largest(z, layer->to), sum = 0;
    for (int j = 0; j < layer->to; j++) {
        double t = (double)y[j];
        sum += exp(z[j] - most);
        loss += softmax ? -t * z[j] : fmax(z[j], 0) + log1p(exp(-fabs(z[j]))) - t * z[j];
    }
    return softmax ? loss + most + log(sum) : loss;
}

/* Of one output. */
static double loss_value(Loss loss, double a, double y) {
    switch (loss) {
    case LOSS_SQUARED: return 0.5 * (a - y) * (a - y);
    case LOSS_MEAN_SQUARED: return (a - y) * (a - y);
    case LOSS_ABSOLUTE: return fabs(a - y);
    case LOSS_HINGE: return fmax(0, 1 - (2 * y - 1) * a);
    case LOSS_CROSS_ENTROPY: /* from the scores: see cross_entropy */
    case LOSS_COUNT: break;
    }
    assert(false);
    return NAN;
}

/* dL/da of one output. */
static double loss_slope(Loss loss, double a, double y) {
    double t = 2 * y - 1;
    switch (loss) {
    case LOSS_SQUARED: return a - y;
    case LOSS_MEAN_SQUARED: return 2 * (a - y);
    case LOSS_ABSOLUTE: return (a > y) - (a < y);
    case LOSS_HINGE: return t * a < 1 ? -t : 0;
    case LOSS_CROSS_ENTROPY: /* goes to dL/dz at once: see output_delta */
    case LOSS_COUNT: break;
    }
    assert(false);
    return NAN;
}

double plain_loss(const Network *net, const PlainPass *pass, const float *y,
                  const Training *training) {
    const Layer *layer = &net->layer[net->layers - 1];
    const double *z = pass->z[net->layers - 1], *a = pass->a[net->layers];
    double loss = 0;
    if (training->rule == RULE_PERCEPTRON) return (a[0] - (double)y[0]) * z[0];
    if (training->loss == LOSS_CROSS_ENTROPY) return cross_entropy(layer, z, y);
    for (int j = 0; j < layer->to; j++) loss += loss_value(training->loss, a[j], (double)y[j]);
    return loss;
}

/* --- Backward --- */

/* From dL/da [to] to delta = dL/dz [pieces][to]; z and a are what the layer made. */
static void layer_slope(const Layer *layer, const double *z, const double *a, const double *da,
                        double *delta) {
    int to = layer->to;
    double mean = 0;
    for (int j = 0; j < to; j++) mean += a[j] * da[j];
    for (int j = 0; j < to; j++) {
        if (layer->activation == ACTIVATION_SOFTMAX) {
            delta[j] = a[j] * (da[j] - mean);
        } else if (layer->activation == ACTIVATION_MAXOUT) {
            bool second = z[to + j] > z[j];
            delta[j] = second ? 0 : da[j];
            delta[to + j] = second ? da[j] : 0;
        } else {
            delta[j] = da[j] * activation_slope(layer->activation, z[j], a[j]);
        }
    }
}

/* delta of the last layer. */
static void output_delta(const Network *net, const float *y, const Training *training,
                         PlainPass *pass) {
    int last = net->layers - 1;
    const double *a = pass->a[last + 1];
    bool plain = training->rule == RULE_PERCEPTRON || training->loss == LOSS_CROSS_ENTROPY;
    double da[MAX_UNITS] = {0};
    for (int j = 0; j < net->outputs; j++) {
        if (plain)
            pass->delta[last][j] = a[j] - (double)y[j];
        else
            da[j] = loss_slope(training->loss, a[j], (double)y[j]);
    }
    if (!plain) layer_slope(&net->layer[last], pass->z[last], a, da, pass->delta[last]);
}

/* Adds dL/dW = delta a^T and dL/db = delta. */
static void add_gradient(const Layer *layer, const double *delta, const double *a,
                         double *gradient) {
    for (int j = 0; j < layer->pieces * layer->to; j++) {
        for (int i = 0; i < layer->from; i++) {
            gradient[layer->w + j * layer->from + i] += delta[j] * a[i];
        }
        gradient[layer->b + j] += delta[j];
    }
}

void plain_backward(const Network *net, const double *theta, const float *y,
                    const Training *training, PlainPass *pass, double *gradient) {
    output_delta(net, y, training, pass);
    for (int l = net->layers - 1; l >= 0; l--) {
        const Layer *layer = &net->layer[l];
        const double *delta = pass->delta[l];
        double da[MAX_UNITS] = {0}; /* dL/da = W^T delta */
        add_gradient(layer, delta, pass->a[l], gradient);
        if (l == 0) break; /* what comes in is data, and cannot be moved */
        for (int j = 0; j < layer->pieces * layer->to; j++) {
            for (int i = 0; i < layer->from; i++) {
                da[i] += theta[layer->w + j * layer->from + i] * delta[j];
            }
        }
        layer_slope(&net->layer[l - 1], pass->z[l - 1], pass->a[l], da, pass->delta[l - 1]);
    }
}

/* --- Many points --- */

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

/* Where kept is not NULL, along the pieces on which the units stand with those weights. */
static double mean_loss(const Network *net, const double *theta, const double *kept,
                        const Samples *samples, const Training *training) {
    PlainPass pass = {0}, side = {0};
    double sum = 0, lost = 0; /* what rounding took from the sum so far (Kahan) */
    for (int p = 0; p < samples->count; p++) {
        const float *x = samples->x + (long)p * net->inputs;
        if (kept) plain_forward(net, kept, x, &side);
        plain_forward_along(net, theta, x, kept ? &side : &pass, &pass);
        double term = plain_loss(net, &pass, samples->y + (long)p * net->outputs, training);
        double next = sum + (term - lost);
        lost = (next - sum) - (term - lost);
        sum = next;
    }
    return (samples->count ? sum / samples->count : 0) + penalty(net, theta, training);
}

double plain_mean_loss(const Network *net, const double *theta, const Samples *samples,
                       const Training *training) {
    return mean_loss(net, theta, NULL, samples, training);
}

double plain_mean_loss_along(const Network *net, const double *theta, const double *kept,
                             const Samples *samples, const Training *training) {
    return mean_loss(net, theta, kept, samples, training);
}

void plain_mean_gradient(const Network *net, const double *theta, const Samples *samples,
                         const Training *training, double *gradient) {
    PlainPass pass = {0};
    for (int i = 0; i < net->count; i++) gradient[i] = 0;
    for (int p = 0; p < samples->count; p++) {
        plain_forward(net, theta, samples->x + (long)p * net->inputs, &pass);
        plain_backward(net, theta, samples->y + (long)p * net->outputs, training, &pass, gradient);
    }
    for (int i = 0; i < net->count; i++) {
        double w = theta[i], sign = (w > 0) - (w < 0);
        if (samples->count) gradient[i] /= samples->count;
        if (network_is_bias(net, i)) continue; /* penalties leave biases alone */
        gradient[i] += (double)training->l1 * sign + (double)training->l2 * w;
    }
}
