/* What can be told of a rate from the curve of the loss, before it diverges: that steps jump over
 * the valley, or that they are so small that next to nothing happens. */
#ifndef LAB_VERDICT_H
#define LAB_VERDICT_H

#include "lab/lab.h"

typedef enum VerdictKind {
    VERDICT_NONE,
    VERDICT_JUMPS,
    VERDICT_PENALTY, /* it jumps, and a penalty does it: it throws weights past 0 */
    VERDICT_CRAWLS
} VerdictKind;

typedef struct Verdict {
    VerdictKind kind;
    double rate;    /* that was judged */
    double better;  /* to be tried */
    bool lost;      /* going on with it would not help: it is to be tried from the start */
    int64_t epochs; /* that it was judged by */
    double share;   /* of the loss that it fell by in them */
} Verdict;

/* Of plain descent on all points at once: batches and dropout make a loss rise at any rate. */
Verdict verdict_of(const Lab *lab);

#endif
