/* Runs side by side: each has the bits of its run alone, on any number of threads; one clock moves
 * them all; what cannot be is said; going on with one of them is one step of undo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/compare.h"
#include "lab/setting.h"
#include "scene/scene_file.h"

#define CIRCLES                                                                                    \
    "data: {set: circles, count: 80, noise: 0.1, test: 0.25}\n"                                    \
    "network: {layers: [4 tanh, 1 sigmoid]}\n"                                                     \
    "training: {rate: 0.5}\n"

static Scene read(const char *text) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test.scene", 1, "", &message))
        fail_msg("%s", message.text);
    return scene;
}

static Lab loaded(const char *text, int threads) {
    Lab lab = lab_create(threads);
    Scene scene = read(text);
    if (!lab_load(&lab, &scene)) fail_msg("%s", lab.notice.text);
    return lab;
}

static void does(Lab *lab, ActionKind kind, int64_t epoch) {
    Action action = {.kind = kind};
    if (kind == ACTION_SEEK) action.epoch = epoch;
    if (kind == ACTION_STEP) action.size = STEP_EPOCH;
    if (!lab_apply(lab, &action)) fail_msg("refused: %s", lab->notice.text);
}

static void plays(Lab *lab, int epochs) {
    does(lab, ACTION_PLAY, 0);
    for (int e = 0; e < epochs && lab->play.playing; e += 7)
        lab_advance(lab, epochs - e < 7 ? epochs - e : 7);
    does(lab, ACTION_PAUSE, 0);
}

static uint64_t hash_of(const Lab *lab) {
    return network_hash(lab_network(lab));
}

/* Of a run that nothing else is beside. */
static uint64_t hash_alone(const char *text, const char *what, const char *value, int epochs) {
    Scene scene = read(text);
    Run run;
    Message why;
    if (!setting_apply(&scene, what, value, &why) || !scene_run(&scene, &run, 1, &why))
        fail_msg("%s", why.text);
    for (int e = 0; e < epochs; e++) run_epoch(&run);
    uint64_t hash = network_hash(&run.trainer.net);
    run_destroy(&run);
    scene_destroy(&scene);
    return hash;
}

/* ---- bits */

static SceneCompare rates(const char *a, const char *b, const char *c) {
    SceneCompare def = {.what = "rate", .epochs = 500};
    const char *const value[] = {a, b, c};
    for (int i = 0; i < 3 && value[i]; i++)
        snprintf(def.value[def.count++], COMPARE_TEXT, "%s", value[i]);
    return def;
}

static bool compares(Lab *lab, SceneCompare def) {
    Action action = {.kind = ACTION_COMPARE, .compare = def};
    return lab_apply(lab, &action);
}

static void each_has_the_bits_of_its_run_alone(void **state) {
    (void)state;
    static const char *const cases[][5] = {{"rate", "0.03", "0.3", "1", "3"},
                                           {"optimizer", "sgd", "momentum", "rmsprop", "adam"},
                                           {"batch", "1", "7", "20", "full"},
                                           {"units", "1", "2", "5", "8"},
                                           {"activation", "linear", "relu", "tanh", "maxout"},
                                           {"seed", "1", "2", "3", "4"},
                                           {"noise", "0", "0.1", "0.2", "0.4"}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        char text[512];
        snprintf(text, sizeof text, CIRCLES "compare: {what: %s, values: [%s, %s, %s, %s]}\n",
                 cases[c][0], cases[c][1], cases[c][2], cases[c][3], cases[c][4]);
        for (int threads = 1; threads <= 4; threads++) {
            Lab lab = loaded(text, threads);
            assert_non_null(lab.compare);
            plays(&lab, 40);
            assert_int_equal(lab_now(&lab), 40);
            for (int i = 0; i < 4; i++)
                assert_true(hash_of(lab.compare->run[i].lab) ==
                            hash_alone(CIRCLES, cases[c][0], cases[c][1 + i], 40));
            lab_destroy(&lab);
        }
    }
}

/* ---- the clock */

/* An epoch of many batches that takes long is worked out in slices, and taken by all at once. */
static void a_long_epoch_is_cut_and_has_its_bits(void **state) {
    (void)state;
    static const char LONG[] = "data: {set: circles, count: 4000}\n"
                               "network: {layers: [24 tanh, 24 tanh, 1 sigmoid]}\n"
                               "training: {batch: 50, rate: 0.1}\n";
    Lab lab = loaded(LONG, 2);
    assert_true(compares(&lab, rates("0.1", "0.5", NULL)));
    const StepSize chosen[] = {STEP_EPOCH, STEP_BATCH, STEP_POINT};
    for (int i = 0; i < 3; i++) { /* the clock counts epochs all the same */
        assert_true(lab_apply(&lab, &(Action){.kind = ACTION_STEP_SIZE, .size = chosen[i]}));
        assert_true(lab_is_long(&lab));
    }
    does(&lab, ACTION_PLAY, 0);
    int pieces = 0;
    while (lab_now(&lab) < 3) {
        int64_t revision = lab.revision, now = lab_now(&lab);
        int taken = lab_advance_until(&lab, 1, 0); /* that moment is past: a little, in any case */
        assert_int_equal(lab_now(&lab), now + taken);
        assert_true(taken > 0 || lab.revision == revision); /* else there is nothing to be seen */
        for (int i = 0; i < 2; i++)
            assert_int_equal(lab_trainer(lab.compare->run[i].lab)->epoch, lab_now(&lab));
        assert_true(pieces++ < 100000);
    }
    assert_true(pieces > 3 * 10);
    assert_true(hash_of(lab.compare->run[0].lab) == hash_alone(LONG, "rate", "0.1", 3));
    assert_true(hash_of(lab.compare->run[1].lab) == hash_alone(LONG, "rate", "0.5", 3));
    lab_destroy(&lab);
}

