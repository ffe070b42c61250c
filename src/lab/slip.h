/* What went wrong when a person gave a derivative: found out from the number alone, by trying what
 * people do instead of multiplying along each road and adding the roads up. */
#ifndef LAB_SLIP_H
#define LAB_SLIP_H

#include <stdbool.h>

enum { SLIP_ROADS = 64 };

/* A way from the result back to what is asked for: the derivative where the road begins, and the
 * slope of the road. */
typedef struct Road {
    int from; /* the node or the unit where it begins */
    double incoming, slope;
} Road;

/* truth = own * (the sum over roads of incoming * slope) */
typedef struct Derivation {
    double truth;
    double value; /* of what the derivative is asked for */
    double own;   /* a slope that all roads have in common, of a hidden unit's activation; else 1 */
    bool start;   /* the result itself, where the way back begins with 1 */
    bool squared; /* of an output whose loss is (a - y)^2, with the slope 2(a - y) */
    int roads;
    Road road[SLIP_ROADS];
} Derivation;

typedef enum SlipKind {
    SLIP_UNKNOWN,
    SLIP_CLOSE,            /* right but for a rounding that is too coarse */
    SLIP_START,            /* the way back begins with 1 */
    SLIP_ONE_ROAD,         /* one of several roads */
    SLIP_ROADS_MULTIPLIED, /* instead of added */
    SLIP_HANDED_ON,        /* what came, without the slope of the road */
    SLIP_SLOPE_ALONE,      /* the slope, without what came */
    SLIP_HALF,             /* a - y, without the 2 of the square's slope */
    SLIP_OWN_SLOPE,        /* without the slope that all roads have in common */
    SLIP_SIGN,
    SLIP_ADDED, /* instead of multiplied */
    SLIP_VALUE, /* instead of the derivative */
    SLIP_OTHER, /* the derivative by something else */
    SLIP_COUNT
} SlipKind;

typedef struct Slip {
    SlipKind kind;
    int road;  /* of SLIP_ONE_ROAD: which was taken */
    int other; /* of SLIP_OTHER: which of the others */
} Slip;

/* Whether what was given is right, up to a rounding: factors are printed with three digits. */
bool slip_accepts(double truth, double given);

/* others: derivatives by other things, [count]. */
Slip slip_find(const Derivation *derivation, double given, const double *others, int count);

#endif
