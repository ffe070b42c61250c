/* The step to come, or all that are left of the epoch, and what is then to be known, worked out in
 * slices of time: the weights they lead to, the gradient of the step after them, and what the
 * network says of every point there. The run takes that over when it takes them. Until then nothing
 * of it can be seen, and should the run go another way, it is dropped.
 *
 * Only run.c calls this. */
#ifndef NN_AHEAD_H
#define NN_AHEAD_H

#include <stdbool.h>

#include "nn/samples.h"
#include "nn/score.h"
#include "nn/trainer.h"

typedef struct Ahead Ahead;

/* The samples are borrowed; `from` is trained on the first of them, and stands at the same place in
 * memory as long as this does. */
Ahead *ahead_create(const Trainer *from, const Samples *test);
void ahead_destroy(Ahead *ahead);

/* Whatever is under way no longer holds: settings have changed. */
void ahead_drop(Ahead *ahead);

/* Works until that moment of clock_seconds; true when all of it is known. The trainer's own coming
 * gradient must be known (trainer_foresees). epoch: all steps to the end of it. */
bool ahead_go_on(Ahead *ahead, const Trainer *from, bool epoch, double until);

/* Where the rest of the epoch was worked out, the trainer goes on to its last step: that is left to
 * be taken, and takes no pass. False, and nothing is done, where it was not. */
bool ahead_jump(const Ahead *ahead, Trainer *trainer);

/* After that or another step: where it is the one that was worked out, the trainer takes over the
 * gradient and *answers what was worked out for the points, in exchange for theirs. */
void ahead_take(Ahead *ahead, Trainer *trainer, ScoreAnswers *answers);

#endif
