/* A number as a place along a track. */
#ifndef UI_SLIDER_H
#define UI_SLIDER_H

#include "ui/gesture.h"
#include "ui/view.h"

/* The knob at this share of the track, with a ring when the tag has the focus; and the target,
 * which reaches as far beyond both ends as the knob does. */
void slider_knob(View *view, Rect track, float share, float radius, Color color, Tag tag);

/* The share of its track at a point, 0 to 1; below 0 when the slider is not drawn. */
float slider_share(const Gesture *g, Tag tag, Point at);

/* The same for any target that is a track from end to end. */
float slider_along(const Gesture *g, Tag tag, Point at);

#endif
