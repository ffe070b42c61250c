/* See focus.h. */
#include "ui/focus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/guide.h"
#include "ui/look.h"
#include "ui/popup.h"
#include "ui/stops.h"
#include "ui/tour.h"

void focus_type(const Hand *h, const InputEvent *e) {
    size_t used = strlen(h->desk->typed);
    for (const char *c = e->text; *c && used + 1 < DESK_TEXT; c++) {
        if (strchr("0123456789+-.eE", *c)) h->desk->typed[used++] = *c;
    }
    h->desk->typed[used] = '\0';
}

static void end_typing(Desk *desk) {
    desk->editing = CONTROL_NONE;
    desk->editing_weight = desk->editing_leaf = -1;
}

/* What was typed, where it was typed, if it is a number. */
static void finish_typing(const Hand *h) {
    Desk *desk = h->desk;
    char *end;
    double value = strtod(desk->typed, &end);
    if (end != desk->typed && *end == '\0') {
        if (desk->editing_weight >= 0)
            touch_set_weight(h, desk->editing_weight, (float)value, false);
        else if (desk->editing_leaf >= 0)
            touch_set_leaf(h, desk->editing_leaf, value, false);
        else
            touch_set_control(h, desk->editing, control_typed(desk->editing, value), false);
    } else if (desk->typed[0]) {
        message_set(&h->lab->notice, "\"%s\" is not a number.", desk->typed);
    }
    end_typing(desk);
}

void focus_type_key(const Hand *h, int key) {
    size_t used = strlen(h->desk->typed);
    if (key == KEY_ENTER)
        finish_typing(h);
    else if (key == KEY_BACKSPACE && used > 0)
        h->desk->typed[used - 1] = '\0';
    else if (key == KEY_ESCAPE)
        end_typing(h->desk);
}

/* Controls that lie beyond what is seen of them come into view with the focus. */
static void reveal_control(const Hand *h, Tag tag) {
    Rect at = touch_rect_of(h, tag), page = {0};
    for (int i = -1; (i = shapes_find(h->drawn, "controls", -1, i)) >= 0;)
        page = h->drawn->shape[i].rect;
    bool inside = at.x >= page.x && at.x + at.w <= page.x + page.w;
    float above = page.y - at.y, below = at.y + at.h - page.y - page.h;
    if (inside && above > 0) touch_scroll_controls(h, -above);
    if (inside && below > 0) touch_scroll_controls(h, below);
}

/* What has the focus is seen. */
static bool give(const Hand *h, Tag tag) {
    if (!tag.name) return false;
    h->desk->focus = tag;
    guide_reveal(h, tag);
    reveal_control(h, tag);
    return true;
}

void focus_scroll(const Hand *h, int rows) {
    int page = shapes_find(h->drawn, "weights page", -1, -1), *at = &h->desk->scroll_weights;
    int most = page < 0 ? 0 : h->drawn->shape[page].tag.index;
    if (*at > most) *at = most;
    *at += rows;
    if (*at > most) *at = most;
    if (*at < 0) *at = 0;
}

/* From a row at the end of what is shown of the list of weights, to the next row beyond it. */
static bool move_beyond(const Hand *h, int by) {
    Tag *focus = &h->desk->focus, next = {"weight", focus->index + by};
    int page = shapes_find(h->drawn, "weights page", -1, -1);
    bool there = next.index >= 0 && next.index < h->lab->run->trainer.net.count;
    if (!touch_is(*focus, "weight") || page < 0 || !there || touch_rect_of(h, next).w > 0)
        return false;
    focus_scroll(h, by);
    *focus = next;
    return true;
}

void focus_move(const Hand *h, bool back) {
    h->desk->hover = (Tag){0}; /* what the keyboard is on is lit now */
    give(h, stops_next(h, back));
}

bool focus_toward(const Hand *h, int key, const char *kind) {
    return key >= KEY_LEFT && key <= KEY_DOWN && give(h, stops_toward(h, key, kind));
}

