/* The list of weights: name, value, a dot on a number line, the gold arrow from it, the amount. */

#include <math.h>
#include <stdio.h>

#include "base/clamp.h"
#include "lab/by_hand.h"
#include "panels/arrow.h"
#include "panels/legend.h"
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

/* How many rows are seen; those of biases may stand in another picture, too. */
static int rows_seen(const Gesture *g) {
    int page = target_find_any(g->drawn, &TARGET_WEIGHTS_PAGE, -1);
    return lab_network(g->lab)->count - (page < 0 ? 0 : g->drawn->shape[page].tag.index);
}

static int first_seen(const Gesture *g) {
    int most = lab_network(g->lab)->count - rows_seen(g);
    return clamp_int(g->ui->scrolled.weights, 0, most);
}

static bool is_seen(const Gesture *g, int index) {
    int first = first_seen(g);
    return index >= first && index < first + rows_seen(g);
}

/* By no more rows than it takes. */
static void give_focus(const Gesture *g, int index) {
    int first = first_seen(g), last = first + rows_seen(g) - 1;
    if (!is_seen(g, index)) scroll(g, index < first ? index - first : index - last);
    g->ui->hover = (Tag){0};
    g->ui->focus = tag_of(&TARGET_WEIGHT, index);
}

bool weights_move(const Gesture *g, Tag row, bool back) {
    int next = row.index + (back ? -1 : 1);
    if (next >= 0 && next < lab_network(g->lab)->count) give_focus(g, next);
    return true;
}

bool weights_enter(const Gesture *g) {
    int selected = g->lab->selected.weight;
    if (!weights_listed(g)) return false;
    give_focus(g, selected >= 0 ? selected : first_seen(g));
    return true;
}

void weights_reveal(const Gesture *g, int index) {
    int fit = rows_seen(g), beyond = lab_network(g->lab)->count - fit;
    if (beyond > 0 && !is_seen(g, index))
        g->ui->scrolled.weights = clamp_int(index - fit / 2, 0, beyond);
}

/* ---- a row's number line, and its number */

/* How much one point of the screen is worth on the number line, and what is at a place of it. */
static float worth_of_point(const UiState *ui, Rect line) {
    return ui->rulers.now.weight.reach / (line.w / 2);
}

static float value_at(const UiState *ui, Rect line, float x) {
    return (x - (line.x + line.w / 2)) * worth_of_point(ui, line);
}

static float place_of(const UiState *ui, Rect line, float value) {
    return line.x + line.w / 2 + value / worth_of_point(ui, line);
}

/* A knob that is taken beside its middle stays so; the line elsewhere brings the knob along. */
static void line_press(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float KNOB = 9; /* points */
    Rect line = target_rect(g->drawn, tag);
    subjects_press_weight(g, tag, e);
    if (e->clicks > 1) subjects_type_weight(g, tag_of(&TARGET_WEIGHT, tag.index));
    float knob = place_of(g->ui, line, g->ui->drag.value);
    if (fabsf(e->at.x - knob) > KNOB) g->ui->drag.value = value_at(g->ui, line, e->at.x);
}

static void number_release(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!g->ui->drag.moving) subjects_type_weight(g, tag_of(&TARGET_WEIGHT, tag.index));
}

/* index: of the weight */
static const Target TARGET_WEIGHT_LINE = {.name = "weight line",
                                          .edits = true,
                                          .pointer = POINTER_ACROSS,
                                          .subject = SUBJECT_WEIGHT,
                                          .press = line_press,
                                          .drag = weights_drag,
                                          .turn = weights_turn};
static const Target TARGET_WEIGHT_NUMBER = {.name = "weight number",
                                            .edits = true,
                                            .hint = "Click to type another value (Enter)",
                                            .pointer = POINTER_ACROSS,
                                            .subject = SUBJECT_WEIGHT,
                                            .press = subjects_press_weight,
                                            .drag = weights_drag,
                                            .release = number_release,
                                            .turn = weights_turn};

/* Of numbers that are no finer than the screen shows, the nearest. */
static float rounded(float value, float point) {
    float step = powf(10, floorf(log10f(point)));
    return roundf(value / step) * step;
}

