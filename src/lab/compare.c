/* See compare.h. */
#include "lab/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/ready.h"
#include "lab/setting.h"
#include "lab/train.h"
#include "lab/trial.h"

/* ---- runs */

/* Before any step a person may have set weights by hand: they are where all runs begin. */
static void take_start(Scene *scene, const Lab *lab) {
    const Network *now = lab_network(lab);
    if (lab_trainer(lab)->steps > 0) return;
    Network drawn = network_create(&scene->network);
    size_t bytes = sizeof(float) * (size_t)now->count;
    bool same = memcmp(drawn.theta, now->theta, bytes) == 0;
    network_destroy(&drawn);
    free(scene->values);
    scene->values = NULL;
    if (same) return;
    scene->values = memory_floats(now->count);
    memcpy(scene->values, now->theta, bytes);
}

/* The scene as it would begin now, with nothing of the run so far. */
static Scene scene_to_begin(const Lab *lab) {
    Scene scene = scene_copy(&lab->scene);
    script_destroy(&scene.run);
    take_start(&scene, lab);
    scene.compare = (SceneCompare){.count = 0};
    scene.stop[0] = '\0'; /* the goal stops it */
    return scene;
}

static bool set_up(CompareRun *run, const Lab *lab, const SceneCompare *def, int i) {
    Scene scene = scene_to_begin(lab);
    if (!setting_apply(&scene, def->what, def->value[i], &run->why)) {
        scene_destroy(&scene);
        return false;
    }
    Lab *own = memory_zeroed(1, sizeof *own);
    *own = lab_create(1);
    own->editions = lab->editions;
    if (!lab_load(own, &scene)) {
        run->why = own->notice;
        lab_destroy(own);
        free(own);
        return false;
    }
    own->scene.document = lab->scene.document;
    own->scene.view = lab->scene.view; /* as it is looked at, whatever the value drew */
    own->selected = (Selection){.point = -1, .weight = -1, .layer = -1, .unit = -1};
    ready_make(own);
    run->lab = own;
    return true;
}

static bool meets(const Run *run, const Stop *goal) {
    return trial_meets(run, &run->score, &run->test_score, goal);
}

static bool check_value(const Scene *scene, const SceneCompare *def, int i, Message *message) {
    for (int before = 0; before < i; before++) {
        if (strcmp(def->value[before], def->value[i]) == 0)
            return message_set(message, "%.100s is there already", def->value[i]);
    }
    Scene with = scene_copy(scene);
    bool good = setting_apply(&with, def->what, def->value[i], message);
    scene_destroy(&with);
    return good;
}

bool compare_check(const Scene *scene, const SceneCompare *def, Message *message) {
    char place[16] = "";
    Message why;
    bool good = stop_check(def->until, &why);
    for (int i = 0; good && i < def->count; i++) good = check_value(scene, def, i, &why);
    if (def->at > 0) snprintf(place, sizeof place, "%d: ", def->at);
    return good || message_set(message, "%s%.400s", place, why.text);
}

static bool ends_alike(const SceneCompare *a, const SceneCompare *b) {
    return strcmp(a->what, b->what) == 0 && strcmp(a->until, b->until) == 0;
}

bool compare_same(const SceneCompare *a, const SceneCompare *b) {
    bool same = ends_alike(a, b) && a->epochs == b->epochs && a->count == b->count;
    for (int i = 0; same && i < a->count; i++) same = strcmp(a->value[i], b->value[i]) == 0;
    return same;
}

/* The run of the same value, under the same goal; -1 for none. */
static int find_in(const Compare *before, const SceneCompare *def, int i) {
    bool same = before && !before->kept && ends_alike(&before->def, def);
    for (int b = 0; same && b < before->def.count; b++) {
        if (strcmp(before->def.value[b], def->value[i]) == 0) return b;
    }
    return -1;
}

static bool has_all(const Compare *before, const SceneCompare *def) {
    for (int i = 0; i < def->count; i++) {
        if (find_in(before, def, i) < 0) return false;
    }
    return true;
}

Lab *compare_copy(const Lab *lab) {
    Lab *copy = memory_zeroed(1, sizeof *copy);
    Snapshot snapshot = lab_snapshot(lab);
    snapshot.moment.scene.compare = (SceneCompare){.count = 0};
    *copy = lab_create(1);
    copy->editions = lab->editions;
    copy->kept_as = lab->kept_as;
    lab_return(copy, &snapshot);
    Trail trail = trail_copy(&lab->trail);
    trail_take(&copy->trail, &trail);         /* not of the lab it was created as */
    copy->run->diverged = lab->run->diverged; /* which a moment does not know */
    copy->run->cause = lab->run->cause;
    copy->selected = (Selection){.point = -1, .weight = -1, .layer = -1, .unit = -1};
    ready_make(copy);
    return copy;
}

/* Copies: those that they are made of are as they were left, for undo. */
static void take_over(Compare *compare, const Compare *before) {
    const int64_t most = compare->def.epochs;
    for (int i = 0; i < compare->def.count; i++) {
        const CompareRun *from = &before->run[find_in(before, &compare->def, i)];
        compare->run[i] = *from;
        if (from->lab) compare->run[i].lab = compare_copy(from->lab);
        if (compare->run[i].goal > most) compare->run[i].goal = -1;
    }
    if (compare_now(compare) > most) compare_seek(compare, most);
}

