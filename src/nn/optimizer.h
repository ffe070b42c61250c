/* From a gradient to a change: the optimizers, as PyTorch defines them. g is the gradient with
 * penalties, eta the rate.
 *
 *     sgd         change = -eta g
 *     momentum    v = mu v + g
 *                 change = -eta v
 *     rmsprop     s = 0.99 s + 0.01 g^2
 *                 change = -eta g / (sqrt s + 1e-8)
 *     adam        m = 0.9 m + 0.1 g,  s = 0.999 s + 0.001 g^2
 *                 change = -eta m' / (sqrt s' + 1e-8)
 *                 where m' = m / (1 - 0.9^t),  s' = s / (1 - 0.999^t) */
#ifndef NN_OPTIMIZER_H
#define NN_OPTIMIZER_H

#include <stdbool.h>

typedef enum Optimizer {
    OPTIMIZER_SGD,
    OPTIMIZER_MOMENTUM,
    OPTIMIZER_RMSPROP,
    OPTIMIZER_ADAM,
    OPTIMIZER_COUNT
} Optimizer;

/* "sgd", as scenes have it. */
const char *optimizer_name(Optimizer optimizer);

/* Whether it reads Training.momentum. */
bool optimizer_has_momentum(Optimizer optimizer);

typedef struct Training Training;

/* What an optimizer remembers between steps. */
typedef struct OptimizerState {
    int count;
    float *moment1, *moment2; /* [count], owned; v or m, and s */
    double power1, power2;    /* adam: beta1 and beta2 to the number of steps */
} OptimizerState;

/* Nothing remembered yet. */
OptimizerState optimizer_create(int count);
void optimizer_destroy(OptimizerState *state);
void optimizer_reset(OptimizerState *state);
void optimizer_copy(OptimizerState *to, const OptimizerState *from);

/* The change [count] for a gradient [count]; the state moves on by one step. */
void optimizer_change(OptimizerState *state, const Training *training, const float *gradient,
                      float *change);

#endif
