/* Undo and redo, by moments. A moment is everything that decides what comes next: the scene, the
 * weights, the optimizer's memory, the place in the epoch, and the curve so far. Undo returns to
 * the moment before an action, to the bit; redo to the moment one left.
 *
 *     undo: | oldest | ... | last before an action |   (now)   redo: | last undone | ... |
 *
 * Memory is bounded: the oldest moments are forgotten first. */
#ifndef LAB_HISTORY_H
#define LAB_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nn/run.h"
#include "scene/scene.h"

enum { HISTORY_MOMENTS = 1000, HISTORY_BYTES = 1 << 28 };

typedef struct Moment {
    Scene scene;
    float *theta;
    OptimizerState optimizer;
    int64_t epoch, steps, moves;
    int position;
    Timeline timeline;
    int64_t opened; /* the lab's, then */
    size_t bytes;   /* about how much memory it takes */
} Moment;

typedef struct History {
    Moment *undo, *redo; /* stacks, the next one to return to at the end; owned */
    int undos, redos;
    size_t bytes;
} History;

void history_destroy(History *history);

/* What is now, to be returned to. */
Moment moment_of(const Scene *scene, const Run *run);
void moment_destroy(Moment *moment);

/* A run that stands at the moment, to the bit. Takes the moment's timeline. */
Run *moment_run(Moment *moment, int threads);

/* Before an action: keeps the moment, forgets what could be redone. Takes the moment over. */
void history_keep(History *history, Moment moment);

/* Swaps `now` for the moment to go back (or forward) to, in *moment. False when there is none; then
 * `now` is destroyed. Takes `now` over. */
bool history_undo(History *history, Moment now, Moment *moment);
bool history_redo(History *history, Moment now, Moment *moment);

#endif
