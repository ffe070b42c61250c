/* See lesson.h. A question whose answer is made and not chosen: the field for a number, the button
 * that gives a line or a curve, and what is said to them. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/demand.h"
#include "lesson/answer.h"
#include "panels/plane/plane.h"
#include "panels/sketch.h"
#include "screen/lesson/lesson.h"
#include "ui/editing.h"
#include "ui/focus.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- input */

static void field_press(const Gesture *g, Tag tag, const InputEvent *e) {
    editing_begin(g, tag);
}

static void field_written(const Gesture *g, Tag tag, const char *text) {
    Message why;
    double value;
    if (answer_open(g->player, PREDICT_NUMBER) != tag.index) return;
    if (!demand_read(text, &value, &why)) {
        message_set(&g->lab->notice, "%s", why.text);
        return;
    }
    Guess *guess = answer_guess(g->player, tag.index);
    guess->number = value;
    guess->touched = true;
    answer_give(g->player, g->lab, tag.index);
}

static bool field_enter(const Gesture *g, Tag tag) {
    editing_begin(g, tag);
    return true;
}

static const Target TARGET_FIELD = {.name = "guess field", /* index: the prediction */
                                    .hint =
                                        "Type a number, a product or a fraction. Enter gives it",
                                    .stop = TAB_EACH,
                                    .press = field_press,
                                    .enter = field_enter,
                                    .written = field_written};

static void give_press(const Gesture *g, Tag tag, const InputEvent *e) {
    answer_give(g->player, g->lab, tag.index);
}

static const Target TARGET_GIVE = {.name = "give", /* index: the prediction */
                                   .stop = TAB_EACH,
                                   .press = give_press};

static bool is_arrow(int key) {
    return key == KEY_LEFT || key == KEY_RIGHT || key == KEY_UP || key == KEY_DOWN;
}

/* The question that asks for a line or a curve; -1 for none. */
static int drawn_question(const Gesture *g) {
    int line = answer_open(g->player, PREDICT_LINE), loss = answer_open(g->player, PREDICT_LOSS);
    return line >= 0 ? line : loss >= 0 ? loss : answer_open(g->player, PREDICT_CURVE);
}

void guess_block_enter(const Gesture *g) {
    int predict = g->player->playing && !g->ui->home && !g->ui->wander ? drawn_question(g) : -1;
    if (predict >= 0) answer_give(g->player, g->lab, predict);
}

/* Arrows go to the line or the curve that is asked for. */
static bool arrow_key(const Gesture *g, const InputEvent *e) {
    int predict = drawn_question(g);
    bool line = answer_open(g->player, PREDICT_LINE) >= 0;
    const Target *target = line ? &TARGET_GRIP : &TARGET_SKETCH;
    if (predict < 0 || g->ui->focus.target || target_find_any(g->drawn, target, -1) < 0)
        return false;
    g->ui->focus = tag_of(target, predict);
    return focus_arrow(g, e);
}

bool guess_block_key(const Gesture *g, const InputEvent *e) {
    static const char begins[] = "0123456789.,(";
    int number = answer_open(g->player, PREDICT_NUMBER);
    bool types = e->key == KEY_MINUS || (e->key > 0 && e->key < 128 && strchr(begins, e->key));
    if (e->ctrl) return false;
    if (is_arrow(e->key)) return arrow_key(g, e);
    if (!types || number < 0) return false;
    Tag tag = tag_of(&TARGET_FIELD, number);
    scroll_reveal(g, tag);
    g->ui->focus = tag;
    editing_begin(g, tag);
    return true;
}

/* ---- the field, the button */

const char *guess_block_number(double value, char text[32]) {
    return text_short(value, 4, text, 32);
}

static void field(Flow *flow, int index, bool open) {
    View *view = flow->view;
    const Theme *t = view->theme;
    const Guess *guess = &view->player->state[view->player->step].guess[index];
    Tag tag = tag_of(&TARGET_FIELD, index);
    bool typing = tag_same(view->ui->editing.tag, tag);
    char text[UI_TEXT + 4] = "?";
    Rect box = {flow->x, flow->y, view_units(view, 120), view_units(view, 32)};
    TextStyle style = view_style(view, TYPE_BODY, open && !typing ? t->quiet : t->ink, ALIGN_LEFT);
    style.face = FONT_BOLD;
    if (!open && isfinite(guess->number)) guess_block_number(guess->number, text);
    if (typing) editing_shown(view->ui, text);
    shapes_rect(view->out, box, 6, t->card);
    shapes_border(view->out, box, 6, typing ? 2.2f : 1, typing ? t->ink : t->quiet);
    if (open) view_feedback(view, box, 6, tag);
    float y = view_middle(view, &style, box.y, box.h);
    shapes_mark(view->out, "guess number", index);
    view_text(view, text, box.x + view_units(view, 10), y, box.w - view_units(view, 14), &style);
    shapes_mark(view->out, NULL, 0);
    if (open) target_place(view->out, tag, box);
    TextStyle small = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    if (open)
        view_text(view, "then Enter", box.x + box.w + view_units(view, 10), y,
                  flow->width - box.w - view_units(view, 10), &small);
    flow->y += box.h;
}

