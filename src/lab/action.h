/* What a person can ask for, as values. Panels, keys, lessons and tests all send these to the
 * lab, and only lab_apply carries them out. An action says what should change, never how to
 * draw it. */
#ifndef LAB_ACTION_H
#define LAB_ACTION_H

#include "nn/dataset.h"
#include "nn/features.h"
#include "nn/field.h"
#include "nn/network.h"
#include "nn/training.h"
#include "scene/scene.h"

/* How far one step goes. */
typedef enum StepSize { STEP_POINT, STEP_BATCH, STEP_EPOCH, STEP_SIZE_COUNT } StepSize;

typedef enum ActionKind {
    /* points */
    ACTION_ADD_POINT,   /* point.x, point.label */
    ACTION_MOVE_POINT,  /* point.index, point.x */
    ACTION_LABEL_POINT, /* point.index, point.label */
    ACTION_ERASE_POINT, /* point.index */
    ACTION_CLEAR_POINTS,
    ACTION_SET_POINTS, /* set: generated points in place of all there are */
    ACTION_HOLD_OUT,   /* number: share held out of training */
    ACTION_SCALE,      /* flag: standard scaling */
    ACTION_FREE_AXES,  /* flag: each axis of the plane has its own scale; else units are equal */
    /* network */
    ACTION_SET_NETWORK, /* network: another shape; draws its start */
    ACTION_SET_INPUTS,  /* inputs: other features; draws the start */
    ACTION_SET_WEIGHTS, /* weights.index .. + weights.count: values by hand */
    ACTION_RESTART,     /* back to the same start, epoch 0 */
    ACTION_NEW_START,   /* number as seed; 0 for the next one */
    ACTION_SET_GRAPH,   /* expression: one to be walked in place of the network; "" for none */
    ACTION_SET_LEAF,    /* leaf: the value of a name of the expression graph */
    ACTION_DESCEND,     /* the graph's names that learn, one step down their derivatives */
    /* training */
    /* training: rate, loss, optimizer, ...; the run goes on, but for a rule that needs another
     * network */
    ACTION_SET_TRAINING,
    ACTION_STOP_WHEN, /* text: playing stops when it is met; "" for never */
    ACTION_STEP,      /* size */
    ACTION_PHASE,     /* forward, loss, backward, update: the next of them */
    ACTION_STEP_BACK, /* size */
    ACTION_SEEK,      /* epoch */
    ACTION_PLAY,
    ACTION_PAUSE,
    ACTION_SPEED,     /* number: index of a speed (play.h), clamped */
    ACTION_STEP_SIZE, /* size: of one step while playing */
    /* looking */
    ACTION_SELECT_POINT,  /* point.index, -1 for none */
    ACTION_SELECT_WEIGHT, /* weights.index, -1 for none */
    ACTION_SELECT_UNIT,   /* unit.layer, unit.unit; layer -1 for none */
    ACTION_SELECT_AXIS,   /* weights.index, of the landscape's axis weights.count: 0 across, 1 up */
    ACTION_SELECT_VOTES,  /* flag: derivatives are of all points of the coming step, not of one */
    ACTION_LOOK,          /* plane: which part of the plane is shown, and the slice */
    ACTION_LOCK,          /* flag: the run stands still until a prediction is made */
    /* derivatives by hand */
    ACTION_BY_HAND, /* flag: the person gives the graph's derivatives, or watches */
    ACTION_GIVE,    /* text: the derivative whose turn it is */
    ACTION_SHOW,    /* has it shown */
    /* runs side by side */
    ACTION_COMPARE, /* compare: runs of it; count 0: back to the one run */
    ACTION_KEEP,    /* the one run as it stands, to be put beside the next */
    ACTION_FORGET,  /* number: one of those that were kept */
    ACTION_GO_ON,   /* number: from now on the one run is this of those side by side */
    /* history */
    ACTION_UNDO,
    ACTION_REDO,
    ACTION_COUNT
} ActionKind;

enum {
    ACTION_WEIGHTS = 256, /* weights one action may set: a unit's, a line's */
    ACTION_TEXT = 128,
    ACTION_EXPRESSION = 512
};

typedef struct Action {
    ActionKind kind;
    /* ACTION_STEP of a point under the perceptron rule: the next one, also when it is right */
    bool every;
    bool goes_on; /* continues the gesture before it (a drag, a spray): undone together with it */
    union {
        struct {
            int index;
            float x[MAX_COLUMNS], label;
        } point;
        struct {
            int index, count;
            float value[ACTION_WEIGHTS];
        } weights;
        struct {
            int layer, unit;
        } unit;
        struct {
            int index; /* among the values that scene.graph gives */
            double value;
        } leaf;
        SetDef set;
        NetworkDef network;
        Features inputs;
        Training training;
        StepSize size;
        Plane plane;
        SceneCompare compare;
        int64_t epoch;
        double number;
        char text[ACTION_TEXT];
        char expression[ACTION_EXPRESSION];
        bool flag;
    };
} Action;

/* Whether it changes the scene, so that undo takes it back. */
bool action_is_edit(ActionKind kind);

/* Whether it moves the clock of the run, or of those side by side. */
bool action_is_time(ActionKind kind);

/* How much it counts as an attempt at a task, in quarters. A whole gesture is one; looking, waiting
 * and undoing are none. */
int action_tries(const Action *action);

#endif
