/* Settings by name, the values a sweep gives them, and trials: the same bits as one run alone, on
 * any number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "lab/sweep.h"
#include "lab/trial.h"
#include "scene/scene_file.h"

static const char CIRCLES[] = "data: {set: circles, count: 80, noise: 0.2, test: 0.25}\n"
                              "network: {layers: [4 tanh, 1 sigmoid]}\n"
                              "training: {rate: 0.5}\n";

static Scene read(const char *text) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test", 1, "", &message))
        fail_msg("%s", message.text);
    return scene;
}

/* --- Settings --- */

static void a_setting_does_what_its_line_in_a_scene_does(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"rate", "0.25", "training: {rate: 0.25}"},
        {"optimizer", "adam", "training: {optimizer: adam}"},
        {"batch", "10", "training: {batch: 10}"},
        {"batch", "7", "training: {batch: 7}"},
        {"l2", "0.01", "training: {l2: 0.01}"},
        {"loss", "squared", "training: {loss: squared}"},
        {"order-seed", "5", "training: {seed: 5}"},
        {"seed", "7", "network: {start: {seed: 7}}"},
        {"start", "he", "network: {start: {kind: he}}"},
        {"dropout", "0.5", "network: {dropout: 0.5}"},
        {"units", "3", "network: {layers: [3 tanh, 3 tanh, 1 sigmoid]}"},
        {"units[2]", "3", "network: {layers: [4 tanh, 3 tanh, 1 sigmoid]}"},
        {"activation", "relu", "network: {layers: [4 relu, 4 relu, 1 sigmoid]}"},
        {"layers", "[5 elu, 1 sigmoid]", "network: {layers: [5 elu, 1 sigmoid]}"},
        {"layers", "4", "network: {layers: [4 tanh, 4 tanh, 4 tanh, 1 sigmoid]}"},
        {"inputs", "[x1, x2, x1*x2, sin(x1)]", "inputs: [x1, x2, x1*x2, sin(x1)]"},
        {"noise", "0.3", "data: {set: circles, count: 60, noise: 0.3}"},
        {"count", "30", "data: {set: circles, count: 30}"},
        {"data-seed", "9", "data: {set: circles, count: 60, seed: 9}"},
        {"set", "moons", "data: {set: moons, count: 60}"},
        {"held-out", "0.4", "data: {set: circles, count: 60, test: 0.4}"},
        {"scale", "on", "data: {set: circles, count: 60, scale: standard}"},
    };
    const char *data = "data: {set: circles, count: 60}\n";
    const char *network = "network: {layers: [4 tanh, 4 tanh, 1 sigmoid]}\n";
    const char *begin = "data: {set: circles, count: 60}\n"
                        "network: {layers: [4 tanh, 4 tanh, 1 sigmoid]}\n";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        Message message;
        Run set, written;
        const char *line = cases[i][2];
        bool layers = strstr(line, "layers:") != NULL;
        snprintf(text, sizeof text, "%s%s%s\n", strncmp(line, "data", 4) == 0 ? "" : data,
                 layers || strncmp(line, "network", 7) == 0 ? "" : network, line);
        if (!layers && strncmp(line, "network: {", 10) == 0)
            snprintf(text, sizeof text, "%snetwork: {layers: [4 tanh, 4 tanh, 1 sigmoid], %s\n",
                     data, line + 10);
        Scene scene = read(begin), other = read(text);
        if (!setting_apply(&scene, cases[i][0], cases[i][1], &message))
            fail_msg("%s", message.text);
        assert_true(scene_run(&scene, &set, 1, &message));
        assert_true(scene_run(&other, &written, 1, &message));
        for (int e = 0; e < 3; e++) run_epoch(&set), run_epoch(&written);
        if (network_hash(&set.trainer.net) != network_hash(&written.trainer.net))
            fail_msg("%s=%s trains another network than %s", cases[i][0], cases[i][1], line);
        run_destroy(&set);
        run_destroy(&written);
        scene_destroy(&scene);
        scene_destroy(&other);
    }
}

