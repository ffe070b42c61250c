/* The mathematics, written plainly. Begin reading here: plain.c is the forward and the backward
 * pass on one page, in the letters of docs/mathematics.md, one point and one number at a time.
 *
 *     forward    z = W a + b,  a = f(z)                     sections 2 to 4
 *     loss       L(a, y), or from z for cross-entropy       sections 5 and 6
 *     backward   delta = dL/dz,  dL/dW = delta a^T,  dL/db = delta,  dL/da = W^T delta    section 7
 *
 * Everything is double and uses the C library's exp and tanh. Nothing here is fast, and nothing of
 * it trains: the trainer computes the same in float for many points at once (pass.h and block.c;
 * units.h and loss_forms.h hold the same functions as loops along the lanes). The gradient check
 * (check.h) measures the trainer against this file, and a test compares the two gradients.
 *
 * Throughout, theta is [net.count] in the layout of network.h, but double. */
#ifndef NN_PLAIN_H
#define NN_PLAIN_H

#include "nn/network.h"
#include "nn/samples.h"
#include "nn/training.h"

/* Every number of one point. Layers count from 0: layer l makes z[l] of a[l] and puts f(z[l]) into
 * a[l + 1]. So a[0] is x, and a[net.layers] the output. Maxout has two scores per unit: z and delta
 * are [piece][to]. */
typedef struct PlainPass {
    double a[MAX_LAYERS + 1][MAX_UNITS];
    double z[MAX_LAYERS][MAX_PIECES * MAX_UNITS];
    double delta[MAX_LAYERS][MAX_PIECES * MAX_UNITS]; /* dL/dz */
} PlainPass;

/* Fills a and z for the inputs x [net.inputs]. */
void plain_forward(const Network *net, const double *theta, const float *x, PlainPass *pass);

/* The same, but each unit with a kink (relu, leaky relu, elu, maxout) stays on the piece on which
 * it stands in kept, whose z is filled. At kept's own theta nothing changes, and near it there is
 * no kink any more: dL/dz as plain_backward has it is the slope along these pieces. */
void plain_forward_along(const Network *net, const double *theta, const float *x,
                         const PlainPass *kept, PlainPass *pass);

/* The loss of a point that went forward, with the target y [net.outputs]. */
double plain_loss(const Network *net, const PlainPass *pass, const float *y,
                  const Training *training);

/* Fills delta for a point that went forward, and adds dL/dtheta to gradient [net.count]. */
void plain_backward(const Network *net, const double *theta, const float *y,
                    const Training *training, PlainPass *pass, double *gradient);

/* Mean loss over the samples, plus penalties. */
double plain_mean_loss(const Network *net, const double *theta, const Samples *samples,
                       const Training *training);

/* The same along the pieces on which each point's units stand with the weights kept [net.count]. */
double plain_mean_loss_along(const Network *net, const double *theta, const double *kept,
                             const Samples *samples, const Training *training);

/* The gradient of plain_mean_loss, into gradient [net.count]. */
void plain_mean_gradient(const Network *net, const double *theta, const Samples *samples,
                         const Training *training, double *gradient);

#endif
