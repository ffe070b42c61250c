/* See wall.h. Marching tetrahedra: the box is cut into cubes, each cube into six tetrahedra around
 * one of its diagonals, and each of these is passed by the boundary in a triangle, in two, or not
 * at all. */
#include "panels/space/wall.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/field.h"

enum { CUBES = 18, SIDE = CUBES + 1, CORNERS = SIDE * SIDE * SIDE, WAYS = 8 };

/* A node of the wall lies between two corners of the cubes, one above where the answer turns and
 * one below. */
typedef struct Crossing {
    int above, below;
    float high, low; /* how far above and below, nearer and nearer to the wall */
    Point3 from, to; /* and where */
} Crossing;

/* What is asked about its answers. */
typedef struct Asked {
    Network net;
    const Lab *lab;
    float turns;
    const float *middle, *half;
} Asked;

/* All 0 or -1 at first. */
typedef struct Search {
    float value[CORNERS];    /* how far the answer lies above where it turns */
    int node[CORNERS][WAYS]; /* from a corner that way, 1 + 2 * 1 + 4 * 1: of the wall, or -1 */
    Crossing *crossing;      /* [nodes] */
    int room;
} Search;

void wall_destroy(Wall *wall) {
    free(wall->at);
    free(wall->normal);
    free(wall->corner);
    *wall = (Wall){0};
}

/* Scores are straight where answers are squeezed: so steep a wall is found as exactly. */
static Asked asked_of(const Lab *lab, const float middle[3], const float half[3]) {
    Asked asked = {*lab_network(lab), lab, 0, middle, half};
    Layer *last = &asked.net.layer[asked.net.layers - 1];
    float turns = loss_middle(training_loss(lab_settings(lab)), last->activation);
    asked.turns = turns;
    if (last->activation == ACTIVATION_SIGMOID)
        asked.turns = logf(turns / (1 - turns));
    else if (last->activation == ACTIVATION_TANH)
        asked.turns = atanhf(turns);
    else if (last->activation == ACTIVATION_STEP)
        asked.turns = 0;
    else
        return asked;
    last->activation = ACTIVATION_LINEAR;
    return asked;
}

/* How far the score lies above where it turns. */
static void margins(const Asked *asked, int places, const Point3 *at, float *value) {
    float(*x)[3] = memory_zeroed((size_t)places + 1, sizeof *x);
    for (int i = 0; i < places; i++) {
        x[i][0] = asked->middle[0] + at[i].x * asked->half[0];
        x[i][1] = asked->middle[1] + at[i].y * asked->half[1];
        x[i][2] = asked->middle[2] + at[i].z * asked->half[2];
    }
    field_points(lab_trainer(asked->lab)->work, &asked->net, lab_features(asked->lab),
                 asked->net.layers - 1, 0, places, x[0], value);
    free(x);
    for (int i = 0; i < places; i++) value[i] -= asked->turns;
}

static void parts_of(int corner, int part[3]) {
    part[0] = corner % SIDE;
    part[1] = corner / SIDE % SIDE;
    part[2] = corner / (SIDE * SIDE);
}

static Point3 corner_at(int corner) {
    const float step = 2.0f / CUBES;
    int part[3];
    parts_of(corner, part);
    return (Point3){(float)part[0] * step - 1, (float)part[1] * step - 1,
                    (float)part[2] * step - 1};
}

static Point3 between(Point3 a, Point3 b, float share) {
    return (Point3){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share,
                    a.z + (b.z - a.z) * share};
}

/* ---- triangles */

/* The node between two corners of a tetrahedron, the same one for all tetrahedra beside it. */
static int node_between(Wall *wall, Search *s, int above, int below) {
    int low = above < below ? above : below, high = above < below ? below : above;
    int from[3], to[3];
    parts_of(low, from);
    parts_of(high, to);
    int *node = &s->node[low][(to[0] - from[0]) + 2 * (to[1] - from[1]) + 4 * (to[2] - from[2])];
    if (*node >= 0) return *node;
    if (wall->nodes == s->room) {
        s->room = s->room ? 2 * s->room : 1024;
        s->crossing = memory_resize(s->crossing, sizeof *s->crossing * (size_t)s->room);
    }
    s->crossing[wall->nodes] = (Crossing){
        above, below, s->value[above], s->value[below], corner_at(above), corner_at(below)};
    return *node = wall->nodes++;
}

static void add(Wall *wall, int a, int b, int c) {
    if (wall->triangles == wall->room) {
        wall->room = wall->room ? 2 * wall->room : 1024;
        wall->corner = memory_resize(wall->corner, sizeof *wall->corner * (size_t)wall->room);
    }
    int *corner = wall->corner[wall->triangles++];
    corner[0] = a, corner[1] = b, corner[2] = c;
}

