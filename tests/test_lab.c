/* The lab: actions, undo to the bit, going back and forth in time, and what stands ready to be
 * drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/lab.h"
#include "loaded.h"
#include "nn/random.h"
#include "scene/scene_file.h"

/* To the bit, and nothing equals what is not a number. */
static void equals(double is, double should_be) {
    if (!(is == should_be)) fail_msg("%.17g is not %.17g", is, should_be);
}

static void add(Lab *lab, float x, float y, float label) {
    const Action action = {.kind = ACTION_ADD_POINT, .point = {.x = {x, y}, .label = label}};
    assert_true(lab_apply(lab, &action));
}

static bool act(Lab *lab, ActionKind kind) {
    return lab_apply(lab, &(Action){.kind = kind, .size = STEP_EPOCH});
}

static bool step(Lab *lab, StepSize size) {
    return lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = size});
}

static uint64_t bits(const Lab *lab) {
    return network_hash(&lab->run->trainer.net);
}

/* Four points, two of each class, and a 2-3-1 network. */
static Lab small_lab(void) {
    Lab lab = lab_create(1);
    add(&lab, 1, 1, 1);
    add(&lab, -1, -1, 1);
    add(&lab, 1, -1, 0);
    add(&lab, -1, 1, 0);
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.layers = 2;
    network.network.units[0] = 3;
    network.network.activation[0] = ACTIVATION_TANH;
    network.network.units[1] = 1;
    network.network.activation[1] = ACTIVATION_SIGMOID;
    assert_true(lab_apply(&lab, &network));
    return lab;
}

static void points_come_and_go(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    assert_false(act(&lab, ACTION_STEP));
    assert_non_null(strstr(lab.notice.text, "no points"));
    add(&lab, 1, 2, 1);
    add(&lab, 3, 4, 0);
    assert_int_equal(lab.run->train.count, 2);
    const Action move = {.kind = ACTION_MOVE_POINT, .point = {.index = 1, .x = {5, 6}}};
    assert_true(lab_apply(&lab, &move));
    assert_true(lab.scene.data.x[2] == 5 && lab.run->train.x[3] == 6);
    const Action erase = {.kind = ACTION_ERASE_POINT, .point = {.index = 0}};
    assert_true(lab_apply(&lab, &erase));
    assert_true(lab.scene.data.count == 1 && lab.scene.data.x[0] == 5);
    assert_true(act(&lab, ACTION_CLEAR_POINTS));
    assert_int_equal(lab.scene.data.count, 0);
    lab_destroy(&lab);
}

static void nonsense_is_refused_and_changes_nothing(void **state) {
    (void)state;
    Lab lab = small_lab();
    uint64_t before = bits(&lab);
    int undos = lab.history.undos;
    const Action bad[] = {
        {.kind = ACTION_ADD_POINT, .point = {.x = {NAN, 0}}},
        {.kind = ACTION_ADD_POINT, .point = {.x = {0, INFINITY}}},
        {.kind = ACTION_MOVE_POINT, .point = {.index = 4}},
        {.kind = ACTION_MOVE_POINT, .point = {.index = -1}},
        {.kind = ACTION_ERASE_POINT, .point = {.index = 99}},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 13, .count = 1}},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 0}},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 1, .value = {NAN}}},
        {.kind = ACTION_SET_NETWORK},
        {.kind = ACTION_SET_TRAINING, .training = {.rate = -1}},
        {.kind = ACTION_SET_TRAINING, .training = {.rate = 1, .l2 = -1}},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(lab_apply(&lab, &bad[i]));
        assert_true(lab.notice.text[0] != '\0');
        assert_true(bits(&lab) == before && lab.scene.data.count == 4);
        assert_int_equal(lab.history.undos, undos);
    }
    lab_destroy(&lab);
}

/* The perceptron rule trains one step unit, gradient descent none: each brings what it needs, and
 * undo takes it back. */
static void a_rule_brings_the_network_it_needs(void **state) {
    (void)state;
    Lab lab = small_lab();
    uint64_t before = bits(&lab);
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    set.training.l2 = 0.1f;
    assert_true(lab_apply(&lab, &set));
    assert_true(bits(&lab) == before && lab.notice.text[0] == '\0');
    set.training.rule = RULE_PERCEPTRON;
    assert_true(lab_apply(&lab, &set));
    assert_non_null(strstr(lab.notice.text, "1 step"));
    assert_true(lab.scene.network.layers == 1 && lab.scene.training.l2 == 0);
    assert_int_equal(lab.run->trainer.net.layer[0].activation, ACTIVATION_STEP);
    assert_true(act(&lab, ACTION_STEP));
    set.training = lab.scene.training;
    set.training.rule = RULE_GRADIENT;
    assert_true(lab_apply(&lab, &set));
    assert_int_equal(lab.run->trainer.net.layer[0].activation, ACTIVATION_SIGMOID);
    assert_true(act(&lab, ACTION_UNDO) && act(&lab, ACTION_UNDO));
    assert_true(bits(&lab) == before && lab.scene.network.layers == 2);
    add(&lab, 0, 0, 2); /* three classes are more than one step can tell apart */
    set.training = lab.scene.training;
    set.training.rule = RULE_PERCEPTRON;
    assert_false(lab_apply(&lab, &set));
    assert_non_null(strstr(lab.notice.text, "classes"));
    lab_destroy(&lab);
}

static void everything_is_ready_to_be_drawn(void **state) {
    (void)state;
    Lab lab = small_lab();
    int64_t revision = lab.revision;
    float change[16];
    memcpy(change, lab.change, sizeof(float) * 13);
    assert_true(step(&lab, STEP_EPOCH));
    assert_memory_equal(change, lab.run->trainer.step.change, sizeof(float) * 13);
    assert_true(lab.revision > revision);
    int wrong = 0;
    for (int p = 0; p < 4; p++) wrong += lab.mistaken[p];
    assert_int_equal(wrong, lab.score.wrong);
    lab_destroy(&lab);
}

/* Numbers that nobody would compute: where they stand afterwards, nothing was computed. */
static void mark(Lab *lab) {
    lab->gradient[0] = lab->norm[0] = 1234;
    lab->score.loss = 1234;
    lab->scores.z[0] = 1234;
    lab->point.loss = 1234;
    lab->factors.gradient = 1234;
}

static bool run_was_read(const Lab *lab) {
    bool gradient = lab->gradient[0] != 1234, score = lab->score.loss != 1234;
    assert_true(gradient == score && gradient == (lab->norm[0] != 1234));
    return gradient;
}

