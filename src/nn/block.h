/* A block: a few points taken through the whole network, forward and backward, by one thread. The
 * inner half of pass.h; only pass.c calls it. block.c is compiled once per instruction set, and
 * everything it needs of the instruction set is behind BlockCode. */
#ifndef NN_BLOCK_H
#define NN_BLOCK_H

#include <stdbool.h>

#include "nn/pass.h"

enum {
    BLOCK_POINTS = 512, /* at most, when lanes hold points */
    BLOCK_WIDE = 128,   /* the same where the network is wide */
    BLOCK_ROWS = 48,    /* at most, when lanes hold units */
    BLOCK_PAD = 16,     /* arrays are padded to the widest lanes there are */
    ROWS_BATCH = 16,    /* up to this many points lanes hold units, */
    ROWS_WIDTH = 16,    /* and from this width of network on */
};

/* Weights as lanes of units want them, with rows padded to whole vectors. */
typedef struct PackedLayer {
    float *wt; /* [from][units padded]: W transposed, for the forward pass */
    float *w;  /* [units][from padded]: for the backward pass */
    float *b;  /* [units padded] */
} PackedLayer;

/* What to do; shared by all threads and only read. */
typedef struct Job {
    const Network *net;
    const Samples *samples;
    const int *order; /* sample of each point, NULL for all in order */
    bool rows;        /* lanes hold units */
    Loss loss;
    Dropout dropout;
    const PackedLayer *packed; /* [layers], when rows */
} Job;

/* One layer of one block. In columns every array has a row per unit, in rows a row per point; rows
 * lie `stride` (columns) or the padded units (rows) apart. */
typedef struct BlockLayer {
    float *z;     /* scores; of every piece */
    float *a;     /* f(z); the same array as z where nobody asks for z later */
    float *mask;  /* dropout: 0, or 1 / (1 - share) */
    float *fed;   /* a times mask: what the next layer reads; a itself without dropout */
    float *delta; /* dL/dz; of every piece */
    float *sum_w; /* rows: gradient so far, [units][from padded] */
    float *sum_b; /* rows: [units padded] */
} BlockLayer;

/* One thread's scratch. */
typedef struct Block {
    BlockLayer layer[MAX_LAYERS];
    float *x, *y;     /* gathered inputs and targets; y is [outputs][stride] */
    float *z, *a, *g; /* output layer in columns: scores, outputs, dL/dz; of every piece */
    float *loss;      /* [stride] */
    float *log_sum;   /* [stride] */
    int first, points, stride;
    float *memory; /* of all of these; owned */
} Block;

typedef struct BlockCode {
    const char *isa;
    /* Weights into packed [layers]; only for rows, and before the first forward. */
    void (*pack)(const Network *net, const PackedLayer *packed);
    /* Values of every layer for points first .. first + n - 1 of the job; outputs in block->a. */
    void (*forward)(const Job *job, Block *block, int first, int n);
    /* After forward: block->loss. Returns its sum. */
    double (*loss)(const Job *job, Block *block);
    /* After forward: adds the points' gradient to `sum` [count] (columns) or to sum_w, sum_b
     * (rows). */
    void (*backward)(const Job *job, Block *block, float *sum);
    /* Only for rows: clears sum_w and sum_b; and copies them into `sum` [count and a vector to
     * spare]. */
    void (*begin_sums)(const Network *net, Block *block);
    void (*end_sums)(const Network *net, const Block *block, float *sum);
    /* Only for rows, without dropout: `steps` times the next `batch` points forward and backward,
     * and theta -= rate * gradient, on the packed weights alone; then the packed weights back into
     * theta. */
    void (*descend)(const Job *job, Block *block, int batch, int steps, float rate);
    void (*unpack)(const Network *net, const PackedLayer *packed);
    /* Forward for inputs [inputs][stride] that belong to no sample; columns only. */
    void (*field)(const Job *job, Block *block, const float *input, int stride, int n, int layers);
} BlockCode;

extern const BlockCode block_code_plain;
#if defined(__x86_64__)
extern const BlockCode block_code_avx2;
extern const BlockCode block_code_avx512;
#endif

/* A block for a network of this shape. Scores are kept apart from values only where something reads
 * them later, or where `scores` asks for them. */
Block block_create(const Network *net, bool scores);
void block_destroy(Block *block);

/* The most points a block of columns takes. */
int block_columns(const Network *net);

/* n rounded up to BLOCK_PAD. */
static inline int block_padded(int n) {
    return (n + BLOCK_PAD - 1) / BLOCK_PAD * BLOCK_PAD;
}

#endif
