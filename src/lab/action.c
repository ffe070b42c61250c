/* See action.h. What each kind is stands here once; what it does is told by those who carry it
 * out. */
#include "lab/action.h"

enum {
    EDIT = 1 << 0,
    TIME = 1 << 1,
    ATTEMPT = 1 << 2,       /* a whole one at a task */
    SMALL_ATTEMPT = 1 << 3, /* a quarter */
};

static unsigned what_is(ActionKind kind) {
    switch (kind) {
    case ACTION_ADD_POINT:
    case ACTION_MOVE_POINT:
    case ACTION_LABEL_POINT:
    case ACTION_ERASE_POINT:
    case ACTION_CLEAR_POINTS:
    case ACTION_SET_POINTS:
    case ACTION_HOLD_OUT:
    case ACTION_SCALE:
    case ACTION_SET_NETWORK:
    case ACTION_SET_INPUTS:
    case ACTION_SET_WEIGHTS:
    case ACTION_NEW_START:
    case ACTION_SET_GRAPH:
    case ACTION_SET_LEAF:
    case ACTION_DESCEND:
    case ACTION_SET_TRAINING:
    case ACTION_STOP_WHEN: return EDIT | ATTEMPT;
    case ACTION_FREE_AXES: return EDIT;
    case ACTION_RESTART: return EDIT | TIME | ATTEMPT;
    case ACTION_SEEK:
    case ACTION_PLAY: return TIME | ATTEMPT;
    case ACTION_STEP:
    case ACTION_PHASE: return TIME | SMALL_ATTEMPT;
    case ACTION_STEP_BACK: return TIME;
    case ACTION_SELECT_POINT:
    case ACTION_SELECT_WEIGHT:
    case ACTION_SELECT_UNIT:
    case ACTION_SELECT_AXIS:
    case ACTION_SELECT_VOTES:
    case ACTION_GIVE:
    case ACTION_COMPARE:
    case ACTION_KEEP:
    case ACTION_FORGET:
    case ACTION_GO_ON: return ATTEMPT;
    case ACTION_PAUSE:
    case ACTION_SPEED:
    case ACTION_STEP_SIZE:
    case ACTION_LOOK:
    case ACTION_LOCK:
    case ACTION_BY_HAND:
    case ACTION_SHOW:
    case ACTION_UNDO:
    case ACTION_REDO:
    case ACTION_COUNT: break;
    }
    return 0;
}

bool action_is_edit(ActionKind kind) {
    return what_is(kind) & EDIT;
}

bool action_is_time(ActionKind kind) {
    return what_is(kind) & TIME;
}

int action_tries(const Action *action) {
    unsigned what = what_is(action->kind);
    if (what & SMALL_ATTEMPT) return 1;
    return what & ATTEMPT && !action->goes_on ? 4 : 0;
}