/* What changes only the pace, the selection or the look runs no pass over the points. */
static void only_what_changed_is_computed_again(void **state) {
    (void)state;
    Lab lab = small_lab();
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 1}}));
    const Action quiet[] = {
        {.kind = ACTION_SPEED, .number = 2},
        {.kind = ACTION_STEP_SIZE, .size = STEP_POINT},
        {.kind = ACTION_PLAY},
        {.kind = ACTION_PAUSE},
        {.kind = ACTION_LOCK, .flag = true},
        {.kind = ACTION_LOCK},
        {.kind = ACTION_LOOK, .plane = lab.scene.view},
        {.kind = ACTION_SELECT_POINT, .point = {.index = 1}},
        {.kind = ACTION_SELECT_WEIGHT, .weights = {.index = 2}},
        {.kind = ACTION_SELECT_AXIS, .weights = {.index = 3}},
        {.kind = ACTION_REDO},                               /* there is nothing to redo */
        {.kind = ACTION_MOVE_POINT, .point = {.index = 99}}, /* nor such a point */
    };
    mark(&lab);
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        int64_t revision = lab.revision;
        lab_apply(&lab, &quiet[i]);
        assert_true(lab.revision > revision);
        assert_false(run_was_read(&lab));
        assert_true(lab.scores.z[0] == 1234 && lab.point.loss == 1234);
    }
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 2}});
    assert_true(lab.point.loss != 1234 && lab.scores.z[0] == 1234 && !run_was_read(&lab));
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_UNIT, .unit = {1, 0}});
    assert_true(lab.scores.z[0] != 1234 && !run_was_read(&lab));
    lab_destroy(&lab);
}

/* Every action that changes the run is followed at once. */
static void what_changed_is_computed_again(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action loud[] = {
        {.kind = ACTION_STEP, .size = STEP_EPOCH},
        {.kind = ACTION_STEP, .size = STEP_BATCH},
        {.kind = ACTION_STEP, .size = STEP_POINT},
        {.kind = ACTION_PHASE},
        {.kind = ACTION_STEP_BACK, .size = STEP_POINT},
        {.kind = ACTION_SEEK},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 1, .count = 1, .value = {2}}},
        {.kind = ACTION_SET_TRAINING, .training = lab.scene.training},
        {.kind = ACTION_MOVE_POINT, .point = {.index = 1, .x = {0, 2}}},
        {.kind = ACTION_UNDO},
        {.kind = ACTION_REDO},
        {.kind = ACTION_RESTART},
    };
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 1}});
    for (size_t i = 0; i < sizeof loud / sizeof *loud; i++) {
        mark(&lab);
        assert_true(lab_apply(&lab, &loud[i]));
        assert_true(run_was_read(&lab));
        assert_true(lab.scores.z[0] != 1234 && lab.point.loss != 1234);
    }
    mark(&lab);
    act(&lab, ACTION_PLAY);
    assert_false(run_was_read(&lab));
    assert_int_equal(lab_advance(&lab, 1), 1);
    assert_true(run_was_read(&lab));
    lab_destroy(&lab);
}

/* They take many passes, and wait until they are asked for. */
static void factors_are_found_when_asked_for(void **state) {
    (void)state;
    Lab lab = small_lab();
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 1}});
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_WEIGHT, .weights = {.index = 2}});
    lab_find_factors(&lab);
    assert_true(lab_factors(&lab)->known && lab_factors(&lab)->weight == 2);
    mark(&lab);
    lab_find_factors(&lab);
    assert_true(lab_factors(&lab)->gradient == 1234);
    step(&lab, STEP_EPOCH);
    assert_true(lab.factors.gradient == 1234);
    lab_find_factors(&lab);
    assert_true(lab_factors(&lab)->gradient != 1234);
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_WEIGHT, .weights = {.index = 3}});
    lab_find_factors(&lab);
    assert_int_equal(lab_factors(&lab)->weight, 3);
    /* Of no point there are none, and none stay; but of no weight there are those of the first. */
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = -1}});
    lab_find_factors(&lab);
    assert_true(!lab_factors(&lab)->known && lab_factors(&lab)->routes == 0);
    assert_true(lab_factors(&lab)->all_routes > 0);
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 0}});
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_WEIGHT, .weights = {.index = -1}});
    lab_find_factors(&lab);
    assert_true(lab_factors(&lab)->known && lab_factors(&lab)->weight == 0);
    lab_destroy(&lab);
}

/* Every kind of edit with training between; then undo to the start and redo to the end, each moment
 * to the bit. */
static void undo_and_redo_are_exact(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action edits[] = {
        {.kind = ACTION_ADD_POINT, .point = {.x = {2, 0.5f}, .label = 1}},
        {.kind = ACTION_MOVE_POINT, .point = {.index = 2, .x = {0.2f, -2}}},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 3, .count = 2, .value = {1.5f, -0.5f}}},
        {.kind = ACTION_SET_TRAINING, .training = lab.scene.training},
        {.kind = ACTION_LABEL_POINT, .point = {.index = 0, .label = 0}},
        {.kind = ACTION_NEW_START},
        {.kind = ACTION_HOLD_OUT, .number = 0.4},
        {.kind = ACTION_SCALE, .flag = true},
        {.kind = ACTION_SET_POINTS, .set = {SET_BLOBS, 60, 3, 0.2f, 5, {.steps = 0}}},
        {.kind = ACTION_ERASE_POINT, .point = {.index = 7}},
        {.kind = ACTION_RESTART},
        {.kind = ACTION_CLEAR_POINTS},
    };
    enum { EDITS = sizeof edits / sizeof *edits };
    edits[3].training.rate = 0.7f;
    edits[3].training.optimizer = OPTIMIZER_ADAM;
    edits[3].training.batch = 2;
    uint64_t before[EDITS], after[EDITS];
    double loss[EDITS];
    int64_t epochs[EDITS];
    for (int i = 0; i < EDITS; i++) {
        for (int s = 0; s < 5; s++) step(&lab, STEP_EPOCH);
        if (i % 3 == 0) step(&lab, STEP_POINT);
        before[i] = bits(&lab);
        loss[i] = lab.score.loss;
        epochs[i] = lab.run->trainer.epoch;
        assert_true(lab_apply(&lab, &edits[i]));
        after[i] = i + 1 < EDITS ? 0 : bits(&lab);
    }
    for (int i = EDITS - 1; i >= 0; i--) {
        after[i] = bits(&lab);
        assert_true(act(&lab, ACTION_UNDO));
        assert_true(bits(&lab) == before[i] && lab.score.loss == loss[i]);
        assert_int_equal(lab.run->trainer.epoch, epochs[i]);
    }
    for (int i = 0; i < EDITS; i++) {
        assert_true(act(&lab, ACTION_REDO));
        assert_true(bits(&lab) == after[i]);
    }
    assert_false(act(&lab, ACTION_REDO));
    assert_non_null(strstr(lab.notice.text, "nothing to redo"));
    lab_destroy(&lab);
}

