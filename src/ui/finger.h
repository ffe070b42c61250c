/* Fingers are broader than a pointer: in one column, as on a phone, and wherever the last press was
 * a finger's, rows are higher; and who presses beside something small means it. */
#ifndef UI_FINGER_H
#define UI_FINGER_H

#include "ui/gesture.h"
#include "ui/view.h"

/* Whether hands are fingers here. */
bool finger_is(const UiState *ui, const Layout *layout);

/* How high a row is of so many units: for fingers, of 40 at least. */
float finger_row(const View *view, float units);

/* Where a finger that comes down there means to press: the same place, or, where nothing can be
 * pressed, what lies nearest within its breadth. */
Point finger_aim(const Gesture *g, Point at);

#endif
