/* Formulas whose parts are linked to subjects: pointing at a part highlights its subject
 * everywhere, and vice versa. Names of parts, for \hot{name}{...}, by their indices from 0:
 *
 *     w INDEX          a weight of theta
 *     u LAYER UNIT     a unit
 *     gold             nothing: what is a gradient */
#ifndef PANELS_LINKED_H
#define PANELS_LINKED_H

#include "draw/formula.h"
#include "ui/highlight.h"

/* What is pointed at has a background. */
FormulaStyle linked_style(View *view, float size);
/* The same, and what is selected has a line below it. */
FormulaStyle linked_marking(View *view, float size);

/* The theme's colours and fonts alone: for callers that link parts by other names. */
FormulaStyle linked_plain(View *view, float size, bool display);

#endif
