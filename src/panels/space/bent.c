/* See bent.h. */
#include "panels/space/bent.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"
#include "panels/maps.h"
#include "panels/space/main_axes.h"

void bent_destroy(Bent *s) {
    contour_lines_destroy(&s->line);
    wall_destroy(&s->wall);
    workspace_destroy(s->work);
    *s = (Bent){0};
}

int bent_last(const Lab *lab) {
    return lab_network(lab)->layers - 1;
}

/* ---- a layer seen along three directions: a network that ends in three sums of its units */

typedef struct Seen {
    Network net;
    Workspace *work;
} Seen;

/* Of units that stand on an axis each, or of a layer's main directions. */
static void directions(const Bent *s, const BentStage *stage,
                       float direction[BENT_AXES][MAX_UNITS]) {
    memset(direction, 0, sizeof(float[BENT_AXES][MAX_UNITS]));
    for (int d = 0; d < stage->dims && d < BENT_AXES; d++) {
        if (stage->principal)
            memcpy(direction[d], s->main_axis[stage->layer][d], sizeof direction[d]);
        else
            direction[d][stage->axis[d].unit] = 1;
    }
}

static Seen seen_create(const Bent *s, const BentStage *stage, const Lab *lab) {
    const Network *net = lab_network(lab);
    Seen seen = {*net, NULL};
    const int layer = stage->layer, dims = stage->dims;
    float direction[BENT_AXES][MAX_UNITS];
    directions(s, stage, direction);
    int units = net->layer[layer].to;
    int kept = layer + 1 < net->layers ? net->layer[layer + 1].w : net->count;
    Layer sums = {units, dims, 1, ACTIVATION_LINEAR, kept, kept + dims * units};
    seen.net.layers = layer + 2;
    seen.net.outputs = dims;
    seen.net.count = sums.b + dims;
    seen.net.layer[layer + 1] = sums;
    seen.net.theta = memory_floats(seen.net.count);
    memcpy(seen.net.theta, net->theta, sizeof(float) * (size_t)kept);
    for (int d = 0; d < dims; d++)
        memcpy(seen.net.theta + kept + d * units, direction[d], sizeof(float) * (size_t)units);
    seen.work = workspace_create(&seen.net, lab->threads);
    return seen;
}

static void seen_destroy(Seen *seen) {
    workspace_destroy(seen->work);
    free(seen->net.theta);
}

static float *part_of(Point3 *p, int axis) {
    return axis == 0 ? &p->x : axis == 1 ? &p->y : &p->z;
}

static void see_nodes(const Seen *seen, const Lab *lab, BentStage *stage) {
    Plane wider = field_around(&lab->scene.view, BENT_CELLS);
    const int sums = stage->layer + 1;
    float *value = memory_floats((long)stage->dims * BENT_COUNT);
    field_layers(seen->work, &seen->net, lab_features(lab), &wider, sums, sums, BENT_NODES,
                 BENT_NODES, lab->threads, value);
    for (int d = 0; d < stage->dims; d++) {
        for (int i = 0; i < BENT_COUNT; i++)
            *part_of(&stage->node[i], d) = value[d * BENT_COUNT + i];
    }
    free(value);
}

/* x: [points][columns of the data]. */
static void see_points(const Seen *seen, const Lab *lab, const BentStage *stage, int points,
                       const float *x, Point3 *at) {
    float *value = memory_floats(points + 1);
    for (int d = 0; d < stage->dims; d++) {
        field_points(seen->work, &seen->net, lab_features(lab), stage->layer + 1, d, points, x,
                     value);
        for (int i = 0; i < points; i++) *part_of(&at[i], d) = value[i];
    }
    free(value);
}

/* ---- how large a stage is */