int64_t compare_revision(const Compare *compare, const Lab *lab) {
    int64_t most = lab->revision;
    for (int i = 0; compare && i < compare->def.count; i++) {
        const Lab *own = compare->run[i].lab;
        if (own && own->revision > most) most = own->revision;
    }
    return most + 1;
}

void compare_draw_anew(Compare *compare, int64_t revision) {
    for (int i = 0; i < compare->def.count; i++) {
        if (compare->run[i].lab) compare->run[i].lab->revision = revision;
    }
}

Compare *compare_create(const Lab *lab, const SceneCompare *def, const Compare *before) {
    Compare *compare = memory_zeroed(1, sizeof *compare);
    const Stop goal = stop_read(def->until);
    int64_t revision = compare_revision(before, lab);
    *compare = (Compare){.def = *def, .threads = lab->threads, .left_for = -1};
    if (has_all(before, def)) {
        take_over(compare, before);
        compare_draw_anew(compare, revision);
        return compare;
    }
    for (int i = 0; i < def->count; i++) {
        CompareRun *run = &compare->run[i];
        run->goal = -1;
        if (set_up(run, lab, def, i) && meets(run->lab->run, &goal)) run->goal = 0;
    }
    compare_draw_anew(compare, revision);
    return compare;
}

static bool same_samples(const Samples *a, const Samples *b) {
    bool same = a->count == b->count && a->inputs == b->inputs && a->outputs == b->outputs;
    size_t row = sizeof(float) * (size_t)a->count;
    return same && memcmp(a->x, b->x, row * (size_t)a->inputs) == 0 &&
           memcmp(a->y, b->y, row * (size_t)a->outputs) == 0;
}

/* What two runs hang on: settings, points as they are learned from, weights at the start. */
static bool begin_alike(const Lab *a, const Lab *b) {
    const Scene *scene[] = {&a->scene, &b->scene};
    const int count = lab_network(a)->count;
    const Keyframe *one = keyframes_before(&a->run->timeline.keyframes, 0),
                   *other = keyframes_before(&b->run->timeline.keyframes, 0);
    char name[1][SETTING_NAME];
    return one && other && count == lab_network(b)->count &&
           setting_differences(scene, 2, name, 1) == 0 &&
           same_samples(lab_train_samples(a), lab_train_samples(b)) &&
           same_samples(lab_test_samples(a), lab_test_samples(b)) &&
           memcmp(one->theta, other->theta, sizeof(float) * (size_t)count) == 0;
}

bool compare_begin_alike(const Compare *a, const Compare *b) {
    bool alike = !a->kept && !b->kept && compare_same(&a->def, &b->def);
    for (int i = 0; alike && i < a->def.count; i++) {
        const Lab *one = a->run[i].lab, *other = b->run[i].lab;
        alike = one && other ? begin_alike(one, other) : !one && !other;
    }
    return alike;
}

static double epoch_work(const Lab *lab) {
    return 3.0 * lab_train_samples(lab)->count * lab_network(lab)->count;
}

void compare_catch_up(Compare *compare, const Lab *lab, int run) {
    static const double MOST = 4e9; /* multiplications: about a tenth of a second */
    const Lab *own = compare->run[run].lab;
    double epochs = (double)(lab_trainer(lab)->epoch - compare_now(compare)), work = 0;
    for (int i = 0; i < compare->def.count; i++) {
        if (!compare_stopped(compare, i)) work += epoch_work(compare->run[i].lab);
    }
    if (own && epochs > 0 && epochs * work < MOST && begin_alike(lab, own))
        compare_advance(compare, (int)epochs);
}

/* "rate 0.3, optimizer adam": what tells them from each other; else which it is. */
static void name_kept(Compare *compare) {
    enum { MOST = 2 };
    const int count = compare->def.count;
    const Scene *scene[COMPARE_VALUES];
    char name[MOST][SETTING_NAME], value[SETTING_VALUE];
    for (int i = 0; i < count; i++) scene[i] = &compare->run[i].lab->scene;
    int names = setting_differences(scene, count, name, MOST);
    for (int i = 0; i < count; i++) {
        char *text = compare->def.value[i];
        for (int n = 0; n < names; n++) {
            size_t used = strlen(text);
            if (setting_value(scene[i], name[n], value)[0])
                snprintf(text + used, COMPARE_TEXT - used, "%s%s %.24s", used ? ", " : "", name[n],
                         value);
        }
        if (!text[0] && i == count - 1) snprintf(text, COMPARE_TEXT, "the present run");
        if (!text[0]) snprintf(text, COMPARE_TEXT, "kept run %d", i + 1);
    }
}

