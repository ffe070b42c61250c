/* The focus of the keyboard: what Tab halts at, of all that was drawn, and what lies next to what.
 *
 * Of a group (points, units, edges, weights) one stands for all: the one that has the focus or is selected, or else the first.
 * While something lies on top of the rest, the focus stays within it (popup.h). */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/gesture.h"

/* Gives it the focus, and brings it into view. False for a tag without a target. */
bool focus_give(const Gesture *g, Tag tag);

/* To the next of what was drawn and round again, or to the one before. */
void focus_move(const Gesture *g, bool back);

/* From what has the focus to the next of its kind, or the one before; at the last of them it stays. */
void focus_sibling(const Gesture *g, bool back);

/* To the nearest target in the direction of an arrow; where there is none, it stays. kind: among those alone, NULL for any. from:
 * where it sets out when nothing that is drawn has the focus. False when the key is no arrow, or there is nowhere to set out. */
bool focus_toward(const Gesture *g, int key, const Target *kind, Tag from);

/* To the one that stands for the first of these kinds that is drawn; false when none is. */
bool focus_first(const Gesture *g, const Target *const *kind, int kinds);

/* What has the focus is asked what an arrow means to it. */
bool focus_arrow(const Gesture *g, const InputEvent *event);

/* Enter: what has the focus is pressed, unless it has another use for it. */
void focus_enter(const Gesture *g);

/* For a target's `arrow`: up and down lead to the next of its kind. */
bool focus_arrow_siblings(const Gesture *g, Tag tag, const InputEvent *event);

/* For a target's `enter`: a number is typed in its place, as after a double click. */
bool focus_enter_types(const Gesture *g, Tag tag);

/* For a target's `enter`: nothing. On a track nobody means its middle; arrows move it. */
bool focus_enter_nothing(const Gesture *g, Tag tag);

#endif
