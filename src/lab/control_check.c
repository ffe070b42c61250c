/* Whether a control can be set to a value, given all the others. See control.h. */
#include "lab/control.h"

#include "nn/samples.h"

/* The most frequent impossible settings of a network, in the words of the screen; NULL for none
 * of them. */
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

/* Whether a network is valid, and can be trained with these settings on these points. */
static bool check_network(const Scene *s, const NetworkDef *net, Message *why) {
    const char *sentence = misfit(net, &s->training);
    if (sentence) return message_set(why, "%s", sentence);
    return network_def_check(net, why) && training_check(&s->training, net, why) &&
           samples_check(&s->data, net->units[net->layers - 1], why);
}

/* Another rule changes the network to one that it can train, another loss its output. */
static bool check_training(const Scene *s, const Training *training, Message *why) {
    if (training->rule == RULE_PERCEPTRON)
        return training_check_labels(training, &s->data, why) && samples_check(&s->data, 1, why);
    NetworkDef net = s->network;
    int last = net.layers - 1;
    if (training->loss != s->training.loss && training->rule == RULE_GRADIENT)
        net.activation[last] = loss_output(training->loss, net.activation[last], net.units[last]);
    const char *sentence = misfit(&net, training);
    if (s->training.rule == RULE_GRADIENT && sentence) return message_set(why, "%s", sentence);
    return s->training.rule == RULE_PERCEPTRON ||
           (training_check(training, &net, why) && training_check_labels(training, &s->data, why));
}

bool control_check(const Lab *lab, Control control, double value, Message *why) {
    const char *refusal = control_refusal(lab, control);
    ControlInfo info = control_info(control);
    if (refusal) return message_set(why, "%s", refusal);
    if (info.most > info.least && !(value >= info.least && value <= info.most)) {
        if (info.enough && value > info.most) return message_set(why, "%s", info.enough);
        double times = info.percent ? 100 : 1;
        return message_set(why, "%s can be from %.10g to %.10g%s.", info.label, info.least * times,
                           info.most * times, info.percent ? " percent" : "");
    }
    Action action = control_action(lab, control, value);
    if (action.kind == ACTION_SET_NETWORK) return check_network(&lab->scene, &action.network, why);
    if (action.kind == ACTION_SET_TRAINING)
        return check_training(&lab->scene, &action.training, why);
    return true;
}
