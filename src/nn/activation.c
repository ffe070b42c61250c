/* See activation.h. */
#include "nn/activation.h"

#include <assert.h>
#include <string.h>

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
