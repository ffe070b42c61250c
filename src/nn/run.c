/* See run.h. */
#include "nn/run.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/ahead.h"

/* A loss this many times the first is beyond reason, even if it is still a number. */
static const double BEYOND_REASON = 1e6;

bool run_check(const RunDef *def, Message *message) {
    if (!network_def_check(def->network, message)) return false;
    if (!training_check(def->training, def->network, message)) return false;
    if (!training_check_labels(def->training, def->data, message)) return false;
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
    run->answers = score_answers_create(&run->train, &run->test);
    free(held);
}

static void drop_prepared(Run *run) {
    ahead_destroy(run->ahead);
    run->ahead = NULL;
}

static void destroy_samples(Run *run) {
    drop_prepared(run); /* it was worked out from them */
    samples_destroy(&run->train);
    samples_destroy(&run->test);
    score_answers_destroy(&run->answers);
}

const ScoreAnswers *run_answers(Run *run) {
    const Trainer *t = &run->trainer;
    score_answers_find(&run->answers, t->work, &t->net, &run->train, &run->test, &t->settings);
    return &run->answers;
}

/* At the start of an epoch. */
static void score(Run *run) {
    const Trainer *t = &run->trainer;
    const ScoreAnswers *says = run_answers(run);
    run->score = score_of(&t->net, &run->train, &t->settings, says->outputs, says->loss, NULL);
    run->test_score = score_of(&t->net, &run->test, &t->settings, score_answers_test(says),
                               says->test_loss, NULL);
    run->settled = t->settings.rule == RULE_PERCEPTRON && run->score.wrong == 0;
}

void run_score(Run *run) {
    run->answers.known = false;
    score(run);
}

/* At the start of an epoch: how the one before was walked is kept for a while. */
static void begin_way(Run *run) {
    int64_t epoch = run->trainer.epoch;
    if (epoch > 0) {
        run->way.epoch = epoch - 1;
        run->past[run->way.epoch % RUN_WAYS] = run->way;
    }
    run->way.legs = 0;
}

static void record(Run *run) {
    bool tested = run->test.count > 0;
    const float value[SERIES_COUNT] = {
        [SERIES_LOSS] = run->train.count > 0 ? (float)run->score.loss : NAN,
        [SERIES_TEST_LOSS] = tested ? (float)run->test_score.loss : NAN,
        [SERIES_ACCURACY] = (float)run->score.accuracy,
        [SERIES_TEST_ACCURACY] = (float)run->test_score.accuracy,
        [SERIES_WRONG] = run->train.kind == LABEL_CLASS ? (float)run->score.wrong : NAN,
        [SERIES_MOVES] = (float)run->trainer.moves,
    };
    static_assert(SERIES_COUNT == 6, "a value for each series");
    timeline_record(&run->timeline, value);
    timeline_keyframe(&run->timeline, &run->trainer, run->touched, run->edition);
    run->touched = false;
    begin_way(run);
}

bool run_create(Run *run, const RunDef *def, Message *message) {
    if (!run_check(def, message)) return false;
    *run = (Run){0};
    for (int i = 0; i < RUN_WAYS; i++) run->past[i].epoch = -1;
    create_samples(run, def);
    run->edition = def->edition;
    Network net = network_create(def->network);
    if (def->values) memcpy(net.theta, def->values, sizeof(float) * (size_t)net.count);
    run->trainer = trainer_create(&net, &run->train, def->training, def->threads);
    run->timeline = timeline_create(net.count);
    network_destroy(&net);
    run_score(run);
    run->first_loss = run->score.loss;
    record(run);
    return true;
}

void run_destroy(Run *run) {
    trainer_destroy(&run->trainer);
    timeline_destroy(&run->timeline);
    destroy_samples(run);
    *run = (Run){0};
}

void run_move(Run *to, Run *from) {
    drop_prepared(from);
    *to = *from;
    to->trainer.samples = &to->train;
    *from = (Run){0};
}

static bool finite_weights(const Network *net) {
    float sum = 0; /* of zeros, unless a weight is infinite or not a number */
    for (int i = 0; i < net->count; i++) sum += net->theta[i] * 0;
    return sum == 0;
}

/* Whether it is so many times what it was at first; what was less than 1 counts as 1. */
static bool has_grown(const Run *run, double loss, double times) {
    return loss > times * (run->first_loss > 1 ? run->first_loss : 1);
}

static bool beyond_reason(const Run *run, double loss) {
    return !isfinite(loss) || has_grown(run, loss, BEYOND_REASON) ||
           !finite_weights(&run->trainer.net);
}

/* Told is what can be seen: the loss at the last good epoch, and how many epochs that is. At a rate
 * that leads beyond reason at once nothing is seen but the step itself. */
