/* Terms that people type, as inputs and as conditions: what they are, how they are refused, that
 * they have the same bits however many points are computed at a time, and how they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "near.h"
#include "nn/features.h"
#include "nn/random.h"
#include "scene/expression.h"
#include "scene/python_term.h"
#include "scene/term_read.h"
#include "ui/written.h"

static Dataset body(void) {
    Dataset data = dataset_create(3, LABEL_CLASS);
    snprintf(data.name[0], sizeof data.name[0], "weight");
    snprintf(data.name[1], sizeof data.name[1], "height");
    return data;
}

static Term read(const char *text) {
    Term term;
    Message message = {""};
    const Dataset data = body();
    if (!term_read(&term, text, &data, &message)) fail_msg("%s: %s", text, message.text);
    return term;
}

/* What libm says in doubles. */
static double reference(const char *text, const float x[3]) {
    Expression e;
    double leaf[EXPRESSION_LEAVES];
    assert_true(expression_parse(&e, text, NULL));
    for (int i = 0; i < e.leaves; i++) leaf[i] = (double)x[e.leaf[i].name[1] - '1'];
    return expression_value(&e, leaf, NULL);
}

static const char *const texts[] = {"x1^2 + x2^2",
                                    "x1",
                                    "7",
                                    "x1 - (x2 - x3)",
                                    "-x1^2",
                                    "x1/x2/x3",
                                    "2^x3^2",
                                    "x1^3 - x1^-2",
                                    "x1^2.5",
                                    "abs(x1)^0.5",
                                    "max(x1, min(x2, 3*x3))",
                                    "exp(-x1^2)",
                                    "ln(x2)",
                                    "sqrt(x1)",
                                    "tanh(x1) + sigmoid(x2)",
                                    "sin(x1)*cos(x2)",
                                    "x1 > 0 and x2 > 0 or not x3 < 1",
                                    "(x1 >= x2) + (x1 != x2) + (x1 == x1) + (x1 <= 0)"};
enum { TEXTS = sizeof texts / sizeof *texts };

static void terms_are_computed_as_written(void **state) {
    (void)state;
    Random random = random_create(3, PURPOSE_USER);
    for (int t = 0; t < TEXTS; t++) {
        Term term = read(texts[t]);
        for (int i = 0; i < 200; i++) {
            float x[3];
            for (int c = 0; c < 3; c++) x[c] = random_uniform(&random, -3, 3);
            double want = reference(texts[t], x), got = (double)term_value(&term, x);
            if (!isfinite(want)) want = 0;
            if (!(fabs(got - want) <= 1e-5 * (1 + fabs(want))))
                fail_msg("%s is %.9g, expected %.9g", texts[t], got, want);
        }
    }
}

/* One by one and 333 side by side. */
static void many_points_have_the_same_bits_as_one(void **state) {
    (void)state;
    enum { N = 333 };
    static float x[3][N], rows[N];
    Random random = random_create(4, PURPOSE_USER);
    for (int c = 0; c < 3; c++) {
        for (int i = 0; i < N; i++) x[c][i] = random_uniform(&random, -4, 4);
    }
    for (int t = 0; t < TEXTS; t++) {
        Term term = read(texts[t]);
        term_rows(&term, N, x[0], N, rows);
        for (int i = 0; i < N; i++) {
            float one = term_value(&term, (float[]){x[0][i], x[1][i], x[2][i]});
            assert_memory_equal(&one, &rows[i], sizeof one);
        }
    }
}

static void without_a_value_it_counts_as_nought(void **state) {
    (void)state;
    static const char *const none[] = {"ln(x1)",   "1/x1",     "x1/x1", "ln(-1)",
                                       "sqrt(-2)", "(-2)^0.5", "0^-1",  "exp(1000)"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        Term term = read(none[i]);
        float value = term_value(&term, (float[]){0, 0, 0});
        assert_true(value == 0);
    }
    Term square = read("x1^2"), product = read("x1*x1");
    assert_true(term_value(&square, (float[]){0.1f}) == term_value(&product, (float[]){0.1f}));
}

/* As many as the last of them that it reads: none, of a number. */
static void a_term_reads_so_many_columns(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int columns;
    } terms[] = {{"2", 0},       {"1 + 2", 0},     {"x1", 1},         {"3*x2", 2},
                 {"x3 + x1", 3}, {"sin(x2)^2", 2}, {"x1 - x2*x3", 3}, {"2 - 3*4", 0}};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const Term term = read(terms[i].text);
        assert_int_equal(term_columns(&term), terms[i].columns);
    }
}

/* Where inputs are scaled, a term reads the scaled coordinates: one by one and many side by side. */
static void terms_are_of_the_scaled_coordinates(void **state) {
    (void)state;
    enum { MOST = 131 };
    static const char *const terms[] = {"x1*x2", "x3 - x1^2", "sin(x2) + 2*x3", "3"};
    static const int counts[] = {1, 63, 64, 65, MOST};
    static float x[3 * MOST], got[4 * MOST];
    Random random = random_create(9, PURPOSE_USER);
    for (int i = 0; i < 3 * MOST; i++) x[i] = random_uniform(&random, -3, 7);
    for (int scaled = 0; scaled < 2; scaled++) {
        Features features = features_identity(3);
        features.scaled = scaled;
        features.count = 4;
        for (int c = 0; c < 3; c++) features.mean[c] = 0.5f * (float)c + 1;
        for (int c = 0; c < 3; c++) features.deviation[c] = 0.75f + (float)c;
        for (int f = 0; f < 4; f++)
            features.feature[f] = (Feature){.kind = FEATURE_TYPED, .term = read(terms[f])};
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
            features_apply_rows(&features, counts[k], x, MOST, got);
            for (int i = 0; i < counts[k]; i++) {
                float point[3];
                for (int c = 0; c < 3; c++) {
                    point[c] = x[c * MOST + i];
                    if (scaled) point[c] = (point[c] - features.mean[c]) / features.deviation[c];
                }
                for (int f = 0; f < 4; f++)
                    assert_same(got[f * MOST + i], term_value(&features.feature[f].term, point));
            }
        }
    }
}

