/* From coordinates to inputs: names of features, their values, and scaling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "near.h"
#include "nn/features.h"

static Feature read(const char *text) {
    Feature feature = {.kind = FEATURE_COORDINATE, .a = -1, .b = -1};
    if (!feature_from_text(text, 12, &feature)) fail_msg("\"%s\" was not read", text);
    return feature;
}

static void every_feature_leads_back_to_its_text(void **state) {
    (void)state;
    static const char *const texts[] = {"x1",      "x12",   "x2^2",    "x12^2",   "x1*x2",
                                        "x12*x11", "x3*x3", "sin(x1)", "sin(x12)"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[TERM_TEXT];
        Feature feature = read(texts[i]);
        assert_string_equal(feature_text(&feature, text), texts[i]);
    }
    Feature product = read("x2*x12");
    assert_int_equal(product.kind, FEATURE_PRODUCT);
    assert_int_equal(product.a, 1);
    assert_int_equal(product.b, 11);
}

/* Those that any of its parts reads; one at least. */
static void inputs_say_how_many_columns_they_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int columns;
    } cases[] = {{"x1", 1},      {"x2", 2},    {"x12", 12},    {"x1^2", 1},
                 {"x3^2", 3},    {"x1*x2", 2}, {"x2*x1", 2},   {"x1*x12", 12},
                 {"x12*x1", 12}, {"x3*x3", 3}, {"sin(x1)", 1}, {"sin(x2)", 2}};
    Features all = {.count = 0};
    assert_int_equal(features_columns(&all), 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Features one = {.count = 1, .feature = {read(cases[i].text)}};
        assert_int_equal(features_columns(&one), cases[i].columns);
        all.feature[all.count++] = one.feature[0];
    }
    assert_int_equal(features_columns(&all), 12);
}

static void blanks_are_ignored(void **state) {
    (void)state;
    char text[TERM_TEXT];
    Feature feature = read("  x1 *  x2 ");
    assert_string_equal(feature_text(&feature, text), "x1*x2");
    feature = read("sin( x3 )");
    assert_string_equal(feature_text(&feature, text), "sin(x3)");
}

static void what_is_no_feature_is_refused_and_changes_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "x",
        "x0",
        "x13",
        "x01",
        "y1",
        "X1",
        "1",
        "x1^3",
        "x1^",
        "x1*",
        "x1*x13",
        "x1*y",
        "x1x2",
        "x1+x2",
        "sin",
        "sin(",
        "sin(x1",
        "sin(x1))",
        "sin(1)",
        "cos(x1)",
        "x1^2^2",
        "sin(x1)2",
        "x1*x2*x3",
        "x-1",
        "sin(x1*x2)",
        "x99999999999999999999",
        "x1*x1                                                                             *",
        "x111111111111111111111111111111111111111111111111111111111111111111111111111111"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Feature feature = {.kind = FEATURE_SINE, .a = 5, .b = 7};
        if (feature_from_text(texts[i], 12, &feature)) fail_msg("\"%s\" was read", texts[i]);
        assert_int_equal(feature.kind, FEATURE_SINE);
        assert_int_equal(feature.a, 5);
        assert_int_equal(feature.b, 7);
    }
}

static void identity_gives_each_coordinate(void **state) {
    (void)state;
    Features features = features_identity(3);
    float input[3];
    features_apply(&features, (float[]){4, -5, 0.5f}, input);
    assert_int_equal(features.count, 3);
    assert_memory_equal(input, ((float[]){4, -5, 0.5f}), sizeof input);
}

static Features five_features(void) {
    Features features = {.columns = 2, .count = 5};
    static const char *const texts[] = {"x2", "x1^2", "x1*x2", "sin(x1)", "x1"};
    for (int f = 0; f < 5; f++) {
        assert_true(feature_from_text(texts[f], 2, &features.feature[f]));
    }
    return features;
}

static void each_feature_has_its_value(void **state) {
    (void)state;
    Features features = five_features();
    float input[5];
    features_apply(&features, (float[]){3, -2}, input);
    assert_same(input[0], -2);
    assert_same(input[1], 9);
    assert_same(input[2], -6);
    assert_near(input[3], sinf(3), 1e-6f);
    assert_same(input[4], 3);
}

static void features_are_of_the_scaled_coordinates(void **state) {
    (void)state;
    Features features = five_features();
    features.scaled = true;
    features.mean[0] = 1, features.mean[1] = -4;
    features.deviation[0] = 2, features.deviation[1] = 0.5f;
    float input[5];
    features_apply(&features, (float[]){5, -3}, input); /* scaled: 2, 2 */
    assert_same(input[0], 2);
    assert_same(input[1], 4);
    assert_same(input[2], 4);
    assert_near(input[3], sinf(2), 1e-6f);
    assert_same(input[4], 2);
}

