/* The output layer of a block: its activation, the loss and the loss's slope. A part of block.c.
 * Always in columns, a row per output, whatever the rest of the block is in: that is how losses add
 * up. */
#ifndef NN_OUTPUT_H
#define NN_OUTPUT_H

#include "nn/block.h"
#include "nn/losses.h"
#include "nn/units.h"

/* block->a = f(block->z). */
INLINE void output_forward(const Layer *layer, Block *block) {
    int n = block->stride, units = layer->to;
    switch (layer->activation) {
    case ACTIVATION_SOFTMAX:
        softmax_forward(units, n, n, block->z, block->a, block->log_sum);
        break;
    case ACTIVATION_MAXOUT:
        maxout_forward(units * n, block->z, block->z + units * n, block->a);
        break;
    default: units_forward(layer->activation, units * n, block->z, block->a); break;
    }
}

/* Cross-entropy, from the scores. */
INLINE void output_cross_entropy(const Layer *layer, Block *block) {
    int n = block->stride;
    bool softmax = layer->activation == ACTIVATION_SOFTMAX;
    for (int j = 0; j < layer->to; j++) {
        const float *z = block->z + j * n, *y = block->y + j * n;
        if (softmax)
            cross_entropy_score(n, z, y, block->loss);
        else
            cross_entropy_forward(n, z, y, block->loss);
    }
    for (int p = 0; softmax && p < n; p++) block->loss[p] += block->log_sum[p];
    cross_entropy_backward(layer->to * n, block->a, block->y, block->g);
}

/* Any other loss, from the outputs, and back through the activation. */
INLINE void output_other_loss(const Layer *layer, Loss kind, Block *block) {
    int n = block->stride, units = layer->to;
    for (int j = 0; j < units; j++)
        loss_forward(kind, n, block->a + j * n, block->y + j * n, block->loss);
    loss_backward(kind, units * n, block->a, block->y, block->g);
    switch (layer->activation) {
    case ACTIVATION_SOFTMAX: softmax_backward(units, n, n, block->a, block->g); break;
    case ACTIVATION_MAXOUT:
        maxout_backward(units * n, block->z, block->z + units * n, block->g, block->g + units * n);
        break;
    default: units_backward(layer->activation, units * n, block->a, block->g); break;
    }
}

/* block->loss and block->g = dL/dz; both 0 in the columns beyond the last point. */
INLINE void output_loss(const Layer *layer, Loss kind, Block *block) {
    int n = block->stride;
    for (int p = 0; p < n; p++) block->loss[p] = 0;
    if (kind == LOSS_CROSS_ENTROPY)
        output_cross_entropy(layer, block);
    else
        output_other_loss(layer, kind, block);
    for (int p = block->points; p < n; p++) {
        block->loss[p] = 0;
        for (int j = 0; j < layer->pieces * layer->to; j++) block->g[j * n + p] = 0;
    }
}

#endif
