/* See scores.h. */
#include "lab/scores.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nn/random.h"

void scores_destroy(Scores *scores) {
    free(scores->point);
    free(scores->z);
    free(scores->probability);
    *scores = (Scores){0};
}

/* The same network with that layer's first piece alone, and z for its value. */
static Network without_activation(const Network *net, int layer) {
    Network plain = *net;
    plain.layer[layer].activation = ACTIVATION_LINEAR;
    plain.layer[layer].pieces = 1;
    return plain;
}

/* Inputs of n of the chosen points, in columns. */
static void gather(const Scores *s, const Samples *train, int first, int n, float *input) {
    for (int p = 0; p < n; p++) {
        long sample = random_of_stretch(first + p, s->count, train->count);
        s->point[first + p] = train->point[sample];
        for (int i = 0; i < train->inputs; i++)
            input[i * PASS_FIELD + p] = train->x[sample * train->inputs + i];
    }
}

void scores_look(Scores *s, const Run *run, int layer, int unit) {
    const Trainer *t = &run->trainer;
    const Samples *train = &run->train;
    Network plain = without_activation(&t->net, layer < 0 ? 0 : layer);
    s->layer = layer < 0 ? 0 : layer;
    s->unit = layer < 0 ? 0 : unit;
    s->count = train->count < SCORES_MOST ? train->count : SCORES_MOST;
    s->point = memory_resize(s->point, sizeof(int) * (size_t)(s->count + 1));
    s->z = memory_resize(s->z, sizeof(float) * (size_t)(s->count + 1));
    for (int first = 0; first < s->count; first += PASS_FIELD) {
        float input[MAX_INPUTS * PASS_FIELD] = {0};
        int n = s->count - first < PASS_FIELD ? s->count - first : PASS_FIELD;
        gather(s, train, first, n, input);
        pass_field(t->work, 0, &plain, s->layer, s->unit, n, PASS_FIELD, input, s->z + first);
    }
}

/* A class was never quite given nothing: as far as a float can tell, -ln of it ends at 87. */
static double surprise_of(float p) {
    return -log(fmax((double)p, (double)FLT_MIN));
}

static bool gives_probabilities(const Run *run) {
    const Trainer *t = &run->trainer;
    Activation f = t->net.layer[t->net.layers - 1].activation;
    return run->train.kind == LABEL_CLASS && t->settings.rule == RULE_GRADIENT &&
           t->settings.loss != LOSS_HINGE &&
           (f == ACTIVATION_SOFTMAX || (f == ACTIVATION_SIGMOID && t->net.outputs == 1));
}

void scores_take(Scores *s, const Run *run, const float *outputs, double loss) {
    int n = run->train.count, k = run->train.outputs;
    s->probable = gives_probabilities(run);
    s->surprise = 0;
    if (!s->probable) return;
    s->probability = memory_resize(s->probability, sizeof(float) * (size_t)(n + 1));
    for (int p = 0; p < n; p++) {
        const float *a = outputs + (long)p * k, *y = run->train.y + (long)p * k;
        float own = 0;
        for (int j = 0; j < k; j++) own += k == 1 && y[j] == 0 ? 1 - a[j] : y[j] * a[j];
        s->probability[p] = own;
        s->surprise += surprise_of(own);
    }
    /* Cross-entropy is the mean of just these, had from the scores and so more exactly. */
    if (run->trainer.settings.loss == LOSS_CROSS_ENTROPY) s->surprise = loss * n;
}
