/* The record of a run, in bounded memory for any length: what the curves show, and enough to go
 * back to any epoch exactly (keyframes.h).
 *
 * Curves: a value per epoch for each series, until there are TIMELINE_BUCKETS; then neighbours are
 * joined two by two and each bucket spans twice as many epochs. A bucket keeps first, last, least
 * and greatest, so that no spike is ever lost. */
#ifndef NN_TIMELINE_H
#define NN_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/keyframes.h"
#include "nn/trainer.h"

enum { TIMELINE_BUCKETS = 4096 };

typedef enum Series {
    SERIES_LOSS,
    SERIES_TEST_LOSS,
    SERIES_ACCURACY,
    SERIES_TEST_ACCURACY,
    SERIES_WRONG,
    SERIES_MOVES, /* under the perceptron rule: how often a weight was moved until then */
    SERIES_COUNT
} Series;

typedef struct Bucket {
    float first, last, least, greatest; /* NAN when the series has no value here */
} Bucket;

typedef struct Timeline {
    int64_t epochs; /* values recorded: epochs 0 .. epochs-1 */
    int64_t stride; /* epochs per bucket: 1, 2, 4, ...; the last one may hold fewer */
    int buckets;
    Bucket *bucket[SERIES_COUNT]; /* [TIMELINE_BUCKETS] each, owned */
    Keyframes keyframes;
} Timeline;

/* weights: how many the network has. */
Timeline timeline_create(int weights);
void timeline_destroy(Timeline *timeline);
void timeline_clear(Timeline *timeline);
Timeline timeline_copy(const Timeline *timeline);

/* The values at the start of the next epoch; NAN for what there is none of. */
void timeline_record(Timeline *timeline, const float value[SERIES_COUNT]);

/* Remembers a trainer that stands at the start of an epoch, if a keyframe is due there or `keep`:
 * a person changed something just now, and from here on the run depends on it. edition: of the
 * points it is trained on. */
void timeline_keyframe(Timeline *timeline, const Trainer *trainer, bool keep, int64_t edition);

/* The last keyframe at or before an epoch; NULL when there is none. */
const Keyframe *timeline_before(const Timeline *timeline, int64_t epoch);

/* The last epoch, at or before this one, that its keyframe still leads to exactly: this one, unless
 * a person has intervened so often that some of it had to be forgotten. -1 when there is none. */
int64_t timeline_reach(const Timeline *timeline, int64_t epoch);

/* Puts a trainer back to where it stood at a keyframe, settings included. */
void timeline_restore(const Keyframe *keyframe, Trainer *trainer);

/* Forgets everything after an epoch: a new branch begins there. A bucket that spans the cut keeps
 * only its first value. */
void timeline_cut(Timeline *timeline, int64_t epoch);

/* The epoch where a series was least, as far as buckets tell it: their first values are compared. 0
 * when it has no values. */
int64_t timeline_least(const Timeline *timeline, Series series);

/* The bucket an epoch lies in; false when it was not recorded. */
bool timeline_at(const Timeline *timeline, Series series, int64_t epoch, Bucket *bucket);

#endif
