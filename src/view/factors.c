/* Why the selected weight has the gradient it has: the product of slopes along each road from the loss, the numbers under the
 * symbols, and the check by nudging the weight both ways. All of it is read from lab->factors. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "view/prose.h"
#include "view/tex.h"
#include "view/widgets.h"

enum { TEX = 4096 };

typedef struct Tex {
    char text[TEX];
    size_t used;
} Tex;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
put(Tex *tex, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(tex->text + tex->used, TEX - tex->used, format, arguments);
    va_end(arguments);
    tex->used += (size_t)n;
    if (tex->used > TEX - 1) tex->used = TEX - 1;
}

static const char *number(double value, char text[32]) {
    return text_short(value, 3, text, 32);
}

/* A factor is in brackets when it begins with a minus and is not the first. */
static void put_number(Tex *tex, double value, bool first) {
    char text[32];
    number(value, text);
    put(tex, value < 0 && !first ? "(%s)" : "%s", text);
}

/* ---- symbols */

/* A unit's score; where the unit is linear, that is its value. */
static const char *score_tex(const Lab *lab, int layer, int unit, char tex[64]) {
    const Network *net = &lab->run->trainer.net;
    if (net->layer[layer].activation == ACTIVATION_LINEAR) return tex_unit(lab, layer, unit, tex);
    if (layer == net->layers - 1)
        snprintf(tex, 64, net->outputs > 1 ? "z_{%d}" : "z", unit + 1);
    else if (net->layers > 2)
        snprintf(tex, 64, "z^{(%d)}_{%d}", layer + 1, unit + 1);
    else
        snprintf(tex, 64, "z_{%d}", unit + 1);
    return tex;
}

static void put_slope(Tex *tex, const char *hot, const char *of, const char *by) {
    put(tex, "\\hot{%s}{\\frac{\\partial %s}{\\partial %s}}", hot, of, by);
}

/* One factor as a derivative; pointing at it lights what it comes from. */
static void put_factor(Tex *tex, const Lab *lab, const Factors *f, const Factor *factor) {
    char hot[64], above[64], below[64];
    int l = factor->layer, j = factor->unit;
    snprintf(hot, sizeof hot, "a[%d,%d]", l + 1, j + 1);
    switch (factor->kind) {
    case FACTOR_LOSS: put_slope(tex, hot, "L", tex_unit(lab, l, j, below)); break;
    case FACTOR_OUTPUT: put_slope(tex, hot, "L", score_tex(lab, l, j, below)); break;
    case FACTOR_SLOPE:
        put_slope(tex, hot, tex_unit(lab, l, j, above), score_tex(lab, l, j, below));
        break;
    case FACTOR_WEIGHT:
        snprintf(hot, sizeof hot, "w[%d,%d,%d]", l + 1, j + 1, factor->from + 1);
        put_slope(tex, hot, score_tex(lab, l, j, above), tex_unit(lab, l - 1, factor->from, below));
        break;
    default:
        if (l > 0 && factor->from >= 0) snprintf(hot, sizeof hot, "a[%d,%d]", l, factor->from + 1);
        put_slope(tex, hot, score_tex(lab, l, j, above),
                  tex_weight(&lab->run->trainer.net, f->weight, below));
        break;
    }
}

/* ---- the derivation */

static void put_left(Tex *tex, const Lab *lab, const Factors *f) {
    char weight[64];
    put(tex, "\\frac{\\partial L}{\\partial %s} &= ",
        tex_weight(&lab->run->trainer.net, f->weight, weight));
}

/* The roads as symbols, then as numbers, then their sum. */
static void roads_tex(const Lab *lab, const Factors *f, Tex *tex) {
    char text[32];
    put(tex, "\\begin{aligned} ");
    for (int r = 0; r < f->roads; r++) {
        if (r == 0)
            put_left(tex, lab, f);
        else
            put(tex, " \\\\ &\\quad + ");
        for (int i = 0; i < f->road[r].count; i++) {
            if (i) put(tex, " \\cdot ");
            put_factor(tex, lab, f, &f->road[r].factor[i]);
        }
    }
    for (int r = 0; r < f->roads; r++) {
        put(tex, r ? " \\\\ &\\quad + " : " \\\\ &= ");
        for (int i = 0; i < f->road[r].count; i++) {
            if (i) put(tex, " \\cdot ");
            put_number(tex, f->road[r].factor[i].value, i == 0 && r == 0);
        }
    }
    put(tex, " \\\\ &= \\mathbf{%s} \\end{aligned}", number(f->gradient, text));
}

/* Too many roads: what came together above is called delta. */
static void recursion_tex(const Lab *lab, const Factors *f, Tex *tex) {
    char text[32], other[32];
    const WeightPlace *p = &f->place;
    put(tex, "\\begin{aligned} \\delta &= f'(z) \\sum_k w_k \\, \\delta_k = %s \\cdot (%s)",
        number(f->slope, text), number(f->back, other));
    put(tex, " = %s \\\\ ", number(f->delta, text));
    put_left(tex, lab, f);
    put(tex, p->bias ? "\\delta \\cdot 1" : "\\delta \\cdot a");
    put(tex, " = %s \\cdot (%s) = ", number(f->delta, text), number(f->input, other));
    put(tex, "\\mathbf{%s} \\end{aligned}", number(f->gradient, text));
}

