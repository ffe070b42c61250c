/* What the keyboard's focus may halt at, of all that was drawn, and what lies next to what. It moves nothing: focus.h does.
 *
 * Of points, units, edges and weights one stands for all: the one that has the focus or is selected, or else the first. */
#ifndef UI_STOPS_H
#define UI_STOPS_H

#include "ui/input.h"
#include "ui/touch.h"

/* All return a tag without a name when there is nothing of the kind. */

/* After what has the focus, in the order of drawing and round again, or before it. */
Tag stops_next(const Hand *h, bool back);

/* The next of its own kind, or the one before; not round again. */
Tag stops_sibling(const Hand *h, bool back);

/* The nearest in the direction of an arrow; where there is none, itself. kind: among those of this name, NULL for any. Without a focus:
 * from the selected point, or the card of the home screen to go on with. */
Tag stops_toward(const Hand *h, int key, const char *kind);

/* A weight, or a leaf of the graph. */
Tag stops_weight(const Hand *h);

#endif
