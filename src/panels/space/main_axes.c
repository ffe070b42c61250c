/* See main_axes.h. */
#include "panels/space/main_axes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"
#include "nn/random.h"
#include "panels/principal.h"

enum { POINTS = 128 };

/* The units' values at some points, evenly chosen, less their means: value [units][points]. Returns
 * how many points. */
static int deviations(const Lab *lab, int layer, float *value) {
    const Dataset *data = &lab->scene.data;
    const Network *net = lab_network(lab);
    float x[POINTS * MAX_COLUMNS];
    int n = data->count < POINTS ? data->count : POINTS;
    for (int i = 0; i < n; i++)
        memcpy(x + (long)i * data->columns,
               data->x + (long)random_of_stretch(i, n, data->count) * data->columns,
               sizeof(float) * (size_t)data->columns);
    for (int u = 0; u < net->layer[layer].to; u++) {
        float *row = value + (long)u * n, mean = 0;
        field_points(lab_trainer(lab)->work, net, lab_features(lab), layer, u, n, x, row);
        for (int i = 0; i < n; i++) mean += row[i] / (float)n;
        for (int i = 0; i < n; i++) row[i] -= mean;
    }
    return n;
}

void main_axes_find(const Lab *lab, int layer, float axis[3][MAX_UNITS]) {
    int units = lab_network(lab)->layer[layer].to;
    float *value = memory_floats((long)units * POINTS), *packed = memory_floats(3L * units);
    int points = deviations(lab, layer, value);
    for (int a = 0; a < 3; a++)
        memcpy(packed + (long)a * units, axis[a], sizeof(float) * (size_t)units);
    principal_find(value, units, points, packed, 3);
    for (int a = 0; a < 3; a++)
        memcpy(axis[a], packed + (long)a * units, sizeof(float) * (size_t)units);
    free(value);
    free(packed);
}