/* ---- the check */

/* The slider of epsilon: a track with its knob; the number stands in the formula. */
static void slider(View *view, Rect rect) {
    const Theme *t = view->theme;
    char text[32], label[48];
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    float labels = view_units(view, 76), middle = rect.y + rect.h / 2;
    snprintf(label, sizeof label, "ε = %s",
             text_short(factors_epsilon(view->desk->epsilon), 2, text, sizeof text));
    view_text(view, label, rect.x, view_middle(view, &style, rect.y, rect.h), labels, &style);
    Rect track = {rect.x + labels, rect.y, rect.w - labels, rect.h};
    float at = track.x + track.w * (float)view->desk->epsilon / (FACTORS_NOTCHES - 1);
    shapes_rect(view->out, (Rect){track.x, middle - 2, track.w, 4}, 2, t->hairline);
    shapes_disc(view->out, (Point){at, middle}, view_units(view, 7), t->accent);
    if (view_is(view->desk->focus, "epsilon", 0))
        shapes_ring(view->out, (Point){at, middle}, view_units(view, 10), 2, t->accent);
    shapes_target(view->out, "epsilon", 0, track);
}

/* What the check came to, in words. */
static const char *verdict(const Factors *f, const Nudge *n, bool *good) {
    *good = factors_agrees(f, n);
    if (*good) return "✓ agrees";
    if (n->above == n->below)
        return "ε is so small that both losses are equal in all their digits.";
    if (n->epsilon < 1e-4) return "ε is so small that rounding shows.";
    return "ε is so large that the curve bends between the two.";
}

static void check(View *view, Rect rect) {
    const Factors *f = &view->lab->factors;
    const Nudge *n = &f->nudge[view->desk->epsilon];
    char weight[64], text[32];
    Tex tex = {.used = 0};
    bool good;
    const char *words = verdict(f, n, &good);
    float row = view_units(view, 24), body = rect.h - 2 * row;
    tex_weight(&view->lab->run->trainer.net, f->weight, weight);
    put(&tex, "\\frac{L(%s + \\varepsilon) - L(%s - \\varepsilon)}{2 \\varepsilon} = \\mathbf{%s}",
        weight, weight, text_short(n->slope, 5, text, sizeof text));
    shapes_tag(view->out, "factors check", 0);
    prose_formula_in(view, tex.text, (Rect){rect.x, rect.y, rect.w, body}, view_units(view, 17));
    TextStyle style =
        view_style(view, TYPE_SMALL, good ? view->theme->good : view->theme->bad, ALIGN_CENTER);
    view_text(view, words, rect.x + rect.w / 2, view_middle(view, &style, rect.y + body, row),
              rect.w, &style);
    shapes_tag(view->out, NULL, 0);
    slider(view, (Rect){rect.x, rect.y + rect.h - row, rect.w, row});
}

/* This point's share, and what the coming step makes of all its points. */
static void shares(View *view, float x, float y, float width) {
    char one[32], all[32], text[128];
    const Factors *f = &view->lab->factors;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    snprintf(text, sizeof text, "this point: %s  ·  the coming step: %s", number(f->gradient, one),
             number((double)view->lab->gradient[f->weight], all));
    shapes_tag(view->out, "factors shares", 0);
    view_text(view, text, x + width / 2, y, width, &style);
    shapes_tag(view->out, NULL, 0);
}

void view_factors(View *view, Rect rect) {
    const Factors *f = &view->lab->factors;
    float head = view_panel_head(view, rect, PANEL_FACTORS, "FACTORS",
                                 "of one weight's gradient, for the ringed point", 0);
    float pad = view_units(view, 18);
    Rect inner = {rect.x + pad, rect.y + head, rect.w - 2 * pad, rect.h - head - pad * 0.6f};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    if (!f->known) {
        view_text(view, "Select a point, and a weight.", rect.x + rect.w / 2, rect.y + rect.h / 2,
                  inner.w, &style);
        return;
    }
    Tex tex = {.used = 0};
    if (f->roads > 0)
        roads_tex(view->lab, f, &tex);
    else
        recursion_tex(view->lab, f, &tex);
    bool room = inner.h > view_units(view, 170);
    float below = room ? fminf(inner.h * 0.42f, view_units(view, 128)) : 0,
          line = view_units(view, 20);
    shapes_clip(view->out, rect);
    shapes_tag(view->out, "factors", 0);
    prose_formula_in(view, tex.text, (Rect){inner.x, inner.y, inner.w, inner.h - below - line},
                     view_units(view, 18));
    shapes_tag(view->out, NULL, 0);
    shares(view, inner.x, inner.y + inner.h - below - line * 0.3f, inner.w);
    if (room) check(view, (Rect){inner.x, inner.y + inner.h - below, inner.w, below});
    shapes_unclip(view->out);
}
