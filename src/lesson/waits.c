/* See waits.h. */
#include "lesson/waits.h"

#include <string.h>

#include "lesson/ways.h"
#include "scene/expression.h"

static const LessonStep *step_now(const Player *player) {
    return &player->lesson.step[player->step];
}

/* How many tasks above the open question are still to be done; *train: one of them trains. */
static int tasks_above(const Player *player, bool *train) {
    const LessonStep *step = step_now(player);
    const int open = player_waiting(player);
    int count = 0;
    *train = false;
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        if (block->kind == BLOCK_PREDICT && block->predict == open) break;
        if (block->kind != BLOCK_TASK) continue;
        for (int t = block->first_task; t < block->first_task + block->tasks; t++) {
            if (player->state[player->step].ticked[t]) continue;
            count++;
            *train |= ways_trains(&step->task[t]);
        }
    }
    return count;
}

int waits_for(const Player *player) {
    const int open = player_waiting(player);
    bool train;
    return open >= 0 && tasks_above(player, &train) > 0 ? -1 : open;
}

bool waits_run(const Player *player) {
    bool train;
    if (player_waiting(player) < 0) return false;
    tasks_above(player, &train);
    return !train;
}

bool waits_task(const Player *player, int task) {
    const LessonStep *step = step_now(player);
    const PlayerStep *state = &player->state[player->step];
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        bool predict = block->kind == BLOCK_PREDICT && block->predict < PLAYER_PREDICTS;
        if (predict && !state->choice[block->predict]) return true;
        bool of = block->kind == BLOCK_TASK && task >= block->first_task;
        if (of && task < block->first_task + block->tasks) return false;
    }
    return false;
}

int waits_task_after(const LessonStep *step, int predict) {
    bool below = false;
    for (int b = 0; b < step->blocks; b++) {
        const Block *block = &step->block[b];
        below |= block->kind == BLOCK_PREDICT && block->predict == predict;
        if (below && block->kind == BLOCK_TASK) return block->first_task;
    }
    return -1;
}

unsigned waits_withheld(const LessonStep *step, int predict) {
    static const struct {
        const char *name;
        Withheld what;
    } rows[] = {{"selected", WITHHELD_POINT},      {"turn_yaw", WITHHELD_TURN},
                {"turn_pitch", WITHHELD_TURN},     {"sight", WITHHELD_TURN},
                {"above", WITHHELD_TURN},          {"space", WITHHELD_SPACE},
                {"threshold", WITHHELD_THRESHOLD}, {"slice", WITHHELD_SLICE},
                {"votes", WITHHELD_VOTES},         {"epoch", WITHHELD_TIME},
                {"steps", WITHHELD_TIME}};
    const int task = waits_task_after(step, predict);
    const char *when = step->predict[predict].when;
    Expression e;
    unsigned withheld = 1u << WITHHELD_EDITS;
    if (step->predict[predict].hidden >> HIDE_TIMELINE & 1) withheld |= 1u << WITHHELD_TIME;
    if (!when && task >= 0) when = step->task[task].when;
    if (!when || !expression_parse(&e, when, NULL)) return withheld;
    for (int i = 0; i < e.leaves; i++) {
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
            if (strcmp(e.leaf[i].name, rows[r].name) == 0) withheld |= 1u << rows[r].what;
        }
    }
    return withheld;
}
