/* See usual_rate.h. */
#include "scene/usual_rate.h"

#include <assert.h>

/* Found by training 4 tanh units on every set for 200 epochs with rates from 0.001 to 3 and all
 * points at once: about the largest with which the loss rises nowhere on its way.
 *
 * Momentum 0.9 adds up about ten steps, so it wants a tenth of plain descent's rate. RMSprop and
 * Adam divide by the gradient's size, so their steps are as long as the rate, whatever the loss.
 * The slopes of hinge do not fade as those of a probability do, and numbers to be met exactly lie
 * in narrower valleys than classes.
 *
 * A ring has a wide, even valley: its circle closes within five seconds of play from any start, and
 * only then, with next to nothing left to learn, does the loss rise a little again. A wave along
 * one coordinate has hardly any, and momentum or Adam follow it sooner.
 *
 * A line through numbers, over inputs that are scaled, has a valley that is known beforehand: of
 * half the squares it curves by at most the number of inputs. All rates below 2 over that lead
 * down, and of a single input it curves alike in all directions. */
enum { CLASSES, CIRCLES, NUMBERS, SINE, LINES, KINDS };
static const float usual[KINDS][LOSS_COUNT][OPTIMIZER_COUNT] = {
    /* sgd, momentum, rmsprop, adam */
    [CLASSES] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_SQUARED] = {1, 0.1f, 0.01f, 0.03f},
                 [LOSS_MEAN_SQUARED] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_ABSOLUTE] = {0.6f, 0.1f, 0.01f, 0.03f},
                 [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}},
    [CIRCLES] = {[LOSS_CROSS_ENTROPY] = {2, 0.3f, 0.03f, 0.1f},
                 [LOSS_SQUARED] = {4, 0.4f, 0.03f, 0.1f},
                 [LOSS_MEAN_SQUARED] = {2, 0.3f, 0.03f, 0.1f},
                 [LOSS_ABSOLUTE] = {2, 0.3f, 0.02f, 0.1f},
                 [LOSS_HINGE] = {0.1f, 0.05f, 0.003f, 0.03f}},
    [NUMBERS] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
                 [LOSS_SQUARED] = {0.03f, 0.003f, 0.01f, 0.02f},
                 [LOSS_MEAN_SQUARED] = {0.01f, 0.001f, 0.01f, 0.02f},
                 [LOSS_ABSOLUTE] = {0.01f, 0.003f, 0.001f, 0.01f},
                 [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}},
    [SINE] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
              [LOSS_SQUARED] = {0.05f, 0.005f, 0.01f, 0.05f},
              [LOSS_MEAN_SQUARED] = {0.02f, 0.003f, 0.01f, 0.05f},
              [LOSS_ABSOLUTE] = {0.05f, 0.01f, 0.003f, 0.01f},
              [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}},
    [LINES] = {[LOSS_CROSS_ENTROPY] = {0.6f, 0.06f, 0.01f, 0.03f},
               [LOSS_SQUARED] = {0.1f, 0.01f, 0.03f, 0.1f},
               [LOSS_MEAN_SQUARED] = {0.05f, 0.005f, 0.03f, 0.1f},
               [LOSS_ABSOLUTE] = {0.03f, 0.003f, 0.003f, 0.03f},
               [LOSS_HINGE] = {0.1f, 0.01f, 0.003f, 0.01f}}};
static_assert(LOSS_COUNT == 5 && OPTIMIZER_COUNT == 4, "a rate for each loss and optimizer");

static const float PERCEPTRON_RATE = 0.1f; /* from zeros it only scales the line's weights */

static int kind_of(const Scene *scene) {
    if (scene->data.kind != LABEL_NUMBER) return scene->set.kind == SET_CIRCLES ? CIRCLES : CLASSES;
    if (scene->set.kind == SET_SINE) return SINE;
    return scene->scale && scene->network.layers == 1 ? LINES : NUMBERS;
}

float usual_rate(const Scene *scene) {
    const Training *t = &scene->training;
    if (t->rule == RULE_PERCEPTRON) return PERCEPTRON_RATE;
    int kind = kind_of(scene);
    float rate = usual[kind][t->loss][t->optimizer];
    bool plain = t->optimizer == OPTIMIZER_SGD || t->optimizer == OPTIMIZER_MOMENTUM;
    if (kind == LINES && plain && scene->features.count == 1) return 2 * rate;
    return scene->set.kind == SET_SPIRAL ? rate / 4 : rate; /* its valley winds as its arms do */
}

float usual_rate_below(const Scene *scene, float rate) {
    float usually = usual_rate(scene);
    return usually < rate ? usually : rate / 10;
}
