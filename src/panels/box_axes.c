/* The edges of the box with what they stand for. Part of box_view.h. */
#include <math.h>

#include "panels/box_view.h"
#include "ui/axes.h"
#include "ui/widgets.h"

/* The corner with these ends: 0 low, 1 high. */
static Point3 corner(const BoxView *b, int x, int y, int z) {
    return (Point3){x ? b->high.x : b->low.x, y ? b->high.y : b->low.y, z ? b->high.z : b->low.z};
}

/* Whether the wall is turned away from the eye: across or back, at its low or high end. */
static bool is_behind(const BoxView *b, int axis, int end) {
    Point3 middle = b->orbit.middle;
    *(axis ? &middle.y : &middle.x) =
        axis ? (end ? b->high.y : b->low.y) : (end ? b->high.x : b->low.x);
    Point3 to = orbit_towards_eye(&b->orbit, middle);
    float out = (axis ? to.y : to.x) * (end ? 1.0f : -1.0f);
    return out < 0;
}

static void edge(BoxView *b, Point3 from, Point3 to, float width, Color color) {
    shapes_line(b->view->out, box_view_place(b, from), box_view_place(b, to), width, color);
}

void box_axes_behind(BoxView *b) {
    Color color = color_mix(b->view->theme->card, b->view->theme->quiet, 0.4f);
    color = color_faded(color, 1 - b->orbit.flat);
    shapes_mark(b->view->out, "box edge", 0);
    for (int axis = 0; axis < 2; axis++) {
        for (int end = 0; end < 2; end++) {
            if (!is_behind(b, axis, end)) continue;
            for (int k = 0; k < 2; k++) {
                edge(b, axis ? corner(b, 0, end, k) : corner(b, end, 0, k),
                     axis ? corner(b, 1, end, k) : corner(b, end, 1, k), 1, color);
                edge(b, axis ? corner(b, k, end, 0) : corner(b, end, k, 0),
                     axis ? corner(b, k, end, 1) : corner(b, end, k, 1), 1, color);
            }
        }
    }
    shapes_mark(b->view->out, NULL, 0);
}

/* ---- numbers and names */

/* An edge on the screen, and which way is out. */
typedef struct Side {
    Point from, to;
    float out_x, out_y, length;
} Side;

static Side side_of(const BoxView *b, Point3 from, Point3 to) {
    Side s = {box_view_place(b, from), box_view_place(b, to), 0, 0, 0};
    Point middle = b->orbit.screen_middle;
    float dx = s.to.x - s.from.x, dy = s.to.y - s.from.y;
    s.length = hypotf(dx, dy);
    if (!(s.length > 0)) return s;
    s.out_x = dy / s.length, s.out_y = -dx / s.length;
    float at = ((s.from.x + s.to.x) / 2 - middle.x) * s.out_x +
               ((s.from.y + s.to.y) / 2 - middle.y) * s.out_y;
    if (at < 0) s.out_x = -s.out_x, s.out_y = -s.out_y;
    return s;
}

static Point along(const Side *s, float share, float out) {
    return (Point){s->from.x + (s->to.x - s->from.x) * share + s->out_x * out,
                   s->from.y + (s->to.y - s->from.y) * share + s->out_y * out};
}

/* How far a text reaches outwards from its middle, however the axis lies. */
static float reach_of(const BoxView *b, const Side *s, const char *text, const TextStyle *style) {
    float wide = text_width(b->view->glyphs, text, style, b->view->ui->density);
    return fabsf(s->out_x) * wide / 2 + fabsf(s->out_y) * style->size / 2;
}

/* How far out the middle of a number is that does not touch its axis. */
static float clear_of(const BoxView *b, const Side *s, const char *text, const TextStyle *style,
                      float away) {
    return fmaxf(view_units(b->view, away), reach_of(b, s, text, style) + view_units(b->view, 7));
}

/* From number to number: with three of them at least, as long as there is room. */
static float step_of(const BoxView *b, const Side *s, const BoxAxis *axis) {
    enum { LEAST = 3 };
    float span = axis->high - axis->low, step = 0;
    float steps = fmaxf(2, s->length / view_units(b->view, 58)),
          most = s->length / view_units(b->view, 18);
    for (int count = 0; count < LEAST && steps <= fmaxf(2, most); steps += 0.5f) {
        step = axes_step(span, steps);
        count = 1 + (int)(floorf(axis->high / step + 1e-3f) - ceilf(axis->low / step - 1e-3f));
    }
    return step;
}