static void a_gesture_is_undone_at_once(void **state) {
    (void)state;
    Lab lab = small_lab();
    uint64_t before = bits(&lab);
    int undos = lab.history.undos;
    for (int i = 0; i < 20; i++) {
        const Action drag = {.kind = ACTION_SET_WEIGHTS,
                             .goes_on = i > 0,
                             .weights = {.index = 1, .count = 1, .value = {(float)i}}};
        assert_true(lab_apply(&lab, &drag));
    }
    assert_int_equal(lab.history.undos, undos + 1);
    assert_true(act(&lab, ACTION_UNDO));
    assert_true(bits(&lab) == before);
    lab_destroy(&lab);
}

static void look_at(Lab *lab, float left) {
    Action look = {.kind = ACTION_LOOK, .plane = lab->scene.view};
    look.plane.left = left;
    assert_true(lab_apply(lab, &look));
}

/* Undo takes back what was done, not where one looked; but another scene's window comes back with
 * it. */
static void looking_is_not_undone(void **state) {
    (void)state;
    Lab lab = small_lab();
    int undos = lab.history.undos;
    look_at(&lab, -9);
    assert_int_equal(lab.history.undos, undos);
    add(&lab, 2, 2, 1);
    look_at(&lab, -20);
    assert_true(act(&lab, ACTION_UNDO));
    assert_true(lab.scene.data.count == 4 && lab.scene.view.left == -20);
    assert_true(lab.scene.view_given); /* and is saved */
    assert_true(act(&lab, ACTION_REDO));
    assert_true(lab.scene.data.count == 5 && lab.scene.view.left == -20);
    Scene other = scene_default();
    other.view.left = -3;
    assert_true(lab_load(&lab, &other));
    look_at(&lab, -4);
    add(&lab, 2, 2, 1);
    assert_true(act(&lab, ACTION_UNDO));
    assert_true(lab.scene.view.left == -4);
    assert_true(act(&lab, ACTION_UNDO));
    assert_true(lab.scene.data.count == 5 && lab.scene.view.left == -20);
    assert_true(act(&lab, ACTION_REDO));
    assert_true(lab.scene.data.count == 0 && lab.scene.view.left == -4);
    lab_destroy(&lab);
}

static void what_follows_an_undo_forgets_the_redo(void **state) {
    (void)state;
    Lab lab = small_lab();
    add(&lab, 0, 2, 1);
    assert_true(act(&lab, ACTION_UNDO));
    add(&lab, 0, 3, 1);
    assert_false(act(&lab, ACTION_REDO));
    lab_destroy(&lab);
}

static void a_third_class_makes_a_softmax(void **state) {
    (void)state;
    Lab lab = small_lab();
    add(&lab, 0, 3, 2);
    const NetworkDef *net = &lab.scene.network;
    assert_int_equal(net->units[1], 3);
    assert_int_equal(net->activation[1], ACTIVATION_SOFTMAX);
    assert_non_null(strstr(lab.notice.text, "3 softmax"));
    assert_true(act(&lab, ACTION_UNDO));
    assert_int_equal(lab.scene.network.units[1], 1);
    lab_destroy(&lab);
}

/* Seek, train on: the old curve stays as a ghost; the scrubber gives the bits of training
 * straight. */
static void the_scrubber_goes_anywhere_exactly(void **state) {
    (void)state;
    Lab lab = small_lab(), straight = small_lab();
    for (int e = 0; e < 30; e++) step(&lab, STEP_EPOCH);
    for (int e = 0; e < 12; e++) step(&straight, STEP_EPOCH);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 12}));
    assert_true(bits(&lab) == bits(&straight));
    assert_int_equal(lab.ghost.epochs, 0);
    step(&lab, STEP_EPOCH);
    assert_int_equal(lab.ghost.epochs, 31);
    assert_int_equal(lab.run->timeline.epochs, 14);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 1000}));
    assert_int_equal(lab.run->trainer.epoch, 13);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_STEP_BACK, .size = STEP_EPOCH}));
    assert_true(bits(&lab) == bits(&straight));
    lab_destroy(&lab);
    lab_destroy(&straight);
}

/* What the controls show is what trains: also where time goes back past a change of the rate, and
 * forth again. */
static void back_in_time_the_settings_are_those_of_then(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    rate.training.rate = 0.75f;
    for (int e = 0; e < 5; e++) step(&lab, STEP_EPOCH);
    assert_true(lab_apply(&lab, &rate));
    for (int e = 0; e < 5; e++) step(&lab, STEP_EPOCH);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 3}));
    assert_true(lab.scene.training.rate == 0.1f && lab.run->trainer.settings.rate == 0.1f);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 8}));
    assert_true(lab.scene.training.rate == 0.75f && lab.run->trainer.settings.rate == 0.75f);
    lab_destroy(&lab);
}

/* Erasing a point before it does not make another one the selected one, now or in what is saved. */
static void the_same_point_stays_selected(void **state) {
    (void)state;
    Lab lab = small_lab();
    lab.scene.select_point = 4;
    const Action select = {.kind = ACTION_SELECT_POINT, .point = {.index = 3}};
    const Action erase = {.kind = ACTION_ERASE_POINT, .point = {.index = 1}};
    assert_true(lab_apply(&lab, &select));
    assert_true(lab_apply(&lab, &erase));
    assert_true(lab.selected.point == 2 && lab.scene.select_point == 3);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 2}}));
    assert_true(lab.selected.point == -1 && lab.scene.select_point == 0);
    lab_destroy(&lab);
}

/* Saved, such a scene could not be opened again. */
static Lab rings_lab(void) {
    Lab lab = small_lab();
    const SetDef rings = {.kind = SET_CIRCLES, .count = 12, .classes = 2, .seed = 1};
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_POINTS, .set = rings}));
    return lab;
}

/* Of what a step of a lesson selects, the numbers are there at once. */
static void what_is_selected_is_worked_out(void **state) {
    (void)state;
    Lab lab = lab_of("data: {points: [[1, 2, red], [3, 4, blue]]}\n"
                     "network: {layers: [2 tanh, 1 sigmoid]}\nselect: {point: 1}\n");
    for (int point = 2; point > 0; point--) {
        const Scene look = {.select_point = point};
        lab_select(&lab, &look);
        assert_int_equal(lab.selected.point, point - 1);
        equals((double)lab.point_input[0], point == 2 ? 3 : 1);
        equals((double)lab.point_input[1], point == 2 ? 4 : 2);
    }
    lab_destroy(&lab);
}

