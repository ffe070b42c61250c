/* See contour_heights.h. */
#include "panels/landscape/contour_heights.h"

#include <math.h>

#include "panels/arrow.h"
#include "panels/landscape/terrain.h"
#include "ui/widgets.h"

enum { ALONG = 16 }; /* places of the path, and of the arrow, that stay free */

/* Where numbers stand already, and what they must not hide. */
typedef struct Taken {
    Rect box[TERRAIN_LEVELS + 3 + 2 * ALONG];
    int count;
} Taken;

static bool is_free(const Taken *taken, Rect box, Rect screen) {
    bool is_free = rect_within(box, screen);
    for (int i = 0; i < taken->count && is_free; i++) is_free = !rect_meets(taken->box[i], box);
    return is_free;
}

static void take(Taken *taken, Point at, float half) {
    taken->box[taken->count++] = (Rect){at.x - half, at.y - half, 2 * half, 2 * half};
}

/* All along the arrow of the coming step, as far as it can be seen. */
static void take_arrow(const View *view, const Camera *c, Point at, Taken *taken) {
    const Terrain *t = view->terrain;
    const float *theta = lab_network(view->lab)->theta;
    int across = t->weight[0], up = t->weight[1];
    Point to = camera_to_screen(c, theta[across] + arrow_move(view, across),
                                theta[up] + arrow_move(view, up));
    float far = hypotf(to.x - at.x, to.y - at.y), most = c->screen.w + c->screen.h;
    if (!isfinite(far) || far == 0) return;
    float share = fminf(1, most / far) / ALONG;
    for (int i = 1; i <= ALONG; i++) {
        float s = share * (float)i;
        take(taken, (Point){at.x + (to.x - at.x) * s, at.y + (to.y - at.y) * s},
             fmaxf(view_units(view, 10), share * far * 0.5f));
    }
}

static void take_path(const View *view, const Camera *c, Taken *taken) {
    const Trail *trail = &view->lab->trail;
    const int *w = view->terrain->weight;
    int places = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) : 0;
    int shown = places < ALONG ? places : ALONG;
    for (int i = 0; i < shown; i++) {
        const float *theta = trail->theta + (long)(i * places / shown) * trail->weights;
        take(taken, camera_to_screen(c, theta[w[0]], theta[w[1]]), view_units(view, 6));
    }
}

/* The present weights, what leads there and away, and the corners where the axes are named. */
static Taken taken_at_first(const View *view, const Camera *c) {
    const int *weight = view->terrain->weight;
    const float *theta = lab_network(view->lab)->theta;
    Point at = camera_to_screen(c, theta[weight[0]], theta[weight[1]]);
    float w = view_units(view, 48), h = view_units(view, 30);
    const Rect *s = &c->screen;
    Taken taken = {.count = 2};
    taken.box[0] = (Rect){s->x, s->y, w, h};
    taken.box[1] = (Rect){s->x + s->w - w, s->y + s->h - h, w, h};
    take(&taken, at, h);
    take_arrow(view, c, at, &taken);
    take_path(view, c, &taken);
    return taken;
}

/* The place of a level's contour that is free and nearest to `to`, so that the numbers of all
 * levels stand in a row. False where none is free. */
static bool find_place(const View *view, const Camera *c, int level, Point to, const Taken *taken,
                       Rect *box) {
    const Terrain *t = view->terrain;
    float best = INFINITY, w = box->w, h = box->h;
    for (int i = level ? t->end[level - 1] : 0; i < t->end[level]; i++) {
        const Segment *s = &t->segment[i];
        Point p = camera_to_screen(c, (s->x0 + s->x1) / 2, (s->y0 + s->y1) / 2);
        Rect here = {p.x - w / 2, p.y - h / 2, w, h};
        float away = hypotf(p.x - to.x, p.y - to.y);
        if (away >= best || !is_free(taken, here, rect_inset(c->screen, 3))) continue;
        best = away;
        *box = here;
    }
    return isfinite(best);
}

/* From the highest level, which is the longest, down; each beside the one before. A small picture
 * has room for every third. */
void contour_heights(View *view, const Camera *c) {
    const Terrain *t = view->terrain;
    Taken taken = taken_at_first(view, c);
    TextStyle style =
        view_style(view, TYPE_CAPTION, color_faded(view->theme->ink, 0.75f), ALIGN_CENTER);
    style.face = FONT_REGULAR;
    Point to = {c->screen.x + c->screen.w, c->screen.y};
    int every = c->screen.w < view_units(view, 300) ? 3 : 1;
    for (int k = t->levels - 1; k >= 0; k -= every) {
        char text[32];
        text_short((double)t->level[k], 2, text, sizeof text);
        float wide = text_width(view->glyphs, text, &style, view->ui->density);
        Rect box = {0, 0, wide + view_units(view, 8), view_units(view, 15)};
        if (!find_place(view, c, k, to, &taken, &box)) continue;
        taken.box[taken.count++] = box;
        to = rect_middle(box);
        shapes_mark(view->out, "contour height", k);
        shapes_rect(view->out, box, 3, color_faded(view->theme->card, 0.8f));
        view_text(view, text, to.x, view_middle(view, &style, box.y, box.h), 0, &style);
        shapes_mark(view->out, NULL, 0);
    }
}