static void the_clock_moves_all_and_back_to_the_bit(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES "compare: {what: rate, values: [0.1, 1]}\n", 2);
    uint64_t then[2];
    plays(&lab, 30);
    for (int i = 0; i < 2; i++) then[i] = hash_of(lab.compare->run[i].lab);
    plays(&lab, 30);
    assert_int_equal(lab_now(&lab), 60);
    does(&lab, ACTION_SEEK, 30);
    for (int i = 0; i < 2; i++) assert_true(hash_of(lab.compare->run[i].lab) == then[i]);
    assert_int_equal(lab_last(&lab), 60);
    does(&lab, ACTION_STEP_BACK, 0);
    assert_int_equal(lab_now(&lab), 29);
    does(&lab, ACTION_STEP, 0);
    for (int i = 0; i < 2; i++) assert_true(hash_of(lab.compare->run[i].lab) == then[i]);
    does(&lab, ACTION_RESTART, 0);
    assert_int_equal(lab_now(&lab), 0);
    assert_false(lab_can_go_back(&lab));
    assert_int_equal(lab_trainer(&lab)->epoch, 0); /* the one run stands still all the while */
    lab_destroy(&lab);
}

/* The first epoch whose loss is below; -1: none until then. */
static int64_t first_below(const char *value, double goal, int epochs) {
    Scene scene = read(CIRCLES);
    Run run;
    assert_true(setting_apply(&scene, "rate", value, NULL) && scene_run(&scene, &run, 1, NULL));
    int64_t found = -1;
    for (int e = 0; found < 0 && e < epochs; e++) {
        run_epoch(&run);
        if (run.score.loss < goal) found = run.trainer.epoch;
    }
    run_destroy(&run);
    scene_destroy(&scene);
    return found;
}

static void a_run_stops_where_it_meets_the_goal(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES "compare: {what: rate, values: [0.01, 1, 3], until: \"loss < 0.2\", "
                             "epochs: 400}\n",
                     2);
    const Compare *compare = lab.compare;
    plays(&lab, 1000);
    assert_int_equal(lab_now(&lab), 400);
    assert_true(compare_is_over(compare));
    assert_int_equal(compare->run[0].goal, -1);
    assert_int_equal(lab_trainer(compare->run[0].lab)->epoch, 400);
    assert_int_equal(compare->run[1].goal, first_below("1", 0.2, 400));
    assert_int_equal(compare->run[2].goal, first_below("3", 0.2, 400));
    assert_true(compare->run[1].goal > 0 && compare->run[2].goal > 0);
    assert_int_equal(lab_trainer(compare->run[1].lab)->epoch, compare->run[1].goal);
    assert_int_equal(compare_count_reached(compare), 2);
    Action play = {.kind = ACTION_PLAY};
    assert_false(lab_apply(&lab, &play));
    assert_non_null(strstr(lab.notice.text, "All runs have stopped, the last at epoch 400"));
    /* Before it got there it has not reached it, and gets there again. */
    int64_t goal = compare->run[1].goal;
    does(&lab, ACTION_SEEK, goal - 1);
    assert_false(compare_reached(compare, 1));
    does(&lab, ACTION_STEP, 0);
    assert_true(compare_reached(compare, 1));
    assert_int_equal(compare->run[1].goal, goal);
    lab_destroy(&lab);
}

static void one_that_diverges_stops_and_the_others_go_on(void **state) {
    (void)state;
    Lab lab = loaded("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                     "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                     "training: {rate: 0.1, loss: squared}\n"
                     "compare: {what: rate, values: [0.1, 3]}\n",
                     2);
    plays(&lab, 200);
    const Lab *good = lab.compare->run[0].lab, *bad = lab.compare->run[1].lab;
    assert_true(bad->run->diverged);
    assert_false(good->run->diverged);
    assert_int_equal(lab_trainer(good)->epoch, 200);
    assert_true(lab_trainer(bad)->epoch < 100);
    assert_true(compare_stopped(lab.compare, 1));
    lab_destroy(&lab);
}

/* ---- from any state */

static void weights_set_by_hand_are_where_all_begin(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    Action set = {.kind = ACTION_SET_WEIGHTS};
    set.weights.index = 2;
    set.weights.count = 1;
    set.weights.value[0] = 0.625f;
    assert_true(lab_apply(&lab, &set));
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    for (int i = 0; i < 2; i++)
        assert_true(lab_network(lab.compare->run[i].lab)->theta[2] == 0.625f);
    lab_destroy(&lab);
}

static void going_on_with_one_is_one_step_of_undo(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 2);
    for (int e = 0; e < 12; e++) does(&lab, ACTION_STEP, 0);
    uint64_t before = hash_of(&lab);
    assert_true(compares(&lab, rates("0.1", "1", "3")));
    plays(&lab, 50);
    uint64_t chosen = hash_of(lab.compare->run[2].lab);
    assert_true(hash_of(&lab) == before);
    Action on = {.kind = ACTION_GO_ON, .number = 2};
    assert_true(lab_apply(&lab, &on));
    assert_null(lab.compare);
    assert_true(hash_of(&lab) == chosen);
    assert_int_equal(lab_now(&lab), 50);
    assert_int_equal(lab_last(&lab), 50); /* with its curve */
    assert_true(lab.scene.training.rate == 3);
    does(&lab, ACTION_STEP, 0);
    assert_true(hash_of(&lab) == hash_alone(CIRCLES, "rate", "3", 51));
    does(&lab, ACTION_UNDO, 0);
    assert_true(hash_of(&lab) == before);
    assert_int_equal(lab_trainer(&lab)->epoch, 12);
    assert_true(lab.scene.training.rate == 0.5f);
    lab_destroy(&lab);
}

