/* Every control of free play, a row each: what it is called, what it can be set to, what it stands at, which action sets it and
 * what speaks against it. Views draw from these rows, hands act by them, and lessons know the controls by the names in them. A
 * row stands beside the functions it is made of, in control_data.c, control_network.c, control_training.c, control_transport.c. */
#ifndef LAB_CONTROL_H
#define LAB_CONTROL_H

#include <stdbool.h>

#include "lab/inputs.h"
#include "lab/lab.h"

/* Some come as a family, a control for each input or layer: CONTROL_UNITS is that of the first layer, and the numbers after it are
 * those of the others. See control_family. */
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
    CONTROL_KIND_PICTURES, /* one of `options`, each a small picture */
    CONTROL_KIND_TOGGLE,   /* on or off */
    CONTROL_KIND_FIELD,    /* a number typed, from least to most */
} ControlKind;

enum { CONTROL_PICTURES_ROW = 5 }; /* pictures stand so many in a row */

/* The row of a control. A value is a number, 0 or 1 of a toggle, or the index of an option. `which` is the place in the family,
 * from 0. A function that may be NULL says what NULL stands for. */
typedef struct ControlInfo {
    const char *name;         /* in lessons: "held-out"; NULL where they cannot speak of it */
    const char *label, *hint; /* hint: the tooltip, with its key */
    ControlKind kind;
    double low, high;   /* of the slider, the stepper */
    double least, most; /* of what it can be set to, where there are bounds */
    bool logarithmic;   /* the slider is */
    bool fine;          /* the slider is read to two digits, not to hundredths */
    bool percent;       /* a share, read and typed in percent */
    bool whole;         /* a whole number */
    bool restarts;      /* another value begins the run anew */
    int options;
    int family; /* how many there are of it; 0: it is alone */
    int first; /* lessons count from here, not from 0: added to the value. Options they count from 1 */

    double (*get)(const Lab *lab, int which); /* NULL: a button */
    Action (*set)(const Lab *lab, int which, double value);
    /* Why it makes no sense now, in a sentence, or NULL; itself NULL: it always does. */
    const char *(*refuse)(const Lab *lab, int which);
    /* An option's name, as scenes and lessons write it; and as it stands on the screen, NULL: the same. */
    const char *(*option)(int option, char text[64]);
    const char *(*label_of)(int option);
    /* A value as people read it. NULL: as its kind is written. */
    const char *(*text)(double value, char text[64]);
    /* What lessons read, where it is not the value. */
    double (*number)(const Lab *lab, int which);
} ControlInfo;

ControlInfo control_info(Control control);

/* The control that one is of the family of (CONTROL_UNITS for the units of any layer), and which of them it is; -1 when it is
 * alone. control_member is the reverse. */
Control control_family(Control control, int *which);
Control control_member(Control family, int which);

/* Why it makes no sense now, in a sentence: no batch for the perceptron rule, ... NULL when it does. */
const char *control_refusal(const Lab *lab, Control control);
bool control_enabled(const Lab *lab, Control control);

/* Whether it can be set to a value (an option), given all that is set elsewhere; if not, says why. */
bool control_check(const Lab *lab, Control control, double value, Message *why);

/* Where it stands: the number, or the index of the option; -1 for none of them. */
double control_value(const Lab *lab, Control control);

/* The value as people read it: "0.6", "30 %", "cross-entropy". Returns text. */
const char *control_text(const Lab *lab, Control control, char text[64]);

/* An option as it stands on the screen. */
const char *control_option(const Lab *lab, Control control, int option, char text[64]);

/* What was typed, as a value: of a share the percent are divided by 100, of whole numbers the rest is rounded. */
double control_typed(Control control, double number);

/* The action that sets it; for a button value is ignored. */
Action control_action(const Lab *lab, Control control, double value);

/* Where a value lies between low and high, 0 to 1, as a slider shows it; and back. */
double control_share(Control control, double value);
double control_at(Control control, double share);

/* --- In lessons --- */

/* The control that lessons call so, of a family the first; CONTROL_NONE when there is none. */
Control control_find(const char *name);

/* How many of a family there are in this lab: layers, inputs on offer. 1 for what is alone. */
int control_members(const Lab *lab, Control family);

/* The number that lessons read: options count from 1, layers include the output. which: as in the row, here also the output layer of
 * CONTROL_UNITS. */
double control_number(const Lab *lab, Control family, int which);

#endif
