/* See compare.h. The timeline of runs side by side: transport, and one curve each over one clock,
 * told apart by dash and label, with a mark where each met the goal. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/ticks.h"
#include "screen/compare/compare.h"
#include "screen/compare/curve_names.h"
#include "screen/timeline/timeline.h"
#include "ui/widgets.h"

/* ---- lines */

CompareLine compare_line(int run) {
    static const CompareLine lines[COMPARE_VALUES] = {{2.2f, 7, false, false},
                                                      {2.2f, 0, false, false},
                                                      {2.6f, 2.2f, false, false},
                                                      {1.3f, 0, true, true}};
    return lines[run % COMPARE_VALUES];
}

static Color line_color(const View *view, int run) {
    return compare_line(run).faint ? color_faded(view->theme->quiet, 0.75f) : view->theme->ink;
}

void compare_line_sign(View *view, Point at, float width, int run) {
    enum { BENDS = 9 };
    const CompareLine line = compare_line(run);
    Color color = line_color(view, run);
    shapes_mark(view->out, "compare sign", run);
    if (!line.zigzag) {
        shapes_dashed(view->out, at, (Point){at.x + width, at.y}, line.width, line.dash, color);
    } else {
        Point bend[BENDS];
        for (int i = 0; i < BENDS; i++)
            bend[i] =
                (Point){at.x + width * (float)i / (BENDS - 1), at.y + (i == 0 || i == BENDS - 1 ? 0
                                                                       : i % 2 ? -1.0f
                                                                               : 1.0f) *
                                                                          view_units(view, 3)};
        shapes_curve(view->out, bend, BENDS, line.width, 0, color);
    }
    shapes_mark(view->out, NULL, 0);
}

/* ---- hands: on a curve as beside it, for time goes on across all of them */

static void curve_press(const Gesture *g, Tag tag, const InputEvent *e) {
    TARGET_SCRUB.press(g, tag_of(&TARGET_SCRUB, 0), e);
}

static void curve_drag(const Gesture *g, Tag tag, Point at) {
    TARGET_SCRUB.drag(g, tag_of(&TARGET_SCRUB, 0), at);
}

const Target TARGET_COMPARE_CURVE = {.name = "compare curve", /* index: the run */
                                     .pointer = POINTER_ACROSS,
                                     .press = curve_press,
                                     .drag = curve_drag};

/* ---- axes */

int64_t compare_chart_span(const Compare *compare) {
    int64_t last = compare_last(compare), span = 50, most = compare->def.epochs;
    for (int step = 0; span < last + last / 20; step++)
        span = step % 3 == 1 ? span / 2 * 5 : span * 2;
    return span < most ? span : most;
}

typedef struct Chart {
    Rect rect;
    int64_t span;
    double least, most;
    bool logarithmic; /* of the loss; how many points are wrong can be none */
    Series series;
    double goal; /* not a number: none that is a line here */
} Chart;

static float chart_x(const Chart *c, double epoch) {
    double share = c->span > 0 ? epoch / (double)c->span : 0;
    return c->rect.x + c->rect.w * (float)fmin(share, 1);
}

/* Also where the chart does not reach, up to so many times its height. */
static float height_of(const Chart *c, double value, double most) {
    double share = c->logarithmic ? log(fmax(value, c->least) / c->least) / log(c->most / c->least)
                                  : (value - c->least) / (c->most - c->least);
    return c->rect.y + c->rect.h * (1 - (float)fmin(fmax(share, 0), most));
}

static float chart_y(const Chart *c, double value) {
    return height_of(c, value, 1);
}

static bool is_of_mistakes(const Compare *compare) {
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (lab && lab->scene.training.rule == RULE_PERCEPTRON) return true;
    }
    return false;
}

/* The first values of all runs bound the axis: what diverges leaves it, and the others stay
 * readable. */
