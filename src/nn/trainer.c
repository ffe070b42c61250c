/* See trainer.h. */
#include "nn/trainer.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/perceptron.h"
#include "nn/random.h"

static void samples_changed(Trainer *t, const Samples *samples) {
    size_t n = (size_t)samples->count;
    t->samples = samples;
    t->order = memory_resize(t->order, sizeof(int) * n);
    t->outputs = memory_resize(t->outputs, sizeof(float) * n * (size_t)samples->outputs);
    t->order_epoch = -1;
    t->position = 0;
    t->next = PHASE_FORWARD;
    t->recorded = false;
    t->foreseen.points = 0;
}

Trainer trainer_create(const Network *net, const Samples *samples, const Training *settings,
                       int threads) {
    Trainer t = {.net = network_copy(net),
                 .settings = *settings,
                 .optimizer = optimizer_create(net->count),
                 .preview = optimizer_create(net->count),
                 .threads = threads,
                 .work = workspace_create(net, threads)};
    t.foreseen.gradient = memory_floats(net->count);
    t.step.gradient = memory_floats(net->count);
    t.step.change = memory_floats(net->count);
    t.step.before = memory_floats(net->count);
    samples_changed(&t, samples);
    return t;
}

void trainer_destroy(Trainer *t) {
    network_destroy(&t->net);
    optimizer_destroy(&t->optimizer);
    optimizer_destroy(&t->preview);
    free(t->foreseen.gradient);
    workspace_destroy(t->work);
    free(t->order);
    free(t->outputs);
    free(t->step.gradient);
    free(t->step.change);
    free(t->step.before);
    *t = (Trainer){0};
}

void trainer_set(Trainer *t, const Training *settings) {
    if (settings->optimizer != t->settings.optimizer) optimizer_reset(&t->optimizer);
    t->settings = *settings;
    t->foreseen.points = 0;
    bool begins = t->position == 0 && t->next == PHASE_FORWARD;
    if (begins) t->order_epoch = -1; /* a preview may have drawn it from another seed */
}

void trainer_set_samples(Trainer *t, const Samples *samples) {
    samples_changed(t, samples);
}

void trainer_set_weight(Trainer *t, int index, float value) {
    assert(index >= 0 && index < t->net.count);
    t->net.theta[index] = value;
    t->next = PHASE_FORWARD;
}

/* The order of the present epoch: as the points lie, or shuffled. */
static void draw_order(Trainer *t) {
    if (t->order_epoch == t->epoch) return;
    if (t->settings.batch != 0 && t->settings.shuffle) {
        random_order(t->settings.seed, (uint64_t)t->epoch, t->samples->count, t->order);
    } else {
        for (int i = 0; i < t->samples->count; i++) t->order[i] = i;
    }
    t->order_epoch = t->epoch;
}

/* How many points the next step sees: a whole batch; what is left of the epoch when that is less;
 * one, under the perceptron rule. */
static int next_points(const Trainer *t) {
    int left = t->samples->count - t->position;
    int batch = t->settings.batch ? t->settings.batch : left;
    if (t->settings.rule == RULE_PERCEPTRON) batch = 1;
    return batch < left ? batch : left;
}

int trainer_coming(const Trainer *t, int *first) {
    *first = t->position;
    return t->next == PHASE_FORWARD ? next_points(t) : t->step.points;
}

static int steps_through(const Trainer *t, int points) {
    int batch = t->settings.batch ? t->settings.batch : points;
    if (t->settings.rule == RULE_PERCEPTRON) batch = 1;
    return points > 0 ? (points + batch - 1) / batch : 0;
}

int trainer_epoch_steps(const Trainer *t) {
    return steps_through(t, t->samples->count);
}

int trainer_steps_left(const Trainer *t) {
    return steps_through(t, t->samples->count - t->position);
}

/* The points of a step, as pass.h wants them: all of them are read where they lie. */
static const int *step_order(const Trainer *t, int first, int points) {
    bool all = points == t->samples->count && !(t->settings.batch != 0 && t->settings.shuffle);
    return all ? NULL : t->order + first;
}

static Dropout dropout_now(const Trainer *t) {
    return (Dropout){t->settings.dropout, t->settings.seed, (uint64_t)t->steps};
}

static void begin(Trainer *t, int points) {
    draw_order(t);
    t->step.epoch = t->epoch;
    t->step.number = t->steps;
    t->step.first = t->position;
    t->step.points = points;
    const int *order = step_order(t, t->step.first, points);
    t->step.sample = order ? order[0] : t->step.first;
    t->step.dropout = dropout_now(t);
    t->recorded = false;
}