Compare *compare_create_kept(const Lab *lab) {
    Compare *compare = memory_zeroed(1, sizeof *compare);
    compare->kept = true;
    compare->left_for = -1;
    compare->threads = lab->threads;
    compare->def.count = lab->keeps + 1;
    compare->def.epochs = COMPARE_EPOCHS;
    snprintf(compare->def.what, sizeof compare->def.what, COMPARE_KEPT);
    for (int i = 0; i <= lab->keeps; i++)
        compare->run[i] =
            (CompareRun){.lab = compare_copy(i < lab->keeps ? lab->kept[i] : lab), .goal = -1};
    name_kept(compare);
    compare_draw_anew(compare, compare_revision(lab->compare, lab));
    return compare;
}

void compare_destroy(Compare *compare) {
    if (!compare) return;
    for (int i = 0; i < compare->def.count; i++) {
        if (!compare->run[i].lab) continue;
        lab_destroy(compare->run[i].lab);
        free(compare->run[i].lab);
    }
    free(compare);
}

size_t compare_bytes(const Compare *compare) {
    size_t bytes = sizeof *compare;
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (lab) bytes += sizeof *lab + moment_bytes(&lab->scene, lab->run);
    }
    return bytes;
}

/* ---- where they stand */

static int64_t epoch_of(const CompareRun *run) {
    return run->lab ? lab_trainer(run->lab)->epoch : 0;
}

int64_t compare_now(const Compare *compare) {
    int64_t now = 0;
    for (int i = 0; i < compare->def.count; i++) {
        int64_t epoch = epoch_of(&compare->run[i]);
        if (epoch > now) now = epoch;
    }
    return now;
}

int64_t compare_last(const Compare *compare) {
    int64_t last = 0;
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (lab && lab_last(lab) > last) last = lab_last(lab);
    }
    return last;
}

bool compare_reached(const Compare *compare, int run) {
    const CompareRun *r = &compare->run[run];
    return r->lab && r->goal >= 0 && epoch_of(r) >= r->goal;
}

bool compare_stopped(const Compare *compare, int run) {
    const Lab *lab = compare->run[run].lab;
    if (compare->kept || !lab || lab->run->diverged || lab->run->settled) return true;
    return compare_reached(compare, run) || lab_trainer(lab)->epoch >= compare->def.epochs ||
           lab_train_samples(lab)->count == 0;
}

bool compare_is_over(const Compare *compare) {
    for (int i = 0; i < compare->def.count; i++) {
        if (!compare_stopped(compare, i)) return false;
    }
    return true;
}

int compare_count_reached(const Compare *compare) {
    int count = 0;
    for (int i = 0; i < compare->def.count; i++) count += compare_reached(compare, i);
    return count;
}

/* ---- time */

/* Up to so many epochs, for one run. The goal is looked for where an epoch ends, so that it does
 * not depend on how the clock is moved. */
static void advance_run(Compare *compare, int i, int epochs) {
    const Stop goal = stop_read(compare->def.until);
    CompareRun *run = &compare->run[i];
    Lab *lab = run->lab;
    lab->play.playing = true;
    for (int e = 0; e < epochs && !compare_stopped(compare, i); e++) {
        if (!train_step(lab, STEP_EPOCH, false)) break;
        bool met = meets(lab->run, &goal);
        if (met) run->goal = lab_trainer(lab)->epoch;
    }
    lab->play.playing = false;
    ready_make(lab);
}

int compare_advance(Compare *compare, int epochs) {
    int64_t before = compare_now(compare);
    int count = compare->def.count, threads = compare->threads < count ? compare->threads : count;
    (void)threads; /* without OpenMP nobody asks */
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int i = 0; i < count; i++) {
        if (!compare_stopped(compare, i)) advance_run(compare, i, epochs);
    }
    return (int)(compare_now(compare) - before);
}

static bool takes_long(const Compare *compare, int run) {
    return !compare_stopped(compare, run) && lab_is_long(compare->run[run].lab);
}

bool compare_is_long(const Compare *compare) {
    for (int i = 0; i < compare->def.count; i++) {
        if (takes_long(compare, i)) return true;
    }
    return false;
}

/* Works out the coming epoch of those that take long for it; true when all of them have it. */
static bool prepare(Compare *compare, double until) {
    int count = compare->def.count, threads = compare->threads < count ? compare->threads : count;
    int waiting = 0;
    (void)threads; /* without OpenMP nobody asks */
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(+ : waiting)
    for (int i = 0; i < count; i++) {
        if (takes_long(compare, i)) waiting += !run_prepare_epoch(compare->run[i].lab->run, until);
    }
    return waiting == 0;
}

int compare_advance_until(Compare *compare, int epochs, double until) {
    int taken = 0;
    bool any = true;
    while (prepare(compare, until) && taken < epochs && any) {
        any = compare_advance(compare, 1) > 0;
        taken += any;
    }
    return taken;
}

/* What it met ahead of there it will meet again. */
void compare_seek(Compare *compare, int64_t epoch) {
    for (int i = 0; i < compare->def.count; i++) {
        Lab *lab = compare->run[i].lab;
        if (lab && epoch_of(&compare->run[i]) != epoch)
            lab_apply(lab, &(Action){.kind = ACTION_SEEK, .epoch = epoch});
    }
}
