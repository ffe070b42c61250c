/* The keyboard focus: where Tab stops among the targets drawn last, and which is next to which. A
 * group (points, units, edges, weights) has one tab stop: the target with the focus or selected,
 * else the first. An open popup keeps the focus within it (popup.h). */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/gesture.h"

/* To the next target drawn and round again, or to the previous one. */
void focus_move(const Gesture *g, bool back);

/* From the focus to the next target of the same kind, or the previous one; stays at the last. */
void focus_sibling(const Gesture *g, bool back);

/* To the nearest target (of `kind`; NULL: any) in an arrow key's direction, if there is one. from:
 * the start when nothing drawn has the focus. False for other keys, or without a start. */
bool focus_toward(const Gesture *g, int key, const Target *kind, Tag from);

/* To the tab stop of the first of these kinds that is drawn; false when none is. */
bool focus_first(const Gesture *g, const Target *const *kind, int kinds);

/* Offers an arrow key to the focused target. */
bool focus_arrow(const Gesture *g, const InputEvent *event);

/* Enter: presses the focused target, unless it has another use for the key. */
void focus_enter(const Gesture *g);

/* For a target's `arrow`: up and down lead to the next of its kind. */
bool focus_arrow_siblings(const Gesture *g, Tag tag, const InputEvent *event);

/* For a target's `enter`: a number is typed in its place, as after a double click. */
bool focus_enter_types(const Gesture *g, Tag tag);

/* For a target's `enter`: does nothing. Enter has no meaning on a track; arrows move it. */
bool focus_enter_nothing(const Gesture *g, Tag tag);

#endif
