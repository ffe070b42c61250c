/* The training of a scene. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/draft.h"

static bool read_rule(Draft *d, int node) {
    const char *names[RULE_COUNT];
    int rule = RULE_GRADIENT;
    for (int i = 0; i < RULE_COUNT; i++) names[i] = rule_name((Rule)i);
    if (!reader_choice(d->reader, node, "rule", names, RULE_COUNT, &rule)) return false;
    d->scene->training.rule = (Rule)rule;
    return true;
}

static bool read_loss(Draft *d, int node) {
    const char *names[LOSS_COUNT];
    int loss = LOSS_CROSS_ENTROPY;
    for (int i = 0; i < LOSS_COUNT; i++) names[i] = loss_name((Loss)i);
    if (!reader_choice(d->reader, node, "loss", names, LOSS_COUNT, &loss)) return false;
    d->scene->training.loss = (Loss)loss;
    return true;
}

static bool read_optimizer(Draft *d, int node) {
    const char *names[OPTIMIZER_COUNT];
    int optimizer = OPTIMIZER_SGD;
    for (int i = 0; i < OPTIMIZER_COUNT; i++) names[i] = optimizer_name((Optimizer)i);
    if (!reader_choice(d->reader, node, "optimizer", names, OPTIMIZER_COUNT, &optimizer)) {
        return false;
    }
    d->scene->training.optimizer = (Optimizer)optimizer;
    return true;
}

static bool read_batch(Draft *d, int node) {
    if (node < 0) return true;
    char quoted[64];
    const char *word = reader_word(d->reader, node, "batch");
    if (!word) return false;
    if (strcmp(word, "full") == 0) return true;
    return reader_int(d->reader, node, "batch", 1, MAX_POINTS, &d->scene->training.batch) ||
           reader_fail(d->reader, node,
                       "batch is %s; it must be full, or a whole number from 1 to %d",
                       clean_quote(word, quoted), MAX_POINTS);
}

static bool read_stop(Draft *d, int node) {
    char *stop = d->scene->stop;
    Message why;
    if (node < 0) return true;
    const char *word = reader_word(d->reader, node, "stop");
    if (!word) return false;
    if (!stop_check(word, &why)) return reader_fail(d->reader, node, "%.400s", why.text);
    snprintf(stop, STOP_TEXT, "%s", word);
    return true;
}

bool draft_training(Draft *d) {
    enum { RULE, LOSS, OPTIMIZER, RATE, MOMENTUM, BATCH, SHUFFLE, SEED, L1, L2, STOP, KEYS };
    static const char *const keys[KEYS] = {
        [RULE] = "rule",       [LOSS] = "loss",         [OPTIMIZER] = "optimizer",
        [RATE] = "rate",       [MOMENTUM] = "momentum", [BATCH] = "batch",
        [SHUFFLE] = "shuffle", [SEED] = "seed",         [L1] = "l1",
        [L2] = "l2",           [STOP] = "stop"};
    static_assert(KEYS == 11, "a name for each key");
    Reader *r = d->reader;
    Training *t = &d->scene->training;
    int at[KEYS];
    if (!reader_map(r, d->key[KEY_TRAINING], "training", keys, KEYS, at)) return false;
    d->rule = at[RULE];
    d->loss = at[LOSS];
    return read_rule(d, at[RULE]) && read_loss(d, at[LOSS]) && read_optimizer(d, at[OPTIMIZER]) &&
           reader_float(r, at[RATE], "rate", 0, 1e6, &t->rate) &&
           reader_float(r, at[MOMENTUM], "momentum", 0, 0.999999, &t->momentum) &&
           read_batch(d, at[BATCH]) && reader_bool(r, at[SHUFFLE], "shuffle", &t->shuffle) &&
           reader_seed(r, at[SEED], "seed", &t->seed) &&
           reader_float(r, at[L1], "l1", 0, 1e6, &t->l1) &&
           reader_float(r, at[L2], "l2", 0, 1e6, &t->l2) && read_stop(d, at[STOP]);
}
