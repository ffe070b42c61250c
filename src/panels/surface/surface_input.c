/* See surface.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/clamp.h"
#include "panels/plane/plane.h"
#include "panels/surface/surface.h"
#include "ui/focus.h"
#include "ui/widgets.h"

static float z_of(const SurfaceSeen *seen, float value) {
    return (value - seen->low) / (seen->high - seen->low) * RELIEF_HEIGHT;
}

/* As it was drawn last. */
static Orbit orbit_now(const Gesture *g) {
    return surface_orbit(g->lab, box_view_rect(g->drawn, TURNED_SURFACE),
                         &g->ui->turned.of[TURNED_SURFACE].turn);
}

/* ---- points: over the floor, at the height where they stand */

static void point_press(const Gesture *g, Tag tag, const InputEvent *e) {
    subject_select(g->lab, subject_point(tag.index));
}

/* Where the ray of the pointer comes to the height of its label: there it is put. Nearly edge-on
 * the hand would throw it far: then it stays. */
static void point_drag(const Gesture *g, Tag tag, Point at) {
    const SurfaceSeen *seen = &g->ui->surface_seen;
    const Dataset *data = &g->lab->scene.data;
    const Plane *w = &g->lab->scene.view;
    if (tag.index >= data->count || !seen->labelled || !points_may_change(g)) return;
    Orbit orbit = orbit_now(g);
    Ray ray = orbit_ray(&orbit, at);
    float half[2], z = z_of(seen, relief_target(g->lab, seen->unit, tag.index));
    Point3 met;
    relief_half(g->lab, half);
    if (!ray_meets_plane(&ray, (Point3){0, 0, 1}, z, &met)) return;
    float u = clamp_float(met.x / half[0], -1, 1), v = clamp_float(met.y / half[1], -1, 1);
    Action move = {.kind = ACTION_MOVE_POINT, .goes_on = true};
    move.point.index = tag.index;
    memcpy(move.point.x, data->x + (long)tag.index * data->columns,
           sizeof(float) * (size_t)data->columns);
    move.point.x[w->across] = w->left + (u + 1) / 2 * (w->right - w->left);
    move.point.x[w->up] = w->bottom + (v + 1) / 2 * (w->top - w->bottom);
    gesture_apply(g, &move);
}

static void wheel(const Gesture *g, Tag tag, float lines) {
    box_view_wheel(g, TURNED_SURFACE, lines);
}

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    return focus_toward(g, e->key, &TARGET_SURFACE_POINT, tag);
}

const Target TARGET_SURFACE_POINT = {.name = "surface point",
                                     .edits = true,
                                     .stop = TAB_GROUP,
                                     .subject = SUBJECT_POINT,
                                     .pointer = POINTER_HAND,
                                     .press = point_press,
                                     .drag = point_drag,
                                     .turn = wheel,
                                     .arrow = point_arrow};

/* ---- the threshold */

/* Near where the network has it, it snaps there. */
static void set_threshold(const Gesture *g, float value) {
    static const float EDGE = 0.02f, NEAR = 0.02f;
    const SurfaceSeen *seen = &g->ui->surface_seen;
    float span = seen->high - seen->low;
    if (!lab_may_look(g->lab, WITHHELD_THRESHOLD)) return;
    value = clamp_float(value, seen->low + EDGE * span, seen->high - EDGE * span);
    bool usual = fabsf(value - seen->middle) < NEAR * span;
    g->ui->surface.threshold = usual ? NAN : value;
}

static float threshold_now(const Gesture *g) {
    float chosen = g->ui->surface.threshold;
    return isfinite(chosen) ? chosen : g->ui->surface_seen.middle;
}

static void handle_drag(const Gesture *g, Tag tag, Point at) {
    const SurfaceSeen *seen = &g->ui->surface_seen;
    Orbit orbit = orbit_now(g);
    Ray ray = orbit_ray(&orbit, at);
    float z;
    if (!ray_nears_line(&ray, surface_corner(g->lab, &orbit), (Point3){0, 0, 1}, &z)) return;
    set_threshold(g, seen->low + z / RELIEF_HEIGHT * (seen->high - seen->low));
}

static bool handle_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 0.05f;
    const SurfaceSeen *seen = &g->ui->surface_seen;
    if (e->key != KEY_UP && e->key != KEY_DOWN) return false;
    float by = STEP * (seen->high - seen->low);
    set_threshold(g, threshold_now(g) + (e->key == KEY_UP ? by : -by));
    return true;
}

static void handle_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (lab_may_look(g->lab, WITHHELD_THRESHOLD) && e->clicks > 1) g->ui->surface.threshold = NAN;
}

static const Target TARGET_THRESHOLD = {
    .name = "threshold",
    .hint =
        "From which height on the answer counts as red: drag it, double-click for the usual one "
        "(arrows)",
    .pointer = POINTER_UP,
    .stop = TAB_EACH,
    .press = handle_press,
    .drag = handle_drag,
    .turn = wheel,
    .arrow = handle_arrow,
    .enter = focus_enter_nothing};

bool surface_has_pane(const View *view) {
    const UiState *ui = view->ui;
    Tag tag = tag_of(&TARGET_THRESHOLD, 0);
    return isfinite(ui->surface.threshold) || tag_same(ui->hover, tag) ||
           tag_same(ui->pressed, tag) || tag_same(ui->focus, tag);
}

/* Its word stands where the pane meets the axis: "ŷ = 0.5". From above no height is to be seen. */
void surface_handle(BoxView *box) {
    View *view = box->view;
    const Relief *r = view->relief;
    char name[64], number[32], text[112];
    if (!isfinite(r->threshold) || !r->labelled || box->orbit.flat > 0.5f ||
        ui_hides(view->ui, HIDE_BOUNDARY))
        return;
    Point3 corner = surface_corner(view->lab, &box->orbit), top = corner;
    corner.z = relief_z(r, r->threshold), top.z = RELIEF_HEIGHT;
    Point at = box_view_place(box, corner), end = box_view_place(box, top);
    if (hypotf(end.x - at.x, end.y - at.y) < view_units(view, 10)) return;
    Tag tag = tag_of(&TARGET_THRESHOLD, 0);
    bool hot = surface_has_pane(view);
    float a = view_units(view, 7);
    const Point knob[3] = {
        at, {at.x + 1.3f * a, at.y - 0.7f * a}, {at.x + 1.3f * a, at.y + 0.7f * a}};
    shapes_mark(view->out, "threshold", 0);
    shapes_polygon(view->out, knob, 3, hot ? view->theme->accent : view->theme->ink);
    Rect hand = {at.x - a, at.y - 1.4f * a, 3.4f * a, 2.8f * a};
    if (hot) {
        text_short((double)r->threshold, 2, number, sizeof number);
        snprintf(text, sizeof text, "%s = %s", surface_height_name(view, name), number);
        TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
        float wide = text_width(view->glyphs, text, &style, view->ui->density);
        Rect plate = {at.x + 2 * a - 3, at.y - a, wide + 6, 2 * a}; /* over the pane's edge */
        shapes_rect(view->out, plate, 3, color_faded(view->theme->card, 0.8f));
        view_text(view, text, at.x + 2 * a, at.y + 0.6f * a, 0, &style);
    }
    shapes_mark(view->out, NULL, 0);
    view_focus(view, hand, 4, tag);
    target_place(view->out, tag, hand);
}
