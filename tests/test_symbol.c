/* What weights are called on the screen: in a row where they are few, by their place where they are
 * many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "scene/scene_file.h"
#include "ui/symbol.h"

static void assert_names(const char *layers, const char *const *names, const char *const *tex) {
    Lab lab = lab_create(1);
    Scene scene;
    char text[400];
    snprintf(text, sizeof text,
             "data: {points: [[1, 2, red], [2, 1, blue]]}\nnetwork: {layers: [%s]}\n", layers);
    assert_true(scene_parse(&scene, text, strlen(text), "t.scene", 1, "", NULL));
    assert_true(lab_load(&lab, &scene));
    const Network *net = &lab.run->trainer.net;
    for (int i = 0; names[i]; i++) {
        char name[SYMBOL_TEXT];
        assert_string_equal(symbol_weight(net, i, name), names[i]);
        assert_string_equal(symbol_weight_tex(net, i, name), tex[i]);
    }
    lab_destroy(&lab);
}

#define NAMES(...)                                                                                 \
    (const char *const[]) {                                                                        \
        __VA_ARGS__, NULL                                                                          \
    }

static void few_weights_are_numbered_in_a_row(void **state) {
    (void)state;
    assert_names("1 sigmoid", NAMES("w₁", "w₂", "b"), NAMES("w_{1}", "w_{2}", "b"));
    assert_names(
        "2 linear, 1 linear", NAMES("w₁", "w₂", "w₃", "w₄", "b₁", "b₂", "w₅", "w₆", "b₃"),
        NAMES("w_{1}", "w_{2}", "w_{3}", "w_{4}", "b_{1}", "b_{2}", "w_{5}", "w_{6}", "b_{3}"));
    assert_names("1 tanh, 2 tanh, 1 linear",
                 NAMES("w₁", "w₂", "b₁", "w₃", "w₄", "b₂", "b₃", "w₅", "w₆", "b₄"),
                 NAMES("w_{1}", "w_{2}", "b_{1}", "w_{3}", "w_{4}", "b_{2}", "b_{3}", "w_{5}",
                       "w_{6}", "b_{4}"));
    /* Both pieces of a maxout unit have weights of their own. */
    assert_names("1 maxout, 1 linear", NAMES("w₁", "w₂", "w₃", "w₄", "b₁", "b₂", "w₅", "b₃"),
                 NAMES("w_{1}", "w_{2}", "w_{3}", "w_{4}", "b_{1}", "b_{2}", "w_{5}", "b_{3}"));
}

/* Nine are few, twelve are many. */
static void many_weights_are_named_by_their_place(void **state) {
    (void)state;
    assert_names("3 tanh, 1 linear", NAMES("w₁", "w₂", "w₃"), NAMES("w_{1}", "w_{2}", "w_{3}"));
    assert_names("4 tanh, 1 linear",
                 NAMES("w₁₁", "w₁₂", "w₂₁", "w₂₂", "w₃₁", "w₃₂", "w₄₁", "w₄₂", "b¹₁", "b¹₂", "b¹₃",
                       "b¹₄", "v₁"),
                 NAMES("w_{11}", "w_{12}", "w_{21}", "w_{22}", "w_{31}", "w_{32}", "w_{41}",
                       "w_{42}", "b^{1}_{1}", "b^{1}_{2}", "b^{1}_{3}", "b^{1}_{4}", "v_{1}"));
}

/* What there is only one of needs no number. */
static void one_weight_is_just_w(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Scene scene;
    char name[SYMBOL_TEXT];
    static const char text[] = "data: {set: line, count: 5}\n"
                               "network: {layers: [1 linear]}\ntraining: {loss: squared}\n";
    assert_true(scene_parse(&scene, text, sizeof text - 1, "t.scene", 1, "", NULL));
    assert_true(lab_load(&lab, &scene));
    assert_string_equal(symbol_weight(&lab.run->trainer.net, 0, name), "w");
    assert_string_equal(symbol_weight_tex(&lab.run->trainer.net, 1, name), "b");
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_weights_are_numbered_in_a_row),
        cmocka_unit_test(many_weights_are_named_by_their_place),
        cmocka_unit_test(one_weight_is_just_w),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
