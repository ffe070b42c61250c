/* See terrain.h. */
#include "panels/landscape/terrain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/threads.h"
#include "lab/loss_key.h"
#include "nn/perceptron.h"

static void release_work(Terrain *t) {
    for (int i = 0; i < t->works; i++) {
        workspace_destroy(t->work[i]);
        free(t->theta[i]);
    }
    free(t->work);
    free(t->theta);
    t->works = 0;
}

void terrain_destroy(Terrain *t) {
    release_work(t);
    samples_destroy(&t->samples);
    free(t->segment);
    free((void *)t->image.pixels);
    *t = (Terrain){0};
}

/* ---- the range shown */

/* The range of this weight along the path and now. */
static Range used_by(const Lab *lab, int weight) {
    const Trail *trail = &lab->trail;
    const Trainer *t = lab_trainer(lab);
    Range s = {t->net.theta[weight], t->net.theta[weight]};
    int places = trail->weights ? trail_until(trail, t->steps) : 0;
    for (int i = 0; i < places; i++) {
        float w = trail->theta[(long)i * trail->weights + weight];
        s.low = fminf(s.low, w);
        s.high = fmaxf(s.high, w);
    }
    return s;
}

/* With 0 in the middle, unless all of it lies far from there. */
static Range around(Range used) {
    float far = fmaxf(fabsf(used.low), fabsf(used.high)), extent = used.high - used.low;
    bool away = far > 12 && extent < far / 4;
    float middle = away ? (used.low + used.high) / 2 : 0;
    float half = fmaxf(3, away ? fmaxf(extent, far / 8) : 1.4f * far);
    return (Range){middle - half, middle + half};
}

static float half_of(Range s) {
    return (s.high - s.low) / 2;
}

/* One scale for both, so that the gradient is upright on contours, unless one is hardly seen. */
static void share_scale(Range span[2]) {
    float a = half_of(span[0]), b = half_of(span[1]), half = fmaxf(a, b);
    if (half > 4 * fminf(a, b)) return;
    for (int i = 0; i < 2; i++) {
        float middle = (span[i].low + span[i].high) / 2;
        span[i] = (Range){middle - half, middle + half};
    }
}

/* A range that is still suitable is kept: a picture that jumps cannot be compared. */
static bool still_does(const Range now[2], const Range used[2], const Range wanted[2]) {
    for (int i = 0; i < 2; i++) {
        float rim = 0.03f * half_of(now[i]);
        if (used[i].low < now[i].low + rim || used[i].high > now[i].high - rim) return false;
        if (half_of(now[i]) > 5 * half_of(wanted[i])) return false;
    }
    return true;
}

static void choose_part(Terrain *t, const Lab *lab, bool held) {
    const int axes[2] = {lab->selected.across, lab->selected.up};
    Range used[2], wanted[2];
    for (int i = 0; i < 2; i++) {
        used[i] = used_by(lab, axes[i]);
        wanted[i] = around(used[i]);
    }
    share_scale(wanted);
    bool same = t->size > 0 && memcmp(axes, t->weight, sizeof axes) == 0;
    memcpy(t->weight, axes, sizeof axes);
    if (same && (held || still_does(t->span, used, wanted))) return;
    memcpy(t->span, wanted, sizeof wanted);
}

/* ---- whether anything has changed */

static uint64_t shape_of(const Network *net) {
    uint64_t hash = hash_bytes(HASH_BEGIN, &net->inputs, sizeof net->inputs);
    for (int l = 0; l < net->layers; l++) {
        const int of[3] = {net->layer[l].to, net->layer[l].pieces, (int)net->layer[l].activation};
        hash = hash_bytes(hash, of, sizeof of);
    }
    return hash;
}

static uint64_t key_of(const Terrain *t, const Lab *lab, int points) {
    const Network *net = lab_network(lab);
    uint64_t hash = hash_bytes(loss_key(lab->run), &t->size, sizeof t->size);
    hash = hash_bytes(hash, &points, sizeof points);
    hash = hash_bytes(hash_bytes(hash, t->weight, sizeof t->weight), t->span, sizeof t->span);
    for (int i = 0; i < net->count; i++) {
        if (i != t->weight[0] && i != t->weight[1])
            hash = hash_bytes(hash, &net->theta[i], sizeof(float));
    }
    return hash;
}

/* ---- the grid */

static void make_work(Terrain *t, const Lab *lab) {
    const Network *net = lab_network(lab);
    if (t->works == lab->threads && t->shape == shape_of(net)) return;
    release_work(t);
    t->works = lab->threads;
    t->work = memory_zeroed((size_t)t->works, sizeof(Workspace *));
    t->theta = memory_zeroed((size_t)t->works, sizeof(float *));
    for (int i = 0; i < t->works; i++) {
        t->work[i] = workspace_create(net, 1);
        t->theta[i] = memory_floats(net->count);
    }
    t->shape = shape_of(net);
}

