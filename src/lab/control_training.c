/* The controls of training. See control.h. */
#include <assert.h>
#include <stdio.h>

#include "lab/control_rows.h"

static Action training_action(const Lab *lab) {
    return (Action){.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
}

static bool is_perceptron(const Lab *lab) {
    return lab->scene.training.rule == RULE_PERCEPTRON;
}

/* ---- rule */

static double rule_get(const Lab *lab, int which) {
    return lab->scene.training.rule;
}

static Action rule_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.rule = (Rule)(int)value;
    return a;
}

static const char *rule_option(int option, char text[64]) {
    return rule_name((Rule)option);
}

/* ---- loss */

static double loss_get(const Lab *lab, int which) {
    return lab->scene.training.loss;
}

static Action loss_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.loss = (Loss)(int)value;
    return a;
}

static const char *loss_refuse(const Lab *lab, int which) {
    return is_perceptron(lab) ? "The perceptron rule follows no loss: it corrects mistakes." : NULL;
}

static const char *loss_option(int option, char text[64]) {
    return loss_name((Loss)option);
}

/* ---- optimizer */

static double optimizer_get(const Lab *lab, int which) {
    return lab->scene.training.optimizer;
}

static Action optimizer_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.optimizer = (Optimizer)(int)value;
    return a;
}

static const char *optimizer_refuse(const Lab *lab, int which) {
    return is_perceptron(lab) ? "The perceptron rule is a way to step itself." : NULL;
}

static const char *optimizer_option(int option, char text[64]) {
    return optimizer_name((Optimizer)option);
}

static const char *optimizer_label(int option) {
    static const char *const shorter[] = {[OPTIMIZER_SGD] = "SGD",
                                          [OPTIMIZER_MOMENTUM] = "mom.",
                                          [OPTIMIZER_RMSPROP] = "RMS",
                                          [OPTIMIZER_ADAM] = "Adam"};
    static_assert(OPTIMIZER_COUNT == 4, "each has a short name");
    return shorter[option];
}

/* ---- momentum */

static double momentum_get(const Lab *lab, int which) {
    return (double)lab->scene.training.momentum;
}

static Action momentum_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.momentum = (float)value;
    return a;
}

static const char *momentum_refuse(const Lab *lab, int which) {
    return optimizer_has_momentum(lab->scene.training.optimizer)
               ? NULL
               : "This optimizer has no momentum.";
}

/* ---- rate */

static double rate_get(const Lab *lab, int which) {
    return (double)lab->scene.training.rate;
}

static Action rate_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.rate = (float)value;
    return a;
}

/* ---- batch: a few sizes side by side, and a field for any other */

static const int batches[] = {1, 10, 32, 0};
enum { BATCHES = sizeof batches / sizeof *batches };

static int batch_index(int batch) {
    for (int i = 0; i < BATCHES; i++) {
        if (batches[i] == batch) return i;
    }
    return -1;
}

static double batch_get(const Lab *lab, int which) {
    return batch_index(lab->scene.training.batch);
}

static Action batch_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.batch = batches[(int)value];
    return a;
}

static const char *batch_refuse(const Lab *lab, int which) {
    return is_perceptron(lab) ? "The perceptron rule looks at one point at a time." : NULL;
}

static const char *batch_option(int option, char text[64]) {
    if (batches[option] == 0) return "full";
    snprintf(text, 64, "%d", batches[option]);
    return text;
}

static double batch_number(const Lab *lab, int which) {
    int batch = lab->scene.training.batch, all = lab->run->train.count;
    return batch == 0 || batch > all ? all : batch;
}

static double batch_size_get(const Lab *lab, int which) {
    return lab->scene.training.batch;
}

static Action batch_size_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.batch = (int)value;
    return a;
}

static const char *batch_size_text(double value, char text[64]) {
    if (value == 0) return "full";
    snprintf(text, 64, "%.0f", value);
    return text;
}

/* ---- order */

static double shuffle_get(const Lab *lab, int which) {
    return lab->scene.training.shuffle;
}

static Action shuffle_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.shuffle = value != 0;
    return a;
}

static const char *shuffle_refuse(const Lab *lab, int which) {
    return lab->scene.training.batch > 0 ? NULL
           : is_perceptron(lab)          ? "This run takes the points as they lie."
                                : "A full batch has no order: choose a smaller batch first.";
}

static double order_seed_get(const Lab *lab, int which) {
    return (double)lab->scene.training.seed;
}

static Action order_seed_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.seed = (uint64_t)value;
    return a;
}

/* ---- penalties */

static double l1_get(const Lab *lab, int which) {
    return (double)lab->scene.training.l1;
}

static Action l1_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.l1 = (float)value;
    return a;
}

static double l2_get(const Lab *lab, int which) {
    return (double)lab->scene.training.l2;
}

static Action l2_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.l2 = (float)value;
    return a;
}

static const char *penalty_refuse(const Lab *lab, int which) {
    return is_perceptron(lab) ? "The perceptron rule knows no penalty." : NULL;
}

/* ---- dropout */

