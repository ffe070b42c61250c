/* The keyboard on the plane: a cursor that places points, the selected point, and where one looks. */
#ifndef PANELS_PLANE_KEYS_H
#define PANELS_PLANE_KEYS_H

#include "ui/gesture.h"

/* False when the key means nothing here. */
bool plane_key(const Gesture *g, const InputEvent *event);

/* Enter at the cursor does what a click there does. */
void plane_key_enter(const Gesture *g);

#endif
