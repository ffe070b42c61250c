/* Runs: scores, time travel, divergence, and the perceptron rule coming to rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "nn/run.h"
#include "points.h"

typedef struct Setup {
    Dataset data;
    Features features;
    NetworkDef network;
    Training training;
    RunDef def;
} Setup;

/* Points at its own parts: must stay where it is. */
static void setup(Setup *s, SetKind kind, float noise) {
    SetDef set = {.kind = kind, .count = 90, .classes = 2, .noise = noise, .seed = 2};
    *s = (Setup){.data = dataset_generate(&set), .training = training_default()};
    s->features = features_identity(s->data.columns);
    s->network = points_network(s->data.columns, 2, (int[]){4, 1},
                                (Activation[]){ACTIVATION_TANH, ACTIVATION_SIGMOID}, 3);
    s->def = (RunDef){.data = &s->data,
                      .features = &s->features,
                      .network = &s->network,
                      .training = &s->training,
                      .threads = 1,
                      .seed = 1};
}

static void start(Run *run, const Setup *s) {
    Message message = {""};
    if (!run_create(run, &s->def, &message)) fail_msg("%s", message.text);
}

/* No way of moving it moves a run that has ended. */
static void assert_stands_still(Run *run) {
    static bool (*const moves[])(Run *) = {run_epoch, run_step, run_step_point, run_phase};
    uint64_t hash = network_hash(&run->trainer.net);
    int64_t epoch = run->trainer.epoch, steps = run->trainer.steps;
    for (int m = 0; m < 4; m++) {
        assert_false(moves[m](run));
        assert_true(network_hash(&run->trainer.net) == hash);
        assert_true(run->trainer.epoch == epoch && run->trainer.steps == steps);
        assert_int_equal(run->trainer.next, PHASE_FORWARD);
    }
}

static void learns_what_can_be_learned(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_GAUSS, 0);
    s.def.held_out = 0.3f;
    Run run;
    start(&run, &s);
    assert_int_equal(run.test.count, 27);
    double before = run.score.loss;
    for (int e = 0; e < 300; e++) assert_true(run_epoch(&run));
    assert_true(run.score.loss < before / 4);
    assert_true(run.score.accuracy == 1 && run.score.wrong == 0);
    assert_true(run.test_score.accuracy > 0.95);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* Wherever one goes, and in whatever order, an epoch has the bits it had. */
static void time_travel_is_exact(void **state) {
    (void)state;
    for (int o = 0; o < OPTIMIZER_COUNT; o++) {
        Setup s;
        setup(&s, SET_CIRCLES, 0.2f);
        s.training.optimizer = (Optimizer)o;
        s.training.rate = 0.01f;
        s.training.batch = o % 2 ? 7 : 0;
        s.training.dropout = o == 2 ? 0.2f : 0;
        Run run;
        start(&run, &s);
        enum { EPOCHS = 700 };
        uint64_t hash[EPOCHS + 1];
        double loss[EPOCHS + 1];
        for (int e = 0; e <= EPOCHS; e++) {
            hash[e] = network_hash(&run.trainer.net);
            loss[e] = run.score.loss;
            if (e < EPOCHS) assert_true(run_epoch(&run));
        }
        const int visits[] = {EPOCHS, 0, 1, 699, 350, 349, 511, 512, 513, 3};
        for (int v = 0; v < 10; v++) {
            run_seek(&run, visits[v]);
            assert_int_equal(run.trainer.epoch, visits[v]);
            assert_true(network_hash(&run.trainer.net) == hash[visits[v]]);
            assert_true(run.score.loss == loss[visits[v]]);
        }
        for (int e = 3; e < EPOCHS; e++) assert_true(run_epoch(&run));
        assert_true(network_hash(&run.trainer.net) == hash[EPOCHS]);
        run_destroy(&run);
        dataset_destroy(&s.data);
    }
}

