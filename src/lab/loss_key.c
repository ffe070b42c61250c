/* See loss_key.h. */
#include "lab/loss_key.h"

#include <string.h>

#include "base/hash.h"

static uint64_t floats(uint64_t hash, const float *x, long count) {
    for (long i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &x[i], sizeof bits);
        hash = hash_word(hash, bits);
    }
    return hash;
}

uint64_t loss_key(const Run *run) {
    const Network *net = &run->trainer.net;
    const Samples *s = &run->train;
    uint64_t hash = hash_word(HASH_BEGIN, (uint32_t)net->inputs);
    for (int l = 0; l < net->layers; l++) {
        hash = hash_word(hash, (uint32_t)net->layer[l].to);
        hash = hash_word(hash, (uint32_t)net->layer[l].activation);
    }
    hash = hash_word(hash, (uint32_t)run->trainer.settings.loss);
    hash = hash_word(hash, (uint32_t)run->trainer.settings.rule);
    hash = hash_word(hash, (uint32_t)s->count);
    hash = floats(hash, s->x, (long)s->count * s->inputs);
    return floats(hash, s->y, (long)s->count * s->outputs);
}
