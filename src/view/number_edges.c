/* See number_edges.h. */
#include "view/number_edges.h"

#include <math.h>
#include <stdio.h>

#include "view/number_walk.h"
#include "view/prose.h"
#include "view/tex.h"

enum { POINTS = 17, LABELS = 96 };

static void curve_of(const NumberGrid *g, int layer, int from, int to, Point curve[POINTS]) {
    Rect a = numbers_box(g, layer - 1, from), b = numbers_box(g, layer, to);
    Point p = {a.x + a.w, a.y + a.h / 2}, q = {b.x, b.y + b.h / 2};
    for (int i = 0; i < POINTS; i++) {
        float t = (float)i / (POINTS - 1), s = t * t * (3 - 2 * t);
        curve[i] = (Point){p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * s};
    }
}

static bool is_hot(const View *view, int index) {
    return view->lab->selected.weight == index || view_is(view->desk->hover, "edge", index) ||
           view_is(view->desk->hover, "weight", index);
}

/* The gradient on its way back runs beside the edge, dashed. */
static void edge(View *view, const NumberGrid *g, int layer, int from, int to, bool known) {
    const Theme *t = view->theme;
    int index = network_w(g->net, layer, 0, to, from);
    float w = g->net->theta[index],
          width = view_units(view, 0.8f + 3.4f * (1 - expf(-fabsf(w) * 0.7f)));
    bool hot = is_hot(view, index), back = known && number_walk_shows_delta(view, layer) &&
                                           (hot || number_walk_is_at(view, layer));
    Color color = w >= 0 ? t->positive : t->negative;
    Point curve[POINTS];
    curve_of(g, layer, from, to, curve);
    shapes_tag(view->out, "edge", index);
    shapes_curve(view->out, curve, POINTS, width + (hot ? 1 : 0), 0,
                 hot ? color : color_faded(color, 0.55f));
    shapes_tag(view->out, NULL, 0);
    if (!back) return;
    for (int i = 0; i < POINTS; i++) curve[i].y -= width / 2 + 3.5f;
    shapes_curve(view->out, curve, POINTS, 2, 4, t->gold);
}

void number_edges(View *view, const NumberGrid *g, bool known) {
    for (int l = 0; l < g->net->layers; l++) {
        for (int j = 0; j < g->shown[l + 1]; j++) {
            for (int i = 0; i < g->shown[l]; i++) edge(view, g, l, i, j, known);
        }
    }
}

/* ---- labels */

typedef struct Labels {
    View *view;
    const NumberGrid *grid;
    bool known;
    Rect taken[LABELS];
    int count;
} Labels;

static bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool is_free(const Labels *labels, Rect rect) {
    const Rect *area = &labels->grid->area;
    if (rect.y < area->y - 4 || rect.y + rect.h > area->y + area->h + rect.h) return false;
    for (int i = 0; i < labels->count; i++) {
        if (overlap(labels->taken[i], rect)) return false;
    }
    return true;
}

static void take(Labels *labels, Rect rect) {
    if (labels->count < LABELS) labels->taken[labels->count++] = rect;
}

/* "0.50" above, "∂ −0.29" below; at the update "0.50 → 0.53". */
static void draw_label(Labels *labels, int layer, int index, Rect rect) {
    View *view = labels->view;
    const Theme *t = view->theme;
    bool hot = is_hot(view, index),
         gradient = labels->known && number_walk_shows_delta(view, layer);
    float w = labels->grid->net->theta[index], pad = rect.h * 0.12f,
          row = rect.h / (gradient ? 2 : 1);
    char text[64], name[64], number[32];
    TextStyle ink = view_style(view, TYPE_SMALL, t->ink, ALIGN_RIGHT), gold = ink;
    ink.size = gold.size = rect.h * (gradient ? 0.36f : 0.62f);
    ink.face = gold.face = FONT_BOLD;
    gold.color = t->gold_text;
    shapes_rect(view->out, rect, 5, t->card);
    shapes_border(view->out, rect, 5, hot ? 2 : 1, hot ? t->gold : t->hairline);
    tex_weight(labels->grid->net, index, name);
    prose_formula_at(view, name,
                     (Point){rect.x + rect.w * 0.2f, view_middle(view, &ink, rect.y, row)},
                     ink.size * 1.15f, t->quiet, rect.w * 0.3f);
    shapes_tag(view->out, "number weight", index);
    float right = rect.x + rect.w - pad - 2;
    if (number_walk_shows_update(view))
        text_number((double)(w + view->lab->change[index]), 2, number, sizeof number);
    else
        text_number((double)w, 2, number, sizeof number);
    snprintf(text, sizeof text, number_walk_shows_update(view) ? "→ %s" : "%s", number);
    view_text(view, text, right, view_middle(view, &ink, rect.y, row), 0, &ink);
    if (gradient) {
        shapes_tag(view->out, "number gradient", index);
        snprintf(text, sizeof text, "∂ %s",
                 text_short((double)view->lab->gradient[index], 2, number, sizeof number));
        view_text(view, text, right, view_middle(view, &gold, rect.y + row, row), 0, &gold);
    }
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "edge", index, rect);
}

