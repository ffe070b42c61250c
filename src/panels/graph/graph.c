/* The expression graph: boxes with values as they become known, edges, and in gold the derivatives
 * that come back. When a number has been changed, each box shows what it was and by how much it has
 * moved. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "panels/derive/derive_card.h"
#include "panels/graph/graph_below.h"
#include "panels/graph/graph_layout.h"
#include "panels/graph/graph_pan.h"
#include "panels/graph/graph_typed.h"
#include "panels/graph/graph_words.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

enum { PILLS = 128 };

/* What is drawn with. */
typedef struct Sheet {
    View *view;
    const GraphRun *graph;
    GraphLayout layout;
    bool by_hand; /* the person gives the derivatives */
    bool spelled; /* "∂loss/∂x = 3" below the boxes, where all of them have room; else "∂ 3" */
    Rect pill[PILLS]; /* where factors stand already */
    int pills;
} Sheet;

/* ---- input: who walks back */

enum { WATCH, BY_HAND };

static void walker_press(const Gesture *g, Tag tag, const InputEvent *e) {
    lab_apply(g->lab, &(Action){.kind = ACTION_BY_HAND, .flag = tag.index == BY_HAND});
}

static const char *walker_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    return tag.index == BY_HAND ? "You give each derivative before it is shown"
                                : "Each step shows the next derivative";
}

static const Target TARGET_WALKER = {
    .name = "walker", .stop = TAB_EACH, .press = walker_press, .say = walker_say};

/* ---- the picture */

static float scaled(const Sheet *s, float units) {
    return view_units(s->view, units) * s->layout.scale;
}

static TextStyle style_of(const Sheet *s, Type type, FontFace face, Color color, Align align) {
    TextStyle style = view_style(s->view, type, color, align);
    style.face = face;
    style.size *= s->layout.scale;
    return style;
}

static void mark(const Sheet *s, const char *name, int index) {
    shapes_mark(s->view->out, name, index);
}

/* A value in as many digits as fit in so much width, four at most and two at least. */
static const char *value_text(const Sheet *s, double value, const TextStyle *style, float width,
                              char text[32]) {
    for (int digits = 4; digits >= 2; digits--) {
        text_short(value, digits, text, 32);
        if (text_width(s->view->glyphs, text, style, s->view->ui->density) <= width) break;
    }
    return text;
}

/* --- Edges --- */

/* Whether a factor has room: clear of boxes, of what is above and below them, of other factors. */
static bool is_free(const Sheet *s, Rect rect) {
    for (int i = 0; i <= s->graph->expression.result; i++) {
        if (!graph_layout_draws(&s->layout, i)) continue;
        Rect cell = graph_layout_cell(&s->layout, i);
        Rect words = {cell.x + cell.w * 0.12f, cell.y, cell.w * 0.76f, cell.h};
        if (rect_meets(rect, words) || rect_meets(rect, s->layout.box[i])) return false;
    }
    for (int i = 0; i < s->pills; i++) {
        if (rect_meets(rect, s->pill[i])) return false;
    }
    return true;
}

