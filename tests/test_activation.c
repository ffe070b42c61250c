/* Names of activations, both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nn/activation.h"

static void every_name_leads_back(void **state) {
    (void)state;
    for (int i = 0; i < ACTIVATION_COUNT; i++) {
        Activation f = ACTIVATION_COUNT;
        assert_true(activation_from_name(activation_name((Activation)i), &f));
        assert_int_equal(f, i);
    }
}

static void an_unknown_name_changes_nothing(void **state) {
    (void)state;
    Activation f = ACTIVATION_TANH;
    assert_false(activation_from_name("Tanh", &f));
    assert_int_equal(f, ACTIVATION_TANH);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_leads_back),
        cmocka_unit_test(an_unknown_name_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
