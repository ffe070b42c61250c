/* The points as a layer sees them, in a box of its units. The squared paper of the plane comes
 * along and is bent; the next neuron cuts it straight. A slider leads from stage to stage. */
#include "panels/space/space.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "panels/arrow.h"
#include "panels/legend.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

static const float DISTANCE = 8, PANE_REACH = 1.16f, LOW_PANE = 0.4f;

/* ---- the paper */

typedef struct Paper {
    Point3 at[BENT_COUNT];
    Point place[BENT_COUNT];
    float depth[BENT_COUNT];
} Paper;

static Paper *paper_of(const BoxView *box) {
    Paper *p = memory_zeroed(1, sizeof *p);
    for (int i = 0; i < BENT_COUNT; i++) {
        p->at[i] = bent_node(box->view->bent, i);
        p->place[i] = orbit_project(&box->orbit, p->at[i], &p->depth[i]);
    }
    return p;
}

/* Turned to the eye, whichever side of the paper is seen. */
static Point3 normal_of(const BoxView *box, const Point3 *a, const Point3 *b) {
    Point3 u = {a[1].x - b[0].x, a[1].y - b[0].y, a[1].z - b[0].z},
           v = {a[0].x - b[1].x, a[0].y - b[1].y, a[0].z - b[1].z};
    Point3 n = {u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x};
    Point3 to = orbit_towards_eye(&box->orbit, a[0]);
    float side = n.x * to.x + n.y * to.y + n.z * to.z < 0 ? -1.0f : 1.0f;
    return (Point3){n.x * side, n.y * side, n.z * side};
}

/* On which side of the cut a place lies: 1 where the eye is, -1 beyond; without a pane always 1. */
static int side_of(const BoxView *box, const BentCut *cut, bool pane, Point3 p) {
    if (!pane) return 1;
    const Point3 middle = box->orbit.middle, to = orbit_towards_eye(&box->orbit, middle);
    float far = 1 / fmaxf(box->orbit.nearness, 0.01f);
    const Point3 eye = {middle.x + to.x * far, middle.y + to.y * far, middle.z + to.z * far};
    const Point3 *n = &cut->normal;
    float here = n->x * p.x + n->y * p.y + n->z * p.z - cut->offset;
    float there = n->x * eye.x + n->y * eye.y + n->z * eye.z - cut->offset;
    return (here >= 0) == (there >= 0) ? 1 : -1;
}

/* A line of the paper's squares: how dark, 0 where there is none. The plane's axes are darker. */
static float line_share(const Bent *s, int index, bool across) {
    enum { EVERY = BENT_CELLS / 12 };
    float low = across ? s->window.left : s->window.top,
          high = across ? s->window.right : s->window.bottom;
    int zero = (int)lroundf(fminf(fmaxf(-low / (high - low), -1), 2) * BENT_CELLS);
    if (index == zero) return 0.55f;
    return (index - zero) % EVERY == 0 ? 0.2f : 0;
}

/* What the faces of the paper are made from. */
typedef struct Making {
    const BoxView *box;
    const Paper *paper;
    Faces *faces;
    bool pane; /* only what lies on this side of it */
    int side;
    float across[BENT_NODES], up[BENT_NODES]; /* line_share of each */
} Making;

static void add_line(const Making *m, int a, int b, float share) {
    static const float OVER = 0.02f;
    const Paper *p = m->paper;
    if (share > 0)
        faces_add_line(m->faces, p->place[a], p->place[b], (p->depth[a] + p->depth[b]) / 2 + OVER,
                       share > 0.5f ? 1 : 0.8f, color_faded(m->box->view->theme->ink, share));
}

static float apart(Point3 a, Point3 b) {
    return hypotf(hypotf(a.x - b.x, a.y - b.y), a.z - b.z);
}

/* A cell that a steep unit stretches across the box has no colour of its own any more: its ends
 * have different ones, and side by side such cells would make stripes. It is as pale as it is
 * thin. */
