/* Stepping, seeking and restarting when the scene is an expression graph: they reveal more or
 * fewer of its nodes. Only lab.c calls this. */
#ifndef LAB_GRAPH_STEPS_H
#define LAB_GRAPH_STEPS_H

#include "lab/action.h"
#include "lab/graph.h"

/* The step of the graph that an action leads to, perhaps beyond either end: a step of any size
 * is one node, a phase is the rest of the forward or the backward half, seeking names the step.
 * False for actions that a graph does not concern. */
bool graph_steps_goal(const GraphRun *graph, const Action *action, int64_t *goal);

/* Goes there, clamped. locked: only backwards. False, with the reason, when a step or phase
 * leads nowhere. */
bool graph_steps_go(GraphRun *graph, const Action *action, int64_t goal, bool locked,
                    Message *notice);

#endif
