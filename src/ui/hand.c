/* See hand.h. */
#include "ui/hand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "nn/random.h"
#include "ui/keys.h"

/* What every part of a gesture needs. */
typedef struct Hand {
    Desk *desk;
    Lab *lab;
    const Shapes *drawn;
    const Camera *plane;
} Hand;

static const float SPRAY_EVERY = 12, SPRAY_WIDTH = 26; /* points of the screen */
static const float WEIGHT_PER_POINT = 0.02f;

static bool is(Tag tag, const char *name) {
    return tag.name && strcmp(tag.name, name) == 0;
}

static Tag tag_at(const Hand *h, Point at) {
    const Tag none = {0};
    int shape = shapes_hit(h->drawn, at);
    return shape < 0 ? none : h->drawn->shape[shape].tag;
}

/* Where a target lies; empty when it is not drawn. */
static Rect rect_of(const Hand *h, Tag tag) {
    for (int i = -1; (i = shapes_find(h->drawn, tag.name, tag.index, i)) >= 0;) {
        if (h->drawn->shape[i].kind == SHAPE_TARGET) return h->drawn->shape[i].rect;
    }
    return (Rect){0};
}

/* ---- points */

/* A point of the data where the plane is touched. On a line of numbers, the height is the label. */
static Action point_action(const Hand *h, ActionKind kind, float x, float y, bool goes_on) {
    const Plane *view = &h->lab->scene.view;
    const Dataset *data = &h->lab->scene.data;
    Action a = {.kind = kind, .goes_on = goes_on};
    for (int c = 0; c < data->columns; c++) a.point.x[c] = view->fixed[c];
    a.point.x[view->across] = x;
    if (data->columns > 1) a.point.x[view->up] = y;
    a.point.label = data->columns == 1 && data->kind == LABEL_NUMBER ? y : (float)h->desk->tool;
    return a;
}

static void add_point(const Hand *h, Point at, bool goes_on) {
    if (h->desk->tool > TOOL_CLASS3) return;
    Point p = camera_to_plane(h->plane, at);
    Action add = point_action(h, ACTION_ADD_POINT, p.x, p.y, goes_on);
    lab_apply(h->lab, &add);
}

/* One more point of a cluster around the pointer, spread by a hash of how many there are. */
static void spray(const Hand *h, Point at) {
    uint64_t bits = random_hash((uint64_t)h->lab->scene.data.count, PURPOSE_USER);
    float dx = (float)(bits & 0xffff) / 65535 - 0.5f,
          dy = (float)(bits >> 16 & 0xffff) / 65535 - 0.5f;
    add_point(h, (Point){at.x + dx * SPRAY_WIDTH, at.y + dy * SPRAY_WIDTH}, true);
}

static void erase_point(const Hand *h, int index, bool goes_on) {
    Action erase = {.kind = ACTION_ERASE_POINT, .goes_on = goes_on};
    erase.point.index = index;
    lab_apply(h->lab, &erase);
}

static void move_point(const Hand *h, int index, Point at, bool goes_on) {
    const Dataset *data = &h->lab->scene.data;
    if (index < 0 || index >= data->count) return;
    const Plane *view = &h->lab->scene.view;
    Point p = camera_to_plane(h->plane, at);
    Action move = {.kind = ACTION_MOVE_POINT, .goes_on = goes_on};
    move.point.index = index;
    memcpy(move.point.x, data->x + (long)index * data->columns,
           sizeof(float) * (size_t)data->columns);
    move.point.x[view->across] = p.x;
    if (data->columns > 1) move.point.x[view->up] = p.y;
    lab_apply(h->lab, &move);
}

static void press_point(const Hand *h, int index) {
    if (h->desk->tool == TOOL_ERASE) {
        erase_point(h, index, false);
        return;
    }
    Action select = {.kind = ACTION_SELECT_POINT};
    select.point.index = index;
    lab_apply(h->lab, &select);
}

/* ---- weights */

static void set_weight(const Hand *h, int index, float value, bool goes_on) {
    Action set = {.kind = ACTION_SET_WEIGHTS, .goes_on = goes_on};
    set.weights.index = index;
    set.weights.count = 1;
    set.weights.value[0] = value;
    lab_apply(h->lab, &set);
}

