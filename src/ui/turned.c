/* See turned.h. */
#include "ui/turned.h"

static const Turn usual[TURNED_COUNT] = {
    [TURNED_SURFACE] = {31, 33, 1, 0}, [TURNED_SPACE] = {60, 16, 1, 0}};

void turned_set(TurnedAll *all, float yaw, float pitch) {
    for (int i = 0; i < TURNED_COUNT; i++) {
        Turn turn = {yaw, pitch, 1, 0};
        all->of[i] = (Turned){turn, turn, false};
    }
}

void turned_follow(TurnedAll *all, const Lab *lab, int step) {
    if (all->opened == lab->opened && all->step == step) return;
    all->opened = lab->opened;
    all->step = step;
    for (int i = 0; i < TURNED_COUNT; i++) all->of[i] = (Turned){usual[i], usual[i], false};
    if (lab->scene.turn_given) turned_set(all, lab->scene.turn[0], lab->scene.turn[1]);
}

bool turned_glide(TurnedAll *all, float seconds) {
    bool moved = false;
    for (int i = 0; i < TURNED_COUNT; i++)
        moved |= turn_glide(&all->of[i].turn, all->of[i].above, seconds);
    return moved;
}