static void rows_hold_the_same_bits_as_points(void **state) {
    (void)state;
    Features features = five_features();
    features.scaled = true;
    features.mean[0] = 0.3f, features.mean[1] = -1.7f;
    features.deviation[0] = 1.9f, features.deviation[1] = 3.3f;
    enum { POINTS = 37, STRIDE = 48 };
    float x[2][STRIDE], rows[5][STRIDE], input[5];
    for (int i = 0; i < POINTS; i++) {
        x[0][i] = -6 + 0.33f * (float)i;
        x[1][i] = 5 - 0.29f * (float)i;
    }
    memset(rows, 0, sizeof rows);
    features_apply_rows(&features, POINTS, &x[0][0], STRIDE, &rows[0][0]);
    for (int i = 0; i < POINTS; i++) {
        features_apply(&features, (float[]){x[0][i], x[1][i]}, input);
        for (int f = 0; f < 5; f++) {
            assert_memory_equal(&rows[f][i], &input[f], sizeof(float));
        }
    }
    for (int f = 0; f < 5; f++) assert_same(rows[f][POINTS], 0);
}

static const float days[5][4] = {{0.5f, 80, 75, 1.2f},
                                 {0.2f, 95, 83, 1.3f},
                                 {0.9f, 60, 64, 1.1f},
                                 {0.7f, 71, 70, 1.25f},
                                 {0.1f, 55, 90, 1.4f}};

static Dataset some_days(void) {
    Dataset data = dataset_create(4, LABEL_CLASS);
    for (int i = 0; i < 5; i++) dataset_add(&data, days[i], 0);
    return data;
}

/* Two parts in a million: 1.3 itself is already off by a little as a float. */
static void assert_close(float value, float expected) {
    assert_near(value, expected, 2e-6f * expected);
}

/* The numbers of scikit-learn 1.2.1: StandardScaler().fit(days), then mean_, scale_ and
 * transform(days)[1]; and, of the days at 0, 1 and 3 only, mean_ and scale_. */
static void scaling_agrees_with_scikit_learn(void **state) {
    (void)state;
    static const float mean[] = {0.48f, 72.2f, 76.4f, 1.25f};
    static const float scale[] = {0.29933259f, 14.33038729f, 9.22171351f, 0.1f};
    static const float second[] = {-0.93541435f, 1.59102469f, 0.71570213f, 0.5f};
    Dataset data = some_days();
    Features features = features_identity(4);
    features_measure(&features, &data, NULL);
    assert_true(features.scaled);
    float input[4];
    features_apply(&features, days[1], input);
    for (int c = 0; c < 4; c++) {
        assert_close(features.mean[c], mean[c]);
        assert_close(features.deviation[c], scale[c]);
        assert_near(input[c], second[c], 3e-6f);
    }
    dataset_destroy(&data);
}

static void points_held_out_are_not_measured(void **state) {
    (void)state;
    static const float mean[] = {0.46666667f, 82, 76, 1.25f};
    static const float scale[] = {0.20548047f, 9.89949494f, 5.35412613f, 0.04082483f};
    static const bool held[] = {false, false, true, false, true};
    Dataset data = some_days();
    Features features = features_identity(4);
    features_measure(&features, &data, held);
    for (int c = 0; c < 4; c++) {
        assert_close(features.mean[c], mean[c]);
        assert_close(features.deviation[c], scale[c]);
    }
    dataset_destroy(&data);
}

/* Each of 0.1 is not exactly 0.1, so a sum of them is off by a little: still no variation. */
static void a_column_that_does_not_vary_is_only_centred(void **state) {
    (void)state;
    Dataset data = dataset_create(2, LABEL_CLASS);
    for (int i = 0; i < 1001; i++) dataset_add(&data, (float[]){0.1f, (float)(i % 2)}, 0);
    Features features = features_identity(2);
    features_measure(&features, &data, NULL);
    assert_same(features.deviation[0], 1);
    assert_same(features.mean[0], 0.1f);
    float input[2];
    features_apply(&features, data.x, input);
    assert_same(input[0], 0);
    dataset_destroy(&data);
}

static void no_points_to_measure_leave_numbers_as_they_are(void **state) {
    (void)state;
    Dataset data = dataset_create(2, LABEL_CLASS);
    dataset_add(&data, (float[]){5, 7}, 0);
    Features features = features_identity(2);
    features_measure(&features, &data, (bool[]){true});
    float input[2];
    features_apply(&features, (float[]){5, 7}, input);
    assert_same(input[0], 5);
    assert_same(input[1], 7);
    dataset_destroy(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_feature_leads_back_to_its_text),
        cmocka_unit_test(inputs_say_how_many_columns_they_read),
        cmocka_unit_test(blanks_are_ignored),
        cmocka_unit_test(what_is_no_feature_is_refused_and_changes_nothing),
        cmocka_unit_test(identity_gives_each_coordinate),
        cmocka_unit_test(each_feature_has_its_value),
        cmocka_unit_test(features_are_of_the_scaled_coordinates),
        cmocka_unit_test(rows_hold_the_same_bits_as_points),
        cmocka_unit_test(scaling_agrees_with_scikit_learn),
        cmocka_unit_test(points_held_out_are_not_measured),
        cmocka_unit_test(a_column_that_does_not_vary_is_only_centred),
        cmocka_unit_test(no_points_to_measure_leave_numbers_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