/* The runs stand beside each other again as they were left, as often as one goes back and forth. */
static void undo_brings_back_the_runs_beside_it(void **state) {
    (void)state;
    for (int kept = 0; kept < 2; kept++) {
        Lab lab = loaded(CIRCLES, 2);
        for (int e = 0; e < 12; e++) does(&lab, ACTION_STEP, 0);
        does(&lab, ACTION_KEEP, 0);
        assert_true(compares(&lab, kept ? (SceneCompare){.count = 1, .what = COMPARE_KEPT}
                                        : rates("0.1", "1", "3")));
        if (!kept) plays(&lab, 50);
        const int count = lab.compare->def.count, clock = kept ? 12 : 50;
        uint64_t chosen = hash_of(lab.compare->run[1].lab);
        assert_true(lab_apply(&lab, &(Action){.kind = ACTION_GO_ON, .number = 1}));
        for (int e = 0; e < 5; e++) does(&lab, ACTION_STEP, 0);
        uint64_t gone_on = hash_of(&lab);
        for (int times = 0; times < 3; times++) {
            does(&lab, ACTION_UNDO, 0);
            assert_non_null(lab.compare);
            assert_int_equal(lab.compare->def.count, count);
            assert_int_equal(lab.scene.compare.count, kept ? 0 : count);
            assert_int_equal(lab_now(&lab), clock);
            assert_true(hash_of(lab.compare->run[1].lab) == chosen);
            does(&lab, ACTION_REDO, 0);
            assert_null(lab.compare);
            assert_true(hash_of(&lab) == gone_on);
        }
        does(&lab, ACTION_UNDO, 0);
        if (!kept) plays(&lab, 10);
        if (!kept)
            assert_true(hash_of(lab.compare->run[2].lab) == hash_alone(CIRCLES, "rate", "3", 60));
        lab_destroy(&lab);
    }
}

/* Side by side again they go on where they were left, as far as the one has come by itself since;
 * with other points they are other runs, and begin. */
static void side_by_side_again_they_go_on(void **state) {
    (void)state;
    for (int later = 0; later <= 30; later += 30) {
        Lab lab = loaded(CIRCLES, 2);
        const SceneCompare def = rates("0.1", "1", "3");
        assert_true(compares(&lab, def));
        plays(&lab, 50);
        assert_true(lab_apply(&lab, &(Action){.kind = ACTION_GO_ON, .number = 2}));
        for (int e = 0; e < later; e++) does(&lab, ACTION_STEP, 0);
        assert_true(compares(&lab, def));
        assert_int_equal(lab_now(&lab), 50 + later);
        for (int i = 0; i < 3; i++)
            assert_true(hash_of(lab.compare->run[i].lab) ==
                        hash_alone(CIRCLES, "rate", def.value[i], 50 + later));
        plays(&lab, 5);
        does(&lab, ACTION_COMPARE, 0);
        assert_int_equal(lab_now(&lab), 50 + later);
        assert_true(compares(&lab, def));
        assert_int_equal(lab_now(&lab), 55 + later);
        does(&lab, ACTION_COMPARE, 0);
        Action erase = {.kind = ACTION_ERASE_POINT, .point = {.index = 0}};
        assert_true(lab_apply(&lab, &erase));
        assert_true(compares(&lab, def));
        assert_int_equal(lab_now(&lab), 0);
        lab_destroy(&lab);
    }
}

/* Nobody has gone on with one where that was undone: they stand where the clock was. */
static void after_an_undo_nobody_has_gone_on(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    const SceneCompare def = rates("0.1", "1", NULL);
    for (int e = 0; e < 50; e++) does(&lab, ACTION_STEP, 0);
    assert_true(compares(&lab, def));
    plays(&lab, 10);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_GO_ON, .number = 1}));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_UNDO}));
    const int64_t clock = lab_now(&lab);
    does(&lab, ACTION_COMPARE, 0);
    assert_true(compares(&lab, def));
    assert_int_equal(lab_now(&lab), clock);
    lab_destroy(&lab);
}

/* What would hold the window is not caught up on. */
static void a_long_way_is_not_caught_up_on(void **state) {
    (void)state;
    static const char MANY[] = "data: {set: circles, count: 10000}\n"
                               "network: {layers: [64 tanh, 64 tanh, 1 sigmoid]}\n"
                               "training: {rate: 0.1}\n";
    Lab lab = loaded(MANY, 2);
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_GO_ON, .number = 1}));
    Action many = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    for (int e = 0; e < 20; e++) assert_true(lab_apply(&lab, &many));
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    assert_int_equal(lab_now(&lab), 0);
    lab_destroy(&lab);
}

/* Also when another scene has taken their place. */
static void undo_of_another_scene_brings_them_back(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 2);
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    plays(&lab, 20);
    uint64_t before = hash_of(lab.compare->run[1].lab);
    Scene other = read("data: {set: moons, count: 40}\n");
    assert_true(lab_load(&lab, &other));
    assert_null(lab.compare);
    does(&lab, ACTION_UNDO, 0);
    assert_non_null(lab.compare);
    assert_int_equal(lab_now(&lab), 20);
    assert_true(hash_of(lab.compare->run[1].lab) == before);
    lab_destroy(&lab);
}

