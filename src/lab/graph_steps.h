/* Stepping, seeking and restarting when the scene is an expression graph: they reveal more or
 * fewer of its nodes. Only lab.c calls this. */
#ifndef LAB_GRAPH_STEPS_H
#define LAB_GRAPH_STEPS_H

#include "lab/action.h"
#include "lab/graph.h"

/* What a walk forward stops at: an open prediction, or a derivative that is to be given first, the
 * step before which is the limit. */
typedef struct GraphHold {
    const char *locked; /* what it waits for, as a sentence; NULL: nothing */
    int limit;
} GraphHold;

/* The step of the graph that an action leads to, perhaps beyond either end: a step of any size
 * is one node, a phase is the rest of the forward or the backward half, seeking names the step,
 * restarting leads to `start`. False for actions that a graph does not concern. */
bool graph_steps_goal(const GraphRun *graph, const Action *action, int start, int64_t *goal);

/* Goes there, clamped, and no further than it may. False, with the reason, when a step or phase
 * leads nowhere. */
bool graph_steps_go(GraphRun *graph, const Action *action, int64_t goal, const GraphHold *hold,
                    Message *notice);

#endif