/* The point so far along a curve, 0 to 1. */
static Point along(const Point *curve, int count, float share) {
    float at = share * (float)(count - 1);
    int i = (int)at < count - 1 ? (int)at : count - 2;
    Point a = curve[i], b = curve[i + 1];
    float t = at - (float)i;
    return (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/* The slope of a road in a pill around this place. False where there is no room. */
static bool factor_at(Sheet *s, const char *text, Point at, const TextStyle *style, bool came) {
    const Theme *t = s->view->theme;
    float w = text_width(s->view->glyphs, text, style, s->view->ui->density) + scaled(s, 7);
    float h = scaled(s, 16);
    Rect rect = {at.x - w / 2, at.y - h / 2, w, h};
    if (!is_free(s, rect)) return false;
    shapes_rect(s->view->out, rect, h / 2, t->card);
    shapes_border(s->view->out, rect, h / 2, 1, came ? t->gold : t->faint);
    view_text(s->view, text, at.x, view_middle(s->view, style, rect.y, h), 0, style);
    s->pill[s->pills++] = rect;
    return true;
}

/* In so many digits, on the road or, in smaller type, just above or below it. False where there is
 * no room. */
static bool factor_in(Sheet *s, const char *text, const Point *curve, int count, bool came) {
    static const int places[] = {50, 38, 62, 26, 74, 14, 86};
    static const struct {
        float size, aside;
    } ways[] = {{1, 0}, {0.85f, 0}, {0.85f, -1}, {0.85f, 1}, {0.85f, -2}, {0.85f, 2}};
    const Theme *t = s->view->theme;
    const TextStyle usual =
        style_of(s, TYPE_CAPTION, FONT_MEDIUM, came ? t->gold_text : t->quiet, ALIGN_CENTER);
    if (usual.size < view_units(s->view, 7) || s->pills == PILLS) return false;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        TextStyle style = usual;
        style.size *= ways[k].size;
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            Point at = along(curve, count, (float)places[i] / 100);
            at.y += ways[k].aside * scaled(s, 14);
            if (factor_at(s, text, at, &style, came)) return true;
        }
    }
    return false;
}

/* The slope of a road, on it: in gold once a derivative has come along it. In three digits, or in
 * two; nothing where there is no room. */
static void factor(Sheet *s, int node, int operand, const Point *curve, int count, bool came) {
    char text[40];
    for (int digits = 3; digits >= 2; digits--) {
        graph_words_factor(s->graph, node, operand, digits, text);
        if (factor_in(s, text, curve, count, came)) return;
    }
}

static void edge(Sheet *s, int node, int operand) {
    const Theme *t = s->view->theme;
    Point curve[GRAPH_CURVE];
    int count = graph_layout_curve(&s->layout, node, operand, curve);
    bool walked = graph_shown_value(s->graph, node), lit = graph_last(s->graph) == node;
    bool forward = lit && !graph_goes_back(s->graph);
    shapes_mark_part(s->view->out, "graph edge", node, operand);
    shapes_curve(s->view->out, curve, count, scaled(s, forward ? 2.8f : 1.8f), 0,
                 forward  ? t->ink
                 : walked ? t->quiet
                          : t->faint);
    mark(s, NULL, 0);
}

/* In gold and dashed beside the edge: a derivative came along it. By hand, its slope can be read
 * before. */
static void edge_back(Sheet *s, int node, int operand) {
    const GraphRun *g = s->graph;
    const Node *n = &g->expression.node[node];
    Point curve[GRAPH_CURVE];
    int count = graph_layout_curve(&s->layout, node, operand, curve);
    int to = operand ? n->b : n->a;
    if (count == 0) return;
    bool came = graph_shown_grad(g, to), last = came && graph_last(g) == to;
    bool told = s->by_hand && g->walked >= g->count && !ui_hides(s->view->ui, HIDE_SLOPE);
    if (!came && !told) return;
    for (int i = 0; i < count; i++) curve[i].y -= scaled(s, 4);
    shapes_mark_part(s->view->out, came ? "graph gradient" : "graph slope", node, operand);
    if (came)
        shapes_curve(s->view->out, curve, count, scaled(s, last ? 2.8f : 1.8f), scaled(s, 4),
                     s->view->theme->gold);
    factor(s, node, operand, curve, count, came);
    mark(s, NULL, 0);
}

/* --- Boxes --- */

/* The node whose derivative is asked for now, -1 for none. */
static int turn_node(const Lab *lab) {
    int turn = by_hand_turn(lab);
    bool node = turn >= 0 && lab->demand.item[turn].kind == DEMAND_NODE;
    return node ? lab->demand.item[turn].index : -1;
}

