/* What `halfplane bench` times: how many products each workload takes, by hand, and that it is done
 * as often as it is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cli/workload.h"
#include "near.h"

/* W a once forward; back the weights' gradients and, past the first layer, the deltas. A product is
 * a multiplication and an addition. */
static void products_are_counted_as_by_hand(void **state) {
    (void)state;
    static const double flops[WORKLOADS] = {
        2.0 * 500 * (2 * 2 * 4 + 3 * 4 * 2 + 3 * 2 * 1),
        2.0 * 500 * (2 * 2 * 8 + 3 * 8 * 8 + 3 * 8 * 1),
        2.0 * 500 * (2 * 2 * 8 + 3 * 8 * 8 + 3 * 8 * 1),
        2.0 * 10000 * (2 * 2 * 64 + 3 * 64 * 64 + 3 * 64 * 64 + 3 * 64 * 1),
        2.0 * 512 * 512 * (2 * 8 + 8 * 8 + 8 * 1), /* forward alone, at every pixel */
    };
    for (int i = 0; i < WORKLOADS; i++) {
        Workload w;
        workload_create(&w, workload_def(i), 1);
        assert_same(workload_flops(&w), flops[i]);
        assert_string_equal(workload_unit(&w), i == 4 ? "grids/s" : "epochs/s");
        workload_destroy(&w);
    }
}

static void epochs_are_trained_and_fields_are_computed(void **state) {
    (void)state;
    Workload w;
    workload_create(&w, workload_def(1), 1);
    workload_run(&w, 3);
    assert_int_equal(w.trainer.epoch, 3);
    assert_int_equal(w.trainer.steps, 3 * 50);
    workload_destroy(&w);
    workload_create(&w, workload_def(4), 1);
    int pixels = w.def->side * w.def->side;
    for (int i = 0; i < pixels; i++) w.value[i] = -1;
    workload_run(&w, 1);
    assert_int_equal(w.trainer.epoch, 0);
    for (int i = 0; i < pixels; i++) assert_true(w.value[i] > 0 && w.value[i] < 1);
    workload_destroy(&w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_are_counted_as_by_hand),
        cmocka_unit_test(epochs_are_trained_and_fields_are_computed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
