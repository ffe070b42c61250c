/* What units do with their scores, forward and backward, over arrays of n values: a = f(z), and
 * delta = dL/da f'(z). The slope is read from a alone wherever a tells it; see docs/mathematics.md.
 *
 * Each function is one loop without branches, so that it runs along the lanes. z and a may be the
 * same array. */
#ifndef NN_UNITS_H
#define NN_UNITS_H

#include "nn/activation.h"
#include "nn/fn.h"
#include "nn/lanes.h"

/* One unit a value: all but maxout and softmax. */
INLINE void units_forward(Activation f, int n, const float *z, float *a) {
    switch (f) {
    case ACTIVATION_STEP:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = z[i] >= 0 ? 1.0f : 0.0f;
        return;
    case ACTIVATION_SIGMOID:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = fn_sigmoid(z[i]);
        return;
    case ACTIVATION_TANH:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = fn_tanh(z[i]);
        return;
    case ACTIVATION_RELU:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = z[i] > 0 ? z[i] : 0.0f;
        return;
    case ACTIVATION_LEAKY_RELU:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = z[i] > 0 ? z[i] : 0.1f * z[i];
        return;
    case ACTIVATION_ELU:
#pragma omp simd
        for (int i = 0; i < n; i++) a[i] = z[i] > 0 ? z[i] : fn_expm1(z[i]);
        return;
    case ACTIVATION_LINEAR:
    case ACTIVATION_MAXOUT: /* these two have functions of their own, below */
    case ACTIVATION_SOFTMAX:
    case ACTIVATION_COUNT: break;
    }
#pragma omp simd
    for (int i = 0; i < n; i++) a[i] = z[i];
}

/* delta: dL/da on entry, dL/dz on return. At a kink the slope is the one from the left. */
INLINE void units_backward(Activation f, int n, const float *a, float *delta) {
    switch (f) {
    case ACTIVATION_SIGMOID:
#pragma omp simd
        for (int i = 0; i < n; i++) delta[i] *= a[i] * (1 - a[i]);
        break;
    case ACTIVATION_TANH:
#pragma omp simd
        for (int i = 0; i < n; i++) delta[i] *= 1 - a[i] * a[i];
        break;
    case ACTIVATION_RELU:
#pragma omp simd
        for (int i = 0; i < n; i++) delta[i] = a[i] > 0 ? delta[i] : 0.0f;
        break;
    case ACTIVATION_LEAKY_RELU:
#pragma omp simd
        for (int i = 0; i < n; i++) delta[i] *= a[i] > 0 ? 1.0f : 0.1f;
        break;
    case ACTIVATION_ELU:
#pragma omp simd
        for (int i = 0; i < n; i++) delta[i] *= a[i] > 0 ? 1.0f : a[i] + 1;
        break;
    case ACTIVATION_LINEAR: /* slope 1 */
    case ACTIVATION_STEP:   /* its rule is not the slope's: perceptron.h */
    case ACTIVATION_MAXOUT: /* these two have functions of their own, below */
    case ACTIVATION_SOFTMAX:
    case ACTIVATION_COUNT: break;
    }
}

/* The larger of two pieces; at a tie the first. */
INLINE void maxout_forward(int n, const float *z0, const float *z1, float *a) {
#pragma omp simd
    for (int i = 0; i < n; i++) a[i] = z1[i] > z0[i] ? z1[i] : z0[i];
}

/* delta0: dL/da on entry. All of it goes to the piece that won. */
INLINE void maxout_backward(int n, const float *z0, const float *z1, float *delta0, float *delta1) {
#pragma omp simd
    for (int i = 0; i < n; i++) {
        float d = delta0[i];
        delta1[i] = z1[i] > z0[i] ? d : 0.0f;
        delta0[i] = z1[i] > z0[i] ? 0.0f : d;
    }
}

/* Softmax over `units` rows of n points, a row a unit, rows `stride` apart. The largest score is
 * taken off first, so that nothing overflows. log_sum[n]: ln of the sum of e^z, which cross-entropy
 * needs. */
INLINE void softmax_forward(int units, int n, int stride, const float *z, float *a,
                            float *log_sum) {
    for (int p = 0; p < n; p++) {
        float largest = z[p], sum = 0;
        for (int j = 1; j < units; j++) {
            largest = z[j * stride + p] > largest ? z[j * stride + p] : largest;
        }
        for (int j = 0; j < units; j++) {
            a[j * stride + p] = fn_exp(z[j * stride + p] - largest);
            sum += a[j * stride + p];
        }
        for (int j = 0; j < units; j++) a[j * stride + p] /= sum;
        log_sum[p] = largest + fn_ln(sum);
    }
}

/* delta[j] = a[j] (g[j] - sum over i of a[i] g[i]), g = dL/da: every output moves every other. */
INLINE void softmax_backward(int units, int n, int stride, const float *a, float *delta) {
    for (int p = 0; p < n; p++) {
        float mean = 0;
        for (int j = 0; j < units; j++) mean += a[j * stride + p] * delta[j * stride + p];
        for (int j = 0; j < units; j++) {
            delta[j * stride + p] = a[j * stride + p] * (delta[j * stride + p] - mean);
        }
    }
}

#endif
