/* The controls of data, network and training, wherever drawn. lab/control.h says what they are. */
#ifndef SCREEN_CONTROLS_H
#define SCREEN_CONTROLS_H

#include "ui/gesture.h"
#include "ui/view.h"
#include "ui/widgets.h"

/* ---- control_row.c: A control: a label and its widget in a row, or the widget alone. */

/* The label's share of a row. */
#define LABEL_SHARE 0.34f

/* The preferred height of a control in a row this wide, where most rows are `row` high. */
float row_height(const View *view, Control control, float width, float row);

/* Draws a control in its own row: label at the left, widget at the right. */
void row_draw(View *view, Rect row, Control control);

/* The label alone, in the row's first part; restarts: with a sign that changes restart training. */
void row_label(View *view, Rect row, const char *label, bool enabled, bool restarts);

void row_widget(View *view, Rect rect, Control control);

/* A toggle with its label beside it. */
float row_toggle_width(const View *view, const char *label);
void row_toggle(View *view, Rect rect, Control control, const char *label);

/* The tag of a control's target, of a slider's track: for code that draws the control itself. */
Tag row_tag(Control control);

/* ---- text_row.c: A row whose text is typed. What is refused stays, to be mended. */

typedef enum TextRow { TEXT_STOP, TEXT_ROWS } TextRow;

void text_row_draw(View *view, Rect row, TextRow which);

/* ---- term_field.c: Fields for terms that a person types. */

typedef enum TermField {
    TERM_FIELD_INPUT, /* one more input */
    TERM_FIELD_WHERE, /* the condition of the set formula */
} TermField;

Tag term_field_tag(TermField which);
bool term_field_is_typed(const View *view, TermField which);
void term_field(View *view, Rect rect, TermField which);

/* While it is typed: what is wrong with it, or what it is, in two small lines. */
void term_field_note(View *view, Rect rect, TermField which);

/* ---- section.c: A section of the controls, in the left place or its card in the header. */

/* The usual one, but for fingers. */
float section_ease(const View *view, float usual);

/* Height at this width, without title; linear in ease: 0, rows close together, to 1, roomy; more
 * for fingers. */
float section_height(View *view, Section section, float width, float ease);

/* Draws it in a column that begins at (x, y). */
void section_draw(View *view, Section section, Point at, float width, float ease);

/* Its title with a baseline at this place, and unless it is folded, right of it as far as there is
 * room, that its controls begin the run anew, and the word that sets them back. */
void section_head(View *view, Section section, Point at, float width, bool folded);

/* How far a page of controls is scrolled; draws a scroll bar at its right if they do not fit. */
float section_scroll(View *view, Rect page, float content);

/* The page of the controls. */
extern const Target TARGET_CONTROLS;

/* ---- controls.c: Input to the controls in the left place; drawn by view_controls (view.h). */

/* Whether they are shown there: in free play, or when the person left the lesson's path. */
bool controls_are_shown(const Gesture *g);

/* Opens a section, scrolls it to the top and gives it the focus. */
void controls_reveal(const Gesture *g, Section section);

#endif
