/* Points with labels: adding, removing, copying, and holding some out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "near.h"
#include "nn/dataset.h"

/* count points (i, -i), labels 0 1 0 1 ... */
static Dataset row_of_points(int count) {
    Dataset data = dataset_create(2, LABEL_CLASS);
    for (int i = 0; i < count; i++) {
        assert_true(dataset_add(&data, (float[]){(float)i, -(float)i}, (float)(i % 2)));
    }
    return data;
}

static void a_new_set_has_names_and_no_points(void **state) {
    (void)state;
    Dataset data = dataset_create(3, LABEL_CLASS);
    assert_int_equal(data.count, 0);
    assert_int_equal(data.classes, 2);
    assert_string_equal(data.name[2], "x3");
    assert_string_equal(data.class_name[0], "blue");
    assert_string_equal(data.class_name[3], "gold");
    assert_string_equal(data.class_name[7], "class 8");
    assert_string_equal(data.label_name, "");
    dataset_destroy(&data);

    Dataset numbers = dataset_create(1, LABEL_NUMBER);
    assert_int_equal(numbers.classes, 0);
    dataset_destroy(&numbers);
}

static void points_stay_where_they_were_put(void **state) {
    (void)state;
    Dataset data = row_of_points(1000);
    assert_int_equal(data.count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_same(data.x[2 * i], (float)i);
        assert_same(data.x[2 * i + 1], -(float)i);
        assert_same(data.label[i], (float)(i % 2));
    }
    dataset_destroy(&data);
}

static void a_full_set_takes_no_more(void **state) {
    (void)state;
    Dataset data = row_of_points(MAX_POINTS);
    assert_false(dataset_add(&data, (float[]){1, 1}, 3));
    assert_int_equal(data.count, MAX_POINTS);
    assert_int_equal(data.classes, 2);
    dataset_remove(&data, 0);
    assert_true(dataset_add(&data, (float[]){1, 1}, 0));
    dataset_destroy(&data);
}

static void points_after_a_removed_one_move_up(void **state) {
    (void)state;
    Dataset data = row_of_points(5);
    dataset_remove(&data, 1);
    dataset_remove(&data, 3); /* the last */
    assert_int_equal(data.count, 3);
    const float x[] = {0, 0, 2, -2, 3, -3}, label[] = {0, 0, 1};
    assert_memory_equal(data.x + 2, x + 2, 4 * sizeof(float));
    assert_same(data.x[0], 0);
    assert_memory_equal(data.label, label, sizeof label);
    dataset_destroy(&data);
}

static void classes_follow_the_labels(void **state) {
    (void)state;
    Dataset data = row_of_points(4);
    assert_int_equal(data.classes, 2);
    dataset_add(&data, (float[]){0, 0}, 3);
    assert_int_equal(data.classes, 4);
    dataset_add(&data, (float[]){0, 0}, 2);
    dataset_remove(&data, 4);
    assert_int_equal(data.classes, 3);
    while (data.count > 0) dataset_remove(&data, 0);
    assert_int_equal(data.classes, 2);
    dataset_destroy(&data);

    Dataset numbers = dataset_create(1, LABEL_NUMBER);
    dataset_add(&numbers, (float[]){1}, 7.5f);
    assert_int_equal(numbers.classes, 0);
    dataset_remove(&numbers, 0);
    assert_int_equal(numbers.classes, 0);
    dataset_destroy(&numbers);
}

static void a_copy_is_its_own(void **state) {
    (void)state;
    Dataset data = row_of_points(3);
    Dataset copy = dataset_copy(&data);
    data.x[0] = 9;
    data.label[0] = 1;
    dataset_add(&data, (float[]){8, 8}, 1);
    assert_int_equal(copy.count, 3);
    assert_same(copy.x[0], 0);
    assert_same(copy.label[0], 0);
    dataset_add(&copy, (float[]){7, 7}, 0);
    assert_same(copy.x[6], 7);
    assert_same(data.x[6], 8);
    dataset_destroy(&data);
    dataset_destroy(&copy);

    Dataset none = dataset_create(2, LABEL_CLASS);
    Dataset none_too = dataset_copy(&none);
    assert_true(dataset_add(&none_too, (float[]){1, 2}, 0));
    dataset_destroy(&none);
    dataset_destroy(&none_too);
}

