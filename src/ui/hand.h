/* From what hands did to what is wanted: Input in, actions out. It looks at the targets of the shapes that
 * were drawn last, so that what is pressed is what was seen.
 *
 * Targets, by tag: see view/view.h, which draws them. Keys as in the help sheet (keys.h). */
#ifndef UI_HAND_H
#define UI_HAND_H

#include "draw/camera.h"
#include "lesson/player.h"
#include "ui/desk.h"
#include "ui/input.h"

/* Changes desk and player and, by lab_apply alone, the lab. plane: where the plane was drawn last. */
void hand_input(Desk *desk, Lab *lab, Player *player, const Input *input, const Shapes *drawn,
                const Camera *plane);

#endif