/* l1 |w| + l2/2 w^2 of every weight, not of biases. */
static void add_penalties(const Trainer *t, float *gradient) {
    float l1 = t->settings.l1, l2 = t->settings.l2;
    if (l1 == 0 && l2 == 0) return;
    for (int l = 0; l < t->net.layers; l++) {
        const Layer *layer = &t->net.layer[l];
        for (int i = layer->w; i < layer->b; i++) {
            float w = t->net.theta[i];
            float sign = (w > 0 ? 1.0f : 0.0f) - (w < 0 ? 1.0f : 0.0f);
            gradient[i] += l1 * sign + l2 * w;
        }
    }
}

static double forward(Trainer *t, int first, int points, float *outputs) {
    const int *order = step_order(t, first, points);
    if (t->settings.rule == RULE_PERCEPTRON) {
        return perceptron_gradient(&t->net, t->samples, order, points, NULL, outputs);
    }
    const Dropout dropout = dropout_now(t);
    return pass_forward(t->work, &t->net, t->samples, order, points, t->settings.loss, &dropout,
                        outputs);
}

static bool is_foreseen(const Trainer *t, int first, int points) {
    const Foreseen *f = &t->foreseen;
    return f->points == points && f->first == first && f->epoch == t->epoch &&
           f->theta == network_mark(&t->net);
}

/* Loss before the step, and the gradient of loss and penalties. */
static double backward(Trainer *t, int first, int points, float *gradient) {
    const int *order = step_order(t, first, points);
    if (t->settings.rule == RULE_PERCEPTRON) {
        return perceptron_gradient(&t->net, t->samples, order, points, gradient, NULL);
    }
    if (is_foreseen(t, first, points)) {
        memcpy(gradient, t->foreseen.gradient, sizeof(float) * (size_t)t->net.count);
        return t->foreseen.loss;
    }
    const Dropout dropout = dropout_now(t);
    double loss = pass_gradient(t->work, &t->net, t->samples, order, points, t->settings.loss,
                                &dropout, gradient);
    add_penalties(t, gradient);
    return loss;
}

static void change(const Trainer *t, OptimizerState *state, const float *gradient, float *change) {
    Training plain = t->settings;
    if (t->settings.rule == RULE_PERCEPTRON) plain.optimizer = OPTIMIZER_SGD;
    optimizer_change(state, &plain, gradient, change);
}

/* Whether a step has moved any weight. */
static bool has_moved(const Step *step, int count) {
    for (int i = 0; i < count; i++) {
        if (step->change[i] != 0) return true;
    }
    return false;
}

static void update(Trainer *t) {
    Step *step = &t->step;
    float *theta = t->net.theta;
    memcpy(step->before, theta, sizeof(float) * (size_t)t->net.count);
    change(t, &t->optimizer, step->gradient, step->change);
#pragma omp simd
    for (int i = 0; i < t->net.count; i++) theta[i] += step->change[i];
    step->rate = t->settings.rate;
    t->recorded = true;
    t->steps++;
    if (t->settings.rule == RULE_PERCEPTRON) t->moves += has_moved(step, t->net.count);
    t->position += step->points;
    if (t->position >= t->samples->count) {
        t->position = 0;
        t->epoch++;
    }
}

Phase trainer_phase(Trainer *t) {
    Phase phase = t->next;
    if (t->samples->count == 0) return phase;
    switch (phase) {
    case PHASE_FORWARD:
        begin(t, next_points(t));
        t->step.loss = forward(t, t->step.first, t->step.points, t->outputs);
        break;
    case PHASE_LOSS: break; /* the forward pass has it already */
    case PHASE_BACKWARD: backward(t, t->step.first, t->step.points, t->step.gradient); break;
    case PHASE_UPDATE: update(t); break;
    case PHASE_COUNT: break;
    }
    t->next = phase == PHASE_UPDATE ? PHASE_FORWARD : (Phase)(phase + 1);
    return phase;
}

/* A whole step of so many points, when none is under way. */
static void step(Trainer *t, int points) {
    begin(t, points);
    t->step.loss = backward(t, t->step.first, points, t->step.gradient);
    update(t);
}

void trainer_step(Trainer *t) {
    if (t->samples->count == 0) return;
    if (t->next == PHASE_FORWARD)
        step(t, next_points(t));
    else
        while (trainer_phase(t) != PHASE_UPDATE) {
        }
}

void trainer_step_point(Trainer *t) {
    if (t->samples->count == 0) return;
    if (t->next == PHASE_FORWARD)
        step(t, 1);
    else
        trainer_step(t);
}

/* Takes some of this epoch's whole batches at once, but for its last, where the settings are plain
 * enough that nothing but the weights moves. Their records would be overwritten unseen. */
static void hurry(Trainer *t, int most) {
    const Training *s = &t->settings;
    bool plain = s->rule == RULE_GRADIENT && s->optimizer == OPTIMIZER_SGD && s->l1 == 0 &&
                 s->l2 == 0 && s->dropout == 0 && s->batch > 0 && t->next == PHASE_FORWARD;
    if (!plain || !pass_can_descend(&t->net, s->batch)) return;
    int steps = (t->samples->count - t->position - 1) / s->batch;
    if (steps > most) steps = most;
    if (steps <= 0) return;
    draw_order(t);
    pass_descend(t->work, &t->net, t->samples, t->order + t->position, s->batch, steps, s->loss,
                 s->rate);
    t->position += steps * s->batch;
    t->steps += steps;
}

