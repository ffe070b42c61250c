/* See ahead.h. A second trainer takes the step, and goes on from there. */
#include "nn/ahead.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

/* What is being worked out, one after the other. */
typedef enum Stage { STAGE_NONE, STAGE_GRADIENT, STAGE_TRAIN, STAGE_TEST, STAGE_DONE } Stage;

struct Ahead {
    Stage stage;
    const Samples *test;
    Trainer trainer; /* stands where the step leads */
    ScoreAnswers answers;
    /* where it was taken from */
    uint64_t theta;
    int64_t epoch, steps;
    int position;
};

Ahead *ahead_create(const Trainer *from, const Samples *test) {
    Ahead *a = memory_zeroed(1, sizeof *a);
    a->test = test;
    a->trainer = trainer_create(&from->net, from->samples, &from->settings, from->threads);
    a->answers = score_answers_create(from->samples, test);
    return a;
}

void ahead_destroy(Ahead *a) {
    if (!a) return;
    trainer_destroy(&a->trainer);
    score_answers_destroy(&a->answers);
    free(a);
}

void ahead_drop(Ahead *a) {
    if (a) a->stage = STAGE_NONE;
}

static bool begins_at(const Ahead *a, const Trainer *from) {
    return a->stage != STAGE_NONE && a->steps == from->steps && a->epoch == from->epoch &&
           a->position == from->position && a->theta == network_mark(&from->net);
}

static void begin_points(Ahead *a, const Samples *samples, float *outputs) {
    const Trainer *t = &a->trainer;
    pass_begin(t->work, &(PassDef){.net = &t->net,
                                   .samples = samples,
                                   .points = samples->count,
                                   .loss = t->settings.loss,
                                   .outputs = outputs});
}

static void begin_stage(Ahead *a, Stage stage) {
    float *outputs = a->answers.outputs;
    a->stage = stage;
    switch (stage) {
    case STAGE_NONE:
    case STAGE_DONE: break;
    case STAGE_GRADIENT:
        trainer_foresee_begin(&a->trainer, trainer_sees_all(&a->trainer) ? outputs : NULL);
        break;
    case STAGE_TRAIN:
        if (trainer_sees_all(&a->trainer))
            begin_stage(a, STAGE_TEST); /* the gradient's pass has said it */
        else
            begin_points(a, a->trainer.samples, outputs);
        break;
    case STAGE_TEST: begin_points(a, a->test, score_answers_test(&a->answers)); break;
    }
}

static void end_stage(Ahead *a) {
    Trainer *t = &a->trainer;
    switch (a->stage) {
    case STAGE_NONE:
    case STAGE_DONE: break;
    case STAGE_GRADIENT:
        trainer_foresee_end(t);
        a->answers.loss = t->foreseen.loss;
        begin_stage(a, STAGE_TRAIN);
        break;
    case STAGE_TRAIN:
        a->answers.loss = pass_end(t->work, NULL);
        begin_stage(a, STAGE_TEST);
        break;
    case STAGE_TEST:
        a->answers.test_loss = pass_end(t->work, NULL);
        a->stage = STAGE_DONE;
        break;
    }
}

static void begin(Ahead *a, const Trainer *from) {
    a->theta = network_mark(&from->net);
    a->epoch = from->epoch;
    a->steps = from->steps;
    a->position = from->position;
    trainer_stand_as(&a->trainer, from);
    trainer_step(&a->trainer);
    begin_stage(a, STAGE_GRADIENT);
}

bool ahead_go_on(Ahead *a, const Trainer *from, double until) {
    assert(trainer_foresees(from));
    if (!begins_at(a, from)) begin(a, from);
    while (a->stage != STAGE_DONE && pass_go_on(a->trainer.work, until)) end_stage(a);
    return a->stage == STAGE_DONE;
}

bool ahead_take(Ahead *a, Trainer *t, ScoreAnswers *answers) {
    bool same = a && a->stage == STAGE_DONE && a->trainer.steps == t->steps &&
                a->trainer.epoch == t->epoch && a->trainer.position == t->position &&
                network_mark(&a->trainer.net) == network_mark(&t->net);
    ahead_drop(a);
    if (!same) return false;
    const Foreseen foreseen = a->trainer.foreseen;
    a->trainer.foreseen = t->foreseen;
    t->foreseen = foreseen;
    const ScoreAnswers kept = *answers;
    *answers = a->answers;
    a->answers = kept;
    answers->known = true;
    return true;
}
