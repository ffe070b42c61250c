/* The timeline: the loss curve and the transport in one. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/diverged.h"
#include "view/graph_words.h"
#include "view/widgets.h"

/* ---- transport */

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
    bool primary = control == CONTROL_PLAY, enabled = control_enabled(view->lab, control);
    Color color = primary ? t->on_accent : enabled ? t->ink : t->faint;
    Point at = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    float r = rect.h * 0.24f;
    shapes_rect(view->out, rect, 7, primary ? t->accent : t->card);
    if (!primary) shapes_border(view->out, rect, 7, 1, t->hairline);
    view_feedback(view, rect, 7, "control", (int)control);
    shapes_tag(view->out, "control", (int)control);
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
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "control", (int)control, rect);
}

static void transport(View *view, Rect rect) {
    static const Control order[] = {CONTROL_RESTART, CONTROL_BACK, CONTROL_PLAY, CONTROL_STEP};
    float gap = view_units(view, 6), each = (rect.w - 3 * gap) / 4.2f, x = rect.x;
    for (int i = 0; i < 4; i++) {
        float w = each * (order[i] == CONTROL_PLAY ? 1.2f : 1);
        transport_button(view, (Rect){x, rect.y, w, rect.h}, order[i]);
        x += w + gap;
    }
}

/* A large number over what it is. Returns the number's width. */
static float figure(View *view, float x, float y, float width, const char *number,
                    const char *what) {
    TextStyle big = view_style(view, TYPE_FIGURE, view->theme->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    view_text(view, what, x, y + view_units(view, 22), width, &small);
    return view_text(view, number, x, y, width, &big);
}

static void figures(View *view, Rect rect) {
    const Lab *lab = view->lab;
    const Training *t = &lab->scene.training;
    char number[32];
    bool perceptron = t->rule == RULE_PERCEPTRON;
    float y = rect.y + view_units(view, 26), half = rect.w * 0.38f;
    snprintf(number, sizeof number, "%lld", (long long)lab->run->trainer.epoch);
    float wide = figure(view, rect.x, y, rect.w, number, "epoch") + view_units(view, 16);
    if (half < wide) half = wide;
    if (perceptron) {
        snprintf(number, sizeof number, "%d", lab->score.wrong);
        figure(view, rect.x + half, y, rect.w - half, number, "points wrong");
    } else {
        char what[64];
        snprintf(what, sizeof what, "loss (%s)", loss_name(t->loss));
        figure(view, rect.x + half, y, rect.w - half,
               text_short(lab->score.loss, 3, number, sizeof number), what);
    }
    float line = view_units(view, 19), at = y + view_units(view, 50);
    if (at + line > rect.y + rect.h) return;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    char text[96];
    snprintf(text, sizeof text, "learning rate  α = %g", (double)t->rate);
    view_text(view, text, rect.x, at, rect.w, &style);
    int n = lab->run->train.count;
    if (t->batch && !perceptron)
        snprintf(text, sizeof text, "batches of %d · %d points", t->batch, n);
    else
        snprintf(text, sizeof text, "%s · %d point%s", perceptron ? "one by one" : "full batch", n,
                 n == 1 ? "" : "s");
    if (at + line < rect.y + rect.h) view_text(view, text, rect.x, at + line, rect.w, &style);
}

/* Of a graph: how far it has been walked, and its result once that is known. */
static void walk_figures(View *view, Rect rect) {
    const GraphRun *g = view->lab->graph;
    int result = g->expression.result;
    char walked[32], value[32], name[GRAPH_NAME];
    float y = rect.y + view_units(view, 26);
    snprintf(walked, sizeof walked, "%d / %d", g->walked, graph_total(g));
    float wide = figure(view, rect.x, y, rect.w, walked, "nodes walked") + view_units(view, 16);
    if (wide < rect.w * 0.5f) wide = rect.w * 0.5f;
    bool known = graph_shown_value(g, result);
    figure(view, rect.x + wide, y, rect.w - wide,
           known ? text_short(g->value[result], 3, value, sizeof value) : "–",
           graph_words_name(g, result, name));
}

/* ---- curve */

/* Room above a chart of both loss and accuracy, for the legend: the one ends at the bottom, the other at the top. */
static const float ACCURACY_HEAD = 8; /* units */

typedef struct Chart {
    Rect rect;
    int64_t span;
    float least, most; /* of the loss */
    bool logarithmic;
} Chart;

static float chart_x(const Chart *c, double epoch) {
    return c->rect.x + c->rect.w * (float)(epoch / (double)c->span);
}

static float chart_y(const Chart *c, float value) {
    float share = c->logarithmic
                      ? logf(fmaxf(value, c->least) / c->least) / logf(c->most / c->least)
                      : value / c->most;
    return c->rect.y + c->rect.h * (1 - fminf(fmaxf(share, 0), 1));
}

static float greatest(const Timeline *t, Series series) {
    float most = 0;
    for (int i = 0; i < t->buckets; i++) {
        float g = t->bucket[series][i].greatest;
        if (g > most) most = g;
    }
    return most;
}

static float smallest(const Timeline *t, Series series) {
    float least = INFINITY;
    for (int i = 0; i < t->buckets; i++) {
        float g = t->bucket[series][i].least;
        if (g > 0 && g < least) least = g;
    }
    return least;
}

/* 1, 2, 4, 8 or 10 times a power of ten, at least `most`. */
static float round_up(float most) {
    float unit = powf(10, floorf(log10f(most)));
    static const float steps[] = {1, 2, 4, 8, 10};
    for (int i = 0; i < 5; i++) {
        if (unit * steps[i] >= most * 0.999f) return unit * steps[i];
    }
    return unit * 10;
}

static Chart chart_of(const View *view, Rect rect, Series series) {
    const Lab *lab = view->lab;
    float most = fmaxf(greatest(&lab->run->timeline, series),
                       greatest(&lab->run->timeline, SERIES_TEST_LOSS));
    Chart c = {.rect = rect, .span = desk_span(lab), .logarithmic = view->desk->logarithmic_loss};
    c.most = most > 0 && isfinite(most) ? round_up(most) : 1;
    float least = smallest(&lab->run->timeline, series);
    c.least = isfinite(least) && least < c.most / 10 ? least : c.most / 100;
    return c;
}

static void grid(View *view, const Chart *c) {
    const Theme *t = view->theme;
    char text[32];
    TextStyle style = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    for (int i = 0; i <= 4; i++) {
        float y = c->rect.y + c->rect.h * (1 - (float)i / 4);
        float value = c->logarithmic ? c->least * powf(c->most / c->least, (float)i / 4)
                                     : c->most * (float)i / 4;
        shapes_line(view->out, (Point){c->rect.x, y}, (Point){c->rect.x + c->rect.w, y}, 1,
                    t->hairline);
        view_text(view, text_short((double)value, 2, text, sizeof text),
                  c->rect.x - view_units(view, 8), y + view_units(view, 4), 0, &style);
    }
    style.align = ALIGN_CENTER;
    for (int i = 0; i <= 4; i++) {
        int64_t epoch = c->span * i / 4;
        if (epoch < 1000000)
            snprintf(text, sizeof text, "%lld", (long long)epoch);
        else
            text_short((double)epoch, 3, text, sizeof text);
        view_text(view, text, chart_x(c, (double)epoch),
                  c->rect.y + c->rect.h + view_units(view, 16), 0, &style);
    }
}

enum { CURVE_MOST = 3000 };

static void curve(View *view, const Chart *c, const Timeline *t, Series series, float width,
                  float dash, Color color, const char *tag) {
    Point point[CURVE_MOST];
    int count = 0, every = t->buckets * 2 / CURVE_MOST + 1;
    shapes_tag(view->out, tag, (int)series);
    for (int i = 0; i < t->buckets; i += every) {
        const Bucket *b = &t->bucket[series][i];
        if (!isfinite(b->first)) continue;
        float x = chart_x(c, (double)i * (double)t->stride);
        point[count++] = (Point){x, chart_y(c, b->first)};
        /* A bucket of many epochs shows its extremes too: no spike is lost. */
        if (t->stride > 1 && count + 2 < CURVE_MOST && b->greatest > b->first)
            point[count++] = (Point){x, chart_y(c, b->greatest)};
        if (count + 2 >= CURVE_MOST) break;
    }
    shapes_curve(view->out, point, count, width, dash, color);
    shapes_tag(view->out, NULL, 0);
}

static void moment(View *view, const Chart *c, Series series) {
    const Lab *lab = view->lab;
    const Trainer *t = &lab->run->trainer;
    double now = (double)t->epoch;
    if (lab->run->train.count > 0) now += (double)t->position / (double)lab->run->train.count;
    float x = chart_x(c, now);
    float value = series == SERIES_WRONG ? (float)lab->score.wrong : (float)lab->score.loss;
    shapes_line(view->out, (Point){x, c->rect.y}, (Point){x, c->rect.y + c->rect.h}, 1.6f,
                view->theme->gold);
    shapes_disc(view->out, (Point){x, chart_y(c, value)}, view_units(view, 5), view->theme->gold);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float wide = view_units(view, 310); /* the hint, and the legend beside it */
    bool told = view->desk->moment >= 0 || view->desk->accuracy;
    if (told || t->epoch == 0 || x + wide > c->rect.x + c->rect.w) return;
    view_text(view, "drag to go back in time", x + view_units(view, 12),
              c->rect.y + view_units(view, 12), 0, &style);
}

/* Whether there is an accuracy to draw: it was asked for, and points have classes. */
static bool has_accuracy(const View *view) {
    return view->desk->accuracy && isfinite(view->lab->score.accuracy);
}

/* Accuracy beside the loss, from 0 to 100 % on an axis of its own at the right. */
static void accuracy(View *view, const Chart *loss, bool tested) {
    const Theme *t = view->theme;
    const Timeline *timeline = &view->lab->run->timeline;
    Chart c = {.rect = loss->rect, .span = loss->span, .most = 1};
    char text[16];
    TextStyle style = view_style(view, TYPE_CAPTION, t->good, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    shapes_tag(view->out, "accuracy axis", 0);
    for (int i = 0; i <= 4; i++) {
        snprintf(text, sizeof text, "%d %%", 25 * i);
        view_text(view, text, c.rect.x + c.rect.w + view_units(view, 8),
                  chart_y(&c, (float)i / 4) + view_units(view, 4), 0, &style);
    }
    shapes_tag(view->out, NULL, 0);
    if (tested) curve(view, &c, timeline, SERIES_TEST_ACCURACY, 1.5f, 4, t->good, "curve");
    curve(view, &c, timeline, SERIES_ACCURACY, 1.8f, 0, t->good, "curve");
}

/* A line and what it is, to the left of *x, which moves on. */
static void legend_item(View *view, float *x, float y, const char *what, float width, float dash,
                        Color color) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float line = view_units(view, 20), rule = y - view_units(view, 4);
    *x -= view_text(view, what, *x, y, 0, &style) + 6;
    if (dash > 0)
        shapes_dashed(view->out, (Point){*x - line, rule}, (Point){*x, rule}, width, dash, color);
    else
        shapes_line(view->out, (Point){*x - line, rule}, (Point){*x, rule}, width, color);
    *x -= line + view_units(view, 16);
}

static void legend(View *view, const Chart *c, bool tested) {
    const Theme *t = view->theme;
    float up = has_accuracy(view) ? -ACCURACY_HEAD : 14; /* where it is in no curve's way */
    float x = c->rect.x + c->rect.w - view_units(view, 8), y = c->rect.y + view_units(view, up);
    bool numbers = view->desk->accuracy && view->lab->scene.data.kind == LABEL_NUMBER;
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    shapes_tag(view->out, "curve legend", 0);
    if (numbers)
        x -= view_text(view, "no accuracy: labels are numbers", x, y, 0, &style) +
             view_units(view, 16);
    if (has_accuracy(view)) legend_item(view, &x, y, "accuracy", 1.8f, 0, t->good);
    if (tested) legend_item(view, &x, y, "test", 1.6f, 4, t->quiet);
    legend_item(view, &x, y, "train", 2.2f, 0, t->ink);
    shapes_tag(view->out, NULL, 0);
}

/* The moment under the pointer: its value, and whose boundary the plane shows for it. */
static void read_out(View *view, const Chart *c, Series series) {
    int64_t epoch = view->desk->moment;
    Bucket b;
    if (epoch < 0 || !timeline_at(&view->lab->run->timeline, series, epoch, &b)) return;
    int ghost = maps_ghost_at(view->maps, epoch);
    char number[32], text[128];
    int used = snprintf(text, sizeof text, "epoch %lld: %s", (long long)epoch,
                        text_short((double)b.first, 3, number, sizeof number));
    Bucket right_ones;
    if (has_accuracy(view) &&
        timeline_at(&view->lab->run->timeline, SERIES_ACCURACY, epoch, &right_ones))
        used += snprintf(text + used, sizeof text - (size_t)used, " · %.0f %%",
                         (double)right_ones.first * 100);
    if (ghost >= 0)
        snprintf(text + used, sizeof text - (size_t)used, " · boundary of %lld",
                 (long long)view->maps->ghost[ghost].epoch);
    Point at = {chart_x(c, (double)epoch), chart_y(c, b.first)};
    bool right = at.x > c->rect.x + c->rect.w / 2;
    TextStyle style =
        view_style(view, TYPE_SMALL, view->theme->ink, right ? ALIGN_RIGHT : ALIGN_LEFT);
    float y = fmaxf(at.y - view_units(view, 10), c->rect.y + view_units(view, 12));
    shapes_tag(view->out, "moment", (int)epoch);
    shapes_line(view->out, (Point){at.x, c->rect.y}, (Point){at.x, c->rect.y + c->rect.h}, 1,
                view->theme->quiet);
    shapes_ring(view->out, at, view_units(view, 5), 1.6f, view->theme->ink);
    view_text(view, text, at.x + (right ? -10.0f : 10.0f), y, 0, &style);
    shapes_tag(view->out, NULL, 0);
}

/* All curves of a run, in what is left when there is an axis for accuracy. */
static void chart(View *view, Rect area) {
    const Lab *lab = view->lab;
    const Theme *t = view->theme;
    bool perceptron = lab->scene.training.rule == RULE_PERCEPTRON,
         tested = lab->run->test.count > 0;
    Series series = perceptron ? SERIES_WRONG : SERIES_LOSS;
    if (has_accuracy(view)) {
        float head = view_units(view, ACCURACY_HEAD + 8);
        area = (Rect){area.x, area.y + head, area.w - view_units(view, 24), area.h - head};
    }
    Chart c = chart_of(view, area, series);
    grid(view, &c);
    if (lab->ghost.epochs > 1)
        curve(view, &c, &lab->ghost, series, 1.4f, 0, t->faint, "ghost curve");
    if (has_accuracy(view)) accuracy(view, &c, tested);
    if (tested && !perceptron)
        curve(view, &c, &lab->run->timeline, SERIES_TEST_LOSS, 1.6f, 4, t->quiet, "curve");
    curve(view, &c, &lab->run->timeline, series, 2.4f, 0, t->ink, "curve");
    moment(view, &c, series);
    legend(view, &c, tested && !perceptron);
    read_out(view, &c, series);
    view_focus(view, area, 4, "scrub", 0);
    shapes_target(view->out, "scrub", 0, area);
}

void view_timeline(View *view, Rect rect) {
    const Lab *lab = view->lab;
    view_card(view, rect);
    float pad = view_units(view, 20) / view->desk->scale, hands = view_units(view, 186);
    Rect left = {rect.x + pad, rect.y + pad, hands, rect.h - 2 * pad};
    transport(view, (Rect){left.x, left.y, left.w, view_units(view, 38)});
    float below = view_units(view, 50);
    Rect told = {left.x, left.y + below, left.w, left.h - below};
    lab->graph ? walk_figures(view, told) : figures(view, told);
    float x = left.x + hands + view_units(view, 52);
    Rect area = {x, rect.y + pad + 4, rect.x + rect.w - pad - view_units(view, 16) - x,
                 rect.h - 2 * pad - view_units(view, 22)};
    if (lab->graph) {
        view_walk(view, area);
        return;
    }
    chart(view, area);
    float axis = view_units(view, 44);
    diverged_draw(view,
                  (Rect){area.x - axis, area.y - 4, area.w + axis + pad, rect.h - 2 * pad + 8});
}
