/* Sums along the lanes: sum over p of x[p], and of x[p] y[p].
 *
 * Element p always goes to lane p mod SUM_LANES, and the lanes are added as one fixed tree, so the
 * result has the same bits on every instruction set. n is a multiple of SUM_LANES. */
#ifndef NN_SUMS_H
#define NN_SUMS_H

#include "nn/lanes.h"

enum { SUM_LANES = 16, SUM_VECTORS = SUM_LANES / LANES };

/* Half onto half, until one is left. */
INLINE float sum_lanes(const Lanes part[SUM_VECTORS]) {
    float lane[SUM_LANES];
    for (int v = 0; v < SUM_VECTORS; v++) lanes_store(lane + v * LANES, part[v]);
    for (int half = SUM_LANES / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; i++) lane[i] += lane[i + half];
    }
    return lane[0];
}

INLINE float sum_of(const float *x, int n) {
    Lanes part[SUM_VECTORS] = {{0}};
    for (int p = 0; p < n; p += SUM_LANES) {
        UNROLL
        for (int v = 0; v < SUM_VECTORS; v++) part[v] += lanes_load(x + p + v * LANES);
    }
    return sum_lanes(part);
}

/* rows (a constant wherever this is inlined) products at once with the same x: out[r] += x . y[r].
 */
INLINE void dots_tile(const float *x, const float *y, int stride, int rows, int n, float *out) {
    Lanes part[4][SUM_VECTORS] = {{{0}}};
    for (int p = 0; p < n; p += SUM_LANES) {
        UNROLL
        for (int v = 0; v < SUM_VECTORS; v++) {
            Lanes a = lanes_load(x + p + v * LANES);
            UNROLL
            for (int r = 0; r < rows; r++) {
                part[r][v] += a * lanes_load(y + (long)r * stride + p + v * LANES);
            }
        }
    }
    for (int r = 0; r < rows; r++) out[r] += sum_lanes(part[r]);
}

/* out[r] += sum over p of x[p] y[r][p], for `rows` rows of y. */
INLINE void dots(const float *x, const float *y, int stride, int rows, int n, float *out) {
    enum { MOST = LANES == 16 ? 4 : 2 };
    int r = 0;
    for (; r + MOST <= rows; r += MOST)
        dots_tile(x, y + (long)r * stride, stride, MOST, n, out + r);
    for (; r < rows; r++) dots_tile(x, y + (long)r * stride, stride, 1, n, out + r);
}

#endif
