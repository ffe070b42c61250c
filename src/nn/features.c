/* See features.h. */
#include "nn/features.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "nn/fn.h"

Features features_identity(int columns) {
    assert(columns >= 1 && columns <= MAX_COLUMNS && columns <= MAX_INPUTS);
    Features features = {.columns = columns, .count = columns};
    for (int c = 0; c < columns; c++) {
        features.feature[c] = (Feature){.kind = FEATURE_COORDINATE, .a = c, .b = c};
    }
    return features;
}

int features_columns(const Features *features) {
    int columns = 1;
    for (int i = 0; i < features->count; i++) {
        const Feature *f = &features->feature[i];
        if (f->a >= columns) columns = f->a + 1;
        if (f->b >= columns) columns = f->b + 1;
    }
    return columns;
}

/* Copies text without its blanks; false when it is too long for any feature. */
static bool squeeze(const char *text, char out[32]) {
    int length = 0;
    for (; *text; text++) {
        if (strchr(" \t\r\n", *text)) continue;
        if (length == 31) return false;
        out[length++] = *text;
    }
    out[length] = '\0';
    return true;
}

/* Reads "x12" as column 11 and returns what follows; NULL when it names no column. */
static const char *read_column(const char *text, int columns, int *column) {
    if (*text++ != 'x' || *text == '0') return NULL;
    int number = 0;
    for (; *text >= '0' && *text <= '9' && number <= columns; text++) {
        number = 10 * number + (*text - '0');
    }
    if (number < 1 || number > columns) return NULL;
    *column = number - 1;
    return text;
}

bool feature_from_text(const char *text, int columns, Feature *feature) {
    char squeezed[32] = "";
    if (!squeeze(text, squeezed)) return false;
    Feature found = {.kind = FEATURE_COORDINATE};
    bool sine = strncmp(squeezed, "sin(", 4) == 0;
    const char *rest = read_column(squeezed + (sine ? 4 : 0), columns, &found.a);
    if (!rest) return false;
    found.b = found.a;
    if (sine) {
        found.kind = FEATURE_SINE;
        if (strcmp(rest, ")") != 0) return false;
    } else if (*rest == '^') {
        found.kind = FEATURE_SQUARE;
        if (strcmp(rest, "^2") != 0) return false;
    } else if (*rest == '*') {
        found.kind = FEATURE_PRODUCT;
        rest = read_column(rest + 1, columns, &found.b);
        if (!rest || *rest) return false;
    } else if (*rest) {
        return false;
    }
    *feature = found;
    return true;
}

const char *feature_text(const Feature *feature, char text[TERM_TEXT]) {
    int a = feature->a + 1, b = feature->b + 1;
    switch (feature->kind) {
    case FEATURE_COORDINATE: snprintf(text, TERM_TEXT, "x%d", a); break;
    case FEATURE_SQUARE: snprintf(text, TERM_TEXT, "x%d^2", a); break;
    case FEATURE_PRODUCT: snprintf(text, TERM_TEXT, "x%d*x%d", a, b); break;
    case FEATURE_SINE: snprintf(text, TERM_TEXT, "sin(x%d)", a); break;
    case FEATURE_TYPED: snprintf(text, TERM_TEXT, "%s", feature->term.text); break;
    }
    return text;
}

bool feature_same(const Feature *a, const Feature *b) {
    if (a->kind != b->kind) return false;
    if (a->kind == FEATURE_TYPED) return strcmp(a->term.text, b->term.text) == 0;
    return a->a == b->a && a->b == b->b;
}

