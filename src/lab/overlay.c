/* See overlay.h. */
#include "lab/overlay.h"

#include <math.h>
#include <stdlib.h>

#include "base/clamp.h"
#include "base/memory.h"
#include "nn/score.h"

/* An answer is kept in parts of the largest label, up to so many of them; beyond that it only says
 * which side. So the squares of 5000 answers have a sum in 63 bits. */
static const double PARTS = 65536, FARTHEST = 500;

void overlay_destroy(Overlay *overlay) {
    free(overlay->sum);
    free(overlay->square);
    free(overlay->edge);
    *overlay = (Overlay){.cells = 0};
}

int overlay_places(const Overlay *overlay) {
    return overlay->curves ? overlay->cells : overlay->cells * overlay->cells;
}

/* A power of two, so that what is rounded is the same whatever the labels are measured in. */
static double part_of(const Run *run) {
    const Samples *s = &run->train;
    double most = 1;
    for (long i = 0; i < (long)s->count * s->outputs; i++)
        most = larger_double(most, fabs((double)s->y[i]));
    return exp2(ceil(log2(most))) / PARTS;
}

static void begin(Overlay *overlay, const Run *run, const Plane *window, int cells) {
    int outputs = run->trainer.net.outputs;
    *overlay = (Overlay){.window = *window, .cells = cells, .outputs = outputs};
    overlay->curves = run->features.columns == 1;
    overlay->part = part_of(run);
    size_t all = (size_t)overlay_places(overlay) * (size_t)outputs;
    overlay->sum = memory_zeroed(all, sizeof *overlay->sum);
    overlay->square = memory_zeroed(all, sizeof *overlay->square);
    overlay->edge = memory_zeroed((size_t)cells * (size_t)cells, sizeof *overlay->edge);
}

/* The class in each cell, and how far its answer is from that of another. */
static void find_classes(const Run *run, const float *value, int places, int *class, float *clear) {
    int outputs = run->trainer.net.outputs;
    const Network *net = &run->trainer.net;
    float middle =
        loss_middle(training_loss(&run->trainer.settings), net->layer[net->layers - 1].activation);
    for (int i = 0; i < places; i++) {
        float output[MAX_OUTPUTS] = {0}, next = outputs > 1 ? -INFINITY : middle;
        for (int o = 0; o < outputs; o++) output[o] = value[(long)o * places + i];
        class[i] = score_class(output, outputs, middle);
        for (int o = 0; outputs > 1 && o < outputs; o++) {
            if (o != class[i]) next = fmaxf(next, output[o]);
        }
        clear[i] = fabsf(output[outputs > 1 ? class[i] : 0] - next);
    }
}

/* How fast that falls from a cell to its neighbour on either side, where it is of another class
 * below nothing. */
static float fall(const int *class, const float *clear, int n, int at, int place, int step) {
    float most = 0;
    for (int side = -1; side <= 1; side += 2) {
        if (place + side < 0 || place + side >= n) continue;
        int next = at + side * step;
        float there = class[next] == class[at] ? clear[next] : -clear[next];
        most = fmaxf(most, fabsf(there - clear[at]));
    }
    return most;
}

static bool meets_another(const int *class, int n, int x, int y) {
    for (int v = y > 0 ? y - 1 : 0; v <= y + 1 && v < n; v++) {
        for (int u = x > 0 ? x - 1 : 0; u <= x + 1 && u < n; u++) {
            if (class[v * n + u] != class[y * n + x]) return true;
        }
    }
    return false;
}

/* Cells have the more of a boundary the nearer it is, up to a whole cell: so it is a line that has
 * no steps. It lies as far off as the answers on both sides say. */
