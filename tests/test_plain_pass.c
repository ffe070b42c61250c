/* The plain pass (nn/plain.h) against the trainer's: the same gradient, within the rounding of
 * float, for every activation, loss, depth and penalty. And against the example of
 * docs/mathematics.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/plain.h"
#include "nn/trainer.h"
#include "points.h"

/* Of the largest derivative. */
static const double bound = 1e-5;

static double *doubles(const float *value, int count) {
    double *copy = memory_zeroed((size_t)count, sizeof *copy);
    for (int i = 0; i < count; i++) copy[i] = (double)value[i];
    return copy;
}

/* Fails where the trainer's gradient or loss is not the plain one. */
static void assert_alike(const NetworkDef *def, const Training *training, int classes) {
    Dataset data = points_random(9, def->inputs, classes, 7);
    Network net = network_create(def);
    Samples samples = points_samples(&data, net.outputs);
    double *theta = doubles(net.theta, net.count);
    double *plain = memory_zeroed((size_t)net.count, sizeof *plain), most = 1e-3;
    float *fast = memory_floats(net.count);
    Trainer trainer = trainer_create(&net, &samples, training, 1);
    trainer_preview(&trainer, fast, NULL);
    plain_mean_gradient(&net, theta, &samples, training, plain);
    for (int i = 0; i < net.count; i++) {
        if (fabs(plain[i]) > most) most = fabs(plain[i]);
    }
    for (int i = 0; i < net.count; i++) {
        if (fabs(plain[i] - (double)fast[i]) <= bound * most) continue;
        fail_msg("%s to %s, %s: weight %d has %.9g, plainly %.9g",
                 activation_name(def->activation[0]),
                 activation_name(def->activation[def->layers - 1]), loss_name(training->loss), i,
                 (double)fast[i], plain[i]);
    }
    trainer_destroy(&trainer);
    free(fast);
    free(plain);
    free(theta);
    samples_destroy(&samples);
    network_destroy(&net);
    dataset_destroy(&data);
}

/* A network of `hidden` layers of one kind before the output. */
static NetworkDef network_of(Activation kind, int hidden, Activation output) {
    NetworkDef def = {.inputs = 2, .layers = hidden + 1, .start = {START_NORMAL, 0.6f, 5}};
    for (int l = 0; l < hidden; l++) {
        def.units[l] = 3;
        def.activation[l] = kind;
    }
    def.units[hidden] = output == ACTIVATION_SOFTMAX ? 3 : 1;
    def.activation[hidden] = output;
    return def;
}

/* Every loss and penalty that goes with that network; returns how many there were. */
static int try_losses(const NetworkDef *def) {
    int tried = 0, outputs = def->units[def->layers - 1];
    for (int loss = 0; loss < LOSS_COUNT; loss++) {
        for (int penalties = 0; penalties < 2; penalties++) {
            Training training = training_default();
            training.loss = (Loss)loss;
            training.l1 = penalties ? 0.03f : 0;
            training.l2 = penalties ? 0.04f : 0;
            if (!network_def_check(def, NULL) || !training_check(&training, def, NULL)) continue;
            assert_alike(def, &training, outputs > 1 ? outputs : 2);
            tried++;
        }
    }
    return tried;
}

static void the_trainer_finds_the_same_gradient(void **state) {
    (void)state;
    for (int output = 0; output < ACTIVATION_COUNT; output++) {
        int tried = 0;
        for (int kind = 0; kind < ACTIVATION_COUNT; kind++) {
            for (int hidden = 0; hidden <= 3; hidden++) {
                NetworkDef def = network_of((Activation)kind, hidden, (Activation)output);
                tried += try_losses(&def);
            }
        }
        assert_true(tried > 0 || output == ACTIVATION_STEP); /* which has no slope to go down */
    }
}