/* The line of a first-layer unit through the pointer, as steep as it is: only its bias moves. */
static void move_line(const Hand *h, int unit, Point at, bool goes_on) {
    const Network *net = &h->lab->run->trainer.net;
    const Plane *view = &h->lab->scene.view;
    if (unit < 0 || unit >= net->layer[0].to || net->inputs != 2) return;
    Point p = camera_to_plane(h->plane, at);
    float x[MAX_COLUMNS] = {0}, input[MAX_INPUTS];
    x[view->across] = p.x;
    x[view->up] = p.y;
    features_apply(&h->lab->run->features, x, input);
    float z = 0;
    for (int i = 0; i < 2; i++) z += net->theta[network_w(net, 0, 0, unit, i)] * input[i];
    set_weight(h, network_b(net, 0, 0, unit), -z, goes_on);
}

static void begin_typing(const Hand *h, Control control, int weight) {
    h->desk->editing = control;
    h->desk->editing_weight = weight;
    h->desk->typed[0] = '\0';
}

static void press_weight(const Hand *h, int index, int clicks) {
    Action select = {.kind = ACTION_SELECT_WEIGHT};
    select.weights.index = index;
    lab_apply(h->lab, &select);
    h->desk->drag_value = h->lab->run->trainer.net.theta[index];
    if (clicks > 1) begin_typing(h, CONTROL_NONE, index);
}

/* ---- controls */

static void set_control(const Hand *h, Control control, double value, bool goes_on) {
    if (!control_enabled(h->lab, control)) return;
    Action action = control_action(h->lab, control, value);
    action.goes_on = goes_on;
    lab_apply(h->lab, &action);
}

static void slide(const Hand *h, Control control, Point at, bool goes_on) {
    Rect track = rect_of(h, (Tag){"control", (int)control});
    if (track.w <= 0) return;
    double value = control_at(control, (double)((at.x - track.x) / track.w));
    if (value != control_value(h->lab, control)) set_control(h, control, value, goes_on);
}

static void nudge(const Hand *h, Control control, int by) {
    ControlInfo info = control_info(control);
    double value = control_value(h->lab, control) + by;
    if (value >= info.low && value <= info.high) set_control(h, control, value, false);
}

static void press_control(const Hand *h, Control control, Point at) {
    switch (control_info(control).kind) {
    case CONTROL_KIND_BUTTON: set_control(h, control, 0, false); break;
    case CONTROL_KIND_SLIDER: slide(h, control, at, false); break;
    case CONTROL_KIND_CHOICE:
        h->desk->open = h->desk->open == control ? CONTROL_NONE : control;
        break;
    case CONTROL_KIND_FIELD: begin_typing(h, control, -1); break;
    default: break;
    }
}

/* ---- time */

static void scrub(const Hand *h, Point at) {
    Rect track = rect_of(h, (Tag){"scrub", 0});
    if (track.w <= 0) return;
    double share = (double)((at.x - track.x) / track.w);
    Action seek = {.kind = ACTION_SEEK,
                   .epoch = (int64_t)(share * (double)desk_span(h->lab) + 0.5)};
    if (seek.epoch != h->lab->run->trainer.epoch) lab_apply(h->lab, &seek);
}

/* ---- looking */

static void zoom(const Hand *h, Point at, float lines) {
    Camera camera = *h->plane;
    camera_zoom(&camera, at, lines > 0 ? 1.1f : 1 / 1.1f);
    Action look = {.kind = ACTION_LOOK, .plane = h->lab->scene.view};
    look.plane.left = camera.left;
    look.plane.right = camera.right;
    look.plane.bottom = camera.bottom;
    look.plane.top = camera.top;
    if (camera.right - camera.left > 1e-3f && camera.right - camera.left < 1e5f)
        lab_apply(h->lab, &look);
}

static void press_unit(const Hand *h, int index) {
    Action select = {.kind = ACTION_SELECT_UNIT};
    select.unit.layer = index < 0 ? -1 : index / MAX_UNITS;
    select.unit.unit = index < 0 ? -1 : index % MAX_UNITS;
    lab_apply(h->lab, &select);
}

static void act(Desk *desk, Act which) {
    if (which == ACT_HELP) desk->help = !desk->help;
    if (which == ACT_SAVE) desk->want_save = true;
    if (which == ACT_OPEN) desk->want_open = true;
}

/* ---- events */

