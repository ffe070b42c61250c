/* See boundary.h. A crossing lies on a side of a square of four cells' middles; its place there is
 * guessed, as if values ran straight from end to end. Where they go too far for that, or may have a
 * corner on the way, all such sides at once are halved again and again. */
#include "panels/plane/boundary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"

enum { SEGMENTS = 20000, HALVINGS = 9 };

/* Of a margin within one cell: more than this is steep. Beside a corner no guess is good enough:
 * where a field is almost level up to it, all crossings would lie on the cells' middles before. */
static const float STEEP = 0.2f;

void boundary_destroy(Boundary *boundary) {
    contour_lines_destroy(&boundary->line);
    *boundary = (Boundary){0};
}

/* What is traced. */
typedef struct Trace {
    const Lab *lab;
    const Network *net;
    Workspace *work;
    const Plane *window;
    const float *value;
    int width, height;
    float level; /* of one output; several have margins, of level 0 */
    float steep; /* of a margin within one cell */
} Trace;

/* Whether the field has corners: hidden units bend it all at once. */
static bool has_corners(const Network *net) {
    for (int l = 0; l < net->layers - 1; l++) {
        Activation a = net->layer[l].activation;
        if (a == ACTIVATION_RELU || a == ACTIVATION_LEAKY_RELU || a == ACTIVATION_MAXOUT)
            return true;
    }
    return false;
}

/* The boundary of one unit over two plain coordinates is a line, known exactly. */
static bool trace_line(const Trace *t, Boundary *boundary) {
    const Network *net = t->net;
    const Features *f = lab_features(t->lab);
    const Plane *window = t->window;
    float l[3];
    bool plain = net->layers == 1 && net->outputs == 1 && net->layer[0].pieces == 1 &&
                 f->count == 2 && f->feature[0].kind == FEATURE_COORDINATE &&
                 f->feature[1].kind == FEATURE_COORDINATE && f->feature[0].a == window->across &&
                 f->feature[1].a == window->up;
    Activation a = net->layer[0].activation;
    if (!plain || (a != ACTIVATION_STEP && a != ACTIVATION_SIGMOID)) return false;
    features_line(f, net->theta, net->theta[2], l);
    Segment s;
    int found = contour_line(l[0], l[1], l[2], window->left, window->right, window->bottom,
                             window->top, &s);
    contour_lines_join(&boundary->line, &s, found);
    return true;
}

/* How far output o of value [outputs][count] exceeds the highest other; a single one, the level. */
static void margins(const Trace *t, int o, const float *value, int count, float *margin) {
    if (t->net->outputs == 1) {
        for (int i = 0; i < count; i++) margin[i] = value[i] - t->level;
        return;
    }
    for (int i = 0; i < count; i++) {
        float other = 0;
        for (int c = 0; c < t->net->outputs; c++) {
            if (c != o) other = fmaxf(other, value[(long)c * count + i]);
        }
        margin[i] = value[(long)o * count + i] - other;
    }
}

/* ---- steep places */

/* A crossing on its side: the ends, and which of them is above. */
typedef struct Steep {
    float *x, *y; /* where it is kept, in a segment */
    float ax, ay, bx, by;
    bool a_above;
} Steep;

/* The side that a place (in rows and columns of cells) is on. False if the value hardly changes. */
static bool steep_at(const Trace *t, const float *margin, float *x, float *y, Steep *steep) {
    const Plane *w = t->window;
    float cell_w = (w->right - w->left) / (float)t->width,
          cell_h = (w->top - w->bottom) / (float)t->height;
    float column = (*x - w->left) / cell_w - 0.5f, row = (w->top - *y) / cell_h - 0.5f;
    bool upright = fabsf(column - roundf(column)) < fabsf(row - roundf(row));
    int c = (int)(upright ? roundf(column) : floorf(column)),
        r = (int)(upright ? floorf(row) : roundf(row));
    int next_c = upright ? c : c + 1, next_r = upright ? r + 1 : r;
    if (c < 0 || r < 0 || next_c >= t->width || next_r >= t->height) return false;
    float a = margin[(long)r * t->width + c], b = margin[(long)next_r * t->width + next_c];
    if (!(fabsf(a - b) > t->steep) || (a >= 0) == (b >= 0)) return false;
    *steep = (Steep){x, y, 0, 0, 0, 0, a >= 0};
    steep->ax = w->left + ((float)c + 0.5f) * cell_w;
    steep->ay = w->top - ((float)r + 0.5f) * cell_h;
    steep->bx = w->left + ((float)next_c + 0.5f) * cell_w;
    steep->by = w->top - ((float)next_r + 0.5f) * cell_h;
    return true;
}

