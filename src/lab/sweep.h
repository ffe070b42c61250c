/* The settings that an experiment varies and the values of each, in words: rate=0.03,0.3,3 and
 * seed=1..20. Every combination is a run, numbered from 0. */
#ifndef LAB_SWEEP_H
#define LAB_SWEEP_H

#include "lab/setting.h"

enum { SWEEP_AXES = 8, SWEEP_PIECES = 256, SWEEP_MOST = 1000000 };

/* A value, or the whole numbers from one to another. */
typedef struct SweepPiece {
    int64_t count, from; /* count 1: the text */
    char text[SETTING_VALUE];
} SweepPiece;

typedef struct SweepAxis {
    char name[SETTING_NAME];
    int pieces;
    SweepPiece *piece; /* owned */
    int64_t count;     /* of values */
} SweepAxis;

typedef struct Sweep {
    int axes;
    SweepAxis axis[SWEEP_AXES];
} Sweep;

/* Adds "rate=0.03,0.3,3", "seed=1..20" or "rate=0.001..10:9", nine values from one to the other,
 * evenly in the logarithm where the setting is looked at so. Lists of inputs and layers stand in
 * brackets. False with what is wrong; then nothing is added. */
bool sweep_add(Sweep *sweep, const char *pair, Message *message);
void sweep_destroy(Sweep *sweep);

/* Whether the scene can take each value, with the first of the other settings or alone. */
bool sweep_check(const Sweep *sweep, const Scene *scene, Message *message);

/* How many runs: at most SWEEP_MOST. And the axis of the seeds of the start, -1 when there is
 * none: its values vary fastest, then those of the axis that was added last. */
int64_t sweep_runs(const Sweep *sweep);
int sweep_seeds(const Sweep *sweep);

/* Which value of each axis a run has, and a value in words. Returns text. */
void sweep_at(const Sweep *sweep, int64_t run, int64_t at[SWEEP_AXES]);
const char *sweep_value(const Sweep *sweep, int axis, int64_t at, char text[SETTING_VALUE]);

/* The scene of a run, to be destroyed. False when these values do not go together. */
bool sweep_scene(const Sweep *sweep, const Scene *scene, int64_t run, Scene *out, Message *message);

#endif
