/* What hands ask of a lesson: on, back, a choice, a hint. A part of hand.h, which knows when. */
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/input.h"
#include "ui/touch.h"

/* A press on one of the lesson's targets; false when it is none of them. */
bool guide_press(const Hand *h, Tag tag);

/* PageDown, PageUp, as presenters' clickers send them. */
bool guide_key(const Hand *h, const InputEvent *event);

/* One place on, or back, in the walk through a point's numbers (view/number_walk.h). The phases of the step under way are taken as the walk
 * comes past them, so that what is shown is what is done; beyond the update the next step begins. */
void guide_walk(const Hand *h, int by);

/* To where a phase is all there: 0 forward, 1 loss, 2 backward, 3 update. */
void guide_walk_to(const Hand *h, int phase);

/* How far a weight is nudged to check its gradient: where the slider is touched, or one notch more or less. */
void guide_epsilon(const Hand *h, Point at);
void guide_nudge_epsilon(const Hand *h, int by);

/* The wheel over the lesson's text, in lines. */
void guide_scroll(const Hand *h, float lines);

/* What the pointer is on: what a number in the text belongs to counts as that itself. */
Tag guide_hover(Tag tag);

#endif
