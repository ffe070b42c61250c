/* See compare_actions.h. */
#include "lab/compare_actions.h"

#include <stdlib.h>
#include <string.h>

#include "lab/compare.h"
#include "lab/ready.h"

static void end(Lab *lab) {
    if (lab->compare) lab->revision = compare_revision(lab->compare, lab);
    compare_destroy(lab->compare);
    lab->compare = NULL;
    lab->scene.compare = (SceneCompare){.count = 0};
}

/* With what the scene is to hold of it. */
static void put(Lab *lab, const SceneCompare *def, Compare *compare) {
    end(lab);
    lab->compare = compare;
    lab->scene.compare = *def;
}

static bool can_be_compared(Lab *lab) {
    if (lab_is_graph(lab))
        return message_set(&lab->notice, "An expression is walked, not trained: there are no runs "
                                         "to be put side by side.");
    return lab_train_samples(lab)->count > 0 ||
           message_set(&lab->notice, "There are no points to learn from yet: click some.");
}

/* Of runs that were kept nothing is saved with the scene. */
static bool begin_kept(Lab *lab) {
    if (lab->keeps == 0)
        return message_set(&lab->notice,
                           "No run has been kept yet: Shift+J keeps the present one.");
    Compare *compare = compare_create_kept(lab);
    end(lab);
    lab->compare = compare;
    lab->play.playing = false;
    return true;
}

static void forget(Lab *lab, int kept) {
    lab_destroy(lab->kept[kept]);
    free(lab->kept[kept]);
    lab->keeps--;
    for (int k = kept; k < lab->keeps; k++) lab->kept[k] = lab->kept[k + 1];
}

bool compare_actions_keep(Lab *lab) {
    if (lab_is_graph(lab) || lab_trainer(lab)->steps == 0)
        return message_set(&lab->notice, "There is no run to keep yet: train it first.");
    if (lab->keeps == COMPARE_VALUES - 1) forget(lab, 0);
    lab->kept[lab->keeps++] = compare_copy(lab);
    return true;
}

bool compare_actions_forget(Lab *lab, int kept) {
    if (kept < 0 || kept >= lab->keeps)
        return message_set(&lab->notice, "There is no such run: it may have been forgotten.");
    forget(lab, kept);
    bool shown = lab->compare && lab->compare->kept;
    if (shown && lab->keeps == 0) end(lab);
    return !shown || lab->keeps == 0 || begin_kept(lab);
}

bool compare_actions_begin(Lab *lab, const SceneCompare *def) {
    if (def->count == 0) {
        lab->play.playing = false;
        end(lab);
        return true;
    }
    if (strcmp(def->what, COMPARE_KEPT) == 0) return begin_kept(lab);
    if (!can_be_compared(lab) || !compare_check(&lab->scene, def, &lab->notice)) return false;
    put(lab, def, compare_create(lab, def, lab->compare));
    lab->play.playing = false;
    return true;
}

void compare_actions_follow(Lab *lab) {
    const SceneCompare def = lab->scene.compare;
    bool any = lab->compare || def.count > 0;
    if (any) lab->play.playing = false;
    end(lab);
    if (def.count == 0 || !can_be_compared(lab)) return;
    if (!compare_check(&lab->scene, &def, &lab->notice)) return;
    put(lab, &def, compare_create(lab, &def, NULL));
}

bool compare_actions_go_on(Lab *lab, int run) {
    const Compare *compare = lab->compare;
    bool there = compare && run >= 0 && run < compare->def.count && compare->run[run].lab;
    if (!there) return message_set(&lab->notice, "There is no such run to go on with.");
    Snapshot snapshot = lab_snapshot(compare->run[run].lab);
    Scene *scene = &snapshot.moment.scene;
    memcpy(scene->stop, lab->scene.stop, sizeof scene->stop);
    scene->view = lab->scene.view;
    snapshot.selected = lab->selected;
    if (lab->editions < compare->run[run].lab->editions)
        lab->editions = compare->run[run].lab->editions;
    end(lab);
    lab_return(lab, &snapshot);
    return true;
}

bool compare_actions_are_time(ActionKind kind) {
    switch (kind) {
    case ACTION_STEP:
    case ACTION_STEP_BACK:
    case ACTION_SEEK:
    case ACTION_RESTART:
    case ACTION_PLAY:
    case ACTION_PHASE: return true;
    case ACTION_ADD_POINT:
    case ACTION_MOVE_POINT:
    case ACTION_LABEL_POINT:
    case ACTION_ERASE_POINT:
    case ACTION_CLEAR_POINTS:
    case ACTION_SET_POINTS:
    case ACTION_HOLD_OUT:
    case ACTION_SCALE:
    case ACTION_FREE_AXES:
    case ACTION_SET_NETWORK:
    case ACTION_SET_INPUTS:
    case ACTION_SET_WEIGHTS:
    case ACTION_NEW_START:
    case ACTION_SET_GRAPH:
    case ACTION_SET_LEAF:
    case ACTION_DESCEND:
    case ACTION_SET_TRAINING:
    case ACTION_STOP_WHEN:
    case ACTION_PAUSE:
    case ACTION_SPEED:
    case ACTION_STEP_SIZE:
    case ACTION_SELECT_POINT:
    case ACTION_SELECT_WEIGHT:
    case ACTION_SELECT_UNIT:
    case ACTION_SELECT_AXIS:
    case ACTION_SELECT_VOTES:
    case ACTION_LOOK:
    case ACTION_LOCK:
    case ACTION_BY_HAND:
    case ACTION_GIVE:
    case ACTION_SHOW:
    case ACTION_COMPARE:
    case ACTION_GO_ON:
    case ACTION_KEEP:
    case ACTION_FORGET:
    case ACTION_UNDO:
    case ACTION_REDO:
    case ACTION_COUNT: break;
    }
    return false;
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
