/* See answers.h. */
#include "lab/answers.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Where the other columns stand. */
static void others_of(const Lab *lab, float x[MAX_COLUMNS]) {
    const Dataset *data = &lab->scene.data;
    int point = lab->selected.point;
    memcpy(x, lab->scene.view.fixed, sizeof(float) * MAX_COLUMNS);
    if (point >= 0)
        memcpy(x, data->x + (long)point * data->columns, sizeof(float) * (size_t)data->columns);
}

/* The network's inputs at n places, in columns. */
static void inputs_at(const Lab *lab, float others[MAX_COLUMNS], int n, const float *x,
                      float *column) {
    const Features *features = lab_features(lab);
    for (int p = 0; p < n; p++) {
        float input[MAX_INPUTS];
        others[lab->scene.view.across] = x[p];
        features_apply(features, others, input);
        for (int i = 0; i < features->count; i++) column[i * PASS_FIELD + p] = input[i];
    }
}

void answers_at(const Lab *lab, const float *theta, int count, const float *x, float *value) {
    const Trainer *t = lab_trainer(lab);
    Network net = t->net;
    float others[MAX_COLUMNS], *input = memory_floats((long)MAX_INPUTS * PASS_FIELD);
    others_of(lab, others);
    net.theta = memory_floats(net.count);
    memcpy(net.theta, theta ? theta : t->net.theta, sizeof(float) * (size_t)net.count);
    for (int first = 0; first < count; first += PASS_FIELD) {
        int n = count - first < PASS_FIELD ? count - first : PASS_FIELD;
        inputs_at(lab, others, n, x + first, input);
        pass_field(t->work, 0, &net, net.layers - 1, 0, n, PASS_FIELD, input, value + first);
    }
    free(net.theta);
    free(input);
}
