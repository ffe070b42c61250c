/* The worked examples of the lessons, as the command line computes them: every number here is one
 * that a lesson shows, or follows from its formula. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "shell.h"

/* The number at a path, which must be within `off` of what the lesson says. */
static void near_to(const JsonValue *v, const char *path, double said, double off) {
    double is = json_number(v, path);
    if (!(fabs(is - said) <= off)) fail_msg("%s is %.9g, not %.9g", path, is, said);
}

/* The only output of a point, counted from 1, by `gradient`. */
static double output_of(const char *scene, int point) {
    char command[200], path[64];
    snprintf(command, sizeof command, "gradient curriculum/%s.scene --json", scene);
    snprintf(path, sizeof path, "outputs/%d/0", point - 1);
    JsonValue *v = shell_json(command, 0);
    double output = json_number(v, path);
    json_free(v);
    return output;
}

static void lesson_1_scores_three_students(void **state) {
    (void)state;
    assert_true(output_of("01-admission", 1) == 8);
    assert_true(output_of("01-admission", 2) == -8);
    assert_true(output_of("01-admission", 3) == 2);
}

static void lesson_1_accepts_from_a_score_of_0(void **state) {
    (void)state;
    assert_true(output_of("01-admission-step", 1) == 1);
    assert_true(output_of("01-admission-step", 2) == 0);
    assert_true(output_of("01-admission-step", 3) == 1);
    assert_true(output_of("01-admission-step", 4) == 1); /* exactly on the line */
    JsonValue *v = shell_json("train curriculum/01-admission-step.scene --json", 0);
    near_to(v, "epochs", 0, 0); /* none is wrong, so there is nothing to do */
    near_to(v, "accuracy", 1, 0);
    near_to(v, "wrong", 0, 0);
    assert_int_equal(json_at(v, "settled")->kind, JSON_TRUE);
    json_free(v);
}

/* Whether the cell of a field, 0 or 1, is 1 exactly where w1 x + w2 y + b >= 0. */
static void field_is_cut_by(const char *command, int size, double low, double high, double w1,
                            double w2, double b) {
    JsonValue *v = shell_json(command, 0);
    near_to(v, "size", size, 0);
    const JsonValue *values = json_at(v, "values");
    assert_int_equal(values->count, size * size);
    for (int i = 0; i < size * size; i++) {
        double x = low + (high - low) * (i % size + 0.5) / size;
        double y =
            high - (high - low) * (i / size + 0.5) / size; /* NOLINT(bugprone-integer-division) */
        double score = w1 * x + w2 * y + b;
        if (fabs(score) < 1e-3) continue; /* rounding decides */
        bool above = values->item[i].number >= 0.5;
        if (above != (score >= 0)) fail_msg("cell %d at (%g, %g) is %d", i, x, y, above);
    }
    json_free(v);
}

static void lesson_1_draws_the_line(void **state) {
    (void)state;
    field_is_cut_by("field curriculum/01-admission-step.scene --size 21 --json", 21, 0, 10, 2, 1,
                    -18);
}

static void lesson_1_sees_a_slice_of_a_plane(void **state) {
    (void)state;
    field_is_cut_by("field curriculum/01-three-features.scene --size 20 --json", 20, 0, 10, 2, 1,
                    4 * 1 - 18);
}

static void lesson_2_moves_the_line(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/02-trick.scene --epochs 1 --json", 0);
    near_to(v, "layers/0/w/0/0", 2.6, 1e-6);
    near_to(v, "layers/0/w/0/1", 3.5, 1e-6);
    near_to(v, "layers/0/b/0", -10.1, 1e-6);
    near_to(v, "wrong", 1, 0);
    assert_int_equal(json_at(v, "settled")->kind, JSON_FALSE);
    json_free(v);
}

static void lesson_2_needs_five_more_steps(void **state) {
    (void)state;
    /* Each step takes 0.1 (16 + 25 + 1) = 4.2 from a score of 22. */
    JsonValue *v = shell_json("train curriculum/02-trick.scene --json", 0);
    near_to(v, "epochs", 6, 0);
    near_to(v, "wrong", 0, 0);
    assert_int_equal(json_at(v, "settled")->kind, JSON_TRUE);
    assert_int_equal(json_at(v, "loss")->count, 7);
    near_to(v, "loss/0", 22, 1e-5);
    near_to(v, "loss/1", 17.8, 1e-5);
    near_to(v, "loss/6", 0, 0);
    json_free(v);
}

static void lesson_2_has_a_mirror(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/02-mirror.scene --epochs 1 --json", 0);
    near_to(v, "layers/0/w/0/0", 3.1, 1e-6);
    near_to(v, "layers/0/w/0/1", 4.1, 1e-6);
    near_to(v, "layers/0/b/0", -9.9, 1e-6);
    json_free(v);
}

