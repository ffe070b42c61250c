/* Memory of a block. See block.h. */
#include <stdlib.h>

#include "base/memory.h"
#include "nn/block.h"

int block_columns(const Network *net) {
    return net->widest < ROWS_WIDTH ? BLOCK_POINTS : BLOCK_WIDE;
}

/* Floats for the values of so many units, in either layout. */
static long room(const Network *net, int units) {
    long columns = (long)units * block_columns(net);
    long rows = (long)block_padded(units) * BLOCK_ROWS;
    return block_padded((int)(columns > rows ? columns : rows));
}

/* Hands out size floats from *at, or only counts them while memory is NULL. */
static float *take(float *memory, long *at, long size) {
    float *part = memory ? memory + *at : NULL;
    *at += size;
    return part;
}

static void lay_out_layer(BlockLayer *b, const Network *net, int l, bool scores, float *memory,
                          long *at) {
    const Layer *layer = &net->layer[l];
    int units = layer->pieces * layer->to;
    bool output = l == net->layers - 1;
    b->z = take(memory, at, room(net, units));
    b->a = b->z;
    if (scores || layer->pieces > 1) b->a = take(memory, at, room(net, layer->to));
    if (!output) {
        b->mask = take(memory, at, room(net, layer->to));
        b->fed = take(memory, at, room(net, layer->to));
    }
    b->delta = take(memory, at, room(net, units));
    b->sum_w = take(memory, at, (long)units * block_padded(layer->from));
    b->sum_b = take(memory, at, block_padded(units));
}

/* Places every array in memory, or only counts while it is NULL; returns the floats in all. */
static long lay_out(Block *block, const Network *net, bool scores, float *memory) {
    long at = 0, points = block_columns(net);
    const Layer *output = &net->layer[net->layers - 1];
    for (int l = 0; l < net->layers; l++) {
        lay_out_layer(&block->layer[l], net, l, scores, memory, &at);
    }
    block->x = take(memory, &at, room(net, net->inputs));
    block->y = take(memory, &at, output->to * points);
    block->z = take(memory, &at, output->pieces * output->to * points);
    block->a = take(memory, &at, output->to * points);
    block->g = take(memory, &at, output->pieces * output->to * points);
    block->loss = take(memory, &at, points);
    block->log_sum = take(memory, &at, points);
    return at;
}

Block block_create(const Network *net, bool scores) {
    Block block = {0};
    block.memory = memory_floats(lay_out(&block, net, scores, NULL));
    lay_out(&block, net, scores, block.memory);
    return block;
}

void block_destroy(Block *block) {
    free(block->memory);
    *block = (Block){0};
}
