/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>
#include <string.h>

#include "draw/camera.h"
#include "lesson/answer.h"
#include "nn/random.h"
#include "panels/amounts.h"

static const float SPRAY_WIDTH = 26; /* points of the screen */

/* What a hand gives the points it places: a class; or where answers are amounts, the largest there
 * is in red, the least in blue; over one input the height says it. */
static float label_of(const Gesture *g, float y) {
    const Dataset *data = &g->lab->scene.data;
    if (data->kind == LABEL_CLASS) return (float)g->ui->tool;
    const Amounts amounts = amounts_of(g->lab->run);
    return data->columns == 1 ? y : g->ui->tool == TOOL_CLASS0 ? amounts.low : amounts.high;
}

/* The data point at a place of the plane. */
static Action point_action(const Gesture *g, ActionKind kind, float x, float y, bool goes_on) {
    const Plane *view = &g->lab->scene.view;
    const Dataset *data = &g->lab->scene.data;
    Action a = {.kind = kind, .goes_on = goes_on};
    for (int c = 0; c < data->columns; c++) a.point.x[c] = view->fixed[c];
    a.point.x[view->across] = x;
    if (data->columns > 1) a.point.x[view->up] = y;
    a.point.label = label_of(g, y);
    return a;
}

bool points_are_free(const Gesture *g) {
    bool placing = !g->ui->wander && answer_open(g->player, PREDICT_LINE) >= 0;
    if (placing) return false;
    return !g->player->playing || g->ui->wander || player_offers(g->player, "points");
}

bool points_may_change(const Gesture *g) {
    return points_are_free(g) ||
           message_set(&g->lab->notice,
                       "The points of this step stay as they are. C opens all controls.");
}

bool points_have_class(const Gesture *g, int class) {
    const Lab *lab = g->lab;
    int data = lab->scene.data.classes, outputs = lab_network(lab)->outputs;
    int classes = outputs > data ? outputs : data;
    bool labelled = !lab_is_graph(lab) && lab->scene.data.kind == LABEL_CLASS;
    if (!g->player->playing || g->ui->wander || !labelled) return true;
    if (classes < 2) classes = 2;
    if (class < classes) return true;
    if (classes == 2)
        return message_set(&g->lab->notice, "In this step there are two classes: keys 1 and 2.");
    return message_set(&g->lab->notice, "In this step there are %d classes: keys 1 to %d.", classes,
                       classes);
}

void points_add(const Gesture *g, Point at, bool goes_on) {
    if (g->ui->tool > TOOL_CLASS7 || !points_may_change(g)) return;
    if (!points_have_class(g, (int)g->ui->tool)) return;
    const Camera camera = camera_input_now(g);
    Point p = camera_to_plane(&camera, at);
    Action add = point_action(g, ACTION_ADD_POINT, p.x, p.y, goes_on);
    gesture_apply(g, &add);
}

/* One more point of a cluster around the pointer, spread by a hash of how many there are. */
void points_spray(const Gesture *g, Point at) {
    uint64_t bits = random_hash((uint64_t)g->lab->scene.data.count, PURPOSE_USER);
    float dx = (float)(bits & 0xffff) / 65535 - 0.5f,
          dy = (float)(bits >> 16 & 0xffff) / 65535 - 0.5f;
    points_add(g, (Point){at.x + dx * SPRAY_WIDTH, at.y + dy * SPRAY_WIDTH}, true);
}

void points_erase(const Gesture *g, int index, bool goes_on) {
    if (index < 0 || !points_may_change(g)) return;
    Action erase = {.kind = ACTION_ERASE_POINT, .goes_on = goes_on};
    erase.point.index = index;
    gesture_apply(g, &erase);
}

static float distance_to(Point p, Point a, Point b) {
    float dx = b.x - a.x, dy = b.y - a.y, all = dx * dx + dy * dy;
    float t = all > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / all : 0;
    t = fminf(fmaxf(t, 0), 1);
    return hypotf(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/* From the last to the first: what is erased moves none of those still to be looked at. */
void points_sweep(const Gesture *g, Point from, Point to) {
    const Dataset *data = &g->lab->scene.data;
    const Plane *view = &g->lab->scene.view;
    const Camera camera = camera_input_now(g);
    float reach = points_brush(g->ui);
    for (int i = data->count - 1; i >= 0; i--) {
        const float *x = data->x + (long)i * data->columns;
        float up = data->columns > 1 ? x[view->up] : data->label[i];
        Point p = camera_to_screen(&camera, x[view->across], up);
        bool seen = rect_holds(camera.screen, p);
        if (seen && distance_to(p, from, to) <= reach) points_erase(g, i, true);
    }
}

float points_brush(const UiState *ui) {
    static const float BRUSH = 12;
    return BRUSH * ui->scale;
}

void points_move(const Gesture *g, int index, Point at, bool goes_on) {
    const Dataset *data = &g->lab->scene.data;
    if (index < 0 || index >= data->count || !points_may_change(g)) return;
    const Plane *view = &g->lab->scene.view;
    const Camera camera = camera_input_now(g);
    Point p = camera_to_plane(&camera, at);
    Action move = {.kind = ACTION_MOVE_POINT, .goes_on = goes_on};
    move.point.index = index;
    memcpy(move.point.x, data->x + (long)index * data->columns,
           sizeof(float) * (size_t)data->columns);
    move.point.x[view->across] = p.x;
    if (data->columns > 1) move.point.x[view->up] = p.y;
    gesture_apply(g, &move);
}

void points_label(const Gesture *g, int index, int class) {
    const Dataset *data = &g->lab->scene.data;
    bool there = index >= 0 && index < data->count && data->kind == LABEL_CLASS;
    if (!there || (int)data->label[index] == class || !points_may_change(g)) return;
    if (!points_have_class(g, class)) return;
    Action label = {.kind = ACTION_LABEL_POINT};
    label.point.index = index;
    label.point.label = (float)class;
    gesture_apply(g, &label);
}