static void press(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    Tag tag = tag_at(h, e->at);
    Control open = desk->open;
    desk->open = CONTROL_NONE;
    desk->editing = CONTROL_NONE;
    desk->editing_weight = -1;
    desk->cursor_shown = false;
    if (e->button == BUTTON_RIGHT) {
        if (is(tag, "point")) erase_point(h, tag.index, false);
        return;
    }
    if (e->button != BUTTON_LEFT) return;
    desk->pressed = tag;
    desk->drag_from = e->at;
    desk->dragging = false;
    if (is(tag, "control")) {
        if ((int)open != tag.index) press_control(h, (Control)tag.index, e->at);
    } else if (is(tag, "option"))
        set_control(h, (Control)(tag.index / 64), tag.index % 64, false);
    else if (is(tag, "less"))
        nudge(h, (Control)tag.index, -1);
    else if (is(tag, "more"))
        nudge(h, (Control)tag.index, 1);
    else if (is(tag, "plane"))
        add_point(h, e->at, false);
    else if (is(tag, "point"))
        press_point(h, tag.index);
    else if (is(tag, "act"))
        act(h->desk, (Act)tag.index);
    else if (is(tag, "tool"))
        desk->tool = (Tool)tag.index;
    else if (is(tag, "edge") || is(tag, "weight"))
        press_weight(h, tag.index, e->clicks);
    else if (is(tag, "unit"))
        press_unit(h, tag.index);
    else if (is(tag, "scrub"))
        scrub(h, e->at);
    else if (is(tag, "panel") && e->clicks > 1)
        desk->stage = (Panel)tag.index;
}

static void drag(const Hand *h, Point at) {
    Desk *desk = h->desk;
    Tag tag = desk->pressed;
    float dx = at.x - desk->drag_from.x, dy = at.y - desk->drag_from.y;
    bool goes_on = desk->dragging;
    if (!desk->dragging && fabsf(dx) + fabsf(dy) < 4) return;
    desk->dragging = true;
    if (is(tag, "control") && control_info((Control)tag.index).kind == CONTROL_KIND_SLIDER) {
        slide(h, (Control)tag.index, at, true);
    } else if (is(tag, "point") && desk->tool != TOOL_ERASE)
        move_point(h, tag.index, at, goes_on);
    else if (is(tag, "line"))
        move_line(h, tag.index, at, goes_on);
    else if (is(tag, "edge"))
        set_weight(h, tag.index, desk->drag_value - dy * WEIGHT_PER_POINT, goes_on);
    else if (is(tag, "weight"))
        set_weight(h, tag.index, desk->drag_value + dx * WEIGHT_PER_POINT, goes_on);
    else if (is(tag, "scrub"))
        scrub(h, at);
    else if (is(tag, "plane") && desk->tool == TOOL_ERASE) {
        Tag under = tag_at(h, at);
        if (is(under, "point")) erase_point(h, under.index, true);
    } else if (is(tag, "plane") && fabsf(dx) + fabsf(dy) > SPRAY_EVERY) {
        desk->drag_from = at;
        spray(h, at);
    }
}

static void type(const Hand *h, const InputEvent *e) {
    size_t used = strlen(h->desk->typed);
    for (const char *c = e->text; *c && used + 1 < DESK_TEXT; c++) {
        if (strchr("0123456789+-.eE", *c)) h->desk->typed[used++] = *c;
    }
    h->desk->typed[used] = '\0';
}

/* What was typed, where it was typed, if it is a number. */
static void finish_typing(const Hand *h) {
    Desk *desk = h->desk;
    char *end;
    double value = strtod(desk->typed, &end);
    if (end != desk->typed && *end == '\0') {
        if (desk->editing_weight >= 0)
            set_weight(h, desk->editing_weight, (float)value, false);
        else
            set_control(h, desk->editing, value, false);
    } else if (desk->typed[0]) {
        message_set(&h->lab->notice, "\"%s\" is not a number.", desk->typed);
    }
    desk->editing = CONTROL_NONE;
    desk->editing_weight = -1;
}

static void type_key(const Hand *h, int key) {
    size_t used = strlen(h->desk->typed);
    if (key == KEY_ENTER)
        finish_typing(h);
    else if (key == KEY_BACKSPACE && used > 0)
        h->desk->typed[used - 1] = '\0';
    else if (key == KEY_ESCAPE) {
        h->desk->editing = CONTROL_NONE;
        h->desk->editing_weight = -1;
    }
}

