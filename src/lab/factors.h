/* Why one weight has the gradient it has, at the selected point: the product of slopes along
 * every route from the loss back to the weight, the same as a sum over the layer above, and the
 * check by nudging the weight both ways.
 *
 *     dL/dw = sum over routes of   dL/da . da/dz . w . da/dz . w ... da/dz . dz/dw
 *
 * Routes are listed where there are at most FACTORS_ROUTES of them; for more there is the
 * recursion
 *     delta_j = f'(z_j) sum over k of w_kj delta_k,     dL/dw_ji = delta_j a_i
 * in which everything above the weight's layer is already summed up. The check moves the
 * weight from float to float, so that too small a nudge drowns in rounding, and computes the two
 * losses in double. Draws nothing. */
#ifndef LAB_FACTORS_H
#define LAB_FACTORS_H

#include "nn/pass.h"

struct Lab;

/* Where a weight of theta belongs. */
typedef struct WeightPlace {
    int layer, piece, to, from; /* from: -1 for a bias */
    bool bias;
} WeightPlace;

WeightPlace weight_place(const Network *net, int index);

typedef enum FactorKind {
    FACTOR_LOSS,   /* dL/da of an output */
    FACTOR_OUTPUT, /* dL/dz of an output, where loss and activation are taken in one */
    FACTOR_SLOPE,  /* da/dz of a unit */
    FACTOR_WEIGHT, /* dz of a unit / da of the unit `from` below: the weight between */
    FACTOR_INPUT,  /* dz of a unit / dw: the value that w multiplies, 1 for a bias */
} FactorKind;

typedef struct Factor {
    FactorKind kind;
    int layer, unit, from;
    double value;
} Factor;

enum {
    FACTORS_ROUTES = 4,
    FACTORS_LONG = 2 * MAX_LAYERS + 2,
    FACTORS_NOTCHES = 33 /* of epsilon: 1e-8 to 1, four in a power of ten */
};

/* From the loss to the weight. */
typedef struct Route {
    Factor factor[FACTORS_LONG];
    int count;
    double product;
} Route;

/* The losses with the weight moved by epsilon both ways. */
typedef struct Nudge {
    double epsilon, above, below, slope; /* (above - below) / (2 epsilon) */
} Nudge;

typedef struct Factors {
    bool known; /* a point is selected, and the rest is filled in */
    int weight; /* the selected one, or the first */
    WeightPlace place;
    bool perceptron;             /* the criterion is followed, not a loss */
    int routes;                  /* listed; 0 where there are too many */
    double all_routes;           /* how many there are */
    Route route[FACTORS_ROUTES]; /* [routes] */
    /* f'(z), dL/dz and the value that w multiplies, at the weight's unit */
    double slope, delta, input;
    double back;     /* dL/da of that unit: the sum over the layer above, or from the loss */
    double gradient; /* delta * input: of this point alone */
    Nudge nudge[FACTORS_NOTCHES];
} Factors;

/* Reads the lab's selection, its network and its pass of the selected point. */
void factors_find(Factors *factors, const struct Lab *lab);

double factors_epsilon(int notch);

/* Whether a slope found by nudging equals the gradient, within what rounding and curvature
 * allow. */
bool factors_agrees(const Factors *factors, const Nudge *nudge);

/* dL/dz of a unit at the selected point; of a maxout unit the winning piece's. The perceptron
 * rule's is y^ - y. */
double factors_delta(const struct Lab *lab, int layer, int unit);

/* dL/dw there, of a weight or a bias: of this point alone. */
double factors_gradient(const struct Lab *lab, int weight);

/* The loss there with the weights theta ([count], from memory_floats): under the perceptron rule
 * what it follows in place of one. NAN when no point is selected. */
double factors_loss(const struct Lab *lab, const float *theta);

/* da/dz of a unit there. */
double factors_slope(const struct Lab *lab, int layer, int unit);

/* The piece of a unit that has the larger score there; 0 where there is only one. */
int factors_winner(const struct Lab *lab, int layer, int unit);

/* The value that a weight multiplies there: an input, a value of the layer below, 1 for a bias. */
double factors_input(const struct Lab *lab, WeightPlace place);

#endif
