/* A single neuron, large: its inputs and the 1 that the bias belongs to, an edge for each weight with what it is and what the
 * coming step makes of it, the sum, the activation's own curve, what came out and what should have. network.c draws a
 * network of one unit this way where there is room for it. */
#ifndef PANELS_NEURON_H
#define PANELS_NEURON_H

#include "ui/view.h"

/* Whether the network is one such unit, of plain inputs, and the area large enough to say all of it. */
bool neuron_fits(const View *view, Rect area);

void neuron_draw(View *view, Rect area);

#endif
