/* The timeline: the loss curve, beside the transport (transport.c). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/diverged.h"
#include "view/transport.h"

typedef struct Chart {
    Rect rect;
    int64_t span;
    float least, most; /* of the loss */
    bool logarithmic;
    int parts; /* of the vertical axis */
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

/* The least of 1, `few` or 10 times a power of ten that is no less than `most`. */
static float round_up(float most, const float few[3]) {
    float unit = powf(10, floorf(log10f(most)));
    if (unit >= most * 0.999f) return unit;
    for (int i = 0; i < 3; i++) {
        if (unit * few[i] >= most * 0.999f) return unit * few[i];
    }
    return unit * 10;
}

/* Counts are told in whole numbers: of up to 4, 8, 20, 40, 80 or 100 points, never in quarters of one. */
static void divide(const View *view, Chart *c, bool whole) {
    if (whole && c->most < 4) c->most = 4;
    bool tens = log10f(c->most) == floorf(log10f(c->most));
    c->parts = whole && tens ? 5 : 4;
    if (c->rect.h < view_units(view, 72)) c->parts = whole && tens ? 1 : 2;
}

static Chart chart_of(const View *view, Rect rect, Series series) {
    const Lab *lab = view->lab;
    float most = fmaxf(greatest(&lab->run->timeline, series),
                       greatest(&lab->run->timeline, SERIES_TEST_LOSS));
    Chart c = {.rect = rect, .span = desk_span(lab), .logarithmic = view->desk->logarithmic};
    c.most = most > 0 && isfinite(most) ? round_up(most, (const float[]){2, 4, 8}) : 1;
    divide(view, &c, series == SERIES_WRONG);
    float least = smallest(&lab->run->timeline, series);
    c.least = isfinite(least) && least < c.most / 10 ? least : c.most / 100;
    return c;
}

/* Epochs from tick to tick: 1, 2 or 5 times a power of ten; at most ten parts of a short axis, five of a long one. */
static int64_t ticks(const View *view, const Chart *c) {
    float room = c->rect.w / view_units(view, 44), most = c->span <= 20 ? 10 : 5;
    float every = (float)c->span / fminf(room, most);
    return (int64_t)(every > 1 ? round_up(every, (const float[]){2, 5, 10}) : 1);
}

static void grid(View *view, const Chart *c) {
    const Theme *t = view->theme;
    char text[32];
    TextStyle style = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    for (int i = 0; i <= c->parts; i++) {
        float share = (float)i / (float)c->parts, y = c->rect.y + c->rect.h * (1 - share);
        float value = c->logarithmic ? c->least * powf(c->most / c->least, share) : c->most * share;
        shapes_line(view->out, (Point){c->rect.x, y}, (Point){c->rect.x + c->rect.w, y}, 1,
                    t->hairline);
        view_text(view, text_short((double)value, 2, text, sizeof text),
                  c->rect.x - view_units(view, 8), y + view_units(view, 4), 0, &style);
    }
    style.align = ALIGN_CENTER;
    int64_t every = ticks(view, c);
    for (int64_t epoch = 0; epoch <= c->span; epoch += every) {
        if (epoch < 1000000)
            snprintf(text, sizeof text, "%lld", (long long)epoch);
        else
            text_short((double)epoch, 3, text, sizeof text);
        view_text(view, text, chart_x(c, (double)epoch),
                  c->rect.y + c->rect.h + view_units(view, 16), 0, &style);
    }
}

enum { CURVE_MOST = 3000 };

/* now: where the curve ends within an epoch that is under way; NULL for none. */
static void curve(View *view, const Chart *c, const Timeline *t, Series series, float width,
                  float dash, Color color, const Point *now, const char *tag) {
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
    if (now && count < CURVE_MOST) point[count++] = *now;
    shapes_curve(view->out, point, count, width, dash, color);
    shapes_tag(view->out, NULL, 0);
}

/* Where the run stands, within an epoch too. */
static Point now_of(const Lab *lab, const Chart *c, Series series) {
    const Trainer *t = &lab->run->trainer;
    double now = (double)t->epoch;
    if (lab->run->train.count > 0) now += (double)t->position / (double)lab->run->train.count;
    float value = series == SERIES_WRONG ? (float)lab->score.wrong : (float)lab->score.loss;
    return (Point){chart_x(c, now), chart_y(c, value)};
}

