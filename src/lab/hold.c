/* See hold.h and lab.h. Here: how the step of a lesson holds the lab, how far undo goes back, and
 * what trains. */
#include "lab/hold.h"

#include <assert.h>
#include <string.h>

#include "lab/action.h"
#include "lab/by_hand.h"
#include "lab/replay.h"

void lab_allow(Lab *lab, unsigned ways) {
    if (lab->barred != ~ways) lab->revision++;
    lab->barred = ~ways;
}

void lab_begin(Lab *lab, unsigned ways) {
    lab->begun = ++lab->opened;
    history_forget_redo(&lab->history);
    lab_allow(lab, ways);
    lab->revision++;
}

void lab_release(Lab *lab) {
    lab->begun = 0;
    lab->barred = 0;
    lab->locked = false;
    lab->withheld = 0;
    lab->awaited = NULL;
    if (lab->demand.lesson) lab->demand = (Demand){.count = 0};
    lab->revision++;
}

void lab_await(Lab *lab, const char *what, unsigned withheld) {
    lab->awaited = what;
    lab->withheld = withheld;
}

const char *lab_awaits(const Lab *lab) {
    return lab->awaited ? lab->awaited : "Choose an answer first: what do you think will happen?";
}

bool lab_is_kept_waiting(const Lab *lab) {
    return lab->locked && strcmp(lab->notice.text, lab_awaits(lab)) == 0;
}

const char *lab_refuses(const Lab *lab, TrainWay way) {
    static const char *const why[] = {
        [TRAIN_PLAY] = "This step of the lesson plays nothing. C opens all controls.",
        [TRAIN_EPOCH] = "This step of the lesson takes no epochs. C opens all controls.",
        [TRAIN_BATCH] = "This step of the lesson takes no batches. C opens all controls.",
        [TRAIN_POINT] = "This step of the lesson takes no single points. C opens all controls.",
        [TRAIN_PHASE] = "This step of the lesson takes no phases. C opens all controls.",
        [TRAIN_RESTART] = "This step of the lesson has nothing to restart. C opens all controls.",
        [TRAIN_NEW_START] = "This step of the lesson keeps its start. C opens all controls."};
    static_assert(sizeof why / sizeof *why == TRAIN_COUNT, "each has its sentence");
    return lab->barred >> way & 1 ? why[way] : NULL;
}

TrainWay lab_way(StepSize size) {
    static const TrainWay way[] = {
        [STEP_POINT] = TRAIN_POINT, [STEP_BATCH] = TRAIN_BATCH, [STEP_EPOCH] = TRAIN_EPOCH};
    static_assert(sizeof way / sizeof *way == STEP_SIZE_COUNT, "each is a way");
    return way[size];
}

bool lab_withholds(const Lab *lab, Withheld what) {
    return lab->locked && lab->withheld >> what & 1;
}

bool lab_holds_still(const Lab *lab) {
    return lab_withholds(lab, WITHHELD_EDITS);
}

bool lab_may_look(Lab *lab, Withheld at) {
    return !lab_withholds(lab, at) || message_set(&lab->notice, "%s", lab_awaits(lab));
}

/* ---- actions */

static const char your_turn[] = "It is your turn: type the derivatives first, or have them shown.";

const char *lab_keeps_network(const Lab *lab) {
    if (!lab->demand.lesson || !by_hand_hides_any(lab)) return NULL;
    return lab->locked ? lab_awaits(lab) : your_turn;
}

/* An open prediction must not be given away, nor a derivative that is demanded. */
static bool may_move_on(Lab *lab) {
    if (lab->locked) return message_set(&lab->notice, "%s", lab_awaits(lab));
    return !by_hand_hides_any(lab) || message_set(&lab->notice, "%s", your_turn);
}

/* Undo or redo that would change something: the beginning of a step has its own sentence. */
static bool goes_back(const Lab *lab, ActionKind kind) {
    const History *h = &lab->history;
    bool undoes = h->undos > 0 && h->undo[h->undos - 1].opened >= lab->begun;
    return (kind == ACTION_UNDO && undoes) || (kind == ACTION_REDO && h->redos > 0);
}