/* Each change of what is compared is one step of undo, and the last leaves the one run as it was:
 * what was changed of it before is not undone with it. */
static void each_edit_of_what_is_compared_is_a_step_of_undo(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 2);
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    rate.training.rate = 0.25f;
    assert_true(lab_apply(&lab, &rate));
    for (int e = 0; e < 12; e++) does(&lab, ACTION_STEP, 0);
    const uint64_t alone = hash_of(&lab);
    SceneCompare batch = {.what = "batch", .count = 2, .epochs = 500};
    snprintf(batch.value[0], COMPARE_TEXT, "1");
    snprintf(batch.value[1], COMPARE_TEXT, "10");
    SceneCompare goal = batch;
    snprintf(goal.until, sizeof goal.until, "loss < 0.2");
    const SceneCompare edits[] = {rates("0.1", "1", NULL), /* begun */
                                  rates("0.1", "1", "3"),  /* added */
                                  rates("0.1", "2", "3"),  /* changed */
                                  rates("0.1", "3", NULL), /* removed */
                                  batch,
                                  goal};
    enum { EDITS = sizeof edits / sizeof *edits };
    uint64_t left[EDITS];
    int64_t clock[EDITS];
    for (int i = 0; i < EDITS; i++) {
        assert_true(compares(&lab, edits[i]));
        plays(&lab, 20 + i);
        left[i] = hash_of(lab.compare->run[1].lab);
        clock[i] = lab_now(&lab);
        assert_true(compares(&lab, edits[i])); /* the same again is none */
    }
    assert_int_equal(clock[3], clock[2] + 23); /* without one, the others went on */
    for (int times = 0; times < 2; times++) {
        for (int i = EDITS - 1; i >= 0; i--) {
            assert_true(compare_same(&lab.compare->def, &edits[i]));
            assert_true(compare_same(&lab.scene.compare, &edits[i]));
            assert_int_equal(lab_now(&lab), clock[i]);
            assert_true(hash_of(lab.compare->run[1].lab) == left[i]);
            does(&lab, ACTION_UNDO, 0);
        }
        assert_null(lab.compare);
        assert_true(hash_of(&lab) == alone);
        assert_true(lab.scene.training.rate == 0.25f);
        for (int i = 0; i < EDITS; i++) {
            does(&lab, ACTION_REDO, 0);
            assert_true(compare_same(&lab.compare->def, &edits[i]));
        }
    }
    does(&lab, ACTION_COMPARE, 0); /* back to the one run */
    assert_null(lab.compare);
    does(&lab, ACTION_UNDO, 0);
    assert_true(compare_same(&lab.compare->def, &goal));
    assert_true(hash_of(lab.compare->run[1].lab) == left[EDITS - 1]);
    lab_destroy(&lab);
}

/* More than are kept for undo: those of long ago begin anew, and none is taken for another. */
static void undo_goes_back_over_many_edits(void **state) {
    (void)state;
    enum { EDITS = COMPARE_ASIDES + 6 };
    Lab lab = loaded(CIRCLES, 1);
    char value[EDITS][32];
    for (int i = 0; i < EDITS; i++) {
        snprintf(value[i], sizeof value[i], "%.2f", 0.5 + 0.01 * i);
        assert_true(compares(&lab, rates("0.1", value[i], NULL)));
        plays(&lab, 3);
    }
    assert_true(lab.asides <= COMPARE_ASIDES);
    for (int i = EDITS - 1; i >= 0; i--) {
        assert_non_null(lab.compare);
        assert_string_equal(lab.compare->def.value[1], value[i]);
        int now = (int)lab_now(&lab);
        assert_true(now == 3 || (now == 0 && i < 6));
        assert_true(hash_of(lab.compare->run[1].lab) == hash_alone(CIRCLES, "rate", value[i], now));
        does(&lab, ACTION_UNDO, 0);
    }
    assert_null(lab.compare);
    lab_destroy(&lab);
}

/* Runs wait for undo as long as a moment leads back to them, and no longer. */
static void what_undo_cannot_come_back_to_is_let_go(void **state) {
    (void)state;
    static const char small[] = "data: {points: [[-1, 0], [1, 1]]}\n"
                                "network: {layers: [1 sigmoid]}\n"
                                "training: {rate: 0.1}\n";
    Lab lab = loaded(small, 1);
    assert_true(compares(&lab, rates("0.1", "0.5", NULL)));
    plays(&lab, 3);
    does(&lab, ACTION_COMPARE, 0);
    assert_null(lab.compare);
    const int64_t number = lab.aside[0]->number;
    bool known = true;
    for (int i = 0; known; i++) {
        assert_true(i < HISTORY_MOMENTS);
        assert_int_equal(lab.asides, 1);
        Scene scene = read(small);
        assert_true(lab_load(&lab, &scene));
        known = false;
        for (int m = 0; m < lab.history.undos; m++) known |= lab.history.undo[m].compared == number;
    }
    assert_int_equal(lab.asides, 0);
    lab_destroy(&lab);
}

/* A run that diverged says so also where it stands beside others than before. */
static void taken_over_a_run_is_diverged_still(void **state) {
    (void)state;
    Lab lab = loaded("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                     "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                     "training: {rate: 0.1, loss: squared}\n",
                     1);
    assert_true(compares(&lab, rates("0.1", "0.2", "3")));
    plays(&lab, 100);
    assert_true(compares(&lab, rates("0.1", "3", NULL)));
    assert_true(lab.compare->run[1].lab->run->diverged);
    assert_true(lab.compare->run[1].lab->run->cause.text[0]);
    lab_destroy(&lab);
}