void trainer_epoch(Trainer *t) {
    if (t->samples->count == 0) return;
    int64_t epoch = t->epoch;
    hurry(t, INT_MAX);
    while (t->epoch == epoch) trainer_step(t);
}

void trainer_steps(Trainer *t, int steps) {
    int64_t goal = t->steps + steps;
    hurry(t, steps - 1);
    while (t->steps < goal) trainer_step(t);
}

/* The perceptron rule passes right points over: its coming step is that of the next wrong one, in
 * this epoch's order. */
static void preview_mistake(Trainer *t, float *gradient) {
    int count = t->samples->count;
    for (int tries = 0; tries < count; tries++) {
        bool moves = false;
        backward(t, (t->position + tries) % count, 1, gradient);
        for (int i = 0; i < t->net.count; i++) moves |= gradient[i] != 0;
        if (moves) return;
    }
}

/* What has been found out about the coming step is kept for it. */
static void keep_foreseen(Trainer *t, int points, double loss) {
    Foreseen *f = &t->foreseen;
    f->loss = loss;
    f->first = t->position;
    f->points = t->settings.rule == RULE_GRADIENT ? points : 0;
    f->epoch = t->epoch;
    f->theta = network_mark(&t->net);
}

/* The gradient of the coming step, unless it is known already. */
static void foresee(Trainer *t) {
    Foreseen *f = &t->foreseen;
    bool begins = t->next == PHASE_FORWARD;
    size_t size = sizeof(float) * (size_t)t->net.count;
    if (t->samples->count == 0) {
        memset(f->gradient, 0, size);
        return;
    }
    if (begins && t->settings.rule == RULE_PERCEPTRON) {
        preview_mistake(t, f->gradient);
        return;
    }
    int points = begins ? next_points(t) : t->step.points;
    if (is_foreseen(t, t->position, points)) return;
    f->points = 0;
    keep_foreseen(t, points, backward(t, t->position, points, f->gradient));
}

void trainer_preview(Trainer *t, float *gradient, float *coming) {
    draw_order(t);
    foresee(t);
    const float *found = t->foreseen.gradient;
    if (gradient) memcpy(gradient, found, sizeof(float) * (size_t)t->net.count);
    if (!coming) return;
    optimizer_copy(&t->preview, &t->optimizer);
    change(t, &t->preview, found, coming);
}

void trainer_foresee_begin(Trainer *t, float *outputs) {
    assert(t->settings.rule == RULE_GRADIENT && t->next == PHASE_FORWARD);
    draw_order(t);
    t->foreseen.points = 0;
    int points = next_points(t);
    pass_begin(t->work, &(PassDef){.net = &t->net,
                                   .samples = t->samples,
                                   .order = step_order(t, t->position, points),
                                   .points = points,
                                   .loss = t->settings.loss,
                                   .dropout = dropout_now(t),
                                   .backward = true,
                                   .outputs = outputs});
}

void trainer_foresee_end(Trainer *t) {
    double loss = pass_end(t->work, t->foreseen.gradient);
    add_penalties(t, t->foreseen.gradient);
    keep_foreseen(t, next_points(t), loss);
}

bool trainer_foresees(const Trainer *t) {
    return t->next == PHASE_FORWARD && is_foreseen(t, t->position, next_points(t));
}

bool trainer_sees_all(const Trainer *t) {
    int points = next_points(t);
    return t->settings.rule == RULE_GRADIENT && t->settings.dropout == 0 &&
           step_order(t, t->position, points) == NULL;
}

void trainer_stand_as(Trainer *to, const Trainer *from) {
    Foreseen *foreseen = &to->foreseen;
    float *gradient = foreseen->gradient;
    trainer_set(to, &from->settings);
    trainer_restore(to, from->net.theta, &from->optimizer, from->epoch, from->steps, from->moves,
                    from->position);
    to->order_epoch = -1; /* drawn under whatever settings */
    memcpy(gradient, from->foreseen.gradient, sizeof(float) * (size_t)from->net.count);
    *foreseen = from->foreseen;
    foreseen->gradient = gradient;
}

void trainer_restore(Trainer *t, const float *theta, const OptimizerState *optimizer, int64_t epoch,
                     int64_t steps, int64_t moves, int position) {
    memcpy(t->net.theta, theta, sizeof(float) * (size_t)t->net.count);
    optimizer_copy(&t->optimizer, optimizer);
    t->epoch = epoch;
    t->steps = steps;
    t->moves = moves;
    t->position = position;
    t->next = PHASE_FORWARD;
    t->recorded = false;
    t->foreseen.points = 0;
}
