/* See training.h. */
#include "nn/training.h"

#include <assert.h>
#include <math.h>

static const char *const rules[RULE_COUNT] = {
    [RULE_GRADIENT] = "gradient",
    [RULE_PERCEPTRON] = "perceptron",
};
static_assert(RULE_COUNT == 2, "a name for each rule");

const char *rule_name(Rule rule) {
    assert((unsigned)rule < RULE_COUNT);
    return rules[rule];
}

Training training_default(void) {
    return (Training){.rule = RULE_GRADIENT,
                      .loss = LOSS_CROSS_ENTROPY,
                      .optimizer = OPTIMIZER_SGD,
                      .rate = 0.1f,
                      .momentum = 0.9f,
                      .shuffle = true,
                      .seed = 1};
}

/* The rules that join settings and network. */
static bool check_rule(const Training *t, const NetworkDef *def, Message *m) {
    Activation out = def->activation[def->layers - 1];
    bool perceptron = def->layers == 1 && def->units[0] == 1 && out == ACTIVATION_STEP;
    if (t->rule == RULE_PERCEPTRON && (t->l1 > 0 || t->l2 > 0 || t->dropout > 0)) {
        return message_set(
            m, "the perceptron rule knows no penalties and no dropout: leave out l1, l2 "
               "and dropout, or use rule: gradient");
    }
    if (t->rule == RULE_PERCEPTRON) {
        return perceptron ||
               message_set(m, "the perceptron rule trains one step unit and no hidden layer: write "
                              "layers: [1 step], or rule: gradient");
    }
    for (int l = 0; l < def->layers; l++) {
        if (def->activation[l] == ACTIVATION_STEP) {
            return message_set(m,
                               "layer %d is a step: its slope is 0 wherever it has one, so "
                               "gradient descent cannot move it; use sigmoid or tanh, or rule: "
                               "perceptron with layers: [1 step]",
                               l + 1);
        }
    }
    if (t->loss == LOSS_CROSS_ENTROPY && out != ACTIVATION_SIGMOID && out != ACTIVATION_SOFTMAX) {
        return message_set(m,
                           "cross-entropy needs probabilities: end the network with sigmoid or "
                           "softmax, not %s, or use the loss squared",
                           activation_name(out));
    }
    return true;
}

bool training_check(const Training *t, const NetworkDef *def, Message *m) {
    if (!(t->rate >= 0 && t->rate <= 1e6f)) {
        return message_set(m, "the rate is %g; it must be from 0 to 1000000", (double)t->rate);
    }
    if (!(t->momentum >= 0 && t->momentum < 1)) {
        return message_set(m, "the momentum is %g; it must be at least 0 and below 1",
                           (double)t->momentum);
    }
    if (t->batch < 0 || t->batch > MAX_POINTS) {
        return message_set(m, "the batch is %d; it must be full, or from 1 to %d points", t->batch,
                           MAX_POINTS);
    }
    if (!(t->l1 >= 0 && t->l1 <= 1e6f) || !(t->l2 >= 0 && t->l2 <= 1e6f)) {
        return message_set(m, "the penalties l1 and l2 must be from 0 to 1000000");
    }
    if (!(t->dropout >= 0 && t->dropout <= 0.9f)) {
        return message_set(m, "the dropout is %g; it must be from 0 to 0.9", (double)t->dropout);
    }
    return check_rule(t, def, m);
}

bool training_check_labels(const Training *t, const Dataset *data, Message *m) {
    if (data->kind == LABEL_CLASS) return true;
    if (t->rule == RULE_PERCEPTRON) {
        return message_set(m, "the perceptron rule needs labels of two classes: red and blue, or 1 "
                              "and 0; these are other numbers");
    }
    if (t->loss == LOSS_HINGE) {
        return message_set(m, "the hinge loss needs labels of two classes: red and blue, or 1 and "
                              "0; for numbers use squared");
    }
    for (int i = 0; t->loss == LOSS_CROSS_ENTROPY && i < data->count; i++) {
        if (data->label[i] >= 0 && data->label[i] <= 1) continue;
        return message_set(m,
                           "cross-entropy needs classes, or labels from 0 to 1; point %d has the "
                           "label %g: for numbers use squared and a linear output",
                           i + 1, (double)data->label[i]);
    }
    return true;
}

Loss training_loss(const Training *training) {
    return training->rule == RULE_PERCEPTRON ? LOSS_SQUARED : training->loss;
}
