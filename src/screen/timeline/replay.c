/* A graph's replay in place of the timeline, to scrub: a dot per step, forward ink, back gold. */
#include "panels/graph/graph_words.h"
#include "screen/timeline/timeline.h"
#include "screen/view.h"
#include "ui/widgets.h"

/* The node of the step of this number, from 1. */
static int node_of(const GraphRun *g, int step) {
    return g->order[step <= g->count ? step - 1 : graph_total(g) - step];
}

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

static void dots(View *view, const GraphRun *g, Rect rect, float y) {
    const Theme *t = view->theme;
    float room = rect.w / (float)(graph_total(g) + 1), small = view_units(view, 3.4f);
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_CENTER);
    style.face = FONT_MATH_ITALIC;
    for (int step = 1; step <= graph_total(g); step++) {
        bool back = step > g->count, done = step <= g->walked;
        float x = step_x(g, rect, step), r = step == g->walked ? 1.7f * small : small;
        char name[GRAPH_NAME];
        Color color = !done ? t->faint : back ? t->gold : t->ink;
        shapes_mark(view->out, "walk", step);
        shapes_disc(view->out, (Point){x, y}, r < room / 2 ? r : room / 2, color);
        shapes_mark(view->out, NULL, 0);
        if (room < view_units(view, 22)) continue;
        style.color = back ? t->gold_text : t->quiet;
        view_text(view, graph_words_name(g, node_of(g, step), name), x, y + view_units(view, 24),
                  room - 2, &style);
    }
}

void view_replay(View *view, Rect rect) {
    const GraphRun *g = view->lab->graph;
    float y = rect.y + rect.h * 0.5f, turn = step_x(g, rect, g->count) + view_units(view, 8);
    TextStyle there = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    TextStyle back = view_style(view, TYPE_SMALL, view->theme->gold_text, ALIGN_LEFT);
    float above = y - view_units(view, 18);
    view_phrases(view, "forward: values", rect.x, above, turn - rect.x - view_units(view, 8),
                 &there);
    view_phrases(view, "back: derivatives", turn, above, rect.x + rect.w - turn, &back);
    rail(view, g, rect, y);
    dots(view, g, rect, y);
    view_focus(view, rect, 4, tag_of(&TARGET_SCRUB, 0));
    target_place(view->out, tag_of(&TARGET_SCRUB, 0), rect);
}
