/* Runs side by side in one landscape: each one's path, told apart by dash, and where it stands. */
#ifndef PANELS_VALLEY_H
#define PANELS_VALLEY_H

#include "panels/landscape/terrain.h"
#include "ui/view.h"

typedef struct ValleyRun {
    const Lab *lab;
    float width, dash; /* of its path; dash: 0 for none */
    bool faint, lit;
    char name[64]; /* beside where it stands */
} ValleyRun;

typedef struct Valley {
    int runs;
    ValleyRun run[COMPARE_VALUES];
} Valley;

/* Whether these runs have one landscape: the same loss as a function of the same weights. If not,
 * says why. */
bool valley_is_one(const Lab *const *run, int runs, Message *message);

/* Those whose paths are to be in sight, into `in_sight`: all but what has gone many times as far as
 * the others, which would leave them no room. Returns how many. */
int valley_in_sight(const Lab *const *run, int runs, const Lab *in_sight[COMPARE_VALUES]);

#endif
