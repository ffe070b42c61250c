/* See walk.h. */
#include "lab/walk.h"

bool walk_is(ActionKind kind) {
    return kind == ACTION_STEP || kind == ACTION_STEP_BACK || kind == ACTION_PHASE ||
           kind == ACTION_SEEK || kind == ACTION_RESTART;
}

/* Where in the walk an action leads; it may lie beyond its ends. */
static int64_t goal_of(const GraphRun *g, const Action *action) {
    switch (action->kind) {
    case ACTION_STEP: return g->walked + 1;
    case ACTION_STEP_BACK: return g->walked - 1;
    case ACTION_PHASE: return g->walked < g->count ? g->count : graph_total(g);
    case ACTION_SEEK: return action->epoch;
    default: return 0; /* ACTION_RESTART */
    }
}

bool walk_apply(GraphRun *g, const Action *action, bool locked, Message *notice) {
    int64_t goal = goal_of(g, action), total = graph_total(g);
    bool back = goal < g->walked;
    if (locked && goal > g->walked)
        return message_set(notice, "Choose an answer first: what do you think will happen?");
    goal = goal < 0 ? 0 : goal > total ? total : goal;
    bool somewhere = action->kind == ACTION_RESTART || action->kind == ACTION_SEEK;
    if (graph_walk_to(g, (int)goal) || somewhere) return true;
    return message_set(notice, back ? "This is where it began."
                                    : "Every node has been walked: restart to walk once more.");
}
