/* See votes.h. */
#include "lab/votes.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "lab/factors.h"

void votes_destroy(Votes *votes) {
    free(votes->point);
    free(votes->gradient);
    *votes = (Votes){0};
}

/* dL_p/dw of one of the trainer's samples: the delta of the weight's unit times what comes in. */
static double vote_of(const Trainer *t, int sample, int weight) {
    const Samples *s = t->samples;
    const float *x = s->x + (long)sample * s->inputs, *y = s->y + (long)sample * s->outputs;
    WeightPlace p = weight_place(&t->net, weight);
    PointPass pass;
    pass_point(t->work, &t->net, x, y, t->settings.loss, &pass);
    double delta = (double)pass.delta[p.layer][p.piece * t->net.layer[p.layer].to + p.to];
    const float *in = p.layer > 0 ? pass.a[p.layer - 1] : x;
    return p.bias ? delta : delta * (double)in[p.from];
}

static int by_number(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

void votes_count(Votes *votes, const Trainer *t, int weight) {
    int first;
    votes->weight = weight;
    votes->points = t->samples->count ? trainer_coming(t, &first) : 0;
    votes->mean = votes->largest = 0;
    bool few = votes->points <= VOTES_MOST && t->settings.rule == RULE_GRADIENT;
    int n = votes->count = few ? votes->points : 0;
    if (n == 0) return;
    votes->point = memory_resize(votes->point, sizeof(int) * (size_t)n);
    votes->gradient = memory_resize(votes->gradient, sizeof(double) * (size_t)n);
    for (int i = 0; i < n; i++) votes->point[i] = t->order[first + i];
    qsort(votes->point, (size_t)n, sizeof(int), by_number);
    for (int i = 0; i < n; i++) {
        double g = votes->gradient[i] = vote_of(t, votes->point[i], weight);
        votes->point[i] = t->samples->point[votes->point[i]];
        votes->mean += g / n;
        votes->largest = fmax(votes->largest, fabs(g));
    }
}
