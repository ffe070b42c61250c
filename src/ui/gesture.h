/* To make something that can be pressed or dragged, see target.h. Here it is found again: a press, a drag, the wheel is looked up among
 * the targets of the last picture, and handed to the one that lies there. This knows no panel and no key of the program; screen/input.h says in which order these and
 * the program's own keys come. */
#ifndef UI_GESTURE_H
#define UI_GESTURE_H

#include "draw/camera.h"
#include "lesson/player.h"
#include "ui/input.h"
#include "ui/state.h"
#include "ui/target.h"

/* What every part of a gesture needs. */
struct Gesture {
    UiState *ui;
    Lab *lab;
    Player *player;
    const Shapes *drawn; /* what was seen */
    const Camera *plane; /* where the plane was seen */
};

/* By lab_apply; action->goes_on counts only where the gesture has changed something already: the two are undone together. */
bool gesture_apply(const Gesture *g, Action *action);

/* Moving, pressing, letting go, turning the wheel; other events are left alone. */
void gesture_event(const Gesture *g, const InputEvent *event);

/* A button that is still held, so many seconds later. */
void gesture_hold(const Gesture *g, float seconds);

/* A press of the left button, as if the mouse had done it; the tag is what lies there. */
void gesture_press_at(const Gesture *g, Tag tag, Point at, int clicks);

/* What the pointer should look like. */
PointerShape gesture_shape(const Gesture *g);

/* Whole lines of the wheel, for what moves by steps; the rest is kept for the next turn. */
int gesture_steps(const Gesture *g, float lines);

#endif
