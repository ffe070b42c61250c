/* The timeline: the loss curve, beside the transport (transport.c). */
#include "screen/timeline/timeline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/ticks.h"
#include "lab/past_words.h"
#include "lab/replay.h"
#include "lesson/answer.h"
#include "panels/maps.h"
#include "panels/sketch.h"
#include "screen/compare/compare.h"
#include "screen/timeline/loss_chart.h"
#include "screen/view.h"
#include "ui/focus.h"
#include "ui/slider.h"
#include "ui/widgets.h"

/* ---- the axis of time */

bool timeline_counts_steps(const Lab *lab) {
    return lab->scene.training.rule == RULE_PERCEPTRON && !lab->compare;
}

/* When an epoch began that the timeline has recorded. */
static int64_t time_of(const Lab *lab, const Timeline *t, int64_t epoch) {
    Bucket b;
    if (!timeline_counts_steps(lab)) return epoch;
    return timeline_at(t, SERIES_MOVES, epoch, &b) ? (int64_t)b.first : 0;
}

/* The last epoch that had begun by then; in epochs also one to come. */
static int64_t epoch_by(const Lab *lab, int64_t time) {
    int64_t low = 0, high = lab_last(lab);
    if (!timeline_counts_steps(lab)) return time;
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        bool begun = time_of(lab, lab_timeline(lab), middle) <= time;
        if (begun)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* How far the run has come; and of the one before as much as leaves this one its share of the
 * width, a fifth of it. */
static int64_t latest(const Lab *lab, int64_t least) {
    enum { TIMES = 5 };
    int64_t last = time_of(lab, lab_timeline(lab), lab_last(lab));
    int64_t ghost = time_of(lab, &lab->ghost, lab->ghost.epochs - 1);
    int64_t now = timeline_counts_steps(lab) ? lab_trainer(lab)->moves : last;
    int64_t most = last > now ? last : now, share = most > least / TIMES ? most * TIMES : least;
    if (ghost > share) ghost = share;
    return ghost > most ? ghost : most;
}

/* 200, 500, 1000, 2000, ...; where few steps are many, from 20, 50, 100. */
int64_t timeline_span(const Lab *lab, const Player *player) {
    if (lab->compare) return compare_chart_span(lab->compare);
    if (lab_is_graph(lab)) return lab_last(lab);
    const Training *t = &lab->scene.training;
    bool few = t->rule == RULE_PERCEPTRON || t->batch == 1 || lab->play.size == STEP_POINT ||
               lab_refuses(lab, TRAIN_PLAY) || /* then each epoch is a press of a key */
               lab->run->diverged;             /* it is told by a few */
    int64_t span = few ? 20 : 200, most = latest(lab, span * 19 / 20);
    int predict = answer_drawn(player, PREDICT_LOSS);
    if (predict >= 0) { /* a sketch has all the width, unless the run goes beyond it */
        span = (int64_t)player->state[player->step].guess[predict].right;
        if (most <= span) return span;
    }
    for (int step = 0; span < most + most / 20; step++)
        span = step % 3 == 0 ? span / 2 * 5 : span * 2;
    return span;
}

/* ---- input */

static int64_t moment_at(const Gesture *g, Point at) {
    float share = slider_along(g, tag_of(&TARGET_SCRUB, 0), at);
    double time = (double)share * (double)timeline_span(g->lab, g->player) + 0.5;
    return share < 0 ? -1 : epoch_by(g->lab, (int64_t)time);
}

int64_t timeline_moment(const Gesture *g) {
    return tag_is(g->ui->hover, &TARGET_SCRUB) ? moment_at(g, g->ui->pointer) : -1;
}

static void scrub_drag(const Gesture *g, Tag tag, Point at) {
    Action seek = {.kind = ACTION_SEEK, .epoch = moment_at(g, at)};
    if (seek.epoch >= 0 && seek.epoch != lab_now(g->lab)) gesture_apply(g, &seek);
}

static void scrub_press(const Gesture *g, Tag tag, const InputEvent *e) {
    scrub_drag(g, tag, e->at);
}

static void seek(const Gesture *g, int64_t epoch) {
    int64_t last = lab_last(g->lab);
    Action seek = {.kind = ACTION_SEEK, .epoch = epoch < 0 ? 0 : epoch > last ? last : epoch};
    gesture_apply(g, &seek);
}

/* By one epoch or by ten; Home and End. */
static bool scrub_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    int64_t now = lab_now(g->lab), by = e->shift ? 10 : 1;
    switch (e->key) {
    case KEY_LEFT: seek(g, now - by); return true;
    case KEY_RIGHT: seek(g, now + by); return true;
    case KEY_HOME: seek(g, 0); return true;
    case KEY_END: seek(g, INT64_MAX); return true;
    default: return false;
    }
}

