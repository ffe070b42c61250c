/* What a unit answers, as a surface over the plane: isolines, the boundary as one of them with its
 * copy on the floor, and points on their threads. Turned by hand; from above it is the plane. */
#include "panels/surface/surface.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/faces.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "ui/widgets.h"

static const float DISTANCE = 6.4f; /* of the eye */

/* ---- what hides what */

float surface_depth_under(const BoxView *box, const Relief *r, Point3 at) {
    static const float STEP = 2.0f / RELIEF_CELLS, CLEAR = 0.006f;
    Point3 to = orbit_towards_eye(&box->orbit, at);
    float across = hypotf(to.x, to.y), deepest = 0, above = to.z < 0 ? -1 : 1;
    float step = STEP / fmaxf(across, 0.3f);
    for (int i = 0; i < 2 * RELIEF_CELLS; i++) {
        float s = step * ((float)i + (i ? 0 : 0.25f));
        Point3 p = {at.x + to.x * s, at.y + to.y * s, at.z + to.z * s};
        float ground = relief_ground(r, (Point){p.x, p.y});
        if (!isfinite(ground) || (above > 0 && p.z > RELIEF_HEIGHT) || (above < 0 && p.z < 0))
            break;
        deepest = fmaxf(deepest, (ground - p.z) * above);
    }
    return deepest > CLEAR ? deepest : 0;
}

/* ---- the ground */

/* Every node, in the box and on the screen. */
typedef struct Nodes {
    Point3 at[RELIEF_NODES * RELIEF_NODES];
    Point place[RELIEF_NODES * RELIEF_NODES];
} Nodes;

static float limited(float z) {
    return fminf(fmaxf(z, -0.05f),
                 RELIEF_HEIGHT + 0.15f); /* what leaves the range stays in sight */
}

static Nodes *nodes_of(const BoxView *box, const Relief *r) {
    Nodes *n = memory_zeroed(1, sizeof *n);
    for (int j = 0; j < RELIEF_NODES; j++) {
        for (int i = 0; i < RELIEF_NODES; i++) {
            int k = j * RELIEF_NODES + i;
            float u = (float)i / RELIEF_CELLS, v = (float)j / RELIEF_CELLS;
            float z = relief_z(r, r->value[k]);
            n->at[k] = (Point3){(2 * u - 1) * r->half[0], (1 - 2 * v) * r->half[1],
                                isfinite(z) ? limited(z) : z};
            n->place[k] = box_view_place(box, n->at[k]);
        }
    }
    return n;
}

/* The normal of a cell that rises by dx from left to right and by dy from below to above. */
static Point3 normal_of(const Relief *r, const Point3 *a, const Point3 *b) {
    float wide = 2 * r->half[0] / RELIEF_CELLS, high = 2 * r->half[1] / RELIEF_CELLS;
    float dx = (a[1].z - a[0].z + b[1].z - b[0].z) / (2 * wide),
          dy = (a[0].z - b[0].z + a[1].z - b[1].z) / (2 * high);
    return (Point3){-dx, -dy, 1};
}

/* The foot of the eye on the floor; far away where there is no perspective. */
static Point eye_foot(const BoxView *box) {
    float far = 1 / fmaxf(box->orbit.nearness, 0.02f);
    Point3 to = orbit_towards_eye(&box->orbit, box->orbit.middle);
    return (Point){to.x * far, to.y * far};
}