/* What was forgotten comes back to those that are kept, where it stood, and goes again. */
static void forgetting_a_kept_run_is_a_step_of_undo(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    for (int i = 0; i < 2; i++) {
        does(&lab, ACTION_STEP, 0);
        does(&lab, ACTION_KEEP, 0);
    }
    does(&lab, ACTION_STEP, 0);
    assert_true(compares(&lab, (SceneCompare){.count = 1, .what = COMPARE_KEPT}));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_FORGET, .number = 0}));
    for (int times = 0; times < 2; times++) {
        assert_int_equal(lab.keeps, 1);
        assert_int_equal(lab_trainer(lab.kept[0])->epoch, 2);
        does(&lab, ACTION_UNDO, 0);
        assert_int_equal(lab.compare->def.count, 3);
        assert_int_equal(lab.keeps, 2);
        assert_int_equal(lab_trainer(lab.kept[0])->epoch, 1);
        does(&lab, ACTION_REDO, 0);
        assert_int_equal(lab.compare->def.count, 2);
    }
    does(&lab, ACTION_UNDO, 0);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_FORGET, .number = 1}));
    assert_int_equal(lab_trainer(lab.kept[0])->epoch, 1); /* not the other */
    lab_destroy(&lab);
}

/* What is kept, by the epochs of the runs, and how many stand side by side. */
typedef struct Keeping {
    int keeps, beside;
    int64_t epoch[COMPARE_VALUES - 1];
} Keeping;

static Keeping keeping(const Lab *lab) {
    Keeping now = {.keeps = lab->keeps, .beside = lab->compare ? lab->compare->def.count : 0};
    for (int k = 0; k < lab->keeps; k++) now.epoch[k] = lab_trainer(lab->kept[k])->epoch;
    return now;
}

static void is_kept(const Lab *lab, Keeping then) {
    Keeping now = keeping(lab);
    assert_memory_equal(&now, &then, sizeof now);
}

/* Kept, with the oldest making room, then forgotten one by one, down to the last. */
static void what_is_kept_goes_with_undo_and_redo(void **state) {
    (void)state;
    enum { STEPS = 9 };
    Lab lab = loaded(CIRCLES, 1);
    Keeping then[STEPS] = {0};
    for (int i = 0; i < STEPS; i++) {
        if (i < 4) does(&lab, ACTION_STEP, 0);
        if (i < 4) does(&lab, ACTION_KEEP, 0);
        if (i == 4) assert_true(compares(&lab, (SceneCompare){.count = 1, .what = COMPARE_KEPT}));
        if (i == 5) assert_true(lab_apply(&lab, &(Action){.kind = ACTION_FORGET, .number = 1}));
        if (i == 6 || i == 7) assert_true(lab_apply(&lab, &(Action){.kind = ACTION_FORGET}));
        if (i == 8) does(&lab, ACTION_STEP, 0), does(&lab, ACTION_KEEP, 0);
        then[i] = keeping(&lab);
    }
    assert_int_equal(then[4].beside, 4);
    assert_int_equal(then[6].beside, 2);
    assert_int_equal(then[7].keeps + then[7].beside, 0);
    for (int times = 0; times < 2; times++) {
        for (int i = STEPS - 2; i >= 0; i--) {
            does(&lab, ACTION_UNDO, 0);
            is_kept(&lab, then[i]);
        }
        does(&lab, ACTION_UNDO, 0);
        is_kept(&lab, (Keeping){0});
        for (int i = 0; i < STEPS; i++) {
            does(&lab, ACTION_REDO, 0);
            is_kept(&lab, then[i]);
        }
    }
    lab_destroy(&lab);
}

/* Nothing leads to them any more, or there are too many. */
static void what_was_forgotten_is_not_held_for_ever(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    does(&lab, ACTION_STEP, 0);
    for (int i = 0; i < 30; i++) does(&lab, ACTION_KEEP, 0);
    assert_int_equal(lab.forgets, COMPARE_ASIDES);
    for (int i = 0; i < 30; i++) does(&lab, ACTION_UNDO, 0);
    assert_int_equal(lab.keeps, 0);
    does(&lab, ACTION_KEEP, 0);
    assert_int_equal(lab.keeps, 1);
    assert_int_equal(lab.forgets, 0);
    lab_destroy(&lab);
}

/* A change of the points is a moment of its own, and each has its runs: neither is taken for the
 * other's. */
static void undo_brings_back_no_other_runs(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 2);
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    plays(&lab, 20);
    uint64_t before = hash_of(lab.compare->run[0].lab);
    does(&lab, ACTION_CLEAR_POINTS, 0);
    assert_null(lab.compare); /* there is nothing to learn from */
    does(&lab, ACTION_UNDO, 0);
    assert_non_null(lab.compare);
    int points = lab.compare->run[0].lab->scene.data.count;
    assert_int_equal(points, lab.scene.data.count);
    plays(&lab, 20 - (int)lab_now(&lab));
    assert_true(hash_of(lab.compare->run[0].lab) == before);
    does(&lab, ACTION_REDO, 0);
    assert_null(lab.compare);
    lab_destroy(&lab);
}

/* Of so many steps that not each has a place: whether a place is the run's own is not seen from its
 * weights. */
