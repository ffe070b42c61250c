/* Experiments: every run has the bits of the run alone, however slices and threads fall; what they
 * have in common; the picture of many starts; a run opened again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/experiment.h"
#include "lab/lab.h"
#include "lab/replay.h"
#include "scene/scene_file.h"

static Scene read(const char *text) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test", 1, "", &message))
        fail_msg("%s", message.text);
    return scene;
}

static Scene usual(void) {
    return read("data: {set: circles, count: 60}\n"
                "network: {layers: [4 tanh, 1 sigmoid]}\n"
                "experiment: {vary: [\"rate=0.3,3\", \"units=2,4\"], starts: 5,\n"
                "  until: \"loss < 0.3\", epochs: 60}\n");
}

static Experiment create(const Scene *scene) {
    Experiment experiment;
    Message message;
    if (!experiment_create(&experiment, scene, &scene->experiment, &message))
        fail_msg("%s", message.text);
    return experiment;
}

static void train(Experiment *experiment, double seconds, int threads) {
    for (int i = 0; experiment->going; i++) {
        experiment_advance(experiment, seconds, threads);
        assert_true(i < 100000);
    }
}

static void runs_have_the_bits_of_runs_alone(void **state) {
    (void)state;
    Scene scene = usual();
    static const int threads[] = {1, 2, 8};
    for (int t = 0; t < 3; t++) {
        Experiment experiment = create(&scene);
        assert_int_equal(experiment.runs, 20);
        assert_int_equal(experiment.groups, 4);
        train(&experiment, t * 0.0005, threads[t]);
        assert_int_equal(experiment.done, 20);
        for (int r = 0; r < 20; r++) {
            char text[300];
            snprintf(text, sizeof text,
                     "data: {set: circles, count: 60}\n"
                     "network: {layers: [%d tanh, 1 sigmoid], start: {seed: %d}}\n"
                     "training: {rate: %s}\n",
                     r / 5 % 2 == 0 ? 2 : 4, r % 5 + 1, r < 10 ? "0.3" : "3");
            Scene alone = read(text);
            Run run;
            Message message;
            const ExperimentRun *kept = &experiment.run[r];
            assert_true(kept->done && kept->ran);
            assert_true(scene_run(&alone, &run, 1, &message));
            while (run.score.loss >= 0.3 && run.trainer.epoch < 60) run_epoch(&run);
            assert_int_equal(kept->outcome.epochs, run.trainer.epoch);
            assert_int_equal(kept->outcome.hash, network_hash(&run.trainer.net));
            assert_int_equal(kept->outcome.reached, run.score.loss < 0.3 ? run.trainer.epoch : -1);
            assert_memory_equal(kept->theta, run.trainer.net.theta,
                                sizeof(float) * (size_t)run.trainer.net.count);
            run_destroy(&run);
            scene_destroy(&alone);
        }
        experiment_destroy(&experiment);
    }
    scene_destroy(&scene);
}

/* The same runs, the same picture, in whatever order they ended. */
static void the_picture_of_many_starts_does_not_depend_on_their_order(void **state) {
    (void)state;
    Scene scene = usual();
    Experiment one = create(&scene), many = create(&scene);
    train(&one, 1, 1);
    train(&many, 0.0002, 8);
    for (int g = 0; g < one.groups; g++) {
        const Overlay *a = &one.overlay[g], *b = &many.overlay[g];
        size_t places = (size_t)a->cells * (size_t)a->cells;
        assert_int_equal(a->networks, 5);
        assert_memory_equal(a->sum, b->sum, places * sizeof *a->sum);
        assert_memory_equal(a->square, b->square, places * sizeof *a->square);
        assert_memory_equal(a->edge, b->edge, places * sizeof *a->edge);
    }
    experiment_destroy(&one);
    experiment_destroy(&many);
    scene_destroy(&scene);
}

/* The mean and the spread are those of the answers, and an edge lies where a network changes its
 * mind. */
