/* The keyboard on the plane: a cursor that places points, the selected point, and where one looks. A part of hand.h. */
#ifndef UI_PLANE_KEYS_H
#define UI_PLANE_KEYS_H

#include "ui/input.h"
#include "ui/touch.h"

/* False when the key means nothing here. */
bool plane_key(const Hand *h, const InputEvent *event);

#endif
