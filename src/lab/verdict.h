/* What can be told of a run from its curve before it diverges: that steps jump over the valley,
 * that they have thrown the weights out of it, or that next to nothing happens, as they are small
 * or the columns are not scaled; and of the perceptron rule, that it will never end. */
#ifndef LAB_VERDICT_H
#define LAB_VERDICT_H

#include "lab/lab.h"

typedef enum VerdictKind {
    VERDICT_NONE,
    VERDICT_JUMPS,
    VERDICT_PENALTY, /* it jumps, and a penalty does it: it throws weights past 0 */
    VERDICT_STUCK,   /* it jumped until nothing moved it any more */
    VERDICT_CRAWLS,
    VERDICT_SLOW,     /* no rate that plain descent bears is large enough to be done soon */
    VERDICT_UNSCALED, /* it crawls, as the columns lie far from 0 or close together */
    VERDICT_ENDLESS,  /* under the perceptron rule: no line parts these points, that is proven */
    VERDICT_UNPARTED  /* after very many epochs none has: perhaps none does */
} VerdictKind;

typedef struct Verdict {
    VerdictKind kind;
    double rate;    /* that was judged */
    double better;  /* to be tried; where it is slow, by Adam */
    bool again;     /* it is best tried from the start: not all valleys are the deepest */
    bool lost;      /* going on with it would not help */
    int64_t epochs; /* that it was judged by */
    double share;   /* of the loss that it fell by in them */
} Verdict;

/* Of plain descent on all points at once: batches and dropout make a loss rise at any rate. And in
 * free play of the perceptron rule: a lesson may be about to ask for it. */
Verdict verdict_of(const Lab *lab);

#endif
