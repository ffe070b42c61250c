/* See arrow.h. */
#include "panels/arrow.h"

#include <math.h>

#include "ui/highlight.h"
#include "ui/widgets.h"

static const float SEEN = 3, WIDTH = 2.6f, DOT = 1.9f; /* units */

static Move move_of(const View *view) {
    return view->ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP;
}

float arrow_lens(const View *view) {
    return view->ui->rulers.now.lens[move_of(view)];
}

float arrow_move(const View *view, int weight) {
    return view_move(view, weight) * arrow_lens(view);
}

float arrow_edge_whole(const View *view) {
    return view_units(view, 20);
}

/* Logarithmic: four powers of ten from nothing to the ruler's whole length. */
float arrow_on_edge(const View *view, int weight) {
    float move = arrow_move(view, weight), reach = view->ui->rulers.now.edge[move_of(view)].reach;
    if (move == 0 || !(reach > 0)) return 0;
    float share = fabsf(move) / reach;
    if (view->ui->arrows.logarithmic) share = fmaxf(1 + log10f(share) / 4, 1e-3f);
    return copysignf(arrow_edge_whole(view) * share, move);
}

/* A plus or a minus on the side that the arrow would point to. */
static void sign(View *view, Point dot, float across, float up) {
    float r = view_units(view, 2.6f), off = view_units(view, 7), width = view_units(view, 1.3f);
    bool upright = across == 0, more = across + up > 0;
    Point at = {dot.x + (upright ? 0 : copysignf(off, across)),
                dot.y - (upright ? copysignf(off, up) : 0)};
    Color gold = view->theme->gold;
    shapes_line(view->out, (Point){at.x - r, at.y}, (Point){at.x + r, at.y}, width, gold);
    if (more) shapes_line(view->out, (Point){at.x, at.y - r}, (Point){at.x, at.y + r}, width, gold);
}

/* Among many edges signs would hide each other; there the list has them, and what is pointed at. */
static bool has_sign(const View *view, float across, float up, bool lit) {
    enum { MANY = 60 };
    bool edge = across == 0, along_one = across == 0 || up == 0;
    return along_one && (lit || !edge || lab_network(view->lab)->count <= MANY);
}

/* How much of a way from here stays within a rectangle, at most all of it. */
static float share_within(const Rect *r, Point at, float dx, float dy) {
    float across = dx > 0 ? (r->x + r->w - at.x) / dx : dx < 0 ? (r->x - at.x) / dx : INFINITY;
    float down = dy > 0 ? (r->y + r->h - at.y) / dy : dy < 0 ? (r->y - at.y) / dy : INFINITY;
    return fmaxf(0, fminf(1, fminf(across, down)));
}

void arrow_draw(View *view, int weight, Point from, float across, float up, Rect within) {
    float far = hypotf(across, up), share = share_within(&within, from, across, -up);
    bool lit = highlight_of(view, subject_weight(weight)) & HIGHLIGHT_POINTED;
    float enlarged = lit ? 1.4f : 1, width = view_units(view, WIDTH) * enlarged;
    if (!(far > 0) || !isfinite(far)) return;
    shapes_mark(view->out, "gradient arrow", weight);
    if (far < view_units(view, SEEN)) {
        shapes_disc(view->out, from, view_units(view, DOT) * enlarged, view->theme->gold);
        if (has_sign(view, across, up, lit)) sign(view, from, across, up);
    } else {
        Point to = {from.x + across * share, from.y - up * share};
        float back = 1 - fminf(1, 5 * width / (far * share + 1)); /* the first of two heads */
        shapes_arrow(view->out, from, to, width, view->theme->gold);
        if (share < 1 && back > 0)
            shapes_arrow(view->out, from,
                         (Point){from.x + across * share * back, from.y - up * share * back}, width,
                         view->theme->gold);
    }
    shapes_mark(view->out, NULL, 0);
}
