/* One layer with a row per unit and a column per point: lanes hold points. A part of block.c.
 *
 *     forward    z[j][p]     = b[j] + sum over i of w[j][i] a[i][p]
 *     backward   da[i][p]    = sum over j of w[j][i] delta[j][p]
 *     gradient   dw[j][i]   += sum over p of delta[j][p] a[i][p]
 *                db[j]      += sum over p of delta[j][p]
 *
 * theta is read as it lies: w is [unit][from], a unit being a piece of one. Here points are
 * `stride` columns, a multiple of 16; those beyond the last have delta 0. */
#ifndef NN_COLUMNS_H
#define NN_COLUMNS_H

#include "nn/network.h"
#include "nn/product.h"
#include "nn/sums.h"

INLINE void columns_forward(const Layer *layer, const float *theta, const float *below,
                            int below_stride, float *z, int stride) {
    const Product p = {.rows = layer->pieces * layer->to,
                       .depth = layer->from,
                       .width = stride,
                       .left = theta + layer->w,
                       .left_row = layer->from,
                       .left_step = 1,
                       .right = below,
                       .right_stride = below_stride,
                       .start = theta + layer->b,
                       .out = z,
                       .out_stride = stride};
    product(&p, START_AT_ROW, END_STORE);
}

INLINE void columns_backward(const Layer *layer, const float *theta, const float *delta,
                             float *below, int stride) {
    const Product p = {.rows = layer->from,
                       .depth = layer->pieces * layer->to,
                       .width = stride,
                       .left = theta + layer->w,
                       .left_row = 1,
                       .left_step = layer->from,
                       .right = delta,
                       .right_stride = stride,
                       .out = below,
                       .out_stride = stride};
    product(&p, START_AT_ZERO, END_STORE);
}

INLINE void columns_gradient(const Layer *layer, const float *delta, const float *below,
                             int below_stride, int stride, float *sum) {
    for (int j = 0; j < layer->pieces * layer->to; j++) {
        const float *d = delta + (long)j * stride;
        dots(d, below, below_stride, layer->from, stride, sum + layer->w + (long)j * layer->from);
        sum[layer->b + j] += sum_of(d, stride);
    }
}

#endif
