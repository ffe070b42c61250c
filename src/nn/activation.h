/* The activation functions by name: a = f(z), z the unit's score. How they are computed, forward
 * and backward, is in units.h. */
#ifndef NN_ACTIVATION_H
#define NN_ACTIVATION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum Activation {
    ACTIVATION_STEP,       /* 1 if z >= 0, else 0 */
    ACTIVATION_LINEAR,     /* z */
    ACTIVATION_SIGMOID,    /* 1 / (1 + e^-z) */
    ACTIVATION_TANH,       /* tanh z */
    ACTIVATION_RELU,       /* max(0, z) */
    ACTIVATION_LEAKY_RELU, /* max(0.1 z, z) */
    ACTIVATION_ELU,        /* z above 0, e^z - 1 below */
    ACTIVATION_MAXOUT,     /* the larger of two scores, each with weights of its own */
    ACTIVATION_SOFTMAX,    /* e^z over the sum of the layer's e^z; only as the output layer */
    ACTIVATION_COUNT
} Activation;

/* The name a scene uses: "step", "leaky-relu", ... */
const char *activation_name(Activation f);

/* The reverse; false when there is no such activation, and *f stays as it was. */
bool activation_from_name(const char *name, Activation *f);

/* Linear pieces of a unit: 2 for maxout, 1 otherwise. */
int activation_pieces(Activation f);

/* What a unit's values come ever nearer to and never reach, however far its score goes: infinite
 * where there is no such number. */
typedef struct Unreached {
    double low, high;
} Unreached;

Unreached activation_unreached(Activation f);

/* A value as it was written in text, where it may read as what is never reached: numeral_short_of.
 * Returns text. */
char *activation_written(Activation f, double a, char *text, size_t size);

/* The least and the greatest value of a unit whose values are bounded; false for the others. */
bool activation_range(Activation f, float *low, float *high);

#endif
