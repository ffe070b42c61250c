/* The controls of data, network and training, wherever they stand. What each of them is,
 * lab/control.h knows. */
#ifndef SCREEN_CONTROLS_H
#define SCREEN_CONTROLS_H

#include "ui/gesture.h"
#include "ui/view.h"
#include "ui/widgets.h"

/* ---- control_row.c: Controls as they are drawn and touched: a label with its widget in a row, or the
 * widget alone. What they are is in lab/control.h. */

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

/* ---- section.c: A section of the controls, wherever it stands: in the left place, or beneath its
 * word in the header. */

/* How high it is in a column this wide, without its title. ease: from 0, rows close together, to 1, with room between them;
 * the height grows evenly with it. */
float section_height(View *view, Section section, float width, float ease);

/* Into a column that begins at (x, y). */
void section_draw(View *view, Section section, Point at, float width, float ease);

/* "NETWORK" */
const char *section_title(Section section);

/* What is said in the title's row, at its right end: that what is below begins the run anew. */
void section_note(View *view, Section section, float right, float baseline);

/* How far controls are moved up in a page that shows only so much of them, with a bar at its right when that is less than all. */
float section_scroll(View *view, Rect page, float content);

/* The page that shows them. */
extern const Target TARGET_CONTROLS;

/* ---- controls.c: The controls in the left place, as hands move about them; they are drawn by
 * view_controls (screen/view.h). */

/* Whether they stand there: in free play, or when the person went off from the lesson. */
bool controls_are_shown(const Gesture *g);

/* A section opens, comes to the top of what is seen of them, and has the focus. */
void controls_reveal(const Gesture *g, Section section);

#endif