/* One corner on the one side makes a triangle, two on either side a square. */
static void cut_tetrahedron(Wall *wall, Search *s, const int corner[4]) {
    int above[4], below[4], up = 0, down = 0;
    for (int i = 0; i < 4; i++) {
        if (!isfinite(s->value[corner[i]])) return;
        if (s->value[corner[i]] >= 0)
            above[up++] = corner[i];
        else
            below[down++] = corner[i];
    }
    if (up == 0 || down == 0) return;
    int p[4];
    if (up == 2) {
        for (int i = 0; i < 4; i++) p[i] = node_between(wall, s, above[i >> 1], below[i & 1]);
        add(wall, p[0], p[1], p[3]);
        add(wall, p[0], p[3], p[2]);
        return;
    }
    for (int i = 0; i < 3; i++)
        p[i] = node_between(wall, s, above[up == 1 ? 0 : i], below[up == 1 ? i : 0]);
    add(wall, p[0], p[1], p[2]);
}

static void cut_cube(Wall *wall, Search *s, int corner) {
    /* From 000 to 111, one step along each axis, in every order. */
    static const int order[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    static const int step[3] = {1, SIDE, SIDE * SIDE};
    for (int t = 0; t < 6; t++) {
        int of[4] = {corner, 0, 0, 0};
        for (int i = 0; i < 3; i++) of[i + 1] = of[i] + step[order[t][i]];
        cut_tetrahedron(wall, s, of);
    }
}

/* ---- where the nodes are */

/* Where the margin would be 0 if it changed evenly; never at an end, that it comes nearer. */
static Point3 crossing_at(const Crossing *c) {
    static const float LEAST = 0.001f;
    float share = c->high / (c->high - c->low);
    if (!isfinite(share)) share = 0.5f;
    return between(c->from, c->to, fminf(fmaxf(share, LEAST), 1 - LEAST));
}

/* The network is asked there, and the place found again between that and the other side. */
static void place_nodes(Wall *wall, Search *s, const Asked *asked) {
    enum { TIMES = 2 };
    float *value = memory_floats(wall->nodes + 1);
    for (int i = 0; i < wall->nodes; i++) wall->at[i] = crossing_at(&s->crossing[i]);
    for (int time = 0; time < TIMES; time++) {
        margins(asked, wall->nodes, wall->at, value);
        for (int i = 0; i < wall->nodes; i++) {
            Crossing *c = &s->crossing[i];
            if (value[i] >= 0)
                c->high = value[i], c->from = wall->at[i];
            else if (value[i] < 0)
                c->low = value[i], c->to = wall->at[i];
            wall->at[i] = crossing_at(c);
        }
    }
    free(value);
}

/* How the margin rises at a corner of the cubes, along each axis. */
static Point3 rise_at(const float *value, int corner) {
    static const int step[3] = {1, SIDE, SIDE * SIDE};
    int part[3];
    float rise[3];
    parts_of(corner, part);
    for (int d = 0; d < 3; d++) {
        int up = part[d]<CUBES, down = part[d]> 0;
        rise[d] =
            (value[corner + up * step[d]] - value[corner - down * step[d]]) / (float)(up + down);
    }
    return (Point3){rise[0], rise[1], rise[2]};
}

static void find_normals(Wall *wall, const Search *s) {
    for (int i = 0; i < wall->nodes; i++) {
        const Crossing *c = &s->crossing[i];
        float share = s->value[c->above] / (s->value[c->above] - s->value[c->below]);
        Point3 n = between(rise_at(s->value, c->above), rise_at(s->value, c->below), share);
        float length = sqrtf(n.x * n.x + n.y * n.y + n.z * n.z);
        wall->normal[i] = length > 0 && isfinite(length)
                              ? (Point3){n.x / length, n.y / length, n.z / length}
                              : (Point3){0, 0, 1};
    }
}

static Search *search_create(const Asked *asked) {
    Search *s = memory_zeroed(1, sizeof *s);
    Point3 *at = memory_zeroed(CORNERS, sizeof *at);
    for (int i = 0; i < CORNERS; i++) at[i] = corner_at(i);
    margins(asked, CORNERS, at, s->value);
    memset(s->node, 0xff, sizeof s->node); /* -1 */
    free(at);
    return s;
}

void wall_find(Wall *wall, const Lab *lab, const float middle[3], const float half[3]) {
    wall->triangles = wall->nodes = 0;
    if (lab->scene.data.kind == LABEL_NUMBER || lab_network(lab)->outputs > 1) return;
    const Asked asked = asked_of(lab, middle, half);
    Search *s = search_create(&asked);
    for (int corner = 0; corner < CORNERS; corner++) {
        int part[3];
        parts_of(corner, part);
        if (part[0] < CUBES && part[1] < CUBES && part[2] < CUBES) cut_cube(wall, s, corner);
    }
    if (wall->nodes > wall->node_room) {
        wall->node_room = wall->nodes;
        size_t bytes = sizeof *wall->at * (size_t)wall->nodes;
        wall->at = memory_resize(wall->at, bytes);
        wall->normal = memory_resize(wall->normal, bytes);
    }
    place_nodes(wall, s, &asked);
    find_normals(wall, s);
    free(s->crossing);
    free(s);
}

bool wall_ends_between(const Wall *wall, int a, int b) {
    static const float NEAR = 1e-5f;
    Point3 p = wall->at[a], q = wall->at[b];
    const float one[3] = {p.x, p.y, p.z}, other[3] = {q.x, q.y, q.z};
    for (int d = 0; d < 3; d++) {
        if (fabsf(one[d]) > 1 - NEAR && fabsf(one[d] - other[d]) < NEAR) return true;
    }
    return false;
}
