/* Undo and redo, by moments. A moment is everything that decides how training continues: the
 * scene, the weights, the optimizer's memory, the position in the epoch and how it was come to, the
 * phase of the step under way, and the curve so far; and the path of the weights, the lines of
 * earlier runs and what was selected, which are seen. Undo restores the moment before an action, to
 * the bit; redo restores the one that undo left.
 *
 *     undo: | oldest | ... | last before an action |   (now)   redo: | last undone | ... |
 *
 * What is a moment of its own, and what joins the gesture before, lab.c decides (Action.goes_on).
 * Memory is bounded: the oldest moments are dropped first, and the newest always stays. */
#ifndef LAB_HISTORY_H
#define LAB_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/fan.h"
#include "lab/past.h"
#include "lab/selection.h"
#include "lab/trail.h"
#include "nn/run.h"
#include "scene/scene.h"

enum { HISTORY_MOMENTS = 1000, HISTORY_BYTES = 1 << 28 };

typedef struct Moment {
    Scene scene;
    float *theta;
    OptimizerState optimizer;
    int64_t epoch, steps, moves;
    int position;
    Phase next;        /* of the step under way */
    RunWay way;        /* of the epoch under way */
    bool touched;      /* the next epoch needs a keyframe (Run) */
    double first_loss; /* of the run: what diverging is measured by */
    Timeline timeline;
    Past past;
    Trail *trail; /* owned; NULL: none is known */
    Fan fan;      /* at that time, as all below */
    Selection selected;
    int64_t opened;   /* Lab.opened */
    int64_t compared; /* the number of the runs that were side by side then; 0: there were none */
    int64_t kept[COMPARE_VALUES - 1]; /* [keeps]: the runs that were kept then (Lab.kept_as) */
    int keeps;
    size_t bytes; /* about how much memory it takes */
} Moment;

typedef struct History {
    Moment *undo, *redo; /* stacks, the next to restore at the end; owned */
    int undos, redos;
    size_t bytes;
} History;

void history_destroy(History *history);

/* The present moment; trail may be NULL. */
Moment moment_of(const Scene *scene, const Run *run, const Past *past, const Trail *trail);
void moment_destroy(Moment *moment);

/* About how much memory that of a run takes, without its past and its path. */
size_t moment_bytes(const Scene *scene, const Run *run);

/* A run that continues from the moment, to the bit. Takes the moment's timeline. Scene, past and
 * trail are still the moment's: who wants them takes them. */
Run *moment_run(Moment *moment, int threads);

/* Pushes the moment before an action and drops what could be redone. Takes ownership of it. */
void history_keep(History *history, Moment moment);

/* Nothing that was undone can be redone any more. */
void history_forget_redo(History *history);

/* Exchanges `now` for the previous (or next) moment, in *moment. Takes ownership of `now`, which is
 * destroyed when there is no such moment; then false. */
bool history_undo(History *history, Moment now, Moment *moment);
bool history_redo(History *history, Moment now, Moment *moment);

#endif