static void moment(View *view, const Chart *c, Point now) {
    float x = now.x;
    shapes_line(view->out, (Point){x, c->rect.y}, (Point){x, c->rect.y + c->rect.h}, 1.6f,
                view->theme->gold);
    shapes_disc(view->out, now, view_units(view, 5), view->theme->gold);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float wide = view_units(view, 310); /* the hint, and the legend beside it */
    const Trainer *t = &view->lab->run->trainer;
    if (t->epoch == 0 || c->parts < 4 || x + wide > c->rect.x + c->rect.w) return;
    view_text(view, "drag to go back in time", x + view_units(view, 12),
              c->rect.y + view_units(view, 12), 0, &style);
}

static void legend(View *view, const Chart *c, bool tested) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    float x = c->rect.x + c->rect.w - view_units(view, 8), y = c->rect.y + view_units(view, 14),
          line = view_units(view, 20);
    float rule = y - view_units(view, 4);
    if (tested) {
        x -= view_text(view, "test", x, y, 0, &style) + 6;
        shapes_dashed(view->out, (Point){x - line, rule}, (Point){x, rule}, 1.6f, 4, t->quiet);
        x -= line + view_units(view, 16);
    }
    x -= view_text(view, "train", x, y, 0, &style) + 6;
    shapes_line(view->out, (Point){x - line, rule}, (Point){x, rule}, 2.2f, t->ink);
}

/* The value under the pointer. */
static void read_out(View *view, const Chart *c, Series series) {
    if (!view_is(view->desk->hover, "scrub", 0)) return;
    double share = (double)((view->desk->pointer.x - c->rect.x) / c->rect.w);
    int64_t epoch = (int64_t)(share * (double)c->span + 0.5);
    Bucket b;
    if (epoch < 0 || !timeline_at(&view->lab->run->timeline, series, epoch, &b)) return;
    char number[32], text[64];
    snprintf(text, sizeof text, "epoch %lld: %s", (long long)epoch,
             text_short((double)b.first, 3, number, sizeof number));
    Point at = {chart_x(c, (double)epoch), chart_y(c, b.first)};
    bool right = at.x > c->rect.x + c->rect.w / 2;
    TextStyle style =
        view_style(view, TYPE_SMALL, view->theme->ink, right ? ALIGN_RIGHT : ALIGN_LEFT);
    shapes_ring(view->out, at, view_units(view, 5), 1.6f, view->theme->ink);
    view_text(view, text, at.x + (right ? -10.0f : 10.0f), at.y - view_units(view, 10), 0, &style);
}

/* Curve, axes and what is said on them. */
static void chart(View *view, Rect area) {
    const Lab *lab = view->lab;
    const Theme *t = view->theme;
    bool perceptron = lab->scene.training.rule == RULE_PERCEPTRON,
         tested = lab->run->test.count > 0 && !perceptron;
    Series series = perceptron ? SERIES_WRONG : SERIES_LOSS;
    Chart c = chart_of(view, area, series);
    grid(view, &c);
    if (lab->ghost.epochs > 1)
        curve(view, &c, &lab->ghost, series, 1.4f, 0, t->faint, NULL, "ghost curve");
    if (tested)
        curve(view, &c, &lab->run->timeline, SERIES_TEST_LOSS, 1.6f, 4, t->quiet, NULL, "curve");
    Point now = now_of(lab, &c, series);
    bool newest = lab->run->trainer.epoch + 1 == lab->run->timeline.epochs;
    curve(view, &c, &lab->run->timeline, series, 2.4f, 0, t->ink, newest ? &now : NULL, "curve");
    moment(view, &c, now);
    if (!perceptron && c.parts == 4) legend(view, &c, tested);
    read_out(view, &c, series);
}

void view_timeline(View *view, Rect rect) {
    float pad = view_units(view, 20) / view->desk->scale, hands = transport_width(view, rect);
    float x = rect.x + pad + hands + view_units(view, 52), axis = view_units(view, 44);
    Rect area = {x, rect.y + pad + 4, rect.x + rect.w - pad - view_units(view, 16) - x,
                 rect.h - 2 * pad - view_units(view, 22)};
    bool diverged = view->lab->run->diverged, low = transport_is_low(view, rect);
    view_card(view, rect);
    shapes_target(view->out, "scrub", 0, area);
    /* What is said then takes the place of the curve with its numbers; in a low timeline, of everything. */
    if (diverged) {
        float left = low ? rect.x + pad / 2 : x - axis, right = rect.x + rect.w - pad / 2;
        diverged_draw(view, (Rect){left, rect.y + pad / 2, right - left, rect.h - pad});
        if (low) return;
    }
    transport_draw(view, rect, pad);
    if (diverged) return;
    if (view->lab->graph)
        view_walk(view, area);
    else
        chart(view, area);
}
