/* See fan.h. */
#include "lab/fan.h"

#include <string.h>

bool fan_line(const Run *run, float line[3]) {
    const Trainer *t = &run->trainer;
    const Network *net = &t->net;
    if (t->steps == 0 || net->inputs != 2 || net->layers != 1 || net->outputs != 1) return false;
    if (net->layer[0].pieces != 1) return false;
    features_line(&run->features, net->theta, net->theta[2], line);
    return true;
}

void fan_add(Fan *fan, const float line[3]) {
    if (fan->count == FAN_MOST)
        memmove(fan->line[0], fan->line[1], sizeof *fan->line * (size_t)--fan->count);
    memcpy(fan->line[fan->count++], line, sizeof *fan->line);
}
