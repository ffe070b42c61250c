/* The table of a run as it goes: epoch, loss, test loss, accuracy, at some twenty round epochs. */
#ifndef CLI_CURVE_H
#define CLI_CURVE_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/table.h"
#include "nn/run.h"

typedef struct Curve {
    Table table;
    int64_t total, last; /* epochs in all; the epoch of the last row, -1 before the first */
} Curve;

/* Prints the headings. */
Curve curve_create(FILE *out, const Run *run, int64_t total);

/* Whether an epoch is among those shown: 1, 2, 5, 10, 20, ... at first, then ten even steps. */
bool curve_shows(int64_t epoch, int64_t total);

/* A row for where the run stands, written at once. */
void curve_row(Curve *curve, const Run *run);

/* The row of the last epoch, if it is not there yet. */
void curve_end(Curve *curve, const Run *run);

#endif