static void find_range(const Compare *compare, Chart *c) {
    double begun = 0;
    c->least = INFINITY;
    c->most = 0;
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        const Timeline *t = lab ? lab_timeline(lab) : NULL;
        for (int b = 0; t && b < t->buckets; b++) {
            const Bucket *bucket = &t->bucket[c->series][b];
            if (b == 0 && isfinite(bucket->first)) begun = fmax(begun, (double)bucket->first);
            if (isfinite(bucket->greatest)) c->most = fmax(c->most, (double)bucket->greatest);
            if (bucket->least > 0) c->least = fmin(c->least, (double)bucket->least);
        }
    }
    if (begun > 0) c->most = fmin(c->most, 30 * begun);
}

/* Below the goal's line, for the words of those that met it. */
static void make_room(const View *view, Chart *c) {
    double share = fmin(0.4, (double)(view_units(view, 19) / fmaxf(1, c->rect.h)));
    double least = c->goal * pow(c->most / c->goal, -share / (1 - share));
    c->least = fmin(c->least, least);
}

static Chart chart_of(const View *view, Rect rect) {
    const Compare *compare = view->lab->compare;
    CompareGoal goal;
    Chart c = {.rect = rect, .span = compare_chart_span(compare), .goal = NAN};
    bool mistakes = is_of_mistakes(compare);
    bool read = compare_goal_read(compare->def.until, &goal);
    bool held_out = read && goal.of == GOAL_TEST_LOSS && !mistakes;
    c.series = mistakes ? SERIES_WRONG : held_out ? SERIES_TEST_LOSS : SERIES_LOSS;
    find_range(compare, &c);
    if (read && (held_out || goal.of == (mistakes ? GOAL_WRONG : GOAL_LOSS)))
        c.goal = strtod(goal.number, NULL);
    if (!(c.most > 0)) c.most = 1;
    if (!isfinite(c.least)) c.least = c.most / 100;
    if (c.goal > 0) c.most = fmax(c.most, c.goal * 1.2);
    c.logarithmic = !mistakes;
    if (mistakes) c.most = fmax(c.most, 4);
    c.most *= 1.15;
    c.least = mistakes ? 0 : fmax(c.least * 0.85, c.most * 1e-6);
    if (c.goal > 0 && !mistakes) make_room(view, &c);
    return c;
}

static void grid_line(View *view, const Chart *c, double value, Color color) {
    float y = chart_y(c, value);
    shapes_line(view->out, (Point){c->rect.x, y}, (Point){c->rect.x + c->rect.w, y}, 1, color);
}

static void grid_number(View *view, const Chart *c, double value, bool strong) {
    char text[32];
    TextStyle style =
        view_style(view, TYPE_SMALL, strong ? view->theme->ink : view->theme->quiet, ALIGN_RIGHT);
    if (strong) style.face = FONT_BOLD;
    view_text(view, text_short(value, 2, text, sizeof text), c->rect.x - view_units(view, 9),
              chart_y(c, value) + view_units(view, 4), 0, &style);
}

/* Far enough from the goal's own number to be read. */
static bool is_clear(const View *view, const Chart *c, double value, float above) {
    float apart = view_units(view, 15), y = chart_y(c, value);
    bool of_goal = isnan(c->goal) || fabsf(y - chart_y(c, c->goal)) > apart;
    return of_goal && above - y > apart;
}

/* Of the loss, but for what would stand on the goal's own number. */
static void powers(View *view, const Chart *c) {
    double value[TICKS_MOST];
    bool roomy = c->rect.h > view_units(view, 70);
    int count = ticks_logarithmic(c->least, c->most, c->rect.h, view_units(view, roomy ? 26 : 15),
                                  roomy ? 6 : 3, value);
    for (int i = 0; i < count; i++) {
        if (!is_clear(view, c, value[i], INFINITY)) continue;
        grid_line(view, c, value[i], view->theme->hairline);
        grid_number(view, c, value[i], false);
    }
}