static const char *how_to(PredictKind kind) {
    switch (kind) {
    case PREDICT_LINE:
        return "Drag the dashed line by an end or its middle, or press arrows (Tab: the other "
               "end).";
    case PREDICT_LOSS: return "Draw it in the chart below, or press arrows.";
    case PREDICT_CURVE: return "Draw it in the panel over x, or press arrows.";
    case PREDICT_NUMBER:
    case PREDICT_CHOICE: break;
    }
    return "";
}

static void button(Flow *flow, const Predict *predict, int index) {
    View *view = flow->view;
    const Guess *guess = &view->player->state[view->player->step].guess[index];
    TextStyle quiet = lesson_block_body(flow, view->theme->quiet);
    float h = view_units(view, 32), w = view_units(view, 150);
    flow_text(flow, how_to(predict->kind), &quiet, lesson_block_line(flow));
    flow->y += lesson_block_gap(flow) * 0.5f;
    const char *label = predict->kind == PREDICT_LINE ? "This is my line" : "This is my curve";
    view_button(view, (Rect){flow->x, flow->y, fminf(w, flow->width), h}, label,
                guess_is_whole(predict, guess), tag_of(&TARGET_GIVE, index));
    flow->y += h;
}

void guess_block_draw(Flow *flow, const Predict *predict, int index, bool open) {
    if (predict->kind == PREDICT_NUMBER)
        field(flow, index, open);
    else if (open || flow->whole)
        button(flow, predict, index);
}

/* ---- what is said */

/* "12° and 0.4 off"; "" where that is not known. */
static const char *distance(const Predict *predict, const GuessFacts *facts, char text[80]) {
    text[0] = '\0';
    if (!isfinite(facts->off)) return text;
    if (predict->kind == PREDICT_LINE) {
        char off[32];
        snprintf(text, 80, "%.0f° and %s off", facts->angle, text_short(facts->off, 2, off, 32));
    } else {
        snprintf(text, 80, "%.0f %% of the height off", 100 * facts->off);
    }
    return text;
}

const char *guess_block_said(const Predict *predict, const Guess *guess, const GuessFacts *facts,
                             char text[256]) {
    char far[80];
    const char *what = predict->kind == PREDICT_LINE ? "line" : "curve";
    if (predict->kind == PREDICT_NUMBER) {
        char number[32];
        snprintf(text, 256, "You said %s.", guess_block_number(guess->number, number));
    } else if (distance(predict, facts, far)[0]) {
        snprintf(text, 256, "Your %s was %s.", what, far);
    } else {
        snprintf(text, 256, "Your %s was not right.", what);
    }
    return text;
}

static void lead(Flow *flow, const char *words, Color color, Prose then) {
    TextStyle style = lesson_block_body(flow, flow->view->theme->ink);
    flow_lead(flow, words, color, then, &style, lesson_block_line(flow));
}

static Prose reply_of(const Predict *predict, const PlayerStep *state, int index) {
    int reply = state->replied[index];
    return reply > 0 ? predict->reply[reply - 1] : (Prose){0, 0};
}

void guess_block_reply(Flow *flow, const Predict *predict, int index) {
    const Player *player = flow->view->player;
    const PlayerStep *state = &player->state[player->step];
    const Theme *t = flow->view->theme;
    bool again = !state->choice[index], number = predict->kind == PREDICT_NUMBER;
    char words[64], text[32];
    snprintf(words, sizeof words, again ? "Not %s." : "You said %s.",
             number ? guess_block_number(state->guess[index].number, text) : "so");
    if (!number && !again)
        snprintf(words, sizeof words, "Your %s stays in sight.",
                 predict->kind == PREDICT_LINE ? "line" : "curve");
    lead(flow, words, t->ink, reply_of(predict, state, index));
    TextStyle quiet = lesson_block_body(flow, t->quiet);
    flow_text(flow, again ? "Try once more." : "Now see what happens.", &quiet,
              lesson_block_line(flow));
}

void guess_block_verdict(Flow *flow, const Predict *predict, int index) {
    const Player *player = flow->view->player;
    const PlayerStep *state = &player->state[player->step];
    const Theme *t = flow->view->theme;
    bool right = flow->whole || state->choice[index] == ANSWER_RIGHT;
    char words[128] = "Right.", far[80];
    Guess truth;
    if (!right && predict->kind == PREDICT_NUMBER &&
        answer_truth(player, flow->view->lab, index, &truth)) {
        char number[32];
        snprintf(words, sizeof words, "The answer is %s.",
                 guess_block_number(truth.number, number));
    } else if (!right) {
        snprintf(words, sizeof words, "Not quite.");
    }
    Prose reply = reply_of(predict, state, index);
    if (!right && reply.count > 0 && !guess_is_judged_at_once(predict)) {
        lead(flow, words, t->ink, reply);
        words[0] = '\0';
    }
    lead(flow, words, right ? t->good : t->ink, predict->why);
    if (!distance(predict, &state->facts[index], far)[0]) return;
    TextStyle quiet = lesson_block_body(flow, t->quiet);
    snprintf(words, sizeof words, "Your %s was %s.",
             predict->kind == PREDICT_LINE ? "line" : "curve", far);
    flow_text(flow, words, &quiet, lesson_block_line(flow));
}
