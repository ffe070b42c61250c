/* What actions and time mean to the lab while it has runs side by side (compare.h). */
#ifndef LAB_COMPARE_ACTIONS_H
#define LAB_COMPARE_ACTIONS_H

#include "lab/lab.h"

/* Puts runs side by side, in place of those that are; none: back to the one run. False when the
 * lab's notice says why not. */
bool compare_actions_begin(Lab *lab, const SceneCompare *def);

/* After a scene was loaded, gone back to or changed, or its run: the runs that it compares now, at
 * their start; none where it compares nothing, or cannot any more. */
void compare_actions_follow(Lab *lab);

/* The one run is kept as it stands, in place of the oldest where there is no room; or one of those
 * that were is forgotten, and those that stand side by side go on without it. */
bool compare_actions_keep(Lab *lab);
bool compare_actions_forget(Lab *lab, int kept);

/* From now on the lab's one run is this; undo brings back what it was. */
bool compare_actions_go_on(Lab *lab, int run);

/* Whether an action moves the clock; and moves it. */
bool compare_actions_are_time(ActionKind kind);
bool compare_actions_time(Lab *lab, const Action *action);

/* While it plays. Returns how many epochs the clock went on. */
int compare_actions_play(Lab *lab, int epochs);

#endif
