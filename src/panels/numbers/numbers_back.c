/* The way back in the numbers, in gold: threads from a unit's one δ to each weight that uses it,
 * and of a derivative that the person gives, threads from what it multiplies. */
#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/derive/derive_card.h"
#include "panels/numbers/numbers.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

enum { THREAD = 17, MANY_THREADS = 12 };

/* ---- lines */

/* From one place to another, level at both ends, with a tip that points at the second. */
static void thread(View *view, Point from, Point to, float dash, Color color) {
    Point curve[THREAD];
    for (int i = 0; i < THREAD; i++) {
        float t = (float)i / (THREAD - 1), s = t * t * (3 - 2 * t);
        curve[i] = (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * s};
    }
    shapes_curve(view->out, curve, THREAD, view_units(view, 1.4f), dash, color);
    float size = view_units(view, 4), turn = to.x < from.x ? size : -size;
    Point tip[3] = {to, {to.x + turn, to.y - size * 0.7f}, {to.x + turn, to.y + size * 0.7f}};
    shapes_polygon(view->out, tip, 3, color);
}

static bool label_rect(const Numbers *n, int weight, Rect *rect) {
    for (int i = 0; i < n->labels; i++) {
        if (n->label[i].weight != weight) continue;
        *rect = n->label[i].rect;
        return true;
    }
    return false;
}

/* ---- one δ, used by all weights below it */

/* From a unit's δ to the gradient on the label of one of its weights. */
static void delta_thread(const Numbers *n, int layer, int unit, int weight) {
    View *view = n->view;
    Rect delta = numbers_delta_rect(n, layer, unit), label;
    if (delta.w <= 0 || !label_rect(n, weight, &label)) return;
    Point from = {delta.x - view_units(view, 3), delta.y + delta.h / 2};
    Point to = {label.x + label.w + view_units(view, 1), label.y + label.h * 0.75f};
    shapes_mark_part(view->out, "delta thread", weight, unit);
    thread(view, from, to, 0, view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}

/* Of which units they are drawn: of all that the way back has come to while there are few edges;
 * else, of the one that is pointed at or selected. */
static bool has_threads(const Numbers *n, int layer, int unit) {
    const Network *net = n->net;
    int edges = 0;
    if (n->all || n->update || !numbers_known_delta(n, layer, unit)) return false;
    for (int l = 0; l < net->layers; l++) edges += net->layer[l].from * net->layer[l].to;
    return edges <= MANY_THREADS || highlight_of(n->view, subject_unit(layer, unit)) ||
           (n->hot >= 0 && weight_place(net, n->hot).layer == layer &&
            weight_place(net, n->hot).to == unit);
}

void numbers_threads(const Numbers *n) {
    for (int l = 0; l < n->net->layers; l++) {
        for (int u = 0; u < numbers_shown(n, l); u++) {
            if (!has_threads(n, l, u)) continue;
            int piece = factors_winner(n->view->lab, l, u);
            for (int i = 0; i < numbers_shown(n, l - 1); i++) {
                int weight = network_w(n->net, l, piece, u, i);
                if (numbers_known_gradient(n, weight)) delta_thread(n, l, u, weight);
            }
        }
    }
}

/* ---- the derivative that is asked for */

/* NULL when none is. */
static const Demanded *asked(const Numbers *n) {
    int turn = by_hand_turn(n->view->lab);
    const Demanded *item = turn < 0 ? NULL : &n->view->lab->demand.item[turn];
    return n->known && item && item->kind != DEMAND_NODE ? item : NULL;
}

bool numbers_asks_delta(const Numbers *n, int layer, int unit) {
    const Demanded *item = asked(n);
    return item && item->kind == DEMAND_DELTA && item->index == layer && item->part == unit;
}

bool numbers_asks_weight(const Numbers *n, int weight) {
    const Demanded *item = asked(n);
    return item && item->kind == DEMAND_WEIGHT && item->index == weight;
}

/* Where the derivative will stand. */
static Rect asked_at(const Numbers *n, const Demanded *item) {
    Rect rect;
    if (item->kind == DEMAND_DELTA) return numbers_box(n, item->index, item->part);
    WeightPlace p = weight_place(n->net, item->index);
    if (p.bias) rect = numbers_bias_rect(n, p.layer, p.to);
    if (p.bias ? rect.w > 0 : label_rect(n, item->index, &rect)) return rect;
    return numbers_box(n, p.layer, p.to);
}

/* Of a weight: its unit's δ, and what comes in along it. */
static void weight_roads(const Numbers *n, int weight) {
    WeightPlace p = weight_place(n->net, weight);
    Rect label;
    if (p.bias || !label_rect(n, weight, &label)) return;
    Rect in = numbers_box(n, p.layer - 1, p.from);
    float y = label.y + label.h * 0.75f, gap = view_units(n->view, 2);
    delta_thread(n, p.layer, p.to, weight);
    shapes_mark(n->view->out, "factor thread", weight);
    thread(n->view, (Point){in.x + in.w + gap, in.y + in.h * 0.7f}, (Point){label.x - gap, y},
           view_units(n->view, 3), n->view->theme->ink);
    shapes_mark(n->view->out, NULL, 0);
}

/* Of a unit: the roads from the δ of the next layer, or from the loss. */
static void unit_roads(const Numbers *n, int layer, int unit) {
    View *view = n->view;
    Rect box = numbers_box(n, layer, unit);
    Color gold = view->theme->gold;
    float dash = view_units(view, 3), off = view_units(view, 6);
    bool output = layer == n->net->layers - 1;
    for (int k = 0; !output && k < numbers_shown(n, layer + 1); k++) {
        Rect from = numbers_box(n, layer + 1, k);
        shapes_mark_part(view->out, "road", layer + 1, k);
        thread(view, (Point){from.x, from.y + from.h / 2 - off},
               (Point){box.x + box.w, box.y + box.h / 2 - off}, dash, gold);
        shapes_mark(view->out, NULL, 0);
    }
    if (!output || n->loss_rect.w <= 0) return;
    shapes_mark_part(view->out, "road", layer + 1, 0);
    shapes_border(view->out, rect_inset(n->loss_rect, -off / 2), off, view_units(view, 1.2f), gold);
    shapes_mark(view->out, NULL, 0);
}

void numbers_roads(const Numbers *n) {
    const Demanded *item = asked(n);
    if (!item) return;
    if (item->kind == DEMAND_WEIGHT)
        weight_roads(n, item->index);
    else
        unit_roads(n, item->index, item->part);
}

enum { KEPT_FREE = 128 };

/* What the card must not cover: boxes with what stands below them, labels, the loss. */
static int kept_free(const Numbers *n, Rect rect[KEPT_FREE]) {
    int count = 0;
    for (int l = -1; l < n->net->layers; l++) {
        for (int u = 0; u < numbers_shown(n, l) && count < KEPT_FREE / 2; u++) {
            rect[count] = numbers_box(n, l, u);
            rect[count++].h += n->column[l + 1].under;
        }
    }
    for (int i = 0; i < n->labels && count < KEPT_FREE - 1; i++) rect[count++] = n->label[i].rect;
    if (n->loss_rect.w > 0) rect[count++] = n->loss_rect;
    return count;
}

bool numbers_card(const Numbers *n) {
    Rect avoid[KEPT_FREE];
    const Demanded *item = asked(n);
    if (!item) return true;
    int count = kept_free(n, avoid);
    return derive_card_draw(n->view, asked_at(n, item), n->area, avoid, count);
}
