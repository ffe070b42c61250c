/* See input.h. */
#include "ui/input.h"

#include <math.h>

#include "ui/layout.h"

InputEvent *input_next(Input *input, InputKind kind) {
    InputEvent *last = input->events ? &input->event[input->events - 1] : NULL;
    if (kind == INPUT_MOVE && last && last->kind == INPUT_MOVE) return last;
    if (input->events == INPUT_EVENTS) return NULL;
    InputEvent *event = &input->event[input->events++];
    *event = (InputEvent){.kind = kind};
    return event;
}

bool input_fit(Input *input, float scale) {
    bool column = layout_is_column(input->width, input->height, scale);
    float least_width = scale * (float)(column ? INPUT_COLUMN_WIDTH : INPUT_LEAST_WIDTH);
    float least_height = scale * (float)(column ? INPUT_COLUMN_HEIGHT : INPUT_LEAST_HEIGHT);
    float wide = input->width / least_width, high = input->height / least_height;
    float share = fmaxf(fminf(wide, high), 0.01f);
    if (share >= 1) return false;
    input->width = fminf(fmaxf(input->width / share, least_width), INPUT_MOST);
    input->height = fminf(fmaxf(input->height / share, least_height), INPUT_MOST);
    input->density *= share;
    for (int i = 0; i < input->events; i++) {
        Point *at = &input->event[i].at;
        *at = (Point){at->x / share, at->y / share};
        if (input->event[i].kind == INPUT_SCROLL) input->event[i].dy /= share;
    }
    return true;
}
