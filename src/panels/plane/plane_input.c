/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>
#include <stdio.h>

#include "ui/focus.h"
#include "ui/widgets.h"

static const float SPRAY_EVERY = 12; /* points of the screen */
static const float HOLD = 0.6f,      /* seconds until a held button sprays, */
    HOLD_EVERY = 0.15f;              /* and from point to point */

/* The nearest place of the plane: a point is not lost beyond its edge. */
static Point held_in(Rect r, Point p) {
    return (Point){fminf(fmaxf(p.x, r.x), r.x + r.w), fminf(fmaxf(p.y, r.y), r.y + r.h)};
}

/* Whether the chosen tool places or erases; not where a lesson's step offers no tools. */
static bool places(const Gesture *g) {
    return g->ui->tool <= TOOL_CLASS7 && points_are_free(g);
}

static bool erases(const Gesture *g) {
    return g->ui->tool == TOOL_ERASE && points_are_free(g);
}

/* With the eraser, pressing and dragging take points away, whatever it began on. */
static bool erased_under(const Gesture *g, Point at) {
    if (!erases(g)) return false;
    points_sweep(g, g->ui->drag.from, at);
    g->ui->drag.from = at;
    return true;
}

/* Over the numbers of an axis with a scale of its own, only that axis. */
static void turn(const Gesture *g, Tag tag, float lines) {
    static const float NEARER = 1.1f, EDGE = 26;
    Point at = g->ui->pointer;
    Rect r = g->plane->screen;
    float factor = powf(NEARER, lines);
    bool below = g->lab->scene.free_axes && at.y > r.y + r.h - EDGE;
    bool left = g->lab->scene.free_axes && !below && at.x < r.x + EDGE;
    camera_input_stretch(g, at, left ? 1 : factor, below ? 1 : factor);
}

/* ---- the plane moves with the pointer */

static void pan_drag(const Gesture *g, Tag tag, Point at) {
    camera_input_pan(g, g->ui->drag.from, at);
    g->ui->drag.from = at;
}

/* Is drawn nowhere: a press of the middle button, or with Space, turns into this. */
static const Target TARGET_PAN = {.name = "pan", .pointer = POINTER_MOVE, .drag = pan_drag};

static void press_other(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->button == BUTTON_RIGHT && tag_is(tag, &TARGET_POINT))
        points_erase(g, tag.index, false);
    else if (e->button == BUTTON_MIDDLE)
        g->ui->pressed = tag_of(&TARGET_PAN, 0);
}

/* ---- an empty place of the plane */

static void plane_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!erased_under(g, e->at) && places(g)) points_add(g, e->at, false);
}

/* With the hand that moves nothing happens: a point that was missed by a little must not move the
 * plane. A click with a tool for points where none may be placed says why it does nothing. */
static void plane_release(const Gesture *g, Tag tag, const InputEvent *e) {
    bool moves = g->ui->tool == TOOL_MOVE;
    if (g->ui->drag.moving || places(g) || erases(g)) return;
    if (!moves)
        points_may_change(g);
    else if (points_are_free(g))
        message_set(&g->lab->notice, "To place points here, choose red (1) or blue (2) first.");
}

static void plane_drag(const Gesture *g, Tag tag, Point at) {
    Drag *drag = &g->ui->drag;
    if (erased_under(g, at) || !places(g) || !rect_holds(g->plane->screen, at)) return;
    if (fabsf(at.x - drag->from.x) + fabsf(at.y - drag->from.y) <= SPRAY_EVERY) return;
    drag->from = at;
    drag->held = HOLD - HOLD_EVERY;
    points_spray(g, at);
}

/* A button that is held down goes on placing points, one now and then. */
static void plane_hold(const Gesture *g, Tag tag, float seconds) {
    Drag *drag = &g->ui->drag;
    if (!places(g)) return;
    drag->held += seconds;
    if (drag->held < HOLD) return;
    drag->held -= HOLD_EVERY;
    points_spray(g, g->ui->pointer);
}

static PointerShape plane_shape(const Gesture *g, Tag tag) {
    return places(g) || erases(g) ? POINTER_CROSS : POINTER_ARROW;
}

const Target TARGET_PLANE = {.name = "plane",
                             .steady = true,
                             .press = plane_press,
                             .press_other = press_other,
                             .drag = plane_drag,
                             .release = plane_release,
                             .hold = plane_hold,
                             .turn = turn,
                             .shape = plane_shape};

/* ---- points */

static void point_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->ctrl && g->ui->tool <= TOOL_CLASS7)
        points_label(g, tag.index, (int)g->ui->tool);
    else if (!erased_under(g, e->at))
        subject_select(g->lab, subject_point(tag.index));
}

static void point_drag(const Gesture *g, Tag tag, Point at) {
    if (!erased_under(g, at)) points_move(g, tag.index, held_in(g->plane->screen, at), true);
}

