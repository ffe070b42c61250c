/* A run that diverges in the window: what is said, and the two ways on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "opened.h"
#include "screen/timeline/timeline.h"

/* Descends for five epochs; then the rate becomes far too large. */
static Frame *diverged(void) {
    Frame *f = opened("data: {set: line, count: 40, seed: 2, noise: 0.1}\n"
                      "network: {layers: [1 linear]}\n"
                      "training: {loss: squared, rate: 0.05}\n");
    Lab *lab = &f->lab;
    for (int i = 0; i < 5; i++) lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_int_equal(lab->run->trainer.epoch, 5);
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    rate.training.rate = 60;
    lab_apply(lab, &rate);
    lab_apply(lab, &(Action){.kind = ACTION_PLAY});
    lab_advance(lab, 1000);
    assert_true(lab->run->diverged && !lab->play.playing);
    frame_draw(f);
    return f;
}

static void press(Frame *f, const char *name, int index) {
    const Shape *target = opened_shape(f, name, index, SHAPE_TARGET);
    assert_non_null(target);
    Point at = {target->rect.x + target->rect.w / 2, target->rect.y + target->rect.h / 2};
    Input input = {.width = 1440, .height = 900, .density = 1, .events = 2};
    input.event[0] =
        (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    input.event[1] = (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT};
    frame_step(f, &input);
}

static bool says(const Frame *f, const char *words) {
    char all[500] = "";
    for (int i = -1; (i = shapes_find(&f->shapes, "diverged", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind != SHAPE_TEXT) continue;
        strcat(all, f->shapes.text + s->first);
        strcat(all, " ");
    }
    return strstr(all, words) != NULL;
}

static void it_is_told_in_words(void **state) {
    (void)state;
    Frame *f = diverged();
    assert_true(says(f, "The rate 60 is too large"));
    assert_true(says(f, "·10"));
    assert_null(opened_shape(f, "notice", 0, SHAPE_TEXT)); /* not twice */
    frame_destroy(f);
}

static void the_way_back_leads_to_the_least_loss(void **state) {
    (void)state;
    Frame *f = diverged();
    press(f, "way on", WAY_BACK);
    assert_int_equal(f->lab.run->trainer.epoch, 5);
    assert_true(!f->lab.run->diverged && f->lab.score.loss < 1);
    assert_null(opened_shape(f, "way on", WAY_BACK, SHAPE_TARGET));
    frame_destroy(f);
}

static void a_tenth_of_the_rate_goes_on_from_there(void **state) {
    (void)state;
    Frame *f = diverged();
    press(f, "way on", WAY_SLOWER);
    assert_int_equal(f->lab.run->trainer.epoch, 5);
    assert_true(fabsf(f->lab.scene.training.rate - 6) < 1e-6f);
    assert_true(lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}));
    assert_int_equal(f->lab.run->trainer.epoch, 6);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_told_in_words),
        cmocka_unit_test(the_way_back_leads_to_the_least_loss),
        cmocka_unit_test(a_tenth_of_the_rate_goes_on_from_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
