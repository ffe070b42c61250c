/* What cannot be set now, and why. See control.h. */
#include "lab/control.h"

#include "nn/samples.h"

static const char *data_refusal(const Scene *s, Control control) {
    bool drawn = s->set.kind != SET_NONE;
    switch (control) {
    case CONTROL_CLASSES:
        return s->set.kind == SET_BLOBS ? NULL : "Only the set blobs comes with 2 to 4 classes.";
    case CONTROL_POINTS:
    case CONTROL_NOISE:
    case CONTROL_DATA_SEED:
        return drawn ? NULL : "These points were not drawn from a set: choose one above first.";
    case CONTROL_CLEAR: return s->data.count > 0 ? NULL : "There are no points to take away.";
    default: return NULL;
    }
}

static const char *input_refusal(const Scene *s, int which) {
    Feature offered[INPUTS_OFFERED];
    if (which >= inputs_offered(s, offered)) return "There is no such input for these points.";
    bool fed = inputs_find(&s->features, &offered[which]) >= 0;
    if (fed && s->features.count == 1) return "The network needs one input at least.";
    if (!fed && s->features.count == MAX_INPUTS)
        return "The network has all the 16 inputs it can have: take another one out first.";
    return NULL;
}

static const char *network_refusal(const Scene *s, Control control, int which) {
    int hidden = s->network.layers - 1;
    StartKind start = s->network.start.kind;
    switch (control) {
    case CONTROL_INPUT: return input_refusal(s, which);
    case CONTROL_LAYERS:
        return s->training.rule == RULE_PERCEPTRON
                   ? "The perceptron rule trains a single step unit: choose the gradient first."
                   : NULL;
    case CONTROL_UNITS: return which < hidden ? NULL : "There is no such layer.";
    case CONTROL_ACTIVATION: return which <= hidden ? NULL : "There is no such layer.";
    case CONTROL_START_SCALE:
        return start == START_UNIFORM || start == START_NORMAL
                   ? NULL
                   : "Only a uniform or a normal start has a scale.";
    default: return NULL;
    }
}

static const char *training_refusal(const Scene *s, Control control) {
    const Training *t = &s->training;
    bool perceptron = t->rule == RULE_PERCEPTRON;
    switch (control) {
    case CONTROL_LOSS:
        return perceptron ? "The perceptron rule follows no loss: it corrects mistakes." : NULL;
    case CONTROL_OPTIMIZER:
        return perceptron ? "The perceptron rule is a way to step itself." : NULL;
    case CONTROL_MOMENTUM:
        return t->optimizer == OPTIMIZER_MOMENTUM ? NULL : "This optimizer has no momentum.";
    case CONTROL_BATCH:
    case CONTROL_BATCH_SIZE:
        return perceptron ? "The perceptron rule looks at one point at a time." : NULL;
    case CONTROL_SHUFFLE:
        return t->batch > 0 ? NULL
               : perceptron ? "This run takes the points as they lie."
                            : "A full batch has no order: choose a smaller batch first.";
    case CONTROL_L1:
    case CONTROL_L2: return perceptron ? "The perceptron rule knows no penalty." : NULL;
    case CONTROL_DROPOUT:
        return perceptron || s->network.layers == 1 ? "There are no hidden units to leave out."
                                                    : NULL;
    default: return NULL;
    }
}

static bool can_go_back(const Lab *lab) {
    return lab->graph ? lab->graph->walked > 0 : lab->run->trainer.steps > 0;
}

const char *control_refusal(const Lab *lab, Control control) {
    int which;
    Control family = control_family(control, &which);
    if (family == CONTROL_BACK) return can_go_back(lab) ? NULL : "This is where it began.";
    if (family < CONTROL_INPUT) return data_refusal(&lab->scene, family);
    if (family < CONTROL_RULE) return network_refusal(&lab->scene, family, which);
    return training_refusal(&lab->scene, family);
}

/* What hands do to a network most often that cannot be, in words of what stands on the screen; NULL for none of it. */
static const char *misfit(const NetworkDef *net, const Training *t) {
    Activation out = net->activation[net->layers - 1];
    for (int l = 0; l < net->layers; l++) {
        if (net->activation[l] == ACTIVATION_STEP && t->rule == RULE_GRADIENT)
            return "A step has no slope that gradient descent could follow: choose the perceptron "
                   "rule, which brings one.";
        if (l < net->layers - 1 && net->activation[l] == ACTIVATION_SOFTMAX)
            return "Only the last layer can be softmax.";
    }
    if (t->rule == RULE_GRADIENT && t->loss == LOSS_CROSS_ENTROPY && out != ACTIVATION_SIGMOID &&
        out != ACTIVATION_SOFTMAX)
        return "Cross-entropy needs probabilities, as a sigmoid or softmax output gives them: "
               "change the other of the two first.";
    return NULL;
}

/* Whether a network is one, and can be trained as it is set to be on the points that there are. */
static bool check_network(const Scene *s, const NetworkDef *net, Message *why) {
    const char *sentence = misfit(net, &s->training);
    if (sentence) return message_set(why, "%s", sentence);
    return network_def_check(net, why) && training_check(&s->training, net, why) &&
           samples_check(&s->data, net->units[net->layers - 1], why);
}

/* Another rule brings the network that it needs. */
static bool check_training(const Scene *s, const Training *training, Message *why) {
    if (training->rule == RULE_PERCEPTRON)
        return training_check_labels(training, &s->data, why) && samples_check(&s->data, 1, why);
    const char *sentence = misfit(&s->network, training);
    if (s->training.rule == RULE_GRADIENT && sentence) return message_set(why, "%s", sentence);
    return s->training.rule == RULE_PERCEPTRON || (training_check(training, &s->network, why) &&
                                                   training_check_labels(training, &s->data, why));
}

bool control_check(const Lab *lab, Control control, double value, Message *why) {
    const char *refusal = control_refusal(lab, control);
    ControlInfo info = control_info(control);
    if (refusal) return message_set(why, "%s", refusal);
    if (info.most > info.least && !(value >= info.least && value <= info.most)) {
        double times = info.percent ? 100 : 1;
        return message_set(why, "%s goes from %.10g to %.10g%s.", info.label, info.least * times,
                           info.most * times, info.percent ? " percent" : "");
    }
    Action action = control_action(lab, control, value);
    if (action.kind == ACTION_SET_NETWORK) return check_network(&lab->scene, &action.network, why);
    if (action.kind == ACTION_SET_TRAINING)
        return check_training(&lab->scene, &action.training, why);
    return true;
}