/* Whole points, from none to about as many as were ever wrong. */
static void counts(View *view, const Chart *c) {
    float last = INFINITY;
    for (int part = 0; part <= 2; part++) {
        double value = floor(c->most / 1.15 * part / 2);
        if (!is_clear(view, c, value, last)) continue;
        grid_line(view, c, value, view->theme->hairline);
        grid_number(view, c, value, false);
        last = chart_y(c, value);
    }
}

static void times(View *view, const Chart *c) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    float parts = fminf(5, c->rect.w / view_units(view, 60));
    double apart = (double)c->span / (double)fmaxf(parts, 1);
    int64_t every = apart > 1 ? (int64_t)ticks_round_up(apart, (const double[]){2, 5}, 2) : 1;
    float foot = c->rect.y + c->rect.h;
    shapes_line(view->out, (Point){c->rect.x, foot}, (Point){c->rect.x + c->rect.w, foot}, 1,
                view->theme->hairline);
    for (int64_t epoch = 0; epoch <= c->span; epoch += every) {
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)epoch);
        view_text(view, text, chart_x(c, (double)epoch), foot + view_units(view, 17), 0, &style);
    }
}

/* ---- curves */

enum { CURVE_MOST = 3000, TOUCH_MOST = 160 };

/* Of many points few, to be touched by; along the edge where it is beyond the chart. */
static void touch(View *view, const Chart *c, const Point *point, int count, int run) {
    Point few[TOUCH_MOST];
    int every = count / TOUCH_MOST + 1, kept = 0;
    for (int i = 0; i < count && kept < TOUCH_MOST; i += every)
        few[kept++] = (Point){point[i].x, fmaxf(point[i].y, c->rect.y)};
    if (kept > 1)
        target_place_line(view->out, tag_of(&TARGET_COMPARE_CURVE, run), few, kept,
                          view_units(view, 6));
}

/* Its points, from the left; where it is higher than the chart they lie above that. */
static int curve_points(const Chart *c, const Lab *lab, Point point[CURVE_MOST]) {
    static const double FAR = 4;
    int count = 0;
    const Timeline *t = lab_timeline(lab);
    int every = t->buckets * 2 / CURVE_MOST + 1;
    for (int i = 0; i < t->buckets && count + 2 < CURVE_MOST; i += every) {
        const Bucket *b = &t->bucket[c->series][i];
        if (!isfinite(b->first)) continue;
        float x = chart_x(c, (double)(i * t->stride));
        point[count++] = (Point){x, height_of(c, (double)b->first, FAR)};
        /* A bucket of many epochs shows its extremes too: no spike is lost. */
        if (t->stride > 1 && b->greatest > b->first)
            point[count++] = (Point){x, height_of(c, (double)b->greatest, FAR)};
    }
    return count;
}

/* It leaves the chart where it is higher. Names are to stand clear of it. */
static void curve(View *view, const Chart *c, int run, bool lit, Tracks *tracks) {
    const float edge = view_units(view, 2);
    const Rect seen = {c->rect.x - edge, c->rect.y, c->rect.w + 2 * edge, c->rect.h + edge};
    const Lab *lab = view->lab->compare->run[run].lab;
    const CompareLine line = compare_line(run);
    Point point[CURVE_MOST];
    if (!lab) return;
    int count = curve_points(c, lab, point);
    tracks_add(tracks, point, count);
    bool leaves = false;
    for (int i = 0; i < count; i++) leaves = leaves || point[i].y < c->rect.y;
    if (leaves) shapes_clip(view->out, seen);
    shapes_mark(view->out, lit ? "compare curve lit" : "compare curve", run);
    shapes_curve(view->out, point, count, line.width + (lit ? 1.8f : 0),
                 line.dash > 0 && lit ? line.dash * 1.5f : line.dash,
                 lit ? view->theme->ink : line_color(view, run));
    shapes_mark(view->out, NULL, 0);
    if (leaves) shapes_unclip(view->out);
    touch(view, c, point, count, run);
}

/* Where a run stands now. */
static double value_of(const Chart *c, const Lab *lab) {
    return c->series == SERIES_WRONG       ? lab->score.wrong
           : c->series == SERIES_TEST_LOSS ? lab->test_score.loss
                                           : lab->score.loss;
}