/* What is asked must not be found by trying. Steps have their own rules, and so have the walks
 * through a graph; how the axes are drawn, and when play is to stop, change nothing that is
 * asked. */
static bool may_edit(Lab *lab, ActionKind kind) {
    bool looks = kind == ACTION_FREE_AXES || kind == ACTION_STOP_WHEN ||
                 (kind == ACTION_RESTART && lab_is_graph(lab));
    bool edits = action_is_edit(kind) || goes_back(lab, kind);
    if (!lab_holds_still(lab) || !edits || looks) return true;
    return message_set(&lab->notice, "%s", lab_awaits(lab));
}

static bool slices_otherwise(const Plane *now, const Plane *then) {
    for (int c = 0; c < MAX_COLUMNS; c++) {
        if (now->fixed[c] != then->fixed[c]) return true;
    }
    return false;
}

static bool may_look(Lab *lab, const Action *action) {
    ActionKind kind = action->kind;
    if (kind == ACTION_SELECT_POINT) return lab_may_look(lab, WITHHELD_POINT);
    if (kind == ACTION_SELECT_VOTES) return lab_may_look(lab, WITHHELD_VOTES);
    if (kind == ACTION_SEEK || kind == ACTION_STEP_BACK) return lab_may_look(lab, WITHHELD_TIME);
    bool slices = kind == ACTION_LOOK && slices_otherwise(&lab->scene.view, &action->plane);
    return !slices || lab_may_look(lab, WITHHELD_SLICE);
}

/* Weights may be moved while derivatives are asked for: the numbers in the picture move with them.
 */
static bool may_set(Lab *lab, const Action *action) {
    const Training *now = lab_settings(lab), *then = &action->training;
    bool other = action->kind == ACTION_SET_NETWORK || action->kind == ACTION_SET_INPUTS ||
                 (action->kind == ACTION_SET_TRAINING &&
                  (now->loss != then->loss || now->rule != then->rule));
    const char *why = lab_keeps_network(lab);
    return !other || !why || message_set(&lab->notice, "%s", why);
}

/* The phases before the update change nothing, and what they show is hidden while it is
 * demanded. */
static bool may_do_phase(Lab *lab) {
    bool looks = !lab->locked && lab_trainer(lab)->next != PHASE_UPDATE;
    return looks || may_move_on(lab);
}

static bool is_open(Lab *lab, TrainWay way) {
    const char *why = lab_refuses(lab, way);
    return !why || message_set(&lab->notice, "%s", why);
}

/* While a run is done again, whoever would change it has to wait, or to stop it. */
static bool may_interrupt(Lab *lab, const Action *action) {
    bool changes = action_is_edit(action->kind) || action->kind == ACTION_STEP ||
                   action->kind == ACTION_PHASE || action->kind == ACTION_STEP_BACK ||
                   action->kind == ACTION_SEEK || action->kind == ACTION_PLAY ||
                   action->kind == ACTION_UNDO || action->kind == ACTION_REDO ||
                   action->kind == ACTION_COMPARE;
    return !changes || !lab_replays(lab) ||
           message_set(&lab->notice, "The run is done again up to where it was saved: Escape stops "
                                     "it.");
}

bool hold_allows(Lab *lab, const Action *action) {
    ActionKind kind = action->kind;
    if (!may_interrupt(lab, action) || !may_set(lab, action)) return false;
    if (!may_edit(lab, kind) || !may_look(lab, action)) return false;
    if (kind == ACTION_RESTART) return is_open(lab, TRAIN_RESTART);
    if (kind == ACTION_NEW_START) return is_open(lab, TRAIN_NEW_START);
    if (kind == ACTION_STEP) return may_move_on(lab) && is_open(lab, lab_way(action->size));
    if (kind == ACTION_PHASE) return may_do_phase(lab) && is_open(lab, TRAIN_PHASE);
    if (kind == ACTION_DESCEND) return may_move_on(lab);
    if (kind == ACTION_COMPARE || kind == ACTION_GO_ON) return may_move_on(lab);
    if (kind == ACTION_PLAY) return may_move_on(lab) && is_open(lab, TRAIN_PLAY);
    return true;
}
