/* How large gradient and blame were in each layer where a run began; kept of the run before, too,
 * so that two starts can be compared after the first is gone. For drawing only. */
#ifndef LAB_LAYER_SIZES_H
#define LAB_LAYER_SIZES_H

#include <stdbool.h>

#include "nn/limits.h"

typedef struct LayerSizes {
    int layers; /* 0: nothing is known */
    float norm[MAX_LAYERS];
    bool has_delta;          /* the blame was asked for at the time */
    float delta[MAX_LAYERS]; /* see shares.h */
} LayerSizes;

#endif
