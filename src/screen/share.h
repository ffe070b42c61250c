/* Input to the sheet "Hand this over" (ui/share_sheet.h). view_share (screen/view.h) draws it. */
#ifndef SCREEN_SHARE_H
#define SCREEN_SHARE_H

#include "ui/gesture.h"
#include "ui/view.h"

/* Opens it with what is on the screen; a run that plays pauses. */
void share_input_begin(const Gesture *g);

/* While the sheet is open, everything but a dropped file, a paste and the closing of the window
 * goes here. False when it is closed, or does not use the event. */
bool share_input(const Gesture *g, const InputEvent *event);

/* ---- the code, in a file of its own */

/* Presses make it fill the screen, and small again. */
extern const Target TARGET_SHARE_CODE;

/* In a square: the code with its quiet squares, or why there is none. */
void share_code(View *view, Rect rect);

/* Over the whole window, for a projector. */
void share_code_full(View *view);

#endif
