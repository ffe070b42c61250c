/* See timeline.h. */
#include "nn/timeline.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

Timeline timeline_create(int weights) {
    Timeline timeline = {.stride = 1, .keyframes = keyframes_create(weights)};
    for (int s = 0; s < SERIES_COUNT; s++) {
        timeline.bucket[s] = memory_zeroed(TIMELINE_BUCKETS, sizeof(Bucket));
    }
    return timeline;
}

void timeline_destroy(Timeline *timeline) {
    for (int s = 0; s < SERIES_COUNT; s++) free(timeline->bucket[s]);
    keyframes_destroy(&timeline->keyframes);
    *timeline = (Timeline){0};
}

Timeline timeline_copy(const Timeline *timeline) {
    Timeline copy = *timeline;
    copy.keyframes = keyframes_copy(&timeline->keyframes);
    for (int s = 0; s < SERIES_COUNT; s++) {
        copy.bucket[s] = memory_zeroed(TIMELINE_BUCKETS, sizeof(Bucket));
        memcpy(copy.bucket[s], timeline->bucket[s], sizeof(Bucket) * (size_t)timeline->buckets);
    }
    return copy;
}

void timeline_clear(Timeline *timeline) {
    timeline->epochs = 0;
    timeline->stride = 1;
    timeline->buckets = 0;
    keyframes_clear(&timeline->keyframes);
}

/* a, then b. A bucket without a value adds nothing. */
static Bucket join(Bucket a, Bucket b) {
    if (isnan(a.first)) return b;
    if (isnan(b.first)) return a;
    return (Bucket){.first = a.first,
                    .last = b.last,
                    .least = fminf(a.least, b.least),
                    .greatest = fmaxf(a.greatest, b.greatest)};
}

/* Half as many buckets, of twice as many epochs. TIMELINE_BUCKETS is even, so none is left over. */
static void halve(Timeline *timeline) {
    timeline->stride *= 2;
    timeline->buckets /= 2;
    for (int s = 0; s < SERIES_COUNT; s++) {
        Bucket *bucket = timeline->bucket[s];
        for (int i = 0; i < timeline->buckets; i++) {
            bucket[i] = join(bucket[2 * i], bucket[2 * i + 1]);
        }
    }
}

void timeline_record(Timeline *timeline, const float value[SERIES_COUNT]) {
    if (timeline->epochs / timeline->stride == TIMELINE_BUCKETS) halve(timeline);
    int at = (int)(timeline->epochs / timeline->stride);
    for (int s = 0; s < SERIES_COUNT; s++) {
        float v = value[s];
        Bucket *bucket = &timeline->bucket[s][at];
        const Bucket one = {v, v, v, v};
        *bucket = at < timeline->buckets ? join(*bucket, one) : one;
    }
    timeline->buckets = at + 1;
    timeline->epochs++;
}

void timeline_keyframe(Timeline *timeline, const Trainer *trainer, bool keep, int64_t edition) {
    keyframes_add(&timeline->keyframes, trainer, keep, edition);
}

const Keyframe *timeline_before(const Timeline *timeline, int64_t epoch) {
    return keyframes_before(&timeline->keyframes, epoch);
}

int64_t timeline_reach(const Timeline *timeline, int64_t epoch) {
    return keyframes_reach(&timeline->keyframes, epoch);
}

void timeline_restore(const Keyframe *keyframe, Trainer *trainer) {
    trainer_set(trainer, &keyframe->settings);
    trainer_restore(trainer, keyframe->theta, &keyframe->optimizer, keyframe->epoch,
                    keyframe->steps, keyframe->moves, 0);
}

void timeline_cut(Timeline *timeline, int64_t epoch) {
    assert(epoch >= 0);
    keyframes_cut(&timeline->keyframes, epoch);
    if (epoch + 1 >= timeline->epochs) return;
    timeline->epochs = epoch + 1;
    timeline->buckets = (int)(epoch / timeline->stride) + 1;
    bool whole = timeline->epochs % timeline->stride == 0;
    for (int s = 0; s < SERIES_COUNT && !whole; s++) {
        Bucket *bucket = &timeline->bucket[s][timeline->buckets - 1];
        float v = bucket->first;
        *bucket = (Bucket){v, v, v, v};
    }
    if (timeline->epochs == 1) timeline->stride = 1;
}

int64_t timeline_least(const Timeline *timeline, Series series) {
    assert((unsigned)series < SERIES_COUNT);
    const Bucket *bucket = timeline->bucket[series];
    int least = 0;
    for (int i = 1; i < timeline->buckets; i++) {
        if (bucket[i].first < bucket[least].first) least = i;
    }
    return least * timeline->stride;
}

bool timeline_at(const Timeline *timeline, Series series, int64_t epoch, Bucket *bucket) {
    assert((unsigned)series < SERIES_COUNT);
    if (epoch < 0 || epoch >= timeline->epochs) return false;
    *bucket = timeline->bucket[series][epoch / timeline->stride];
    return true;
}
