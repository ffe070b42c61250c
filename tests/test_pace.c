/* How many steps a frame trains when it is to be as many as possible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "app/frame.h"
#include "fonts.h"

/* A machine that draws in so many seconds and trains a step in so many. Returns the steps of a
 * frame once that has settled. */
static int settled(double drawing, double step) {
    Frame *frame = frame_create(&fonts_boxes, 1);
    for (int i = 0; i < 300; i++) {
        frame->spent[FRAME_TRAINS] = step * frame->flat_out;
        frame_pace(frame, drawing + step * frame->flat_out);
    }
    int steps = frame->flat_out;
    frame_destroy(frame);
    return steps;
}

static void assert_about(int value, int expected) {
    if (abs(value - expected) > expected / 3) fail_msg("%d is not about %d", value, expected);
}

static void what_drawing_leaves_of_a_frame_trains(void **state) {
    (void)state;
    assert_about(settled(0.002, 1e-5), 1000);
    assert_about(settled(0.004, 1e-4), 80);
}

/* Where drawing alone takes longer than a frame of sixty a second, training gets as much time. */
static void slow_drawing_does_not_stop_training(void **state) {
    (void)state;
    assert_about(settled(0.050, 1e-5), 5000);
    assert_about(settled(0.050, 1e-3), 50);
}

static void a_step_is_trained_however_slow_it_is(void **state) {
    (void)state;
    assert_int_equal(settled(0.002, 0.5), 1);
    assert_int_equal(settled(0.3, 2), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_drawing_leaves_of_a_frame_trains),
        cmocka_unit_test(slow_drawing_does_not_stop_training),
        cmocka_unit_test(a_step_is_trained_however_slow_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
