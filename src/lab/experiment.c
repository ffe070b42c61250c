/* See experiment.h. */
#include "lab/experiment.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scene/number.h"

/* --- From a definition to runs --- */

static bool add_starts(Sweep *sweep, const Scene *scene, int starts, Message *message) {
    char seeds[64];
    uint64_t first = scene->network.start.seed;
    snprintf(seeds, sizeof seeds, "seed=%" PRIu64 "..%" PRIu64, first,
             first + (uint64_t)starts - 1);
    return sweep_add(sweep, seeds, message);
}

static bool read_sweep(Sweep *sweep, const Scene *scene, const SceneExperiment *def,
                       Message *message) {
    for (int i = 0; i < EXPERIMENT_VARY; i++) {
        if (!def->vary[i][0]) continue;
        if (strncmp(def->vary[i], "seed=", 5) == 0)
            return message_set(message, "the seed varies already: that is what starts are for");
        if (!sweep_add(sweep, def->vary[i], message)) return false;
    }
    return add_starts(sweep, scene, def->starts, message);
}

static bool same_axis(const Sweep *one, const Sweep *other, int axis) {
    const SweepAxis *a = &one->axis[axis], *b = &other->axis[axis];
    bool same = a->count == b->count && strcmp(a->name, b->name) == 0;
    for (int64_t i = 0; i < a->count && same; i++) {
        char of_one[SETTING_VALUE], of_other[SETTING_VALUE];
        same =
            strcmp(sweep_value(one, axis, i, of_one), sweep_value(other, axis, i, of_other)) == 0;
    }
    return same;
}

/* What cannot be read is the same only as what is written like it. */
static bool same_values(const char *a, const char *b) {
    Sweep one = {.axes = 0}, other = {.axes = 0};
    bool same = strcmp(a, b) == 0;
    if (!same && sweep_add(&one, a, NULL) && sweep_add(&other, b, NULL))
        same = same_axis(&one, &other, 0);
    sweep_destroy(&one);
    sweep_destroy(&other);
    return same;
}

/* The same signs, wherever blanks are. */
static bool same_condition(const char *a, const char *b) {
    for (;; a++, b++) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (*a != *b) return false;
        if (*a == '\0') return true;
    }
}

bool experiment_asks_same(const SceneExperiment *a, const SceneExperiment *b) {
    bool same =
        a->starts == b->starts && a->epochs == b->epochs && same_condition(a->until, b->until);
    for (int i = 0; i < EXPERIMENT_VARY && same; i++) same = same_values(a->vary[i], b->vary[i]);
    return same;
}

static bool check_size(const Sweep *sweep, const Scene *scene, const SceneExperiment *def,
                       Message *message) {
    int64_t runs = sweep_runs(sweep), weights = scene_weights(scene);
    if (runs > EXPERIMENT_RUNS)
        return message_set(message,
                           "this would be %" PRId64
                           " runs; at most %d can be seen at once: take fewer values or starts, "
                           "or halfplane sweep",
                           runs, EXPERIMENT_RUNS);
    if (runs / def->starts > EXPERIMENT_GROUPS)
        return message_set(message, "this would be %" PRId64 " combinations; take at most %d",
                           runs / def->starts, EXPERIMENT_GROUPS);
    return runs * weights <= EXPERIMENT_WEIGHTS ||
           message_set(message,
                       "%" PRId64 " networks of %" PRId64
                       " weights are too many to be kept; take fewer starts",
                       runs, weights);
}

/* Of one input the answers stand upright: from 0 to 1 for classes. */
static Plane window_of(const Scene *scene) {
    Plane window = scene->view;
    if (scene->data.columns == 1) {
        if (scene->data.kind == LABEL_CLASS) window.bottom = -0.08f, window.top = 1.08f;
        return window;
    }
    float w = window.right - window.left, h = window.top - window.bottom;
    float across = w < h ? (h - w) / 2 : 0, up = h < w ? (w - h) / 2 : 0;
    window.left -= across;
    window.right += across;
    window.bottom -= up;
    window.top += up;
    return window;
}

static void start(Experiment *experiment, const Scene *scene, const Sweep *sweep,
                  const SceneExperiment *def) {
    *experiment = (Experiment){.def = *def, .scene = scene_copy(scene), .sweep = *sweep};
    experiment->window = window_of(scene);
    experiment->runs = (int)sweep_runs(sweep);
    experiment->groups = experiment->runs / def->starts;
    experiment->run = memory_zeroed((size_t)experiment->runs, sizeof *experiment->run);
    experiment->overlay = memory_zeroed((size_t)experiment->groups, sizeof *experiment->overlay);
    experiment->going = true;
}

