/* See optimizer.h. */
#include "nn/optimizer.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/training.h"

static const struct {
    const char *name;
    bool momentum; /* reads Training.momentum */
} optimizers[OPTIMIZER_COUNT] = {
    [OPTIMIZER_SGD] = {.name = "sgd"},
    [OPTIMIZER_MOMENTUM] = {.name = "momentum", .momentum = true},
    [OPTIMIZER_RMSPROP] = {.name = "rmsprop"},
    [OPTIMIZER_ADAM] = {.name = "adam"},
};
static_assert(OPTIMIZER_COUNT == 4, "a row for each optimizer");

const char *optimizer_name(Optimizer optimizer) {
    assert((unsigned)optimizer < OPTIMIZER_COUNT);
    return optimizers[optimizer].name;
}

bool optimizer_has_momentum(Optimizer optimizer) {
    assert((unsigned)optimizer < OPTIMIZER_COUNT);
    return optimizers[optimizer].momentum;
}

static const float RMSPROP_KEEP = 0.99f, ADAM_KEEP1 = 0.9f, ADAM_KEEP2 = 0.999f, EPSILON = 1e-8f;

/* A memory that fades goes through denormal numbers, which are many times slower; from here on it
 * is nothing. */
static const float FORGOTTEN = 1e-30f;

OptimizerState optimizer_create(int count) {
    return (OptimizerState){.count = count,
                            .moment1 = memory_floats(count),
                            .moment2 = memory_floats(count),
                            .power1 = 1,
                            .power2 = 1};
}

void optimizer_destroy(OptimizerState *state) {
    free(state->moment1);
    free(state->moment2);
    *state = (OptimizerState){0};
}

void optimizer_reset(OptimizerState *state) {
    memset(state->moment1, 0, sizeof(float) * (size_t)state->count);
    memset(state->moment2, 0, sizeof(float) * (size_t)state->count);
    state->power1 = state->power2 = 1;
}

void optimizer_copy(OptimizerState *to, const OptimizerState *from) {
    memcpy(to->moment1, from->moment1, sizeof(float) * (size_t)from->count);
    memcpy(to->moment2, from->moment2, sizeof(float) * (size_t)from->count);
    to->power1 = from->power1;
    to->power2 = from->power2;
}

static void momentum(OptimizerState *s, float mu, float rate, const float *g, float *change) {
    float *v = s->moment1;
#pragma omp simd
    for (int i = 0; i < s->count; i++) {
        float next = mu * v[i] + g[i];
        v[i] = fabsf(next) < FORGOTTEN ? 0 : next;
        change[i] = -rate * v[i];
    }
}

static void rmsprop(OptimizerState *state, float rate, const float *g, float *change) {
    float *s = state->moment2;
#pragma omp simd
    for (int i = 0; i < state->count; i++) {
        float next = RMSPROP_KEEP * s[i] + (1 - RMSPROP_KEEP) * (g[i] * g[i]);
        s[i] = next < FORGOTTEN ? 0 : next;
        change[i] = -rate * (g[i] / (sqrtf(s[i]) + EPSILON));
    }
}

static void adam(OptimizerState *state, float rate, const float *g, float *change) {
    state->power1 *= (double)ADAM_KEEP1;
    state->power2 *= (double)ADAM_KEEP2;
    float step = (float)((double)rate / (1 - state->power1));
    float root = (float)sqrt(1 - state->power2);
    float *m = state->moment1, *s = state->moment2;
#pragma omp simd
    for (int i = 0; i < state->count; i++) {
        float mean = ADAM_KEEP1 * m[i] + (1 - ADAM_KEEP1) * g[i];
        float square = ADAM_KEEP2 * s[i] + (1 - ADAM_KEEP2) * (g[i] * g[i]);
        m[i] = fabsf(mean) < FORGOTTEN ? 0 : mean;
        s[i] = square < FORGOTTEN ? 0 : square;
        change[i] = -step * (m[i] / (sqrtf(s[i]) / root + EPSILON));
    }
}

void optimizer_change(OptimizerState *state, const Training *t, const float *g, float *change) {
    switch (t->optimizer) {
    case OPTIMIZER_MOMENTUM: momentum(state, t->momentum, t->rate, g, change); break;
    case OPTIMIZER_RMSPROP: rmsprop(state, t->rate, g, change); break;
    case OPTIMIZER_ADAM: adam(state, t->rate, g, change); break;
    case OPTIMIZER_SGD:
#pragma omp simd
        for (int i = 0; i < state->count; i++) change[i] = -t->rate * g[i];
        break;
    case OPTIMIZER_COUNT: break;
    }
}