static void frame_box(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    Rect box = s->layout.box[node];
    int leaf = graph_leaf(s->graph, &s->view->lab->scene.graph, node);
    int turn = turn_node(s->view->lab);
    bool lit = turn < 0 ? graph_last(s->graph) == node : turn == node;
    bool back = lit && (turn >= 0 || graph_goes_back(s->graph));
    bool known = graph_shown_value(s->graph, node), derived = graph_shown_grad(s->graph, node);
    float radius = scaled(s, 9), width = scaled(s, lit ? 3.2f : 1.7f);
    Color color = derived || back ? t->gold : known ? t->ink : t->faint;
    shapes_rect(s->view->out, box, radius, back ? t->gold_soft : t->card);
    if (lit && !back) shapes_rect(s->view->out, box, radius, t->hover);
    if (leaf >= 0 && highlight_of(s->view, subject_leaf(leaf)))
        shapes_rect(s->view->out, box, radius, highlight_ground(s->view));
    shapes_border(s->view->out, box, radius, width, color);
    if (leaf < 0) return;
    if (tag_same(s->view->ui->focus, tag_of(&TARGET_LEAF, leaf)) ||
        editing_is(s->view, subject_leaf(leaf)))
        shapes_border(s->view->out, rect_inset(box, -3), radius + 3, 2, t->accent);
    target_place(s->view->out, tag_of(&TARGET_LEAF, leaf), box);
}

/* Whether its value is another than before the last change, and both may be shown. */
static bool has_moved(const Sheet *s, int node) {
    const GraphRun *g = s->graph;
    return g->compared && graph_shown_value(g, node) &&
           fabs(g->value[node] - g->was[node]) > 1e-9 * fabs(g->value[node]);
}

/* What it was, crossed out, left of what it is. Returns how far right of the middle the new value
 * then stands; where there is no room for both, the change on the corner has to do. */
static float write_was(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    Rect box = s->layout.box[node];
    char old[32], now[32];
    if (!has_moved(s, node)) return 0;
    TextStyle style = style_of(s, TYPE_CAPTION, FONT_REGULAR, t->quiet, ALIGN_CENTER);
    TextStyle number = style_of(s, TYPE_SMALL, FONT_BOLD, t->ink, ALIGN_CENTER);
    graph_words_number(s->graph->was[node], old);
    graph_words_number(s->graph->value[node], now);
    float density = s->view->ui->density, gap = scaled(s, 6);
    float w = text_width(s->view->glyphs, old, &style, density);
    float other = text_width(s->view->glyphs, now, &number, density);
    if (w + gap + other > box.w - scaled(s, 6)) return 0;
    float x = box.x + (box.w - w - gap - other) / 2 + w / 2, y = box.y + box.h * 0.84f;
    mark(s, "graph was", node);
    view_text(s->view, old, x, y, 0, &style);
    /* Aslant: straight through, a 1 would be a plus. */
    shapes_line(s->view->out, (Point){x - w / 2 - 2, y + style.size * 0.05f},
                (Point){x + w / 2 + 2, y - style.size * 0.75f}, 1.2f, t->quiet);
    mark(s, NULL, 0);
    return (w + gap) / 2;
}

/* What it is called, or what it does, in the upper half; what it is worth in the lower. */
static void write_box(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    const Node *n = &s->graph->expression.node[node];
    Rect box = s->layout.box[node];
    char name[GRAPH_NAME], value[UI_TEXT + 4];
    int leaf = graph_leaf(s->graph, &s->view->lab->scene.graph, node);
    bool walks = n->op != OP_LEAF && n->op != OP_NUMBER;
    bool known = graph_shown_value(s->graph, node);
    float x = box.x + box.w / 2, room = box.w - scaled(s, 10);
    TextStyle sign = style_of(s, TYPE_BODY, walks ? FONT_MATH : FONT_MATH_ITALIC,
                              known ? t->ink : t->quiet, ALIGN_CENTER);
    bool waits = leaf >= 0 && lab_holds_still(s->view->lab);
    TextStyle number = style_of(s, TYPE_SMALL, FONT_BOLD, waits ? t->quiet : t->ink, ALIGN_CENTER);
    sign.size *= 1.25f;
    view_text(s->view,
              walks ? graph_words_sign(s->graph, node, name)
                    : graph_words_name(s->graph, node, name),
              x, box.y + box.h * 0.42f, room, &sign);
    if (!known) return;
    float was = write_was(s, node);
    bool edited = leaf >= 0 && editing_is(s->view, subject_leaf(leaf));
    if (edited)
        graph_leaf_text(s->view, leaf, value);
    else
        value_text(s, s->graph->value[node], &number, room, value);
    mark(s, "graph value", node);
    if (edited) editing_ground(s->view, x + was, box.y + box.h * 0.84f, &number);
    view_text(s->view, value, x + was, box.y + box.h * 0.84f, room, &number);
    mark(s, NULL, 0);
}

