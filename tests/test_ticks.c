/* Numbers along axes: round, in sight, and clear of each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>

#include "draw/ticks.h"

static void assert_are(const double *value, int count, const double *wanted, int wanted_count) {
    if (count != wanted_count) fail_msg("%d numbers, not %d", count, wanted_count);
    for (int i = 0; i < count && i < wanted_count; i++) {
        if (fabs(value[i] / wanted[i] - 1) > 1e-12) fail_msg("%g is not %g", value[i], wanted[i]);
    }
}

static void an_axis_ends_at_a_round_number(void **state) {
    (void)state;
    static const double few[] = {2, 5};
    static const double of[][2] = {{1, 1},     {1.01, 2},    {2, 2},       {2.1, 5},
                                   {5.5, 10},  {0.03, 0.05}, {1000, 1000}, {1234, 2000},
                                   {7e8, 1e9}, {4e-9, 5e-9}};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        double up = ticks_round_up(of[i][0], few, 2);
        assert_are(&up, 1, &of[i][1], 1);
    }
}

/* Over two powers of ten: the shorter the axis, the fewer. */
static void the_closest_that_stand_clear_are_chosen(void **state) {
    (void)state;
    double value[TICKS_MOST];
    int count = ticks_logarithmic(0.1, 10, 200, 25, 16, value);
    assert_are(value, count, (const double[]){0.1, 0.2, 0.5, 1, 2, 5, 10}, 7);
    count = ticks_logarithmic(0.1, 10, 100, 20, 16, value);
    assert_are(value, count, (const double[]){0.1, 0.3, 1, 3, 10}, 5);
    count = ticks_logarithmic(0.1, 10, 60, 20, 16, value);
    assert_are(value, count, (const double[]){0.1, 1, 10}, 3);
    count = ticks_logarithmic(0.1, 10, 30, 20, 16, value);
    assert_are(value, count, (const double[]){0.1, 10}, 2);
    count = ticks_logarithmic(0.1, 10, 400, 20, 5, value); /* there would be room for more */
    assert_are(value, count, (const double[]){0.1, 0.3, 1, 3, 10}, 5);
}

/* Where a power of ten has no other in sight, closer ones are taken. */
static void a_short_span_has_numbers_too(void **state) {
    (void)state;
    double value[TICKS_MOST];
    int count = ticks_logarithmic(0.45, 1.7, 200, 20, 16, value);
    assert_are(value, count, (const double[]){0.5, 0.6, 0.8, 1, 1.5}, 5);
    count = ticks_logarithmic(0.45, 1.7, 40, 20, 16, value);
    assert_are(value, count, (const double[]){0.5, 1}, 2);
}

static void whatever_the_axis_they_are_in_sight_and_clear(void **state) {
    (void)state;
    for (int k = 0; k < 4000; k++) {
        double least = pow(10, -9 + k % 13), most = least * pow(10, 0.05 * (1 + k % 331));
        float length = 20 + (float)(k % 97) * 7, apart = 10 + (float)(k % 7) * 3;
        int room = 2 + k % 15;
        double value[TICKS_MOST];
        int count = ticks_logarithmic(least, most, length, apart, room, value);
        assert_in_range(count, 1, room);
        for (int i = 0; i < count; i++) {
            assert_true(value[i] >= least * 0.998 && value[i] <= most * 1.002);
            float from_last =
                i == 0 ? INFINITY
                       : (float)(log(value[i] / value[i - 1]) / log(most / least)) * length;
            if (from_last < apart * 0.999f) fail_msg("%g is too near", value[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_ends_at_a_round_number),
        cmocka_unit_test(the_closest_that_stand_clear_are_chosen),
        cmocka_unit_test(a_short_span_has_numbers_too),
        cmocka_unit_test(whatever_the_axis_they_are_in_sight_and_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
