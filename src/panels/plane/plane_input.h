/* What can be touched on the plane: itself, its points, the lines of first-layer units and the tips of their weight vectors. Drawn by
 * plane.c. */
#ifndef PANELS_PLANE_INPUT_H
#define PANELS_PLANE_INPUT_H

#include "ui/gesture.h"

extern const Target TARGET_PLANE, /* 0 */
    TARGET_POINT,                 /* index in the data */
    TARGET_LINE,                  /* a first-layer unit, all along its line */
    TARGET_VECTOR; /* a first-layer unit: the tip of its weight vector, which turns the line */

/* Whether the tool in the hand places points, or erases them; where a step offers no tools, the hand is empty. */
bool plane_input_places(const Gesture *g);
bool plane_input_erases(const Gesture *g);

/* Two fingers look nearer or farther. What the first of them began was not meant. */
void plane_input_pinch(const Gesture *g, const InputEvent *event);

/* The point that arrows set out from: the selected one, or the first that is drawn. */
Tag plane_input_start(const Gesture *g);

#endif
