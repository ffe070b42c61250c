/* The path of training over the landscape, former ones from the same start, and the ball where the
 * network is, with its coming step. Part of landscape.h. */
#include <math.h>
#include <stdio.h>

#include "panels/arrow.h"
#include "panels/landscape/landscape.h"
#include "panels/legend.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

Point landscape_now(const View *view) {
    return terrain_at(view->terrain, lab_network(view->lab)->theta);
}

Point landscape_move(const View *view) {
    const Terrain *t = view->terrain;
    const PathAxes *path = &t->path;
    Point by = {0, 0};
    if (!t->along_path)
        return (Point){arrow_move(view, t->weight[0]), arrow_move(view, t->weight[1])};
    for (int i = 0; i < path->weights; i++) {
        float move = arrow_move(view, i);
        by.x += move * path->axis[0][i];
        by.y += move * path->axis[1][i];
    }
    return by;
}

/* ---- paths */

static void weights_of(const View *view, const float *theta, int places, Point *at) {
    for (int i = 0; i < places; i++, theta += view->lab->trail.weights)
        at[i] = terrain_at(view->terrain, theta);
}

/* Dashed on the map, in space a pale line on the ground. The older, the fainter. */
static GroundLine former_line(const View *view, bool flat, int index) {
    Color color = color_faded(view->theme->ink, index == 0 ? 0.75f : 0.5f);
    return (GroundLine){1.3f, flat ? view_units(view, 3) : 0, color, 0.3f};
}

static void former_path(Site *site, FormerPath path, int index) {
    View *view = site->view;
    Point at[TRAIL_MOST];
    if (path.count == 0) return;
    weights_of(view, path.theta, path.count, at);
    const GroundLine line = former_line(view, !site->box, index);
    shapes_mark(view->out, "former path", index);
    site_curve(site, at, path.count, &line);
    shapes_mark(view->out, NULL, 0);
}

/* After a restart the path just left is a former one, although the trail calls it so only with the
 * next step. */
static bool has_restarted(const View *view) {
    const Trail *trail = &view->lab->trail;
    return trail->weights && trail->count > 1 &&
           trail_until(trail, lab_trainer(view->lab)->steps) == 1;
}

/* Of those before the present one, the latest first; index: below TRAIL_FORMER + 1. */
static FormerPath former_of(const View *view, int index) {
    const Trail *trail = &view->lab->trail;
    bool restarted = has_restarted(view);
    if (restarted && index == 0) return (FormerPath){trail->count, trail->theta, trail->way};
    index -= restarted;
    return index < TRAIL_FORMER ? trail->former[index] : (FormerPath){0};
}

static void former_paths(Site *site) {
    if (ui_hides(site->view->ui, HIDE_RUNS)) return;
    for (int i = TRAIL_FORMER; i >= 0; i--) former_path(site, former_of(site->view, i), i);
}

float landscape_path_legend(View *view, bool flat, float right, float baseline, float left) {
    const TrailWay now = {.training = *lab_settings(view->lab)};
    const FormerPath last = former_of(view, 0);
    const Theme *t = view->theme;
    const GroundLine line = former_line(view, flat, 0);
    char text[LEGEND_WAY], before[LEGEND_WAY + 16];
    float x = right, room = view_units(view, 130);
    if (last.count < 2 || ui_hides(view->ui, HIDE_RUNS)) return right;
    bool alike = !legend_way(view, &last.way, &now, text)[0];
    snprintf(before, sizeof before, "%s%s", alike ? "the run" : text,
             alike ? " before" : ", before");
    shapes_mark(view->out, "path legend", 0);
    if (x - room > left)
        view_legend_item(view, &x, baseline, before, line.width, line.dash, line.color);
    legend_way(view, &now, &last.way, text);
    if (alike) snprintf(text, sizeof text, "this run");
    if (x - room > left) view_legend_item(view, &x, baseline, text, 2.2f, 0, t->ink);
    shapes_mark(view->out, NULL, 0);
    return x;
}

/* The path to the present weights; while its places are few, each is marked. */
static void path(Site *site) {
    enum { MARKED = 60 };
    View *view = site->view;
    const Trail *trail = &view->lab->trail;
    Point at[TRAIL_MOST + 1];
    int n = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) : 0;
    weights_of(view, trail->theta, n, at);
    at[n] = landscape_now(view);
    const GroundLine line = {
        .width = site->box ? 2.3f : 1.8f, .color = view->theme->ink, .hidden = 0.3f};
    shapes_mark(view->out, "path", 0);
    if (n > 0) site_curve(site, at, n + 1, &line);
    for (int i = 0; i < n && n <= MARKED; i++) {
        Point place = site_place(site, at[i]);
        if (site->box && !site_sees(site, at[i])) continue;
        shapes_disc(view->out, place, view_units(view, 2.6f), view->theme->ink);
    }
    shapes_mark(view->out, NULL, 0);
}

