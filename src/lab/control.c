/* See control.h. Here: where a control stands, how that is read, and the action that sets it. */
#include "lab/control.h"

#include <math.h>
#include <stdio.h>

#include "base/numeral.h"

static const int batches[] = {1, 10, 32, 0};
enum { BATCHES = 4, FEWEST_CLASSES = 2, USUAL_CLASSES = 3 };

bool control_enabled(const Lab *lab, Control control) {
    return !control_refusal(lab, control);
}

static int batch_index(int batch) {
    for (int i = 0; i < BATCHES; i++) {
        if (batches[i] == batch) return i;
    }
    return -1;
}

/* Options are the sets in the order of their kinds, without SET_NONE. */
static double data_value(const Scene *s, Control control) {
    switch (control) {
    case CONTROL_SET: return (double)s->set.kind - 1;
    case CONTROL_CLASSES: return s->set.classes - FEWEST_CLASSES;
    case CONTROL_POINTS: return s->data.count;
    case CONTROL_NOISE: return (double)s->set.noise;
    case CONTROL_DATA_SEED: return (double)s->set.seed;
    case CONTROL_SCALE: return s->scale;
    default: return (double)s->held_out;
    }
}

static double network_value(const Scene *s, Control control, int which) {
    Feature offered[INPUTS_OFFERED];
    switch (control) {
    case CONTROL_INPUT:
        return which < inputs_offered(s, offered) &&
               inputs_find(&s->features, &offered[which]) >= 0;
    case CONTROL_LAYERS: return s->network.layers - 1;
    case CONTROL_UNITS: return s->network.units[which];
    case CONTROL_ACTIVATION: return s->network.activation[which];
    case CONTROL_START: return s->network.start.kind;
    case CONTROL_START_SCALE: return (double)s->network.start.scale;
    default: return (double)s->network.start.seed;
    }
}

static double training_value(const Training *t, Control control) {
    switch (control) {
    case CONTROL_RULE: return t->rule;
    case CONTROL_LOSS: return t->loss;
    case CONTROL_OPTIMIZER: return t->optimizer;
    case CONTROL_MOMENTUM: return (double)t->momentum;
    case CONTROL_RATE: return (double)t->rate;
    case CONTROL_BATCH: return batch_index(t->batch);
    case CONTROL_BATCH_SIZE: return t->batch;
    case CONTROL_SHUFFLE: return t->shuffle;
    case CONTROL_ORDER_SEED: return (double)t->seed;
    case CONTROL_L1: return (double)t->l1;
    case CONTROL_L2: return (double)t->l2;
    default: return (double)t->dropout;
    }
}

double control_value(const Lab *lab, Control control) {
    int which;
    Control family = control_family(control, &which);
    if (family < CONTROL_INPUT) return data_value(&lab->scene, family);
    if (family < CONTROL_RULE) return network_value(&lab->scene, family, which);
    if (family <= CONTROL_DROPOUT) return training_value(&lab->scene.training, family);
    switch (family) {
    case CONTROL_PLAY: return lab->play.playing;
    case CONTROL_SPEED: return lab->play.speed;
    case CONTROL_STEP_SIZE: return lab->play.size;
    default: return 0;
    }
}

