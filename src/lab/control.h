/* Every control of the free play by name: what it is called, what it can be set to, what it stands at, and
 * which action sets it. Views draw from this table, hands act by it; a control exists once. */
#ifndef LAB_CONTROL_H
#define LAB_CONTROL_H

#include <stdbool.h>

#include "lab/inputs.h"
#include "lab/lab.h"

typedef enum Control {
    CONTROL_NONE,
    /* data */
    CONTROL_SET,     /* pictures: one of the generated sets */
    CONTROL_CLASSES, /* segments: of blobs */
    CONTROL_POINTS,  /* slider: how many */
    CONTROL_NOISE,
    CONTROL_HELD_OUT,
    CONTROL_DATA_SEED, /* field */
    CONTROL_SCALE,     /* toggle */
    CONTROL_CLEAR,     /* button */
    /* network */
    CONTROL_INPUT,                                   /* + place among inputs_offered: toggle */
    CONTROL_LAYERS = CONTROL_INPUT + INPUTS_OFFERED, /* stepper: hidden layers */
    CONTROL_UNITS,                                   /* + layer: stepper; MAX_HIDDEN of them */
    CONTROL_ACTIVATION = CONTROL_UNITS + MAX_HIDDEN, /* + layer, the output last: choice */
    CONTROL_START = CONTROL_ACTIVATION + MAX_LAYERS, /* choice */
    CONTROL_START_SCALE,                             /* logarithmic slider */
    CONTROL_SEED,                                    /* field */
    CONTROL_NEW_START,                               /* button */
    /* training */
    CONTROL_RULE,       /* segments */
    CONTROL_LOSS,       /* choice */
    CONTROL_OPTIMIZER,  /* segments */
    CONTROL_MOMENTUM,   /* slider */
    CONTROL_RATE,       /* logarithmic slider */
    CONTROL_BATCH,      /* segments: 1 10 32 full */
    CONTROL_BATCH_SIZE, /* field: any other */
    CONTROL_SHUFFLE,    /* toggle */
    CONTROL_ORDER_SEED, /* field */
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
    CONTROL_KIND_PICTURES, /* one of `options`, each a small picture */
    CONTROL_KIND_TOGGLE,   /* on or off */
    CONTROL_KIND_FIELD,    /* a number typed, from least to most */
} ControlKind;

enum { CONTROL_PICTURES_ROW = 5 }; /* pictures stand so many in a row */

typedef struct ControlInfo {
    const char *label, *hint; /* hint: the tooltip, with its key */
    ControlKind kind;
    double low, high;   /* of the slider, the stepper */
    double least, most; /* of what may be typed; whole numbers are rounded to */
    bool logarithmic;
    bool percent;  /* a share, read and typed in percent */
    bool whole;    /* a whole number */
    bool restarts; /* another value begins the run anew */
    int options;
    char key; /* 0 for none */
} ControlInfo;

ControlInfo control_info(Control control);

/* Why it makes no sense now, in a sentence: no batch for the perceptron rule, ... NULL when it does. */
const char *control_refusal(const Lab *lab, Control control);
bool control_enabled(const Lab *lab, Control control);

/* Whether it can be set to a value (an option), given all that is set elsewhere; if not, says why. */
bool control_check(const Lab *lab, Control control, double value, Message *why);

/* Where it stands: the number, or the index of the option. */
double control_value(const Lab *lab, Control control);

/* The value as people read it: "0.6", "30 %", "cross-entropy". Returns text. */
const char *control_text(const Lab *lab, Control control, char text[64]);

/* An option's name. */
const char *control_option(const Lab *lab, Control control, int option, char text[64]);

/* What was typed, as a value: of a share the percent are divided by 100, of whole numbers the rest is rounded. */
double control_typed(Control control, double number);

/* The control that one is of the family of (CONTROL_UNITS for the units of any layer), and which of them it is; -1 when it is
 * alone. */
Control control_family(Control control, int *which);

/* The action that sets it; for a button value is ignored. */
Action control_action(const Lab *lab, Control control, double value);

/* Where a value lies between low and high, 0 to 1, as a slider shows it; and back. */
double control_share(Control control, double value);
double control_at(Control control, double share);

#endif
