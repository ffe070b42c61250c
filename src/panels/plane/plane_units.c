/* See plane.h. Standard scaling moves and stretches each axis by itself, and so does a camera whose
 * axes have scales of their own: both are affine, so that a line stays a line. */
#include <math.h>

#include "panels/plane/plane.h"

Camera plane_camera(const Lab *lab, Rect screen) {
    const Plane *p = &lab->scene.view;
    Camera camera = {screen, p->left, p->right, p->bottom, p->top};
    if (lab->scene.data.columns > 1 && !lab->scene.free_axes) camera_square(&camera);
    return camera;
}

bool plane_lines_are_true(const Lab *lab) {
    const Features *f = lab_features(lab);
    const Plane *p = &lab->scene.view;
    return f->count == 2 && f->feature[0].kind == FEATURE_COORDINATE &&
           f->feature[1].kind == FEATURE_COORDINATE && f->feature[0].a == p->across &&
           f->feature[1].a == p->up;
}

/* What an input is in place of 0, and how far 1 of it reaches, in the plane's coordinates. */
static void scaling(const Lab *lab, Point *zero, Point *one) {
    const Features *f = lab_features(lab);
    int a = f->feature[0].a, b = f->feature[1].a;
    *zero = f->scaled ? (Point){f->mean[a], f->mean[b]} : (Point){0, 0};
    *one = f->scaled ? (Point){f->deviation[a], f->deviation[b]} : (Point){1, 1};
}

Point plane_to_inputs(const Lab *lab, Point at) {
    Point zero, one;
    scaling(lab, &zero, &one);
    return (Point){(at.x - zero.x) / one.x, (at.y - zero.y) / one.y};
}

Point plane_from_inputs(const Lab *lab, Point input) {
    Point zero, one;
    scaling(lab, &zero, &one);
    return (Point){zero.x + input.x * one.x, zero.y + input.y * one.y};
}

Point plane_step(const Lab *lab, const Camera *camera, Point step) {
    Point zero, one, unit = camera_unit(camera);
    scaling(lab, &zero, &one);
    return (Point){step.x * one.x * unit.x, -step.y * one.y * unit.y};
}

bool plane_units_differ(const Lab *lab, const Camera *camera) {
    static const float ALIKE = 0.02f;
    Point one = plane_step(lab, camera, (Point){1, 1});
    return fabsf(logf(one.x / -one.y)) > ALIKE;
}

Point plane_normal(const Camera *camera, const float line[3]) {
    Point unit = camera_unit(camera);
    float x = line[0] / unit.x, y = -line[1] / unit.y, length = hypotf(x, y);
    return (Point){x / length, y / length};
}
