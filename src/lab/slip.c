/* See slip.h. */
#include "lab/slip.h"

#include <math.h>

/* Shares of the number: of a rounding that is right, and of one that is too coarse. */
static const double FINE = 0.01, COARSE = 0.04;
static const double NOTHING = 0.0005; /* as much as 0 may be missed by */

static bool near(double a, double b, double share) {
    return fabs(a - b) <= share * fabs(b) || (b == 0 && fabs(a) <= NOTHING);
}

bool slip_accepts(double truth, double given) {
    return near(given, truth, FINE);
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

/* On the only road there is. */
static SlipKind find_on_road(const Derivation *d, double given) {
    double incoming = d->road[0].incoming, slope = d->road[0].slope;
    if (near(given, d->own * incoming, FINE)) return SLIP_HANDED_ON;
    if (near(given, d->own * slope, FINE)) return SLIP_SLOPE_ALONE;
    if (near(given, -d->truth, FINE)) return SLIP_SIGN;
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
    if (near(given, d->truth, COARSE)) return (Slip){.kind = SLIP_CLOSE};
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
