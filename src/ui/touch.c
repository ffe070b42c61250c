/* See touch.h. */
#include "ui/touch.h"

#include <math.h>
#include <string.h>

#include "lab/edit.h"
#include "nn/random.h"
#include "ui/look.h"
#include "ui/sheet_hand.h"
#include "ui/thing.h"

static const float SPRAY_WIDTH = 26; /* points of the screen */
static const double LEAF_PER_POINT = 0.05;

bool touch_is(Tag tag, const char *name) {
    return tag.name && strcmp(tag.name, name) == 0;
}

Tag touch_tag_at(const Hand *h, Point at) {
    const Tag none = {0};
    int shape = shapes_hit(h->drawn, at);
    return shape < 0 ? none : h->drawn->shape[shape].tag;
}

Rect touch_rect_of(const Hand *h, Tag tag) {
    Rect found = {0};
    for (int i = -1; (i = shapes_find(h->drawn, tag.name, tag.index, i)) >= 0;) {
        if (h->drawn->shape[i].kind == SHAPE_TARGET) found = h->drawn->shape[i].rect;
    }
    return found;
}

bool touch_apply(const Hand *h, Action *action) {
    action->goes_on = action->goes_on && h->desk->going;
    bool done = lab_apply(h->lab, action);
    if (done && edit_is(action->kind)) h->desk->going = true;
    return done;
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

bool touch_points_free(const Hand *h) {
    return !h->player->playing || h->desk->wander || player_offers(h->player, "points");
}

bool touch_points_may_change(const Hand *h) {
    return touch_points_free(h) ||
           message_set(
               &h->lab->notice,
               "The points of this step stay as they are. With Controls you can place your own.");
}

void touch_add_point(const Hand *h, Point at, bool goes_on) {
    if (h->desk->tool > TOOL_CLASS3 || !touch_points_may_change(h)) return;
    const Camera camera = look_camera(h);
    Point p = camera_to_plane(&camera, at);
    Action add = point_action(h, ACTION_ADD_POINT, p.x, p.y, goes_on);
    touch_apply(h, &add);
}

/* One more point of a cluster around the pointer, spread by a hash of how many there are. */
void touch_spray(const Hand *h, Point at) {
    uint64_t bits = random_hash((uint64_t)h->lab->scene.data.count, PURPOSE_USER);
    float dx = (float)(bits & 0xffff) / 65535 - 0.5f,
          dy = (float)(bits >> 16 & 0xffff) / 65535 - 0.5f;
    touch_add_point(h, (Point){at.x + dx * SPRAY_WIDTH, at.y + dy * SPRAY_WIDTH}, true);
}

void touch_erase_point(const Hand *h, int index, bool goes_on) {
    if (index < 0 || !touch_points_may_change(h)) return;
    Action erase = {.kind = ACTION_ERASE_POINT, .goes_on = goes_on};
    erase.point.index = index;
    touch_apply(h, &erase);
}

void touch_move_point(const Hand *h, int index, Point at, bool goes_on) {
    const Dataset *data = &h->lab->scene.data;
    if (index < 0 || index >= data->count || !touch_points_may_change(h)) return;
    const Plane *view = &h->lab->scene.view;
    const Camera camera = look_camera(h);
    Point p = camera_to_plane(&camera, at);
    Action move = {.kind = ACTION_MOVE_POINT, .goes_on = goes_on};
    move.point.index = index;
    memcpy(move.point.x, data->x + (long)index * data->columns,
           sizeof(float) * (size_t)data->columns);
    move.point.x[view->across] = p.x;
    if (data->columns > 1) move.point.x[view->up] = p.y;
    touch_apply(h, &move);
}

void touch_label_point(const Hand *h, int index, int class) {
    const Dataset *data = &h->lab->scene.data;
    bool there = index >= 0 && index < data->count && data->kind == LABEL_CLASS;
    if (!there || (int)data->label[index] == class || !touch_points_may_change(h)) return;
    Action label = {.kind = ACTION_LABEL_POINT};
    label.point.index = index;
    label.point.label = (float)class;
    touch_apply(h, &label);
}

/* ---- weights */

void touch_set_weights(const Hand *h, int index, int count, const float *value, bool goes_on) {
    Action set = {.kind = ACTION_SET_WEIGHTS, .goes_on = goes_on};
    set.weights.index = index;
    set.weights.count = count;
    memcpy(set.weights.value, value, sizeof(float) * (size_t)count);
    touch_apply(h, &set);
}

void touch_set_weight(const Hand *h, int index, float value, bool goes_on) {
    touch_set_weights(h, index, 1, &value, goes_on);
}

void touch_begin_typing(const Hand *h, Control control, int weight) {
    h->desk->editing = control;
    h->desk->editing_weight = weight;
    h->desk->editing_leaf = -1;
    h->desk->typed[0] = '\0';
}

void touch_press_weight(const Hand *h, int index, int clicks) {
    /* What was drawn last may be gone by now. */
    if (index < 0 || index >= h->lab->run->trainer.net.count) return;
    thing_select(h->lab, (Thing){THING_WEIGHT, index});
    h->desk->drag_value = h->lab->run->trainer.net.theta[index];
    if (clicks > 1) touch_begin_typing(h, CONTROL_NONE, index);
}

/* ---- leaves */

void touch_set_leaf(const Hand *h, int index, double value, bool goes_on) {
    Action set = {.kind = ACTION_SET_LEAF, .goes_on = goes_on};
    set.leaf.index = index;
    set.leaf.value = value;
    touch_apply(h, &set);
}

void touch_press_leaf(const Hand *h, int index, int clicks) {
    const SceneGraph *graph = &h->lab->scene.graph;
    if (index < 0 || index >= graph->values) return;
    h->desk->drag_value = (float)graph->value[index];
    if (clicks < 2) return;
    touch_begin_typing(h, CONTROL_NONE, -1);
    h->desk->editing_leaf = index;
}

void touch_drag_leaf(const Hand *h, int index, float points, bool goes_on) {
    double value = (double)h->desk->drag_value + LEAF_PER_POINT * (double)points;
    touch_set_leaf(h, index, round(value * 100) / 100, goes_on);
}

/* ---- controls */

void touch_set_control(const Hand *h, Control control, double value, bool goes_on) {
    if (!control_check(h->lab, control, value, &h->lab->notice)) return;
    Action action = control_action(h->lab, control, value);
    action.goes_on = goes_on;
    touch_apply(h, &action);
}

void touch_slide(const Hand *h, Control control, Point at, bool goes_on) {
    Rect track = touch_rect_of(h, (Tag){"control", (int)control});
    if (track.w <= 0) return;
    double value = control_at(control, (double)((at.x - track.x) / track.w));
    if (value != control_value(h->lab, control)) touch_set_control(h, control, value, goes_on);
}

void touch_nudge(const Hand *h, Control control, int by) {
    ControlInfo info = control_info(control);
    double value = control_value(h->lab, control) + by;
    if (value >= info.low && value <= info.high) touch_set_control(h, control, value, false);
}

void touch_type_control(const Hand *h, Control control) {
    if (control_enabled(h->lab, control)) touch_begin_typing(h, control, -1);
}

void touch_press_control(const Hand *h, Control control, Point at) {
    const char *refusal = control_refusal(h->lab, control);
    if (refusal) {
        message_set(&h->lab->notice, "%s", refusal);
        return;
    }
    switch (control_info(control).kind) {
    case CONTROL_KIND_BUTTON: touch_set_control(h, control, 0, false); break;
    case CONTROL_KIND_TOGGLE:
        touch_set_control(h, control, control_value(h->lab, control) == 0, false);
        break;
    case CONTROL_KIND_SLIDER: touch_slide(h, control, at, false); break;
    case CONTROL_KIND_CHOICE:
        h->desk->open = h->desk->open == control ? CONTROL_NONE : control;
        break;
    case CONTROL_KIND_FIELD: touch_begin_typing(h, control, -1); break;
    default: break;
    }
}

/* ---- time */

int64_t touch_moment(const Hand *h, Point at) {
    Rect track = touch_rect_of(h, (Tag){"scrub", 0});
    if (track.w <= 0) return -1;
    double share = (double)((at.x - track.x) / track.w);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return (int64_t)(share * (double)desk_span(h->lab) + 0.5);
}

void touch_scrub(const Hand *h, Point at) {
    Action seek = {.kind = ACTION_SEEK, .epoch = touch_moment(h, at)};
    const GraphRun *graph = h->lab->graph;
    int64_t now = graph ? graph->walked : h->lab->run->trainer.epoch;
    if (seek.epoch >= 0 && seek.epoch != now) touch_apply(h, &seek);
}

void touch_way_on(const Hand *h, WayOn way) {
    const Run *run = h->lab->run;
    double rate = run->divergence.rate;
    Action seek = {.kind = ACTION_SEEK, .epoch = timeline_least(&run->timeline, SERIES_LOSS)};
    if (!lab_apply(h->lab, &seek) || way == WAY_BACK) return;
    Action slower = {.kind = ACTION_SET_TRAINING, .training = h->lab->scene.training};
    slower.training.rate = (float)(rate / 10);
    lab_apply(h->lab, &slower);
}

/* ---- looking */

void touch_epsilon(const Hand *h, Point at) {
    Rect track = touch_rect_of(h, (Tag){"epsilon", 0});
    if (track.w <= 0) return;
    float share = (at.x - track.x) / track.w;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    h->desk->epsilon = (int)(share * (FACTORS_NOTCHES - 1) + 0.5f);
}

void touch_export(Desk *desk, Export what) {
    if (what == EXPORT_WINDOW) desk->want_picture = true;
    if (what == EXPORT_PLANE) sheet_hand_begin(desk, SHEET_PICTURE);
    if (what == EXPORT_PROGRAM) desk->want_export = true;
}

/* How far they can be moved is told by the target "controls". */
void touch_scroll_controls(const Hand *h, float points) {
    int most = 0;
    for (int i = -1; (i = shapes_find(h->drawn, "controls", -1, i)) >= 0;)
        most = h->drawn->shape[i].tag.index;
    float *at = &h->desk->scroll_controls;
    if (*at > (float)most) *at = (float)most;
    *at += points;
    if (*at > (float)most) *at = (float)most;
    if (*at < 0) *at = 0;
}

void touch_act(Desk *desk, Act which) {
    if (which == ACT_HELP) desk->help = !desk->help;
    if (which == ACT_SAVE) desk->want_save = true;
    if (which == ACT_OPEN || which == ACT_OPEN_CSV) sheet_hand_begin(desk, SHEET_OPEN);
    if (which == ACT_HOME) desk->home = true, desk->focus = (Tag){0};
    if (which == ACT_FREE_PLAY) desk->want_free_play = true;
    if (which == ACT_PROJECTOR) desk->projector = !desk->projector;
    if (which == ACT_THEME) desk->theme = (ThemeKind)((desk->theme + 1) % THEME_COUNT);
}