static void undoes(Lab *lab, ActionKind kind) {
    assert_true(lab_apply(lab, &(Action){.kind = kind}));
}

/* Another set has other points: none of them is selected by the number of one that is gone. Undo
 * finds it again; so does going back to before points were erased. */
static void no_other_point_becomes_the_selected_one(void **state) {
    (void)state;
    Lab lab = rings_lab();
    const Action select = {.kind = ACTION_SELECT_POINT, .point = {.index = 5}};
    Action set = {.kind = ACTION_SET_POINTS, .set = lab.scene.set};
    lab_apply(&lab, &select);
    lab.scene.select_point = 6;
    set.set.noise = 0.3f; /* the same points, moved */
    assert_true(lab_apply(&lab, &set) && lab.selected.point == 5 && lab.scene.select_point == 6);
    set.set.seed++;
    assert_true(lab_apply(&lab, &set) && lab.selected.point == -1 && lab.scene.select_point == 0);
    undoes(&lab, ACTION_UNDO);
    assert_int_equal(lab.selected.point, 5);
    undoes(&lab, ACTION_REDO);
    assert_int_equal(lab.selected.point, -1);
    undoes(&lab, ACTION_UNDO);
    set.set.kind = lab.scene.set.kind == SET_MOONS ? SET_XOR : SET_MOONS;
    assert_true(lab_apply(&lab, &set) && lab.selected.point == -1);
    undoes(&lab, ACTION_UNDO);
    step(&lab, STEP_EPOCH);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 2}}));
    assert_int_equal(lab.selected.point, 4);
    step(&lab, STEP_EPOCH);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 0}));
    assert_int_equal(lab.selected.point, 5);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 2}));
    assert_int_equal(lab.selected.point, 4);
    undoes(&lab, ACTION_UNDO); /* of the erasing */
    assert_int_equal(lab.selected.point, 5);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 5}}));
    assert_int_equal(lab.selected.point, -1);
    undoes(&lab, ACTION_UNDO);
    assert_int_equal(lab.selected.point, 5);
    lab_destroy(&lab);
}

/* Of points set by hand as many can be others: one erased, one added. */
static void a_point_set_by_hand_is_found_where_it_is(void **state) {
    (void)state;
    Lab lab = small_lab();
    assert_true(act(&lab, ACTION_CLEAR_POINTS));
    for (int i = 0; i < 4; i++) {
        const Action add = {.kind = ACTION_ADD_POINT, .point = {.x = {(float)i, 1}, .label = 1}};
        assert_true(lab_apply(&lab, &add));
    }
    step(&lab, STEP_EPOCH);
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 3}});
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}}));
    const Action add = {.kind = ACTION_ADD_POINT, .point = {.x = {9, 9}, .label = 0}};
    assert_true(lab_apply(&lab, &add));
    assert_int_equal(lab.selected.point, 2);
    step(&lab, STEP_EPOCH);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 0}));
    assert_int_equal(lab.selected.point, 3);
    assert_true(lab.scene.data.x[3 * lab.scene.data.columns] == 3);
    lab_destroy(&lab);
}

/* Where something else is selected since, undo of something else leaves it. */
static void undo_leaves_what_is_selected(void **state) {
    (void)state;
    Lab lab = rings_lab();
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 5}});
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_NEW_START}));
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 7}});
    undoes(&lab, ACTION_UNDO);
    assert_int_equal(lab.selected.point, 7);
    lab_destroy(&lab);
}

static void has_hidden(Lab *lab, int layers, int units) {
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab->scene.network};
    network_def_set_hidden(&network.network, layers);
    network.network.units[0] = units;
    assert_true(lab_apply(lab, &network));
}

static void has_inputs(Lab *lab, const char *first, const char *second) {
    Action inputs = {.kind = ACTION_SET_INPUTS, .inputs = lab->scene.features};
    inputs.inputs.count = second ? 2 : 1;
    assert_true(feature_from_text(first, 2, &inputs.inputs.feature[0]));
    if (second) assert_true(feature_from_text(second, 2, &inputs.inputs.feature[1]));
    assert_true(lab_apply(lab, &inputs));
}

static void picks(Lab *lab, int weight) {
    const Action action = {.kind = ACTION_SELECT_WEIGHT, .weights = {.index = weight}};
    assert_true(lab_apply(lab, &action));
}

/* A weight is the one between two units, whatever its number: with another unit, layer or input it
 * stays selected, or, where it is gone, none is. */
static void a_selected_weight_is_followed_through_networks(void **state) {
    (void)state;
    Lab lab = small_lab();
    const Network *net = lab_network(&lab);
    picks(&lab, network_w(net, 1, 0, 0, 2)); /* from the third hidden unit to the output */
    has_hidden(&lab, 1, 5);
    assert_int_equal(lab.selected.weight, network_w(lab_network(&lab), 1, 0, 0, 2));
    undoes(&lab, ACTION_UNDO);
    assert_int_equal(lab.selected.weight, network_w(lab_network(&lab), 1, 0, 0, 2));
    has_hidden(&lab, 1, 2);
    assert_int_equal(lab.selected.weight, -1);
    undoes(&lab, ACTION_UNDO);
    assert_int_equal(lab.selected.weight, network_w(lab_network(&lab), 1, 0, 0, 2));
    has_hidden(&lab, 2, 3); /* now it would lead to a hidden unit */
    assert_int_equal(lab.selected.weight, -1);
    picks(&lab, network_b(lab_network(&lab), 0, 0, 1));
    has_inputs(&lab, "x2", NULL);
    assert_int_equal(lab.selected.weight, network_b(lab_network(&lab), 0, 0, 1));
    picks(&lab, network_w(lab_network(&lab), 0, 0, 2, 0)); /* from x2 */
    has_inputs(&lab, "x1*x2", "x2");
    assert_int_equal(lab.selected.weight, network_w(lab_network(&lab), 0, 0, 2, 1));
    has_inputs(&lab, "x1", "x1^2");
    assert_int_equal(lab.selected.weight, -1);
    lab_destroy(&lab);
}