static int count_held(const bool *held, int n) {
    int count = 0;
    for (int i = 0; i < n; i++) count += held[i];
    return count;
}

static void exactly_the_share_is_held_out(void **state) {
    (void)state;
    static const struct {
        int count;
        float share;
        int held;
    } cases[] = {{200, 0.3f, 60}, {10, 0, 0},   {5, 0.7f, 4},     {5, 0.5f, 3}, {1, 0.4f, 0},
                 {7, 0.9f, 6},    {0, 0.5f, 0}, {150, 0.25f, 38}, {3, 0.1f, 0}, {4, 1.0f, 4}};
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        Dataset data = row_of_points(cases[k].count);
        bool held[200];
        memset(held, true, sizeof held);
        dataset_hold_out(&data, cases[k].share, 1, held);
        assert_int_equal(count_held(held, cases[k].count), cases[k].held);
        dataset_destroy(&data);
    }
}

static void a_seed_chooses_and_another_chooses_otherwise(void **state) {
    (void)state;
    Dataset data = row_of_points(200);
    bool first[200], again[200], other[200];
    dataset_hold_out(&data, 0.3f, 1, first);
    dataset_hold_out(&data, 0.3f, 1, again);
    dataset_hold_out(&data, 0.3f, 2, other);
    assert_memory_equal(first, again, sizeof first);
    assert_memory_not_equal(first, other, sizeof first);
    dataset_destroy(&data);
}

/* Adding a point changes at most two places: the newcomer's, and one point's that joins or leaves.
 */
static void a_point_added_moves_at_most_one_other(void **state) {
    (void)state;
    Dataset data = row_of_points(20);
    bool before[256] = {0}, after[256];
    dataset_hold_out(&data, 0.3f, 5, before);
    while (data.count < 200) {
        int n = data.count;
        dataset_add(&data, (float[]){1, 1}, 0);
        dataset_hold_out(&data, 0.3f, 5, after);
        int moved = 0;
        for (int i = 0; i < n; i++) moved += before[i] != after[i];
        assert_true(moved <= 1);
        memcpy(before, after, sizeof before);
    }
    dataset_destroy(&data);
}

/* Whoever is removed, and whether another is added then: the others stay what they were. */
static void a_point_removed_leaves_the_others_what_they_are(void **state) {
    (void)state;
    for (int gone = 0; gone < 20; gone++) {
        Dataset data = row_of_points(20);
        bool before[21], after[21];
        dataset_hold_out(&data, 0.3f, 5, before);
        dataset_remove(&data, gone);
        dataset_hold_out(&data, 0.3f, 5, after);
        memmove(before + gone, before + gone + 1, (size_t)(19 - gone) * sizeof *before);
        assert_memory_equal(before, after, 19 * sizeof *before);
        Dataset copy = dataset_copy(&data);
        assert_int_equal(copy.numbers, 20);
        dataset_hold_out(&copy, 0.3f, 5, after);
        assert_memory_equal(before, after, 19 * sizeof *before);
        dataset_add(&copy, (float[]){1, 1}, 0);
        assert_int_equal(copy.number[19], 20);
        dataset_destroy(&copy);
        dataset_destroy(&data);
    }
}