static Point place_of(const Chart *c, const Lab *lab) {
    return (Point){chart_x(c, (double)lab_trainer(lab)->epoch), chart_y(c, value_of(c, lab))};
}

/* ---- what stands at them */

/* Where a run met the goal, with a plumb line, and when. */
static void goal_mark(View *view, const Chart *c, CurveNames *names, Rect within, int run) {
    const Compare *compare = view->lab->compare;
    const CompareRun *r = &compare->run[run];
    Bucket bucket;
    char name[COMPARE_WORDS], rest[40];
    if (!r->lab || r->goal < 0 || !timeline_at(lab_timeline(r->lab), c->series, r->goal, &bucket))
        return;
    Point at = {chart_x(c, (double)r->goal), chart_y(c, (double)bucket.first)};
    float gap = view_units(view, 7), foot = c->rect.y + c->rect.h;
    shapes_mark(view->out, "goal mark", run);
    shapes_line(view->out, at, (Point){at.x, foot}, 1.2f, view->theme->ink);
    shapes_disc(view->out, at, view_units(view, 4.5f), view->theme->ink);
    shapes_mark(view->out, "goal label", run);
    float below = at.y + view_units(view, 14), above = at.y - view_units(view, 8);
    const Point place[] = {
        {at.x + gap, below}, {at.x - gap, below}, {at.x + gap, above}, {at.x - gap, above}};
    const bool left[] = {false, true, false, true};
    snprintf(rest, sizeof rest, " at epoch %lld", (long long)r->goal);
    const NameWords words =
        curve_names_words(view, compare_words_name(compare, run, name), rest, false);
    curve_names_place(view, names, place, left, 4, &words, within);
    shapes_mark(view->out, NULL, 0);
}

