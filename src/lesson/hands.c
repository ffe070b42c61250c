/* See hands.h. */
#include "lesson/hands.h"

#include "base/clamp.h"

static bool is_there(const Player *player, int predict, int choice) {
    if (!player->playing || predict < 0 || predict >= PLAYER_PREDICTS) return false;
    const LessonStep *step = &player->lesson.step[player->step];
    return predict < step->predicts && choice >= 0 && choice < step->predict[predict].choices;
}

void hands_set(Player *player, int predict, int choice, int count) {
    if (!is_there(player, predict, choice)) return;
    player->state[player->step].hands[predict][choice] = clamp_int(count, 0, HANDS_MOST);
    player->revision++;
}

int hands_of(const Player *player, int predict, int choice) {
    bool there = is_there(player, predict, choice);
    return there ? player->state[player->step].hands[predict][choice] : 0;
}

int hands_total(const Player *player, int predict) {
    int total = 0;
    for (int c = 0; c < LESSON_CHOICES; c++) total += hands_of(player, predict, c);
    return total;
}
