/* Whether a line can part two classes: what is proven holds whatever is drawn, and the perceptron
 * rule, which ends where one can, never contradicts it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lab/verdict.h"
#include "nn/random.h"
#include "nn/separable.h"
#include "scene/scene_file.h"

static bool never(const Dataset *data) {
    const Features features = features_identity(data->columns);
    Samples samples = samples_create(data, &features, 1, NULL, false);
    bool answer = separable_never(&samples);
    samples_destroy(&samples);
    return answer;
}

/* Points of two columns and a class, three numbers each. */
static bool never_of(const float *number, int count) {
    Dataset data = dataset_create(2, LABEL_CLASS);
    for (int i = 0; i < count; i++)
        assert_true(dataset_add(&data, number + (long)3 * i, number[3 * i + 2]));
    bool answer = never(&data);
    dataset_destroy(&data);
    return answer;
}

#define NEVER(...)                                                                                 \
    never_of((const float[]){__VA_ARGS__},                                                         \
             (int)(sizeof((const float[]){__VA_ARGS__}) / sizeof(float) / 3))

static void few_points(void **state) {
    (void)state;
    assert_true(NEVER(0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0)); /* xor: the diagonals cross */
    assert_true(NEVER(0, 0, 1, 4, 0, 1, 2, 4, 1, 2, 1, 0)); /* one point within a triangle */
    assert_true(NEVER(2, 1, 1, 0, 0, 0, 4, 0, 0, 2, 4, 0)); /* the same, the other way about */
    assert_true(NEVER(1.5f, 2, 1, 1.5f, 2, 0));             /* two on one place */
    assert_false(NEVER(0, 0, 1, 1, 1, 0));
    assert_false(NEVER(0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1)); /* one class */
    assert_false(NEVER(0, 0, 1, 4, 0, 1, 2, 4, 1, 2, -0.001f, 0));
    assert_false(NEVER(0, 0, 1, 4, 0, 1, 2, 4, 1, 2, 0, 0)); /* on an edge: too near to be sure */
    assert_false(NEVER(0, 0, 1, 4, 4, 1, 2, 2, 0));
    assert_false(NEVER(0, 0, 1));
    assert_false(never_of(NULL, 0));
}

static void the_sets(void **state) {
    (void)state;
    for (int kind = SET_NONE + 1; kind < SET_COUNT; kind++) {
        const SetDef def = {
            .kind = (SetKind)kind, .count = 160, .classes = 2, .noise = 0.1f, .seed = 1};
        Dataset data = dataset_generate(&def);
        bool line = kind == SET_GAUSS || kind == SET_BLOBS || data.kind == LABEL_NUMBER;
        if (never(&data) == line) fail_msg("%s", set_name((SetKind)kind));
        dataset_destroy(&data);
    }
}

static void one_input(void **state) {
    (void)state;
    static const float x[] = {0, 1, 2, 3};
    for (int odd = 0; odd < 4; odd++) {
        Dataset data = dataset_create(1, LABEL_CLASS);
        for (int i = 0; i < 4; i++) dataset_add(&data, x + i, (float)(i == odd));
        assert_true(never(&data) == (odd == 1 || odd == 2));
        dataset_destroy(&data);
    }
}

/* Points that a drawn line parts are never said to be beyond all lines. */
static void what_a_line_parts_is_not_denied(void **state) {
    (void)state;
    Random random = random_create(7, PURPOSE_DATA);
    for (int round = 0; round < 300; round++) {
        Dataset data = dataset_create(2, LABEL_CLASS);
        float a = random_uniform(&random, -1, 1);
        float b = random_uniform(&random, -1, 1);
        for (int i = 0; i < 40; i++) {
            float x[2] = {random_uniform(&random, -1, 1), random_uniform(&random, -1, 1)};
            dataset_add(&data, x, (float)((double)a * (double)x[0] + (double)b * (double)x[1] > 0));
        }
        assert_false(never(&data));
        dataset_destroy(&data);
    }
}

/* ---- what free play says */

static Lab lab_of(const char *set, bool free_play) {
    char text[256];
    Scene scene;
    Lab lab = lab_create(1);
    snprintf(text, sizeof text,
             "data: {set: %s, count: 60}\nnetwork: {layers: [1 step], start: {kind: zeros}}\n"
             "training: {rule: perceptron}\n",
             set);
    assert_true(scene_parse(&scene, text, strlen(text), "x.scene", 1, "", NULL));
    assert_true(lab_load(&lab, &scene));
    lab.adapts = free_play;
    return lab;
}

static void the_rule_says_that_it_will_never_end(void **state) {
    (void)state;
    static const Action epoch = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    Lab lab = lab_of("xor", true);
    assert_int_equal(verdict_of(&lab).kind, VERDICT_NONE); /* nobody has tried yet */
    lab_apply(&lab, &epoch);
    assert_int_equal(verdict_of(&lab).kind, VERDICT_ENDLESS);
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 3}});
    assert_int_equal(verdict_of(&lab).kind, VERDICT_ENDLESS); /* as long as it is true */
    while (lab.scene.data.count > 2) /* two points are always parted by a line */
        lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    lab_apply(&lab, &(Action){.kind = ACTION_LABEL_POINT, .point = {.index = 0, .label = 1}});
    lab_apply(&lab, &(Action){.kind = ACTION_LABEL_POINT, .point = {.index = 1, .label = 0}});
    assert_int_equal(verdict_of(&lab).kind, VERDICT_NONE);
    lab_destroy(&lab);
    lab = lab_of("xor", false); /* a lesson may be about to ask for it */
    lab_apply(&lab, &epoch);
    assert_int_equal(verdict_of(&lab).kind, VERDICT_NONE);
    lab_destroy(&lab);
    lab = lab_of("gauss", true);
    for (int i = 0; i < 50 && lab_apply(&lab, &epoch); i++)
        assert_int_equal(verdict_of(&lab).kind, VERDICT_NONE);
    assert_non_null(strstr(lab.notice.text, "No point is wrong"));
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_points),
        cmocka_unit_test(the_sets),
        cmocka_unit_test(one_input),
        cmocka_unit_test(what_a_line_parts_is_not_denied),
        cmocka_unit_test(the_rule_says_that_it_will_never_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
