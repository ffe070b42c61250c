/* The generator against its published values, and what is drawn from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "nn/random.h"

/* O'Neill's pcg32-demo (pcg-c-basic 0.9) seeds with 42 and sequence 54 and prints these first. */
static void pcg_gives_its_published_values(void **state) {
    (void)state;
    const uint32_t published[] = {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u,
                                  0x83d2f293u, 0xbfa4784bu, 0xcbed606eu};
    Random random = {.state = 0, .stream = 54u << 1 | 1u};
    random_next(&random);
    random.state += 42;
    random_next(&random);
    for (int i = 0; i < 6; i++) assert_int_equal(random_next(&random), published[i]);
}

/* SplitMix64 seeded with 0 begins with 0xe220a8397b1dcdaf. Hashing counters is that generator,
 * seeded with the mixed first number. */
static void the_hash_is_splitmix(void **state) {
    (void)state;
    uint64_t z = 0xe220a8397b1dcdafu + 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    assert_true(random_hash(0, 0) == (z ^ z >> 31));
    assert_true(random_hash(0, 1) != random_hash(1, 0));
}

/* One bit changed in either number changes about half of the 64. */
static void the_hash_spreads_every_bit(void **state) {
    (void)state;
    for (int bit = 0; bit < 64; bit++) {
        int changed = 0;
        for (uint64_t i = 0; i < 100; i++) {
            uint64_t whole = random_hash(i, 3 * i);
            changed += __builtin_popcountll(whole ^ random_hash(i ^ 1ull << bit, 3 * i));
            changed += __builtin_popcountll(whole ^ random_hash(i, (3 * i) ^ 1ull << bit));
        }
        assert_in_range(changed, 6400 - 283, 6400 + 283); /* five deviations */
    }
}

static void the_same_seed_gives_the_same_numbers(void **state) {
    (void)state;
    Random a = random_create(7, PURPOSE_DATA), b = random_create(7, PURPOSE_DATA);
    for (int i = 0; i < 100; i++) assert_int_equal(random_next(&a), random_next(&b));
}

/* Two unrelated sequences of 1000 agree in no place (odds: one in four million). */
static int agreements(Random a, Random b) {
    int same = 0;
    for (int i = 0; i < 1000; i++) same += random_next(&a) == random_next(&b);
    return same;
}

static void other_seeds_and_purposes_give_others(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 8; seed++) {
        Random random = random_create(seed, PURPOSE_START);
        assert_int_equal(agreements(random, random_create(seed + 1, PURPOSE_START)), 0);
        for (int p = PURPOSE_DATA; p <= PURPOSE_USER; p++) {
            assert_int_equal(agreements(random, random_create(seed, (Purpose)p)), 0);
        }
    }
}

enum { DRAWS = 200000 };

/* Bounds of the tests below are five deviations of the estimate. */
static void uniform_numbers_fill_their_range_evenly(void **state) {
    (void)state;
    Random random = random_create(1, PURPOSE_USER);
    double sum = 0, squares = 0;
    int tenth[10] = {0};
    for (int i = 0; i < DRAWS; i++) {
        float u = random_unit(&random);
        assert_true(u >= 0 && u < 1 && u * 0x1p24f == floorf(u * 0x1p24f));
        sum += (double)u;
        squares += (double)u * (double)u;
        tenth[(int)(u * 10)]++;
    }
    assert_true(fabs(sum / DRAWS - 0.5) < 0.0033);
    assert_true(fabs(squares / DRAWS - 1.0 / 3) < 0.0034);
    for (int i = 0; i < 10; i++) assert_true(abs(tenth[i] - DRAWS / 10) < 671);
}

static void a_range_keeps_its_ends(void **state) {
    (void)state;
    Random random = random_create(2, PURPOSE_USER);
    for (int i = 0; i < DRAWS; i++) {
        float x = random_uniform(&random, -3, 5);
        assert_true(x >= -3 && x < 5);
        float y = random_uniform(&random, 16777216, 16777220); /* nearly every sum is rounded */
        assert_true(y >= 16777216 && y < 16777220);
    }
}

static void normal_numbers_have_the_moments_of_one(void **state) {
    (void)state;
    Random random = random_create(3, PURPOSE_NOISE);
    double m[5] = {0};
    int within = 0;
    for (int i = 0; i < DRAWS; i++) {
        double z = (double)random_normal(&random);
        assert_true(isfinite(z) && fabs(z) < 5.8);
        for (int k = 1; k <= 4; k++) m[k] += pow(z, k) / DRAWS;
        within += fabs(z) < 1;
    }
    assert_true(fabs(m[1]) < 0.0112);
    assert_true(fabs(m[2] - 1) < 0.0159);
    assert_true(fabs(m[3]) < 0.0434);
    assert_true(fabs(m[4] - 3) < 0.11);
    assert_true(fabs((double)within / DRAWS - 0.682689) < 0.0053);
}

