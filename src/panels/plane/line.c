/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>

#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/subjects.h"

Point line_foot(const UiState *ui, const Camera *c, int unit, const float w[2], float b) {
    float x = (c->left + c->right) / 2, y = (c->bottom + c->top) / 2;
    const float *pivot = ui->pivot.at;
    bool seen =
        pivot[0] > c->left && pivot[0] < c->right && pivot[1] > c->bottom && pivot[1] < c->top;
    if (ui->pivot.unit == unit && seen) x = pivot[0], y = pivot[1];
    float z = (w[0] * x + w[1] * y + b) / (w[0] * w[0] + w[1] * w[1]);
    return (Point){x - w[0] * z, y - w[1] * z};
}

static bool has_line(const Gesture *g, int unit) {
    const Network *net = lab_network(g->lab);
    return unit >= 0 && unit < net->layer[0].to && net->inputs == 2;
}

/* A unit's two weights and its bias. */
static const float *weights_of(const Gesture *g, int unit) {
    const Network *net = lab_network(g->lab);
    return net->theta + network_w(net, 0, 0, unit, 0);
}

static float bias_of(const Gesture *g, int unit) {
    const Network *net = lab_network(g->lab);
    return net->theta[network_b(net, 0, 0, unit)];
}

void line_move(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit)) return;
    const Camera camera = camera_input_now(g);
    const float *w = weights_of(g, unit);
    Point p = camera_to_plane(&camera, at);
    float b = -(w[0] * p.x + w[1] * p.y);
    subjects_set_weight(g, network_b(lab_network(g->lab), 0, 0, unit), b, goes_on);
}

void line_begin_swing(const Gesture *g, int unit) {
    if (!has_line(g, unit)) return;
    const Camera c = camera_input_now(g);
    const float *w = weights_of(g, unit);
    Segment seen;
    if (!contour_line(w[0], w[1], bias_of(g, unit), c.left, c.right, c.bottom, c.top, &seen))
        return;
    g->ui->pivot.unit = unit;
    g->ui->pivot.at[0] = (seen.x0 + seen.x1) / 2;
    g->ui->pivot.at[1] = (seen.y0 + seen.y1) / 2;
}

void line_begin_turn(const Gesture *g, int unit) {
    if (!has_line(g, unit)) return;
    const Camera camera = camera_input_now(g);
    Point foot = line_foot(g->ui, &camera, unit, weights_of(g, unit), bias_of(g, unit));
    g->ui->pivot.unit = unit;
    g->ui->pivot.at[0] = foot.x;
    g->ui->pivot.at[1] = foot.y;
}

/* The weights get this direction and keep their length; the bias keeps the line on the pivot. */
static void turn_to(const Gesture *g, int unit, Point way, bool goes_on) {
    const Network *net = lab_network(g->lab);
    const float *w = weights_of(g, unit), *pivot = g->ui->pivot.at;
    float far = hypotf(way.x, way.y), length = hypotf(w[0], w[1]);
    if (!(far > 0)) return;
    float turned[2] = {way.x / far * length, way.y / far * length};
    subjects_set_weights(g, network_w(net, 0, 0, unit, 0), 2, turned, goes_on);
    float b = -(turned[0] * pivot[0] + turned[1] * pivot[1]);
    subjects_set_weight(g, network_b(net, 0, 0, unit), b, true);
}

void line_turn(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit)) return;
    const Camera camera = camera_input_now(g);
    const float *pivot = g->ui->pivot.at;
    Point p = camera_to_plane(&camera, at);
    turn_to(g, unit, (Point){p.x - pivot[0], p.y - pivot[1]}, goes_on);
}

void line_swing(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit) || g->ui->pivot.unit != unit) return;
    const Camera camera = camera_input_now(g);
    const float *w = weights_of(g, unit), *pivot = g->ui->pivot.at;
    Point p = camera_to_plane(&camera, at);
    Point normal = {-(p.y - pivot[1]), p.x - pivot[0]};
    bool turned_over = normal.x * w[0] + normal.y * w[1] < 0;
    turn_to(g, unit, turned_over ? (Point){-normal.x, -normal.y} : normal, goes_on);
}
