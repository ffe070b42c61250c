/* A number limited to a range. */
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

#endif
