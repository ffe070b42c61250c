/* What happened to a run: written down and done again to the same bits, whatever it was, and gone
 * back through, edits and all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "lab/past_words.h"
#include "lab/replay.h"
#include "scene/scene_file.h"

static Scene read_text(const char *text) {
    Scene scene;
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "t.scene", 1, "", &message))
        fail_msg("%s\n%s", message.text, text);
    return scene;
}

static Lab lab_of(const char *text, int threads) {
    Lab lab = lab_create(threads);
    Scene scene = read_text(text);
    Message message = {""};
    if (!lab_load(&lab, &scene)) fail_msg("%s", lab.notice.text);
    if (!lab_replay_all(&lab, &message)) fail_msg("%s\n%s", message.text, text);
    return lab;
}

static void act(Lab *lab, Action action) {
    if (!lab_apply(lab, &action)) fail_msg("%s", lab->notice.text);
}

static void epochs(Lab *lab, int count) {
    for (int i = 0; i < count; i++) act(lab, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

static void steps(Lab *lab, StepSize size, int count) {
    for (int i = 0; i < count; i++) act(lab, (Action){.kind = ACTION_STEP, .size = size});
}

static void set_rate(Lab *lab, float rate) {
    Action set = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    set.training.rate = rate;
    act(lab, set);
}

static uint64_t with_number(uint64_t hash, int64_t number) {
    return hash_bytes(hash, &number, sizeof number);
}

/* Weights, points, the optimizer's memory and place in time. */
static uint64_t state_of(const Lab *lab) {
    const Trainer *t = &lab->run->trainer;
    const Dataset *data = &lab->scene.data;
    uint64_t hash = network_hash(&t->net);
    size_t count = (size_t)data->count;
    hash = hash_bytes(hash, data->x, count * (size_t)data->columns * sizeof *data->x);
    hash = hash_bytes(hash, data->label, count * sizeof *data->label);
    hash = hash_bytes(hash, t->optimizer.moment1, sizeof(float) * (size_t)t->net.count);
    hash = hash_bytes(hash, t->optimizer.moment2, sizeof(float) * (size_t)t->net.count);
    hash = with_number(hash, t->epoch);
    hash = with_number(hash, t->steps);
    hash = with_number(hash, t->moves);
    hash = with_number(hash, t->position);
    return with_number(hash, (int64_t)t->next);
}

static uint64_t curve_of(const Lab *lab) {
    const Timeline *t = lab_timeline(lab);
    uint64_t hash = hash_bytes(HASH_BEGIN, &t->epochs, sizeof t->epochs);
    return hash_bytes(hash, t->bucket[SERIES_LOSS], sizeof(Bucket) * (size_t)t->buckets);
}

/* Saved and opened again it is the same, and goes on and back the same. */
static void expect_reopens(const Lab *lab, int threads) {
    Scene scene = lab_scene(lab);
    char *text = scene_text(&scene, NULL);
    assert_false(lab_forgets(lab));
    Lab again = lab_of(text, threads);
    if (state_of(lab) != state_of(&again)) fail_msg("another state after\n%s", text);
    /* What lies ahead of a moment within an epoch is not written. */
    bool ahead = lab_trainer(lab)->position > 0 && lab_last(lab) > lab_now(lab);
    if (!ahead && curve_of(lab) != curve_of(&again)) fail_msg("another curve after\n%s", text);
    Scene second = lab_scene(&again);
    char *saved = scene_text(&second, NULL);
    assert_string_equal(text, saved);
    free(saved);
    scene_destroy(&second);
    lab_destroy(&again);
    free(text);
    scene_destroy(&scene);
}

/* Everything that can be said, one after the other; after each the file holds all of it. */
static void live(Lab *lab, int threads) {
    static const Action edits[] = {
        {.kind = ACTION_ERASE_POINT, .point = {.index = 4}},
        {.kind = ACTION_ADD_POINT, .point = {.x = {1.3f, -2.1f}, .label = 1}},
        {.kind = ACTION_MOVE_POINT, .point = {.index = 2, .x = {0.1f, 1e-7f}}},
        {.kind = ACTION_LABEL_POINT, .point = {.index = 3, .label = 1}},
        {.kind = ACTION_HOLD_OUT, .number = 0.25},
        {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 1, .count = 2, .value = {0.5f, -1.1f}}},
    };
    epochs(lab, 4);
    expect_reopens(lab, threads);
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        act(lab, edits[i]);
        expect_reopens(lab, threads);
        steps(lab, i % 2 ? STEP_BATCH : STEP_POINT, 2);
        expect_reopens(lab, threads);
        epochs(lab, 2);
        set_rate(lab, 0.07f + (float)i * 0.011f);
        epochs(lab, 1);
        expect_reopens(lab, threads);
    }
    act(lab, (Action){.kind = ACTION_PHASE});
    expect_reopens(lab, threads);
}

