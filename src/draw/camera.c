/* See camera.h. Along each axis a share of what is shown, and from there to the other side: in
 * vectors of two, so that both axes are one line. */
#include "draw/camera.h"

#include <cglm/vec2.h>

/* From the upper left corner to the lower right one: of the plane, and of its place. */
typedef struct Corners {
    vec2 from, across;
} Corners;

static Corners shown_by(const Camera *c) {
    Corners shown = {{c->left, c->top}, {0}};
    glm_vec2_sub((vec2){c->right, c->bottom}, shown.from, shown.across);
    return shown;
}

static Corners place_of(const Camera *c) {
    return (Corners){{c->screen.x, c->screen.y}, {c->screen.w, c->screen.h}};
}

static Point carry(Point at, Corners from, Corners to) {
    vec2 v = {at.x, at.y};
    glm_vec2_sub(v, from.from, v);
    glm_vec2_div(v, from.across, v);
    glm_vec2_mul(v, to.across, v);
    glm_vec2_add(to.from, v, v);
    return (Point){v[0], v[1]};
}

Point camera_to_screen(const Camera *c, float x, float y) {
    return carry((Point){x, y}, shown_by(c), place_of(c));
}

Point camera_to_plane(const Camera *c, Point screen) {
    return carry(screen, place_of(c), shown_by(c));
}

static void show(Camera *c, vec2 low, vec2 high) {
    c->left = low[0], c->bottom = low[1];
    c->right = high[0], c->top = high[1];
}

void camera_zoom(Camera *c, Point fixed, float factor) {
    camera_stretch(c, fixed, factor, factor);
}

void camera_stretch(Camera *c, Point fixed, float across, float up) {
    Point stays = camera_to_plane(c, fixed);
    vec2 at = {stays.x, stays.y}, factor = {across, up};
    vec2 edge[2] = {{c->left, c->bottom}, {c->right, c->top}};
    for (int i = 0; i < 2; i++) {
        glm_vec2_sub(edge[i], at, edge[i]);
        glm_vec2_div(edge[i], factor, edge[i]);
        glm_vec2_add(at, edge[i], edge[i]);
    }
    show(c, edge[0], edge[1]);
}

void camera_pan(Camera *c, Point from, Point to) {
    Point a = camera_to_plane(c, from), b = camera_to_plane(c, to);
    vec2 by, low = {c->left, c->bottom}, high = {c->right, c->top};
    glm_vec2_sub((vec2){a.x, a.y}, (vec2){b.x, b.y}, by);
    glm_vec2_add(low, by, low);
    glm_vec2_add(high, by, high);
    show(c, low, high);
}

Point camera_unit(const Camera *c) {
    vec2 unit, low = {c->left, c->bottom}, high = {c->right, c->top};
    glm_vec2_sub(high, low, unit);
    glm_vec2_div((vec2){c->screen.w, c->screen.h}, unit, unit);
    return (Point){unit[0], unit[1]};
}

void camera_square(Camera *c) {
    float across = (c->right - c->left) / c->screen.w, up = (c->top - c->bottom) / c->screen.h;
    float more_x = (up - across) * c->screen.w / 2, more_y = (across - up) * c->screen.h / 2;
    vec2 more = {more_x > 0 ? more_x : 0, more_x > 0 ? 0 : more_y};
    vec2 low = {c->left, c->bottom}, high = {c->right, c->top};
    glm_vec2_sub(low, more, low);
    glm_vec2_add(high, more, high);
    show(c, low, high);
}
