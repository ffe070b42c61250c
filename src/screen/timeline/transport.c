/* See timeline.h. */
#include "screen/timeline/timeline.h"

#include <math.h>
#include <stdio.h>

#include "base/numeral.h"
#include "panels/derive/derive_words.h"
#include "panels/graph/graph_words.h"
#include "screen/compare/compare.h"
#include "screen/controls/controls.h"

static void triangle(View *view, Point at, float r, bool left, Color color) {
    float s = left ? -1 : 1;
    Point p[3] = {
        {at.x - s * r * 0.7f, at.y - r}, {at.x - s * r * 0.7f, at.y + r}, {at.x + s * r, at.y}};
    shapes_polygon(view->out, p, 3, color);
}

static void bar(View *view, Point at, float r, Color color) {
    shapes_rect(view->out, (Rect){at.x - r * 0.2f, at.y - r, r * 0.4f, 2 * r}, 0, color);
}

static void transport_button(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    bool enabled = control_enabled(view->lab, control);
    bool primary = control == CONTROL_PLAY && enabled;
    Color color = primary ? t->on_accent : enabled ? t->ink : t->faint;
    Point at = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    float r = rect.h * 0.24f;
    shapes_rect(view->out, rect, 7, primary ? t->accent : t->card);
    if (!primary) shapes_border(view->out, rect, 7, 1, t->hairline);
    view_feedback(view, rect, 7, row_tag(control));
    shapes_mark(view->out, "control", (int)control);
    if (control == CONTROL_RESTART)
        view_again(view, at, r, 2, color);
    else if (control == CONTROL_BACK) {
        triangle(view, (Point){at.x - r * 0.2f, at.y}, r, true, color);
        bar(view, (Point){at.x + r * 1.1f, at.y}, r, color);
    } else if (control == CONTROL_STEP) {
        triangle(view, (Point){at.x + r * 0.2f, at.y}, r, false, color);
        bar(view, (Point){at.x - r * 1.1f, at.y}, r, color);
    } else if (view->lab->play.playing) {
        bar(view, (Point){at.x - r * 0.5f, at.y}, r, color);
        bar(view, (Point){at.x + r * 0.5f, at.y}, r, color);
    } else
        triangle(view, at, r, false, color);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, row_tag(control), rect);
}

static void buttons(View *view, Rect rect) {
    static const Control order[] = {CONTROL_RESTART, CONTROL_BACK, CONTROL_PLAY, CONTROL_STEP};
    float gap = view_units(view, 6), each = (rect.w - 3 * gap) / 4.2f, x = rect.x;
    for (int i = 0; i < 4; i++) {
        float w = each * (order[i] == CONTROL_PLAY ? 1.2f : 1);
        transport_button(view, (Rect){x, rect.y, w, rect.h}, order[i]);
        x += w + gap;
    }
}

/* ---- figures */

/* Two numbers, each with its name; the second name in short, too. */
typedef struct Figures {
    char number[2][32], what[2][GRAPH_NAME], brief[GRAPH_NAME];
} Figures;

/* Of the perceptron rule: how often the line was moved, and how many points are wrong. */
static Figures figures_of_mistakes(const View *view) {
    const Lab *lab = view->lab;
    Figures f = {.what = {"steps", "points wrong"}, .brief = "wrong"};
    int64_t moves = lab_trainer(lab)->moves;
    snprintf(f.number[0], sizeof f.number[0], "%lld", (long long)moves);
    if (moves == 1) snprintf(f.what[0], sizeof f.what[0], "step");
    snprintf(f.number[1], sizeof f.number[1], "%d / %d", lab->score.wrong,
             lab_train_samples(lab)->count);
    if (ui_hides(view->ui, HIDE_LABELS)) snprintf(f.number[1], sizeof f.number[1], "?");
    return f;
}

/* Three digits below 1. From there on two decimals, as the pictures write the loss of a point:
 * 1.10, not 1.1. */
static void loss_number(double loss, char text[32]) {
    if (loss < 0.995)
        numeral_plain(loss, text, 32);
    else
        numeral_shown(loss, text, 32);
}

static Figures figures_of_run(const View *view) {
    const Lab *lab = view->lab;
    Figures f = {.what = {"epoch"}, .brief = "loss"};
    snprintf(f.number[0], sizeof f.number[0], "%lld", (long long)lab_trainer(lab)->epoch);
    loss_number(lab->score.loss, f.number[1]);
    if (lab_train_samples(lab)->count == 0) snprintf(f.number[1], sizeof f.number[1], "–");
    if (ui_hides(view->ui, HIDE_LOSS)) snprintf(f.number[1], sizeof f.number[1], "?");
    snprintf(f.what[1], sizeof f.what[1], "loss (%s)", loss_name(lab->scene.training.loss));
    return f;
}

/* Side by side: the clock, and how many have met the goal. */
static Figures figures_of_compare(const Compare *compare) {
    Figures f = {.what = {"epoch", "reached the goal"}, .brief = "reached"};
    snprintf(f.number[0], sizeof f.number[0], "%lld", (long long)compare_now(compare));
    snprintf(f.number[1], sizeof f.number[1], "%d of %d", compare_count_reached(compare),
             compare->def.count);
    if (compare->def.until[0]) return f;
    snprintf(f.number[1], sizeof f.number[1], "%d", compare->def.count);
    snprintf(f.what[1], sizeof f.what[1], "runs");
    snprintf(f.brief, sizeof f.brief, "runs");
    return f;
}