/* All that its runs will be; nothing to destroy where it is wrong. */
static bool prepare(Sweep *sweep, const Scene *scene, const SceneExperiment *def,
                    Message *message) {
    *sweep = (Sweep){.axes = 0};
    if (scene->data.count == 0)
        return message_set(message, "there are no points to train on; add some first");
    if (!stop_check(def->until, message)) return false;
    if (read_sweep(sweep, scene, def, message) && check_size(sweep, scene, def, message) &&
        sweep_check(sweep, scene, message))
        return true;
    sweep_destroy(sweep);
    return false;
}

bool experiment_check(const Scene *scene, const SceneExperiment *def, Message *message) {
    Sweep sweep;
    if (!prepare(&sweep, scene, def, message)) return false;
    sweep_destroy(&sweep);
    return true;
}

bool experiment_create(Experiment *experiment, const Scene *scene, const SceneExperiment *def,
                       Message *message) {
    Sweep sweep;
    if (!prepare(&sweep, scene, def, message)) return false;
    start(experiment, scene, &sweep, def);
    return true;
}

void experiment_destroy(Experiment *experiment) {
    for (int t = 0; t < MAX_THREADS; t++) {
        if (experiment->trial[t]) trial_destroy(experiment->trial[t]);
        free(experiment->trial[t]);
    }
    for (int r = 0; r < experiment->runs; r++) {
        free(experiment->run[r].theta);
        free(experiment->run[r].why);
    }
    for (int g = 0; g < experiment->groups; g++) overlay_destroy(&experiment->overlay[g]);
    free(experiment->run);
    free(experiment->overlay);
    scene_destroy(&experiment->scene);
    sweep_destroy(&experiment->sweep);
    *experiment = (Experiment){.runs = 0};
}

/* --- Training --- */

static void keep_reason(ExperimentRun *run, const Message *why) {
    run->why = memory_zeroed(1, sizeof *run->why);
    *run->why = *why;
}

/* Fewer cells where there are many pictures to keep, or where each takes long: it is made between
 * two frames. */
static int cells_of(const Experiment *experiment, const Run *run) {
    static const double LONG = 2e7; /* multiplications */
    int cells = experiment->groups * run->trainer.net.outputs <= 64 ? 128 : 64;
    while (cells > 32 && (double)cells * cells * run->trainer.net.count > LONG) cells /= 2;
    return cells;
}

/* What came of a trial; called by one thread at a time. */
static void keep(Experiment *experiment, int which, const Trial *trial) {
    ExperimentRun *run = &experiment->run[which];
    const Network *net = &trial->run.trainer.net;
    run->done = run->ran = true;
    run->outcome = outcome_of(trial);
    run->theta = memory_floats(net->count);
    memcpy(run->theta, net->theta, sizeof(float) * (size_t)net->count);
    if (trial->end == TRIAL_DIVERGED) keep_reason(run, &trial->run.cause);
    overlay_add(&experiment->overlay[which / experiment_starts(experiment)], &trial->run,
                &experiment->window, cells_of(experiment, &trial->run));
    experiment->done++;
}

static void keep_impossible(Experiment *experiment, int which, const Message *why) {
    experiment->run[which].done = true;
    keep_reason(&experiment->run[which], why);
    experiment->done++;
}

/* The next one, for this thread. False when there is none left. */
static bool begin_next(Experiment *experiment, int thread) {
    int which = -1;
    Scene scene;
    Message why = {""};
#pragma omp critical(experiment)
    if (experiment->next < experiment->runs) which = experiment->next++;
    if (which < 0) return false;
    Trial *trial = memory_zeroed(1, sizeof *trial);
    if (sweep_scene(&experiment->sweep, &experiment->scene, which, &scene, &why) &&
        trial_create(trial, &scene, experiment->def.until, experiment->def.epochs, &why)) {
        experiment->trial[thread] = trial;
        experiment->of[thread] = which;
        return true;
    }
    free(trial);
#pragma omp critical(experiment)
    keep_impossible(experiment, which, &why);
    return true;
}

static void train_until(Experiment *experiment, int thread, double end) {
    do {
        Trial *trial = experiment->trial[thread];
        if (!trial) {
            if (!begin_next(experiment, thread)) return;
            continue;
        }
        if (trial_advance_until(trial, end)) continue;
#pragma omp critical(experiment)
        keep(experiment, experiment->of[thread], trial);
        trial_destroy(trial);
        free(trial);
        experiment->trial[thread] = NULL;
    } while (clock_seconds() < end);
}

bool experiment_advance(Experiment *experiment, double seconds, int threads) {
    int before = experiment->done;
    double end = clock_seconds() + seconds;
    if (!experiment->going) return false;
    if (threads > MAX_THREADS) threads = MAX_THREADS;
#pragma omp parallel for num_threads(threads) schedule(static, 1) if (threads > 1)
    for (int t = 0; t < threads; t++) train_until(experiment, t, end);
    if (experiment->done == experiment->runs) experiment->going = false;
    return experiment->done > before;
}

void experiment_pause(Experiment *experiment, bool pause) {
    experiment->going = !pause && experiment->done < experiment->runs;
}

/* --- Groups --- */

