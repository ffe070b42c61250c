/* See graph_below.h. */
#include "panels/graph/graph_below.h"

#include <math.h>
#include <stdio.h>

#include "lab/by_hand.h"
#include "panels/derive/derive_card.h"
#include "panels/derive/derive_words.h"
#include "panels/graph/graph_typed.h"
#include "panels/graph/graph_words.h"
#include "panels/panel.h"
#include "ui/editing.h"
#include "ui/widgets.h"

/* ---- input */

static void descend_press(const Gesture *g, Tag tag, const InputEvent *e) {
    lab_apply(g->lab, &(Action){.kind = ACTION_DESCEND});
}

static const char *descend_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    snprintf(text, TOOLTIP_TEXT, "Each number that learns goes down by %g times its derivative (D)",
             (double)view->lab->scene.training.rate);
    return text;
}

static const Target TARGET_DESCEND = {
    .name = "descend", .stop = TAB_EACH, .press = descend_press, .say = descend_say};

/* ---- the picture */

const char *graph_leaf_text(const View *view, int leaf, char text[UI_TEXT + 4]) {
    if (editing_is(view, subject_leaf(leaf)))
        editing_shown(view->ui, text);
    else
        graph_words_number(view->lab->scene.graph.value[leaf], text);
    return text;
}

/* Set smaller where it would be wider than its line. */
static TextStyle words_style(View *view, const char *text, float width, Color color) {
    TextStyle style = view_style(view, TYPE_BODY, color, ALIGN_LEFT);
    style.face = FONT_MATH;
    style.size *= 1.12f;
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    if (wide > width) style.size *= fmaxf(0.8f, width / wide * 0.99f);
    return style;
}

/* The field above the graph shows it already. */
static bool is_typed_above(View *view) {
    return graph_typed_height(view) > 0;
}

/* In two lines at most. Returns how many. */
static int write_expression(View *view, Rect line, bool draw) {
    char text[1000];
    if (draw && is_typed_above(view)) return 0;
    graph_words_expression(view->lab->graph, text, sizeof text);
    TextStyle style = words_style(view, text, line.w, view->theme->quiet);
    Point at = {line.x, view_middle(view, &style, line.y, line.h)};
    if (draw) return view_lines(view, text, at, line.w, line.h, 2, &style);
    return text[text_break(view->glyphs, text, &style, view->ui->density, line.w)] ? 2 : 1;
}

/* Both lines in the same size; one that is too long for its line goes on in the other. */
static void write_lines(View *view, Rect at, char line[2][GRAPH_SENTENCE], Color color) {
    TextStyle style = words_style(view, line[0], at.w, color),
              other = words_style(view, line[1], at.w, color);
    if (!line[1][0]) {
        Point from = {at.x, view_middle(view, &style, at.y, at.h)};
        view_lines(view, line[0], from, at.w, at.h, 2, &style);
        return;
    }
    if (other.size < style.size) style = other;
    for (int i = 0; i < 2; i++, at.y += at.h)
        view_text(view, line[i], at.x, view_middle(view, &style, at.y, at.h), at.w, &style);
}

/* ---- the chain: symbols over numbers, each factor in a column of its own */

/* The width of the chain in a style; drawn where `draw` says so. */
static float chain_row(View *view, const GraphChain *chain, Rect at, TextStyle style, bool draw) {
    float x = at.x, gap = style.size * 0.28f, density = view->ui->density;
    for (int i = 0; i < chain->parts; i++) {
        const char *sign = chain->part[i].sign;
        const char *text[2] = {chain->part[i].symbol, chain->part[i].number};
        float width = 0, before = 0;
        if (sign[0]) before = text_width(view->glyphs, sign, &style, density) + gap;
        for (int row = 0; row < 2; row++)
            width = fmaxf(width, text_width(view->glyphs, text[row], &style, density));
        for (int row = 0; row < 2 && draw; row++) {
            float y = view_middle(view, &style, at.y + at.h * (float)row, at.h);
            TextStyle middle = style;
            middle.align = ALIGN_CENTER;
            if (!text[row][0]) continue;
            view_text(view, sign, x, y, 0, &style);
            view_text(view, text[row], x + before + width / 2, y, 0, &middle);
        }
        x += before + width + gap;
    }
    return x - gap - at.x;
}

/* Of the node walked last; when all are known, of the leaf that was changed. */
static int spoken_of(const Lab *lab) {
    const GraphRun *g = lab->graph;
    bool changed = g->compared && g->moved >= 0 && g->walked == graph_total(g);
    int node = changed ? graph_leaf_node(g, &lab->scene.graph, g->moved) : -1;
    return node >= 0 ? node : graph_last(g);
}

