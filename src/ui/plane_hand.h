/* Hands on the plane: placing points, one or many; moving, relabelling and erasing them; taking hold of a line; moving the plane
 * itself. A part of hand.h, which knows when. */
#ifndef UI_PLANE_HAND_H
#define UI_PLANE_HAND_H

#include "ui/input.h"
#include "ui/touch.h"

/* Whether the tool in the hand places points, or erases them; where a step offers no tools, the hand is empty. */
bool plane_hand_places(const Hand *h);
bool plane_hand_erases(const Hand *h);

/* False when the target is nothing on the plane. */
bool plane_hand_press(const Hand *h, Tag tag, const InputEvent *event);
void plane_hand_press_other(const Hand *h, Tag tag, int button); /* than the left one */
bool plane_hand_drag(const Hand *h, Tag tag, Point at);

/* While desk->pressed and dragging still tell what ends. A line in the way of a point that was meant lets it through. */
void plane_hand_release(const Hand *h, const InputEvent *event);

/* A button held down goes on placing points, one now and then: so many seconds later. */
void plane_hand_hold(const Hand *h, float seconds);

/* Two fingers look nearer or farther. What the first of them began was not meant. */
void plane_hand_pinch(const Hand *h, const InputEvent *event);

#endif
