/* See look.h. */
#include "ui/look.h"
#include "base/clamp.h"

#include <math.h>

Camera look_camera(const Hand *h) {
    const Plane *view = &h->lab->scene.view;
    Camera camera = {h->plane->screen, view->left, view->right, view->bottom, view->top};
    if (h->lab->scene.data.columns > 1) camera_square(&camera);
    return camera;
}

bool look_is_on(Tag tag) {
    return touch_is(tag, "plane") || touch_is(tag, "point") || touch_is(tag, "line") ||
           touch_is(tag, "vector");
}

/* The keyboard's cursor stays in view. */
static void show(const Hand *h, const Camera *c) {
    static const float NEAREST = 1e-3f, WIDEST = 1e5f, FARTHEST = 1e6f;
    Action look = {.kind = ACTION_LOOK, .plane = h->lab->scene.view};
    float wide = c->right - c->left, high = c->top - c->bottom;
    if (!(wide > NEAREST && wide < WIDEST && high > NEAREST && high < WIDEST)) return;
    if (!(fabsf(c->left) < FARTHEST && fabsf(c->top) < FARTHEST)) return;
    look.plane.left = c->left;
    look.plane.right = c->right;
    look.plane.bottom = c->bottom;
    look.plane.top = c->top;
    lab_apply(h->lab, &look);
    h->desk->cursor[0] = clamp_float(h->desk->cursor[0], c->left, c->right);
    h->desk->cursor[1] = clamp_float(h->desk->cursor[1], c->bottom, c->top);
}

void look_zoom(const Hand *h, Point at, float factor) {
    Camera camera = look_camera(h);
    camera_zoom(&camera, at, factor);
    show(h, &camera);
}

void look_pan(const Hand *h, Point from, Point to) {
    Camera camera = look_camera(h);
    Point a = camera_to_plane(&camera, from), b = camera_to_plane(&camera, to);
    camera.left += a.x - b.x;
    camera.right += a.x - b.x;
    camera.bottom += a.y - b.y;
    camera.top += a.y - b.y;
    show(h, &camera);
}

/* A little more than from the least to the greatest. */
static void widen(float *low, float *high) {
    static const float MARGIN = 0.12f;
    float span = *high - *low, more = span > 0 ? span * MARGIN : 1;
    *low -= more;
    *high += more;
}

void look_fit(const Hand *h) {
    const Dataset *data = &h->lab->scene.data;
    Plane view = h->lab->scene.view;
    Scene fresh = scene_default();
    Camera c = {h->plane->screen, fresh.view.left, fresh.view.right, fresh.view.bottom,
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
    }
    if (data->columns > 1) camera_square(&c);
    show(h, &c);
}

void look_slice_to(const Hand *h, int column, float share) {
    float low, high;
    if (column < 0 || column >= h->lab->scene.data.columns) return;
    desk_slice_range(h->lab, column, &low, &high);
    Action look = {.kind = ACTION_LOOK, .plane = h->lab->scene.view};
    look.plane.fixed[column] = low + clamp_float(share, 0, 1) * (high - low);
    lab_apply(h->lab, &look);
}

float look_slice_share(const Hand *h, int column) {
    float low, high;
    if (column < 0 || column >= h->lab->scene.data.columns) return 0;
    desk_slice_range(h->lab, column, &low, &high);
    return (h->lab->scene.view.fixed[column] - low) / (high - low);
}

void look_slice(const Hand *h, int column, Point at) {
    Rect track = touch_rect_of(h, (Tag){"slice", column});
    if (track.w > 0) look_slice_to(h, column, (at.x - track.x) / track.w);
}
