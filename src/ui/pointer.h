/* What the pointer looks like where it is: it tells what a press would do there. A part of hand.h. */
#ifndef UI_POINTER_H
#define UI_POINTER_H

#include "ui/touch.h"

PointerShape pointer_shape(const Hand *h);

#endif
