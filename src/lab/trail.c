/* See trail.h. */
#include "lab/trail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/loss_key.h"

static void forget_former(Trail *trail) {
    for (int i = 0; i < TRAIL_FORMER; i++) {
        free(trail->former[i].theta);
        trail->former[i] = (FormerPath){0};
    }
}

void trail_destroy(Trail *trail) {
    forget_former(trail);
    free(trail->norm);
    free(trail->theta);
    *trail = (Trail){0};
}

void trail_take(Trail *trail, Trail *other) {
    trail_destroy(trail);
    *trail = *other;
    *other = (Trail){0};
}

Trail trail_copy(const Trail *trail) {
    Trail copy = *trail;
    size_t theta = sizeof(float) * TRAIL_MOST * (size_t)(trail->weights + 1);
    size_t norm = sizeof *trail->norm * TRAIL_MOST;
    memset(copy.former, 0, sizeof copy.former);
    if (!trail->theta) return copy;
    copy.theta = memory_resize(NULL, theta);
    copy.norm = memory_resize(NULL, norm);
    memcpy(copy.theta, trail->theta, sizeof(float) * (size_t)trail->count * (size_t)trail->weights);
    memcpy(copy.norm, trail->norm, sizeof *trail->norm * (size_t)trail->count);
    return copy;
}

static size_t path_bytes(const FormerPath *path, int weights) {
    return sizeof(float) * (size_t)path->count * (size_t)weights;
}

Trail trail_copy_all(const Trail *trail) {
    Trail copy = trail_copy(trail);
    for (int i = 0; i < TRAIL_FORMER; i++) {
        const FormerPath *path = &trail->former[i];
        if (path->count == 0) continue;
        size_t bytes = path_bytes(path, trail->weights);
        copy.former[i] = *path;
        copy.former[i].theta = memory_resize(NULL, bytes);
        memcpy(copy.former[i].theta, path->theta, bytes);
    }
    return copy;
}

size_t trail_bytes(const Trail *trail) {
    size_t bytes = sizeof *trail + (size_t)trail->count * sizeof *trail->norm +
                   sizeof(float) * (size_t)trail->count * (size_t)trail->weights;
    for (int i = 0; i < TRAIL_FORMER; i++) bytes += path_bytes(&trail->former[i], trail->weights);
    return bytes;
}

void trail_norms(const Network *net, const float *gradient, float norm[MAX_LAYERS]) {
    for (int l = 0; l < net->layers; l++) {
        int end = l + 1 < net->layers ? net->layer[l + 1].w : net->count;
        double sum = 0;
        for (int i = net->layer[l].w; i < end; i++)
            sum += (double)gradient[i] * (double)gradient[i];
        norm[l] = (float)sqrt(sum);
    }
}

int trail_until(const Trail *trail, int64_t steps) {
    int n = trail->count;
    while (n > 0 && trail->step[n - 1] > steps) n--;
    return n;
}

/* Empty, and with room for a network of this shape. */
static void begin(Trail *trail, const Network *net) {
    forget_former(trail);
    trail->count = 0;
    trail->every = 1;
    trail->weights = net->count <= TRAIL_WEIGHTS ? net->count : 0;
    trail->layers = net->layers;
    trail->theta =
        memory_resize(trail->theta, sizeof(float) * TRAIL_MOST * (size_t)(trail->weights + 1));
    trail->norm = memory_resize(trail->norm, sizeof *trail->norm * TRAIL_MOST);
}

static float *place_of(const Trail *trail, int i) {
    return trail->theta + (long)i * trail->weights;
}

static void copy_place(Trail *trail, int to, int from) {
    size_t size = sizeof(float) * (size_t)trail->weights;
    trail->step[to] = trail->step[from];
    trail->epoch[to] = trail->epoch[from];
    memcpy(trail->norm[to], trail->norm[from], sizeof *trail->norm);
    memmove(place_of(trail, to), place_of(trail, from), size);
}

static void thin(Trail *trail) {
    trail->count /= 2;
    for (int i = 1; i < trail->count; i++) copy_place(trail, i, 2 * i);
    trail->every *= 2;
}

static bool same_place(const Trail *trail, int i, const Network *net) {
    size_t size = sizeof(float) * (size_t)trail->weights;
    return memcmp(place_of(trail, i), net->theta, size) == 0;
}

static void add(Trail *trail, const Trainer *t) {
    if (trail->count == TRAIL_MOST) thin(trail);
    int i = trail->count++;
    trail->step[i] = t->steps;
    trail->epoch[i] = t->epoch;
    if (i > 0) trail->way.training = t->settings;
    memset(trail->norm[i], 0, sizeof *trail->norm);
    if (t->recorded) trail_norms(&t->net, t->step.gradient, trail->norm[i]);
    memcpy(place_of(trail, i), t->net.theta, sizeof(float) * (size_t)trail->weights);
}

void trail_follow(Trail *trail, const Run *run) {
    const Trainer *t = &run->trainer;
    const Network *net = &t->net;
    int weights = net->count <= TRAIL_WEIGHTS ? net->count : 0;
    bool other = !trail->theta || trail->weights != weights || trail->layers != net->layers;
    int known = other ? 0 : trail_until(trail, t->steps);
    bool here = known > 0 && trail->step[known - 1] == t->steps;
    if (known == 0 || (here && !same_place(trail, known - 1, net)))
        begin(trail, net);
    else if (here || known < trail->count || t->steps < trail->step[known - 1] + trail->every)
        return;
    add(trail, t);
}

void trail_keep_loss(Trail *trail, const Run *run) {
    uint64_t loss = loss_key(run);
    if (loss == trail->loss) return;
    forget_former(trail);
    trail->count = trail_until(trail, run->trainer.steps);
    trail->loss = loss;
}

/* The whole path becomes the latest former one; the oldest of those is dropped. */
static void leave(Trail *trail) {
    size_t size = sizeof(float) * (size_t)trail->count * (size_t)trail->weights;
    FormerPath path = {trail->count, memory_resize(trail->former[TRAIL_FORMER - 1].theta, size),
                       trail->way};
    memcpy(path.theta, trail->theta, size);
    memmove(trail->former + 1, trail->former, sizeof path * (TRAIL_FORMER - 1));
    trail->former[0] = path;
}

void trail_branch(Trail *trail, const Run *run) {
    int kept = trail_until(trail, run->trainer.steps);
    if (kept == 1 && trail->count > 1 && trail->weights > 0) leave(trail);
    trail->count = kept;
}

bool trail_epoch(Trail *trail, Run *run) {
    int64_t epoch = run->trainer.epoch;
    bool went_on = true;
    while (went_on && run->trainer.epoch == epoch) {
        went_on = run_step(run);
        trail_follow(trail, run);
    }
    return went_on;
}