/* The first place along its edge that is free; the selected one takes its place whatever is there. */
static void label(Labels *labels, int layer, int from, int to) {
    static const float places[] = {0.36f, 0.62f, 0.48f, 0.26f, 0.74f, 0.18f, 0.84f};
    const NumberGrid *g = labels->grid;
    View *view = labels->view;
    int index = network_w(g->net, layer, 0, to, from);
    bool gradient = labels->known && number_walk_shows_delta(view, layer);
    float scale = fmaxf(g->scale, 0.74f), w = view_units(view, 78) * scale,
          h = view_units(view, gradient ? 35 : 20) * scale;
    Point curve[POINTS];
    curve_of(g, layer, from, to, curve);
    for (int k = 0; k < 7; k++) {
        Point at = curve[(int)(places[k] * (POINTS - 1) + 0.5f)];
        Rect rect = {at.x - w / 2, at.y - h / 2, w, h};
        if (!is_free(labels, rect) && !(is_hot(view, index) && k == 0)) continue;
        take(labels, rect);
        draw_label(labels, layer, index, rect);
        return;
    }
}

/* Biases stand above their units. */
static void bias(Labels *labels, int layer, int unit) {
    View *view = labels->view;
    const NumberGrid *g = labels->grid;
    int index = network_b(g->net, layer, 0, unit);
    Rect box = numbers_box(g, layer, unit);
    char number[32], text[96], change[32];
    bool gradient = labels->known && number_walk_shows_delta(view, layer);
    float b =
        g->net->theta[index] + (number_walk_shows_update(view) ? view->lab->change[index] : 0);
    TextStyle style =
        view_style(view, TYPE_CAPTION,
                   is_hot(view, index) ? view->theme->gold_text : view->theme->quiet, ALIGN_CENTER);
    style.size *= fmaxf(g->scale, 0.8f);
    style.face = FONT_REGULAR;
    text_number((double)b, 2, number, sizeof number);
    snprintf(text, sizeof text, "b %s%s", number_walk_shows_update(view) ? "→ " : "", number);
    if (gradient && !number_walk_shows_update(view))
        snprintf(text, sizeof text, "b %s  ∂ %s", number,
                 text_short((double)view->lab->gradient[index], 2, change, sizeof change));
    float y = box.y - style.size * 0.45f, w = box.w * 1.3f;
    Rect rect = {box.x + box.w / 2 - w / 2, y - style.size, w, style.size * 1.35f};
    if (!is_free(labels, rect)) return;
    take(labels, rect);
    shapes_tag(view->out, "number bias", index);
    view_text(view, text, box.x + box.w / 2, y, w * 1.1f, &style);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "edge", index, rect);
}

void number_labels(View *view, const NumberGrid *g, bool known) {
    Labels labels = {.view = view, .grid = g, .known = known};
    for (int l = -1; l < g->net->layers; l++) {
        for (int u = 0; u < g->shown[l + 1]; u++) {
            Rect box = numbers_box(g, l, u);
            box.h += l >= 0 ? box.h * 0.4f : 0; /* delta below it */
            take(&labels, box);
        }
    }
    for (int l = 0; l < g->net->layers; l++) {
        for (int u = 0; u < g->shown[l + 1]; u++) bias(&labels, l, u);
    }
    for (int l = 0; l < g->net->layers; l++) {
        for (int j = 0; j < g->shown[l + 1]; j++) {
            for (int i = 0; i < g->shown[l]; i++) label(&labels, l, i, j);
        }
    }
}
