/* See focus.h. */
#include "ui/focus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/look.h"

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
            touch_set_control(h, desk->editing, value, false);
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

/* What Tab halts at; while the sheet of files is open, nothing else can be reached. An edge is a weight: where the list of
 * weights is shown, its row stands for it. */
static bool is_stop(const Desk *desk, const Shape *shape) {
    static const char *const sheets[] = {"sheet part", "sheet recent", "sheet act"};
    static const char *const names[] = {
        "control", "tool",         "option",    "weight", "lesson", "choice",   "hint",  "act",
        "menu",    "panel option", "shelf",     "recent", "leaf",   "leaf row", "phase", "epsilon",
        "unit",    "axis",         "landscape", "slice",  "scrub",  "way on",   "export"};
    bool sheet = desk->sheet.kind != SHEET_CLOSED;
    if (shape->kind != SHAPE_TARGET) return false;
    for (size_t i = 0; !sheet && i < sizeof names / sizeof *names; i++) {
        if (touch_is(shape->tag, names[i])) return true;
    }
    for (size_t i = 0; sheet && i < sizeof sheets / sizeof *sheets; i++) {
        if (touch_is(shape->tag, sheets[i])) return true;
    }
    return !sheet && touch_is(shape->tag, "edge") && desk_place_of(desk, PANEL_WEIGHTS) < 0;
}

/* Whether a shape is an entry of the list that is open. */
static bool is_entry(const Desk *desk, const Shape *shape) {
    Tag tag = shape->tag;
    if (shape->kind != SHAPE_TARGET) return false;
    if (desk->list >= 0) return touch_is(tag, "export");
    if (desk->menu >= 0) return touch_is(tag, "panel option");
    return touch_is(tag, "option") && tag.index / 64 == (int)desk->open;
}

static bool same(Tag a, Tag b) {
    return a.name && b.name && a.index == b.index && strcmp(a.name, b.name) == 0;
}

/* What stands in two panels is halted at once, where it is drawn first. */
static bool is_first(const Hand *h, int shape) {
    const Shapes *drawn = h->drawn;
    Tag tag = drawn->shape[shape].tag;
    for (int i = -1; (i = shapes_find(drawn, tag.name, tag.index, i)) < shape;) {
        if (drawn->shape[i].kind == SHAPE_TARGET) return false;
    }
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

/* Where Tab halts: in the order of drawing; edges all where the first of them is, by weight, since which of them are labelled, and
 * so drawn last, changes with the focus. */
typedef struct Stop {
    int place, index;
    Tag tag;
} Stop;

static int order(Stop a, Stop b) {
    return a.place != b.place ? a.place - b.place : a.index - b.index;
}

static Stop stop_at(const Hand *h, int shape) {
    Stop stop = {.place = shape, .tag = h->drawn->shape[shape].tag};
    if (!touch_is(stop.tag, "edge")) return stop;
    stop.place = shapes_find(h->drawn, "edge", -1, -1);
    stop.index = stop.tag.index;
    return stop;
}

typedef bool (*IsOne)(const Desk *desk, const Shape *shape);

/* The stop of a kind that is nearest after `from`, or before it; with from.tag.name NULL, the first, or the last. */
static Stop next_stop(const Hand *h, IsOne is_one, Stop from, bool back) {
    Stop best = {0};
    for (int i = 0; i < h->drawn->shapes; i++) {
        if (!is_one(h->desk, &h->drawn->shape[i]) || !is_first(h, i)) continue;
        Stop stop = stop_at(h, i);
        int beyond = from.tag.name ? order(stop, from) : back ? -1 : 1;
        if (back ? beyond >= 0 : beyond <= 0) continue;
        int nearer = best.tag.name ? order(best, stop) : back ? -1 : 1;
        if (back ? nearer < 0 : nearer > 0) best = stop;
    }
    return best;
}

/* From what has the focus to the next of its kind, or to the one before; around at the ends. */
static void move(const Hand *h, IsOne is_one, bool back) {
    Desk *desk = h->desk;
    Stop from = {0};
    for (int i = h->drawn->shapes - 1; i >= 0; i--) {
        const Shape *s = &h->drawn->shape[i];
        if (is_one(desk, s) && same(s->tag, desk->focus)) from = stop_at(h, i);
    }
    Stop next = next_stop(h, is_one, from, back);
    if (!next.tag.name) next = next_stop(h, is_one, (Stop){0}, back);
    if (next.tag.name) desk->focus = next.tag;
}

/* Plane and points have the cursor instead. */
void focus_move(const Hand *h, bool back) {
    h->desk->hover = (Tag){0}; /* what the keyboard is on is lit now */
    if (!move_beyond(h, back ? -1 : 1)) move(h, is_stop, back);
}

bool focus_list(const Hand *h, int key) {
    Desk *desk = h->desk;
    if (desk->list < 0 && desk->menu < 0 && desk->open == CONTROL_NONE) return false;
    if (key == KEY_ESCAPE) {
        desk->list = desk->menu = -1;
        desk->open = CONTROL_NONE;
        return true;
    }
    if (key != KEY_UP && key != KEY_DOWN) return false;
    move(h, is_entry, key == KEY_UP);
    return true;
}

/* ---- arrows */

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

/* A weight by a tenth; up and down along the list. */
static bool arrow_weight(const Hand *h, int key) {
    const Network *net = &h->lab->run->trainer.net;
    int index = h->desk->focus.index;
    bool row = touch_is(h->desk->focus, "weight");
    if (row && (key == KEY_UP || key == KEY_DOWN)) {
        focus_move(h, key == KEY_UP);
        return true;
    }
    bool more = key == KEY_RIGHT || key == KEY_UP, less = key == KEY_LEFT || key == KEY_DOWN;
    if ((!more && !less) || index < 0 || index >= net->count) return false;
    float value = net->theta[index] + (more ? 0.1f : -0.1f);
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

static bool arrow_control(const Hand *h, Control control, int by) {
    ControlKind kind = control_info(control).kind;
    if (kind == CONTROL_KIND_STEPPER)
        touch_nudge(h, control, by);
    else if (kind == CONTROL_KIND_SLIDER) {
        double share = control_share(control, control_value(h->lab, control));
        double step = control == CONTROL_SPEED ? 1.0 / (PLAY_SPEEDS - 1) : 0.02;
        touch_set_control(h, control, control_at(control, share + by * step), false);
    } else
        return false;
    return true;
}

bool focus_arrow(const Hand *h, const InputEvent *e) {
    Tag focus = h->desk->focus;
    if (!focus.name || e->ctrl) return false;
    if (touch_is(focus, "scrub")) return arrow_scrub(h, e);
    if (touch_is(focus, "landscape")) return arrow_landscape(h, e->key);
    if (touch_is(focus, "weight") || touch_is(focus, "edge")) return arrow_weight(h, e->key);
    if (touch_is(focus, "leaf") || touch_is(focus, "leaf row")) return arrow_leaf(h, e->key);
    int by = e->key == KEY_LEFT ? -1 : 1;
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    if (touch_is(focus, "control")) return arrow_control(h, (Control)focus.index, by);
    return arrow_along(h, focus, by);
}
