/* What the network answers, for every value of one input: as it was, now, and as the coming step
 * makes it (gold); points stand at the height of their label, each on a thread from the curve. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numeral.h"
#include "base/sums.h"
#include "draw/camera.h"
#include "lab/answers.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/point_sign.h"
#include "panels/residuals.h"
#include "panels/sketch.h"
#include "panels/subjects.h"
#include "ui/axes.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { PLACES = 257, EARLIER = 4 };

/* The answers over all of x, and the place of each on the screen. */
typedef struct Answers {
    float x[PLACES], value[PLACES];
} Answers;

static void find(const View *view, const Camera *c, const float *theta, Answers *a) {
    for (int i = 0; i < PLACES; i++)
        a->x[i] = c->left + (c->right - c->left) * (float)i / (PLACES - 1);
    answers_at(view->lab, theta, PLACES, a->x, a->value);
}

/* ---- the part that is shown */

/* From 0 to 1 for classes; of numbers as far as the plane shows, or as the labels reach. */
static Camera camera_of(const View *view, Rect area) {
    const Scene *s = &view->lab->scene;
    const Plane *p = &s->view;
    Camera c = {area, p->left, p->right, -0.08f, 1.08f};
    if (s->data.kind == LABEL_CLASS) return c;
    c.bottom = p->bottom, c.top = p->top;
    if (s->data.columns == 1 || s->data.count == 0) return c;
    c.bottom = INFINITY, c.top = -INFINITY;
    for (int i = 0; i < s->data.count; i++) {
        c.bottom = fminf(c.bottom, s->data.label[i]);
        c.top = fmaxf(c.top, s->data.label[i]);
    }
    float room = fmaxf(c.top - c.bottom, 1) * 0.1f;
    c.bottom -= room, c.top += room;
    return c;
}

/* ---- curves */

static Point place_of(const Camera *c, const Answers *a, int i) {
    static const float FAR = 1e5f; /* beyond any screen, and not beyond all numbers */
    Point p = camera_to_screen(c, a->x[i], a->value[i]);
    p.y = fminf(fmaxf(p.y, -FAR), FAR);
    return p;
}

static void curve(View *view, const Camera *c, const Answers *a, float width, float dash,
                  Color color) {
    Point point[PLACES];
    int n = 0;
    for (int i = 0; i < PLACES; i++) {
        if (isfinite(a->value[i])) point[n++] = place_of(c, a, i);
    }
    if (n > 1) shapes_curve(view->out, point, n, width, dash, color);
}

/* Earlier ones, from where the run began to the step before the last, the older the paler. Whether
 * the first is among them. */
static bool earlier(View *view, const Camera *c, Answers *first) {
    const Trail *trail = &view->lab->trail;
    int places = trail->weights ? trail_until(trail, lab_trainer(view->lab)->steps) - 1 : 0;
    int shown = places < EARLIER ? places : EARLIER;
    if (ui_hides(view->ui, HIDE_RUNS)) return false;
    for (int i = 0; i < shown; i++) {
        Answers a;
        int at = shown > 1 ? i * (places - 1) / (shown - 1) : places - 1;
        find(view, c, trail->theta + (long)at * trail->weights, &a);
        if (i == 0) *first = a;
        shapes_mark(view->out, "answers before", i);
        curve(view, c, &a, 1.3f, 0, color_faded(view->theme->ink, 0.16f + 0.08f * (float)i));
    }
    shapes_mark(view->out, NULL, 0);
    return shown > 0 && trail->step[0] == 0;
}

static bool moves(const View *view) {
    bool any = false;
    for (int i = 0; i < lab_network(view->lab)->count && !any; i++) any = view->lab->change[i] != 0;
    return any;
}

/* Where the coming step takes it. False when it leads nowhere, or when that is still asked. */
static bool next(View *view, const Camera *c, Answers *a) {
    const Network *net = lab_network(view->lab);
    if (view_waits(view) || ui_hides(view->ui, HIDE_ARROWS) || !moves(view)) return false;
    float *theta = memory_floats(net->count);
    for (int i = 0; i < net->count; i++) theta[i] = net->theta[i] + view->lab->change[i];
    find(view, c, theta, a);
    free(theta);
    shapes_mark(view->out, "answers next", 0);
    curve(view, c, a, 1.8f, 5, view->theme->gold);
    shapes_mark(view->out, NULL, 0);
    return true;
}

