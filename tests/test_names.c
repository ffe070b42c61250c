/* Names in lessons read what they say: every index of every kind, one before the first and one
 * past the last, and nothing where there is nothing. What a network computes is compared with
 * nn/plain.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/names.h"
#include "lesson/say.h"

#include "near.h"
#include "nn/plain.h"
#include "scene/scene_file.h"

/* No two sizes are alike: an index taken for another is another number, or none. */
static const char wide[] =
    "data: {points: [[0.5, -1, 0.25, 0], [1.5, 0.75, -0.5, 1], [-0.25, 2, 1, 0], [2, -1.5, -2, 1], "
    "[0.1, 0.2, 0.3, 1]]}\n"
    "network: {layers: [4 tanh, 2 maxout, 2 softmax], start: {kind: normal, scale: 0.7, seed: 5}}\n"
    "training: {loss: cross-entropy, rate: 0.5, batch: 2, shuffle: false}\n";

typedef struct Bench {
    Lab lab;
    Names names;
} Bench;

static void bench_open(Bench *b, const char *text, int point) {
    Scene scene;
    Message message = {""};
    *b = (Bench){.lab = lab_create(1)};
    b->names.lab = &b->lab;
    if (!scene_parse(&scene, text, strlen(text), "t.scene", 1, "", &message) ||
        !lab_load(&b->lab, &scene))
        fail_msg("%s%s", message.text, b->lab.notice.text);
    lab_apply(&b->lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = point}});
}

static void bench_close(Bench *b) {
    lab_destroy(&b->lab);
}

static double value(const Bench *b, const char *name, int count, int i, int j, int k) {
    char text[64];
    double value = NAN;
    int decimals;
    Message message = {""};
    const char *const forms[] = {"%s", "%s[%d]", "%s[%d,%d]", "%s[%d,%d,%d]"};
    snprintf(text, sizeof text, forms[count], name, i, j, k);
    if (!names_evaluate(&b->names, text, &value, &decimals, &message))
        fail_msg("%s: %s", text, message.text);
    return value;
}

static bool is_there(const Bench *b, const char *name, int count, int i, int j, int k) {
    char text[64];
    double value = NAN;
    int decimals;
    const char *const forms[] = {"%s", "%s[%d]", "%s[%d,%d]", "%s[%d,%d,%d]"};
    snprintf(text, sizeof text, forms[count], name, i, j, k);
    return names_evaluate(&b->names, text, &value, &decimals, NULL);
}

static double *theta_of(const Network *net) {
    double *theta = calloc((size_t)net->count, sizeof *theta);
    for (int i = 0; i < net->count; i++) theta[i] = (double)net->theta[i];
    return theta;
}

static void weights_are_read_at_their_place(void **state) {
    (void)state;
    Bench b;
    bench_open(&b, wide, 1);
    lab_apply(&b.lab, &(Action){.kind = ACTION_STEP, .size = STEP_BATCH});
    const Trainer *t = lab_trainer(&b.lab);
    const Network *net = &t->net;
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        for (int to = 0; to <= layer->to + 1; to++) {
            for (int from = 0; from <= layer->from + 1; from++) {
                bool there = to > 0 && to <= layer->to && from > 0 && from <= layer->from;
                assert_int_equal(is_there(&b, "w", 3, l + 1, to, from), there);
                if (!there) continue;
                int at = network_w(net, l, 0, to - 1, from - 1);
                assert_near(value(&b, "w", 3, l + 1, to, from), net->theta[at], 1e-6);
                assert_near(value(&b, "old_w", 3, l + 1, to, from), t->step.before[at], 1e-6);
                assert_same(value(&b, "dw", 3, l + 1, to, from), (double)b.lab.gradient[at]);
                assert_same(value(&b, "step_w", 3, l + 1, to, from), (double)b.lab.change[at]);
            }
            bool there = to > 0 && to <= layer->to;
            assert_int_equal(is_there(&b, "b", 2, l + 1, to, 0), there);
            if (!there) continue;
            int at = network_b(net, l, 0, to - 1);
            assert_near(value(&b, "b", 2, l + 1, to, 0), net->theta[at], 1e-6);
            assert_near(value(&b, "old_b", 2, l + 1, to, 0), t->step.before[at], 1e-6);
            assert_same(value(&b, "db", 2, l + 1, to, 0), (double)b.lab.gradient[at]);
            assert_same(value(&b, "step_b", 2, l + 1, to, 0), (double)b.lab.change[at]);
        }
        assert_same(value(&b, "norm", 1, l + 1, 0, 0), (double)b.lab.norm[l]);
    }
    assert_false(is_there(&b, "w", 3, 0, 1, 1));
    assert_false(is_there(&b, "w", 3, net->layers + 1, 1, 1));
    assert_false(is_there(&b, "norm", 1, net->layers + 1, 0, 0));
    bench_close(&b);
}

