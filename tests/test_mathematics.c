/* The worked examples of docs/mathematics.md, computed: its numbers, to the digits it prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "nn/pass.h"
#include "nn/trainer.h"

/* To the four digits after the point that the page shows. */
static void assert_shown(double value, double shown) {
    if (!(fabs(value - shown) <= 0.00005)) fail_msg("%.6f is not shown as %.4f", value, shown);
}

/* Section 7: two inputs, two tanh units, one sigmoid unit. */
static Network example(void) {
    const NetworkDef def = {.inputs = 2,
                            .layers = 2,
                            .units = {2, 1},
                            .activation = {ACTIVATION_TANH, ACTIVATION_SIGMOID},
                            .start = {.kind = START_ZEROS}};
    const float theta[] = {0.5f, 0.2f, -0.3f, 0.8f, -0.17f, 0.05f, 0.4f, -0.6f, 0.07f};
    Network net = network_create(&def);
    memcpy(net.theta, theta, sizeof theta);
    return net;
}

static void section_7_one_point_forward_and_backward(void **state) {
    (void)state;
    Network net = example();
    Workspace *work = workspace_create(&net, 1);
    const float x[] = {1, 2}, y[] = {1};
    PointPass p;
    pass_point(work, &net, x, y, LOSS_CROSS_ENTROPY, &p);
    assert_shown((double)p.z[0][0], 0.73);
    assert_shown((double)p.z[0][1], 1.35);
    assert_shown((double)p.a[0][0], 0.6231);
    assert_shown((double)p.a[0][1], 0.8741);
    assert_shown((double)p.z[1][0], -0.2052);
    assert_shown((double)p.a[1][0], 0.4489);
    assert_shown(p.loss, 0.8010);
    assert_shown((double)p.delta[1][0], -0.5511);
    assert_shown((double)p.delta[0][0], -0.1349);
    assert_shown((double)p.delta[0][1], 0.0780);
    workspace_destroy(work);
    network_destroy(&net);
}

/* Points without a data set: x [n][inputs], y [n][outputs]; every array padded as samples.h says.
 */
static Samples points_of(int n, float *x, float *xt, float *y, float *yt) {
    return (Samples){.count = n,
                     .inputs = 2,
                     .outputs = 1,
                     .stride = 16,
                     .x = x,
                     .xt = xt,
                     .y = y,
                     .yt = yt,
                     .kind = LABEL_CLASS};
}

static void sections_7_and_8_the_gradient(void **state) {
    (void)state;
    Network net = example();
    Workspace *work = workspace_create(&net, 1);
    float x[] = {1, 2, -1, 1}, y[] = {1, 0}, gradient[32];
    float xt[32] = {[0] = 1, [1] = -1, [16] = 2, [17] = 1}, yt[16] = {1, 0};
    const Samples samples = points_of(2, x, xt, y, yt);
    pass_gradient(work, &net, &samples, NULL, 1, LOSS_CROSS_ENTROPY, NULL, gradient);
    const double shown[] = {-0.1349, -0.2697, 0.0780,  0.1561, -0.1349,
                            0.0780,  -0.3434, -0.4817, -0.5511};
    for (int i = 0; i < net.count; i++) assert_shown((double)gradient[i], shown[i]);
    double loss = pass_gradient(work, &net, &samples, NULL, 2, LOSS_CROSS_ENTROPY, NULL, gradient);
    assert_shown(loss, 0.6200);
    assert_shown((double)gradient[8], -0.0979);
    workspace_destroy(work);
    network_destroy(&net);
}

/* A layer without weights, so that its scores are its biases. */
static PointPass scores_alone(Activation f, int units, const float *z, const float *y) {
    const NetworkDef def = {.inputs = 1,
                            .layers = 1,
                            .units = {units},
                            .activation = {f},
                            .start = {.kind = START_ZEROS}};
    Network net = network_create(&def);
    memcpy(net.theta + net.layer[0].b, z, sizeof(float) * (size_t)units);
    Workspace *work = workspace_create(&net, 1);
    PointPass p;
    pass_point(work, &net, (const float[]){0}, y, LOSS_CROSS_ENTROPY, &p);
    workspace_destroy(work);
    network_destroy(&net);
    return p;
}

