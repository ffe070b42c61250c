/* A trial: a scene trained from its start until a goal is met, epochs run out or it ends by itself.
 * Its bits are those of `train`, whoever trains it and how many are trained at once. */
#ifndef LAB_TRIAL_H
#define LAB_TRIAL_H

#include "scene/scene.h"

typedef enum TrialEnd {
    TRIAL_GOES_ON,
    TRIAL_REACHED,  /* the goal, if there is one */
    TRIAL_EPOCHS,   /* ran out: a goal was not reached */
    TRIAL_DIVERGED, /* run.cause says how: it stands at its last good epoch */
    TRIAL_SETTLED,  /* the perceptron rule has nothing left to do */
} TrialEnd;

/* Only in one place of memory: the run points into itself. */
typedef struct Trial {
    Scene scene; /* owned */
    Run run;     /* its timeline holds the loss of every epoch */
    Stop goal;
    int64_t epochs;  /* at most */
    int64_t reached; /* the first epoch that met the goal; -1: none yet */
    TrialEnd end;
} Trial;

/* At epoch 0, on one thread. Takes the scene, also when it fails. until: as stop_check wants it; ""
 * for never. False when a run of it cannot be, or it has no points; then nothing is left behind. */
bool trial_create(Trial *trial, Scene *scene, const char *until, int64_t epochs, Message *message);
void trial_destroy(Trial *trial);

/* So many epochs more, or fewer when it ends. True while it goes on. */
bool trial_advance(Trial *trial, int64_t epochs);

/* The same until that moment of clock_seconds, but a little in any case: also in the midst of an
 * epoch, where one takes long. */
bool trial_advance_until(Trial *trial, double until);

/* Several at once, each on one of at most so many threads. True while one of them goes on. */
bool trials_advance(Trial *const *trial, int count, int64_t epochs, int threads);

/* Whether a run that has these scores meets a goal. */
bool trial_meets(const Run *run, const Score *score, const Score *test_score, const Stop *goal);

#endif
