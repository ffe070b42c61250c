/* See path_axes.h. */
#include "panels/landscape/path_axes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "panels/principal.h"

enum { FEWEST = 3 }; /* places that have two directions */

/* The places of the path less their mean: value [weights][places]. */
static float *deviations(const Trail *trail, int places) {
    int weights = trail->weights;
    float *value = memory_floats((long)weights * places);
    for (int w = 0; w < weights; w++) {
        float *row = value + (long)w * places, mean = 0;
        for (int i = 0; i < places; i++) row[i] = trail->theta[(long)i * weights + w];
        for (int i = 0; i < places; i++) mean += row[i] / (float)places;
        for (int i = 0; i < places; i++) row[i] -= mean;
    }
    return value;
}

/* The first one points the way that the path went. */
static void find(PathAxes *a, const Trail *trail, int places) {
    int weights = trail->weights;
    const float *first = trail->theta, *last = first + (long)(places - 1) * weights;
    float *value = deviations(trail, places), *axis = memory_floats(2L * weights);
    memset(axis, 0, sizeof *axis * 2 * (size_t)weights);
    for (int w = 0; w < weights; w++) axis[w] = last[w] - first[w];
    principal_find(value, weights, places, axis, 2);
    for (int k = 0; k < 2; k++)
        memcpy(a->axis[k], axis + (long)k * weights, sizeof *axis * (size_t)weights);
    memcpy(a->origin, first, sizeof *first * (size_t)weights);
    a->weights = weights;
    a->places = places;
    free(value);
    free(axis);
}

bool path_axes_follow(PathAxes *a, const Lab *lab, uint64_t shape) {
    const Trail *trail = &lab->trail;
    int places = trail->weights > 1 ? trail_until(trail, lab_trainer(lab)->steps) : 0;
    if (a->shape != shape) *a = (PathAxes){.shape = shape};
    if (places >= FEWEST && (a->weights == 0 || places >= 2 * a->places)) find(a, trail, places);
    return a->weights > 0;
}

Point path_axes_at(const PathAxes *a, const float *theta) {
    Point at = {0, 0};
    for (int w = 0; w < a->weights; w++) {
        at.x += (theta[w] - a->origin[w]) * a->axis[0][w];
        at.y += (theta[w] - a->origin[w]) * a->axis[1][w];
    }
    return at;
}
