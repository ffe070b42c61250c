/* Whether a line, or a plane in more dimensions, can part two classes of points: then the
 * perceptron rule ends, and otherwise never. */
#ifndef NN_SEPARABLE_H
#define NN_SEPARABLE_H

#include "nn/samples.h"

enum { SEPARABLE_MOST = 1000 }; /* points that are looked at within a frame */

/* True only where it is proven that none can, of so many points at most: two points of both classes
 * lie on one place; or of one or two inputs the hulls of the classes meet, beyond what rounding
 * could have made. */
bool separable_never(const Samples *samples);

#endif
