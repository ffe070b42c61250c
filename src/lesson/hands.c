/* See hands.h. */
#include "lesson/hands.h"

#include <string.h>

#include "base/clamp.h"

/* ---- what they are counted for */

/* A reply to one number, or to all above or below: "guess == 2.9", "guess < 5" (sought.c); NULL for
 * other conditions. */
static const char *slip_of(const char *when) {
    static const char guess[] = "guess ", equal[] = "== ";
    if (strncmp(when, guess, strlen(guess)) != 0) return NULL;
    const char *slip = when + strlen(guess);
    if (strncmp(slip, equal, strlen(equal)) == 0) slip += strlen(equal);
    return strpbrk(slip, "abcdefghijklmnopqrstuvwxyz") ? NULL : slip;
}

const char *hands_slip(const Predict *predict, int row) {
    int at = 0;
    for (int i = 0; i < LESSON_CHOICES && predict->reply_when[i]; i++) {
        const char *slip = slip_of(predict->reply_when[i]);
        if (slip && ++at == row) return slip;
    }
    return NULL;
}

int hands_rows(const Predict *predict) {
    if (predict->kind == PREDICT_CHOICE) return predict->choices;
    if (predict->kind != PREDICT_NUMBER) return 0;
    int slips = 0;
    while (hands_slip(predict, slips + 1)) slips++;
    return slips + 2;
}

/* ---- counting */

static bool is_there(const Player *player, int predict, int row) {
    if (!player->playing || predict < 0 || predict >= PLAYER_PREDICTS) return false;
    const LessonStep *step = &player->lesson.step[player->step];
    return predict < step->predicts && row >= 0 && row < hands_rows(&step->predict[predict]);
}

void hands_set(Player *player, int predict, int row, int count) {
    if (!is_there(player, predict, row)) return;
    player->state[player->step].hands[predict][row] = clamp_int(count, 0, HANDS_MOST);
    player->revision++;
}

int hands_of(const Player *player, int predict, int row) {
    bool there = is_there(player, predict, row);
    return there ? player->state[player->step].hands[predict][row] : 0;
}

int hands_total(const Player *player, int predict) {
    int total = 0;
    for (int row = 0; row < PLAYER_HANDS; row++) total += hands_of(player, predict, row);
    return total;
}
