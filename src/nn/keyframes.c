/* See keyframes.h. */
#include "nn/keyframes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

Keyframes keyframes_create(int weights) {
    assert(weights > 0);
    long room = KEYFRAMES_BYTES / (3 * (long)sizeof(float) * weights);
    Keyframes keyframes = {.spacing = 1, .weights = weights};
    keyframes.room = room < 16 ? 16 : room > KEYFRAMES_MOST ? KEYFRAMES_MOST : (int)room;
    keyframes.frame = memory_zeroed((size_t)keyframes.room, sizeof *keyframes.frame);
    return keyframes;
}

static void release(Keyframes *keyframes, Keyframe *frame) {
    keyframes->kept -= frame->keep;
    free(frame->theta);
    optimizer_destroy(&frame->optimizer);
}

void keyframes_clear(Keyframes *keyframes) {
    for (int i = 0; i < keyframes->count; i++) release(keyframes, &keyframes->frame[i]);
    keyframes->count = 0;
    keyframes->spacing = 1;
}

void keyframes_destroy(Keyframes *keyframes) {
    keyframes_clear(keyframes);
    free(keyframes->frame);
    *keyframes = (Keyframes){0};
}

Keyframes keyframes_copy(const Keyframes *keyframes) {
    Keyframes copy = *keyframes;
    size_t size = sizeof(float) * (size_t)keyframes->weights;
    copy.frame = memory_zeroed((size_t)copy.room, sizeof *copy.frame);
    for (int i = 0; i < copy.count; i++) {
        const Keyframe *from = &keyframes->frame[i];
        copy.frame[i] = *from;
        copy.frame[i].theta = memory_floats(copy.weights);
        copy.frame[i].optimizer = optimizer_create(copy.weights);
        memcpy(copy.frame[i].theta, from->theta, size);
        optimizer_copy(&copy.frame[i].optimizer, &from->optimizer);
    }
    return copy;
}

/* Doubles the spacing and drops those that are no longer on it. Who could be reached from one that
 * goes is reached from the one before it. */
static void widen(Keyframes *keyframes) {
    keyframes->spacing *= 2;
    int left = 1;
    for (int i = 1; i < keyframes->count; i++) {
        Keyframe *frame = &keyframes->frame[i];
        if (frame->keep || frame->epoch % keyframes->spacing == 0) {
            keyframes->frame[left++] = *frame;
        } else {
            keyframes->frame[left - 1].until = frame->until;
            release(keyframes, frame);
        }
    }
    keyframes->count = left;
}

/* Drops the intervention that leads over the fewest epochs to the next one; the first stays. */
static void forget_intervention(Keyframes *keyframes) {
    int least = 0;
    int64_t least_span = INT64_MAX;
    for (int i = 1; i + 1 < keyframes->count; i++) {
        const Keyframe *frame = &keyframes->frame[i];
        int64_t span = frame[1].epoch - frame->epoch;
        if (frame[0].keep && frame[1].keep && span < least_span) {
            least = i;
            least_span = span;
        }
    }
    assert(least > 0);
    Keyframe *frame = &keyframes->frame[least];
    if (frame->epoch < frame[-1].until) frame[-1].until = frame->epoch;
    release(keyframes, frame);
    keyframes->count--;
    memmove(frame, frame + 1, (size_t)(keyframes->count - least) * sizeof *frame);
}

/* With more than half of the places kept beside the first, two that are kept are neighbours. */
static void make_room(Keyframes *keyframes) {
    while (keyframes->count == keyframes->room) {
        if (keyframes->kept - 1 > keyframes->room / 2) {
            forget_intervention(keyframes);
        } else {
            widen(keyframes);
        }
    }
}

static void fill(Keyframe *frame, const Trainer *trainer, int64_t edition) {
    memcpy(frame->theta, trainer->net.theta, sizeof(float) * (size_t)trainer->net.count);
    optimizer_copy(&frame->optimizer, &trainer->optimizer);
    frame->edition = edition;
    frame->epoch = trainer->epoch;
    frame->steps = trainer->steps;
    frame->moves = trainer->moves;
    frame->settings = trainer->settings;
}

void keyframes_add(Keyframes *keyframes, const Trainer *trainer, bool keep, int64_t edition) {
    assert(trainer->position == 0 && trainer->net.count == keyframes->weights);
    Keyframe *last = keyframes->count > 0 ? &keyframes->frame[keyframes->count - 1] : NULL;
    assert(!last || last->epoch <= trainer->epoch);
    if (last && last->epoch == trainer->epoch) {
        if (!keep) return;
        keyframes->kept += !last->keep;
        last->keep = true;
        fill(last, trainer, edition);
        return;
    }
    keep = keep || !last || last->until <= trainer->epoch;
    if (!keep && trainer->epoch % keyframes->spacing != 0) return;
    make_room(keyframes);
    /* A widened spacing may have passed this one over. */
    if (!keep && trainer->epoch % keyframes->spacing != 0) return;
    Keyframe *frame = &keyframes->frame[keyframes->count++];
    *frame = (Keyframe){.keep = keep,
                        .until = INT64_MAX,
                        .theta = memory_floats(keyframes->weights),
                        .optimizer = optimizer_create(keyframes->weights)};
    keyframes->kept += keep;
    fill(frame, trainer, edition);
}

void keyframes_cut(Keyframes *keyframes, int64_t epoch) {
    while (keyframes->count > 0 && keyframes->frame[keyframes->count - 1].epoch > epoch) {
        release(keyframes, &keyframes->frame[--keyframes->count]);
    }
    if (keyframes->count > 0) {
        Keyframe *last = &keyframes->frame[keyframes->count - 1];
        if (last->until > epoch) last->until = INT64_MAX;
    }
    /* The new branch is short again: closer keyframes fit. */
    while (keyframes->spacing > 1 && epoch / keyframes->spacing < keyframes->room / 4) {
        keyframes->spacing /= 2;
    }
}

/* How many begin at or before an epoch. */
static int count_before(const Keyframes *keyframes, int64_t epoch) {
    int low = 0, high = keyframes->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (keyframes->frame[middle].epoch <= epoch) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const Keyframe *keyframes_before(const Keyframes *keyframes, int64_t epoch) {
    int n = count_before(keyframes, epoch);
    return n > 0 ? &keyframes->frame[n - 1] : NULL;
}

int64_t keyframes_reach(const Keyframes *keyframes, int64_t epoch) {
    const Keyframe *frame = keyframes_before(keyframes, epoch);
    if (!frame) return -1;
    return epoch < frame->until ? epoch : frame->until - 1;
}
