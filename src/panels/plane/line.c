/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>

#include "draw/camera.h"
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

void line_begin_turn(const Gesture *g, int unit) {
    if (!has_line(g, unit)) return;
    const Camera camera = camera_input_now(g);
    Point foot = line_foot(g->ui, &camera, unit, weights_of(g, unit), bias_of(g, unit));
    g->ui->pivot.unit = unit;
    g->ui->pivot.at[0] = foot.x;
    g->ui->pivot.at[1] = foot.y;
}

void line_turn(const Gesture *g, int unit, Point at, bool goes_on) {
    if (!has_line(g, unit)) return;
    const Network *net = lab_network(g->lab);
    const Camera camera = camera_input_now(g);
    const float *w = weights_of(g, unit), *pivot = g->ui->pivot.at;
    Point p = camera_to_plane(&camera, at);
    float dx = p.x - pivot[0], dy = p.y - pivot[1], far = sqrtf(dx * dx + dy * dy);
    float length = sqrtf(w[0] * w[0] + w[1] * w[1]);
    if (!(far > 0)) return;
    float turned[2] = {dx / far * length, dy / far * length};
    subjects_set_weights(g, network_w(net, 0, 0, unit, 0), 2, turned, goes_on);
    float b = -(turned[0] * pivot[0] + turned[1] * pivot[1]);
    subjects_set_weight(g, network_b(net, 0, 0, unit), b, true);
}
