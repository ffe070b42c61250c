/* The sheet of files (ui/sheet.h) as hands use it: while it is open, everything but a dropped file and the closing of the window goes
 * here. It is drawn by view_sheet (screen/view.h). */
#ifndef SCREEN_SHEET_H
#define SCREEN_SHEET_H

#include "ui/gesture.h"

/* Its two buttons. */
typedef enum SheetAct { SHEET_CANCEL, SHEET_CONFIRM } SheetAct;

/* Opens the sheet, with a name that suits what is open. */
void sheet_input_begin(UiState *ui, SheetKind kind);

/* False when the sheet is closed, or leaves the event to others. */
bool sheet_input(const Gesture *g, const InputEvent *event);

#endif
