/* Controls as they are drawn and touched: a label with its widget in a row, or the widget alone. What they are is in lab/control.h. */
#ifndef SCREEN_ROW_H
#define SCREEN_ROW_H

#include "ui/widgets.h"

/* Of a row, for its label. */
#define LABEL_SHARE 0.34f

/* How high a control wants to be in a row this wide where most are `row` high. */
float row_height(const View *view, Control control, float width, float row);

/* A control in a row of its own: label at the left, the widget at the right. */
void row_draw(View *view, Rect row, Control control);

/* The label alone, in the row's first part; followed by a small sign when another value begins the run anew. */
void row_label(View *view, Rect row, const char *label, bool enabled, bool restarts);

/* The widget alone. */
void row_widget(View *view, Rect rect, Control control);

/* A toggle that says what it switches. */
float row_toggle_width(const View *view, const char *label);
void row_toggle(View *view, Rect rect, Control control, const char *label);

/* What stands for it, of a slider for its track: for whoever draws a control in a way of its own. */
Tag row_tag(Control control);

#endif