static void lesson_3_stops_when_none_is_wrong(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/03-separable.scene --epochs 1000 --json", 0);
    near_to(v, "wrong", 0, 0);
    assert_true(json_number(v, "epochs") > 0 && json_number(v, "epochs") < 1000);
    assert_int_equal(json_at(v, "settled")->kind, JSON_TRUE);
    json_free(v);
}

static void lesson_3_never_stops_with_one_point_more(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/03-not-separable.scene --epochs 1000 --json", 0);
    near_to(v, "epochs", 1000, 0);
    assert_true(json_number(v, "wrong") >= 1);
    assert_int_equal(json_at(v, "settled")->kind, JSON_FALSE);
    json_free(v);
}

static void lesson_4_turns_scores_into_probabilities(void **state) {
    (void)state;
    assert_true(fabs(output_of("04-neuron-score", 1) - 2.6) < 1e-6);
    assert_true(fabs(output_of("04-neuron", 1) - 0.93) < 0.005);
    assert_true(fabs(output_of("04-neuron", 1) - 1 / (1 + exp(-2.6))) < 1e-6);
    assert_true(output_of("04-line-score", 1) == -6);
    assert_true(fabs(output_of("04-line", 1) - 0.002) < 0.0006);
    assert_true(fabs(output_of("04-line", 1) - 1 / (1 + exp(6))) < 1e-7);
}

static void lesson_4_has_the_slope_of_the_sigmoid(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"sigmoid(z)\" z=2.6 --json", 0);
    double a = json_number(v, "value");
    near_to(v, "grad/z", a * (1 - a), 1e-12);
    json_free(v);
}

/* e^-z / (1 + e^-z)^2 is the same as a (1 - a), and nowhere above 1/4. */
static void lesson_4_derives_the_slope(void **state) {
    (void)state;
    for (double z = -11; z <= 8; z += 0.5) {
        double a = 1 / (1 + exp(-z)), slope = exp(-z) / pow(1 + exp(-z), 2);
        assert_true(fabs(slope - a * (1 - a)) < 1e-15 && slope <= 0.25);
    }
}

static void lesson_4_keeps_a_line_for_a_boundary(void **state) {
    (void)state;
    field_is_cut_by("field curriculum/04-line.scene --size 24 --json", 24, -6, 6, 3, -2, 1);
}

static void lesson_4_learns_which_day_it_rained(void **state) {
    (void)state;
    JsonValue *before = shell_json("train curriculum/04-rain.scene --epochs 0 --json", 0);
    near_to(before, "loss/0", log(2), 1e-6); /* all weights 0: p is 1/2 */
    json_free(before);
    JsonValue *v = shell_json("train curriculum/04-rain.scene --epochs 100 --json", 0);
    near_to(v, "accuracy", 1, 0);
    assert_true(json_number(v, "loss/100") < 0.05);
    json_free(v);
}

/* The mean of -ln p, and the product, of a model's four probabilities. */
static void likelihood(const char *scene, const char *p, double product, double sum) {
    char command[200];
    snprintf(command, sizeof command, "gradient curriculum/%s.scene --json", scene);
    JsonValue *v = shell_json(command, 0);
    near_to(v, "loss", sum / 4, 0.02); /* as rounded in the lesson */
    near_to(v, "loss", -log(product) / 4, 1e-6);
    json_free(v);
    snprintf(command, sizeof command, "graph \"a*b*c*d\" %s --json", p);
    v = shell_json(command, 0);
    near_to(v, "value", product, 1e-12);
    json_free(v);
    snprintf(command, sizeof command, "graph \"-ln(a) - ln(b) - ln(c) - ln(d)\" %s --json", p);
    v = shell_json(command, 0);
    near_to(v, "value", sum, 0.05);
    near_to(v, "value", -log(product), 1e-12);
    json_free(v);
}

static void lesson_5_compares_two_models(void **state) {
    (void)state;
    likelihood("05-worse", "a=0.6 b=0.2 c=0.1 d=0.7", 0.0084, 4.8);
    likelihood("05-better", "a=0.7 b=0.9 c=0.8 d=0.6", 0.3024, 1.2);
}

static void lesson_5_takes_logarithms_point_by_point(void **state) {
    (void)state;
    const double said[] = {0.51, 1.61, 2.3, 0.36, 0.36, 0.1, 0.22, 0.51};
    const double p[] = {0.6, 0.2, 0.1, 0.7, 0.7, 0.9, 0.8, 0.6};
    for (int i = 0; i < 8; i++) {
        char command[100];
        snprintf(command, sizeof command, "graph \"-ln(p)\" p=%g --json", p[i]);
        JsonValue *v = shell_json(command, 0);
        near_to(v, "value", said[i], 0.006);
        json_free(v);
    }
}

