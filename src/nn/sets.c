/* The generated data sets of dataset.h: one small function each, from random numbers to a point. */
#include <assert.h>
#include <math.h>

#include "nn/dataset.h"
#include "nn/fn.h"
#include "nn/random.h"

static const float PI = 3.14159265f;

/* What a point is drawn from. */
typedef struct Draw {
    Random random;
    uint32_t start;     /* of even() */
    int index, classes; /* of the point; of the set */
    int class;          /* the point's */
    const Term *where;  /* of a formula */
} Draw;

/* Numbers in [0, 1) that fill the line evenly, however many are drawn: each goes on from the one
 * before by the golden section. */
static float even(const Draw *d) {
    uint32_t place = d->start + (uint32_t)d->index * 2654435769u; /* 2^32 / 1.618 */
    return (float)(place >> 8) * 0x1p-24f;
}

static void polar(float radius, float angle, float *x) {
    x[0] = radius * fn_cos(angle);
    x[1] = radius * fn_sin(angle);
}

/* Anywhere between two circles, as likely as anywhere else. */
static void ring(Random *random, float inner, float outer, float *x) {
    float square = random_uniform(random, inner * inner, outer * outer);
    polar(sqrtf(square), random_uniform(random, 0, 2 * PI), x);
}

/* A normal cloud of deviation 1, cut off at 2.5: the radius where a share u of it lies within. Two
 * numbers are drawn, never more, so that every point begins at the same place of the sequence. */
static void cloud(Random *random, float *x) {
    const float within = 0.956063f; /* 1 - e^(-2.5^2 / 2) */
    float square = -2 * fn_log1p(-within * random_unit(random));
    polar(sqrtf(square), random_uniform(random, 0, 2 * PI), x);
}

static float circles(Draw *d, float *x) {
    if (d->class == 1) {
        ring(&d->random, 0, 2.5f, x);
    } else {
        ring(&d->random, 3.5f, 5, x);
    }
    return (float)d->class;
}

static float gauss(Draw *d, float *x) {
    float centre = d->class == 1 ? 2.4f : -2.4f;
    cloud(&d->random, x);
    x[0] += centre;
    x[1] += centre;
    return (float)d->class;
}

/* Red where the signs differ. */
static float xor_squares(Draw *d, float *x) {
    bool right = d->index / 2 % 2 == 0, above = right != (d->class == 1);
    float across = random_uniform(&d->random, 0.5f, 5), up = random_uniform(&d->random, 0.5f, 5);
    x[0] = right ? across : -across;
    x[1] = above ? up : -up;
    return (float)d->class;
}

static float moons(Draw *d, float *x) {
    polar(random_uniform(&d->random, 2.9f, 3.4f), even(d) * PI, x);
    x[0] -= 1.6f;
    x[1] -= 0.8f;
    if (d->class == 1) {
        x[0] = -x[0];
        x[1] = -x[1];
    }
    return (float)d->class;
}

/* 1.6 turns, the radius growing with the angle; the root spreads points evenly along the arm. */
static float spiral(Draw *d, float *x) {
    float way = sqrtf(0.01f + 0.99f * even(d));
    polar(5 * way, 1.6f * 2 * PI * way + (d->class == 1 ? PI : 0), x);
    return (float)d->class;
}

/* Centres around the middle, the first at the upper left of two or four, at the top of three. */
static float blobs(Draw *d, float *x) {
    float centre[2], first = d->classes == 3 ? 0.5f * PI : 0.75f * PI;
    polar(3.3f, first - 2 * PI * (float)d->class / (float)d->classes, centre);
    cloud(&d->random, x);
    x[0] = centre[0] + 0.68f * x[0];
    x[1] = centre[1] + 0.68f * x[1];
    return (float)d->class;
}

static float line(Draw *d, float *x) {
    x[0] = -5 + 10 * even(d);
    return 0.7f * x[0] + 0.5f;
}

static float plane(Draw *d, float *x) {
    x[0] = random_uniform(&d->random, -5, 5);
    x[1] = random_uniform(&d->random, -5, 5);
    return 0.15f * x[0] - 0.05f * x[1];
}

static float sine(Draw *d, float *x) {
    x[0] = -5 + 10 * even(d);
    return 3 * fn_sin(x[0]);
}

static float formula(Draw *d, float *x) {
    x[0] = random_uniform(&d->random, -5, 5);
    x[1] = random_uniform(&d->random, -5, 5);
    return term_value(d->where, x) != 0 ? 1 : 0;
}