static TextStyle change_style(const Sheet *s) {
    return style_of(s, TYPE_CAPTION, FONT_BOLD, s->view->theme->on_accent, ALIGN_CENTER);
}

static const char *change_text(const Sheet *s, int node, char text[40]) {
    char number[32];
    double by = s->graph->value[node] - s->graph->was[node];
    snprintf(text, 40, "%s%s", by > 0 ? "+" : "", text_short(by, 3, number, sizeof number));
    return text;
}

/* By how much it has moved, over its upper right corner and clear of what the box says: the change
 * of a number hands on a change to each node it leads to. */
static Rect change_rect(const Sheet *s, int node) {
    char text[40];
    Rect box = s->layout.box[node];
    TextStyle style = change_style(s);
    float density = s->view->ui->density, h = scaled(s, 16);
    float w = text_width(s->view->glyphs, change_text(s, node, text), &style, density);
    w += scaled(s, 8);
    return (Rect){box.x + box.w - w + scaled(s, 8), box.y - h * 0.9f, w, h};
}

static void write_change(Sheet *s, int node) {
    char text[40];
    if (!has_moved(s, node)) return;
    Rect pill = change_rect(s, node);
    TextStyle style = change_style(s);
    shapes_rect(s->view->out, pill, pill.h / 2, s->view->theme->accent);
    mark(s, "graph change", node);
    view_text(s->view, change_text(s, node, text), pill.x + pill.w / 2,
              view_middle(s->view, &style, pill.y, pill.h), 0, &style);
    mark(s, NULL, 0);
}

/* Factors keep clear of the changes. */
static void reserve_changes(Sheet *s) {
    for (int i = 0; i <= s->graph->expression.result && s->pills < PILLS; i++) {
        if (graph_layout_draws(&s->layout, i) && has_moved(s, i))
            s->pill[s->pills++] = change_rect(s, i);
    }
}

static TextStyle spelled_style(const Sheet *s) {
    return style_of(s, TYPE_SMALL, FONT_MATH, s->view->theme->gold_text, ALIGN_CENTER);
}

static void derivative_text(Sheet *s, int node, bool spelled, const TextStyle *style,
                            char text[GRAPH_FRACTION + 40]) {
    char number[32], fraction[GRAPH_FRACTION] = "∂";
    if (spelled) graph_words_derivative(s->graph, node, fraction);
    value_text(s, s->graph->grad[node], style, s->layout.box[node].w * 0.95f, number);
    snprintf(text, GRAPH_FRACTION + 40, spelled ? "%s = %s" : "%s %s", fraction, number);
}

/* Above the box, in its middle; beside the change where it has moved, at the box's left edge or,
 * with no room there, up to the change. */
static void write_name(Sheet *s, int node) {
    Rect box = s->layout.box[node];
    char name[GRAPH_NAME];
    TextStyle style = style_of(s, TYPE_BODY, FONT_MATH_ITALIC, s->view->theme->quiet, ALIGN_CENTER);
    float x = box.x + box.w / 2, room = box.w;
    graph_words_name(s->graph, node, name);
    if (has_moved(s, node)) {
        float end = change_rect(s, node).x - scaled(s, 3);
        bool fits = text_width(s->view->glyphs, name, &style, s->view->ui->density) <= end - box.x;
        style.align = fits ? ALIGN_LEFT : ALIGN_RIGHT;
        x = fits ? box.x : end;
        room = 0;
    }
    view_text(s->view, name, x, box.y - scaled(s, 5), room, &style);
}