#define SCENE                                                                                      \
    "data: {set: gauss, count: 30, noise: 0.4}\nnetwork: {layers: [3 tanh, 1 sigmoid]%s}\n"

static void every_way_to_train_is_done_again(void **state) {
    (void)state;
    static const char *const ways[][2] = {
        {"", "{rate: 0.1}"},
        {"", "{rate: 0.1, batch: 7}"},
        {"", "{rate: 0.1, batch: 1, shuffle: false}"},
        {"", "{optimizer: momentum, momentum: 0.8, rate: 0.05, batch: 10}"},
        {"", "{optimizer: rmsprop, rate: 0.02, batch: 4}"},
        {"", "{optimizer: adam, rate: 0.02, batch: 8, l2: 0.01}"},
        {"", "{optimizer: adam, rate: 0.02}"},
        {", dropout: 0.4", "{rate: 0.1, batch: 5, l1: 0.001}"},
    };
    char text[400], begin[200];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        snprintf(begin, sizeof begin, SCENE, ways[i][0]);
        snprintf(text, sizeof text, "%straining: %s\n", begin, ways[i][1]);
        Lab lab = lab_of(text, 1);
        live(&lab, 1 + (int)i % 4);
        lab_destroy(&lab);
    }
}

static void the_perceptron_is_done_again(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: xor, count: 25}\nnetwork: {layers: [1 step]}\n"
                     "training: {rule: perceptron, rate: 0.1}\n",
                     1);
    for (int i = 0; i < 40; i++) {
        steps(&lab, i % 3 ? STEP_POINT : STEP_BATCH, 1 + i % 4);
        if (i % 7 == 6) epochs(&lab, 1);
        if (i % 5 == 4) /* refused where points were changed within the epoch */
            lab_apply(&lab, &(Action){.kind = ACTION_STEP_BACK, .size = STEP_POINT});
        if (i % 11 == 10)
            act(&lab, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = i % 9}});
        expect_reopens(&lab, 1);
    }
    lab_destroy(&lab);
}

/* What is changed while the optimizer, the loss, the batch or the order changes, too. */
static void settings_in_the_middle_are_done_again(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: moons, count: 40}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
                     "training: {rate: 0.1, batch: 8}\n",
                     2);
    for (int i = 0; i < 12; i++) {
        Action set = {.kind = ACTION_SET_TRAINING, .training = lab.scene.training};
        set.training.optimizer = (Optimizer)(i % OPTIMIZER_COUNT);
        set.training.loss = i % 2 ? LOSS_SQUARED : LOSS_CROSS_ENTROPY;
        set.training.batch = i % 3 ? i : 0;
        if (set.training.batch > 0) {
            set.training.shuffle = i % 4 != 3;
            set.training.seed = (uint64_t)(i / 2 + 1);
        }
        if (optimizer_has_momentum(set.training.optimizer))
            set.training.momentum = 0.5f + 0.03f * (float)i;
        set.training.dropout = i % 5 == 4 ? 0.3f : 0;
        act(&lab, set);
        steps(&lab, STEP_BATCH, i % 3);
        set_rate(&lab, 0.01f * (float)(i + 1));
        epochs(&lab, 2);
        expect_reopens(&lab, 3);
    }
    lab_destroy(&lab);
}

/* ---- time */

static void seek(Lab *lab, int64_t epoch) {
    act(lab, (Action){.kind = ACTION_SEEK, .epoch = epoch});
}

/* Points erased, added and moved in the middle: any epoch is reached as it was, back and forth. */
static void time_goes_back_through_edits(void **state) {
    (void)state;
    enum { LAST = 60 };
    uint64_t was[LAST + 1];
    Lab lab = lab_of("data: {set: circles, count: 30}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
                     "training: {optimizer: adam, rate: 0.05, batch: 10}\n",
                     1);
    was[0] = state_of(&lab);
    for (int e = 1; e <= LAST; e++) {
        epochs(&lab, 1);
        if (e == 20) act(&lab, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 3}});
        if (e == 35) set_rate(&lab, 0.01f);
        if (e == 40)
            act(&lab, (Action){.kind = ACTION_ADD_POINT, .point = {.x = {2, 2}, .label = 1}});
        was[e] = state_of(&lab);
    }
    static const int order[] = {5, 60, 20, 19, 21, 40, 39, 0, 59, 35, 34, 60};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        seek(&lab, order[i]);
        assert_true(state_of(&lab) == was[order[i]]);
        assert_int_equal(lab.scene.data.count, order[i] < 20 ? 30 : order[i] < 40 ? 29 : 30);
        expect_reopens(&lab, 1); /* with what lies ahead */
    }
    lab_destroy(&lab);
}

