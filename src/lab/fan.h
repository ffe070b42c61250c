/* The lines that earlier runs of a single neuron over two inputs found: each is kept when its run
 * is left for a new start. Kept for drawing only; undo leaves them as they are, and brings back
 * those that went with their points. */
#ifndef LAB_FAN_H
#define LAB_FAN_H

#include <stdint.h>

#include "nn/run.h"

enum { FAN_MOST = 24 };

typedef struct Fan {
    int64_t task;            /* the points and the network they are of, by a number */
    int count;               /* of the lines, the oldest first */
    float line[FAN_MOST][3]; /* a, b, c of a x1 + b x2 + c = 0, in the data's coordinates */
} Fan;

/* The line that a run has come to. False where it has taken no step or has no such line. */
bool fan_line(const Run *run, float line[3]);

/* Keeps one more line. With FAN_MOST lines the oldest is dropped. */
void fan_add(Fan *fan, const float line[3]);

#endif