/* Halves every side once. place: scratch [outputs + 3][count]. */
static void halve(const Trace *t, int o, Steep *steep, int count, float *place) {
    float *x = place, *y = place + count, *margin = y + count, *value = margin + count;
    for (int i = 0; i < count; i++) {
        x[i] = (steep[i].ax + steep[i].bx) / 2;
        y[i] = (steep[i].ay + steep[i].by) / 2;
    }
    for (int c = 0; c < t->net->outputs; c++) {
        field_at(t->work, t->net, lab_features(t->lab), t->window, t->net->layers - 1, c, count, x,
                 y, value + (long)c * count);
    }
    margins(t, o, value, count, margin);
    for (int i = 0; i < count; i++) {
        bool like_a = (margin[i] >= 0) == steep[i].a_above;
        *(like_a ? &steep[i].ax : &steep[i].bx) = x[i];
        *(like_a ? &steep[i].ay : &steep[i].by) = y[i];
    }
}

static void settle(const Trace *t, int o, const float *margin, Segment *segment, int segments) {
    Steep *steep = memory_zeroed(2 * (size_t)segments + 1, sizeof *steep);
    int count = 0;
    for (int i = 0; i < segments; i++) {
        Segment *s = &segment[i];
        count += steep_at(t, margin, &s->x0, &s->y0, &steep[count]);
        count += steep_at(t, margin, &s->x1, &s->y1, &steep[count]);
    }
    float *place = memory_floats((t->net->outputs + 3) * (count + 1));
    for (int k = 0; k < HALVINGS && count > 0; k++) halve(t, o, steep, count, place);
    for (int i = 0; i < count; i++) {
        *steep[i].x = (steep[i].ax + steep[i].bx) / 2;
        *steep[i].y = (steep[i].ay + steep[i].by) / 2;
    }
    free(place);
    free(steep);
}

/* Around where one output is above all others. segment: room for SEGMENTS. */
static void trace_output(const Trace *t, int o, float *margin, Segment *segment,
                         Boundary *boundary) {
    const Plane *w = t->window;
    margins(t, o, t->value, t->width * t->height, margin);
    int found = contour_trace(margin, t->width, t->height, w->left, w->right, w->bottom, w->top, 0,
                              segment, SEGMENTS);
    if (found > SEGMENTS) found = SEGMENTS;
    settle(t, o, margin, segment, found);
    contour_lines_join(&boundary->line, segment, found);
}

void boundary_trace(Boundary *boundary, const Lab *lab, Workspace *work, const Plane *window,
                    const float *value, int width, int height) {
    const Network *net = lab_network(lab);
    float level = loss_middle(lab->scene.training.loss, net->layer[net->layers - 1].activation);
    Trace t = {lab, net, work, window, value, width, height, level, has_corners(net) ? 0 : STEEP};
    contour_lines_clear(&boundary->line);
    boundary->epoch = lab_trainer(lab)->epoch;
    if (lab->scene.data.kind == LABEL_NUMBER) return;
    if (trace_line(&t, boundary)) return;
    float *margin = memory_resize(NULL, sizeof *margin * (size_t)width * (size_t)height);
    Segment *segment = memory_resize(NULL, sizeof *segment * SEGMENTS);
    for (int o = 0; o < net->outputs; o++) trace_output(&t, o, margin, segment, boundary);
    free(segment);
    free(margin);
}