/* Step by step, too, and from there another way may be taken. */
static void steps_go_back_through_an_edit(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 20}\ntraining: {rate: 0.2, batch: 5}\n", 1);
    epochs(&lab, 3);
    act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH});
    uint64_t before = state_of(&lab);
    steps(&lab, STEP_BATCH, 1);
    act(&lab, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    uint64_t erased = state_of(&lab);
    act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH});
    assert_true(state_of(&lab) == before);
    assert_int_equal(lab.scene.data.count, 20);
    expect_reopens(&lab, 1);
    act(&lab, (Action){.kind = ACTION_SEEK, .epoch = 3});
    assert_true(state_of(&lab) == erased);
    seek(&lab, 1);
    epochs(&lab, 1); /* another branch: the point is there again, the edit gone */
    assert_int_equal(lab.scene.data.count, 20);
    assert_int_equal(lab.past.count, 1);
    expect_reopens(&lab, 1);
    lab_destroy(&lab);
}

static void undo_keeps_what_happened(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 20}\ntraining: {rate: 0.2}\n", 1);
    epochs(&lab, 5);
    uint64_t before = state_of(&lab);
    act(&lab, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    epochs(&lab, 5);
    uint64_t after = state_of(&lab);
    act(&lab, (Action){.kind = ACTION_UNDO});
    assert_true(state_of(&lab) == before);
    expect_reopens(&lab, 1);
    act(&lab, (Action){.kind = ACTION_REDO});
    assert_true(state_of(&lab) == after);
    seek(&lab, 2);
    assert_int_equal(lab.scene.data.count, 20);
    expect_reopens(&lab, 1);
    lab_destroy(&lab);
}

/* ---- words */

static void it_is_said_in_few_lines(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 20}\ntraining: {rate: 0.2}\n", 1);
    epochs(&lab, 6);
    act(&lab, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 4}});
    set_rate(&lab, 0.5f);
    set_rate(&lab, 0.3f); /* a slider that is dragged is one line */
    epochs(&lab, 3);
    Scene scene = lab_scene(&lab);
    static const char *const lines[] = {"epochs 6", "erase point 5", "set rate 0.3", "epochs 3"};
    assert_int_equal(scene.run.count, 4);
    for (int i = 0; i < 4; i++) assert_string_equal(scene.run.line[i].text, lines[i]);
    assert_true(scene.training.rate == 0.2f && scene.data.count == 20);
    scene_destroy(&scene);
    act(&lab, (Action){.kind = ACTION_RESTART});
    scene = lab_scene(&lab);
    assert_int_equal(scene.run.count, 0);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

/* So much was done by hand before the first step that the step itself was no longer written
 * down. */
static void what_was_lost_before_training_is_forgotten(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 20}\n", 1);
    for (int i = 0; !lab.past.lost && i < SCRIPT_LINES; i++)
        past_edit(&lab.past, &lab.scene, lab.run, NULL, false); /* as of a second piece */
    assert_true(lab.past.lost);
    assert_false(lab_forgets(&lab)); /* nothing was trained yet: the weights say all */
    epochs(&lab, 3);
    assert_true(lab_forgets(&lab));
    Scene scene = lab_scene(&lab);
    assert_int_equal(scene.run.count, 0);
    size_t size = sizeof(float) * (size_t)scene_weights(&scene);
    assert_memory_equal(scene.values, lab_network(&lab)->theta, size);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

static void what_has_no_words_is_saved_as_values(void **state) {
    (void)state;
    Lab lab =
        lab_of("data: {set: gauss, count: 20}\nnetwork: {layers: [1 maxout, 1 sigmoid]}\n", 1);
    epochs(&lab, 3);
    assert_false(lab_forgets(&lab));
    act(&lab, (Action){.kind = ACTION_SET_WEIGHTS,
                       .weights = {.index = 2, .count = 1, .value = {0.5f}}}); /* a second piece */
    assert_true(lab_forgets(&lab));
    Scene scene = lab_scene(&lab);
    assert_int_equal(scene.run.count, 0);
    size_t size = sizeof(float) * (size_t)scene_weights(&scene);
    assert_memory_equal(scene.values, lab_network(&lab)->theta, size);
    scene_destroy(&scene);
    lab_destroy(&lab);
}

