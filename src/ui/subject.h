/* Subjects: the model object of a target. A point, weight or unit is drawn in many panels, by
 * targets of their own: a dot on the plane, a bar, a number in a text. `subject_of` maps these. */
#ifndef UI_SUBJECT_H
#define UI_SUBJECT_H

#include "draw/shapes.h"
#include "lab/lab.h"

typedef enum SubjectKind {
    SUBJECT_NONE,
    SUBJECT_POINT,  /* index in the data */
    SUBJECT_WEIGHT, /* index in theta */
    SUBJECT_UNIT,   /* index: its layer, -1 for the inputs; part: which unit of it */
    SUBJECT_LEAF,   /* index among the values of scene.graph */
    SUBJECT_PAIR,   /* two weights, in theta: index and part. No one selects them */
} SubjectKind;

typedef struct Subject {
    SubjectKind kind;
    int index, part;
} Subject;

static inline Subject subject_point(int index) {
    return (Subject){SUBJECT_POINT, index, 0};
}

static inline Subject subject_weight(int index) {
    return (Subject){SUBJECT_WEIGHT, index, 0};
}

static inline Subject subject_unit(int layer, int unit) {
    return (Subject){SUBJECT_UNIT, layer, unit};
}

static inline Subject subject_leaf(int index) {
    return (Subject){SUBJECT_LEAF, index, 0};
}

static inline Subject subject_pair(int one, int other) {
    return (Subject){SUBJECT_PAIR, one, other};
}

/* The subject of an axis of the landscape is its weight, of its ball both; of a line in the plane,
 * its unit. */
Subject subject_of(const Lab *lab, Tag tag);

/* Two subjects of kind none are the same, too. */
bool subject_same(Subject a, Subject b);

/* Whether the weight leads into the unit; of an input, whether it leads away from it; or is one of
 * a pair. */
bool subject_is_weight_of(const Lab *lab, int weight, Subject subject);

bool subject_is_selected(const Lab *lab, Subject subject);

/* Selects it. False for what cannot be selected. */
bool subject_select(Lab *lab, Subject subject);

#endif