static void the_mean_answer_is_the_mean_of_answers(void **state) {
    (void)state;
    Scene scene = read("data: {set: circles, count: 40}\n"
                       "experiment: {starts: 3, epochs: 5}\n");
    Experiment experiment = create(&scene);
    train(&experiment, 1, 2);
    const Overlay *overlay = &experiment.overlay[0];
    int n = overlay->cells, edges = 0;
    float *mean = calloc((size_t)(n * n), sizeof *mean);
    float *field = calloc((size_t)(n * n), sizeof *field);
    float *spread = calloc((size_t)(n * n), sizeof *spread);
    double *sum = calloc((size_t)(n * n), sizeof *sum);
    double *square = calloc((size_t)(n * n), sizeof *square);
    overlay_mean(overlay, mean);
    overlay_spread(overlay, 0, spread);
    for (int r = 0; r < 3; r++) {
        Scene alone;
        Run run;
        Message message;
        assert_true(experiment_scene(&experiment, r, false, &alone));
        assert_true(scene_run(&alone, &run, 1, &message));
        run_set_weights(&run, 0, run.trainer.net.count, experiment.run[r].theta);
        field_compute(run.trainer.work, &run.trainer.net, &run.features, &experiment.window, 0, 0,
                      n, n, 1, field);
        for (int i = 0; i < n * n; i++) {
            sum[i] += (double)field[i];
            square[i] += (double)field[i] * (double)field[i];
        }
        for (int i = 0; i + n + 1 < n * n; i++) {
            for (int step = 1; step <= n; step += n - 1) { /* to the right, and down */
                if (i % n == n - 1 || (field[i] >= 0.5f) == (field[i + step] >= 0.5f)) continue;
                assert_true(overlay->edge[i] + overlay->edge[i + step] > 0);
                edges++;
            }
        }
        run_destroy(&run);
        scene_destroy(&alone);
    }
    int kept = 0;
    for (int i = 0; i < n * n; i++) {
        assert_true(fabs((double)mean[i] - sum[i] / 3) < 1e-4);
        double variance = square[i] / 3 - sum[i] / 3 * (sum[i] / 3);
        assert_true(fabs((double)spread[i] - sqrt(fmax(0, variance))) < 1e-4);
        kept += overlay->edge[i] > 0;
    }
    assert_true(edges > 50 && kept < 4 * edges); /* and nowhere else */
    free(mean);
    free(spread);
    free(field);
    free(sum);
    free(square);
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

/* A straight boundary has no steps: in each column it lies where it crosses, within a tenth
 * of a cell, and is about as wide as in every other. */
static void a_straight_boundary_is_straight(void **state) {
    (void)state;
    int flat = 0;
    for (int seed = 1; seed <= 12; seed++) {
        char text[400];
        snprintf(text, sizeof text,
                 "data: {points: [[-2, -1, red], [2, 1, blue], [1, -2, red]]}\n"
                 "network: {layers: [1 sigmoid], start: {seed: %d}}\n"
                 "view: {x: [-3, 3], y: [-3, 3]}\nexperiment: {starts: 1, epochs: 1}\n",
                 seed);
        Scene scene = read(text);
        Experiment experiment = create(&scene);
        train(&experiment, 1, 1);
        const Overlay *overlay = &experiment.overlay[0];
        const float *theta = experiment.run[0].theta;
        const Plane *w = &overlay->window;
        const int n = overlay->cells;
        const double slope = (double)(-theta[0] / theta[1]), high = (double)(-theta[2] / theta[1]);
        double least = INFINITY, most = 0;
        bool seen = fabs(slope) < 0.8 && fabs(high) + 3 * fabs(slope) < 2.8;
        for (int c = 2; seen && c < n - 2; c++) {
            double sum = 0, rows = 0;
            for (int r = 0; r < n; r++) {
                sum += (double)overlay_edge(overlay, r * n + c);
                rows += (double)overlay_edge(overlay, r * n + c) * (r + 0.5);
            }
            double x = (double)(w->left + (w->right - w->left) * ((float)c + 0.5f) / (float)n);
            double row = ((double)w->top - slope * x - high) / (double)(w->top - w->bottom) * n;
            assert_true(fabs(rows / sum - row) < 0.1);
            least = fmin(least, sum);
            most = fmax(most, sum);
        }
        assert_true(!seen || (least > 0.9 && most < 1.25 * least));
        flat += seen;
        experiment_destroy(&experiment);
        scene_destroy(&scene);
    }
    assert_true(flat >= 2);
}

/* Of one input the curves themselves: each is in every column, where its answer is. Labels may be
 * of any size. */
static void curves_of_one_input_are_laid_over_each_other(void **state) {
    (void)state;
    Scene scene = read("data: {points: [[-2, -1500], [-1, -700], [0, 400], [1, 900], [2, 900]]}\n"
                       "network: {layers: [3 tanh, 1 linear]}\n"
                       "training: {rate: 0.0000001, loss: squared}\n"
                       "view: {x: [-3, 3], y: [-2000, 2000]}\n"
                       "experiment: {starts: 4, epochs: 5}\n");
    Experiment experiment = create(&scene);
    train(&experiment, 1, 2);
    const Overlay *overlay = &experiment.overlay[0];
    int n = overlay->cells;
    assert_true(overlay->curves);
    assert_int_equal(overlay->networks, 4);
    assert_int_equal(overlay_places(overlay), n);
    float *mean = calloc((size_t)n, sizeof *mean);
    overlay_mean(overlay, mean);
    for (int x = 0; x < n; x++) {
        int here = 0;
        for (int y = 0; y < n; y++) here += overlay->edge[y * n + x];
        /* a steep one is in several cells of a column; of each cell a part is rounded */
        assert_true(here >= 4 * OVERLAY_EDGE - 8);
        assert_true(isfinite(mean[x]) && fabsf(mean[x]) < 2000);
    }
    free(mean);
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

static void a_group_is_summed_up(void **state) {
    (void)state;
    Scene scene = usual();
    Experiment experiment = create(&scene);
    train(&experiment, 1, 2);
    char text[SETTING_VALUE];
    assert_int_equal(experiment_values(&experiment, 0), 2);
    assert_int_equal(experiment_values(&experiment, 1), 2);
    assert_int_equal(experiment_value_at(&experiment, 2, 0), 1);
    assert_int_equal(experiment_value_at(&experiment, 2, 1), 0);
    assert_string_equal(experiment_value(&experiment, 0, 1, text), "3");
    assert_string_equal(experiment_value(&experiment, 1, 0, text), "2");
    for (int g = 0; g < 4; g++) {
        Spread spread = experiment_spread(&experiment, g);
        int reached = 0;
        for (int i = 0; i < 5; i++) reached += experiment.run[g * 5 + i].outcome.reached >= 0;
        assert_int_equal(spread.runs, 5);
        assert_int_equal(spread.reached, reached);
        assert_true(spread.loss.low <= spread.loss.middle);
        assert_true(spread.loss.middle <= spread.loss.high);
    }
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

static void quartiles_lie_between_the_numbers(void **state) {
    (void)state;
    Outcome outcome[4] = {{.end = TRIAL_REACHED, .reached = 10, .loss = 4},
                          {.end = TRIAL_EPOCHS, .reached = -1, .loss = 1},
                          {.end = TRIAL_REACHED, .reached = 30, .loss = 2},
                          {.end = TRIAL_DIVERGED, .reached = -1, .loss = 3}};
    Spread spread = outcome_spread(outcome, 4, true);
    assert_int_equal(spread.reached, 2);
    assert_int_equal(spread.diverged, 1);
    assert_true(spread.loss.low == 1.75 && spread.loss.middle == 3);
    assert_true(isinf(spread.loss.high));
    assert_true(spread.epochs.low == 25 && isinf(spread.epochs.middle));
    assert_true(isnan(outcome_spread(outcome, 4, false).epochs.middle));
    assert_true(isnan(outcome_spread(outcome, 0, true).loss.low));
}

/* To the bit: the run that was clicked is the run that is opened. */
static void a_run_can_be_opened_again(void **state) {
    (void)state;
    Scene scene = usual(), opened;
    Experiment experiment = create(&scene);
    train(&experiment, 1, 2);
    Lab lab = lab_create(1);
    assert_true(experiment_scene(&experiment, 13, true, &opened));
    assert_true(lab_load(&lab, &opened));
    while (lab_replays(&lab)) lab_replay(&lab, 1e8);
    assert_int_equal(lab.run->trainer.epoch, experiment.run[13].outcome.epochs);
    assert_int_equal(network_hash(lab_network(&lab)), experiment.run[13].outcome.hash);
    lab_destroy(&lab);
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

/* A frame gives an experiment a slice of time, and nothing of a run takes longer than that: where
 * the time is over at once, one piece of a pass is all that is done. */
static void a_long_run_is_cut_and_has_its_bits(void **state) {
    (void)state;
    static const struct {
        const char *batch;
        int epochs, pieces; /* pieces: at least so many of an epoch */
    } cases[] = {{"full", 4, 20}, {"1500", 3, 20}, {"100", 2, 60}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        char text[400];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 6000, test: 0.2}\n"
                 "network: {layers: [24 tanh, 24 tanh, 1 sigmoid]}\n"
                 "training: {batch: %s, rate: 0.1}\n"
                 "experiment: {starts: 2, epochs: %d}\n",
                 cases[c].batch, cases[c].epochs);
        Scene scene = read(text);
        Experiment experiment = create(&scene);
        int calls = 0;
        int64_t epoch = 0;
        for (; experiment.going; calls++) {
            experiment_advance(&experiment, 0, 1);
            const Trial *trial = experiment.trial[0];
            int64_t now = trial ? trial->run.trainer.epoch : 0;
            assert_true(now <= epoch + 1); /* never more than an epoch, of which it is one piece */
            epoch = now;
        }
        assert_true(calls >= 2 * cases[c].epochs * cases[c].pieces);
        for (int start = 0; start < 2; start++) {
            Scene alone = read(text);
            Run run;
            Message message;
            alone.network.start.seed = (uint64_t)start + 1;
            assert_true(scene_run(&alone, &run, 1, &message));
            while (run.trainer.epoch < cases[c].epochs) run_epoch(&run);
            assert_int_equal(experiment.run[start].outcome.hash, network_hash(&run.trainer.net));
            assert_true(experiment.run[start].outcome.loss == run.score.loss);
            assert_true(experiment.run[start].outcome.test_loss == run.test_score.loss);
            run_destroy(&run);
            scene_destroy(&alone);
        }
        experiment_destroy(&experiment);
        scene_destroy(&scene);
    }
}

/* It is made between two frames. */
static void the_picture_of_a_wide_network_has_fewer_cells(void **state) {
    (void)state;
    static const struct {
        const char *layers;
        int cells;
    } cases[] = {
        {"4 tanh", 128}, {"64 tanh, 64 tanh", 64}, {"64 tanh, 64 tanh, 64 tanh, 64 tanh", 32}};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        char text[300];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 10}\nnetwork: {layers: [%s, 1 sigmoid]}\n"
                 "experiment: {starts: 2, epochs: 1}\n",
                 cases[c].layers);
        Scene scene = read(text);
        Experiment experiment = create(&scene);
        train(&experiment, 0.01, 1);
        assert_int_equal(experiment.overlay[0].cells, cases[c].cells);
        assert_int_equal(experiment.overlay[0].networks, 2);
        experiment_destroy(&experiment);
        scene_destroy(&scene);
    }
}

