/* The tools at the plane's upper left: a class each to place, the hand that moves, the eraser. What they do is ui/plane_hand.h's. */
#ifndef VIEW_PLANE_TOOLS_H
#define VIEW_PLANE_TOOLS_H

#include "view/view.h"

/* rect: of the plane. */
void plane_tools(View *view, Rect rect);

#endif