/* Evenly chosen points side by side: picking them at every place takes longer than the sums. */
static void choose_points(Terrain *t, const Samples *all, int points) {
    Samples *s = &t->samples;
    samples_destroy(s);
    *s = (Samples){.count = points, .inputs = all->inputs, .outputs = all->outputs};
    s->stride = (points + 15) & ~15;
    s->x = memory_floats((long)points * s->inputs);
    s->y = memory_floats((long)points * s->outputs);
    s->xt = memory_floats((long)s->stride * s->inputs);
    s->yt = memory_floats((long)s->stride * s->outputs);
    for (long p = 0; p < points; p++) {
        const float *x = all->x + p * all->count / points * s->inputs;
        const float *y = all->y + p * all->count / points * s->outputs;
        for (int i = 0; i < s->inputs; i++)
            s->x[p * s->inputs + i] = s->xt[i * s->stride + p] = x[i];
        for (int i = 0; i < s->outputs; i++)
            s->y[p * s->outputs + i] = s->yt[i * s->stride + p] = y[i];
    }
}

static double loss_of(Workspace *work, const Network *net, const Samples *samples,
                      const Training *settings) {
    int n = samples->count;
    if (settings->rule == RULE_PERCEPTRON)
        return perceptron_gradient(net, samples, NULL, n, NULL, NULL);
    return pass_forward(work, net, samples, NULL, n, settings->loss, NULL, NULL);
}

static float at(Range span, int i, int size) {
    return span.low + (span.high - span.low) * (float)i / (float)(size - 1);
}

static void fill_row(Terrain *t, const Run *run, int thread, int row) {
    Network net = run->trainer.net;
    memcpy(t->theta[thread], net.theta, sizeof(float) * (size_t)net.count);
    net.theta = t->theta[thread];
    net.theta[t->weight[1]] = at(t->span[1], t->size - 1 - row, t->size);
    for (int i = 0; i < t->size; i++) {
        net.theta[t->weight[0]] = at(t->span[0], i, t->size);
        t->value[row * t->size + i] =
            (float)loss_of(t->work[thread], &net, &t->samples, &run->trainer.settings);
    }
}

/* Below so many weights it takes 2 ms, and waiting for another thread may take longer. */
enum { WORTH_THREADS = 1000 };

static void fill(Terrain *t, const Lab *lab, int points) {
    const Run *run = lab->run;
    choose_points(t, &run->train, points);
    make_work(t, lab);
#pragma omp parallel for num_threads(t->works)                                                     \
    schedule(dynamic, 1) if (run->trainer.net.count > WORTH_THREADS)
    for (int row = 0; row < t->size; row++) fill_row(t, run, thread_number(), row);
}

/* ---- contours and picture */

static void extremes(const Terrain *t, float *least, float *most) {
    *least = INFINITY, *most = -INFINITY;
    for (int i = 0; i < t->size * t->size; i++) {
        if (!isfinite(t->value[i])) continue;
        *least = fminf(*least, t->value[i]);
        *most = fmaxf(*most, t->value[i]);
    }
}

/* To two digits, so that it can be read at its contour. */
static float rounded(float x) {
    if (!(x > 0)) return x;
    float unit = powf(10, floorf(log10f(x)) - 1);
    return roundf(x / unit) * unit;
}

/* Levels that grow with the square: in a valley that is a bowl, contours lie evenly. */
static void choose_even_levels(Terrain *t, float least, float most) {
    enum { EVEN = 9 };
    t->levels = 0;
    for (int k = 1; k <= EVEN && most > least; k++) {
        float share = (float)k / (EVEN + 1),
              level = rounded(least + (most - least) * share * share);
        bool higher = t->levels == 0 || level > t->level[t->levels - 1];
        if (higher && level > least && level < most) t->level[t->levels++] = level;
    }
}

/* Levels of 1, 2, 5, 10, ..., or of fewer of these, over so many powers of ten. */
static void choose_log_levels(Terrain *t, float least, float most) {
    static const float digits[3][3] = {{1, 2, 5}, {1, 3, 0}, {1, 0, 0}};
    int low = (int)floorf(log10f(least)), high = (int)floorf(log10f(most));
    for (int way = 0; way < 3; way++) {
        t->levels = 0;
        int found = 0;
        for (int power = low; power <= high; power++) {
            for (int d = 0; d < 3; d++) {
                float level = digits[way][d] * powf(10, (float)power);
                if (!(level > least && level < most)) continue;
                if (found++ < TERRAIN_LEVELS) t->level[t->levels++] = level;
            }
        }
        if (found <= TERRAIN_LEVELS) return;
    }
}

