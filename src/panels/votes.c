/* See votes.h. */
#include "panels/votes.h"

#include <math.h>
#include <stdio.h>

#include "nn/random.h"
#include "panels/numbers/numbers.h"
#include "panels/point_sign.h"
#include "panels/subjects.h"
#include "ui/gesture.h"
#include "ui/highlight.h"
#include "ui/switch.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* ---- the switch */

static void switch_press(const Gesture *g, Tag tag, const InputEvent *e) {
    Action select = {.kind = ACTION_SELECT_VOTES, .flag = tag.index == 1};
    gesture_apply(g, &select);
}

/* index: 0 for this point, 1 for all */
static const Target TARGET_VOTES = {
    .name = "votes",
    .hint = "Whose derivatives are shown: those of the ringed point alone, or the mean over the "
            "points of the step, which the weights will follow",
    .stop = TAB_EACH,
    .press = switch_press};

static int step_points(const View *view) {
    int first;
    bool any = lab_train_samples(view->lab)->count > 0;
    return any ? trainer_coming(lab_trainer(view->lab), &first) : 0;
}

bool votes_differ(const View *view) {
    const Lab *lab = view->lab;
    return lab->selected.point >= 0 && lab_settings(lab)->rule == RULE_GRADIENT &&
           lab_train_samples(lab)->count > 1;
}

bool votes_are_all(const View *view) {
    return votes_differ(view) && view->lab->selected.all_points;
}

/* "all 6 points"; of a mini-batch "the step's 4 points". */
static char *all_text(const View *view, char text[VOTES_TEXT]) {
    int points = step_points(view), count = lab_train_samples(view->lab)->count;
    if (points == count)
        snprintf(text, VOTES_TEXT, "all %d points", count);
    else
        snprintf(text, VOTES_TEXT, points == 1 ? "the step's point" : "the step's %d points",
                 points);
    return text;
}

char *votes_whose_point(char text[VOTES_TEXT]) {
    snprintf(text, VOTES_TEXT, "of the ringed point");
    return text;
}

char *votes_whose(const View *view, char text[VOTES_TEXT]) {
    char all[VOTES_TEXT];
    if (!votes_are_all(view)) return votes_whose_point(text);
    snprintf(text, VOTES_TEXT, step_points(view) > 1 ? "mean of %.48s" : "of %.48s",
             all_text(view, all));
    return text;
}

/* all: room for the words of the second choice. */
static Switch switch_of(const View *view, bool chosen, char all[VOTES_TEXT]) {
    return (Switch){&TARGET_VOTES, {"this point", all_text(view, all)}, 2, chosen};
}

float votes_switch_width(const View *view) {
    char all[VOTES_TEXT];
    if (!votes_differ(view)) return 0;
    const Switch of = switch_of(view, false, all);
    return view_switch_width(view, &of);
}

float votes_switch(View *view, Rect row, bool chosen) {
    char all[VOTES_TEXT];
    if (!votes_differ(view)) return 0;
    const Switch of = switch_of(view, chosen, all);
    view_switch(view, row, &of);
    return view_switch_width(view, &of);
}

/* ---- the bars */

/* `shown` of all the votes, evenly chosen where the place has too few pixels for all. */
typedef struct Bars {
    const Votes *votes;
    Rect area;        /* from the highest value to the lowest */
    double high, low; /* those values; 0 is between them */
    float each;       /* width of one, with its gap */
    int shown;
} Bars;

static float height_at(const Bars *b, double value) {
    return b->area.y + b->area.h * (float)((b->high - value) / (b->high - b->low));
}

static int vote_at(const Bars *b, int i) {
    return random_of_stretch(i, b->shown, b->votes->count);
}

/* Below all bars: the class of the point, and where there is room its number. */
static void foot(View *view, const Bars *b, int point, float x) {
    const Dataset *data = &view->lab->scene.data;
    bool numbered = b->each >= view_units(view, 30), class = data->kind == LABEL_CLASS;
    float y = b->area.y + b->area.h + view_units(view, 22), aside = view_units(view, 7);
    if (class && b->each >= view_units(view, 12)) {
        PointSign sign = point_sign(view, point);
        shapes_symbol(view->out, (Point){x - (numbered ? aside : 0), y}, view_units(view, 4), 0,
                      sign.symbol, sign.color, sign.color);
    }
    if (!numbered) return;
    char text[16];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_CENTER);
    snprintf(text, sizeof text, "%d", point + 1);
    view_text(view, text, x + (class ? aside : 0), y + view_units(view, 4), 0, &style);
}

