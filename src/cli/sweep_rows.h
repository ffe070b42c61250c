/* The rows of a sweep as they are written: a table for people, lines of JSON, or CSV. Each row is
 * written when it is known, and nothing is kept but what the present group of seeds needs. */
#ifndef CLI_SWEEP_ROWS_H
#define CLI_SWEEP_ROWS_H

#include <stdio.h>

#include "cli/table.h"
#include "lab/outcome.h"
#include "lab/sweep.h"

typedef enum RowsForm { ROWS_TABLE, ROWS_JSON, ROWS_CSV } RowsForm;

/* What a run came to, or why it could not be. */
typedef struct SweepRow {
    int64_t run; /* from 0 */
    bool ran;    /* else `trouble` says why not */
    Outcome outcome;
    Message trouble; /* also of a run that diverged; "" for none */
} SweepRow;

/* One combination of all settings but the seed. */
typedef struct SweepGroup {
    int64_t run; /* the first of them */
    Spread spread;
} SweepGroup;

/* What is written, and how. */
typedef struct SweepForm {
    RowsForm form;
    bool goal;    /* there is one */
    bool tested;  /* points are held out in some of the runs */
    bool grouped; /* over seeds, the rows of a table are summed up */
    bool summary; /* and only that is written, in every form */
    bool heading; /* CSV begins with the names of its columns */
} SweepForm;

typedef struct SweepRows {
    SweepForm how;
    const Sweep *sweep; /* borrowed */
    FILE *out;
    Table table;
    Outcome *outcome; /* of the present group; owned */
    int outcomes;
    int64_t first;     /* its first run; -1: none yet */
    SweepGroup *group; /* of a table, whose groups are written at the end; owned */
    int groups;
} SweepRows;

SweepRows sweep_rows_create(const SweepForm *how, const Sweep *sweep, FILE *out);

/* In the order of their runs. */
void sweep_rows_add(SweepRows *rows, const SweepRow *row);

/* Writes what is still to be written, and frees all. */
void sweep_rows_end(SweepRows *rows);

#endif
