/* Which hidden units sit out a step: told by a hash of step, sample, layer and unit, so that no
 * order of computing matters, and so that it can be told again afterwards. */
#ifndef NN_DROPOUT_H
#define NN_DROPOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/limits.h"
#include "nn/random.h"

/* Dropout of one step; share 0 means none. */
typedef struct Dropout {
    float share;
    uint64_t seed, step;
} Dropout;

/* What decides for a whole step. */
static inline uint64_t dropout_step(const Dropout *d) {
    return random_hash(random_hash(d->seed, PURPOSE_DROPOUT), d->step);
}

/* For all units of a layer, of one sample of that step. */
static inline uint64_t dropout_bits(uint64_t step, long sample, int layer) {
    return random_hash(step, (uint64_t)sample * MAX_LAYERS + (uint64_t)layer);
}

/* For one unit. */
static inline bool dropout_is_out(const Dropout *d, uint64_t bits, int unit) {
    uint32_t limit = (uint32_t)(d->share * 16777216.0f);
    return (random_hash(bits, (uint64_t)unit) >> 40) < limit;
}

#endif