/* The cells below a height, or those above it, from far to near. */
static void ground(BoxView *box, const Relief *r, const Nodes *n, Faces *faces, float from,
                   float below) {
    Point eye = eye_foot(box);
    faces_clear(faces);
    for (int j = 0; j < RELIEF_CELLS; j++) {
        for (int i = 0; i < RELIEF_CELLS; i++) {
            int a = j * RELIEF_NODES + i, b = a + RELIEF_NODES;
            const Point corner[4] = {n->place[a], n->place[a + 1], n->place[b + 1], n->place[b]};
            float z = (n->at[a].z + n->at[a + 1].z + n->at[b].z + n->at[b + 1].z) / 4;
            if (!(z >= from && z < below)) continue;
            float x = (n->at[a].x + n->at[a + 1].x) / 2 - eye.x,
                  y = (n->at[a].y + n->at[b].y) / 2 - eye.y;
            Color color = faces_shade(r->color[j * RELIEF_CELLS + i],
                                      normal_of(r, &n->at[a], &n->at[b]), 1 - box->orbit.flat);
            faces_add(faces, corner, 4, -sqrtf(x * x + y * y), color);
        }
    }
    shapes_mark(box->view->out, "ground", 0);
    faces_draw(faces, box->view->out);
    shapes_mark(box->view->out, NULL, 0);
}

/* Between the ground's edge and the floor, on the sides that are turned to the eye. */
static void skirt(BoxView *box, const Nodes *n) {
    enum { LAST = RELIEF_CELLS };
    const struct {
        int first, step;
        Point3 out;
    } side[4] = {{LAST * RELIEF_NODES, 1, {0, -1, 0}},
                 {0, 1, {0, 1, 0}},
                 {0, RELIEF_NODES, {-1, 0, 0}},
                 {LAST, RELIEF_NODES, {1, 0, 0}}};
    const Theme *t = box->view->theme;
    for (int s = 0; s < 4; s++) {
        Point outline[RELIEF_NODES + 2];
        Point3 first = n->at[side[s].first], last = n->at[side[s].first + LAST * side[s].step];
        Point3 middle = {(first.x + last.x) / 2, (first.y + last.y) / 2, 0};
        Point3 to = orbit_towards_eye(&box->orbit, middle);
        bool whole = to.x * side[s].out.x + to.y * side[s].out.y > 0;
        for (int i = 0; i <= LAST; i++) {
            outline[i] = n->place[side[s].first + i * side[s].step];
            whole = whole && isfinite(outline[i].y);
        }
        if (!whole) continue;
        last.z = first.z = 0;
        outline[LAST + 1] = box_view_place(box, last);
        outline[LAST + 2] = box_view_place(box, first);
        shapes_mark(box->view->out, "skirt", s);
        shapes_polygon(box->view->out, outline, RELIEF_NODES + 2,
                       color_mix(t->card, t->quiet, 0.16f));
        shapes_line(box->view->out, outline[LAST + 1], outline[LAST + 2], 1,
                    color_faded(t->ink, 0.35f));
        shapes_mark(box->view->out, NULL, 0);
    }
}

/* ---- lines on it */

enum { RUN = 512 };

/* Draws what is seen of a line over the ground in one way, and what is hidden fainter or not at
 * all. */
static void draw_seen(BoxView *box, const Relief *r, const Point3 *at, int count, float width,
                      Color color, float hidden) {
    Point run[RUN];
    int n = 0;
    bool was_seen = true;
    for (int i = 0; i < count; i++) {
        bool seen = surface_depth_under(box, r, at[i]) == 0;
        Point p = box_view_place(box, at[i]);
        if (n > 0 && (seen != was_seen || n == RUN - 1)) {
            run[n++] = p;
            Color now = was_seen ? color : color_faded(color, hidden);
            if (now.a > 0) shapes_curve(box->view->out, run, n, width, 0, now);
            n = 0;
        }
        was_seen = seen;
        run[n++] = p;
    }
    Color now = was_seen ? color : color_faded(color, hidden);
    if (n > 1 && now.a > 0) shapes_curve(box->view->out, run, n, width, 0, now);
}

