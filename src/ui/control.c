/* See control.h. One row a control; the rows of hidden layers share one each. */
#include "ui/control.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Which family a control belongs to, and the layer it is about. */
static Control family(Control control, int *layer) {
    *layer = -1;
    if (control >= CONTROL_UNITS && control < CONTROL_UNITS + MAX_HIDDEN) {
        *layer = (int)(control - CONTROL_UNITS);
        return CONTROL_UNITS;
    }
    if (control >= CONTROL_ACTIVATION && control < CONTROL_ACTIVATION + MAX_LAYERS) {
        *layer = (int)(control - CONTROL_ACTIVATION);
        return CONTROL_ACTIVATION;
    }
    return control;
}

/* What may be chosen, in the order shown. */
static const SetKind sets[] = {SET_CIRCLES, SET_GAUSS, SET_XOR,   SET_MOONS, SET_SPIRAL,
                               SET_BLOBS,   SET_LINE,  SET_PLANE, SET_SINE};
static const int batches[] = {1, 10, 32, 0};
enum { SETS = sizeof sets / sizeof *sets, BATCHES = 4 };

static const ControlInfo infos[CONTROL_COUNT] = {
    [CONTROL_NONE] = {.label = "", .hint = ""},
    [CONTROL_SET] = {.label = "Points from",
                     .hint = "Draws new points in place of these",
                     .kind = CONTROL_KIND_CHOICE,
                     .options = SETS},
    [CONTROL_POINTS] = {.label = "Points",
                        .hint = "How many points to draw",
                        .kind = CONTROL_KIND_SLIDER,
                        .low = 10,
                        .high = 1000,
                        .logarithmic = true},
    [CONTROL_NOISE] = {.label = "Noise",
                       .hint = "How messy the points are",
                       .kind = CONTROL_KIND_SLIDER,
                       .low = 0,
                       .high = 1},
    [CONTROL_HELD_OUT] = {.label = "Held out",
                          .hint = "The share of points kept for testing, never trained on",
                          .kind = CONTROL_KIND_SLIDER,
                          .low = 0,
                          .high = 0.9},
    [CONTROL_CLEAR] = {.label = "Clear all",
                       .hint = "Takes all points away; undo brings them back",
                       .kind = CONTROL_KIND_BUTTON},
    [CONTROL_LAYERS] = {.label = "Layers",
                        .hint = "Hidden layers between input and output: the network begins anew",
                        .kind = CONTROL_KIND_STEPPER,
                        .low = 0,
                        .high = MAX_HIDDEN},
    [CONTROL_UNITS] = {.label = "Units",
                       .hint = "Units in this layer: the network begins anew",
                       .kind = CONTROL_KIND_STEPPER,
                       .low = 1,
                       .high = MAX_UNITS},
    [CONTROL_ACTIVATION] = {.label = "Activation",
                            .hint = "How these units bend their score: the network begins anew",
                            .kind = CONTROL_KIND_CHOICE,
                            .options = ACTIVATION_COUNT},
    [CONTROL_START] = {.label = "Start",
                       .hint = "How the first weights are drawn: the network begins anew",
                       .kind = CONTROL_KIND_CHOICE,
                       .options = START_COUNT},
    [CONTROL_SEED] = {.label = "Seed",
                      .hint = "The number the start is drawn from: the same seed, the same start",
                      .kind = CONTROL_KIND_FIELD,
                      .low = 0,
                      .high = 999999},
    [CONTROL_NEW_START] = {.label = "New start",
                           .hint = "Draws another start (N)",
                           .kind = CONTROL_KIND_BUTTON,
                           .key = 'N'},
    [CONTROL_RULE] = {.label = "Rule",
                      .hint = "The perceptron rule, or gradient descent",
                      .kind = CONTROL_KIND_SEGMENTS,
                      .options = RULE_COUNT},
    [CONTROL_LOSS] = {.label = "Loss",
                      .hint = "What being wrong costs",
                      .kind = CONTROL_KIND_CHOICE,
                      .options = LOSS_COUNT},
    [CONTROL_OPTIMIZER] = {.label = "Optimizer",
                           .hint = "How a gradient becomes a step",
                           .kind = CONTROL_KIND_SEGMENTS,
                           .options = OPTIMIZER_COUNT},
    [CONTROL_RATE] = {.label = "Rate",
                      .hint = "How far a step goes; the run goes on",
                      .kind = CONTROL_KIND_SLIDER,
                      .low = 0.0001,
                      .high = 10,
                      .logarithmic = true},
    [CONTROL_BATCH] = {.label = "Batch",
                       .hint = "Points that a step looks at",
                       .kind = CONTROL_KIND_SEGMENTS,
                       .options = BATCHES},
    [CONTROL_L2] = {.label = "L2",
                    .hint = "A penalty on large weights",
                    .kind = CONTROL_KIND_SLIDER,
                    .low = 0,
                    .high = 0.1},
    [CONTROL_DROPOUT] = {.label = "Dropout",
                         .hint = "The share of hidden units left out of each step",
                         .kind = CONTROL_KIND_SLIDER,
                         .low = 0,
                         .high = 0.9},
    [CONTROL_RESTART] = {.label = "Restart",
                         .hint = "Back to the same start (R)",
                         .kind = CONTROL_KIND_BUTTON,
                         .key = 'R'},
    [CONTROL_BACK] = {.label = "Back",
                      .hint = "One step back (Shift+E, Shift+B, Shift+S)",
                      .kind = CONTROL_KIND_BUTTON},
    [CONTROL_PLAY] = {.label = "Play",
                      .hint = "Train, or stop (Space)",
                      .kind = CONTROL_KIND_BUTTON,
                      .key = ' '},
    [CONTROL_STEP] = {.label = "Step",
                      .hint = "One step forward (E an epoch, B a batch, S a point)",
                      .kind = CONTROL_KIND_BUTTON},
    [CONTROL_SPEED] = {.label = "Speed",
                       .hint = "Steps a second while playing (− and +)",
                       .kind = CONTROL_KIND_SLIDER,
                       .low = 0,
                       .high = PLAY_SPEEDS - 1},
    [CONTROL_STEP_SIZE] = {.label = "Step",
                           .hint = "What one step is: a point, a batch or an epoch",
                           .kind = CONTROL_KIND_SEGMENTS,
                           .options = STEP_SIZE_COUNT},
};

