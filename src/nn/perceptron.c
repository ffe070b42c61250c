/* See perceptron.h. */
#include "nn/perceptron.h"

#include <assert.h>
#include <string.h>

/* z = b + w x. */
static float score(const Network *net, const float *x) {
    float z = net->theta[net->inputs];
    for (int i = 0; i < net->inputs; i++) z += net->theta[i] * x[i];
    return z;
}

double perceptron_gradient(const Network *net, const Samples *samples, const int *order, int points,
                           float *gradient, float *outputs) {
    assert(net->layers == 1 && net->outputs == 1);
    double loss = 0;
    if (gradient) memset(gradient, 0, sizeof(float) * (size_t)net->count);
    for (int p = 0; p < points; p++) {
        int sample = order ? order[p] : p;
        const float *x = samples->x + (long)sample * net->inputs;
        float z = score(net, x);
        float output = z >= 0 ? 1.0f : 0.0f, error = output - samples->y[sample];
        loss += (double)(error * z);
        if (outputs) outputs[p] = output;
        if (!gradient) continue;
        for (int i = 0; i < net->inputs; i++) gradient[i] += error * x[i];
        gradient[net->inputs] += error;
    }
    float share = 1 / (float)points;
    for (int i = 0; gradient && i < net->count; i++) gradient[i] *= share;
    return points ? loss / points : 0;
}
