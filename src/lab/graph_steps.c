/* See graph_steps.h. */
#include "lab/graph_steps.h"

bool graph_steps_goal(const GraphRun *g, const Action *action, int start, int64_t *goal) {
    switch (action->kind) {
    case ACTION_STEP: *goal = g->walked + 1; return true;
    case ACTION_STEP_BACK: *goal = g->walked - 1; return true;
    case ACTION_PHASE: *goal = g->walked < g->count ? g->count : graph_total(g); return true;
    case ACTION_SEEK: *goal = action->epoch; return true;
    case ACTION_RESTART: *goal = start; return true;
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
    case ACTION_PLAY:
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

bool graph_steps_go(GraphRun *g, const Action *action, int64_t goal, const GraphHold *hold,
                    Message *notice) {
    int64_t total = graph_total(g);
    bool back = goal < g->walked;
    if (hold->locked && goal > g->walked) return message_set(notice, "%s", hold->locked);
    goal = goal < 0 ? 0 : goal > total ? total : goal;
    bool held = goal > hold->limit && g->walked >= hold->limit;
    if (goal > hold->limit) goal = hold->limit;
    bool named = action->kind == ACTION_RESTART || action->kind == ACTION_SEEK;
    if (graph_walk_to(g, (int)goal) || named) return true;
    if (held) return message_set(notice, "It is your turn: type the derivative, or have it shown.");
    return message_set(notice, back ? "This is where it began."
                                    : "Every node has been walked: restart to walk once more.");
}
