/* What follows what in free play: the rate, the start of the perceptron rule, the share held out,
 * the output that a loss needs; and that nothing does where a lesson or a file has said it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <string.h>

#include "lab/adapt.h"
#include "lab/control.h"
#include "lab/replay.h"
#include "near.h"
#include "scene/scene_file.h"
#include "scene/usual_rate.h"

static const char FIRST[] = "data: {set: circles, count: 160, seed: 1, test: 0.3, noise: 0.1}\n"
                            "network: {layers: [4 tanh, 1 sigmoid], start: {seed: 1}}\n"
                            "training: {rate: 2}\n";

static Lab lab_of(const char *text, bool adapts) {
    Lab lab = lab_create(1);
    Scene scene;
    Message why;
    if (!scene_parse(&scene, text, strlen(text), "x.scene", 1, "", &why)) fail_msg("%s", why.text);
    assert_true(lab_load(&lab, &scene));
    lab.adapts = adapts;
    return lab;
}

static void choose(Lab *lab, Control control, double value) {
    Message why = {""};
    if (!control_check(lab, control, value, &why)) fail_msg("%s", why.text);
    Action action = control_action(lab, control, value);
    lab_apply(lab, &action);
}

static float rate(const Lab *lab) {
    return lab->scene.training.rate;
}

static Activation output(const Lab *lab) {
    return lab->scene.network.activation[lab->scene.network.layers - 1];
}

/* How far the loss rises on its way, altogether, as a share of how far it falls; up
 * to that epoch. */
static double unsteadiness(const Timeline *t, int64_t until) {
    Bucket a = {0};
    Bucket b = {0};
    double rise = 0;
    double first = 0;
    double least = INFINITY;
    for (int64_t e = 0; e <= until; e++, a = b) {
        assert_true(timeline_at(t, SERIES_LOSS, e, &b));
        if (e == 0) first = (double)b.first;
        if (e > 0 && b.first > a.first) rise += (double)b.first - (double)a.first;
        least = fmin(least, (double)b.first);
    }
    return rise / (first - least);
}

static void trains_steadily(Lab *lab) {
    char text[4][64];
    lab_apply(lab, &(Action){.kind = ACTION_RESTART}); /* the curve begins with the loss before */
    int64_t until = 200;
    for (int i = 1; i <= 200; i++) {
        assert_true(lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}));
        bool closed = lab->scene.set.kind == SET_CIRCLES && lab->score.accuracy >= 0.95;
        if (closed && until == 200) until = i; /* the rest is small, and may zigzag */
    }
    double much = unsteadiness(lab_timeline(lab), until);
    if (much >= 0 && much < 0.03) return;
    fail_msg("%s, %s, %s at %s: rises %g of its fall", control_text(lab, CONTROL_SET, text[0]),
             control_text(lab, CONTROL_LOSS, text[1]),
             control_text(lab, CONTROL_OPTIMIZER, text[2]),
             control_text(lab, CONTROL_RATE, text[3]), much);
}

static void every_set_falls_steadily_with_every_loss_and_optimizer(void **state) {
    (void)state;
    for (int set = 0; set < SET_COUNT - 1; set++) {
        for (int loss = 0; loss < LOSS_COUNT; loss++) {
            for (int optimizer = 0; optimizer < OPTIMIZER_COUNT; optimizer++) {
                Lab lab = lab_of(FIRST, true);
                choose(&lab, CONTROL_OPTIMIZER, optimizer);
                choose(&lab, CONTROL_SET, set);
                if (control_check(&lab, CONTROL_LOSS, loss, &(Message){""})) {
                    choose(&lab, CONTROL_LOSS, loss);
                    assert_same(rate(&lab), usual_rate(&lab.scene));
                    trains_steadily(&lab);
                }
                lab_destroy(&lab);
            }
        }
    }
}

static void a_rate_set_by_hand_stays(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    assert_same(rate(&lab), 0.1f);
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_SGD);
    assert_same(rate(&lab), 2);
    choose(&lab, CONTROL_RATE, 0.5);
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    assert_same(rate(&lab), 0.5f);
    choose(&lab, CONTROL_SET, SET_SINE - 1);
    assert_same(rate(&lab), 0.5f);
    lab_destroy(&lab);
}