static void a_setting_changes_what_it_names(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"rate", "0.25"},  {"optimizer", "adam"}, {"batch", "7"},  {"units[1]", "9"},
        {"noise", "0.75"}, {"activation", "elu"}, {"seed", "12"},  {"shuffle", "off"},
        {"scale", "on"},   {"loss", "squared"},   {"layers", "3"}, {"set", "moons"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene = read(CIRCLES);
        Message message;
        char text[SETTING_VALUE];
        if (strcmp(cases[i][0], "shuffle") == 0) setting_apply(&scene, "batch", "10", &message);
        assert_string_not_equal(setting_value(&scene, cases[i][0], text), cases[i][1]);
        if (!setting_apply(&scene, cases[i][0], cases[i][1], &message))
            fail_msg("%s", message.text);
        assert_string_equal(setting_value(&scene, cases[i][0], text), cases[i][1]);
        scene_destroy(&scene);
    }
}

static void what_cannot_be_is_said(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"rat=1", "did you mean 'rate'"},
        {"speed=3", "there is no setting 'speed'"},
        {"rate", "write NAME=VALUES"},
        {"=3", "write NAME=VALUES"},
        {"rate=", "empty value"},
        {"rate=1,,2", "empty value"},
        {"rate=fast", "'fast' is no number"},
        {"rate=-1", "rate goes from 0"},
        {"rate=0.1..3", "whole numbers"},
        {"rate=0..1:3", "begins above 0"},
        {"rate=0.1..1:1", "from 2 to"},
        {"seed=0..3", "seed goes from 1"},
        {"seed=5..1", "a range goes up"},
        {"seed=1..99999999", "a range goes up"},
        {"momentum=0.5", "no momentum"},
        {"units[3]=4", "no such units"},
        {"rate[1]=4", "leave out the brackets"},
        {"activation=tan", "did you mean 'tanh'"},
        {"activation=step", "no slope"},
        {"batch=0.5", "batch"},
        {"loss=hinge,log", "there is no loss called 'log'"},
        {"inputs=x1", "in brackets"},
        {"inputs=[x1,x9]", "x9"},
        {"inputs=[x1,]", "in brackets"},
        {"layers=[4]", "as in 4 tanh"},
        {"layers=[4 tanh, 1 linear]", "cross-entropy"},
        {"set=none", "no points"},
        {"where=x1 > 0", "only the set formula"},
        {"scale=maybe", "neither on nor off"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene = read(CIRCLES);
        Sweep sweep = {.axes = 0};
        Message message = {""};
        bool good =
            sweep_add(&sweep, cases[i][0], &message) && sweep_check(&sweep, &scene, &message);
        if (good) fail_msg("%s is taken", cases[i][0]);
        if (!strstr(message.text, cases[i][1])) fail_msg("%s: %s", cases[i][0], message.text);
        sweep_destroy(&sweep);
        scene_destroy(&scene);
    }
}

/* --- Sweeps --- */

static void every_combination_is_a_run_and_seeds_vary_fastest(void **state) {
    (void)state;
    Sweep sweep = {.axes = 0};
    Message message;
    assert_true(sweep_add(&sweep, "seed=1..3", &message));
    assert_true(sweep_add(&sweep, "rate=0.03,0.3", &message));
    assert_true(sweep_add(&sweep, "inputs=[x1, x2],[x1,x1*x2]", &message));
    assert_int_equal(sweep_runs(&sweep), 12);
    static const char *const expected[][3] = {
        {"1", "0.03", "[x1, x2]"},   {"2", "0.03", "[x1, x2]"},   {"3", "0.03", "[x1, x2]"},
        {"1", "0.03", "[x1,x1*x2]"}, {"2", "0.03", "[x1,x1*x2]"}, {"3", "0.03", "[x1,x1*x2]"},
        {"1", "0.3", "[x1, x2]"}};
    for (int r = 0; r < 7; r++) {
        int64_t at[SWEEP_AXES];
        char text[SETTING_VALUE];
        sweep_at(&sweep, r, at);
        for (int a = 0; a < 3; a++)
            assert_string_equal(sweep_value(&sweep, a, at[a], text), expected[r][a]);
    }
    assert_false(sweep_add(&sweep, "rate=4", &message));
    assert_non_null(strstr(message.text, "twice"));
    assert_false(sweep_add(&sweep, "count=1..100000", &message));
    assert_non_null(strstr(message.text, "more than 1000000 runs"));
    assert_int_equal(sweep.axes, 3);
    sweep_destroy(&sweep);
}

