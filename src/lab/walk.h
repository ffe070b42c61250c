/* What steps, seeking and restarting mean where the scene is an expression graph: they walk it. Only lab.c calls this. */
#ifndef LAB_WALK_H
#define LAB_WALK_H

#include "lab/action.h"
#include "lab/graph.h"

/* Whether an action is of this sort. */
bool walk_is(ActionKind kind);

/* A step of any size walks a node; a phase all the rest of the way there, or of the way back; seeking goes to a place in the walk.
 * locked: only backwards. False, with the reason, when there is nowhere to go. */
bool walk_apply(GraphRun *graph, const Action *action, bool locked, Message *notice);

#endif