/* Tab goes through the targets as they were drawn; plane and points have the cursor instead. */
static void move_focus(const Hand *h, bool back) {
    Desk *desk = h->desk;
    const Shape *first = NULL, *last = NULL, *before = NULL, *after = NULL;
    bool passed = false;
    for (int i = 0; i < h->drawn->shapes; i++) {
        const Shape *s = &h->drawn->shape[i];
        bool stop = s->kind == SHAPE_TARGET && (is(s->tag, "control") || is(s->tag, "tool") ||
                                                is(s->tag, "option") || is(s->tag, "weight"));
        if (!stop) continue;
        bool here = is(s->tag, desk->focus.name ? desk->focus.name : "") &&
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

/* Enter: what has the focus is pressed; without a focus, a point is placed at the cursor. */
static void enter(const Hand *h) {
    Desk *desk = h->desk;
    if (desk->cursor_shown) {
        add_point(h, camera_to_screen(h->plane, desk->cursor[0], desk->cursor[1]), false);
        return;
    }
    if (!desk->focus.name) return;
    Rect rect = rect_of(h, desk->focus);
    InputEvent press_there = {.kind = INPUT_PRESS, .button = BUTTON_LEFT, .clicks = 1};
    press_there.at = (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
    if (rect.w > 0) press(h, &press_there);
    desk->pressed = (Tag){0};
}

/* Arrows move a slider or a stepper that has the focus. */
static bool focus_arrow(const Hand *h, int key) {
    Tag focus = h->desk->focus;
    if (!is(focus, "control") || (key != KEY_LEFT && key != KEY_RIGHT)) return false;
    Control control = (Control)focus.index;
    int by = key == KEY_LEFT ? -1 : 1;
    ControlKind kind = control_info(control).kind;
    if (kind == CONTROL_KIND_STEPPER)
        nudge(h, control, by);
    else if (kind == CONTROL_KIND_SLIDER) {
        double share = control_share(control, control_value(h->lab, control));
        double step = control == CONTROL_SPEED ? 1.0 / (PLAY_SPEEDS - 1) : 0.02;
        set_control(h, control, control_at(control, share + by * step), false);
    } else
        return false;
    return true;
}

static void press_key(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    bool typing = desk->editing != CONTROL_NONE || desk->editing_weight >= 0;
    if (typing)
        type_key(h, e->key);
    else if (e->key == KEY_TAB) {
        move_focus(h, e->shift);
        desk->cursor_shown = false;
    } else if (e->key == KEY_ENTER)
        enter(h);
    else if (e->key == KEY_ESCAPE && desk->focus.name)
        desk->focus = (Tag){0};
    else if (!focus_arrow(h, e->key))
        keys_press(desk, h->lab, e);
}

static void handle(const Hand *h, const InputEvent *e) {
    Desk *desk = h->desk;
    switch (e->kind) {
    case INPUT_MOVE:
        desk->pointer = e->at;
        if (desk->pressed.name)
            drag(h, e->at);
        else
            desk->hover = tag_at(h, e->at);
        break;
    case INPUT_PRESS:
        desk->pointer = e->at;
        press(h, e);
        break;
    case INPUT_RELEASE:
        desk->pressed = (Tag){0};
        desk->dragging = false;
        break;
    case INPUT_WHEEL:
        if (is(desk->hover, "weight"))
            desk->scroll_weights -= (int)e->dy;
        else if (is(desk->hover, "plane") || is(desk->hover, "point"))
            zoom(h, desk->pointer, e->dy);
        if (desk->scroll_weights < 0) desk->scroll_weights = 0;
        break;
    case INPUT_KEY: press_key(h, e); break;
    case INPUT_TEXT: type(h, e); break;
    case INPUT_DROP: memcpy(desk->dropped, e->path, sizeof desk->dropped); break;
    case INPUT_QUIT: desk->quit = true; break;
    }
}

void hand_input(Desk *desk, Lab *lab, const Input *input, const Shapes *drawn,
                const Camera *plane) {
    const Hand h = {desk, lab, drawn, plane};
    bool resized = desk->width != input->width || desk->height != input->height ||
                   desk->density != input->density;
    desk->width = input->width;
    desk->height = input->height;
    desk->density = input->density;
    for (int i = 0; i < input->events; i++) handle(&h, &input->event[i]);
    desk->scale = desk->projector ? 1.5f : 1;
    if (input->events || resized) desk->revision++;
}
