/* The list of weights: name, value, a dot on a number line, the gold arrow from it, the amount. */

#include <math.h>
#include <stdio.h>

#include "base/clamp.h"
#include "lab/by_hand.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/highlight.h"
#include "ui/scroll.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- input */

/* index: how many rows there are beyond those that are seen */
static const Target TARGET_WEIGHTS_PAGE = {.name = "weights page", .turn = weights_turn};

static void scroll(const Gesture *g, int rows) {
    int page = target_find_any(g->drawn, &TARGET_WEIGHTS_PAGE, -1);
    int most = page < 0 ? 0 : g->drawn->shape[page].tag.index, *at = &g->ui->scrolled.weights;
    if (*at > most) *at = most;
    *at = clamp_int(*at + rows, 0, most);
}

void weights_turn(const Gesture *g, Tag tag, float lines) {
    scroll(g, -gesture_steps(g, lines));
}

bool weights_listed(const Gesture *g) {
    return target_find_any(g->drawn, &TARGET_WEIGHTS_PAGE, -1) >= 0;
}

/* From a row at the end of what is shown, to the next one beyond it. */
static bool move_beyond(const Gesture *g, Tag row, int by) {
    Tag next = tag_of(row.target, row.index + by);
    bool there = next.index >= 0 && next.index < lab_network(g->lab)->count;
    if (!weights_listed(g) || !there || target_rect(g->drawn, next).w > 0) return false;
    g->ui->hover = (Tag){0};
    scroll(g, by);
    g->ui->focus = next;
    return true;
}

bool weights_move(const Gesture *g, Tag row, bool back) {
    if (!move_beyond(g, row, back ? -1 : 1)) focus_sibling(g, back);
    return true;
}

/* ---- the picture */

/* The number line's end: a round number beyond the largest weight. */
static float reach_of(const Network *net) {
    float most = 0;
    for (int i = 0; i < net->count; i++) most = fmaxf(most, fabsf(net->theta[i]));
    float reach = 1;
    for (int k = 0; reach < most && k < 60; k++) reach *= k % 2 ? 2.5f : 2;
    return reach;
}

static void number_line(View *view, Rect line, int index, float reach) {
    const Theme *t = view->theme;
    bool highlighted = highlight_of(view, subject_weight(index)) &
                       HIGHLIGHT_POINTED; /* on the background of its row */
    float w = lab_network(view->lab)->theta[index], move = view_move(view, index);
    float middle = line.x + line.w / 2, y = line.y + line.h / 2;
    float at = middle + line.w / 2 * (w / reach);
    float length = view_arrow_length(view, fabsf(move), view_units(view, 42));
    shapes_line(view->out, (Point){line.x, y}, (Point){line.x + line.w, y}, 1.6f,
                highlighted ? t->faint : t->hairline);
    shapes_line(view->out, (Point){middle, y - 4}, (Point){middle, y + 4}, 1.2f,
                highlighted ? t->quiet : t->faint);
    shapes_disc(view->out, (Point){at, y}, view_units(view, 4), w >= 0 ? t->positive : t->negative);
    if (length <= 1) return;
    shapes_mark(view->out, "gradient arrow", index);
    /* At the line's end it is shorter: the number beside it must be read. */
    float to = fminf(fmaxf(at + (move > 0 ? length : -length), line.x - 6), line.x + line.w + 6);
    shapes_arrow(view->out, (Point){at, y}, (Point){to, y}, view_units(view, 2.6f), t->gold);
    shapes_mark(view->out, NULL, 0);
}

/* So many decimals; of large numbers as many digits as the column holds. */
static void exact(double value, int decimals, char *out, size_t size) {
    if (fabs(value) < 100)
        text_number(value, decimals, out, size);
    else
        text_short(value, 5, out, size);
}

static void row(View *view, Rect rect, int index, float reach) {
    const Theme *t = view->theme;
    char name[SYMBOL_TEXT], value[UI_TEXT + 4], move[32], signed_move[40];
    bool typing = editing_is(view, subject_weight(index));
    Highlight highlight = highlight_of(view, subject_weight(index));
    float w = lab_network(view->lab)->theta[index], step = view_move(view, index);
    shapes_mark(view->out, "weight row", index);
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, rect, 4, highlight_ground(view));
    if (highlight & HIGHLIGHT_SELECTED)
        shapes_rect(view->out, (Rect){rect.x, rect.y + 3, 3, rect.h - 6}, 1.5f, t->ink);
    shapes_mark(view->out, NULL, 0);
    view_focus(view, rect, 4, tag_of(&TARGET_WEIGHT, index));
    TextStyle math = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    math.face = FONT_MATH_ITALIC;
    math.size *= 1.15f;
    TextStyle right = view_style(view, TYPE_SMALL, t->ink, ALIGN_RIGHT);
    TextStyle gold = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    float y = view_middle(view, &right, rect.y, rect.h), pad = view_units(view, 8);
    float number = view_units(view, 62), names = view_units(view, 40);
    symbol_weight(lab_network(view->lab), index, name);
    if (typing)
        editing_shown(view->ui, value);
    else
        exact((double)w, 3, value, sizeof value);
    if (!typing && ui_hides(view->ui, HIDE_WEIGHTS)) snprintf(value, sizeof value, "?");
    exact((double)step, 4, move, sizeof move);
    snprintf(signed_move, sizeof signed_move, "%s%s", step > 0 ? "+" : "", move);
    view_text(view, name, rect.x + pad, y, 0, &math);
    view_text(view, value, rect.x + pad + names + number - 10, y, 0, &right);
    bool asked = by_hand_hides_weight(view->lab, index);
    if (view->lab->locked || asked || ui_hides(view->ui, HIDE_ARROWS))
        snprintf(signed_move, sizeof signed_move, "?");
    view_text(view, signed_move, rect.x + rect.w - pad, y, 0, &gold);
    float from = rect.x + pad + names + number, to = rect.x + rect.w - pad - number - 4;
    if (to > from + 20) number_line(view, (Rect){from, rect.y, to - from, rect.h}, index, reach);
    target_place(view->out, tag_of(&TARGET_WEIGHT, index), rect);
}

void view_weights(View *view, Rect rect) {
    const Network *net = lab_network(view->lab);
    float side = view_units(view, 12), head = view_units(view, 40), each = view_units(view, 26);
    Rect list = {rect.x + side, rect.y + head, rect.w - 2 * side,
                 rect.h - head - view_units(view, 8)};
    int fit = (int)(list.h / each), first = view->ui->scrolled.weights;
    if (first > net->count - fit) first = net->count - fit;
    if (first < 0) first = 0;
    panel_head(view, rect, PANEL_WEIGHTS, "WEIGHTS", "where each is, and where it goes next", 0);
    target_place(view->out, tag_of(&TARGET_WEIGHTS_PAGE, net->count > fit ? net->count - fit : 0),
                 list);
    shapes_clip(view->out, rect);
    float reach = reach_of(net);
    for (int i = 0; i < fit && first + i < net->count; i++) {
        row(view, (Rect){list.x, list.y + each * (float)i, list.w, each}, first + i, reach);
    }
    if (net->count > fit && fit > 0) {
        Rect lane = {rect.x + rect.w - 7, list.y, 3, list.h};
        scroll_bar(view->out, lane, (float)first, (float)fit, (float)net->count, 0,
                   view->theme->hairline);
    }
    shapes_unclip(view->out);
}
