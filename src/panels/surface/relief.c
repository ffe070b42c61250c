/* See relief.h. */
#include "panels/surface/relief.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/clamp.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/same.h"
#include "nn/field.h"
#include "panels/maps.h"
#include "ui/axes.h"

const float RELIEF_HEIGHT = 0.8f;

void relief_destroy(Relief *r) {
    for (int i = 0; i < RELIEF_LEVELS; i++) contour_lines_destroy(&r->line[i]);
    contour_lines_destroy(&r->boundary);
    workspace_destroy(r->work);
    *r = (Relief){0};
}

bool relief_fits(const Lab *lab) {
    return lab->scene.data.columns > 1;
}

/* ---- whose heights they are */

static void choose_unit(Relief *r, const Lab *lab, const SurfaceHeight *height) {
    const Network *net = lab_network(lab);
    const Selection *s = &lab->selected;
    int last = net->layers - 1;
    bool selected = height->of == HEIGHT_UNIT && s->layer >= 0;
    r->layer = selected ? s->layer : last;
    r->unit = selected ? s->unit : height->output < net->outputs ? height->output : 0;
    r->score = height->of == HEIGHT_SCORE && net->layer[last].pieces == 1;
    r->labelled = r->layer == last && !r->score && r->many != HEIGHT_SPREAD;
}

/* The network whose value is what is asked for: of a score, with nothing to bend it. */
static Network network_of(const Relief *r, const Lab *lab) {
    Network net = *lab_network(lab);
    if (r->score) net.layer[r->layer].activation = ACTIVATION_LINEAR;
    return net;
}

/* ---- many networks, laid over each other */

/* Between the middles of its cells; a little beyond the last of them as between the last two, and
 * from there on not a number. */
static float overlay_at(const Overlay *o, const float *value, float across, float up) {
    static const float BEYOND = 0.51f;
    const Plane *w = &o->window;
    float most = (float)o->cells - 1;
    float x = (across - w->left) / (w->right - w->left) * (float)o->cells - 0.5f;
    float y = (w->top - up) / (w->top - w->bottom) * (float)o->cells - 0.5f;
    bool within = x >= -BEYOND && y >= -BEYOND && x <= most + BEYOND && y <= most + BEYOND;
    if (!within) return NAN;
    int column = (int)clamp_float(floorf(x), 0, most - 1),
        row = (int)clamp_float(floorf(y), 0, most - 1);
    const float *at = value + (long)row * o->cells + column;
    float u = x - (float)column, v = y - (float)row;
    float above = at[0] + u * (at[1] - at[0]),
          below = at[o->cells] + u * (at[o->cells + 1] - at[o->cells]);
    return above + v * (below - above);
}

/* So many places on a side of the window, edge to edge or, of cells, from middle to middle. */
static void sample(const Relief *r, const Overlay *o, const float *from, int side, bool edges,
                   float *value) {
    const Plane *w = &r->window;
    float most = (float)side - (edges ? 1 : 0), first = edges ? 0 : 0.5f;
    for (int i = 0; i < side * side; i++) {
        int row = i / side, column = i % side;
        float u = ((float)column + first) / most, v = ((float)row + first) / most;
        value[i] = overlay_at(o, from, w->left + u * (w->right - w->left),
                              w->top - v * (w->top - w->bottom));
    }
}

/* The mean's colours also stand on the spread: what they answer, as high as they disagree. */
static void paint_many(Relief *r, const Lab *lab, const Overlay *o, const float *mean,
                       const Theme *theme) {
    enum { CELLS = RELIEF_CELLS * RELIEF_CELLS };
    uint32_t pixel[CELLS];
    float *value = memory_floats((long)CELLS * o->outputs);
    for (int k = 0; k < o->outputs; k++)
        sample(r, o, mean + (long)k * overlay_places(o), RELIEF_CELLS, false,
               value + (long)k * CELLS);
    maps_colour(theme, lab->run, value, CELLS, pixel);
    memcpy(r->color, pixel, sizeof r->color);
    free(value);
}

