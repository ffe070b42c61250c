/* Playing: whether, how fast, and in steps of what size. A clock outside says how many steps
 * are due; what they compute never depends on it. */
#ifndef LAB_PLAY_H
#define LAB_PLAY_H

#include <stdbool.h>

#include "lab/action.h"

enum {
    PLAY_SPEEDS = 10,
    PLAY_TRAIN = 5, /* the speed to begin with: an epoch changes little */
    PLAY_WALK = 1,  /* of a graph: every node is to be followed */
    PLAY_FLAT_OUT = PLAY_SPEEDS - 1
};

typedef struct Play {
    bool playing;
    int speed; /* index, 0 the slowest; PLAY_FLAT_OUT: as fast as the machine goes */
    StepSize size;
    double due; /* the fraction of a step that is owed */
} Play;

/* Paused, one epoch a step, at a speed the eye can follow. */
Play play_create(void);

/* Steps a second at a speed: 0.5 for the slowest; 0 for flat out, which has no number. */
double play_rate(int speed);

/* How many whole steps are due after so many more seconds; the fraction is kept for the next
 * call. Never more than a second's worth, so that nothing is caught up on after a pause. Not
 * for flat out. */
int play_due(Play *play, double seconds);

/* Of these, so many could not be taken yet: one is owed, what lies beyond is not caught up on. */
void play_owe(Play *play, int steps);

#endif
