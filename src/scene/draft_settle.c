/* What a scene leaves open about its network and loss, and whether its parts fit each other. */
#include "scene/draft.h"

static Activation last_activation(const NetworkDef *def) {
    return def->activation[def->layers - 1];
}

LabelUse draft_label_use(const Draft *d) {
    const NetworkDef *def = &d->scene->network;
    Loss loss = d->scene->training.loss;
    if (d->layers < 0) {
        return (LabelUse){.outputs = d->scene->training.rule == RULE_PERCEPTRON ? 1 : 0};
    }
    Activation f = last_activation(def);
    int outputs = def->units[def->layers - 1];
    bool bounded = f == ACTIVATION_STEP || f == ACTIVATION_SIGMOID || f == ACTIVATION_TANH;
    bool of_classes = d->loss >= 0 && (loss == LOSS_HINGE || loss == LOSS_CROSS_ENTROPY);
    return (LabelUse){.outputs = outputs, .regression = outputs == 1 && !bounded && !of_classes};
}

/* The smallest network that can learn these labels, from a sigmoid unit alone, as a scene begins. */
static void default_layers(Draft *d) {
    Scene *scene = d->scene;
    NetworkDef *def = &scene->network;
    const Training *t = &scene->training;
    if (t->rule == RULE_PERCEPTRON) {
        def->activation[0] = ACTIVATION_STEP;
    } else if (scene->data.kind == LABEL_NUMBER) {
        def->activation[0] = ACTIVATION_LINEAR;
    } else if (scene->data.classes > 2) {
        def->units[0] = scene->data.classes;
        def->activation[0] = ACTIVATION_SOFTMAX;
    } else if (d->loss >= 0 && t->loss == LOSS_HINGE) {
        def->activation[0] = ACTIVATION_LINEAR;
    }
}

static void default_loss(Scene *scene) {
    Activation f = last_activation(&scene->network);
    bool probability = f == ACTIVATION_SIGMOID || f == ACTIVATION_SOFTMAX;
    bool classes = scene->data.kind == LABEL_CLASS;
    scene->training.loss = probability && classes ? LOSS_CROSS_ENTROPY : LOSS_SQUARED;
}

/* Where a scene says what does not fit: the line a person would look at first. */
static int blamed(const Draft *d) {
    return d->rule >= 0 ? d->rule : d->loss >= 0 ? d->loss : d->layers;
}

bool draft_settle(Draft *d) {
    Scene *scene = d->scene;
    Message message;
    if (d->layers < 0) default_layers(d);
    scene->network.inputs = scene->features.count;
    if (!network_def_check(&scene->network, &message)) {
        return reader_fail(d->reader, d->layers, "%s", message.text);
    }
    if (d->loss < 0) default_loss(scene);
    if (!training_check(&scene->training, &scene->network, &message)) {
        return reader_fail(d->reader, blamed(d), "%s", message.text);
    }
    int outputs = scene->network.units[scene->network.layers - 1];
    if (scene->data.count > 0 && !samples_check(&scene->data, outputs, &message)) {
        return reader_fail(d->reader, d->layers >= 0 ? d->layers : d->key[KEY_DATA], "%s",
                           message.text);
    }
    return training_check_labels(&scene->training, &scene->data, &message) ||
           reader_fail(d->reader, blamed(d), "%s", message.text);
}
