/* See field.h. */
#include "nn/field.h"

#include <assert.h>

#include "nn/threads.h"

/* Inputs of n cells of a row, from column `first`, into input [features.count][PASS_FIELD]. */
static void cell_inputs(const Features *features, const Plane *plane, int first, int n, int width,
                        float up, float *input) {
    float x[PASS_FIELD][MAX_COLUMNS];
    float cell = (plane->right - plane->left) / (float)width;
    int columns = features->columns;
    float *flat = &x[0][0];
    for (int p = 0; p < n; p++) {
        float *point = flat + p * columns;
        for (int c = 0; c < columns; c++) point[c] = plane->fixed[c];
        if (columns > 1) point[plane->up] = up;
        point[plane->across] = plane->left + ((float)(first + p) + 0.5f) * cell;
    }
    features_apply_rows(features, n, flat, PASS_FIELD, input);
}

void field_compute(Workspace *work, const Network *net, const Features *features,
                   const Plane *plane, int layer, int unit, int width, int height, int threads,
                   float *value) {
    assert(width > 0 && height > 0 && layer < net->layers && unit < net->layer[layer].to);
    float cell = (plane->top - plane->bottom) / (float)height;
#pragma omp parallel for num_threads(threads)                                                      \
    schedule(static) if (threads > 1 && width * height >= 4096)
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
