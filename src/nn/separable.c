/* See separable.h. The classes can be parted unless their hulls have a point in common. */
#include "nn/separable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct Place {
    double x, y;
} Place;

typedef struct Hull {
    Place *corner; /* counterclockwise; owned */
    int count;
} Hull;

/* ---- one place, two classes */

/* Of one place in both classes no side of any line can be right. -0 and 0 count as two: that only
 * leaves something unproven. */
static bool share_a_place(const Samples *s) {
    size_t bytes = sizeof(float) * (size_t)s->inputs;
    for (int i = 0; i < s->count; i++) {
        for (int j = 0; j < i; j++) {
            const float *a = s->x + (long)i * s->inputs;
            const float *b = s->x + (long)j * s->inputs;
            if (s->y[i] != s->y[j] && memcmp(a, b, bytes) == 0) return true;
        }
    }
    return false;
}

/* ---- one input */

static bool intervals_meet(const Samples *s) {
    float low[2] = {INFINITY, INFINITY};
    float high[2] = {-INFINITY, -INFINITY};
    for (int i = 0; i < s->count; i++) {
        int class = s->y[i] > 0.5f;
        low[class] = fminf(low[class], s->x[i]);
        high[class] = fmaxf(high[class], s->x[i]);
    }
    return fmaxf(low[0], low[1]) <= fminf(high[0], high[1]);
}

/* ---- two inputs */

/* Whether c is left of the way from a to b (1), right of it (-1), or so near to it that rounding
 * hides which (0). */
static int side_of(Place a, Place b, Place c) {
    double one = (b.x - a.x) * (c.y - a.y);
    double other = (b.y - a.y) * (c.x - a.x);
    double error = 1e-14 * (fabs(one) + fabs(other));
    double turn = one - other;
    return turn > error ? 1 : turn < -error ? -1 : 0;
}

static int by_place(const void *a, const void *b) {
    const Place *p = a;
    const Place *q = b;
    if (p->x != q->x) return p->x < q->x ? -1 : 1;
    return p->y < q->y ? -1 : p->y > q->y;
}

/* One half of a hull, along the sorted places; returns the corners there are now. */
static int walk_along(const Place *place, int count, int step, Place *corner, int corners) {
    int first = corners;
    for (int i = 0; i < count; i++, place += step) {
        while (corners - first >= 2 &&
               side_of(corner[corners - 2], corner[corners - 1], *place) <= 0)
            corners--;
        corner[corners++] = *place;
    }
    return corners - 1; /* the last begins the other half */
}

static Hull hull_of_class(const Samples *s, int class) {
    Place *place = memory_zeroed((size_t)s->count + 1, sizeof *place);
    Hull hull = {memory_zeroed((size_t)s->count * 2 + 2, sizeof *place), 0};
    int count = 0;
    for (int i = 0; i < s->count; i++) {
        if ((s->y[i] > 0.5f) == class)
            place[count++] = (Place){(double)s->x[2 * i], (double)s->x[2 * i + 1]};
    }
    qsort(place, (size_t)count, sizeof *place, by_place);
    hull.corner[0] = place[0];
    hull.count = count;
    if (count > 1) {
        hull.count = walk_along(place, count, 1, hull.corner, 0);
        hull.count = walk_along(place + count - 1, count, -1, hull.corner, hull.count);
    }
    free(place);
    return hull;
}

static bool cross(Place a, Place b, Place c, Place d) {
    return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

static bool holds(const Hull *hull, Place p) {
    for (int i = 0; i < hull->count; i++) {
        if (side_of(hull->corner[i], hull->corner[(i + 1) % hull->count], p) <= 0) return false;
    }
    return hull->count >= 3;
}

static bool edges_cross(const Hull *a, const Hull *b) {
    for (int i = 0; i < a->count; i++) {
        for (int j = 0; j < b->count; j++) {
            if (cross(a->corner[i], a->corner[(i + 1) % a->count], b->corner[j],
                      b->corner[(j + 1) % b->count]))
                return true;
        }
    }
    return false;
}

static bool hulls_meet(const Samples *s) {
    Hull a = hull_of_class(s, 0);
    Hull b = hull_of_class(s, 1);
    bool both = a.count > 0 && b.count > 0;
    bool meet = both && (holds(&a, b.corner[0]) || holds(&b, a.corner[0]) || edges_cross(&a, &b));
    free(a.corner);
    free(b.corner);
    return meet;
}

bool separable_never(const Samples *samples) {
    if (samples->count > SEPARABLE_MOST || samples->outputs != 1 || samples->kind != LABEL_CLASS)
        return false;
    if (samples->inputs == 1) return intervals_meet(samples);
    return (samples->inputs == 2 && hulls_meet(samples)) || share_a_place(samples);
}
