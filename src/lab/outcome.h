/* What came of a trial, in a few numbers that can be kept by the thousand, and what many of them
 * have in common. */
#ifndef LAB_OUTCOME_H
#define LAB_OUTCOME_H

#include "lab/trial.h"

/* Numbers that there are none of are NAN, as in scores. */
typedef struct Outcome {
    TrialEnd end;
    int64_t epochs, reached; /* reached: -1 for never */
    double loss, test_loss, accuracy, test_accuracy;
    int wrong; /* -1 where labels are numbers */
    uint64_t hash;
} Outcome;

Outcome outcome_of(const Trial *trial);

/* A quarter of the numbers lie below `low`, half below `middle`, three quarters below `high`; what
 * lies between two numbers is found on the line between them. INFINITY: so many of them never came.
 * NAN: there are none. */
typedef struct Quartiles {
    double low, middle, high;
} Quartiles;

/* A run that diverged has no loss: it counts as larger than every other. One that did not reach
 * the goal would have needed more epochs than any that did. */
typedef struct Spread {
    int runs, reached, diverged;
    Quartiles epochs; /* until the goal was reached; without one, NAN */
    Quartiles loss, test_loss, accuracy, test_accuracy;
} Spread;

/* goal: whether there was one. */
Spread outcome_spread(const Outcome *outcome, int count, bool goal);

#endif