static void blame_rate(Run *run, double loss, int64_t epochs) {
    static const double PLAIN = 10;
    double rate = (double)run->trainer.settings.rate, next = loss;
    char end[64];
    if (has_grown(run, run->score.loss, PLAIN)) {
        loss = run->score.loss;
        epochs = run->trainer.epoch;
    }
    run->divergence = (Divergence){rate, run->first_loss, loss, epochs, next};
    if (isfinite(loss))
        snprintf(end, sizeof end, "to %.3g", loss);
    else
        snprintf(end, sizeof end, "beyond all numbers");
    message_set(
        &run->cause,
        "the rate %g is too large: the loss was %.3g at first and grew %s in %lld epoch%s; try a "
        "rate of %g, or scale the data",
        rate, run->first_loss, end, (long long)epochs, epochs == 1 ? "" : "s", rate / 10);
}

/* No rate would help where the loss was no number to begin with. */
static void blame_start(Run *run) {
    run->divergence = (Divergence){0};
    message_set(&run->cause,
                "the loss is beyond all numbers before any step: the weights or the data are too "
                "large; start from smaller weights, or scale the data");
}

/* Goes back to the last good epoch and says in words what happened. */
static void go_back(Run *run, double loss) {
    int64_t epochs = run->trainer.epoch;
    run_seek(run, run->timeline.epochs - 1);
    run->diverged = true;
    if (isfinite(run->score.loss))
        blame_rate(run, loss, epochs);
    else
        blame_start(run);
}

/* What lies ahead from an earlier visit is another run's, from now on. */
static void forget_ahead(Run *run) {
    int64_t epoch = run->trainer.epoch;
    if (run->timeline.epochs > epoch + 1) timeline_cut(&run->timeline, epoch);
}

static bool has_ended(const Run *run) {
    return run->diverged || run->settled || run->train.count == 0;
}

static bool prepare(Run *run, bool epoch, double until) {
    Trainer *t = &run->trainer;
    bool by_gradient = t->settings.rule == RULE_GRADIENT && t->next == PHASE_FORWARD;
    if (has_ended(run) || !by_gradient) return true;
    if (!run->ahead) run->ahead = ahead_create(t, &run->test);
    if (!trainer_foresees(t)) trainer_preview(t, NULL, NULL);
    return ahead_go_on(run->ahead, t, epoch, until);
}

bool run_prepare(Run *run, double until) {
    return prepare(run, false, until);
}

bool run_prepare_epoch(Run *run, double until) {
    return prepare(run, true, until);
}

/* Whether there is something to do. */
static bool begin(Run *run) {
    if (has_ended(run)) return false;
    run->answers.known = false;
    forget_ahead(run);
    return true;
}

static void add_leg(Run *run, bool single, int steps) {
    RunWay *way = &run->way;
    if (way->legs < 0) return;
    if (way->legs == 0 || way->leg[way->legs - 1].single != single) {
        if (way->legs == RUN_LEGS) {
            way->legs = -1;
            return;
        }
        way->leg[way->legs++] = (RunLeg){.single = single};
    }
    way->leg[way->legs - 1].steps += steps;
}

/* After a step that may have been an epoch's last. False when it went wrong. */
static bool end(Run *run, int64_t epoch) {
    bool over = run->trainer.epoch > epoch;
    ahead_take(run->ahead, &run->trainer, &run->answers);
    if (over) score(run);
    double loss = over ? run->score.loss : run->trainer.step.loss;
    if (beyond_reason(run, loss)) {
        go_back(run, loss);
        return false;
    }
    if (over) record(run);
    return true;
}

bool run_epoch(Run *run) {
    if (!begin(run)) return false;
    int64_t epoch = run->trainer.epoch, steps = run->trainer.steps;
    if (ahead_jump(run->ahead, &run->trainer))
        trainer_step(&run->trainer);
    else
        trainer_epoch(&run->trainer);
    if (run->way.legs > 0) add_leg(run, false, (int)(run->trainer.steps - steps));
    return end(run, epoch);
}

bool run_step(Run *run) {
    if (!begin(run)) return false;
    int64_t epoch = run->trainer.epoch;
    add_leg(run, false, 1);
    trainer_step(&run->trainer);
    return end(run, epoch);
}

bool run_step_point(Run *run) {
    if (run->trainer.next != PHASE_FORWARD)
        return run_step(run); /* the one under way, to its end */
    if (!begin(run)) return false;
    int64_t epoch = run->trainer.epoch;
    add_leg(run, true, 1);
    run->touched = true; /* whole epochs alone do not lead to where this one ends */
    trainer_step_point(&run->trainer);
    return end(run, epoch);
}

bool run_phase(Run *run) {
    if (!begin(run)) return false;
    int64_t epoch = run->trainer.epoch;
    if (trainer_phase(&run->trainer) != PHASE_UPDATE) return true;
    add_leg(run, false, 1);
    return end(run, epoch);
}

