/* See principal.h. */
#include "panels/principal.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ROUNDS = 30 };

/* At right angles to those before it, and 1 long; false where nothing is left of it. */
static bool straighten(float *axis, int which, int dimensions) {
    float length = 0, *last = axis + (long)which * dimensions;
    for (int b = 0; b < which; b++) {
        const float *before = axis + (long)b * dimensions;
        float along = 0;
        for (int d = 0; d < dimensions; d++) along += before[d] * last[d];
        for (int d = 0; d < dimensions; d++) last[d] -= along * before[d];
    }
    for (int d = 0; d < dimensions; d++) length += last[d] * last[d];
    length = sqrtf(length);
    if (!(length > 1e-12f) || !isfinite(length)) return false;
    for (int d = 0; d < dimensions; d++) last[d] /= length;
    return true;
}

/* One round: the covariance times the axis. along: room for [points]. */
static void stretch(float *axis, const float *value, int dimensions, int points, float *along) {
    memset(along, 0, sizeof *along * (size_t)points);
    for (int d = 0; d < dimensions; d++) {
        for (int i = 0; i < points; i++) along[i] += axis[d] * value[(long)d * points + i];
    }
    for (int d = 0; d < dimensions; d++) {
        axis[d] = 0;
        for (int i = 0; i < points; i++) axis[d] += along[i] * value[(long)d * points + i];
    }
}

void principal_find(const float *value, int dimensions, int points, float *axis, int axes) {
    float *before = memory_floats(dimensions), *along = memory_floats(points + 1);
    for (int a = 0; a < axes; a++) {
        float *now = axis + (long)a * dimensions;
        /* Where there is no better beginning: each of the dimensions, the first ones more. */
        if (!straighten(axis, a, dimensions)) {
            for (int d = 0; d < dimensions; d++) now[d] = 1 / (float)(1 + (d + 2 * a) % dimensions);
            straighten(axis, a, dimensions);
        }
        memcpy(before, now, sizeof *before * (size_t)dimensions);
        for (int round = 0; round < ROUNDS; round++) {
            stretch(now, value, dimensions, points, along);
            if (straighten(axis, a, dimensions)) continue;
            memcpy(now, before, sizeof *before * (size_t)dimensions); /* no further differences */
            break;
        }
    }
    free(before);
    free(along);
}
