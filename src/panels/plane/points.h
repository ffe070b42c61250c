/* Points as hands place, move, relabel and erase them on the plane; each by one action of the lab. */
#ifndef PANELS_POINTS_H
#define PANELS_POINTS_H

#include "ui/gesture.h"

/* Whether the lesson's step lets points be placed, moved and erased; off the lesson they may be. */
bool points_are_free(const Gesture *g);

/* The same; if not, the lab's notice says so. */
bool points_may_change(const Gesture *g);

/* goes_on: part of the gesture before, undone with it. A spray adds one more of a cluster around the pointer. */
void points_add(const Gesture *g, Point at, bool goes_on);
void points_spray(const Gesture *g, Point at);
void points_erase(const Gesture *g, int index, bool goes_on);
void points_move(const Gesture *g, int index, Point at, bool goes_on);
void points_label(const Gesture *g, int index, int class);

#endif
