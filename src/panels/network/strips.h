/* A network of many weights: a block for each layer, with a cell for each weight, coloured by its
 * sign and as strong as it is large; rows are the layer's units, columns what they read. The weight
 * under the pointer, or else the selected one, is told below, with its gold arrow. network.c draws
 * a network this way when its edges would be a thicket. */
#ifndef PANELS_STRIPS_H
#define PANELS_STRIPS_H

#include "nn/network.h"
#include "ui/view.h"

/* Whether a network has too many weights, or too many units in a layer, for edges. */
bool strips_fit(const Network *net);

/* The weights of a layer as pixels, [to][from] of them: of a maxout layer those of its
 * first piece. */
void strips_colour(const Theme *theme, const Network *net, int layer, uint32_t *out);

void strips_draw(View *view, Rect area);

#endif
