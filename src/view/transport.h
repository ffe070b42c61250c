/* The transport at the left of the timeline: restart, back, play and step; and below them what time it is: the epoch and the
 * loss, or how far a graph has been walked. In a low timeline that is said in one line. */
#ifndef VIEW_TRANSPORT_H
#define VIEW_TRANSPORT_H

#include "view/widgets.h"

/* What it takes of a timeline's width, in points. */
float transport_width(const View *view, Rect timeline);

void transport_draw(View *view, Rect rect);

#endif