const char *control_option(const Lab *lab, Control control, int option, char text[64]) {
    static const char *const shorter[OPTIMIZER_COUNT] = {"SGD", "mom.", "RMS", "Adam"};
    static const char *const sizes[STEP_SIZE_COUNT] = {"point", "batch", "epoch"};
    int which;
    (void)lab;
    text[0] = '\0';
    if (option < 0 || option >= control_info(control).options) return text;
    switch (control_family(control, &which)) {
    case CONTROL_SET: return set_name((SetKind)(option + 1));
    case CONTROL_ACTIVATION: return activation_name((Activation)option);
    case CONTROL_START: return start_name((StartKind)option);
    case CONTROL_RULE: return rule_name((Rule)option);
    case CONTROL_LOSS: return loss_name((Loss)option);
    case CONTROL_OPTIMIZER: return shorter[option];
    case CONTROL_CLASSES: snprintf(text, 64, "%d", option + FEWEST_CLASSES); return text;
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
    ControlInfo info = control_info(control);
    if (info.options > 0) return control_option(lab, control, (int)value, text);
    if (control == CONTROL_SPEED && lab->play.speed == PLAY_FLAT_OUT) return "max";
    if (control == CONTROL_BATCH_SIZE && batch_index((int)value) >= 0) return "other";
    if (control == CONTROL_SPEED)
        snprintf(text, 64, "%g/s", play_rate(lab->play.speed));
    else if (info.percent)
        snprintf(text, 64, "%.3g %%", value * 100);
    else if (control == CONTROL_NOISE)
        snprintf(text, 64, "%.2f", value);
    else if (info.kind == CONTROL_KIND_SLIDER && !info.whole)
        numeral_short(value, 3, text, 64);
    else
        snprintf(text, 64, "%.0f", value);
    return text;
}

/* ---- actions */

static Action set_action(const Scene *s, Control control, double value) {
    Action a = {.kind = ACTION_SET_POINTS, .set = s->set};
    if (control == CONTROL_SET) {
        a.set.kind = (SetKind)((int)value + 1);
        bool other = a.set.kind != s->set.kind;
        if (other && a.set.kind == SET_BLOBS) a.set.classes = USUAL_CLASSES; /* as pictured */
    }
    if (control == CONTROL_CLASSES) a.set.classes = (int)value + FEWEST_CLASSES;
    if (control == CONTROL_POINTS) a.set.count = (int)lround(value);
    if (control == CONTROL_NOISE) a.set.noise = (float)value;
    if (control == CONTROL_DATA_SEED) a.set.seed = (uint64_t)value;
    return a;
}

/* Softmax needs a unit for each class; anything else tells two classes by one. */
static void fit_output(NetworkDef *net, const Dataset *data) {
    int last = net->layers - 1, classes = data->classes < 2 ? 2 : data->classes;
    bool softmax = net->activation[last] == ACTIVATION_SOFTMAX;
    if (softmax && net->units[last] < classes) net->units[last] = classes;
    if (!softmax && data->classes <= 2) net->units[last] = 1;
}

static Action network_action(const Scene *s, Control control, int which, double value) {
    Action a = {.kind = ACTION_SET_NETWORK, .network = s->network};
    NetworkDef *net = &a.network;
    switch (control) {
    case CONTROL_LAYERS: network_def_set_hidden(net, (int)lround(value)); break;
    case CONTROL_UNITS: net->units[which] = (int)lround(value); break;
    case CONTROL_START: net->start.kind = (StartKind)(int)value; break;
    case CONTROL_START_SCALE: net->start.scale = (float)value; break;
    default:
        net->activation[which] = (Activation)(int)value;
        if (which == net->layers - 1) fit_output(net, &s->data);
        break;
    }
    return a;
}

static Action training_action(const Scene *s, Control control, double value) {
    Action a = {.kind = ACTION_SET_TRAINING, .training = s->training};
    Training *t = &a.training;
    switch (control) {
    case CONTROL_RULE: t->rule = (Rule)(int)value; break;
    case CONTROL_LOSS: t->loss = (Loss)(int)value; break;
    case CONTROL_OPTIMIZER: t->optimizer = (Optimizer)(int)value; break;
    case CONTROL_MOMENTUM: t->momentum = (float)value; break;
    case CONTROL_RATE: t->rate = (float)value; break;
    case CONTROL_BATCH: t->batch = batches[(int)value]; break;
    case CONTROL_BATCH_SIZE: t->batch = (int)value; break;
    case CONTROL_SHUFFLE: t->shuffle = value != 0; break;
    case CONTROL_ORDER_SEED: t->seed = (uint64_t)value; break;
    case CONTROL_L1: t->l1 = (float)value; break;
    case CONTROL_L2: t->l2 = (float)value; break;
    default: t->dropout = (float)value; break;
    }
    return a;
}

/* The transport, and what stands alone. */
static Action other_action(const Lab *lab, Control control, double value) {
    switch (control) {
    case CONTROL_HELD_OUT: return (Action){.kind = ACTION_HOLD_OUT, .number = value};
    case CONTROL_SCALE: return (Action){.kind = ACTION_SCALE, .flag = value != 0};
    case CONTROL_CLEAR: return (Action){.kind = ACTION_CLEAR_POINTS};
    case CONTROL_SEED: return (Action){.kind = ACTION_NEW_START, .number = value};
    case CONTROL_NEW_START: return (Action){.kind = ACTION_NEW_START};
    case CONTROL_BACK: return (Action){.kind = ACTION_STEP_BACK, .size = lab->play.size};
    case CONTROL_PLAY: return (Action){.kind = lab->play.playing ? ACTION_PAUSE : ACTION_PLAY};
    case CONTROL_STEP: return (Action){.kind = ACTION_STEP, .size = lab->play.size};
    case CONTROL_SPEED: return (Action){.kind = ACTION_SPEED, .number = value};
    case CONTROL_STEP_SIZE: return (Action){.kind = ACTION_STEP_SIZE, .size = (StepSize)(int)value};
    default: return (Action){.kind = ACTION_RESTART};
    }
}

Action control_action(const Lab *lab, Control control, double value) {
    int which;
    const Scene *s = &lab->scene;
    Control family = control_family(control, &which);
    switch (family) {
    case CONTROL_SET:
    case CONTROL_CLASSES:
    case CONTROL_POINTS:
    case CONTROL_NOISE:
    case CONTROL_DATA_SEED: return set_action(s, family, value);
    case CONTROL_INPUT:
        return (Action){.kind = ACTION_SET_INPUTS, .inputs = inputs_toggled(s, which)};
    case CONTROL_LAYERS:
    case CONTROL_UNITS:
    case CONTROL_ACTIVATION:
    case CONTROL_START:
    case CONTROL_START_SCALE: return network_action(s, family, which, value);
    default:
        return family >= CONTROL_RULE && family <= CONTROL_DROPOUT
                   ? training_action(s, family, value)
                   : other_action(lab, family, value);
    }
}

/* ---- sliders */

double control_share(Control control, double value) {
    ControlInfo info = control_info(control);
    if (info.logarithmic && value < info.low) return 0;
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
    bool small = control == CONTROL_L1 || control == CONTROL_L2;
    return small ? rounded(value) : round(value * 100) / 100;
}

double control_typed(Control control, double number) {
    ControlInfo info = control_info(control);
    return info.percent ? number / 100 : info.whole ? round(number) : number;
}