/* While a point is dragged: the same as before. False where the axes stood for something else. */
static bool keep_axes(const Bent *s, BentStage *stage, const BentStage *before) {
    bool same = s->ask.held && before->layer == stage->layer && before->dims == stage->dims &&
                before->principal == stage->principal;
    for (int d = 0; d < stage->dims && same; d++)
        same = before->axis[d].unit == stage->axis[d].unit && before->axis[d].half > 0;
    if (same) memcpy(stage->axis, before->axis, sizeof stage->axis);
    return same;
}

/* Bounded units have all of their range; others reach as far as points and paper do. */
static void measure(BentStage *stage, const Lab *lab, int points, bool paper) {
    Activation f = lab_network(lab)->layer[stage->layer].activation;
    for (int d = 0; d < stage->dims; d++) {
        BentAxis *a = &stage->axis[d];
        float low = INFINITY, high = -INFINITY;
        for (int i = 0; i < points; i++) {
            low = fminf(low, *part_of(&stage->point[i], d));
            high = fmaxf(high, *part_of(&stage->point[i], d));
        }
        for (int i = 0; i < BENT_COUNT && paper; i += 7) {
            low = fminf(low, *part_of(&stage->node[i], d));
            high = fmaxf(high, *part_of(&stage->node[i], d));
        }
        if (!stage->principal) activation_range(f, &low, &high);
        if (!(high > low)) low = isfinite(low) ? low - 1 : -1, high = low + 2;
        a->middle = (low + high) / 2;
        a->half = (high - low) / 2;
    }
}

static void fit(const BentStage *stage, Point3 *p) {
    for (int d = 0; d < stage->dims; d++)
        *part_of(p, d) = (*part_of(p, d) - stage->axis[d].middle) / stage->axis[d].half;
}

/* ---- the stages */

/* Points like those of the data, where they stand in the box. */
static void place(const Bent *s, const BentStage *stage, const Lab *lab, int points, const float *x,
                  Point3 *at) {
    int columns = lab->scene.data.columns;
    memset(at, 0, sizeof *at * (size_t)points);
    if (stage->layer < 0) {
        for (int i = 0; i < points; i++) {
            for (int d = 0; d < stage->dims; d++)
                *part_of(&at[i], d) = x[(long)i * columns + stage->axis[d].unit];
        }
    } else {
        Seen seen = seen_create(s, stage, lab);
        see_points(&seen, lab, stage, points, x, at);
        seen_destroy(&seen);
    }
    for (int i = 0; i < points; i++) fit(stage, &at[i]);
}

/* What the box holds of the plane. */
static void see_window(BentStage *stage, const Lab *lab) {
    const Plane *w = &lab->scene.view;
    float most = fmaxf(w->right - w->left, w->top - w->bottom) / 2;
    bool equal = !lab->scene.free_axes;
    stage->axis[0] =
        (BentAxis){w->across, (w->left + w->right) / 2, equal ? most : (w->right - w->left) / 2};
    stage->axis[1] =
        (BentAxis){w->up, (w->bottom + w->top) / 2, equal ? most : (w->top - w->bottom) / 2};
}

/* Data along their three columns: from the least to the greatest there is, and a little more. */
static void see_columns(BentStage *stage, const Lab *lab, int points) {
    const Dataset *data = &lab->scene.data;
    for (int d = 0; d < stage->dims; d++) {
        float low = INFINITY, high = -INFINITY;
        for (int i = 0; i < points; i++) {
            low = fminf(low, data->x[(long)i * data->columns + d]);
            high = fmaxf(high, data->x[(long)i * data->columns + d]);
        }
        if (!(high > low)) low = isfinite(low) ? low - 1 : -1, high = low + 2;
        stage->axis[d] = (BentAxis){d, (low + high) / 2, (high - low) / 2 * 1.1f};
    }
}