static void it_can_be_stopped_and_goes_on(void **state) {
    (void)state;
    Scene scene = usual();
    Experiment experiment = create(&scene);
    while (experiment.done < 3) experiment_advance(&experiment, 0, 1);
    experiment_pause(&experiment, true);
    int done = experiment.done;
    assert_false(experiment_advance(&experiment, 0.01, 2));
    assert_int_equal(experiment.done, done);
    char *table = experiment_table(&experiment, true);
    int lines = 0;
    for (const char *at = table; *at; at++) lines += *at == '\n';
    assert_int_equal(lines, done + 1);
    assert_true(strncmp(table, "rate,units,seed,ended,epochs,loss,", 34) == 0);
    free(table);
    experiment_pause(&experiment, false);
    train(&experiment, 0.01, 2);
    assert_int_equal(experiment.done, 20);
    assert_false(experiment.going);
    experiment_pause(&experiment, false); /* with all done there is nothing to go on with */
    assert_false(experiment.going);
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

static void what_cannot_be_is_said(void **state) {
    (void)state;
    static const struct {
        SceneExperiment def;
        const char *said;
    } cases[] = {
        {{.vary = {"rat=1"}, .starts = 1, .epochs = 5}, "did you mean 'rate'"},
        {{.vary = {"rate=-1"}, .starts = 1, .epochs = 5}, "rate goes from 0"},
        {{.vary = {"seed=1..5"}, .starts = 1, .epochs = 5}, "the seed varies already"},
        {{.vary = {"rate=0.1..1:60", "units=1..64"}, .starts = 1000, .epochs = 5}, "runs"},
        {{.vary = {"rate=0.1..1:60", "units=1..64"}, .starts = 1, .epochs = 5}, "combinations"},
        {{.vary = {"rate=1"}, .starts = 1, .epochs = 5, .until = "rate < 1"}, "not rate"},
    };
    Scene scene = usual(), empty = read("title: none\n");
    Experiment experiment;
    Message message;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(experiment_create(&experiment, &scene, &cases[i].def, &message));
        if (!strstr(message.text, cases[i].said)) fail_msg("%s", message.text);
    }
    assert_false(experiment_create(&experiment, &empty, &cases[0].def, &message));
    assert_non_null(strstr(message.text, "no points"));
    scene_destroy(&empty);
    scene_destroy(&scene);
}

