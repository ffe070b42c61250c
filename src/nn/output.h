/* The output layer of a block: its activation, the loss and the loss's slope. A part of block.c.
 * Always in columns, a row per output, whatever the rest of the block is in: that is how losses add
 * up. */
#ifndef NN_OUTPUT_H
#define NN_OUTPUT_H

#include "nn/block.h"
#include "nn/loss_forms.h"
#include "nn/units.h"

/* block->a = f(block->z). */
INLINE void output_forward(const Layer *layer, Block *block) {
    int n = block->stride, units = layer->to;
    if (layer->activation == ACTIVATION_SOFTMAX)
        softmax_forward(units, n, n, block->z, block->a, block->log_sum);
    else if (layer->activation == ACTIVATION_MAXOUT)
        maxout_forward(units * n, block->z, block->z + units * n, block->a);
    else
        units_forward(layer->activation, units * n, block->z, block->a);
}

/* Adds each point's loss to block->loss. */
INLINE void output_add_loss(const Layer *layer, Loss kind, Block *block) {
    int n = block->stride;
    bool softmax = layer->activation == ACTIVATION_SOFTMAX;
    for (int j = 0; j < layer->to; j++) {
        const float *z = block->z + j * n, *a = block->a + j * n, *y = block->y + j * n;
        if (kind != LOSS_CROSS_ENTROPY)
            loss_forward(kind, n, a, y, block->loss);
        else if (softmax)
            cross_entropy_score(n, z, y, block->loss);
        else
            cross_entropy_forward(n, z, y, block->loss);
    }
    for (int p = 0; kind == LOSS_CROSS_ENTROPY && softmax && p < n; p++) {
        block->loss[p] += block->log_sum[p];
    }
}

/* Zero in the columns beyond the last point. */
INLINE void output_trim(const Block *block, float *row) {
    int n = block->stride, points = block->points;
#pragma omp simd
    for (int p = 0; p < n; p++) row[p] = p < points ? row[p] : 0;
}

/* block->loss: of each point. */
INLINE void output_loss(const Layer *layer, Loss kind, Block *block) {
    for (int p = 0; p < block->stride; p++) block->loss[p] = 0;
    output_add_loss(layer, kind, block);
    output_trim(block, block->loss);
}

/* block->g = dL/dz of every piece. Cross-entropy comes from the scores; any other loss from the
 * outputs, and back through the activation. */
INLINE void output_backward(const Layer *layer, Loss kind, Block *block) {
    int n = block->stride, units = layer->to;
    if (kind == LOSS_CROSS_ENTROPY) {
        cross_entropy_backward(units * n, block->a, block->y, block->g);
    } else {
        loss_backward(kind, units * n, block->a, block->y, block->g);
        if (layer->activation == ACTIVATION_SOFTMAX)
            softmax_backward(units, n, n, block->a, block->g);
        else if (layer->activation == ACTIVATION_MAXOUT)
            maxout_backward(units * n, block->z, block->z + units * n, block->g,
                            block->g + units * n);
        else
            units_backward(layer->activation, units * n, block->a, block->g);
    }
    for (int j = 0; j < layer->pieces * units; j++) output_trim(block, block->g + j * n);
}

#endif
