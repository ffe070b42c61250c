/* The themes can be read: contrasts by WCAG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "draw/theme.h"

static void contrast_is_measured_as_published(void **state) {
    (void)state;
    assert_true(fabs(color_contrast(color_of(0x000000), color_of(0xffffff)) - 21) < 1e-9);
    assert_true(fabs(color_contrast(color_of(0x777777), color_of(0xffffff)) - 4.48) < 0.01);
}

static void text_can_be_read(void **state) {
    (void)state;
    for (int k = 0; k < THEME_COUNT; k++) {
        const Theme *t = theme_get((ThemeKind)k);
        const Color grounds[] = {t->card, t->paper};
        for (int g = 0; g < 2; g++) {
            assert_true(color_contrast(t->ink, grounds[g]) > 7);
            assert_true(color_contrast(t->quiet, grounds[g]) > 4.5);
            assert_true(color_contrast(t->gold_text, grounds[g]) > 4.5);
            assert_true(color_contrast(t->bad, grounds[g]) > 4.5);
            assert_true(color_contrast(t->good, grounds[g]) > 4.5);
        }
        assert_true(color_contrast(t->on_accent, t->accent) > 7);
        assert_true(color_contrast(t->on_gold, t->gold) > 4.5);
        for (int side = 0; side < 2; side++) { /* also where the field fades to undecided */
            assert_true(color_contrast(t->side_text[side], t->class_field[side]) > 4.5);
            assert_true(color_contrast(t->side_text[side], t->undecided) > 4.5);
        }
    }
}

/* Marks need 3 to 1 against the card; gold, which is only ever a shape beside its number, at least
 * 2. */
static void marks_can_be_seen(void **state) {
    (void)state;
    for (int k = 0; k < THEME_COUNT; k++) {
        const Theme *t = theme_get((ThemeKind)k);
        for (int c = 0; c < 8; c++) assert_true(color_contrast(t->class_color[c], t->card) > 3);
        for (int u = 0; u < 4; u++) assert_true(color_contrast(t->unit_color[u], t->card) > 3);
        assert_true(color_contrast(t->gold, t->card) > 2);
    }
}

static void gold_is_the_gradients_alone(void **state) {
    (void)state;
    for (int k = 0; k < THEME_COUNT; k++) {
        const Theme *t = theme_get((ThemeKind)k);
        for (int c = 0; c < 8; c++) {
            int far = abs(t->gold.r - t->class_color[c].r) + abs(t->gold.g - t->class_color[c].g) +
                      abs(t->gold.b - t->class_color[c].b);
            assert_true(far > 90);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_measured_as_published),
        cmocka_unit_test(text_can_be_read),
        cmocka_unit_test(marks_can_be_seen),
        cmocka_unit_test(gold_is_the_gradients_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