/* The value at the bar's end. */
static void words(View *view, const Bars *b, int vote, float x) {
    char text[NUMBERS_TEXT];
    double value = b->votes->gradient[vote];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->gold_text, ALIGN_CENTER);
    float y = height_at(b, value), h = view_units(view, 13);
    if (b->each < view_units(view, 34)) return;
    numbers_value(value, text);
    float half = text_width(view->glyphs, text, &style, view->ui->density) / 2;
    Rect ground = {x - half - 1, value < 0 ? y + 1 : y - h - 1, 2 * half + 2, h};
    shapes_rect(view->out, ground, 2, view->theme->card); /* the line of the mean may be there */
    view_text(view, text, x, view_middle(view, &style, ground.y, h), 0, &style);
}

static void bar(View *view, const Bars *b, int i) {
    int vote = vote_at(b, i), point = b->votes->point[vote];
    float x = b->area.x + b->each * (float)i, zero = height_at(b, 0);
    float y = height_at(b, b->votes->gradient[vote]);
    float gap = b->each > 3 ? fminf(b->each * 0.4f, view_units(view, 18)) : 0;
    Highlight lit = highlight_of(view, subject_point(point));
    float above = view_units(view, 14), below = view_units(view, 32);
    Rect column = {x, b->area.y - above, b->each, b->area.h + above + below};
    shapes_mark(view->out, "vote column", point);
    if (lit & HIGHLIGHT_POINTED) shapes_rect(view->out, column, 3, highlight_ground(view));
    if (lit & HIGHLIGHT_SELECTED) shapes_border(view->out, column, 3, 1.6f, view->theme->ink);
    shapes_mark(view->out, "vote", point);
    shapes_rect(view->out, (Rect){x + gap / 2, fminf(y, zero), b->each - gap, fabsf(y - zero)}, 0,
                view->theme->gold);
    words(view, b, vote, x + b->each / 2);
    foot(view, b, point, x + b->each / 2);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_SAY_POINT, point), column);
}

enum { NARROW = 12 }; /* right of the bars, in a place too narrow for the mean's value there */

/* The line goes behind all bars; right of them stands the value, where it has room. */
static void mean(View *view, const Bars *b, float right) {
    const Theme *t = view->theme;
    char text[NUMBERS_TEXT], number[NUMBERS_TEXT];
    float y = height_at(b, b->votes->mean), end = b->area.x + b->each * (float)b->shown;
    TextStyle style = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_LEFT);
    style.face = FONT_BOLD;
    shapes_mark(view->out, "votes mean", 0);
    shapes_line(view->out, (Point){b->area.x, y}, (Point){end + view_units(view, 6), y},
                view_units(view, 1.8f), t->gold_text);
    snprintf(text, sizeof text, "mean %.60s", numbers_value(b->votes->mean, number));
    if (right - end > view_units(view, NARROW))
        view_text(view, text, end + view_units(view, 10), y + view_units(view, 4),
                  right - end - view_units(view, 10), &style);
    shapes_mark(view->out, NULL, 0);
}

/* Why there are no bars. */
static const char *reason(const View *view, bool known) {
    const Votes *v = lab_votes(view->lab);
    if (view_waits(view)) return "The votes wait for your answer";
    if (view_hides_back(view)) return "The votes are not shown yet";
    if (v->points > VOTES_MOST) return "There are too many points to show what each of them says";
    if (!known) return "What each point says of this weight comes with the way back";
    return v->count ? NULL : "There are no points yet";
}

static void title(View *view, Rect rect, const char *instead) {
    const Lab *lab = view->lab;
    char text[160], name[SYMBOL_TEXT];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    symbol_weight(lab_network(lab), lab_votes(lab)->weight, name);
    if (instead)
        snprintf(text, sizeof text, "%s", instead);
    else
        snprintf(text, sizeof text, "∂L/∂%s: what each point would have, and their mean", name);
    view_phrases(view, text, rect.x, rect.y + view_units(view, 13), rect.w, &style);
}

void votes_bars(View *view, Rect rect, bool known) {
    const Votes *v = lab_votes(view->lab);
    const char *why = reason(view, known);
    float head = view_units(view, 32), below = view_units(view, 32);
    float side = view_units(view, rect.w > view_units(view, 300) ? 86 : NARROW);
    title(view, rect, why);
    if (why) return;
    Bars b = {.votes = v};
    b.area = (Rect){rect.x, rect.y + head, rect.w - side, rect.h - head - below};
    if (b.area.h < view_units(view, 16) || b.area.w < view_units(view, 60)) return;
    for (int i = 0; i < v->count; i++) {
        b.high = fmax(b.high, v->gradient[i]);
        b.low = fmin(b.low, v->gradient[i]);
    }
    if (b.high == b.low) b.high = 1;
    int most = (int)b.area.w;
    b.shown = v->count < most ? v->count : most;
    b.each = fminf(b.area.w / (float)b.shown, view_units(view, 64));
    float zero = height_at(&b, 0), end = b.area.x + b.each * (float)b.shown;
    mean(view, &b, rect.x + rect.w);
    for (int i = 0; i < b.shown; i++) bar(view, &b, i);
    shapes_line(view->out, (Point){b.area.x, zero}, (Point){end, zero}, 1, view->theme->quiet);
}