static void lines_that_cannot_be_done_are_told(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Message message = {""};
    Scene scene = read_text("data: {set: gauss, count: 20}\nrun: [epochs 3, epohcs 4]\n");
    assert_false(lab_load(&lab, &scene));
    assert_string_equal(lab.notice.text,
                        "2: 'epohcs 4': nothing is called that; did you mean 'epochs'?");
    scene = read_text("data: {set: gauss, count: 20}\nrun:\n  - epochs 3\n  - erase point 21\n");
    assert_true(lab_load(&lab, &scene));
    assert_false(lab_replay_all(&lab, &message));
    assert_string_equal(message.text, "4: 'erase point 21': there is no point '21'; there are 20");
    assert_int_equal(lab_now(&lab), 3);
    assert_false(lab_replays(&lab));
    lab_destroy(&lab);
}

/* In slices; nobody interferes, and whoever stops it stands where it got to. */
static void a_long_run_can_be_stopped(void **state) {
    (void)state;
    Lab lab = lab_create(1);
    Scene none = read_text("data: {set: gauss, count: 20}\n");
    assert_true(lab_load(&lab, &none));
    assert_true(lab_replay_share(&lab) == 0);
    Scene scene = read_text("data: {set: gauss, count: 20}\nrun: [epochs 1000000]\n");
    assert_true(lab_load(&lab, &scene));
    assert_true(lab_replays(&lab));
    assert_true(lab_replay(&lab, 1e6));
    int64_t reached = lab_now(&lab);
    assert_in_range(reached, 1, 10000);
    assert_false(lab_apply(&lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH}));
    assert_true(lab_replay_share(&lab) > 0 && lab_replay_share(&lab) < 0.1);
    lab_replay_stop(&lab);
    assert_int_equal(lab_now(&lab), reached);
    assert_non_null(strstr(lab.notice.text, "Stopped"));
    epochs(&lab, 1);
    expect_reopens(&lab, 1);
    lab_destroy(&lab);
}

static void undo_stops_at_what_was_seen_first(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: gauss, count: 20}\n", 1);
    assert_false(lab_apply(&lab, &(Action){.kind = ACTION_UNDO}));
    assert_int_equal(lab.scene.data.count, 20);
    lab_destroy(&lab);
}

static void edits_are_named_for_people(void **state) {
    (void)state;
    char text[96];
    assert_string_equal(past_said("erase point 5", text), "point erased");
    assert_string_equal(past_said("set rate 0.3", text), "rate 0.3");
    assert_string_equal(past_said("set w[1,1,2] 3", text), "weight set by hand");
}

/* With a phase behind it, the step under way is taken to its end, however large a step is asked
 * for. */
static void a_point_after_a_phase_ends_the_step(void **state) {
    (void)state;
    static const char *const batches[] = {"full", "4"};
    for (int i = 0; i < 2; i++) {
        char text[200];
        snprintf(text, sizeof text,
                 "data: {set: moons, count: 12}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                 "training: {batch: %s}\n",
                 batches[i]);
        Lab lab = lab_of(text, 1);
        steps(&lab, STEP_BATCH, 1);
        const uint64_t one = network_hash(lab_network(&lab));
        act(&lab, (Action){.kind = ACTION_PHASE});
        steps(&lab, STEP_POINT, 1);
        expect_reopens(&lab, 1);
        act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH});
        assert_true(network_hash(lab_network(&lab)) == one);
        expect_reopens(&lab, 1);
        lab_destroy(&lab);
    }
}

/* Undo comes back into the middle of an epoch and of a step: to the phase, to the step before it,
 * and to the words for all of it. */
static void undo_leads_into_the_middle_of_a_step(void **state) {
    (void)state;
    Lab lab = lab_of("data: {set: moons, count: 12}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                     "training: {batch: 3}\n",
                     1);
    epochs(&lab, 2);
    steps(&lab, STEP_BATCH, 1);
    const uint64_t one = network_hash(lab_network(&lab));
    steps(&lab, STEP_BATCH, 1);
    act(&lab, (Action){.kind = ACTION_PHASE});
    act(&lab, (Action){.kind = ACTION_PHASE});
    const uint64_t there = state_of(&lab);
    act(&lab, (Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 1}, .label = 1}});
    act(&lab, (Action){.kind = ACTION_UNDO});
    assert_true(state_of(&lab) == there);
    assert_int_equal(lab.run->trainer.next, PHASE_BACKWARD);
    Scene scene = lab_scene(&lab);
    assert_int_equal(scene.run.count, 3);
    assert_string_equal(scene.run.line[1].text, "steps 2");
    assert_string_equal(scene.run.line[2].text, "phase 2");
    scene_destroy(&scene);
    act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH}); /* out of the step */
    act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH});
    assert_true(network_hash(lab_network(&lab)) == one);
    lab_destroy(&lab);
}

