/* The optimizers: against their definitions written out in double, and where they could go wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <assert.h>
#include <float.h>
#include <math.h>

#include "nn/optimizer.h"
#include "nn/training.h"

static Training training(Optimizer optimizer) {
    Training t = training_default();
    t.optimizer = optimizer;
    t.rate = 0.01f;
    return t;
}

/* 60 steps on the gradient of a wave; the sum of all changes beside the same in double. */
static void follows_its_definition(Optimizer optimizer) {
    static_assert(OPTIMIZER_COUNT == 4, "a definition for each optimizer");
    Training t = training(optimizer);
    OptimizerState state = optimizer_create(1);
    double m = 0, s = 0, x = 0;
    float y = 0;
    for (int step = 1; step <= 60; step++) {
        float g = (float)sin(step * 0.3) + 0.2f, change;
        optimizer_change(&state, &t, &g, &change);
        y += change;
        double d = (double)g;
        switch (optimizer) {
        case OPTIMIZER_SGD: x -= 0.01 * d; break;
        case OPTIMIZER_MOMENTUM: x -= 0.01 * (m = 0.9 * m + d); break;
        case OPTIMIZER_RMSPROP:
            s = 0.99 * s + 0.01 * d * d;
            x -= 0.01 * d / (sqrt(s) + 1e-8);
            break;
        case OPTIMIZER_ADAM:
            m = 0.9 * m + 0.1 * d;
            s = 0.999 * s + 0.001 * d * d;
            x -= 0.01 * m / (1 - pow(0.9, step)) / (sqrt(s / (1 - pow(0.999, step))) + 1e-8);
            break;
        case OPTIMIZER_COUNT: break;
        }
    }
    assert_true(fabs(x - (double)y) < 2e-5);
    optimizer_destroy(&state);
}

static void each_follows_its_definition(void **state) {
    (void)state;
    for (int o = 0; o < OPTIMIZER_COUNT; o++) follows_its_definition((Optimizer)o);
}

/* A velocity that dies away is forgotten before it becomes denormal. */
static void a_fading_memory_ends_at_nothing(void **state) {
    (void)state;
    Training t = training(OPTIMIZER_MOMENTUM);
    OptimizerState s = optimizer_create(1);
    float g = 1, change;
    for (int step = 0; step < 3000; step++) {
        optimizer_change(&s, &t, &g, &change);
        g = 0;
        assert_true(s.moment1[0] == 0 || s.moment1[0] > FLT_MIN);
    }
    assert_true(s.moment1[0] == 0);
    optimizer_destroy(&s);
}

static void no_gradient_means_no_change(void **state) {
    (void)state;
    for (int o = 0; o < OPTIMIZER_COUNT; o++) {
        Training t = training((Optimizer)o);
        OptimizerState s = optimizer_create(3);
        const float g[3] = {0};
        float change[3] = {1, 1, 1};
        optimizer_change(&s, &t, g, change);
        for (int i = 0; i < 3; i++) assert_true(change[i] == 0);
        optimizer_destroy(&s);
    }
}

static void a_copy_goes_on_alike(void **state) {
    (void)state;
    Training t = training(OPTIMIZER_ADAM);
    OptimizerState a = optimizer_create(2), b = optimizer_create(2);
    float g[2] = {0.3f, -2}, x[2], y[2];
    for (int i = 0; i < 5; i++) optimizer_change(&a, &t, g, x);
    optimizer_copy(&b, &a);
    optimizer_change(&a, &t, g, x);
    optimizer_change(&b, &t, g, y);
    assert_memory_equal(x, y, sizeof x);
    optimizer_reset(&b);
    g[0] = -4;
    optimizer_change(&a, &t, g, x);
    optimizer_change(&b, &t, g, y);
    assert_true(x[0] != y[0]);
    optimizer_destroy(&a);
    optimizer_destroy(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_follows_its_definition),
        cmocka_unit_test(a_fading_memory_ends_at_nothing),
        cmocka_unit_test(no_gradient_means_no_change),
        cmocka_unit_test(a_copy_goes_on_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
