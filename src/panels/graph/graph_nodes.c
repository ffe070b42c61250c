/* The nodes of a graph as a table, where a network's weights would be listed: what each is made of,
 * its value, and its derivative once it is known. Below it, where there is room, what each sign
 * does on the way back. */
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "panels/graph/graph_below.h"
#include "panels/graph/graph_words.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- the table */

/* Where its columns are: names and formulas from the left, numbers to their right edges. */
typedef struct Columns {
    float name, made_of, value, derivative;
    float room; /* of a formula */
} Columns;

static Columns columns_of(const View *view, Rect list) {
    float pad = view_units(view, 8), right = list.x + list.w - pad;
    Columns c = {.name = list.x + pad, .derivative = right};
    c.made_of = c.name + list.w * 0.15f;
    c.value = right - list.w * 0.28f;
    c.room = c.value - view_units(view, 46) - c.made_of;
    return c;
}

static void heading(View *view, Rect list, const Columns *c, float y) {
    TextStyle left = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle right = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    view_text(view, "node", c->name, y, 0, &left);
    if (c->room > view_units(view, 40)) view_text(view, "made of", c->made_of, y, 0, &left);
    view_text(view, "value", c->value, y, 0, &right);
    right.color = view->theme->gold_text;
    view_text(view, "derivative", c->derivative, y, 0, &right);
}

static void derivative(View *view, Rect row, int node, float right) {
    const GraphRun *g = view->lab->graph;
    const Theme *t = view->theme;
    int turn = by_hand_turn(view->lab);
    char number[32];
    TextStyle gold = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    gold.face = FONT_BOLD;
    float y = view_middle(view, &gold, row.y, row.h), w = view_units(view, 40);
    bool mine = turn >= 0 && view->lab->demand.item[turn].index == node;
    if (graph_shown_grad(g, node)) {
        shapes_mark(view->out, "node derivative", node);
        view_text(view, graph_words_number(g->grad[node], number), right, y, 0, &gold);
        shapes_mark(view->out, NULL, 0);
    } else if (mine) {
        Rect box = {right - w, row.y + 2, w, row.h - 4};
        shapes_rect(view->out, box, 5, t->card);
        shapes_border(view->out, box, 5, 1.5f, t->gold);
        gold.align = ALIGN_CENTER;
        view_text(view, "?", box.x + w / 2, y, 0, &gold);
    } else if (view->lab->demand.count > 0)
        shapes_dashed(view->out, (Point){right - w * 0.8f, row.y + row.h / 2},
                      (Point){right, row.y + row.h / 2}, 1.2f, view_units(view, 3), t->faint);
}

/* Its leaf can be dragged and typed into. */
static void touch_leaf(View *view, Rect row, int leaf) {
    if (highlight_of(view, subject_leaf(leaf)))
        shapes_rect(view->out, row, 4, highlight_ground(view));
    view_focus(view, row, 4, tag_of(&TARGET_LEAF_ROW, leaf));
    target_place(view->out, tag_of(&TARGET_LEAF_ROW, leaf), row);
}

static void node_row(View *view, Rect row, const Columns *c, int node) {
    const Theme *t = view->theme;
    const GraphRun *g = view->lab->graph;
    int leaf = graph_leaf(g, &view->lab->scene.graph, node), turn = by_hand_turn(view->lab);
    char name[GRAPH_NAME], value[UI_TEXT + 4], made[GRAPH_SENTENCE];
    TextStyle math = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle formula = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    bool waits = leaf >= 0 && lab_holds_still(view->lab);
    TextStyle ink = view_style(view, TYPE_SMALL, waits ? t->quiet : t->ink, ALIGN_RIGHT);
    float y = view_middle(view, &ink, row.y, row.h);
    math.face = FONT_MATH_ITALIC;
    math.size *= 1.15f;
    formula.face = FONT_MATH;
    if (turn >= 0 && view->lab->demand.item[turn].index == node)
        shapes_rect(view->out, row, 4, t->gold_soft);
    if (leaf >= 0) touch_leaf(view, row, leaf);
    view_text(view, graph_words_name(g, node, name), c->name, y, c->made_of - c->name - 2, &math);
    if (c->room > view_units(view, 40))
        view_text(view, graph_words_made_of(g, node, made), c->made_of, y, c->room, &formula);
    if (leaf >= 0)
        graph_leaf_text(view, leaf, value);
    else
        graph_words_number(g->value[node], value);
    shapes_mark(view->out, "node value", node);
    if (leaf >= 0 && editing_is(view, subject_leaf(leaf))) editing_ground(view, c->value, y, &ink);
    if (graph_shown_value(g, node)) view_text(view, value, c->value, y, 0, &ink);
    shapes_mark(view->out, NULL, 0);
    derivative(view, row, node, c->derivative);
}

