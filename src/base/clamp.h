/* A number limited to a range, and the larger of two. */
#ifndef BASE_CLAMP_H
#define BASE_CLAMP_H

static inline float clamp_float(float value, float low, float high) {
    return value < low ? low : value > high ? high : value;
}

static inline double clamp_double(double value, double low, double high) {
    return value < low ? low : value > high ? high : value;
}

static inline int clamp_int(int value, int low, int high) {
    return value < low ? low : value > high ? high : value;
}

/* In place of fmax in a loop over doubles: of that the compiler of Debian 12 dies on 64-bit ARM.
 * What is no number is never the larger. */
static inline double larger_double(double most, double value) {
    return value > most ? value : most;
}

#endif
