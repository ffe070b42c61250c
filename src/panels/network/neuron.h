/* A single neuron, large: its inputs and the 1 that the bias belongs to, an edge for each
 * weight with its value and its change in the coming step, the sum, the activation's own curve,
 * the output and the label. network.c draws a network of one unit this way where there is room
 * for it. */
#ifndef PANELS_NEURON_H
#define PANELS_NEURON_H

#include "ui/view.h"

/* Whether the network is one such unit, of plain inputs, and the area large enough for all of
 * it. */
bool neuron_fits(const View *view, Rect area);

void neuron_draw(View *view, Rect area);

#endif