/* Twice as likely is less by ln 2, whatever the others are; a coin costs ln 2 a point. */
static void lesson_5_makes_an_amount_of_a_factor(void **state) {
    (void)state;
    JsonValue *before = shell_json("graph \"-ln(a) - ln(b)\" a=0.6 b=0.1 --json", 0);
    JsonValue *after = shell_json("graph \"-ln(a) - ln(b)\" a=0.6 b=0.2 --json", 0);
    near_to(after, "value", json_number(before, "value") - log(2), 1e-12);
    json_free(before);
    json_free(after);
    assert_true(pow(0.5, 2000) == 0 && pow(0.5, 100) > 0);
}

/* (y_hat - y) / (y_hat (1 - y_hat)) times y_hat (1 - y_hat): the slope cancels. */
static void lesson_6_cancels_the_slope(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"a = sigmoid(w*x + b); loss = -(y*ln(a) + (1-y)*ln(1-a))\" "
                              "w=-2 x=-0.5 b=1.5 y=0 --json",
                              0);
    double a = json_number(v, "nodes/2/value");
    assert_true(fabs(a - 0.924) < 0.001);
    near_to(v, "grad/w", (a - 0) * -0.5, 1e-9);
    near_to(v, "grad/b", a - 0, 1e-9);
    json_free(v);
}

static void lesson_6_steps_against_the_gradient(void **state) {
    (void)state;
    /* z = 0.5 2 - 0.25 - 0.75 = 0, so y_hat = 1/2 and y_hat - y = -1/2. */
    JsonValue *g = shell_json("gradient curriculum/06-logistic.scene --json", 0);
    near_to(g, "outputs/0/0", 0.5, 1e-7);
    near_to(g, "loss", log(2), 1e-6);
    near_to(g, "layers/0/dw/0/0", -0.5 * 2, 1e-6);
    near_to(g, "layers/0/dw/0/1", -0.5 * -1, 1e-6);
    near_to(g, "layers/0/db/0", -0.5, 1e-6);
    json_free(g);
    JsonValue *t = shell_json("train curriculum/06-logistic.scene --epochs 1 --json", 0);
    near_to(t, "layers/0/w/0/0", 0.5 + 0.1 * 0.5 * 2, 1e-6);
    near_to(t, "layers/0/w/0/1", 0.25 - 0.1 * 0.5, 1e-6);
    near_to(t, "layers/0/b/0", -0.75 + 0.1 * 0.5, 1e-6);
    json_free(t);
}

static void lesson_6_says_what_the_rate_did(void **state) {
    (void)state;
    JsonValue *crawls = shell_json("train curriculum/06-crawls.scene --json", 0);
    JsonValue *learns = shell_json("train curriculum/06-learns.scene --json", 0);
    assert_true(json_number(crawls, "loss/200") > 0.5 * json_number(crawls, "loss/0"));
    assert_true(json_number(learns, "loss/200") < 0.01 * json_number(learns, "loss/0"));
    json_free(crawls);
    json_free(learns);
    JsonValue *lost = shell_json("train curriculum/06-diverges.scene --json", 1);
    assert_int_equal(json_at(lost, "diverged")->kind, JSON_STRING);
    int epochs = (int)json_number(lost, "epochs");
    assert_true(epochs < 200);
    assert_int_equal(json_at(lost, "loss")->count, epochs + 1);
    json_free(lost);
    shell_expect("train curriculum/06-diverges.scene", 1, "the rate 1 is too large");
}

/* The landscape's neuron: where two steps lead, and when the valley is reached. In the bowl, a rate
 * of 0.5 leaves no distance along w (the factor is 1 - 2 0.5), and half of it along b. */
static void lesson_6_reaches_the_valley_when_it_says(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/06-landscape.scene --epochs 26 --json", 0);
    near_to(v, "loss/2", 1.53, 0.005);
    assert_true(json_number(v, "loss/25") > 0.49 && json_number(v, "loss/26") < 0.49);
    json_free(v);
    v = shell_json("train curriculum/06-bowl.scene --epochs 1 --json", 0);
    near_to(v, "layers/0/w/0/0", 0.64, 1e-6);
    near_to(v, "layers/0/b/0", 0.5, 1e-6);
    json_free(v);
}

static void lesson_7_fits_the_line_of_least_squares(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/07-full.scene --epochs 2000 --json", 0);
    near_to(v, "layers/0/b/0", 1.12, 1e-4);
    near_to(v, "layers/0/w/0/0", 1.95, 1e-4);
    near_to(v, "loss/2000", 0.0383, 1e-5);
    assert_int_equal(json_at(v, "accuracy")->kind, JSON_NULL);
    json_free(v);
}

