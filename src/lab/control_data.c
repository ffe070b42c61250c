/* The controls of the points. See control.h. */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "lab/adapt.h"
#include "lab/control_rows.h"

enum {
    SETS = SET_COUNT - 1, /* without SET_NONE */
    FEWEST_CLASSES = 2,
    MOST_CLASSES = 4,
    USUAL_CLASSES = 3
};

static Action set_action(const Lab *lab) {
    return (Action){.kind = ACTION_SET_POINTS, .set = lab->scene.set};
}

static const char *refuse_own_points(const Lab *lab, int which) {
    bool drawn = lab->scene.set.kind != SET_NONE;
    return drawn ? NULL : "These points were not drawn from a set: choose one above first.";
}

/* ---- set: options are the sets in the order of their kinds */

static double set_get(const Lab *lab, int which) {
    return (double)lab->scene.set.kind - 1;
}

static Action set_set(const Lab *lab, int which, double value) {
    Action a = set_action(lab);
    a.set.kind = (SetKind)((int)value + 1);
    bool other = a.set.kind != lab->scene.set.kind;
    if (other && a.set.kind == SET_BLOBS) a.set.classes = USUAL_CLASSES; /* as pictured */
    if (lab->adapts && adapt_is_table(&lab->scene)) a.set = adapt_first_set(a.set);
    return a;
}

/* What works on it, and why. */
static const char *set_about(int option) {
    static const char *const about[SET_COUNT] = {
        [SET_CIRCLES] = "No line parts a disc from the ring around it. Three tanh units close a "
                        "curve, or x₁² and x₂² as inputs make it a line",
        [SET_GAUSS] = "One line parts them: no hidden layer is needed, and the perceptron rule "
                      "finds a line, too",
        [SET_XOR] = "Like colours lie across from each other, so no line parts them. Four tanh "
                    "units do, or x₁x₂ as an input",
        [SET_MOONS] = "They bend into each other: a line gets most of them, some tanh units all",
        [SET_SPIRAL] = "Two arms wind around each other: the hardest. Two layers of 8 tanh units "
                       "with Adam do it, given time",
        [SET_BLOBS] = "Each cloud is a class with an output of its own. Softmax parts them by "
                      "lines, without a hidden layer",
        [SET_LINE] = "Numbers along a line: one linear unit is enough, its weight is the slope",
        [SET_PLANE] = "Numbers on a slope over two inputs: one linear unit is enough, a weight for "
                      "each direction",
        [SET_SINE] = "A line is too stiff for a wave. Tanh units bend along it, or sin x₁ as an "
                     "input makes it a line",
        [SET_FORMULA] = "Points are red where a condition holds that you type: try what a network "
                        "needs for it",
    };
    static_assert(SET_COUNT == 11, "a sentence for each set");
    return about[option + 1];
}

static const char *set_option(int option, char text[64]) {
    return set_name((SetKind)(option + 1));
}

static const char *set_label(int option) {
    return set_title((SetKind)(option + 1));
}

/* ---- classes */

static double classes_get(const Lab *lab, int which) {
    return lab->scene.set.classes - FEWEST_CLASSES;
}

static Action classes_set(const Lab *lab, int which, double value) {
    Action a = set_action(lab);
    a.set.classes = (int)value + FEWEST_CLASSES;
    return a;
}

static const char *classes_refuse(const Lab *lab, int which) {
    return lab->scene.set.kind == SET_BLOBS ? NULL
                                            : "Only the set blobs comes with 2 to 4 classes.";
}

static const char *classes_option(int option, char text[64]) {
    snprintf(text, 64, "%d", option + FEWEST_CLASSES);
    return text;
}

static double classes_number(const Lab *lab, int which) {
    return lab->scene.data.classes;
}

/* ---- points */

static double points_get(const Lab *lab, int which) {
    return lab->scene.data.count;
}

static Action points_set(const Lab *lab, int which, double value) {
    Action a = set_action(lab);
    a.set.count = (int)lround(value);
    return a;
}

/* ---- noise */

static double noise_get(const Lab *lab, int which) {
    return (double)lab->scene.set.noise;
}

static Action noise_set(const Lab *lab, int which, double value) {
    Action a = set_action(lab);
    a.set.noise = (float)value;
    return a;
}

