/* When playing stops by itself: which conditions are understood, that the very step that meets one
 * is the last, that play goes on after it, and how it is typed and told. And what is told beside
 * the loss: accuracy and R². */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "opened.h"
#include "person.h"
#include "screen/controls/controls.h"
#include "screen/home/shelf.h"

static const double HALFWAY[STOP_NAMES] = {
    [STOP_EPOCH] = 10,      [STOP_LOSS] = 0.3,          [STOP_TEST_LOSS] = NAN,
    [STOP_ACCURACY] = 0.96, [STOP_TEST_ACCURACY] = NAN, [STOP_WRONG] = 4};

static void conditions_are_understood(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool met;
    } cases[] = {{"", false},
                 {"loss < 0.1", false},
                 {"loss < 0.5", true},
                 {"accuracy > 95 %", true},
                 {"accuracy > 97%", false},
                 {"accuracy >= 0.96", true},
                 {"epoch 10", true},
                 {"epoch 11", false},
                 {"wrong == 0 or epoch >= 10", true},
                 {"test_loss < 10", false}, /* without points held out there is none */
                 {"not (test_loss < 10)", false},
                 {"epoch >= 10 or test_loss < 10", true},
                 {"epoch 99999999999999999999", false},
                 {" epoch  7 ", true},
                 {"wrong = 4", true},
                 {"wrong=0", false},
                 {"wrong >= 4 and epoch = 10", true},
                 {"wrong != 4", false},
                 {"not (wrong > 3)", false}};
    Message message;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!stop_check(cases[i].text, &message)) fail_msg("%s: %s", cases[i].text, message.text);
        const Stop stop = stop_read(cases[i].text);
        if (stop_met(&stop, HALFWAY) != cases[i].met) fail_msg("%s", cases[i].text);
    }
}

static void others_are_refused_with_what_would_be_right(void **state) {
    (void)state;
    static const char *const cases[][2] = {{"loss", "compares nothing"},
                                           {"wrong = 0 = 1", "not understood"},
                                           {"rate = 5", "not rate"},
                                           {"rate < 1", "not rate"},
                                           {"loss <", "not understood"},
                                           {"epoch 10 or wrong == 0", "not understood"},
                                           {"accuracy > 95", "write accuracy > 95 %"},
                                           {"accuracy > 120 %", "no accuracy is above 1.2"},
                                           {"accuracy > 100 %", "no accuracy is above 1"},
                                           {"1 < test_accuracy", "no accuracy is above 1"},
                                           {"95 <= test_accuracy", "write test_accuracy > 95 %"},
                                           {"5", "compares nothing"}};
    Message message;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(stop_check(cases[i][0], &message));
        if (!strstr(message.text, cases[i][1])) fail_msg("%s: %s", cases[i][0], message.text);
    }
}

static Person with(const char *scene) {
    Person p = {.frame = opened(scene)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void plays(Person *p, int frames) {
    for (int i = 0; i < frames && p->frame->lab.play.playing; i++) frame_step(p->frame, &p->input);
}

static void the_step_that_meets_it_is_the_last(void **state) {
    (void)state;
    for (int fast = 0; fast < 2; fast++) {
        Person p = with("data: {set: circles, count: 60}\n"
                        "network: {layers: [4 tanh, 1 sigmoid]}\n"
                        "training: {rate: 0.5, stop: epoch 20}\n");
        if (fast) lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SPEED, .number = 9});
        press_key(&p, KEY_SPACE, "");
        plays(&p, 600);
        assert_false(p.frame->lab.play.playing);
        assert_int_equal(lab_trainer(&p.frame->lab)->epoch, 20);
        assert_true(person_reads(&p, "notice", "Stopped at epoch 20: epoch 20"));
        assert_true(person_reads(&p, "stop", "met: epoch 20"));
        press_key(&p, KEY_SPACE, ""); /* whoever plays on wants to go on */
        plays(&p, 30);
        assert_true(p.frame->lab.play.playing);
        person_leave(&p);
    }
}

static void it_is_typed_and_mended(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 60}\n");
    press(&p, "text row", TEXT_STOP);
    types(&p, "loss <");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.frame->lab.scene.stop, "");
    assert_true(person_reads(&p, "notice", "The condition to stop is not understood"));
    assert_true(person_reads(&p, "notice", "write one as loss < 0.1"));
    types(&p, " 0.1"); /* what was refused still stands there */
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.frame->lab.scene.stop, "loss < 0.1");
    assert_true(person_reads(&p, "text row", "loss < 0.1"));
    press(&p, "text row", TEXT_STOP);
    press_key(&p, KEY_BACKSPACE, "");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.frame->lab.scene.stop, "");
    press_key(&p, 'Z', "c");
    assert_string_equal(p.frame->lab.scene.stop, "loss < 0.1");
    person_leave(&p);
}

/* The answers 2x + 1 to x = 0, 1, 2, 3 beside the labels 1, 2, 6, 7: the squares left over are
 * 0 + 1 + 1 + 0, those about the mean 9 + 4 + 4 + 9. */
static void r_squared_is_what_others_call_it(void **state) {
    (void)state;
    Person p = with("data: {points: [[0, 1.0], [1, 2.0], [2, 6.0], [3, 7.0]]}\n"
                    "network: {layers: [1 linear], values: [{w: [[2]], b: [1]}]}\n"
                    "training: {loss: squared}\n");
    assert_true(fabs(p.frame->lab.score.r2 - (1 - 2 / 26.0)) < 1e-9);
    assert_true(person_reads(&p, "success", "R² 0.923"));
    person_leave(&p);
    p = with("data: {points: [[1, 1, red], [2, 1, red], [-1, 1, red], [-2, 1, blue]]}\n"
             "network: {layers: [1 sigmoid], values: [{w: [[1, 0]], b: [0]}]}\n");
    assert_true(person_reads(&p, "success", "accuracy 75.0 %"));
    assert_true(isnan(p.frame->lab.score.r2));
    person_leave(&p);
    p = with("data: {set: circles, count: 60, test: 0.5}\n");
    assert_true(person_reads(&p, "success", "held out"));
    p.input.width = 1024;
    p.input.height = 640;
    frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, "success", "accuracy"));
    person_leave(&p);
}

/* At the speed that free play opens with, within five seconds. */
static void the_first_circle_closes_soon(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Scene scene = shelf_first_scene();
    assert_true(lab_load(&lab, &scene));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_PLAY}));
    lab_advance(&lab, (int)(5 * play_rate(lab.play.speed)));
    assert_true(lab.score.accuracy == 1);
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_are_understood),
        cmocka_unit_test(others_are_refused_with_what_would_be_right),
        cmocka_unit_test(the_step_that_meets_it_is_the_last),
        cmocka_unit_test(it_is_typed_and_mended),
        cmocka_unit_test(r_squared_is_what_others_call_it),
        cmocka_unit_test(the_first_circle_closes_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