static void lesson_7_never_settles_one_point_at_a_time(void **state) {
    (void)state;
    JsonValue *online = shell_json("train curriculum/07-online.scene --epochs 2000 --json", 0);
    JsonValue *handful = shell_json("train curriculum/07-handful.scene --epochs 2000 --json", 0);
    double least = 0.0383;
    double one = json_number(online, "loss/2000"), two = json_number(handful, "loss/2000");
    assert_true(one > least + 1e-4 && one < 10 * least);
    assert_true(two > least + 1e-5 && two < 10 * least);
    assert_true(fabs(one - json_number(online, "loss/1999")) > 1e-5); /* still noisy */
    near_to(online, "loss/0", json_number(handful, "loss/0"), 0);     /* from the same start */
    json_free(online);
    json_free(handful);
}

/* Wrong after so many epochs, or the share of held-out points that are right. */
static double after(const char *scene, int epochs, const char *what) {
    char command[200];
    snprintf(command, sizeof command, "train curriculum/%s.scene --epochs %d --json", scene,
             epochs);
    JsonValue *v = shell_json(command, 0);
    double number = json_number(v, what);
    json_free(v);
    return number;
}

/* Weights and bias of the one neuron that layers without a bend are together, for two inputs. */
static void collapse(const JsonValue *v, int layers, double w[3]) {
    double back[4] = {1}; /* by each unit of the layer above: what it counts for the output */
    int units = 1;
    w[2] = 0;
    for (int l = layers - 1; l >= 0; l--) {
        char path[48];
        snprintf(path, sizeof path, "layers/%d/w/0", l);
        int from = json_at(v, path)->count;
        double below[4] = {0};
        for (int j = 0; j < units; j++) {
            snprintf(path, sizeof path, "layers/%d/b/%d", l, j);
            w[2] += back[j] * json_number(v, path);
            for (int i = 0; i < from; i++) {
                snprintf(path, sizeof path, "layers/%d/w/%d/%d", l, j, i);
                below[i] += back[j] * json_number(v, path);
            }
        }
        for (int i = 0; i < 4; i++) back[i] = below[i];
        units = from;
    }
    w[0] = back[0];
    w[1] = back[1];
}

static void lesson_8_finds_one_neuron_in_nine(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/08-linear.scene --epochs 300 --json", 0);
    double w[3];
    near_to(v, "wrong", 62, 0);
    near_to(v, "loss/300", log(2), 0.0005); /* as if it said one half of each */
    collapse(v, 3, w);
    json_free(v);
    field_is_cut_by("field curriculum/08-linear.scene --size 24 --epochs 300 --json", 24, -6, 6,
                    w[0], w[1], w[2]);
}

static void lesson_8_learns_with_a_bend(void **state) {
    (void)state;
    assert_true(after("08-tanh", 300, "wrong") == 0);
}

static void lesson_9_has_a_start_from_which_tanh_is_ahead(void **state) {
    (void)state;
    assert_true(after("09-tanh-6", 95, "wrong") > 0 && after("09-tanh-6", 96, "wrong") == 0);
    assert_true(after("09-relu-6", 99, "wrong") > 0 && after("09-relu-6", 100, "wrong") == 0);
}

static void lesson_10_places_points_by_their_features(void **state) {
    (void)state;
    static const double said[16][2] = {
        {0.964, -0.999},  {0.941, -0.999},  {0.905, -0.998},  {0.848, -0.997},
        {-0.999, 0.970},  {-0.999, 0.929},  {-0.998, 0.885},  {-0.998, 0.874},
        {-0.762, -0.762}, {-0.905, -0.462}, {-0.462, -0.905}, {-0.635, -0.848},
        {-0.848, -0.635}, {-0.380, -0.922}, {-0.885, -0.537}, {-0.862, -0.604}};
    JsonValue *v = shell_json("gradient curriculum/10-features.scene --json", 0);
    for (int p = 0; p < 16; p++) {
        for (int i = 0; i < 2; i++) {
            char path[40];
            snprintf(path, sizeof path, "outputs/%d/%d", p, i);
            near_to(v, path, said[p][i], 0.0006);
        }
    }
    json_free(v);
}

static void lesson_10_has_stories_that_need_two_units(void **state) {
    (void)state;
    assert_true(after("10-stories", 1000, "wrong") == 8); /* of 24 */
    assert_true(after("10-stories-two", 1000, "wrong") == 0);
    assert_true(after("10-stories-two", 1000, "test_accuracy") == 1);
}

/* One layer of lesson 11, by its definition. */
static void layer_of_sums(const double *x, int from, const double *w, const double *b, int to,
                          double *z) {
    for (int j = 0; j < to; j++) {
        z[j] = b[j];
        for (int i = 0; i < from; i++) z[j] += w[j * from + i] * x[i];
    }
}

