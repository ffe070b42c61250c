/* See ready.h. Each number is computed again only when what it is made from has changed. */
#include "lab/ready.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/by_hand.h"
#include "nn/separable.h"

/* Scores every point with the present weights. */
static void score_points(Lab *lab) {
    Run *run = lab->run;
    const Trainer *t = &run->trainer;
    const ScoreAnswers *says = run_answers(run);
    const float *outputs = says->outputs, *held = score_answers_test(says);
    int n = lab->scene.data.count;
    bool *wrong = memory_zeroed((size_t)n, sizeof *wrong);
    lab->mistaken = memory_resize(lab->mistaken, (size_t)n * sizeof *lab->mistaken);
    lab->held = memory_resize(lab->held, (size_t)n * sizeof *lab->held);
    lab->score = score_of(&t->net, &run->train, &t->settings, outputs, says->loss, wrong);
    scores_take(&lab->scores, run, outputs, lab->score.loss);
    confusion_begin(&lab->confusion, &lab->scene.data);
    confusion_take(&lab->confusion, run, false, outputs);
    for (int p = 0; p < run->train.count; p++) {
        lab->mistaken[run->train.point[p]] = wrong[p];
        lab->held[run->train.point[p]] = false;
    }
    lab->test_score = score_of(&t->net, &run->test, &t->settings, held, says->test_loss, wrong);
    confusion_take(&lab->confusion, run, true, held);
    for (int p = 0; p < run->test.count; p++) {
        lab->mistaken[run->test.point[p]] = wrong[p];
        lab->held[run->test.point[p]] = true;
    }
    free(wrong);
}

/* Only the points decide, and they seldom change. */
static void find_parted(Lab *lab) {
    const Run *run = lab->run;
    if (lab->scene.training.rule != RULE_PERCEPTRON || !lab->adapts) return;
    if (lab->never.opened == lab->opened && lab->never.edition == run->edition) return;
    lab->never.opened = lab->opened;
    lab->never.edition = run->edition;
    lab->never.parted = separable_never(&run->train);
}

/* Where a point of the data lies among the samples; -1 when it is none of them. */
static int sample_of(const Samples *samples, int point) {
    for (int i = 0; i < samples->count; i++) {
        if (samples->point[i] == point) return i;
    }
    return -1;
}

/* The network's inputs for a point, training or held out, and its target; NULL when there is no
 * such point. */
static const float *input_of(const Run *run, int point, const float **y) {
    const Samples *samples = &run->train;
    long at = point < 0 ? -1 : sample_of(samples, point);
    if (at < 0 && point >= 0) {
        samples = &run->test;
        at = sample_of(samples, point);
    }
    if (at < 0) return NULL;
    *y = samples->y + at * samples->outputs;
    return samples->x + at * samples->inputs;
}

bool lab_pass(const Lab *lab, int point, const float *theta, PointPass *pass) {
    const Trainer *t = lab_trainer(lab);
    Network net = t->net;
    const float *y = NULL, *x = input_of(lab->run, point, &y);
    if (!x) return false;
    if (theta) net.theta = (float *)theta;
    pass_point(t->work, &net, x, y, training_loss(&t->settings), pass);
    return true;
}

/* The forward and backward pass of the selected point. */
static void pass_selected(Lab *lab) {
    const float *y = NULL, *x = input_of(lab->run, lab->selected.point, &y);
    lab->sample = sample_of(&lab->run->train, lab->selected.point);
    if (!x || !lab_pass(lab, lab->selected.point, NULL, &lab->point)) return;
    memcpy(lab->point_input, x, sizeof(float) * (size_t)lab_network(lab)->inputs);
    memcpy(lab->point_target, y, sizeof(float) * (size_t)lab_network(lab)->outputs);
}

/* The scene's graph. When one appears or disappears, playing starts at the speed that suits it. */
static void renew_graph(Lab *lab) {
    bool had = lab_is_graph(lab);
    lab->graph = graph_of_scene(lab->graph, &lab->scene.graph);
    if (lab_is_graph(lab) != had) lab->play.speed = lab_is_graph(lab) ? PLAY_WALK : PLAY_TRAIN;
}

static LabSource source_of(const Lab *lab) {
    const Selection *s = &lab->selected;
    return (LabSource){lab->trained, s->point, s->weight, s->layer, s->unit};
}

/* While no step has been taken, what is so now is what was so at the beginning. */
static void note_beginning(Lab *lab) {
    if (lab_trainer(lab)->steps > 0) return;
    lab->began = (LayerSizes){.layers = lab_network(lab)->layers};
    memcpy(lab->began.norm, lab->norm, sizeof lab->norm);
}

/* Everything that depends on the run but not on the selection. */
static void follow_run(Lab *lab) {
    Trainer *t = &lab->run->trainer;
    size_t count = (size_t)t->net.count;
    renew_graph(lab);
    lab->scene.training = t->settings; /* back in time they are those of then */
    lab->gradient = memory_resize(lab->gradient, count * sizeof(float));
    lab->change = memory_resize(lab->change, count * sizeof(float));
    trainer_preview(t, lab->gradient, lab->change);
    score_points(lab);
    find_parted(lab);
    trail_norms(&t->net, lab->gradient, lab->norm);
    note_beginning(lab);
    trail_keep_loss(&lab->trail, lab->run);
    trail_follow(&lab->trail, lab->run);
}

void ready_make(Lab *lab) {
    const LabSource *ready = &lab->ready;
    bool trained = ready->trained != lab->trained;
    if (trained) follow_run(lab);
    selection_trim(&lab->selected, &lab->scene, lab_network(lab));
    if (trained) by_hand_follow(lab);
    LabSource now = source_of(lab);
    if (trained || ready->point != now.point) pass_selected(lab);
    if (trained || ready->layer != now.layer || ready->unit != now.unit)
        scores_look(&lab->scores, lab->run, now.layer, now.unit);
    lab->ready = now;
    lab->revision++;
}

/* ---- on request */

static bool has_votes(const Lab *lab) {
    LabSource now = source_of(lab);
    const LabSource *then = &lab->voted;
    return then->trained == now.trained && then->weight == now.weight;
}

void lab_find_votes(Lab *lab) {
    assert(lab->ready.trained == lab->trained);
    if (has_votes(lab)) return;
    votes_count(&lab->votes, lab_trainer(lab), lab->selected.weight < 0 ? 0 : lab->selected.weight);
    lab->voted = source_of(lab);
}

const Votes *lab_votes(const Lab *lab) {
    assert(has_votes(lab));
    return &lab->votes;
}

static bool has_factors(const Lab *lab) {
    LabSource now = source_of(lab);
    const LabSource *then = &lab->factored;
    return then->trained == now.trained && then->point == now.point && then->weight == now.weight;
}

void lab_find_factors(Lab *lab) {
    assert(lab->ready.trained == lab->trained);
    if (has_factors(lab)) return;
    factors_find(&lab->factors, lab);
    lab->factored = source_of(lab);
}

const Factors *lab_factors(const Lab *lab) {
    assert(has_factors(lab));
    return &lab->factors;
}

void lab_find_shares(Lab *lab) {
    assert(lab->ready.trained == lab->trained);
    if (lab->shared == lab->trained) return;
    shares_find(&lab->shares, lab->run);
    lab->shared = lab->trained;
    if (lab_trainer(lab)->steps > 0) return;
    lab->began.has_delta = true;
    memcpy(lab->began.delta, lab->shares.delta, sizeof lab->shares.delta);
}

const Shares *lab_shares(const Lab *lab) {
    assert(lab->shared == lab->trained);
    return &lab->shares;
}
