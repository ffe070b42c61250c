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
#include "nn/random.h"

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
    free(t->draft.theta);
    for (int k = 0; k < TERRAIN_LEVELS; k++) contour_lines_destroy(&t->line[k]);
    free((void *)t->image.pixels);
    *t = (Terrain){0};
}

/* ---- the range shown */

/* Where weights are, in the directions that a draft is over. */
static Point draft_at(const Terrain *t, const TerrainDraft *d, const float *theta) {
    if (d->along_path) return path_axes_at(&t->path, theta);
    return (Point){theta[d->weight[0]], theta[d->weight[1]]};
}

Point terrain_at(const Terrain *t, const float *theta) {
    if (t->along_path) return path_axes_at(&t->path, theta);
    return (Point){theta[t->weight[0]], theta[t->weight[1]]};
}

static void widen(Range *r, float value) {
    r->low = fminf(r->low, value);
    r->high = fmaxf(r->high, value);
}

static void widen_to(Range used[2], Point at) {
    widen(&used[0], at.x);
    widen(&used[1], at.y);
}

/* What the path and the present weights take of either direction. */
static void find_used(const Terrain *t, const TerrainDraft *d, const Lab *lab, Range used[2]) {
    const Trail *trail = &lab->trail;
    const Trainer *trainer = lab_trainer(lab);
    widen_to(used, draft_at(t, d, trainer->net.theta));
    int places = trail->weights ? trail_until(trail, trainer->steps) : 0;
    for (int i = 0; i < places; i++) {
        widen_to(used, draft_at(t, d, trail->theta + (long)i * trail->weights));
    }
}

/* With 0 in the middle, unless all of it lies far from there. */
static Range around(Range used) {
    float far = fmaxf(fabsf(used.low), fabsf(used.high)), extent = used.high - used.low;
    bool away = far > 12 && extent < far / 4;
    float middle = away ? (used.low + used.high) / 2 : 0;
    float half = fmaxf(3, away ? fmaxf(extent, far / 8) : 1.4f * far);
    return (Range){middle - half, middle + half};
}

/* With what is used in the middle: the path's directions have no 0 of their own. */
static Range about(Range used) {
    static const float LEAST = 0.25f, MORE = 0.8f;
    float middle = (used.low + used.high) / 2, half = fmaxf(LEAST, MORE * (used.high - used.low));
    return (Range){middle - half, middle + half};
}

/* The part that a scene asks for, and what the present weights need beside it: its paths may lead
 * out of the picture. */
static Range asked_for(const float sight[2], Range used) {
    float rim = 0.06f * (sight[1] - sight[0]);
    return (Range){fminf(sight[0], used.low - rim), fmaxf(sight[1], used.high + rim)};
}