/* A word over whatever curve runs there. */
static void on_ground(View *view, const char *text, Point at, const TextStyle *style) {
    float wide = text_width(view->glyphs, text, style, view->ui->density), h = view_units(view, 14);
    float left = style->align == ALIGN_RIGHT ? at.x - wide : at.x;
    shapes_rect(view->out, (Rect){left - 2, at.y - 0.8f * h, wide + 4, h}, 3,
                color_faded(view->theme->card, 0.85f));
    view_text(view, text, at.x, at.y, 0, style);
}

/* ---- what lies across, and what up */

typedef struct Letter {
    const char *text;
    TextStyle style;
    Point at;
    Rect rect;
} Letter;

static Letter letter(const View *view, const Camera *c, bool up) {
    const Rect *r = &c->screen;
    const char *answer = up ? symbol_answer(view->lab) : NULL;
    Letter l = {.text = !up ? symbol_across(view->lab) : answer ? answer : "ŷ"};
    l.style = view_style(view, answer ? TYPE_SMALL : TYPE_BODY, view->theme->quiet,
                         up ? ALIGN_LEFT : ALIGN_RIGHT);
    if (!answer) {
        l.style.face = FONT_MATH_ITALIC;
        l.style.size *= 1.15f;
    }
    l.at = up ? (Point){r->x + view_units(view, 6), r->y + view_units(view, 14)}
              : (Point){r->x + r->w - 4, r->y + r->h - view_units(view, 5)};
    float wide = text_width(view->glyphs, l.text, &l.style, view->ui->density);
    l.rect = (Rect){up ? l.at.x : l.at.x - wide, l.at.y - l.style.size, wide, 1.2f * l.style.size};
    return l;
}

/* Whether the curve runs through it. */
static bool is_struck(const Camera *c, const Answers *a, Rect rect) {
    for (int i = 0; a && i < PLACES; i++) {
        if (isfinite(a->value[i]) && rect_holds(rect, place_of(c, a, i))) return true;
    }
    return false;
}

/* Where the names of curves stand, on their baselines at the right; NAN where one is not said. */
typedef struct Named {
    float now, next;
} Named;

/* In the corner, or so far from it along its edge that neither the curve nor its name is in the
 * way. a: NULL where there is no curve. */
static Letter letter_clear_of(const View *view, const Camera *c, const Answers *a, bool up,
                              Named named) {
    enum { TRIES = 6 };
    const Letter first = letter(view, c, up);
    float line = view_units(view, 15), step = up ? line : -line;
    for (int i = 0; i < TRIES; i++) {
        Letter l = first;
        l.at.y += step * (float)i, l.rect.y += step * (float)i;
        bool beside = fabsf(l.at.y - named.now) < line || fabsf(l.at.y - named.next) < line;
        if (!is_struck(c, a, rect_inset(l.rect, -1)) && (up || !beside)) return l;
    }
    return first;
}

static void letters(View *view, const Camera *c, const Answers *a, Named named) {
    for (int up = 0; up < 2; up++) {
        Letter l = letter_clear_of(view, c, a, up, named);
        shapes_mark(view->out, "answers letter", up);
        on_ground(view, l.text, l.at, &l.style);
        shapes_mark(view->out, NULL, 0);
    }
}

/* Where a word stands at the right end of a curve: just above it, or where another stands there
 * already, above or below that. NAN where it has no room. */
static float name_height(const View *view, const Camera *c, const Answers *a, float taken) {
    float y = place_of(c, a, PLACES - 1).y - view_units(view, 6), line = view_units(view, 14);
    float high = c->screen.y + line, low = c->screen.y + c->screen.h - view_units(view, 20);
    if (isfinite(taken) && fabsf(y - taken) < line)
        y = taken - line < high || (y > taken && taken + line < low) ? taken + line : taken - line;
    return y >= high && y <= low ? y : NAN;
}

static void name(View *view, const Camera *c, const char *text, Color color, float y) {
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_RIGHT);
    style.face = FONT_BOLD;
    if (isfinite(y)) on_ground(view, text, (Point){c->screen.x + c->screen.w - 4, y}, &style);
}

/* Whether a point, or the answer's own name, is where a word is to stand. */
static bool is_taken(const View *view, const Camera *c, const Answers *now, Rect rect) {
    const Dataset *data = &view->lab->scene.data;
    const float r = view_units(view, 8);
    if (rect_meets(letter_clear_of(view, c, now, true, (Named){NAN, NAN}).rect, rect)) return true;
    for (int i = 0; i < data->count && data->columns == 1; i++) {
        Point at = camera_to_screen(c, data->x[i], data->label[i]);
        if (rect_meets((Rect){at.x - r, at.y - r, 2 * r, 2 * r}, rect)) return true;
    }
    return false;
}