/* Contours at their height. */
static void draw_lines(BoxView *box, const Relief *r, const ContourLines *lines, float level,
                       float width, Color color, float hidden) {
    for (int l = 0; l < lines->lines; l++) {
        int count;
        const Point *p = contour_lines_of(lines, l, &count);
        Point3 *at = memory_zeroed((size_t)count, sizeof *at);
        for (int i = 0; i < count; i++) {
            Point place = relief_at(r, p[i]);
            at[i] = (Point3){place.x, place.y, relief_z(r, level)};
        }
        draw_seen(box, r, at, count, width, color, hidden);
        free(at);
    }
}

static void isolines(BoxView *box, const Relief *r) {
    Color ink = color_faded(box->view->theme->ink, 0.26f * (1 - box->orbit.flat));
    for (int k = 0; k < r->levels && ink.a > 0; k++) {
        shapes_mark(box->view->out, "isoline", k);
        draw_lines(box, r, &r->line[k], r->level[k], 0.75f, ink, 0);
    }
    shapes_mark(box->view->out, NULL, 0);
}

/* The boundary at its height, and dashed where it lies on the plane. */
static void boundary(BoxView *box, const Relief *r) {
    View *view = box->view;
    Color ink = view->theme->ink;
    if (!isfinite(r->threshold) || ui_hides(view->ui, HIDE_BOUNDARY)) return;
    shapes_mark(view->out, "boundary copy", 0);
    for (int l = 0; l < r->boundary.lines && box->orbit.flat < 1; l++) {
        int count;
        const Point *p = contour_lines_of(&r->boundary, l, &count);
        Point *floor = memory_zeroed((size_t)count, sizeof *floor);
        for (int i = 0; i < count; i++) {
            Point at = relief_at(r, p[i]);
            floor[i] = box_view_place(box, (Point3){at.x, at.y, 0});
        }
        shapes_curve(view->out, floor, count, 1, view_units(view, 3.5f), color_faded(ink, 0.42f));
        free(floor);
    }
    shapes_mark(view->out, "boundary", 0);
    draw_lines(box, r, &r->boundary, r->threshold, 2.3f, ink, 0.18f);
    shapes_mark(view->out, NULL, 0);
}

/* The rim of the ground, where it ends. */
static void rim(BoxView *box, const Relief *r, const Nodes *n) {
    enum { LAST = RELIEF_CELLS };
    const int first[4] = {0, LAST * RELIEF_NODES, 0, LAST},
              step[4] = {1, 1, RELIEF_NODES, RELIEF_NODES};
    Color ink = color_faded(box->view->theme->ink, 0.45f);
    shapes_mark(box->view->out, "rim", 0);
    for (int s = 0; s < 4; s++) {
        Point3 at[RELIEF_NODES];
        int count = 0;
        for (int i = 0; i <= LAST; i++) {
            at[count] = n->at[first[s] + i * step[s]];
            if (isfinite(at[count].z)) count++;
        }
        if (count > 1) draw_seen(box, r, at, count, 0.9f, ink, 0);
    }
    shapes_mark(box->view->out, NULL, 0);
}

/* ---- the threshold */

static void pane(BoxView *box, const Relief *r) {
    View *view = box->view;
    float z = relief_z(r, r->threshold), x = r->half[0], y = r->half[1];
    const Point3 corner[4] = {{-x, -y, z}, {x, -y, z}, {x, y, z}, {-x, y, z}};
    Point place[5];
    for (int i = 0; i < 5; i++) place[i] = box_view_place(box, corner[i % 4]);
    float share = 1 - box->orbit.flat;
    Color fill = color_mix(view->theme->card, view->theme->quiet, 0.35f);
    shapes_mark(view->out, "threshold pane", 0);
    shapes_polygon(view->out, place, 4, color_faded(fill, 0.5f * share));
    shapes_curve(view->out, place, 5, 1, 0, color_faded(view->theme->ink, 0.5f * share));
    shapes_mark(view->out, NULL, 0);
}

/* Where the eye is above the pane, what lies below it comes first, then the pane; else the other
 * way round. So the ground cuts the pane where it should. */
