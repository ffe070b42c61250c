/* The walk through one point's numbers, in the order in which they come to be: forward layer by layer, the loss, backward layer by layer,
 * the update. Where a person stands in it is the desk's; which numbers that shows is told here.
 *
 *     place    0        inputs alone
 *              1 .. L   values of the first layers
 *              L + 1    the loss
 *              .. 2L+1  delta and gradients of the last layers
 *              2L + 2   the update */
#ifndef VIEW_NUMBER_WALK_H
#define VIEW_NUMBER_WALK_H

#include "view/view.h"

typedef enum WalkPhase {
    WALK_FORWARD,
    WALK_LOSS,
    WALK_BACKWARD,
    WALK_UPDATE,
    WALK_PHASES
} WalkPhase;

/* Where it stands: the desk's place, or, when nobody walks, before the update. */
int number_walk_place(const View *view);

WalkPhase number_walk_phase(const View *view);
bool number_walk_shows_value(const View *view, int layer); /* -1: the inputs */
bool number_walk_shows_loss(const View *view);
bool number_walk_shows_delta(const View *view, int layer);
bool number_walk_shows_update(const View *view);

/* Whether this layer is the one the walk has reached just now. */
bool number_walk_is_at(const View *view, int layer);

#endif
