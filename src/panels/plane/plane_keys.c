/* See plane.h. */
#include "base/clamp.h"
#include "panels/plane/plane.h"

#include "draw/camera.h"
#include "panels/numbers/phase_walk.h"

static bool is_arrow(int key) {
    return key == KEY_LEFT || key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN;
}

/* Of an arrow; y grows upwards. */
static Point direction(int key) {
    return (Point){(float)((key == KEY_RIGHT) - (key == KEY_LEFT)),
                   (float)((key == KEY_UP) - (key == KEY_DOWN))};
}

/* ---- the part shown */

static Point middle(const Gesture *g) {
    Rect r = g->plane->screen;
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static bool look_key(const Gesture *g, int key) {
    static const float NEARER = 1.25f, PART = 0.1f; /* of what is shown */
    const Rect *screen = &g->plane->screen;
    Point from = middle(g), d = direction(key);
    switch (key) {
    case '=':
    case KEY_PLUS: camera_input_zoom(g, from, NEARER); return true;
    case KEY_MINUS: camera_input_zoom(g, from, 1 / NEARER); return true;
    case '0': camera_input_fit(g); return true;
    default: break;
    }
    if (!is_arrow(key)) return false;
    /* Moving the view to the right moves the content to the left. */
    camera_input_pan(g, from,
                     (Point){from.x - d.x * PART * screen->w, from.y + d.y * PART * screen->h});
    return true;
}

/* ---- the selected point */

static void select_next(const Gesture *g, int by) {
    int count = g->lab->scene.data.count, now = g->lab->selected.point;
    if (count == 0) return;
    int next = now < 0 ? (by > 0 ? 0 : count - 1) : (now + by + count) % count;
    subject_select(g->lab, subject_point(next));
}

/* The classes as the tools' keys have them: 1 is red. -1 for other keys. */
static int class_of_key(int key) {
    static const int classes[] = {1, 0, 2, 3};
    return key >= '1' && key <= '4' ? classes[key - '1'] : -1;
}

/* So far on the plane. */
static void move_selected(const Gesture *g, float dx, float dy) {
    const Dataset *data = &g->lab->scene.data;
    const Plane *view = &g->lab->scene.view;
    const Camera camera = camera_input_now(g);
    int index = g->lab->selected.point;
    const float *x = data->x + (long)index * data->columns;
    float up = data->columns > 1 ? x[view->up] : data->label[index];
    points_move(g, index, camera_to_screen(&camera, x[view->across] + dx, up + dy), false);
}

/* ---- the cursor */

/* At the selected point, if there is one. */
static void begin_at_selected(const Gesture *g) {
    const Dataset *data = &g->lab->scene.data;
    const Plane *view = &g->lab->scene.view;
    int index = g->lab->selected.point;
    if (index < 0) return;
    const float *x = data->x + (long)index * data->columns;
    g->ui->cursor.at[0] = x[view->across];
    g->ui->cursor.at[1] = data->columns > 1 ? x[view->up] : data->label[index];
}

/* It clears the focus elsewhere: Enter has one meaning. */
static void move_cursor(const Gesture *g, float dx, float dy) {
    UiState *ui = g->ui;
    const Camera c = camera_input_now(g);
    float *at = ui->cursor.at;
    if (!ui->cursor.shown) begin_at_selected(g);
    bool seen = at[0] >= c.left && at[0] <= c.right && at[1] >= c.bottom && at[1] <= c.top;
    if (!seen) at[0] = (c.left + c.right) / 2, at[1] = (c.bottom + c.top) / 2;
    at[0] = clamp_float(at[0] + dx, c.left, c.right);
    at[1] = clamp_float(at[1] + dy, c.bottom, c.top);
    ui->focus = (Tag){0};
    ui->cursor.shown = true;
}

/* With the tool that moves, arrows move the selected point; with any other, the cursor. */
static bool arrow_key(const Gesture *g, const InputEvent *e) {
    bool along = e->key == KEY_LEFT || e->key == KEY_RIGHT; /* then the numbers may want it */
    if (!is_arrow(e->key) || (along && phase_walk_is_on(g->ui, g->lab))) return false;
    const Camera c = camera_input_now(g);
    Point d = direction(e->key), unit = camera_unit(&c);
    float step = c.screen.w / (e->shift ? 12 : 60);
    if (g->ui->tool == TOOL_MOVE && g->lab->selected.point >= 0)
        move_selected(g, d.x * step / unit.x, d.y * step / unit.y);
    else
        move_cursor(g, d.x * step / unit.x, d.y * step / unit.y);
    return true;
}

bool plane_key(const Gesture *g, const InputEvent *e) {
    if (g->ui->home) return false;
    bool shown = ui_place_of(g->ui, PANEL_PLANE) >= 0;
    int class = class_of_key(e->key);
    if (e->ctrl && class >= 0) {
        points_label(g, g->lab->selected.point, class);
        return true;
    }
    if (e->ctrl) return shown && look_key(g, e->key);
    switch (e->key) {
    case ',': select_next(g, -1); return true;
    case '.': select_next(g, 1); return true;
    case KEY_DELETE:
    case KEY_BACKSPACE: points_erase(g, g->lab->selected.point, false); return true;
    default: return shown && arrow_key(g, e);
    }
}

void plane_key_enter(const Gesture *g) {
    Point at = camera_to_screen(g->plane, g->ui->cursor.at[0], g->ui->cursor.at[1]);
    gesture_press_at(g, target_at(g->drawn, at), at, 1);
    g->ui->cursor.shown = true;
}