bool focus_weight(const Hand *h) {
    return give(h, stops_weight(h));
}

/* To the next of its kind. At the last of them the key is spent all the same. */
static bool walk(const Hand *h, bool back) {
    h->desk->hover = (Tag){0};
    if (!move_beyond(h, back ? -1 : 1)) give(h, stops_sibling(h, back));
    return true;
}

void focus_follow(const Hand *h, Tag pressed) {
    Desk *desk = h->desk;
    if (desk->open != CONTROL_NONE)
        desk->focus =
            (Tag){"option", (int)desk->open * 64 + (int)control_value(h->lab, desk->open)};
    else if (desk->menu >= 0)
        desk->focus =
            (Tag){"panel option", desk->menu * PANEL_COUNT + (int)desk->panel[desk->menu]};
    else if (touch_is(pressed, "panel option"))
        desk->focus = (Tag){"menu", pressed.index / PANEL_COUNT};
    else if (touch_is(pressed, "option") &&
             control_info((Control)(pressed.index / 64)).kind == CONTROL_KIND_CHOICE)
        desk->focus = (Tag){"control", pressed.index / 64};
}

/* A leaf of the graph that has the focus, by a tenth; up and right are more. */
static bool arrow_leaf(const Hand *h, int key) {
    const SceneGraph *graph = &h->lab->scene.graph;
    int index = h->desk->focus.index;
    bool more = key == KEY_RIGHT || key == KEY_UP, less = key == KEY_LEFT || key == KEY_DOWN;
    if ((!more && !less) || index < 0 || index >= graph->values) return false;
    double value = graph->value[index] + (more ? 0.1 : -0.1);
    touch_set_leaf(h, index, round(value * 100) / 100, false);
    return true;
}

/* A weight that has the focus, by a tenth. While the numbers are walked through, left and right are theirs. */
static bool arrow_weight(const Hand *h, int key) {
    int index = h->desk->focus.index;
    const Network *net = &h->lab->run->trainer.net;
    if (key == KEY_UP || key == KEY_DOWN) return walk(h, key == KEY_UP);
    if ((key != KEY_LEFT && key != KEY_RIGHT) || tour_is_on(h->desk, h->lab)) return false;
    if (index < 0 || index >= net->count) return false;
    float value = net->theta[index] + (key == KEY_RIGHT ? 0.1f : -0.1f);
    touch_set_weight(h, index, roundf(value * 100) / 100, false);
    return true;
}

/* The mark of the landscape, along both its weights. */
static bool arrow_landscape(const Hand *h, int key) {
    static const float PART = 0.02f; /* of what is shown */
    const Selection *s = &h->lab->selected;
    const float *theta = h->lab->run->trainer.net.theta, *edge = h->desk->landscape;
    bool up = key == KEY_UP || key == KEY_DOWN, less = key == KEY_LEFT || key == KEY_DOWN;
    if (!up && key != KEY_LEFT && key != KEY_RIGHT) return false;
    int index = up ? s->up : s->across;
    float by = PART * (up ? edge[3] - edge[2] : edge[1] - edge[0]);
    touch_set_weight(h, index, theta[index] + (less ? -by : by), false);
    return true;
}

static bool seek(const Hand *h, int64_t epoch) {
    int64_t last = h->lab->graph ? graph_total(h->lab->graph) : h->lab->run->timeline.epochs - 1;
    Action seek = {.kind = ACTION_SEEK, .epoch = epoch < 0 ? 0 : epoch > last ? last : epoch};
    return touch_apply(h, &seek);
}

/* Along time, by one epoch or by ten; Home and End. */
static bool arrow_scrub(const Hand *h, const InputEvent *e) {
    const GraphRun *graph = h->lab->graph;
    int64_t now = graph ? graph->walked : h->lab->run->trainer.epoch, by = e->shift ? 10 : 1;
    switch (e->key) {
    case KEY_LEFT: seek(h, now - by); return true;
    case KEY_RIGHT: seek(h, now + by); return true;
    case KEY_HOME: seek(h, 0); return true;
    case KEY_END: seek(h, INT64_MAX); return true;
    default: return false;
    }
}