static void so_are_units_and_the_weights_of_the_landscape(void **state) {
    (void)state;
    Lab lab = small_lab();
    const Network *net = lab_network(&lab);
    Action axis = {.kind = ACTION_SELECT_AXIS, .weights.index = network_w(net, 1, 0, 0, 0)};
    assert_true(lab_apply(&lab, &axis));
    axis.weights.index = network_w(net, 1, 0, 0, 1);
    axis.weights.count = 1; /* up */
    assert_true(lab_apply(&lab, &axis));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SELECT_UNIT, .unit = {1, 0}}));
    has_hidden(&lab, 1, 5);
    assert_int_equal(lab.selected.across, network_w(lab_network(&lab), 1, 0, 0, 0));
    assert_int_equal(lab.selected.up, network_w(lab_network(&lab), 1, 0, 0, 1));
    assert_int_equal(lab.selected.layer, 1);
    has_hidden(&lab, 2, 5); /* the output is the last layer still */
    assert_int_equal(lab.selected.layer, 2);
    assert_true(lab.selected.across == 0 && lab.selected.up == 1);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SELECT_UNIT, .unit = {1, 3}}));
    has_hidden(&lab, 1, 5);
    assert_int_equal(lab.selected.layer, -1);
    undoes(&lab, ACTION_UNDO);
    assert_true(lab.selected.layer == 1 && lab.selected.unit == 3);
    lab_destroy(&lab);
}

static void a_scene_selects_nothing_that_is_not_there(void **state) {
    (void)state;
    Lab lab = small_lab();
    lab.scene.select_point = 4;
    lab.scene.select_weight = (SceneWeight){2, 1, 3};
    lab.scene.select_unit[0] = 1, lab.scene.select_unit[1] = 3;
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.units[0] = 2;
    assert_true(lab_apply(&lab, &network));
    assert_true(act(&lab, ACTION_CLEAR_POINTS));
    Scene scene = lab_scene(&lab);
    assert_int_equal(scene.select_point, 0);
    assert_int_equal(scene.select_weight.layer, 0);
    assert_int_equal(scene.select_unit[0], 0);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

/* Names of axes belong to columns: another set with others has none. */
static void axis_names_go_with_their_columns(void **state) {
    (void)state;
    Lab lab = small_lab();
    strcpy(lab.scene.axis[0], "height");
    strcpy(lab.scene.axis[1], "weight");
    Action set = {.kind = ACTION_SET_POINTS, .set = {SET_CIRCLES, 40, 2, 0.1f, 1, {.steps = 0}}};
    assert_true(lab_apply(&lab, &set));
    assert_string_equal(lab.scene.axis[1], "weight");
    set.set.kind = SET_LINE;
    assert_true(lab_apply(&lab, &set));
    assert_string_equal(lab.scene.axis[0], "");
    assert_string_equal(lab.scene.axis[1], "");
    lab_destroy(&lab);
}

/* A file's weights were for its own rule, even where another has as many. */
static void another_rule_starts_anew(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Scene scene = scene_default();
    scene.network.layers = scene.network.units[0] = 1;
    scene.network.activation[0] = ACTIVATION_SIGMOID;
    scene.values = memory_floats(3);
    for (int i = 0; i < 3; i++) scene.values[i] = 7 + (float)i;
    assert_true(lab_load(&lab, &scene));
    add(&lab, 1, 1, 1);
    add(&lab, -1, -1, 0);
    equals(lab.run->trainer.net.theta[1], 8);
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    set.training.rule = RULE_PERCEPTRON;
    assert_true(lab_apply(&lab, &set));
    assert_null(lab.scene.values);
    Network start = network_create(&lab.scene.network);
    assert_true(network_hash(&start) == bits(&lab));
    network_destroy(&start);
    lab_destroy(&lab);
}

/* Of a point on the wrong side half a unit, of any other nothing: the loss of the scene has no
 * say. */
static void under_the_perceptron_rule_a_point_is_right_or_wrong(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    set.training.rule = RULE_PERCEPTRON;
    assert_true(lab_apply(&lab, &set));
    assert_int_equal(lab.scene.training.loss, LOSS_CROSS_ENTROPY);
    int wrong = 0;
    for (int p = 0; p < 4; p++) {
        lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = p}});
        equals(lab.point.loss, lab.mistaken[p] ? 0.5 : 0);
        wrong += lab.mistaken[p];
    }
    assert_in_range(wrong, 1, 3);
    lab_destroy(&lab);
}

/* Four are listed, one more is too many. */
static void as_many_routes_as_there_is_room_for_are_listed(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.layers = 4;
    for (int l = 0; l < 4; l++) network.network.activation[l] = ACTIVATION_SIGMOID;
    memcpy(network.network.units, (int[4]){1, 2, 2, 1}, sizeof(int[4]));
    lab_apply(&lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 1}});
    for (int units = 2; units <= 3; units++) {
        network.network.units[2] = units;
        assert_true(lab_apply(&lab, &network));
        lab_find_factors(&lab);
        equals(lab_factors(&lab)->all_routes, 2 * units);
        assert_int_equal(lab_factors(&lab)->routes, units == 2 ? FACTORS_ROUTES : 0);
    }
    lab_destroy(&lab);
}

/* Ways can be compared while the loss is the same function of the weights. */
static void former_ways_go_with_their_loss(void **state) {
    (void)state;
    Lab lab = small_lab();
    step(&lab, STEP_EPOCH);
    step(&lab, STEP_EPOCH);
    assert_true(act(&lab, ACTION_RESTART));
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    set.training.rate = 0.3f;
    assert_true(lab_apply(&lab, &set));
    step(&lab, STEP_EPOCH);
    assert_int_equal(lab.trail.former[0].count, 3);
    set.training.loss = LOSS_SQUARED;
    assert_true(lab_apply(&lab, &set));
    assert_int_equal(lab.trail.former[0].count, 0);
    lab_destroy(&lab);
}

/* Of more than a thousand points, one of each stretch stands for all. The classes of a set take
 * turns: every second point would be of one. */
static void scores_are_of_points_from_first_to_last(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Action set = {.kind = ACTION_SET_POINTS, .set = {SET_CIRCLES, 2000, 2, 0.1f, 1, {.steps = 0}}};
    assert_true(lab_apply(&lab, &set));
    const Scores *s = &lab.scores;
    int blue = 0;
    assert_int_equal(s->count, SCORES_MOST);
    for (int i = 0; i < s->count; i++) {
        assert_int_equal(s->point[i] / 2, i);
        blue += lab.scene.data.label[s->point[i]] == 1;
    }
    assert_in_range(blue, 495, 505);
    PointPass pass;
    assert_true(lab_pass(&lab, s->point[999], NULL, &pass));
    assert_true(fabsf(pass.z[0][0] - s->z[999]) < 1e-5f);
    lab_destroy(&lab);
}

