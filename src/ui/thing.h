/* What a target stands for. The same point, weight or unit is drawn in many panels, each with targets of its own name: the
 * dot on the plane, its bar, a number of it in the text. Whoever asks what is meant asks here. */
#ifndef UI_THING_H
#define UI_THING_H

#include "draw/shapes.h"
#include "lab/lab.h"

typedef enum ThingKind {
    THING_NONE,
    THING_POINT,  /* index in the data */
    THING_WEIGHT, /* index in theta */
    THING_UNIT,   /* layer * MAX_UNITS + unit; inputs as -MAX_UNITS + i */
    THING_LEAF,   /* value of scene.graph */
} ThingKind;

typedef struct Thing {
    ThingKind kind;
    int index;
} Thing;

/* An axis of the landscape stands for its weight, a line in the plane for its unit. */
Thing thing_of(const Lab *lab, Tag tag);

/* Selects it. False for what cannot be selected. */
bool thing_select(Lab *lab, Thing thing);

#endif
