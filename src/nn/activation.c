/* See activation.h. */
#include "nn/activation.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/numeral.h"
#include "nn/limits.h"

static const char *const names[ACTIVATION_COUNT] = {
    [ACTIVATION_STEP] = "step",       [ACTIVATION_LINEAR] = "linear",
    [ACTIVATION_SIGMOID] = "sigmoid", [ACTIVATION_TANH] = "tanh",
    [ACTIVATION_RELU] = "relu",       [ACTIVATION_LEAKY_RELU] = "leaky-relu",
    [ACTIVATION_ELU] = "elu",         [ACTIVATION_MAXOUT] = "maxout",
    [ACTIVATION_SOFTMAX] = "softmax",
};
static_assert(ACTIVATION_COUNT == 9, "a name for each activation");

const char *activation_name(Activation f) {
    assert((unsigned)f < ACTIVATION_COUNT);
    return names[f];
}

bool activation_from_name(const char *name, Activation *f) {
    for (int i = 0; i < ACTIVATION_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *f = (Activation)i;
            return true;
        }
    }
    return false;
}

int activation_pieces(Activation f) {
    return f == ACTIVATION_MAXOUT ? MAX_PIECES : 1;
}

bool activation_range(Activation f, float *low, float *high) {
    switch (f) {
    case ACTIVATION_STEP:
    case ACTIVATION_SIGMOID:
    case ACTIVATION_SOFTMAX: *low = 0, *high = 1; return true;
    case ACTIVATION_TANH: *low = -1, *high = 1; return true;
    case ACTIVATION_LINEAR:
    case ACTIVATION_RELU:
    case ACTIVATION_LEAKY_RELU:
    case ACTIVATION_ELU:
    case ACTIVATION_MAXOUT:
    case ACTIVATION_COUNT: break;
    }
    return false;
}

Unreached activation_unreached(Activation f) {
    const Unreached none = {-(double)INFINITY, (double)INFINITY};
    switch (f) {
    case ACTIVATION_SIGMOID:
    case ACTIVATION_SOFTMAX: return (Unreached){0, 1};
    case ACTIVATION_TANH: return (Unreached){-1, 1};
    case ACTIVATION_ELU: return (Unreached){-1, none.high};
    case ACTIVATION_STEP:
    case ACTIVATION_LINEAR:
    case ACTIVATION_RELU:
    case ACTIVATION_LEAKY_RELU:
    case ACTIVATION_MAXOUT:
    case ACTIVATION_COUNT: break;
    }
    return none;
}

char *activation_written(Activation f, double a, char *text, size_t size) {
    const Unreached never = activation_unreached(f);
    return numeral_short_of(a, never.low, never.high, text, size);
}