static void below_is_without_bias(void **state) {
    (void)state;
    Random random = random_create(4, PURPOSE_USER);
    int count[7] = {0};
    for (int i = 0; i < 7 * 30000; i++) {
        uint32_t k = random_below(&random, 7);
        assert_true(k < 7);
        count[k]++;
    }
    for (int k = 0; k < 7; k++) assert_true(abs(count[k] - 30000) < 802);
}

/* With n = 3 * 2^30, a plain remainder would land in the lowest third half of the time. */
static void below_is_without_bias_even_for_large_n(void **state) {
    (void)state;
    Random random = random_create(5, PURPOSE_USER);
    int third[3] = {0};
    for (int i = 0; i < 3 * 30000; i++) third[random_below(&random, 3u << 30) >> 30]++;
    for (int k = 0; k < 3; k++) assert_true(abs(third[k] - 30000) < 708);
    for (int i = 0; i < 100; i++) assert_int_equal(random_below(&random, 1), 0);
}

static void an_order_has_every_point_once(void **state) {
    (void)state;
    int order[1000];
    for (int n = 0; n <= 1000; n = n * 3 + 1) {
        bool seen[1000] = {false};
        random_order(1, 2, n, order);
        for (int i = 0; i < n; i++) {
            assert_in_range(order[i], 0, n - 1);
            assert_false(seen[order[i]]);
            seen[order[i]] = true;
        }
    }
}

static void an_order_is_of_its_seed_and_epoch(void **state) {
    (void)state;
    int a[50], b[50];
    random_order(9, 70, 50, a);
    random_order(9, 70, 50, b);
    assert_memory_equal(a, b, sizeof a);
    random_order(9, 71, 50, b);
    assert_memory_not_equal(a, b, sizeof a);
    random_order(10, 70, 50, b);
    assert_memory_not_equal(a, b, sizeof a);
}

static void every_order_of_four_is_as_likely(void **state) {
    (void)state;
    int count[256] = {0}, seen = 0;
    for (uint64_t epoch = 0; epoch < 24 * 1000; epoch++) {
        int order[4];
        random_order(6, epoch, 4, order);
        count[order[0] | order[1] << 2 | order[2] << 4 | order[3] << 6]++;
    }
    for (int i = 0; i < 256; i++) {
        if (count[i] == 0) continue;
        seen++;
        assert_true(abs(count[i] - 1000) < 155);
    }
    assert_int_equal(seen, 24);
}

/* Each stretch gives one, and where all are shown, itself; of those that take turns as many stay. */
static void a_choice_has_one_of_each_stretch(void **state) {
    (void)state;
    static const struct {
        int shown, count;
    } of[] = {{1, 1}, {7, 7}, {1, 5}, {3, 8}, {200, 400}, {200, 2000}, {1000, 2500}, {999, 100000}};
    for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
        int shown = of[k].shown, count = of[k].count;
        for (int i = 0; i < shown; i++) {
            int at = random_of_stretch(i, shown, count);
            assert_true(at >= (int64_t)i * count / shown);
            assert_true(at < ((int64_t)i + 1) * count / shown);
        }
    }
    for (int turns = 2; turns <= 10; turns++) {
        int first = 0;
        for (int i = 0; i < 1000; i++)
            first += random_of_stretch(i, 1000, 1000 * turns) % turns == 0;
        assert_in_range(first, 1000 / turns - 3, 1000 / turns + 3);
    }
}

/* Scenes that people keep depend on these. */
static void the_numbers_never_change(void **state) {
    (void)state;
    Random random = random_create(1, PURPOSE_START);
    assert_int_equal(random_next(&random), 0xc6a84530u);
    assert_true(random_unit(&random) == 0x1.e179b2p-1f);
    assert_true(random_normal(&random) == 0x1.740b24p+0f);
    assert_true(random_normal(&random) == 0x1.9b6e2ap+0f);
    assert_int_equal(random_below(&random, 1000), 908);
    assert_true(random_hash(1, 2) == 0x0b95f66d327e8d78u);
    const int pinned[8] = {2, 4, 1, 3, 7, 0, 5, 6};
    int order[8];
    random_order(1, 0, 8, order);
    assert_memory_equal(order, pinned, sizeof order);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pcg_gives_its_published_values),
        cmocka_unit_test(the_hash_is_splitmix),
        cmocka_unit_test(the_hash_spreads_every_bit),
        cmocka_unit_test(the_same_seed_gives_the_same_numbers),
        cmocka_unit_test(other_seeds_and_purposes_give_others),
        cmocka_unit_test(uniform_numbers_fill_their_range_evenly),
        cmocka_unit_test(a_range_keeps_its_ends),
        cmocka_unit_test(normal_numbers_have_the_moments_of_one),
        cmocka_unit_test(below_is_without_bias),
        cmocka_unit_test(below_is_without_bias_even_for_large_n),
        cmocka_unit_test(an_order_has_every_point_once),
        cmocka_unit_test(an_order_is_of_its_seed_and_epoch),
        cmocka_unit_test(every_order_of_four_is_as_likely),
        cmocka_unit_test(a_choice_has_one_of_each_stretch),
        cmocka_unit_test(the_numbers_never_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