/* False when it is too wide: then the last step's sentence has to do. */
static bool write_chain(View *view, Rect at) {
    GraphChain chain;
    graph_words_chain(view->lab->graph, spoken_of(view->lab), &chain);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->gold_text, ALIGN_LEFT);
    style.face = FONT_MATH;
    style.size *= 1.12f;
    float wide = chain_row(view, &chain, at, style, false);
    if (wide > at.w) style.size *= fmaxf(0.78f, at.w / wide * 0.98f);
    if (chain_row(view, &chain, at, style, false) > at.w) return false;
    shapes_mark(view->out, "graph chain", 0);
    chain_row(view, &chain, at, style, true);
    return true;
}

/* By hand: what was given last, and what is asked for. */
static void write_turn(View *view, Rect at, const Demanded *item) {
    const GraphRun *g = view->lab->graph;
    char line[2][GRAPH_SENTENCE] = {"", ""}, open[GRAPH_FRACTION];
    if (graph_goes_back(g)) graph_words_step(g, line);
    snprintf(line[line[0][0] && !line[1][0] ? 1 : 0], GRAPH_SENTENCE, "%s = ?",
             graph_words_derivative(g, item->index, open));
    write_lines(view, at, line, view->theme->gold_text);
}

static void write_step(View *view, Rect at) {
    const GraphRun *g = view->lab->graph;
    int turn = by_hand_turn(view->lab);
    char line[2][GRAPH_SENTENCE];
    if (turn >= 0) {
        write_turn(view, at, &view->lab->demand.item[turn]);
        return;
    }
    bool down = graph_words_descent(g, &view->lab->scene.graph, line);
    if (!down && graph_goes_back(g) && write_chain(view, at)) return;
    if (!down) graph_words_step(g, line);
    write_lines(view, at, line, graph_goes_back(g) ? view->theme->gold_text : view->theme->ink);
}

/* ---- the way down */

static bool can_descend(const Lab *lab) {
    bool learns = false;
    for (int i = 0; i < lab->scene.graph.values; i++) learns |= !lab->scene.graph.still[i];
    return learns && lab->graph->walked == graph_total(lab->graph);
}

/* The button at the right of the last two lines. Returns the width it takes from them. */
static float descend_button(View *view, Rect at) {
    bool narrow = view->layout.fold == FOLD_COLUMN;
    const char *label = narrow ? "Step ↓" : "One step downhill";
    bool free = view->ui->wander || player_descends(view->player);
    if (!free || !can_descend(view->lab)) return 0;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float h = view_units(view, 30), gap = view_units(view, 12);
    float w = text_width(view->glyphs, label, &style, view->ui->density) + view_units(view, 24);
    Rect button = {at.x + at.w - w, at.y + at.h - h / 2, w, h};
    if (lab_holds_still(view->lab))
        view_button_that_waits(view, button, label, tag_of(&TARGET_DESCEND, 0));
    else
        view_button(view, button, label, false, tag_of(&TARGET_DESCEND, 0));
    return w + gap;
}

/* A line of the words, the first of them, and how many the expression takes, or a reply in its
 * place. */
typedef struct Strip {
    Rect line;
    int lines;
    float top; /* of it all */
} Strip;

static Strip strip_of(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->ui->scale,
          each = view_units(view, rect.h < view_units(view, 300) ? 17 : 21);
    Strip s = {.line = {rect.x + pad, 0, rect.w - 2 * pad, each}};
    if (!is_typed_above(view) || view->lab->demand.count > 0)
        s.lines = write_expression(view, s.line, false);
    s.top = rect.y + rect.h - (float)(s.lines + 2) * each - pad;
    s.line.y = s.top + pad / 2;
    return s;
}

float graph_below_top(View *view, Rect rect) {
    return strip_of(view, rect).top - rect.y;
}

/* The reply takes the place of the expression, when there is one and no lesson's page shows it. */
static void docked_words(View *view, Strip s) {
    char reply[DERIVE_REPLY] = "";
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    style.size *= 0.93f;
    Rect row = s.line;
    row.y += s.line.h * (float)s.lines;
    row.h = 2 * s.line.h;
    if (!derive_card_on_a_page(view)) derive_words_reply(view->lab, reply);
    shapes_mark(view->out, reply[0] ? "derive reply" : "graph words", 0);
    if (reply[0])
        view_lines(view, reply, (Point){s.line.x, s.top + style.size * 1.4f}, s.line.w,
                   style.size * 1.2f, s.lines + 1, &style);
    else
        write_expression(view, s.line, true);
    shapes_mark(view->out, NULL, 0);
    derive_card_row(view, row);
}

void graph_below_draw(View *view, Rect rect, bool docked) {
    Strip s = strip_of(view, rect);
    shapes_line(view->out, (Point){rect.x, s.top}, (Point){rect.x + rect.w, s.top}, 1,
                view->theme->hairline);
    if (docked) {
        docked_words(view, s);
        return;
    }
    shapes_mark(view->out, "graph words", 0);
    write_expression(view, s.line, true);
    shapes_mark(view->out, NULL, 0);
    s.line.y += s.line.h * (float)s.lines;
    s.line.w -= descend_button(view, s.line);
    shapes_mark(view->out, "graph words", 0);
    write_step(view, s.line);
    shapes_mark(view->out, NULL, 0);
}
