/* The tools at the plane's upper left: a class each to place, the hand that moves, the eraser. What they do is ui/plane_hand.h's. */
#ifndef PANELS_PLANE_TOOLS_H
#define PANELS_PLANE_TOOLS_H

#include "ui/view.h"

/* rect: of the plane. */
void plane_tools(View *view, Rect rect);

#endif