static void no_other_run_lends_its_path(void **state) {
    (void)state;
    enum { EPOCHS = TRAIL_MOST + 189 };
    Lab lab = loaded(CIRCLES, 1);
    for (int e = 0; e < EPOCHS; e++) does(&lab, ACTION_STEP, 0);
    assert_true(lab.trail.every > 1 && lab.trail.step[lab.trail.count - 1] < EPOCHS);
    Action faster = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    faster.training.rate = 3;
    assert_true(lab_apply(&lab, &faster));
    does(&lab, ACTION_SEEK, 10);
    for (int e = 0; e < EPOCHS; e++) does(&lab, ACTION_STEP, 0);
    does(&lab, ACTION_UNDO, 0);
    assert_int_equal(lab_now(&lab), EPOCHS);
    const Trail *trail = &lab.trail;
    int places = trail_until(trail, EPOCHS);
    assert_true(places > 0);
    for (int i = 0; i < places; i++) {
        does(&lab, ACTION_SEEK, trail->step[i]);
        assert_memory_equal(lab_network(&lab)->theta, trail->theta + (long)i * trail->weights,
                            sizeof(float) * (size_t)trail->weights);
    }
    lab_destroy(&lab);
}

/* Each place of the path is where the run itself was at that epoch, and none is of another run. */
static void has_its_own_path(Lab *lab, int epochs) {
    const Trail *trail = &lab->trail;
    assert_int_equal(trail->weights, lab_network(lab)->count);
    assert_int_equal(trail->count, epochs + 1);
    for (int i = 0; i <= epochs; i++) {
        does(lab, ACTION_SEEK, i);
        assert_int_equal(trail->step[i], lab_trainer(lab)->steps);
        assert_memory_equal(lab_network(lab)->theta, trail->theta + (long)i * trail->weights,
                            sizeof(float) * (size_t)trail->weights);
    }
    does(lab, ACTION_RESTART, 0); /* and then it is the run before */
    does(lab, ACTION_STEP, 0);
    assert_int_equal(trail->former[0].count, epochs + 1);
    assert_int_equal(trail->former[1].count, 0);
}

static void going_on_with_one_brings_its_path(void **state) {
    (void)state;
    for (int own = 0; own <= 12; own += 12) { /* epochs of the run before */
        Lab lab = loaded(CIRCLES, 2);
        for (int e = 0; e < own; e++) does(&lab, ACTION_STEP, 0);
        assert_true(compares(&lab, rates("0.1", "1", "3")));
        plays(&lab, 50);
        Action on = {.kind = ACTION_GO_ON, .number = 2};
        assert_true(lab_apply(&lab, &on));
        has_its_own_path(&lab, 50);
        lab_destroy(&lab);
    }
}

/* Also of a network with as many weights as that which every lab begins with. */
static void a_kept_run_keeps_its_path(void **state) {
    (void)state;
    Lab lab = loaded("data: {set: blobs, count: 40}\nnetwork: {layers: [1 sigmoid]}\n", 1);
    for (int e = 0; e < 15; e++) does(&lab, ACTION_STEP, 0);
    does(&lab, ACTION_KEEP, 0);
    does(&lab, ACTION_RESTART, 0);
    for (int e = 0; e < 20; e++) does(&lab, ACTION_STEP, 0);
    assert_true(compares(&lab, (SceneCompare){.count = 1, .what = COMPARE_KEPT}));
    Action on = {.kind = ACTION_GO_ON, .number = 0};
    assert_true(lab_apply(&lab, &on));
    has_its_own_path(&lab, 15);
    lab_destroy(&lab);
}

static void a_run_gone_on_with_can_be_saved_and_replayed(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1), again = lab_create(1);
    assert_true(compares(&lab, rates("0.1", "2", NULL)));
    plays(&lab, 25);
    Action on = {.kind = ACTION_GO_ON, .number = 1};
    assert_true(lab_apply(&lab, &on));
    Scene saved = lab_scene(&lab);
    assert_int_equal(saved.run.count, 1);
    assert_string_equal(saved.run.line[0].text, "epochs 25");
    assert_true(saved.training.rate == 2);
    scene_destroy(&saved);
    lab_destroy(&lab);
    lab_destroy(&again);
}

static void changing_the_one_run_renews_them_all(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    plays(&lab, 20);
    Action start = {.kind = ACTION_NEW_START};
    assert_true(lab_apply(&lab, &start));
    assert_non_null(lab.compare);
    assert_int_equal(lab_now(&lab), 0);
    for (int i = 0; i < 2; i++) assert_true(hash_of(lab.compare->run[i].lab) == hash_of(&lab));
    does(&lab, ACTION_CLEAR_POINTS, 0);
    assert_null(lab.compare); /* there is nothing to learn from */
    does(&lab, ACTION_UNDO, 0);
    assert_non_null(lab.compare); /* and now there is again */
    does(&lab, ACTION_REDO, 0);
    assert_null(lab.compare);
    assert_int_equal(lab.scene.compare.count, 0);
    lab_destroy(&lab);
}

static void without_one_of_them_the_others_stand_where_they_stood(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    assert_true(compares(&lab, rates("0.1", "1", "3")));
    plays(&lab, 20);
    uint64_t last = hash_of(lab.compare->run[2].lab);
    assert_true(compares(&lab, rates("0.1", "3", NULL)));
    assert_int_equal(lab_now(&lab), 20);
    assert_true(hash_of(lab.compare->run[1].lab) == last);
    assert_true(compares(&lab, rates("0.1", "3", "9")));
    assert_int_equal(lab_now(&lab), 0); /* all from the start, with a new one */
    assert_true(compares(&lab, (SceneCompare){.count = 0}));
    assert_null(lab.compare);
    lab_destroy(&lab);
}

