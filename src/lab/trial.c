/* See trial.h. */
#include "lab/trial.h"

#include <math.h>

#include "base/clock.h"

bool trial_meets(const Run *run, const Score *score, const Score *test_score, const Stop *goal) {
    bool test = run->test.count > 0;
    const double value[STOP_NAMES] = {[STOP_EPOCH] = (double)run->trainer.epoch,
                                      [STOP_LOSS] = score->loss,
                                      [STOP_TEST_LOSS] = test ? test_score->loss : NAN,
                                      [STOP_ACCURACY] = score->accuracy,
                                      [STOP_TEST_ACCURACY] = test ? test_score->accuracy : NAN,
                                      [STOP_WRONG] = score->wrong};
    return run->train.count > 0 && stop_met(goal, value);
}

/* At the start of an epoch. */
static void look(Trial *trial) {
    const Run *run = &trial->run;
    if (trial_meets(run, &run->score, &run->test_score, &trial->goal)) {
        trial->reached = run->trainer.epoch;
        trial->end = TRIAL_REACHED;
    } else if (run->settled) {
        trial->end = TRIAL_SETTLED;
    } else if (run->trainer.epoch >= trial->epochs) {
        trial->end = TRIAL_EPOCHS;
    }
}

bool trial_create(Trial *trial, Scene *scene, const char *until, int64_t epochs, Message *message) {
    if (!stop_check(until, message) || !scene_run(scene, &trial->run, 1, message)) {
        scene_destroy(scene);
        return false;
    }
    trial->scene = *scene;
    *scene = (Scene){.title = ""};
    trial->goal = stop_read(until);
    trial->epochs = epochs;
    trial->reached = -1;
    trial->end = TRIAL_GOES_ON;
    if (trial->run.train.count == 0) {
        trial_destroy(trial);
        return message_set(message, "there are no points to train on");
    }
    look(trial);
    return true;
}

void trial_destroy(Trial *trial) {
    run_destroy(&trial->run);
    scene_destroy(&trial->scene);
}

bool trial_advance(Trial *trial, int64_t epochs) {
    for (int64_t i = 0; i < epochs && trial->end == TRIAL_GOES_ON; i++) {
        if (run_epoch(&trial->run))
            look(trial);
        else
            trial->end = trial->run.diverged ? TRIAL_DIVERGED : TRIAL_SETTLED;
    }
    return trial->end == TRIAL_GOES_ON;
}

/* Multiplications of an epoch: a pass there and back, and one for the score. */
static double work_of(const Run *run) {
    return 3.0 * run->trainer.net.count * (1.0 + run->train.count + run->test.count);
}

bool trial_advance_until(Trial *trial, double until) {
    /* About a quarter of a millisecond: a look at the clock costs nothing beside it. */
    static const double SHORT = 1e6, LONG = 1e7;
    double work = work_of(&trial->run);
    int64_t epochs = work < SHORT ? (int64_t)(SHORT / work) : 1;
    do {
        if (work >= LONG && !run_prepare_epoch(&trial->run, until)) break;
        trial_advance(trial, epochs);
    } while (trial->end == TRIAL_GOES_ON && clock_seconds() < until);
    return trial->end == TRIAL_GOES_ON;
}

bool trials_advance(Trial *const *trial, int count, int64_t epochs, int threads) {
    bool going = false;
    const int at_once = threads < count ? threads : count;
    (void)at_once; /* without OpenMP nobody asks */
#pragma omp parallel for num_threads(at_once) schedule(dynamic, 1)                                 \
    reduction(||                                                                                   \
              : going) if (at_once > 1)
    for (int i = 0; i < count; i++) going = trial_advance(trial[i], epochs) || going;
    return going;
}
