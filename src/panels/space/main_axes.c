/* See main_axes.h. */
#include "panels/space/main_axes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"

enum { POINTS = 128, ROUNDS = 30 };

/* The units' values at some points, evenly chosen, less their means: value [units][POINTS]. Returns
 * how many points. */
static int deviations(const Lab *lab, int layer, float *value) {
    const Dataset *data = &lab->scene.data;
    const Network *net = lab_network(lab);
    float x[POINTS * MAX_COLUMNS];
    int n = data->count < POINTS ? data->count : POINTS;
    for (int i = 0; i < n; i++)
        memcpy(x + (long)i * data->columns, data->x + (long)i * data->count / n * data->columns,
               sizeof(float) * (size_t)data->columns);
    for (int u = 0; u < net->layer[layer].to; u++) {
        float *row = value + (long)u * POINTS, mean = 0;
        field_points(lab_trainer(lab)->work, net, lab_features(lab), layer, u, n, x, row);
        for (int i = 0; i < n; i++) mean += row[i] / (float)n;
        for (int i = 0; i < n; i++) row[i] -= mean;
    }
    return n;
}

/* At right angles to those before it, and 1 long; false where nothing is left of it. */
static bool straighten(float axis[3][MAX_UNITS], int which, int units) {
    float length = 0;
    for (int b = 0; b < which; b++) {
        float along = 0;
        for (int u = 0; u < units; u++) along += axis[b][u] * axis[which][u];
        for (int u = 0; u < units; u++) axis[which][u] -= along * axis[b][u];
    }
    for (int u = 0; u < units; u++) length += axis[which][u] * axis[which][u];
    length = sqrtf(length);
    if (!(length > 1e-12f) || !isfinite(length)) return false;
    for (int u = 0; u < units; u++) axis[which][u] /= length;
    return true;
}

/* One round of the power method: the covariance times the axis. */
static void stretch(float *axis, int units, const float *value, int points) {
    float along[POINTS] = {0}, sum[MAX_UNITS] = {0};
    for (int u = 0; u < units; u++) {
        for (int i = 0; i < points; i++) along[i] += axis[u] * value[(long)u * POINTS + i];
    }
    for (int u = 0; u < units; u++) {
        for (int i = 0; i < points; i++) sum[u] += along[i] * value[(long)u * POINTS + i];
    }
    memcpy(axis, sum, sizeof(float) * (size_t)units);
}

void main_axes_find(const Lab *lab, int layer, float axis[3][MAX_UNITS]) {
    int units = lab_network(lab)->layer[layer].to;
    float *value = memory_floats((long)units * POINTS);
    int points = deviations(lab, layer, value);
    for (int a = 0; a < 3; a++) {
        float before[MAX_UNITS];
        /* Where there is no better beginning: each of the units, the first ones more. */
        if (!straighten(axis, a, units)) {
            for (int u = 0; u < units; u++) axis[a][u] = 1 / (float)(1 + (u + 2 * a) % units);
            straighten(axis, a, units);
        }
        memcpy(before, axis[a], sizeof before);
        for (int round = 0; round < ROUNDS; round++) {
            stretch(axis[a], units, value, points);
            if (straighten(axis, a, units)) continue;
            memcpy(axis[a], before, sizeof before); /* the points do not differ any further */
            break;
        }
    }
    free(value);
}