/* Left and right on what has a value along a line. */
static bool arrow_along(const Hand *h, Tag focus, int by) {
    if (touch_is(focus, "axis"))
        touch_turn_axis(h, focus.index, by);
    else if (touch_is(focus, "slice"))
        look_slice_to(h, focus.index, look_slice_share(h, focus.index) + 0.02f * (float)by);
    else if (touch_is(focus, "epsilon")) {
        int notch = h->desk->epsilon + by;
        if (notch >= 0 && notch < FACTORS_NOTCHES) h->desk->epsilon = notch;
    } else
        return false;
    return true;
}

/* To the next option that can be chosen; by so many of them. */
static void arrow_option(const Hand *h, Control control, int by) {
    int options = control_info(control).options;
    for (int to = (int)control_value(h->lab, control) + by; to >= 0 && to < options; to += by) {
        if (!control_check(h->lab, control, to, NULL)) continue;
        touch_set_control(h, control, to, false);
        return;
    }
}

/* Pictures stand in rows: up and down go from row to row. */
static bool arrow_picture(const Hand *h, Control control, int key) {
    bool vertical = key == KEY_UP || key == KEY_DOWN;
    arrow_option(h, control,
                 (key == KEY_UP || key == KEY_LEFT ? -1 : 1) *
                     (vertical ? CONTROL_PICTURES_ROW : 1));
    return true;
}

static bool arrow_control(const Hand *h, Control control, int key) {
    int by = key == KEY_LEFT ? -1 : 1;
    ControlKind kind = control_info(control).kind;
    if (kind == CONTROL_KIND_PICTURES) return arrow_picture(h, control, key);
    if (key == KEY_UP || key == KEY_DOWN) return false;
    if (kind == CONTROL_KIND_SEGMENTS || kind == CONTROL_KIND_CHOICE)
        arrow_option(h, control, by);
    else if (kind == CONTROL_KIND_STEPPER)
        touch_nudge(h, control, by);
    else if (kind == CONTROL_KIND_SLIDER) {
        double share = control_share(control, control_value(h->lab, control));
        double step = control == CONTROL_SPEED ? 1.0 / (PLAY_SPEEDS - 1) : 0.02;
        touch_set_control(h, control, control_at(control, share + by * step), false);
    } else
        return false;
    return true;
}

/* From a unit, an option or a point arrows lead to others. */
static bool arrow_among(const Hand *h, int key) {
    Tag focus = h->desk->focus;
    bool line =
        touch_is(focus, "unit") || touch_is(focus, "option") || touch_is(focus, "panel option");
    if (line && (key == KEY_UP || key == KEY_DOWN)) return walk(h, key == KEY_UP);
    return touch_is(focus, "point") && focus_toward(h, key, "point");
}

bool focus_arrow(const Hand *h, const InputEvent *e) {
    Tag focus = h->desk->focus;
    if (!focus.name || e->ctrl) return false;
    if (touch_is(focus, "scrub")) return arrow_scrub(h, e);
    if (touch_is(focus, "landscape")) return arrow_landscape(h, e->key);
    if (touch_is(focus, "weight") || touch_is(focus, "edge")) return arrow_weight(h, e->key);
    if (touch_is(focus, "leaf") || touch_is(focus, "leaf row")) return arrow_leaf(h, e->key);
    if (arrow_among(h, e->key)) return true;
    if (e->key < KEY_LEFT || e->key > KEY_DOWN) return false;
    if (touch_is(focus, "control")) return arrow_control(h, (Control)focus.index, e->key);
    int by = e->key == KEY_LEFT ? -1 : 1;
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    return arrow_along(h, focus, by);
}
