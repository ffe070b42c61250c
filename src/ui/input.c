/* See input.h. */
#include "ui/input.h"

#include <math.h>

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