static const char *noise_text(double value, char text[64]) {
    snprintf(text, 64, "%.2f", value);
    return text;
}

/* ---- held out */

static double held_out_get(const Lab *lab, int which) {
    return (double)lab->scene.held_out;
}

static Action held_out_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_HOLD_OUT, .number = value};
}

/* ---- seed */

static double seed_get(const Lab *lab, int which) {
    return (double)lab->scene.set.seed;
}

static Action seed_set(const Lab *lab, int which, double value) {
    Action a = set_action(lab);
    a.set.seed = (uint64_t)value;
    return a;
}

/* ---- scale */

static double scale_get(const Lab *lab, int which) {
    return lab->scene.scale;
}

static Action scale_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_SCALE, .flag = value != 0};
}

/* ---- clear */

static Action clear_set(const Lab *lab, int which, double value) {
    return (Action){.kind = ACTION_CLEAR_POINTS};
}

static const char *clear_refuse(const Lab *lab, int which) {
    return lab->scene.data.count > 0 ? NULL : "There are no points to take away.";
}

/* ---- rows */

static const ControlInfo rows[] = {
    [CONTROL_SET] = {.name = "set",
                     .label = "Points from",
                     .hint = "Draws new points in place of these: the run begins anew",
                     .restarts = true,
                     CONTROL_ONE_OF(PICTURES, SETS),
                     .get = set_get,
                     .set = set_set,
                     .option = set_option,
                     .label_of = set_label,
                     .about = set_about},
    [CONTROL_CLASSES] = {.name = "classes",
                         .label = "Classes",
                         .hint = "How many clouds, one a class: the run begins anew",
                         .restarts = true,
                         CONTROL_ONE_OF(SEGMENTS, MOST_CLASSES - FEWEST_CLASSES + 1),
                         .get = classes_get,
                         .set = classes_set,
                         .refuse = classes_refuse,
                         .option = classes_option,
                         .number = classes_number},
    [CONTROL_POINTS] = {.name = "count",
                        .label = "Points",
                        .hint = "How many points to draw: the run begins anew",
                        .restarts = true,
                        .logarithmic = true,
                        .whole = true,
                        CONTROL_SLIDER(10, 1000, 1, MAX_POINTS),
                        .get = points_get,
                        .set = points_set,
                        .refuse = refuse_own_points},
    [CONTROL_NOISE] = {.name = "noise",
                       .label = "Noise",
                       .hint = "How messy the points are: the run begins anew",
                       .restarts = true,
                       CONTROL_SLIDER(0, 1, 0, 1),
                       .get = noise_get,
                       .set = noise_set,
                       .refuse = refuse_own_points,
                       .text = noise_text},
    [CONTROL_HELD_OUT] =
        {.name = "held-out",
         .label = "Held out",
         .hint = "The share of points held out: never trained on, to judge by; the run goes on",
         .percent = true,
         CONTROL_SLIDER(0, 0.9, 0, 0.9),
         .get = held_out_get,
         .set = held_out_set},
    [CONTROL_DATA_SEED] =
        {.name = "data-seed",
         .label = "Seed",
         .hint = "The number the points are drawn from: another one, other points; the run begins "
                 "anew",
         .restarts = true,
         CONTROL_FIELD(0, CONTROL_LAST_SEED),
         .get = seed_get,
         .set = seed_set,
         .refuse = refuse_own_points},
    [CONTROL_SCALE] =
        {.name = "scale",
         .label = "scale inputs",
         .hint =
             "Standard scaling: each input less its mean, over its deviation; the run begins anew",
         .restarts = true,
         .kind = CONTROL_KIND_TOGGLE,
         .get = scale_get,
         .set = scale_set},
    [CONTROL_CLEAR] = {.label = "Clear all",
                       .hint = "Takes all points away; undo (Ctrl+Z) brings them back",
                       .kind = CONTROL_KIND_BUTTON,
                       .set = clear_set,
                       .refuse = clear_refuse},
};

enum { ROWS = sizeof rows / sizeof *rows };
static_assert(ROWS == (int)CONTROL_INPUT, "a row is missing");

ControlRows control_rows_data(void) {
    return (ControlRows){rows, ROWS};
}
