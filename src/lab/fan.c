/* See fan.h. */
#include "lab/fan.h"

#include <string.h>

void fan_keep(Fan *fan, const Run *run) {
    const Trainer *t = &run->trainer;
    const Network *net = &t->net;
    if (t->steps == 0 || net->inputs != 2 || net->layers != 1 || net->outputs != 1) return;
    if (net->layer[0].pieces != 1) return;
    if (fan->count == FAN_MOST)
        memmove(fan->line[0], fan->line[1], sizeof *fan->line * (size_t)--fan->count);
    memcpy(fan->line[fan->count++], net->theta, sizeof *fan->line);
}
