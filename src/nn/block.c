/* Forward and backward through all layers of a block. See block.h. Compiled once per instruction
 * set, with ISA as its name.
 *
 * columns.h and rows.h do one layer each way; here is what joins the layers: activations, dropout,
 * the output. Everything of the inner loops is inlined into the three functions at the end. */
#include "nn/block.h"

#include <string.h>

#include "nn/columns.h"
#include "nn/narrow.h"
#include "nn/output.h"
#include "nn/rows.h"

#define NAME_(prefix, isa) prefix##isa
#define NAME(prefix, isa)  NAME_(prefix, isa)
#define TEXT_(isa)         #isa
#define TEXT(isa)          TEXT_(isa)

static int sample_of(const Job *job, int point) {
    return job->order ? job->order[point] : point;
}

/* Floats from one row of a layer's units to the next, in the layout of the job. */
static int row_stride(const Job *job, const Block *block, int units) {
    return job->rows ? rows_stride(units) : block->stride;
}

/* How many floats the rows of a layer's units take. */
static int row_floats(const Job *job, const Block *block, int units) {
    return job->rows ? block->points * rows_stride(units) : units * block->stride;
}

/* Inputs and targets of points that follow each other, in columns: the inputs are read where they
 * lie. */
static const float *gather_columns(const Job *job, Block *block, int first, int *x_stride) {
    const Samples *s = job->samples;
    for (int j = 0; j < s->outputs; j++) {
        const float *y = s->yt + (long)j * s->stride + first;
        memcpy(block->y + j * block->stride, y, sizeof(float) * (size_t)block->points);
    }
    *x_stride = s->stride;
    return s->xt + first;
}

/* Inputs and targets of the block's points, inputs and block->y. */
static const float *gather(const Job *job, Block *block, int first, int *x_stride) {
    const Samples *s = job->samples;
    int n = block->points, stride = block->stride;
    if (!job->rows && !job->order) return gather_columns(job, block, first, x_stride);
    int point_step = job->rows ? rows_stride(s->inputs) : 1;
    int input_step = job->rows ? 1 : stride;
    for (int p = 0; p < n; p++) {
        long sample = sample_of(job, first + p);
        const float *x = s->x + sample * s->inputs, *y = s->y + sample * s->outputs;
        for (int i = 0; i < s->inputs; i++) block->x[p * point_step + i * input_step] = x[i];
        for (int j = 0; j < s->outputs; j++) block->y[j * stride + p] = y[j];
    }
    *x_stride = stride;
    return block->x;
}

/* Which units sit out, and how much more those that stay count. */
static void draw_mask(const Job *job, Block *block, int l, int first) {
    const Dropout *d = &job->dropout;
    int units = job->net->layer[l].to, stride = row_stride(job, block, units);
    const uint64_t step = dropout_step(d);
    float kept = 1 / (1 - d->share);
    float *mask = block->layer[l].mask;
    for (int p = 0; p < block->points; p++) {
        uint64_t bits = dropout_bits(step, sample_of(job, first + p), l);
        for (int j = 0; j < units; j++) {
            bool out = dropout_is_out(d, bits, j);
            mask[job->rows ? p * stride + j : j * stride + p] = out ? 0 : kept;
        }
    }
}

/* a = f(z) of a hidden layer. */
static void activate(const Job *job, Block *block, int l) {
    const Layer *layer = &job->net->layer[l];
    BlockLayer *b = &block->layer[l];
    if (layer->pieces == 1) {
        units_forward(layer->activation, row_floats(job, block, layer->to), b->z, b->a);
    } else if (!job->rows) {
        int n = layer->to * block->stride;
        maxout_forward(n, b->z, b->z + n, b->a);
    } else {
        int z = rows_stride(2 * layer->to), a = rows_stride(layer->to);
        for (int p = 0; p < block->points; p++) {
            maxout_forward(layer->to, b->z + p * z, b->z + p * z + layer->to, b->a + p * a);
        }
    }
}

