/* See focus.h. */
#include "ui/focus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/guide.h"

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

/* What Tab halts at; while the sheet of files is open, nothing else can be reached. */
static bool is_stop(const Desk *desk, const Shape *shape) {
    static const char *const sheets[] = {"sheet part", "sheet recent", "sheet act"};
    static const char *const names[] = {"control",      "tool",    "option", "weight", "lesson",
                                        "choice",       "hint",    "act",    "menu",   "export",
                                        "panel option", "shelf",   "recent", "leaf",   "leaf row",
                                        "phase",        "epsilon", "way on"};
    bool sheet = desk->sheet.kind != SHEET_CLOSED;
    if (shape->kind != SHAPE_TARGET) return false;
    for (size_t i = 0; !sheet && i < sizeof names / sizeof *names; i++) {
        if (touch_is(shape->tag, names[i])) return true;
    }
    for (size_t i = 0; sheet && i < sizeof sheets / sizeof *sheets; i++) {
        if (touch_is(shape->tag, sheets[i])) return true;
    }
    return false;
}

/* Whether a shape is an entry of the list that is open. */
static bool is_entry(const Desk *desk, const Shape *shape) {
    Tag tag = shape->tag;
    if (shape->kind != SHAPE_TARGET) return false;
    if (desk->list >= 0) return touch_is(tag, "export");
    if (desk->menu >= 0) return touch_is(tag, "panel option");
    return touch_is(tag, "option") && tag.index / 64 == (int)desk->open;
}

/* From what has the focus to the next of its kind, as they were drawn, or to the one before; around at the ends. */
static void move(const Hand *h, bool (*is_one)(const Desk *, const Shape *), bool back) {
    Desk *desk = h->desk;
    const Shape *first = NULL, *last = NULL, *before = NULL, *after = NULL;
    bool passed = false;
    for (int i = 0; i < h->drawn->shapes; i++) {
        const Shape *s = &h->drawn->shape[i];
        if (!is_one(desk, s)) continue;
        bool here = touch_is(s->tag, desk->focus.name ? desk->focus.name : "") &&
                    s->tag.index == desk->focus.index;
        if (!first) first = s;
        if (passed && !after) after = s;
        if (here)
            passed = true;
        else if (!passed)
            before = s;
        last = s;
    }
    const Shape *next = back ? (passed && before ? before : last) : (after ? after : first);
    if (next) desk->focus = next->tag;
}

/* Plane and points have the cursor instead. */
void focus_move(const Hand *h, bool back) {
    move(h, is_stop, back);
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

static bool arrow_epsilon(Desk *desk, int key) {
    if (key != KEY_LEFT && key != KEY_RIGHT) return false;
    int notch = desk->epsilon + (key == KEY_LEFT ? -1 : 1);
    if (notch >= 0 && notch < FACTORS_NOTCHES) desk->epsilon = notch;
    return true;
}

/* Arrows move a slider, a stepper or a leaf that has the focus. */
bool focus_arrow(const Hand *h, int key) {
    Tag focus = h->desk->focus;
    if (touch_is(focus, "epsilon")) return arrow_epsilon(h->desk, key);
    if (touch_is(focus, "leaf") || touch_is(focus, "leaf row")) return arrow_leaf(h, key);
    if (!touch_is(focus, "control") || (key != KEY_LEFT && key != KEY_RIGHT)) return false;
    Control control = (Control)focus.index;
    int by = key == KEY_LEFT ? -1 : 1;
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