const Target TARGET_SCRUB = {.name = "scrub",
                             .pointer = POINTER_ACROSS,
                             .stop = TAB_EACH,
                             .press = scrub_press,
                             .drag = scrub_drag,
                             .arrow = scrub_arrow,
                             .enter = focus_enter_nothing};

/* ---- the picture */

float timeline_x(const LossChart *c, double time) {
    return c->rect.x + c->rect.w * (float)(time / (double)c->span);
}

float timeline_y(const LossChart *c, float value) {
    float share = c->logarithmic
                      ? logf(fmaxf(value, c->least) / c->least) / logf(c->most / c->least)
                      : value / c->most;
    return c->rect.y + c->rect.h * (1 - fminf(fmaxf(share, 0), 1));
}

static float greatest(const Timeline *t, Series series) {
    float most = 0;
    for (int i = 0; i < t->buckets; i++) {
        float g = t->bucket[series][i].greatest;
        if (g > most && isfinite(g)) most = g;
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

/* Counts have whole numbers: up to 4, 8, 20, 40, 80 or 100 points, never quarters of one. */
static void divide(const View *view, LossChart *c, bool whole) {
    if (whole && c->most < 4) c->most = 4;
    bool tens = log10f(c->most) == floorf(log10f(c->most));
    c->parts = whole && tens ? 5 : 4;
    if (c->rect.h < view_units(view, 72)) c->parts = whole && tens ? 1 : 2;
}

/* What the loss became in the epoch that is not kept; beyond all numbers, a thousand times what it
 * was. */
static float grown_to(const Lab *lab) {
    double next = lab->run->divergence.next;
    return next < 1e30 ? (float)next : 1e3f * greatest(lab_timeline(lab), SERIES_LOSS);
}

bool timeline_has_ghost(const View *view) {
    return view->lab->ghost.epochs > 1 && !ui_hides(view->ui, HIDE_RUNS);
}

/* Of a run that is begun again, the end of the one before is to be seen, too: it is compared with
 * that. */
static float least_of(const View *view, Series series) {
    float least = smallest(lab_timeline(view->lab), series);
    return timeline_has_ghost(view) ? fminf(least, smallest(&view->lab->ghost, series)) : least;
}

static LossChart chart_of(const View *view, Rect rect, Series series) {
    const Lab *lab = view->lab;
    float most =
        fmaxf(greatest(lab_timeline(lab), series), greatest(lab_timeline(lab), SERIES_TEST_LOSS));
    float now = series == SERIES_WRONG ? (float)lab->score.wrong : (float)lab->score.loss;
    if (isfinite(now)) most = fmaxf(most, now); /* weights set by hand are not recorded yet */
    const Guess *guess = sketch_of(view, PREDICT_LOSS); /* its axes are those it was drawn on */
    LossChart c = {.rect = rect,
                   .span = timeline_span(lab, view->player),
                   .logarithmic =
                       (view->ui->extra[EXTRA_LOG_LOSS] || lab->run->diverged) && !guess};
    if (lab->run->diverged) most = fmaxf(most, grown_to(lab));
    if (guess) most = fmaxf(most, guess->high);
    c.most = most > 0 && isfinite(most)
                 ? (float)ticks_round_up((double)most, (const double[]){2, 4, 8}, 3)
                 : 1;
    divide(view, &c, series == SERIES_WRONG);
    float least = least_of(view, series);
    c.least = isfinite(least) && least < c.most / 10 ? least : c.most / 100;
    return c;
}

/* Epochs or steps per tick: 1, 2 or 5 times a power of ten; ten parts at most up to 20,
 * else five. */
static int64_t ticks(const View *view, const LossChart *c) {
    float room = c->rect.w / view_units(view, 44), most = c->span <= 20 ? 10 : 5;
    float every = (float)c->span / fminf(room, most);
    return every > 1 ? (int64_t)ticks_round_up((double)every, (const double[]){2, 5}, 2) : 1;
}

/* The numbers below, and before them what they count. */
static void times(View *view, const LossChart *c, TextStyle style) {
    char text[32];
    float y = c->rect.y + c->rect.h + view_units(view, 16);
    shapes_mark(view->out, "time unit", 0);
    if (!view->ui->projector) /* there the figures reach as far */
        view_text(view, timeline_counts_steps(view->lab) ? "steps" : "epochs",
                  c->rect.x - view_units(view, 8), y, 0, &style);
    shapes_mark(view->out, NULL, 0);
    style.align = ALIGN_CENTER;
    int64_t every = ticks(view, c);
    for (int64_t time = 0; time <= c->span; time += every) {
        if (time < 1000000)
            snprintf(text, sizeof text, "%lld", (long long)time);
        else
            text_short((double)time, 3, text, sizeof text);
        view_text(view, text, timeline_x(c, (double)time), y, 0, &style);
    }
}

static void grid_line(View *view, const LossChart *c, float value, const TextStyle *style) {
    char text[32];
    float y = timeline_y(c, value);
    shapes_line(view->out, (Point){c->rect.x, y}, (Point){c->rect.x + c->rect.w, y}, 1,
                view->theme->hairline);
    shapes_mark(view->out, "loss tick", 0);
    view_text(view, text_short((double)value, 2, text, sizeof text),
              c->rect.x - view_units(view, 8), y + view_units(view, 4), 0, style);
    shapes_mark(view->out, NULL, 0);
}

static void grid(View *view, const LossChart *c) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    double value[TICKS_MOST];
    int count = c->parts + 1;
    if (c->logarithmic)
        count = ticks_logarithmic((double)c->least, (double)c->most, c->rect.h,
                                  view_units(view, 15), count, value);
    for (int i = 0; i < count; i++)
        grid_line(view, c, c->logarithmic ? (float)value[i] : c->most * (float)i / (float)c->parts,
                  &style);
    times(view, c, style);
}

enum { CURVE_MOST = 3000 };

/* now: where the curve ends within an epoch that is under way; NULL for none. */
static void curve(View *view, const LossChart *c, const Timeline *t, Series series, float width,
                  float dash, Color color, const Point *now, const char *tag) {
    Point point[CURVE_MOST];
    int count = 0, every = t->buckets * 2 / CURVE_MOST + 1;
    shapes_mark(view->out, tag, (int)series);
    for (int i = 0; i < t->buckets; i += every) {
        const Bucket *b = &t->bucket[series][i];
        if (!isfinite(b->first)) { /* a gap: nothing was there to be wrong about */
            shapes_curve(view->out, point, count, width, dash, color);
            count = 0;
            continue;
        }
        int64_t time = time_of(view->lab, t, i * t->stride);
        if (time > c->span) break; /* of the run before, which went on for longer */
        float x = timeline_x(c, (double)time);
        point[count++] = (Point){x, timeline_y(c, b->first)};
        /* A bucket of many epochs shows its extremes too: no spike is lost. */
        if (t->stride > 1 && count + 2 < CURVE_MOST && b->greatest > b->first)
            point[count++] = (Point){x, timeline_y(c, b->greatest)};
        if (count + 2 >= CURVE_MOST) break;
    }
    if (now && count < CURVE_MOST) point[count++] = *now;
    shapes_curve(view->out, point, count, width, dash, color);
    shapes_mark(view->out, NULL, 0);
}

/* The run's present place, within an epoch too. */
static Point now_of(const Lab *lab, const LossChart *c, Series series) {
    const Trainer *t = lab_trainer(lab);
    double now = (double)(timeline_counts_steps(lab) ? t->moves : t->epoch);
    if (!timeline_counts_steps(lab) && lab_train_samples(lab)->count > 0)
        now += (double)t->position / (double)lab_train_samples(lab)->count;
    float value = series == SERIES_WRONG ? (float)lab->score.wrong : (float)lab->score.loss;
    return (Point){timeline_x(c, now), timeline_y(c, value)};
}

/* From the last epoch that is kept to what came of the next. */
static void outbreak(View *view, const LossChart *c, Point now) {
    const Lab *lab = view->lab;
    double next = (double)lab_trainer(lab)->epoch + 1;
    if (!lab->run->diverged) return;
    shapes_mark(view->out, "outbreak", 0);
    shapes_dashed(view->out, now, (Point){timeline_x(c, next), timeline_y(c, grown_to(lab))}, 2.4f,
                  5, view->theme->bad);
    shapes_mark(view->out, NULL, 0);
}

/* Beside the present moment: what goes on, or what can be done there. Returns text. */
static const char *moment_words(const Lab *lab, char text[96]) {
    const Trainer *t = lab_trainer(lab);
    int points = lab_train_samples(lab)->count;
    if (lab_replays(lab))
        snprintf(text, 96, "done again: %.0f %% · Esc stops", lab_replay_share(lab) * 100);
    else if (t->position > 0)
        snprintf(text, 96, "point %d of %d", t->position, points);
    else
        snprintf(text, 96, "drag to go back in time");
    return text;
}

static void moment(View *view, const LossChart *c, Point now) {
    float x = now.x;
    shapes_line(view->out, (Point){x, c->rect.y}, (Point){x, c->rect.y + c->rect.h}, 1.6f,
                view->theme->gold);
    if (lab_train_samples(view->lab)->count > 0) /* else there is no loss */
        shapes_disc(view->out, now, view_units(view, 5), view->theme->gold);
}

/* What goes on, as far as there is room before `end`, where the legend begins. */
static void moment_hint(View *view, const LossChart *c, Point now, float end) {
    const Trainer *t = lab_trainer(view->lab);
    bool told =
        view->ui->moment >= 0 || view->ui->accuracy || c->parts < 4 || view->lab->run->diverged;
    if (told || t->steps == 0 || (t->epoch == 0 && t->position == 0)) return;
    char room[96];
    const char *text = moment_words(view->lab, room);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float x = now.x + view_units(view, 12);
    if (x + text_width(view->glyphs, text, &style, view->ui->density) > end) return;
    shapes_mark(view->out, "moment words", 0);
    view_text(view, text, x, c->rect.y + view_units(view, 12), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

bool timeline_has_accuracy(const View *view) {
    return view->ui->accuracy && isfinite(view->lab->score.accuracy);
}

/* Accuracy beside the loss, from 0 to 100 % on an axis of its own at the right. */
static void accuracy(View *view, const LossChart *loss, bool tested) {
    const Theme *t = view->theme;
    const Timeline *timeline = lab_timeline(view->lab);
    LossChart c = {.rect = loss->rect, .span = loss->span, .most = 1};
    char text[16];
    TextStyle style = view_style(view, TYPE_CAPTION, t->good, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    shapes_mark(view->out, "accuracy axis", 0);
    int every = loss->parts < LEGEND_PARTS ? 4 : 1; /* of a low chart the ends alone */
    for (int i = 0; i <= 4; i += every) {
        snprintf(text, sizeof text, "%d %%", 25 * i);
        view_text(view, text, c.rect.x + c.rect.w + view_units(view, 8),
                  timeline_y(&c, (float)i / 4) + view_units(view, 4), 0, &style);
    }
    shapes_mark(view->out, NULL, 0);
    if (tested) curve(view, &c, timeline, SERIES_TEST_ACCURACY, 1.5f, 4, t->good, NULL, "curve");
    curve(view, &c, timeline, SERIES_ACCURACY, 1.8f, 0, t->good, NULL, "curve");
}

/* ---- edits in the middle of the run */

static float edit_x(const View *view, const LossChart *c, const PastEntry *entry) {
    return timeline_x(c, (double)time_of(view->lab, lab_timeline(view->lab), entry->epoch));
}

/* A small mark at the foot of the curve for each, one for those at the same place. */
static void edits(View *view, const LossChart *c) {
    const Past *past = &view->lab->past;
    float foot = c->rect.y + c->rect.h, size = view_units(view, 4), last = -INFINITY;
    for (int i = 0; i < past->count; i++) {
        const PastEntry *entry = &past->entry[i];
        if (entry->kind != PAST_EDIT || entry->steps == 0) continue;
        float x = edit_x(view, c, entry);
        if (x - last < 1 || x > c->rect.x + c->rect.w) continue;
        const Point corner[3] = {
            {x - size, foot + size}, {x + size, foot + size}, {x, foot - size}};
        shapes_mark(view->out, "edit mark", (int)entry->epoch);
        shapes_polygon(view->out, corner, 3, view->theme->quiet);
        shapes_mark(view->out, NULL, 0);
        last = x;
    }
}

/* The words of the mark that is nearest, within reach; "" for none. */
static const char *edit_at(const View *view, const LossChart *c, float x, char text[96]) {
    const Past *past = &view->lab->past;
    float nearest = view_units(view, 6);
    text[0] = '\0';
    for (int i = 0; i < past->count; i++) {
        const PastEntry *entry = &past->entry[i];
        if (entry->kind != PAST_EDIT || entry->steps == 0) continue;
        float away = fabsf(edit_x(view, c, entry) - x);
        if (away > nearest) continue;
        nearest = away;
        past_said(entry->line, text);
    }
    return text;
}

/* The moment under the pointer: its value, and whose boundary the plane shows for it. */
static void read_out(View *view, const LossChart *c, Series series) {
    int64_t epoch = view->ui->moment;
    Bucket b;
    if (epoch < 0 || !timeline_at(lab_timeline(view->lab), series, epoch, &b)) return;
    if (!isfinite(b.first)) return;
    int ghost = maps_ghost_at(view->maps, epoch);
    char number[32], edit[96], text[256];
    int64_t time = time_of(view->lab, lab_timeline(view->lab), epoch);
    int used = snprintf(text, sizeof text, "%s %lld: %s",
                        timeline_counts_steps(view->lab) ? "step" : "epoch", (long long)time,
                        text_short((double)b.first, 3, number, sizeof number));
    Bucket right_ones;
    if (timeline_has_accuracy(view) &&
        timeline_at(lab_timeline(view->lab), SERIES_ACCURACY, epoch, &right_ones))
        used += snprintf(text + used, sizeof text - (size_t)used, " · %.0f %%",
                         (double)right_ones.first * 100);
    if (ghost >= 0)
        used += snprintf(
            text + used, sizeof text - (size_t)used, " · boundary of %lld",
            (long long)time_of(view->lab, lab_timeline(view->lab), view->maps->ghost[ghost].epoch));
    Point at = {timeline_x(c, (double)time), timeline_y(c, b.first)};
    if (edit_at(view, c, at.x, edit)[0])
        snprintf(text + used, sizeof text - (size_t)used, " · %s", edit);
    bool right = at.x > c->rect.x + c->rect.w / 2;
    TextStyle style =
        view_style(view, TYPE_SMALL, view->theme->ink, right ? ALIGN_RIGHT : ALIGN_LEFT);
    float y = fmaxf(at.y - view_units(view, 10), c->rect.y + view_units(view, 12));
    shapes_mark(view->out, "moment", (int)epoch);
    shapes_line(view->out, (Point){at.x, c->rect.y}, (Point){at.x, c->rect.y + c->rect.h}, 1,
                view->theme->quiet);
    shapes_ring(view->out, at, view_units(view, 5), 1.6f, view->theme->ink);
    view_text(view, text, at.x + (right ? -10.0f : 10.0f), y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* The person's sketch of what the loss will do. */
static void sketch(View *view, const LossChart *c) {
    const Guess *guess = sketch_of(view, PREDICT_LOSS);
    if (!guess) return;
    float right = timeline_x(c, (double)guess->right), high = timeline_y(c, guess->high);
    Rect pad = {c->rect.x, high, right - c->rect.x, c->rect.y + c->rect.h - high};
    sketch_draw(view, PREDICT_LOSS, pad);
}

/* Curves, axes and their labels, in what is left when there is an axis for accuracy. */
static void chart(View *view, Rect area) {
    const Lab *lab = view->lab;
    const Theme *t = view->theme;
    bool perceptron = lab->scene.training.rule == RULE_PERCEPTRON,
         tested = lab_test_samples(lab)->count > 0 && !perceptron;
    Series series = perceptron ? SERIES_WRONG : SERIES_LOSS;
    const float head = view_units(view, (float)LEGEND_HEAD + 8);
    if (timeline_has_accuracy(view))
        area = (Rect){area.x, area.y + head, area.w - view_units(view, 24), area.h - head};
    LossChart c = chart_of(view, area, series);
    if (!timeline_has_accuracy(view) && timeline_is_headed(view, &c, tested)) {
        c.rect.y += head;
        c.rect.h -= head;
    }
    grid(view, &c);
    if (timeline_has_ghost(view))
        curve(view, &c, &lab->ghost, series, 1.4f, 0, t->faint, NULL, "ghost curve");
    if (timeline_has_accuracy(view)) accuracy(view, &c, tested);
    if (tested)
        curve(view, &c, lab_timeline(lab), SERIES_TEST_LOSS, 1.6f, 4, t->quiet, NULL, "curve");
    Point now = now_of(lab, &c, series);
    bool newest = lab_trainer(lab)->epoch + 1 == lab_timeline(lab)->epochs &&
                  lab_train_samples(lab)->count > 0;
    curve(view, &c, lab_timeline(lab), series, 2.4f, 0, t->ink, newest ? &now : NULL, "curve");
    outbreak(view, &c, now);
    edits(view, &c);
    moment(view, &c, now);
    float end = c.rect.x + c.rect.w;
    sketch(view, &c);
    bool told =
        c.parts == LEGEND_PARTS ? !perceptron || view->ui->accuracy : timeline_has_accuracy(view);
    if (told) end = timeline_legend(view, &c, tested, now);
    moment_hint(view, &c, now, end);
    read_out(view, &c, series);
    view_focus(view, area, 4, tag_of(&TARGET_SCRUB, 0));
}

/* In a window of one column: the transport in a row, and below it the curve, as wide as both. */
static void stacked(View *view, Rect rect) {
    float pad = view_units(view, 7), row = view_units(view, 32), axis = view_units(view, 56);
    float side = view_units(view, 22);
    Rect top = {rect.x, rect.y, rect.w, row + 2 * pad};
    Rect area = {rect.x + axis, top.y + top.h + 4, rect.w - axis - side,
                 rect.h - top.h - view_units(view, 26)};
    view_card(view, rect);
    if (view->lab->run->diverged) { /* there is no room for both */
        banner_draw(view, rect_inset(rect, pad));
        return;
    }
    if (!ui_hides(view->ui, HIDE_TRANSPORT)) transport_row(view, rect_inset(top, pad));
    if (lab_is_graph(view->lab)) {
        view_walk(view, (Rect){rect.x + side, area.y, rect.w - 2 * side, area.h});
        return;
    }
    target_place(view->out, tag_of(&TARGET_SCRUB, 0), area);
    if (!ui_hides(view->ui, HIDE_LOSS)) chart(view, area);
}

void view_timeline(View *view, Rect rect) {
    if (view->layout.fold == FOLD_COLUMN) {
        stacked(view, rect);
        return;
    }
    bool hands_off = ui_hides(view->ui, HIDE_TRANSPORT);
    float pad = view_units(view, 20) / (transport_is_low(view, rect) ? 1.5f : view->ui->scale);
    float hands = hands_off ? 0 : transport_width(view, rect);
    float x = rect.x + pad + hands + view_units(view, 52), axis = view_units(view, 44);
    Rect area = {x, rect.y + pad + 4, rect.x + rect.w - pad - view_units(view, 16) - x,
                 rect.h - 2 * pad - view_units(view, 22)};
    bool low = transport_is_low(view, rect);
    if (view->layout.banner.h > 0) banner_draw_low(view, view->layout.banner);
    view_card(view, rect);
    if (!hands_off) transport_draw(view, rect, pad);
    if (!low && !lab_is_graph(view->lab)) {
        float right = rect.x + rect.w - pad / 2, top = rect.y + pad / 2;
        float banner = banner_draw(view, (Rect){x - axis, top, right - x + axis, rect.h});
        float taken = banner > 0 ? banner - (area.y - top) + view_units(view, 8) : 0;
        area = (Rect){area.x, area.y + taken, area.w, area.h - taken};
    }
    if (lab_is_graph(view->lab)) {
        view_walk(view, area);
        return;
    }
    target_place(view->out, tag_of(&TARGET_SCRUB, 0), area);
    if (!ui_hides(view->ui, HIDE_LOSS)) chart(view, area);
}
