/* What hands ask of a lesson: on, back, a choice, a hint. A part of hand.h, which knows when. */
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/input.h"
#include "ui/touch.h"

/* A press on one of the lesson's targets; false when it is none of them. */
bool guide_press(const Hand *h, Tag tag);

/* PageDown, PageUp, as presenters' clickers send them: to the next step, to the one before; with Shift they move the text by most of a page. While
 * a question is open, letters answer it; C for all controls in the lesson's place; H for the hint. */
bool guide_key(const Hand *h, const InputEvent *event);

/* Down and up scroll a text that is longer than its page, until there is a cursor in the plane. */
bool guide_scroll_key(const Hand *h, int key);

/* The text is moved so that a target within it is seen. */
void guide_reveal(const Hand *h, Tag tag);

/* Arrows where no points can be placed, and so there is no use for a cursor: from point to point. */
bool guide_arrow(const Hand *h, int key);

/* The wheel, in lines; false when the pointer is not over the lesson's text. */
bool guide_wheel(const Hand *h, float lines);

#endif