static Color stretched(const Making *m, Color color, const Point3 *above, const Point3 *below,
                       int size) {
    static const float SHORT = 0.4f, LONG = 0.9f;
    float far = fmaxf(apart(above[0], below[1]), apart(above[1], below[0])) / (float)size;
    if (far < SHORT) return color;
    float share = fminf(1, (far - SHORT) / (LONG - SHORT));
    return color_mix(color, m->box->view->theme->card, share);
}

/* How far each corner of a cell lies on this side of the pane, whose weights can be huge; whether
 * none lies beyond it, and whether any lies here. */
static bool reach_here(const Making *m, const Point3 corner[4], double far[4], bool *any) {
    const BentCut *cut = &m->box->view->bent->cut;
    const Point3 *n = &cut->normal;
    bool turned = side_of(m->box, cut, true, corner[0]) != m->side, all = true, known = true;
    for (int i = 0; i < 4; i++) {
        const Point3 *p = &corner[i];
        far[i] = (double)n->x * (double)p->x + (double)n->y * (double)p->y +
                 (double)n->z * (double)p->z - (double)cut->offset;
        known = known && isfinite(far[i]);
    }
    *any = !turned;
    if (!known) return true; /* all of it lies where its first corner does */
    const double sign = (far[0] >= 0) != turned ? 1 : -1;
    *any = false;
    for (int i = 0; i < 4; i++) {
        far[i] *= sign;
        all = all && far[i] >= 0;
        *any = *any || far[i] > 0;
    }
    return all;
}

/* What of a cell that the pane cuts lies on this side of it. */
static void add_part(const Making *m, const Point3 corner[4], const double far[4], float depth,
                     Color color) {
    enum { MOST = 6 };
    Point part[MOST];
    int count = 0;
    for (int i = 0; i < 4; i++) {
        int next = (i + 1) % 4;
        const Point3 *a = &corner[i], *b = &corner[next];
        if (far[i] >= 0) part[count++] = box_view_place(m->box, *a);
        if ((far[i] >= 0) == (far[next] >= 0)) continue;
        float t = (float)(far[i] / (far[i] - far[next]));
        part[count++] =
            box_view_place(m->box, (Point3){a->x + t * (b->x - a->x), a->y + t * (b->y - a->y),
                                            a->z + t * (b->z - a->z)});
    }
    if (count > 2) faces_add(m->faces, part, count < 4 ? count : 4, depth, color);
    for (int i = 4; i < count; i++)
        faces_add(m->faces, (const Point[]){part[0], part[i - 1], part[i]}, 3, depth, color);
}

static void add_face(const Making *m, int row, int column, int size) {
    static const float LIGHT = 0.45f;
    const Paper *p = m->paper;
    const Bent *s = m->box->view->bent;
    int a = row * BENT_NODES + column, b = a + size * BENT_NODES, half = size / 2;
    const Point3 middle = {(p->at[a].x + p->at[b + size].x) / 2,
                           (p->at[a].y + p->at[b + size].y) / 2,
                           (p->at[a].z + p->at[b + size].z) / 2};
    const Point3 at[4] = {p->at[a], p->at[a + size], p->at[b + size], p->at[b]};
    const Point corner[4] = {p->place[a], p->place[a + size], p->place[b + size], p->place[b]};
    double far[4];
    bool any = true, all = !m->pane || reach_here(m, at, far, &any);
    if (!any) return;
    const Point3 above[2] = {p->at[a], p->at[a + size]}, below[2] = {p->at[b], p->at[b + size]};
    float depth = (p->depth[a] + p->depth[a + size] + p->depth[b] + p->depth[b + size]) / 4;
    Color color = s->color[(row + half) * BENT_CELLS + column + half];
    color = stretched(m, color, above, below, size);
    color = faces_shade(color, normal_of(m->box, above, below), LIGHT * (1 - m->box->orbit.flat));
    if (all)
        faces_add(m->faces, corner, 4, depth, color);
    else
        add_part(m, at, far, depth, color);
    if (m->pane && side_of(m->box, &s->cut, true, middle) != m->side) return;
    add_line(m, a, b, m->across[column]);
    add_line(m, a, a + size, m->up[row]);
}