/* Of a graph: how far it has been walked, and its result once that is known. */
static Figures figures_of_walk(const GraphRun *g) {
    Figures f = {.what = {"walked"}};
    int result = g->expression.result;
    snprintf(f.number[0], sizeof f.number[0], "%d / %d", g->walked, graph_total(g));
    snprintf(f.number[1], sizeof f.number[1], "–");
    if (graph_shown_value(g, result))
        text_short(g->value[result], 3, f.number[1], sizeof f.number[1]);
    graph_words_name(g, result, f.what[1]);
    graph_words_name(g, result, f.brief);
    return f;
}

/* A large number over its name. Returns the number's width. */
static float figure(View *view, Point at, float width, const TextStyle *big, const char *number,
                    const char *what) {
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    view_text(view, what, at.x, at.y + view_units(view, 22), width, &small);
    return view_text(view, number, at.x, at.y, width, big);
}

static float name_width(const View *view, const char *what) {
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    return text_width(view->glyphs, what, &small, view->ui->density);
}

/* The usual size, or the largest at which both figures fit side by side, even at 1e6 epochs. */
static TextStyle figure_style(const View *view, const Figures *f, float width, float gap) {
    TextStyle big = view_style(view, TYPE_FIGURE, view->theme->ink, ALIGN_LEFT);
    float number[2], name = name_width(view, f->what[0]), room = width - gap;
    for (int i = 0; i < 2; i++)
        number[i] = text_width(view->glyphs, f->number[i], &big, view->ui->density);
    /* A little less than that: letters come in whole pixels. */
    float share = 0.96f * fminf(room / (number[0] + number[1]), (room - name) / number[1]);
    if (fmaxf(number[0], name) + number[1] > room + 1) big.size *= fmaxf(0.5f, fminf(share, 1));
    return big;
}

static void large_figures(View *view, const Figures *f, Rect rect) {
    float y = rect.y + view_units(view, 26), gap = view_units(view, 16);
    TextStyle big = figure_style(view, f, rect.w, gap);
    float wide = figure(view, (Point){rect.x, y}, rect.w, &big, f->number[0], f->what[0]) + gap;
    float second = text_width(view->glyphs, f->number[1], &big, view->ui->density);
    wide = fmaxf(fmaxf(wide, name_width(view, f->what[0]) + gap),
                 fminf(rect.w * 0.38f, rect.w - second));
    bool whole = name_width(view, f->what[1]) <= rect.w - wide;
    figure(view, (Point){rect.x + wide, y}, rect.w - wide + 1, &big, f->number[1],
           whole ? f->what[1] : f->brief);
}

/* "64 epoch  0.245 loss" */
static float low_width(View *view, const Figures *f, const TextStyle *big, const TextStyle *small) {
    float width = 2 * view_units(view, 5) + view_units(view, 12), density = view->ui->density;
    for (int i = 0; i < 2; i++)
        width += text_width(view->glyphs, f->number[i], big, density) +
                 text_width(view->glyphs, i ? f->brief : f->what[0], small, density);
    return width;
}

static void low_figures(View *view, const Figures *f, Rect rect) {
    TextStyle big = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    big.face = FONT_BOLD;
    big.size *= 1.15f;
    for (int i = 0; i < 4 && low_width(view, f, &big, &small) > rect.w; i++)
        big.size *= 0.93f, small.size *= 0.93f; /* numbers have to be whole */
    float x = rect.x, y = view_middle(view, &big, rect.y, rect.h), end = rect.x + rect.w;
    for (int i = 0; i < 2; i++) {
        x += view_text(view, f->number[i], x, y, end - x, &big) + view_units(view, 5);
        x += view_phrases(view, i ? f->brief : f->what[0], x, y, end - x, &small) +
             view_units(view, 12);
    }
}

/* Below the figures, from the top: as many lines as there is room for. The last may stand a little
 * into the card's edge. */
typedef struct Lines {
    View *view;
    Rect left; /* a baseline at its top is the next one */
} Lines;

static float line_height(const View *view) {
    return view_units(view, 18);
}

static void line_below(Lines *lines, const char *mark, Color color, const char *text) {
    View *view = lines->view;
    Rect *left = &lines->left;
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_LEFT);
    if (left->h < -view_units(view, 10)) return;
    shapes_mark(view->out, mark, 0);
    view_text(view, text, left->x, left->y, left->w, &style);
    shapes_mark(view->out, NULL, 0);
    left->y += line_height(view);
    left->h -= line_height(view);
}

static void tell_share(Lines *lines, const char *what, double share, bool number) {
    char text[64];
    if (number) {
        char short_text[32];
        snprintf(text, sizeof text, "%s %s", what,
                 text_short(share, 3, short_text, sizeof short_text));
    } else {
        snprintf(text, sizeof text, "%s %.1f %%", what, share * 100);
    }
    line_below(lines, "success", lines->view->theme->ink, text);
}

