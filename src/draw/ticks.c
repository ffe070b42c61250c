/* See ticks.h. */
#include "draw/ticks.h"

#include <math.h>
#include <stdbool.h>

double ticks_round_up(double most, const double *few, int count) {
    static const double NEAR = 0.999; /* what is as much as it was rounded from */
    double unit = pow(10, floor(log10(most)));
    if (unit >= most * NEAR) return unit;
    for (int i = 0; i < count; i++) {
        if (unit * few[i] >= most * NEAR) return unit * few[i];
    }
    return unit * 10;
}

/* What powers of ten are multiplied by, every so many powers. */
typedef struct Rule {
    double times[8];
    int count, every;
} Rule;

static int numbers(const Rule *rule, double least, double most, double value[TICKS_MOST]) {
    int count = 0, low = (int)floor(log10(least)), high = (int)ceil(log10(most));
    for (int power = low; power <= high; power++) {
        for (int i = 0; i < rule->count && power % rule->every == 0 && count < TICKS_MOST; i++) {
            double at = rule->times[i] * pow(10, power);
            if (at >= least * 0.999 && at <= most * 1.001) value[count++] = at;
        }
    }
    return count;
}

static float along(double from, double to, double decades, float length) {
    return (float)(log10(to / from) / decades) * length;
}

static bool stand_clear(const double *value, int count, double decades, float length, float apart) {
    for (int i = 1; i < count; i++) {
        if (along(value[i - 1], value[i], decades, length) < apart) return false;
    }
    return true;
}

/* Those that are too near the last one are left out; evenly, where there are too many. */
static int thinned(double *value, int count, double decades, float length, float apart, int limit) {
    int kept = 0;
    apart = fmaxf(apart, length / (float)limit);
    for (int i = 0; i < count && kept < limit; i++) {
        bool clear = kept == 0 || along(value[kept - 1], value[i], decades, length) >= apart;
        if (clear) value[kept++] = value[i];
    }
    return kept;
}

int ticks_logarithmic(double least, double most, float length, float apart, int limit,
                      double value[TICKS_MOST]) {
    static const Rule rules[] = {{{1, 1.5, 2, 3, 4, 5, 6, 8}, 8, 1},
                                 {{1, 2, 5}, 3, 1},
                                 {{1, 3}, 2, 1},
                                 {{1}, 1, 1},
                                 {{1}, 1, 2},
                                 {{1}, 1, 3},
                                 {{1}, 1, 5},
                                 {{1}, 1, 10}};
    enum { RULES = sizeof rules / sizeof *rules, FEW = 2 };
    double decades = log10(most / least);
    int rule = 0;
    for (int r = 0; r < RULES; r++) {
        int found = numbers(&rules[r], least, most, value);
        if (found < FEW) break; /* and coarser ones have no more */
        if (found <= limit && stand_clear(value, found, decades, length, apart)) return found;
        rule = r;
    }
    int found = numbers(&rules[rule], least, most, value);
    return thinned(value, found, decades, length, apart, limit);
}
