/* See samples.h. */
#include "nn/samples.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

bool samples_check(const Dataset *data, int outputs, Message *message) {
    assert(outputs >= 1);
    if (data->kind == LABEL_NUMBER && outputs > 1) {
        return message_set(message,
                           "the labels are numbers, which one output learns, but the last layer "
                           "has %d units: use 1 linear",
                           outputs);
    }
    if (data->kind == LABEL_CLASS && outputs == 1 && data->classes > 2) {
        return message_set(message,
                           "the points have %d classes, but one output can only tell two apart: "
                           "use %d softmax",
                           data->classes, data->classes);
    }
    if (data->kind == LABEL_CLASS && outputs > 1 && data->classes > outputs) {
        return message_set(message,
                           "the points have %d classes, but the last layer has %d units: it needs "
                           "one a class, as in %d softmax",
                           data->classes, outputs, data->classes);
    }
    return true;
}

/* Chooses the points and remembers where in the data set they are. */
static void choose(Samples *samples, const Dataset *data, const bool *held, bool which) {
    samples->point = memory_zeroed((size_t)data->count, sizeof *samples->point);
    for (int i = 0; i < data->count; i++) {
        if (!held || held[i] == which) samples->point[samples->count++] = i;
    }
}

/* One row of targets; see samples.h. */
static void fill_target(float *y, int outputs, float label) {
    if (outputs == 1) {
        y[0] = label;
        return;
    }
    for (int j = 0; j < outputs; j++) {
        y[j] = j == (int)label ? 1.0f : 0.0f;
    }
}

/* turned [width][stride] from rows [n][width]. */
static void transpose(const float *rows, int n, int width, int stride, float *turned) {
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
            turned[(long)j * stride + i] = rows[(long)i * width + j];
        }
    }
}

Samples samples_create(const Dataset *data, const Features *features, int outputs, const bool *held,
                       bool which) {
    assert(features->columns == data->columns && samples_check(data, outputs, NULL));
    Samples samples = {.inputs = features->count, .outputs = outputs, .kind = data->kind};
    choose(&samples, data, held, which);
    samples.stride = (samples.count + 15) & ~15;
    samples.x = memory_floats((long)samples.count * samples.inputs);
    samples.y = memory_floats((long)samples.count * outputs);
    samples.xt = memory_floats((long)samples.stride * samples.inputs);
    samples.yt = memory_floats((long)samples.stride * outputs);
    for (int i = 0; i < samples.count; i++) {
        long point = samples.point[i];
        features_apply(features, data->x + point * data->columns,
                       samples.x + (long)i * samples.inputs);
        fill_target(samples.y + (long)i * outputs, outputs, data->label[point]);
    }
    transpose(samples.x, samples.count, samples.inputs, samples.stride, samples.xt);
    transpose(samples.y, samples.count, outputs, samples.stride, samples.yt);
    return samples;
}

void samples_destroy(Samples *samples) {
    free(samples->x);
    free(samples->xt);
    free(samples->y);
    free(samples->yt);
    free(samples->point);
    *samples = (Samples){0};
}
