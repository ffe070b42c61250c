/* The keyboard on what has the focus: moving it, turning what it is on, typing a number. A part of hand.h. */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/input.h"
#include "ui/touch.h"

/* To the next target, as they were drawn, or to the one before. The plane has a cursor instead. */
void focus_move(const Hand *h, bool back);

/* Up, Down and Escape while a list is open; false when none is, and for other keys. */
bool focus_list(const Hand *h, int key);

/* Arrows on a slider, a stepper, a weight, an axis, the timeline, ...; false when the focus is on nothing that turns. */
bool focus_arrow(const Hand *h, const InputEvent *event);

/* The list of weights, by so many rows. */
void focus_scroll(const Hand *h, int rows);

/* Text, and keys, for the field or the weight that is being typed into: Enter sets it, Escape leaves it. */
void focus_type(const Hand *h, const InputEvent *event);
void focus_type_key(const Hand *h, int key);

#endif
