/* Lines and curves that a person gives to a question: what is said of them against sums made here,
 * and what is true of labs of every kind against their own scores, answers and losses. How they are
 * given is in test_predict.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson/guess.h"
#include "loaded.h"
#include "near.h"
#include "nn/random.h"
#include "nn/timeline.h"

/* ---- what is said */

static Guess drawn(Random *random, int kind) {
    Guess guess = {.left = -3, .right = 5, .low = -1, .high = 3};
    for (int i = 0; i < GUESS_PLACES; i++) {
        float t = (float)i / (GUESS_PLACES - 1);
        guess.height[i] = kind == 0   ? random_uniform(random, -1, 3)
                          : kind == 1 ? 4 * t - 1
                          : kind == 2 ? 3 - 4 * t * t
                                      : 1;
    }
    return guess;
}

static void a_curve_is_described_as_it_is(void **state) {
    (void)state;
    Random random = random_create(5, PURPOSE_USER);
    Lab lab = lab_of("data: {points: [[1, 1], [2, 2]]}\nnetwork: {layers: [1 linear]}\n");
    for (int k = 0; k < 20; k++) {
        const Guess guess = drawn(&random, k % 4), truth = drawn(&random, (k + 1) % 4);
        const Predict predict = {.kind = k % 2 ? PREDICT_LOSS : PREDICT_CURVE};
        const GuessFacts facts = guess_facts(&predict, &guess, &truth, &lab);
        double rose = 0, fell = 0, most = -9, least = 9, off = 0, middle = NAN;
        const float *h = guess.height;
        double half = ((double)h[0] + (double)h[GUESS_PLACES - 1]) / 2;
        for (int i = 0; i < GUESS_PLACES; i++) {
            double now = (double)h[i], step = i > 0 ? now - (double)h[i - 1] : 0;
            step > 0 ? (rose += step) : (fell -= step);
            most = now > most ? now : most;
            least = now < least ? now : least;
            off += fabs(now - (double)truth.height[i]) / 4 / GUESS_PLACES;
            if (!isnan(middle) || step == 0) continue;
            double share = (half - (now - step)) / step; /* of this part, until it is half way */
            if (share >= 0 && share <= 1) middle = -3 + (i - 1 + share) / (GUESS_PLACES - 1) * 8;
        }
        assert_near(facts.start, (double)h[0], 1e-9);
        assert_near(facts.end, (double)h[GUESS_PLACES - 1], 1e-9);
        assert_near(facts.most, most, 1e-9);
        assert_near(facts.least, least, 1e-9);
        assert_near(facts.rose, rose, 1e-9);
        assert_near(facts.fell, fell, 1e-9);
        assert_near(facts.off, off, 1e-6);
        if (isnan(middle))
            assert_true(isnan(facts.middle));
        else
            assert_near(facts.middle, middle, 1e-6);
        assert_true(isnan(facts.angle) && isnan(facts.wrong) && isnan(facts.truth));
        const GuessFacts unknown = guess_facts(&predict, &guess, NULL, &lab);
        assert_true(isnan(unknown.off));
    }
    lab_destroy(&lab);
}

/* Of points on its two sides, the fewer that would have to change over; over the two columns that
 * the plane shows. */
static void a_line_is_wrong_for_so_many_points(void **state) {
    (void)state;
    static const struct {
        const char *data;
        float from[2], to[2];
        double wrong;
    } cases[] = {
        {"points: [[1, 1, red], [3, 1, blue], [1, 4, red], [4, 4, blue]]", {2, 0}, {2, 1}, 0},
        {"points: [[1, 1, blue], [3, 1, red], [1, 4, blue], [4, 4, red]]", {2, 0}, {2, 1}, 0},
        {"points: [[1, 1, red], [3, 1, red], [1, 4, red], [4, 4, blue]]", {2, 0}, {2, 1}, 1},
        {"points: [[1, 1, red], [3, 1, red], [1, 4, red], [4, 4, blue]]", {0, 0}, {1, 1}, 2},
        {"points: [[1, 1, red], [3, 1, red], [1, 4, red], [4, 4, blue]]", {0, 9}, {9, 9}, 1},
        {"points: [[1, 9, 1, red], [3, 9, 1, blue], [1, 9, 4, red]]", {2, 0}, {2, 1}, 0},
        {"points: [[1, 1], [2, 5], [3, 2]]", {0, 3}, {1, 3}, NAN},
    };
    const Predict predict = {.kind = PREDICT_LINE};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300];
        bool three = strstr(cases[i].data, "9, 1"), numbers = isnan(cases[i].wrong);
        snprintf(text, sizeof text, "data: {%s}\nnetwork: {layers: [1 %s]}\n%s", cases[i].data,
                 numbers ? "linear" : "sigmoid", three ? "view: {axes: [x1, x3]}\n" : "");
        Lab lab = lab_of(text);
        Guess guess = {.number = 0};
        memcpy(guess.grip[0], cases[i].from, sizeof guess.grip[0]);
        memcpy(guess.grip[1], cases[i].to, sizeof guess.grip[1]);
        const GuessFacts facts = guess_facts(&predict, &guess, NULL, &lab);
        if (numbers)
            assert_true(isnan(facts.wrong));
        else
            assert_near(facts.wrong, cases[i].wrong, 0);
        assert_true(isnan(facts.off) && isnan(facts.angle));
        lab_destroy(&lab);
    }
}