/* A scene may open at a rate that is not usual and that nobody has chosen. */
static void a_rate_that_nobody_chose_follows_too(void **state) {
    (void)state;
    Lab lab = lab_of("training: {rate: 1}\ndata: {set: circles, noise: 0.1}\n", true);
    lab.scene.rate_open = true;
    choose(&lab, CONTROL_NOISE, 0.3);
    assert_same(rate(&lab), 1);
    choose(&lab, CONTROL_SET, SET_MOONS - 1);
    assert_same(rate(&lab), 0.6f);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    assert_same(rate(&lab), 0.1f);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    choose(&lab, CONTROL_RATE, 3);
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    assert_same(rate(&lab), 3);
    lab_destroy(&lab);
}

/* What is trained is nearly what it was. */
static void a_point_moved_or_added_leaves_the_rate_alone(void **state) {
    (void)state;
    static const ActionKind kinds[] = {ACTION_MOVE_POINT, ACTION_ERASE_POINT, ACTION_ADD_POINT};
    for (int i = 0; i < 3; i++) {
        Lab lab = lab_of(FIRST, true);
        lab_apply(&lab, &(Action){.kind = kinds[i]});
        assert_int_equal(lab.scene.set.kind, SET_NONE);
        assert_same(rate(&lab), 2);
        choose(&lab, CONTROL_SET, SET_MOONS - 1); /* nobody has chosen it */
        assert_same(rate(&lab), 0.6f);
        lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
        lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
        choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
        assert_same(rate(&lab), 0.03f);
        lab_destroy(&lab);
    }
}

static void the_rate_comes_back_with_what_is_undone(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    choose(&lab, CONTROL_SET, SET_SINE - 1);
    assert_same(rate(&lab), 0.05f);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    assert_same(rate(&lab), 2);
    lab_destroy(&lab);
}

/* A point of one's own is trained on; of a set of which one is erased as many stay held out. */
static void own_points_are_not_held_out(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    choose(&lab, CONTROL_HELD_OUT, 0.3);
    lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 3}});
    assert_int_equal(lab.scene.set.kind, SET_NONE);
    assert_same(lab.scene.held_out, 0.3f);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    lab_apply(&lab, &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}}});
    assert_same(lab.scene.held_out, 0);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    assert_same(lab.scene.held_out, 0);
    lab_destroy(&lab);
}

static void expect_held(const Lab *lab, const bool *held, int gone) {
    for (int i = 0; i < lab->scene.data.count; i++)
        assert_int_equal(lab->held[i], held[i < gone ? i : i + 1]);
}

/* One erased leaves the others on the side on which they were: in the window, in the file that is
 * saved then, and when it is done again from its line. Another share is drawn from those left. */
static void an_erased_point_leaves_the_others_where_they_are(void **state) {
    (void)state;
    for (int epochs = 0; epochs < 4; epochs += 3) {
        for (int gone = 0; gone < 160; gone += 53) {
            bool held[160];
            Lab lab = lab_of(FIRST, true);
            memcpy(held, lab.held, sizeof held);
            for (int i = 0; i < epochs; i++)
                lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
            lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = gone}});
            assert_int_equal(lab.scene.data.count, 159);
            expect_held(&lab, held, gone);
            Scene saved = lab_scene(&lab);
            char *text = scene_text(&saved, NULL);
            Lab again = lab_of(text, true);
            assert_true(lab_replay_all(&again, &(Message){""}));
            expect_held(&again, held, gone);
            choose(&again, CONTROL_HELD_OUT, 0.5);
            assert_int_equal(lab_test_samples(&again)->count, 80);
            lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
            assert_memory_equal(lab.held, held, sizeof held);
            scene_destroy(&saved);
            free(text);
            lab_destroy(&again);
            lab_destroy(&lab);
        }
    }
}

/* Whoever clicked some points and then chooses a set finds it as it was; unless they chose a share
 * themselves. */
