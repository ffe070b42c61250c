/* One line on standard error while work goes on: epoch, loss, rate, time left. Shown only when a
 * person watches (a terminal) and the work has lasted over a second; rewritten ten times a second
 * and gone when the work is done. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Progress {
    bool watched, shown;
    int64_t total;
    double start, next; /* in seconds: when it began, when to write again */
} Progress;

Progress progress_create(int64_t total);

/* After each unit of work; costs next to nothing between two writings. */
void progress_update(Progress *progress, int64_t done, double loss);

/* The same for work that is not epochs, in words of its own. */
void progress_say(Progress *progress, const char *text);

/* Takes the line away, so that something else can be written; it comes back by itself. */
void progress_clear(Progress *progress);

/* The line itself: "epoch 1200 of 5000, loss 0.1234, 830 epochs a second, 5 s left". */
const char *progress_line(int64_t done, int64_t total, double loss, double seconds, char text[160]);

#endif
