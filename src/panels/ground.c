/* See ground.h. */
#include "panels/ground.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* ---- where it is */

void ground_see(Ground *g, const BoxView *box) {
    int last = g->nodes - 1;
    g->at = memory_zeroed((size_t)(g->nodes * g->nodes), sizeof *g->at);
    g->place = memory_zeroed((size_t)(g->nodes * g->nodes), sizeof *g->place);
    for (int k = 0; k < g->nodes * g->nodes; k++) {
        int row = k / g->nodes;
        float u = (float)(k % g->nodes) / (float)last, v = (float)row / (float)last;
        g->at[k] = (Point3){(2 * u - 1) * g->half[0], (1 - 2 * v) * g->half[1], g->z[k]};
        g->place[k] = box_view_place(box, g->at[k]);
    }
}

void ground_release(Ground *g) {
    free(g->at);
    free(g->place);
    g->at = NULL, g->place = NULL;
}

float ground_at(const Ground *g, Point at) {
    int cells = g->nodes - 1;
    float most = (float)cells;
    float u = (at.x / g->half[0] + 1) / 2 * most, v = (1 - at.y / g->half[1]) / 2 * most;
    if (!(u >= 0 && v >= 0 && u <= most && v <= most)) return NAN;
    int i = (int)u < cells ? (int)u : cells - 1, j = (int)v < cells ? (int)v : cells - 1;
    const float *p = g->z + j * g->nodes + i, *q = p + g->nodes;
    u -= (float)i, v -= (float)j;
    float above = p[0] + (p[1] - p[0]) * u, below = q[0] + (q[1] - q[0]) * u;
    return above + (below - above) * v;
}

float ground_depth_under(const Ground *g, const BoxView *box, Point3 at) {
    static const float CLEAR = 0.006f;
    Point3 to = orbit_towards_eye(&box->orbit, at);
    float across = hypotf(to.x, to.y), deepest = 0, above = to.z < 0 ? -1 : 1;
    float step = 2.0f / (float)(g->nodes - 1) / fmaxf(across, 0.3f);
    for (int i = 0; i < 2 * g->nodes; i++) {
        float s = step * ((float)i + (i ? 0 : 0.25f));
        Point3 p = {at.x + to.x * s, at.y + to.y * s, at.z + to.z * s};
        float ground = ground_at(g, (Point){p.x, p.y});
        if (!isfinite(ground) || (above > 0 && p.z > g->high) || (above < 0 && p.z < g->low)) break;
        deepest = fmaxf(deepest, (ground - p.z) * above);
    }
    return deepest > CLEAR ? deepest : 0;
}

/* Half of what a cell measures on the screen, of those along the first row or the first column. */
static float half_cell(const Ground *g) {
    Point corner = g->place[0], right = g->place[g->nodes - 1],
          below = g->place[(g->nodes - 1) * g->nodes];
    float across = hypotf(right.x - corner.x, right.y - corner.y),
          down = hypotf(below.x - corner.x, below.y - corner.y);
    return fmaxf(across, down) / (float)(g->nodes - 1) / 2;
}

bool ground_covers(const Ground *g, Rect screen) {
    const Rect near = rect_inset(screen, -half_cell(g));
    for (int k = 0; k < g->nodes * g->nodes; k++) {
        if (rect_holds(near, g->place[k])) return true;
    }
    return false;
}

/* ---- faces */

/* The normal of a square of cells whose first node is `a`, by how it rises from left to right and
 * from below to above. */
static Point3 normal_of(const Ground *g, int a, int size) {
    const Point3 *p = &g->at[a], *q = p + size * g->nodes;
    float wide = p[size].x - p[0].x, high = p[0].y - q[0].y;
    float dx = (p[size].z - p[0].z + q[size].z - q[0].z) / (2 * wide),
          dy = (p[0].z - q[0].z + p[size].z - q[size].z) / (2 * high);
    return (Point3){-dx, -dy, 1};
}

/* The foot of the eye on the floor; far away where there is no perspective. */
static Point eye_foot(const BoxView *box) {
    float far = 1 / fmaxf(box->orbit.nearness, 0.02f);
    Point3 to = orbit_towards_eye(&box->orbit, box->orbit.middle);
    return (Point){to.x * far, to.y * far};
}

/* What its faces are made from. */
typedef struct Making {
    const Ground *ground;
    const BoxView *box;
    Faces *faces;
    Point eye;
    float from, below; /* only cells with heights between */
} Making;

/* One face for so many cells either way. */
static void add_face(const Making *m, int row, int column, int size) {
    const Ground *g = m->ground;
    int a = row * g->nodes + column, b = a + size * g->nodes;
    const Point corner[4] = {g->place[a], g->place[a + size], g->place[b + size], g->place[b]};
    float z = (g->z[a] + g->z[a + size] + g->z[b] + g->z[b + size]) / 4;
    if (!(z >= m->from && z < m->below)) return;
    float x = (g->at[a].x + g->at[a + size].x) / 2 - m->eye.x,
          y = (g->at[a].y + g->at[b].y) / 2 - m->eye.y;
    Color color = faces_shade(g->color[row * (g->nodes - 1) + column], normal_of(g, a, size),
                              1 - m->box->orbit.flat);
    faces_add(m->faces, corner, 4, -sqrtf(x * x + y * y), color);
}

