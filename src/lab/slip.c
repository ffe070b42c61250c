/* See slip.h. */
#include "lab/slip.h"

#include <math.h>

/* Shares of the number: of a rounding that is right, and of one that may be too coarse. */
static const double FINE = 0.01, COARSE = 0.1;
static const double NOTHING = 0.0005; /* as much as 0 may be missed by */

static bool near(double a, double b, double share) {
    return fabs(a - b) <= share * fabs(b) || (b == 0 && fabs(a) <= NOTHING);
}

bool slip_accepts(double truth, double given) {
    return near(given, truth, FINE);
}

/* How much one more in the last digit that is given would be; 0 for more digits than anybody rounds
 * to. */
static double last_digit(double given) {
    double unit = pow(10, floor(log10(fabs(given))));
    for (int digits = 0; digits < 3; digits++, unit /= 10) {
        double in_units = given / unit;
        if (fabs(in_units - round(in_units)) < 1e-9) return unit;
    }
    return 0;
}

/* Rounded, or cut off, with too few digits: 0.03 for 0.0312, but not 2.9 for 3. */
static bool is_coarse(double given, double truth) {
    double off = fabs(given - truth);
    return given != 0 && off <= COARSE * fabs(truth) && off < 0.999 * last_digit(given);
}

static double along(const Derivation *d, int road) {
    return d->own * d->road[road].incoming * d->road[road].slope;
}

/* Where several roads meet. */
static Slip find_among_roads(const Derivation *d, double given) {
    double product = 1;
    for (int i = 0; i < d->roads; i++) {
        if (near(given, along(d, i), FINE)) return (Slip){.kind = SLIP_ONE_ROAD, .road = i};
        product *= along(d, i);
    }
    if (near(given, product, FINE)) return (Slip){.kind = SLIP_ROADS_MULTIPLIED};
    return (Slip){.kind = SLIP_UNKNOWN};
}

/* On the only road there is; with the slope that all roads have in common taken into account. */
static SlipKind find_on_road(const Derivation *d, double given) {
    double incoming = d->road[0].incoming, slope = d->road[0].slope;
    if (near(given, d->own * incoming, FINE)) return SLIP_HANDED_ON;
    if (near(given, d->own * slope, FINE)) return SLIP_SLOPE_ALONE;
    if (near(given, -d->truth, FINE)) return SLIP_SIGN;
    if (near(given, d->value, FINE)) return SLIP_VALUE; /* more often than added by chance */
    if (near(given, incoming + slope, FINE)) return SLIP_ADDED;
    return SLIP_UNKNOWN;
}

static double without_own(const Derivation *d) {
    double sum = 0;
    for (int i = 0; i < d->roads; i++) sum += d->road[i].incoming * d->road[i].slope;
    return sum;
}

Slip slip_find(const Derivation *d, double given, const double *others, int count) {
    Slip slip = {.kind = SLIP_UNKNOWN};
    if (d->start) return (Slip){.kind = SLIP_START};
    if (is_coarse(given, d->truth)) return (Slip){.kind = SLIP_CLOSE};
    if (d->squared && near(given, d->truth / 2, FINE)) return (Slip){.kind = SLIP_HALF};
    if (d->roads > 1) slip = find_among_roads(d, given);
    if (d->roads == 1) slip.kind = find_on_road(d, given);
    if (slip.kind != SLIP_UNKNOWN) return slip;
    if (d->own != 1 && near(given, without_own(d), FINE)) return (Slip){.kind = SLIP_OWN_SLOPE};
    if (near(given, -d->truth, FINE)) return (Slip){.kind = SLIP_SIGN};
    if (near(given, d->value, FINE)) return (Slip){.kind = SLIP_VALUE};
    for (int i = 0; i < count; i++) {
        if (near(given, others[i], FINE)) return (Slip){.kind = SLIP_OTHER, .other = i};
    }
    return (Slip){.kind = SLIP_UNKNOWN};
}
