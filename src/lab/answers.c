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

/* One unit of a network over all of x. */
static void values_at(const Lab *lab, const Network *net, int layer, int unit, int count,
                      const float *x, float *value) {
    float others[MAX_COLUMNS], *input = memory_floats((long)MAX_INPUTS * PASS_FIELD);
    others_of(lab, others);
    for (int first = 0; first < count; first += PASS_FIELD) {
        int n = count - first < PASS_FIELD ? count - first : PASS_FIELD;
        inputs_at(lab, others, n, x + first, input);
        pass_field(lab_trainer(lab)->work, 0, net, layer, unit, n, PASS_FIELD, input,
                   value + first);
    }
    free(input);
}

void answers_at(const Lab *lab, const float *theta, int count, const float *x, float *value) {
    Network net = *lab_network(lab);
    size_t size = sizeof(float) * (size_t)net.count;
    float *aligned = memory_floats(net.count);
    memcpy(aligned, theta ? theta : net.theta, size);
    net.theta = aligned;
    values_at(lab, &net, net.layers - 1, 0, count, x, value);
    free(aligned);
}

/* The same network with that piece alone, and z for its value. */
void answers_of_piece(const Lab *lab, int layer, int unit, int piece, int count, const float *x,
                      float *z) {
    Network net = *lab_network(lab);
    Layer *l = &net.layer[layer];
    l->activation = ACTIVATION_LINEAR;
    l->pieces = 1;
    l->w += piece * l->to * l->from;
    l->b += piece * l->to;
    values_at(lab, &net, layer, unit, count, x, z);
}