/* How far a block of cells reaches on the screen. */
static float extent(const Paper *p, int a, int b, int size) {
    const Point c[4] = {p->place[a], p->place[a + size], p->place[b], p->place[b + size]};
    Point low = c[0], high = c[0];
    for (int i = 1; i < 4; i++) {
        if (c[i].x < low.x) low.x = c[i].x;
        if (c[i].y < low.y) low.y = c[i].y;
        if (c[i].x > high.x) high.x = c[i].x;
        if (c[i].y > high.y) high.y = c[i].y;
    }
    return high.x - low.x > high.y - low.y ? high.x - low.x : high.y - low.y;
}

static bool is_between(const Paper *p, int a, int middle, int b) {
    static const float OFF = 0.4f; /* points of the screen */
    float x = (p->place[a].x + p->place[b].x) / 2 - p->place[middle].x,
          y = (p->place[a].y + p->place[b].y) / 2 - p->place[middle].y;
    return fabsf(x) < OFF && fabsf(y) < OFF;
}

/* Whether a block looks like one face: straight at its edges and across, and of one colour. */
static bool is_even(const Making *m, int row, int column, int size) {
    enum { SHADES = 2 };
    const Color *color = m->box->view->bent->color + row * BENT_CELLS + column;
    int a = row * BENT_NODES + column, b = a + size * BENT_NODES, half = size / 2,
        beside = half * BENT_NODES;
    for (int k = 1; k < 4; k++) {
        Color c = color[(k >> 1) * (size - 1) * BENT_CELLS + (k & 1) * (size - 1)];
        if (color_apart(color[0], c) > SHADES) return false;
    }
    return is_between(m->paper, a, a + half, a + size) &&
           is_between(m->paper, b, b + half, b + size) && is_between(m->paper, a, a + beside, b) &&
           is_between(m->paper, a + size, a + size + beside, b + size) &&
           is_between(m->paper, a, a + beside + half, b + size);
}

/* Much of the paper is squeezed into corners and edges of the box, or lies even: there a block of
 * cells is one face, and what is smaller than a dot is none. Lines run between blocks. */
static void add_block(const Making *m, int row, int column, int size) {
    static const float FINE = 7, COARSE = 30, DOT = 0.4f;
    int a = row * BENT_NODES + column, b = a + size * BENT_NODES;
    float far = extent(m->paper, a, b, size);
    if (far < DOT && size == 1) return;
    bool lined = false;
    for (int i = 1; i < size; i++) lined |= m->across[column + i] > 0 || m->up[row + i] > 0;
    bool one = far < FINE || (far < COARSE && size > 1 && is_even(m, row, column, size));
    if (size > 1 && (!one || (lined && far > DOT))) {
        int half = size / 2;
        for (int k = 0; k < 4; k++)
            add_block(m, row + (k >> 1) * half, column + (k & 1) * half, half);
        return;
    }
    add_face(m, row, column, size);
}

/* The faces of the paper; where a pane cuts it, those on one side of that. */
static void add_paper(const BoxView *box, const Paper *p, Faces *faces, bool pane, int side) {
    enum { BLOCK = 8 };
    const Bent *s = box->view->bent;
    Making m = {.box = box, .paper = p, .faces = faces, .pane = pane, .side = side};
    for (int i = 0; i < BENT_NODES; i++) {
        m.across[i] = line_share(s, i, true);
        m.up[i] = line_share(s, i, false);
    }
    for (int row = 0; row < BENT_CELLS; row += BLOCK) {
        for (int column = 0; column < BENT_CELLS; column += BLOCK)
            add_block(&m, row, column, BLOCK);
    }
}

/* Either side of the wall is lit alike, and evenly from face to face. */
static Color wall_color(const BoxView *box, const Wall *wall, const int *corner) {
    static const float LIGHT = 0.7f;
    const Theme *theme = box->view->theme;
    Point3 n = {0, 0, 0};
    for (int k = 0; k < 3; k++) {
        const Point3 *one = &wall->normal[corner[k]];
        n = (Point3){n.x + one->x, n.y + one->y, n.z + one->z};
    }
    return faces_shade_both(color_mix(theme->card, theme->quiet, 0.28f), n, LIGHT);
}

