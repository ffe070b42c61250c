/* Input to the sheet of files (ui/sheet.h): while it is open, everything but a dropped file and
 * the closing of the window goes here. view_sheet (screen/view.h) draws it. */
#ifndef SCREEN_SHEET_H
#define SCREEN_SHEET_H

#include "ui/gesture.h"

/* Its two buttons, and the ticks of a picture. */
typedef enum SheetAct { SHEET_CANCEL, SHEET_CONFIRM, SHEET_CAPTION, SHEET_VECTOR } SheetAct;

/* Opens the sheet. */
void sheet_input_begin(UiState *ui, SheetKind kind);

/* To save the scene, with a suggested name. */
void sheet_input_save(UiState *ui, const Scene *scene);

/* False when the sheet is closed, or does not use the event. */
bool sheet_input(const Gesture *g, const InputEvent *event);

#endif