/* The epoch that is gone to in place of this one. */
static int64_t reachable(const Run *run, int64_t epoch) {
    int64_t target = timeline_reach(&run->timeline, epoch);
    return target >= 0 ? target : run->timeline.keyframes.frame[0].epoch;
}

int64_t run_edition_at(const Run *run, int64_t epoch) {
    return timeline_before(&run->timeline, reachable(run, epoch))->edition;
}

void run_bring_data(Run *run, const RunDef *def) {
    destroy_samples(run);
    create_samples(run, def);
    trainer_set_samples(&run->trainer, &run->train);
    run->edition = def->edition;
}

void run_seek(Run *run, int64_t epoch) {
    assert(epoch >= 0 && epoch < run->timeline.epochs);
    assert(run_edition_at(run, epoch) == run->edition);
    Trainer *t = &run->trainer;
    int64_t target = reachable(run, epoch);
    timeline_restore(timeline_before(&run->timeline, target), t);
    while (t->epoch < target) trainer_epoch(t);
    run->diverged = run->touched = false;
    run->way.legs = 0;
    run_score(run);
}

/* From the start of an epoch along its way, all but the last step. */
static void replay(Run *run, const RunWay *way) {
    run->answers.known = false;
    for (int i = 0; i < way->legs; i++) {
        const RunLeg *leg = &way->leg[i];
        int steps = i == way->legs - 1 ? leg->steps - 1 : leg->steps;
        for (int s = 0; s < steps; s++) {
            add_leg(run, leg->single, 1);
            run->touched |= leg->single;
            if (leg->single)
                trainer_step_point(&run->trainer);
            else
                trainer_step(&run->trainer);
        }
    }
}

/* The way of the epoch that ended where the present one begins. False when it cannot be told. */
static bool way_here(const Run *run, RunWay *way) {
    int64_t epoch = run->trainer.epoch;
    const Keyframe *key = timeline_before(&run->timeline, epoch);
    const RunWay *past = &run->past[(epoch - 1) % RUN_WAYS];
    bool known = past->epoch == epoch - 1;
    if (known) *way = *past;
    if (known && way->legs != 0) return way->legs > 0;
    way->legs = 1;
    way->leg[0] = (RunLeg){.steps = trainer_epoch_steps(&run->trainer)};
    return known || key->epoch != epoch || !key->keep;
}

int64_t run_back_into(const Run *run) {
    const Trainer *t = &run->trainer;
    int64_t before = t->epoch - 1;
    bool crosses = t->next == PHASE_FORWARD && run->way.legs == 0 && before >= 0;
    return crosses && timeline_reach(&run->timeline, before) == before ? before : -1;
}

bool run_back(Run *run) {
    Trainer *t = &run->trainer;
    if (t->next != PHASE_FORWARD) { /* within a step: back to where it began */
        t->next = PHASE_FORWARD;
        return true;
    }
    if (run->way.legs < 0) return false;
    RunWay way = run->way;
    if (way.legs > 0) {
        run_seek(run, t->epoch);
    } else {
        int64_t before = run_back_into(run);
        if (before < 0) return false;
        bool known = way_here(run, &way);
        run_seek(run, before);
        if (!known) return true; /* to its start, at least */
    }
    replay(run, &way);
    return true;
}

/* Before any step there is nothing to go back to: the curve begins with what is there now. */
static void begin_anew(Run *run) {
    timeline_clear(&run->timeline);
    run->first_loss = run->score.loss;
    record(run);
}

/* After an intervention: this moment is where later ones are reached from, also when no point is
 * left to learn from. */
static void touched(Run *run) {
    const Trainer *t = &run->trainer;
    run->diverged = false;
    ahead_drop(run->ahead);
    forget_ahead(run);
    run_score(run);
    if (t->steps == 0 && t->next == PHASE_FORWARD) {
        begin_anew(run);
    } else if (t->position == 0 && t->next == PHASE_FORWARD) {
        timeline_keyframe(&run->timeline, t, true, run->edition);
    } else {
        run->touched = true;
        run->way.legs = -1;
    }
}

/* Of an epoch that was under way, nothing tells how to step back to before the points changed. */
bool run_set_data(Run *run, const RunDef *def, Message *message) {
    if (!run_check(def, message)) return false;
    bool within = run->trainer.position > 0;
    if (def->edition == run->edition) keyframes_clear(&run->timeline.keyframes);
    run_bring_data(run, def);
    run->way.legs = 0;
    touched(run);
    if (within) run->way.legs = -1;
    return true;
}

void run_set_training(Run *run, const Training *training) {
    trainer_set(&run->trainer, training);
    touched(run);
}

void run_set_weights(Run *run, int first, int count, const float *value) {
    for (int i = 0; i < count; i++) trainer_set_weight(&run->trainer, first + i, value[i]);
    touched(run);
}