ControlInfo control_info(Control control) {
    int layer;
    return infos[family(control, &layer)];
}

bool control_enabled(const Lab *lab, Control control) {
    int layer, hidden = lab->scene.network.layers - 1;
    const Training *t = &lab->scene.training;
    bool drawn = lab->scene.set.kind != SET_NONE, perceptron = t->rule == RULE_PERCEPTRON;
    switch (family(control, &layer)) {
    case CONTROL_POINTS:
    case CONTROL_NOISE: return drawn;
    case CONTROL_UNITS: return layer < hidden;
    case CONTROL_ACTIVATION: return layer <= hidden;
    case CONTROL_LOSS:
    case CONTROL_OPTIMIZER:
    case CONTROL_BATCH:
    case CONTROL_L2: return !perceptron;
    case CONTROL_DROPOUT: return !perceptron && hidden > 0;
    case CONTROL_BACK: return lab->graph ? lab->graph->walked > 0 : lab->run->trainer.steps > 0;
    case CONTROL_CLEAR: return lab->scene.data.count > 0;
    default: return true;
    }
}

static int index_of(const int *list, int count, int what) {
    for (int i = 0; i < count; i++) {
        if (list[i] == what) return i;
    }
    return -1;
}

static double set_index(SetKind kind) {
    for (int i = 0; i < SETS; i++) {
        if (sets[i] == kind) return i;
    }
    return -1;
}

double control_value(const Lab *lab, Control control) {
    int layer;
    const Scene *s = &lab->scene;
    switch (family(control, &layer)) {
    case CONTROL_SET: return set_index(s->set.kind);
    case CONTROL_POINTS: return s->data.count;
    case CONTROL_NOISE: return (double)s->set.noise;
    case CONTROL_HELD_OUT: return (double)s->held_out;
    case CONTROL_LAYERS: return s->network.layers - 1;
    case CONTROL_UNITS: return s->network.units[layer];
    case CONTROL_ACTIVATION: return s->network.activation[layer];
    case CONTROL_START: return s->network.start.kind;
    case CONTROL_SEED: return (double)s->network.start.seed;
    case CONTROL_RULE: return s->training.rule;
    case CONTROL_LOSS: return s->training.loss;
    case CONTROL_OPTIMIZER: return s->training.optimizer;
    case CONTROL_RATE: return (double)s->training.rate;
    case CONTROL_BATCH: return index_of(batches, BATCHES, s->training.batch);
    case CONTROL_L2: return (double)s->training.l2;
    case CONTROL_DROPOUT: return (double)s->training.dropout;
    case CONTROL_PLAY: return lab->play.playing;
    case CONTROL_SPEED: return lab->play.speed;
    case CONTROL_STEP_SIZE: return lab->play.size;
    default: return 0;
    }
}

const char *control_option(const Lab *lab, Control control, int option, char text[64]) {
    static const char *const shorter[OPTIMIZER_COUNT] = {"SGD", "mom.", "RMS", "Adam"};
    static const char *const sizes[STEP_SIZE_COUNT] = {"point", "batch", "epoch"};
    int layer;
    (void)lab;
    text[0] = '\0';
    if (option < 0 || option >= control_info(control).options) return text;
    switch (family(control, &layer)) {
    case CONTROL_SET: return set_name(sets[option]);
    case CONTROL_ACTIVATION: return activation_name((Activation)option);
    case CONTROL_START: return start_name((StartKind)option);
    case CONTROL_RULE: return rule_name((Rule)option);
    case CONTROL_LOSS: return loss_name((Loss)option);
    case CONTROL_OPTIMIZER: return shorter[option];
    case CONTROL_BATCH:
        if (batches[option] == 0) return "full";
        snprintf(text, 64, "%d", batches[option]);
        return text;
    case CONTROL_STEP_SIZE: return sizes[option];
    default: return text;
    }
}