/* Returns how far out they reach. */
static float numbers(BoxView *b, const Side *s, const BoxAxis *axis, float away) {
    enum { TRIES = 3 };
    View *view = b->view;
    float span = axis->high - axis->low, reach = 0;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    style.tabular = true;
    if (!(span > 0) || !isfinite(span)) return 0;
    const float step = step_of(b, s, axis);
    for (int k = (int)ceilf(axis->low / step - 1e-3f); (float)k * step <= axis->high + 1e-3f * step;
         k++) {
        char text[32];
        float share = ((float)k * step - axis->low) / span;
        axes_number((float)k * step, step, text);
        shapes_line(view->out, along(s, share, 0), along(s, share, view_units(view, 4)), 1,
                    view->theme->quiet);
        float out = clear_of(b, s, text, &style, away);
        for (int i = 0; i < TRIES; i++) { /* further out, where a ground leans over the axis */
            float further = view_units(view, 12) * (float)i;
            bool placed = box_view_label(b, text, along(s, share, out + further), &style);
            if (placed) reach = fmaxf(reach, out + further + reach_of(b, s, text, &style));
            if (placed || !b->ground) break;
        }
    }
    return reach;
}

/* Around the label that was placed last. */
static void name_button(BoxView *b, Tag tag) {
    View *view = b->view;
    Rect rect = rect_inset(b->taken[b->labels - 1], -view_units(view, 2));
    bool hot = tag_same(view->ui->hover, tag);
    shapes_border(view->out, rect, 4, 1, hot ? view->theme->quiet : view->theme->hairline);
    view_focus(view, rect, 4, tag);
    target_place(view->out, tag, rect);
}

/* At the middle of its edge, further out than the numbers, so that it stays there while the box is
 * turned; or where there is room, towards either end, if nowhere else beyond it. Where the edge is
 * upright, above that. */
static void name(BoxView *b, const Side *s, const BoxAxis *axis, bool upright, float numbered) {
    enum { TRIES = 7 };
    static const float FAR = 40, NEAR = 31, GAP = 5,
                       ALONG[TRIES] = {0.5f, 0.62f, 0.74f, 0.86f, 0.38f, 0.26f, 0.14f};
    View *view = b->view;
    TextStyle style = view_style(view, TYPE_BODY, axis->color, ALIGN_CENTER);
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.2f;
    float clear = numbered + reach_of(b, s, axis->name, &style) + view_units(view, GAP);
    const float away[2] = {fmaxf(view_units(view, FAR), clear), view_units(view, NEAR)};
    for (int i = 0; i <= 2 * TRIES; i++) {
        bool last = i == 2 * TRIES;
        float further = (float)(i % TRIES), out = last ? 0 : away[i / TRIES];
        float share = last ? 1 + view_units(view, 14) / s->length : ALONG[i % TRIES];
        Point at = upright ? (Point){s->to.x - further * view_units(view, 8),
                                     s->to.y - view_units(view, 19)}
                           : along(s, share, out);
        if (!box_view_label(b, axis->name, at, &style)) continue;
        if (axis->tag.target) name_button(b, axis->tag);
        return;
    }
}

static void draw(BoxView *b, Side s, const BoxAxis *axis, bool upright) {
    float shown = b->view->ui->scale * (upright ? 40 : 24);
    if (!axis->name || !(s.length > shown)) return; /* it points at the eye */
    shapes_mark(b->view->out, "box axis", upright ? 2 : 0);
    if (upright)
        shapes_line(b->view->out, s.from, s.to, 1.6f, color_faded(b->view->theme->ink, 0.85f));
    else
        shapes_line(b->view->out, s.from, s.to, 1, color_faded(b->view->theme->ink, 0.35f));
    float numbered = isfinite(axis->low) ? numbers(b, &s, axis, upright ? 14 : 17) : 0;
    name(b, &s, axis, upright, numbered);
    box_view_keep_free(b, s.from, s.to);
    shapes_mark(b->view->out, NULL, 0);
}

/* Of the two edges of the floor along an axis, the lower one on the screen. */
static Side floor_side(const BoxView *b, int axis) {
    float low[2];
    for (int end = 0; end < 2; end++) {
        Point3 middle = b->orbit.middle;
        middle.z = b->low.z;
        *(axis ? &middle.x : &middle.y) =
            axis ? (end ? b->high.x : b->low.x) : (end ? b->high.y : b->low.y);
        low[end] = box_view_place(b, middle).y;
    }
    int end = axis ? low[1] >= low[0] - 0.1f : low[1] > low[0] + 0.1f;
    return axis ? side_of(b, corner(b, end, 0, 0), corner(b, end, 1, 0))
                : side_of(b, corner(b, 0, end, 0), corner(b, 1, end, 0));
}

Point3 box_axes_corner(const Orbit *orbit, Point3 low, Point3 high) {
    Point3 best = low;
    float least = INFINITY;
    for (int i = 0; i < 4; i++) {
        Point3 c = {i & 1 ? high.x : low.x, i & 2 ? high.y : low.y, low.z};
        Point at = orbit_project(orbit, c, NULL);
        if (at.x < least) least = at.x, best = c;
    }
    return best;
}

void box_axes_draw(BoxView *b, const BoxAxis axis[3]) {
    Point3 foot = box_axes_corner(&b->orbit, b->low, b->high), top = foot;
    top.z = b->high.z;
    draw(b, side_of(b, foot, top), &axis[2], true);
    draw(b, floor_side(b, 0), &axis[0], false);
    draw(b, floor_side(b, 1), &axis[1], false);
}
