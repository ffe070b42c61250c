/* See verdict.h. */
#include "lab/verdict.h"

#include <math.h>

#include "scene/scene_file.h"
#include "scene/usual_rate.h"

enum { JUMPS_WITHIN = 20, CRAWLS_WITHIN = 50 }; /* buckets of the timeline */

static const double FLAT = 0.02; /* the share that a loss falls by that hardly falls */

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
    return !learned && lab->scene.training.rate <= usual_rate(&lab->scene) / 5;
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

/* It has learned next to nothing, and larger steps than are usual have led there: hidden units are
 * far off, or answer the same for all points, by their biases. */
static bool may_be_stuck(const Lab *lab) {
    static const double SAME = 0.05; /* of R²: hardly better than the mean */
    const bool numbers = lab->scene.data.kind == LABEL_NUMBER;
    if (lab->scene.training.rate <= usual_rate(&lab->scene)) return false;
    if (lab_network(lab)->layers == 1) return false;
    if (numbers && lab->score.r2 < SAME) return true;
    return (numbers ? lab->score.r2 < 0.5 : lab->score.accuracy < 0.75) && is_thrown(lab);
}

/* Numbers that hidden units bend along: some hundred epochs more, and none of them in vain, as the
 * loss falls on as it did. One that has come to the bottom would not be helped. */
static bool is_slow(const Lab *lab, const float value[CRAWLS_WITHIN]) {
    enum { HALF = CRAWLS_WITHIN / 2 };
    static const double SOON = 0.25, LEARNED = 0.9;
    const Training *t = &lab->scene.training;
    const bool numbers = lab->scene.data.kind == LABEL_NUMBER && lab_network(lab)->layers > 1;
    const bool plain = t->optimizer == OPTIMIZER_SGD || t->optimizer == OPTIMIZER_MOMENTUM;
    if (!numbers || !plain || lab->score.r2 > LEARNED) return false;
    if (t->rate < usual_rate(&lab->scene) / 2) return false;
    const float first = value[0] - value[HALF];
    const float then = value[HALF] - value[CRAWLS_WITHIN - 1];
    return (double)(first + then) < SOON * (double)value[0] && then > first / 2;
}

static double adams_rate(const Lab *lab) {
    Scene with = lab->scene; /* borrowed, to ask for its rate */
    with.training.optimizer = OPTIMIZER_ADAM;
    return (double)usual_rate(&with);
}

static bool may_want_scale(const Lab *lab) {
    return !has_learned(lab) && !lab->scene.scale && scene_wants_scale(&lab->scene.data);
}

static VerdictKind crawling_kind(const Lab *lab) {
    if (may_be_stuck(lab)) return VERDICT_STUCK;
    if (may_want_scale(lab)) return VERDICT_UNSCALED;
    return may_crawl(lab) ? VERDICT_CRAWLS : VERDICT_NONE;
}

/* L1 moves a weight by rate · l1 whatever it is, L2 by rate · l2 times what it is. */
static bool penalty_jumps(const Training *t) {
    static const float LARGE = 0.5f; /* the sets are learned with weights of some units */
    return t->rate * t->l1 > LARGE || t->rate * t->l2 > 1;
}

/* The rule goes on for ever where no line parts the points. Only what is proven is said; else,
 * after many epochs, how long it has been tried. */
static VerdictKind endless_kind(const Lab *lab) {
    enum { MANY = 500 };
    const Run *run = lab->run;
    int64_t epoch = run->trainer.epoch;
    bool tries = lab->adapts && lab->scene.training.rule == RULE_PERCEPTRON && epoch > 0 &&
                 lab->score.wrong > 0 && !lab_is_graph(lab);
    if (!tries) return VERDICT_NONE;
    return lab->never.parted ? VERDICT_ENDLESS : epoch >= MANY ? VERDICT_UNPARTED : VERDICT_NONE;
}

Verdict verdict_of(const Lab *lab) {
    const Timeline *t = lab_timeline(lab);
    Verdict v = {.kind = endless_kind(lab),
                 .rate = (double)lab->scene.training.rate,
                 .epochs = lab->run->trainer.epoch};
    float value[CRAWLS_WITHIN];
    if (!can_be_judged(lab)) return v;
    bool jump = !has_learned(lab) && jumps(t);
    if (jump && penalty_jumps(&lab->scene.training)) {
        v.kind = VERDICT_PENALTY;
        v.epochs = JUMPS_WITHIN * t->stride;
    } else if (jump) {
        v.kind = VERDICT_JUMPS;
        v.lost = is_thrown(lab);
        v.again = v.lost || lab_network(lab)->layers > 1;
        v.better = (double)usual_rate_below(&lab->scene, (float)v.rate);
        v.epochs = JUMPS_WITHIN * t->stride;
    } else if (latest(t, CRAWLS_WITHIN, value)) {
        v.epochs = CRAWLS_WITHIN * t->stride;
        v.share = (double)(1 - value[CRAWLS_WITHIN - 1] / value[0]);
        v.better = (double)usual_rate(&lab->scene);
        if (fabs(v.share) < FLAT) v.kind = crawling_kind(lab);
        if (v.share < 0 && v.kind != VERDICT_STUCK) v.kind = VERDICT_NONE;
        v.again = v.lost = v.kind == VERDICT_STUCK;
        if (v.share >= FLAT && is_slow(lab, value)) {
            v.kind = VERDICT_SLOW;
            v.better = adams_rate(lab);
        }
    }
    return v;
}
