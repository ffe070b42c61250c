/* See factors.h. */
#include "lab/factors.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lab/lab.h"
#include "nn/loss_forms.h"
#include "nn/plain.h"
#include "nn/units.h"

static const double FINEST = 1e-8;
static const int NOTCHES_A_POWER = 4;

WeightPlace weight_place(const Network *net, int index) {
    assert(index >= 0 && index < net->count);
    int l = 0;
    while (l + 1 < net->layers && index >= net->layer[l + 1].w) l++;
    const Layer *layer = &net->layer[l];
    bool bias = index >= layer->b;
    int row = bias ? index - layer->b : (index - layer->w) / layer->from;
    int from = bias ? -1 : (index - layer->w) % layer->from;
    return (WeightPlace){l, row / layer->to, row % layer->to, from, bias};
}

/* ---- single numbers of the selected point */

static bool is_perceptron(const Lab *lab) {
    return lab_settings(lab)->rule == RULE_PERCEPTRON;
}

int factors_winner(const Lab *lab, int layer, int unit) {
    const Layer *l = &lab_network(lab)->layer[layer];
    const float *z = lab->point.z[layer];
    return l->pieces > 1 && z[l->to + unit] > z[unit] ? 1 : 0;
}

double factors_delta(const Lab *lab, int layer, int unit) {
    const Layer *l = &lab_network(lab)->layer[layer];
    if (is_perceptron(lab)) return (double)(lab->point.a[layer][unit] - lab->point_target[unit]);
    return (double)lab->point.delta[layer][factors_winner(lab, layer, unit) * l->to + unit];
}

double factors_slope(const Lab *lab, int layer, int unit) {
    Activation f = lab_network(lab)->layer[layer].activation;
    float a = lab->point.a[layer][unit], slope = 1;
    if (f == ACTIVATION_STEP) return 0;
    if (f == ACTIVATION_SOFTMAX) return (double)a * (1 - (double)a);
    if (f != ACTIVATION_MAXOUT) units_backward(f, 1, &a, &slope);
    return (double)slope;
}

double factors_input(const Lab *lab, WeightPlace place) {
    if (place.bias) return 1;
    const float *in = place.layer > 0 ? lab->point.a[place.layer - 1] : lab->point_input;
    return (double)in[place.from];
}

double factors_gradient(const Lab *lab, int weight) {
    WeightPlace p = weight_place(lab_network(lab), weight);
    bool wins = p.piece == factors_winner(lab, p.layer, p.to);
    return wins ? factors_delta(lab, p.layer, p.to) * factors_input(lab, p) : 0;
}

/* ---- routes */

/* How a route begins at an output: in one factor or in two. */
static void begin_route(const Lab *lab, Route *route, int unit) {
    const Network *net = lab_network(lab);
    int last = net->layers - 1;
    Activation f = net->layer[last].activation;
    Loss loss = lab_settings(lab)->loss;
    route->count = 0;
    if (is_perceptron(lab) || loss == LOSS_CROSS_ENTROPY || f == ACTIVATION_SOFTMAX) {
        Factor both = {FACTOR_OUTPUT, last, unit, -1, factors_delta(lab, last, unit)};
        route->factor[route->count++] = both;
        return;
    }
    float a = lab->point.a[last][unit], slope = 0;
    loss_backward(loss, 1, &a, &lab->point_target[unit], &slope);
    route->factor[route->count++] = (Factor){FACTOR_LOSS, last, unit, -1, (double)slope};
}

/* Through a unit's activation: no factor where it is linear. */
static void pass_slope(const Lab *lab, Route *route, int layer, int unit, int piece) {
    Activation f = lab_network(lab)->layer[layer].activation;
    bool output = route->count > 0 && route->factor[route->count - 1].kind == FACTOR_OUTPUT &&
                  route->factor[route->count - 1].layer == layer;
    if (output || f == ACTIVATION_LINEAR) return;
    double slope = factors_slope(lab, layer, unit);
    if (piece >= 0 && piece != factors_winner(lab, layer, unit)) slope = 0;
    route->factor[route->count++] = (Factor){FACTOR_SLOPE, layer, unit, -1, slope};
}

/* The number of routes from the weight's unit to the loss. */
static double count_routes(const Network *net, int layer) {
    double routes = 1;
    for (int l = layer + 1; l < net->layers; l++) routes *= net->layer[l].to;
    /* A softmax's output depends on all scores; the factor that begins the route has summed
     * that up. */
    return routes;
}

/* The route of this number: which unit of each layer it leads through are the digits of the
 * number. */
