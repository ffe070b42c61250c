/* In free play, the field above the graph: any expression can be typed there, and taken
 * away again. */
#ifndef PANELS_GRAPH_TYPED_H
#define PANELS_GRAPH_TYPED_H

#include "ui/view.h"

/* How high it is; 0 in a lesson, which has its own expressions. */
float graph_typed_height(View *view);
void graph_typed_draw(View *view, Rect rect);

/* While there is no graph: what can be typed, with examples to press. */
void graph_typed_invite(View *view, Rect rect);

#endif
