/* Generated sets: the shapes they promise, balanced, within view, the same for the same seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "nn/dataset.h"

static Dataset make(SetKind kind, int count, float noise, uint64_t seed) {
    const SetDef def = {.kind = kind, .count = count, .classes = 4, .noise = noise, .seed = seed};
    return dataset_generate(&def);
}

static float radius(const Dataset *d, int i) {
    return sqrtf(d->x[2 * i] * d->x[2 * i] + d->x[2 * i + 1] * d->x[2 * i + 1]);
}

static void all_stay_within_view(void **state) {
    (void)state;
    for (int kind = SET_CIRCLES; kind < SET_COUNT; kind++) {
        for (int n = 0; n <= 2; n++) {
            Dataset d = make((SetKind)kind, 3000, (float)n / 2, 9);
            assert_int_equal(d.count, 3000);
            for (int i = 0; i < d.count * d.columns; i++) assert_true(fabsf(d.x[i]) <= 6);
            dataset_destroy(&d);
        }
    }
}

static void any_beginning_is_balanced(void **state) {
    (void)state;
    for (int kind = SET_CIRCLES; kind < SET_COUNT; kind++) {
        Dataset d = make((SetKind)kind, 101, 0.3f, 4);
        int seen[MAX_CLASSES] = {0}, own = set_classes((SetKind)kind), classes = own ? own : 4;
        if (d.kind == LABEL_NUMBER || kind == SET_FORMULA) { /* which is as it turns out */
            dataset_destroy(&d);
            continue;
        }
        assert_int_equal(d.classes, classes);
        for (int i = 0; i < d.count; i++) {
            seen[(int)d.label[i]]++;
            for (int c = 0; c < classes; c++)
                assert_true(abs(seen[c] * classes - (i + 1)) <= classes);
        }
        dataset_destroy(&d);
    }
}

static void more_points_begin_with_the_same(void **state) {
    (void)state;
    for (int kind = SET_CIRCLES; kind < SET_COUNT; kind++) {
        Dataset few = make((SetKind)kind, 40, 0.2f, 3), many = make((SetKind)kind, 400, 0.2f, 3);
        Dataset other = make((SetKind)kind, 40, 0.2f, 4);
        size_t size = sizeof(float) * (size_t)(40 * few.columns);
        assert_memory_equal(few.x, many.x, size);
        assert_memory_equal(few.label, many.label, sizeof(float) * 40);
        assert_memory_not_equal(few.x, other.x, size);
        dataset_destroy(&few);
        dataset_destroy(&many);
        dataset_destroy(&other);
    }
}

/* Without noise: a gap between disc and ring, a line that parts the clouds, signs that tell xor,
 * and curves that are exact. */
static void without_noise_the_shapes_are_clean(void **state) {
    (void)state;
    Dataset circles = make(SET_CIRCLES, 500, 0, 1), gauss = make(SET_GAUSS, 500, 0, 1);
    Dataset crossed = make(SET_XOR, 500, 0, 1), line = make(SET_LINE, 500, 0, 1);
    for (int i = 0; i < 500; i++) {
        bool red = circles.label[i] == 1;
        assert_true(red ? radius(&circles, i) < 2.6f : radius(&circles, i) > 3.4f);
        float along = gauss.x[2 * i] + gauss.x[2 * i + 1];
        assert_true(gauss.label[i] == 1 ? along > 0.5f : along < -0.5f);
        bool differ = crossed.x[2 * i] * crossed.x[2 * i + 1] < 0;
        assert_true(differ == (crossed.label[i] == 1));
        assert_true(fabsf(line.label[i] - (0.7f * line.x[i] + 0.5f)) < 1e-5f);
    }
    dataset_destroy(&circles);
    dataset_destroy(&gauss);
    dataset_destroy(&crossed);
    dataset_destroy(&line);
}

/* Two arms: neighbours on the plane are of one class. */
static void the_spirals_arms_stay_apart(void **state) {
    (void)state;
    Dataset d = make(SET_SPIRAL, 400, 0, 1);
    for (int i = 0; i < d.count; i++) {
        if (radius(&d, i) < 1) continue;
        for (int j = 0; j < d.count; j++) {
            float dx = d.x[2 * i] - d.x[2 * j], dy = d.x[2 * i + 1] - d.x[2 * j + 1];
            if (d.label[i] != d.label[j]) assert_true(dx * dx + dy * dy > 0.5f);
        }
    }
    dataset_destroy(&d);
}

static void numbers_are_regression(void **state) {
    (void)state;
    for (int kind = SET_LINE; kind <= SET_SINE; kind++) {
        Dataset d = make((SetKind)kind, 50, 0.1f, 1);
        assert_int_equal(d.kind, LABEL_NUMBER);
        assert_int_equal(d.columns, kind == SET_PLANE ? 2 : 1);
        dataset_destroy(&d);
    }
}

/* What is on screens and in saved work must not move: these bits are pinned. */
static void the_bits_are_pinned(void **state) {
    (void)state;
    const uint64_t pinned[SET_COUNT] = {0,
                                        0xc1c026f25e6a02beu,
                                        0x52a81b8428dd34f5u,
                                        0x36a9f337aed0e126u,
                                        0x47a4f4ec944717c9u,
                                        0x1e048a2f431134a7u,
                                        0x8bc75e161089cacau,
                                        0x51a8b232f4ba04ccu,
                                        0xd695802a67ca07e1u,
                                        0xc44bb9076b4e0a74u,
                                        0xe3a9941e1d8b31acu};
    for (int kind = SET_CIRCLES; kind < SET_COUNT; kind++) {
        Dataset d = make((SetKind)kind, 1000, 0.4f, 7);
        uint64_t hash = 0xcbf29ce484222325u;
        for (int i = 0; i < d.count * (d.columns + 1); i++) {
            uint32_t bits;
            memcpy(&bits, i < d.count ? &d.label[i] : &d.x[i - d.count], sizeof bits);
            hash = (hash ^ bits) * 0x100000001b3u;
        }
        if (hash != pinned[kind]) {
            fail_msg("%s is now 0x%016llx", set_name((SetKind)kind), (unsigned long long)hash);
        }
        dataset_destroy(&d);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_stay_within_view),
        cmocka_unit_test(any_beginning_is_balanced),
        cmocka_unit_test(more_points_begin_with_the_same),
        cmocka_unit_test(without_noise_the_shapes_are_clean),
        cmocka_unit_test(the_spirals_arms_stay_apart),
        cmocka_unit_test(numbers_are_regression),
        cmocka_unit_test(the_bits_are_pinned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