/* Above the left end of the curve with which the run began, or else below it or further along;
 * nothing where it has no room. */
static void name_start(View *view, const Camera *c, const Answers *a, const Answers *now) {
    enum { LAST = PLACES / 3, EVERY = PLACES / 24 };
    static const char word[] = "start";
    const float high = view_units(view, 14), away = view_units(view, 6);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float wide = text_width(view->glyphs, word, &style, view->ui->density);
    for (int place = EVERY / 2; place < LAST; place += EVERY) {
        for (int below = 0; below < 2; below++) {
            Point at = place_of(c, a, place);
            at.y += below ? high + away / 2 : -away;
            Rect rect = {at.x - 2, at.y - 0.8f * high, wide + 4, high};
            if (!rect_within(rect, c->screen) || is_taken(view, c, now, rect)) continue;
            shapes_mark(view->out, "answers start", 0);
            on_ground(view, word, at, &style);
            shapes_mark(view->out, NULL, 0);
            return;
        }
    }
}

/* ---- points */

static void point(View *view, const Camera *c, int index) {
    const Lab *lab = view->lab;
    const Dataset *data = &lab->scene.data;
    const Theme *t = view->theme;
    PointSign sign = point_sign(view, index);
    const float *x = data->x + (long)index * data->columns + lab->scene.view.across;
    Point at = camera_to_screen(c, *x, data->label[index]);
    float r = view_units(view, 5), reach = r + 3;
    Highlight highlight = highlight_of(view, subject_point(index));
    shapes_mark(view->out, "answered point", index);
    if (highlight & HIGHLIGHT_POINTED) shapes_disc(view->out, at, 2.2f * r, highlight_ground(view));
    Color fill = lab->held[index] ? t->card : sign.color,
          line = lab->held[index] ? sign.color : t->card;
    shapes_symbol(view->out, at, r, 1.4f, sign.symbol, fill, line);
    point_sign_cross(view, index, at, r, line);
    if (highlight & HIGHLIGHT_SELECTED) shapes_ring(view->out, at, 2 * r, 2.2f, t->ink);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_SAY_POINT, index),
                 (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach});
}

/* With more inputs than one the curve runs through the selected point alone. */
static void points(View *view, const Camera *c) {
    const Lab *lab = view->lab;
    bool all = lab->scene.data.columns == 1;
    if (ui_hides(view->ui, HIDE_LABELS)) return; /* their heights are their labels */
    for (int i = 0; i < lab->scene.data.count; i++) {
        if (all || i == lab->selected.point) point(view, c, i);
    }
}

/* Where the person's sketch lies. */
static void sketch(View *view, const Camera *c) {
    const Guess *guess = sketch_of(view, PREDICT_CURVE);
    if (!guess) return;
    Point low = camera_to_screen(c, guess->left, guess->low);
    Point high = camera_to_screen(c, guess->right, guess->high);
    sketch_draw(view, PREDICT_CURVE, (Rect){low.x, high.y, high.x - low.x, low.y - high.y});
}

/* ---- words */

static const char *loss_formula(const View *view) {
    Loss loss = lab_settings(view->lab)->loss;
    return loss == LOSS_SQUARED ? "½(ŷ − y)² =" : loss == LOSS_MEAN_SQUARED ? "(ŷ − y)² =" : "loss";
}

static Activation output_activation(const View *view) {
    const Network *net = lab_network(view->lab);
    return net->layer[net->layers - 1].activation;
}

/* Whether a written answer reads as what is never reached. */
static bool is_rounded_away(const View *view, double answer, const char *written) {
    char text[32];
    snprintf(text, sizeof text, "%s", written);
    activation_written(output_activation(view), answer, text, sizeof text);
    return strcmp(text, written) != 0;
}

/* Whether only a bound can be said of it: "> 0.9999", into bound. */
static bool is_at_bound(const View *view, double answer, char bound[32]) {
    text_number(answer, 2, bound, 32);
    return numeral_is_bound(activation_written(output_activation(view), answer, bound, 32));
}

enum { MORE_DECIMALS = 3 };

/* "0.71 − (−1) = 1.71" with the digits that make it come out as printed, and 0.998 not be 1: up to
 * three more than usual. */
static void put_difference(const View *view, double answer, double label, char a[32], char b[32],
                           char d[32]) {
    char sum[120];
    for (int more = 0; more <= MORE_DECIMALS; more++) {
        text_number(answer, 2 + more, a, 32);
        text_short(label, 3 + more, b, 32);
        text_number(answer - label, 2 + more, d, 32);
        snprintf(sum, sizeof sum, "%s − (%s) = %s", a, b, d);
        if (!is_rounded_away(view, answer, a) && sums_hold(sum, NULL)) return;
    }
}

