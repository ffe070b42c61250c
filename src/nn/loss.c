/* See loss.h. */
#include "nn/loss.h"

#include <assert.h>
#include <stdbool.h>

static const char *const losses[LOSS_COUNT] = {
    [LOSS_CROSS_ENTROPY] = "cross-entropy",
    [LOSS_SQUARED] = "squared",
    [LOSS_MEAN_SQUARED] = "mean-squared",
    [LOSS_ABSOLUTE] = "absolute",
    [LOSS_HINGE] = "hinge",
};
static_assert(LOSS_COUNT == 5, "a name for each loss");

const char *loss_name(Loss loss) {
    assert((unsigned)loss < LOSS_COUNT);
    return losses[loss];
}

/* Whether its values are 0 and above, so that the target -1 is out of reach. */
static bool is_never_negative(Activation f) {
    return f == ACTIVATION_SIGMOID || f == ACTIVATION_SOFTMAX || f == ACTIVATION_RELU ||
           f == ACTIVATION_STEP;
}

float loss_middle(Loss loss, Activation output) {
    switch (loss) {
    case LOSS_HINGE: return is_never_negative(output) ? 0.5f : 0;
    case LOSS_CROSS_ENTROPY:
    case LOSS_SQUARED:
    case LOSS_MEAN_SQUARED:
    case LOSS_ABSOLUTE: return 0.5f;
    case LOSS_COUNT: break;
    }
    assert(false);
    return 0;
}

Activation loss_output(Loss loss, Activation output, int units) {
    bool probability = output == ACTIVATION_SIGMOID || output == ACTIVATION_SOFTMAX;
    if (loss == LOSS_HINGE && is_never_negative(output)) return ACTIVATION_LINEAR;
    if (loss == LOSS_CROSS_ENTROPY && !probability)
        return units > 1 ? ACTIVATION_SOFTMAX : ACTIVATION_SIGMOID;
    return output;
}