/* One of the things that can be done with time, by a number; refused where there is nothing. */
static void something(Lab *lab, int number) {
    static const StepSize sizes[] = {STEP_POINT, STEP_BATCH, STEP_EPOCH};
    StepSize size = sizes[number / 8 % 3];
    Action action = {.kind = ACTION_STEP, .size = size};
    switch (number % 8) {
    case 0:
    case 1:
    case 2: break;
    case 3:
    case 4: action.kind = ACTION_STEP_BACK; break;
    case 5: action = (Action){.kind = ACTION_SEEK, .epoch = number / 8 % 4}; break;
    case 6:
        action = (Action){.kind = ACTION_SET_WEIGHTS, .weights = {.count = 1}};
        action.weights.index = number / 8 % 3;
        action.weights.value[0] = (float)(number % 19) / 8;
        break;
    default:
        action = (Action){.kind = ACTION_MOVE_POINT, .point = {.index = number / 8 % 5}};
        action.point.x[0] = (float)(number % 17) / 4;
        break;
    }
    lab_apply(lab, &action);
}

/* There and back, into the middle of epochs and out of them, with changes in between and before any
 * step: as long as it can be said at all, the file leads to the same state. */
static void whatever_way_was_gone_can_be_gone_again(void **state) {
    (void)state;
    enum { WALKS = 40, DEEDS = 12 };
    int told = 0;
    uint32_t random = 12345;
    for (int walk = 0; walk < WALKS; walk++) {
        Lab lab = lab_of("data: {set: xor, count: 6, seed: 1}\nnetwork: {layers: [1 sigmoid]}\n"
                         "training: {rate: 0.5, batch: 2}\n",
                         1);
        for (int deed = 0; deed < DEEDS; deed++) {
            random = random * 1664525 + 1013904223;
            something(&lab, (int)(random >> 16));
            if (lab_forgets(&lab)) continue;
            expect_reopens(&lab, 1);
            told++;
        }
        lab_destroy(&lab);
    }
    assert_true(told > WALKS * DEEDS / 2);
}

/* Weights set by hand before any step stay, however often one goes back into that epoch. */
static void what_was_set_first_stays(void **state) {
    (void)state;
    for (int back = 1; back <= 3; back++) {
        Lab lab = lab_of("data: {set: xor, count: 8, seed: 1}\nnetwork: {layers: [1 sigmoid]}\n"
                         "training: {rate: 0.5, batch: 2}\n",
                         1);
        act(&lab, (Action){.kind = ACTION_SET_WEIGHTS,
                           .weights = {.index = 0, .count = 1, .value = {0.75f}}});
        steps(&lab, STEP_BATCH, 3);
        for (int again = 0; again < 3; again++) {
            for (int i = 0; i < back; i++)
                act(&lab, (Action){.kind = ACTION_STEP_BACK, .size = STEP_BATCH});
            steps(&lab, STEP_POINT, 1); /* another way than before */
            steps(&lab, STEP_BATCH, back);
            expect_reopens(&lab, 1);
            seek(&lab, 0);
            steps(&lab, STEP_BATCH, 3);
            expect_reopens(&lab, 1);
        }
        char *text = NULL;
        Scene scene = lab_scene(&lab);
        text = scene_text(&scene, NULL);
        assert_non_null(strstr(text, "set w[1,1,1] 0.75"));
        free(text);
        scene_destroy(&scene);
        lab_destroy(&lab);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_train_is_done_again),
        cmocka_unit_test(the_perceptron_is_done_again),
        cmocka_unit_test(settings_in_the_middle_are_done_again),
        cmocka_unit_test(time_goes_back_through_edits),
        cmocka_unit_test(steps_go_back_through_an_edit),
        cmocka_unit_test(undo_keeps_what_happened),
        cmocka_unit_test(it_is_said_in_few_lines),
        cmocka_unit_test(what_was_lost_before_training_is_forgotten),
        cmocka_unit_test(what_has_no_words_is_saved_as_values),
        cmocka_unit_test(lines_that_cannot_be_done_are_told),
        cmocka_unit_test(a_long_run_can_be_stopped),
        cmocka_unit_test(undo_stops_at_what_was_seen_first),
        cmocka_unit_test(edits_are_named_for_people),
        cmocka_unit_test(a_point_after_a_phase_ends_the_step),
        cmocka_unit_test(whatever_way_was_gone_can_be_gone_again),
        cmocka_unit_test(what_was_set_first_stays),
        cmocka_unit_test(undo_leads_into_the_middle_of_a_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
