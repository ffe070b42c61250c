/* Hands on the sheet of files: while it is open, everything but a dropped file and the closing of the window goes here. A part
 * of hand.h. */
#ifndef UI_SHEET_HAND_H
#define UI_SHEET_HAND_H

#include "ui/input.h"
#include "ui/touch.h"

/* Opens the sheet, with the name that suits what is on the desk. */
void sheet_hand_begin(Desk *desk, SheetKind kind);

/* False when the sheet is closed, or leaves the event to others. */
bool sheet_hand(const Hand *h, const InputEvent *event);

#endif