/* The plane, flat in the middle of the box; or the data. */
static void see_plane(const Bent *s, BentStage *stage, const BentStage *before, const Lab *lab) {
    const Plane *w = &lab->scene.view;
    stage->dims = s->paper ? 2 : BENT_AXES;
    if (s->paper)
        see_window(stage, lab);
    else
        see_columns(stage, lab, s->points);
    keep_axes(s, stage, before);
    for (int i = 0; i < BENT_COUNT; i++) {
        int column = i % BENT_NODES, row = i / BENT_NODES;
        float u = (float)column / BENT_CELLS, v = (float)row / BENT_CELLS;
        stage->node[i] =
            (Point3){w->left + u * (w->right - w->left), w->top - v * (w->top - w->bottom), 0};
        fit(stage, &stage->node[i]);
    }
    place(s, stage, lab, s->points, lab->scene.data.x, stage->point);
}

/* Up to three units are seen as they are; of more, three that were chosen, or the directions along
 * which the points differ most. */
static void see_layer(Bent *s, BentStage *stage, const BentStage *before, const Lab *lab) {
    int units = stage->units;
    const SpaceUnits *chosen = &s->ask.units[stage->layer];
    stage->dims = units < BENT_AXES ? units : BENT_AXES;
    stage->in_part = units > BENT_AXES;
    stage->principal = stage->in_part && !chosen->chosen;
    if (stage->principal && !s->ask.held)
        main_axes_find(lab, stage->layer, s->main_axis[stage->layer]);
    for (int d = 0; d < stage->dims; d++)
        stage->axis[d].unit = stage->principal ? -1
                              : stage->in_part ? space_unit(chosen, d, units)
                                               : d;
    Seen seen = seen_create(s, stage, lab);
    see_points(&seen, lab, stage, s->points, lab->scene.data.x, stage->point);
    if (s->paper) see_nodes(&seen, lab, stage);
    seen_destroy(&seen);
    if (!keep_axes(s, stage, before)) measure(stage, lab, s->points, s->paper);
    for (int i = 0; i < s->points; i++) fit(stage, &stage->point[i]);
    for (int i = 0; i < BENT_COUNT && s->paper; i++) fit(stage, &stage->node[i]);
}

static void see(Bent *s, BentStage *stage, const Lab *lab, int number) {
    BentStage before = {.layer = stage->layer, .dims = stage->dims, .principal = stage->principal};
    memcpy(before.axis, stage->axis, sizeof before.axis);
    int layer = number - 1;
    *stage = (BentStage){.layer = layer,
                         .units = layer < 0 ? lab->scene.data.columns
                                            : lab_network(lab)->layer[layer].to};
    if (layer < 0)
        see_plane(s, stage, &before, lab);
    else
        see_layer(s, stage, &before, lab);
}

/* ---- the cut */

/* Which column of the data, or unit, each of the neuron's inputs is: so that a stage shows all
 * that it sees. Inputs that are made of columns are not shown. */
static bool stage_shows_inputs(const BentStage *stage, const Features *f) {
    if (stage->layer >= 0) return !stage->in_part;
    bool all = f->count == stage->dims;
    for (int i = 0; i < f->count && all; i++)
        all = f->feature[i].kind == FEATURE_COORDINATE && f->feature[i].a == stage->axis[i].unit;
    return all;
}

/* w . x + b = 0 in the box, where an input is (x - mean) / deviation if the data are scaled. */
static void stand_cut(BentCut *c, const Network *net, const BentStage *stage, const Features *f) {
    c->offset = -net->theta[network_b(net, c->layer, 0, c->unit)];
    c->dims = stage->dims;
    for (int d = 0; d < stage->dims; d++) {
        const BentAxis *axis = &stage->axis[d];
        bool scaled = stage->layer < 0 && f->scaled;
        float one = scaled ? f->deviation[axis->unit] : 1, zero = scaled ? f->mean[axis->unit] : 0;
        float w = net->theta[network_w(net, c->layer, 0, c->unit, d)];
        c->middle[d] = (axis->middle - zero) / one;
        c->half[d] = axis->half / one;
        *part_of(&c->normal, d) = w * c->half[d];
        c->offset -= w * c->middle[d];
    }
}