/* The nodes in the order of the way back; the leaves alone where not all have room. Returns how
 * many. */
static int list_of(const Lab *lab, int most, int node[EXPRESSION_NODES]) {
    const GraphRun *g = lab->graph;
    int count = 0;
    if (g->backs <= most) {
        memcpy(node, g->back, sizeof(int) * (size_t)g->backs);
        count = g->backs;
    }
    for (int leaf = 0; leaf < lab->scene.graph.values; leaf++) {
        int at = graph_leaf_node(g, &lab->scene.graph, leaf);
        bool there = at >= 0 && g->belongs[at] && g->backs <= most;
        if (at >= 0 && !there && count < most) node[count++] = at;
    }
    return count;
}

/* ---- what each sign does on the way back */

static const char *back_rule(Op op) {
    switch (op) {
    case OP_ADD: return "hands on what it got";
    case OP_SUBTRACT: return "turns the sign of the second";
    case OP_MULTIPLY: return "hands it on, times the other factor";
    case OP_DIVIDE: return "divides what it got by what is below";
    case OP_POWER: return "times n · ( )ⁿ⁻¹";
    case OP_NEGATE: return "turns the sign";
    case OP_ABS: return "turns the sign of what is below 0";
    case OP_EXP: return "times its own value";
    case OP_LN: return "divides by what is inside";
    case OP_SQRT: return "divides by twice its own value";
    case OP_MIN:
    case OP_MAX: return "hands it on to the one that was taken";
    case OP_TANH: return "times 1 minus its value squared";
    case OP_SIGMOID: return "times value · (1 − value)";
    case OP_SIN: return "times the cosine";
    case OP_COS: return "times minus the sine";
    case OP_NUMBER:
    case OP_LEAF:
    case OP_EQUAL:
    case OP_UNEQUAL:
    case OP_LESS:
    case OP_LESS_EQUAL:
    case OP_GREATER:
    case OP_GREATER_EQUAL:
    case OP_AND:
    case OP_OR:
    case OP_NOT:
    case OP_COUNT: break;
    }
    return NULL;
}

static bool has_op(const GraphRun *g, Op op) {
    bool has = false;
    for (int i = 0; i < g->count; i++) has |= g->expression.node[g->order[i]].op == op;
    return has;
}

static void slopes(View *view, Rect rect) {
    const Theme *t = view->theme;
    TextStyle caption = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
    TextStyle sign = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle rule = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    float x = rect.x + view_units(view, 20), each = view_units(view, 22);
    float y = rect.y + view_units(view, 24), column = view_units(view, 46);
    sign.face = FONT_MATH;
    shapes_line(view->out, (Point){rect.x, rect.y}, (Point){rect.x + rect.w, rect.y}, 1,
                t->hairline);
    shapes_mark(view->out, "slopes", 0);
    view_text(view, "ON THE WAY BACK", x, y, 0, &caption);
    for (int op = 0; op < OP_COUNT; op++) {
        if (!back_rule((Op)op) || !has_op(view->lab->graph, (Op)op)) continue;
        y += each;
        if (y > rect.y + rect.h - view_units(view, 6)) break;
        view_text(view, graph_words_op((Op)op), x, y, column, &sign);
        view_text(view, back_rule((Op)op), x + column, y, rect.x + rect.w - x - column, &rule);
    }
    shapes_mark(view->out, NULL, 0);
}

void view_leaves(View *view, Rect rect) {
    int node[EXPRESSION_NODES];
    float side = view_units(view, 12), each = view_units(view, 27), least = view_units(view, 17);
    float head =
        panel_head(view, rect, PANEL_WEIGHTS, "NODES", "what each is, and its derivative", 0);
    float titles = view_units(view, 18);
    Rect list = {rect.x + side, rect.y + head + titles, rect.w - 2 * side,
                 rect.h - head - titles - view_units(view, 8)};
    int most = (int)(list.h / least), count = list_of(view->lab, most, node);
    if (each * (float)count > list.h) each = list.h / (float)count;
    shapes_clip(view->out, rect);
    Columns columns = columns_of(view, list);
    heading(view, list, &columns, list.y - view_units(view, 5));
    for (int i = 0; i < count; i++) {
        Rect row = {list.x, list.y + each * (float)i, list.w, each};
        node_row(view, row, &columns, node[i]);
        if (i > 0)
            shapes_line(view->out, (Point){rect.x, row.y}, (Point){rect.x + rect.w, row.y}, 1,
                        view->theme->hairline);
    }
    float used = list.y + each * (float)count + view_units(view, 8);
    Rect rest = {rect.x, used, rect.w, rect.y + rect.h - used};
    if (rest.h > view_units(view, 60)) slopes(view, rest);
    shapes_unclip(view->out);
}