/* The boundary of a network between data of three columns, and where it leaves the box. */
static void add_wall(const BoxView *box, Faces *faces) {
    static const float OVER = 0.1f; /* than any face that ends there */
    const View *view = box->view;
    const Wall *wall = &view->bent->wall;
    const Color rim = color_mix(view->theme->card, view->theme->ink, 0.6f);
    Point *place = memory_zeroed((size_t)wall->nodes + 1, sizeof *place);
    float *depth = memory_floats(wall->nodes + 1);
    for (int i = 0; i < wall->nodes; i++)
        place[i] = orbit_project(&box->orbit, wall->at[i], &depth[i]);
    for (int i = 0; i < wall->triangles; i++) {
        const int *c = wall->corner[i];
        const Point corner[3] = {place[c[0]], place[c[1]], place[c[2]]};
        faces_add(faces, corner, 3, (depth[c[0]] + depth[c[1]] + depth[c[2]]) / 3,
                  wall_color(box, wall, c));
        for (int k = 0; k < 3; k++) {
            int a = c[k], b = c[(k + 1) % 3];
            if (wall_ends_between(wall, a, b))
                faces_add_line(faces, place[a], place[b], (depth[a] + depth[b]) / 2 + OVER, 1, rim);
        }
    }
    free(depth);
    free(place);
}

/* ---- the cut */

/* How much of the pane is to be seen: none on the way, all where it is flat. */
static float pane_share(const Bent *s) {
    if (!s->cut.flat) return 0;
    return s->share > 0 ? fmaxf(0, (s->share - 0.7f) / 0.3f) : 1;
}

static int dims_of(const Bent *s) {
    int dims = s->from.dims;
    if (s->share > 0 && s->to.dims > dims) dims = s->to.dims;
    return dims;
}

/* A little out of the box of a layer; of the data's room, to its walls: there it parts the room. */
static int corners_of(const Bent *s, float flat, Point3 corner[PANE_CORNERS]) {
    float reach = s->cut.layer > 0 ? PANE_REACH : 1;
    float high = dims_of(s) == BENT_AXES ? reach : LOW_PANE * (1 - flat) + 1e-3f;
    return pane_corners(s->cut.normal, s->cut.offset, reach, high, corner);
}