/* A click, and not a drag, brings the slice to where the point lies. */
static void point_release(const Gesture *g, Tag tag, const InputEvent *e) {
    bool click = !g->ui->drag.moving && e->button == BUTTON_LEFT && !erases(g);
    if (click) camera_input_slice_at(g, tag.index);
}

static PointerShape point_shape(const Gesture *g, Tag tag) {
    return erases(g) ? POINTER_CROSS : POINTER_HAND;
}

Tag plane_input_start(const Gesture *g) {
    Tag selected = tag_of(&TARGET_POINT, g->lab->selected.point);
    int at = selected.index < 0 ? target_find_any(g->drawn, &TARGET_POINT, -1)
                                : target_find(g->drawn, selected, -1);
    if (at < 0) return (Tag){0};
    return g->drawn->shape[at].tag;
}

static bool point_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    return focus_toward(g, e->key, &TARGET_POINT, plane_input_start(g));
}

const Target TARGET_POINT = {.name = "point",
                             .edits = true,
                             .stop = TAB_GROUP,
                             .subject = SUBJECT_POINT,
                             .steady = true,
                             .press = point_press,
                             .press_other = press_other,
                             .drag = point_drag,
                             .release = point_release,
                             .turn = turn,
                             .arrow = point_arrow,
                             .shape = point_shape};

/* ---- lines of units, and the tips of their vectors */

static Subject unit_of(const Lab *lab, Tag tag) {
    return subject_unit(0, tag.index);
}

static void line_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (erased_under(g, e->at)) return;
    if (tag_is(tag, &TARGET_VECTOR)) line_begin_turn(g, tag.index);
    if (tag_is(tag, &TARGET_LINE_END)) line_begin_swing(g, tag.index);
    if (!places(g)) subject_select(g->lab, subject_unit(0, tag.index));
}

static void line_drag(const Gesture *g, Tag tag, Point at) {
    if (!erased_under(g, at)) line_move(g, tag.index, at, true);
}

static void end_drag(const Gesture *g, Tag tag, Point at) {
    if (!erased_under(g, at)) line_swing(g, tag.index, at, true);
}

static void vector_drag(const Gesture *g, Tag tag, Point at) {
    if (!erased_under(g, at)) line_turn(g, tag.index, at, true);
}

/* On which scale it is drawn. */
static const char *vector_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    char number[32];
    const Lab *lab = view->lab;
    double reach = (double)view->ui->rulers.now.vector.reach;
    const char *angle = plane_units_differ(lab, &view->camera)
                            ? "Units differ, so that it is not at a right angle to its line. "
                            : "";
    snprintf(text, TOOLTIP_TEXT, "The weight vector: one %s is %s of a weight. %sIts tip turns it",
             lab->scene.scale ? "deviation of a column" : "unit of the plane",
             text_short(reach, 3, number, sizeof number), angle);
    return text;
}

/* A line over a place where a point was meant: a click without a drag places the point. */
static void line_release(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!g->ui->drag.moving && places(g)) points_add(g, e->at, false);
}

static PointerShape line_shape(const Gesture *g, Tag tag) {
    return erases(g) ? POINTER_CROSS : POINTER_MOVE;
}

const Target TARGET_LINE = {.name = "line",
                            .edits = true,
                            .steady = true,
                            .press = line_press,
                            .press_other = press_other,
                            .drag = line_drag,
                            .release = line_release,
                            .turn = turn,
                            .shape = line_shape,
                            .stands_for = unit_of};

const Target TARGET_LINE_END = {.name = "line end",
                                .edits = true,
                                .steady = true,
                                .press = line_press,
                                .press_other = press_other,
                                .drag = end_drag,
                                .release = line_release,
                                .turn = turn,
                                .shape = line_shape,
                                .stands_for = unit_of};

const Target TARGET_VECTOR = {.name = "vector",
                              .edits = true,
                              .pointer = POINTER_HAND,
                              .steady = true,
                              .press = line_press,
                              .press_other = press_other,
                              .drag = vector_drag,
                              .release = line_release,
                              .turn = turn,
                              .stands_for = unit_of,
                              .say = vector_say};

/* ---- two fingers: the plane follows what is between them */

void plane_input_pinch(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    Pinch before = ui->pinch;
    ui->pinch = (Pinch){true, e->at};
    if (tag_is(ui->pressed, &TARGET_PLANE) && ui->drag.goes_on)
        lab_apply(g->lab, &(Action){.kind = ACTION_UNDO});
    ui->pressed = (Tag){0};
    ui->drag.moving = ui->drag.goes_on = false;
    if (!rect_holds(g->plane->screen, e->at) || ui_place_of(ui, PANEL_PLANE) < 0) return;
    if (before.goes_on) camera_input_pan(g, before.at, e->at);
    camera_input_zoom(g, e->at, e->dy);
}
