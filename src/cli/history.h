/* A list of numbers that grows: the loss of every epoch, for --json. */
#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

typedef struct History {
    double *value; /* owned */
    long count, room;
} History;

void history_add(History *history, double value);
void history_destroy(History *history);

#endif
