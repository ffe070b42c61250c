/* See shares.h. */
#include "lab/shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/random.h"

void shares_destroy(Shares *shares) {
    free(shares->point);
    free(shares->loss);
    *shares = (Shares){0};
}

static double length_of(const float *delta, int count) {
    double sum = 0;
    for (int j = 0; j < count; j++) sum += (double)delta[j] * (double)delta[j];
    return sqrt(sum);
}

/* The perceptron rule has a loss of its own: the score of a point on the wrong side. */
static double loss_of(const Trainer *t, const PointPass *pass, const float *y) {
    int last = t->net.layers - 1;
    if (t->settings.rule == RULE_GRADIENT) return pass->loss;
    return ((double)pass->a[last][0] - (double)y[0]) * (double)pass->z[last][0];
}

void shares_find(Shares *s, const Run *run) {
    const Trainer *t = &run->trainer;
    const Network *net = &t->net;
    const Samples *train = &run->train;
    Loss loss = training_loss(&t->settings);
    double sum[MAX_LAYERS] = {0};
    s->count = train->count < SHARES_MOST ? train->count : SHARES_MOST;
    s->point = memory_resize(s->point, sizeof(int) * (size_t)(s->count + 1));
    s->loss = memory_resize(s->loss, sizeof(float) * (size_t)(s->count + 1));
    s->most = 0;
    for (int i = 0; i < s->count; i++) {
        long sample = random_of_stretch(i, s->count, train->count);
        const float *y = train->y + sample * train->outputs;
        PointPass pass;
        pass_point(t->work, net, train->x + sample * train->inputs, y, loss, &pass);
        s->point[i] = train->point[sample];
        s->loss[i] = (float)loss_of(t, &pass, y);
        s->most = fmaxf(s->most, s->loss[i]);
        for (int l = 0; l < net->layers; l++)
            sum[l] += length_of(pass.delta[l], net->layer[l].pieces * net->layer[l].to);
    }
    for (int l = 0; l < net->layers; l++) s->delta[l] = s->count ? (float)(sum[l] / s->count) : 0;
}
