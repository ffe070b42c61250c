/* What actions and time mean to the lab while it has runs side by side (compare.h). */
#ifndef LAB_COMPARE_ACTIONS_H
#define LAB_COMPARE_ACTIONS_H

#include "lab/lab.h"

/* Puts runs side by side, in place of those that are; none: back to the one run. Each is one step
 * of undo. Those that were left before stand where they were left, if nothing that they depend on
 * has changed. False when the lab's notice says why not. */
bool compare_actions_begin(Lab *lab, const SceneCompare *def);

/* Where runs side by side are to be seen, and there are none: those of rates. */
bool compare_actions_show(Lab *lab);

/* After a scene was loaded, gone back to or changed, or its run: the runs that it compares now, at
 * their start; none where it compares nothing, or cannot any more. */
void compare_actions_follow(Lab *lab);

/* The one run is kept as it stands, in place of the oldest where there is no room; or one of those
 * that were is forgotten, of those that are shown or of all; those that stand side by side go on
 * without it. Each is a step of undo. */
bool compare_actions_keep(Lab *lab);
bool compare_actions_forget(Lab *lab, int run);

/* Undo and redo: those are kept that were kept at that moment; the others are forgotten. */
void compare_actions_keep_those(Lab *lab, const Moment *then);

/* When a moment is gone back to: runs side by side are kept for undo and redo, in place of those
 * that were; if those are of this number, which that moment had, they come back as they stood. */
void compare_actions_set_aside(Lab *lab, int64_t comes_back);

/* From now on the lab's one run is this; undo brings back what it was, with the runs beside it. */
bool compare_actions_go_on(Lab *lab, int run);

/* Moves the clock, as an action says that does (action_is_time). */
bool compare_actions_time(Lab *lab, const Action *action);

/* While it plays. Returns how many epochs the clock went on. */
int compare_actions_play(Lab *lab, int epochs);
int compare_actions_play_until(Lab *lab, int epochs, double until);

#endif
