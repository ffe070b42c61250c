/* See outcome.h. */
#include "lab/outcome.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/sort.h"

Outcome outcome_of(const Trial *trial) {
    const Run *run = &trial->run;
    bool test = run->test.count > 0, classes = run->train.kind == LABEL_CLASS;
    return (Outcome){.end = trial->end,
                     .epochs = run->trainer.epoch,
                     .reached = trial->reached,
                     .loss = run->score.loss,
                     .test_loss = test ? run->test_score.loss : NAN,
                     .accuracy = run->score.accuracy,
                     .test_accuracy = test ? run->test_score.accuracy : NAN,
                     .wrong = classes ? run->score.wrong : -1,
                     .hash = network_hash(&run->trainer.net)};
}

/* At a share of the way through sorted numbers. */
static double at_share(const double *value, int count, double share) {
    double place = share * (count - 1);
    int below = (int)place;
    double rest = place - below;
    return rest > 0 ? value[below] + rest * (value[below + 1] - value[below]) : value[below];
}

/* Where one of two neighbours is infinite, so is what lies between them. */
static double quartile(const double *value, int count, double share) {
    double found = at_share(value, count, share);
    return isnan(found) ? INFINITY : found;
}

static Quartiles quartiles(double *value, int count) {
    if (count == 0) return (Quartiles){NAN, NAN, NAN};
    sort_doubles(value, count);
    return (Quartiles){quartile(value, count, 0.25), quartile(value, count, 0.5),
                       quartile(value, count, 0.75)};
}

typedef enum Figure { EPOCHS, LOSS, TEST_LOSS, ACCURACY, TEST_ACCURACY } Figure;

static double figure(const Outcome *o, Figure which) {
    bool diverged = o->end == TRIAL_DIVERGED;
    switch (which) {
    case EPOCHS: return o->reached >= 0 ? (double)o->reached : INFINITY;
    case LOSS: return diverged ? INFINITY : o->loss;
    case TEST_LOSS: return diverged && !isnan(o->test_loss) ? INFINITY : o->test_loss;
    case ACCURACY: return o->accuracy;
    case TEST_ACCURACY: return o->test_accuracy;
    }
    return NAN;
}

static Quartiles of(const Outcome *outcome, int count, Figure which, double *scratch) {
    int known = 0;
    for (int i = 0; i < count; i++) {
        double value = figure(&outcome[i], which);
        if (!isnan(value)) scratch[known++] = value;
    }
    return quartiles(scratch, known);
}

Spread outcome_spread(const Outcome *outcome, int count, bool goal) {
    double *scratch = memory_zeroed((size_t)count + 1, sizeof *scratch);
    Spread spread = {.runs = count, .epochs = {NAN, NAN, NAN}};
    for (int i = 0; i < count; i++) {
        spread.reached += outcome[i].reached >= 0;
        spread.diverged += outcome[i].end == TRIAL_DIVERGED;
    }
    if (goal) spread.epochs = of(outcome, count, EPOCHS, scratch);
    spread.loss = of(outcome, count, LOSS, scratch);
    spread.test_loss = of(outcome, count, TEST_LOSS, scratch);
    spread.accuracy = of(outcome, count, ACCURACY, scratch);
    spread.test_accuracy = of(outcome, count, TEST_ACCURACY, scratch);
    free(scratch);
    return spread;
}
