/* Comparing numbers strictly. cmocka's assert_float_equal lets NaN and infinities pass, and with a
 * tolerance of 0 still takes what differs by 1.2e-7 of itself for equal. */
#ifndef TESTS_NEAR_H
#define TESTS_NEAR_H

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Both are numbers, no further apart than that. */
#define assert_near(value, wanted, apart)                                                          \
    near_check((double)(value), (double)(wanted), (double)(apart), #value, __FILE__, __LINE__)

/* The same bits: 0 is not -0. */
#define assert_same(value, wanted)                                                                 \
    near_check_same((double)(value), (double)(wanted), #value, __FILE__, __LINE__)

static inline void near_check(double value, double wanted, double apart, const char *what,
                              const char *file, int line) {
    if (isfinite(value) && isfinite(wanted) && fabs(value - wanted) <= apart) return;
    print_error("%s is %.9g, not within %g of %.9g\n", what, value, apart, wanted);
    _fail(file, line);
}

static inline void near_check_same(double value, double wanted, const char *what, const char *file,
                                   int line) {
    if (memcmp(&value, &wanted, sizeof value) == 0) return;
    print_error("%s is %.17g, not %.17g\n", what, value, wanted);
    _fail(file, line);
}

#endif
