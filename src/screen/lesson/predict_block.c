/* See lesson.h. A question: what may be chosen, what was, and what is said to it. */
#include "screen/lesson/lesson.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lesson/ways.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* ---- input */

static void choice_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (g->player->playing) player_choose(g->player, g->lab, tag.index, tag.part);
}

static const Target TARGET_CHOICE = {.name = "choice", /* index: the prediction, part: the choice */
                                     .stop = TAB_EACH,
                                     .press = choice_press};

/* Whether the letter of a choice is a key that the page speaks of. Who presses it may mean either,
 * so it only points at the choice. */
static bool means_two(const Player *player, int choice) {
    const LessonStep *step = &player->lesson.step[player->step];
    return ways_names_key(&player->lesson, step, (char)('A' + choice));
}

LetterUse predict_block_letter(const Gesture *g, int predict, int choice) {
    const LessonStep *step = &g->player->lesson.step[g->player->step];
    const Tag tag = tag_part(&TARGET_CHOICE, predict, choice);
    if (choice < 0 || choice >= step->predict[predict].choices) return LETTER_UNUSED;
    scroll_reveal(g, tag);
    bool struck = g->player->state[g->player->step].missed[predict] == choice + 1;
    if (means_two(g->player, choice) && !struck) {
        g->ui->focus = tag;
        return LETTER_POINTED;
    }
    player_choose(g->player, g->lab, predict, choice);
    return LETTER_ANSWERED;
}

/* ---- the choices */

/* How a question stands. */
typedef struct Asked {
    const Predict *predict;
    int index;
    int chosen, missed; /* from 1; 0: none yet */
    bool told;          /* what was asked has happened */
} Asked;

static Asked asked_of(const Flow *flow, const LessonStep *step, int index) {
    const Player *player = flow->view->player;
    const PlayerStep *state = &player->state[player->step];
    Asked asked = {.predict = &step->predict[index], .index = index};
    if (flow->whole || index >= PLAYER_PREDICTS) {
        asked.chosen = asked.predict->answer + 1;
        asked.told = true;
        return asked;
    }
    asked.chosen = state->choice[index];
    asked.missed = state->missed[index];
    asked.told = state->happened[index];
    return asked;
}

Piece predict_block_choice(const Flow *flow, const Predict *predict, int which, char words[256]) {
    if (predict->formula[which].count > 0) return (Piece){.prose = predict->formula[which]};
    return (Piece){.words = flow_words(flow, predict->choice[which], words)};
}

/* What a choice says, its baseline at `at`; returns its width. room: 0 to measure. */
static float label(Flow *flow, Piece piece, Point at, float room, const TextStyle *style) {
    const View *view = flow->view;
    if (!piece.words) return flow_line(flow, piece.prose, style, at, room > 0);
    if (room > 0) return view_text(flow->view, piece.words, at.x, at.y, room, style);
    return text_width(view->glyphs, piece.words, style, view->ui->density);
}

