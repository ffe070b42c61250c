/* Whether a subject is highlighted: decided here, for all panels. The subject under the
 * pointer, or with the keyboard focus, is highlighted wherever it is drawn; the selected one
 * stays marked. The two look different, and neither is gold. */
#ifndef UI_HIGHLIGHT_H
#define UI_HIGHLIGHT_H

#include "ui/view.h"

typedef unsigned Highlight;
enum { HIGHLIGHT_SELECTED = 1, HIGHLIGHT_POINTED = 2 };

/* Pointing at a unit points at the weights that lead into it; at an input, at those that lead
 * away. */
Highlight highlight_of(const View *view, Subject subject);

/* The line of a first-layer unit in the plane: highlighted with its unit and with each of its
 * weights. */
Highlight highlight_line(const View *view, int unit);

/* The background of what is pointed at. */
Color highlight_ground(const View *view);

/* The subject pointed at now: by the pointer, else by the focus. Used when a view is put
 * together. */
Subject highlight_pointed(const Lab *lab, const UiState *ui);

#endif