/* Of the selected point, and of all that learn or do not. */
static void a_points_numbers_are_what_the_mathematics_says(void **state) {
    (void)state;
    Bench b;
    for (int point = 0; point < 5; point++) {
        bench_open(&b, wide, point);
        const Network *net = lab_network(&b.lab);
        const Samples *train = lab_train_samples(&b.lab);
        double *theta = theta_of(net), *own = calloc((size_t)net->count, sizeof *own);
        const float *x = b.lab.point_input, *y = b.lab.point_target;
        PlainPass pass;
        plain_forward(net, theta, x, &pass);
        plain_backward(net, theta, y, lab_settings(&b.lab), &pass, own);
        assert_int_equal(train->count, 5);
        assert_same(value(&b, "selected", 0, 0, 0, 0), point + 1);
        for (int i = 1; i <= 3; i++) {
            float column = b.lab.scene.data.x[point * 3 + i - 1];
            assert_same(value(&b, "x", 1, i, 0, 0), (double)x[i - 1]);
            assert_same(value(&b, "px", 2, point + 1, i, 0), (double)column);
            assert_same(value(&b, "x", 1, i, 0, 0), (double)column); /* they are fed as they are */
        }
        assert_false(is_there(&b, "x", 1, 0, 0, 0) || is_there(&b, "x", 1, 4, 0, 0));
        assert_same(value(&b, "y", 0, 0, 0, 0), (double)b.lab.scene.data.label[point]);
        assert_same(value(&b, "py", 1, point + 1, 0, 0), value(&b, "label", 0, 0, 0, 0));
        for (int l = 0; l < net->layers; l++) {
            const Layer *layer = &net->layer[l];
            for (int j = 0; j < layer->to; j++) {
                double z = pass.z[l][j], other = z, delta = pass.delta[l][j];
                if (layer->pieces == 2) other = pass.z[l][layer->to + j];
                if (other > z) delta = pass.delta[l][layer->to + j];
                assert_near(value(&b, "z", 2, l + 1, j + 1, 0), fmax(z, other), 1e-5);
                assert_near(value(&b, "a", 2, l + 1, j + 1, 0), pass.a[l + 1][j], 1e-5);
                assert_near(value(&b, "delta", 2, l + 1, j + 1, 0), delta, 1e-5);
                if (layer->pieces == 1) {
                    int at = network_b(net, l, 0, j);
                    assert_near(value(&b, "own_db", 2, l + 1, j + 1, 0), own[at], 1e-5);
                    for (int i = 0; i < layer->from; i++) {
                        at = network_w(net, l, 0, j, i);
                        assert_near(value(&b, "own_dw", 3, l + 1, j + 1, i + 1), own[at], 1e-5);
                    }
                }
            }
            assert_false(is_there(&b, "z", 2, l + 1, layer->to + 1, 0));
            assert_false(is_there(&b, "a", 2, l + 1, 0, 0));
        }
        double loss = plain_loss(net, &pass, y, lab_settings(&b.lab));
        assert_near(value(&b, "share", 0, 0, 0, 0), loss, 1e-5);
        assert_near(value(&b, "ploss", 1, point + 1, 0, 0), loss, 1e-5);
        assert_near(value(&b, "score", 0, 0, 0, 0), pass.z[2][0], 1e-5);
        assert_near(value(&b, "pscore", 1, point + 1, 0, 0), pass.z[2][0], 1e-5);
        assert_near(value(&b, "output", 0, 0, 0, 0), pass.a[3][0], 1e-5);
        assert_near(value(&b, "pout", 1, point + 1, 0, 0), pass.a[3][0], 1e-5);
        assert_near(value(&b, "pout", 2, point + 1, 1, 0), pass.a[3][0], 1e-5);
        assert_near(value(&b, "pout", 2, point + 1, 2, 0), pass.a[3][1], 1e-5);
        free(theta);
        free(own);
        bench_close(&b);
    }
}

static void what_is_not_there_is_refused(void **state) {
    (void)state;
    Bench b;
    bench_open(&b, wide, 0);
    static const char *const points[] = {"py", "pscore", "ploss", "pout"};
    for (int i = 0; i < 4; i++) {
        assert_true(is_there(&b, points[i], 1, 5, 0, 0));
        assert_false(is_there(&b, points[i], 1, 6, 0, 0) || is_there(&b, points[i], 1, 0, 0, 0));
    }
    assert_true(is_there(&b, "px", 2, 5, 3, 0) && is_there(&b, "pout", 2, 5, 2, 0));
    assert_false(is_there(&b, "px", 2, 5, 4, 0) || is_there(&b, "px", 2, 6, 3, 0));
    assert_false(is_there(&b, "px", 2, 5, 0, 0) || is_there(&b, "px", 2, 0, 3, 0));
    assert_false(is_there(&b, "pout", 2, 5, 3, 0) || is_there(&b, "pout", 2, 5, 0, 0));
    static const char *const columns[] = {"slice", "mean", "spread", "sight"};
    for (int i = 0; i < 4; i++) {
        assert_true(is_there(&b, columns[i], 1, 3, 0, 0));
        assert_false(is_there(&b, columns[i], 1, 4, 0, 0) || is_there(&b, columns[i], 1, 0, 0, 0));
        assert_false(is_there(&b, columns[i], 0, 0, 0, 0) || is_there(&b, columns[i], 2, 1, 1, 0));
    }
    /* As many numbers in brackets as there are to be, no more and no fewer. */
    assert_false(is_there(&b, "w", 2, 1, 1, 0) || is_there(&b, "b", 1, 1, 0, 0));
    assert_false(is_there(&b, "b", 3, 1, 1, 1) || is_there(&b, "px", 1, 1, 0, 0));
    assert_false(is_there(&b, "py", 2, 1, 1, 0) || is_there(&b, "loss", 1, 1, 0, 0));
    assert_false(is_there(&b, "pout", 0, 0, 0, 0) || is_there(&b, "pout", 3, 1, 1, 1));
    bench_close(&b);
}

