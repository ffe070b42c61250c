/* Dragging the ball sets the weights, on the flat picture and on the ground in space; the names of
 * the axes change what is across and up. Part of landscape.h. */
#include <assert.h>
#include <math.h>

#include "base/clamp.h"
#include "draw/camera.h"
#include "panels/landscape/landscape.h"
#include "panels/subjects.h"
#include "ui/focus.h"

/* ---- the ball */

/* Along the path's directions all weights move. */
static void move_along_path(const Gesture *g, Point by, bool goes_on) {
    const PathAxes *path = &g->ui->landscape_seen.terrain->path;
    const Network *net = lab_network(g->lab);
    float value[ACTION_WEIGHTS];
    static_assert((int)ACTION_WEIGHTS >= (int)TRAIL_WEIGHTS, "all weights in one action");
    if (path->weights != net->count) return;
    for (int i = 0; i < net->count; i++)
        value[i] = net->theta[i] + by.x * path->axis[0][i] + by.y * path->axis[1][i];
    subjects_set_weights(g, 0, net->count, value, goes_on);
}

static void move_to(const Gesture *g, Point to, bool goes_on) {
    const Terrain *t = g->ui->landscape_seen.terrain;
    const float *edge = g->ui->landscape;
    Point now = terrain_at(t, lab_network(g->lab)->theta);
    to.x = clamp_float(to.x, edge[0], edge[1]);
    to.y = clamp_float(to.y, edge[2], edge[3]);
    if (t->along_path) {
        move_along_path(g, (Point){to.x - now.x, to.y - now.y}, goes_on);
        return;
    }
    if (to.x != now.x || goes_on) subjects_set_weight(g, t->weight[0], to.x, goes_on);
    if (to.y != now.y || goes_on) subjects_set_weight(g, t->weight[1], to.y, goes_on);
}

static void flat_drag(const Gesture *g, Tag tag, Point at) {
    const float *edge = g->ui->landscape;
    Camera camera = {target_rect(g->drawn, tag), edge[0], edge[1], edge[2], edge[3]};
    if (camera.screen.w <= 0 || !g->ui->landscape_seen.terrain) return;
    move_to(g, camera_to_plane(&camera, at), true);
}

/* Where the ray of the pointer comes to the ground first; false where it passes it by. */
static bool meets_ground(const Terrain *t, const Ray *ray, Point3 *met) {
    enum { STEPS = 400 };
    static const float FROM = -4, STEP = 0.02f;
    const Ground ground = {.nodes = t->size, .half = {1, 1}, .z = t->z};
    bool was_above = false;
    for (int i = 0; i < STEPS; i++) {
        float s = FROM + STEP * (float)i;
        Point3 p = {ray->from.x + ray->along.x * s, ray->from.y + ray->along.y * s,
                    ray->from.z + ray->along.z * s};
        float z = ground_at(&ground, (Point){p.x, p.y});
        if (isfinite(z) && was_above && p.z <= z) {
            *met = p;
            return true;
        }
        was_above = isfinite(z) && p.z > z;
    }
    return false;
}

/* It stays under the pointer, along the ground; beyond its edge it stays where it is. */
static void ball_drag(const Gesture *g, Tag tag, Point at) {
    const LandscapeSeen *seen = &g->ui->landscape_seen;
    const float *edge = g->ui->landscape;
    Point3 met;
    if (!seen->terrain || seen->terrain->size < 2) return;
    Ray ray = orbit_ray(&seen->orbit, at);
    if (!meets_ground(seen->terrain, &ray, &met)) return;
    move_to(g,
            (Point){edge[0] + (met.x + 1) / 2 * (edge[1] - edge[0]),
                    edge[2] + (met.y + 1) / 2 * (edge[3] - edge[2])},
            true);
}

