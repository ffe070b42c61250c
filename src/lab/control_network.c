/* The controls of the network: its inputs, its shape, its start. See control.h. */
#include <assert.h>
#include <math.h>

#include "lab/control_rows.h"

static Action network_action(const Lab *lab) {
    return (Action){.kind = ACTION_SET_NETWORK, .network = lab->scene.network};
}

/* ---- inputs: those on offer, each switched on or off */

static double input_get(const Lab *lab, int which) {
    Feature offered[INPUTS_OFFERED];
    return which < inputs_offered(&lab->scene, offered) &&
           inputs_find(&lab->scene.features, &offered[which]) >= 0;
}

static Action input_set(const Lab *lab, int which, double value) {
    bool other = (value != 0) != (input_get(lab, which) != 0);
    return (Action){.kind = ACTION_SET_INPUTS,
                    .inputs = other ? inputs_toggled(&lab->scene, which) : lab->scene.features};
}

static const char *input_refuse(const Lab *lab, int which) {
    Feature offered[INPUTS_OFFERED];
    const Features *features = &lab->scene.features;
    if (which >= inputs_offered(&lab->scene, offered))
        return "There is no such input for these points.";
    bool fed = inputs_find(features, &offered[which]) >= 0;
    if (fed && features->count == 1) return "The network needs one input at least.";
    if (!fed && features->count == MAX_INPUTS)
        return "The network has all the 16 inputs it can have: take another one out first.";
    return NULL;
}

/* ---- layers: the hidden ones */

static double layers_get(const Lab *lab, int which) {
    return lab->scene.network.layers - 1;
}

static Action layers_set(const Lab *lab, int which, double value) {
    Action a = network_action(lab);
    network_def_set_hidden(&a.network, (int)lround(value));
    return a;
}

static const char *layers_refuse(const Lab *lab, int which) {
    return lab->scene.training.rule == RULE_PERCEPTRON
               ? "The perceptron rule trains a single step unit: choose the gradient first."
               : NULL;
}

/* ---- units */

static double units_get(const Lab *lab, int which) {
    return lab->scene.network.units[which];
}

static Action units_set(const Lab *lab, int which, double value) {
    Action a = network_action(lab);
    a.network.units[which] = (int)lround(value);
    return a;
}

static const char *units_refuse(const Lab *lab, int which) {
    return which < lab->scene.network.layers - 1 ? NULL : "There is no such layer.";
}

/* ---- activation */

/* Softmax needs a unit for each class; any other output separates two classes with one unit. */
static void fit_output(NetworkDef *net, const Dataset *data) {
    int last = net->layers - 1, classes = data->classes < 2 ? 2 : data->classes;
    bool softmax = net->activation[last] == ACTIVATION_SOFTMAX;
    if (softmax && net->units[last] < classes) net->units[last] = classes;
    if (!softmax && data->classes <= 2) net->units[last] = 1;
}

static double activation_get(const Lab *lab, int which) {
    return lab->scene.network.activation[which];
}

static Action activation_set(const Lab *lab, int which, double value) {
    Action a = network_action(lab);
    a.network.activation[which] = (Activation)(int)value;
    if (which == a.network.layers - 1) fit_output(&a.network, &lab->scene.data);
    return a;
}

static const char *activation_refuse(const Lab *lab, int which) {
    return which < lab->scene.network.layers ? NULL : "There is no such layer.";
}

static const char *activation_option(int option, char text[64]) {
    return activation_name((Activation)option);
}

/* ---- start */

static double start_get(const Lab *lab, int which) {
    return lab->scene.network.start.kind;
}

static Action start_set(const Lab *lab, int which, double value) {
    Action a = network_action(lab);
    a.network.start.kind = (StartKind)(int)value;
    return a;
}

static const char *start_option(int option, char text[64]) {
    return start_name((StartKind)option);
}

/* ---- the start's scale */

static double start_scale_get(const Lab *lab, int which) {
    return (double)lab->scene.network.start.scale;
}

