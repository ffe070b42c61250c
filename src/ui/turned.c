/* See turned.h. */
#include "ui/turned.h"

static const Turn usual[TURNED_COUNT] = {[TURNED_SURFACE] = {31, 33, 1, 0},
                                         [TURNED_SPACE] = {60, 16, 1, 0},
                                         [TURNED_LANDSCAPE] = {33, 26, 1, 0}};

void turned_set(TurnedAll *all, float yaw, float pitch) {
    for (int i = 0; i < TURNED_COUNT; i++) {
        Turn turn = {yaw, pitch, 1, 0};
        all->of[i] = (Turned){turn, turn, false};
    }
}

/* Two units make a square: it is seen from above, as the plane is. */
static bool is_square(const Lab *lab) {
    const Network *net = lab_network(lab);
    bool square = lab->scene.data.columns == 2;
    for (int l = 0; l + 1 < net->layers; l++) square = square && net->layer[l].to <= 2;
    return square;
}

static void lay_flat(Turned *turned) {
    turned->above = true;
    turned->turn.flat = 1;
}

static void follow_square(TurnedAll *all, const Lab *lab) {
    bool square = is_square(lab);
    if (square == all->square) return;
    all->square = square;
    if (all->given) return;
    all->of[TURNED_SPACE].home.flat = square ? 1 : 0;
    if (!lab->scene.turn_given) all->of[TURNED_SPACE].above = square; /* it glides there */
}

bool turned_follow(TurnedAll *all, const Lab *lab, int step) {
    if (all->opened == lab->opened && all->step == step) {
        follow_square(all, lab);
        return false;
    }
    all->opened = lab->opened;
    all->step = step;
    for (int i = 0; i < TURNED_COUNT; i++) all->of[i] = (Turned){usual[i], usual[i], false};
    all->square = is_square(lab);
    all->given = lab->scene.turn_given;
    if (all->square) lay_flat(&all->of[TURNED_SPACE]), all->of[TURNED_SPACE].home.flat = 1;
    lay_flat(&all->of[TURNED_LANDSCAPE]);
    if (all->given) turned_set(all, lab->scene.turn[0], lab->scene.turn[1]);
    return true;
}

bool turned_glide(TurnedAll *all, float seconds) {
    bool moved = false;
    for (int i = 0; i < TURNED_COUNT; i++)
        moved |= turn_glide(&all->of[i].turn, all->of[i].above, seconds);
    return moved;
}

bool turned_glides(const TurnedAll *all) {
    bool glides = false;
    for (int i = 0; i < TURNED_COUNT; i++)
        glides |= all->of[i].turn.flat != (all->of[i].above ? 1.0f : 0.0f);
    return glides;
}
