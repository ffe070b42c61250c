/* A lesson that is read anew while it is open: which of its steps are which. Steps are known by
 * their titles, so that one can be put in above. */
#ifndef LESSON_RELOAD_H
#define LESSON_RELOAD_H

#include "lesson/player.h"

/* The step of the new lesson that is this one of the old, from 0; -1 when there is none. */
int reload_step(const Lesson *old, int step, const Lesson *now);

/* Whether a step begins as before: the two are set up alike. */
bool reload_same_start(const Lesson *old, int step, const Lesson *now, int now_step);

/* What became of each step so far, for the new lesson: [now->steps], to be freed. It is moved
 * there: what stays in `state` belongs to steps that are gone. */
PlayerStep *reload_states(const Lesson *old, PlayerStep *state, const Lesson *now);

/* Whether all its steps begin as they did, so that what is kept of them still fits. */
bool reload_same_scenes(const Lesson *old, const Lesson *now);

#endif
