/* Points with labels, as a person placed them, a file gave them or a generator drew them.
 *
 * Coordinates are kept raw; scaling and features are applied later (features.h), so that the plane
 * can always show a point where it was put. */
#ifndef NN_DATASET_H
#define NN_DATASET_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/limits.h"
#include "nn/term.h"

typedef enum LabelKind {
    LABEL_CLASS,  /* labels are class numbers: 0 blue, 1 red, 2 green, 3 gold */
    LABEL_NUMBER, /* labels are any numbers: regression */
} LabelKind;

typedef struct Dataset {
    int count, columns; /* points, and coordinates of each */
    int room;           /* points that there is memory for */
    LabelKind kind;
    int classes;  /* of LABEL_CLASS: 1 more than the largest label, at least 2; else 0 */
    float *x;     /* [count][columns], owned */
    float *label; /* [count], owned */
    int *number;  /* [count], owned: which it is of all that there have been, ascending from 0 */
    int numbers;  /* how many there have been */
    char name[MAX_COLUMNS][32];       /* of the columns: "x1", "humidity", ... */
    char class_name[MAX_CLASSES][32]; /* "blue", "red", ... or what the file calls them */
    char label_name[32];              /* of the label column; "" when it has none */
} Dataset;

typedef enum SetKind {
    SET_NONE,
    SET_CIRCLES, /* red disc within a blue ring */
    SET_GAUSS,   /* two clouds a line can part */
    SET_XOR,     /* four squares, like colours across */
    SET_MOONS,   /* two half rings, one in the other */
    SET_SPIRAL,  /* two arms */
    SET_BLOBS,   /* 2 to 4 clouds, one a class */
    SET_LINE,    /* regression: y = 0.7 x1 + 0.5 */
    SET_PLANE,   /* regression: y = 0.15 x1 - 0.05 x2 */
    SET_SINE,    /* regression: y = 3 sin(x1) */
    SET_FORMULA, /* anywhere in the square: red where a condition holds */
    SET_COUNT
} SetKind;

typedef struct SetDef {
    SetKind kind;
    int count;   /* 1 to MAX_POINTS */
    int classes; /* of a set whose set_classes is 0: 2 to 4 */
    float noise; /* 0 to 1: at 0 the classes are apart and the curves exact, at 1 it is a mess */
    uint64_t seed;
    Term where; /* of SET_FORMULA, in x1 and x2; without steps it is set_usual_where */
} SetDef;

const char *set_name(SetKind kind);

/* "Two clouds": in words, as a title. */
const char *set_title(SetKind kind);

/* How many classes it draws; 0 where SetDef.classes says, and 1 for numbers. */
int set_classes(SetKind kind);

/* x2 > sin(x1) */
const Term *set_usual_where(void);

/* Coordinates fill -5 to 5, and noise keeps them within the square from -6 to 6 that the plane
 * shows by default. Classes take turns, so that any prefix is balanced, but for
 * those of a formula. The same def gives the same
 * bits; more of them begin with the same points, and noise only moves each point further the same
 * way. SET_NONE is two columns without points. */
Dataset dataset_generate(const SetDef *def);

/* No points yet; columns are named x1, x2, ..., classes blue, red, green, gold, "class 5", ... */
Dataset dataset_create(int columns, LabelKind kind);
void dataset_destroy(Dataset *data);
Dataset dataset_copy(const Dataset *data);

/* Whether a class has a name of its own: other than dataset_create gives it, or from a column of
 * labels, where "red" is the word that stands there. */
bool dataset_names_class(const Dataset *data, int class);

/* Whether any class has. */
bool dataset_has_names(const Dataset *data);

/* The order in which classes are shown, from 0: red, class 1, is the first, as yes is before no;
 * then blue, green, violet, ... Two of it lead back: it is also the place of a class. */
int dataset_class_shown(int place);

/* Appends a point: x is [columns], finite; a class label is a whole number below MAX_CLASSES. False
 * when there are MAX_POINTS already. Raises `classes` when the label does. */
bool dataset_add(Dataset *data, const float *x, float label);

/* Removes one; those after it move up by one. Lowers `classes` when it was the last of the largest.
 */
void dataset_remove(Dataset *data, int index);

/* Marks the points held out of training: exactly round(share * numbers) of all that there have
 * been, chosen by a hash of seed and number. So one that is removed leaves the others what they are, and
 * one that is added moves as few as possible. held is [count]. */
void dataset_hold_out(const Dataset *data, float share, uint64_t seed, bool *held);

/* As if these had been removed before, numbers [count] from 0, ascending; with none, as if none had
 * been. False when there are no such numbers. */
bool dataset_number(Dataset *data, const int *removed, int count);

#endif