/* From the lowest place to the highest by this factor, it spans decades. */
static const float DECADES = 100;

static void choose_levels(Terrain *t, float least, float most) {
    t->logarithmic = least > 0 && most > least * (t->asked_log ? 4 : DECADES);
    if (t->logarithmic)
        choose_log_levels(t, least, most);
    else
        choose_even_levels(t, least, most);
}

static void trace(Terrain *t) {
    float cell[2];
    int segments = 0;
    for (int i = 0; i < 2; i++) cell[i] = half_of(t->span[i]) / (float)(t->size - 1);
    if (!t->segment) t->segment = memory_zeroed(TERRAIN_SEGMENTS, sizeof *t->segment);
    for (int k = 0; k < t->levels; k++) {
        int room = TERRAIN_SEGMENTS - segments;
        int found =
            contour_trace(t->value, t->size, t->size, t->span[0].low - cell[0],
                          t->span[0].high + cell[0], t->span[1].low - cell[1],
                          t->span[1].high + cell[1], t->level[k], t->segment + segments, room);
        segments += found < room ? found : room;
        t->end[k] = segments;
    }
}

/* The grid's value between its places; x, y from 0 to 1, y downwards. */
static float between(const Terrain *t, float x, float y) {
    float u = x * (float)(t->size - 1), v = y * (float)(t->size - 1);
    int i = (int)u < t->size - 1 ? (int)u : t->size - 2,
        j = (int)v < t->size - 1 ? (int)v : t->size - 2;
    const float *p = t->value + j * t->size + i;
    u -= (float)i, v -= (float)j;
    float above = p[0] + (p[1] - p[0]) * u, below = p[t->size] + (p[t->size + 1] - p[t->size]) * u;
    return above + (below - above) * v;
}

static uint32_t packed(Color c) {
    return (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | 0xff000000u;
}

/* How many levels lie at or below a height; not a number: all. */
static int band_of(const Terrain *t, float height) {
    int band = 0;
    while (band < t->levels && !(height < t->level[band])) band++;
    return band;
}

/* Bands from the card's background in the valley to grey on the heights. */
static void paint(Terrain *t, const Theme *theme) {
    uint32_t band[TERRAIN_LEVELS + 1] = {0};
    for (int k = 0; k <= t->levels; k++) {
        float share = t->levels ? (float)k / (float)t->levels : 0;
        band[k] = packed(color_mix(theme->card, theme->quiet, 0.6f * share));
    }
    uint32_t *pixel = (uint32_t *)t->image.pixels;
    if (!pixel) pixel = memory_zeroed(TERRAIN_PIXELS * TERRAIN_PIXELS, sizeof *pixel);
    t->image = (Image){TERRAIN_PIXELS, TERRAIN_PIXELS, pixel, .smooth = true};
    for (int i = 0; i < TERRAIN_PIXELS * TERRAIN_PIXELS; i++) {
        float x = ((float)(i % TERRAIN_PIXELS) + 0.5f) / TERRAIN_PIXELS;
        int row = i / TERRAIN_PIXELS;
        float y = ((float)row + 0.5f) / TERRAIN_PIXELS;
        pixel[i] = band[band_of(t, between(t, x, y))];
    }
    t->theme = theme;
}

/* Large networks get a coarser grid over fewer points, and so does one in motion: a frame must
 * not take long. Where the two weights are all there are, nothing moves but the mark. */
static void effort(const Lab *lab, int *size, int *points) {
    int weights = lab_network(lab)->count, count = lab_train_samples(lab)->count;
    bool moving = lab->play.playing && weights > 2;
    int most = weights > 300 ? 48 : weights > 64 || moving ? 96 : TERRAIN_POINTS;
    *size = weights > 2000 ? 12 : weights > 300 || moving ? 20 : weights > 2 ? 32 : TERRAIN_MOST;
    *points = count < most ? count : most;
}

void terrain_update(Terrain *t, const Lab *lab, const Theme *theme, bool held, bool logarithmic) {
    int size, points;
    float least, most;
    effort(lab, &size, &points);
    if (points > 0) choose_part(t, lab, held);
    t->size = points > 0 ? size : 0;
    if (t->size == 0) return;
    uint64_t key = key_of(t, lab, points);
    if (key == t->key && theme == t->theme && logarithmic == t->asked_log) return;
    if (key != t->key) fill(t, lab, points);
    t->asked_log = logarithmic;
    extremes(t, &least, &most);
    choose_levels(t, least, most);
    trace(t);
    paint(t, theme);
    t->key = key;
}