/* How far a line is from the true one is measured in the middle of the points, on whichever side of
 * it either line lies, and whichever side each calls its own. */
static void a_line_is_off_by_as_much_as_it_lies_away(void **state) {
    (void)state;
    static const struct {
        float from[2], to[2]; /* upright lines, by where they cross the axis and which end is up */
        double off, angle;
    } lines[] = {{{1, 0}, {4, 0}, 3, 0},
                 {{1, 0}, {4, 1}, 3, 0},
                 {{4, 1}, {1, 1}, 3, 0},
                 {{-2, 1}, {5, 0}, 7, 0},
                 {{3, 0}, {3, 1}, 0, 0}};
    Lab lab = lab_of("data: {points: [[1, 1, red], [3, 2, blue], [5, 0, red]]}\n");
    const Predict predict = {.kind = PREDICT_LINE};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const float *from = lines[i].from, *to = lines[i].to;
        const Guess guess = {.grip = {{from[0], 5 * from[1]}, {from[0], 5 - 5 * from[1]}}};
        const Guess truth = {.grip = {{to[0], 5 * to[1]}, {to[0], 5 - 5 * to[1]}}};
        const GuessFacts facts = guess_facts(&predict, &guess, &truth, &lab);
        assert_near(facts.off, lines[i].off, 1e-5);
        assert_near(facts.angle, lines[i].angle, 1e-3);
    }
    lab_destroy(&lab);
}

/* ---- what is true */

#define FOUR "data: {points: [[1, 2, red], [3, 1, blue], [-1, 4, red], [4, 4, blue]]%s}\n"

/* The true line lies where the network's score is none, as near to the given one's middle as it
 * comes, its grips one from there on either side. */
static void the_true_line_is_where_the_score_is_none(void **state) {
    (void)state;
    static const struct {
        const char *rest;
        float w[3]; /* so w[0] x1 + w[1] x2 + w[2] = 0; nothing: there is no such line */
    } cases[] = {
        {"network: {layers: [1 sigmoid], values: [{w: [[2, -1]], b: [3]}]}", {2, -1, 3}},
        {"network: {layers: [1 tanh], values: [{w: [[0, 4]], b: [-1]}]}", {0, 4, -1}},
        {"network: {layers: [1 linear], values: [{w: [[-3, 0]], b: [6]}]}", {-3, 0, 6}},
        {"network: {layers: [1 sigmoid], values: [{w: [[0, 0]], b: [3]}]}", {0, 0, 0}},
        {"network: {layers: [1 maxout], values: [{w: [[[2, 1]], [[1, 1]]], b: [[3], [1]]}]}", {0}},
        {"network: {layers: [1 tanh, 1 sigmoid]}", {0, 0, 0}},
        {"inputs: [x1, x2^2]\nnetwork: {layers: [1 sigmoid]}", {0, 0, 0}},
        {"inputs: [x1]\nnetwork: {layers: [1 sigmoid]}", {0, 0, 0}},
        {"inputs: [x1, x2, x1*x2]\nnetwork: {layers: [1 sigmoid]}", {0, 0, 0}},
    };
    const Predict predict = {.kind = PREDICT_LINE};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[500];
        snprintf(text, sizeof text, FOUR "%s\n", "", cases[i].rest);
        Lab lab = lab_of(text);
        const Names names = {.lab = &lab};
        const Guess given = {.grip = {{-1, 3}, {2, 4}}};
        const float *w = cases[i].w, middle[2] = {0.5f, 3.5f};
        Guess truth;
        bool there = guess_truth(&predict, &names, &given, &truth);
        assert_int_equal(there, w[0] != 0 || w[1] != 0);
        if (there) {
            float foot[2], along[2];
            for (int c = 0; c < 2; c++) {
                foot[c] = (truth.grip[0][c] + truth.grip[1][c]) / 2;
                along[c] = truth.grip[1][c] - truth.grip[0][c];
            }
            for (int g = 0; g < 2; g++)
                assert_near(w[0] * truth.grip[g][0] + w[1] * truth.grip[g][1] + w[2], 0, 1e-4);
            assert_near(hypotf(along[0], along[1]), 2, 1e-5);
            assert_near((foot[0] - middle[0]) * along[0] + (foot[1] - middle[1]) * along[1], 0,
                        1e-4);
            assert_true(truth.touched);
        }
        lab_destroy(&lab);
    }
}