/* Whether two by two cells look like one: even, of one colour, and not cut by a limit of height. */
static bool is_even(const Making *m, int row, int column) {
    enum { SHADES = 1 };
    static const float FLAT = 0.0003f;
    const Ground *g = m->ground;
    int cells = g->nodes - 1;
    if (row + 1 >= cells || column + 1 >= cells) return false;
    const float *z = g->z + row * g->nodes + column, *middle = z + g->nodes,
                *last = middle + g->nodes;
    const Color *c = g->color + row * cells + column;
    bool limited = isfinite(m->from) || isfinite(m->below);
    return !limited && color_apart(c[0], c[1]) <= SHADES && color_apart(c[0], c[cells]) <= SHADES &&
           color_apart(c[0], c[cells + 1]) <= SHADES && fabsf(z[1] - (z[0] + z[2]) / 2) < FLAT &&
           fabsf(middle[0] - (z[0] + last[0]) / 2) < FLAT &&
           fabsf(middle[2] - (z[2] + last[2]) / 2) < FLAT &&
           fabsf(last[1] - (last[0] + last[2]) / 2) < FLAT &&
           fabsf(middle[1] - (middle[0] + middle[2]) / 2) < FLAT;
}

void ground_faces(const Ground *g, BoxView *box, float from, float below) {
    Faces faces = {0};
    const Making making = {g, box, &faces, eye_foot(box), from, below};
    int cells = g->nodes - 1;
    for (int row = 0; row < cells; row += 2) {
        for (int column = 0; column < cells; column += 2) {
            if (is_even(&making, row, column)) {
                add_face(&making, row, column, 2);
                continue;
            }
            for (int k = 0; k < 4; k++) {
                int r = row + k / 2, c = column + k % 2;
                if (r < cells && c < cells) add_face(&making, r, c, 1);
            }
        }
    }
    shapes_mark(box->view->out, "ground", 0);
    faces_draw(&faces, box->view->out);
    shapes_mark(box->view->out, NULL, 0);
    faces_destroy(&faces);
}

/* One of its four sides: the first node, the way to the next, and which way is out. */
typedef struct GroundSide {
    int first, step;
    Point3 out;
} GroundSide;

static GroundSide side_of(const Ground *g, int side) {
    int last = g->nodes - 1;
    const GroundSide sides[4] = {{last * g->nodes, 1, {0, -1, 0}},
                                 {0, 1, {0, 1, 0}},
                                 {0, g->nodes, {-1, 0, 0}},
                                 {last, g->nodes, {1, 0, 0}}};
    return sides[side];
}

static bool is_turned_to_eye(const Ground *g, const BoxView *box, const GroundSide *side) {
    Point3 first = g->at[side->first], last = g->at[side->first + (g->nodes - 1) * side->step];
    Point3 middle = {(first.x + last.x) / 2, (first.y + last.y) / 2, g->low};
    Point3 to = orbit_towards_eye(&box->orbit, middle);
    return to.x * side->out.x + to.y * side->out.y > 0;
}

static void skirt_side(const Ground *g, BoxView *box, const GroundSide *side, Point *outline) {
    const Theme *t = box->view->theme;
    int last = g->nodes - 1;
    bool whole = is_turned_to_eye(g, box, side);
    for (int i = 0; i <= last; i++) {
        outline[i] = g->place[side->first + i * side->step];
        whole = whole && isfinite(outline[i].y);
    }
    if (!whole) return;
    Point3 from = g->at[side->first], to = g->at[side->first + last * side->step];
    from.z = to.z = g->low;
    outline[last + 1] = box_view_place(box, to);
    outline[last + 2] = box_view_place(box, from);
    shapes_polygon(box->view->out, outline, g->nodes + 2, color_mix(t->card, t->quiet, 0.16f));
    shapes_line(box->view->out, outline[last + 1], outline[last + 2], 1,
                color_faded(t->ink, 0.35f));
}

void ground_skirt(const Ground *g, BoxView *box) {
    Point *outline = memory_zeroed((size_t)g->nodes + 2, sizeof *outline);
    for (int s = 0; s < 4; s++) {
        GroundSide side = side_of(g, s);
        shapes_mark(box->view->out, "skirt", s);
        skirt_side(g, box, &side, outline);
    }
    shapes_mark(box->view->out, NULL, 0);
    free(outline);
}

/* ---- lines */

enum { RUN = 512 };

static void draw_run(BoxView *box, const Point *run, int count, const GroundLine *line, bool seen) {
    Color color = seen ? line->color : color_faded(line->color, line->hidden);
    if (count > 1 && color.a > 0)
        shapes_curve(box->view->out, run, count, line->width, line->dash, color);
}

void ground_line(const Ground *g, BoxView *box, const Point3 *at, int count,
                 const GroundLine *line) {
    Point run[RUN];
    int n = 0;
    bool was_seen = true;
    for (int i = 0; i < count; i++) {
        bool seen = ground_depth_under(g, box, at[i]) == 0;
        Point p = box_view_place(box, at[i]);
        if (n > 0 && (seen != was_seen || n == RUN - 1)) {
            run[n++] = p;
            draw_run(box, run, n, line, was_seen);
            n = 0;
        }
        was_seen = seen;
        run[n++] = p;
    }
    draw_run(box, run, n, line, was_seen);
}

void ground_rim(const Ground *g, BoxView *box) {
    const GroundLine line = {.width = 0.9f, .color = color_faded(box->view->theme->ink, 0.45f)};
    Point3 *at = memory_zeroed((size_t)g->nodes, sizeof *at);
    shapes_mark(box->view->out, "rim", 0);
    for (int s = 0; s < 4; s++) {
        GroundSide side = side_of(g, s);
        int count = 0;
        for (int i = 0; i < g->nodes; i++) {
            at[count] = g->at[side.first + i * side.step];
            if (isfinite(at[count].z)) count++;
        }
        if (count > 1) ground_line(g, box, at, count, &line);
    }
    shapes_mark(box->view->out, NULL, 0);
    free(at);
}