static Action start_scale_set(const Lab *lab, int which, double value) {
    Action a = network_action(lab);
    a.network.start.scale = (float)value;
    return a;
}

static const char *start_scale_refuse(const Lab *lab, int which) {
    StartKind start = lab->scene.network.start.kind;
    return start == START_UNIFORM || start == START_NORMAL
               ? NULL
               : "Only a uniform or a normal start has a scale.";
}

/* ---- seed */

static double seed_get(const Lab *lab, int which) {
    return (double)lab->scene.network.start.seed;
}

static Action seed_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_NEW_START, .number = value};
}

/* ---- new start */

static Action new_start_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_NEW_START};
}

/* ---- rows */

static const ControlInfo rows[] = {
    [CONTROL_INPUT] = {.name = "inputs",
                       .label = "Inputs",
                       .hint = "What the network is fed: the run begins anew",
                       .restarts = true,
                       .kind = CONTROL_KIND_TOGGLE,
                       .family = INPUTS_OFFERED,
                       .get = input_get,
                       .set = input_set,
                       .refuse = input_refuse},
    [CONTROL_LAYERS] = {.name = "layers",
                        .label = "Hidden layers",
                        .brief = "Hidden",
                        .hint = "Hidden layers between input and output: the run begins anew",
                        .restarts = true,
                        CONTROL_STEPPER(0, MAX_HIDDEN),
                        .enough = "There are up to 8 hidden layers: of more none could be told "
                                  "apart on a screen.",
                        .first = 1, /* lessons count the output, too */
                        .get = layers_get,
                        .set = layers_set,
                        .refuse = layers_refuse},
    [CONTROL_UNITS] = {.name = "units",
                       .label = "Units",
                       .hint = "Units in this layer: the run begins anew",
                       .restarts = true,
                       CONTROL_STEPPER(1, MAX_UNITS),
                       .enough =
                           "A layer has up to 64 units: of more none could be told apart on a "
                           "screen.",
                       .family = MAX_HIDDEN,
                       .get = units_get,
                       .set = units_set,
                       .refuse = units_refuse},
    [CONTROL_ACTIVATION] = {.name = "activation",
                            .label = "Activation",
                            .hint = "How these units bend their score: the run begins anew",
                            .restarts = true,
                            CONTROL_ONE_OF(CHOICE, ACTIVATION_COUNT),
                            .family = MAX_LAYERS,
                            .get = activation_get,
                            .set = activation_set,
                            .refuse = activation_refuse,
                            .option = activation_option},
    [CONTROL_START] = {.name = "start",
                       .label = "Start",
                       .hint = "How the first weights are drawn: the run begins anew",
                       .restarts = true,
                       CONTROL_ONE_OF(CHOICE, START_COUNT),
                       .get = start_get,
                       .set = start_set,
                       .option = start_option},
    [CONTROL_START_SCALE] = {.name = "start-scale",
                             .label = "Scale",
                             .hint = "How large the first weights are drawn: the run begins anew",
                             .restarts = true,
                             .logarithmic = true,
                             CONTROL_SLIDER(0.01, 10, 0, 1e6),
                             .get = start_scale_get,
                             .set = start_scale_set,
                             .refuse = start_scale_refuse},
    [CONTROL_SEED] =
        {.name = "seed",
         .label = "Seed",
         .hint =
             "The number the start is drawn from: the same seed, the same start; the run begins "
             "anew",
         .restarts = true,
         CONTROL_FIELD(1, CONTROL_LAST_SEED),
         .get = seed_get,
         .set = seed_set},
    [CONTROL_NEW_START] = {.label = "new",
                           .hint = "Draws another start (N): the run begins anew",
                           .restarts = true,
                           .kind = CONTROL_KIND_BUTTON,
                           .set = new_start_set},
};

enum { ROWS = sizeof rows / sizeof *rows };
static_assert(ROWS == (int)CONTROL_RULE, "a row is missing");

ControlRows control_rows_network(void) {
    return (ControlRows){rows, ROWS};
}
