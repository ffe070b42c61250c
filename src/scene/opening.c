/* See opening.h. */
#include "scene/opening.h"

#include <assert.h>
#include <string.h>

Opening opening_default(void) {
    return (Opening){.hand = HAND_MOVE};
}

const char *opening_hidden_name(HiddenPart part) {
    static const char *const names[] = {[HIDE_TIMELINE] = "timeline",
                                        [HIDE_TRANSPORT] = "transport",
                                        [HIDE_ARROWS] = "arrows",
                                        [HIDE_LABELS] = "labels",
                                        [HIDE_WEIGHTS] = "weights",
                                        [HIDE_VECTOR] = "vector",
                                        [HIDE_FIELD] = "field",
                                        [HIDE_BOUNDARY] = "boundary",
                                        [HIDE_CURVE] = "curve",
                                        [HIDE_SLOPE] = "slope",
                                        [HIDE_LOSS] = "loss",
                                        [HIDE_RUNS] = "runs",
                                        [HIDE_NUMBERS] = "numbers",
                                        [HIDE_MISTAKES] = "mistakes",
                                        [HIDE_COORDINATES] = "coordinates"};
    static_assert(sizeof names / sizeof *names == HIDE_COUNT, "each has a name");
    return names[part];
}

const char *opening_way_name(TrainWay way) {
    static const char *const names[] = {
        [TRAIN_PLAY] = "play",    [TRAIN_EPOCH] = "epoch", [TRAIN_BATCH] = "batch",
        [TRAIN_POINT] = "point",  [TRAIN_PHASE] = "phase", [TRAIN_RESTART] = "restart",
        [TRAIN_NEW_START] = "new"};
    static_assert(sizeof names / sizeof *names == TRAIN_COUNT, "each has a name");
    return names[way];
}

unsigned opening_ways_of(const char *word) {
    if (strcmp(word, "step") == 0) return 1u << TRAIN_BATCH | 1u << TRAIN_POINT;
    for (int w = 0; w < TRAIN_COUNT; w++) {
        if (strcmp(word, opening_way_name((TrainWay)w)) == 0) return 1u << w;
    }
    return 0;
}
