/* See camera.h. */
#include "draw/camera.h"

Point camera_to_screen(const Camera *c, float x, float y) {
    return (Point){c->screen.x + (x - c->left) / (c->right - c->left) * c->screen.w,
                   c->screen.y + (c->top - y) / (c->top - c->bottom) * c->screen.h};
}

Point camera_to_plane(const Camera *c, Point screen) {
    return (Point){c->left + (screen.x - c->screen.x) / c->screen.w * (c->right - c->left),
                   c->top - (screen.y - c->screen.y) / c->screen.h * (c->top - c->bottom)};
}

void camera_zoom(Camera *c, Point fixed, float factor) {
    camera_stretch(c, fixed, factor, factor);
}

void camera_stretch(Camera *c, Point fixed, float across, float up) {
    Point at = camera_to_plane(c, fixed);
    c->left = at.x + (c->left - at.x) / across;
    c->right = at.x + (c->right - at.x) / across;
    c->bottom = at.y + (c->bottom - at.y) / up;
    c->top = at.y + (c->top - at.y) / up;
}

Point camera_unit(const Camera *c) {
    return (Point){c->screen.w / (c->right - c->left), c->screen.h / (c->top - c->bottom)};
}

void camera_square(Camera *c) {
    float across = (c->right - c->left) / c->screen.w, up = (c->top - c->bottom) / c->screen.h;
    float more_x = (up - across) * c->screen.w / 2, more_y = (across - up) * c->screen.h / 2;
    if (more_x > 0) {
        c->left -= more_x;
        c->right += more_x;
    } else {
        c->bottom -= more_y;
        c->top += more_y;
    }
}
