/* See ground.h. FNV-1a, but over words: points are many, and this is asked for at every frame. */
#include "lab/ground.h"

#include <string.h>

static uint64_t mixed(uint64_t hash, uint32_t word) {
    return (hash ^ word) * 1099511628211u;
}

static uint64_t floats(uint64_t hash, const float *x, long count) {
    for (long i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        hash = mixed(hash, bits);
    }
    return hash;
}

uint64_t ground_of(const Run *run) {
    const Network *net = &run->trainer.net;
    const Samples *s = &run->train;
    uint64_t hash = mixed(14695981039346656037u, (uint32_t)net->inputs);
    for (int l = 0; l < net->layers; l++) {
        hash = mixed(hash, (uint32_t)net->layer[l].to);
        hash = mixed(hash, (uint32_t)net->layer[l].activation);
    }
    hash = mixed(hash, (uint32_t)run->trainer.settings.loss);
    hash = mixed(hash, (uint32_t)run->trainer.settings.rule);
    hash = mixed(hash, (uint32_t)s->count);
    hash = floats(hash, s->x, (long)s->count * s->inputs);
    return floats(hash, s->y, (long)s->count * s->outputs);
}
