/* See run.h. */
#include "nn/run.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nn/memory.h"

/* A loss this many times the first is beyond reason, even if it is still a number. */
static const double BEYOND_REASON = 1e6;

static bool check_parts(const RunDef *def, Message *message) {
    if (!network_def_check(def->network, message)) return false;
    if (!training_check(def->training, def->network, message)) return false;
    if (def->features->count != def->network->inputs) {
        return message_set(message, "there are %d inputs but the network takes %d",
                           def->features->count, def->network->inputs);
    }
    return samples_check(def->data, def->network->units[def->network->layers - 1], message);
}

static void create_samples(Run *run, const RunDef *def) {
    const NetworkDef *network = def->network;
    int outputs = network->units[network->layers - 1];
    bool *held = memory_zeroed((size_t)def->data->count, sizeof *held);
    dataset_hold_out(def->data, def->held_out, def->seed, held);
    run->features = *def->features;
    if (def->scale) features_measure(&run->features, def->data, held);
    run->train = samples_create(def->data, &run->features, outputs, held, false);
    run->test = samples_create(def->data, &run->features, outputs, held, true);
    run->outputs = memory_floats((long)def->data->count * outputs);
    free(held);
}

/* Scores the present epoch, at whose start the trainer stands. */
static void score(Run *run) {
    Trainer *t = &run->trainer;
    run->score = score_samples(t->work, &t->net, &run->train, &t->settings, run->outputs, NULL);
    run->test_score = score_samples(t->work, &t->net, &run->test, &t->settings, run->outputs, NULL);
    run->settled = t->settings.rule == RULE_PERCEPTRON && run->score.wrong == 0;
}

static void record(Run *run) {
    bool tested = run->test.count > 0;
    const float value[SERIES_COUNT] = {
        [SERIES_LOSS] = (float)run->score.loss,
        [SERIES_TEST_LOSS] = tested ? (float)run->test_score.loss : NAN,
        [SERIES_ACCURACY] = (float)run->score.accuracy,
        [SERIES_TEST_ACCURACY] = (float)run->test_score.accuracy,
        [SERIES_WRONG] = run->train.kind == LABEL_CLASS ? (float)run->score.wrong : NAN,
    };
    timeline_record(&run->timeline, value);
    timeline_keyframe(&run->timeline, &run->trainer, false);
}

bool run_create(Run *run, const RunDef *def, Message *message) {
    if (!check_parts(def, message)) return false;
    *run = (Run){0};
    create_samples(run, def);
    Network net = network_create(def->network);
    if (def->values) memcpy(net.theta, def->values, sizeof(float) * (size_t)net.count);
    run->trainer = trainer_create(&net, &run->train, def->training, def->threads);
    run->timeline = timeline_create(net.count);
    network_destroy(&net);
    score(run);
    run->first_loss = run->score.loss;
    record(run);
    return true;
}

void run_destroy(Run *run) {
    trainer_destroy(&run->trainer);
    timeline_destroy(&run->timeline);
    samples_destroy(&run->train);
    samples_destroy(&run->test);
    free(run->outputs);
    *run = (Run){0};
}

static bool finite_weights(const Network *net) {
    float sum = 0; /* of zeros, unless a weight is infinite or not a number */
    for (int i = 0; i < net->count; i++) sum += net->theta[i] * 0;
    return sum == 0;
}

static bool beyond_reason(const Run *run) {
    double first = run->first_loss > 1 ? run->first_loss : 1;
    return !isfinite(run->score.loss) || run->score.loss > BEYOND_REASON * first ||
           !finite_weights(&run->trainer.net);
}

/* Goes back to the epoch before this one and says in words what happened. */
static void go_back(Run *run, double loss_before) {
    const Training *settings = &run->trainer.settings;
    int64_t epochs = run->trainer.epoch;
    double loss = run->score.loss;
    run_seek(run, epochs - 1);
    run->diverged = true;
    char end[64];
    if (isfinite(loss))
        snprintf(end, sizeof end, "to %.3g", loss);
    else
        snprintf(end, sizeof end, "from %.3g beyond all numbers", loss_before);
    message_set(
        &run->cause,
        "the rate %g is too large: the loss was %.3g at first and grew %s in %lld epoch%s; try a "
        "rate of %g, or scale the data",
        (double)settings->rate, run->first_loss, end, (long long)epochs, epochs == 1 ? "" : "s",
        (double)settings->rate / 10);
}

bool run_epoch(Run *run) {
    if (run->diverged || run->settled || run->train.count == 0) return false;
    Trainer *t = &run->trainer;
    double before = run->score.loss;
    if (run->timeline.epochs > t->epoch + 1) timeline_cut(&run->timeline, t->epoch);
    trainer_epoch(t);
    score(run);
    if (beyond_reason(run)) {
        go_back(run, before);
        return false;
    }
    record(run);
    return true;
}

void run_seek(Run *run, int64_t epoch) {
    assert(epoch >= 0 && epoch < run->timeline.epochs);
    Trainer *t = &run->trainer;
    epoch = timeline_reach(&run->timeline, epoch);
    const Keyframe *key = timeline_before(&run->timeline, epoch);
    timeline_restore(key, t);
    while (t->epoch < epoch) trainer_epoch(t);
    run->diverged = false;
    score(run);
}
