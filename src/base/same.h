/* Whether two numbers are the same, where NAN stands for none. */
#ifndef BASE_SAME_H
#define BASE_SAME_H

#include <math.h>
#include <stdbool.h>

static inline bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

#endif
