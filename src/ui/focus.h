/* The keyboard on what has the focus: moving it, turning what it is on, typing a number. A part of hand.h. */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/input.h"
#include "ui/touch.h"

/* To the next target, as they were drawn, or to the one before: the lesson's own come first. Of points, units, edges and weights
 * one stands for all, the one that is selected; arrows lead to the others. The plane has a cursor instead. */
void focus_move(const Hand *h, bool back);

/* To the nearest target in the direction of an arrow; kind: among those of this name, NULL for any. Without a focus: from
 * the selected point, or to the card to go on with. False when it is no arrow, or there is nothing of the kind. */
bool focus_toward(const Hand *h, int key, const char *kind);

/* To the weights: the selected one, or the first; false when none is drawn. */
bool focus_weight(const Hand *h);

/* Into the list that was opened by Enter, at what is chosen there, and out of it again. pressed: what had the focus then. */
void focus_follow(const Hand *h, Tag pressed);

/* Arrows on what has the focus: left and right on a slider, a stepper, options side by side, a weight, an axis, the timeline; up and down from one
 * weight, edge, unit or line of a list to the next; any from a point to another. False when the focus is on none of them. */
bool focus_arrow(const Hand *h, const InputEvent *event);

/* The list of weights, by so many rows. */
void focus_scroll(const Hand *h, int rows);

/* Text, and keys, for the field or the weight that is being typed into: Enter sets it, Escape leaves it. */
void focus_type(const Hand *h, const InputEvent *event);
void focus_type_key(const Hand *h, int key);

#endif
