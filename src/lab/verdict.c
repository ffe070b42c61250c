/* See verdict.h. */
#include "lab/verdict.h"

#include <math.h>

#include "lab/adapt.h"

enum { JUMPS_WITHIN = 20, CRAWLS_WITHIN = 50 }; /* buckets of the timeline */

static bool can_be_judged(const Lab *lab) {
    const Training *t = &lab->scene.training;
    return t->rule == RULE_GRADIENT && t->batch == 0 && t->dropout <= 0 && !lab_is_graph(lab) &&
           !lab->run->diverged && lab_train_samples(lab)->count > 0;
}

/* The last so many values, the present one last; false when there are not so many. */
static bool latest(const Timeline *t, int count, float *value) {
    for (int i = 0; i < count; i++) {
        int at = t->buckets - count + i;
        if (at < 1 || !isfinite(t->bucket[SERIES_LOSS][at].first)) return false; /* not the start */
        value[i] = t->bucket[SERIES_LOSS][at].first;
    }
    return true;
}

/* Each quarter of the values lies below the one before, however they zigzag. */
static bool falls(const float value[JUMPS_WITHIN]) {
    enum { QUARTER = JUMPS_WITHIN / 4 };
    float before = INFINITY;
    for (int quarter = 0; quarter < 4; quarter++) {
        float sum = 0;
        for (int i = 0; i < QUARTER; i++) sum += value[quarter * QUARTER + i];
        if (sum >= before) return false;
        before = sum;
    }
    return true;
}

/* Then a zigzag does no harm: smaller steps would only be slower. */
static bool has_learned(const Lab *lab) {
    double share = lab->scene.data.kind == LABEL_NUMBER ? lab->score.r2 : lab->score.accuracy;
    return share >= 0.95;
}

/* A quarter of the steps lead up, all that they rise is half of what the loss is, and it gets
 * nowhere by them. One spike does not. */
static bool jumps(const Timeline *t) {
    float value[JUMPS_WITHIN];
    int rises = 0;
    float rise = 0, mean = 0;
    if (!latest(t, JUMPS_WITHIN, value)) return false;
    for (int i = 0; i < JUMPS_WITHIN; i++) {
        mean += value[i] / JUMPS_WITHIN;
        if (i == 0 || value[i] <= value[i - 1]) continue;
        rises++;
        rise += value[i] - value[i - 1];
    }
    return rises >= JUMPS_WITHIN / 4 && rise > mean / 2 && !falls(value);
}

/* What is learned is not to be hurried; nor is a rate that is usual. */
static bool may_crawl(const Lab *lab) {
    bool learned =
        lab->scene.data.kind == LABEL_NUMBER ? lab->score.r2 > 0.98 : lab->score.wrong == 0;
    return !learned && lab->scene.training.rate <= adapt_usual_rate(&lab->scene) / 5;
}

/* Steps that were too long have thrown a hidden unit so far that it answers the same nearly
 * everywhere: its slope is next to nothing, and smaller steps do not bring it back. */
static bool is_thrown(const Lab *lab) {
    static const float FAR = 10; /* the sets are learned with weights below 8 */
    const Network *net = lab_network(lab);
    for (int i = 0; i < net->count; i++) {
        WeightPlace place = weight_place(net, i);
        if (!place.bias && place.layer < net->layers - 1 && fabsf(net->theta[i]) > FAR) return true;
    }
    return false;
}

/* L1 moves a weight by rate · l1 whatever it is, L2 by rate · l2 times what it is. */
static bool penalty_jumps(const Training *t) {
    static const float LARGE = 0.5f; /* the sets are learned with weights of some units */
    return t->rate * t->l1 > LARGE || t->rate * t->l2 > 1;
}

Verdict verdict_of(const Lab *lab) {
    const Timeline *t = lab_timeline(lab);
    Verdict v = {.rate = (double)lab->scene.training.rate};
    float value[CRAWLS_WITHIN];
    if (!can_be_judged(lab)) return v;
    bool jump = !has_learned(lab) && jumps(t);
    if (jump && penalty_jumps(&lab->scene.training)) {
        v.kind = VERDICT_PENALTY;
        v.epochs = JUMPS_WITHIN * t->stride;
    } else if (jump) {
        v.kind = VERDICT_JUMPS;
        v.lost = is_thrown(lab);
        v.better = v.lost ? (double)adapt_usual_rate(&lab->scene) : v.rate / 10;
        v.epochs = JUMPS_WITHIN * t->stride;
    } else if (may_crawl(lab) && latest(t, CRAWLS_WITHIN, value)) {
        v.epochs = CRAWLS_WITHIN * t->stride;
        v.share = (double)(1 - value[CRAWLS_WITHIN - 1] / value[0]);
        v.better = (double)adapt_usual_rate(&lab->scene);
        if (v.share >= 0 && v.share < 0.02) v.kind = VERDICT_CRAWLS;
    }
    return v;
}
