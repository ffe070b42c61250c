/* See answer.h. */
#include "lesson/answer.h"

#include <string.h>

#include "base/same.h"

static const LessonStep *step_of(const Player *player) {
    return &player->lesson.step[player->step];
}

static PlayerStep *state_of(const Player *player) {
    return &player->state[player->step];
}

static int questions(const Player *player) {
    int predicts = step_of(player)->predicts;
    return predicts < PLAYER_PREDICTS ? predicts : PLAYER_PREDICTS;
}

static bool is_made(const Predict *predict) {
    return predict->kind != PREDICT_CHOICE;
}

void answer_begin(Player *player, const Lab *lab) {
    PlayerStep *state = state_of(player);
    for (int p = 0; p < questions(player); p++) {
        const Predict *asked = &step_of(player)->predict[p];
        if (!is_made(asked) || state->guess[p].touched) continue;
        state->guess[p] = guess_begin(asked, lab);
        state->facts[p] = guess_facts(asked, &state->guess[p], NULL, lab);
    }
}

int answer_open(const Player *player, PredictKind kind) {
    if (!player->playing || player->finished) return -1;
    int open = player_waiting(player);
    return open >= 0 && step_of(player)->predict[open].kind == kind ? open : -1;
}

int answer_drawn(const Player *player, PredictKind kind) {
    int drawn = answer_open(player, kind);
    if (!player->playing || player->finished || drawn >= 0) return drawn;
    for (int p = 0; p < questions(player); p++) {
        bool given = state_of(player)->choice[p] != ANSWER_OPEN;
        if (given && step_of(player)->predict[p].kind == kind) drawn = p;
    }
    return drawn;
}

Guess *answer_guess(Player *player, int predict) {
    player->revision++;
    return &state_of(player)->guess[predict];
}

bool answer_truth(const Player *player, const Lab *lab, int predict, Guess *truth) {
    const Predict *asked = &step_of(player)->predict[predict];
    const Names names = player_names_asked(player, lab);
    return guess_truth(asked, &names, &state_of(player)->guess[predict], truth);
}

/* What can be said of what was given, as far as it is known. */
static bool judge(Player *player, const Lab *lab, int predict) {
    PlayerStep *state = state_of(player);
    const Predict *asked = &step_of(player)->predict[predict];
    const Names names = player_names(player, lab);
    Guess truth;
    bool known = answer_truth(player, lab, predict, &truth);
    state->facts[predict] = guess_facts(asked, &state->guess[predict], known ? &truth : NULL, lab);
    return guess_is_right(asked, &state->facts[predict], known ? &truth : NULL, &names);
}

static void miss(PlayerStep *state, int predict) {
    state->missed[predict] = 1;
    state->first_guess[predict] = state->guess[predict];
    state->first_facts[predict] = state->facts[predict];
}

/* The reply is the one to what was given last. */
static void take_reply(Player *player, const Lab *lab, int predict) {
    PlayerStep *state = state_of(player);
    const Predict *asked = &step_of(player)->predict[predict];
    Names names = player_names(player, lab);
    names.guess = &state->facts[predict];
    int reply = guess_reply(asked, &names);
    state->replied[predict] = reply;
    if (reply > 0)
        frozen_take_prose(&state->reason[predict], &player->lesson, asked->reply[reply - 1], &names,
                          false);
}

/* Whether the wrong answer stands as it was given: that is no second try. */
static bool is_the_same(const PlayerStep *state, int predict) {
    const Guess *now = &state->guess[predict], *then = &state->first_guess[predict];
    bool same = state->missed[predict] && same_number(now->number, then->number);
    for (int i = 0; i < 4; i++) {
        same &= same_number((double)now->grip[i / 2][i % 2], (double)then->grip[i / 2][i % 2]);
    }
    for (int i = 0; i < GUESS_PLACES; i++) {
        same &= same_number((double)now->height[i], (double)then->height[i]);
    }
    return same;
}

/* Why it cannot be given as it stands; NULL when it can. */
static const char *unready(const PlayerStep *state, const Predict *asked, int predict) {
    static const char *const first[] = {[PREDICT_CHOICE] = NULL,
                                        [PREDICT_NUMBER] = "First type a number.",
                                        [PREDICT_LINE] =
                                            "First drag the dashed line to where you expect it.",
                                        [PREDICT_CURVE] = "First draw the curve, from end to end.",
                                        [PREDICT_LOSS] = "First draw the curve, from end to end."};
    static const char *const again[] = {[PREDICT_CHOICE] = NULL,
                                        [PREDICT_NUMBER] = "Try another number than before.",
                                        [PREDICT_LINE] = "Drag the line elsewhere first.",
                                        [PREDICT_CURVE] = "Draw another curve first.",
                                        [PREDICT_LOSS] = "Draw another curve first."};
    if (!guess_is_whole(asked, &state->guess[predict])) return first[asked->kind];
    return is_the_same(state, predict) ? again[asked->kind] : NULL;
}

static bool is_open(const Player *player, int predict) {
    if (!player->playing || predict < 0 || predict >= questions(player)) return false;
    return is_made(&step_of(player)->predict[predict]) && !state_of(player)->choice[predict];
}

/* As it stands, which is whole. */
static void give(Player *player, Lab *lab, int predict) {
    PlayerStep *state = state_of(player);
    const Predict *asked = &step_of(player)->predict[predict];
    Guess *guess = &state->guess[predict];
    if (asked->kind != PREDICT_NUMBER && asked->kind != PREDICT_LINE) guess_fill(guess);
    bool right = judge(player, lab, predict), first = !state->missed[predict];
    frozen_destroy(&state->reason[predict]); /* of the reply to what was given before */
    take_reply(player, lab, predict);
    if (!guess_is_judged_at_once(asked)) {
        state->choice[predict] = ANSWER_GIVEN;
    } else {
        if (!right && first) miss(state, predict);
        if (right || !first) state->choice[predict] = right ? ANSWER_RIGHT : ANSWER_WRONG;
    }
    player_answered(player, lab);
}

void answer_give(Player *player, Lab *lab, int predict) {
    if (!is_open(player, predict)) return;
    const char *why = unready(state_of(player), &step_of(player)->predict[predict], predict);
    if (why)
        message_set(&lab->notice, "%s", why);
    else
        give(player, lab, predict);
}

void answer_judge(Player *player, const Lab *lab, int predict) {
    PlayerStep *state = state_of(player);
    if (!is_made(&step_of(player)->predict[predict]) || state->choice[predict] != ANSWER_GIVEN)
        return;
    bool right = judge(player, lab, predict);
    state->choice[predict] = right ? ANSWER_RIGHT : ANSWER_WRONG;
    if (!right) miss(state, predict);
    take_reply(player, lab, predict);
}

void answer_give_truth(Player *player, Lab *lab, int predict) {
    const Predict *asked = &step_of(player)->predict[predict];
    if (predict >= questions(player)) return;
    if (!is_made(asked)) {
        player_choose(player, lab, predict, asked->answer);
        return;
    }
    Guess *guess = answer_guess(player, predict), truth;
    if (answer_truth(player, lab, predict, &truth)) *guess = truth;
    guess_fill(guess);
    guess->touched = true;
    for (int tries = 0; tries < 2 && is_open(player, predict); tries++) give(player, lab, predict);
}
