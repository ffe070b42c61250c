/* What weights and units are called on the screen. */
#ifndef VIEW_NAMES_H
#define VIEW_NAMES_H

#include "nn/network.h"

/* "w₁₂": to unit 1 from unit 2. Up to three layers are told by letters, w v u; more by a number above. Returns text. */
const char *weight_name(const Network *net, int index, char text[64]);

/* "h₁", "ŷ"; in networks of several hidden layers the layer stands above: "h²₁". Returns text. */
const char *unit_name(const Network *net, int layer, int unit, char text[64]);

#endif
