/* The gradient check itself: it must accept what is right and find what is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "nn/check.h"
#include "nn/trainer.h"
#include "points.h"

typedef struct Fixture {
    Dataset data;
    Samples samples;
    Network net;
    Training training;
    float gradient[64];
} Fixture;

static void create(Fixture *f, Activation hidden, Loss loss) {
    NetworkDef def =
        points_network(2, 2, (int[]){3, 1}, (Activation[]){hidden, ACTIVATION_SIGMOID}, 11);
    f->data = points_random(12, 2, 2, 5);
    f->samples = points_samples(&f->data, 1);
    f->net = network_create(&def);
    f->training = training_default();
    f->training.loss = loss;
    Trainer t = trainer_create(&f->net, &f->samples, &f->training, 1);
    trainer_preview(&t, f->gradient, NULL);
    trainer_destroy(&t);
}

static void destroy(Fixture *f) {
    network_destroy(&f->net);
    samples_destroy(&f->samples);
    dataset_destroy(&f->data);
}

static void a_right_gradient_passes(void **state) {
    (void)state;
    Fixture f;
    create(&f, ACTIVATION_TANH, LOSS_CROSS_ENTROPY);
    assert_true(check_gradient(&f.net, &f.samples, &f.training, f.gradient, NULL) < 1e-5);
    destroy(&f);
}

/* Labels as large as prices make a loss so large that its rounding shows in the difference. */
static void large_labels_neither_fail_nor_hide_a_mistake(void **state) {
    (void)state;
    Fixture f;
    create(&f, ACTIVATION_TANH, LOSS_SQUARED);
    for (int i = 0; i < f.samples.count; i++) f.samples.y[i] = 1e5f * (float)(i + 1);
    Trainer t = trainer_create(&f.net, &f.samples, &f.training, 1);
    trainer_preview(&t, f.gradient, NULL);
    trainer_destroy(&t);
    assert_true(check_gradient(&f.net, &f.samples, &f.training, f.gradient, NULL) < 3e-4);
    f.gradient[f.net.count - 1] *= 1.1f;
    assert_true(check_gradient(&f.net, &f.samples, &f.training, f.gradient, NULL) > 0.01);
    destroy(&f);
}

static void one_wrong_number_is_found(void **state) {
    (void)state;
    Fixture f;
    create(&f, ACTIVATION_TANH, LOSS_CROSS_ENTROPY);
    for (int i = 0; i < f.net.count; i++) {
        float right = f.gradient[i];
        int worst = -1;
        f.gradient[i] = right + 0.01f;
        double found = check_gradient(&f.net, &f.samples, &f.training, f.gradient, &worst);
        assert_true(found > 0.005);
        assert_int_equal(worst, i);
        f.gradient[i] = right;
    }
    destroy(&f);
}

static void not_a_number_never_passes(void **state) {
    (void)state;
    Fixture f;
    create(&f, ACTIVATION_TANH, LOSS_SQUARED);
    f.gradient[2] = NAN;
    bool passes = check_gradient(&f.net, &f.samples, &f.training, f.gradient, NULL) < 1;
    assert_false(passes);
    destroy(&f);
}

/* All biases and inputs 0: relu stands on its kink, and its slope from either side is as good. */
static void a_kink_allows_both_sides(void **state) {
    (void)state;
    NetworkDef def =
        points_network(1, 2, (int[]){1, 1}, (Activation[]){ACTIVATION_RELU, ACTIVATION_LINEAR}, 1);
    Dataset data = dataset_create(1, LABEL_NUMBER);
    dataset_add(&data, (float[]){0}, 1);
    Samples samples = points_samples(&data, 1);
    Network net = network_create(&def);
    Training training = training_default();
    training.loss = LOSS_SQUARED;
    const float theta[4] = {1, 0, 1, 0}, left[4] = {0, 0, 0, -1}, right[4] = {0, -1, 0, -1};
    const float beyond[4] = {0, -1.5f, 0, -1};
    for (int i = 0; i < 4; i++) net.theta[i] = theta[i];
    assert_true(check_gradient(&net, &samples, &training, left, NULL) < 1e-4);
    assert_true(check_gradient(&net, &samples, &training, right, NULL) < 1e-4);
    assert_true(check_gradient(&net, &samples, &training, beyond, NULL) > 0.1);
    network_destroy(&net);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

/* Two units stand on their kinks, and open to opposite sides: relu(wx) - relu(-wx) is wx, so both
 * one-sided slopes are 1, but backpropagation, to which both are closed, says 0. */
static void several_kinks_in_one_slope_are_no_mistake(void **state) {
    (void)state;
    NetworkDef def =
        points_network(1, 3, (int[]){1, 2, 1},
                       (Activation[]){ACTIVATION_LINEAR, ACTIVATION_RELU, ACTIVATION_LINEAR}, 1);
    Dataset data = dataset_create(1, LABEL_NUMBER);
    dataset_add(&data, (float[]){1}, 1);
    Samples samples = points_samples(&data, 1);
    Network net = network_create(&def);
    Training training = training_default();
    training.loss = LOSS_SQUARED;
    const float theta[9] = {0, 0, 1, -1, 0, 0, 1, -1, 0};
    float closed[9] = {0};
    for (int i = 0; i < 9; i++) net.theta[i] = theta[i];
    closed[8] = -1;
    assert_true(check_gradient(&net, &samples, &training, closed, NULL) < 1e-4);
    closed[0] = 0.5f; /* neither open nor closed */
    assert_true(check_gradient(&net, &samples, &training, closed, NULL) > 0.1);
    network_destroy(&net);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

/* (L(w + e) - L(w - e)) / 2e: exact to e^2, until e is so small that rounding takes over. */
static void a_difference_is_best_at_a_middling_step(void **state) {
    (void)state;
    Fixture f;
    create(&f, ACTIVATION_TANH, LOSS_SQUARED);
    double best = check_difference(&f.net, &f.samples, &f.training, 0, 1e-5);
    double coarse = fabs(check_difference(&f.net, &f.samples, &f.training, 0, 0.5) - best);
    double fine = fabs(check_difference(&f.net, &f.samples, &f.training, 0, 1e-15) - best);
    assert_true(fabs(best - (double)f.gradient[0]) < 1e-6);
    assert_true(coarse > 1e-5 && fine > 1e-5);
    destroy(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_right_gradient_passes),
        cmocka_unit_test(large_labels_neither_fail_nor_hide_a_mistake),
        cmocka_unit_test(one_wrong_number_is_found),
        cmocka_unit_test(not_a_number_never_passes),
        cmocka_unit_test(a_kink_allows_both_sides),
        cmocka_unit_test(several_kinks_in_one_slope_are_no_mistake),
        cmocka_unit_test(a_difference_is_best_at_a_middling_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