/* One choice, with its key while it can be made; returns its width. */
static float choice(Flow *flow, const Asked *asked, int which, Point at, bool draw) {
    View *view = flow->view;
    const Theme *t = view->theme;
    char words[256];
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    bool mine = asked->chosen == which + 1, out = asked->missed == which + 1 && !mine;
    bool open = !asked->chosen && !out, right = asked->told && asked->predict->answer == which;
    float h = view_units(view, 30), pad = view_units(view, 10);
    float letter = view_units(view, 15);
    const Piece piece = predict_block_choice(flow, asked->predict, which, words);
    float w = label(flow, piece, (Point){0, 0}, 0, &style) + 2 * pad + letter + 1;
    if (w > flow->width) { /* a little smaller, before it is cut */
        style.size *= fmaxf(0.8f, flow->width / w);
        if (flow->width / w < 0.8f) flow_too_wide(flow, asked->predict->choice[which]);
        w = flow->width;
    }
    if (!draw) return w;
    Rect box = {at.x, at.y, w, h};
    Tag tag = tag_part(&TARGET_CHOICE, asked->index, which);
    shapes_rect(view->out, box, 6, mine ? t->accent : t->card);
    shapes_border(view->out, box, 6, right ? 2 : 1, right ? t->good : t->hairline);
    style.color = mine ? t->on_accent : open ? t->ink : t->quiet;
    TextStyle key = style;
    key.face = FONT_BOLD;
    key.size *= 0.85f;
    if (!mine) key.color = t->quiet;
    if (open) view_feedback(view, box, 6, tag);
    float y = view_middle(view, &style, box.y, h);
    view_text(view, (char[2]){(char)('A' + which), '\0'}, box.x + pad, y, 0, &key);
    shapes_mark_part(view->out, "choice", asked->index, which);
    label(flow, piece, (Point){box.x + pad + letter, y}, w - 2 * pad - letter, &style);
    shapes_mark(view->out, NULL, 0);
    if (out) {
        Point through = {box.x + pad, box.y + h / 2};
        shapes_line(view->out, through, (Point){box.x + w - pad, through.y}, 1.5f, t->quiet);
    }
    if (open) target_place(view->out, tag, box);
    return w;
}

static void choices(Flow *flow, const Asked *asked) {
    View *view = flow->view;
    float x = flow->x, h = view_units(view, 30), gap = view_units(view, 8);
    for (int i = 0; i < asked->predict->choices; i++) {
        float w = choice(flow, asked, i, (Point){0, 0}, false);
        if (x > flow->x && x + w > flow->x + flow->width) {
            x = flow->x;
            flow->y += h + gap;
        }
        choice(flow, asked, i, (Point){x, flow->y}, true);
        x += w + gap;
    }
    flow->y += h;
}

/* To whoever points at a choice with a letter that means two things: what each key does. */
static void pointed(Flow *flow, const Asked *asked) {
    const View *view = flow->view;
    const int which = view->ui->focus.part;
    char text[96];
    if (asked->chosen || !tag_same(view->ui->focus, tag_part(&TARGET_CHOICE, asked->index, which)))
        return;
    if (which >= asked->predict->choices || !means_two(view->player, which)) return;
    if (asked->missed == which + 1) return; /* it has been answered, and is struck out */
    TextStyle style = lesson_block_body(flow, view->theme->ink);
    flow->y += lesson_block_gap(flow) * 0.5f;
    snprintf(text, sizeof text, "Enter answers %c. As a key, %c waits for the answer.", 'A' + which,
             'A' + which);
    shapes_mark(view->out, "pointed", which);
    flow_text(flow, text, &style, lesson_block_line(flow));
    shapes_mark(view->out, NULL, 0);
}

/* "You said “12”." and what is said to it. */
static void quote(Flow *flow, const Asked *asked, int which, const char *before, Color color,
                  Prose then) {
    TextStyle style = lesson_block_body(flow, flow->view->theme->ink), bold = style;
    char words[256];
    bold.face = FONT_BOLD;
    bold.color = color;
    const Piece piece[] = {{.words = before},
                           predict_block_choice(flow, asked->predict, which, words),
                           {.words = "”."}};
    flow_pieces(flow, piece, 3, &bold, then, &style, lesson_block_line(flow));
}

/* What is said to a choice, from 1, before it has shown whether it was right. */
static void reply(Flow *flow, const Asked *asked, int made) {
    const Theme *t = flow->view->theme;
    const Predict *predict = asked->predict;
    bool again = !asked->chosen;
    Prose then = predict->has_reply[made - 1] ? predict->reply[made - 1] : (Prose){0, 0};
    quote(flow, asked, made - 1, again ? "Not “" : "You said “", t->ink, then);
    TextStyle quiet = lesson_block_body(flow, t->quiet);
    flow_text(flow, again ? "Choose once more." : "Now see what happens.", &quiet,
              lesson_block_line(flow));
}

