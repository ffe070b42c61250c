/* The landscape in space: the ground over its contours on the floor, the paths and the ball on it.
 * From above it is the flat picture, place for place. Part of landscape.h. */
#include <math.h>

#include "panels/landscape/landscape.h"
#include "ui/widgets.h"

static const float DISTANCE = 6.6f; /* of the eye */

static const Point3 low = {-1, -1, 0};
static const Point3 under = {-1, -1, -0.1f}; /* of what is in sight: numbers stand below it */

static Point3 high_of(void) {
    return (Point3){1, 1, TERRAIN_TOP};
}

/* The picture takes the body, but for a line of words over it and the foot. */
static Rect rect_of(const View *view, Rect body) {
    float over = view_units(view, 24), foot = box_view_foot_height(view);
    return (Rect){body.x, body.y + over, body.w, body.h - over - foot};
}

LandscapeSeen landscape_seen(const View *view) {
    Rect rect = box_view_rect(view->out, TURNED_LANDSCAPE);
    Rect area = {0};
    const Turn *turn = &view->ui->turned.of[TURNED_LANDSCAPE].turn;
    float over = view_units(view, 24), foot = box_view_foot_height(view);
    if (rect.w > 0)
        area = landscape_area(view, (Rect){rect.x, rect.y - over, rect.w, rect.h + over + foot});
    Orbit orbit = box_view_orbit_onto(rect, area, turn, under, high_of(), DISTANCE);
    return (LandscapeSeen){orbit, view->terrain};
}

/* ---- the floor */

static void edges(BoxView *box, const Ground *ground) {
    View *view = box->view;
    float share = 1 - box->orbit.flat;
    Color line = color_faded(view->theme->ink, 0.2f * share);
    Point floor[5];
    int last = ground->nodes - 1;
    const int corner[4] = {0, last, ground->nodes * ground->nodes - 1, last * ground->nodes};
    shapes_mark(view->out, "box edge", 0);
    for (int i = 0; i < 5; i++) {
        Point3 at = ground->at[corner[i % 4]];
        at.z = 0;
        floor[i] = box_view_place(box, at);
    }
    shapes_polygon(view->out, floor, 4, color_mix(view->theme->card, view->theme->quiet, 0.05f));
    shapes_curve(view->out, floor, 5, 1, 0, line);
    for (int i = 0; i < 4; i++) {
        Point top = ground->place[corner[i]];
        if (isfinite(top.x + top.y)) shapes_line(view->out, floor[i], top, 1, line);
    }
    shapes_mark(view->out, NULL, 0);
}

/* The same contours flat below, and those on the ground. */
static void contours(Site *site) {
    const Terrain *t = site->view->terrain;
    Color ink = site->view->theme->ink;
    float share = 1 - site->box->orbit.flat;
    const GroundLine below = {.width = 0.75f, .color = color_faded(ink, 0.17f * share)};
    shapes_mark(site->view->out, "contour below", 0);
    for (int k = 0; k < t->levels; k++) {
        for (int l = 0; l < t->line[k].lines; l++) {
            int count;
            const Point *point = contour_lines_of(&t->line[k], l, &count);
            site_shadow(site, point, count, &below);
        }
    }
    shapes_mark(site->view->out, NULL, 0);
}

/* At their own height: the ground between its nodes may lie a little beside it. */
static void contour_on(Site *site, int level, const GroundLine *line) {
    enum { MOST = 4096 };
    static const float LIFT = 0.003f;
    const Terrain *t = site->view->terrain;
    Point3 at[MOST];
    for (int l = 0; l < t->line[level].lines; l++) {
        int count;
        const Point *point = contour_lines_of(&t->line[level], l, &count);
        if (count > MOST) count = MOST;
        for (int i = 0; i < count; i++) {
            at[i] = site_floor(site, point[i]);
            at[i].z = terrain_z(t, t->level[level]) + LIFT;
        }
        ground_line(&site->ground, site->box, at, count, line);
    }
}

static void contours_on(Site *site) {
    const Terrain *t = site->view->terrain;
    float share = 0.38f + (0.22f - 0.38f) * site->box->orbit.flat;
    const GroundLine line = {.width = 0.85f, .color = color_faded(site->view->theme->ink, share)};
    for (int k = 0; k < t->levels; k++) {
        shapes_mark(site->view->out, "contour", k);
        contour_on(site, k, &line);
    }
    shapes_mark(site->view->out, NULL, 0);
}

/* ---- the upright axis */

/* Its ends: at the corner farthest to the left. False where it is too short, from above. */
static bool find_loss_axis(const BoxView *box, Point3 *foot, Point *from, Point *to) {
    *foot = box_axes_corner(&box->orbit, low, high_of());
    *from = box_view_place(box, (Point3){foot->x, foot->y, TERRAIN_FOOT});
    *to = box_view_place(box, (Point3){foot->x, foot->y, TERRAIN_TOP});
    bool numbered = !ui_hides(box->view->ui, HIDE_WEIGHTS);
    return numbered && hypotf(to->x - from->x, to->y - from->y) >= view_units(box->view, 40);
}

