/* Whether a thing is lit: the one place that decides it, for all panels. What the pointer is on, or the focus of the keyboard, lights
 * up wherever it is drawn; what is selected stays marked. The two look different, and neither is gold. */
#ifndef VIEW_LIT_H
#define VIEW_LIT_H

#include "view/view.h"

typedef unsigned Lit;
enum { LIT_SELECTED = 1, LIT_POINTED = 2 };

/* Pointing at a unit points at the weights that lead into it; at an input, at those that lead away. */
Lit lit_of(const View *view, ThingKind kind, int index);

/* The line of a first-layer unit in the plane: with its unit, and with each of its weights. */
Lit lit_line(const View *view, int unit);

/* The ground behind what is pointed at. */
Color lit_ground(const View *view);

/* What is pointed at now: by the pointer, else by the focus. For whoever puts a view together. */
Thing lit_pointed(const Lab *lab, const Desk *desk);

#endif