static void the_perceptron_criterion_too(void **state) {
    (void)state;
    NetworkDef def = network_of(ACTIVATION_STEP, 0, ACTIVATION_STEP);
    Training training = training_default();
    training.rule = RULE_PERCEPTRON;
    Dataset data = points_random(1, 2, 2, 3); /* its steps take one point */
    Network net = network_create(&def);
    Samples samples = points_samples(&data, 1);
    samples.y[0] = samples.yt[0] = net.theta[2] >= 0 ? 0.0f : 1.0f;
    samples.x[0] = samples.x[1] = samples.xt[0] = samples.xt[samples.stride] = 0;
    double *theta = doubles(net.theta, net.count), plain[3];
    float fast[3];
    Trainer trainer = trainer_create(&net, &samples, &training, 1);
    trainer_preview(&trainer, fast, NULL);
    plain_mean_gradient(&net, theta, &samples, &training, plain);
    for (int i = 0; i < 3; i++) assert_true(plain[i] == (double)fast[i]);
    assert_true(fabs(plain[2]) == 1); /* a mistake was made */
    assert_true(plain_mean_loss(&net, theta, &samples, &training) == fabs(theta[2]));
    trainer_destroy(&trainer);
    free(theta);
    samples_destroy(&samples);
    network_destroy(&net);
    dataset_destroy(&data);
}

/* A step is level on both sides: nothing comes back through one, though nobody trains it so. */
static void nothing_comes_back_through_a_step(void **state) {
    (void)state;
    const NetworkDef def = {.inputs = 2,
                            .layers = 2,
                            .units = {3, 1},
                            .activation = {ACTIVATION_STEP, ACTIVATION_SIGMOID},
                            .start = {START_NORMAL, 0.6f, 5}};
    const Training training = training_default();
    Network net = network_create(&def);
    double *theta = doubles(net.theta, net.count), gradient[13] = {0};
    const float x[2] = {0.7f, -1.2f}, y = 1;
    PlainPass pass;
    assert_int_equal(net.count, 13);
    plain_forward(&net, theta, x, &pass);
    plain_backward(&net, theta, &y, &training, &pass, gradient);
    for (int u = 0; u < 3; u++) {
        assert_true(pass.a[1][u] == (pass.z[0][u] >= 0) && pass.delta[0][u] == 0);
    }
    for (int i = 0; i < 9; i++) assert_true(gradient[i] == 0);
    assert_true(gradient[12] == pass.a[2][0] - 1); /* of the output's bias */
    free(theta);
    network_destroy(&net);
}

static void assert_shown(double value, double shown) {
    if (!(fabs(value - shown) <= 0.00005)) fail_msg("%.6f is not shown as %.4f", value, shown);
}

/* Section 7. */
static void the_page_s_example_comes_out(void **state) {
    (void)state;
    const NetworkDef def = {.inputs = 2,
                            .layers = 2,
                            .units = {2, 1},
                            .activation = {ACTIVATION_TANH, ACTIVATION_SIGMOID},
                            .start = {.kind = START_ZEROS}};
    const double theta[] = {0.5, 0.2, -0.3, 0.8, -0.17, 0.05, 0.4, -0.6, 0.07};
    const double shown[] = {-0.1349, -0.2697, 0.0780,  0.1561, -0.1349,
                            0.0780,  -0.3434, -0.4817, -0.5511};
    const float x[] = {1, 2}, y[] = {1};
    const Training training = training_default();
    double gradient[9] = {0};
    PlainPass pass;
    Network net = network_create(&def);
    plain_forward(&net, theta, x, &pass);
    assert_shown(pass.z[0][0], 0.73);
    assert_shown(pass.a[1][0], 0.6231);
    assert_shown(pass.z[1][0], -0.2052);
    assert_shown(pass.a[2][0], 0.4489);
    assert_shown(plain_loss(&net, &pass, y, &training), 0.8010);
    plain_backward(&net, theta, y, &training, &pass, gradient);
    assert_shown(pass.delta[1][0], -0.5511);
    assert_shown(pass.delta[0][0], -0.1349);
    for (int i = 0; i < 9; i++) assert_shown(gradient[i], shown[i]);
    network_destroy(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_trainer_finds_the_same_gradient),
        cmocka_unit_test(the_perceptron_criterion_too),
        cmocka_unit_test(nothing_comes_back_through_a_step),
        cmocka_unit_test(the_page_s_example_comes_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
