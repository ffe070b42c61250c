/* Gestures: a press, a drag or the wheel is looked up among the targets drawn last and passed to
 * the one under the pointer (to make one, see target.h). Knows no panel and no key of the program;
 * screen/input.h has the order of gestures and keys. */
#ifndef UI_GESTURE_H
#define UI_GESTURE_H

#include "draw/camera.h"
#include "lesson/player.h"
#include "ui/input.h"
#include "ui/state.h"
#include "ui/target.h"

/* What all handlers of a gesture need. */
struct Gesture {
    UiState *ui;
    Lab *lab;
    Player *player;
    const Shapes *drawn; /* as drawn last */
    const Camera *plane; /* of the plane, as drawn last */
};

/* By lab_apply; undone with the gesture's former changes if action->goes_on and there are any. */
bool gesture_apply(const Gesture *g, Action *action);

/* Moves, presses, releases, the wheel and a finger that scrolls; other events are ignored. */
void gesture_event(const Gesture *g, const InputEvent *event);

/* Time passes while a button is held. */
void gesture_hold(const Gesture *g, float seconds);

/* A press of the left button on this tag, as if by the mouse. */
void gesture_press_at(const Gesture *g, Tag tag, Point at, int clicks);

/* The shape that the pointer should have. */
PointerShape gesture_shape(const Gesture *g);

/* Whole lines of the wheel, for targets that move by steps; keeps the rest for the next turn. */
int gesture_steps(const Gesture *g, float lines);

#endif
