/* Pictures in a terminal, made of characters: the boundary with the points, and the loss curve. In
 * colour where the terminal has some. */
#ifndef CLI_SKETCH_H
#define CLI_SKETCH_H

#include <stdbool.h>
#include <stdio.h>

#include "nn/dataset.h"
#include "nn/field.h"
#include "nn/timeline.h"

typedef struct Sketch {
    const float *value; /* [height][width], a field */
    int width, height;
    float low, high;     /* the values of the lightest and the densest character */
    const Plane *plane;  /* where it lies */
    const Dataset *data; /* points to draw on it; NULL for none */
} Sketch;

/* low and high: 0 and 1 when all values lie between, else the least and the greatest. */
Sketch sketch_create(const float *value, int width, int height, const Plane *plane);

/* The field in shades: the higher, the denser; points of blue are o, red X, green A, gold V. */
void sketch_field(const Sketch *sketch, bool colours, FILE *out);

/* A field over one input as the curve it is: value [width] upwards, points as circles. */
void sketch_line(const Sketch *sketch, FILE *out);

/* One series of a timeline, the first epoch on the left, the last on the right. */
void sketch_curve(const Timeline *timeline, Series series, int width, int height, FILE *out);

#endif