static void without_a_point_its_numbers_are_none(void **state) {
    (void)state;
    Bench b;
    bench_open(&b, wide, -1);
    static const char *const bare[] = {"y", "label", "score", "old_score", "output", "share"};
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        assert_true(isnan(value(&b, bare[i], 0, 0, 0, 0)));
    static const char *const units[] = {"z", "a", "delta", "slope", "own_db"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        assert_true(isnan(value(&b, units[i], 2, 1, 1, 0)));
    assert_true(isnan(value(&b, "own_dw", 3, 1, 1, 1)) && isnan(value(&b, "x", 1, 1, 0, 0)));
    assert_same(value(&b, "selected", 0, 0, 0, 0), 0);
    /* Before the first step there is nothing that was before it. */
    assert_true(isnan(value(&b, "old_w", 3, 1, 1, 1)) && isnan(value(&b, "old_b", 2, 1, 1, 0)));
    assert_true(isfinite(value(&b, "pscore", 1, 1, 0, 0)));
    bench_close(&b);
}

static void a_run_is_told_by_its_curve(void **state) {
    (void)state;
    Bench b;
    bench_open(&b, wide, 0);
    double most = 0;
    bool rose = false;
    double losses[30], wrongs[30];
    for (int e = 0; e < 30; e++) {
        losses[e] = value(&b, "loss", 0, 0, 0, 0);
        wrongs[e] = value(&b, "wrong", 0, 0, 0, 0);
        most = fmax(most, losses[e]);
        rose = rose || (e > 0 && losses[e] > losses[e - 1] * (1 + 1e-5));
        assert_same(value(&b, "epoch", 0, 0, 0, 0), e);
        assert_same(value(&b, "steps", 0, 0, 0, 0), 3 * e); /* five points, two at a time */
        assert_near(value(&b, "max_loss", 0, 0, 0, 0), most, 1e-5);
        assert_int_equal(value(&b, "loss_rose", 0, 0, 0, 0) != 0, rose);
        assert_near(value(&b, "likelihood", 0, 0, 0, 0), exp(-losses[e] * 5), 1e-5);
        lab_apply(&b.lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    }
    for (int e = 0; e < 30; e++) {
        assert_near(value(&b, "loss_at", 1, e, 0, 0), losses[e], 1e-5);
        assert_same(value(&b, "wrong_at", 1, e, 0, 0), wrongs[e]);
    }
    assert_true(isnan(value(&b, "loss_at", 1, 1000, 0, 0)));
    assert_same(value(&b, "points", 0, 0, 0, 0), 5);
    assert_same(value(&b, "hidden_units", 0, 0, 0, 0), 6);
    assert_true(isnan(value(&b, "test_loss", 0, 0, 0, 0)));
    assert_true(isnan(value(&b, "test_accuracy", 0, 0, 0, 0)));
    bench_close(&b);
}

/* What stands in a text in place of an expression, and whether that is a number. */
static void expressions_are_said_as_numbers(void **state) {
    (void)state;
    static const struct {
        const char *expression, *text;
        bool number;
    } all[] = {{"points", "5", true},
               {"test_loss", "\u2013", false},
               {"loss_at[1000]", "\u2013", false},
               {"weigth[1]", "weigth[1]?", false},
               {"1 +", "1 +?", false},
               {"points / 2", "2.5", true}};
    Bench b;
    bench_open(&b, wide, 1);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char text[64] = "";
        bool number = say_number(&b.names, all[i].expression, text, sizeof text);
        assert_string_equal(text, all[i].text);
        if (number != all[i].number) fail_msg("%s: %d", all[i].expression, number);
    }
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_read_at_their_place),
        cmocka_unit_test(a_points_numbers_are_what_the_mathematics_says),
        cmocka_unit_test(what_is_not_there_is_refused),
        cmocka_unit_test(without_a_point_its_numbers_are_none),
        cmocka_unit_test(a_run_is_told_by_its_curve),
        cmocka_unit_test(expressions_are_said_as_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