static void lesson_11_multiplies_row_by_matrix(void **state) {
    (void)state;
    static const double w1[12] = {0.2, 0.5, 0.6, 0.9, 0.5, 0.8, -0.9, -0.1, 0.9, 0.3, 0.8, -0.8};
    static const double b1[4] = {0, -0.3, 0, 0.1}, b2[4] = {-0.2, 0.5, 0, 0.2};
    static const double w2[16] = {-1,  -0.6, -0.4, 0.8, 0.5,  -0.7, 0.6, -0.7,
                                  0.2, -0.7, -1,   0.7, -0.6, -0.6, 1,   0.7};
    static const double w3[12] = {-0.6, 0.9,  0.4,  0.9,  0.8,  -0.4,
                                  -0.3, -0.7, -0.7, -0.9, -0.4, 0.2};
    static const double b3[3] = {-0.47, 0.2, -0.2}, said[3] = {0.5515, 0.2995, 0.1490};
    double a[4] = {2, 0, 0}, z[4], sum = 0;
    layer_of_sums(a, 3, w1, b1, 4, z);
    for (int j = 0; j < 4; j++) a[j] = 1 / (1 + exp(-z[j]));
    layer_of_sums(a, 4, w2, b2, 4, z);
    for (int j = 0; j < 4; j++) a[j] = 1 / (1 + exp(-z[j]));
    layer_of_sums(a, 4, w3, b3, 3, z);
    for (int k = 0; k < 3; k++) sum += exp(z[k]);
    JsonValue *v = shell_json("gradient curriculum/11-shapes.scene --json", 0);
    for (int k = 0; k < 3; k++) {
        char path[40];
        snprintf(path, sizeof path, "outputs/0/%d", k);
        near_to(v, path, exp(z[k]) / sum, 1e-6);
        near_to(v, path, said[k], 0.00006);
    }
    json_free(v);
}

static void lesson_12_chains_derivatives(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"m = x^2; z = m^2; y = z^2\" x=1.5 --json", 0);
    double x = 1.5, m = x * x, z = m * m;
    near_to(v, "value", z * z, 1e-12);
    near_to(v, "grad/x", 2 * z * 2 * m * 2 * x, 1e-9);
    near_to(v, "nodes/0/value", m, 1e-12);
    near_to(v, "nodes/0/grad", 2 * z * 2 * m, 1e-9);
    near_to(v, "nodes/1/grad", 2 * z, 1e-12);
    assert_string_equal(json_at(v, "nodes/0/name")->text, "m");
    json_free(v);
}

static void lesson_12_walks_a_graph_forward_and_backward(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"loss = abs(y - (x*w + b))\" x=2 w=3 b=1 y=4 --json", 0);
    near_to(v, "value", 3, 0);
    near_to(v, "nodes/0/value", 6, 0);
    near_to(v, "nodes/1/value", 7, 0);
    near_to(v, "nodes/3/value", 3, 0);
    near_to(v, "nodes/3/grad", 1, 0);
    near_to(v, "nodes/1/grad", 1, 0);
    near_to(v, "nodes/0/grad", 1, 0);
    near_to(v, "grad/w", 2, 0);
    near_to(v, "grad/b", 1, 0);
    near_to(v, "grad/x", 3, 0);
    near_to(v, "grad/y", -1, 0);
    assert_string_equal(json_at(v, "nodes/0/op")->text, "multiply");
    assert_string_equal(json_at(v, "nodes/3/name")->text, "loss");
    json_free(v);
}

static void lesson_12_adds_two_roads(void **state) {
    (void)state;
    /* z = x y with x = s^2 and y = 3 s: dz/ds = y 2 s + x 3. */
    JsonValue *v = shell_json("graph \"x = s^2; y = 3*s; z = x*y\" s=2 --json", 0);
    near_to(v, "value", 24, 0);
    near_to(v, "grad/s", 6 * 4 + 4 * 3, 1e-12);
    json_free(v);
}

/* A step against both derivatives takes 0.1 (2 * 2 + 1 * 1) off the loss. */
static void lesson_12_goes_downhill_on_a_graph(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"x1 = x*w; x2 = x1 + b; gap = y - x2; loss = abs(gap)\" x=2 "
                              "w=2.8 b=0.9 y=4 --json",
                              0);
    near_to(v, "value", 3 - 0.1 * (2 * 2 + 1 * 1), 1e-12);
    json_free(v);
}

static void lesson_12_finds_a_neuron_in_a_graph(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"m = w*x; z = m + b; p = sigmoid(z); off = p - y; loss = "
                              "off^2\" w=1 x=2 b=-1 y=1 --json",
                              0);
    double p = 1 / (1 + exp(-1)), dz = 2 * (p - 1) * p * (1 - p);
    near_to(v, "grad/b", dz, 1e-12);
    near_to(v, "grad/w", dz * 2, 1e-12);
    near_to(v, "grad/w", -0.212, 0.0005);
    json_free(v);
}

