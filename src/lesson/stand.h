/* What a step of a lesson stands on: its own scene, the step before it, or, for a person who comes
 * back, what they left.
 *
 *     18.2 own scene ── 18.3 from: here ── 18.4 from: here      left, left, left
 *     13.1 own scene    13.2 own scene                          set up anew each time
 *
 * How a step is left is kept where a step that is `from: here` makes it matter: of that step, and
 * of the one that it goes on from. Whoever changes something in a step changes what those after it
 * stand on, so how these were left is forgotten then. Memory is bounded: the steps farthest away
 * are forgotten first. */
#ifndef LESSON_STAND_H
#define LESSON_STAND_H

#include "lesson/player.h"

enum { STAND_BYTES = 1 << 25 }; /* of all that is kept; the newest always is */

/* The step's own start, whatever the lab holds now: a step that goes on from others, on how the
 * nearest of them was left, or else on what their solve lines give. */
void stand_anew(Player *player, Lab *lab);

/* The start of the step after the one that the lab stands in. */
void stand_go_on(Player *player, Lab *lab);

/* The step is being left: keeps how. */
void stand_leave(Player *player, const Lab *lab);

/* The same with how the step stood, whichever step it is. Takes ownership of *left. */
void stand_keep(Player *player, Snapshot *left);

/* Back to how the step was left. False, with nothing changed, when that is not kept. */
bool stand_return(Player *player, Lab *lab);

/* Forgets how a step was left. */
void stand_forget(PlayerStep *state);

#endif
