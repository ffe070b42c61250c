/* Walking through the phases of a step on the numbers: forward layer by layer, the loss, backward layer by layer, the update.
 * Where the walk is, UiState.phases says. It is a way of looking; but a phase that was walked to its end is a
 * phase that the trainer has done, and the step beyond the update takes the step. */
#ifndef PANELS_PHASE_WALK_H
#define PANELS_PHASE_WALK_H

#include "ui/state.h"

/* Whether there is something to walk through: the numbers are on the stage, of a point that is selected. */
bool phase_walk_is_on(const UiState *ui, const Lab *lab);

/* One layer, or one phase, on or back. */
void phase_walk_step(UiState *ui, Lab *lab, bool back);

/* To a phase, to its end. */
void phase_walk_go(UiState *ui, Lab *lab, Phase phase);

/* To where the trainer stands. */
void phase_walk_follow(UiState *ui, const Lab *lab);

#endif