int experiment_starts(const Experiment *experiment) {
    return experiment->def.starts;
}

/* The varied settings are the first axes, the seed the last one. */
int experiment_values(const Experiment *experiment, int axis) {
    const Sweep *sweep = &experiment->sweep;
    return axis < sweep->axes - 1 ? (int)sweep->axis[axis].count : 1;
}

int experiment_value_at(const Experiment *experiment, int group, int axis) {
    int second = experiment_values(experiment, 1);
    return axis == 0 ? group / second : group % second;
}

const char *experiment_value(const Experiment *experiment, int axis, int at,
                             char text[SETTING_VALUE]) {
    return sweep_value(&experiment->sweep, axis, at, text);
}

Spread experiment_spread(const Experiment *experiment, int group) {
    int starts = experiment_starts(experiment), count = 0;
    Outcome *outcome = memory_zeroed((size_t)starts, sizeof *outcome);
    for (int i = 0; i < starts; i++) {
        const ExperimentRun *run = &experiment->run[group * starts + i];
        if (run->ran) outcome[count++] = run->outcome;
    }
    Spread spread = outcome_spread(outcome, count, experiment->def.until[0] != '\0');
    free(outcome);
    return spread;
}

bool experiment_scene(const Experiment *experiment, int run, bool trained, Scene *scene) {
    if (!sweep_scene(&experiment->sweep, &experiment->scene, run, scene, NULL)) return false;
    int64_t epochs = experiment->run[run].outcome.epochs;
    if (trained && experiment->run[run].ran && epochs > 0) {
        char line[SCRIPT_LINE];
        snprintf(line, sizeof line, "epochs %" PRId64, epochs);
        script_add(&scene->run, line, 0);
    }
    return true;
}

/* --- As a table --- */

typedef struct Cells {
    char *text;
    size_t used, room;
    bool commas;
} Cells;

static void put(Cells *c, const char *text, bool last) {
    bool quoted = c->commas && strpbrk(text, ",\" ");
    size_t most = 2 * strlen(text) + 4;
    if (!c->text || c->used + most > c->room) {
        c->room = 2 * (c->used + most);
        c->text = memory_resize(c->text, c->room);
    }
    if (quoted) c->text[c->used++] = '"';
    for (; *text; text++) {
        if (quoted && *text == '"') c->text[c->used++] = '"';
        c->text[c->used++] = *text;
    }
    if (quoted) c->text[c->used++] = '"';
    c->text[c->used++] = last ? '\n' : c->commas ? ',' : '\t';
    c->text[c->used] = '\0';
}

static void put_number(Cells *c, double value) {
    char text[32] = "";
    put(c, isfinite(value) ? number_text_double(value, text) : "", false);
}

static void put_run(Cells *c, const Experiment *experiment, int which) {
    static const char *const ends[] = {[TRIAL_GOES_ON] = "",
                                       [TRIAL_REACHED] = "goal",
                                       [TRIAL_EPOCHS] = "epochs",
                                       [TRIAL_DIVERGED] = "diverged",
                                       [TRIAL_SETTLED] = "settled"};
    const ExperimentRun *run = &experiment->run[which];
    const Outcome *o = &run->outcome;
    int64_t at[SWEEP_AXES];
    char text[SETTING_VALUE];
    sweep_at(&experiment->sweep, which, at);
    for (int a = 0; a < experiment->sweep.axes; a++)
        put(c, sweep_value(&experiment->sweep, a, at[a], text), false);
    put(c, run->ran ? ends[o->end] : "impossible", false);
    put_number(c, run->ran ? (double)o->epochs : (double)NAN);
    put_number(c, run->ran ? o->loss : (double)NAN);
    put_number(c, run->ran ? o->test_loss : (double)NAN);
    put_number(c, run->ran ? o->accuracy : (double)NAN);
    put_number(c, run->ran ? o->test_accuracy : (double)NAN);
    put_number(c, run->ran && o->wrong >= 0 ? o->wrong : (double)NAN);
    put_number(c, run->ran && o->reached >= 0 ? (double)o->reached : (double)NAN);
    snprintf(text, sizeof text, "%016" PRIx64, o->hash);
    put(c, run->ran ? text : "", true);
}

char *experiment_table(const Experiment *experiment, bool commas) {
    static const char *const names[] = {"ended",     "epochs",   "loss",
                                        "test_loss", "accuracy", "test_accuracy",
                                        "wrong",     "reached",  "hash"};
    enum { NAMES = sizeof names / sizeof *names };
    Cells c = {.commas = commas};
    for (int a = 0; a < experiment->sweep.axes; a++) put(&c, experiment->sweep.axis[a].name, false);
    for (int n = 0; n < NAMES; n++) put(&c, names[n], n == NAMES - 1);
    for (int r = 0; r < experiment->runs; r++) {
        if (experiment->run[r].done) put_run(&c, experiment, r);
    }
    return c.text;
}
