/* Decides for all panels what is highlighted: the subject under the pointer, or with the keyboard
 * focus, wherever drawn. The selected one stays marked; the two differ, and neither is gold. */
#ifndef UI_HIGHLIGHT_H
#define UI_HIGHLIGHT_H

#include "ui/view.h"

typedef unsigned Highlight;
enum { HIGHLIGHT_SELECTED = 1, HIGHLIGHT_POINTED = 2 };

/* A unit pointed at points at the weights that lead into it; an input, at those leading away. */
Highlight highlight_of(const View *view, Subject subject);

/* The line of a first-layer unit: highlighted with its unit and with each of its weights. */
Highlight highlight_line(const View *view, int unit);

/* The background of what is pointed at. */
Color highlight_ground(const View *view);

/* The subject pointed at, by pointer or else focus. Used when a view is put together. */
Subject highlight_pointed(const Lab *lab, const UiState *ui);

#endif