static void columns_may_be_called_by_their_names(void **state) {
    (void)state;
    Term term = read(" weight/height^2 + x3 ");
    assert_string_equal(term.text, "x1/x2^2 + x3");
    assert_true(term_value(&term, (float[]){80, 2, 1}) == 21);
    assert_int_equal(term_columns(&term), 3);
    char text[WRITTEN_TEXT];
    const Dataset data = body();
    assert_string_equal(written_text(&term, &data, text), "weight/height² + x₃");
    assert_string_equal(written_text(&term, NULL, text), "x₁/x₂² + x₃");
    assert_string_equal(written_tex(&term, &data, text, sizeof text),
                        "\\text{weight}/\\text{height}^{2} + x_{3}");
    assert_null(written_tex(&term, &data, text, 12));
    term = read("x1*x2 - sin(x1) <= x1^0.5");
    assert_string_equal(written_text(&term, NULL, text), "x₁·x₂ − sin(x₁) ≤ x₁^0.5");
}

static void expect_refused(const char *text, const char *why) {
    Term term;
    Message message = {""};
    const Dataset data = body();
    if (term_read(&term, text, &data, &message)) fail_msg("\"%s\" was read", text);
    if (strcmp(message.text, why) != 0) fail_msg("\"%s\": %s", text, message.text);
    assert_int_equal(term.steps, 0);
}

static void what_cannot_be_is_refused(void **state) {
    (void)state;
    char many[400] = "x1";
    for (int i = 0; i < 30; i++) strcat(many, "+x2");
    expect_refused(many, "this is too long; 63 letters and 48 steps are the most");
    expect_refused("", "there is nothing here yet; write one, as x1^2 + x2^2");
    expect_refused("  ", "there is nothing here yet; write one, as x1^2 + x2^2");
    expect_refused("x4", "there is no column 'x4'; they are x1 to x3");
    expect_refused("x01", "there is no column 'x01'; they are x1 to x3");
    expect_refused("x99999999999", "there is no column 'x99999999999'; they are x1 to x3");
    expect_refused("Weight", "there is no column 'Weight'; they are x1 to x3");
    expect_refused("x1[2]", "there is no column 'x1'; they are x1 to x3");
    expect_refused("2x1", "column 2: expected an operator (2*x, not 2x), found 'x1'");
    expect_refused("m = x1; m^2", "write it as one part, without = and ;");
    expect_refused("weight = x2", "write it as one part, without = and ;");
    Term term;
    Message message;
    const Dataset data = body();
    assert_false(term_read_condition(&term, "x1 + x2", &data, &message));
    assert_string_equal(message.text,
                        "this is no condition; compare two things, as in x2 > sin(x1)");
    assert_true(term_read_condition(&term, "not x1", &data, &message));
    assert_true(term_read_condition(&term, "x1 < 1 or x2 < 1", &data, &message));
}

static void what_has_a_name_of_its_own_is_no_term(void **state) {
    (void)state;
    static const struct {
        const char *text;
        FeatureKind kind;
    } cases[] = {{"x1", FEATURE_COORDINATE},        {"height", FEATURE_COORDINATE},
                 {"x1^2", FEATURE_SQUARE},          {"weight*height", FEATURE_PRODUCT},
                 {"sin(height)", FEATURE_SINE},     {"x1^3", FEATURE_TYPED},
                 {"weight + height", FEATURE_TYPED}};
    const Dataset data = body();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Feature feature;
        assert_true(term_read_feature(&feature, cases[i].text, &data, NULL));
        assert_int_equal(feature.kind, cases[i].kind);
    }
}

static void python_writes_no_more_brackets_than_it_needs(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"x1^2 + x2^2", "x[0] ** 2 + x[1] ** 2"},
        {"x1 - (x2 - x3)", "x[0] - (x[1] - x[2])"},
        {"x1 - x2 - x3", "x[0] - x[1] - x[2]"},
        {"-x1^2", "-x[0] ** 2"},
        {"(-x1)^2", "(-x[0]) ** 2"},
        {"2^3^x1", "2 ** 3 ** x[0]"},
        {"(x1^x2)^x3", "(x[0] ** x[1]) ** x[2]"},
        {"x1*(x2 + 1)/x3", "x[0] * (x[1] + 1) / x[2]"},
        {"min(ln(x1), sigmoid(x2))", "min(math.log(x[0]), sigmoid(x[1]))"},
        {"not x1 < 2 and x2", "bool(not x[0] < 2) and bool(x[1])"},
        {"(x1 > 0)*x2", "(x[0] > 0) * x[1]"},
        {"(x1 > 0) > x2", "(x[0] > 0) > x[1]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Term term = read(cases[i][0]);
        char text[PYTHON_TERM];
        assert_string_equal(python_term(&term, text), cases[i][1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_computed_as_written),
        cmocka_unit_test(many_points_have_the_same_bits_as_one),
        cmocka_unit_test(without_a_value_it_counts_as_nought),
        cmocka_unit_test(a_term_reads_so_many_columns),
        cmocka_unit_test(terms_are_of_the_scaled_coordinates),
        cmocka_unit_test(columns_may_be_called_by_their_names),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(what_has_a_name_of_its_own_is_no_term),
        cmocka_unit_test(python_writes_no_more_brackets_than_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
