/* See plane_keys.h. */
#include "ui/plane_keys.h"
#include "base/clamp.h"

#include "ui/look.h"
#include "ui/thing.h"
#include "ui/tour.h"

static bool is_arrow(int key) {
    return key == KEY_LEFT || key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN;
}

/* Of an arrow; y grows upwards. */
static Point direction(int key) {
    return (Point){(float)((key == KEY_RIGHT) - (key == KEY_LEFT)),
                   (float)((key == KEY_UP) - (key == KEY_DOWN))};
}

/* ---- looking */

static Point middle(const Hand *h) {
    Rect r = h->plane->screen;
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static bool look_key(const Hand *h, int key) {
    static const float NEARER = 1.25f, PART = 0.1f; /* of what is shown */
    const Rect *screen = &h->plane->screen;
    Point from = middle(h), d = direction(key);
    switch (key) {
    case '=':
    case KEY_PLUS: look_zoom(h, from, NEARER); return true;
    case KEY_MINUS: look_zoom(h, from, 1 / NEARER); return true;
    case '0': look_fit(h); return true;
    default: break;
    }
    if (!is_arrow(key)) return false;
    /* To look to the right, what is shown goes to the left. */
    look_pan(h, from, (Point){from.x - d.x * PART * screen->w, from.y + d.y * PART * screen->h});
    return true;
}

/* ---- the selected point */

static void select_next(const Hand *h, int by) {
    int count = h->lab->scene.data.count, now = h->lab->selected.point;
    if (count == 0) return;
    int next = now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count;
    thing_select(h->lab, (Thing){THING_POINT, next});
}

/* The classes as the tools' keys have them: 1 is red. -1 for other keys. */
static int class_of_key(int key) {
    static const int classes[] = {1, 0, 2, 3};
    return key >= '1' && key <= '4' ? classes[key - '1'] : -1;
}

/* So far on the plane. */
static void move_selected(const Hand *h, float dx, float dy) {
    const Dataset *data = &h->lab->scene.data;
    const Plane *view = &h->lab->scene.view;
    const Camera camera = look_camera(h);
    int index = h->lab->selected.point;
    const float *x = data->x + (long)index * data->columns;
    float up = data->columns > 1 ? x[view->up] : data->label[index];
    touch_move_point(h, index, camera_to_screen(&camera, x[view->across] + dx, up + dy), false);
}

/* ---- the cursor */

/* At the selected point, if there is one. */
static void begin_at_selected(const Hand *h) {
    const Dataset *data = &h->lab->scene.data;
    const Plane *view = &h->lab->scene.view;
    int index = h->lab->selected.point;
    if (index < 0) return;
    const float *x = data->x + (long)index * data->columns;
    h->desk->cursor[0] = x[view->across];
    h->desk->cursor[1] = data->columns > 1 ? x[view->up] : data->label[index];
}

/* It takes the place of a focus elsewhere: Enter means one thing. */
static void move_cursor(const Hand *h, float dx, float dy) {
    Desk *desk = h->desk;
    const Camera c = look_camera(h);
    float *at = desk->cursor;
    if (!desk->cursor_shown) begin_at_selected(h);
    bool seen = at[0] >= c.left && at[0] <= c.right && at[1] >= c.bottom && at[1] <= c.top;
    if (!seen) at[0] = (c.left + c.right) / 2, at[1] = (c.bottom + c.top) / 2;
    at[0] = clamp_float(at[0] + dx, c.left, c.right);
    at[1] = clamp_float(at[1] + dy, c.bottom, c.top);
    desk->focus = (Tag){0};
    desk->cursor_shown = true;
}

/* With the tool that moves, arrows move the selected point; with any other, the cursor. */
static bool arrow_key(const Hand *h, const InputEvent *e) {
    bool along = e->key == KEY_LEFT || e->key == KEY_RIGHT; /* then the numbers may want it */
    if (!is_arrow(e->key) || (along && tour_is_on(h->desk, h->lab))) return false;
    const Camera c = look_camera(h);
    float step = (c.right - c.left) / (e->shift ? 12 : 60);
    Point d = direction(e->key);
    if (h->desk->tool == TOOL_MOVE && h->lab->selected.point >= 0)
        move_selected(h, d.x * step, d.y * step);
    else
        move_cursor(h, d.x * step, d.y * step);
    return true;
}

bool plane_key(const Hand *h, const InputEvent *e) {
    if (h->desk->home) return false;
    bool shown = desk_place_of(h->desk, PANEL_PLANE) >= 0;
    int class = class_of_key(e->key);
    if (e->ctrl && class >= 0) {
        touch_label_point(h, h->lab->selected.point, class);
        return true;
    }
    if (e->ctrl) return shown && look_key(h, e->key);
    switch (e->key) {
    case ',': select_next(h, -1); return true;
    case '.': select_next(h, 1); return true;
    case KEY_DELETE:
    case KEY_BACKSPACE: touch_erase_point(h, h->lab->selected.point, false); return true;
    default: return shown && arrow_key(h, e);
    }
}
