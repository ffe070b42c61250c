/* See defaults.h. */
#include "lab/defaults.h"

#include "scene/usual_rate.h"

static void apply(Lab *lab, Action action, bool goes_on) {
    action.goes_on = goes_on;
    lab_apply(lab, &action);
}

void defaults_data(Lab *lab, const Scene *first) {
    Action set = {.kind = ACTION_SET_POINTS, .set = first->set};
    if (lab->scene.set.kind != SET_NONE) {
        set.set.kind = lab->scene.set.kind;
        set.set.classes = lab->scene.set.classes;
    }
    apply(lab, set, false);
    apply(lab, (Action){.kind = ACTION_HOLD_OUT, .number = (double)first->held_out}, true);
    apply(lab, (Action){.kind = ACTION_SCALE, .flag = first->scale}, true);
}

void defaults_network(Lab *lab, const Scene *first) {
    const Scene *scene = &lab->scene;
    const NetworkDef *now = &scene->network;
    int output = now->layers - 1;
    NetworkDef net = first->network;
    net.units[net.layers - 1] = now->units[output];
    net.activation[net.layers - 1] = now->activation[output];
    if (scene->training.rule == RULE_PERCEPTRON) {
        net = *now;
        net.start = first->network.start;
        net.start.kind = START_ZEROS;
    }
    Action inputs = {.kind = ACTION_SET_INPUTS, .inputs = features_identity(scene->data.columns)};
    apply(lab, inputs, false);
    apply(lab, (Action){.kind = ACTION_SET_NETWORK, .network = net}, true);
}

void defaults_training(Lab *lab, const Scene *first) {
    Scene wanted = lab->scene; /* borrowed, to ask for its rate */
    wanted.training = first->training;
    if (wanted.data.kind == LABEL_NUMBER) wanted.training.loss = LOSS_SQUARED;
    wanted.training.rate = usual_rate(&wanted);
    apply(lab, (Action){.kind = ACTION_SET_TRAINING, .training = wanted.training}, false);
}