/* Whether a scene asks for a part of what a draft is over: it speaks of the first two weights. */
static bool is_asked_for(const Scene *scene, const TerrainDraft *d) {
    return scene_has_sight(scene) && d->weight[0] == 0;
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

/* Over the same directions as what is shown. */
static bool same_directions(const Terrain *t, const TerrainDraft *d) {
    return t->along_path == d->along_path && memcmp(t->weight, d->weight, sizeof t->weight) == 0;
}

static void choose_part(const Terrain *t, TerrainDraft *d, const TerrainAsk *ask) {
    Range used[2] = {{INFINITY, -INFINITY}, {INFINITY, -INFINITY}}, wanted[2];
    const Lab *lab = ask->run[0];
    bool near = !d->along_path && is_asked_for(&lab->scene, d);
    for (int i = 0; i < ask->runs; i++) {
        if (near)
            widen_to(used, draft_at(t, d, lab_network(ask->run[i])->theta));
        else
            find_used(t, d, ask->run[i], used);
    }
    for (int i = 0; i < 2; i++)
        wanted[i] = near            ? asked_for(lab->scene.sight[i], used[i])
                    : d->along_path ? about(used[i])
                                    : around(used[i]);
    share_scale(wanted);
    bool kept =
        t->size > 0 && same_directions(t, d) && (ask->held || still_does(t->span, used, wanted));
    memcpy(d->span, kept ? t->span : wanted, sizeof wanted);
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

/* Of the weights, those that the grid does not vary by itself. */
static uint64_t key_of(const Terrain *t, const TerrainDraft *d, const Lab *lab) {
    const Network *net = lab_network(lab);
    const int parts[5] = {d->size, d->points, d->along_path, d->weight[0], d->weight[1]};
    uint64_t hash = hash_bytes(loss_key(lab->run), parts, sizeof parts);
    hash = hash_bytes(hash, d->span, sizeof d->span);
    if (d->along_path) hash = hash_bytes(hash, &d->places, sizeof d->places);
    if (d->joined) return hash_bytes(hash, t->path.origin, sizeof *net->theta * (size_t)net->count);
    for (int i = 0; i < net->count; i++) {
        if (d->along_path || (i != d->weight[0] && i != d->weight[1]))
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
        const long from = random_of_stretch((int)p, points, all->count);
        const float *x = all->x + from * s->inputs, *y = all->y + from * s->outputs;
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

/* The weights of a place of the grid, of those that the draft was begun with. */
static void set_weights(const Terrain *t, const Network *net, Point at) {
    const TerrainDraft *d = &t->draft;
    if (!d->along_path) {
        net->theta[d->weight[0]] = at.x;
        net->theta[d->weight[1]] = at.y;
        return;
    }
    float across = at.x - d->now.x, up = at.y - d->now.y;
    for (int i = 0; i < net->count; i++)
        net->theta[i] = d->theta[i] + across * t->path.axis[0][i] + up * t->path.axis[1][i];
}

static void fill_row(Terrain *t, const Run *run, int thread, int row) {
    TerrainDraft *d = &t->draft;
    Network net = run->trainer.net;
    net.theta = t->theta[thread];
    memcpy(net.theta, d->theta, sizeof(float) * (size_t)net.count);
    float up = at(d->span[1], d->size - 1 - row, d->size);
    for (int i = 0; i < d->size; i++) {
        set_weights(t, &net, (Point){at(d->span[0], i, d->size), up});
        d->value[row * d->size + i] =
            (float)loss_of(t->work[thread], &net, &t->samples, &run->trainer.settings);
    }
}

/* Below so many weights it takes 2 ms, and waiting for another thread may take longer. */
enum { WORTH_THREADS = 1000 };

static void fill(Terrain *t, const Lab *lab, int rows) {
    const Run *run = lab->run;
    TerrainDraft *d = &t->draft;
    int end = rows < d->size - d->row ? d->row + rows : d->size;
#pragma omp parallel for num_threads(t->works)                                                     \
    schedule(dynamic, 1) if (run->trainer.net.count > WORTH_THREADS)
    for (int row = d->row; row < end; row++) fill_row(t, run, thread_number(), row);
    d->row = end;
}

/* ---- the draft */

static void begin(Terrain *t, const TerrainDraft *wanted, const Lab *lab) {
    TerrainDraft *d = &t->draft;
    const Network *net = lab_network(lab);
    float *theta = memory_resize(d->theta, sizeof *theta * (size_t)net->count);
    memcpy(theta, wanted->joined ? t->path.origin : net->theta, sizeof *theta * (size_t)net->count);
    *d = *wanted;
    d->theta = theta;
    d->now = draft_at(t, d, theta);
    d->row = 0;
    choose_points(t, &lab->run->train, d->points);
    make_work(t, lab);
}

static bool same_span(const Range a[2], const Range b[2]) {
    return a[0].low == b[0].low && a[0].high == b[0].high && a[1].low == b[1].low &&
           a[1].high == b[1].high;
}

static void publish(Terrain *t) {
    const TerrainDraft *d = &t->draft;
    bool anew = t->size == 0 || !same_directions(t, d) || !same_span(t->span, d->span);
    t->along_path = d->along_path;
    memcpy(t->weight, d->weight, sizeof t->weight);
    memcpy(t->span, d->span, sizeof t->span);
    t->size = d->size;
    memcpy(t->value, d->value, sizeof(float) * (size_t)(d->size * d->size));
    t->key = d->key;
    terrain_find_levels(t, anew);
}

/* Large networks get a coarser grid over fewer points. */
static void effort(const Lab *lab, TerrainDraft *d) {
    int weights = lab_network(lab)->count, count = lab_train_samples(lab)->count;
    int most = weights > 300 ? 48 : weights > 64 || lab->play.playing ? 96 : TERRAIN_POINTS;
    if (weights == 2) most = TERRAIN_POINTS;
    d->size = weights > 2000 ? 20 : weights > 300 ? 28 : weights > 2 ? 40 : TERRAIN_MOST;
    d->points = count < most ? count : most;
}

/* As many rows as a frame has time for. */
static int rows_a_frame(const TerrainDraft *d, int weights) {
    static const double FRAME = 2e6; /* multiplications: about 1 ms */
    double row = (double)d->size * (double)d->points * (double)weights;
    double rows = FRAME / row;
    return rows < 1 ? 1 : rows < d->size ? (int)rows : d->size;
}

/* What is asked for, but for its values. */
static TerrainDraft draft_of(Terrain *t, const Lab *lab, const TerrainAsk *ask) {
    TerrainDraft d = {.weight = {lab->selected.across, lab->selected.up}};
    const uint64_t shape = shape_of(lab_network(lab));
    bool joined = ask->runs > 1, two = joined && lab_network(lab)->count == 2;
    if (two) d.weight[0] = 0, d.weight[1] = 1;
    d.along_path =
        (joined ? !two : ask->along_path) && path_axes_follow(&t->path, ask->run, ask->runs, shape);
    d.joined = joined && d.along_path;
    d.places = d.along_path ? t->path.places : 0;
    effort(lab, &d);
    if (joined && !two && !d.joined) d.points = 0; /* there are no paths yet */
    if (d.points == 0) return d;
    choose_part(t, &d, ask);
    d.key = key_of(t, &d, lab);
    return d;
}

/* Goes on with the grid, and says whether there is a new one. What is in the making is finished
 * first where it takes more than a frame: so the ground lags behind, but is whole. */
static bool go_on(Terrain *t, const Lab *lab, const TerrainDraft *wanted, bool in_slices) {
    TerrainDraft *d = &t->draft;
    bool sliced = in_slices && t->size > 0 && t->shape == shape_of(lab_network(lab)) &&
                  same_directions(t, wanted);
    bool goes_on = sliced && d->row < d->size && same_directions(t, d) && d->key != t->key &&
                   d->places == wanted->places;
    if (!goes_on && wanted->key == t->key && t->size > 0) return false;
    if (!goes_on) begin(t, wanted, lab);
    fill(t, lab, sliced ? rows_a_frame(d, lab_network(lab)->count) : d->size);
    if (d->row < d->size) return false;
    publish(t);
    return true;
}

void terrain_update(Terrain *t, const Lab *lab, const Theme *theme, const TerrainAsk *asked) {
    TerrainAsk ask = *asked;
    if (ask.runs == 0) ask.run = &lab, ask.runs = 1;
    if (t->document != lab->scene.document) t->size = 0; /* no range of another scene is kept */
    t->document = lab->scene.document;
    TerrainDraft wanted = draft_of(t, lab, &ask);
    bool other_levels = ask.logarithmic != t->asked_log;
    t->asked_log = ask.logarithmic;
    if (wanted.points == 0) t->size = 0;
    if (t->size == 0 && wanted.points == 0) return;
    bool fresh = go_on(t, lab, &wanted, ask.in_slices);
    if (other_levels && !fresh) terrain_find_levels(t, true);
    if (fresh || other_levels || theme != t->theme) terrain_paint(t, theme);
}