static void no_time_is_owed(void **state) {
    (void)state;
    Play play = {.playing = true, .speed = 1, .due = 0.5};
    assert_int_equal(play_due(&play, -1), 0);
    equals(play.due, 0.5);
    assert_int_equal(play_due(&play, 0.5), 1);
    equals(play.due, 0);
}

static void restart_and_a_new_start_differ(void **state) {
    (void)state;
    Lab lab = small_lab();
    uint64_t start = bits(&lab);
    step(&lab, STEP_EPOCH);
    assert_true(act(&lab, ACTION_RESTART));
    assert_true(bits(&lab) == start && lab.run->trainer.epoch == 0);
    assert_true(act(&lab, ACTION_NEW_START));
    assert_true(bits(&lab) != start);
    assert_int_equal(lab.scene.network.start.seed, 2);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_NEW_START, .number = 1}));
    assert_true(bits(&lab) == start);
    lab_destroy(&lab);
}

static void playing_takes_the_steps_that_are_due(void **state) {
    (void)state;
    Lab lab = small_lab();
    assert_int_equal(lab_advance(&lab, 3), 0);
    act(&lab, ACTION_PLAY);
    assert_int_equal(lab_advance(&lab, 3), 3);
    assert_int_equal(lab.run->trainer.epoch, 3);
    Play slow = {.playing = true, .speed = 0};
    int taken = 0;
    for (int frame = 0; frame < 600; frame++) taken += play_due(&slow, 1.0 / 60);
    assert_in_range(taken, 4, 5);
    slow.due = 0;
    assert_true(play_due(&slow, 1000) <= 1);
    lab_destroy(&lab);
}

/* The plane's axes are columns that there are, whatever set comes in place of another: else the
 * scene could not be saved. */
static void axes_follow_the_columns(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action line = {.kind = ACTION_SET_POINTS, .set = {SET_LINE, 40, 2, 0.1f, 1, {.steps = 0}}};
    assert_true(lab_apply(&lab, &line));
    assert_true(lab.scene.data.columns == 1 && lab.scene.view.across == 0 &&
                lab.scene.view.up == 0);
    Action circles = {.kind = ACTION_SET_POINTS,
                      .set = {SET_CIRCLES, 40, 2, 0.1f, 1, {.steps = 0}}};
    assert_true(lab_apply(&lab, &circles));
    assert_true(lab.scene.view.across == 0 && lab.scene.view.up == 1);
    lab_destroy(&lab);
}

/* A rate far too large: playing ends, the notice says why, and the weights are the last good
 * ones. */
static void divergence_stops_playing(void **state) {
    (void)state;
    Lab lab = small_lab();
    Action line = {.kind = ACTION_SET_POINTS, .set = {SET_LINE, 40, 2, 0.1f, 1, {.steps = 0}}};
    assert_true(lab_apply(&lab, &line));
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.layers = network.network.units[0] = 1;
    network.network.activation[0] = ACTIVATION_LINEAR;
    assert_true(lab_apply(&lab, &network));
    Action rate = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
    rate.training.rate = 100;
    assert_true(lab_apply(&lab, &rate));
    act(&lab, ACTION_PLAY);
    lab_advance(&lab, 1000);
    assert_false(lab.play.playing);
    assert_non_null(strstr(lab.notice.text, "too large"));
    assert_true(isfinite(lab.score.loss));
    lab_destroy(&lab);
}

/* Anything, in any order: never a crash, never a weight that is not a number, and undo still leads
 * back to the first moment. */
static void a_monkey_breaks_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        Random random = random_create(seed, PURPOSE_USER);
        Lab lab = small_lab();
        for (int i = 0; i < 250; i++) {
            Action a = {.kind = (ActionKind)random_below(&random, ACTION_COUNT)};
            a.goes_on = random_below(&random, 8) == 0;
            switch (a.kind) {
            case ACTION_SET_NETWORK:
                a.network = lab.scene.network;
                a.network.units[0] = (int)random_below(&random, 6) + (a.network.layers == 1);
                a.network.activation[0] = (Activation)random_below(&random, ACTIVATION_COUNT);
                break;
            case ACTION_SET_INPUTS:
                a.inputs = features_identity(lab.scene.data.columns);
                a.inputs.feature[a.inputs.count++] =
                    (Feature){.kind = FEATURE_SQUARE, .a = 0, .b = 0};
                break;
            case ACTION_SET_TRAINING:
                a.training = lab.scene.training;
                a.training.rate = random_uniform(&random, -0.1f, 3);
                a.training.batch = (int)random_below(&random, 9);
                a.training.optimizer = (Optimizer)random_below(&random, OPTIMIZER_COUNT);
                a.training.dropout = random_below(&random, 4) ? 0 : 0.3f;
                break;
            case ACTION_SET_POINTS:
                a.set = (SetDef){.kind = (SetKind)(1 + random_below(&random, SET_COUNT - 1)),
                                 .count = (int)random_below(&random, 40) + 1,
                                 .classes = 2 + (int)random_below(&random, 3),
                                 .noise = random_unit(&random),
                                 .seed = random_below(&random, 100)};
                break;
            case ACTION_SET_GRAPH:
                snprintf(a.expression, sizeof a.expression, "%s",
                         (const char *[]){"", "", "(x", "(x*y + z)^2"}[random_below(&random, 4)]);
                break;
            case ACTION_SET_WEIGHTS:
                a.weights.index = (int)random_below(&random, 20) - 1;
                a.weights.count = (int)random_below(&random, 3);
                for (int k = 0; k < 3; k++) a.weights.value[k] = random_uniform(&random, -3, 3);
                break;
            case ACTION_SELECT_UNIT:
                a.unit.layer = (int)random_below(&random, 5) - 1;
                a.unit.unit = (int)random_below(&random, 5);
                break;
            case ACTION_STEP:
            case ACTION_STEP_BACK:
            case ACTION_STEP_SIZE: a.size = (StepSize)random_below(&random, STEP_SIZE_COUNT); break;
            case ACTION_SEEK: a.epoch = (int64_t)random_below(&random, 60) - 5; break;
            case ACTION_HOLD_OUT: a.number = (double)random_unit(&random) * 0.9; break;
            case ACTION_NEW_START:
            case ACTION_SPEED: a.number = random_below(&random, 12); break;
            case ACTION_BY_HAND:
            case ACTION_SELECT_VOTES:
            case ACTION_LOCK:
            case ACTION_SCALE:
            case ACTION_FREE_AXES: a.flag = random_below(&random, 2); break;
            case ACTION_SET_LEAF:
                a.leaf.index = (int)random_below(&random, 4) - 1;
                a.leaf.value = (double)random_uniform(&random, -6, 6);
                break;
            case ACTION_GIVE: strcpy(a.text, i % 2 ? "2 * 3" : "-1"); break;
            case ACTION_LOOK: a.plane = lab.scene.view; break;
            default:
                a.point.index = (int)random_below(&random, 20) - 1;
                a.point.label = (float)random_below(&random, 4);
                for (int c = 0; c < MAX_COLUMNS; c++) a.point.x[c] = random_uniform(&random, -6, 6);
            }
            lab_apply(&lab, &a);
            lab_advance(&lab, 2);
            for (int k = 0; k < lab.run->trainer.net.count; k++) {
                assert_true(isfinite(lab.run->trainer.net.theta[k]));
            }
        }
        while (act(&lab, ACTION_UNDO)) {
        }
        assert_int_equal(lab.scene.data.count, 0);
        assert_int_equal(lab.run->trainer.epoch, 0);
        lab_destroy(&lab);
    }
}

