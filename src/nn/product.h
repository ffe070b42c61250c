/* The one product behind every pass, forward and backward:
 *
 *     out[i][j] = start + sum over k of left(i, k) right[k][j],    k from 0 upwards
 *
 * j runs along the lanes, so width is a multiple of LANES. left is read one number at a time, at
 * left[i * left_row + k * left_step], so that a matrix and its transpose are the same to it. A tile
 * of TILE_ROWS x TILE_VECTORS sums is kept in registers while k runs. Each sum is taken in the
 * order of k alone: tiling, lanes and tails change no bit. */
#ifndef NN_PRODUCT_H
#define NN_PRODUCT_H

#include "nn/lanes.h"

enum { TILE_ROWS = 6, TILE_VECTORS = LANES == 16 ? 4 : 2 }; /* 32 registers, or 16 */

typedef enum ProductStart {
    START_AT_ZERO,
    START_AT_ROW,    /* start[i], the same all along the row */
    START_AT_COLUMN, /* start[j], the same in every row */
    START_AT_OUT,    /* out[i][j]: adds to what is there */
} ProductStart;

typedef enum ProductEnd {
    END_STORE,
    END_DESCEND, /* out[i][j] += -rate (share sum): a step of gradient descent on out */
} ProductEnd;

typedef struct Product {
    int rows, depth, width;
    const float *left;
    int left_row, left_step;
    const float *right;
    int right_stride;
    const float *start;
    float share, rate;
    float *out;
    int out_stride;
} Product;

INLINE void product_end(const Product *p, ProductEnd end, float *out, Lanes sum) {
    if (end == END_DESCEND) sum = lanes_load(out) + -p->rate * (sum * p->share);
    lanes_store(out, sum);
}

INLINE Lanes product_start(const Product *p, ProductStart from, int i, int j) {
    switch (from) {
    case START_AT_ROW: return lanes_of(p->start[i]);
    case START_AT_COLUMN: return lanes_load(p->start + j);
    case START_AT_OUT: return lanes_load(p->out + (long)i * p->out_stride + j);
    case START_AT_ZERO: break;
    }
    return lanes_of(0);
}

/* The tile whose first sum is (i, j). rows and vectors are constants wherever this is inlined. */
INLINE void product_tile(const Product *p, ProductStart from, ProductEnd end, int rows, int vectors,
                         int i, int j) {
    Lanes sum[TILE_ROWS][TILE_VECTORS];
    UNROLL
    for (int r = 0; r < rows; r++) {
        UNROLL
        for (int v = 0; v < vectors; v++) sum[r][v] = product_start(p, from, i + r, j + v * LANES);
    }
    const float *left = p->left + (long)i * p->left_row;
    const float *right = p->right + j;
    for (int k = 0; k < p->depth; k++) {
        Lanes b[TILE_VECTORS];
        UNROLL
        for (int v = 0; v < vectors; v++) b[v] = lanes_load(right + v * LANES);
        UNROLL
        for (int r = 0; r < rows; r++) {
            Lanes a = lanes_of(left[(long)r * p->left_row]);
            UNROLL
            for (int v = 0; v < vectors; v++) sum[r][v] += a * b[v];
        }
        left += p->left_step;
        right += p->right_stride;
    }
    UNROLL
    for (int r = 0; r < rows; r++) {
        float *out = p->out + (long)(i + r) * p->out_stride + j;
        UNROLL
        for (int v = 0; v < vectors; v++) product_end(p, end, out + v * LANES, sum[r][v]);
    }
}

/* All rows of the columns j .. j + vectors * LANES. */
INLINE void product_strip(const Product *p, ProductStart from, ProductEnd end, int vectors, int j) {
    int i = 0;
    for (; i + TILE_ROWS <= p->rows; i += TILE_ROWS) {
        product_tile(p, from, end, TILE_ROWS, vectors, i, j);
    }
    switch (p->rows - i) {
    case 5: product_tile(p, from, end, 5, vectors, i, j); break;
    case 4: product_tile(p, from, end, 4, vectors, i, j); break;
    case 3: product_tile(p, from, end, 3, vectors, i, j); break;
    case 2: product_tile(p, from, end, 2, vectors, i, j); break;
    case 1: product_tile(p, from, end, 1, vectors, i, j); break;
    default: break;
    }
}

INLINE void product(const Product *p, ProductStart from, ProductEnd end) {
    int j = 0;
    for (; j + TILE_VECTORS * LANES <= p->width; j += TILE_VECTORS * LANES) {
        product_strip(p, from, end, TILE_VECTORS, j);
    }
    switch ((p->width - j) / LANES) {
#if LANES == 16
    case 3: product_strip(p, from, end, 3, j); break;
    case 2: product_strip(p, from, end, 2, j); break;
#endif
    case 1: product_strip(p, from, end, 1, j); break;
    default: break;
    }
}

#endif
