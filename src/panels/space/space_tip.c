/* The vector of the cut in the space, held by its tip or its shaft. Part of space.h. */
#include <math.h>

#include "base/clamp.h"
#include "panels/space/space.h"
#include "panels/subjects.h"
#include "ui/focus.h"
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

static Orbit orbit_now(const Gesture *g) {
    return space_orbit(g->lab, box_view_rect(g->drawn, TURNED_SPACE),
                       &g->ui->turned.of[TURNED_SPACE].turn);
}

static void wheel(const Gesture *g, Tag tag, float lines) {
    box_view_wheel(g, TURNED_SPACE, lines);
}

/* index, part: the neuron whose cut it is. */
static Subject unit_of(const Lab *lab, Tag tag) {
    return subject_unit(tag.index, tag.part);
}

/* ---- the tip */

/* The pointer leads the tip over a plane that faces the eye. */
static void tip_drag(const Gesture *g, Tag tag, Point at) {
    const SpaceSeen *seen = &g->ui->space_seen;
    if (!is_there(g, seen)) return;
    Orbit orbit = orbit_now(g);
    float depth;
    orbit_project(&orbit, seen->tip, &depth);
    Point3 to = orbit_unproject(&orbit, at, depth);
    turn_to(g, seen, (Point3){to.x - seen->foot.x, to.y - seen->foot.y, to.z - seen->foot.z});
}

static bool tip_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 8; /* points of the screen */
    Orbit orbit = orbit_now(g);
    Point at = orbit_project(&orbit, g->ui->space_seen.tip, NULL);
    switch (e->key) {
    case KEY_LEFT: at.x -= STEP; break;
    case KEY_RIGHT: at.x += STEP; break;
    case KEY_UP: at.y -= STEP; break;
    case KEY_DOWN: at.y += STEP; break;
    default: return false;
    }
    tip_drag(g, tag, at);
    return true;
}

static const Target TARGET_SPACE_TIP = {.name = "space tip",
                                        .edits = true,
                                        .hint = "Drag to turn the cut (arrows)",
                                        .pointer = POINTER_HAND,
                                        .stop = TAB_EACH,
                                        .drag = tip_drag,
                                        .turn = wheel,
                                        .arrow = tip_arrow,
                                        .enter = focus_enter_nothing,
                                        .stands_for = unit_of};

/* ---- the shaft */

/* Moves the cut by so many of its vectors, as far as it stays in the box. */
static void shift(const Gesture *g, const SpaceSeen *seen, float by) {
    static const float FARTHEST = 0.95f;
    const Network *net = lab_network(g->lab);
    int bias = network_b(net, seen->layer, 0, seen->unit);
    const float n[3] = {seen->normal.x, seen->normal.y, seen->normal.z};
    float length = 0, most = 0, level = -net->theta[bias];
    for (int d = 0; d < seen->dims && d < BENT_AXES; d++) {
        length += n[d] * n[d];
        most += FARTHEST * fabsf(n[d]);
        level -= n[d] / seen->half[d] * seen->middle[d];
    }
    float to = clamp_float(level + by * length, -most, most);
    subjects_set_weight(g, bias, net->theta[bias] - (to - level), true);
}

/* Along itself, as far as the pointer goes. */
static void shaft_drag(const Gesture *g, Tag tag, Point at) {
    const SpaceSeen *seen = &g->ui->space_seen;
    if (!is_there(g, seen)) return;
    Orbit orbit = orbit_now(g);
    Ray from = orbit_ray(&orbit, g->ui->drag.from), to = orbit_ray(&orbit, at);
    float was, now;
    if (!ray_nears_line(&from, seen->foot, seen->normal, &was) ||
        !ray_nears_line(&to, seen->foot, seen->normal, &now))
        return;
    g->ui->drag.from = at;
    shift(g, seen, now - was);
}

static bool shaft_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 0.04f; /* of half a box */
    const SpaceSeen *seen = &g->ui->space_seen;
    const Point3 n = seen->normal;
    if ((e->key != KEY_UP && e->key != KEY_DOWN) || !is_there(g, seen)) return false;
    float by = STEP / sqrtf(n.x * n.x + n.y * n.y + n.z * n.z);
    shift(g, seen, e->key == KEY_UP ? by : -by);
    return true;
}

static const Target TARGET_SPACE_VECTOR = {
    .name = "space shaft",
    .edits = true,
    .hint = "Drag to move the cut along its vector (up and down arrow)",
    .pointer = POINTER_HAND,
    .stop = TAB_EACH,
    .drag = shaft_drag,
    .turn = wheel,
    .arrow = shaft_arrow,
    .enter = focus_enter_nothing,
    .stands_for = unit_of};

/* ---- both */

bool space_tip_is_held(const UiState *ui) {
    return ui->drag.moving &&
           (tag_is(ui->pressed, &TARGET_SPACE_TIP) || tag_is(ui->pressed, &TARGET_SPACE_VECTOR));
}

void space_tip(View *view, const BentCut *cut, Point foot, Point tip) {
    float reach = view_units(view, 9);
    const Tag end = tag_part(&TARGET_SPACE_TIP, cut->layer, cut->unit),
              shaft = tag_part(&TARGET_SPACE_VECTOR, cut->layer, cut->unit);
    Rect around = {tip.x - reach, tip.y - reach, 2 * reach, 2 * reach};
    Rect below = {foot.x - reach, foot.y - reach, 2 * reach, 2 * reach};
    target_place_line(view->out, shaft, (const Point[2]){foot, tip}, 2, 0.6f * reach);
    view_focus(view, below, reach, shaft);
    target_place(view->out, end, around);
    view_focus(view, around, reach, end);
}
