/* Numbers as text and back: nothing may change on the way. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scene/number.h"

static void floats_are_written_as_people_would(void **state) {
    (void)state;
    const struct {
        float value;
        const char *text;
    } cases[] = {{2.6f, "2.6"},
                 {-10.1f, "-10.1"},
                 {1e-8f, "1e-08"},
                 {0, "0"},
                 {200, "200"},
                 {100000, "100000"},
                 {0.1f, "0.1"},
                 {-0.17f, "-0.17"},
                 {1e9f, "1e+09"},
                 {16777216, "16777216"},
                 {0.0001f, "0.0001"},
                 {1e-5f, "1e-05"},
                 {3.4028235e38f, "3.4028235e+38"},
                 {1e-45f, "1e-45"},
                 {-0.0f, "-0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[32];
        assert_string_equal(number_text(cases[i].value, text), cases[i].text);
    }
}

static void doubles_are_written_as_people_would(void **state) {
    (void)state;
    char text[32];
    assert_string_equal(number_text_double(0.1, text), "0.1");
    assert_string_equal(number_text_double(1.0 / 3, text), "0.3333333333333333");
    assert_string_equal(number_text_double(1200, text), "1200");
    assert_string_equal(number_text_double(5e-324, text), "5e-324");
    assert_string_equal(number_text_double(-1e300, text), "-1e+300");
}

static void numbers_that_are_not_finite_have_names(void **state) {
    (void)state;
    char text[32];
    assert_string_equal(number_text((float)NAN, text), "nan");
    assert_string_equal(number_text(INFINITY, text), "inf");
    assert_string_equal(number_text_double(-HUGE_VAL, text), "-inf");
}

static void any_float_reads_back_to_the_same_bits(void **state) {
    (void)state;
    uint32_t bits = 12345;
    for (int i = 0; i < 20000; i++) {
        bits = bits * 1664525u + 1013904223u;
        float value, back;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) continue;
        char text[32];
        assert_true(number_read(number_text(value, text), &back));
        assert_memory_equal(&back, &value, sizeof value);
    }
}

static void any_double_reads_back_to_the_same_bits(void **state) {
    (void)state;
    uint64_t bits = 12345;
    for (int i = 0; i < 20000; i++) {
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        double value, back;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) continue;
        char text[32];
        assert_true(number_read_double(number_text_double(value, text), &back));
        assert_memory_equal(&back, &value, sizeof value);
    }
}

static void plain_decimals_are_read(void **state) {
    (void)state;
    const struct {
        const char *text;
        float value;
    } cases[] = {{"5", 5},        {"-5", -5},    {"+5", 5},      {".5", 0.5f}, {"5.", 5},
                 {"1e-3", 1e-3f}, {"1E3", 1000}, {"-.5e+1", -5}, {"007", 7}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float value;
        assert_true(number_read(cases[i].text, &value));
        assert_true(value == cases[i].value);
    }
}

static void anything_else_is_refused_and_changes_nothing(void **state) {
    (void)state;
    const char *const texts[] = {"",    ".",   "-",  "+-1", "e5",  "1e",   "1e+", "inf",   "nan",
                                 "0x1", "1_0", " 1", "1 ",  "1,5", "1e39", "--1", "1.2.3", "1f"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        float value = 42;
        assert_false(number_read(texts[i], &value));
        assert_true(value == 42);
    }
    double wide = 42;
    assert_false(number_read_double("1e309", &wide));
    assert_true(number_read_double("1e39", &wide));
}

static void whole_numbers_reach_their_limit(void **state) {
    (void)state;
    uint64_t value = 42;
    assert_true(number_read_whole("18446744073709551615", &value));
    assert_true(value == UINT64_MAX);
    value = 42;
    assert_false(number_read_whole("18446744073709551616", &value));
    assert_false(number_read_whole("-1", &value));
    assert_false(number_read_whole("1.0", &value));
    assert_false(number_read_whole("", &value));
    assert_true(value == 42);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floats_are_written_as_people_would),
        cmocka_unit_test(doubles_are_written_as_people_would),
        cmocka_unit_test(numbers_that_are_not_finite_have_names),
        cmocka_unit_test(any_float_reads_back_to_the_same_bits),
        cmocka_unit_test(any_double_reads_back_to_the_same_bits),
        cmocka_unit_test(plain_decimals_are_read),
        cmocka_unit_test(anything_else_is_refused_and_changes_nothing),
        cmocka_unit_test(whole_numbers_reach_their_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
