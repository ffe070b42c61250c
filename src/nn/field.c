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

/* What a grid of cells is filled with. */
typedef struct Grid {
    Workspace *work;
    const Network *net;
    const Features *features;
    const Plane *plane;
    int first, last; /* layers */
    int unit;        /* of the last, alone; -1 for all units */
    int width, height;
    float *value;
} Grid;

/* n values of a row of each unit, from a column on. */
static void keep_values(const Grid *g, int thread, int n, float *value) {
    long cells = (long)g->width * g->height;
    for (int l = g->first; l <= g->last; l++) {
        for (int u = 0; u < g->net->layer[l].to; u++, value += cells)
            memcpy(value, pass_field_of(g->work, thread, g->net, l, u), sizeof(float) * (size_t)n);
    }
}

static void fill_row(const Grid *g, int row) {
    float input[MAX_INPUTS * PASS_FIELD] = {0}, some[PASS_FIELD] = {0};
    float cell = (g->plane->top - g->plane->bottom) / (float)g->height;
    float up = g->plane->top - ((float)row + 0.5f) * cell;
    int thread = thread_number();
    for (int first = 0; first < g->width; first += PASS_FIELD) {
        float *value = g->value + (long)row * g->width + first;
        int n = g->width - first < PASS_FIELD ? g->width - first : PASS_FIELD;
        cell_inputs(g->features, g->plane, first, n, g->width, up, input);
        pass_field(g->work, thread, g->net, g->last, g->unit < 0 ? 0 : g->unit, n, PASS_FIELD,
                   input, g->unit < 0 ? some : value);
        if (g->unit < 0) keep_values(g, thread, n, value);
    }
}

/* Rows go to whichever thread is free, a few at a time: where others use the machine too, one
 * thread may stand still for milliseconds. No sum crosses cells, so that changes no bit. */
static void fill(const Grid *g, int threads) {
    assert(g->width > 0 && g->height > 0 && g->last < g->net->layers);
#pragma omp parallel for num_threads(threads)                                                      \
    schedule(dynamic, 8) if (threads > 1 && g->width * g->height >= 4096)
    for (int row = 0; row < g->height; row++) fill_row(g, row);
}

void field_compute(Workspace *work, const Network *net, const Features *features,
                   const Plane *plane, int layer, int unit, int width, int height, int threads,
                   float *value) {
    assert(unit >= 0 && unit < net->layer[layer].to);
    const Grid grid = {work, net, features, plane, layer, layer, unit, width, height, value};
    fill(&grid, threads);
}

void field_layers(Workspace *work, const Network *net, const Features *features, const Plane *plane,
                  int first, int last, int width, int height, int threads, float *value) {
    const Grid grid = {work, net, features, plane, first, last, -1, width, height, value};
    fill(&grid, threads);
}
