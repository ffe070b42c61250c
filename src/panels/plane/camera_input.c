/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>

#include "base/clamp.h"
#include "draw/camera.h"

Camera camera_input_now(const Gesture *g) {
    return plane_camera(g->lab, g->plane->screen);
}

/* Neither so near that the numbers of an axis run out of digits, nor so far that nothing is seen:
 * both measured by what was shown first. */
static bool may_show(float low, float high, float first_low, float first_high) {
    static const float NEAREST = 1e-4f, FARTHEST = 1e4f, DIGITS = 1e-5f;
    float span = high - low, first = first_high - first_low;
    float away = fmaxf(fabsf(low), fabsf(high));
    return span > NEAREST * first && span < FARTHEST * first && span > DIGITS * away &&
           away < 10 * FARTHEST * (first + fmaxf(fabsf(first_low), fabsf(first_high)));
}

/* The keyboard's cursor stays in view. */
static void show(const Gesture *g, const Camera *c) {
    const Plane *first = &g->ui->rulers.plane;
    Action look = {.kind = ACTION_LOOK, .plane = g->lab->scene.view};
    if (!may_show(c->left, c->right, first->left, first->right)) return;
    if (!may_show(c->bottom, c->top, first->bottom, first->top)) return;
    look.plane.left = c->left;
    look.plane.right = c->right;
    look.plane.bottom = c->bottom;
    look.plane.top = c->top;
    lab_apply(g->lab, &look);
    g->ui->cursor.at[0] = clamp_float(g->ui->cursor.at[0], c->left, c->right);
    g->ui->cursor.at[1] = clamp_float(g->ui->cursor.at[1], c->bottom, c->top);
}

void camera_input_zoom(const Gesture *g, Point at, float factor) {
    Camera camera = camera_input_now(g);
    camera_zoom(&camera, at, factor);
    show(g, &camera);
}

void camera_input_stretch(const Gesture *g, Point at, float across, float up) {
    Camera camera = camera_input_now(g);
    camera_stretch(&camera, at, across, up);
    show(g, &camera);
}

void camera_input_pan(const Gesture *g, Point from, Point to) {
    Camera camera = camera_input_now(g);
    camera_pan(&camera, from, to);
    show(g, &camera);
}

bool camera_input_is_moved(const Lab *lab, const UiState *ui) {
    const Plane *now = &lab->scene.view, *first = &ui->rulers.plane;
    return now->left != first->left || now->right != first->right || now->bottom != first->bottom ||
           now->top != first->top;
}

void camera_input_reset(const Gesture *g) {
    const Plane *first = &g->ui->rulers.plane;
    Camera c = {g->plane->screen, first->left, first->right, first->bottom, first->top};
    show(g, &c);
}

/* A little more than from the least to the greatest. */
static void widen(float *low, float *high) {
    static const float MARGIN = 0.12f;
    float span = *high - *low, more = span > 0 ? span * MARGIN : 1;
    *low -= more;
    *high += more;
}

/* What the tools cover at the left edge, as a share of what is left of the plane. */
static float share_of_tools(const Gesture *g) {
    static const float GAP = 10;
    const Rect rect = g->plane->screen;
    float right = rect.x;
    for (int i = 0; i < g->drawn->shapes; i++) {
        const Shape *s = &g->drawn->shape[i];
        if (s->kind == SHAPE_TARGET && s->tag.target == &TARGET_TOOL)
            right = fmaxf(right, s->rect.x + s->rect.w + GAP);
    }
    float covered = fminf(right - rect.x, rect.w / 3);
    return covered / (rect.w - covered);
}

void camera_input_fit(const Gesture *g) {
    const Dataset *data = &g->lab->scene.data;
    Plane view = g->lab->scene.view;
    Scene fresh = scene_default();
    Camera c = {g->plane->screen, fresh.view.left, fresh.view.right, fresh.view.bottom,
                fresh.view.top};
    scene_destroy(&fresh);
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        float across = x[view.across], up = data->columns > 1 ? x[view.up] : data->label[i];
        c.left = i ? fminf(c.left, across) : across;
        c.right = i ? fmaxf(c.right, across) : across;
        c.bottom = i ? fminf(c.bottom, up) : up;
        c.top = i ? fmaxf(c.top, up) : up;
    }
    if (data->count > 0) {
        widen(&c.left, &c.right);
        widen(&c.bottom, &c.top);
        c.left -= (c.right - c.left) * share_of_tools(g);
    }
    if (data->columns > 1 && !g->lab->scene.free_axes) camera_square(&c);
    show(g, &c);
}

void camera_input_axis(const Gesture *g, int axis, int column) {
    Scene shown = g->lab->scene; /* borrowed: only its view is changed */
    int *here = axis ? &shown.view.up : &shown.view.across;
    int *other = axis ? &shown.view.across : &shown.view.up;
    if (column < 0 || column >= shown.data.columns || column == *here) return;
    if (*other == column) *other = *here;
    *here = column;
    scene_show_points(&shown);
    Action look = {.kind = ACTION_LOOK, .plane = shown.view};
    lab_apply(g->lab, &look);
}

void camera_input_slice_range(const Lab *lab, int column, float *low, float *high) {
    const Dataset *data = &lab->scene.data;
    *low = *high = data->count ? data->x[column] : 0;
    for (int i = 1; i < data->count; i++) {
        float x = data->x[(long)i * data->columns + column];
        if (x < *low) *low = x;
        if (x > *high) *high = x;
    }
    if (*low == *high) *low -= 1, *high += 1;
}

void camera_input_slice(const Gesture *g, int column, float share) {
    float low, high;
    if (column < 0 || column >= g->lab->scene.data.columns) return;
    camera_input_slice_range(g->lab, column, &low, &high);
    Action look = {.kind = ACTION_LOOK, .plane = g->lab->scene.view};
    look.plane.fixed[column] = low + clamp_float(share, 0, 1) * (high - low);
    lab_apply(g->lab, &look);
}

void camera_input_slice_at(const Gesture *g, int point) {
    const Dataset *data = &g->lab->scene.data;
    Action look = {.kind = ACTION_LOOK, .plane = g->lab->scene.view};
    if (data->columns < 3 || point < 0 || point >= data->count) return;
    for (int c = 0; c < data->columns; c++) {
        bool shown = c == look.plane.across || c == look.plane.up;
        if (!shown) look.plane.fixed[c] = data->x[(long)point * data->columns + c];
    }
    lab_apply(g->lab, &look);
}

float camera_input_slice_share(const Gesture *g, int column) {
    float low, high;
    if (column < 0 || column >= g->lab->scene.data.columns) return 0;
    camera_input_slice_range(g->lab, column, &low, &high);
    return (g->lab->scene.view.fixed[column] - low) / (high - low);
}
