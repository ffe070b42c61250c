/* Names that were nearly right, and names that were not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "scene/hint.h"

static const char *const names[] = {"train", "gradient", "field", "graph", "rate", "max"};
enum { NAMES = sizeof names / sizeof *names };

static void means(const char *word, const char *name) {
    char hint[256];
    hint_name(word, names, NAMES, hint);
    assert_memory_equal(hint, "did you mean '", 14);
    assert_memory_equal(hint + 14, name, strlen(name));
    assert_string_equal(hint + 14 + strlen(name), "'?");
}

static void lists_all(const char *word) {
    char hint[256];
    assert_string_equal(hint_name(word, names, NAMES, hint),
                        "there are train, gradient, field, graph, rate and max");
}

static void a_slip_is_recognised(void **state) {
    (void)state;
    means("trian", "train"); /* two letters swapped */
    means("feild", "field");
    means("tran", "train");
    means("gradiant", "gradient");
    means("Graph", "graph");
    means("learning_rate", "rate");
    means("grad", "gradient");
}

static void another_word_is_not(void **state) {
    (void)state;
    lists_all("paint");
    lists_all("x");
    lists_all("");
    lists_all("a very long word that is none of these names, by far, and longer than any");
}

/* One slip is nearer than a name within the word, and that nearer than two slips. */
static void the_nearest_is_meant(void **state) {
    (void)state;
    static const char *const near[] = {"relu", "leaky-relu", "test", "tested-loss"};
    assert_string_equal(hint_nearest("leaky-reluu", near, 4), "leaky-relu");
    assert_string_equal(hint_nearest("leaky relu", near, 4), "leaky-relu");
    assert_string_equal(hint_nearest("lekay-relu", near, 4), "leaky-relu");
    assert_string_equal(hint_nearest("eakyrelu", near, 4), "relu");
    assert_string_equal(hint_nearest("testloss", near, 4), "test");
    assert_null(hint_nearest("re", near, 2));
}

static void one_name_or_none_is_said_so(void **state) {
    (void)state;
    char hint[256];
    assert_string_equal(hint_name("x", names, 1, hint), "there is only train");
    assert_string_equal(hint_name("x", names, 0, hint), "there are none");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_is_recognised),
        cmocka_unit_test(another_word_is_not),
        cmocka_unit_test(the_nearest_is_meant),
        cmocka_unit_test(one_name_or_none_is_said_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
