/* See graph_typed.h. */
#include "panels/graph/graph_typed.h"

#include <stdio.h>

#include "panels/graph/graph_words.h"
#include "scene/expression.h"
#include "ui/editing.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

static const char *const examples[] = {"(x*y + z)^2", "loss = abs(y - (x*w + b))",
                                       "z = w*x + b; a = sigmoid(z); loss = (a - y)^2 / 2"};
enum { EXAMPLES = sizeof examples / sizeof *examples };

/* ---- input */

static bool set_graph(const Gesture *g, const char *text) {
    Action action = {.kind = ACTION_SET_GRAPH};
    snprintf(action.expression, sizeof action.expression, "%s", text);
    return gesture_apply(g, &action);
}

static void field_press(const Gesture *g, Tag tag, const InputEvent *e) {
    editing_change_text(g, tag, g->lab->scene.graph.expression);
}

/* What cannot be read stays in the field, to be mended. */
static void field_written(const Gesture *g, Tag tag, const char *text) {
    if (!set_graph(g, text)) g->ui->editing.tag = tag;
}

static const Target TARGET_EXPRESSION = {
    .name = "expression",
    .hint = "Type an expression: its parts become boxes, and steps walk through them",
    .words = true,
    .stop = TAB_EACH,
    .press = field_press,
    .written = field_written};

static void away_press(const Gesture *g, Tag tag, const InputEvent *e) {
    set_graph(g, "");
}

static const Target TARGET_AWAY = {.name = "expression away",
                                   .hint = "Takes the expression away: the network trains again",
                                   .stop = TAB_EACH,
                                   .press = away_press};

static void example_press(const Gesture *g, Tag tag, const InputEvent *e) {
    set_graph(g, examples[tag.index]);
}

static const Target TARGET_EXAMPLE = {.name = "example", /* index: of examples */
                                      .hint = "Shows the graph of this expression",
                                      .stop = TAB_EACH,
                                      .press = example_press};

/* ---- the picture */

static Tag field_tag(void) {
    return tag_of(&TARGET_EXPRESSION, 0);
}

static bool is_typed(const View *view) {
    return tag_same(view->ui->editing.tag, field_tag());
}

static float line_height(const View *view) {
    return view_units(view, 27);
}

float graph_typed_height(View *view) {
    if (!view_offers(view, "expression")) return 0;
    return line_height(view) + view_units(view, is_typed(view) ? 25 : 9);
}

static void shown_text(View *view, Rect rect) {
    const Theme *t = view->theme;
    char text[1000] = "Type an expression, as (x*y + z)^2";
    float pad = view_units(view, 9);
    const GraphRun *graph = view->lab->graph;
    if (graph) graph_words_expression(graph, text, sizeof text);
    TextStyle style = view_style(view, TYPE_BODY, graph ? t->ink : t->quiet, ALIGN_LEFT);
    if (graph) style.face = FONT_MATH;
    shapes_rect(view->out, rect, view_units(view, 5), t->card);
    shapes_border(view->out, rect, view_units(view, 5), 1, t->hairline);
    view_feedback(view, rect, view_units(view, 5), field_tag());
    view_text(view, text, rect.x + pad, view_middle(view, &style, rect.y, rect.h), rect.w - 2 * pad,
              &style);
}

/* What is wrong with what is typed so far. */
static void note(View *view, Rect rect) {
    Expression e;
    Message why = {""};
    const char *typed = view->ui->editing.line.text;
    bool wrong = typed[0] && !expression_parse(&e, typed, &why);
    TextStyle style =
        view_style(view, TYPE_SMALL, wrong ? view->theme->bad : view->theme->quiet, ALIGN_LEFT);
    shapes_mark(view->out, wrong ? "expression wrong" : "expression right", 0);
    view_text(view, wrong ? why.text : "Enter shows its graph, Esc leaves it as it was", rect.x,
              rect.y + rect.h + style.size * 1.3f, rect.w, &style);
    shapes_mark(view->out, NULL, 0);
}

void graph_typed_draw(View *view, Rect rect) {
    float wide = view_units(view, 27), gap = view_units(view, 6);
    bool away = view->lab->graph && !is_typed(view);
    Rect field = {rect.x, rect.y, rect.w - (away ? wide + gap : 0), line_height(view)};
    shapes_mark(view->out, "expression", 0);
    if (is_typed(view))
        editing_field(view, field);
    else
        shown_text(view, field);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, field_tag(), field);
    if (is_typed(view)) note(view, field);
    if (away)
        view_button(view, (Rect){field.x + field.w + gap, field.y, wide, field.h}, "×", false,
                    tag_of(&TARGET_AWAY, 0));
}

void graph_typed_invite(View *view, Rect rect) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float line = style.size * 1.45f, y = rect.y + line;
    int lines =
        view_lines(view,
                   "Each part of an expression becomes a box. Steps walk forward, value by "
                   "value, and back, derivative by derivative. The network waits meanwhile.",
                   (Point){rect.x, y}, rect.w, line, 4, &style);
    y += line * ((float)lines - 0.3f);
    for (int i = 0; i < EXAMPLES; i++) {
        Rect button = {rect.x, y, rect.w, line_height(view)};
        if (button.y + button.h > rect.y + rect.h) break;
        view_button(view, button, examples[i], false, tag_of(&TARGET_EXAMPLE, i));
        y += line_height(view) + view_units(view, 7);
    }
}
