/* The line of a first-layer unit as hands take hold of it: dragged it moves, by the tip of its weight vector it turns. The plane's axes
 * are the unit's two inputs then. */
#ifndef PANELS_LINE_H
#define PANELS_LINE_H

#include "draw/camera.h"
#include "ui/gesture.h"

/* Where the weight vector of w[0] x + w[1] y + b = 0 stands: at the line's point nearest to the middle of what the camera shows,
 * or to where the unit was turned last. */
Point line_foot(const UiState *ui, const Camera *camera, int unit, const float w[2], float b);

/* Through the pointer, as steep as it is: only the bias moves. */
void line_move(const Gesture *g, int unit, Point at, bool goes_on);

/* Before it is turned: about where the vector stands now. */
void line_begin_turn(const Gesture *g, int unit);

/* The vector towards the pointer, as long as it is; the bias follows, so that the line keeps to that place. */
void line_turn(const Gesture *g, int unit, Point at, bool goes_on);

#endif
