/* Every control of free play, one row each: its name, its possible values, its present value,
 * the action that sets it and why it may be disabled. Panels draw from these rows, input acts
 * by them, and lessons use their names. Each row is next to its functions, in control_data.c,
 * control_network.c, control_training.c or control_transport.c. */
#ifndef LAB_CONTROL_H
#define LAB_CONTROL_H

#include <stdbool.h>

#include "lab/inputs.h"
#include "lab/lab.h"

/* Some controls form a family, one for each input or layer: CONTROL_UNITS is the one of the
 * first layer, and the numbers after it belong to the other layers. See control_family. */
typedef enum Control {
    CONTROL_NONE,
    /* data */
    CONTROL_SET,
    CONTROL_CLASSES, /* of blobs */
    CONTROL_POINTS,  /* how many */
    CONTROL_NOISE,
    CONTROL_HELD_OUT,
    CONTROL_DATA_SEED,
    CONTROL_SCALE,
    CONTROL_CLEAR,
    /* network */
    CONTROL_INPUT,                                   /* one for each of inputs_offered */
    CONTROL_LAYERS = CONTROL_INPUT + INPUTS_OFFERED, /* hidden ones */
    CONTROL_UNITS,                                   /* one for each hidden layer */
    CONTROL_ACTIVATION = CONTROL_UNITS + MAX_HIDDEN, /* one for each layer, the output last */
    CONTROL_START = CONTROL_ACTIVATION + MAX_LAYERS,
    CONTROL_START_SCALE,
    CONTROL_SEED,
    CONTROL_NEW_START,
    /* training */
    CONTROL_RULE,
    CONTROL_LOSS,
    CONTROL_OPTIMIZER,
    CONTROL_MOMENTUM,
    CONTROL_RATE,
    CONTROL_BATCH,      /* 1, 10, 32 or full */
    CONTROL_BATCH_SIZE, /* any other */
    CONTROL_SHUFFLE,
    CONTROL_ORDER_SEED,
    CONTROL_L1,
    CONTROL_L2,
    CONTROL_DROPOUT,
    /* transport */
    CONTROL_RESTART,
    CONTROL_BACK,
    CONTROL_PLAY,
    CONTROL_STEP,
    CONTROL_SPEED,
    CONTROL_STEP_SIZE,
    CONTROL_COUNT
} Control;

typedef enum ControlKind {
    CONTROL_KIND_BUTTON,
    CONTROL_KIND_SLIDER,   /* a number from low to high; one from least to most can be typed */
    CONTROL_KIND_STEPPER,  /* a whole number from low to high, by one */
    CONTROL_KIND_CHOICE,   /* one of `options`, in a list that opens */
    CONTROL_KIND_SEGMENTS, /* one of `options`, side by side */
    CONTROL_KIND_PICTURES, /* one of `options`, shown as small pictures */
    CONTROL_KIND_TOGGLE,   /* on or off */
    CONTROL_KIND_FIELD,    /* a number typed, from least to most */
} ControlKind;

enum { CONTROL_PICTURES_ROW = 5 }; /* pictures per row */
enum { CONTROL_OPTIONS = 16 };     /* no control has more to choose from */

/* The row of a control. A value is a number, 0 or 1 for a toggle, or the index of an option.
 * `which` is the index within the family, from 0. Where a function may be NULL, its comment
 * says what NULL means. */
typedef struct ControlInfo {
    const char *name;         /* in lessons: "held-out"; NULL where lessons cannot name it */
    const char *label, *hint; /* hint: the tooltip, with its key */
    const char *brief;        /* the label where a row has no room for it; NULL: it has */
    ControlKind kind;
    double low, high;   /* of the slider, the stepper */
    double least, most; /* bounds of the value, where there are any */
    bool logarithmic;   /* the slider is */
    bool fine;          /* the slider is rounded to two digits, not to hundredths */
    bool percent;       /* a share, read and typed in percent */
    bool whole;         /* a whole number */
    bool restarts;      /* another value restarts training */
    int options;        /* at most CONTROL_OPTIONS */
    int family;         /* size of the family; 0: none */
    /* added to the value in lessons, which count from here; options count from 1 */
    int first;

    double (*get)(const Lab *lab, int which); /* NULL: a button */
    Action (*set)(const Lab *lab, int which, double value);
    /* Why it is disabled now, in a sentence, or NULL. No function: it is always enabled. */
    const char *(*refuse)(const Lab *lab, int which);
    /* An option's name in scenes and lessons; and its label on the screen, NULL: the same. */
    const char *(*option)(int option, char text[64]);
    const char *(*label_of)(int option);
    /* What an option is good for, in a sentence or two. NULL: the hint says all. */
    const char *(*about)(int option);
    const char *enough; /* of a stepper: why there can be no more; NULL: it needs no word */
    /* A value formatted for people. NULL: the default of its kind. */
    const char *(*text)(double value, char text[64]);
    /* The number that lessons read, where it is not the value. */
    double (*number)(const Lab *lab, int which);
} ControlInfo;

ControlInfo control_info(Control control);

/* The first control of its family (CONTROL_UNITS for the units of any layer), and the index
 * within the family; -1 when there is none. control_member is the reverse. */
Control control_family(Control control, int *which);
Control control_member(Control family, int which);

/* Why it is disabled now, in a sentence (the perceptron rule has no batch, ...), or NULL. */
const char *control_refusal(const Lab *lab, Control control);
bool control_enabled(const Lab *lab, Control control);

/* Whether it can be set to a value (an option), given all other settings; if not, `why` says
 * why. */
bool control_check(const Lab *lab, Control control, double value, Message *why);

/* The present value: the number, or the index of the option; -1 for none of them. */
double control_value(const Lab *lab, Control control);

/* The value formatted for people: "0.6", "30 %", "cross-entropy". Returns text. */
const char *control_text(const Lab *lab, Control control, char text[64]);

/* An option's label on the screen. */
const char *control_option(const Lab *lab, Control control, int option, char text[64]);

/* A typed number as a value: percents are divided by 100, whole numbers rounded. */
double control_typed(Control control, double number);

/* The number to be typed for a value. */
double control_as_typed(Control control, double value);

/* The action that sets it; for a button value is ignored. */
Action control_action(const Lab *lab, Control control, double value);

/* Where a value lies between low and high, 0 to 1, as a slider shows it; and back. */
double control_share(Control control, double value);
double control_at(Control control, double share);

/* --- In lessons --- */

/* The control of this name in lessons, the first of its family; CONTROL_NONE when there is
 * none. */
Control control_find(const char *name);

/* What "units[2]" or "rate" names: the first of the family, as above, and the index within it from
 * 0, -1 where no brackets stand. Whether it has such a member is not asked. */
Control control_parse(const char *name, int *which);

/* How many members of a family this lab has: layers, inputs on offer. 1 without a family. */
int control_members(const Lab *lab, Control family);

/* The number that lessons read: options count from 1, layers include the output. `which` as in
 * the row; here also the output layer, for CONTROL_UNITS. */
double control_number(const Lab *lab, Control control, int which);

#endif