/* The clock; and on it those that go on, by their names. */
static void clock_line(View *view, const Chart *c) {
    float x = chart_x(c, (double)compare_now(view->lab->compare));
    shapes_mark(view->out, "compare clock", 0);
    shapes_line(view->out, (Point){x, c->rect.y}, (Point){x, c->rect.y + c->rect.h}, 1.6f,
                view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}

/* A run that has not met the goal, and where its name stands beside the clock. */
typedef struct Present {
    int run;
    Point at;
    double value;
    bool beyond; /* it is higher than the chart */
    bool before; /* it has stopped: the clock went on */
    float baseline;
} Present;

/* Those at the clock, then those that stopped before; from the top, also of those that are beyond
 * it. */
static int by_turn(const void *a, const void *b) {
    const Present *one = a, *other = b;
    if (one->before != other->before) return one->before - other->before;
    return (one->value < other->value) - (one->value > other->value);
}

static int find_present(const Compare *compare, const Chart *c, Present *present) {
    int count = 0;
    for (int i = 0; i < compare->def.count; i++) {
        const Lab *lab = compare->run[i].lab;
        if (!lab || (compare_reached(compare, i) && compare_now(compare) > 0)) continue;
        double value = value_of(c, lab);
        present[count++] = (Present){.run = i,
                                     .at = place_of(c, lab),
                                     .value = isnan(value) ? INFINITY : value,
                                     .beyond = !(value <= c->most),
                                     .before = lab_trainer(lab)->epoch < compare_now(compare)};
    }
    qsort(present, (size_t)count, sizeof *present, by_turn);
    return count;
}

/* Apart enough to be read, in the order of the curves, below the head and above the foot. */
static void part(Present *present, int count, float apart, float low, float head, float foot) {
    for (int i = 0; i < count; i++) {
        float y = fmaxf(present[i].at.y + low, head);
        present[i].baseline = i > 0 ? fmaxf(y, present[i - 1].baseline + apart) : y;
    }
    for (int i = count - 1; i >= 0; i--) {
        float most = i < count - 1 ? present[i + 1].baseline - apart : foot;
        present[i].baseline = fminf(present[i].baseline, most);
    }
}

/* Behind its name: that it has diverged; where the chart does not reach, how high it is. */
static const char *rest_of(const Compare *compare, const Present *p, char text[64]) {
    const char *state = compare->run[p->run].lab->run->diverged ? " diverged" : "";
    snprintf(text, 64, "%s", state);
    if (p->beyond && isfinite(p->value)) {
        char number[32];
        numeral_short(p->value, p->value < 1e4 ? 2 : 1, number, sizeof number);
        snprintf(text, 64, "%s ↑ %s", state, number);
    }
    return text;
}

/* Beside the clock, where no curve runs yet, or near there where other words stand; of one that
 * stopped before, clear of the others. */
static void name_present(View *view, CurveNames *names, Rect within, const Present *p) {
    const Compare *compare = view->lab->compare;
    char name[COMPARE_WORDS], rest[64];
    float gap = view_units(view, 12);
    const Point place[] = {{p->at.x + gap, p->baseline}, {p->at.x - gap, p->baseline}};
    const bool left[] = {false, true};
    const NameWords words =
        curve_names_words(view, compare_words_name(compare, p->run, name),
                          rest_of(compare, p, rest), compare_line(p->run).faint);
    Point clear = p->at;
    shapes_mark(view->out, "compare label", p->run);
    bool put = !p->before && curve_names_place(view, names, place, left, 2, &words, within);
    if (!put && curve_names_find_clear(view, names, &words, within, p->at, &clear)) {
        curve_names_lead(view, &words, p->at, clear);
        curve_names_put(view, names, &words, clear.x, clear.y);
    } else if (p->before) {
        curve_names_place(view, names, place, left, 2, &words, within);
    }
    shapes_mark(view->out, NULL, 0);
}

/* A disc on its curve; an arrow at the edge for one that is beyond. */
static void show_place(View *view, const Chart *c, const Present *p) {
    const Lab *lab = view->lab->compare->run[p->run].lab;
    const Color color = lab->run->diverged ? view->theme->bad : view->theme->gold;
    const float r = view_units(view, 4.5f), top = c->rect.y;
    const Point arrow[3] = {
        {p->at.x - 1.2f * r, top + r}, {p->at.x + 1.2f * r, top + r}, {p->at.x, top - r}};
    shapes_mark(view->out, p->beyond ? "compare beyond" : "compare now", p->run);
    if (p->beyond)
        shapes_polygon(view->out, arrow, 3, color);
    else
        shapes_disc(view->out, p->at, r, color);
    shapes_mark(view->out, NULL, 0);
}

/* Those that go on, by their names; few: the one of this number alone is named. */
static void show_present(View *view, const Chart *c, CurveNames *names, Rect within, bool few,
                         int only) {
    const Compare *compare = view->lab->compare;
    Present present[COMPARE_VALUES];
    int count = find_present(compare, c, present);
    float apart = view_units(view, 15), foot = within.y + within.h - view_units(view, 5);
    int abreast = 0;
    while (abreast < count && !present[abreast].before) abreast++;
    part(present, abreast, apart, view_units(view, 4), within.y + view_units(view, 12), foot);
    part(present + abreast, count - abreast, apart, view_units(view, 4),
         within.y + view_units(view, 12), foot);
    for (int i = 0; i < count; i++) show_place(view, c, &present[i]);
    for (int i = 0; i < count; i++) {
        if (!few || present[i].run == only) name_present(view, names, within, &present[i]);
    }
}

/* The first of these that fits beside the axis' right end; or nothing. */
static void beside(View *view, const Chart *c, const char *const *words, int count, float y,
                   float right, const TextStyle *style) {
    float x = c->rect.x + c->rect.w + view_units(view, 8);
    for (int i = 0; i < count; i++) {
        if (text_width(view->glyphs, words[i], style, view->ui->density) > right - x) continue;
        view_text(view, words[i], style->align == ALIGN_RIGHT ? right : x, y, 0, style);
        return;
    }
}

/* The goal's line and its words at the right end. */
static void goal_line(View *view, const Chart *c, float right) {
    char goal[COMPARE_WORDS], text[COMPARE_WORDS + 8];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    if (isnan(c->goal)) return;
    compare_goal_words(view->lab->compare->def.until, goal);
    snprintf(text, sizeof text, "goal: %s", goal);
    style.face = FONT_BOLD;
    shapes_mark(view->out, "goal line", 0);
    grid_line(view, c, c->goal, view->theme->ink);
    grid_number(view, c, c->goal, true);
    beside(view, c, (const char *const[]){text, goal, "goal"}, 3,
           chart_y(c, c->goal) + view_units(view, 4), right, &style);
    shapes_mark(view->out, NULL, 0);
}

static void axis_name(View *view, const Chart *c, float right) {
    static const char *const of_loss[] = {"loss, logarithmic", "loss, log.", "loss"};
    static const char *const held_out[] = {"held-out loss, log.", "held-out loss", "held out"};
    static const char *const wrong[] = {"points wrong", "wrong", ""};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    const char *const *words = c->series == SERIES_WRONG       ? wrong
                               : c->series == SERIES_TEST_LOSS ? held_out
                                                               : of_loss;
    beside(view, c, words, 3, c->rect.y + view_units(view, 6), right, &style);
}

/* The epoch under the pointer. */
static void moment(View *view, const Chart *c) {
    int64_t epoch = view->ui->moment;
    if (epoch < 0 || epoch > c->span) return;
    float x = chart_x(c, (double)epoch);
    shapes_mark(view->out, "moment", (int)epoch);
    shapes_line(view->out, (Point){x, c->rect.y}, (Point){x, c->rect.y + c->rect.h}, 1,
                view->theme->quiet);
    shapes_mark(view->out, NULL, 0);
}

static void chart(View *view, Rect area, float right) {
    const Compare *compare = view->lab->compare;
    int count = compare->def.count, lit = compare_lit(view->ui);
    const Chart c = chart_of(view, area);
    CurveNames names = {.count = 0};
    tracks_begin(&names.tracks, c.rect);
    Rect within = {area.x, area.y, right - area.x, area.h + view_units(view, 2)};
    if (c.logarithmic)
        powers(view, &c);
    else
        counts(view, &c);
    times(view, &c);
    goal_line(view, &c, right);
    axis_name(view, &c, right);
    curve_names_take(&names, (Rect){area.x + area.w, area.y - view_units(view, 8),
                                    right - area.x - area.w, view_units(view, 20)});
    if (!isnan(c.goal))
        curve_names_take(&names, (Rect){area.x + area.w, chart_y(&c, c.goal) - view_units(view, 10),
                                        right - area.x - area.w, view_units(view, 20)});
    for (int i = 0; i < count; i++) {
        if (i != lit) curve(view, &c, i, false, &names.tracks);
    }
    if (lit >= 0 && lit < count) curve(view, &c, lit, true, &names.tracks);
    clock_line(view, &c);
    moment(view, &c);
    bool low = area.h < view_units(view, 60); /* there is room for one name, of what is lit */
    for (int i = 0; i < count; i++) {
        if (!low || i == lit) goal_mark(view, &c, &names, within, i);
    }
    show_present(view, &c, &names, within, low, lit);
}

void compare_chart_draw(View *view, Rect rect) {
    bool low = transport_is_low(view, rect);
    float pad = view_units(view, 20) / view->ui->scale, hands = transport_width(view, rect);
    float x = rect.x + pad + hands + view_units(view, 52), right = rect.x + rect.w - pad;
    float beside = low ? 0 : fminf(view_units(view, 116), (right - x) * 0.2f);
    Rect area = {x, rect.y + pad, right - beside - x, rect.h - 2 * pad - view_units(view, 20)};
    view_card(view, rect);
    transport_draw(view, rect, pad);
    target_place(view->out, tag_of(&TARGET_SCRUB, 0), area);
    chart(view, area, right);
    view_focus(view, area, 4, tag_of(&TARGET_SCRUB, 0));
}
