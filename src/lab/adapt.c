/* See adapt.h. */
#include "lab/adapt.h"

#include <assert.h>
#include <stdlib.h>

/* Found by training 4 tanh units on every set for 200 epochs with rates from 0.001 to 3 and all
 * points at once: about the largest with which the loss rises nowhere on its way.
 *
 * Momentum 0.9 adds up about ten steps, so it wants a tenth of plain descent's rate. RMSprop and
 * Adam divide by the gradient's size, so their steps are as long as the rate, whatever the loss.
 * The slopes of hinge do not fade as those of a probability do, and numbers to be met exactly lie
 * in narrower valleys than classes. */
enum { CLASSES, NUMBERS, KINDS };
static const float usual[KINDS][LOSS_COUNT][OPTIMIZER_COUNT] = {
    /* sgd, momentum, rmsprop, adam */
    [CLASSES] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_SQUARED] = {1, 0.1f, 0.01f, 0.03f},
                 [LOSS_MEAN_SQUARED] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_ABSOLUTE] = {0.6f, 0.1f, 0.01f, 0.03f},
                 [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}},
    [NUMBERS] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_SQUARED] = {0.03f, 0.003f, 0.01f, 0.02f},
                 [LOSS_MEAN_SQUARED] = {0.01f, 0.001f, 0.01f, 0.02f},
                 [LOSS_ABSOLUTE] = {0.01f, 0.003f, 0.001f, 0.01f},
                 [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}}};
static_assert(LOSS_COUNT == 5 && OPTIMIZER_COUNT == 4, "a rate for each loss and optimizer");

static const float PERCEPTRON_RATE = 0.1f; /* from zeros it only scales the line's weights */

float adapt_usual_rate(const Scene *scene) {
    const Training *t = &scene->training;
    if (t->rule == RULE_PERCEPTRON) return PERCEPTRON_RATE;
    float rate = usual[scene->data.kind == LABEL_NUMBER][t->loss][t->optimizer];
    return scene->set.kind == SET_SPIRAL ? rate / 4 : rate; /* its valley winds as its arms do */
}

static void follow_rate(const Scene *before, Scene *after) {
    float then = adapt_usual_rate(before), now = adapt_usual_rate(after);
    bool another_set = after->set.kind != before->set.kind && after->set.kind != SET_NONE;
    if (after->training.rate != before->training.rate) {
        after->rate_open = false;
    } else if (before->training.rate == then ||
               (after->rate_open && (now != then || another_set))) {
        after->training.rate = now;
        after->rate_open = false;
    }
}

/* From zeros no hidden unit would learn, so descent takes its usual start back. */
static void follow_rule(const Scene *before, Scene *after) {
    Start *start = &after->network.start;
    Rule rule = after->training.rule;
    if (rule == before->training.rule) return;
    if (rule == RULE_PERCEPTRON)
        start->kind = START_ZEROS;
    else if (start->kind == START_ZEROS)
        start->kind = network_def_default().start.kind;
}

/* Whether the points of a set have become the person's own by those that were added or cleared. One
 * erased leaves the others what they were. */
static bool owns_points(const Scene *before, const Scene *after) {
    int was = before->data.count, is = after->data.count;
    return before->set.kind != SET_NONE && after->set.kind == SET_NONE && (is > was || is == 0);
}

bool adapt_is_table(const Scene *scene) {
    bool rows = scene->data.label_name[0] != '\0' && scene->data.count > 0;
    return scene->set.kind == SET_NONE && (scene->file[0] != '\0' || rows);
}

SetDef adapt_first_set(SetDef set) {
    set.count = 160;
    set.noise = 0.1f;
    return set;
}

/* A table's columns are scaled without a word of the person, and a set needs no scaling. Nobody has
 * chosen either that a table holds nothing out, nor that its network has no hidden layer. */
static void leave_table(Scene *scene) {
    NetworkDef *net = &scene->network;
    scene->scale = false;
    scene->held_out = 0.3f;
    if (net->layers > 1 || scene->training.rule == RULE_PERCEPTRON) return;
    net->layers = 2;
    net->units[1] = net->units[0];
    net->activation[1] = net->activation[0];
    net->units[0] = 4;
    net->activation[0] = ACTIVATION_TANH;
    free(scene->values);
    scene->values = NULL;
}

void adapt_scene(const Scene *before, Scene *after) {
    follow_rule(before, after);
    follow_rate(before, after);
    if (owns_points(before, after)) after->held_out = 0;
    if (adapt_is_table(before) && after->set.kind != SET_NONE) leave_table(after);
}