const Term *set_usual_where(void) {
    static const Term usual = {
        .text = "x2 > sin(x1)",
        .steps = 4,
        .step = {{TERM_COORDINATE, 1}, {TERM_COORDINATE, 0}, {TERM_SIN, 0}, {TERM_GREATER, 0}}};
    return &usual;
}

/* A set is one row, and a function. */
typedef struct Set {
    const char *name, *title;
    LabelKind kind;
    int columns;
    int classes;     /* that take turns; 0: as many as are asked for, 2 to 4 */
    float deviation; /* of coordinates (classes) or of the label (numbers) at noise 1 */
    float (*draw)(Draw *d, float *x); /* fills the coordinates, returns the label */
} Set;

// clang-format off
static const Set sets[SET_COUNT] = {
    /*                name       title           labels        columns classes deviation draw */
    [SET_NONE]      = {"none",    "No points",     LABEL_CLASS,  2, 2, 0,    NULL},
    [SET_CIRCLES]   = {"circles", "Circles",       LABEL_CLASS,  2, 2, 1.5f, circles},
    [SET_GAUSS]     = {"gauss",   "Two clouds",    LABEL_CLASS,  2, 2, 1.8f, gauss},
    [SET_XOR]       = {"xor",     "Four squares",  LABEL_CLASS,  2, 2, 1.5f, xor_squares},
    [SET_MOONS]     = {"moons",   "Two moons",     LABEL_CLASS,  2, 2, 1.2f, moons},
    [SET_SPIRAL]    = {"spiral",  "Spiral",        LABEL_CLASS,  2, 2, 0.9f, spiral},
    [SET_BLOBS]     = {"blobs",   "Clouds",        LABEL_CLASS,  2, 0, 1.6f, blobs},
    [SET_LINE]      = {"line",    "A line",        LABEL_NUMBER, 1, 1, 1,    line},
    [SET_PLANE]     = {"plane",   "A slope",       LABEL_NUMBER, 2, 1, 0.3f, plane},
    [SET_SINE]      = {"sine",    "A sine wave",   LABEL_NUMBER, 1, 1, 1,    sine},
    [SET_FORMULA]   = {"formula", "A formula",     LABEL_CLASS,  2, 2, 1,    formula},
};
// clang-format on
static_assert(SET_COUNT == 11, "a row for each set");

const char *set_name(SetKind kind) {
    assert((unsigned)kind < SET_COUNT);
    return sets[kind].name;
}

const char *set_title(SetKind kind) {
    assert((unsigned)kind < SET_COUNT);
    return sets[kind].title;
}

int set_classes(SetKind kind) {
    assert((unsigned)kind < SET_COUNT);
    return sets[kind].classes;
}

/* Back into view, as if the edge were a mirror. */
static float fold(float x) {
    const float edge = 5.9f;
    if (x > edge) return 2 * edge - x;
    if (x < -edge) return -2 * edge - x;
    return x;
}

/* Classes are blurred by moving points, curves by moving what is measured. */
static float add_noise(const Set *set, float deviation, Random *random, float *x, float label) {
    float noise[2];
    cloud(random, noise);
    if (set->kind == LABEL_NUMBER) return label + deviation * noise[0];
    assert(set->columns == 2); /* as all classes have */
    for (int c = 0; c < 2; c++) x[c] = fold(x[c] + deviation * noise[c]);
    return label;
}

Dataset dataset_generate(const SetDef *def) {
    assert((unsigned)def->kind < SET_COUNT && def->noise >= 0 && def->noise <= 1);
    const Set *set = &sets[def->kind];
    Dataset data = dataset_create(set->columns, set->kind);
    if (def->kind == SET_NONE) return data;
    assert(def->count >= 1 && def->count <= MAX_POINTS);
    assert(set->classes || (def->classes >= 2 && def->classes <= 4));
    Draw draw = {.random = random_create(def->seed, PURPOSE_DATA),
                 .classes = set->classes ? set->classes : def->classes,
                 .where = def->where.steps > 0 ? &def->where : set_usual_where()};
    draw.start = random_next(&draw.random);
    Random noise = random_create(def->seed, PURPOSE_NOISE);
    for (int i = 0; i < def->count; i++) {
        float x[2];
        draw.index = i;
        draw.class = i % draw.classes;
        float label = set->draw(&draw, x);
        label = add_noise(set, set->deviation * def->noise, &noise, x, label);
        dataset_add(&data, x, label);
    }
    return data;
}
