/* The sheet "Your table" (ui/table_sheet.h): the order in which its parts are offered an event, and
 * what these parts share. view_import (screen/view.h) draws it. */
#ifndef SCREEN_IMPORT_H
#define SCREEN_IMPORT_H

#include "ui/gesture.h"
#include "ui/view.h"

/* While the sheet is open, everything but a dropped file, a paste and the closing of the window
 * goes here. False when it is closed, or does not use the event. */
bool import_input(const Gesture *g, const InputEvent *event);

/* ---- its parts */

/* What is where, in points. */
typedef struct ImportLayout {
    Rect sheet, title, read_as, table, points, foot;
    float below; /* where the sentence below the table begins; 0: there is no room for it */
} ImportLayout;

ImportLayout import_layout(const View *view);

void import_draw_read_as(View *view, Rect line);
void import_draw_columns(View *view, Rect rect);
void import_draw_points(View *view, Rect rect);

/* The row that is pointed at, in the table or among the points, or that has the focus; -1 for none.
 */
int import_pointed(const UiState *ui);

/* The targets that stand for a row. */
extern const Target TARGET_TABLE_ROW, TARGET_TABLE_SPOT;

/* The mark of a class. */
void import_mark(View *view, Point at, float r, int class, bool pale);

/* A number with the decimal sign of the table. */
const char *import_number(const View *view, int column, float value, char text[32]);

#endif
