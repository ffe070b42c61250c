/* The names that a lesson may use are rows of names.c, each with the function that reads it
 * from the lab; settings are read by the names of their controls. names_evaluate.c finds a name
 * in a text and reads it. */
#ifndef LESSON_NAMES_TABLE_H
#define LESSON_NAMES_TABLE_H

#include "lab/control.h"
#include "lesson/names.h"

/* What the numbers in brackets count. */
typedef enum NameIndex {
    INDEX_NONE,
    INDEX_WEIGHT,  /* [layer, to, from] */
    INDEX_BIAS,    /* [layer, unit] */
    INDEX_UNIT,    /* [layer, unit] */
    INDEX_LAYER,   /* [layer] */
    INDEX_INPUT,   /* [input] */
    INDEX_COLUMN,  /* [column of the data] */
    INDEX_POINT,   /* [point] */
    INDEX_POINT_X, /* [point, input] */
    INDEX_OUTPUT,  /* [point] or [point, output] */
    INDEX_EPOCH,   /* [epoch] */
    INDEX_VALUE,   /* [value]: of an experiment, of runs side by side */
    INDEX_OFFERED, /* [input], of those a network can be fed (lab/inputs.h) */
    INDEX_COUNT
} NameIndex;

/* How a name is read. at: what stands in the brackets, counted from 0; of a weight or a bias,
 * at[0] is its index in theta. Where it has no function, it reads a control. */
typedef struct NameRow {
    NameIndex index;
    double (*value)(const Names *names, const int at[3]);
    Control control;
} NameRow;

/* False when nothing is called so. */
bool name_row(const char *name, NameRow *row);

/* Which name was probably meant. Returns text. */
const char *name_hint(const char *word, char text[256]);

double name_value(const NameRow *row, const Names *names, const int at[3]);

#endif
