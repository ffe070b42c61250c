/* What hands ask of a lesson: on, back, a choice, a hint. A part of hand.h, which knows when. */
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/input.h"
#include "ui/touch.h"

/* A press on one of the lesson's targets; false when it is none of them. */
bool guide_press(const Hand *h, Tag tag);

/* PageDown, PageUp, as presenters' clickers send them: to the next step, to the one before. Down and up scroll a text that is longer
 * than its page. */
bool guide_key(const Hand *h, const InputEvent *event);

/* The wheel, in lines; false when the pointer is not over the lesson's text. */
bool guide_wheel(const Hand *h, float lines);

/* What the pointer is on: what a number in the text belongs to counts as that itself. */
Tag guide_hover(Tag tag);

#endif
