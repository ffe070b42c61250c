/* What each control is called, what its tooltip says and what it can be set to: a table. See control.h. */
#include "lab/control.h"

enum { SETS = SET_COUNT - 1, BATCHES = 4, CLASSES = 3 };

#define SLIDER(from, to, first, last)                                                              \
    .kind = CONTROL_KIND_SLIDER, .low = (from), .high = (to), .least = (first), .most = (last)
#define FIELD(first, last)                                                                         \
    .kind = CONTROL_KIND_FIELD, .least = (first), .most = (last), .whole = true
#define ONE_OF(how, count) .kind = CONTROL_KIND_##how, .options = (count)

static const double LAST_SEED = 999999999;

static const ControlInfo infos[CONTROL_COUNT] = {
    [CONTROL_NONE] = {.label = "", .hint = ""},

    [CONTROL_SET] = {.label = "Points from",
                     .hint = "Draws new points in place of these: the run begins anew",
                     .restarts = true,
                     ONE_OF(PICTURES, SETS)},
    [CONTROL_CLASSES] = {.label = "Classes",
                         .hint = "How many clouds, one a class: the run begins anew",
                         .restarts = true,
                         ONE_OF(SEGMENTS, CLASSES)},
    [CONTROL_POINTS] = {.label = "Points",
                        .hint = "How many points to draw: the run begins anew",
                        .restarts = true,
                        .logarithmic = true,
                        .whole = true,
                        SLIDER(10, 1000, 1, MAX_POINTS)},
    [CONTROL_NOISE] = {.label = "Noise",
                       .hint = "How messy the points are: the run begins anew",
                       .restarts = true,
                       SLIDER(0, 1, 0, 1)},
    [CONTROL_HELD_OUT] =
        {.label = "Held out",
         .hint = "The share of points kept for testing, never trained on; the run goes on",
         .percent = true,
         SLIDER(0, 0.9, 0, 0.9)},
    [CONTROL_DATA_SEED] =
        {.label = "Seed",
         .hint = "The number the points are drawn from: another one, other points; the run begins "
                 "anew",
         .restarts = true,
         FIELD(0, LAST_SEED)},
    [CONTROL_SCALE] =
        {.label = "scale inputs",
         .hint =
             "Standard scaling: each input less its mean, over its deviation; the run begins anew",
         .restarts = true,
         .kind = CONTROL_KIND_TOGGLE},
    [CONTROL_CLEAR] = {.label = "Clear all",
                       .hint = "Takes all points away; undo (Ctrl+Z) brings them back",
                       .kind = CONTROL_KIND_BUTTON},

    [CONTROL_INPUT] = {.label = "Inputs",
                       .hint = "What the network is fed: the run begins anew",
                       .restarts = true,
                       .kind = CONTROL_KIND_TOGGLE},
    [CONTROL_LAYERS] = {.label = "Layers",
                        .hint = "Hidden layers between input and output: the run begins anew",
                        .restarts = true,
                        .kind = CONTROL_KIND_STEPPER,
                        .low = 0,
                        .high = MAX_HIDDEN},
    [CONTROL_UNITS] = {.label = "Units",
                       .hint = "Units in this layer: the run begins anew",
                       .restarts = true,
                       .kind = CONTROL_KIND_STEPPER,
                       .low = 1,
                       .high = MAX_UNITS},
    [CONTROL_ACTIVATION] = {.label = "Activation",
                            .hint = "How these units bend their score: the run begins anew",
                            .restarts = true,
                            ONE_OF(CHOICE, ACTIVATION_COUNT)},
    [CONTROL_START] = {.label = "Start",
                       .hint = "How the first weights are drawn: the run begins anew",
                       .restarts = true,
                       ONE_OF(CHOICE, START_COUNT)},
    [CONTROL_START_SCALE] = {.label = "Scale",
                             .hint = "How large the first weights are drawn: the run begins anew",
                             .restarts = true,
                             .logarithmic = true,
                             SLIDER(0.01, 10, 0, 1e6)},
    [CONTROL_SEED] =
        {.label = "Seed",
         .hint =
             "The number the start is drawn from: the same seed, the same start; the run begins "
             "anew",
         .restarts = true,
         FIELD(1, LAST_SEED)},
    [CONTROL_NEW_START] = {.label = "new",
                           .hint = "Draws another start (N): the run begins anew",
                           .restarts = true,
                           .kind = CONTROL_KIND_BUTTON,
                           .key = 'N'},

    [CONTROL_RULE] =
        {.label = "Rule",
         .hint =
             "The perceptron rule, which trains a single step unit, or gradient descent: the run "
             "begins anew",
         .restarts = true,
         ONE_OF(SEGMENTS, RULE_COUNT)},
    [CONTROL_LOSS] = {.label = "Loss",
                      .hint = "What being wrong costs; the run goes on",
                      ONE_OF(CHOICE, LOSS_COUNT)},
    [CONTROL_OPTIMIZER] = {.label = "Optimizer",
                           .hint = "How a gradient becomes a step; the run goes on",
                           ONE_OF(SEGMENTS, OPTIMIZER_COUNT)},
    [CONTROL_MOMENTUM] = {.label = "Momentum",
                          .hint = "How much of the step before goes into the next; the run goes on",
                          SLIDER(0, 0.99, 0, 0.9999)},
    [CONTROL_RATE] = {.label = "Rate",
                      .hint = "How far a step goes; the run goes on",
                      .logarithmic = true,
                      SLIDER(0.0001, 10, 0, 1e6)},
    [CONTROL_BATCH] = {.label = "Batch",
                       .hint = "Points that a step looks at; the run goes on",
                       ONE_OF(SEGMENTS, BATCHES)},
    [CONTROL_BATCH_SIZE] = {.label = "Batch",
                            .hint =
                                "Any other number of points that a step looks at; the run goes on",
                            FIELD(1, MAX_POINTS)},
    [CONTROL_SHUFFLE] = {.label = "shuffle",
                         .hint = "A new order of the points in every epoch; the run goes on",
                         .kind = CONTROL_KIND_TOGGLE},
    [CONTROL_ORDER_SEED] = {.label = "seed",
                            .hint =
                                "The number that order and dropout are drawn from; the run goes on",
                            FIELD(0, LAST_SEED)},
    [CONTROL_L1] = {.label = "L1",
                    .hint =
                        "A penalty on the size of weights, which draws small ones to 0; the run "
                        "goes on",
                    SLIDER(0, 0.1, 0, 1e6)},
    [CONTROL_L2] = {.label = "L2",
                    .hint = "A penalty on large weights; the run goes on",
                    SLIDER(0, 0.1, 0, 1e6)},
    [CONTROL_DROPOUT] = {.label = "Dropout",
                         .hint = "The share of hidden units left out of each step; the run goes on",
                         .percent = true,
                         SLIDER(0, 0.9, 0, 0.9)},

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
                       .whole = true,
                       SLIDER(0, PLAY_SPEEDS - 1, 0, PLAY_SPEEDS - 1)},
    [CONTROL_STEP_SIZE] = {.label = "Step",
                           .hint = "What one step is: a point, a batch or an epoch",
                           ONE_OF(SEGMENTS, STEP_SIZE_COUNT)},
};

Control control_family(Control control, int *which) {
    static const struct {
        Control first;
        int count;
    } families[] = {{CONTROL_INPUT, INPUTS_OFFERED},
                    {CONTROL_UNITS, MAX_HIDDEN},
                    {CONTROL_ACTIVATION, MAX_LAYERS}};
    for (int f = 0; f < 3; f++) {
        *which = (int)control - (int)families[f].first;
        if (*which >= 0 && *which < families[f].count) return families[f].first;
    }
    *which = -1;
    return control;
}

ControlInfo control_info(Control control) {
    int which;
    return infos[control_family(control, &which)];
}