static void a_set_after_own_points_holds_out_what_was_usual(void **state) {
    (void)state;
    for (int by_hand = 0; by_hand < 3; by_hand++) {
        Lab lab = lab_of(FIRST, true);
        if (by_hand == 2) choose(&lab, CONTROL_HELD_OUT, 0);
        lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
        lab_apply(&lab, &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}}});
        assert_same(lab.scene.held_out, 0);
        if (by_hand == 1) choose(&lab, CONTROL_HELD_OUT, 0.2);
        if (by_hand == 1) choose(&lab, CONTROL_HELD_OUT, 0);
        choose(&lab, CONTROL_SET, SET_MOONS - 1);
        assert_same(lab.scene.held_out, by_hand ? 0 : 0.3f);
        lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
        assert_same(lab.scene.held_out, 0);
        lab_destroy(&lab);
    }
    Lab lab = lab_of("data: {points: [[1, 2, red], [2, 3, blue]]}\n", true); /* from a file */
    choose(&lab, CONTROL_SET, SET_MOONS - 1);
    assert_same(lab.scene.held_out, 0.3f);
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    choose(&lab, CONTROL_HELD_OUT, 0.5);
    choose(&lab, CONTROL_SET, SET_MOONS - 1);
    assert_same(lab.scene.held_out, 0.5f);
    lab_destroy(&lab);
}

/* After how many epochs nearly all points are right; 1000: not by then. */
static int closes_after(Lab *lab) {
    lab_apply(lab, &(Action){.kind = ACTION_RESTART});
    for (int i = 1; i < 1000; i++) {
        assert_true(lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}));
        if (lab->score.accuracy >= 0.95) return i;
    }
    return 1000;
}

/* At the speed to begin with, that is five seconds; whatever was there before. */
static void circles_close_within_five_seconds_from_anywhere(void **state) {
    (void)state;
    int most = (int)(5 * play_rate(PLAY_TRAIN));
    for (int before = 0; before < SET_COUNT; before++) {
        for (int seed = 1; seed <= 12; seed++) {
            Lab lab = lab_of(FIRST, true);
            lab_apply(&lab, &(Action){.kind = ACTION_NEW_START, .number = seed});
            if (before < SET_COUNT - 1) {
                choose(&lab, CONTROL_SET, before);
            } else {
                lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
                lab_apply(&lab, &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}}});
            }
            choose(&lab, CONTROL_SET, SET_CIRCLES - 1);
            assert_same(rate(&lab), 2);
            assert_in_range(closes_after(&lab), 10, most);
            lab_destroy(&lab);
        }
    }
}

static const char TABLE[] = "data: {columns: [height, weight], label: passed, classes: [no, yes],\n"
                            " rows: [[1.7, 60, yes], [1.6, 70, no], [1.8, 65, yes]]}\n"
                            "network: {layers: [1 sigmoid]}\ntraining: {rate: 0.6}\n";

static void circles_after_a_table_are_those_of_free_play(void **state) {
    (void)state;
    Lab lab = lab_of(TABLE, true);
    choose(&lab, CONTROL_SET, SET_CIRCLES - 1);
    assert_same(rate(&lab), 2);
    assert_int_equal(lab.scene.network.start.seed, ADAPT_FIRST_START);
    assert_same(lab.scene.held_out, 0.3f);
    assert_in_range(closes_after(&lab), 10, (int)(5 * play_rate(PLAY_TRAIN)));
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
    lab_apply(&lab, &(Action){.kind = ACTION_NEW_START, .number = 7});
    choose(&lab, CONTROL_SET, SET_CIRCLES - 1);
    assert_int_equal(lab.scene.network.start.seed, 7); /* asked for */
    lab_destroy(&lab);
}

static void nothing_follows_in_a_lesson(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, false);
    choose(&lab, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    assert_same(rate(&lab), 2);
    lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    assert_same(lab.scene.held_out, 0.3f);
    choose(&lab, CONTROL_RULE, RULE_PERCEPTRON);
    assert_int_equal(lab.scene.network.start.kind, START_XAVIER);
    lab_destroy(&lab);
}

