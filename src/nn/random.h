/* One small seeded generator (PCG, 64 bits of state, 32 out) per purpose. The same seed and purpose
 * give the same numbers everywhere, and no purpose disturbs another. */
#ifndef NN_RANDOM_H
#define NN_RANDOM_H

#include <stdint.h>

typedef enum Purpose {
    PURPOSE_START = 1, /* the weights a network begins with */
    PURPOSE_DATA,      /* points of a generated set */
    PURPOSE_NOISE,     /* what noise adds to them */
    PURPOSE_ORDER,     /* the order of points in an epoch */
    PURPOSE_DROPOUT,   /* which units sit out */
    PURPOSE_HOLD_OUT,  /* which points are held out */
    PURPOSE_USER,      /* spraying points by hand */
} Purpose;

typedef struct Random {
    uint64_t state, stream;
} Random;

Random random_create(uint64_t seed, Purpose purpose);
uint32_t random_next(Random *random);

/* Uniform in [0, 1), in steps of 2^-24. */
float random_unit(Random *random);

/* Uniform in [low, high). */
float random_uniform(Random *random, float low, float high);

/* Normal with mean 0 and deviation 1. */
float random_normal(Random *random);

/* Uniform in 0 .. n-1, without bias; n > 0. */
uint32_t random_below(Random *random, uint32_t n);

/* Puts 0 .. n-1 into order, shuffled (Fisher-Yates), from seed and epoch alone: replaying epoch 70
 * needs no memory of the 69 before it. */
void random_order(uint64_t seed, uint64_t epoch, int n, int *order);

/* 64 well mixed bits from two numbers; stateless. */
uint64_t random_hash(uint64_t a, uint64_t b);

/* The i-th of `shown` that stand for all `count`, 0 < shown <= count: one of each stretch of them,
 * always the same, in places that fill the stretch evenly. Every second of points whose classes
 * take turns would be of one class. */
int random_of_stretch(int i, int shown, int count);

#endif