/* Another scene takes the place of the work; undo brings the work back, and says which of the two
 * it is. */
static void a_scene_that_was_replaced_is_known_and_comes_back(void **state) {
    (void)state;
    Lab lab = small_lab();
    step(&lab, STEP_EPOCH);
    uint64_t before = bits(&lab);
    int64_t first = lab.scene.document, points = lab.scene.data.count;
    Scene other = scene_default(), earlier;
    assert_false(lab_earlier(&lab, first + 1, &earlier));
    assert_true(lab_load(&lab, &other));
    add(&lab, 2, 2, 0);
    assert_true(lab.scene.document != first && lab.scene.data.count == 1);
    assert_true(lab_earlier(&lab, first, &earlier));
    assert_int_equal(earlier.points.count, points); /* as they would be saved */
    act(&lab, ACTION_UNDO);
    act(&lab, ACTION_UNDO);
    assert_true(lab.scene.document == first && bits(&lab) == before);
    act(&lab, ACTION_REDO);
    assert_true(lab.scene.document != first);
    scene_destroy(&earlier);
    lab_destroy(&lab);
}

/* Lines, beginnings and the curve of one scene are no help in another, loaded or brought back. */
static void runs_of_another_scene_are_forgotten(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Scene other = scene_default();
    add(&lab, 1, 1, 1);
    add(&lab, -1, 1, 0);
    assert_true(lab_load(&lab, &other));
    add(&lab, 2, -1, 0);
    add(&lab, -1, -2, 1);
    step(&lab, STEP_EPOCH);
    act(&lab, ACTION_NEW_START);
    assert_int_equal(lab.fan.count, 1);
    assert_int_equal(lab.ghost.epochs, 2);
    assert_int_equal(lab.began_before.layers, 1);
    while (lab.scene.document > 0) assert_true(act(&lab, ACTION_UNDO));
    assert_int_equal(lab.fan.count, 0);
    assert_int_equal(lab.ghost.epochs, 0);
    assert_int_equal(lab.began_before.layers, 0);
    lab_destroy(&lab);
}

/* A drag takes no line into the fan, and what leaves no points leaves no lines. */
static void the_fan_is_for_the_points_that_are_there(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    add(&lab, 1, 1, 1);
    add(&lab, -1, 1, 0);
    step(&lab, STEP_EPOCH);
    for (int i = 0; i < 3; i++)
        lab_apply(&lab, &(Action){.kind = ACTION_MOVE_POINT,
                                  .goes_on = i > 0,
                                  .point = {.index = 0, .x = {1 + (float)i, 1}}});
    assert_int_equal(lab.fan.count, 0);
    act(&lab, ACTION_RESTART);
    assert_int_equal(lab.fan.count, 1);
    act(&lab, ACTION_CLEAR_POINTS);
    assert_int_equal(lab.fan.count, 0);
    act(&lab, ACTION_UNDO);
    assert_int_equal(lab.fan.count, 1);
    step(&lab, STEP_EPOCH);
    act(&lab, ACTION_NEW_START);
    assert_int_equal(lab.fan.count, 2);
    act(&lab, ACTION_UNDO); /* within a task they stay */
    assert_int_equal(lab.fan.count, 2);
    lab_destroy(&lab);
}

/* A name goes with its unit, whichever edit takes the unit away. */
static void names_go_with_their_units(void **state) {
    (void)state;
    Lab lab = small_lab();
    lab.scene.names = (UnitNames){.layers = 2};
    unit_names_add(&lab.scene.names, 0, "N");
    unit_names_add(&lab.scene.names, 0, "P");
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.units[0] = 1;
    assert_true(lab_apply(&lab, &network));
    assert_string_equal(unit_names_of(&lab.scene.names, 0, 0), "N");
    assert_null(unit_names_of(&lab.scene.names, 0, 1));
    network.network.layers = 1;
    network.network.activation[0] = ACTIVATION_SIGMOID;
    assert_true(lab_apply(&lab, &network));
    assert_null(unit_names_of(&lab.scene.names, 0, 0));
    act(&lab, ACTION_UNDO);
    assert_string_equal(unit_names_of(&lab.scene.names, 0, 0), "N");
    lab_destroy(&lab);
}

/* Two layers of 64 on enough points that a step is long; a few are held out. */
static Lab large_lab(int threads) {
    static const char text[] = "data: {set: circles, count: 900, test: 0.1}\n"
                               "network: {layers: [64 tanh, 64 tanh, 1 sigmoid]}\n"
                               "training: {rate: 0.1, momentum: 0.9, optimizer: momentum}\n";
    Lab lab = lab_create(threads);
    Scene scene;
    Message why;
    if (!scene_parse(&scene, text, strlen(text), "x.scene", 1, "", &why)) fail_msg("%s", why.text);
    assert_true(lab_load(&lab, &scene));
    return lab;
}

static void same_to_see(const Lab *is, const Lab *should_be) {
    size_t weights = sizeof(float) * (size_t)lab_network(is)->count;
    size_t points = sizeof(bool) * (size_t)is->scene.data.count;
    assert_true(bits(is) == bits(should_be));
    assert_true(is->score.loss == should_be->score.loss);
    assert_true(is->test_score.loss == should_be->test_score.loss);
    assert_memory_equal(is->gradient, should_be->gradient, weights);
    assert_memory_equal(is->change, should_be->change, weights);
    assert_memory_equal(is->mistaken, should_be->mistaken, points);
    assert_int_equal(lab_timeline(is)->epochs, lab_timeline(should_be)->epochs);
}

static void learn_in_batches(Lab *lab, int batch) {
    Action action = {.kind = ACTION_SET_TRAINING, .training = *lab_settings(lab)};
    action.training.batch = batch;
    assert_true(lab_apply(lab, &action));
}