/* "accuracy 97.1 %" and "held out 95.0 %", of numbers R²; nothing where there is none, or in a
 * lesson. */
static void tell_success(Lines *lines) {
    const View *view = lines->view;
    const Lab *lab = view->lab;
    bool numbers = lab->scene.data.kind == LABEL_NUMBER;
    double now = numbers ? lab->score.r2 : lab->score.accuracy;
    double held = numbers ? lab->test_score.r2 : lab->test_score.accuracy;
    if (!isfinite(now) || view->player->playing) return;
    tell_share(lines, numbers ? "R²" : "accuracy", now, numbers);
    if (isfinite(held) && lab_test_samples(lab)->count > 0)
        tell_share(lines, "held out", held, numbers);
}

static void tell_stop(Lines *lines) {
    const View *view = lines->view;
    const char *stop = view->lab->scene.stop;
    bool met = lab_is_goal_met(view->lab) && !ui_hides(view->ui, HIDE_LOSS);
    char text[STOP_TEXT + 16];
    if (!stop[0]) return;
    snprintf(text, sizeof text, "%s %s", met ? "met:" : "stops at", stop);
    line_below(lines, "stop", met ? view->theme->ink : view->theme->quiet, text);
}

/* What was reached, then how it trains. */
static void settings(View *view, Rect rect) {
    const Training *t = &view->lab->scene.training;
    Lines lines = {view, rect};
    char text[96];
    int n = lab_train_samples(view->lab)->count;
    tell_success(&lines);
    tell_stop(&lines);
    snprintf(text, sizeof text, "learning rate  α = %g", (double)t->rate);
    line_below(&lines, NULL, view->theme->ink, text);
    if (t->rule == RULE_PERCEPTRON)
        snprintf(text, sizeof text, "one point at a time");
    else if (t->batch)
        snprintf(text, sizeof text, "batches of %d · %d points", t->batch, n);
    else
        snprintf(text, sizeof text, "full batch · %d point%s", n, n == 1 ? "" : "s");
    line_below(&lines, NULL, view->theme->ink, text);
}

/* Side by side: what all have in common. */
static void shared(View *view, Rect rect) {
    static const char *const all[] = {"", "", "both", "all three", "all four"};
    const Lab *lab = view->lab;
    Lines lines = {view, rect};
    char text[COMPARE_WORDS];
    snprintf(text, sizeof text, "one clock for %s", all[lab->compare->def.count]);
    line_below(&lines, NULL, view->theme->ink, text);
    line_below(&lines, "compare shared", view->theme->quiet, compare_words_shared(lab, text));
}

/* Below the figures, where derivatives are given by hand: who found what. */
static void counts(View *view, Rect rect) {
    char text[2][DERIVE_NAME];
    Lines lines = {view, rect};
    if (view->lab->demand.count == 0) return;
    derive_words_count(&view->lab->demand, text);
    line_below(&lines, "derive count", view->theme->ink, text[0]);
    line_below(&lines, "derive count", view->theme->quiet, text[1]);
}

/* ---- the whole */

/* Then figures do not fit under the buttons. */
bool transport_is_low(const View *view, Rect timeline) {
    return timeline.h < view_units(view, LAYOUT_LOW);
}

float transport_width(const View *view, Rect timeline) {
    return view_units(view, transport_is_low(view, timeline) ? 172 : 186);
}

static Figures figures(const View *view) {
    const Lab *lab = view->lab;
    return lab->compare                                  ? figures_of_compare(lab->compare)
           : lab_is_graph(lab)                           ? figures_of_walk(lab->graph)
           : lab->scene.training.rule == RULE_PERCEPTRON ? figures_of_mistakes(view)
                                                         : figures_of_run(view);
}

void transport_row(View *view, Rect row) {
    float w = view_units(view, 164), space = view_units(view, 12);
    Figures f = figures(view);
    buttons(view, (Rect){row.x, row.y, w, row.h});
    low_figures(view, &f, (Rect){row.x + w + space, row.y, row.w - w - space, row.h});
}

void transport_draw(View *view, Rect timeline, float pad) {
    const Lab *lab = view->lab;
    bool low = transport_is_low(view, timeline);
    Rect rect = rect_inset(timeline, pad);
    rect.w = transport_width(view, timeline);
    Figures f = figures(view);
    float h = view_units(view, low ? 32 : 38), below = view_units(view, low ? 34 : 50);
    buttons(view, (Rect){rect.x, rect.y, rect.w, h});
    Rect told = {rect.x, rect.y + below, rect.w, rect.h - below};
    if (low) {
        told.w += view_units(view, 20); /* beside the curve, where its axis begins */
        low_figures(view, &f, told);
        return;
    }
    large_figures(view, &f, told);
    float down = view_units(view, 69);
    Rect below_figures = {told.x, told.y + down, told.w, told.h - down};
    if (lab->compare)
        shared(view, below_figures);
    else if (lab_is_graph(lab) || lab->demand.count > 0)
        counts(view, below_figures);
    else
        settings(view, below_figures);
}