/* Where losses are read off, level by level. */
static void loss_axis(BoxView *box) {
    View *view = box->view;
    const Terrain *t = view->terrain;
    Point3 foot;
    Point from, to;
    if (!find_loss_axis(box, &foot, &from, &to)) return;
    Color ink = color_faded(view->theme->ink, 0.85f * (1 - box->orbit.flat));
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    style.tabular = true;
    shapes_mark(view->out, "loss axis", 0);
    shapes_line(view->out, from, to, 1.6f, ink);
    for (int k = 0; k < t->levels; k++) {
        char text[32];
        Point3 mark = {foot.x, foot.y, terrain_z(t, t->level[k])};
        Point at = box_view_place(box, mark), out = {at.x - view_units(view, 5), at.y};
        text_short((double)t->level[k], 2, text, sizeof text);
        shapes_line(view->out, out, at, 1, ink);
        float wide = text_width(view->glyphs, text, &style, view->ui->density);
        box_view_label(box, text, (Point){out.x - view_units(view, 5) - wide / 2, at.y}, &style);
    }
    style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float half = text_width(view->glyphs, "loss", &style, view->ui->density) / 2;
    for (int i = 0; i < 3; i++) { /* over its end, beside the ground */
        Point at = {to.x - half * (float)i, to.y - view_units(view, 18)};
        if (box_view_label(box, "loss", at, &style)) break;
    }
    shapes_mark(view->out, NULL, 0);
}

/* ---- all of it */

static void axes(BoxView *box) {
    const View *view = box->view;
    const Range *span = view->terrain->span;
    const Color ink = view->theme->ink;
    char name[2][64];
    bool numbered = !ui_hides(view->ui, HIDE_WEIGHTS);
    BoxAxis axis[3];
    Point3 corner;
    Point from, to;
    if (find_loss_axis(box, &corner, &from, &to)) box_view_keep_free(box, from, to);
    for (int i = 0; i < 3; i++) axis[i] = (BoxAxis){.low = NAN, .high = NAN, .color = ink};
    for (int i = 0; i < 2; i++) {
        axis[i].name = landscape_axis_name(view, i, name[i]);
        if (numbered) axis[i].low = span[i].low, axis[i].high = span[i].high;
    }
    box_axes_draw(box, axis);
}

static void foot(BoxView *box) {
    View *view = box->view;
    char name[2][64];
    const char *const cross[3] = {landscape_axis_name(view, 0, name[0]),
                                  landscape_axis_name(view, 1, name[1]), "L"};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    const char *text = view->terrain->logarithmic ? "height is log loss · drag to turn"
                                                  : "height is the loss · drag to turn";
    Point end = box_view_foot(box, cross, false).words;
    float room = end.x - box->rect.x - view_units(view, 290);
    if (text_width(view->glyphs, text, &style, view->ui->density) <= room)
        view_text(view, text, end.x, end.y, 0, &style);
}

static Ground ground_of(const Terrain *t) {
    return (Ground){
        .nodes = t->size, .half = {1, 1}, .high = TERRAIN_TOP + 0.1f, .z = t->z, .color = t->color};
}

static void draw(BoxView *box) {
    View *view = box->view;
    Site site = {.view = view, .area = box->rect, .box = box, .ground = ground_of(view->terrain)};
    ground_see(&site.ground, box);
    edges(box, &site.ground);
    contours(&site);
    landscape_shadows(&site);
    box->ground = &site.ground;
    axes(box); /* the ground may stand before them */
    ground_faces(&site.ground, box, -INFINITY, INFINITY);
    ground_rim(&site.ground, box);
    contours_on(&site);
    loss_axis(box);
    contour_heights(&site);
    landscape_paths(&site);
    landscape_ball(&site);
    box->ground = NULL;
    ground_release(&site.ground);
}

bool turned_landscape_fits(const View *view, Rect body) {
    return rect_of(view, body).h >= view_units(view, 60);
}

void turned_landscape(View *view, Rect body) {
    Rect rect = rect_of(view, body);
    const Turn *turn = &view->ui->turned.of[TURNED_LANDSCAPE].turn;
    BoxView box = box_view_begin(view, rect, TURNED_LANDSCAPE, low, high_of(), DISTANCE);
    box.orbit =
        box_view_orbit_onto(rect, landscape_area(view, body), turn, under, high_of(), DISTANCE);
    shapes_clip(view->out, rect);
    draw(&box);
    shapes_unclip(view->out);
    foot(&box);
}
