/* What lies on top of the rest for a while: what a word of the header opens, the list of a choice, the list of panels. Each draws a target
 * "popup" beneath its own; while there is one, the keyboard stays within the last of them. A part of hand.h. */
#ifndef UI_POPUP_H
#define UI_POPUP_H

#include "ui/input.h"
#include "ui/touch.h"

/* The shape from which on everything belongs to the topmost; -1 when there is none. */
int popup_find(const Hand *h);

/* Whether a place lies on one of them. */
bool popup_holds(const Hand *h, Point at);

/* Escape closes the topmost, arrows move through it. False when the key is not its business. */
bool popup_key(const Hand *h, const InputEvent *e);

#endif