static void a_diverging_run_goes_back_and_says_why(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_LINE, 0.1f);
    s.network = points_network(1, 1, (int[]){1}, (Activation[]){ACTIVATION_LINEAR}, 1);
    s.training.loss = LOSS_SQUARED;
    s.training.rate = 5;
    Run run;
    start(&run, &s);
    int epochs = 0;
    while (run_epoch(&run)) epochs++;
    assert_true(run.diverged && epochs > 0 && epochs < 100);
    assert_int_equal(run.trainer.epoch, epochs);
    assert_true(isfinite(run.score.loss));
    for (int i = 0; i < run.trainer.net.count; i++) assert_true(isfinite(run.trainer.net.theta[i]));
    assert_non_null(strstr(run.cause.text, "rate 5 is too large"));
    char told[64]; /* what is told is what is seen */
    snprintf(told, sizeof told, "to %.3g in %d epoch%s", run.score.loss, epochs,
             epochs == 1 ? "" : "s");
    assert_non_null(strstr(run.cause.text, told));
    assert_true(run.divergence.next > run.divergence.to);
    assert_stands_still(&run);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void a_start_beyond_all_numbers_is_not_blamed_on_the_rate(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_LINE, 0.1f);
    s.network = points_network(1, 2, (int[]){1, 1},
                               (Activation[]){ACTIVATION_LINEAR, ACTIVATION_LINEAR}, 1);
    s.training.loss = LOSS_SQUARED;
    s.def.values = (const float[]){1e30f, 0, 1e30f, 0};
    Run run;
    start(&run, &s);
    assert_false(run_epoch(&run));
    assert_true(run.diverged);
    assert_int_equal(run.trainer.epoch, 0);
    assert_null(strstr(run.cause.text, "rate"));
    assert_non_null(strstr(run.cause.text, "the weights or the data are too large"));
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void the_perceptron_rests_when_none_is_wrong(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_GAUSS, 0);
    s.network = points_network(2, 1, (int[]){1}, (Activation[]){ACTIVATION_STEP}, 1);
    s.training.rule = RULE_PERCEPTRON;
    Run run;
    start(&run, &s);
    int epochs = 0;
    while (run_epoch(&run)) assert_true(++epochs < 1000);
    assert_true(run.settled && run.score.wrong == 0 && run.score.accuracy == 1);
    assert_stands_still(&run);
    run_destroy(&run);
    /* One more point where no line can take it: it never rests. */
    float inside[2] = {s.data.x[0], s.data.x[1]};
    dataset_add(&s.data, inside, 1 - s.data.label[0]);
    Run endless;
    start(&endless, &s);
    for (int e = 0; e < 500; e++) assert_true(run_epoch(&endless));
    assert_true(endless.score.wrong > 0);
    run_destroy(&endless);
    dataset_destroy(&s.data);
}

/* Any mixture of steps, taken back one by one, through the bits there were. */
static void steps_are_taken_back_exactly(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0.2f);
    s.training.batch = 20;
    s.training.optimizer = OPTIMIZER_MOMENTUM;
    Run run;
    start(&run, &s);
    for (int e = 0; e < 3; e++) run_epoch(&run); /* 5 steps each */
    uint64_t hash[40];
    int steps = 0;
    const char *way = "bbsbsss";
    for (; way[steps]; steps++) {
        hash[steps] = network_hash(&run.trainer.net);
        assert_true(way[steps] == 's' ? run_step_point(&run) : run_step(&run));
    }
    while (steps-- > 0) {
        assert_true(run_back(&run));
        assert_true(network_hash(&run.trainer.net) == hash[steps]);
    }
    assert_int_equal(run.trainer.epoch, 3);
    assert_int_equal(run.trainer.position, 0);
    for (int left = 15; left-- > 0;) {
        assert_true(run_back(&run));
        assert_int_equal(run.trainer.steps, left);
    }
    assert_false(run_back(&run));
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* Also over the ends of epochs that were walked by points, by batches, or to their end at once; and
 * on again from there. */
static void steps_are_taken_back_over_the_ends_of_epochs(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0.2f);
    s.training.batch = 20;
    Run run;
    start(&run, &s);
    uint64_t hash[400];
    int64_t at[400];
    int steps = 0, points = 0;
    for (; run.trainer.epoch < 4; steps++) {
        hash[steps] = network_hash(&run.trainer.net);
        at[steps] = run.trainer.steps;
        /* the first epoch by points, the second mixed, the third begun by points, the fourth by
         * batches */
        bool point = run.trainer.epoch == 0 || (run.trainer.epoch == 1 && steps % 3 == 0) ||
                     (run.trainer.epoch == 2 && points++ < 2);
        assert_true(point ? run_step_point(&run) : run_step(&run));
    }
    uint64_t last = network_hash(&run.trainer.net);
    for (int i = steps - 1; i >= 0; i--) {
        assert_true(run_back(&run));
        assert_int_equal(run.trainer.steps, at[i]);
        assert_true(network_hash(&run.trainer.net) == hash[i]);
    }
    assert_false(run_back(&run));
    run_seek(&run, 4);
    assert_true(network_hash(&run.trainer.net) == last);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* A step of a point is part of the way even where a batch came first and another step was taken
 * back. */
