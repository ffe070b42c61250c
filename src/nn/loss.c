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

float loss_middle(Loss loss) {
    switch (loss) {
    case LOSS_HINGE: return 0;
    case LOSS_CROSS_ENTROPY:
    case LOSS_SQUARED:
    case LOSS_MEAN_SQUARED:
    case LOSS_ABSOLUTE: return 0.5f;
    case LOSS_COUNT: break;
    }
    assert(false);
    return 0;
}
