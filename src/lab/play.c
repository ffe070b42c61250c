/* See play.h. */
#include "lab/play.h"

#include <assert.h>

/* Of each speed, in steps a second; the last is as fast as the machine. */
static const double rates[] = {0.5, 1, 2, 4, 8, 15, 30, 60, 250, [PLAY_FLAT_OUT] = 0};
static_assert(sizeof rates / sizeof *rates == PLAY_SPEEDS, "a rate for each speed");

Play play_create(void) {
    return (Play){.speed = PLAY_TRAIN, .size = STEP_EPOCH};
}

double play_rate(int speed) {
    assert(speed >= 0 && speed < PLAY_SPEEDS);
    return rates[speed];
}

int play_due(Play *play, double seconds) {
    double rate = play_rate(play->speed), most = rate > 1 ? rate : 1;
    play->due += seconds > 0 ? seconds * rate : 0;
    if (play->due > most) play->due = most;
    int steps = (int)play->due;
    play->due -= steps;
    return steps;
}

void play_owe(Play *play, int steps) {
    if (steps > 0) play->due = 1;
}
