/* What a unit answers, as a surface over the plane: isolines, the boundary as one of them with its
 * copy on the floor, and points on their threads. Turned by hand; from above it is the plane. */
#include "panels/surface/surface.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "ui/widgets.h"

static const float DISTANCE = 6.4f; /* of the eye */

/* Contours at their height. */
static void draw_lines(BoxView *box, const Relief *r, const ContourLines *lines, float level,
                       const GroundLine *look) {
    const Ground ground = relief_as_ground(r);
    for (int l = 0; l < lines->lines; l++) {
        int count;
        const Point *p = contour_lines_of(lines, l, &count);
        Point3 *at = memory_zeroed((size_t)count, sizeof *at);
        for (int i = 0; i < count; i++) {
            Point place = relief_at(r, p[i]);
            at[i] = (Point3){place.x, place.y, relief_z(r, level)};
        }
        ground_line(&ground, box, at, count, look);
        free(at);
    }
}

static void isolines(BoxView *box, const Relief *r) {
    Color ink = color_faded(box->view->theme->ink, 0.26f * (1 - box->orbit.flat));
    const GroundLine look = {.width = 0.75f, .color = ink};
    for (int k = 0; k < r->levels && ink.a > 0; k++) {
        shapes_mark(box->view->out, "isoline", k);
        draw_lines(box, r, &r->line[k], r->level[k], &look);
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
    draw_lines(box, r, &r->boundary, r->threshold,
               &(GroundLine){.width = 2.3f, .color = ink, .hidden = 0.18f});
    shapes_mark(view->out, NULL, 0);
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
static void ground_and_pane(BoxView *box, const Relief *r, const Ground *g) {
    if (!surface_has_pane(box->view) || !isfinite(r->threshold)) {
        ground_faces(g, box, -INFINITY, INFINITY);
    } else {
        float z = relief_z(r, r->threshold);
        bool above = orbit_towards_eye(&box->orbit, (Point3){0, 0, z}).z >= 0;
        ground_faces(g, box, above ? -INFINITY : z, above ? z : INFINITY);
        pane(box, r);
        ground_faces(g, box, above ? z : -INFINITY, above ? INFINITY : z);
    }
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
    const Tag none = {0};
    const BoxAxis axis[3] = {{plane_axis_name(view->lab, 0), w->left, w->right, ink, none},
                             {plane_axis_name(view->lab, 1), w->bottom, w->top, ink, none},
                             {height, r->low, r->high, ink, none}};
    const char *const name[3] = {axis[0].name, axis[1].name, axis[2].name};
    Point3 low, high;
    box_of(view->lab, &low, &high);
    BoxView box = box_view_begin(view, rect, TURNED_SURFACE, low, high, DISTANCE);
    shapes_clip(view->out, rect);
    box_axes_behind(&box);
    if (!ui_hides(view->ui, HIDE_FIELD) && !ui_hides(view->ui, HIDE_BOUNDARY)) {
        Ground ground = relief_as_ground(r);
        ground_see(&ground, &box);
        ground_and_pane(&box, r, &ground);
        ground_skirt(&ground, &box);
        ground_rim(&ground, &box);
        isolines(&box, r);
        ground_release(&ground);
    }
    boundary(&box, r);
    surface_points(&box);
    box_axes_draw(&box, axis);
    if (!view->bare) surface_handle(&box);
    shapes_unclip(view->out);
    if (box_view_has_foot(view)) box_view_foot(&box, name, true);
}

/* What the one network takes points for is not what many do on the mean. */
static void picture_of_many(View *view, Rect rect) {
    Lab unjudged = *view->lab;
    View own = *view;
    unjudged.mistaken = memory_zeroed((size_t)view->lab->scene.data.count + 1, sizeof(bool));
    own.lab = &unjudged;
    picture(&own, rect);
    free(unjudged.mistaken);
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
    surface_height_name(view, height);
    if (view->relief->many == HEIGHT_ANSWER)
        snprintf(beside, sizeof beside,
                 view->relief->whole ? "%s as height" : "%s where it is a number", height);
    else
        snprintf(beside, sizeof beside, "%s from %d starts as height", height,
                 view->relief->starts);
    float head =
        panel_head(view, rect, PANEL_SURFACE, "SURFACE", beside, surface_chooser_width(view));
    surface_chooser(view, rect.x + rect.w - view_units(view, 18), rect.y + view_units(view, 28));
    float foot = box_view_has_foot(view) ? box_view_foot_height(view) : 0;
    Rect body = {rect.x, rect.y + head, rect.w, rect.h - head - foot};
    bool many = view->relief->many != HEIGHT_ANSWER;
    if (body.h > view_units(view, 60)) many ? picture_of_many(view, body) : picture(view, body);
    shapes_unclip(view->out);
}

void view_surface_tile(View *view, Rect rect) {
    panel_tile(view, rect, why_not(view), picture);
}
