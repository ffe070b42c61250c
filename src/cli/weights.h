/* Weights, and whatever else has their layout (a gradient), layer by layer: as JSON and as
 * tables. */
#ifndef CLI_WEIGHTS_H
#define CLI_WEIGHTS_H

#include <stdio.h>

#include "cli/json.h"
#include "nn/network.h"
#include "scene/scene.h"

/* Two keys of the layer's object: w is [to][from], for maxout [piece][to][from]; b is [to], for
 * maxout [piece][to]. theta: [net.count]. */
void weights_json(Json *json, const Network *net, int layer, const float *theta, const char *w_key,
                  const char *b_key);

/* A table for each layer: a row a unit, a column an input, the bias last, and a blank line after
 * it. Layers too wide for a screen are summed up in a line. */
void weights_tables(FILE *out, const Network *net, const Scene *scene, const float *theta);

#endif