/* The coming step over the floor, at its true length, as far as the floor goes. */
static void step_below(Site *site, Point now) {
    static const float SEEN = 3;
    View *view = site->view;
    const Point move = landscape_move(view);
    Point3 at = site_floor(site, now),
           to = site_floor(site, (Point){now.x + move.x, now.y + move.y});
    float x = to.x - at.x, y = to.y - at.y, share = 1;
    if (x != 0) share = fminf(share, (copysignf(1, x) - at.x) / x);
    if (y != 0) share = fminf(share, (copysignf(1, y) - at.y) / y);
    if (!(share > 0)) return; /* it begins beyond the floor */
    Point from = box_view_place(site->box, at),
          end = box_view_place(site->box, (Point3){at.x + x * share, at.y + y * share, 0});
    if (!(hypotf(end.x - from.x, end.y - from.y) > view_units(view, SEEN))) return;
    shapes_mark(view->out, "step below", 0);
    shapes_arrow(view->out, from, end, view_units(view, 2),
                 color_faded(view->theme->gold, 0.7f * (1 - site->box->orbit.flat)));
    shapes_mark(view->out, NULL, 0);
}

/* The way here, and the latest of the former ones, below the ground. */
void landscape_shadows(Site *site) {
    View *view = site->view;
    const Trail *trail = &view->lab->trail;
    if (view->valley) {
        valley_shadows(site);
        return;
    }
    const FormerPath former = former_of(view, 0);
    Color ink = view->theme->ink;
    const GroundLine line = {.width = 1, .color = color_faded(ink, 0.55f)};
    const GroundLine pale = {.width = 0.8f, .color = color_faded(ink, 0.3f)};
    Point at[TRAIL_MOST + 1];
    int n = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) : 0;
    shapes_mark(view->out, "path below", 0);
    if (former.count > 0 && !ui_hides(view->ui, HIDE_RUNS)) {
        weights_of(view, former.theta, former.count, at);
        site_shadow(site, at, former.count, &pale);
    }
    weights_of(view, trail->theta, n, at);
    at[n] = landscape_now(view);
    if (n > 0) site_shadow(site, at, n + 1, &line);
    shapes_mark(view->out, NULL, 0);
    if (site->box) step_below(site, at[n]);
}

void landscape_paths(Site *site) {
    if (site->view->valley) {
        valley_paths(site);
        return;
    }
    former_paths(site);
    path(site);
}

/* ---- the ball */

static void step(Site *site, Point now) {
    Point from = site_place(site, now), to = site_step(site, now, landscape_move(site->view));
    arrow_draw(site->view, site->view->terrain->weight[0], from, to.x - from.x, from.y - to.y,
               site->area);
}

/* A plumb line down to the floor. */
static void plumb(Site *site, Point now) {
    View *view = site->view;
    const Theme *t = view->theme;
    if (!site->box) return;
    float share = 1 - site->box->orbit.flat;
    Point from = site_place(site, now), to = box_view_place(site->box, site_floor(site, now));
    shapes_mark(view->out, "plumb", 0);
    shapes_curve(view->out, (const Point[2]){from, to}, 2, 1, view_units(view, 3),
                 color_faded(t->ink, 0.45f * share));
    shapes_disc(view->out, to, view_units(view, 2.6f), color_faded(t->ink, 0.6f * share));
    shapes_mark(view->out, NULL, 0);
}

/* A light on it, so that it is round. */
static void round_ball(View *view, Point at, float r) {
    const Theme *t = view->theme;
    shapes_disc(view->out, at, r + 1.5f, t->card);
    shapes_disc(view->out, at, r, t->ink);
    shapes_disc(view->out, (Point){at.x - 0.3f * r, at.y - 0.35f * r}, 0.28f * r,
                color_mix(t->ink, t->card, 0.45f));
}

/* Whether one of its weights is pointed at, here or elsewhere. */
static bool is_lit(const View *view) {
    const Terrain *t = view->terrain;
    for (int i = 0; i < 2 && !t->along_path; i++) {
        if (highlight_of(view, subject_weight(t->weight[i])) & HIGHLIGHT_POINTED) return true;
    }
    return false;
}

void landscape_ball(Site *site) {
    View *view = site->view;
    if (view->valley) {
        valley_ends(site);
        return;
    }
    Point now = landscape_now(view), at = site_place(site, now);
    const Tag tag = landscape_hand(view, site->box);
    bool hot = tag_same(view->ui->hover, tag);
    float r = view_units(view, hot ? 6.5f : 5.5f), hand = view_units(view, 12);
    if (!isfinite(at.x + at.y)) return;
    plumb(site, now);
    shapes_mark(view->out, "place", 0);
    if (site->box) at.y -= 0.6f * r; /* it lies on the ground */
    if (is_lit(view)) shapes_disc(view->out, at, 2.2f * r, highlight_ground(view));
    round_ball(view, at, r);
    shapes_mark(view->out, NULL, 0);
    step(site, now); /* on top: a short one would be covered */
    if (!site->box) return;
    Rect rect = {at.x - hand, at.y - hand, 2 * hand, 2 * hand};
    view_focus(view, rect, hand, tag);
    target_place(view->out, tag, rect);
}
