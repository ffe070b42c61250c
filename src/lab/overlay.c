/* See overlay.h. */
#include "lab/overlay.h"

#include <math.h>
#include <stdlib.h>

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
    for (long i = 0; i < (long)s->count * s->outputs; i++) most = fmax(most, fabs((double)s->y[i]));
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

/* The class in each cell. */
static void find_classes(const Run *run, const float *value, int places, int *class) {
    int outputs = run->trainer.net.outputs;
    const Network *net = &run->trainer.net;
    float middle =
        loss_middle(training_loss(&run->trainer.settings), net->layer[net->layers - 1].activation);
    for (int i = 0; i < places; i++) {
        float output[MAX_OUTPUTS];
        for (int o = 0; o < outputs; o++) output[o] = value[(long)o * places + i];
        class[i] = score_class(output, outputs, middle);
    }
}

/* A boundary runs where a cell's neighbour, at the right or below, is of another class. */
static void add_edges(Overlay *overlay, const int *class) {
    int n = overlay->cells;
    for (int y = 0; y < n; y++) {
        for (int x = 0; x < n; x++) {
            int here = class[y * n + x];
            bool differs = (x + 1 < n && class[y * n + x + 1] != here) ||
                           (y + 1 < n && class[(y + 1) * n + x] != here);
            overlay->edge[y * n + x] += differs;
        }
    }
}

static int row_of(const Overlay *overlay, float value) {
    const Plane *w = &overlay->window;
    float share = (w->top - value) / (w->top - w->bottom);
    if (!(share > -1)) return -1;
    return share < 2 ? (int)floorf(share * (float)overlay->cells) : 2 * overlay->cells;
}

/* In every column the cells from this answer to the next. */
static void add_curve(Overlay *overlay, const float *value) {
    int n = overlay->cells;
    for (int x = 0; x < n; x++) {
        int from = row_of(overlay, value[x]), to = row_of(overlay, value[x + 1 < n ? x + 1 : x]),
            step = to < from ? -1 : 1;
        for (int y = from; y != to + step; y += step) {
            if (y >= 0 && y < n && (y == from || y != to)) overlay->edge[y * n + x]++;
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
        find_classes(run, value, places, class);
        add_edges(overlay, class);
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
