/* See maxout_curve.h. */
#include "panels/maxout_curve.h"

#include <math.h>

#include "draw/camera.h"
#include "lab/answers.h"
#include "ui/axes.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { PLACES = 257 };

/* Both pieces over all of x. */
typedef struct Pieces {
    float x[PLACES], z[MAX_PIECES][PLACES];
} Pieces;

static void find(const View *view, int layer, int unit, Pieces *p) {
    const Plane *plane = &view->lab->scene.view;
    for (int i = 0; i < PLACES; i++)
        p->x[i] = plane->left + (plane->right - plane->left) * (float)i / (PLACES - 1);
    for (int k = 0; k < MAX_PIECES; k++)
        answers_of_piece(view->lab, layer, unit, k, PLACES, p->x, p->z[k]);
}

static float larger(const Pieces *p, int i) {
    return fmaxf(p->z[0][i], p->z[1][i]);
}

/* The upper curve whole, and some room below its lowest place for the lower one. While the curve is
 * asked for that would tell of it: then as much below 0 as above. */
static Camera camera_of(const Pieces *p, Rect area, bool asked) {
    float low = INFINITY, high = -INFINITY;
    for (int i = 0; i < PLACES; i++) {
        low = fminf(low, larger(p, i));
        high = fmaxf(high, larger(p, i));
    }
    if (!(high >= low)) low = 0, high = 1;
    low = fminf(low, 0);
    if (asked) low = -fmaxf(high, -low);
    float room = fmaxf(high - low, 1);
    if (asked) return (Camera){area, p->x[0], p->x[PLACES - 1], 1.07f * low, -1.07f * low};
    return (Camera){area, p->x[0], p->x[PLACES - 1], low - 0.35f * room, high + 0.07f * room};
}

static void draw(View *view, const Camera *c, const Pieces *p, int piece) {
    Point point[PLACES];
    for (int i = 0; i < PLACES; i++)
        point[i] = camera_to_screen(c, p->x[i], piece < 0 ? larger(p, i) : p->z[piece][i]);
    bool both = piece < 0;
    shapes_mark(view->out, both ? "activation" : "piece", both ? 0 : piece);
    shapes_curve(view->out, point, PLACES, both ? 3.4f : 1.5f, 0,
                 both ? view->theme->ink : view->theme->quiet);
    shapes_mark(view->out, NULL, 0);
}

/* "z₁" and "z₂", where each is the lower one and leaves the picture. */
static void name(View *view, const Camera *c, const Pieces *p, int piece) {
    bool left = p->z[piece][0] < p->z[1 - piece][0];
    float rim = 0.06f * (c->top - c->bottom), pad = view_units(view, 8);
    int at = left ? 0 : PLACES - 1, way = left ? 1 : -1;
    while (at + way > 0 && at + way < PLACES - 1 && p->z[piece][at] < c->bottom + rim) at += way;
    Point place = camera_to_screen(c, p->x[at], p->z[piece][at]);
    if (p->z[piece][at] >= larger(p, at)) return; /* it is nowhere the lower one */
    TextStyle style =
        view_style(view, TYPE_BODY, view->theme->quiet, left ? ALIGN_RIGHT : ALIGN_LEFT);
    style.face = FONT_MATH_ITALIC;
    const char *text = piece ? "z₂" : "z₁";
    float wide = text_width(view->glyphs, text, &style, view->ui->density), h = style.size;
    float x = place.x + (left ? -pad : pad);
    Rect ground = {(left ? x - wide : x) - 1, place.y - 0.8f * h, wide + 2, 1.1f * h};
    shapes_rect(view->out, ground, 2, view->theme->card); /* over the lines of the grid */
    view_text(view, text, x, place.y, 0, &style);
}

/* The selected point: where its input is, the larger of both. */
static void place(View *view, const Camera *c) {
    const Lab *lab = view->lab;
    const Scores *s = &lab->scores;
    const Theme *t = view->theme;
    if (lab->selected.point < 0 || ui_hides(view->ui, HIDE_NUMBERS)) return;
    const Dataset *data = &lab->scene.data;
    float x = data->x[(long)lab->selected.point * data->columns + lab->scene.view.across];
    Point at = camera_to_screen(c, x, lab->point.a[s->layer][s->unit]);
    shapes_dashed(view->out, at, camera_to_screen(c, x, 0), 1, 3, t->quiet);
    shapes_mark(view->out, "score", lab->selected.point);
    shapes_disc(view->out, at, view_units(view, 6.5f), t->card);
    shapes_disc(view->out, at, view_units(view, 5), t->ink);
    shapes_mark(view->out, NULL, 0);
}

static void letters(View *view, const Camera *c) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.15f;
    float right = c->screen.x + c->screen.w - 4, low = c->screen.y + c->screen.h;
    view_text(view, symbol_across(view->lab), right, low - view_units(view, 6), 0, &style);
}

static void pieces_draw(View *view, const Camera *c, const Pieces *pieces) {
    draw(view, c, pieces, 0);
    draw(view, c, pieces, 1);
    draw(view, c, pieces, -1);
    name(view, c, pieces, 0);
    name(view, c, pieces, 1);
    place(view, c);
}

void maxout_curve(View *view, Rect area, int layer, int unit) {
    Pieces pieces;
    find(view, layer, unit, &pieces);
    bool asked = ui_hides(view->ui, HIDE_CURVE);
    Camera c = camera_of(&pieces, area, asked);
    float room = view_units(view, 60);
    axes_across(view, &c, fmaxf(2, area.w / room), true);
    axes_up(view, &c, fmaxf(2, area.h / room), true);
    shapes_clip(view->out, area);
    letters(view, &c);
    if (!asked) pieces_draw(view, &c, &pieces);
    shapes_unclip(view->out);
}
