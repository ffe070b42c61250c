/* Walking through the phases of a step on the numbers: forward layer by layer, the loss, backward
 * layer by layer, the update. UiState.phases is the place. It is only a way of looking; but the
 * trainer does a phase walked to its end, and going beyond the update takes the step. */
#ifndef PANELS_PHASE_WALK_H
#define PANELS_PHASE_WALK_H

#include "ui/state.h"

/* Whether phases can be walked: the numbers are on the stage, and a point is selected. */
bool phase_walk_is_on(const UiState *ui, const Lab *lab);

/* One layer, or one phase, forward or back. */
void phase_walk_step(UiState *ui, Lab *lab, bool back);
/* To the end of a phase. */
void phase_walk_go(UiState *ui, Lab *lab, Phase phase);
/* To the trainer's phase. */
void phase_walk_follow(UiState *ui, const Lab *lab);

#endif