void weights_drag(const Gesture *g, Tag tag, Point at) {
    static const float WITHOUT_LINE = 0.02f;
    const Drag *drag = &g->ui->drag;
    Rect line = target_rect(g->drawn, tag_of(&TARGET_WEIGHT_LINE, tag.index));
    float point = line.w > 0 ? worth_of_point(g->ui, line) : WITHOUT_LINE;
    float value = rounded(drag->value + (at.x - drag->from.x) * point, point);
    subjects_set_weight(g, tag.index, value, true);
}

bool weights_are_held(const UiState *ui) {
    Tag tag = ui->pressed;
    return tag_is(tag, &TARGET_WEIGHT) || tag_is(tag, &TARGET_WEIGHT_LINE) ||
           tag_is(tag, &TARGET_WEIGHT_NUMBER);
}

/* ---- the picture */

/* The knob at the weight, and the arrow from it. */
static void knob(View *view, Rect line, int index) {
    float w = lab_network(view->lab)->theta[index], y = line.y + line.h / 2;
    float at = place_of(view->ui, line, w);
    /* At the line's ends arrows are cut: the numbers beside it must be read. */
    Rect within = {fminf(line.x - 6, at), line.y, 0, line.h};
    within.w = fmaxf(line.x + line.w + 6, at) - within.x;
    shapes_mark(view->out, "weight knob", index);
    shapes_disc(view->out, (Point){at, y}, view_units(view, 4),
                lab_holds_still(view->lab) ? view->theme->faint : view_edge_color(view, index));
    shapes_mark(view->out, NULL, 0);
    /* Over the knob, which would cover a short one. */
    Point from = {at, y - view_units(view, 7.5f)};
    float across = arrow_move(view, index) / worth_of_point(view->ui, line);
    arrow_draw(view, index, from, across, 0, within);
}

static void number_line(View *view, Rect line, int index) {
    const Theme *t = view->theme;
    bool highlighted = highlight_of(view, subject_weight(index)) &
                       HIGHLIGHT_POINTED; /* on the background of its row */
    float zero = place_of(view->ui, line, 0), y = line.y + line.h / 2;
    shapes_line(view->out, (Point){line.x, y}, (Point){line.x + line.w, y}, 1.6f,
                highlighted ? t->faint : t->hairline);
    shapes_line(view->out, (Point){zero, y - 4}, (Point){zero, y + 4}, 1.2f,
                highlighted ? t->quiet : t->faint);
    if (!ui_hides(view->ui, HIDE_WEIGHTS)) knob(view, line, index);
    target_place(view->out, tag_of(&TARGET_WEIGHT_LINE, index), line);
}

/* So many decimals; of large numbers as many digits as the column holds. */
static void exact(double value, int decimals, char *out, size_t size) {
    if (fabs(value) < 100)
        text_number(value, decimals, out, size);
    else
        text_short(value, 5, out, size);
}

/* Only the letter is slanted: the digits of the math italic are slanted, too, and "¹" would read
 * as another letter. */
