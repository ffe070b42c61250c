/* The walk through a graph in place of the timeline, to scrub: a dot per step, forward in ink with
 * the values, back in gold with the derivatives, as far as they are known. */
#include <math.h>
#include <stdio.h>

#include "lab/by_hand.h"
#include "panels/graph/graph_words.h"
#include "screen/timeline/timeline.h"
#include "screen/view.h"
#include "ui/widgets.h"

static float step_x(const GraphRun *g, Rect rect, int step) {
    int total = graph_total(g);
    return total ? rect.x + rect.w * (float)step / (float)total : rect.x;
}

static void rail(View *view, const GraphRun *g, Rect rect, float y) {
    const Theme *t = view->theme;
    int turn = g->walked < g->count ? g->walked : g->count;
    float from = step_x(g, rect, 0), there = step_x(g, rect, turn);
    shapes_line(view->out, (Point){from, y}, (Point){rect.x + rect.w, y}, view_units(view, 2),
                t->hairline);
    if (turn > 0)
        shapes_line(view->out, (Point){from, y}, (Point){there, y}, view_units(view, 3), t->ink);
    if (graph_goes_back(g))
        shapes_line(view->out, (Point){there, y}, (Point){step_x(g, rect, g->walked), y},
                    view_units(view, 3), t->gold);
}

/* The step that waits for a derivative, 0 for none. */
static int turn_step(const Lab *lab) {
    int turn = by_hand_turn(lab);
    bool node = turn >= 0 && lab->demand.item[turn].kind == DEMAND_NODE;
    return node ? lab->graph->count + 1 + graph_rank(lab->graph, lab->demand.item[turn].index) : 0;
}

/* A ring with a question mark, and the way to it dashed. */
static void turn_dot(View *view, const GraphRun *g, Rect rect, int step, float y) {
    const Theme *t = view->theme;
    Point at = {step_x(g, rect, step), y};
    float r = view_units(view, 9);
    TextStyle style = view_style(view, TYPE_CAPTION, t->gold_text, ALIGN_CENTER);
    style.face = FONT_BOLD;
    shapes_dashed(view->out, (Point){step_x(g, rect, step - 1), y}, at, view_units(view, 3),
                  view_units(view, 4), t->gold);
    shapes_mark(view->out, "walk", step);
    shapes_disc(view->out, at, r, t->card);
    shapes_mark(view->out, "walk turn", step);
    shapes_ring(view->out, at, r, view_units(view, 2), t->gold);
    shapes_mark(view->out, NULL, 0);
    view_text(view, "?", at.x, view_middle(view, &style, y - r, 2 * r), 0, &style);
}

/* In a window of one column all is closer together. */
static bool is_close(const View *view) {
    return view->layout.fold == FOLD_COLUMN;
}

static double number_of(const GraphRun *g, int step) {
    int node = graph_step_node(g, step);
    return step > g->count ? g->grad[node] : g->value[node];
}

static TextStyle number_style(const View *view, bool back) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_SMALL, back ? t->gold_text : t->ink, ALIGN_CENTER);
    if (back) style.face = FONT_BOLD;
    return style;
}

static bool all_fit(const View *view, const GraphRun *g, float room, int digits) {
    for (int step = 1; step <= g->walked; step++) {
        char number[32];
        TextStyle style = number_style(view, step > g->count);
        text_short(number_of(g, step), digits, number, sizeof number);
        if (text_width(view->glyphs, number, &style, view->ui->density) > room) return false;
    }
    return true;
}

/* In how many digits a step's number stands below its dot, where all of them have room for so many.
 * Where they have none, the last one stands there alone, unless the next step is asked for: 0 for
 * the others. */
static int digits_of(const View *view, const GraphRun *g, int digits, int step) {
    bool alone = step == g->walked && turn_step(view->lab) == 0;
    return digits > 1 ? digits : alone ? 3 : 0;
}

