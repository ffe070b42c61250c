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

/* One unit of a network over all of x: places on a line of the plane, where up is across. */
static void values_at(const Lab *lab, const Network *net, int layer, int unit, int count,
                      const float *x, float *value) {
    Plane plane = lab->scene.view;
    plane.up = plane.across;
    others_of(lab, plane.fixed);
    field_at(lab_trainer(lab)->work, net, lab_features(lab), &plane, layer, unit, count, x, x,
             value);
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
