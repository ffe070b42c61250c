/* See compare_actions.h. */
#include "lab/compare_actions.h"

#include <stdlib.h>
#include <string.h>

#include "lab/compare.h"
#include "lab/compare_choices.h"
#include "lab/ready.h"
#include "lab/travel.h"

/* ---- those that undo and redo may come back to */

static bool is_among(const Moment *moment, int count, int64_t number) {
    for (int i = 0; i < count; i++) {
        if (moment[i].compared == number) return true;
    }
    return false;
}

static Compare *take_aside(Lab *lab, int i) {
    Compare *taken = lab->aside[i];
    lab->asides--;
    for (int k = i; k < lab->asides; k++) lab->aside[k] = lab->aside[k + 1];
    return taken;
}

/* Those that no moment leads to any more go, and the oldest where they take too much memory; the
 * newest always stays. */
static void tidy_aside(Lab *lab) {
    const History *h = &lab->history;
    size_t bytes = 0;
    for (int i = lab->asides - 1; i >= 0; i--) {
        int64_t number = lab->aside[i]->number;
        bool known = is_among(h->undo, h->undos, number) || is_among(h->redo, h->redos, number);
        bytes += known ? compare_bytes(lab->aside[i]) : 0;
        bool newest = i == lab->asides - 1;
        if (!known || (!newest && bytes > HISTORY_BYTES)) compare_destroy(take_aside(lab, i));
    }
}

/* Whoever calls this tidies, once the moment that leads back is kept. */
static void put_aside(Lab *lab) {
    if (!lab->compare) return;
    lab->revision = compare_revision(lab->compare, lab);
    if (lab->asides == COMPARE_ASIDES) compare_destroy(take_aside(lab, 0));
    lab->aside[lab->asides++] = lab->compare;
    lab->compare = NULL;
}

/* ---- runs that were kept */

static Lab *take_out(Lab **run, int *count, int i) {
    Lab *taken = run[i];
    --*count;
    for (int k = i; k < *count; k++) run[k] = run[k + 1];
    return taken;
}

static int find_run(Lab *const *run, int count, int64_t number) {
    for (int k = 0; k < count; k++) {
        if (run[k]->kept_as == number) return k;
    }
    return -1;
}

static void destroy_forgotten(Lab *lab, int i) {
    Lab *run = take_out(lab->forgotten, &lab->forgets, i);
    lab_destroy(run);
    free(run);
}

/* It waits for undo and redo. Whoever calls this tidies, once the moment that leads back is kept.
 */
static void forget(Lab *lab, int kept) {
    if (lab->forgets == COMPARE_ASIDES) destroy_forgotten(lab, 0);
    lab->forgotten[lab->forgets++] = take_out(lab->kept, &lab->keeps, kept);
}

static bool had_kept(const Moment *moment, int count, int64_t number) {
    for (int i = 0; i < count; i++) {
        for (int k = 0; k < moment[i].keeps; k++) {
            if (moment[i].kept[k] == number) return true;
        }
    }
    return false;
}

/* As tidy_aside. */
static void tidy_forgotten(Lab *lab) {
    const History *h = &lab->history;
    size_t bytes = 0;
    for (int i = lab->forgets - 1; i >= 0; i--) {
        const Lab *run = lab->forgotten[i];
        bool known =
            had_kept(h->undo, h->undos, run->kept_as) || had_kept(h->redo, h->redos, run->kept_as);
        bytes += moment_bytes(&run->scene, run->run);
        bool newest = i == lab->forgets - 1;
        if (!known || (!newest && bytes > HISTORY_BYTES)) destroy_forgotten(lab, i);
    }
}

void compare_actions_keep_those(Lab *lab, const Moment *then) {
    Lab *next[COMPARE_VALUES - 1];
    int count = 0;
    for (int i = 0; i < then->keeps; i++) {
        int64_t number = then->kept[i];
        int kept = find_run(lab->kept, lab->keeps, number);
        int forgotten = find_run(lab->forgotten, lab->forgets, number);
        if (kept >= 0) next[count++] = take_out(lab->kept, &lab->keeps, kept);
        if (forgotten >= 0) next[count++] = take_out(lab->forgotten, &lab->forgets, forgotten);
    }
    while (lab->keeps > 0) forget(lab, 0);
    for (int i = 0; i < count; i++) lab->kept[i] = next[i];
    lab->keeps = count;
    tidy_forgotten(lab);
}