static void answer_of_many(Relief *r, const Lab *lab, const Overlay *o, const float *value) {
    const Dataset *data = &lab->scene.data;
    r->points = data->count < RELIEF_POINTS ? data->count : RELIEF_POINTS;
    for (int i = 0; i < r->points; i++) {
        const float *x = data->x + (long)i * data->columns;
        r->answer[i] = overlay_at(o, value, x[o->window.across], x[o->window.up]);
    }
}

static void fill_many(Relief *r, const Lab *lab, const Overlay *o, const Theme *theme) {
    int places = overlay_places(o);
    float *mean = memory_floats((long)places * o->outputs), *spread = memory_floats(places);
    overlay_mean(o, mean);
    overlay_spread(o, r->unit, spread);
    const float *height = r->many == HEIGHT_SPREAD ? spread : mean + (long)r->unit * places;
    sample(r, o, height, RELIEF_NODES, true, r->value);
    answer_of_many(r, lab, o, height);
    paint_many(r, lab, o, mean, theme);
    r->finite = r->whole = true;
    free(mean);
    free(spread);
}

/* ---- the grid */

static void fill(Relief *r, const Lab *lab) {
    Network net = network_of(r, lab);
    Plane wider = field_around(&r->window, RELIEF_CELLS);
    field_compute(r->work, &net, lab_features(lab), &wider, r->layer, r->unit, RELIEF_NODES,
                  RELIEF_NODES, lab->threads, r->value);
    r->finite = false, r->whole = true;
    for (int i = 0; i < RELIEF_NODES * RELIEF_NODES; i++) {
        r->finite |= isfinite(r->value[i]);
        r->whole &= isfinite(r->value[i]);
    }
}

/* Of each cell the mean of its corners: the value half way up, where it is steep. */
static void middles(const Relief *r, float *value) {
    for (int i = 0; i < RELIEF_CELLS * RELIEF_CELLS; i++) {
        const float *at = r->value + i / RELIEF_CELLS * RELIEF_NODES + i % RELIEF_CELLS;
        value[i] = (at[0] + at[1] + at[RELIEF_NODES] + at[RELIEF_NODES + 1]) / 4;
    }
}

/* The colours of the flat field: of the answer, those of all outputs; of a unit, its map's. Where
 * the heights are what is coloured, each face is as its middle: a cliff has no stripes of those
 * that happen to lie on one side of it. */
static void paint(Relief *r, const Lab *lab, const Theme *theme) {
    enum { CELLS = RELIEF_CELLS * RELIEF_CELLS };
    static_assert(sizeof(Color) == sizeof(uint32_t), "a colour is a pixel");
    const Network *net = lab_network(lab);
    uint32_t pixel[CELLS];
    float value[CELLS];
    const bool answer = r->layer == net->layers - 1;
    const bool raised = !r->score && (!answer || net->outputs == 1);
    if (raised) middles(r, value);
    if (raised && answer) {
        maps_colour(theme, lab->run, value, CELLS, pixel);
    } else if (answer) {
        maps_paint(theme, lab->run, r->work, &r->window, RELIEF_CELLS, RELIEF_CELLS, lab->threads,
                   pixel);
    } else {
        if (!raised)
            field_compute(r->work, net, lab_features(lab), &r->window, r->layer, r->unit,
                          RELIEF_CELLS, RELIEF_CELLS, lab->threads, value);
        maps_colour_unit(theme, net, r->layer, r->unit, value, CELLS, pixel);
    }
    memcpy(r->color, pixel, sizeof r->color);
}

static void answer_points(Relief *r, const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    Network net = network_of(r, lab);
    r->points = data->count < RELIEF_POINTS ? data->count : RELIEF_POINTS;
    field_points(r->work, &net, lab_features(lab), r->layer, r->unit, r->points, data->x,
                 r->answer);
}

/* ---- how high */

static void widen(float value, float *low, float *high) {
    if (!isfinite(value)) return;
    *low = fminf(*low, value);
    *high = fmaxf(*high, value);
}

