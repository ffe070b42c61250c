/* Names of weights and units as TeX, as docs/mathematics.md writes them: w_{12} to unit 1 from unit 2; in networks of several layers w, v, u, and
 * beyond three the layer's number above. */
#ifndef VIEW_TEX_H
#define VIEW_TEX_H

#include "lab/lab.h"

/* Layer -1: an input, by its feature. Returns tex. */
const char *tex_unit(const Lab *lab, int layer, int unit, char tex[64]);
const char *tex_weight(const Network *net, int index, char tex[64]);

/* Which layer a weight belongs to, and the units it lies between; from: -1 for a bias. */
int tex_place(const Network *net, int index, int *to, int *from);

#endif