/* Of the neuron that reads the later stage; of the plane, the one that reads the first layer, so
 * that its flat cut can be followed back to where it is curved. Of its layer the unit that is
 * selected. */
static void find_cut(Bent *s, const Lab *lab) {
    const Network *net = lab_network(lab);
    const BentStage *stage = s->share > 0 ? &s->to : &s->from;
    bool plane = stage->layer < 0 && s->stages > 1 && s->paper;
    int layer = plane ? 1 : stage->layer + 1;
    BentCut *c = &s->cut;
    *c = (BentCut){.layer = layer, .unit = lab->selected.layer == layer ? lab->selected.unit : 0};
    bool inner = stage->layer < 0 && layer + 1 < net->layers; /* of data: the wall is drawn */
    c->flat = !plane && !inner && stage_shows_inputs(stage, lab_features(lab)) &&
              net->layer[layer].pieces == 1;
    if (c->flat) stand_cut(c, net, stage, lab_features(lab));
}

/* While the data stand there as they are. */
static void find_wall(Bent *s, const Lab *lab) {
    float middle[BENT_AXES], half[BENT_AXES];
    s->wall.triangles = s->wall.nodes = 0;
    if (s->paper || s->share > 0 || s->from.layer >= 0 || s->cut.flat) return;
    for (int d = 0; d < BENT_AXES; d++) {
        middle[d] = s->from.axis[d].middle;
        half[d] = s->from.axis[d].half;
    }
    wall_find(&s->wall, lab, middle, half);
}

/* Where that neuron's score is 0, on the paper. */
static void trace_cut(Bent *s, const Lab *lab) {
    enum { MOST = 16384 };
    Network net = *lab_network(lab);
    Plane wider = field_around(&lab->scene.view, BENT_CELLS);
    contour_lines_clear(&s->line);
    if (!s->paper || net.layer[s->cut.layer].pieces > 1) return;
    net.layer[s->cut.layer].activation = ACTIVATION_LINEAR;
    float *value = memory_floats(BENT_COUNT);
    Segment *segment = memory_zeroed(MOST, sizeof *segment);
    field_compute(s->work, &net, lab_features(lab), &wider, s->cut.layer, s->cut.unit, BENT_NODES,
                  BENT_NODES, lab->threads, value);
    int found = contour_trace(value, BENT_NODES, BENT_NODES, -0.5f, BENT_CELLS + 0.5f, -0.5f,
                              BENT_CELLS + 0.5f, 0, segment, MOST);
    contour_lines_join(&s->line, segment, found < MOST ? found : MOST);
    free(segment);
    free(value);
}

static void paint(Bent *s, const Lab *lab, const Theme *theme) {
    static_assert(sizeof(Color) == sizeof(uint32_t), "a colour is a pixel");
    uint32_t pixel[BENT_CELLS * BENT_CELLS];
    maps_paint(theme, lab->run, s->work, &lab->scene.view, BENT_CELLS, BENT_CELLS, lab->threads,
               pixel);
    memcpy(s->color, pixel, sizeof s->color);
}

/* ---- all of it */

/* Weights that are no numbers show nothing, though a unit may answer 0 to them; nor do answers that
 * no axis can hold. */
static bool has_numbers(const Bent *s, const Lab *lab) {
    const Network *net = lab_network(lab);
    for (int i = 0; i < net->count; i++) {
        if (!isfinite(net->theta[i])) return false;
    }
    for (int d = 0; d < BENT_AXES; d++) {
        if (d < s->from.dims && !isfinite(s->from.axis[d].half)) return false;
        if (s->share > 0 && d < s->to.dims && !isfinite(s->to.axis[d].half)) return false;
    }
    return true;
}

static bool same_ask(const BentAsk *a, const BentAsk *b) {
    bool same = a->at == b->at && a->held == b->held;
    for (int l = 0; l < MAX_LAYERS && same; l++) {
        const SpaceUnits *one = &a->units[l], *other = &b->units[l];
        same =
            one->chosen == other->chosen && memcmp(one->unit, other->unit, sizeof one->unit) == 0;
    }
    return same;
}

