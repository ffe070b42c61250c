/* See pass.h. Cuts the points into chunks, gives each to a thread, and adds up what comes back.
 * Between two blocks a thread can stop, and go on later where it stood.
 *
 * A chunk's size depends on the number of points alone, and chunks are added in their order, so
 * that the number of threads changes no bit. A chunk is taken through the network block by block
 * (block.h). */
#include "nn/pass.h"

#include <assert.h>
#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "nn/block.h"

enum { CHUNK_LEAST = 512, CHUNKS_MOST = 64 };

static const double WHOLE = DBL_MAX; /* as a moment to stop at: never */

/* Where a thread stands. */
typedef struct Cursor {
    int chunk, point; /* the next point of that chunk */
    double loss;      /* of the chunk's points before it */
} Cursor;

/* The pass under way. */
typedef struct Passage {
    Job job;
    int points, size, chunks; /* points in all and of a chunk */
    int threads;
    bool backward;
    float *outputs; /* [points][outputs], or NULL */
    double loss[CHUNKS_MOST];
    Cursor *cursor; /* [threads of the workspace] */
} Passage;

struct Workspace {
    const BlockCode *code;
    int threads;
    Block *block; /* [threads] */
    Passage passage;
    Block point; /* for pass_point: keeps scores */
    PackedLayer packed[MAX_LAYERS];
    float *packed_memory;
    float *partial; /* [chunks][partial_stride], grown as needed */
    int partial_chunks;
};

