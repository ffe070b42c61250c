/* The losses, forward and backward, over one output of n points: L per point, and dL/da.
 * Cross-entropy is taken from the scores instead, and goes straight to dL/dz, so that it never
 * overflows and a sure mistake keeps its slope. */
#ifndef NN_LOSS_FORMS_H
#define NN_LOSS_FORMS_H

#include "nn/fn.h"
#include "nn/lanes.h"
#include "nn/training.h"

/* loss[p] += L(a, y). Not for cross-entropy. */
INLINE void loss_forward(Loss kind, int n, const float *a, const float *y, float *loss) {
    switch (kind) {
    case LOSS_SQUARED:
#pragma omp simd
        for (int p = 0; p < n; p++) loss[p] += 0.5f * (a[p] - y[p]) * (a[p] - y[p]);
        break;
    case LOSS_MEAN_SQUARED:
#pragma omp simd
        for (int p = 0; p < n; p++) loss[p] += (a[p] - y[p]) * (a[p] - y[p]);
        break;
    case LOSS_ABSOLUTE:
#pragma omp simd
        for (int p = 0; p < n; p++) loss[p] += a[p] > y[p] ? a[p] - y[p] : y[p] - a[p];
        break;
    case LOSS_HINGE: /* t = 2y - 1 */
#pragma omp simd
        for (int p = 0; p < n; p++) {
            float margin = 1 - (2 * y[p] - 1) * a[p];
            loss[p] += margin > 0 ? margin : 0.0f;
        }
        break;
    case LOSS_CROSS_ENTROPY: /* from the scores, below */
    case LOSS_COUNT: break;
    }
}

/* delta[p] = dL/da. */
INLINE void loss_backward(Loss kind, int n, const float *a, const float *y, float *delta) {
    switch (kind) {
    case LOSS_SQUARED:
#pragma omp simd
        for (int p = 0; p < n; p++) delta[p] = a[p] - y[p];
        break;
    case LOSS_MEAN_SQUARED:
#pragma omp simd
        for (int p = 0; p < n; p++) delta[p] = 2 * (a[p] - y[p]);
        break;
    case LOSS_ABSOLUTE:
#pragma omp simd
        for (int p = 0; p < n; p++) {
            delta[p] = (a[p] > y[p] ? 1.0f : 0.0f) - (a[p] < y[p] ? 1.0f : 0.0f);
        }
        break;
    case LOSS_HINGE:
#pragma omp simd
        for (int p = 0; p < n; p++) {
            float t = 2 * y[p] - 1;
            delta[p] = 1 - t * a[p] > 0 ? -t : 0.0f;
        }
        break;
    case LOSS_CROSS_ENTROPY:
    case LOSS_COUNT: break;
    }
}

/* A sigmoid unit: loss[p] += -y ln a - (1 - y) ln(1 - a) = ln(1 + e^z) - y z. */
INLINE void cross_entropy_forward(int n, const float *z, const float *y, float *loss) {
#pragma omp simd
    for (int p = 0; p < n; p++) loss[p] += fn_softplus(z[p]) - y[p] * z[p];
}

/* A softmax unit: loss[p] -= y z; the caller adds the log of the sum, once for each point. */
INLINE void cross_entropy_score(int n, const float *z, const float *y, float *loss) {
#pragma omp simd
    for (int p = 0; p < n; p++) loss[p] -= y[p] * z[p];
}

/* Both: delta[p] = dL/dz = a - y. */
INLINE void cross_entropy_backward(int n, const float *a, const float *y, float *delta) {
#pragma omp simd
    for (int p = 0; p < n; p++) delta[p] = a[p] - y[p];
}

#endif
