/* Edges of the numbers and their labels: a weight, its gradient or its value after the step. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/numbers/numbers.h"
#include "panels/sat_out.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

static bool has_label(const Numbers *n, int index) {
    for (int i = 0; i < n->labels; i++) {
        if (n->label[i].weight == index) return true;
    }
    return false;
}

/* An edge that can be pointed at although it has no label. */
static void handle(Numbers *n, int index, const Point curve[NUMBERS_CURVE]) {
    float reach = view_units(n->view, 6);
    Point at = curve[NUMBERS_CURVE / 2];
    if (has_label(n, index)) return;
    Rect box = {at.x - reach, at.y - reach, 2 * reach, 2 * reach};
    view_focus(n->view, box, reach, tag_of(&TARGET_EDGE, index));
    target_place(n->view->out, tag_of(&TARGET_EDGE, index), box);
}

/* How large a weight between two columns must be to have its edge. Of very many the strongest are
 * drawn: all of them would be a fog, and take most of a frame. */
static float least_drawn(const Numbers *n, int layer) {
    enum { MOST = 240 };
    int count = 0, all = numbers_shown(n, layer) * numbers_shown(n, layer - 1);
    if (all <= MOST) return 0;
    float *size = memory_floats(all);
    for (int j = 0; j < numbers_shown(n, layer); j++) {
        for (int i = 0; i < numbers_shown(n, layer - 1); i++) {
            float w = n->net->theta[network_w(n->net, layer, 0, j, i)];
            size[count++] = isnan(w) ? 0 : fabsf(w);
        }
    }
    sort_floats(size, all);
    float least = size[all - MOST];
    free(size);
    return least;
}

/* Those that are spoken of are drawn, however weak; and what is no number is not weak. */
static bool is_drawn(const Numbers *n, int index, float least) {
    return !(fabsf(n->net->theta[index]) < least) || index == n->hot || has_label(n, index) ||
           highlight_of(n->view, subject_weight(index));
}

static void edge(Numbers *n, int layer, int from, int to) {
    View *view = n->view;
    int index = network_w(n->net, layer, 0, to, from);
    Highlight highlight = highlight_of(view, subject_weight(index));
    Point curve[NUMBERS_CURVE];
    numbers_curve(n, layer, from, to, curve);
    Color color = color_faded(view_edge_color(view, index), sat_out_presence(view, index));
    shapes_mark(view->out, "edge", index);
    float width = view_edge_width(view, index) * 0.7f + (highlight ? 1 : 0);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_curve(view->out, curve, NUMBERS_CURVE, width + 8, 0, highlight_ground(view));
    shapes_curve(view->out, curve, NUMBERS_CURVE, width, 0,
                 highlight ? color : color_faded(color, 0.55f));
    shapes_mark(view->out, NULL, 0);
    target_place_line(view->out, tag_of(&TARGET_EDGE_LINE, index), curve, NUMBERS_CURVE,
                      view_units(view, 4));
    handle(n, index, curve);
}

static void edges_between(Numbers *n, int layer) {
    float least = least_drawn(n, layer);
    for (int j = 0; j < numbers_shown(n, layer); j++) {
        for (int i = 0; i < numbers_shown(n, layer - 1); i++) {
            if (is_drawn(n, network_w(n->net, layer, 0, j, i), least)) edge(n, layer, i, j);
        }
    }
}

/* The route from the hot weight to the loss, beside its edges, in gold. */
static void route(Numbers *n, int layer, int from, int to) {
    WeightPlace p = weight_place(n->net, n->route);
    bool first = layer == p.layer && to == p.to && from == p.from;
    if (!first && !(layer > p.layer && numbers_on_route(n, layer - 1, from))) return;
    Point curve[NUMBERS_CURVE];
    numbers_curve(n, layer, from, to, curve);
    for (int i = 0; i < NUMBERS_CURVE; i++) curve[i].y -= view_units(n->view, 5);
    shapes_mark(n->view->out, "route", network_w(n->net, layer, 0, to, from));
    shapes_curve(n->view->out, curve, NUMBERS_CURVE, view_units(n->view, 1.8f),
                 view_units(n->view, 3), n->view->theme->gold);
    shapes_mark(n->view->out, NULL, 0);
}