/* The two-layer network of lesson 13 at (1, 2), label 1.5, by its formula. bent: f is tanh. */
static void by_hand(const char *command, bool bent) {
    const double x[2] = {1, 2}, w[2][2] = {{0.5, 0.25}, {-0.5, 1}}, b[2] = {0.25, -0.5};
    const double out[2] = {2, -1};
    double n[2], slope[2], y = 0.5;
    for (int j = 0; j < 2; j++) {
        double z = w[j][0] * x[0] + w[j][1] * x[1] + b[j];
        n[j] = bent ? tanh(z) : z;
        slope[j] = bent ? 1 - n[j] * n[j] : 1;
        y += out[j] * n[j];
    }
    double dy = 2 * (y - 1.5); /* of the mean squared error */
    JsonValue *v = shell_json(command, 0);
    near_to(v, "outputs/0/0", y, 1e-6);
    near_to(v, "loss", (y - 1.5) * (y - 1.5), 1e-6);
    near_to(v, "layers/1/db/0", dy, 1e-6);
    for (int j = 0; j < 2; j++) {
        char path[64];
        snprintf(path, sizeof path, "layers/1/dw/0/%d", j);
        near_to(v, path, dy * n[j], 2e-6);
        snprintf(path, sizeof path, "layers/0/db/%d", j);
        near_to(v, path, dy * out[j] * slope[j], 2e-6);
        for (int i = 0; i < 2; i++) {
            snprintf(path, sizeof path, "layers/0/dw/%d/%d", j, i);
            near_to(v, path, dy * out[j] * slope[j] * x[i], 2e-6);
        }
    }
    assert_true(json_number(v, "check") < 1e-4);
    json_free(v);
}

static void lesson_13_multiplies_factor_by_factor(void **state) {
    (void)state;
    by_hand("gradient curriculum/13-linear.scene --json", false);
    by_hand("gradient curriculum/13-tanh.scene --json", true);
}

static void lesson_13_sums_the_roads_to_an_input(void **state) {
    (void)state;
    /* x1 reaches y through N1 and through N2: dy/dx1 = w5 w1 + w6 w3. */
    JsonValue *v = shell_json("graph \"N1 = w1*x1 + w2*x2 + b1; N2 = w3*x1 + w4*x2 + b2; "
                              "y = w5*N1 + w6*N2 + b3\" x1=1 x2=2 w1=0.5 w2=0.25 b1=0.25 w3=-0.5 "
                              "w4=1 b2=-0.5 w5=2 w6=-1 b3=0.5 --json",
                              0);
    near_to(v, "grad/x1", 2 * 0.5 + -1 * -0.5, 1e-12);
    near_to(v, "grad/w1", 2 * 1, 1e-12);
    json_free(v);
}

static void lesson_13_lets_six_points_vote(void **state) {
    (void)state;
    static const double x1[6] = {3, 1, 2, -1, -2, -2}, votes[6] = {-3, -5, 1.5, 6.5, 12.5, 3.5};
    JsonValue *v = shell_json("gradient curriculum/13-six-votes.scene --json", 0);
    for (int p = 0; p < 6; p++) {
        char path[64];
        snprintf(path, sizeof path, "outputs/%d/0", p);
        double vote = 2 * (json_number(v, path) - (p < 3)) * 0.5 * x1[p];
        assert_true(fabs(vote - votes[p]) < 1e-6);
    }
    near_to(v, "layers/0/dw/0/0", 16.0 / 6, 1e-6);
    json_free(v);
}

/* With w6 = -1 the roads cancel, and the output is wrong all the same. */
static void lesson_13_adds_and_cancels_two_roads(void **state) {
    (void)state;
    JsonValue *v = shell_json("gradient curriculum/13-two-roads.scene --json", 0);
    near_to(v, "layers/2/db/0", -2, 0);
    near_to(v, "layers/1/db/0", -1, 0);
    near_to(v, "layers/1/db/1", 3, 0);
    near_to(v, "layers/0/dw/0/0", -6 + 9, 0);
    json_free(v);
    v = shell_json("graph \"N = w1*3 - 1 + 0.5; P = 2*N; Q = N; y = 0.5*P - Q + 0.5; loss = (y - "
                   "1)^2\" w1=0.5 --json",
                   0);
    near_to(v, "grad/w1", 0, 0);
    near_to(v, "value", 0.25, 0);
    json_free(v);
}

