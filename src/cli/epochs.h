/* Epochs of a run, one after the other, until there are enough, the run ends by itself or a person
 * presses Ctrl-C. What train, field and demo share. */
#ifndef CLI_EPOCHS_H
#define CLI_EPOCHS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/curve.h"
#include "nn/run.h"

typedef struct Epochs {
    int64_t total;
    Curve *curve; /* the table to fill; NULL for none */

    /* Called with the run at epoch 0 and at the start of each epoch after it; may be NULL. */
    void (*each)(void *context, const Run *run);
    void *context;

    bool stopped; /* by Ctrl-C, before the end */
} Epochs;

/* Trains the run, with progress on standard error. */
void epochs_train(Epochs *epochs, Run *run);

/* Says on standard error how it ended, unless it ended as expected; returns the exit status. */
int epochs_status(const Epochs *epochs, const Run *run);

#endif