static void values_that_cannot_be_are_refused_in_a_sentence(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    assert_true(compares(&lab, rates("0.1", "1", NULL)));
    plays(&lab, 5);
    static const char *const bad[][2] = {
        {"fast", "'fast' is no number"}, {"-1", "from"}, {"1", "1 is there already"}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(compares(&lab, rates("0.1", "1", bad[i][0])));
        if (!strstr(lab.notice.text, bad[i][1])) fail_msg("%s", lab.notice.text);
        assert_int_equal(lab.compare->def.count, 2); /* nothing is lost */
        assert_int_equal(lab_now(&lab), 5);
    }
    SceneCompare def = rates("0.1", "1", NULL);
    snprintf(def.until, sizeof def.until, "loss < ");
    assert_false(compares(&lab, def));
    snprintf(def.until, sizeof def.until, "wind > 3");
    assert_false(compares(&lab, def));
    assert_non_null(strstr(lab.notice.text, "not wind"));
    lab_destroy(&lab);
}

static void there_must_be_something_to_train(void **state) {
    (void)state;
    Lab empty = lab_create(1);
    assert_false(compares(&empty, rates("0.1", "1", NULL)));
    assert_non_null(strstr(empty.notice.text, "no points"));
    lab_destroy(&empty);
    Lab graph = loaded("graph: {expression: \"l = x*x\", values: {x: 2}}\n", 1);
    assert_false(compares(&graph, rates("0.1", "1", NULL)));
    assert_non_null(strstr(graph.notice.text, "walked, not trained"));
    lab_destroy(&graph);
}

/* ---- kept runs */

static void a_kept_run_stands_beside_the_next(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 2);
    Action keep = {.kind = ACTION_KEEP};
    assert_false(lab_apply(&lab, &keep)); /* nothing was trained */
    for (int e = 0; e < 15; e++) does(&lab, ACTION_STEP, 0);
    uint64_t first = hash_of(&lab);
    assert_true(lab_apply(&lab, &keep));
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    rate.training.rate = 2;
    does(&lab, ACTION_RESTART, 0);
    assert_true(lab_apply(&lab, &rate));
    for (int e = 0; e < 20; e++) does(&lab, ACTION_STEP, 0);
    uint64_t second = hash_of(&lab);
    SceneCompare kept = {.count = 1, .what = COMPARE_KEPT};
    assert_true(compares(&lab, kept));
    const Compare *compare = lab.compare;
    assert_int_equal(compare->def.count, 2);
    assert_string_equal(compare->def.value[0], "rate 0.5");
    assert_string_equal(compare->def.value[1], "rate 2");
    assert_true(hash_of(compare->run[0].lab) == first);
    assert_true(hash_of(compare->run[1].lab) == second);
    Action play = {.kind = ACTION_PLAY};
    assert_false(lab_apply(&lab, &play));
    assert_non_null(strstr(lab.notice.text, "go on with one of them"));
    does(&lab, ACTION_SEEK, 3);
    assert_int_equal(lab_trainer(compare->run[0].lab)->epoch, 3);
    does(&lab, ACTION_SEEK, 20);
    assert_int_equal(lab_trainer(compare->run[0].lab)->epoch, 15); /* as far as it came */
    Scene saved = lab_scene(&lab);
    assert_int_equal(saved.compare.count, 0);
    scene_destroy(&saved);
    Action on = {.kind = ACTION_GO_ON, .number = 0};
    assert_true(lab_apply(&lab, &on));
    assert_true(hash_of(&lab) == first);
    does(&lab, ACTION_UNDO, 0);
    assert_true(hash_of(&lab) == second);
    Action forget = {.kind = ACTION_FORGET, .number = 0};
    assert_true(lab_apply(&lab, &forget));
    assert_false(lab_apply(&lab, &forget));
    assert_false(compares(&lab, kept));
    lab_destroy(&lab);
}

/* By any of the settings, not by some that a list names. */
static void kept_runs_are_named_by_what_differs(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    does(&lab, ACTION_STEP, 0);
    does(&lab, ACTION_KEEP, 0);
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.activation[0] = ACTIVATION_RELU;
    assert_true(lab_apply(&lab, &network));
    Action training = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    training.training.dropout = 0.25f;
    assert_true(lab_apply(&lab, &training));
    does(&lab, ACTION_STEP, 0);
    SceneCompare kept = {.count = 1, .what = COMPARE_KEPT};
    assert_true(compares(&lab, kept));
    assert_string_equal(lab.compare->def.value[0], "activation tanh, dropout 0");
    assert_string_equal(lab.compare->def.value[1], "activation relu, dropout 0.25");
    lab_destroy(&lab);
}

static void three_runs_are_kept_and_the_oldest_goes(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    for (int i = 0; i < 5; i++) {
        does(&lab, ACTION_STEP, 0);
        does(&lab, ACTION_KEEP, 0);
    }
    assert_int_equal(lab.keeps, 3);
    assert_int_equal(lab_trainer(lab.kept[0])->epoch, 3);
    SceneCompare kept = {.count = 1, .what = COMPARE_KEPT};
    assert_true(compares(&lab, kept));
    assert_string_equal(lab.compare->def.value[0], "kept run 1"); /* nothing tells them apart */
    assert_string_equal(lab.compare->def.value[3], "the present run");
    Action forget = {.kind = ACTION_FORGET, .number = 1};
    assert_true(lab_apply(&lab, &forget));
    assert_int_equal(lab.compare->def.count, 3);
    lab_destroy(&lab);
}

/* ---- files */

