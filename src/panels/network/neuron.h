/* A single neuron, large: inputs and the 1 of the bias, an edge per weight with its value and its
 * change in the coming step, the sum, the activation's own curve, output and label. network.c draws
 * a network of one unit this way where there is room. */
#ifndef PANELS_NEURON_H
#define PANELS_NEURON_H

#include "ui/view.h"

/* Whether the network is one such unit, of plain inputs, and all of it fits the area. */
bool neuron_fits(const View *view, Rect area);

void neuron_draw(View *view, Rect area);

#endif
