/* See play.h. */
#include "lab/play.h"

#include <assert.h>

static const struct {
    double rate;
    const char *text;
} speeds[PLAY_SPEEDS] = {
    {0.5, "1 step in 2 seconds"}, {1, "1 step a second"},    {2, "2 steps a second"},
    {4, "4 steps a second"},      {8, "8 steps a second"},   {15, "15 steps a second"},
    {30, "30 steps a second"},    {60, "60 steps a second"}, {250, "250 steps a second"},
    {0, "as fast as it goes"},
};

Play play_create(void) {
    return (Play){.speed = PLAY_TRAIN, .size = STEP_EPOCH};
}

double play_rate(int speed) {
    assert(speed >= 0 && speed < PLAY_SPEEDS);
    return speeds[speed].rate;
}

const char *play_text(int speed) {
    assert(speed >= 0 && speed < PLAY_SPEEDS);
    return speeds[speed].text;
}

int play_due(Play *play, double seconds) {
    double rate = play_rate(play->speed), most = rate > 1 ? rate : 1;
    play->due += seconds > 0 ? seconds * rate : 0;
    if (play->due > most) play->due = most;
    int steps = (int)play->due;
    play->due -= steps;
    return steps;
}