static void a_way_that_was_shortened_is_still_a_way(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0.2f);
    s.training.batch = 20;
    Run run;
    start(&run, &s);
    for (const char *step = "bss"; *step; step++)
        assert_true(*step == 's' ? run_step_point(&run) : run_step(&run));
    assert_true(run_back(&run));
    assert_true(run_epoch(&run));
    uint64_t hash = network_hash(&run.trainer.net);
    assert_true(run_epoch(&run));
    run_seek(&run, 1);
    assert_true(network_hash(&run.trainer.net) == hash);
    assert_true(run_back(&run));
    assert_int_equal(run.trainer.epoch, 0);
    assert_true(run.trainer.position > 0);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void a_step_half_taken_is_taken_back(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0.2f);
    Run run;
    start(&run, &s);
    run_epoch(&run);
    uint64_t hash = network_hash(&run.trainer.net);
    run_phase(&run);
    run_phase(&run);
    run_phase(&run);
    assert_true(run_back(&run));
    assert_int_equal(run.trainer.next, PHASE_FORWARD);
    assert_true(network_hash(&run.trainer.net) == hash && run.trainer.epoch == 1);
    for (int phase = 0; phase < 4; phase++) assert_true(run_phase(&run));
    assert_int_equal(run.trainer.epoch, 2);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* Settings and weights changed on the way, at the start of an epoch and within one: every later
 * epoch can still be reached to the bit, when there are far more of them than keyframes, too. */
static void interventions_are_part_of_the_way(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_MOONS, 0.1f);
    s.training.batch = 20;
    Run run;
    start(&run, &s);
    enum { EPOCHS = 2 * KEYFRAMES_MOST + 300 };
    uint64_t hash[EPOCHS + 1];
    for (int e = 0; e <= EPOCHS; e++) {
        if (e == 21) {
            s.training.rate = 0.5f;
            run_set_training(&run, &s.training);
        }
        if (e == 30) run_set_weights(&run, 2, 1, (float[]){3});
        hash[e] = network_hash(&run.trainer.net);
        if (e == 40) {
            run_step(&run);
            run_set_weights(&run, 0, 2, (float[]){-1, 1});
            assert_false(run_back(&run));
        }
        if (e == 50) run_step_point(&run);
        if (e == 62) {
            run_step(&run);
            s.training.rate = 0.2f;
            run_set_training(&run, &s.training);
        }
        if (e < EPOCHS) assert_true(run_epoch(&run));
    }
    for (int e = EPOCHS; e >= 0; e--) {
        run_seek(&run, e);
        assert_int_equal(run.trainer.epoch, e);
        assert_true(network_hash(&run.trainer.net) == hash[e]);
    }
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* Erased to the last one in the middle of a run: what lay ahead cannot be replayed without them,
 * and is forgotten like any other branch. */
static void without_points_nothing_lies_ahead(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_MOONS, 0.1f);
    Run run;
    start(&run, &s);
    for (int e = 0; e < 5; e++) run_epoch(&run);
    run_seek(&run, 2);
    uint64_t hash = network_hash(&run.trainer.net);
    s.data.count = 0;
    assert_true(run_set_data(&run, &s.def, NULL));
    assert_int_equal(run.timeline.epochs, 3);
    run_seek(&run, run.timeline.epochs - 1);
    assert_int_equal(run.trainer.epoch, 2);
    assert_true(network_hash(&run.trainer.net) == hash);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* A new branch forgets the old one; what it was like before the points changed cannot be
 * reached. */
static void other_points_begin_a_new_way(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_MOONS, 0.1f);
    Run run;
    start(&run, &s);
    for (int e = 0; e < 50; e++) run_epoch(&run);
    run_seek(&run, 20);
    dataset_add(&s.data, (float[]){1, 1}, 1);
    uint64_t hash = network_hash(&run.trainer.net);
    assert_true(run_set_data(&run, &s.def, NULL));
    assert_true(network_hash(&run.trainer.net) == hash);
    assert_int_equal(run.train.count, 91);
    assert_int_equal(run.timeline.epochs, 21);
    for (int e = 0; e < 5; e++) assert_true(run_epoch(&run));
    run_seek(&run, 3);
    assert_int_equal(run.trainer.epoch, 20);
    assert_true(network_hash(&run.trainer.net) == hash);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void given_weights_are_where_it_begins(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0);
    const float values[17] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
    s.def.values = values;
    Run run;
    start(&run, &s);
    assert_memory_equal(run.trainer.net.theta, values, sizeof values);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void regression_has_no_accuracy(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_SINE, 0);
    s.network.activation[1] = ACTIVATION_LINEAR;
    s.training.loss = LOSS_SQUARED;
    Run run;
    start(&run, &s);
    assert_true(isnan(run.score.accuracy));
    assert_true(run_epoch(&run));
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void parts_that_do_not_fit_are_refused(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0);
    Run run;
    Message message = {""};
    s.training.loss = LOSS_CROSS_ENTROPY;
    s.network.activation[1] = ACTIVATION_TANH;
    assert_false(run_create(&run, &s.def, &message));
    assert_non_null(strstr(message.text, "cross-entropy needs probabilities"));
    s.network.activation[1] = ACTIVATION_SIGMOID;
    s.network.activation[0] = ACTIVATION_STEP;
    assert_false(run_create(&run, &s.def, &message));
    assert_non_null(strstr(message.text, "slope"));
    s.network.activation[0] = ACTIVATION_TANH;
    s.network.inputs = 3;
    assert_false(run_create(&run, &s.def, &message));
    assert_non_null(strstr(message.text, "inputs"));
    dataset_destroy(&s.data);
}