static void find_route(const Factors *f, const Lab *lab, int number, Route *route) {
    const Network *net = lab_network(lab);
    const WeightPlace *p = &f->place;
    int unit[MAX_LAYERS] = {0};
    unit[p->layer] = p->to;
    for (int l = p->layer + 1; l < net->layers; l++) {
        unit[l] = number % net->layer[l].to;
        number /= net->layer[l].to;
    }
    begin_route(lab, route, unit[net->layers - 1]);
    for (int l = net->layers - 1; l > p->layer; l--) {
        int piece = factors_winner(lab, l, unit[l]);
        double w = (double)net->theta[network_w(net, l, piece, unit[l], unit[l - 1])];
        pass_slope(lab, route, l, unit[l], -1);
        route->factor[route->count++] = (Factor){FACTOR_WEIGHT, l, unit[l], unit[l - 1], w};
    }
    pass_slope(lab, route, p->layer, p->to, p->piece);
    route->factor[route->count++] = (Factor){FACTOR_INPUT, p->layer, p->to, p->from, f->input};
    route->product = 1;
    for (int i = 0; i < route->count; i++) route->product *= route->factor[i].value;
}

/* ---- the check */

double factors_epsilon(int notch) {
    return FINEST * pow(10, (double)notch / NOTCHES_A_POWER);
}

double factors_loss(const Lab *lab, const float *theta) {
    PointPass pass;
    if (!lab_pass(lab, lab->selected.point, theta, &pass)) return NAN;
    if (!is_perceptron(lab)) return pass.loss;
    int last = lab_network(lab)->layers - 1;
    /* The side the point is on is decided by the present weights: the criterion's corner is not
     * crossed. */
    return (double)((lab->point.a[last][0] - lab->point_target[0]) * pass.z[last][0]);
}

/* The weight moves as a weight can, from float to float; the loss is computed in double, or of a
 * well-trained network's small derivative nothing but rounding would be left. Units with a kink
 * stay on their piece. */
static double nudged_loss(const Lab *lab, double *theta, const PlainPass *stood, int index,
                          double by) {
    const Network *net = lab_network(lab);
    PlainPass pass;
    double kept = theta[index];
    theta[index] = (double)(float)(kept + by);
    plain_forward_along(net, theta, lab->point_input, stood, &pass);
    theta[index] = kept;
    if (!is_perceptron(lab)) return plain_loss(net, &pass, lab->point_target, lab_settings(lab));
    /* As in factors_loss. */
    int last = net->layers - 1;
    return (double)(lab->point.a[last][0] - lab->point_target[0]) * pass.z[last][0];
}

static void nudge_weight(Factors *f, const Lab *lab) {
    const Network *net = lab_network(lab);
    PlainPass stood;
    double *theta = memory_zeroed((size_t)net->count, sizeof *theta);
    for (int i = 0; i < net->count; i++) theta[i] = (double)net->theta[i];
    plain_forward(net, theta, lab->point_input, &stood);
    for (int i = 0; i < FACTORS_NOTCHES; i++) {
        Nudge *n = &f->nudge[i];
        n->epsilon = factors_epsilon(i);
        n->above = nudged_loss(lab, theta, &stood, f->weight, n->epsilon);
        n->below = nudged_loss(lab, theta, &stood, f->weight, -n->epsilon);
        n->slope = (n->above - n->below) / (2 * n->epsilon);
    }
    free(theta);
}

bool factors_agrees(const Factors *f, const Nudge *nudge) {
    double size = fmax(fabs(f->gradient), fabs(nudge->slope));
    return fabs(nudge->slope - f->gradient) <= 0.01 * size + 1e-6;
}

/* ---- the whole */

static void find_unit(Factors *f, const Lab *lab) {
    const WeightPlace *p = &f->place;
    const Network *net = lab_network(lab);
    const Layer *layer = &net->layer[p->layer];
    bool wins = p->piece == factors_winner(lab, p->layer, p->to);
    f->input = factors_input(lab, *p);
    f->slope = wins ? factors_slope(lab, p->layer, p->to) : 0;
    f->delta = is_perceptron(lab)
                   ? factors_delta(lab, p->layer, p->to)
                   : (double)lab->point.delta[p->layer][p->piece * layer->to + p->to];
    f->gradient = f->delta * f->input;
    f->back = 0;
    for (int k = 0; p->layer + 1 < net->layers && k < net->layer[p->layer + 1].to; k++) {
        int l = p->layer + 1, piece = factors_winner(lab, l, k);
        f->back +=
            (double)net->theta[network_w(net, l, piece, k, p->to)] * factors_delta(lab, l, k);
    }
}

void factors_find(Factors *f, const Lab *lab) {
    const Network *net = lab_network(lab);
    f->known = lab->selected.point >= 0 && lab->selected.point < lab->scene.data.count;
    f->weight = lab->selected.weight >= 0 ? lab->selected.weight : 0;
    f->place = weight_place(net, f->weight);
    f->perceptron = is_perceptron(lab);
    f->all_routes = count_routes(net, f->place.layer);
    f->routes = 0;
    if (!f->known) return;
    find_unit(f, lab);
    if (f->all_routes <= FACTORS_ROUTES) f->routes = (int)f->all_routes;
    for (int r = 0; r < f->routes; r++) find_route(f, lab, r, &f->route[r]);
    nudge_weight(f, lab);
}
