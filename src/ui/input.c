/* See input.h. */
#include "ui/input.h"

#include <math.h>

InputEvent *input_next(Input *input, InputKind kind) {
    InputEvent *last = input->events ? &input->event[input->events - 1] : NULL;
    if (kind == INPUT_MOVE && last && last->kind == INPUT_MOVE) return last;
    if (input->events == INPUT_EVENTS) return NULL;
    InputEvent *event = &input->event[input->events++];
    *event = (InputEvent){.kind = kind};
    return event;
}

bool input_fit(Input *input) {
    float wide = input->width / INPUT_LEAST_WIDTH, high = input->height / INPUT_LEAST_HEIGHT;
    float share = fmaxf(fminf(wide, high), 0.01f);
    if (share >= 1) return false;
    input->width = fminf(fmaxf(input->width / share, INPUT_LEAST_WIDTH), INPUT_MOST);
    input->height = fminf(fmaxf(input->height / share, INPUT_LEAST_HEIGHT), INPUT_MOST);
    input->density *= share;
    for (int i = 0; i < input->events; i++) {
        Point *at = &input->event[i].at;
        *at = (Point){at->x / share, at->y / share};
    }
    return true;
}
