/* What is fed to the network: from the coordinates of a point to the inputs x of the first layer.
 * Scaling, when on, comes first: each coordinate less its mean, over its deviation (divided by n),
 * both measured on the training points only. Then each feature is taken of the scaled
 * coordinates. */
#ifndef NN_FEATURES_H
#define NN_FEATURES_H

#include <stdbool.h>

#include "nn/dataset.h"
#include "nn/limits.h"
#include "nn/term.h"

typedef enum FeatureKind {
    FEATURE_COORDINATE, /* xA */
    FEATURE_SQUARE,     /* xA^2 */
    FEATURE_PRODUCT,    /* xA*xB */
    FEATURE_SINE,       /* sin(xA) */
    FEATURE_TYPED,      /* the term */
} FeatureKind;

typedef struct Feature {
    FeatureKind kind;
    int a, b; /* columns, counted from 0; of a term, the last that it reads */
    Term term;
} Feature;

typedef struct Features {
    int columns; /* coordinates of a point */
    int count;   /* inputs of the network */
    Feature feature[MAX_INPUTS];
    bool scaled;
    float mean[MAX_COLUMNS], deviation[MAX_COLUMNS]; /* when scaled; deviation is never 0 */
} Features;

/* Each coordinate as it is. */
Features features_identity(int columns);

/* How many columns there must be for them: as many as the last that they speak of. */
int features_columns(const Features *features);

/* "x1", "x2^2", "x1*x2", "sin(x3)": blanks are ignored. False when it is none of these or names a
 * column beyond `columns`; other terms are read by scene/term_read.h. */
bool feature_from_text(const char *text, int columns, Feature *feature);

/* The reverse, as a scene writes it; returns text. */
const char *feature_text(const Feature *feature, char text[TERM_TEXT]);

/* The same of the same columns; of terms, the same text. */
bool feature_same(const Feature *a, const Feature *b);

/* Measures mean and deviation on the points not held out and turns scaling on. A column that does
 * not vary is only centred. held may be NULL. */
void features_measure(Features *features, const Dataset *data, const bool *held);

/* x: coordinates [columns]; input: [count]. */
void features_apply(const Features *features, const float *x, float *input);

/* n points side by side, as a field wants them: x is [columns][stride], input is [count][stride].
 * The same bits. */
void features_apply_rows(const Features *features, int n, const float *x, int stride, float *input);

/* The line w[0] u0 + w[1] u1 + b = 0 over the first two inputs, both plain coordinates, in the
 * data's own coordinates: line[0] x0 + line[1] x1 + line[2] = 0. Without scaling it is the same. */
void features_line(const Features *features, const float w[2], float b, float line[3]);

#endif
