/* Several floats side by side, as many as the instruction set has: 16, 8 or 4.
 *
 * How many there are never changes a result: each lane is an output of its own, summed in the same
 * order whatever lies beside it. Where lanes are added together (sums.h) there are always SUM_LANES
 * of them, in as many vectors as that takes. */
#ifndef NN_LANES_H
#define NN_LANES_H

#if defined(__AVX512F__)
#    define LANES 16
#elif defined(__AVX2__)
#    define LANES 8
#else
#    define LANES 4
#endif

/* Loads and stores need only a float's alignment; arrays of float may be read so. */
typedef float Lanes __attribute__((vector_size(LANES * 4), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))

/* Before a loop of few, constant turns: unrolled, its arrays of Lanes stay in registers. */
#if defined(__clang__)
#    define UNROLL _Pragma("clang loop unroll(full)")
#else
#    define UNROLL _Pragma("GCC unroll 8")
#endif

INLINE Lanes lanes_load(const float *x) {
    return *(const Lanes *)x;
}

INLINE void lanes_store(float *x, Lanes v) {
    *(Lanes *)x = v;
}

INLINE Lanes lanes_of(float x) {
    return x - (Lanes){0};
}

/* Rounded up to whole vectors. */
INLINE int lanes_padded(int n) {
    return (n + LANES - 1) / LANES * LANES;
}

#endif