/* Its name above, when it has a sign in the box; its derivative below, once it is known. */
static void write_around(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    const Node *n = &s->graph->expression.node[node];
    Rect box = s->layout.box[node];
    char text[GRAPH_FRACTION + 40];
    float x = box.x + box.w / 2;
    TextStyle below = style_of(s, TYPE_SMALL, FONT_BOLD, t->gold_text, ALIGN_CENTER);
    if (n->op != OP_LEAF && n->op != OP_NUMBER) write_name(s, node);
    if (n->op == OP_NUMBER) return;
    float y = box.y + box.h + scaled(s, 15);
    if (!graph_shown_grad(s->graph, node)) {
        float half = box.w * 0.14f;
        if (s->by_hand)
            shapes_dashed(s->view->out, (Point){x - half, y - scaled(s, 4)},
                          (Point){x + half, y - scaled(s, 4)}, 1.2f, scaled(s, 4), t->faint);
        return;
    }
    if (s->spelled) below = spelled_style(s);
    derivative_text(s, node, s->spelled, &below, text);
    mark(s, "graph derivative", node);
    view_text(s->view, text, x, y, s->spelled ? 0 : box.w * 1.2f, &below);
    mark(s, NULL, 0);
}

/* Whether "∂loss/∂x = 3" has room below each box. */
static bool can_spell(Sheet *s) {
    TextStyle style = spelled_style(s);
    char text[GRAPH_FRACTION + 40];
    for (int i = 0; i < s->graph->backs; i++) {
        int node = s->graph->back[i];
        if (!graph_layout_draws(&s->layout, node)) continue;
        derivative_text(s, node, true, &style, text);
        float w = text_width(s->view->glyphs, text, &style, s->view->ui->density);
        if (w > 1.15f * s->layout.box[node].w) return false;
    }
    return true;
}

static void draw_graph(Sheet *s) {
    int result = s->graph->expression.result;
    reserve_changes(s);
    for (int i = 0; i <= result; i++) {
        if (!graph_layout_draws(&s->layout, i)) continue;
        for (int operand = 0; operand < 2; operand++) edge(s, i, operand);
    }
    for (int i = 0; i <= result; i++) {
        if (!graph_layout_draws(&s->layout, i)) continue;
        for (int operand = 0; operand < 2; operand++) edge_back(s, i, operand);
    }
    for (int i = 0; i <= result; i++) {
        if (!graph_layout_draws(&s->layout, i)) continue;
        mark(s, "graph node", i);
        frame_box(s, i);
        mark(s, NULL, 0);
        write_box(s, i);
        write_around(s, i);
        write_change(s, i);
    }
}

/* --- The card of the derivative that is asked for --- */

/* False where it has no room by its node. */
static bool card(Sheet *s, Rect within) {
    Rect avoid[EXPRESSION_NODES + PILLS];
    int count = 0, node = turn_node(s->view->lab);
    if (node < 0 || !graph_layout_draws(&s->layout, node)) return true;
    for (int i = 0; i <= s->graph->expression.result; i++) {
        if (graph_layout_draws(&s->layout, i)) avoid[count++] = graph_layout_cell(&s->layout, i);
    }
    for (int i = 0; i < s->pills; i++) avoid[count++] = s->pill[i];
    return derive_card_draw(s->view, graph_layout_cell(&s->layout, node), within, avoid, count);
}

/* --- The head --- */

static const char *state_of(const Lab *lab) {
    const GraphRun *g = lab->graph;
    if (demand_open(&lab->demand) >= 0 && g->walked >= g->count)
        return "back: you give the derivatives";
    if (g->walked == 0 && lab_holds_still(lab)) return "a step walks a node";
    if (g->walked == 0) return "drag a number; a step walks a node";
    if (g->walked == graph_total(g)) return "there and back";
    return graph_goes_back(g) ? "back: derivatives" : "forward: values";
}