static void write_name(View *view, int index, float x, float y) {
    char name[SYMBOL_TEXT];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_MATH_ITALIC;
    style.size *= 1.15f;
    symbol_weight(lab_network(view->lab), index, name);
    x += view_text(view, (char[2]){name[0], '\0'}, x, y, 0, &style);
    style.face = FONT_BOLD;
    shapes_mark(view->out, "weight scripts", index);
    view_text(view, name + 1, x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* The column that a weight of the first layer comes from, where it has a name; else NULL. */
static const char *column_of(const View *view, int index) {
    const Lab *lab = view->lab;
    WeightPlace place = weight_place(lab_network(lab), index);
    if (place.bias || place.layer > 0) return NULL;
    const Feature *feature = &lab_features(lab)->feature[place.from];
    return feature->kind == FEATURE_COORDINATE ? symbol_column(lab, feature->a) : NULL;
}

/* How wide names are: wider where columns are named behind them, if there is room. */
static float names_width(const View *view, float width) {
    float usual = view_units(view, 40), most = view_units(view, 84), widest = 0;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    for (int i = 0; i < lab_features(view->lab)->count; i++) {
        const char *name = symbol_column(view->lab, lab_features(view->lab)->feature[i].a);
        if (name) widest = fmaxf(widest, text_width(view->glyphs, name, &style, view->ui->density));
    }
    bool room = widest > 0 && width >= view_units(view, 300);
    return room ? view_units(view, 50) + fminf(widest, most) : usual;
}

static void row(View *view, Rect rect, int index) {
    const Theme *t = view->theme;
    char value[UI_TEXT + 4], move[32], signed_move[40];
    bool typing = editing_is(view, subject_weight(index));
    Highlight highlight = highlight_of(view, subject_weight(index));
    float w = lab_network(view->lab)->theta[index], step = view_move(view, index);
    shapes_mark(view->out, "weight row", index);
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, rect, 4, highlight_ground(view));
    if (highlight & HIGHLIGHT_SELECTED)
        shapes_rect(view->out, (Rect){rect.x, rect.y + 3, 3, rect.h - 6}, 1.5f, t->ink);
    shapes_mark(view->out, NULL, 0);
    view_focus(view, rect, 4, tag_of(&TARGET_WEIGHT, index));
    TextStyle right = view_style(view, TYPE_SMALL, t->ink, ALIGN_RIGHT);
    TextStyle gold = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    float y = view_middle(view, &right, rect.y, rect.h), pad = view_units(view, 8);
    float number = view_units(view, 62), names = names_width(view, rect.w);
    if (typing)
        editing_shown(view->ui, value);
    else
        exact((double)w, 3, value, sizeof value);
    if (!typing && ui_hides(view->ui, HIDE_WEIGHTS)) snprintf(value, sizeof value, "?");
    exact((double)step, 4, move, sizeof move);
    snprintf(signed_move, sizeof signed_move, "%s%s", step > 0 ? "+" : "", move);
    write_name(view, index, rect.x + pad, y);
    const char *column = column_of(view, index);
    float behind = view_units(view, 44);
    if (column && names > behind + pad) {
        TextStyle quiet = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_LEFT);
        quiet.face = FONT_REGULAR;
        view_text(view, column, rect.x + pad + behind, y, names - behind, &quiet);
    }
    float end = rect.x + pad + names + number - 10;
    if (typing) editing_ground(view, end, y, &right);
    view_text(view, value, end, y, 0, &right);
    bool asked = by_hand_hides_weight(view->lab, index);
    if (view->lab->locked || asked || ui_hides(view->ui, HIDE_ARROWS))
        snprintf(signed_move, sizeof signed_move, "?");
    else if (lab_train_samples(view->lab)->count == 0)
        snprintf(signed_move, sizeof signed_move, "–"); /* no point says where it should go */
    if (!view_leaves_out_arrows(view))
        view_text(view, signed_move, rect.x + rect.w - pad, y, 0, &gold);
    float from = rect.x + pad + names + number, to = rect.x + rect.w - pad - number - 4;
    target_place(view->out, tag_of(&TARGET_WEIGHT, index), rect);
    target_place(view->out, tag_of(&TARGET_WEIGHT_NUMBER, index),
                 (Rect){rect.x + pad + names, rect.y, number - 6, rect.h});
    if (to > from + 20) number_line(view, (Rect){from, rect.y, to - from, rect.h}, index);
}

void view_weights(View *view, Rect rect) {
    const Network *net = lab_network(view->lab);
    float side = view_units(view, 12), head = view_units(view, 40), each = view_units(view, 26);
    Rect list = {rect.x + side, rect.y + head, rect.w - 2 * side,
                 rect.h - head - view_units(view, 8)};
    int fit = (int)(list.h / each), first = view->ui->scrolled.weights;
    if (first > net->count - fit) first = net->count - fit;
    if (first < 0) first = 0;
    const char *what =
        view_leaves_out_arrows(view) ? "where each is" : "where each is, and where it goes next";
    panel_head(view, rect, PANEL_WEIGHTS, "WEIGHTS", what,
               legend_lens_width(view) + view_units(view, 24));
    legend_lens(view, rect.x + rect.w - view_units(view, 18), rect.y + view_units(view, 28));
    target_place(view->out, tag_of(&TARGET_WEIGHTS_PAGE, net->count > fit ? net->count - fit : 0),
                 list);
    shapes_clip(view->out, rect);
    for (int i = 0; i < fit && first + i < net->count; i++) {
        row(view, (Rect){list.x, list.y + each * (float)i, list.w, each}, first + i);
    }
    if (net->count > fit && fit > 0) {
        Rect lane = {rect.x + rect.w - 7, list.y, 3, list.h};
        scroll_bar(view->out, lane, (float)first, (float)fit, (float)net->count, 0,
                   view->theme->hairline);
    }
    shapes_unclip(view->out);
}
