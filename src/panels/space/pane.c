/* A plane, clipped by the sides of a box. Part of space.h. */
#include <math.h>
#include <string.h>

#include <cglm/vec3.h>

#include "panels/space/space.h"

/* Keeps what lies on one side of axis = limit. Returns how many corners are left. */
static int clip(vec3 *corner, int count, int axis, float limit, float side) {
    vec3 kept[PANE_CORNERS] = {{0}};
    int n = 0;
    for (int i = 0; i < count; i++) {
        float *a = corner[i], *b = corner[(i + 1) % count];
        float in_a = side * (limit - a[axis]), in_b = side * (limit - b[axis]);
        if (in_a >= 0 && n < PANE_CORNERS) glm_vec3_copy(a, kept[n++]);
        if ((in_a >= 0) != (in_b >= 0) && n < PANE_CORNERS)
            glm_vec3_lerp(a, b, in_a / (in_a - in_b), kept[n++]);
    }
    memcpy(corner, kept, sizeof *kept * (size_t)n);
    return n;
}

int pane_corners(Point3 normal, float offset, float far, float high, Point3 corner[PANE_CORNERS]) {
    vec3 n = {normal.x, normal.y, normal.z}, foot, across, up, c[PANE_CORNERS];
    float length = glm_vec3_norm(n), wide = 8 * far;
    if (!(length > 1e-9f) || !isfinite(length) || !isfinite(offset)) return 0;
    glm_vec3_scale(n, 1 / length, n);
    glm_vec3_scale(n, offset / length, foot);
    if (!(glm_vec3_norm(foot) < wide / 2)) return 0;
    glm_vec3_ortho(n, across);
    glm_vec3_normalize(across);
    glm_vec3_cross(n, across, up);
    for (int i = 0; i < 4; i++) {
        glm_vec3_copy(foot, c[i]);
        glm_vec3_muladds(across, i == 1 || i == 2 ? wide : -wide, c[i]);
        glm_vec3_muladds(up, i >= 2 ? wide : -wide, c[i]);
    }
    int count = 4;
    for (int axis = 0; axis < 3 && count > 0; axis++) {
        float limit = axis == 2 ? high : far;
        count = clip(c, count, axis, limit, 1);
        count = clip(c, count, axis, -limit, -1);
    }
    for (int i = 0; i < count; i++) corner[i] = (Point3){c[i][0], c[i][1], c[i][2]};
    return count;
}
