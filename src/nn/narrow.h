/* Learning one point at a time, where every layer fits in one vector. A part of block.c.
 *
 * Each point waits for the weights that the one before has moved, so that what counts is how long a
 * number takes from the inputs to the outputs and back. Here the scores of a layer become its
 * values, and slopes its deltas, in a register; only what is summed one by one goes through memory.
 * The sums are those of rows.h in their order: the bits are the same. */
#ifndef NN_NARROW_H
#define NN_NARROW_H

#include "nn/block.h"
#include "nn/loss_forms.h"
#include "nn/units.h"

/* Whether it can be had; elsewhere the same comes of rows.h. */
INLINE bool narrow_fits(const Network *net) {
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        if (layer->to > LANES || layer->pieces > 1) return false;
        if (layer->activation == ACTIVATION_SOFTMAX) return false;
    }
    return true;
}

/* start + sum over k of left[k] right[k] */
INLINE Lanes narrow_sum(Lanes start, int depth, const float *left, const float *right) {
    for (int k = 0; k < depth; k++) start += lanes_of(left[k]) * lanes_load(right + k * LANES);
    return start;
}

INLINE Lanes narrow_activate(Activation f, Lanes z) {
    float value[LANES];
    lanes_store(value, z);
    units_forward(f, LANES, value, value);
    return lanes_load(value);
}

/* dL/dz from dL/da. */
INLINE Lanes narrow_deactivate(Activation f, Lanes a, Lanes slope) {
    float value[LANES], delta[LANES];
    lanes_store(value, a);
    lanes_store(delta, slope);
    units_backward(f, LANES, value, delta);
    return lanes_load(delta);
}

/* dL/dz of the outputs a. */
INLINE Lanes narrow_output(Activation f, Loss kind, Lanes a, const float *y) {
    if (kind == LOSS_CROSS_ENTROPY) return a - lanes_load(y);
    float value[LANES], slope[LANES];
    lanes_store(value, a);
    loss_backward(kind, LANES, value, y, slope);
    return narrow_deactivate(f, a, lanes_load(slope));
}

/* out -= rate times the gradient, which is summed from zero, as rows_descend has it: so a zero has
 * the same sign. */
INLINE void narrow_move(float *out, Lanes gradient, float rate) {
    lanes_store(out, lanes_load(out) + -rate * (lanes_of(0) + gradient));
}

/* The weights between the values below and delta, both ways round; w is not read in the first
 * layer. */
INLINE void narrow_move_all(const Layer *layer, const PackedLayer *packed, const float *below,
                            const float *delta, float rate, bool first_layer) {
    Lanes right = lanes_load(delta);
    narrow_move(packed->b, right, rate);
    for (int i = 0; i < layer->from; i++)
        narrow_move(packed->wt + i * LANES, lanes_of(below[i]) * right, rate);
    if (first_layer) return;
    right = lanes_load(below);
    for (int j = 0; j < layer->to; j++)
        narrow_move(packed->w + j * LANES, lanes_of(delta[j]) * right, rate);
}

/* One step of gradient descent, on the packed weights alone. y may be read to a vector's end. */
INLINE void narrow_step(const Job *job, Block *block, const float *x, const float *y, float rate) {
    const Network *net = job->net;
    int last = net->layers - 1;
    const float *below = x;
    Lanes a = lanes_of(0);
    for (int l = 0; l <= last; l++) {
        const Layer *layer = &net->layer[l];
        Lanes b = lanes_load(job->packed[l].b);
        a = narrow_activate(layer->activation,
                            narrow_sum(b, layer->from, below, job->packed[l].wt));
        lanes_store(block->layer[l].a, a);
        below = block->layer[l].a;
    }
    Lanes delta = narrow_output(net->layer[last].activation, job->loss, a, y);
    for (int l = last; l >= 0; l--) {
        const PackedLayer *packed = &job->packed[l];
        float *kept = block->layer[l].delta;
        lanes_store(kept, delta);
        below = x;
        if (l > 0) {
            below = block->layer[l - 1].a;
            delta = narrow_sum(lanes_of(0), net->layer[l].to, kept, packed->w);
            delta = narrow_deactivate(net->layer[l - 1].activation, lanes_load(below), delta);
        }
        narrow_move_all(&net->layer[l], packed, below, kept, rate, l == 0);
    }
}

#endif
