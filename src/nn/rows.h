/* One layer with a row per point and a column per unit: lanes hold units. A part of block.c.
 *
 *     forward    z[p][j]     = b[j] + sum over i of a[p][i] w[j][i]
 *     backward   da[p][i]    = sum over j of delta[p][j] w[j][i]
 *     gradient   dw[j][i]   += sum over p of delta[p][j] a[p][i]
 *                db[j]      += sum over p of delta[p][j]
 *
 * The same sums in the same order as in columns.h, but for the gradient, which here adds point
 * after point. Rows are padded to whole vectors, weights too (PackedLayer); whatever the padding
 * holds stays in the padding. */
#ifndef NN_ROWS_H
#define NN_ROWS_H

#include "nn/block.h"
#include "nn/product.h"

/* Floats between the rows of n units. */
INLINE int rows_stride(int n) {
    return lanes_padded(n);
}

/* Copies n floats by whole vectors: up to a vector more is read and written. */
INLINE void rows_copy(float *to, const float *from, int n) {
    for (int i = 0; i < n; i += LANES) lanes_store(to + i, lanes_load(from + i));
}

INLINE void rows_pack(const Layer *layer, const float *theta, const PackedLayer *packed) {
    int units = layer->pieces * layer->to, from = layer->from;
    int units_row = rows_stride(units), from_row = rows_stride(from);
    const float *w = theta + layer->w;
    for (int j = 0; j < units; j++) {
        rows_copy(packed->w + j * from_row, w + j * from, from);
        for (int i = 0; i < from; i++) packed->wt[i * units_row + j] = w[j * from + i];
    }
    rows_copy(packed->b, theta + layer->b, units);
}

/* What spills over the end of a row is overwritten by the next one. */
INLINE void rows_unpack(const Layer *layer, const float *sum_w, const float *sum_b, float *sum) {
    int units = layer->pieces * layer->to, from = layer->from, row = rows_stride(from);
    for (int j = 0; j < units; j++) rows_copy(sum + layer->w + j * from, sum_w + j * row, from);
    rows_copy(sum + layer->b, sum_b, units);
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
    product(&p, START_AT_COLUMN, END_STORE);
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
    product(&p, START_AT_ZERO, END_STORE);
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
    product(&p, START_AT_OUT, END_STORE);
    for (int j = 0; j < units; j += LANES) {
        Lanes sum = lanes_load(sum_b + j);
        for (int q = 0; q < points; q++) sum += lanes_load(delta + (long)q * units + j);
        lanes_store(sum_b + j, sum);
    }
}

/* A step of gradient descent on the packed weights themselves. Both copies of w are moved by the
 * same sums, so that they stay each other's transpose to the last bit. */
INLINE void rows_descend(const Layer *layer, const PackedLayer *packed, const float *delta,
                         const float *below, int points, float rate, bool first_layer) {
    int units = rows_stride(layer->pieces * layer->to), from = rows_stride(layer->from);
    Product p = {.rows = layer->from,
                 .depth = points,
                 .width = units,
                 .left = below,
                 .left_row = 1,
                 .left_step = from,
                 .right = delta,
                 .right_stride = units,
                 .share = 1 / (float)points,
                 .rate = rate,
                 .out = packed->wt,
                 .out_stride = units};
    product(&p, START_AT_ZERO, END_DESCEND);
    for (int j = 0; j < units; j += LANES) {
        Lanes sum = lanes_of(0);
        for (int q = 0; q < points; q++) sum += lanes_load(delta + (long)q * units + j);
        product_end(&p, END_DESCEND, packed->b + j, sum);
    }
    if (first_layer) return; /* nothing is passed back from there, so its w is not read */
    p = (Product){.rows = layer->pieces * layer->to,
                  .depth = points,
                  .width = from,
                  .left = delta,
                  .left_row = 1,
                  .left_step = units,
                  .right = below,
                  .right_stride = from,
                  .share = p.share,
                  .rate = rate,
                  .out = packed->w,
                  .out_stride = from};
    product(&p, START_AT_ZERO, END_DESCEND);
}

/* The weights back into theta. */
INLINE void rows_unpack_weights(const Layer *layer, const PackedLayer *packed, float *theta) {
    int units = layer->pieces * layer->to, row = rows_stride(units);
    for (int j = 0; j < units; j++) {
        for (int i = 0; i < layer->from; i++) {
            theta[layer->w + j * layer->from + i] = packed->wt[i * row + j];
        }
        theta[layer->b + j] = packed->b[j];
    }
}

#endif
