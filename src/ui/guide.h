/* What hands ask of a lesson: on, back, a choice, a hint. A part of hand.h, which knows when. */
#ifndef UI_GUIDE_H
#define UI_GUIDE_H

#include "ui/input.h"
#include "ui/touch.h"

/* A press on one of the lesson's targets; false when it is none of them. */
bool guide_press(const Hand *h, Tag tag);

/* PageDown, PageUp, as presenters' clickers send them. */
bool guide_key(const Hand *h, const InputEvent *event);

/* Whether the step offers something by this name of `show`; without a lesson, everything is offered. */
bool guide_offers(const Player *player, const Desk *desk, const char *name);

/* Whether points may be placed and erased now; if not, the lab's notice says so. */
bool guide_lets_edit(const Hand *h);

/* The wheel over the lesson's text, in lines. */
void guide_scroll(const Hand *h, float lines);

#endif
