/* Tables for people, the epochs they show, and the line of progress. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/curve.h"
#include "cli/progress.h"
#include "cli/sketch.h"
#include "cli/table.h"

static void columns_are_aligned(void **state) {
    (void)state;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    Table t = table_create(out);
    table_column(&t, "unit", -6);
    table_column(&t, "loss", 8);
    table_column(&t, "right", 8);
    table_end(&t);
    table_text(&t, "a");
    table_number(&t, -0.5, 4);
    table_percent(&t, 0.975);
    table_end(&t);
    table_text(&t, "\xce\xb4"); /* one character in two bytes */
    table_number(&t, (double)NAN, 4);
    table_integer(&t, 12);
    table_end(&t);
    fclose(out);
    assert_string_equal(text, "unit        loss     right\n"
                              "a        -0.5000    97.5 %\n"
                              "\xce\xb4              -        12\n");
    free(text);
}

static void a_cell_too_wide_for_its_column_is_not_cut(void **state) {
    (void)state;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    Table t = table_create(out);
    table_column(&t, "n", 2);
    table_end(&t);
    table_integer(&t, 123456);
    table_end(&t);
    fclose(out);
    assert_non_null(strstr(text, "123456"));
    free(text);
}

static void small_and_large_numbers_stay_readable(void **state) {
    (void)state;
    char text[TABLE_CELL];
    assert_string_equal(table_format(0.6931, 4, text), "0.6931");
    assert_string_equal(table_format(0, 4, text), "0.0000");
    assert_string_equal(table_format(-0.0, 4, text), "0.0000");
    assert_string_equal(table_format(0.0000123, 4, text), "1.23e-05");
    assert_string_equal(table_format(1.5e12, 4, text), "1.50e+12");
    assert_string_equal(table_format((double)INFINITY, 4, text), "inf");
    assert_string_equal(table_format((double)NAN, 4, text), "-");
}

static int shown(int64_t total) {
    int rows = 0;
    for (int64_t epoch = 0; epoch <= total; epoch++) rows += curve_shows(epoch, total);
    return rows;
}

static void some_twenty_epochs_are_shown_of_any_number(void **state) {
    (void)state;
    for (int64_t total = 20; total <= 2000000; total = total * 3 + 7) {
        int rows = shown(total);
        if (rows < 10 || rows > 24) fail_msg("%d rows of %d epochs", rows, (int)total);
    }
    for (int64_t total = 0; total <= 10; total++) assert_int_equal(shown(total), total + 1);
}

static void the_first_and_the_last_epoch_are_shown(void **state) {
    (void)state;
    const int64_t totals[] = {0, 1, 7, 200, 333, 10000, 9999999, 10000000};
    for (int i = 0; i < 8; i++) {
        assert_true(curve_shows(0, totals[i]));
        assert_true(curve_shows(totals[i], totals[i]));
        assert_true(totals[i] == 0 || curve_shows(1, totals[i]));
    }
    assert_true(curve_shows(20, 200));
    assert_true(curve_shows(40, 200));
    assert_false(curve_shows(50, 200));
}

/* From 0 to 1 as long as all lie there, its ends too; what is no number has no say. */
static void a_sketch_is_of_0_to_1_or_of_what_there_is(void **state) {
    (void)state;
    static const struct {
        float value[4], low, high;
    } cases[] = {{{0, 0.25f, 0.5f, 0.75f}, 0, 1},    {{0, 0.5f, 0.5f, 1}, 0, 1},
                 {{0.25f, 0.5f, 0.5f, 0.75f}, 0, 1}, {{-0.25f, 0, 0.5f, 1}, -0.25f, 1},
                 {{0, 0.5f, 1.5f, 1}, 0, 1.5f},      {{2, 3, 4, 5}, 2, 5},
                 {{NAN, 0.5f, INFINITY, 1}, 0, 1},   {{NAN, -3, 7, NAN}, -3, 7}};
    const Plane plane = {.left = 0, .right = 1, .bottom = 0, .top = 1};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Sketch sketch = sketch_create(cases[i].value, 2, 2, &plane);
        assert_true(sketch.low == cases[i].low && sketch.high == cases[i].high);
    }
}

static void the_progress_line_tells_how_long_it_takes(void **state) {
    (void)state;
    char text[160];
    assert_string_equal(progress_line(1500, 6000, 0.25, 3, text),
                        "epoch 1500 of 6000, loss 0.2500, 500 epochs a second, 9 s left");
    assert_non_null(
        strstr(progress_line(10, 10000, 1, 20, text), "0.5 epochs a second, 5.5 h left"));
    assert_non_null(strstr(progress_line(10, 1010, 1, 5, text), "8 min left"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_aligned),
        cmocka_unit_test(a_cell_too_wide_for_its_column_is_not_cut),
        cmocka_unit_test(small_and_large_numbers_stay_readable),
        cmocka_unit_test(some_twenty_epochs_are_shown_of_any_number),
        cmocka_unit_test(the_first_and_the_last_epoch_are_shown),
        cmocka_unit_test(a_sketch_is_of_0_to_1_or_of_what_there_is),
        cmocka_unit_test(the_progress_line_tells_how_long_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