void bent_update(Bent *s, const Lab *lab, const BentAsk *asked, const Theme *theme) {
    int last = bent_last(lab);
    BentAsk ask = *asked;
    ask.at = fminf(fmaxf(ask.at, 0), (float)last);
    if (s->revision == lab->revision && same_ask(&s->ask, &ask) && s->theme == theme) return;
    int first = (int)ask.at < last ? (int)ask.at : last;
    s->ask = ask;
    workspace_follow(&s->work, &s->shape, lab_network(lab), lab->threads);
    s->share = ask.at - (float)first;
    s->stages = last + 1;
    s->paper = lab->scene.data.columns != BENT_AXES;
    s->points = lab->scene.data.count < BENT_POINTS ? lab->scene.data.count : BENT_POINTS;
    s->window = lab->scene.view;
    see(s, &s->from, lab, first);
    if (s->share > 0) see(s, &s->to, lab, first + 1);
    find_cut(s, lab);
    trace_cut(s, lab);
    find_wall(s, lab);
    paint(s, lab, theme);
    s->finite = false;
    for (int i = 0; i < BENT_COUNT && s->paper; i++) s->finite |= isfinite(bent_node(s, i).x);
    for (int i = 0; i < s->points; i++) s->finite |= isfinite(bent_point(s, i).x);
    s->finite = s->finite && has_numbers(s, lab);
    s->revision = lab->revision;
    s->theme = theme;
}

int space_unit(const SpaceUnits *units, int axis, int count) {
    int unit = units->unit[axis] % count;
    for (int d = 0; d < axis; d++) {
        if (space_unit(units, d, count) == unit) {
            unit = (unit + 1) % count;
            d = -1; /* the next one may be taken, too */
        }
    }
    return unit;
}

/* ---- places */

static Point3 between(const Bent *s, Point3 a, Point3 b) {
    if (!(s->share > 0)) return a;
    return (Point3){a.x + (b.x - a.x) * s->share, a.y + (b.y - a.y) * s->share,
                    a.z + (b.z - a.z) * s->share};
}

Point3 bent_node(const Bent *s, int node) {
    return between(s, s->from.node[node], s->to.node[node]);
}

Point3 bent_point(const Bent *s, int point) {
    return between(s, s->from.point[point], s->to.point[point]);
}

void bent_see(const Bent *s, const Lab *lab, int points, const float *x, Point3 *at) {
    place(s, &s->from, lab, points, x, at);
    if (!(s->share > 0)) return;
    Point3 *to = memory_zeroed((size_t)points + 1, sizeof *to);
    place(s, &s->to, lab, points, x, to);
    for (int i = 0; i < points; i++) at[i] = between(s, at[i], to[i]);
    free(to);
}

Point3 bent_place(const Bent *s, Point paper) {
    float u = fminf(fmaxf(paper.x, 0), BENT_CELLS),
          v = fminf(fmaxf(BENT_CELLS - paper.y, 0), BENT_CELLS);
    int i = (int)u < BENT_CELLS ? (int)u : BENT_CELLS - 1,
        j = (int)v < BENT_CELLS ? (int)v : BENT_CELLS - 1;
    u -= (float)i, v -= (float)j;
    const int at = j * BENT_NODES + i;
    Point3 p[4] = {bent_node(s, at), bent_node(s, at + 1), bent_node(s, at + BENT_NODES),
                   bent_node(s, at + BENT_NODES + 1)};
    const float share[4] = {(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v};
    Point3 sum = {0, 0, 0};
    for (int k = 0; k < 4; k++) {
        sum.x += share[k] * p[k].x;
        sum.y += share[k] * p[k].y;
        sum.z += share[k] * p[k].z;
    }
    return sum;
}

const BentStage *bent_stage(const Bent *s) {
    return s->share > 0.5f ? &s->to : &s->from;
}