/* Who walks back: a switch with two halves. Returns its width. */
static float walker(View *view, Rect rect, bool by_hand, bool draw) {
    const Theme *t = view->theme;
    bool narrow = rect.w < view_units(view, 380);
    const char *label[2] = {"watch", narrow ? "by hand" : "do it yourself"};
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_CENTER);
    float pad = view_units(view, 10), h = view_units(view, 26), w[2], wide = 0;
    for (int i = 0; i < 2; i++) {
        w[i] = text_width(view->glyphs, label[i], &style, view->ui->density) + 2 * pad;
        wide += w[i];
    }
    if (!draw) return wide;
    Rect half = {rect.x + rect.w - view_units(view, 14) - wide, rect.y + view_units(view, 10), 0,
                 h};
    Rect all = {half.x, half.y, wide, h};
    shapes_rect(view->out, all, 5, t->card);
    for (int i = 0; i < 2; i++, half.x += half.w) {
        bool on = by_hand == (i == BY_HAND);
        half.w = w[i];
        if (on) shapes_rect(view->out, half, 5, t->accent);
        view_feedback(view, half, 5, tag_of(&TARGET_WALKER, i));
        style.color = on ? t->on_accent : t->ink;
        shapes_mark(view->out, "walker", i);
        view_text(view, label[i], half.x + half.w / 2, view_middle(view, &style, half.y, h), 0,
                  &style);
        shapes_mark(view->out, NULL, 0);
        target_place(view->out, tag_of(&TARGET_WALKER, i), half);
    }
    shapes_border(view->out, all, 5, 1, t->hairline);
    return wide;
}

/* The part of the panel below its head, less the field for an expression. */
static float draw_field(View *view, Rect rect, float head) {
    float side = view_units(view, 18), high = graph_typed_height(view);
    if (high > 0)
        graph_typed_draw(view, (Rect){rect.x + side, rect.y + head, rect.w - 2 * side, high});
    return head + high;
}

static void draw_empty(View *view, Rect rect) {
    bool offers = graph_typed_height(view) > 0;
    float side = view_units(view, 18);
    float head = panel_head(view, rect, PANEL_GRAPH, "GRAPH",
                            offers ? "" : "this scene has no expression", 0);
    if (!offers) return;
    head = draw_field(view, rect, head);
    graph_typed_invite(view,
                       (Rect){rect.x + side, rect.y + head, rect.w - 2 * side, rect.h - head});
}

/* What is asked for, or else where the walk is; before it and at its end the result. */
static int node_to_see(const Sheet *s) {
    const GraphRun *g = s->graph;
    int turn = turn_node(s->view->lab), last = graph_last(g);
    bool rests = g->walked == 0 || g->walked == graph_total(g);
    int node = turn >= 0 ? turn : last >= 0 && !rests ? last : g->expression.result;
    return graph_layout_draws(&s->layout, node) ? node : g->expression.result;
}

void view_graph(View *view, Rect rect) {
    const GraphRun *g = view->lab->graph;
    if (!g) {
        draw_empty(view, rect);
        return;
    }
    Sheet s = {.view = view, .graph = g, .by_hand = view->lab->demand.count > 0};
    float right = walker(view, rect, s.by_hand, false) + view_units(view, 8);
    float head = panel_head(view, rect, PANEL_GRAPH, "GRAPH", state_of(view->lab), right);
    walker(view, rect, s.by_hand, true);
    head = draw_field(view, rect, head);
    shapes_clip(view->out, rect);
    float side = view_units(view, 16) / view->ui->scale, left = graph_below_top(view, rect);
    Rect area = {rect.x + side, rect.y + head, rect.w - 2 * side, left - head - side / 2};
    graph_layout_find(&s.layout, g, area, view_units(view, 1));
    graph_pan(view, &s.layout, node_to_see(&s), &area);
    s.spelled = can_spell(&s);
    shapes_clip(view->out, area);
    draw_graph(&s);
    shapes_unclip(view->out);
    bool beside = card(&s, (Rect){rect.x, rect.y + head, rect.w, left - head});
    graph_below_draw(view, rect, !beside);
    shapes_unclip(view->out);
}
