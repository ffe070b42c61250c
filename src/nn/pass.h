/* Forward and backward through a network: the mathematics of docs/mathematics.md, computed fast. To
 * read what is computed, begin with plain.h, where the same stands on one page.
 *
 *     forward    z = W a + b,  a = f(z)                    layer by layer
 *     backward   delta = dL/dz,  dL/dW = delta a^T,  dL/db = delta,  dL/da = W^T delta
 *
 * Two ways of laying out the same sums (docs/determinism.md says why both, and why the choice may
 * depend on the scene alone):
 *     columns   a row per unit, a column per point: lanes hold points. Fields, and narrow networks
 *               over many points.
 *     rows      a row per point, a column per unit: lanes hold units. Small batches, wide networks.
 */
#ifndef NN_PASS_H
#define NN_PASS_H

#include <stdbool.h>
#include <stdint.h>

#include "nn/dropout.h"
#include "nn/network.h"
#include "nn/samples.h"
#include "nn/training.h"

/* Scratch memory for one network shape and a number of threads. */
typedef struct Workspace Workspace;

Workspace *workspace_create(const Network *net, int threads);
void workspace_destroy(Workspace *work);

/* Kept for a network that changes: a new one whenever its shape is another than *shape, the one it
 * was made for. *work is NULL at first. */
void workspace_follow(Workspace **work, uint64_t *shape, const Network *net, int threads);

/* Mean loss over `points` samples, order[0 .. points-1] (all of them in order, when NULL), and its
 * gradient [net.count], penalties not included. */
double pass_gradient(Workspace *work, const Network *net, const Samples *samples, const int *order,
                     int points, Loss loss, const Dropout *dropout, float *gradient);

/* Whether pass_descend can take steps of so many points. */
bool pass_can_descend(const Network *net, int batch);

/* `steps` steps of plain gradient descent, theta -= rate * gradient, over `batch` points each, the
 * next ones of order at every step. The same bits as so many pass_gradient and updates, and faster,
 * since the weights stay where the lanes want them from one step to the next; no record is left. */
void pass_descend(Workspace *work, Network *net, const Samples *samples, const int *order,
                  int batch, int steps, Loss loss, float rate);

/* Mean loss of those samples, and their outputs [points][net.outputs] unless NULL. */
double pass_forward(Workspace *work, const Network *net, const Samples *samples, const int *order,
                    int points, Loss loss, const Dropout *dropout, float *outputs);

/* The same in slices of time, for passes that would hold a picture. What it is asked of must stay
 * as it is until the end, and the workspace do no other pass of samples or points; however it is
 * cut, the bits are those of the whole. */
typedef struct PassDef {
    const Network *net;
    const Samples *samples;
    const int *order;
    int points;
    Loss loss;
    Dropout dropout;
    bool backward;  /* a gradient is wanted, too */
    float *outputs; /* unless NULL */
} PassDef;

void pass_begin(Workspace *work, const PassDef *def);

/* Until that moment of clock_seconds, but a little in any case; true when it is done. */
bool pass_go_on(Workspace *work, double until);

/* When it is done: the mean loss, and the gradient, when it was wanted. */
double pass_end(Workspace *work, float *gradient);

/* The value of one unit (of layer net.layers - 1: of an output) for n points that belong to no
 * sample, at most PASS_FIELD. input is [net.inputs][stride], stride a multiple of 16 and at least
 * n; the numbers beyond n may be anything finite. thread, below the number of threads, says whose
 * scratch to use: several threads may call this at once. */
enum { PASS_FIELD = 128 };
void pass_field(Workspace *work, int thread, const Network *net, int layer, int unit, int n,
                int stride, const float *input, float *value);

/* After it, the same n values of any unit up to that layer, in that thread's scratch: until its
 * next pass. */
const float *pass_field_of(const Workspace *work, int thread, const Network *net, int layer,
                           int unit);

/* Every number of one point: z and a of all units of all layers, and delta = dL/dz for the loss of
 * that point alone. Units lie layer after layer; z and delta have a place per piece. */
typedef struct PointPass {
    float z[MAX_LAYERS][MAX_UNITS * MAX_PIECES];
    float a[MAX_LAYERS][MAX_UNITS];
    float delta[MAX_LAYERS][MAX_UNITS * MAX_PIECES];
    double loss;
} PointPass;

void pass_point(Workspace *work, const Network *net, const float *x, const float *y, Loss loss,
                PointPass *point);

/* The instruction set in use: "avx512", "avx2" or "plain". The environment variable
 * HALFPLANE_ISA chooses another that the machine has; results do not depend on it. */
const char *pass_isa(void);

#endif