/* From the least to the greatest there is, labels included. */
static void extremes(const Relief *r, const Lab *lab, float *low, float *high) {
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < RELIEF_NODES * RELIEF_NODES; i++) widen(r->value[i], low, high);
    for (int i = 0; i < r->points && r->labelled; i++)
        widen(relief_target(lab, r->unit, i), low, high);
    if (!(*high > *low)) {
        float middle = isfinite(*low) ? *low : 0;
        *low = middle - 1, *high = middle + 1;
    }
}

/* Of what is bounded all of its range; else what there is, kept while that still does: a picture
 * that jumps cannot be compared. */
static void choose_range(Relief *r, const Lab *lab, bool anew) {
    static const float LOOSE = 2.5f, MARGIN = 0.1f;
    Activation f = lab_network(lab)->layer[r->layer].activation;
    float low, high;
    bool bounded = !r->score && activation_range(f, &r->low, &r->high);
    if (bounded && r->many == HEIGHT_SPREAD) /* as far as two halves can be from their mean */
        r->high = (r->high - r->low) / 2, r->low = 0;
    if (bounded) return;
    extremes(r, lab, &low, &high);
    bool fits = low >= r->low && high <= r->high && r->high - r->low < LOOSE * (high - low);
    if (fits && !anew) return;
    r->low = low - MARGIN * (high - low);
    r->high = high + MARGIN * (high - low);
}

float relief_z(const Relief *r, float value) {
    return (value - r->low) / (r->high - r->low) * RELIEF_HEIGHT;
}

float relief_value(const Relief *r, float z) {
    return r->low + z / RELIEF_HEIGHT * (r->high - r->low);
}

float relief_target(const Lab *lab, int unit, int point) {
    float label = lab->scene.data.label[point];
    if (lab->scene.data.kind == LABEL_NUMBER) return label;
    if (lab_network(lab)->outputs > 1) return (int)label == unit ? 1 : 0;
    return lab_settings(lab)->loss == LOSS_HINGE ? 2 * label - 1 : label;
}

/* ---- places */

Point relief_at(const Relief *r, Point plane) {
    const Plane *w = &r->window;
    return (Point){((plane.x - w->left) / (w->right - w->left) * 2 - 1) * r->half[0],
                   ((plane.y - w->bottom) / (w->top - w->bottom) * 2 - 1) * r->half[1]};
}

/* What leaves the range stays in sight. */
static void raise_nodes(Relief *r) {
    static const float BELOW = -0.05f, ABOVE = 0.15f;
    for (int k = 0; k < RELIEF_NODES * RELIEF_NODES; k++) {
        float z = relief_z(r, r->value[k]);
        r->z[k] = isfinite(z) ? fminf(fmaxf(z, BELOW), RELIEF_HEIGHT + ABOVE) : z;
    }
}

Ground relief_as_ground(const Relief *r) {
    return (Ground){.nodes = RELIEF_NODES,
                    .half = {r->half[0], r->half[1]},
                    .high = RELIEF_HEIGHT,
                    .z = r->z,
                    .color = r->color};
}

float relief_ground(const Relief *r, Point at) {
    const Ground ground = relief_as_ground(r);
    return ground_at(&ground, at);
}

/* ---- isolines */

static void trace(const Relief *r, float level, ContourLines *lines) {
    enum { MOST = 8192 };
    static_assert(MOST >= RELIEF_CELLS * RELIEF_CELLS, "a segment in every cell");
    Segment *segment = memory_zeroed(MOST, sizeof *segment);
    Plane wider = field_around(&r->window, RELIEF_CELLS);
    int found = contour_trace(r->value, RELIEF_NODES, RELIEF_NODES, wider.left, wider.right,
                              wider.bottom, wider.top, level, segment, MOST);
    contour_lines_clear(lines);
    contour_lines_join(lines, segment, found < MOST ? found : MOST);
    free(segment);
}

