/* The edges of the numbers' network: curves, and on them labels with the weight and its gradient. A part of numbers.c. */
#ifndef VIEW_NUMBER_EDGES_H
#define VIEW_NUMBER_EDGES_H

#include "view/view.h"

enum { NUMBERS_SHOWN = 6 }; /* units of a layer that get a box; more are told by a number */

typedef struct NumberGrid {
    const Network *net;
    Rect area, box;            /* where boxes stand; the size of one */
    float scale;               /* of boxes and text */
    int shown[MAX_LAYERS + 1]; /* units of each layer, the inputs first */
} NumberGrid;

/* Layer -1: the inputs. */
Rect numbers_box(const NumberGrid *grid, int layer, int unit);

void number_edges(View *view, const NumberGrid *grid, bool known);

/* Where there is room: never on a box, never on another label. The selected weight's is always there. */
void number_labels(View *view, const NumberGrid *grid, bool known);

#endif