void compare_actions_set_aside(Lab *lab, int64_t comes_back) {
    Compare *then = NULL;
    for (int i = lab->asides - 1; i >= 0 && comes_back > 0 && !then; i--) {
        if (lab->aside[i]->number == comes_back) then = take_aside(lab, i);
    }
    lab->came_back = then != NULL;
    put_aside(lab);
    if (then) {
        compare_draw_anew(then, compare_revision(then, lab));
        then->left_for = -1; /* nobody has gone on with one of them, as it is now */
    }
    lab->compare = then;
    tidy_aside(lab);
}

/* ---- begin, end */

static void end(Lab *lab) {
    put_aside(lab);
    lab->scene.compare = (SceneCompare){.count = 0};
}

static void put(Lab *lab, Compare *compare) {
    end(lab);
    lab->compare = compare;
    compare->number = ++lab->comparisons;
    if (!compare->kept) lab->scene.compare = compare->def; /* of kept ones nothing is saved */
}

static bool can_be_compared(Lab *lab) {
    if (lab_is_graph(lab))
        return message_set(&lab->notice, "An expression is walked, not trained: there are no runs "
                                         "to be put side by side.");
    return lab_train_samples(lab)->count > 0 ||
           message_set(&lab->notice, "There are no points to learn from yet: click some.");
}

static bool begin_kept(Lab *lab) {
    if (lab->keeps == 0)
        return message_set(&lab->notice,
                           "No run has been kept yet: Shift+J keeps the present one.");
    put(lab, compare_create_kept(lab));
    lab->play.playing = false;
    return true;
}

bool compare_actions_keep(Lab *lab) {
    if (lab_is_graph(lab) || lab_trainer(lab)->steps == 0)
        return message_set(&lab->notice, "There is no run to keep yet: train it first.");
    history_keep(&lab->history, travel_now(lab));
    if (lab->keeps == COMPARE_VALUES - 1) forget(lab, 0);
    lab->kept[lab->keeps] = compare_copy(lab);
    lab->kept[lab->keeps++]->kept_as = ++lab->comparisons;
    tidy_forgotten(lab);
    return true;
}

/* Which of the kept ones, of those that are shown or of all. */
static int which_kept(const Lab *lab, int run) {
    const Compare *now = lab->compare;
    if (!now || !now->kept) return run < lab->keeps ? run : -1;
    return run >= 0 && run < now->def.count - 1
               ? find_run(lab->kept, lab->keeps, now->run[run].lab->kept_as)
               : -1;
}

bool compare_actions_forget(Lab *lab, int run) {
    int kept = which_kept(lab, run);
    bool shown = lab->compare && lab->compare->kept;
    if (kept < 0)
        return message_set(&lab->notice, "There is no such run: it may have been forgotten.");
    history_keep(&lab->history, travel_now(lab));
    forget(lab, kept);
    if (shown) end(lab);
    tidy_aside(lab);
    tidy_forgotten(lab);
    return !shown || lab->keeps == 0 || begin_kept(lab);
}

/* Saved as it is left, it is not to be side by side again. */
static void show_one(SceneShow *show) {
    int kept = 0;
    for (int i = 0; i < show->count; i++) {
        if (strcmp(show->name[i], SHOW_COMPARE) == 0) continue;
        if (kept < i) memcpy(show->name[kept], show->name[i], sizeof *show->name);
        kept++;
    }
    show->count = kept;
}

/* The same runs as they were left last, and as far as the one has come that was gone on with; these
 * at their start if there are none. */
static Compare *as_left(Lab *lab, Compare *begun) {
    for (int i = lab->asides - 1; i >= 0; i--) {
        const Compare *left = lab->aside[i];
        if (!compare_begin_alike(begun, left)) continue;
        Compare *again = compare_create(lab, &begun->def, left);
        compare_destroy(begun);
        if (left->left_for >= 0) compare_catch_up(again, lab, left->left_for);
        return again;
    }
    return begun;
}

static bool begin(Lab *lab, const SceneCompare *def) {
    if (def->count == 0) {
        lab->play.playing = false;
        end(lab);
        show_one(&lab->scene.show);
        return true;
    }
    if (strcmp(def->what, COMPARE_KEPT) == 0) return begin_kept(lab);
    if (!can_be_compared(lab) || !compare_check(&lab->scene, def, &lab->notice)) return false;
    Compare *begun = compare_create(lab, def, lab->compare);
    put(lab, lab->compare ? begun : as_left(lab, begun));
    lab->play.playing = false;
    return true;
}

