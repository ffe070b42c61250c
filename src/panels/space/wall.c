/* See wall.h. Marching tetrahedra: the box is cut into cubes, each cube into six tetrahedra around
 * one of its diagonals, and each of these is passed by the boundary in a triangle, in two, or not
 * at all. */
#include "panels/space/wall.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/field.h"

enum { CUBES = 18, SIDE = CUBES + 1, NODES = SIDE * SIDE * SIDE };

void wall_destroy(Wall *wall) {
    free(wall->corner);
    *wall = (Wall){0};
}

static Point3 node_at(int node) {
    int x = node % SIDE, y = node / SIDE % SIDE, z = node / (SIDE * SIDE);
    const float step = 2.0f / CUBES;
    return (Point3){(float)x * step - 1, (float)y * step - 1, (float)z * step - 1};
}

/* How far the answer lies above where it turns, at every node. */
static void margins(const Lab *lab, const float middle[3], const float half[3], float *value) {
    const Network *net = lab_network(lab);
    int last = net->layers - 1;
    float turns = loss_middle(training_loss(lab_settings(lab)), net->layer[last].activation);
    float(*x)[3] = memory_zeroed(NODES, sizeof *x);
    for (int i = 0; i < NODES; i++) {
        Point3 at = node_at(i);
        x[i][0] = middle[0] + at.x * half[0];
        x[i][1] = middle[1] + at.y * half[1];
        x[i][2] = middle[2] + at.z * half[2];
    }
    field_points(lab_trainer(lab)->work, net, lab_features(lab), last, 0, NODES, x[0], value);
    free(x);
    for (int i = 0; i < NODES; i++) value[i] -= turns;
}

/* Where the margin is 0 between a node above it and one below. */
static Point3 crossing(const float *value, int above, int below) {
    Point3 a = node_at(above), b = node_at(below);
    float share = value[above] / (value[above] - value[below]);
    return (Point3){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share,
                    a.z + (b.z - a.z) * share};
}

static void add(Wall *wall, Point3 a, Point3 b, Point3 c) {
    if (wall->triangles == wall->room) {
        wall->room = wall->room ? 2 * wall->room : 1024;
        wall->corner = memory_resize(wall->corner, sizeof *wall->corner * (size_t)wall->room);
    }
    Point3 *corner = wall->corner[wall->triangles++];
    corner[0] = a, corner[1] = b, corner[2] = c;
}

/* One corner on the one side makes a triangle, two on either side a square. */
static void cut_tetrahedron(Wall *wall, const float *value, const int node[4]) {
    int above[4], below[4], up = 0, down = 0;
    for (int i = 0; i < 4; i++) {
        if (!isfinite(value[node[i]])) return;
        if (value[node[i]] >= 0)
            above[up++] = node[i];
        else
            below[down++] = node[i];
    }
    if (up == 0 || down == 0) return;
    if (up == 2) {
        Point3 p[4];
        for (int i = 0; i < 4; i++) p[i] = crossing(value, above[i >> 1], below[i & 1]);
        add(wall, p[0], p[1], p[3]);
        add(wall, p[0], p[3], p[2]);
        return;
    }
    Point3 p[3];
    for (int i = 0; i < 3; i++)
        p[i] = up == 1 ? crossing(value, above[0], below[i]) : crossing(value, above[i], below[0]);
    add(wall, p[0], p[1], p[2]);
}

static void cut_cube(Wall *wall, const float *value, int node) {
    /* From the corner 000 to 111, one step along each axis, in every order. */
    static const int order[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    static const int step[3] = {1, SIDE, SIDE * SIDE};
    for (int t = 0; t < 6; t++) {
        int corner[4] = {node, 0, 0, 0};
        for (int i = 0; i < 3; i++) corner[i + 1] = corner[i] + step[order[t][i]];
        cut_tetrahedron(wall, value, corner);
    }
}

void wall_find(Wall *wall, const Lab *lab, const float middle[3], const float half[3]) {
    wall->triangles = 0;
    if (lab->scene.data.kind == LABEL_NUMBER || lab_network(lab)->outputs > 1) return;
    float *value = memory_floats(NODES);
    margins(lab, middle, half, value);
    for (int node = 0; node < NODES; node++) {
        int x = node % SIDE, y = node / SIDE % SIDE, z = node / (SIDE * SIDE);
        if (x < CUBES && y < CUBES && z < CUBES) cut_cube(wall, value, node);
    }
    free(value);
}