static const BlockCode *best_code(void) {
    const BlockCode *best = &block_code_plain;
#if defined(__x86_64__)
    const char *wish = getenv("HALFPLANE_ISA");
    const BlockCode *wider[] = {&block_code_avx2, &block_code_avx512};
    bool has[] = {__builtin_cpu_supports("avx2"),
                  __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")};
    for (int i = 0; i < 2; i++) {
        if (wish && strcmp(wish, best->isa) == 0) break;
        if (has[i]) best = wider[i];
    }
#endif
    return best;
}

const char *pass_isa(void) {
    return best_code()->isa;
}

static void pack_create(Workspace *work, const Network *net) {
    long size = 0;
    for (int pass = 0; pass < 2; pass++) {
        float *at = work->packed_memory;
        for (int l = 0; l < net->layers; l++) {
            const Layer *layer = &net->layer[l];
            int units = layer->pieces * layer->to, padded = block_padded(units);
            long wt = (long)layer->from * padded, w = (long)units * block_padded(layer->from);
            if (at) {
                work->packed[l] = (PackedLayer){.wt = at, .w = at + wt, .b = at + wt + w};
                at += wt + w + padded;
            } else {
                size += wt + w + padded;
            }
        }
        if (!at) work->packed_memory = memory_floats(size);
    }
}

Workspace *workspace_create(const Network *net, int threads) {
    assert(threads >= 1);
    Workspace *work = memory_zeroed(1, sizeof *work);
    work->code = best_code();
    work->threads = threads;
    work->block = memory_zeroed((size_t)threads, sizeof(Block));
    for (int t = 0; t < threads; t++) work->block[t] = block_create(net, false);
    work->point = block_create(net, true);
    work->passage.cursor = memory_zeroed((size_t)threads, sizeof(Cursor));
    pack_create(work, net);
    return work;
}

void workspace_destroy(Workspace *work) {
    if (!work) return;
    for (int t = 0; t < work->threads; t++) block_destroy(&work->block[t]);
    block_destroy(&work->point);
    free(work->block);
    free(work->passage.cursor);
    free(work->packed_memory);
    free(work->partial);
    free(work);
}

static uint64_t shape_of(const Network *net) {
    uint64_t hash = (uint64_t)net->inputs;
    for (int l = 0; l < net->layers; l++)
        hash = hash * 1000003 + (uint64_t)(net->layer[l].to * 4 + net->layer[l].pieces);
    return hash;
}

void workspace_follow(Workspace **work, uint64_t *shape, const Network *net, int threads) {
    if (*work && *shape == shape_of(net)) return;
    workspace_destroy(*work);
    *work = workspace_create(net, threads);
    *shape = shape_of(net);
}

/* Whether lanes hold units, which depends on the scene alone. */
static bool in_rows(const Network *net, int points) {
    return points <= ROWS_BATCH || net->widest >= ROWS_WIDTH;
}

static Job job_create(Workspace *work, const Network *net, const Samples *samples, const int *order,
                      int points, Loss loss, const Dropout *dropout) {
    assert(samples->inputs == net->inputs && samples->outputs == net->outputs);
    Job job = {.net = net,
               .samples = samples,
               .order = order,
               .rows = in_rows(net, points),
               .loss = loss,
               .packed = work->packed};
    if (dropout) job.dropout = *dropout;
    if (job.rows) work->code->pack(net, work->packed);
    return job;
}

/* Floats from one chunk's gradient to the next: a vector apart, since rows_unpack spills. */
static long partial_stride(const Network *net) {
    return block_padded(net->count) + BLOCK_PAD;
}

static int chunk_size(int points) {
    int size = (points + CHUNKS_MOST - 1) / CHUNKS_MOST;
    size = (size + CHUNK_LEAST - 1) / CHUNK_LEAST * CHUNK_LEAST;
    return size ? size : CHUNK_LEAST;
}

static void copy_outputs(const Block *block, int outputs, float *out) {
    for (int p = 0; p < block->points; p++) {
        for (int j = 0; j < outputs; j++) out[p * outputs + j] = block->a[j * block->stride + p];
    }
}

/* Room for the gradient of each chunk. */
static void grow_partial(Workspace *work, const Network *net, int chunks) {
    if (chunks <= work->partial_chunks) return;
    free(work->partial);
    work->partial = memory_floats(chunks * partial_stride(net));
    work->partial_chunks = chunks;
}

/* The gradient of a chunk, or NULL. */
static float *sum_of(const Workspace *work, int chunk) {
    const Passage *p = &work->passage;
    return p->backward ? work->partial + chunk * partial_stride(p->job.net) : NULL;
}

static int chunk_end(const Passage *p, int chunk) {
    int end = (chunk + 1) * p->size;
    return end < p->points ? end : p->points;
}

static void begin_chunk(const Workspace *work, Block *block, Cursor *at) {
    const Job *job = &work->passage.job;
    float *sum = sum_of(work, at->chunk);
    at->loss = 0;
    if (sum && job->rows) work->code->begin_sums(job->net, block);
    if (sum && !job->rows) memset(sum, 0, sizeof(float) * (size_t)job->net->count);
}

/* The thread's next chunk lies as many further as there are threads. */
static void end_chunk(Workspace *work, const Block *block, Cursor *at) {
    Passage *p = &work->passage;
    float *sum = sum_of(work, at->chunk);
    if (sum && p->job.rows) work->code->end_sums(p->job.net, block, sum);
    p->loss[at->chunk] = at->loss;
    at->chunk += p->threads;
    at->point = at->chunk * p->size;
}

static void run_block(const Workspace *work, Block *block, Cursor *at) {
    const Passage *p = &work->passage;
    const Job *job = &p->job;
    int outputs = job->net->outputs, step = job->rows ? BLOCK_ROWS : block_columns(job->net);
    int left = chunk_end(p, at->chunk) - at->point, n = left < step ? left : step;
    float *sum = sum_of(work, at->chunk);
    work->code->forward(job, block, at->point, n);
    if (p->outputs) copy_outputs(block, outputs, p->outputs + (long)at->point * outputs);
    at->loss += work->code->loss(job, block);
    if (sum) work->code->backward(job, block, sum);
    at->point += n;
}

/* One thread's chunks, until that moment. */
static void run_thread(Workspace *work, int thread, double until) {
    Passage *p = &work->passage;
    Block *block = &work->block[thread];
    Cursor at = p->cursor[thread];
    bool late = false;
    while (at.chunk < p->chunks && !late) {
        if (at.point == at.chunk * p->size) begin_chunk(work, block, &at);
        run_block(work, block, &at);
        if (at.point == chunk_end(p, at.chunk)) end_chunk(work, block, &at);
        late = until < WHOLE && clock_seconds() >= until;
    }
    p->cursor[thread] = at;
}

/* gradient = sum of the chunks' gradients over the number of points. */
static void add_up(const Network *net, const float *part, int chunks, int points, float *gradient) {
    int count = net->count;
    float share = 1 / (float)points;
    for (int c = 1; c < chunks; c++) {
        const float *next = part + c * partial_stride(net);
        const float *sum = c == 1 ? part : gradient;
#pragma omp simd
        for (int i = 0; i < count; i++) gradient[i] = sum[i] + next[i];
    }
    const float *sum = chunks == 1 ? part : gradient;
#pragma omp simd
    for (int i = 0; i < count; i++) gradient[i] = sum[i] * share;
}

static void begin(Workspace *work, const Job *job, int points, bool backward, float *outputs) {
    Passage *p = &work->passage;
    int size = chunk_size(points), chunks = (points + size - 1) / size;
    p->job = *job;
    p->points = points;
    p->size = size;
    p->chunks = chunks;
    p->threads = work->threads < chunks ? work->threads : chunks;
    p->backward = backward;
    p->outputs = outputs;
    for (int t = 0; t < p->threads; t++) p->cursor[t] = (Cursor){.chunk = t, .point = t * size};
    if (backward) grow_partial(work, job->net, chunks);
}

void pass_begin(Workspace *work, const PassDef *def) {
    assert(def->points > 0 || !def->backward);
    Job job =
        job_create(work, def->net, def->samples, def->order, def->points, def->loss, &def->dropout);
    begin(work, &job, def->points, def->backward, def->outputs);
}

bool pass_go_on(Workspace *work, double until) {
    const Passage *p = &work->passage;
    int threads = p->threads;
    bool done = true;
    if (threads <= 1) {
        run_thread(work, 0, until);
    } else {
#pragma omp parallel for num_threads(threads) schedule(static, 1)
        for (int t = 0; t < threads; t++) run_thread(work, t, until);
    }
    for (int t = 0; t < threads; t++) done = done && p->cursor[t].chunk >= p->chunks;
    return done;
}

double pass_end(Workspace *work, float *gradient) {
    const Passage *p = &work->passage;
    double sum = 0;
    for (int c = 0; c < p->chunks; c++) sum += p->loss[c];
    if (p->backward && gradient) add_up(p->job.net, work->partial, p->chunks, p->points, gradient);
    return p->points ? sum / p->points : 0;
}

double pass_gradient(Workspace *work, const Network *net, const Samples *samples, const int *order,
                     int points, Loss loss, const Dropout *dropout, float *gradient) {
    assert(points > 0);
    Job job = job_create(work, net, samples, order, points, loss, dropout);
    begin(work, &job, points, true, NULL);
    pass_go_on(work, WHOLE);
    return pass_end(work, gradient);
}

bool pass_can_descend(const Network *net, int batch) {
    return batch <= BLOCK_ROWS && in_rows(net, batch);
}

void pass_descend(Workspace *work, Network *net, const Samples *samples, const int *order,
                  int batch, int steps, Loss loss, float rate) {
    assert(pass_can_descend(net, batch));
    Job job = job_create(work, net, samples, order, batch, loss, NULL);
    work->code->descend(&job, &work->block[0], batch, steps, rate);
    work->code->unpack(net, work->packed);
}

double pass_forward(Workspace *work, const Network *net, const Samples *samples, const int *order,
                    int points, Loss loss, const Dropout *dropout, float *outputs) {
    Job job = job_create(work, net, samples, order, points, loss, dropout);
    begin(work, &job, points, false, outputs);
    pass_go_on(work, WHOLE);
    return pass_end(work, NULL);
}

void pass_field(Workspace *work, int thread, const Network *net, int layer, int unit, int n,
                int stride, const float *input, float *value) {
    assert(thread < work->threads && n <= PASS_FIELD && stride >= n && stride % BLOCK_PAD == 0);
    Block *block = &work->block[thread];
    const Job job = {.net = net};
    work->code->field(&job, block, input, stride, n, layer + 1);
    memcpy(value, pass_field_of(work, thread, net, layer, unit), sizeof(float) * (size_t)n);
}

const float *pass_field_of(const Workspace *work, int thread, const Network *net, int layer,
                           int unit) {
    const Block *block = &work->block[thread];
    const float *a = layer == net->layers - 1 ? block->a : block->layer[layer].a;
    return a + (long)unit * block->stride;
}

void pass_point(Workspace *work, const Network *net, const float *x, const float *y, Loss loss,
                PointPass *point) {
    const Samples one = {.count = 1,
                         .inputs = net->inputs,
                         .outputs = net->outputs,
                         .x = (float *)x,
                         .y = (float *)y};
    Job job = job_create(work, net, &one, NULL, 1, loss, NULL);
    Block *block = &work->point;
    work->code->begin_sums(net, block);
    work->code->forward(&job, block, 0, 1);
    point->loss = work->code->loss(&job, block);
    work->code->backward(&job, block, NULL);
    for (int l = 0; l < net->layers; l++) {
        const Layer *layer = &net->layer[l];
        const BlockLayer *b = &block->layer[l];
        size_t units = (size_t)(layer->pieces * layer->to);
        memcpy(point->z[l], b->z, sizeof(float) * units);
        memcpy(point->a[l], b->a, sizeof(float) * (size_t)layer->to);
        memcpy(point->delta[l], b->delta, sizeof(float) * units);
    }
    for (int j = 0; j < net->outputs; j++)
        point->a[net->layers - 1][j] = block->a[j * block->stride];
}