static double dropout_get(const Lab *lab, int which) {
    return (double)lab->scene.training.dropout;
}

static Action dropout_set(const Lab *lab, int which, double value) {
    Action a = training_action(lab);
    a.training.dropout = (float)value;
    return a;
}

static const char *dropout_refuse(const Lab *lab, int which) {
    return is_perceptron(lab) || lab->scene.network.layers == 1
               ? "There are no hidden units to leave out."
               : NULL;
}

/* ---- rows */

static const ControlInfo rows[] = {
    [CONTROL_RULE] =
        {.name = "rule",
         .label = "Rule",
         .hint =
             "The perceptron rule, which trains a single step unit, or gradient descent: the run "
             "begins anew",
         .restarts = true,
         CONTROL_ONE_OF(SEGMENTS, RULE_COUNT),
         .get = rule_get,
         .set = rule_set,
         .option = rule_option},
    [CONTROL_LOSS] = {.name = "loss",
                      .label = "Loss",
                      .hint = "What being wrong costs; the run goes on",
                      CONTROL_ONE_OF(CHOICE, LOSS_COUNT),
                      .get = loss_get,
                      .set = loss_set,
                      .refuse = loss_refuse,
                      .option = loss_option},
    [CONTROL_OPTIMIZER] = {.name = "optimizer",
                           .label = "Optimizer",
                           .hint = "How a gradient becomes a step; the run goes on",
                           CONTROL_ONE_OF(SEGMENTS, OPTIMIZER_COUNT),
                           .get = optimizer_get,
                           .set = optimizer_set,
                           .refuse = optimizer_refuse,
                           .option = optimizer_option,
                           .label_of = optimizer_label},
    [CONTROL_MOMENTUM] = {.name = "momentum",
                          .label = "Momentum",
                          .hint = "How much of the step before goes into the next; the run goes on",
                          CONTROL_SLIDER(0, 0.99, 0, 0.9999),
                          .get = momentum_get,
                          .set = momentum_set,
                          .refuse = momentum_refuse},
    [CONTROL_RATE] = {.name = "rate",
                      .label = "Rate",
                      .hint = "How far a step goes; the run goes on",
                      .logarithmic = true,
                      CONTROL_SLIDER(0.0001, 10, 0, 1e6),
                      .get = rate_get,
                      .set = rate_set},
    [CONTROL_BATCH] = {.name = "batch",
                       .label = "Batch",
                       .hint = "Points that a step looks at; the run goes on",
                       CONTROL_ONE_OF(SEGMENTS, BATCHES),
                       .get = batch_get,
                       .set = batch_set,
                       .refuse = batch_refuse,
                       .option = batch_option,
                       .number = batch_number},
    [CONTROL_BATCH_SIZE] = {.name = "batch-size",
                            .label = "Batch",
                            .hint = "Any number of points that a step looks at; the run goes on",
                            CONTROL_FIELD(1, MAX_POINTS),
                            .get = batch_size_get,
                            .set = batch_size_set,
                            .refuse = batch_refuse,
                            .text = batch_size_text,
                            .number = batch_number},
    [CONTROL_SHUFFLE] = {.name = "shuffle",
                         .label = "shuffle",
                         .hint = "A new order of the points in every epoch; the run goes on",
                         .kind = CONTROL_KIND_TOGGLE,
                         .get = shuffle_get,
                         .set = shuffle_set,
                         .refuse = shuffle_refuse},
    [CONTROL_ORDER_SEED] = {.name = "order-seed",
                            .label = "seed",
                            .hint =
                                "The number that order and dropout are drawn from; the run goes on",
                            CONTROL_FIELD(0, CONTROL_LAST_SEED),
                            .get = order_seed_get,
                            .set = order_seed_set},
    [CONTROL_L1] = {.name = "l1",
                    .label = "L1",
                    .hint =
                        "A penalty on the size of weights, which draws small ones to 0; the run "
                        "goes on",
                    .fine = true,
                    CONTROL_SLIDER(0, 0.1, 0, 1e6),
                    .get = l1_get,
                    .set = l1_set,
                    .refuse = penalty_refuse},
    [CONTROL_L2] = {.name = "l2",
                    .label = "L2",
                    .hint = "A penalty on large weights; the run goes on",
                    .fine = true,
                    CONTROL_SLIDER(0, 0.1, 0, 1e6),
                    .get = l2_get,
                    .set = l2_set,
                    .refuse = penalty_refuse},
    [CONTROL_DROPOUT] = {.name = "dropout",
                         .label = "Dropout",
                         .hint = "The share of hidden units left out of each step; the run goes on",
                         .percent = true,
                         CONTROL_SLIDER(0, 0.9, 0, 0.9),
                         .get = dropout_get,
                         .set = dropout_set,
                         .refuse = dropout_refuse},
};

enum { ROWS = sizeof rows / sizeof *rows };
static_assert(ROWS == (int)CONTROL_RESTART, "a row is missing");

ControlRows control_rows_training(void) {
    return (ControlRows){rows, ROWS};
}
