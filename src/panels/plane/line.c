/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>

#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/subjects.h"

/* A unit's two weights and its bias. */
static const float *weights_of(const Lab *lab, int unit) {
    const Network *net = lab_network(lab);
    return net->theta + network_w(net, 0, 0, unit, 0);
}

static float bias_of(const Lab *lab, int unit) {
    const Network *net = lab_network(lab);
    return net->theta[network_b(net, 0, 0, unit)];
}

void line_of(const Lab *lab, int unit, float line[3]) {
    features_line(lab_features(lab), weights_of(lab, unit), bias_of(lab, unit), line);
}

Point line_foot(const Lab *lab, const UiState *ui, const Camera *c, int unit) {
    const float *w = weights_of(lab, unit), *pivot = ui->pivot.at;
    Point at = {(c->left + c->right) / 2, (c->bottom + c->top) / 2};
    bool seen =
        pivot[0] > c->left && pivot[0] < c->right && pivot[1] > c->bottom && pivot[1] < c->top;
    if (ui->pivot.unit == unit && seen) at = (Point){pivot[0], pivot[1]};
    Point u = plane_to_inputs(lab, at);
    float z = (w[0] * u.x + w[1] * u.y + bias_of(lab, unit)) / (w[0] * w[0] + w[1] * w[1]);
    return plane_from_inputs(lab, (Point){u.x - w[0] * z, u.y - w[1] * z});
}

static bool has_line(const Gesture *g, int unit) {
    const Network *net = lab_network(g->lab);
    return unit >= 0 && unit < net->layer[0].to && net->inputs == 2;
}

/* The network's inputs at a point of the screen. */
static Point inputs_at(const Gesture *g, Point at) {
    const Camera camera = camera_input_now(g);
    return plane_to_inputs(g->lab, camera_to_plane(&camera, at));
}

static Point pivot_inputs(const Gesture *g) {
    const float *at = g->ui->pivot.at;
    return plane_to_inputs(g->lab, (Point){at[0], at[1]});
}

void line_move(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit)) return;
    const float *w = weights_of(g->lab, unit);
    Point u = inputs_at(g, at);
    float b = -(w[0] * u.x + w[1] * u.y);
    subjects_set_weight(g, network_b(lab_network(g->lab), 0, 0, unit), b, goes_on);
}

static void turn_about(const Gesture *g, int unit, Point at) {
    g->ui->pivot.unit = unit;
    g->ui->pivot.at[0] = at.x;
    g->ui->pivot.at[1] = at.y;
}

void line_begin_swing(const Gesture *g, int unit) {
    float l[3];
    Segment s;
    if (!has_line(g, unit)) return;
    const Camera c = camera_input_now(g);
    line_of(g->lab, unit, l);
    if (!contour_line(l[0], l[1], l[2], c.left, c.right, c.bottom, c.top, &s)) return;
    turn_about(g, unit, (Point){(s.x0 + s.x1) / 2, (s.y0 + s.y1) / 2});
}

void line_begin_turn(const Gesture *g, int unit) {
    if (!has_line(g, unit)) return;
    const Camera camera = camera_input_now(g);
    turn_about(g, unit, line_foot(g->lab, g->ui, &camera, unit));
}

/* The weights get this direction, of the inputs, and keep their length; the bias keeps the line on
 * the pivot. */
static void turn_to(const Gesture *g, int unit, Point way, bool goes_on) {
    const Network *net = lab_network(g->lab);
    const float *w = weights_of(g->lab, unit);
    Point pivot = pivot_inputs(g);
    float far = hypotf(way.x, way.y), length = hypotf(w[0], w[1]);
    if (!(far > 0)) return;
    float turned[2] = {way.x / far * length, way.y / far * length};
    subjects_set_weights(g, network_w(net, 0, 0, unit, 0), 2, turned, goes_on);
    float b = -(turned[0] * pivot.x + turned[1] * pivot.y);
    subjects_set_weight(g, network_b(net, 0, 0, unit), b, true);
}

void line_turn(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit)) return;
    Point u = inputs_at(g, at), pivot = pivot_inputs(g);
    turn_to(g, unit, (Point){u.x - pivot.x, u.y - pivot.y}, goes_on);
}

void line_swing(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit) || g->ui->pivot.unit != unit) return;
    const float *w = weights_of(g->lab, unit);
    Point u = inputs_at(g, at), pivot = pivot_inputs(g);
    Point normal = {-(u.y - pivot.y), u.x - pivot.x};
    bool turned_over = normal.x * w[0] + normal.y * w[1] < 0;
    turn_to(g, unit, turned_over ? (Point){-normal.x, -normal.y} : normal, goes_on);
}