/* Arrows move it along both directions. */
static bool ball_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float PART = 0.02f; /* of what is shown */
    const Terrain *t = g->ui->landscape_seen.terrain;
    const float *edge = g->ui->landscape;
    bool up = e->key == KEY_UP || e->key == KEY_DOWN,
         less = e->key == KEY_LEFT || e->key == KEY_DOWN;
    if (!t || (!up && e->key != KEY_LEFT && e->key != KEY_RIGHT)) return false;
    Point to = terrain_at(t, lab_network(g->lab)->theta);
    float by = PART * (up ? edge[3] - edge[2] : edge[1] - edge[0]) * (less ? -1.0f : 1.0f);
    *(up ? &to.y : &to.x) += by;
    move_to(g, to, false);
    return true;
}

static Subject ball_weights(const Lab *lab, Tag tag) {
    if (tag.part) return (Subject){SUBJECT_NONE, 0, 0};
    return subject_pair(lab->selected.across, lab->selected.up);
}

static const Target TARGET_LANDSCAPE = {.name = "landscape",
                                        .edits = true,
                                        .pointer = POINTER_MOVE,
                                        .stop = TAB_EACH,
                                        .drag = flat_drag,
                                        .arrow = ball_arrow,
                                        .enter = focus_enter_nothing,
                                        .stands_for = ball_weights};

static void ball_wheel(const Gesture *g, Tag tag, float lines) {
    box_view_wheel(g, TURNED_LANDSCAPE, lines);
}

static const Target TARGET_BALL = {.name = "ball",
                                   .edits = true,
                                   .hint =
                                       "Drag the ball over the ground: its weights follow (arrows)",
                                   .pointer = POINTER_MOVE,
                                   .stop = TAB_EACH,
                                   .drag = ball_drag,
                                   .turn = ball_wheel,
                                   .arrow = ball_arrow,
                                   .enter = focus_enter_nothing,
                                   .stands_for = ball_weights};

/* The ball stands for both weights; along the path for all, and so for none in particular. */
Tag landscape_hand(const View *view, bool ball) {
    return tag_part(ball ? &TARGET_BALL : &TARGET_LANDSCAPE, 0, view->terrain->along_path);
}

bool landscape_is_held(const UiState *ui) {
    return ui->drag.moving &&
           (tag_is(ui->pressed, &TARGET_LANDSCAPE) || tag_is(ui->pressed, &TARGET_BALL));
}

/* ---- the axes */

/* Changes the weight of an axis, so many further. */
static void turn_axis(const Gesture *g, int which, int by) {
    const Selection *s = &g->lab->selected;
    int now = which ? s->up : s->across, other = which ? s->across : s->up;
    int count = lab_network(g->lab)->count, way = by < 0 ? -1 : 1;
    for (; by != 0; by -= way) {
        do now = (now + way + count) % count;
        while (now == other);
    }
    Action select = {.kind = ACTION_SELECT_AXIS};
    select.weights.index = now;
    select.weights.count = which;
    lab_apply(g->lab, &select);
}

static void axis_press(const Gesture *g, Tag tag, const InputEvent *e) {
    turn_axis(g, tag.index, e->shift ? -1 : 1);
}

static void axis_press_other(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->button == BUTTON_RIGHT) turn_axis(g, tag.index, -1);
}

static void axis_turn(const Gesture *g, Tag tag, float lines) {
    turn_axis(g, tag.index, -gesture_steps(g, lines));
}

static bool axis_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    turn_axis(g, tag.index, e->key == KEY_LEFT ? -1 : 1);
    return true;
}

static Subject axis_weight(const Lab *lab, Tag tag) {
    return subject_weight(tag.index ? lab->selected.up : lab->selected.across);
}

const Target TARGET_AXIS = {
    .name = "axis",
    .hint = "Another weight on this axis (arrows; right click for the one before)",
    .stop = TAB_EACH,
    .press = axis_press,
    .press_other = axis_press_other,
    .turn = axis_turn,
    .arrow = axis_arrow,
    .stands_for = axis_weight};