static void scenes_hold_it(void **state) {
    (void)state;
    Lab lab = loaded(CIRCLES, 1);
    SceneCompare def = {.what = "inputs", .count = 2, .until = "accuracy > 95 %", .epochs = 300};
    snprintf(def.value[0], COMPARE_TEXT, "[x1, x2]");
    snprintf(def.value[1], COMPARE_TEXT, "[x1, x2, x1^2, x2^2]");
    assert_true(compares(&lab, def));
    Scene scene = lab_scene(&lab);
    char *text = scene_text(&scene, NULL), *brief = scene_text_short(&scene);
    for (int i = 0; i < 2; i++) {
        Scene again = read(i ? brief : text);
        assert_string_equal(again.compare.what, "inputs");
        assert_int_equal(again.compare.count, 2);
        assert_string_equal(again.compare.value[1], "[x1, x2, x1^2, x2^2]");
        assert_string_equal(again.compare.until, "accuracy > 95 %");
        assert_int_equal(again.compare.epochs, 300);
        Lab other = lab_create(1);
        assert_true(lab_load(&other, &again));
        assert_non_null(other.compare);
        assert_int_equal(lab_network(other.compare->run[1].lab)->inputs, 4);
        lab_destroy(&other);
    }
    free(text);
    free(brief);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

static void what_a_file_gets_wrong_is_said_with_its_line(void **state) {
    (void)state;
    static const char *const bad[][2] = {
        {"{what: rate, values: [0.1]}", "test.scene:4: compare needs two values"},
        {"{what: rate}", "test.scene:4: compare needs two values"},
        {"{values: [1, 2]}", "test.scene:4: compare does not say what differs"},
        {"{what: rate, values: [1, 2, 3, 4, 5]}", "test.scene:4: values has 5"},
        {"{what: rate, values: [1, [2]]}", "test.scene:4: a value is a list"},
        {"{what: rate, values: [1, 2], until: \"often\"}",
         "test.scene:4: a condition to stop knows"},
        {"{what: rate, values: [1, 2], epochs: 0}", "test.scene:4: epochs"},
        {"{what: rate, values: [1, 2], speed: 3}", "test.scene:4: "},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[400];
        Scene scene;
        Message message = {""};
        snprintf(text, sizeof text, CIRCLES "compare: %s\n", bad[i][0]);
        assert_false(scene_parse(&scene, text, strlen(text), "test.scene", 1, "", &message));
        if (!strstr(message.text, bad[i][1])) fail_msg("%s", message.text);
    }
    static const char *const meant[][2] = {
        {"{what: rate, values: [0.1, fast]}", "4: rate=fast cannot be: "},
        {"{what: colour, values: [1, 2]}", "4: there is no setting"},
        {"{what: \"units[7]\", values: [1, 2]}", "4: "},
    };
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        char text[400];
        Lab lab = loaded(CIRCLES, 1);
        snprintf(text, sizeof text, CIRCLES "compare: %s\n", meant[i][0]);
        Scene scene = read(text);
        assert_false(lab_load(&lab, &scene));
        if (strncmp(lab.notice.text, meant[i][1], strlen(meant[i][1])) != 0)
            fail_msg("%s", lab.notice.text);
        assert_int_equal(lab.scene.data.count, 80); /* what was there is there */
        lab_destroy(&lab);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_the_bits_of_its_run_alone),
        cmocka_unit_test(a_long_epoch_is_cut_and_has_its_bits),
        cmocka_unit_test(the_clock_moves_all_and_back_to_the_bit),
        cmocka_unit_test(a_run_stops_where_it_meets_the_goal),
        cmocka_unit_test(one_that_diverges_stops_and_the_others_go_on),
        cmocka_unit_test(weights_set_by_hand_are_where_all_begin),
        cmocka_unit_test(going_on_with_one_is_one_step_of_undo),
        cmocka_unit_test(undo_brings_back_the_runs_beside_it),
        cmocka_unit_test(side_by_side_again_they_go_on),
        cmocka_unit_test(after_an_undo_nobody_has_gone_on),
        cmocka_unit_test(a_long_way_is_not_caught_up_on),
        cmocka_unit_test(undo_of_another_scene_brings_them_back),
        cmocka_unit_test(each_edit_of_what_is_compared_is_a_step_of_undo),
        cmocka_unit_test(undo_goes_back_over_many_edits),
        cmocka_unit_test(what_undo_cannot_come_back_to_is_let_go),
        cmocka_unit_test(taken_over_a_run_is_diverged_still),
        cmocka_unit_test(forgetting_a_kept_run_is_a_step_of_undo),
        cmocka_unit_test(what_is_kept_goes_with_undo_and_redo),
        cmocka_unit_test(what_was_forgotten_is_not_held_for_ever),
        cmocka_unit_test(undo_brings_back_no_other_runs),
        cmocka_unit_test(no_other_run_lends_its_path),
        cmocka_unit_test(going_on_with_one_brings_its_path),
        cmocka_unit_test(a_kept_run_keeps_its_path),
        cmocka_unit_test(a_run_gone_on_with_can_be_saved_and_replayed),
        cmocka_unit_test(changing_the_one_run_renews_them_all),
        cmocka_unit_test(without_one_of_them_the_others_stand_where_they_stood),
        cmocka_unit_test(values_that_cannot_be_are_refused_in_a_sentence),
        cmocka_unit_test(there_must_be_something_to_train),
        cmocka_unit_test(a_kept_run_stands_beside_the_next),
        cmocka_unit_test(kept_runs_are_named_by_what_differs),
        cmocka_unit_test(three_runs_are_kept_and_the_oldest_goes),
        cmocka_unit_test(scenes_hold_it),
        cmocka_unit_test(what_a_file_gets_wrong_is_said_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
