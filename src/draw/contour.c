/* See contour.h. Everything between the floats that come in and go out is in double, where neither
 * a difference of large values overflows nor a small weight vanishes. */
#include "draw/contour.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/rect.h"

/* A square of four neighbouring values, and what its corners are called:
 *
 *     TL --TOP-- TR
 *      |          |
 *     LEFT      RIGHT
 *      |          |
 *     BL -BOTTOM- BR
 */
typedef enum Side { NONE, TOP, RIGHT, BOTTOM, LEFT } Side;

enum { TL = 8, TR = 4, BR = 2, BL = 1 }; /* the corners that are above the level, added up */

typedef struct Crossing {
    Side from, to;
} Crossing;

/* The lines through a square, by its corners above the level. Opposite corners alone (TL + BR,
 * TR + BL) are saddles: here the two corners above are kept apart. */
static const Crossing crossings[16][2] = {
    [BL] = {{BOTTOM, LEFT}},
    [BR] = {{RIGHT, BOTTOM}},
    [TR] = {{TOP, RIGHT}},
    [TL] = {{LEFT, TOP}},
    [BL + BR] = {{RIGHT, LEFT}},
    [TR + BR] = {{TOP, BOTTOM}},
    [TL + TR] = {{LEFT, RIGHT}},
    [TL + BL] = {{BOTTOM, TOP}},
    [TR + BR + BL] = {{TOP, LEFT}},
    [TL + BR + BL] = {{RIGHT, TOP}},
    [TL + TR + BL] = {{BOTTOM, RIGHT}},
    [TL + TR + BR] = {{LEFT, BOTTOM}},
    [TR + BL] = {{BOTTOM, LEFT}, {TOP, RIGHT}},
    [TL + BR] = {{LEFT, TOP}, {RIGHT, BOTTOM}},
};

/* The saddles whose middle is above: the two corners below are kept apart. */
static const Crossing joined[16][2] = {
    [TR + BL] = {{TOP, LEFT}, {BOTTOM, RIGHT}},
    [TL + BR] = {{RIGHT, TOP}, {LEFT, BOTTOM}},
};

typedef struct Square {
    double tl, tr, bl, br;           /* values less the level */
    double left, right, bottom, top; /* where the corners are */
} Square;

/* Between a and b, where a value that goes from `at_a` to `at_b` is 0. */
static float crossing(double a, double b, double at_a, double at_b) {
    double t = at_a / (at_a - at_b);
    return (float)(a * (1 - t) + b * t);
}

/* Always from left to right and from top to bottom, so that both squares of a side agree. */
static Point side_point(const Square *s, Side side) {
    switch (side) {
    case TOP: return (Point){crossing(s->left, s->right, s->tl, s->tr), (float)s->top};
    case BOTTOM: return (Point){crossing(s->left, s->right, s->bl, s->br), (float)s->bottom};
    case LEFT: return (Point){(float)s->left, crossing(s->top, s->bottom, s->tl, s->bl)};
    case RIGHT: return (Point){(float)s->right, crossing(s->top, s->bottom, s->tr, s->br)};
    case NONE: break;
    }
    assert(false);
    return (Point){0, 0};
}

/* The segments of one square into segment[2]; returns how many. One without length, where the level
 * only touches a corner, is none. */
static int square_trace(const Square *s, Segment *segment) {
    int above = (s->tl >= 0 ? TL : 0) + (s->tr >= 0 ? TR : 0) + (s->br >= 0 ? BR : 0) +
                (s->bl >= 0 ? BL : 0);
    bool saddle = above == TL + BR || above == TR + BL;
    bool middle_above = s->tl + s->tr + s->bl + s->br >= 0;
    const Crossing *crossed = saddle && middle_above ? joined[above] : crossings[above];
    int count = 0;
    for (int i = 0; i < 2 && crossed[i].from != NONE; i++) {
        Point a = side_point(s, crossed[i].from), b = side_point(s, crossed[i].to);
        if (a.x != b.x || a.y != b.y) segment[count++] = (Segment){a.x, a.y, b.x, b.y};
    }
    return count;
}

