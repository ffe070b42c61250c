/* See graph_steps.h. */
#include "lab/graph_steps.h"

bool graph_steps_goal(const GraphRun *g, const Action *action, int start, int64_t *goal) {
    ActionKind kind = action->kind;
    if (kind == ACTION_STEP)
        *goal = g->walked + 1;
    else if (kind == ACTION_STEP_BACK)
        *goal = g->walked - 1;
    else if (kind == ACTION_PHASE)
        *goal = g->walked < g->count ? g->count : graph_total(g);
    else if (kind == ACTION_SEEK)
        *goal = action->epoch;
    else if (kind == ACTION_RESTART)
        *goal = start;
    else
        return false;
    return true;
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
