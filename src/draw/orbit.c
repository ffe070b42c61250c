/* See orbit.h. */
#include "draw/orbit.h"

#include <math.h>

#include <cglm/mat3.h>
#include <cglm/quat.h>
#include <cglm/util.h>
#include <cglm/vec3.h>

/* Never so near that what it looks at passes the eye. */
static const float NEAREST = 0.15f;

static Point3 point_of(vec3 v) {
    return (Point3){v[0], v[1], v[2]};
}

/* A direction of the box as the screen has it, and back. */
static void to_eye(const Orbit *o, vec3 v) {
    vec3 box;
    glm_vec3_copy(v, box);
    glm_mat3_mulv((vec3 *)o->to_eye, box, v);
}

static void to_box(const Orbit *o, vec3 v) {
    mat3 back;
    vec3 seen;
    glm_vec3_copy(v, seen);
    glm_mat3_transpose_to((vec3 *)o->to_eye, back);
    glm_mat3_mulv(back, seen, v);
}

/* Slow at both ends. */
static float eased(float t) {
    return t * t * (3 - 2 * t);
}

/* The box is turned, the eye stays: about its upright axis, then towards the eye. */
static void rotation(const Turn *turn, float flat, versor q) {
    versor yaw, pitch, turned, above = {0, 0, 0, 1};
    glm_quat(yaw, -glm_rad(turn->yaw), 0, 0, 1);
    glm_quat(pitch, glm_rad(turn->pitch - 90), 1, 0, 0);
    glm_quat_mul(pitch, yaw, turned);
    glm_quat_slerp(turned, above, flat, q);
    glm_quat_normalize(q);
}

Orbit orbit_of(const OrbitDef *def, const Turn *turn) {
    Orbit o = {.middle = def->middle, .flat = eased(turn->flat)};
    versor q = {0, 0, 0, 1};
    rotation(turn, o.flat, q);
    glm_quat_mat3(q, o.to_eye);
    const Point *a = &def->reach, *b = &def->reach_flat;
    float across = a->x + (b->x - a->x) * o.flat, up = a->y + (b->y - a->y) * o.flat;
    o.scale = fminf(def->screen.w / across, def->screen.h / up) / 2 * turn->zoom;
    o.nearness = (1 - o.flat) / def->distance;
    o.screen_middle = (Point){def->screen.x + def->screen.w / 2, def->screen.y + def->screen.h / 2};
    return o;
}

Point orbit_project(const Orbit *o, Point3 at, float *depth) {
    vec3 v = {at.x - o->middle.x, at.y - o->middle.y, at.z - o->middle.z};
    to_eye(o, v);
    float size = o->scale / fmaxf(1 - o->nearness * v[2], NEAREST);
    if (depth) *depth = v[2];
    return (Point){o->screen_middle.x + v[0] * size, o->screen_middle.y - v[1] * size};
}

Point3 orbit_unproject(const Orbit *o, Point screen, float depth) {
    float size = fmaxf(1 - o->nearness * depth, NEAREST) / o->scale;
    vec3 v = {(screen.x - o->screen_middle.x) * size, (o->screen_middle.y - screen.y) * size,
              depth};
    to_box(o, v);
    glm_vec3_add(v, (vec3){o->middle.x, o->middle.y, o->middle.z}, v);
    return point_of(v);
}

Ray orbit_ray(const Orbit *o, Point screen) {
    Point3 far = orbit_unproject(o, screen, 0), near = orbit_unproject(o, screen, 1);
    vec3 along = {far.x - near.x, far.y - near.y, far.z - near.z};
    glm_vec3_normalize(along);
    return (Ray){far, point_of(along)};
}

Point3 orbit_towards_eye(const Orbit *o, Point3 at) {
    vec3 v = {at.x - o->middle.x, at.y - o->middle.y, at.z - o->middle.z};
    to_eye(o, v);
    /* The eye is at 1 / nearness; without perspective endlessly far. */
    vec3 to = {-v[0] * o->nearness, -v[1] * o->nearness, 1 - v[2] * o->nearness};
    to_box(o, to);
    glm_vec3_normalize(to);
    return point_of(to);
}

bool ray_meets_plane(const Ray *ray, Point3 normal, float c, Point3 *at) {
    static const float EDGE_ON = 0.02f; /* the sine of about one degree */
    vec3 n = {normal.x, normal.y, normal.z}, from = {ray->from.x, ray->from.y, ray->from.z};
    vec3 along = {ray->along.x, ray->along.y, ray->along.z};
    float towards = glm_vec3_dot(n, along);
    if (!(fabsf(towards) > EDGE_ON * glm_vec3_norm(n))) return false;
    glm_vec3_muladds(along, (c - glm_vec3_dot(n, from)) / towards, from);
    *at = point_of(from);
    return true;
}

bool ray_nears_line(const Ray *ray, Point3 through, Point3 direction, float *along) {
    static const float END_ON = 0.002f;
    vec3 d = {direction.x, direction.y, direction.z},
         r = {ray->along.x, ray->along.y, ray->along.z};
    vec3 between = {ray->from.x - through.x, ray->from.y - through.y, ray->from.z - through.z};
    float dd = glm_vec3_dot(d, d), dr = glm_vec3_dot(d, r), rr = glm_vec3_dot(r, r);
    float apart = dd * rr - dr * dr;
    if (!(apart > END_ON * dd * rr)) return false;
    *along = (rr * glm_vec3_dot(d, between) - dr * glm_vec3_dot(r, between)) / apart;
    return true;
}

void turn_drag(Turn *turn, float across, float up, float width) {
    if (turn->flat == 1) turn->yaw = 0, turn->pitch = 90;
    turn->yaw = remainderf(turn->yaw - across / width * 180, 360);
    turn->pitch = glm_clamp(turn->pitch + up / width * 180, -90, 90);
}

bool turn_glide(Turn *turn, bool to_flat, float seconds) {
    static const float TAKES = 0.6f;
    float to = to_flat ? 1 : 0, step = seconds / TAKES;
    if (turn->flat == to) return false;
    turn->flat = to_flat ? fminf(1, turn->flat + step) : fmaxf(0, turn->flat - step);
    return true;
}