/* delta of a hidden layer: dL/da on entry, dL/dz on return. */
static void deactivate(const Job *job, Block *block, int l) {
    const Layer *layer = &job->net->layer[l];
    BlockLayer *b = &block->layer[l];
    if (layer->pieces == 1) {
        units_backward(layer->activation, row_floats(job, block, layer->to), b->a, b->delta);
    } else if (!job->rows) {
        int n = layer->to * block->stride;
        maxout_backward(n, b->z, b->z + n, b->delta, b->delta + n);
    } else {
        int z = rows_stride(2 * layer->to), k = layer->to;
        for (int p = 0; p < block->points; p++) {
            float *d = b->delta + p * z;
            maxout_backward(k, b->z + p * z, b->z + p * z + k, d, d + k);
        }
    }
}

/* Dropout, the same forward (of a) and backward (of dL/da): times the mask. */
static void drop(const Job *job, const Block *block, int l, const float *x, int x_stride,
                 float *out, int out_stride) {
    int units = job->net->layer[l].to;
    int rows = job->rows ? block->points : units, width = job->rows ? units : block->stride;
    int mask_stride = row_stride(job, block, units);
    const float *mask = block->layer[l].mask;
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < width; c++) {
            out[r * out_stride + c] = x[r * x_stride + c] * mask[r * mask_stride + c];
        }
    }
}

/* Between a layer's rows and the columns of the output. A single number is moved as a whole vector:
 * the lanes that read it next would wait for a narrower store. */
static void turn(float *columns, int stride, float *rows, int units, int points, bool to_columns) {
    int row = rows_stride(units);
    if (units == 1 && points == 1) {
        lanes_store(to_columns ? columns : rows, lanes_load(to_columns ? rows : columns));
        return;
    }
    for (int p = 0; p < points; p++) {
        for (int j = 0; j < units; j++) {
            if (to_columns)
                columns[j * stride + p] = rows[p * row + j];
            else
                rows[p * row + j] = columns[j * stride + p];
        }
    }
}

/* Layer l from the values below it. */
static void layer_forward(const Job *job, Block *block, int l, const float *below,
                          int below_stride) {
    const Layer *layer = &job->net->layer[l];
    bool output = l == job->net->layers - 1;
    float *z = output && !job->rows ? block->z : block->layer[l].z;
    if (job->rows)
        rows_forward(layer, &job->packed[l], below, block->points, z);
    else
        columns_forward(layer, job->net->theta, below, below_stride, z, block->stride);
    if (output) {
        int units = layer->pieces * layer->to;
        if (job->rows) turn(block->z, block->stride, z, units, block->points, true);
        output_forward(layer, block);
    } else {
        activate(job, block, l);
    }
}

static void forward(const Job *job, Block *block, int first, int n) {
    block->first = first;
    block->points = n;
    block->stride = block_padded(n);
    int stride = 0;
    const float *below = gather(job, block, first, &stride);
    for (int l = 0; l < job->net->layers; l++) {
        BlockLayer *b = &block->layer[l];
        layer_forward(job, block, l, below, stride);
        if (job->dropout.share > 0 && l < job->net->layers - 1) {
            int s = row_stride(job, block, job->net->layer[l].to);
            draw_mask(job, block, l, first);
            drop(job, block, l, b->a, s, b->fed, s);
            below = b->fed;
        } else {
            below = b->a;
        }
        stride = block->stride;
    }
}

static double loss(const Job *job, Block *block) {
    output_loss(&job->net->layer[job->net->layers - 1], job->loss, block);
    return (double)sum_of(block->loss, block->stride);
}

/* dL/dz of the layer below l, from layer l's. */
static void layer_backward(const Job *job, Block *block, int l, const float *delta) {
    const Layer *layer = &job->net->layer[l], *below = &job->net->layer[l - 1];
    BlockLayer *b = &block->layer[l - 1];
    int stride = row_stride(job, block, below->pieces * below->to);
    if (job->rows)
        rows_backward(layer, &job->packed[l], delta, block->points, b->delta, stride);
    else
        columns_backward(layer, job->net->theta, delta, b->delta, stride);
    if (job->dropout.share > 0) drop(job, block, l - 1, b->delta, stride, b->delta, stride);
    deactivate(job, block, l - 1);
}