/* Points for another network, or for another loss, leave a run that has begun as it is. */
static void other_points_that_do_not_fit_are_refused(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0);
    Run run;
    start(&run, &s);
    for (int e = 0; e < 3; e++) run_epoch(&run);
    const uint64_t before = network_hash(&run.trainer.net);
    const Dataset fitting = s.data,
                  other[2] = {points_random(20, 3, 2, 1), points_random(20, 2, 3, 1)};
    const char *const why[2] = {"inputs", "class"};
    for (int i = 0; i < 2; i++) {
        Message message = {""};
        s.data = other[i];
        s.features = features_identity(other[i].columns);
        assert_false(run_set_data(&run, &s.def, &message));
        if (!strstr(message.text, why[i])) fail_msg("%s", message.text);
        assert_true(run.train.count == 90 && run.trainer.epoch == 3);
        assert_true(network_hash(&run.trainer.net) == before);
        dataset_destroy(&s.data);
    }
    s.data = fitting;
    s.features = features_identity(2);
    assert_true(run_set_data(&run, &s.def, NULL) && run_epoch(&run));
    run_destroy(&run);
    dataset_destroy(&s.data);
}

static void no_points_is_a_run_that_stands_still(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0);
    while (s.data.count) dataset_remove(&s.data, 0);
    Run run;
    start(&run, &s);
    assert_stands_still(&run);
    assert_true(isnan(run.score.accuracy));
    run_destroy(&run);
    dataset_destroy(&s.data);
}

/* A step over a right point is a step, and no move; going back counts back. */
static void moves_are_counted_and_come_back(void **state) {
    (void)state;
    Setup s;
    setup(&s, SET_XOR, 0);
    s.network = points_network(2, 1, (int[]){1}, (Activation[]){ACTIVATION_STEP}, 1);
    s.training.rule = RULE_PERCEPTRON;
    s.training.rate = 0.01f;
    Run run;
    start(&run, &s);
    int64_t moves = 0;
    for (int i = 0; i < s.data.count; i++) {
        float before[3];
        memcpy(before, run.trainer.net.theta, sizeof before);
        assert_true(run_step_point(&run));
        const float *now = run.trainer.net.theta;
        moves += before[0] != now[0] || before[1] != now[1] || before[2] != now[2];
        assert_int_equal(run.trainer.moves, moves);
    }
    assert_true(moves > 0 && moves < run.trainer.steps);
    run_epoch(&run);
    run_seek(&run, 1);
    assert_int_equal(run.trainer.moves, moves);
    run_seek(&run, 0);
    assert_int_equal(run.trainer.moves, 0);
    run_destroy(&run);
    dataset_destroy(&s.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_what_can_be_learned),
        cmocka_unit_test(time_travel_is_exact),
        cmocka_unit_test(a_diverging_run_goes_back_and_says_why),
        cmocka_unit_test(a_start_beyond_all_numbers_is_not_blamed_on_the_rate),
        cmocka_unit_test(the_perceptron_rests_when_none_is_wrong),
        cmocka_unit_test(moves_are_counted_and_come_back),
        cmocka_unit_test(steps_are_taken_back_exactly),
        cmocka_unit_test(steps_are_taken_back_over_the_ends_of_epochs),
        cmocka_unit_test(a_way_that_was_shortened_is_still_a_way),
        cmocka_unit_test(a_step_half_taken_is_taken_back),
        cmocka_unit_test(interventions_are_part_of_the_way),
        cmocka_unit_test(without_points_nothing_lies_ahead),
        cmocka_unit_test(other_points_begin_a_new_way),
        cmocka_unit_test(given_weights_are_where_it_begins),
        cmocka_unit_test(regression_has_no_accuracy),
        cmocka_unit_test(parts_that_do_not_fit_are_refused),
        cmocka_unit_test(other_points_that_do_not_fit_are_refused),
        cmocka_unit_test(no_points_is_a_run_that_stands_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