/* As many as may vary, none of them the seed: what lies behind the last is looked at by nobody. */
static void eight_settings_vary_and_no_more(void **state) {
    (void)state;
    static const char *const pairs[SWEEP_AXES] = {
        "rate=1,2",    "noise=0.1,0.2", "count=30,40",      "batch=3,4",
        "l2=0.01,0.1", "units=2,3",     "held-out=0.2,0.3", "data-seed=1,2"};
    struct {
        Sweep sweep;
        SweepAxis beyond;
    } s = {.beyond = {.name = "seed"}};
    Message message = {""};
    int64_t at[SWEEP_AXES];
    for (int a = 0; a < SWEEP_AXES; a++) {
        if (!sweep_add(&s.sweep, pairs[a], &message)) fail_msg("%s", message.text);
    }
    assert_false(sweep_add(&s.sweep, "dropout=0.1,0.2", &message));
    assert_string_equal(message.text, "at most 8 settings vary at once");
    assert_int_equal(sweep_seeds(&s.sweep), -1);
    assert_int_equal(sweep_runs(&s.sweep), 256);
    sweep_at(&s.sweep, 254, at);
    for (int a = 0; a < SWEEP_AXES; a++) assert_int_equal(at[a], a < SWEEP_AXES - 1);
    Scene scene = read(CIRCLES), made;
    if (!sweep_scene(&s.sweep, &scene, 254, &made, &message)) fail_msg("%s", message.text);
    assert_true(made.training.rate == 2 && made.training.batch == 4 && made.network.units[0] == 3);
    assert_true(made.set.count == 40 && made.set.noise == 0.2f && made.set.seed == 1);
    assert_true(made.training.l2 == 0.1f && made.data.count == 40);
    scene_destroy(&made);
    scene_destroy(&scene);
    sweep_destroy(&s.sweep);
}

static void a_range_is_even_in_the_logarithm(void **state) {
    (void)state;
    Sweep sweep = {.axes = 0};
    Message message;
    char text[SETTING_VALUE];
    static const char *const rates[] = {"0.001", "0.01", "0.1", "1", "10"};
    static const char *const noises[] = {"0", "0.25", "0.5", "0.75", "1"};
    assert_true(sweep_add(&sweep, "rate=0.001..10:5", &message));
    assert_true(sweep_add(&sweep, "noise=0..1:5", &message));
    for (int i = 0; i < 5; i++) {
        assert_string_equal(sweep_value(&sweep, 0, i, text), rates[i]);
        assert_string_equal(sweep_value(&sweep, 1, i, text), noises[i]);
    }
    sweep_destroy(&sweep);
}

/* The momentum needs its optimizer, whichever is typed first. */
static void settings_are_made_in_an_order_that_works(void **state) {
    (void)state;
    Scene scene = read(CIRCLES), made;
    Sweep sweep = {.axes = 0};
    Message message;
    assert_true(sweep_add(&sweep, "momentum=0.5", &message));
    assert_true(sweep_add(&sweep, "optimizer=momentum", &message));
    assert_true(sweep_add(&sweep, "units[2]=7", &message));
    assert_true(sweep_add(&sweep, "layers=3", &message));
    assert_true(sweep_add(&sweep, "activation[3]=linear", &message));
    assert_true(sweep_add(&sweep, "loss=squared", &message));
    if (!sweep_check(&sweep, &scene, &message)) fail_msg("%s", message.text);
    assert_true(sweep_scene(&sweep, &scene, 0, &made, &message));
    assert_true(made.training.optimizer == OPTIMIZER_MOMENTUM && made.training.momentum == 0.5f);
    assert_true(made.network.layers == 3 && made.network.units[1] == 7);
    scene_destroy(&made);
    scene_destroy(&scene);
    sweep_destroy(&sweep);
}

/* --- Trials --- */

enum { TRIALS = 6 };

static void make_trials(Trial trial[TRIALS], const char *until, int64_t epochs) {
    Scene scene = read(CIRCLES), made;
    Sweep sweep = {.axes = 0};
    Message message;
    assert_true(sweep_add(&sweep, "rate=0.1,1", &message));
    assert_true(sweep_add(&sweep, "seed=1..3", &message));
    for (int r = 0; r < TRIALS; r++) {
        assert_true(sweep_scene(&sweep, &scene, r, &made, &message));
        assert_true(trial_create(&trial[r], &made, until, epochs, &message));
    }
    sweep_destroy(&sweep);
    scene_destroy(&scene);
}

