/* See path_axes.h. */
#include "panels/landscape/path_axes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "panels/principal.h"

enum { FEWEST = 3 }; /* places that have two directions */

/* The places of a path so far. */
typedef struct Path {
    const float *theta; /* [places][weights] */
    int places;
} Path;

static Path path_of(const Lab *lab) {
    const Trail *trail = &lab->trail;
    int places = trail->weights > 1 ? trail_until(trail, lab_trainer(lab)->steps) : 0;
    return (Path){trail->theta, places};
}

/* The places of all paths less their mean: value [weights][places]. */
static float *deviations(const Path *path, int paths, int weights, int places, float *mean) {
    float *value = memory_floats((long)weights * places);
    for (int w = 0; w < weights; w++) {
        float *row = value + (long)w * places;
        int at = 0;
        for (int p = 0; p < paths; p++) {
            for (int i = 0; i < path[p].places; i++)
                row[at++] = path[p].theta[(long)i * weights + w];
        }
        mean[w] = 0;
        for (int i = 0; i < places; i++) mean[w] += row[i] / (float)places;
        for (int i = 0; i < places; i++) row[i] -= mean[w];
    }
    return value;
}

/* The first one points the way that the first path went. */
static void find(PathAxes *a, const Path *path, int paths, int weights, int places) {
    const float *first = path->theta, *last = first + (long)(path->places - 1) * weights;
    float mean[TRAIL_WEIGHTS], *axis = memory_floats(2L * weights);
    float *value = deviations(path, paths, weights, places, mean);
    memset(axis, 0, sizeof *axis * 2 * (size_t)weights);
    for (int w = 0; w < weights; w++) axis[w] = last[w] - first[w];
    principal_find(value, weights, places, axis, 2);
    for (int k = 0; k < 2; k++)
        memcpy(a->axis[k], axis + (long)k * weights, sizeof *axis * (size_t)weights);
    memcpy(a->origin, paths > 1 ? mean : first, sizeof *first * (size_t)weights);
    a->weights = weights;
    a->places = places;
    free(value);
    free(axis);
}

bool path_axes_follow(PathAxes *a, const Lab *const *lab, int labs, uint64_t shape) {
    Path path[COMPARE_VALUES];
    int places = 0, least = labs > 0 ? FEWEST : 0;
    for (int i = 0; i < labs; i++) {
        path[i] = path_of(lab[i]);
        places += path[i].places;
        if (path[i].places < least) least = path[i].places;
    }
    if (a->shape != shape) *a = (PathAxes){.shape = shape};
    if (least >= FEWEST && (a->weights == 0 || places >= 2 * a->places))
        find(a, path, labs, lab[0]->trail.weights, places);
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