/* Of those that are left, wherever the one with the largest label stands. */
static void classes_are_counted_anew(void **state) {
    (void)state;
    static const struct {
        float label[4];
        int removed, classes;
    } cases[] = {{{3, 0, 1, 2}, 3, 4}, {{0, 1, 2, 3}, 0, 4}, {{0, 3, 1, 2}, 2, 4},
                 {{3, 0, 1, 2}, 0, 3}, {{0, 1, 2, 3}, 3, 3}, {{1, 0, 0, 3}, 3, 2},
                 {{0, 0, 0, 2}, 3, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Dataset data = dataset_create(1, LABEL_CLASS);
        for (int p = 0; p < 4; p++)
            assert_true(dataset_add(&data, &(float){(float)p}, cases[i].label[p]));
        assert_true(data.classes >= 3);
        dataset_remove(&data, cases[i].removed);
        assert_int_equal(data.classes, cases[i].classes);
        dataset_destroy(&data);
    }
}

static void points_are_numbered_among_those_removed(void **state) {
    (void)state;
    Dataset data = row_of_points(3);
    assert_true(dataset_number(&data, (int[]){0, 3}, 2));
    assert_int_equal(data.numbers, 5);
    assert_memory_equal(data.number, ((int[]){1, 2, 4}), 3 * sizeof(int));
    static const struct {
        int removed[4], count;
        bool good;
    } lists[] = {{{1, 2, 5, 9}, 2, true},  {{0, 1, 2, 9}, 3, true},  {{1, 3, 5, 9}, 3, true},
                 {{3, 4, 5, 9}, 3, true},  {{1, 1, 9, 9}, 2, false}, {{0, 2, 2, 9}, 3, false},
                 {{3, 0, 9, 9}, 2, false}, {{0, 2, 6, 9}, 3, false}, {{0, 3, 1, 9}, 3, false}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        assert_int_equal(dataset_number(&data, lists[i].removed, lists[i].count), lists[i].good);
    assert_true(dataset_number(&data, (int[]){0, 3}, 2));
    assert_false(dataset_number(&data, (int[]){3, 0}, 2));
    assert_false(dataset_number(&data, (int[]){-1}, 1));
    assert_false(dataset_number(&data, (int[]){4}, 1));
    assert_int_equal(data.numbers, 5);
    assert_true(dataset_number(&data, NULL, 0));
    assert_memory_equal(data.number, ((int[]){0, 1, 2}), 3 * sizeof(int));
    dataset_number(&data, (int[]){0, 3}, 2);
    while (data.count > 0) dataset_remove(&data, 0);
    assert_int_equal(data.numbers, 0);
    dataset_destroy(&data);
}

/* A fair choice holds any point about as often as the share says: 0.3 of 400 seeds is 120, give or
 * take 9; the bounds are five times that. */
static void every_point_is_held_about_equally_often(void **state) {
    (void)state;
    Dataset data = row_of_points(50);
    int times[50] = {0};
    for (uint64_t seed = 0; seed < 400; seed++) {
        bool held[50];
        dataset_hold_out(&data, 0.3f, seed, held);
        for (int i = 0; i < 50; i++) times[i] += held[i];
    }
    for (int i = 0; i < 50; i++) {
        assert_in_range(times[i], 75, 165);
    }
    dataset_destroy(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_set_has_names_and_no_points),
        cmocka_unit_test(points_stay_where_they_were_put),
        cmocka_unit_test(a_full_set_takes_no_more),
        cmocka_unit_test(points_after_a_removed_one_move_up),
        cmocka_unit_test(classes_follow_the_labels),
        cmocka_unit_test(a_copy_is_its_own),
        cmocka_unit_test(exactly_the_share_is_held_out),
        cmocka_unit_test(a_seed_chooses_and_another_chooses_otherwise),
        cmocka_unit_test(a_point_added_moves_at_most_one_other),
        cmocka_unit_test(a_point_removed_leaves_the_others_what_they_are),
        cmocka_unit_test(classes_are_counted_anew),
        cmocka_unit_test(points_are_numbered_among_those_removed),
        cmocka_unit_test(every_point_is_held_about_equally_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