/* Until a step is finished, nothing of it is to be seen, and what is on the
 * way meanwhile counts. */
static void taken_in_slices(int batch) {
    Lab sliced = large_lab(3), whole = large_lab(1);
    learn_in_batches(&sliced, batch);
    learn_in_batches(&whole, batch);
    act(&sliced, ACTION_PLAY);
    assert_true(lab_is_long(&sliced));
    for (int step = 0; step < 8; step++) {
        int slices = 1;
        int64_t revision = sliced.revision;
        while (lab_advance_until(&sliced, 1, 0) == 0) {
            assert_true(sliced.revision == revision);
            same_to_see(&sliced, &whole);
            slices++;
            if (step != 4 || slices != 2) continue;
            const Action weight = {.kind = ACTION_SET_WEIGHTS,
                                   .weights = {.index = 3, .count = 1, .value = {0.5f}}};
            assert_true(lab_apply(&sliced, &weight) && lab_apply(&whole, &weight));
            revision = sliced.revision;
        }
        assert_true(slices > 2);
        whole.play.playing = true;
        assert_int_equal(lab_advance(&whole, 1), 1);
        whole.play.playing = false;
        same_to_see(&sliced, &whole);
    }
    assert_int_equal(lab_advance_until(&sliced, 0, 1e300), 0);
    assert_int_equal(lab_advance_until(&sliced, 1, 0), 1); /* it was ready */
    lab_destroy(&sliced);
    lab_destroy(&whole);
}

static void long_steps_are_taken_in_slices(void **state) {
    (void)state;
    taken_in_slices(0);
}

/* An epoch of several steps is one step of playing. */
static void long_epochs_are_taken_in_slices(void **state) {
    (void)state;
    taken_in_slices(500);
    taken_in_slices(20);
}

/* Steps that are short are taken whole. */
static void short_steps_are_not_long(void **state) {
    (void)state;
    Lab small = small_lab(), large = large_lab(1);
    assert_false(lab_is_long(&small));
    learn_in_batches(&small, 2);
    assert_false(lab_is_long(&small));
    assert_true(lab_is_long(&large));
    learn_in_batches(&large, 100);
    assert_true(lab_is_long(&large));
    large.play.size = STEP_BATCH; /* of which each is short */
    assert_false(lab_is_long(&large));
    lab_destroy(&small);
    lab_destroy(&large);
}

/* What is looked at otherwise is saved, and neither trained nor drawn anew for it. */
static void how_it_is_looked_at_goes_with_the_scene(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Action network = {.kind = ACTION_SET_NETWORK, .network = lab.scene.network};
    network.network.layers = 2;
    network.network.units[0] = 4; /* more than the space has axes */
    network.network.units[1] = 1;
    network.network.activation[0] = ACTIVATION_TANH;
    network.network.activation[1] = ACTIVATION_SIGMOID;
    assert_true(lab_apply(&lab, &network));
    int64_t trained = lab.trained, revision = lab.revision;
    const float plane[2][2] = {{-6, 6}, {-5, 7}};
    int unit[MAX_LAYERS][SPACE_AXES] = {{4, 2, 1}};
    lab_keep_lens(&lab, 100);
    lab_keep_vectors(&lab, plane);
    lab_keep_turn(&lab, true, 30, 20);
    lab_keep_units(&lab, (const int(*)[SPACE_AXES])unit);
    Scene scene = lab_scene(&lab);
    char *text = scene_text(&scene, NULL);
    assert_non_null(strstr(text, "lens: 100"));
    assert_non_null(strstr(text, "[-5, 7]"));
    assert_non_null(strstr(text, "[30, 20]"));
    assert_non_null(strstr(text, "[4, 2, 1]"));
    assert_true(lab.trained == trained && lab.revision == revision);
    free(text);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_come_and_go),
        cmocka_unit_test(nonsense_is_refused_and_changes_nothing),
        cmocka_unit_test(a_rule_brings_the_network_it_needs),
        cmocka_unit_test(everything_is_ready_to_be_drawn),
        cmocka_unit_test(only_what_changed_is_computed_again),
        cmocka_unit_test(what_changed_is_computed_again),
        cmocka_unit_test(factors_are_found_when_asked_for),
        cmocka_unit_test(undo_and_redo_are_exact),
        cmocka_unit_test(a_gesture_is_undone_at_once),
        cmocka_unit_test(looking_is_not_undone),
        cmocka_unit_test(what_follows_an_undo_forgets_the_redo),
        cmocka_unit_test(a_third_class_makes_a_softmax),
        cmocka_unit_test(the_scrubber_goes_anywhere_exactly),
        cmocka_unit_test(back_in_time_the_settings_are_those_of_then),
        cmocka_unit_test(what_is_selected_is_worked_out),
        cmocka_unit_test(the_same_point_stays_selected),
        cmocka_unit_test(no_other_point_becomes_the_selected_one),
        cmocka_unit_test(a_point_set_by_hand_is_found_where_it_is),
        cmocka_unit_test(undo_leaves_what_is_selected),
        cmocka_unit_test(a_selected_weight_is_followed_through_networks),
        cmocka_unit_test(so_are_units_and_the_weights_of_the_landscape),
        cmocka_unit_test(a_scene_selects_nothing_that_is_not_there),
        cmocka_unit_test(axis_names_go_with_their_columns),
        cmocka_unit_test(another_rule_starts_anew),
        cmocka_unit_test(under_the_perceptron_rule_a_point_is_right_or_wrong),
        cmocka_unit_test(as_many_routes_as_there_is_room_for_are_listed),
        cmocka_unit_test(former_ways_go_with_their_loss),
        cmocka_unit_test(scores_are_of_points_from_first_to_last),
        cmocka_unit_test(no_time_is_owed),
        cmocka_unit_test(restart_and_a_new_start_differ),
        cmocka_unit_test(playing_takes_the_steps_that_are_due),
        cmocka_unit_test(long_steps_are_taken_in_slices),
        cmocka_unit_test(long_epochs_are_taken_in_slices),
        cmocka_unit_test(short_steps_are_not_long),
        cmocka_unit_test(axes_follow_the_columns),
        cmocka_unit_test(divergence_stops_playing),
        cmocka_unit_test(a_scene_that_was_replaced_is_known_and_comes_back),
        cmocka_unit_test(runs_of_another_scene_are_forgotten),
        cmocka_unit_test(the_fan_is_for_the_points_that_are_there),
        cmocka_unit_test(names_go_with_their_units),
        cmocka_unit_test(how_it_is_looked_at_goes_with_the_scene),
        cmocka_unit_test(a_monkey_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