/* On the natural set the rule finds something to correct, and ends. */
static void the_perceptron_rule_starts_from_zeros(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    choose(&lab, CONTROL_SET, SET_GAUSS - 1);
    choose(&lab, CONTROL_RULE, RULE_PERCEPTRON);
    for (int i = 0; i < 3; i++) assert_same(lab_network(&lab)->theta[i], 0);
    assert_true(lab.score.wrong > 10);
    while (lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH})) continue;
    assert_true(lab.run->settled);
    assert_true(lab_trainer(&lab)->moves > 0);
    choose(&lab, CONTROL_RULE, RULE_GRADIENT);
    assert_int_equal(lab.scene.network.start.kind, START_XAVIER);
    assert_same(rate(&lab), 0.6f);
    lab_destroy(&lab);
}

static void own_points_are_all_trained_on_until_asked(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    lab_apply(&lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    for (int i = 0; i < 10; i++) {
        Action add = {.kind = ACTION_ADD_POINT};
        add.point.x[0] = (float)i;
        add.point.label = (float)(i % 2);
        lab_apply(&lab, &add);
    }
    assert_int_equal(lab_train_samples(&lab)->count, 10);
    choose(&lab, CONTROL_HELD_OUT, 0.3);
    lab_apply(&lab, &(Action){.kind = ACTION_ADD_POINT});
    assert_int_equal(lab_test_samples(&lab)->count, 3);
    lab_destroy(&lab);
}

static void a_point_that_is_moved_leaves_the_test_points(void **state) {
    (void)state;
    Lab lab = lab_of(FIRST, true);
    lab_apply(&lab, &(Action){.kind = ACTION_MOVE_POINT});
    assert_int_equal(lab_test_samples(&lab)->count, 48);
    lab_destroy(&lab);
}

static void hinge_brings_a_linear_output_and_cross_entropy_takes_it_away(void **state) {
    (void)state;
    for (int lesson = 0; lesson < 2; lesson++) {
        Lab lab = lab_of(FIRST, lesson == 0);
        choose(&lab, CONTROL_LOSS, LOSS_HINGE);
        assert_int_equal(output(&lab), ACTIVATION_LINEAR);
        assert_non_null(strstr(lab.notice.text, "For this loss the output became 1 linear"));
        for (int i = 0; i < 180; i++)
            lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        assert_true(lab.score.accuracy > 0.9);
        choose(&lab, CONTROL_LOSS, LOSS_CROSS_ENTROPY);
        assert_int_equal(output(&lab), ACTIVATION_SIGMOID);
        lab_apply(&lab, &(Action){.kind = ACTION_UNDO});
        assert_int_equal(output(&lab), ACTIVATION_LINEAR);
        assert_int_equal(lab_trainer(&lab)->epoch, 180);
        lab_destroy(&lab);
    }
}

/* A file may ask for hinge on a sigmoid: then its classes part where the plane changes
 * its colour. */
static void hinge_on_a_sigmoid_parts_the_classes_at_one_half(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 160, noise: 0}\n"
                     "network: {layers: [4 tanh, 1 sigmoid]}\n"
                     "training: {loss: hinge, optimizer: adam, rate: 0.1}\n",
                     true);
    for (int i = 0; i < 300; i++)
        lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_int_equal(lab.score.wrong, 0);
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_falls_steadily_with_every_loss_and_optimizer),
        cmocka_unit_test(a_rate_set_by_hand_stays),
        cmocka_unit_test(a_rate_that_nobody_chose_follows_too),
        cmocka_unit_test(a_point_moved_or_added_leaves_the_rate_alone),
        cmocka_unit_test(the_rate_comes_back_with_what_is_undone),
        cmocka_unit_test(own_points_are_not_held_out),
        cmocka_unit_test(an_erased_point_leaves_the_others_where_they_are),
        cmocka_unit_test(a_set_after_own_points_holds_out_what_was_usual),
        cmocka_unit_test(circles_close_within_five_seconds_from_anywhere),
        cmocka_unit_test(circles_after_a_table_are_those_of_free_play),
        cmocka_unit_test(nothing_follows_in_a_lesson),
        cmocka_unit_test(the_perceptron_rule_starts_from_zeros),
        cmocka_unit_test(own_points_are_all_trained_on_until_asked),
        cmocka_unit_test(a_point_that_is_moved_leaves_the_test_points),
        cmocka_unit_test(hinge_brings_a_linear_output_and_cross_entropy_takes_it_away),
        cmocka_unit_test(hinge_on_a_sigmoid_parts_the_classes_at_one_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