const char *control_text(const Lab *lab, Control control, char text[64]) {
    double value = control_value(lab, control);
    switch (control) {
    case CONTROL_HELD_OUT:
    case CONTROL_DROPOUT: snprintf(text, 64, "%.0f %%", value * 100); return text;
    case CONTROL_NOISE: snprintf(text, 64, "%.2f", value); return text;
    case CONTROL_RATE:
    case CONTROL_L2: snprintf(text, 64, "%.2g", value); return text;
    case CONTROL_SPEED:
        if (lab->play.speed == PLAY_FLAT_OUT) return "max";
        snprintf(text, 64, "%g/s", play_rate(lab->play.speed));
        return text;
    case CONTROL_BATCH:
        if (value >= 0) break;
        snprintf(text, 64, "%d", lab->scene.training.batch);
        return text;
    case CONTROL_SET:
        if (value < 0) return lab->scene.file[0] ? lab->scene.file : "your own points";
        break;
    default: break;
    }
    if (control_info(control).options > 0) return control_option(lab, control, (int)value, text);
    snprintf(text, 64, "%.0f", value);
    return text;
}

static Action set_action(const Lab *lab, Control control, double value) {
    Action a = {.kind = ACTION_SET_POINTS, .set = lab->scene.set};
    if (control == CONTROL_SET) a.set.kind = sets[(int)value];
    if (control == CONTROL_POINTS) a.set.count = (int)lround(value);
    if (control == CONTROL_NOISE) a.set.noise = (float)value;
    return a;
}

static Action network_action(const Lab *lab, Control control, int layer, double value) {
    Action a = {.kind = ACTION_SET_NETWORK, .network = lab->scene.network};
    NetworkDef *net = &a.network;
    if (control == CONTROL_UNITS) net->units[layer] = (int)lround(value);
    if (control == CONTROL_ACTIVATION) net->activation[layer] = (Activation)(int)value;
    if (control == CONTROL_START) net->start.kind = (StartKind)(int)value;
    if (control == CONTROL_LAYERS) network_def_set_hidden(net, (int)lround(value));
    return a;
}

static Action training_action(const Lab *lab, Control control, double value) {
    Action a = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
    Training *t = &a.training;
    switch (control) {
    case CONTROL_RULE: t->rule = (Rule)(int)value; break;
    case CONTROL_LOSS: t->loss = (Loss)(int)value; break;
    case CONTROL_OPTIMIZER: t->optimizer = (Optimizer)(int)value; break;
    case CONTROL_RATE: t->rate = (float)value; break;
    case CONTROL_BATCH: t->batch = batches[(int)value]; break;
    case CONTROL_L2: t->l2 = (float)value; break;
    default: t->dropout = (float)value; break;
    }
    return a;
}

Action control_action(const Lab *lab, Control control, double value) {
    int layer;
    Control which = family(control, &layer);
    switch (which) {
    case CONTROL_SET:
    case CONTROL_POINTS:
    case CONTROL_NOISE: return set_action(lab, which, value);
    case CONTROL_HELD_OUT: return (Action){.kind = ACTION_HOLD_OUT, .number = value};
    case CONTROL_CLEAR: return (Action){.kind = ACTION_CLEAR_POINTS};
    case CONTROL_LAYERS:
    case CONTROL_UNITS:
    case CONTROL_ACTIVATION:
    case CONTROL_START: return network_action(lab, which, layer, value);
    case CONTROL_SEED: return (Action){.kind = ACTION_NEW_START, .number = value};
    case CONTROL_NEW_START: return (Action){.kind = ACTION_NEW_START};
    case CONTROL_RESTART: return (Action){.kind = ACTION_RESTART};
    case CONTROL_BACK: return (Action){.kind = ACTION_STEP_BACK, .size = lab->play.size};
    case CONTROL_PLAY: return (Action){.kind = lab->play.playing ? ACTION_PAUSE : ACTION_PLAY};
    case CONTROL_STEP: return (Action){.kind = ACTION_STEP, .size = lab->play.size};
    case CONTROL_SPEED: return (Action){.kind = ACTION_SPEED, .number = value};
    case CONTROL_STEP_SIZE: return (Action){.kind = ACTION_STEP_SIZE, .size = (StepSize)(int)value};
    default: return training_action(lab, which, value);
    }
}

double control_share(Control control, double value) {
    ControlInfo info = control_info(control);
    double share = info.logarithmic ? log(value / info.low) / log(info.high / info.low)
                                    : (value - info.low) / (info.high - info.low);
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

/* Two significant digits: what a slider can be read to. */
static double rounded(double value) {
    if (value == 0) return 0;
    double unit = pow(10, floor(log10(fabs(value))) - 1);
    return round(value / unit) * unit;
}

double control_at(Control control, double share) {
    ControlInfo info = control_info(control);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    if (control == CONTROL_SPEED) return round(info.low + share * (info.high - info.low));
    if (info.logarithmic) return rounded(info.low * pow(info.high / info.low, share));
    double value = info.low + share * (info.high - info.low);
    return control == CONTROL_L2 ? rounded(value) : round(value * 100) / 100;
}
