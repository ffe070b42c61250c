/* See field.h. */
#include "nn/field.h"

#include <assert.h>
#include <string.h>

#include "base/threads.h"

/* Inputs of n places of the plane, at most PASS_FIELD, into input [features.count][PASS_FIELD]. */
static void place_inputs(const Features *features, const Plane *plane, int n, const float *across,
                         const float *up, float *input) {
    float x[MAX_COLUMNS][PASS_FIELD];
    for (int c = 0; c < features->columns; c++) {
        for (int p = 0; p < n; p++) x[c][p] = plane->fixed[c];
    }
    if (features->columns > 1) memcpy(x[plane->up], up, sizeof(float) * (size_t)n);
    memcpy(x[plane->across], across, sizeof(float) * (size_t)n);
    features_apply_rows(features, n, &x[0][0], PASS_FIELD, input);
}

/* Inputs of n cells of a row, from column `first`. */
static void cell_inputs(const Features *features, const Plane *plane, int first, int n, int width,
                        float height, float *input) {
    float across[PASS_FIELD], up[PASS_FIELD], cell = (plane->right - plane->left) / (float)width;
    for (int p = 0; p < n; p++) up[p] = height;
#pragma omp simd
    for (int p = 0; p < n; p++) across[p] = plane->left + ((float)(first + p) + 0.5f) * cell;
    place_inputs(features, plane, n, across, up, input);
}

void field_at(Workspace *work, const Network *net, const Features *features, const Plane *plane,
              int layer, int unit, int places, const float *across, const float *up, float *value) {
    for (int first = 0; first < places; first += PASS_FIELD) {
        float input[MAX_INPUTS * PASS_FIELD] = {0};
        int n = places - first < PASS_FIELD ? places - first : PASS_FIELD;
        place_inputs(features, plane, n, across + first, up + first, input);
        pass_field(work, 0, net, layer, unit, n, PASS_FIELD, input, value + first);
    }
}

void field_points(Workspace *work, const Network *net, const Features *features, int layer,
                  int unit, int points, const float *x, float *value) {
    for (int first = 0; first < points; first += PASS_FIELD) {
        float input[MAX_INPUTS * PASS_FIELD] = {0}, of_one[MAX_INPUTS];
        int n = points - first < PASS_FIELD ? points - first : PASS_FIELD;
        for (int p = 0; p < n; p++) {
            features_apply(features, x + (long)(first + p) * features->columns, of_one);
            for (int i = 0; i < features->count; i++) input[i * PASS_FIELD + p] = of_one[i];
        }
        pass_field(work, 0, net, layer, unit, n, PASS_FIELD, input, value + first);
    }
}

Plane field_around(const Plane *plane, int cells) {
    Plane wider = *plane;
    float x = (plane->right - plane->left) / (float)(2 * cells),
          y = (plane->top - plane->bottom) / (float)(2 * cells);
    wider.left -= x, wider.right += x;
    wider.bottom -= y, wider.top += y;
    return wider;
}

/* Rows go to whichever thread is free, a few at a time: where others use the machine too, one
 * thread may stand still for milliseconds. No sum crosses cells, so that changes no bit. */
void field_compute(Workspace *work, const Network *net, const Features *features,
                   const Plane *plane, int layer, int unit, int width, int height, int threads,
                   float *value) {
    assert(width > 0 && height > 0 && layer < net->layers && unit < net->layer[layer].to);
    float cell = (plane->top - plane->bottom) / (float)height;
#pragma omp parallel for num_threads(threads)                                                      \
    schedule(dynamic, 8) if (threads > 1 && width * height >= 4096)
    for (int row = 0; row < height; row++) {
        float input[MAX_INPUTS * PASS_FIELD] = {0};
        float up = plane->top - ((float)row + 0.5f) * cell;
        for (int first = 0; first < width; first += PASS_FIELD) {
            int n = width - first < PASS_FIELD ? width - first : PASS_FIELD;
            cell_inputs(features, plane, first, n, width, up, input);
            pass_field(work, thread_number(), net, layer, unit, n, PASS_FIELD, input,
                       value + (long)row * width + first);
        }
    }
}