static void add_edges(Overlay *overlay, const int *class, const float *clear) {
    int n = overlay->cells;
    for (int y = 0; y < n; y++) {
        for (int x = 0; x < n; x++) {
            int at = y * n + x;
            if (!meets_another(class, n, x, y)) continue;
            float across = fall(class, clear, n, at, x, 1), up = fall(class, clear, n, at, y, n);
            float slope = hypotf(across, up), away = slope > 0 ? clear[at] / slope : 0;
            float share = fmaxf(1 - away, 0);
            overlay->edge[at] += (int)lroundf(share * OVERLAY_EDGE);
        }
    }
}

float overlay_edge(const Overlay *overlay, int place) {
    return (float)overlay->edge[place] / (float)overlay->networks / OVERLAY_EDGE;
}

/* In cells from the top; what is far outside lies just outside. */
static float row_of(const Overlay *overlay, float value) {
    const Plane *w = &overlay->window;
    float share = (w->top - value) / (w->top - w->bottom);
    return (share > -1 ? fminf(share, 2) : -1) * (float)overlay->cells;
}

/* In every column from halfway to the answer before to halfway to the next, and half a cell more at
 * either end: what that covers of each cell. */
static void add_curve(Overlay *overlay, const float *value) {
    int n = overlay->cells;
    for (int x = 0; x < n; x++) {
        float here = row_of(overlay, value[x]);
        float before = (here + row_of(overlay, value[x > 0 ? x - 1 : x])) / 2,
              after = (here + row_of(overlay, value[x + 1 < n ? x + 1 : x])) / 2;
        float from = fminf(here, fminf(before, after)) - 0.5f,
              to = fmaxf(here, fmaxf(before, after)) + 0.5f;
        for (int y = from > 0 ? (int)from : 0; y < n && (float)y < to; y++) {
            float share = fminf(to, (float)y + 1) - fmaxf(from, (float)y);
            overlay->edge[y * n + x] += (int)lroundf(fminf(share, 1) * OVERLAY_EDGE);
        }
    }
}

static void add_answers(Overlay *overlay, const float *value) {
    long all = (long)overlay->outputs * overlay_places(overlay);
    double most = FARTHEST * PARTS;
    for (long i = 0; i < all; i++) {
        double parts = (double)value[i] / overlay->part;
        int64_t whole = llround(fmax(-most, fmin(most, parts)));
        overlay->sum[i] += whole;
        overlay->square[i] += whole * whole;
    }
}

void overlay_add(Overlay *overlay, const Run *run, const Plane *window, int cells) {
    const Network *net = &run->trainer.net;
    int outputs = net->outputs, last = net->layers - 1;
    if (overlay->outputs == 0) begin(overlay, run, window, cells);
    if (overlay->outputs != outputs) return;
    int places = overlay_places(overlay);
    float *value = memory_floats((long)places * outputs);
    int *class = memory_zeroed((size_t)places, sizeof *class);
    field_layers(run->trainer.work, net, &run->features, &overlay->window, last, last, cells,
                 overlay->curves ? 1 : cells, 1, value);
    add_answers(overlay, value);
    if (overlay->curves) {
        add_curve(overlay, value);
    } else if (run->train.kind == LABEL_CLASS) {
        float *clear = memory_floats(places);
        find_classes(run, value, places, class, clear);
        add_edges(overlay, class, clear);
        free(clear);
    }
    overlay->networks++;
    free(class);
    free(value);
}

void overlay_mean(const Overlay *overlay, float *value) {
    long all = (long)overlay->outputs * overlay_places(overlay);
    for (long i = 0; i < all; i++)
        value[i] = (float)((double)overlay->sum[i] * overlay->part / overlay->networks);
}

void overlay_spread(const Overlay *overlay, int output, float *value) {
    int places = overlay_places(overlay);
    double count = overlay->networks;
    for (int i = 0; i < places; i++) {
        long at = (long)output * places + i;
        double mean = (double)overlay->sum[at] / count;
        double square = (double)overlay->square[at] / count - mean * mean;
        value[i] = (float)(sqrt(fmax(0, square)) * overlay->part);
    }
}
