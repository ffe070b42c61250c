/* The tip of the vector in the space. Part of space.h. */
#include <math.h>

#include "panels/space/space.h"
#include "panels/subjects.h"
#include "ui/widgets.h"

/* Sets the neuron's weights so that its vector has this direction, as long as it is; the bias
 * keeps the pane on the vector's foot. */
static void turn_to(const Gesture *g, const SpaceSeen *seen, Point3 direction) {
    const Network *net = lab_network(g->lab);
    const float to[3] = {direction.x, direction.y, seen->dims > 2 ? direction.z : 0};
    const float was[3] = {seen->normal.x, seen->normal.y, seen->normal.z};
    const float foot[3] = {seen->foot.x, seen->foot.y, seen->foot.z};
    float now = 0, length = 0, bias = 0;
    for (int d = 0; d < seen->dims && d < BENT_AXES; d++)
        now += to[d] * to[d], length += was[d] * was[d];
    if (!(now > 1e-8f)) return;
    float by = sqrtf(length / now);
    for (int d = 0; d < seen->dims && d < BENT_AXES; d++) {
        float w = to[d] * by / seen->half[d];
        subjects_set_weight(g, network_w(net, seen->layer, 0, seen->unit, d), w, true);
        bias -= w * (seen->half[d] * foot[d] + seen->middle[d]);
    }
    subjects_set_weight(g, network_b(net, seen->layer, 0, seen->unit), bias, true);
}

/* What was drawn last may be gone by now. */
static bool is_there(const Gesture *g, const SpaceSeen *seen) {
    const Network *net = lab_network(g->lab);
    return seen->dims > 0 && seen->layer < net->layers && seen->unit < net->layer[seen->layer].to &&
           seen->dims <= net->layer[seen->layer].from;
}

/* The pointer leads the tip over a plane that faces the eye. */
static void tip_drag(const Gesture *g, Tag tag, Point at) {
    const SpaceSeen *seen = &g->ui->space_seen;
    if (!is_there(g, seen)) return;
    Orbit orbit = space_orbit(g->lab, box_view_rect(g->drawn, TURNED_SPACE),
                              &g->ui->turned.of[TURNED_SPACE].turn);
    float depth;
    orbit_project(&orbit, seen->tip, &depth);
    Point3 to = orbit_unproject(&orbit, at, depth);
    turn_to(g, seen, (Point3){to.x - seen->foot.x, to.y - seen->foot.y, to.z - seen->foot.z});
}

static const Target TARGET_SPACE_TIP = {
    .name = "space tip", .hint = "Drag to turn the cut", .pointer = POINTER_HAND, .drag = tip_drag};

bool space_tip_is_held(const UiState *ui) {
    return ui->drag.moving && tag_is(ui->pressed, &TARGET_SPACE_TIP);
}

void space_tip(View *view, Point at) {
    float reach = view_units(view, 9);
    target_place(view->out, tag_of(&TARGET_SPACE_TIP, 0),
                 (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach});
}
