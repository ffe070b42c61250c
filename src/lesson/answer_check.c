/* See answer_check.h. */
#include "lesson/answer_check.h"

#include <math.h>

static const LessonStep *step_of(const Player *player) {
    return &player->lesson.step[player->step];
}

static const Predict *asked_of(const Player *player, int predict) {
    return &step_of(player)->predict[predict];
}

/* --- While it is open --- */

static bool is_readable(const Names *names, const char *text, Message *message) {
    Message why;
    return !text || names_known(names, text, &why) ||
           message_set(message, "`%.120s`: %.300s", text, why.text);
}

static bool is_hidden(const Player *player, int predict, HiddenPart part) {
    unsigned hidden = step_of(player)->opening.hidden | asked_of(player, predict)->hidden;
    return hidden >> part & 1;
}

/* Whether the picture is there that it is answered in. */
static bool has_place(const Player *player, int predict, Message *message) {
    PredictKind kind = asked_of(player, predict)->kind;
    if (kind == PREDICT_LINE && !player_offers(player, "plane"))
        return message_set(message, "a line is placed on the plane, but `show` does not offer "
                                    "`plane`");
    if (kind == PREDICT_CURVE && !player_offers(player, "over-x"))
        return message_set(message, "a sketch over x is drawn in the panel `over-x`, but `show` "
                                    "does not offer it");
    bool loss = is_hidden(player, predict, HIDE_TIMELINE) || is_hidden(player, predict, HIDE_LOSS);
    return kind != PREDICT_LOSS || !loss ||
           message_set(message, "the loss is drawn in the timeline, which is hidden here");
}

bool answer_check_open(const Player *player, const Lab *lab, int predict, AnswerShown *shown,
                       Message *message) {
    const Predict *asked = asked_of(player, predict);
    const Names names = player_names_asked(player, lab);
    const Guess *axes = &player->state[player->step].guess[predict];
    Predict seen = *asked;
    Guess truth;
    bool readable = is_readable(&names, asked->sought.right, message);
    for (int i = 0; i < 3; i++)
        readable = readable && is_readable(&names, asked->sought.truth[i], message);
    for (int i = 0; i < LESSON_CHOICES; i++)
        readable = readable && is_readable(&names, asked->reply_when[i], message);
    if (!readable || !has_place(player, predict, message)) return false;
    if (asked->sought.truth[0] && !answer_truth(player, lab, predict, &truth))
        return message_set(message, "what is right has no value when the step begins");
    seen.sought.truth[0] = NULL; /* what is drawn, and not what is right */
    HiddenPart part = asked->kind == PREDICT_LOSS ? HIDE_LOSS : HIDE_BOUNDARY;
    shown->known = asked->kind != PREDICT_NUMBER && guess_truth(&seen, &names, axes, &shown->guess);
    shown->shown = shown->known && !is_hidden(player, predict, part);
    return true;
}

/* --- When all is done --- */

/* Curves that people draw: down, up, level, a valley, a hill, a step up, a step down, a tremble. */
static Guess sample_curve(const Guess *axes, int which) {
    Guess guess = *axes;
    for (int i = 0; i < GUESS_PLACES; i++) {
        float t = (float)i / (GUESS_PLACES - 1), bend = 4 * t * (1 - t);
        const float share[] = {1 - t,
                               t,
                               0.5f,
                               1 - bend,
                               bend,
                               t > 0.5f ? 1.0f : 0.0f,
                               t > 0.5f ? 0.0f : 1.0f,
                               i / 4 % 2 ? 0.9f : 0.3f};
        guess.height[i] = guess.low + share[which] * (guess.high - guess.low);
    }
    return guess;
}

enum { CURVES = 8, ANGLES = 24, PLACES = 25, SAMPLES = ANGLES * PLACES };

/* Lines all over the plane, at all angles. */
static Guess sample_line(const Lab *lab, int which) {
    const Plane *p = &lab->scene.view;
    float angle = 3.14159265f * (float)(which % ANGLES) / ANGLES;
    int place = which / ANGLES;
    float share = (float)place / (PLACES - 1) - 0.5f;
    float wide = p->right - p->left, high = p->top - p->bottom, far = hypotf(wide, high) * share;
    float x = (p->left + p->right) / 2 + far * cosf(angle);
    float y = (p->bottom + p->top) / 2 + far * sinf(angle);
    Guess guess = {.touched = true};
    for (int i = 0; i < 2; i++) {
        guess.grip[i][0] = x - (i ? 1 : -1) * sinf(angle) * wide / 4;
        guess.grip[i][1] = y + (i ? 1 : -1) * cosf(angle) * wide / 4;
    }
    return guess;
}

static bool judged(const Player *player, const Lab *lab, int predict, const Guess *guess,
                   const Guess *truth) {
    const Predict *asked = asked_of(player, predict);
    const Names names = player_names(player, lab);
    const GuessFacts facts = guess_facts(asked, guess, truth, lab);
    return guess_is_right(asked, &facts, truth, &names);
}

/* Whether among what people might give something is right and something wrong. right: something is
 * known to be. */
static bool tells_apart(const Player *player, const Lab *lab, int predict, const Guess *truth,
                        bool right, Message *message) {
    const Predict *asked = asked_of(player, predict);
    const Guess *axes = &player->state[player->step].guess[predict];
    bool line = asked->kind == PREDICT_LINE, wrong = false;
    if (truth) right |= !asked->sought.right || judged(player, lab, predict, truth, truth);
    for (int i = 0; i < (line ? SAMPLES : CURVES); i++) {
        Guess sample = line ? sample_line(lab, i) : sample_curve(axes, i);
        bool is = judged(player, lab, predict, &sample, truth);
        right |= is;
        wrong |= !is;
    }
    if (!right) return message_set(message, "nothing that was tried is right; ease `right`");
    return wrong || message_set(message, "whatever is given is right; ask for more");
}

bool answer_check_done(const Player *player, const Lab *lab, int predict, const AnswerShown *shown,
                       Message *message) {
    const Predict *asked = asked_of(player, predict);
    Guess truth;
    if (asked->kind == PREDICT_NUMBER) return true;
    bool known = answer_truth(player, lab, predict, &truth);
    bool waits = player->state[player->step].choice[predict] == ANSWER_GIVEN;
    if (!asked->sought.right && (!known || waits))
        return message_set(message, "what is right is not known when all of the step is done: %s",
                           asked->kind == PREDICT_LINE   ? "no single neuron has a line here"
                           : asked->kind == PREDICT_LOSS ? "the run is shorter than `epochs`"
                                                         : "the network has no answers here");
    bool then = shown->known && judged(player, lab, predict, &shown->guess, NULL);
    if (known && asked->kind != PREDICT_LINE && asked->sought.right && !then &&
        !judged(player, lab, predict, &truth, &truth))
        return message_set(message, "the answer is not what happens: `%.120s` does not hold of it",
                           asked->sought.right);
    if (shown->shown && judged(player, lab, predict, &shown->guess, known ? &truth : NULL))
        return message_set(message, "what is right is drawn while the question is open; hide it "
                                    "(hides), or ask for something that is yet to happen");
    return tells_apart(player, lab, predict, known ? &truth : NULL, then, message);
}
