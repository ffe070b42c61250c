/* See desk.h. */
#include "ui/desk.h"

Desk desk_create(void) {
    return (Desk){.width = 1440,
                  .height = 900,
                  .density = 1,
                  .scale = 1,
                  .stage = PANEL_PLANE,
                  .tool = TOOL_CLASS1,
                  .editing_weight = -1};
}

/* 200, 500, 1000, 2000, ... */
int64_t desk_span(const Lab *lab) {
    int64_t last = lab->run->timeline.epochs - 1, ghost = lab->ghost.epochs - 1;
    int64_t most = last > ghost ? last : ghost, span = 200;
    for (int step = 0; span < most + most / 20; step++)
        span = step % 3 == 0 ? span / 2 * 5 : span * 2;
    return span;
}

void desk_slice_range(const Lab *lab, int column, float *low, float *high) {
    const Dataset *data = &lab->scene.data;
    *low = *high = data->count ? data->x[column] : 0;
    for (int i = 1; i < data->count; i++) {
        float x = data->x[(long)i * data->columns + column];
        if (x < *low) *low = x;
        if (x > *high) *high = x;
    }
    if (*low == *high) *low -= 1, *high += 1;
}
