/* The record of a run, in bounded memory for any length: what the curves show, and enough to go
 * back to any epoch exactly.
 *
 * Curves: a value per epoch for each series, until there are TIMELINE_BUCKETS; then neighbours are
 * joined two by two and each bucket spans twice as many epochs. A bucket keeps first, last, least
 * and greatest, so that no spike is ever lost.
 *
 * Keyframes: everything training depends on at the start of an epoch. They too are thinned by
 * halves, so the replay from the one before any epoch stays short; those made where a person
 * intervened
 * (`keep`) stay, up to half of the room. */
#ifndef NN_TIMELINE_H
#define NN_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/trainer.h"

enum { TIMELINE_BUCKETS = 4096, TIMELINE_KEYFRAMES = 128 };

typedef enum Series {
    SERIES_LOSS,
    SERIES_TEST_LOSS,
    SERIES_ACCURACY,
    SERIES_TEST_ACCURACY,
    SERIES_WRONG,
    SERIES_COUNT
} Series;

typedef struct Bucket {
    float first, last, least, greatest; /* NAN when the series has no value here */
} Bucket;

typedef struct Keyframe {
    int64_t epoch, steps;
    Training settings;
    bool keep;
    float *theta;             /* [count], owned */
    OptimizerState optimizer; /* owned */
} Keyframe;

typedef struct Timeline {
    int count;      /* weights of the network */
    int64_t epochs; /* values recorded: epochs 0 .. epochs-1 */
    int64_t stride; /* epochs per bucket: 1, 2, 4, ... */
    int buckets;
    Bucket *bucket[SERIES_COUNT]; /* [TIMELINE_BUCKETS] each, owned */
    int keyframes;
    Keyframe keyframe[TIMELINE_KEYFRAMES]; /* by epoch, ascending */
    int64_t spacing;                       /* epochs between keyframes */
} Timeline;

Timeline timeline_create(int count);
void timeline_destroy(Timeline *timeline);
void timeline_clear(Timeline *timeline);

/* The values at the start of the next epoch; NAN for what there is none of. */
void timeline_record(Timeline *timeline, const float value[SERIES_COUNT]);

/* Remembers a trainer that stands at the start of an epoch, if a keyframe is due there or `keep`.
 */
void timeline_keyframe(Timeline *timeline, const Trainer *trainer, bool keep);

/* The last keyframe at or before an epoch; NULL when there is none. */
const Keyframe *timeline_before(const Timeline *timeline, int64_t epoch);

/* Puts a trainer back to where it stood at a keyframe, settings included. */
void timeline_restore(const Keyframe *keyframe, Trainer *trainer);

/* Forgets everything after an epoch: a new branch begins there. The bucket that spans it is cut at
 * its first value. */
void timeline_cut(Timeline *timeline, int64_t epoch);

/* The bucket an epoch lies in; false when it was not recorded. */
bool timeline_at(const Timeline *timeline, Series series, int64_t epoch, Bucket *bucket);

#endif