/* Nothing is to be done: neither is it a step of undo. */
static bool is_as_now(const Lab *lab, const SceneCompare *def) {
    const Compare *now = lab->compare;
    if (!now || def->count == 0) return !now && def->count == 0;
    bool kept = strcmp(def->what, COMPARE_KEPT) == 0;
    return !kept && !now->kept && compare_same(&now->def, def);
}

bool compare_actions_begin(Lab *lab, const SceneCompare *def) {
    if (is_as_now(lab, def)) return true;
    Moment before = travel_now(lab);
    bool begun = begin(lab, def);
    if (begun)
        history_keep(&lab->history, before);
    else
        moment_destroy(&before);
    tidy_aside(lab);
    return begun;
}

bool compare_actions_show(Lab *lab) {
    SceneCompare def;
    if (lab->compare) return true;
    if (!can_be_compared(lab)) return false;
    if (compare_usual(&lab->scene, &def)) return begin(lab, &def);
    return message_set(&lab->notice, "There are no two rates that this scene can be trained with.");
}

void compare_actions_follow(Lab *lab) {
    bool came_back = lab->came_back;
    lab->came_back = false;
    if (came_back) return;
    const SceneCompare def = lab->scene.compare;
    bool any = lab->compare || def.count > 0;
    if (any) lab->play.playing = false;
    end(lab);
    tidy_aside(lab);
    if (def.count == 0 || !can_be_compared(lab)) return;
    if (!compare_check(&lab->scene, &def, &lab->notice)) return;
    put(lab, compare_create(lab, &def, NULL));
}

bool compare_actions_go_on(Lab *lab, int run) {
    Compare *compare = lab->compare;
    bool there = compare && run >= 0 && run < compare->def.count && compare->run[run].lab;
    if (!there) return message_set(&lab->notice, "There is no such run to go on with.");
    compare->left_for = run;
    Snapshot snapshot = lab_snapshot(compare->run[run].lab);
    Scene *scene = &snapshot.moment.scene;
    memcpy(scene->stop, lab->scene.stop, sizeof scene->stop);
    scene->view = lab->scene.view;
    snapshot.moment.selected = lab->selected;
    if (lab->editions < compare->run[run].lab->editions)
        lab->editions = compare->run[run].lab->editions;
    Trail trail = trail_copy(&compare->run[run].lab->trail);
    lab_return(lab, &snapshot);
    trail_take(&lab->trail, &trail); /* the way that this run came, not the one before it */
    return true;
}

static bool seek(Lab *lab, int64_t epoch) {
    int64_t last = compare_last(lab->compare);
    lab->play.playing = false;
    compare_seek(lab->compare, epoch < 0 ? 0 : epoch > last ? last : epoch);
    return true;
}

/* Says so where no run has a step to take. */
static bool goes_on(Lab *lab) {
    if (!compare_is_over(lab->compare)) return true;
    lab->play.playing = false;
    if (lab->compare->kept)
        return message_set(&lab->notice, "Kept runs are looked at: go on with one of them to train "
                                         "it.");
    return message_set(&lab->notice,
                       "All runs have stopped, the last at epoch %lld: go back in time, or change "
                       "when they stop.",
                       (long long)compare_last(lab->compare));
}

static bool back(Lab *lab) {
    int64_t now = compare_now(lab->compare);
    return now > 0 ? seek(lab, now - 1) : message_set(&lab->notice, "This is where they began.");
}

bool compare_actions_time(Lab *lab, const Action *action) {
    if (action->kind == ACTION_SEEK) return seek(lab, action->epoch);
    if (action->kind == ACTION_RESTART) return seek(lab, 0);
    if (action->kind == ACTION_STEP_BACK) return back(lab);
    if (action->kind == ACTION_PHASE)
        return message_set(&lab->notice,
                           "Side by side, a step is an epoch: the clock counts them.");
    if (!goes_on(lab)) return false;
    if (action->kind == ACTION_STEP) return compare_advance(lab->compare, 1) > 0;
    lab->play.playing = true;
    lab->play.due = 0;
    return true;
}

int compare_actions_play(Lab *lab, int epochs) {
    if (!lab->play.playing || epochs <= 0) return 0;
    int taken = compare_advance(lab->compare, epochs);
    if (compare_is_over(lab->compare)) lab->play.playing = false;
    ready_make(lab);
    return taken;
}

int compare_actions_play_until(Lab *lab, int epochs, double until) {
    if (!lab->play.playing) return 0;
    int taken = compare_advance_until(lab->compare, epochs, until);
    if (compare_is_over(lab->compare)) lab->play.playing = false;
    if (taken > 0 || !lab->play.playing) ready_make(lab);
    return taken;
}