static void trace_all(Relief *r) {
    float step = axes_step(r->high - r->low, 10);
    r->levels = 0;
    for (int k = (int)ceilf(r->low / step); r->levels < RELIEF_LEVELS; k++) {
        float level = (float)k * step;
        if (level > r->high) break;
        if (fabsf(level - r->threshold) < step / 4) continue; /* the boundary itself is drawn */
        trace(r, level, &r->line[r->levels]);
        r->level[r->levels++] = level;
    }
    contour_lines_clear(&r->boundary);
    if (isfinite(r->threshold)) trace(r, r->threshold, &r->boundary);
}

/* Where the answer turns: of one output for two classes; of a score, at the same place. Not a
 * number where there is none. */
static float middle_of(const Relief *r, const Lab *lab) {
    const Network *net = lab_network(lab);
    Activation f = net->layer[r->layer].activation;
    if (r->layer != net->layers - 1 || lab->scene.data.kind == LABEL_NUMBER) return NAN;
    if (r->many == HEIGHT_SPREAD) return NAN;
    if (net->outputs > 1) return r->score ? NAN : 0.5f;
    float middle = loss_middle(training_loss(lab_settings(lab)), f);
    bool about_zero = f == ACTIVATION_SIGMOID || f == ACTIVATION_TANH || f == ACTIVATION_STEP;
    return r->score && about_zero ? 0 : middle;
}

/* ---- all of it */

void relief_half(const Lab *lab, float half[2]) {
    const Plane *w = &lab->scene.view;
    float across = w->right - w->left, up = w->top - w->bottom, most = fmaxf(across, up);
    bool equal = !lab->scene.free_axes;
    half[0] = equal ? across / most : 1;
    half[1] = equal ? up / most : 1;
}

SurfaceSeen relief_seen(const Relief *r) {
    return (SurfaceSeen){r->low, r->high, r->middle, r->labelled, r->unit, 0};
}

static uint64_t key_of_many(const Overlay *many) {
    size_t size = sizeof *many->sum * (size_t)many->outputs * (size_t)overlay_places(many);
    return hash_bytes(HASH_BEGIN, many->sum, size);
}

/* An experiment with another number of outputs is of another network. */
static HeightOf many_of(const Lab *lab, const SurfaceHeight *h, const Overlay *many) {
    bool asked = h->of == HEIGHT_MEAN || h->of == HEIGHT_SPREAD;
    bool there =
        many && many->networks > 1 && !many->curves && many->outputs == lab_network(lab)->outputs;
    return asked && there ? h->of : HEIGHT_ANSWER;
}

void relief_update(Relief *r, const Lab *lab, const SurfaceHeight *h, const Overlay *many,
                   const Theme *theme) {
    HeightOf of = many_of(lab, h, many);
    bool single = of == HEIGHT_ANSWER;
    int starts = single ? 0 : many->networks;
    uint64_t of_many = single ? 0 : key_of_many(many);
    bool same_height = r->height.of == h->of && r->height.output == h->output &&
                       same_number((double)r->height.threshold, (double)h->threshold);
    bool same = r->work && r->revision == lab->revision && r->theme == theme && same_height &&
                r->many == of && r->starts == starts && r->of_many == of_many;
    if (same || !relief_fits(lab)) return;
    int layer = r->layer, unit = r->unit;
    bool score = r->score, first = !r->work || r->document != lab->scene.document || r->many != of;
    r->many = of;
    r->starts = starts;
    r->of_many = of_many;
    workspace_follow(&r->work, &r->shape, lab_network(lab), lab->threads);
    r->window = lab->scene.view;
    relief_half(lab, r->half);
    choose_unit(r, lab, h);
    if (single) {
        fill(r, lab);
        paint(r, lab, theme);
        answer_points(r, lab);
    } else {
        fill_many(r, lab, many, theme);
    }
    choose_range(r, lab, first || layer != r->layer || unit != r->unit || score != r->score);
    raise_nodes(r);
    r->middle = middle_of(r, lab);
    bool moved = isfinite(h->threshold) && isfinite(r->middle) && !r->score;
    r->threshold = moved ? h->threshold : r->middle;
    trace_all(r);
    r->revision = lab->revision;
    r->document = lab->scene.document;
    r->height = *h;
    r->theme = theme;
}