/* Whether none of two rows' values is on another side of the level than the others: no line passes
 * between them. Not a number is below, as in a square. */
static bool on_one_side(const float *upper, const float *lower, int count, float level) {
    int above = 0;
#pragma omp simd reduction(+ : above)
    for (int i = 0; i < count; i++) above += (upper[i] >= level) + (lower[i] >= level);
    return above == 0 || above == 2 * count;
}

int contour_trace(const float *value, int width, int height, float left, float right, float bottom,
                  float top, float level, Segment *segment, int most) {
    double cell_width = ((double)right - (double)left) / width;
    double cell_height = ((double)top - (double)bottom) / height;
    enum { STRETCH = 64 };
    int count = 0;
    for (int row = 0; row + 1 < height; row++) {
        for (int column = 0; column + 1 < width; column++) {
            const float *upper = value + (long)row * width + column, *lower = upper + width;
            if (column % STRETCH == 0) {
                int stretch = column + STRETCH < width ? STRETCH + 1 : width - column;
                if (on_one_side(upper, lower, stretch, level)) {
                    column += STRETCH - 1;
                    continue;
                }
            }
            Square s = {.tl = (double)upper[0] - (double)level,
                        .tr = (double)upper[1] - (double)level,
                        .bl = (double)lower[0] - (double)level,
                        .br = (double)lower[1] - (double)level,
                        .left = (double)left + (column + 0.5) * cell_width,
                        .right = (double)left + (column + 1.5) * cell_width,
                        .bottom = (double)top - (row + 1.5) * cell_height,
                        .top = (double)top - (row + 0.5) * cell_height};
            if (!isfinite(s.tl + s.tr + s.bl + s.br)) continue;
            Segment found[2];
            int n = square_trace(&s, found);
            for (int i = 0; i < n; i++, count++) {
                if (count < most) segment[count] = found[i];
            }
        }
    }
    return count;
}

/* A line that runs along rather than across: with |along| <= |across|, the points (t, s) where
 * along t + across s + b = 0, for t from t0 to t1, cut to s from s0 to s1. Into end [2][2] as (t,
 * s); false when nothing is left. */
static bool cut_line(double along, double across, double b, double t0, double t1, double s0,
                     double s1, double end[2][2]) {
    double a = -(along * t0 + b) / across, c = -(along * t1 + b) / across;
    double from = 0, to = 1;
    if (a == c) {
        if (a < s0 || a > s1) return false;
    } else {
        double u = (s0 - a) / (c - a), v = (s1 - a) / (c - a);
        from = fmax(0, fmin(u, v));
        to = fmin(1, fmax(u, v));
        if (from >= to) return false;
    }
    const double ends[2] = {from, to};
    for (int i = 0; i < 2; i++) {
        end[i][0] = t0 + ends[i] * (t1 - t0);
        end[i][1] = fmin(s1, fmax(s0, a + ends[i] * (c - a)));
    }
    return true;
}

int contour_line(float w1, float w2, float b, float left, float right, float bottom, float top,
                 Segment *segment) {
    if (!isfinite(w1) || !isfinite(w2) || !isfinite(b) || (w1 == 0 && w2 == 0)) return 0;
    double end[2][2];
    bool flat = fabsf(w1) <= fabsf(w2); /* more across the window than up and down */
    bool seen = flat ? cut_line((double)w1, (double)w2, (double)b, (double)left, (double)right,
                                (double)bottom, (double)top, end)
                     : cut_line((double)w2, (double)w1, (double)b, (double)bottom, (double)top,
                                (double)left, (double)right, end);
    if (!seen) return 0;
    /* To the right, or upwards, unless the higher side would then be on the right hand. */
    int first = flat ? w2 < 0 : w1 > 0, last = 1 - first, x = flat ? 0 : 1, y = 1 - x;
    *segment = (Segment){(float)end[first][x], (float)end[first][y], (float)end[last][x],
                         (float)end[last][y]};
    return 1;
}
