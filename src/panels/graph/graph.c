/* The expression graph: boxes with values as they become known, edges, and in gold the derivatives
 * that come back. And the list of leaves, which stands where a network's weights would. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "panels/graph/graph_layout.h"
#include "panels/graph/graph_words.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

enum { PILLS = 64 };

/* What is drawn with. */
typedef struct Sheet {
    View *view;
    const GraphRun *graph;
    GraphLayout layout;
    Rect pill[PILLS]; /* where factors stand already */
    int pills;
} Sheet;

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

/* The value of a leaf as it stands, or as it is being typed. */
static const char *leaf_text(const View *view, int leaf, char text[UI_TEXT + 4]) {
    if (editing_is(view, subject_leaf(leaf)))
        editing_shown(view->ui, text);
    else
        graph_words_number(view->lab->scene.graph.value[leaf], text);
    return text;
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

static bool meets(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Whether a factor has room: clear of boxes, of what is above and below them, of other factors. */
static bool is_free(const Sheet *s, Rect rect) {
    for (int i = 0; i <= s->graph->expression.result; i++) {
        if (!graph_layout_draws(&s->layout, i)) continue;
        Rect cell = graph_layout_cell(&s->layout, i);
        Rect words = {cell.x + cell.w * 0.12f, cell.y, cell.w * 0.76f, cell.h};
        if (meets(rect, words) || meets(rect, s->layout.box[i])) return false;
    }
    for (int i = 0; i < s->pills; i++) {
        if (meets(rect, s->pill[i])) return false;
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

/* The local derivative, on the edge that it came back along; nothing where there is no room. */
static void factor(Sheet *s, int node, int operand, const Point *curve, int count) {
    static const int places[] = {50, 38, 62, 26, 74, 14, 86};
    char text[40];
    const Theme *t = s->view->theme;
    TextStyle style = style_of(s, TYPE_CAPTION, FONT_MEDIUM, t->gold_text, ALIGN_CENTER);
    if (style.size < view_units(s->view, 7) || s->pills == PILLS) return;
    graph_words_factor(s->graph, node, operand, text);
    float w = text_width(s->view->glyphs, text, &style, s->view->ui->density) + scaled(s, 7);
    float h = scaled(s, 16);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        Point at = along(curve, count, (float)places[i] / 100);
        Rect rect = {at.x - w / 2, at.y - h / 2, w, h};
        if (!is_free(s, rect)) continue;
        shapes_rect(s->view->out, rect, h / 2, t->card);
        shapes_border(s->view->out, rect, h / 2, 1, t->gold);
        view_text(s->view, text, at.x, view_middle(s->view, &style, rect.y, h), 0, &style);
        s->pill[s->pills++] = rect;
        return;
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

/* In gold and dashed beside the edge: what was handed back along it. */
static void edge_back(Sheet *s, int node, int operand) {
    Point curve[GRAPH_CURVE];
    int count = graph_layout_curve(&s->layout, node, operand, curve);
    if (count == 0 || !graph_passed_back(s->graph, node)) return;
    for (int i = 0; i < count; i++) curve[i].y -= scaled(s, 4);
    shapes_mark_part(s->view->out, "graph gradient", node, operand);
    shapes_curve(s->view->out, curve, count, scaled(s, graph_last(s->graph) == node ? 2.8f : 1.8f),
                 scaled(s, 4), s->view->theme->gold);
    factor(s, node, operand, curve, count);
    mark(s, NULL, 0);
}

/* --- Boxes --- */

static void frame_box(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    Rect box = s->layout.box[node];
    int leaf = graph_leaf(s->graph, &s->view->lab->scene.graph, node);
    bool lit = graph_last(s->graph) == node, back = lit && graph_goes_back(s->graph);
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

/* What it is called, or what it does, in the upper half; what it is worth in the lower. */
static void write_box(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    const Node *n = &s->graph->expression.node[node];
    Rect box = s->layout.box[node];
    char name[GRAPH_NAME], value[UI_TEXT + 4];
    int leaf = graph_leaf(s->graph, &s->view->lab->scene.graph, node);
    bool walks = n->op != OP_LEAF && n->op != OP_NUMBER;
    bool known = graph_shown_value(s->graph, node);
    float x = box.x + box.w / 2, room = box.w - scaled(s, 6);
    TextStyle sign = style_of(s, TYPE_BODY, walks ? FONT_MATH : FONT_MATH_ITALIC,
                              known ? t->ink : t->quiet, ALIGN_CENTER);
    TextStyle number = style_of(s, TYPE_SMALL, FONT_BOLD, t->ink, ALIGN_CENTER);
    sign.size *= 1.25f;
    view_text(s->view,
              walks ? graph_words_sign(s->graph, node, name)
                    : graph_words_name(s->graph, node, name),
              x, box.y + box.h * 0.42f, room, &sign);
    if (!known) return;
    mark(s, "graph value", node);
    view_text(s->view,
              leaf >= 0 ? leaf_text(s->view, leaf, value)
                        : value_text(s, s->graph->value[node], &number, room, value),
              x, box.y + box.h * 0.84f, room, &number);
    mark(s, NULL, 0);
}

/* Its name above, when it has a sign in the box; its derivative below, once it is known. */
static void write_around(Sheet *s, int node) {
    const Theme *t = s->view->theme;
    const Node *n = &s->graph->expression.node[node];
    Rect box = s->layout.box[node];
    char name[GRAPH_NAME], number[32], text[40];
    float x = box.x + box.w / 2;
    TextStyle above = style_of(s, TYPE_BODY, FONT_MATH_ITALIC, t->quiet, ALIGN_CENTER);
    TextStyle below = style_of(s, TYPE_SMALL, FONT_BOLD, t->gold_text, ALIGN_CENTER);
    if (n->op != OP_LEAF && n->op != OP_NUMBER)
        view_text(s->view, graph_words_name(s->graph, node, name), x, box.y - scaled(s, 5), box.w,
                  &above);
    if (n->op == OP_NUMBER || !graph_shown_grad(s->graph, node)) return;
    snprintf(text, sizeof text, "∂ %s",
             value_text(s, s->graph->grad[node], &below, box.w * 0.95f, number));
    mark(s, "graph derivative", node);
    view_text(s->view, text, x, box.y + box.h + scaled(s, 15), box.w * 1.2f, &below);
    mark(s, NULL, 0);
}

static void draw_graph(Sheet *s) {
    int result = s->graph->expression.result;
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
    }
}

/* --- Below the graph --- */

/* Set smaller where it would be wider than its line. */
static TextStyle words_style(View *view, const char *text, float width, Color color) {
    TextStyle style = view_style(view, TYPE_BODY, color, ALIGN_LEFT);
    style.face = FONT_MATH;
    style.size *= 1.12f;
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    if (wide > width) style.size *= fmaxf(0.8f, width / wide * 0.99f);
    return style;
}

/* In two lines at most. Returns how many. */
static int write_expression(View *view, Rect line, bool draw) {
    char text[1000];
    graph_words_expression(view->lab->graph, text, sizeof text);
    TextStyle style = words_style(view, text, line.w, view->theme->quiet);
    Point at = {line.x, view_middle(view, &style, line.y, line.h)};
    if (draw) return view_lines(view, text, at, line.w, line.h, 2, &style);
    return text[text_break(view->glyphs, text, &style, view->ui->density, line.w)] ? 2 : 1;
}

/* What the last step did; both lines in the same size. */
static void write_step(View *view, Rect at) {
    const GraphRun *g = view->lab->graph;
    Color color = graph_goes_back(g) ? view->theme->gold_text : view->theme->ink;
    char line[2][GRAPH_SENTENCE];
    graph_words_step(g, line);
    TextStyle style = words_style(view, line[0], at.w, color),
              other = words_style(view, line[1], at.w, color);
    if (other.size < style.size) style = other;
    for (int i = 0; i < 2; i++, at.y += at.h)
        view_text(view, line[i], at.x, view_middle(view, &style, at.y, at.h), at.w, &style);
}

/* The expression, and the last step. Returns the height that is left above. */
static float words(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->ui->scale,
          each = view_units(view, rect.h < view_units(view, 300) ? 17 : 21);
    Rect at = {rect.x + pad, 0, rect.w - 2 * pad, each};
    int lines = write_expression(view, at, false);
    float top = rect.y + rect.h - (float)(lines + 2) * each - pad;
    shapes_line(view->out, (Point){rect.x, top}, (Point){rect.x + rect.w, top}, 1,
                view->theme->hairline);
    at.y = top + pad / 2;
    shapes_mark(view->out, "graph words", 0);
    write_expression(view, at, true);
    at.y += each * (float)lines;
    write_step(view, at);
    shapes_mark(view->out, NULL, 0);
    return top - rect.y;
}

static const char *state_of(const GraphRun *g) {
    if (g->walked == 0) return "drag a number; a step walks a node";
    if (g->walked == graph_total(g)) return "there and back";
    return graph_goes_back(g) ? "back: derivatives" : "forward: values";
}

void view_graph(View *view, Rect rect) {
    const GraphRun *g = view->lab->graph;
    float head = panel_head(view, rect, PANEL_GRAPH, "GRAPH",
                            g ? state_of(g) : "this scene has no expression", 0);
    if (!g) return;
    Sheet s = {.view = view, .graph = g};
    shapes_clip(view->out, rect);
    float side = view_units(view, 16) / view->ui->scale, left = words(view, rect);
    Rect area = {rect.x + side, rect.y + head, rect.w - 2 * side, left - head - side / 2};
    graph_layout_find(&s.layout, g, area, view_units(view, 1));
    draw_graph(&s);
    shapes_unclip(view->out);
}

/* --- The list of leaves --- */

static void leaf_row(View *view, Rect row, int leaf) {
    const Theme *t = view->theme;
    const GraphRun *g = view->lab->graph;
    int node = graph_leaf_node(g, &view->lab->scene.graph, leaf);
    char name[GRAPH_NAME], value[UI_TEXT + 4], number[32], text[40];
    TextStyle math = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle ink = view_style(view, TYPE_SMALL, t->ink, ALIGN_RIGHT);
    TextStyle gold = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    float pad = view_units(view, 8), y = view_middle(view, &ink, row.y, row.h);
    math.face = FONT_MATH_ITALIC;
    math.size *= 1.15f;
    if (highlight_of(view, subject_leaf(leaf)))
        shapes_rect(view->out, row, 4, highlight_ground(view));
    view_focus(view, row, 4, tag_of(&TARGET_LEAF_ROW, leaf));
    target_place(view->out, tag_of(&TARGET_LEAF_ROW, leaf), row);
    if (node < 0) return;
    float column = (row.w - 2 * pad) / 3;
    view_text(view, graph_words_name(g, node, name), row.x + pad, y, column, &math);
    view_text(view, leaf_text(view, leaf, value), row.x + pad + 2 * column, y, column, &ink);
    if (!g->belongs[node] || !graph_shown_grad(g, node)) return;
    snprintf(text, sizeof text, "∂ %s", graph_words_number(g->grad[node], number));
    view_text(view, text, row.x + row.w - pad, y, column, &gold);
}

void view_leaves(View *view, Rect rect) {
    int count = view->lab->scene.graph.values;
    float side = view_units(view, 12), each = view_units(view, 26);
    float head =
        panel_head(view, rect, PANEL_WEIGHTS, "NUMBERS", "what each is, and its derivative", 0);
    Rect list = {rect.x + side, rect.y + head, rect.w - 2 * side,
                 rect.h - head - view_units(view, 8)};
    if (each * (float)count > list.h) each = list.h / (float)count;
    if (each < view_units(view, 13)) each = view_units(view, 13);
    shapes_clip(view->out, rect);
    for (int i = 0; i < count && each * (float)(i + 1) <= list.h + 1; i++)
        leaf_row(view, (Rect){list.x, list.y + each * (float)i, list.w, each}, i);
    shapes_unclip(view->out);
}
