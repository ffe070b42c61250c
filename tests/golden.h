/* When two pictures count as equal: fewer than so many percent of their pixels differ by more
 * than 48 of 255 in a channel, and the mean difference is not above a bound. Another version of a
 * font moves an edge. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "draw/picture.h"

static inline int golden_channel(uint32_t pixel, int which) {
    return (int)(pixel >> (8 * which) & 255);
}

/* path: of the picture a, which is left there. */
static inline void golden_compare(const Canvas *a, const Canvas *b, const char *path,
                                  double most_far, double most_mean) {
    long count = (long)a->width * a->height, far = 0;
    double sum = 0;
    assert_true(a->width == b->width && a->height == b->height);
    for (long i = 0; i < count; i++) {
        int most = 0;
        for (int c = 0; c < 3; c++) {
            int d = abs(golden_channel(a->pixels[i], c) - golden_channel(b->pixels[i], c));
            most = d > most ? d : most;
            sum += d;
        }
        far += most > 48;
    }
    double share = 100.0 * (double)far / (double)count, mean = sum / (3.0 * (double)count);
    if (share > most_far || mean > most_mean) {
        fail_msg("%s: %.2f %% of its pixels are far off, %.2f on the mean", path, share, mean);
    }
}

#endif
