/* Every control of the free play by name: what it is called, what it can be set to, what it stands at, and
 * which action sets it. Views draw from this table, hands act by it; a control exists once. */
#ifndef UI_CONTROL_H
#define UI_CONTROL_H

#include <stdbool.h>

#include "lab/lab.h"

typedef enum Control {
    CONTROL_NONE,
    /* data */
    CONTROL_SET,    /* choice: one of the generated sets */
    CONTROL_POINTS, /* slider: how many */
    CONTROL_NOISE,
    CONTROL_HELD_OUT,
    CONTROL_CLEAR, /* button */
    /* network */
    CONTROL_LAYERS,                         /* stepper: hidden layers */
    CONTROL_UNITS,                          /* CONTROL_UNITS + layer: stepper; MAX_HIDDEN of them */
    CONTROL_ACTIVATION = CONTROL_UNITS + 8, /* + layer, the output last: choice; 9 of them */
    CONTROL_START = CONTROL_ACTIVATION + 9, /* choice */
    CONTROL_SEED,                           /* field */
    CONTROL_NEW_START,                      /* button */
    /* training */
    CONTROL_RULE,      /* segments */
    CONTROL_LOSS,      /* choice */
    CONTROL_OPTIMIZER, /* segments */
    CONTROL_RATE,      /* logarithmic slider */
    CONTROL_BATCH,     /* segments: 1 10 32 full */
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
    CONTROL_KIND_SLIDER,   /* a number from low to high */
    CONTROL_KIND_STEPPER,  /* a whole number from low to high, by one */
    CONTROL_KIND_CHOICE,   /* one of `options`, in a list that opens */
    CONTROL_KIND_SEGMENTS, /* one of `options`, side by side */
    CONTROL_KIND_FIELD,    /* a number typed */
} ControlKind;

typedef struct ControlInfo {
    const char *label, *hint; /* hint: the tooltip, with its key */
    ControlKind kind;
    double low, high;
    bool logarithmic;
    int options;
    char key; /* 0 for none */
} ControlInfo;

ControlInfo control_info(Control control);

/* Whether it makes sense now: no momentum without an optimizer that has one, ... */
bool control_enabled(const Lab *lab, Control control);

/* Where it stands: the number, or the index of the option. */
double control_value(const Lab *lab, Control control);

/* The value as people read it: "0.6", "30 %", "cross-entropy". Returns text. */
const char *control_text(const Lab *lab, Control control, char text[64]);

/* An option's name. */
const char *control_option(const Lab *lab, Control control, int option, char text[64]);

/* The action that sets it; for a button value is ignored. */
Action control_action(const Lab *lab, Control control, double value);

/* Where a value lies between low and high, 0 to 1, as a slider shows it; and back. */
double control_share(Control control, double value);
double control_at(Control control, double share);

#endif
