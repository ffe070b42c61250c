/* The output of a network over a grid of the plane. */
#ifndef NN_FIELD_H
#define NN_FIELD_H

#include "nn/features.h"
#include "nn/pass.h"

/* Which part of the plane: the two columns that vary, the window they vary over, and where the
 * other columns stand. */
typedef struct Plane {
    int across, up; /* columns on the horizontal and the vertical axis */
    float left, right, bottom, top;
    float fixed[MAX_COLUMNS]; /* of the other columns */
} Plane;

/* A column of width cells, a row of height: values at the cells' centres, row by row from the top
 * left. `up` of a one-column data set is the same as `across`, and is ignored.
 * layer, unit: whose value (layer net.layers-1, unit 0 is the first output). value is
 * [height][width]. */
void field_compute(Workspace *work, const Network *net, const Features *features,
                   const Plane *plane, int layer, int unit, int width, int height, int threads,
                   float *value);

/* Every unit of all layers from `first` to `last` at once, for hardly more than one of them takes:
 * value is [units][height][width], layer after layer. */
void field_layers(Workspace *work, const Network *net, const Features *features, const Plane *plane,
                  int first, int last, int width, int height, int threads, float *value);

/* One unit at any places of the plane: across and up are [places], and so is value. */
void field_at(Workspace *work, const Network *net, const Features *features, const Plane *plane,
              int layer, int unit, int places, const float *across, const float *up, float *value);

/* And for points of the data: x is [points][columns], whatever they are that the plane does not
 * show. */
void field_points(Workspace *work, const Network *net, const Features *features, int layer,
                  int unit, int points, const float *x, float *value);

/* A window half a cell wider on every side: of so many cells and one more, the middles are the
 * corners of the cells that the plane is divided into. */
Plane field_around(const Plane *plane, int cells);

#endif
