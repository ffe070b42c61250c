/* Points as the mathematics wants them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "near.h"
#include "nn/samples.h"

/* Points (i, i + 0.5), labels 0 .. classes-1 in turn. */
static Dataset points_of_classes(int count, int classes) {
    Dataset data = dataset_create(2, LABEL_CLASS);
    for (int i = 0; i < count; i++) {
        dataset_add(&data, (float[]){(float)i, (float)i + 0.5f}, (float)(i % classes));
    }
    return data;
}

static void rows_and_columns_hold_the_same_numbers(void **state) {
    (void)state;
    Dataset data = points_of_classes(21, 3);
    Features features = {.columns = 2, .count = 3};
    feature_from_text("x2", 2, &features.feature[0]);
    feature_from_text("x1", 2, &features.feature[1]);
    feature_from_text("x1^2", 2, &features.feature[2]);
    Samples samples = samples_create(&data, &features, 4, NULL, false);
    assert_int_equal(samples.count, 21);
    assert_int_equal(samples.inputs, 3);
    assert_int_equal(samples.outputs, 4);
    assert_int_equal(samples.stride, 32);
    for (int i = 0; i < 32; i++) {
        float x1 = (float)i;
        const float x[] = {x1 + 0.5f, x1, x1 * x1};
        for (int j = 0; j < 3; j++) {
            assert_same(samples.xt[j * 32 + i], i < 21 ? x[j] : 0);
            if (i < 21) assert_same(samples.x[i * 3 + j], x[j]);
        }
        for (int j = 0; j < 4; j++) {
            float y = i % 3 == j ? 1 : 0;
            assert_same(samples.yt[j * 32 + i], i < 21 ? y : 0);
            if (i < 21) assert_same(samples.y[i * 4 + j], y);
        }
    }
    samples_destroy(&samples);
    dataset_destroy(&data);
}

static void arrays_begin_where_vectors_do(void **state) {
    (void)state;
    Dataset data = points_of_classes(5, 2);
    Features features = features_identity(2);
    Samples samples = samples_create(&data, &features, 1, NULL, false);
    assert_int_equal((uintptr_t)samples.x % 64, 0);
    assert_int_equal((uintptr_t)samples.xt % 64, 0);
    assert_int_equal((uintptr_t)samples.y % 64, 0);
    assert_int_equal((uintptr_t)samples.yt % 64, 0);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

static void one_output_learns_the_label_itself(void **state) {
    (void)state;
    Dataset data = dataset_create(1, LABEL_NUMBER);
    const float labels[] = {-3.5f, 0, 12};
    for (int i = 0; i < 3; i++) dataset_add(&data, (float[]){1}, labels[i]);
    Features features = features_identity(1);
    Samples samples = samples_create(&data, &features, 1, NULL, false);
    assert_int_equal(samples.kind, LABEL_NUMBER);
    assert_memory_equal(samples.y, labels, sizeof labels);
    assert_memory_equal(samples.yt, labels, sizeof labels);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

static void training_and_held_out_points_share_the_set(void **state) {
    (void)state;
    Dataset data = points_of_classes(6, 2);
    const bool held[] = {true, false, false, true, true, false};
    Features features = features_identity(2);
    Samples train = samples_create(&data, &features, 1, held, false);
    Samples test = samples_create(&data, &features, 1, held, true);
    assert_int_equal(train.count, 3);
    assert_int_equal(test.count, 3);
    assert_memory_equal(train.point, ((int[]){1, 2, 5}), 3 * sizeof(int));
    assert_memory_equal(test.point, ((int[]){0, 3, 4}), 3 * sizeof(int));
    assert_memory_equal(train.x, ((float[]){1, 1.5f, 2, 2.5f, 5, 5.5f}), 6 * sizeof(float));
    assert_memory_equal(test.y, ((float[]){0, 1, 0}), 3 * sizeof(float));
    samples_destroy(&train);
    samples_destroy(&test);
    dataset_destroy(&data);
}

static void no_points_make_no_samples(void **state) {
    (void)state;
    Dataset data = dataset_create(2, LABEL_CLASS);
    Features features = features_identity(2);
    Samples samples = samples_create(&data, &features, 2, NULL, false);
    assert_int_equal(samples.count, 0);
    assert_int_equal(samples.stride, 0);
    samples_destroy(&samples);
    dataset_destroy(&data);
}

static void refuse(const Dataset *data, int outputs, const char *advice) {
    Message message = {""};
    assert_false(samples_check(data, outputs, &message));
    if (!strstr(message.text, advice)) fail_msg("\"%s\" has no \"%s\"", message.text, advice);
}

static void labels_that_do_not_fit_are_refused_with_advice(void **state) {
    (void)state;
    Dataset three = points_of_classes(6, 3), two = points_of_classes(6, 2);
    Dataset numbers = dataset_create(1, LABEL_NUMBER);
    refuse(&three, 1, "3 softmax");
    refuse(&three, 2, "3 softmax");
    refuse(&numbers, 2, "1 linear");
    assert_true(samples_check(&three, 3, NULL));
    assert_true(samples_check(&three, 8, NULL));
    assert_true(samples_check(&two, 1, NULL));
    assert_true(samples_check(&two, 2, NULL));
    assert_true(samples_check(&numbers, 1, NULL));
    dataset_destroy(&three);
    dataset_destroy(&two);
    dataset_destroy(&numbers);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_columns_hold_the_same_numbers),
        cmocka_unit_test(arrays_begin_where_vectors_do),
        cmocka_unit_test(one_output_learns_the_label_itself),
        cmocka_unit_test(training_and_held_out_points_share_the_set),
        cmocka_unit_test(no_points_make_no_samples),
        cmocka_unit_test(labels_that_do_not_fit_are_refused_with_advice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
