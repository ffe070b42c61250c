/* See loss.h. */
#include "nn/loss.h"

#include <assert.h>

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