static void trials_at_once_have_the_bits_of_runs_alone(void **state) {
    (void)state;
    static const int threads[] = {1, 2, 8};
    static const int64_t slices[] = {1, 7, 1000};
    for (int t = 0; t < 3; t++) {
        Trial trial[TRIALS];
        Trial *list[TRIALS];
        make_trials(trial, "", 40);
        for (int i = 0; i < TRIALS; i++) list[i] = &trial[i];
        while (trials_advance(list, TRIALS, slices[t], threads[t])) {
        }
        for (int i = 0; i < TRIALS; i++) {
            char text[512];
            snprintf(text, sizeof text,
                     "data: {set: circles, count: 80, noise: 0.2, test: 0.25}\n"
                     "network: {layers: [4 tanh, 1 sigmoid], start: {seed: %d}}\n"
                     "training: {rate: %s}\n",
                     i % 3 + 1, i < 3 ? "0.1" : "1");
            Scene scene = read(text);
            Run run;
            Message message;
            assert_true(scene_run(&scene, &run, 2, &message));
            for (int e = 0; e < 40; e++) assert_true(run_epoch(&run));
            assert_true(trial[i].end == TRIAL_EPOCHS && trial[i].reached == -1);
            assert_int_equal(trial[i].run.trainer.epoch, 40);
            assert_int_equal(network_hash(&trial[i].run.trainer.net),
                             network_hash(&run.trainer.net));
            assert_true(trial[i].run.score.loss == run.score.loss);
            assert_true(trial[i].run.timeline.epochs == 41);
            run_destroy(&run);
            scene_destroy(&scene);
            trial_destroy(&trial[i]);
        }
    }
}

static void a_trial_ends_at_the_epoch_that_meets_its_goal(void **state) {
    (void)state;
    Trial trial[TRIALS];
    make_trials(trial, "loss < 0.5", 3000);
    assert_false(trial_advance(&trial[3], 3000));
    const Run *run = &trial[3].run;
    Bucket before, now;
    assert_true(trial[3].end == TRIAL_REACHED);
    assert_int_equal(trial[3].reached, run->trainer.epoch);
    assert_true(timeline_at(&run->timeline, SERIES_LOSS, trial[3].reached, &now));
    assert_true(timeline_at(&run->timeline, SERIES_LOSS, trial[3].reached - 1, &before));
    assert_true(now.last < 0.5f && before.last >= 0.5f);
    for (int i = 0; i < TRIALS; i++) trial_destroy(&trial[i]);
}

static void a_trial_ends_where_its_run_does(void **state) {
    (void)state;
    static const struct {
        const char *scene, *until;
        TrialEnd end;
    } cases[] = {{"data: {points: [[30, 40]]}\ninputs: [x1]\nnetwork: {layers: [1 linear]}\n"
                  "training: {rate: 50}\n",
                  "loss < 0.001", TRIAL_DIVERGED},
                 {"data: {set: gauss, count: 20, noise: 0}\ntraining: {rule: perceptron}\n", "",
                  TRIAL_SETTLED},
                 {"data: {set: gauss, count: 20}\n", "epoch >= 0", TRIAL_REACHED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scene scene = read(cases[i].scene);
        Trial trial;
        Message message;
        if (!trial_create(&trial, &scene, cases[i].until, 500, &message))
            fail_msg("%s", message.text);
        trial_advance(&trial, 1000);
        assert_int_equal(trial.end, cases[i].end);
        trial_destroy(&trial);
    }
    Scene empty = read("title: nothing\n");
    Trial trial;
    Message message;
    assert_false(trial_create(&trial, &empty, "", 10, &message));
    assert_non_null(strstr(message.text, "no points"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_setting_does_what_its_line_in_a_scene_does),
        cmocka_unit_test(a_setting_changes_what_it_names),
        cmocka_unit_test(what_cannot_be_is_said),
        cmocka_unit_test(every_combination_is_a_run_and_seeds_vary_fastest),
        cmocka_unit_test(a_range_is_even_in_the_logarithm),
        cmocka_unit_test(eight_settings_vary_and_no_more),
        cmocka_unit_test(settings_are_made_in_an_order_that_works),
        cmocka_unit_test(trials_at_once_have_the_bits_of_runs_alone),
        cmocka_unit_test(a_trial_ends_at_the_epoch_that_meets_its_goal),
        cmocka_unit_test(a_trial_ends_where_its_run_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
