/* See ahead.h. A second trainer takes the steps, and goes on from there. */
#include "nn/ahead.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"

/* What is being worked out, one after the other. */
typedef enum Stage {
    STAGE_NONE,
    STAGE_STEPS, /* the steps of an epoch */
    STAGE_GRADIENT,
    STAGE_TRAIN,
    STAGE_TEST,
    STAGE_DONE
} Stage;

struct Ahead {
    Stage stage;
    const Samples *test;
    Trainer trainer; /* stands where the steps lead */
    Trainer last;    /* stands before the last step of an epoch of several */
    bool epoch;      /* all to the end of it */
    bool passing;    /* within a pass for the gradient of one of its steps */
    ScoreAnswers answers;
    /* where it was taken from */
    uint64_t theta;
    int64_t from_epoch, steps;
    int position;
};

Ahead *ahead_create(const Trainer *from, const Samples *test) {
    Ahead *a = memory_zeroed(1, sizeof *a);
    a->test = test;
    a->trainer = trainer_create(&from->net, from->samples, &from->settings, from->threads);
    a->last = trainer_create(&from->net, from->samples, &from->settings, 1);
    a->answers = score_answers_create(from->samples, test);
    return a;
}

void ahead_destroy(Ahead *a) {
    if (!a) return;
    trainer_destroy(&a->trainer);
    trainer_destroy(&a->last);
    score_answers_destroy(&a->answers);
    free(a);
}

void ahead_drop(Ahead *a) {
    if (a) a->stage = STAGE_NONE;
}

static bool begins_at(const Ahead *a, const Trainer *from) {
    return a->stage != STAGE_NONE && a->steps == from->steps && a->from_epoch == from->epoch &&
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
    case STAGE_STEPS:
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
    case STAGE_STEPS:
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

/* The gradient of the step to come, in slices. */
static bool foresee(Ahead *a, double until) {
    Trainer *t = &a->trainer;
    if (trainer_foresees(t)) return true;
    if (!a->passing) trainer_foresee_begin(t, NULL);
    a->passing = !pass_go_on(t->work, until);
    if (!a->passing) trainer_foresee_end(t);
    return !a->passing;
}

/* Some of the epoch's steps, about as many as take half a millisecond; one that takes longer, a
 * slice of it. */
static void take_some(Ahead *a, int left, double until) {
    static const double SOME = 1e7; /* multiplications */
    Trainer *t = &a->trainer;
    int first;
    double work = 3.0 * trainer_coming(t, &first) * t->net.count;
    if (!a->passing && work < SOME)
        trainer_steps(t, (int)fmin(left, SOME / work));
    else if (foresee(a, until))
        trainer_step(t);
}

/* The steps of an epoch; before the last, whose gradient is then known, it keeps where it stands.
 */
static void take_steps(Ahead *a, double until) {
    for (int left; (left = trainer_steps_left(&a->trainer) - 1) > 0;) {
        take_some(a, left, until);
        if (clock_seconds() >= until) return;
    }
    if (!foresee(a, until)) return;
    trainer_stand_as(&a->last, &a->trainer);
    trainer_step(&a->trainer);
    begin_stage(a, STAGE_GRADIENT);
}

static void begin(Ahead *a, const Trainer *from, bool epoch) {
    a->theta = network_mark(&from->net);
    a->from_epoch = from->epoch;
    a->steps = from->steps;
    a->position = from->position;
    a->epoch = epoch;
    a->passing = false;
    trainer_stand_as(&a->trainer, from);
    if (epoch) {
        begin_stage(a, STAGE_STEPS);
        return;
    }
    trainer_step(&a->trainer);
    begin_stage(a, STAGE_GRADIENT);
}

bool ahead_go_on(Ahead *a, const Trainer *from, bool epoch, double until) {
    assert(trainer_foresees(from));
    epoch = epoch && trainer_steps_left(from) > 1;
    if (!begins_at(a, from) || a->epoch != epoch) begin(a, from, epoch);
    if (a->stage == STAGE_STEPS) take_steps(a, until);
    if (a->stage == STAGE_STEPS) return false;
    while (a->stage != STAGE_DONE && pass_go_on(a->trainer.work, until)) end_stage(a);
    return a->stage == STAGE_DONE;
}

bool ahead_jump(const Ahead *a, Trainer *t) {
    if (!a || !a->epoch || a->stage != STAGE_DONE || !begins_at(a, t)) return false;
    trainer_stand_as(t, &a->last);
    return true;
}

void ahead_take(Ahead *a, Trainer *t, ScoreAnswers *answers) {
    bool same = a && a->stage == STAGE_DONE && a->trainer.steps == t->steps &&
                a->trainer.epoch == t->epoch && a->trainer.position == t->position &&
                network_mark(&a->trainer.net) == network_mark(&t->net);
    ahead_drop(a);
    if (!same) return;
    const Foreseen foreseen = a->trainer.foreseen;
    a->trainer.foreseen = t->foreseen;
    t->foreseen = foreseen;
    const ScoreAnswers kept = *answers;
    *answers = a->answers;
    a->answers = kept;
    answers->known = true;
}