static void layer_gradient(const Job *job, Block *block, int l, const float *delta, float *sum) {
    const Layer *layer = &job->net->layer[l];
    BlockLayer *b = &block->layer[l];
    bool dropped = job->dropout.share > 0;
    const float *below = block->x;
    int stride = block->stride;
    if (l > 0) {
        below = dropped ? block->layer[l - 1].fed : block->layer[l - 1].a;
    } else if (!job->rows && !job->order) {
        below = job->samples->xt + block->first;
        stride = job->samples->stride;
    }
    if (job->rows)
        rows_gradient(layer, delta, below, block->points, b->sum_w, b->sum_b);
    else
        columns_gradient(layer, delta, below, stride, block->stride, sum);
}

/* dL/dz of the outputs, in the layout of the job. */
static float *output_delta(const Job *job, Block *block) {
    int last = job->net->layers - 1;
    const Layer *output = &job->net->layer[last];
    output_backward(output, job->loss, block);
    if (!job->rows) return block->g;
    float *delta = block->layer[last].delta;
    turn(block->g, block->stride, delta, output->pieces * output->to, block->points, false);
    return delta;
}

static void backward(const Job *job, Block *block, float *sum) {
    const float *delta = output_delta(job, block);
    for (int l = job->net->layers - 1; l >= 0; l--) {
        layer_gradient(job, block, l, delta, sum);
        if (l == 0) break;
        layer_backward(job, block, l, delta);
        delta = block->layer[l - 1].delta;
    }
}

/* The weights of a layer are moved only after they have passed delta down. */
static void descend_batch(const Job *job, Block *block, int first, int n, float rate) {
    forward(job, block, first, n);
    const float *delta = output_delta(job, block);
    for (int l = job->net->layers - 1; l >= 0; l--) {
        const float *below = l > 0 ? block->layer[l - 1].a : block->x;
        if (l > 0) layer_backward(job, block, l, delta);
        rows_descend(&job->net->layer[l], &job->packed[l], delta, below, n, rate, l == 0);
        if (l > 0) delta = block->layer[l - 1].delta;
    }
}

static void descend(const Job *job, Block *block, int batch, int steps, float rate) {
    const Samples *samples = job->samples;
    bool narrow = batch == 1 && narrow_fits(job->net);
    for (int s = 0; s < steps; s++) {
        if (narrow) {
            long sample = sample_of(job, s);
            narrow_step(job, block, samples->x + sample * samples->inputs,
                        samples->y + sample * samples->outputs, rate);
        } else {
            descend_batch(job, block, s * batch, batch, rate);
        }
    }
}

static void unpack(const Network *net, const PackedLayer *packed) {
    for (int l = 0; l < net->layers; l++)
        rows_unpack_weights(&net->layer[l], &packed[l], net->theta);
}

static void pack(const Network *net, const PackedLayer *packed) {
    for (int l = 0; l < net->layers; l++) rows_pack(&net->layer[l], net->theta, &packed[l]);
}

static void begin_sums(const Network *net, Block *block) {
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        int units = layer->pieces * layer->to, w = units * rows_stride(layer->from);
        for (int i = 0; i < w; i += LANES) lanes_store(block->layer[l].sum_w + i, lanes_of(0));
        for (int j = 0; j < units; j += LANES) lanes_store(block->layer[l].sum_b + j, lanes_of(0));
    }
}

static void end_sums(const Network *net, const Block *block, float *sum) {
    for (int l = 0; l < net->layers; l++) {
        rows_unpack(&net->layer[l], block->layer[l].sum_w, block->layer[l].sum_b, sum);
    }
}

static void field(const Job *job, Block *block, const float *input, int stride, int n, int layers) {
    block->points = n;
    block->stride = block_padded(n);
    for (int l = 0; l < layers; l++) {
        layer_forward(job, block, l, input, stride);
        input = block->layer[l].a;
        stride = block->stride;
    }
}

const BlockCode NAME(block_code_, ISA) = {
    .isa = TEXT(ISA),
    .pack = pack,
    .unpack = unpack,
    .descend = descend,
    .forward = forward,
    .loss = loss,
    .backward = backward,
    .begin_sums = begin_sums,
    .end_sums = end_sums,
    .field = field,
};