/* Mean and deviation of one column, summed in double from the first point to the last. */
static void measure_column(Features *features, const Dataset *data, const bool *held, int c) {
    double sum = 0, squares = 0;
    float least = FLT_MAX, greatest = -FLT_MAX;
    int n = 0;
    for (int i = 0; i < data->count; i++) {
        if (held && held[i]) continue;
        float value = data->x[(long)i * data->columns + c];
        sum += (double)value;
        least = fminf(least, value);
        greatest = fmaxf(greatest, value);
        n++;
    }
    double mean = n > 0 ? sum / n : 0;
    for (int i = 0; i < data->count; i++) {
        if (held && held[i]) continue;
        double off = (double)data->x[(long)i * data->columns + c] - mean;
        squares += off * off;
    }
    features->mean[c] = (float)mean;
    features->deviation[c] = n > 0 ? (float)sqrt(squares / n) : 1;
    /* Rounding may leave a little where all values are the same: ask the values themselves. */
    if (least >= greatest || features->deviation[c] < FLT_MIN) features->deviation[c] = 1;
}

void features_measure(Features *features, const Dataset *data, const bool *held) {
    assert(features->columns == data->columns);
    for (int c = 0; c < data->columns; c++) {
        measure_column(features, data, held, c);
    }
    features->scaled = true;
}

/* Scaled coordinate c of n points. */
static void coordinate_row(const Features *features, int c, int n, const float *x, float *row) {
    const float mean = features->mean[c], deviation = features->deviation[c];
    if (!features->scaled) {
        memcpy(row, x, sizeof(float) * (size_t)n);
        return;
    }
#pragma omp simd
    for (int i = 0; i < n; i++) row[i] = (x[i] - mean) / deviation;
}

/* a on entry, the feature on return; b is the product's other coordinate, not scaled yet. */
static void feature_row(const Features *features, const Feature *feature, int n, const float *b,
                        float *row) {
    bool scaled = features->scaled;
    const float mean = scaled ? features->mean[feature->b] : 0;
    const float deviation = scaled ? features->deviation[feature->b] : 1;
    switch (feature->kind) {
    case FEATURE_SQUARE:
#pragma omp simd
        for (int i = 0; i < n; i++) row[i] *= row[i];
        break;
    case FEATURE_PRODUCT:
#pragma omp simd
        for (int i = 0; i < n; i++) row[i] *= (b[i] - mean) / deviation;
        break;
    case FEATURE_SINE:
#pragma omp simd
        for (int i = 0; i < n; i++) row[i] = fn_sin(row[i]);
        break;
    case FEATURE_COORDINATE:
    case FEATURE_TYPED: break;
    }
}

/* Scaled, the coordinates that a term reads are put side by side once more. */
static void term_row(const Features *features, const Term *term, int n, const float *x, int stride,
                     float *row) {
    enum { BLOCK = 64 };
    float scaled[MAX_COLUMNS][BLOCK];
    if (!features->scaled) {
        term_rows(term, n, x, stride, row);
        return;
    }
    for (int first = 0; first < n; first += BLOCK) {
        int count = n - first < BLOCK ? n - first : BLOCK;
        for (int c = 0; c < features->columns; c++)
            coordinate_row(features, c, count, x + (long)c * stride + first, scaled[c]);
        term_rows(term, count, scaled[0], BLOCK, row + first);
    }
}

void features_line(const Features *f, const float w[2], float b, float line[3]) {
    line[2] = b;
    for (int i = 0; i < 2; i++) {
        int column = f->feature[i].a;
        line[i] = f->scaled ? w[i] / f->deviation[column] : w[i];
        if (f->scaled) line[2] -= line[i] * f->mean[column];
    }
}

void features_apply(const Features *features, const float *x, float *input) {
    features_apply_rows(features, 1, x, 1, input);
}

void features_apply_rows(const Features *features, int n, const float *x, int stride,
                         float *input) {
    assert(stride >= n);
    for (int f = 0; f < features->count; f++) {
        const Feature *feature = &features->feature[f];
        float *row = input + (long)f * stride;
        if (feature->kind == FEATURE_TYPED) {
            term_row(features, &feature->term, n, x, stride, row);
            continue;
        }
        coordinate_row(features, feature->a, n, x + (long)feature->a * stride, row);
        feature_row(features, feature, n, x + (long)feature->b * stride, row);
    }
}