/* One combination cannot be: the others are trained. */
static void a_combination_that_cannot_be_is_told(void **state) {
    (void)state;
    Scene scene = read("data: {set: circles, count: 40}\n"
                       "experiment: {vary: [\"optimizer=momentum,sgd\", \"momentum=0.5\"], "
                       "starts: 2, epochs: 3}\n");
    Experiment experiment = create(&scene);
    train(&experiment, 0.1, 2);
    assert_true(experiment.run[0].ran && experiment.run[1].ran);
    assert_false(experiment.run[2].ran || experiment.run[3].ran);
    assert_non_null(strstr(experiment.run[2].why->text, "no momentum"));
    for (int r = 0; r < 4; r++) { /* nor can it be opened */
        Scene one;
        assert_int_equal(experiment_scene(&experiment, r, true, &one), r < 2);
        if (r < 2) scene_destroy(&one);
    }
    assert_int_equal(experiment_spread(&experiment, 1).runs, 0);
    experiment_destroy(&experiment);
    scene_destroy(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_have_the_bits_of_runs_alone),
        cmocka_unit_test(the_picture_of_many_starts_does_not_depend_on_their_order),
        cmocka_unit_test(the_mean_answer_is_the_mean_of_answers),
        cmocka_unit_test(a_straight_boundary_is_straight),
        cmocka_unit_test(curves_of_one_input_are_laid_over_each_other),
        cmocka_unit_test(a_group_is_summed_up),
        cmocka_unit_test(quartiles_lie_between_the_numbers),
        cmocka_unit_test(a_run_can_be_opened_again),
        cmocka_unit_test(a_long_run_is_cut_and_has_its_bits),
        cmocka_unit_test(the_picture_of_a_wide_network_has_fewer_cells),
        cmocka_unit_test(it_can_be_stopped_and_goes_on),
        cmocka_unit_test(what_cannot_be_is_said),
        cmocka_unit_test(a_combination_that_cannot_be_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