void numbers_edges(Numbers *n) {
    enum { CLEAR = 32 }; /* with more dashed lines no route can be seen */
    for (int l = 0; l < n->net->layers; l++) edges_between(n, l);
    if (n->route < 0) return;
    WeightPlace p = weight_place(n->net, n->route);
    int lines = 1;
    for (int l = p.layer + 1; l < n->net->layers; l++)
        lines += (l == p.layer + 1 ? 1 : n->net->layer[l].from) * n->net->layer[l].to;
    if (lines > CLEAR) return;
    for (int l = 0; l < n->net->layers; l++) {
        for (int j = 0; j < numbers_shown(n, l); j++) {
            for (int i = 0; i < numbers_shown(n, l - 1); i++) route(n, l, i, j);
        }
    }
}

/* ---- labels */

bool numbers_known_gradient(const Numbers *n, int index) {
    const Lab *lab = n->view->lab;
    if (by_hand_hides_any(lab)) return !by_hand_hides_weight(lab, index);
    return weight_place(n->net, index).layer >= n->net->layers - n->back;
}

static void label_text(Numbers *n, const NumbersLabel *label, bool gold) {
    View *view = n->view;
    const Theme *t = view->theme;
    int index = label->weight;
    char name[SYMBOL_TEXT], text[UI_TEXT + 4];
    Rect r = label->rect;
    float pad = view_units(view, 5), right = r.x + r.w - pad;
    TextStyle math = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    TextStyle bold = view_style(view, TYPE_CAPTION, t->ink, ALIGN_RIGHT);
    math.face = FONT_MATH_ITALIC;
    float y = gold ? r.y + r.h * 0.42f : view_middle(view, &bold, r.y, r.h);
    symbol_weight(n->net, index, name);
    if (editing_is(view, subject_weight(index)))
        editing_shown(view->ui, text);
    else
        numbers_weight(n, (double)n->net->theta[index], text);
    view_text(view, name, r.x + pad, y, 0, &math);
    if (editing_is(view, subject_weight(index))) editing_ground(view, right, y, &bold);
    view_text(view, text, right, y, 0, &bold);
}

static void label_gold(Numbers *n, const NumbersLabel *label) {
    View *view = n->view;
    char text[NUMBERS_TEXT], value[NUMBERS_TEXT];
    Rect r = label->rect;
    TextStyle bold = view_style(view, TYPE_CAPTION, view->theme->gold_text, ALIGN_RIGHT);
    double w = (double)n->net->theta[label->weight];
    if (n->update)
        snprintf(text, sizeof text, "→ %.60s",
                 numbers_weight(n, w + numbers_change(n, label->weight), value));
    else if (numbers_asks_weight(n, label->weight))
        snprintf(text, sizeof text, "∂ ?");
    else
        snprintf(text, sizeof text, "∂ %.60s",
                 numbers_tight(numbers_gradient(n, label->weight), value));
    view_text(view, text, r.x + r.w - view_units(view, 5), r.y + r.h * 0.87f, 0, &bold);
}

static void label_of(Numbers *n, const NumbersLabel *label) {
    View *view = n->view;
    const Theme *t = view->theme;
    int index = label->weight;
    float radius = view_units(view, 4);
    Highlight highlight = highlight_of(view, subject_weight(index));
    bool gold = n->known &&
                (n->update || numbers_known_gradient(n, index) || numbers_asks_weight(n, index));
    WeightPlace p = weight_place(n->net, index);
    bool route = n->route >= 0 &&
                 (index == n->route || (p.layer > 0 && numbers_on_route(n, p.layer - 1, p.from)));
    Rect r = label->rect;
    if (!gold) r = (Rect){r.x, r.y + r.h * 0.2f, r.w, r.h * 0.6f};
    NumbersLabel drawn = {index, r};
    shapes_mark(view->out, "numbers label", index);
    shapes_rect(view->out, r, radius, color_faded(t->card, 0.92f));
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, r, radius, highlight_ground(view));
    view_focus(view, r, radius, tag_of(&TARGET_EDGE, index));
    Color frame = route ? t->gold : highlight & HIGHLIGHT_SELECTED ? t->ink : t->hairline;
    shapes_border(view->out, r, radius, highlight & HIGHLIGHT_SELECTED ? 2 : 1, frame);
    label_text(n, &drawn, gold);
    if (gold) label_gold(n, &drawn);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_EDGE, index), r);
}

void numbers_labels(Numbers *n) {
    for (int i = 0; i < n->labels; i++) label_of(n, &n->label[i]);
}
