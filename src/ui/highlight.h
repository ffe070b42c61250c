/* Whether a subject is highlighted: the one place that decides it, for all panels. What the pointer is on, or the focus of the
 * keyboard, lights up wherever it is drawn; what is selected stays marked. The two look different, and neither is gold. */
#ifndef UI_HIGHLIGHT_H
#define UI_HIGHLIGHT_H

#include "ui/view.h"

typedef unsigned Highlight;
enum { HIGHLIGHT_SELECTED = 1, HIGHLIGHT_POINTED = 2 };

/* Pointing at a unit points at the weights that lead into it; at an input, at those that lead away. */
Highlight highlight_of(const View *view, Subject subject);

/* The line of a first-layer unit in the plane: with its unit, and with each of its weights. */
Highlight highlight_line(const View *view, int unit);

/* The ground behind what is pointed at. */
Color highlight_ground(const View *view);

/* What is pointed at now: by the pointer, else by the focus. For whoever puts a view together. */
Subject highlight_pointed(const Lab *lab, const UiState *ui);

#endif