/* Below a dot: the node's name, and what is known of it in so many digits, 0 for nothing. */
static void label(View *view, const GraphRun *g, int step, Point at, float room, int digits) {
    bool turn = step == turn_step(view->lab);
    bool back = step > g->count, known = step <= g->walked;
    int node = graph_step_node(g, step);
    char name[GRAPH_NAME], number[32];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    TextStyle value = number_style(view, back && known);
    if (back && (known || turn)) style.color = view->theme->gold_text;
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.1f;
    view_text(view, graph_words_name(g, node, name), at.x, at.y, room - 2, &style);
    if (!known) value.color = view->theme->quiet;
    if (!turn && (!known || digits == 0)) return;
    const char *text = turn ? "your turn" : text_short(number_of(g, step), digits, number, 32);
    if (text_width(view->glyphs, text, &value, view->ui->density) > room * (turn ? 1.6f : 2))
        return;
    shapes_mark(view->out, "walk value", step);
    view_text(view, text, at.x, at.y + view_units(view, is_close(view) ? 16 : 19), 0, &value);
    shapes_mark(view->out, NULL, 0);
}

/* Where there is no room for all names: that of the step whose turn it is, or the last one. */
static void name_here(View *view, const GraphRun *g, Rect rect, float y) {
    int turn = turn_step(view->lab), step = turn ? turn : g->walked;
    float room = view_units(view, 76), half = room / 2;
    if (step == 0) return;
    float x = fminf(fmaxf(step_x(g, rect, step), rect.x + half), rect.x + rect.w - half);
    label(view, g, step, (Point){x, y + view_units(view, is_close(view) ? 18 : 20)}, room, 3);
}

static void dots(View *view, const GraphRun *g, Rect rect, float y) {
    const Theme *t = view->theme;
    float room = rect.w / (float)(graph_total(g) + 1), small = view_units(view, 4);
    int turn = turn_step(view->lab);
    int digits = 3;
    while (digits > 1 && !all_fit(view, g, room, digits)) digits--;
    for (int step = 1; step <= graph_total(g); step++) {
        bool back = step > g->count, done = step <= g->walked;
        float x = step_x(g, rect, step), r = step == g->walked ? 1.5f * small : small;
        Color color = !done ? t->faint : back ? t->gold : t->ink;
        if (step == turn)
            turn_dot(view, g, rect, step, y);
        else {
            shapes_mark(view->out, "walk", step);
            shapes_disc(view->out, (Point){x, y}, r < room / 2 ? r : room / 2, color);
            shapes_mark(view->out, NULL, 0);
        }
        if (room >= view_units(view, 22))
            label(view, g, step, (Point){x, y + view_units(view, is_close(view) ? 19 : 26)}, room,
                  digits_of(view, g, digits, step));
    }
    if (room < view_units(view, 22)) name_here(view, g, rect, y);
}

/* The two ways, each over its part of the rail; where they have no room beside each other, the one
 * that is being walked. */
static void name_ways(View *view, const GraphRun *g, Rect rect, float y) {
    const char *back = view->lab->demand.count ? "back: your derivatives" : "back: derivatives";
    TextStyle there = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    TextStyle home = view_style(view, TYPE_SMALL, view->theme->gold_text, ALIGN_LEFT);
    float gap = view_units(view, 8), turn = step_x(g, rect, g->count) + gap;
    float density = view->ui->density, room = turn - rect.x - gap, rest = rect.x + rect.w - turn;
    bool beside = text_width(view->glyphs, "forward", &there, density) <= room &&
                  text_width(view->glyphs, "back", &home, density) <= rest;
    bool goes_back = g->walked >= g->count;
    shapes_mark(view->out, "way", 0);
    if (beside || !goes_back)
        view_phrases(view, "forward: values", rect.x, y, beside ? room : rect.w, &there);
    shapes_mark(view->out, "way", 1);
    if (beside || goes_back)
        view_phrases(view, back, beside ? turn : rect.x, y, beside ? rest : rect.w, &home);
    shapes_mark(view->out, NULL, 0);
}

void view_walk(View *view, Rect rect) {
    const GraphRun *g = view->lab->graph;
    bool low = rect.h < view_units(view, 90); /* then only names have room below */
    float y = rect.y + rect.h * (low ? 0.5f : 0.4f);
    name_ways(view, g, rect, y - view_units(view, is_close(view) ? 14 : 18));
    rail(view, g, rect, y);
    dots(view, g, rect, y);
    view_focus(view, rect, 4, tag_of(&TARGET_SCRUB, 0));
    target_place(view->out, tag_of(&TARGET_SCRUB, 0), rect);
}