/* What happened, and why. */
static void verdict(Flow *flow, const Asked *asked) {
    const Theme *t = flow->view->theme;
    const Predict *predict = asked->predict;
    TextStyle style = lesson_block_body(flow, t->ink);
    if (asked->chosen - 1 == predict->answer)
        flow_lead(flow, "Right.", t->good, predict->why, &style, lesson_block_line(flow));
    else
        quote(flow, asked, predict->answer, "The answer is “", t->ink, predict->why);
}

/* Its numbers are those of the moment in which it was said. */
static void answer(Flow *flow, const Asked *asked) {
    const Player *player = flow->view->player;
    const Names told = player_names_told(player, flow->view->lab, asked->index);
    if (!asked->chosen && !asked->missed) return;
    flow->y += lesson_block_gap(flow) * 0.7f;
    flow->frozen = told.frozen;
    bool made = asked->predict->kind != PREDICT_CHOICE, over = asked->told && asked->chosen;
    if (made && over)
        guess_block_verdict(flow, asked->predict, asked->index);
    else if (made)
        guess_block_reply(flow, asked->predict, asked->index);
    else if (over)
        verdict(flow, asked);
    else
        reply(flow, asked, asked->chosen ? asked->chosen : asked->missed);
}

/* What somebody tried waits for this answer: the header says so, and here is where. */
static void mark_waiting(View *view, Rect box, int index) {
    shapes_mark_part(view->out, "question waits", index, 0);
    shapes_border(view->out, box, 4, 2, view->theme->bad);
    shapes_mark(view->out, NULL, 0);
}

/* "You predicted."; before that "Predict first.", and to whoever tries to go on without, how: "Type
 * your answer first." */
static const char *lead_of(const View *view, const Asked *asked, char text[64]) {
    if (asked->chosen) return "You predicted.";
    if (!lab_is_kept_waiting(view->lab)) return "Predict first.";
    const char *what = lab_awaits(view->lab);
    snprintf(text, 64, "%.*s.", (int)strcspn(what, ":"), what);
    return text;
}

void predict_block_draw(Flow *flow, const LessonStep *step, int index) {
    View *view = flow->view;
    const Theme *t = view->theme;
    const Asked asked = asked_of(flow, step, index);
    float pad = view_units(view, view->ui->scale > 1 ? 9 : flow->room ? 14 : 11), top = flow->y;
    Flow inner = *flow;
    inner.x += pad + 3;
    inner.width -= 2 * pad + 3;
    inner.y += pad;
    inner.frozen = player_names_asked(view->player, view->lab).frozen;
    /* The background is as high as its content: added first, stretched once that is known. */
    int ground = view->out->shapes;
    shapes_mark_part(view->out, LESSON_QUESTION, index, 0);
    shapes_rect(view->out, (Rect){flow->x, top, flow->width, 0}, 4, t->gold_soft);
    shapes_mark(view->out, NULL, 0);
    shapes_rect(view->out, (Rect){flow->x, top, 3, 0}, 0, t->gold);
    TextStyle style = lesson_block_body(flow, t->ink);
    bool waits = !asked.chosen && lab_is_kept_waiting(view->lab);
    char text[64];
    const char *lead = lead_of(view, &asked, text);
    flow_lead(&inner, lead, waits ? t->bad : t->ink, asked.predict->ask, &style,
              lesson_block_line(flow));
    inner.y += lesson_block_gap(flow) * 0.5f;
    if (asked.predict->kind == PREDICT_CHOICE) {
        choices(&inner, &asked);
        pointed(&inner, &asked);
    } else {
        guess_block_draw(&inner, asked.predict, index, !asked.chosen);
    }
    presenter_hands(&inner, asked.predict, index, asked.told);
    answer(&inner, &asked);
    flow->y = inner.y + pad;
    flow_take_width(flow, &inner);
    for (int i = 0; i < 2; i++) view->out->shape[ground + i].rect.h = flow->y - top;
    if (waits) mark_waiting(view, (Rect){flow->x, top, flow->width, flow->y - top}, index);
}