static void lesson_13_is_worked_out_on_paper(void **state) {
    (void)state;
    static const struct {
        const char *path;
        double said;
    } answers[] = {{"outputs/0/0", -1},   {"layers/1/dw/0/0", -2},  {"layers/1/dw/0/1", -2},
                   {"layers/1/db/0", -4}, {"layers/0/dw/0/0", -12}, {"layers/0/dw/0/1", 6},
                   {"layers/0/db/0", -6}, {"layers/0/dw/1/0", 4},   {"layers/0/dw/1/1", -2},
                   {"layers/0/db/1", 2}};
    JsonValue *v = shell_json("gradient curriculum/13-on-paper.scene --json", 0);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        near_to(v, answers[i].path, answers[i].said, 1e-6);
    json_free(v);
}

static void lesson_14_cancels_the_slope(void **state) {
    (void)state;
    JsonValue *v = shell_json("gradient curriculum/14-sure-and-wrong.scene --json", 0);
    double output = 1 / (1 + exp(-4));
    near_to(v, "outputs/0/0", output, 1e-6);
    near_to(v, "layers/0/db/0", output - 0, 1e-6);
    near_to(v, "layers/0/dw/0/0", output * 2, 1e-6);
    json_free(v);
}

static void lesson_15_begins_with_thirds(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/15-zeros.scene --epochs 1 --json", 0);
    near_to(v, "loss/0", log(3), 1e-6);
    assert_true(json_number(v, "loss/1") < log(3));
    json_free(v);
}

static void lesson_16_learns_by_heart(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/16-overfits.scene --epochs 400 --json", 0);
    const JsonValue *test = json_at(v, "test_loss");
    int least = 0;
    for (int e = 0; e < test->count; e++)
        least = test->item[e].number < test->item[least].number ? e : least;
    assert_true(json_number(v, "loss/400") < 0.001);
    near_to(v, "test_loss/400", 0.989, 0.0005);
    assert_int_equal(least, 73); /* where it would have been best to stop */
    near_to(v, "test_loss/73", 0.308, 0.0005);
    json_free(v);
}

static void lesson_16_has_cures(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/16-penalty.scene --epochs 400 --json", 0);
    near_to(v, "loss/400", 0.113, 0.0005);
    near_to(v, "test_loss/400", 0.184, 0.0005);
    json_free(v);
    v = shell_json("train curriculum/16-dropout.scene --epochs 75 --json", 0);
    near_to(v, "loss/75", 0.475, 0.0006);
    json_free(v);
    v = shell_json("train curriculum/16-overfits.scene --epochs 75 --json", 0);
    assert_true(json_number(v, "loss/75") < 0.11); /* without it, far sooner */
    json_free(v);
}

/* More points help, and in the end they are learned by heart as well. */
static void lesson_16_parts_later_with_more_points(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/16-many.scene --epochs 3000 --json", 0);
    static const struct {
        int epoch;
        double gap;
    } said[] = {{400, 0.066}, {3000, 0.510}};
    for (int i = 0; i < 2; i++) {
        char trained[32], held_out[32];
        snprintf(trained, sizeof trained, "loss/%d", said[i].epoch);
        snprintf(held_out, sizeof held_out, "test_loss/%d", said[i].epoch);
        double gap = json_number(v, held_out) - json_number(v, trained);
        if (fabs(gap - said[i].gap) > 0.0006) fail_msg("epoch %d: %g", said[i].epoch, gap);
    }
    json_free(v);
}

static void lesson_17_multiplies_365_times(void **state) {
    (void)state;
    JsonValue *v = shell_json("graph \"x^365\" x=0.99 --json", 0);
    near_to(v, "value", 0.026, 0.0005);
    json_free(v);
    v = shell_json("graph \"x^365\" x=1.01 --json", 0);
    near_to(v, "value", 37.8, 0.05);
    json_free(v);
}

/* How much smaller the gradient of the first layer's weights is than the last hidden layer's. */
static double shrinking(const char *scene) {
    char command[100];
    snprintf(command, sizeof command, "gradient curriculum/%s.scene --json", scene);
    JsonValue *v = shell_json(command, 0);
    double size[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        const JsonValue *dw = json_at(v, i ? "layers/5/dw" : "layers/0/dw");
        for (int j = 0; j < dw->count; j++) {
            for (int k = 0; k < dw->item[j].count; k++) {
                size[i] = fmax(size[i], fabs(dw->item[j].item[k].number));
            }
        }
    }
    json_free(v);
    assert_true(size[1] > 0);
    return size[0] / size[1];
}

static void lesson_17_loses_the_gradient_in_sigmoids(void **state) {
    (void)state;
    double sigmoid = shrinking("17-sigmoid"), relu = shrinking("17-relu");
    double better = shrinking("17-better-start");
    assert_true(sigmoid < 2e-2);
    assert_true(better > 10 * sigmoid);
    assert_true(relu > 10 * sigmoid && relu > 0.1);
}

