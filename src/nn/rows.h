/* One layer with a row per point and a column per unit: lanes hold units. A part of block.c.
 *
 *     forward    z[p][j]     = b[j] + sum over i of a[p][i] w[j][i]
 *     backward   da[p][i]    = sum over j of delta[p][j] w[j][i]
 *     gradient   dw[j][i]   += sum over p of delta[p][j] a[p][i],   db[j] += sum over p of
 * delta[p][j]
 *
 * The same sums in the same order as in columns.h, but for the gradient, which here adds point
 * after point. Rows are padded to whole vectors; weights come padded with zeros (PackedLayer), so
 * that the padding stays 0 where it could matter. */
#ifndef NN_ROWS_H
#define NN_ROWS_H

#include "nn/block.h"
#include "nn/product.h"

/* Floats between the rows of n units. */
INLINE int rows_stride(int n) {
    return lanes_padded(n);
}

INLINE void rows_forward(const Layer *layer, const PackedLayer *packed, const float *below,
                         int points, float *z) {
    int units = rows_stride(layer->pieces * layer->to);
    const Product p = {.rows = points,
                       .depth = layer->from,
                       .width = units,
                       .left = below,
                       .left_row = rows_stride(layer->from),
                       .left_step = 1,
                       .right = packed->wt,
                       .right_stride = units,
                       .start = packed->b,
                       .out = z,
                       .out_stride = units};
    product(&p, START_AT_COLUMN);
}

INLINE void rows_backward(const Layer *layer, const PackedLayer *packed, const float *delta,
                          int points, float *below, int below_stride) {
    const Product p = {.rows = points,
                       .depth = layer->pieces * layer->to,
                       .width = rows_stride(layer->from),
                       .left = delta,
                       .left_row = rows_stride(layer->pieces * layer->to),
                       .left_step = 1,
                       .right = packed->w,
                       .right_stride = rows_stride(layer->from),
                       .out = below,
                       .out_stride = below_stride};
    product(&p, START_AT_ZERO);
}

INLINE void rows_gradient(const Layer *layer, const float *delta, const float *below, int points,
                          float *sum_w, float *sum_b) {
    int units = rows_stride(layer->pieces * layer->to);
    const Product p = {.rows = layer->pieces * layer->to,
                       .depth = points,
                       .width = rows_stride(layer->from),
                       .left = delta,
                       .left_row = 1,
                       .left_step = units,
                       .right = below,
                       .right_stride = rows_stride(layer->from),
                       .out = sum_w,
                       .out_stride = rows_stride(layer->from)};
    product(&p, START_AT_OUT);
    for (int j = 0; j < units; j += LANES) {
        Lanes sum = lanes_load(sum_b + j);
        for (int q = 0; q < points; q++) sum += lanes_load(delta + (long)q * units + j);
        lanes_store(sum_b + j, sum);
    }
}

#endif
