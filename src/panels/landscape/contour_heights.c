/* The numbers on the contours of the landscape. Part of landscape.h. */
#include <math.h>

#include "panels/arrow.h"
#include "panels/landscape/landscape.h"
#include "ui/widgets.h"

enum { ALONG = 16 }; /* places of the path, and of the arrow, that stay free */

/* Where numbers stand already, and what they must not hide. */
typedef struct Taken {
    Rect box[TERRAIN_LEVELS + 6 + 3 * ALONG + BOX_LABELS];
    int count;
} Taken;

static bool is_free(const Taken *taken, Rect box, Rect screen) {
    const Rect wide = rect_inset(box, -2);
    bool is_free = rect_within(box, screen);
    for (int i = 0; i < taken->count && is_free; i++) is_free = !rect_meets(taken->box[i], wide);
    return is_free;
}

static void take(Taken *taken, Point at, float half) {
    taken->box[taken->count++] = (Rect){at.x - half, at.y - half, 2 * half, 2 * half};
}

/* All along the arrow of the coming step, as far as it can be seen. */
static void take_arrow(const Site *site, Point at, Taken *taken) {
    const View *view = site->view;
    Point to = site_step(site, landscape_now(view), landscape_move(view));
    float far = hypotf(to.x - at.x, to.y - at.y), most = site->area.w + site->area.h;
    if (!isfinite(far) || far == 0) return;
    float share = fminf(1, most / far) / ALONG;
    for (int i = 1; i <= ALONG; i++) {
        float s = share * (float)i;
        take(taken, (Point){at.x + (to.x - at.x) * s, at.y + (to.y - at.y) * s},
             fmaxf(view_units(view, 10), share * far * 0.5f));
    }
}

/* From the ball down to the floor. */
static void take_plumb(const Site *site, Point at, Taken *taken) {
    Point foot = box_view_place(site->box, site_floor(site, landscape_now(site->view)));
    for (int i = 0; i < ALONG; i++) {
        float share = (float)i / ALONG;
        float half = fmaxf(view_units(site->view, 4), (foot.y - at.y) / ALONG / 2);
        take(taken, (Point){at.x + (foot.x - at.x) * share, at.y + (foot.y - at.y) * share}, half);
    }
    take(taken, foot, view_units(site->view, 15));
}

static void take_path(const Site *site, Taken *taken) {
    const View *view = site->view;
    const Trail *trail = &view->lab->trail;
    int places = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) : 0;
    int shown = places < ALONG ? places : ALONG;
    for (int i = 0; i < shown; i++) {
        const float *theta = trail->theta + (long)(i * places / shown) * trail->weights;
        Point at = site_place(site, terrain_at(view->terrain, theta));
        if (isfinite(at.x + at.y)) take(taken, at, view_units(view, 6));
    }
}

/* The present weights, what leads there and away, and of the flat picture the corners where the
 * axes are named and where it is raised. */
static Taken taken_at_first(const Site *site) {
    const View *view = site->view;
    Point at = site_place(site, landscape_now(view));
    float w = view_units(view, 48), h = view_units(view, 30), raise = view_units(view, 84);
    const Rect *s = &site->area;
    Taken taken = {.count = 0};
    if (!site->box) {
        taken.box[taken.count++] = (Rect){s->x, s->y, w, h};
        taken.box[taken.count++] = (Rect){s->x + s->w - w, s->y + s->h - h, w, h};
        taken.box[taken.count++] = (Rect){s->x + s->w - raise, s->y, raise, h};
    }
    for (int i = 0; site->box && i < site->box->labels; i++)
        taken.box[taken.count++] = site->box->taken[i];
    if (view->valley) {
        taken.count += valley_names(site, taken.box + taken.count);
        return taken;
    }
    if (!isfinite(at.x + at.y)) return taken;
    take(&taken, at, h);
    if (site->box) take_plumb(site, at, &taken);
    take_arrow(site, at, &taken);
    take_path(site, &taken);
    return taken;
}

/* The place of a level's contour that is free and nearest to `to`, so that the numbers of all
 * levels stand in a row. False where none is free. */
static bool find_place(const Site *site, int level, Point to, const Taken *taken, Rect *box) {
    const ContourLines *lines = &site->view->terrain->line[level];
    float best = INFINITY, w = box->w, h = box->h;
    for (int i = 0; i < lines->points; i++) {
        Point p = site_place(site, lines->point[i]);
        Rect here = {p.x - w / 2, p.y - h / 2, w, h};
        float away = hypotf(p.x - to.x, p.y - to.y);
        if (!(away < best) || !is_free(taken, here, rect_inset(site->area, 3))) continue;
        if (site->box && !site_sees(site, lines->point[i])) continue;
        best = away;
        *box = here;
    }
    return isfinite(best);
}

/* Where the row of numbers begins: in space at the left of what is seen, on the flat picture at its
 * right corner; gliding from one to the other they go there, too. */
static Point first_place(const Site *site) {
    static const float LEFT = 0.3f;
    const Range *span = site->view->terrain->span;
    const Rect *area = &site->area;
    Point flat = {area->x + area->w, area->y};
    if (!site->box) return flat;
    Point left = {area->x + LEFT * area->w, area->y};
    Point corner = site_place(site, (Point){span[0].high, span[1].high});
    float share = isfinite(corner.x + corner.y) ? site->box->orbit.flat : 0;
    return (Point){left.x + (corner.x - left.x) * share, left.y + (corner.y - left.y) * share};
}

/* From the highest level, which is the longest, down; each beside the one before. A small picture
 * has room for every third. */
void contour_heights(Site *site) {
    View *view = site->view;
    const Terrain *t = view->terrain;
    Taken taken = taken_at_first(site);
    TextStyle style =
        view_style(view, TYPE_CAPTION, color_faded(view->theme->ink, 0.75f), ALIGN_CENTER);
    style.face = FONT_REGULAR;
    Point to = first_place(site);
    int every = site->area.w < view_units(view, 300) ? 3 : 1;
    for (int k = t->levels - 1; k >= 0; k -= every) {
        char text[32];
        text_short((double)t->level[k], 2, text, sizeof text);
        float wide = text_width(view->glyphs, text, &style, view->ui->density);
        Rect box = {0, 0, wide + view_units(view, 8), view_units(view, 15)};
        if (!find_place(site, k, to, &taken, &box)) continue;
        taken.box[taken.count++] = box;
        to = rect_middle(box);
        shapes_mark(view->out, "contour height", k);
        shapes_rect(view->out, box, 3, color_faded(view->theme->card, 0.8f));
        view_text(view, text, to.x, view_middle(view, &style, box.y, box.h), 0, &style);
        shapes_mark(view->out, NULL, 0);
    }
}
