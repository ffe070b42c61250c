/* The transport at the left of the timeline: restart, back, play and step; and below them what time it is: the epoch and the
 * loss, or how far a graph has been walked. In a low timeline that is said in one line. */
#ifndef SCREEN_TRANSPORT_H
#define SCREEN_TRANSPORT_H

#include "ui/widgets.h"

/* Whether a timeline of this height says everything in one line. */
bool transport_is_low(const View *view, Rect timeline);

/* What it takes of a timeline's width, in points, beside the padding at the left. */
float transport_width(const View *view, Rect timeline);

void transport_draw(View *view, Rect timeline, float pad);

#endif
