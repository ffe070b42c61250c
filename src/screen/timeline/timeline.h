/* The timeline as hands go through it; it is drawn by view_timeline (view.h). */
#ifndef SCREEN_TIMELINE_H
#define SCREEN_TIMELINE_H

#include "ui/gesture.h"

/* The curve, or the walk of a graph in its place: dragged along, it goes through time. */
extern const Target TARGET_SCRUB;

/* The epoch that the pointer is over, of a graph the step; -1 beside the curve. */
int64_t timeline_moment(const Gesture *g);

#endif