/* Its points at a kink of several units at once are no mistake: the command's status says so. */
static void lesson_17_checks_its_own_gradient(void **state) {
    (void)state;
    JsonValue *v = shell_json("gradient curriculum/17-relu-of-the-lesson.scene --json", 0);
    json_free(v);
}

/* Untrained it is wrong about nearly everybody, and about all whom it will never train on. */
static void lesson_18_begins_with_a_neuron_that_knows_nothing(void **state) {
    (void)state;
    JsonValue *v = shell_json("train curriculum/18-class.scene --epochs 200 --json", 0);
    near_to(v, "loss/0", 1.41, 0.005);
    near_to(v, "test_loss/0", 1.49, 0.005);
    near_to(v, "accuracy", 0.9, 1e-6);
    near_to(v, "test_accuracy", 0.9, 1e-6);
    json_free(v);
    v = shell_json("train curriculum/18-class.scene --epochs 1 --json", 0);
    near_to(v, "wrong", 26, 0); /* of 30 */
    near_to(v, "test_accuracy", 0, 0);
    json_free(v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lesson_1_scores_three_students),
        cmocka_unit_test(lesson_1_accepts_from_a_score_of_0),
        cmocka_unit_test(lesson_1_draws_the_line),
        cmocka_unit_test(lesson_1_sees_a_slice_of_a_plane),
        cmocka_unit_test(lesson_2_moves_the_line),
        cmocka_unit_test(lesson_2_needs_five_more_steps),
        cmocka_unit_test(lesson_2_has_a_mirror),
        cmocka_unit_test(lesson_3_stops_when_none_is_wrong),
        cmocka_unit_test(lesson_3_never_stops_with_one_point_more),
        cmocka_unit_test(lesson_4_turns_scores_into_probabilities),
        cmocka_unit_test(lesson_4_has_the_slope_of_the_sigmoid),
        cmocka_unit_test(lesson_4_derives_the_slope),
        cmocka_unit_test(lesson_4_keeps_a_line_for_a_boundary),
        cmocka_unit_test(lesson_4_learns_which_day_it_rained),
        cmocka_unit_test(lesson_5_compares_two_models),
        cmocka_unit_test(lesson_5_takes_logarithms_point_by_point),
        cmocka_unit_test(lesson_5_makes_an_amount_of_a_factor),
        cmocka_unit_test(lesson_6_steps_against_the_gradient),
        cmocka_unit_test(lesson_6_cancels_the_slope),
        cmocka_unit_test(lesson_6_says_what_the_rate_did),
        cmocka_unit_test(lesson_6_reaches_the_valley_when_it_says),
        cmocka_unit_test(lesson_7_fits_the_line_of_least_squares),
        cmocka_unit_test(lesson_7_never_settles_one_point_at_a_time),
        cmocka_unit_test(lesson_8_finds_one_neuron_in_nine),
        cmocka_unit_test(lesson_8_learns_with_a_bend),
        cmocka_unit_test(lesson_9_has_a_start_from_which_tanh_is_ahead),
        cmocka_unit_test(lesson_10_places_points_by_their_features),
        cmocka_unit_test(lesson_10_has_stories_that_need_two_units),
        cmocka_unit_test(lesson_11_multiplies_row_by_matrix),
        cmocka_unit_test(lesson_12_chains_derivatives),
        cmocka_unit_test(lesson_12_walks_a_graph_forward_and_backward),
        cmocka_unit_test(lesson_12_adds_two_roads),
        cmocka_unit_test(lesson_12_goes_downhill_on_a_graph),
        cmocka_unit_test(lesson_12_finds_a_neuron_in_a_graph),
        cmocka_unit_test(lesson_13_multiplies_factor_by_factor),
        cmocka_unit_test(lesson_13_sums_the_roads_to_an_input),
        cmocka_unit_test(lesson_13_lets_six_points_vote),
        cmocka_unit_test(lesson_13_adds_and_cancels_two_roads),
        cmocka_unit_test(lesson_13_is_worked_out_on_paper),
        cmocka_unit_test(lesson_14_cancels_the_slope),
        cmocka_unit_test(lesson_15_begins_with_thirds),
        cmocka_unit_test(lesson_16_learns_by_heart),
        cmocka_unit_test(lesson_16_has_cures),
        cmocka_unit_test(lesson_16_parts_later_with_more_points),
        cmocka_unit_test(lesson_17_multiplies_365_times),
        cmocka_unit_test(lesson_17_loses_the_gradient_in_sigmoids),
        cmocka_unit_test(lesson_17_checks_its_own_gradient),
        cmocka_unit_test(lesson_18_begins_with_a_neuron_that_knows_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
