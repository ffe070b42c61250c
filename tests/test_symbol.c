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
#include "scene/term_read.h"
#include "ui/symbol.h"
#include "ui/written.h"

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
                 NAMES("w₁₁", "w₂₁", "w₁₂", "w₂₂", "w₁₃", "w₂₃", "w₁₄", "w₂₄", "b¹₁", "b¹₂", "b¹₃",
                       "b¹₄", "v₁"),
                 NAMES("w_{11}", "w_{21}", "w_{12}", "w_{22}", "w_{13}", "w_{23}", "w_{14}",
                       "w_{24}", "b^{1}_{1}", "b^{1}_{2}", "b^{1}_{3}", "b^{1}_{4}", "v_{1}"));
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

/* Of the scene's own: units that it names, columns that the data name. */
static void names_of_the_scene_come_first(void **state) {
    (void)state;
    static const char text[] =
        "data: {columns: [rain, x2], points: [[1, 2, red], [2, 1, blue]]}\n"
        "inputs: [x1, x2, x1^2]\n"
        "network: {layers: [3 tanh, 2 tanh, 1 sigmoid], names: [[N1, cat12], [], [y]]}";
    static const struct {
        int layer, unit;
        const char *plain, *tex;
    } all[] = {{-1, 0, "rain", "\\text{rain}"},     {-1, 1, "x₂", "x_{2}"},
               {-1, 2, "x₁²", "x_{1}^2"},           {0, 0, "N₁", "N_{1}"},
               {0, 1, "cat₁₂", "\\text{cat}_{12}"}, {0, 2, "h¹₃", "h^{1}_{3}"},
               {1, 0, "h²₁", "h^{2}_{1}"},          {2, 0, "y", "y"}};
    Lab lab = lab_create(1);
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, sizeof text - 1, "t.scene", 1, "", &message))
        fail_msg("%s", message.text);
    assert_true(lab_load(&lab, &scene));
    char name[SYMBOL_TEXT];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_string_equal(symbol_unit(&lab, all[i].layer, all[i].unit, name), all[i].plain);
        assert_string_equal(symbol_unit_tex(&lab, all[i].layer, all[i].unit, name), all[i].tex);
    }
    /* A unit less keeps the names of the others; a layer less keeps none. */
    Action shape = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    shape.network.units[0] = 1;
    assert_true(lab_apply(&lab, &shape));
    assert_string_equal(symbol_unit(&lab, 0, 0, name), "N₁");
    assert_string_equal(symbol_unit(&lab, 2, 0, name), "y");
    shape.network.layers = 2;
    shape.network.units[1] = 1;
    shape.network.activation[1] = ACTIVATION_SIGMOID;
    assert_true(lab_apply(&lab, &shape));
    assert_string_equal(symbol_unit(&lab, 0, 0, name), "h₁");
    lab_destroy(&lab);
}

/* Row and column of the matrix that stands in the panel: from and to. */
static void a_name_is_row_and_column_of_its_matrix(void **state) {
    (void)state;
    assert_names("4 tanh, 3 tanh, 1 sigmoid", NAMES("w¹₁₁", "w¹₂₁", "w¹₁₂"),
                 NAMES("w^{1}_{11}", "w^{1}_{21}", "w^{1}_{12}"));
    Lab lab = lab_create(1);
    Scene scene;
    char name[SYMBOL_TEXT];
    static const char text[] = "network: {layers: [4 tanh, 4 tanh, 3 softmax]}";
    assert_true(scene_parse(&scene, text, sizeof text - 1, "t.scene", 1, "", NULL));
    assert_true(lab_load(&lab, &scene));
    const Network *net = lab_network(&lab);
    symbol_weight(net, network_w(net, 2, 0, 0, 3), name); /* w[3,1,4] */
    assert_string_equal(name, "w³₄₁");
    assert_string_equal(symbol_matrix_tex(net, 2, name), "W^{3}");
    lab_destroy(&lab);
}

/* Inputs of every kind by the columns that they are made of; a typed one that is too long by its
 * place among them, from 1. */
static void inputs_of_every_kind_have_a_name(void **state) {
    (void)state;
    static const char scene_of_all[] =
        "data: {points: [[1, 2, red], [2, 1, blue]]}\n"
        "inputs: [x2, x2^2, x1*x2, sin(x2), sin(x1)*cos(x2)*exp(x1)*sin(x2)*cos(x1)*exp(x2)]\n"
        "network: {layers: [1 sigmoid]}\n";
    static const char *const tex[] = {"x_{2}", "x_{2}^2", "x_{1}x_{2}", "\\sin x_{2}", "f_{5}"};
    Lab lab = lab_create(1);
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, scene_of_all, strlen(scene_of_all), "t.scene", 1, "", &message))
        fail_msg("%s", message.text);
    assert_true(lab_load(&lab, &scene));
    assert_int_equal(lab_network(&lab)->inputs, 5);
    for (int i = 0; i < 5; i++) {
        char name[SYMBOL_TEXT];
        assert_string_equal(symbol_unit_tex(&lab, -1, i, name), tex[i]);
    }
    lab_destroy(&lab);
}

/* As much of it as there is room for, letter by letter, and dots in place of the rest. */
static void a_long_term_ends_in_dots(void **state) {
    (void)state;
    enum { PARTS = 30 };
    for (int parts = 1; parts < PARTS; parts++) {
        struct {
            char text[SYMBOL_TEXT], beyond[8];
        } out;
        char typed[400] = "x1", whole[WRITTEN_TEXT];
        Message why = {""};
        Feature feature = {.kind = FEATURE_TYPED};
        const Dataset none = {.columns = 2};
        for (int i = 1; i < parts; i++) strcat(typed, i % 2 ? "+x2" : "+x1");
        if (!term_read(&feature.term, typed, &none, &why)) break; /* longer than terms may be */
        memset(&out, 'z', sizeof out);
        symbol_feature(&feature, out.text);
        written_text(&feature.term, NULL, whole);
        bool fits = strlen(whole) < SYMBOL_TEXT;
        size_t length = strlen(out.text);
        assert_int_equal(out.beyond[0], 'z');
        if (fits) assert_string_equal(out.text, whole);
        if (fits) continue;
        assert_true(length > SYMBOL_TEXT - 8 && length < SYMBOL_TEXT);
        assert_string_equal(out.text + length - strlen("…"), "…");
        assert_memory_equal(out.text, whole, length - strlen("…"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_term_ends_in_dots),
        cmocka_unit_test(few_weights_are_numbered_in_a_row),
        cmocka_unit_test(many_weights_are_named_by_their_place),
        cmocka_unit_test(one_weight_is_just_w),
        cmocka_unit_test(names_of_the_scene_come_first),
        cmocka_unit_test(a_name_is_row_and_column_of_its_matrix),
        cmocka_unit_test(inputs_of_every_kind_have_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
