/* What stepping, seeking and restarting mean where the scene is an expression graph: they show one node more or less of it.
 * Only lab.c calls this. */
#ifndef LAB_GRAPH_STEPS_H
#define LAB_GRAPH_STEPS_H

#include "lab/action.h"
#include "lab/graph.h"

/* Where an action leads: a step of any size is one node; a phase is all the rest of the way forward, or of the way back;
 * seeking names the place. It may lie beyond either end. False for actions that mean the same with a graph and without. */
bool graph_steps_goal(const GraphRun *graph, const Action *action, int64_t *goal);

/* Goes there, as far as the graph reaches. locked: only backwards. False, with the reason, when it stands there already, unless
 * the action names the place. */
bool graph_steps_go(GraphRun *graph, const Action *action, int64_t goal, bool locked,
                    Message *notice);

#endif
