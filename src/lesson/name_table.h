/* The table of all names a lesson may use, and how each is read from the lab. A part of names.c. */
#ifndef LESSON_NAME_TABLE_H
#define LESSON_NAME_TABLE_H

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
    INDEX_EPOCH    /* [epoch] */
} NameIndex;

/* A name, and how it is read. at: what stands in the brackets, counted from 0; of a weight or a bias, at[0] is its index
 * in theta. */
typedef struct NameRow {
    const char *name;
    NameIndex index;
    double (*value)(const Names *names, const int at[3]);
} NameRow;

/* NULL when no name is called so. */
const NameRow *name_row(const char *name);

#endif