static void section_6_cross_entropy_from_the_scores(void **state) {
    (void)state;
    PointPass red = scores_alone(ACTIVATION_SIGMOID, 1, (const float[]){2.6f}, (const float[]){1});
    assert_shown((double)red.a[0][0], 0.9309);
    assert_shown(red.loss, 0.0716);
    assert_shown((double)red.delta[0][0], -0.0691);
    PointPass blue = scores_alone(ACTIVATION_SIGMOID, 1, (const float[]){2.6f}, (const float[]){0});
    assert_shown(blue.loss, 2.6716);
    PointPass sure = scores_alone(ACTIVATION_SIGMOID, 1, (const float[]){100}, (const float[]){0});
    assert_shown(sure.loss, 100);
    assert_shown((double)sure.delta[0][0], 1);
}

static void sections_4_and_6_softmax(void **state) {
    (void)state;
    const float z[] = {2, 1, 0}, y[] = {1, 0, 0};
    PointPass p = scores_alone(ACTIVATION_SOFTMAX, 3, z, y);
    const double a[] = {0.6652, 0.2447, 0.0900}, delta[] = {-0.3348, 0.2447, 0.0900};
    for (int j = 0; j < 3; j++) {
        assert_shown((double)p.a[0][j], a[j]);
        assert_shown((double)p.delta[0][j], delta[j]);
    }
    assert_shown(p.loss, 0.4076);
}

static void section_10_the_perceptron_rule(void **state) {
    (void)state;
    NetworkDef def = network_def_default();
    def.activation[0] = ACTIVATION_STEP;
    Network net = network_create(&def);
    memcpy(net.theta, (const float[]){3, 4, -10}, sizeof(float) * 3);
    float x[] = {4, 5}, y[] = {0}, xt[32] = {[0] = 4, [16] = 5}, yt[16] = {0};
    const Samples samples = points_of(1, x, xt, y, yt);
    Training training = training_default();
    training.rule = RULE_PERCEPTRON;
    Trainer trainer = trainer_create(&net, &samples, &training, 1);
    trainer_step(&trainer);
    assert_shown(trainer.step.loss, 22);
    assert_shown((double)trainer.net.theta[0], 2.6);
    assert_shown((double)trainer.net.theta[1], 3.5);
    assert_shown((double)trainer.net.theta[2], -10.1);
    trainer_destroy(&trainer);
    network_destroy(&net);
}

/* Two steps down the slope 0.5, at the rate 0.1. */
static void assert_changes(Optimizer optimizer, double first, double second) {
    Training training = training_default();
    training.optimizer = optimizer;
    OptimizerState memory = optimizer_create(1);
    const float gradient[16] = {0.5f};
    float change[16];
    optimizer_change(&memory, &training, gradient, change);
    assert_shown((double)change[0], first);
    optimizer_change(&memory, &training, gradient, change);
    assert_shown((double)change[0], second);
    optimizer_destroy(&memory);
}

static void section_12_the_optimizers(void **state) {
    (void)state;
    assert_changes(OPTIMIZER_SGD, -0.05, -0.05);
    assert_changes(OPTIMIZER_MOMENTUM, -0.05, -0.095);
    assert_changes(OPTIMIZER_RMSPROP, -1, -0.7089);
    assert_changes(OPTIMIZER_ADAM, -0.1, -0.1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(section_7_one_point_forward_and_backward),
        cmocka_unit_test(sections_7_and_8_the_gradient),
        cmocka_unit_test(section_6_cross_entropy_from_the_scores),
        cmocka_unit_test(sections_4_and_6_softmax),
        cmocka_unit_test(section_10_the_perceptron_rule),
        cmocka_unit_test(section_12_the_optimizers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
