/* See overlay.h. */
#include "lab/overlay.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/score.h"

/* An answer is kept in parts of this, up to so many units; beyond that it only says which side. */
static const double PART = 65536, FARTHEST = 1e6;

void overlay_destroy(Overlay *overlay) {
    free(overlay->sum);
    free(overlay->edge);
    *overlay = (Overlay){.cells = 0};
}

static void begin(Overlay *overlay, const Run *run, const Plane *window, int cells) {
    size_t places = (size_t)cells * (size_t)cells;
    int outputs = run->trainer.net.outputs;
    *overlay = (Overlay){.window = *window, .cells = cells, .outputs = outputs};
    overlay->sum = memory_zeroed(places * (size_t)outputs, sizeof *overlay->sum);
    overlay->edge = memory_zeroed(places, sizeof *overlay->edge);
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

void overlay_add(Overlay *overlay, const Run *run, const Plane *window, int cells) {
    const Network *net = &run->trainer.net;
    int places = cells * cells, outputs = net->outputs;
    if (overlay->outputs == 0) begin(overlay, run, window, cells);
    if (overlay->outputs != outputs) return;
    float *value = memory_floats((long)places * outputs);
    int *class = memory_zeroed((size_t)places, sizeof *class);
    field_layers(run->trainer.work, net, &run->features, &overlay->window, net->layers - 1,
                 net->layers - 1, cells, cells, 1, value);
    for (long i = 0; i < (long)places * outputs; i++) {
        double near = fmax(-FARTHEST, fmin(FARTHEST, (double)value[i]));
        overlay->sum[i] += llround(near * PART);
    }
    if (run->train.kind == LABEL_CLASS) {
        find_classes(run, value, places, class);
        add_edges(overlay, class);
    }
    overlay->networks++;
    free(class);
    free(value);
}

void overlay_mean(const Overlay *overlay, float *value) {
    long all = (long)overlay->outputs * overlay->cells * overlay->cells;
    for (long i = 0; i < all; i++)
        value[i] = (float)((double)overlay->sum[i] / PART / overlay->networks);
}
