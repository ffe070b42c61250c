/* Undo and redo as stacks of bounded size: what is forgotten when, and that its memory is
 * counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lab/history.h"

/* Empty, but for how much room it is said to take; told apart by its epoch. */
static Moment moment(int64_t epoch, size_t bytes) {
    return (Moment){.epoch = epoch, .bytes = bytes};
}

static size_t bytes_of(const Moment *stack, int count) {
    size_t bytes = 0;
    for (int i = 0; i < count; i++) bytes += stack[i].bytes;
    return bytes;
}

static void assert_counted(const History *h) {
    assert_int_equal(h->bytes, bytes_of(h->undo, h->undos) + bytes_of(h->redo, h->redos));
    assert_true(h->undos <= HISTORY_MOMENTS && h->redos <= HISTORY_MOMENTS);
}

static void going_back_and_forth_leaks_no_room(void **state) {
    (void)state;
    History h = {0};
    Moment now = moment(3, 30), next;
    for (int i = 0; i < 3; i++) history_keep(&h, moment(i, (size_t)(i + 1) * 1000));
    for (int round = 0; round < 100; round++) {
        for (int i = 2; i >= 0; i--) {
            assert_true(history_undo(&h, now, &next));
            assert_counted(&h);
            assert_int_equal(next.epoch, i);
            now = next;
        }
        for (int i = 1; i <= 3; i++) {
            assert_true(history_redo(&h, now, &next));
            assert_counted(&h);
            assert_int_equal(next.epoch, i);
            now = next;
        }
    }
    assert_false(history_redo(&h, now, &next));
    assert_int_equal(h.bytes, 6000);
    history_destroy(&h);
    assert_int_equal(h.bytes, 0);
}

static void the_oldest_moments_are_forgotten_first(void **state) {
    (void)state;
    History h = {0};
    Moment last;
    for (int i = 0; i < HISTORY_MOMENTS + 5; i++) history_keep(&h, moment(i, 1));
    assert_int_equal(h.undos, HISTORY_MOMENTS);
    assert_int_equal(h.undo[0].epoch, 5);
    assert_counted(&h);
    while (history_undo(&h, moment(-1, 1), &last)) {
    }
    assert_int_equal(h.redos, HISTORY_MOMENTS);
    assert_counted(&h);
    history_destroy(&h);
}

/* Four quarters fit; with a fifth the first goes; and what is larger than all the room is kept
 * alone. */
static void memory_is_bounded(void **state) {
    (void)state;
    History h = {0};
    Moment back;
    for (int i = 0; i < 4; i++) history_keep(&h, moment(i, HISTORY_BYTES / 4));
    assert_int_equal(h.undos, 4);
    assert_true(history_undo(&h, moment(4, HISTORY_BYTES / 4), &back));
    assert_true(history_redo(&h, back, &back));
    assert_int_equal(h.undos, 4);
    history_keep(&h, moment(4, HISTORY_BYTES / 4));
    assert_true(h.undos == 4 && h.undo[0].epoch == 1);
    assert_true(h.bytes <= HISTORY_BYTES);
    assert_counted(&h);
    history_keep(&h, moment(5, 2 * (size_t)HISTORY_BYTES));
    assert_true(h.undos == 1 && h.undo[0].epoch == 5);
    assert_counted(&h);
    history_destroy(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(going_back_and_forth_leaks_no_room),
        cmocka_unit_test(the_oldest_moments_are_forgotten_first),
        cmocka_unit_test(memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
