/* See sketch.h. */
#include "panels/sketch.h"

#include <math.h>

#include "lesson/answer.h"
#include "ui/widgets.h"

/* A stroke may begin a little outside the pad: on the ball of epoch 0, which is its very edge. */
static const float REACH = 12;

/* ---- input */

/* The question that the tag belongs to, while it is open. */
static bool is_open(const Gesture *g, Tag tag) {
    return answer_open(g->player, PREDICT_LOSS) == tag.index ||
           answer_open(g->player, PREDICT_CURVE) == tag.index;
}

/* From the left and from the bottom, as shares of the pad. */
static Point share_of(const Gesture *g, Tag tag, Point at) {
    Rect pad = rect_inset(target_rect(g->drawn, tag), REACH);
    if (pad.w <= 0 || pad.h <= 0) return (Point){0, 0};
    return (Point){(at.x - pad.x) / pad.w, 1 - (at.y - pad.y) / pad.h};
}

static void press(const Gesture *g, Tag tag, const InputEvent *e) {
    Point p = share_of(g, tag, e->at);
    if (!is_open(g, tag)) return;
    guess_stroke(answer_guess(g->player, tag.index), p.x, p.y, p.x, p.y);
    g->ui->drag.from = e->at;
}

static void drag(const Gesture *g, Tag tag, Point at) {
    Point from = share_of(g, tag, g->ui->drag.from), to = share_of(g, tag, at);
    if (!is_open(g, tag)) return;
    guess_stroke(answer_guess(g->player, tag.index), from.x, from.y, to.x, to.y);
    g->ui->drag.from = at;
}

static bool arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    if (!is_open(g, tag)) return false;
    Guess *guess = answer_guess(g->player, tag.index);
    int along = (e->key == KEY_RIGHT) - (e->key == KEY_LEFT), knot = guess->knot + along;
    float step = e->shift ? 0.15f : 0.04f;
    if (along) {
        guess->knot = knot < 0 ? 0 : knot >= GUESS_KNOTS ? GUESS_KNOTS - 1 : knot;
        return true;
    }
    guess_lift(guess, e->key == KEY_UP ? step : -step);
    return true;
}

static bool enter(const Gesture *g, Tag tag) {
    answer_give(g->player, g->lab, tag.index);
    return true;
}

const Target TARGET_SKETCH = {
    .name = "sketch",
    .hint = "Draw the curve you expect. By keys: Left and Right choose a knot, Up and Down move "
            "it, Enter gives the curve",
    .pointer = POINTER_CROSS,
    .stop = TAB_EACH,
    .press = press,
    .drag = drag,
    .arrow = arrow,
    .enter = enter};

/* ---- the picture */

const Guess *sketch_of(const View *view, PredictKind kind) {
    int predict = answer_drawn(view->player, kind);
    if (predict < 0 || view->ui->wander) return NULL;
    return &view->player->state[view->player->step].guess[predict];
}

static Point place_of(const Guess *guess, Rect pad, int i) {
    float share = (guess->height[i] - guess->low) / (guess->high - guess->low);
    return (Point){pad.x + pad.w * (float)i / (GUESS_PLACES - 1), pad.y + pad.h * (1 - share)};
}

/* Dashed; what is not drawn yet is left out. */
static void curve(View *view, const Guess *guess, Rect pad, int predict) {
    Point point[GUESS_PLACES];
    int count = 0;
    shapes_mark(view->out, "sketched curve", predict);
    for (int i = 0; i <= GUESS_PLACES; i++) {
        bool there = i < GUESS_PLACES && !isnan(guess->height[i]);
        if (there) point[count++] = place_of(guess, pad, i);
        if (there) continue;
        if (count > 1) shapes_curve(view->out, point, count, 2.4f, 7, view->theme->ink);
        if (count == 1) shapes_disc(view->out, point[0], 2, view->theme->ink);
        count = 0;
    }
    shapes_mark(view->out, NULL, 0);
}

/* Knots are shown to whoever moves them by keys. */
static void knots(View *view, const Guess *guess, Rect pad) {
    const Theme *t = view->theme;
    for (int k = 0; k < GUESS_KNOTS; k++) {
        int i = guess_knot_place(k);
        Point at = isnan(guess->height[i])
                       ? (Point){pad.x + pad.w * (float)k / (GUESS_KNOTS - 1), pad.y + pad.h / 2}
                       : place_of(guess, pad, i);
        bool chosen = k == guess->knot;
        shapes_mark(view->out, "sketch knot", k);
        shapes_disc(view->out, at, view_units(view, chosen ? 5.5f : 4), chosen ? t->ink : t->card);
        shapes_ring(view->out, at, view_units(view, chosen ? 5.5f : 4), 1.6f, t->ink);
    }
    shapes_mark(view->out, NULL, 0);
}

/* Where nothing is drawn yet, what is to be done; in a small picture in fewer words, off its edges
 * and what stands there. */
static void invite(View *view, Rect pad) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    const char *whole = "draw your curve here";
    float wide = text_width(view->glyphs, whole, &style, view->ui->density);
    bool fits = wide <= pad.w - view_units(view, 40);
    shapes_mark(view->out, "sketch invitation", 0);
    view_text(view, fits ? whole : "draw here", pad.x + pad.w / 2,
              view_middle(view, &style, pad.y, pad.h), pad.w, &style);
    shapes_mark(view->out, NULL, 0);
}

/* "your curve" over its first quarter: the names of other curves stand at the right end. Of the
 * loss the legend names it: there, what happens runs through it. */
static void name(View *view, const Guess *guess, Rect pad) {
    Point at = place_of(guess, pad, GUESS_PLACES / 4);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    style.face = FONT_BOLD;
    float high = pad.y + view_units(view, 14), above = at.y - view_units(view, 7);
    if (isnan(at.y)) return;
    shapes_mark(view->out, "sketch name", 0);
    view_text(view, "your curve", at.x, above > high ? above : at.y + view_units(view, 17), 0,
              &style);
    shapes_mark(view->out, NULL, 0);
}

void sketch_draw(View *view, PredictKind kind, Rect pad) {
    int predict = answer_drawn(view->player, kind);
    const Guess *guess = sketch_of(view, kind);
    if (!guess) return;
    Tag tag = tag_of(&TARGET_SKETCH, predict);
    bool open = answer_open(view->player, kind) == predict;
    curve(view, guess, pad, predict);
    if (!open) {
        if (kind != PREDICT_LOSS) name(view, guess, pad);
        return;
    }
    bool keys = tag_same(view->ui->focus, tag);
    shapes_border(view->out, pad, 4, 1, view->theme->quiet);
    if (!guess->touched && !keys) invite(view, pad);
    if (keys) knots(view, guess, pad);
    view_focus(view, pad, 4, tag);
    target_place(view->out, tag, rect_inset(pad, -REACH));
}
