/* What a step may show: the names in `show: [...]`, in one table. What each looks like is the views'
 * business. */
#ifndef LESSON_SHOW_H
#define LESSON_SHOW_H

#include "scene/scene.h"

typedef enum Show {
    SHOW_PLANE,
    SHOW_NETWORK,
    SHOW_WEIGHTS,
    SHOW_NUMBERS,
    SHOW_FACTORS,
    SHOW_MATRICES,
    SHOW_CURVE,
    SHOW_LANDSCAPE,
    SHOW_LIKELIHOOD,
    SHOW_GRADIENTS,
    SHOW_GRAPH,
    SHOW_POINTS, /* the tools; those before it are pictures, those after it controls */
    SHOW_SET,
    SHOW_POINT_COUNT, /* "count" */
    SHOW_NOISE,
    SHOW_HELD_OUT,
    SHOW_LAYERS,
    SHOW_UNITS,
    SHOW_ACTIVATION,
    SHOW_START,
    SHOW_SEED,
    SHOW_RULE,
    SHOW_LOSS,
    SHOW_OPTIMIZER,
    SHOW_RATE,
    SHOW_BATCH,
    SHOW_L2,
    SHOW_DROPOUT,
    SHOW_SPEED,
    SHOW_STEP_SIZE,
    SHOW_COUNT
} Show;

enum { SHOW_PICTURES = SHOW_POINTS, SHOW_CONTROLS = SHOW_SET };

/* Which one it is, -1 when there is no such. */
int show_find(const char *name);

const char *show_name(Show show);

/* Whether there is such a name, and whether there are all of those; if not, says which one is wrong and what was meant. */
bool show_knows(const char *name, Message *message);
bool show_check(const SceneShow *show, Message *message);

#endif