/* Scaled inputs have another line than their weights say, and numbers over one input have the line
 * of the answers. */
static void scales_and_answers_have_their_own_line(void **state) {
    (void)state;
    const Predict predict = {.kind = PREDICT_LINE};
    char text[300];
    snprintf(text, sizeof text, FOUR "network: {layers: [1 sigmoid]}\ntraining: {rate: 1}\n",
             ", scale: standard");
    Lab lab = lab_of(text);
    const Names names = {.lab = &lab};
    Guess truth = {.grip = {{0, 0}, {1, 0}}};
    for (int i = 0; i < 5; i++) lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_true(guess_truth(&predict, &names, &truth, &truth));
    for (int g = 0; g < 2; g++) {
        float score;
        Network linear = *lab_network(&lab);
        linear.layer[0].activation = ACTIVATION_LINEAR;
        field_at(lab_trainer(&lab)->work, &linear, lab_features(&lab), &lab.scene.view, 0, 0, 1,
                 &truth.grip[g][0], &truth.grip[g][1], &score);
        assert_near(score, 0, 1e-4);
    }
    lab_destroy(&lab);
    lab = lab_of("data: {points: [[1, 2], [2, 3]]}\n"
                 "network: {layers: [1 linear], values: [{w: [[0.5]], b: [-2]}]}\n");
    assert_true(guess_truth(&predict, &names, &truth, &truth));
    for (int g = 0; g < 2; g++) assert_near(truth.grip[g][1], 0.5f * truth.grip[g][0] - 2, 1e-5);
    lab_destroy(&lab);
}

/* The losses of the run as far as the axis goes; not known before the run has come as far. */
static void the_true_loss_is_that_of_the_run(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: circles, count: 30, seed: 1}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
        "training: {rate: 1}\n",
        "data: {points: [[1, 1, red], [3, 3, red], [1, 3, blue], [3, 1, blue]]%s}\n"
        "network: {layers: [1 step]}\ntraining: {rule: perceptron, rate: 0.1}\n",
        "data: {points: [[-2, -1.5], [-1, -0.7], [2, 0.9]]}\nnetwork: {layers: [1 linear]}\n"
        "training: {rate: 9, loss: squared}\n"};
    const Predict predict = {.kind = PREDICT_LOSS};
    for (int s = 0; s < 3; s++) {
        char text[300];
        snprintf(text, sizeof text, scenes[s], "");
        Lab lab = lab_of(text);
        const Names names = {.lab = &lab};
        Guess truth = {.left = 0, .right = 20, .low = 0, .high = 1.5f};
        int epochs = 0;
        while (!guess_truth(&predict, &names, &truth, &truth) && epochs < 100) {
            lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
            epochs++;
        }
        const bool diverged = lab.run->diverged;
        assert_int_equal(diverged, s == 2);
        if (!diverged) assert_int_equal(epochs, 20);
        for (int i = 0; i < GUESS_PLACES; i++) {
            Bucket bucket;
            int64_t epoch = lroundf(20.0f * (float)i / (GUESS_PLACES - 1));
            Series of = s == 1 ? SERIES_WRONG : SERIES_LOSS;
            bool there = timeline_at(lab_timeline(&lab), of, epoch, &bucket);
            float value = there && isfinite(bucket.first) ? bucket.first : 1.5f;
            assert_near(truth.height[i], fminf(value, 1.5f), 1e-6);
        }
        lab_destroy(&lab);
    }
}

/* A run that has come to what is no number has no curve to hold another against. */
static void what_is_no_number_is_no_true_curve(void **state) {
    (void)state;
    const Predict predict = {.kind = PREDICT_CURVE};
    for (int k = 0; k < 2; k++) {
        char text[200];
        snprintf(text, sizeof text,
                 "data: {points: [[1, 1], [2, 2]]}\nnetwork: {layers: [2 relu, 1 linear], values: "
                 "[{w: [[1], [1]], b: [0, 0]}, {w: [[%s, -1]], b: [0]}]}\n",
                 k == 0 ? "2" : "3e38");
        Lab lab = lab_of(text);
        const Names names = {.lab = &lab};
        Guess truth = {.left = -9, .right = 9, .low = -1, .high = 5};
        assert_int_equal(guess_truth(&predict, &names, &truth, &truth), k == 0);
        if (k == 0) assert_near(truth.height[GUESS_PLACES / 2 + 8], 2.25, 1e-5);
        lab_destroy(&lab);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_curve_is_described_as_it_is),
        cmocka_unit_test(a_line_is_wrong_for_so_many_points),
        cmocka_unit_test(a_line_is_off_by_as_much_as_it_lies_away),
        cmocka_unit_test(the_true_line_is_where_the_score_is_none),
        cmocka_unit_test(scales_and_answers_have_their_own_line),
        cmocka_unit_test(the_true_loss_is_that_of_the_run),
        cmocka_unit_test(what_is_no_number_is_no_true_curve),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