/* "ŷ − y = 0.71 − 0 = 0.71, loss 1.24" of the selected point, "?" for what is hidden. A step that
 * hides the loss from all has yet to say what that is. */
static void say_residual(const View *view, char text[160]) {
    const Lab *lab = view->lab;
    char a[32], b[32], d[32], bound[32], loss[32] = "?";
    bool hidden = ui_hides(view->ui, HIDE_NUMBERS) || ui_hides(view->ui, HIDE_BOUNDARY),
         unlabelled = ui_hides(view->ui, HIDE_LABELS), unmet = ui_hides(view->ui, HIDE_LOSS);
    double answer = (double)lab->point.a[lab_network(lab)->layers - 1][0];
    double label = (double)lab->scene.data.label[lab->selected.point];
    put_difference(view, answer, label, a, b, d);
    if (hidden) snprintf(a, sizeof a, "?");
    if (unlabelled) snprintf(b, sizeof b, "?");
    if (hidden || unlabelled) snprintf(d, sizeof d, "?");
    if (!hidden && !view_hides_loss(view)) text_short(lab->point.loss, 3, loss, sizeof loss);
    bool negative = label < 0 && !unlabelled;
    int length;
    if (!hidden && is_at_bound(view, answer, bound)) /* no difference can be printed */
        length = snprintf(text, 160, "ŷ %s, y = %s", bound, b);
    else
        length = snprintf(text, 160, negative ? "ŷ − y = %s − (%s) = %s" : "ŷ − y = %s − %s = %s",
                          a, b, d);
    if (!unmet) snprintf(text + length, 160 - (size_t)length, ",  %s %s", loss_formula(view), loss);
}

/* Returns the height it takes. */
static float read_out(View *view, Rect rect) {
    float x = rect.x + view_units(view, 20), y = rect.y + view_units(view, 12);
    float width = rect.w - view_units(view, 36);
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    char text[160] = "Select a point to see its numbers here.";
    if (view->lab->selected.point < 0)
        style.color = view->theme->quiet;
    else
        say_residual(view, text);
    view_phrases(view, text, x, y, width, &style);
    return view_units(view, 24);
}

static void plot(View *view, Rect area) {
    Camera c = camera_of(view, area);
    Answers now, coming, first = {.x = {0}};
    float room = view_units(view, 60);
    Named named = {NAN, NAN};
    axes_across(view, &c, fmaxf(2, area.w / room), true);
    axes_up(view, &c, fmaxf(2, area.h / room), true);
    shapes_clip(view->out, area);
    if (ui_hides(view->ui, HIDE_BOUNDARY)) { /* what the network answers is still asked */
        letters(view, &c, NULL, (Named){NAN, NAN});
        points(view, &c);
        sketch(view, &c);
        shapes_unclip(view->out);
        return;
    }
    bool begun = earlier(view, &c, &first);
    residuals_draw(view, &c, true);
    bool goes_on = next(view, &c, &coming);
    find(view, &c, NULL, &now);
    shapes_mark(view->out, "answers now", 0);
    curve(view, &c, &now, 2.6f, 0, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
    if (begun) name_start(view, &c, &first, &now);
    named.now = name_height(view, &c, &now, NAN);
    if (goes_on) named.next = name_height(view, &c, &coming, named.now);
    letters(view, &c, &now, named); /* below the points: these are never covered */
    points(view, &c);
    name(view, &c, "now", view->theme->ink, named.now);
    name(view, &c, "next", view->theme->gold_text, named.next);
    sketch(view, &c);
    shapes_unclip(view->out);
}

void view_over_x(View *view, Rect rect) {
    char beside[128];
    bool one = view->lab->scene.data.columns == 1;
    snprintf(beside, sizeof beside, "what the network answers for every %s%s",
             symbol_across(view->lab),
             one                              ? ""
             : view->lab->selected.point >= 0 ? ", through the ringed point"
                                              : ", in the slice shown");
    shapes_clip(view->out, rect);
    float head = panel_head(view, rect, PANEL_OVER_X, "OVER X", beside, 0);
    Rect body = {rect.x, rect.y + head, rect.w, rect.h - head};
    float said = read_out(view, body), left = view_units(view, 44), below = view_units(view, 26);
    Rect area = {rect.x + left, body.y + said, rect.w - left - view_units(view, 20),
                 body.h - said - below};
    if (area.h > view_units(view, 40)) plot(view, area);
    shapes_unclip(view->out);
}