static void ground_and_pane(BoxView *box, const Relief *r, const Nodes *n) {
    Faces faces = {0};
    if (!surface_has_pane(box->view) || !isfinite(r->threshold)) {
        ground(box, r, n, &faces, -INFINITY, INFINITY);
    } else {
        float z = relief_z(r, r->threshold);
        bool above = orbit_towards_eye(&box->orbit, (Point3){0, 0, z}).z >= 0;
        ground(box, r, n, &faces, above ? -INFINITY : z, above ? z : INFINITY);
        pane(box, r);
        ground(box, r, n, &faces, above ? z : -INFINITY, above ? INFINITY : z);
    }
    faces_destroy(&faces);
}

/* ---- all of it */

static void box_of(const Lab *lab, Point3 *low, Point3 *high) {
    float half[2];
    relief_half(lab, half);
    *low = (Point3){-half[0], -half[1], 0};
    *high = (Point3){half[0], half[1], RELIEF_HEIGHT};
}

Orbit surface_orbit(const Lab *lab, Rect rect, const Turn *turn) {
    Point3 low, high;
    box_of(lab, &low, &high);
    return box_view_orbit(rect, turn, low, high, DISTANCE);
}

Point3 surface_corner(const Lab *lab, const Orbit *orbit) {
    Point3 low, high;
    box_of(lab, &low, &high);
    return box_axes_corner(orbit, low, high);
}

static void picture(View *view, Rect rect) {
    const Relief *r = view->relief;
    const Plane *w = &r->window;
    const Color ink = view->theme->ink;
    char height[64];
    surface_height_name(view, height);
    const BoxAxis axis[3] = {{plane_axis_name(view->lab, 0), w->left, w->right, ink},
                             {plane_axis_name(view->lab, 1), w->bottom, w->top, ink},
                             {height, r->low, r->high, ink}};
    const char *const name[3] = {axis[0].name, axis[1].name, axis[2].name};
    Point3 low, high;
    box_of(view->lab, &low, &high);
    BoxView box = box_view_begin(view, rect, TURNED_SURFACE, low, high, DISTANCE);
    shapes_clip(view->out, rect);
    box_axes_behind(&box);
    if (!ui_hides(view->ui, HIDE_FIELD) && !ui_hides(view->ui, HIDE_BOUNDARY)) {
        Nodes *n = nodes_of(&box, r);
        ground_and_pane(&box, r, n);
        skirt(&box, n);
        rim(&box, r, n);
        isolines(&box, r);
        free(n);
    }
    boundary(&box, r);
    surface_points(&box);
    box_axes_draw(&box, axis);
    surface_handle(&box);
    shapes_unclip(view->out);
    box_view_foot(&box, name, true);
}

static const char *why_not(const View *view) {
    if (!relief_fits(view->lab))
        return "A surface stands on two inputs, and these data have one. Over x shows it as a "
               "curve.";
    if (!view->relief->work || !view->relief->finite)
        return "The answers are no numbers any more: go back, or begin anew with a smaller rate.";
    return NULL;
}

void view_surface(View *view, Rect rect) {
    char height[64], beside[128];
    const char *sentence = why_not(view);
    if (sentence) {
        panel_sentence(view, rect, PANEL_SURFACE, "SURFACE", sentence);
        return;
    }
    shapes_clip(view->out, rect);
    snprintf(beside, sizeof beside, "%s as height", surface_height_name(view, height));
    float head =
        panel_head(view, rect, PANEL_SURFACE, "SURFACE", beside, surface_chooser_width(view));
    surface_chooser(view, rect.x + rect.w - view_units(view, 18), rect.y + view_units(view, 28));
    float foot = box_view_foot_height(view);
    Rect body = {rect.x, rect.y + head, rect.w, rect.h - head - foot};
    if (body.h > view_units(view, 60)) picture(view, body);
    shapes_unclip(view->out);
}