bool space_is_beyond(const BoxView *box, Point3 at) {
    const Bent *s = box->view->bent;
    Point3 corner[PANE_CORNERS];
    Point place = box_view_place(box, at);
    bool inside = false;
    if (!(pane_share(s) > 0) || side_of(box, &s->cut, true, at) > 0) return false;
    int count = corners_of(box->view->bent, box->orbit.flat, corner);
    for (int i = 0; i < count; i++) {
        Point a = box_view_place(box, corner[i]), b = box_view_place(box, corner[(i + 1) % count]);
        if ((a.y > place.y) != (b.y > place.y) &&
            place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
    }
    return inside;
}

static void pane(BoxView *box) {
    View *view = box->view;
    Point3 corner[PANE_CORNERS];
    Point place[PANE_CORNERS + 1];
    float share = pane_share(view->bent);
    int count = corners_of(box->view->bent, box->orbit.flat, corner);
    if (count < 3) return;
    for (int i = 0; i <= count; i++) place[i] = box_view_place(box, corner[i % count]);
    Color fill = color_mix(view->theme->card, view->theme->quiet, 0.28f);
    shapes_mark(view->out, "space pane", 0);
    shapes_polygon(view->out, place, count, color_faded(fill, 0.58f * share));
    shapes_curve(view->out, place, count + 1, 1, 0, color_faded(view->theme->ink, 0.7f * share));
    shapes_mark(view->out, NULL, 0);
}

enum { RUN = 512 };

/* The cut on the paper, where it is hidden fainter. */
static void cut_line(BoxView *box, const Faces faces[2]) {
    View *view = box->view;
    const Bent *s = view->bent;
    const Color ink = view->theme->ink;
    shapes_mark(view->out, "space cut", 0);
    for (int l = 0; l < s->line.lines; l++) {
        int count, n = 0;
        bool was = false;
        Point run[RUN];
        const Point *p = contour_lines_of(&s->line, l, &count);
        for (int i = 0; i < count; i++) {
            float depth;
            Point at = orbit_project(&box->orbit, bent_place(s, p[i]), &depth);
            bool hidden = faces_hide(&faces[0], at, depth) || faces_hide(&faces[1], at, depth);
            if (n > 0 && (hidden != was || n == RUN - 1)) {
                run[n++] = at;
                shapes_curve(view->out, run, n, 2.3f, 0, was ? color_faded(ink, 0.2f) : ink);
                n = 0;
            }
            was = hidden;
            run[n++] = at;
        }
        if (n > 1) shapes_curve(view->out, run, n, 2.3f, 0, was ? color_faded(ink, 0.2f) : ink);
    }
    shapes_mark(view->out, NULL, 0);
}

/* Three units make a cube; with fewer everywhere it is flat. */
static float tall_of(const Lab *lab) {
    const Network *net = lab_network(lab);
    bool cube = lab->scene.data.columns == BENT_AXES;
    for (int l = 0; l + 1 < net->layers; l++) cube = cube || net->layer[l].to >= BENT_AXES;
    return cube ? 1 : 0.001f;
}

Orbit space_orbit(const Lab *lab, Rect rect, const Turn *turn) {
    float tall = tall_of(lab);
    return box_view_orbit(rect, turn, (Point3){-1, -1, -tall}, (Point3){1, 1, tall}, DISTANCE);
}

/* Straight above or below a place, on the plane n . p = offset. */
static Point3 upright_on(Point3 n, float offset, Point3 p) {
    float by = (offset - n.x * p.x - n.y * p.y - n.z * p.z) / (n.x * n.x + n.y * n.y + n.z * n.z);
    return (Point3){p.x + n.x * by, p.y + n.y * by, p.z + n.z * by};
}

/* The vector stands in the middle of the pane; while it is held, where it stood. */
SpaceSeen space_seen(const View *view) {
    static const float LONGEST = 0.9f;
    const UiState *ui = view->ui;
    const Bent *s = view->bent;
    const Turn *turn = &ui->turned.of[TURNED_SPACE].turn;
    float flat = space_orbit(view->lab, (Rect){0, 0, 1, 1}, turn).flat;
    const Point3 n = s->cut.normal;
    Point3 corner[PANE_CORNERS], foot = {0, 0, 0};
    int count = pane_share(s) < 1 ? 0 : corners_of(s, flat, corner);
    SpaceSeen seen = {.bent = s, .layer = s->cut.layer, .unit = s->cut.unit, .normal = n};
    bool hidden = ui_hides(ui, HIDE_VECTOR) || ui_hides(ui, HIDE_WEIGHTS);
    if (count < 3 || hidden || ui_hides(ui, HIDE_BOUNDARY)) return seen;
    for (int i = 0; i < count; i++) {
        foot.x += corner[i].x / (float)count;
        foot.y += corner[i].y / (float)count;
        foot.z += corner[i].z / (float)count;
    }
    if (space_tip_is_held(ui) && ui->space_seen.dims > 0)
        foot = upright_on(n, s->cut.offset, ui->space_seen.foot);
    /* One scale, which only changes when the arrow has outgrown it. */
    float scale = LONGEST / rulers_round(sqrtf(n.x * n.x + n.y * n.y + n.z * n.z));
    seen.dims = s->cut.dims;
    seen.foot = foot;
    seen.tip = (Point3){foot.x + n.x * scale, foot.y + n.y * scale, foot.z + n.z * scale};
    memcpy(seen.middle, s->cut.middle, sizeof seen.middle);
    memcpy(seen.half, s->cut.half, sizeof seen.half);
    return seen;
}

/* The neuron's weights as an arrow upright on its pane, and at its tip the coming step, gold, on
 * the same scale. */
static void vector(BoxView *box) {
    View *view = box->view;
    const Network *net = lab_network(view->lab);
    const SpaceSeen seen = space_seen(view);
    const Point3 n = seen.normal;
    if (seen.dims == 0) return;
    float length = sqrtf(n.x * n.x + n.y * n.y + n.z * n.z), move[BENT_AXES] = {0};
    float long_x = seen.tip.x - seen.foot.x, long_y = seen.tip.y - seen.foot.y,
          long_z = seen.tip.z - seen.foot.z;
    float scale = sqrtf(long_x * long_x + long_y * long_y + long_z * long_z) / length;
    for (int d = 0; d < seen.dims; d++)
        move[d] =
            arrow_move(view, network_w(net, seen.layer, 0, seen.unit, d)) * seen.half[d] * scale;
    Point3 next = {seen.tip.x + move[0], seen.tip.y + move[1], seen.tip.z + move[2]};
    Point a = box_view_place(box, seen.foot), b = box_view_place(box, seen.tip),
          c = box_view_place(box, next);
    shapes_mark(view->out, "space vector", 0);
    shapes_arrow(view->out, a, b, view_units(view, 2.2f), view->theme->ink);
    shapes_disc(view->out, a, view_units(view, 2.6f), view->theme->ink);
    shapes_mark(view->out, NULL, 0);
    arrow_draw(view, network_w(net, seen.layer, 0, seen.unit, 0), b, c.x - b.x, b.y - c.y,
               box->rect);
    space_tip(view, &view->bent->cut, a, b);
}

/* ---- all of it */

/* The plane's axes may have names of their own. */
static const char *column_name(const Lab *lab, const BentStage *stage, int column) {
    if (stage->dims == 2) return plane_axis_name(lab, column == lab->scene.view.up);
    return symbol_column_name(lab, column);
}

static BoxAxis axis_of(const View *view, const BentStage *stage, int d, char text[SYMBOL_TEXT]) {
    const BentAxis *a = &stage->axis[d];
    const Theme *t = view->theme;
    BoxAxis axis = {NULL, a->middle - a->half, a->middle + a->half, t->ink, {0}};
    if (!view->bare) axis.tag = space_axis_tag(stage, d);
    if (d >= stage->dims) return axis;
    if (a->unit < 0) {
        char low[SYMBOL_TEXT];
        snprintf(text, SYMBOL_TEXT, "a%.8s", symbol_low(d + 1, low));
    } else if (stage->layer < 0) {
        snprintf(text, SYMBOL_TEXT, "%s", column_name(view->lab, stage, a->unit));
    } else {
        symbol_unit(view->lab, stage->layer, a->unit, text);
        if (stage->layer == 0 && a->unit < 4) axis.color = t->unit_color[a->unit];
    }
    axis.name = text;
    return axis;
}

/* What the gold arrow is; where there is little room, only how many times too long it is drawn. */
static void legend(View *view, float left, Point right) {
    float gap = view_units(view, 12);
    if (right.x - legend_width(view) > left + gap)
        legend_meaning(view, right.x, right.y);
    else if (right.x - legend_lens_width(view) > left + gap)
        legend_lens(view, right.x, right.y);
}

static void below(BoxView *box, const char *const name[3], bool arrow) {
    View *view = box->view;
    BoxFoot foot = box_view_foot(box, name, !arrow && !bent_stage(view->bent)->in_part);
    float buttons = space_units_button(box, foot.buttons);
    if (arrow) legend(view, buttons, foot.words);
}

/* In a low panel, without a foot, how long the arrow is drawn stands in the picture's corner. */
static void in_the_corner(BoxView *box) {
    View *view = box->view;
    const Rect *r = &box->rect;
    Point at = {r->x + r->w - view_units(view, 18), r->y + r->h - view_units(view, 12)};
    float left = at.x - legend_lens_width(view), high = view_units(view, 12);
    legend_lens(view, at.x, at.y);
    for (int edge = 0; edge < 2; edge++) { /* its upper and its lower one: no number fits between */
        float y = at.y - (edge ? 0 : high);
        box_view_keep_free(box, (Point){left, y}, (Point){at.x, y});
    }
}

static void picture(View *view, Rect rect) {
    const Bent *s = view->bent;
    float tall = tall_of(view->lab);
    BoxView box = box_view_begin(view, rect, TURNED_SPACE, (Point3){-1, -1, -tall},
                                 (Point3){1, 1, tall}, DISTANCE);
    char text[BENT_AXES][SYMBOL_TEXT];
    BoxAxis axis[BENT_AXES];
    for (int d = 0; d < BENT_AXES; d++) axis[d] = axis_of(view, bent_stage(s), d, text[d]);
    const char *const name[3] = {axis[0].name, axis[1].name, axis[2].name};
    bool answer = !ui_hides(view->ui, HIDE_BOUNDARY), cut = answer && pane_share(s) > 0;
    Faces faces[2] = {{0}}; /* beyond the cut, and on the eye's side of it */
    shapes_clip(view->out, rect);
    box_axes_behind(&box);
    Paper *paper = s->paper && answer && !ui_hides(view->ui, HIDE_FIELD) ? paper_of(&box) : NULL;
    for (int near = 0; near < 2; near++) {
        if (near && cut) pane(&box);
        if (paper && (near || cut)) add_paper(&box, paper, &faces[near], cut, near ? 1 : -1);
        if (near && answer) add_wall(&box, &faces[near]);
        shapes_mark(view->out, s->paper ? "paper" : "wall", 0);
        faces_draw(&faces[near], view->out);
        shapes_mark(view->out, NULL, 0);
        faces_bin(&faces[near], rect);
    }
    if (answer) cut_line(&box, faces);
    space_points(&box, faces);
    if (cut) vector(&box);
    bool arrow = cut && !view->bare && !view_leaves_out_arrows(view),
         foot = box_view_has_foot(view);
    if (arrow && !foot) in_the_corner(&box);
    box_axes_draw(&box, axis);
    shapes_unclip(view->out);
    if (foot) below(&box, name, arrow);
    for (int near = 0; near < 2; near++) faces_destroy(&faces[near]);
    free(paper);
}

/* "the points as hidden layer 1 sees them" */
static void say_stage(const View *view, Rect picture, char text[128]) {
    const Bent *s = view->bent;
    const BentStage *stage = bent_stage(s);
    if (space_point_lags(view, picture))
        snprintf(text, 128, "as near as the %s lets the point come", s->paper ? "paper" : "layer");
    else if (s->share > 0 && s->from.layer < 0)
        snprintf(text, 128, "on the way from the %s to hidden layer 1",
                 s->paper ? "plane" : "data");
    else if (s->share > 0)
        snprintf(text, 128, "on the way from hidden layer %d to layer %d", s->from.layer + 1,
                 s->to.layer + 1);
    else if (stage->layer < 0)
        snprintf(text, 128, s->paper ? "the plane" : "the data along their three columns");
    else if (stage->principal)
        snprintf(text, 128, "hidden layer %d: the main directions of its %d units",
                 stage->layer + 1, stage->units);
    else if (stage->in_part)
        snprintf(text, 128, "hidden layer %d: three of its %d units", stage->layer + 1,
                 stage->units);
    else
        snprintf(text, 128, "the points as hidden layer %d sees them", stage->layer + 1);
}

static const char *why_not(const View *view) {
    if (view->lab->scene.data.columns < 2)
        return "A space needs two inputs, and these data have one. Over x shows them as a curve.";
    if (!view->bent->theme || !view->bent->finite)
        return view->lab->scene.data.count == 0 && view->lab->scene.data.columns == BENT_AXES
                   ? "There are no points yet."
                   : "The answers are no numbers any more: go back, or begin anew with a smaller "
                     "rate.";
    return NULL;
}

void view_space(View *view, Rect rect) {
    const char *sentence = why_not(view);
    char beside[128];
    if (sentence) {
        panel_sentence(view, rect, PANEL_SPACE, "SPACE", sentence);
        return;
    }
    shapes_clip(view->out, rect);
    float head = panel_head_height(view),
          foot = box_view_has_foot(view) ? box_view_foot_height(view) : 0;
    Rect body = {rect.x, rect.y + head, rect.w, rect.h - head - foot};
    say_stage(view, body, beside);
    panel_head(view, rect, PANEL_SPACE, "SPACE", beside, space_morph_width(view));
    space_morph(view, rect.x + rect.w - view_units(view, 18), rect.y + view_units(view, 28));
    if (body.h > view_units(view, 60)) picture(view, body);
    shapes_unclip(view->out);
}

void view_space_tile(View *view, Rect rect) {
    panel_tile(view, rect, why_not(view), picture);
}
