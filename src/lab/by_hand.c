/* See by_hand.h. */
#include "lab/by_hand.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* ---- whose turn it is */

int by_hand_turn(const Lab *lab) {
    int open = demand_open(&lab->demand);
    if (open < 0 || lab->locked) return -1;
    if (lab->demand.item[open].kind != DEMAND_NODE) return lab->selected.point >= 0 ? open : -1;
    const GraphRun *g = lab->graph;
    return g->walked >= g->count && g->walked >= demand_limit(&lab->demand, g) ? open : -1;
}

bool by_hand_hides_any(const Lab *lab) {
    int open = demand_open(&lab->demand);
    return open >= 0 && lab->demand.item[open].kind != DEMAND_NODE;
}

static bool is_given(const Demand *demand, DemandKind kind, int index, int part) {
    for (int i = 0; i < demand->count; i++) {
        const Demanded *item = &demand->item[i];
        bool same = item->kind == kind && item->index == index && item->part == part;
        if (same && item->state != DEMAND_OPEN) return true;
    }
    return false;
}

bool by_hand_hides_weight(const Lab *lab, int weight) {
    return by_hand_hides_any(lab) && !is_given(&lab->demand, DEMAND_WEIGHT, weight, 0);
}

bool by_hand_hides_delta(const Lab *lab, int layer, int unit) {
    return by_hand_hides_any(lab) && !is_given(&lab->demand, DEMAND_DELTA, layer, unit);
}

/* ---- how derivatives of a network come about, for the selected point */

/* A weight: what reaches its unit, times what comes in along it. */
static Derivation of_weight(const Lab *lab, int weight) {
    const Network *net = lab_network(lab);
    WeightPlace place = weight_place(net, weight);
    bool wins = place.piece == factors_winner(lab, place.layer, place.to);
    double delta = wins ? factors_delta(lab, place.layer, place.to) : 0;
    return (Derivation){.truth = factors_gradient(lab, weight),
                        .value = (double)net->theta[weight],
                        .own = 1,
                        .roads = 1,
                        .road = {{place.to, delta, factors_input(lab, place)}}};
}

/* Of an output's score there is one road from the loss: through its value, by the slope of the
 * activation. A linear output's score is its value. A softmax's output depends on all scores, and
 * the perceptron rule asks for no slope: there no road can be told. */
static void add_output_road(const Lab *lab, int unit, Derivation *d) {
    const Network *net = lab_network(lab);
    int last = net->layers - 1;
    Activation f = net->layer[last].activation;
    const Training *training = lab_settings(lab);
    if (f == ACTIVATION_SOFTMAX || training->rule == RULE_PERCEPTRON) return;
    d->squared = training->loss == LOSS_MEAN_SQUARED;
    if (f == ACTIVATION_LINEAR) return;
    double slope = factors_slope(lab, last, unit);
    d->road[d->roads++] = (Road){unit, slope == 0 ? 0 : d->truth / slope, slope};
}

/* A unit's score, of two pieces that of the one that wins: the roads lead from the units of the
 * next layer, and meet at the activation. */
static Derivation of_delta(const Lab *lab, int l, int unit) {
    const Network *net = lab_network(lab);
    const Layer *layer = &net->layer[l];
    Derivation d = {.truth = factors_delta(lab, l, unit),
                    .value =
                        (double)lab->point.z[l][factors_winner(lab, l, unit) * layer->to + unit],
                    .own = 1};
    if (l == net->layers - 1) {
        add_output_road(lab, unit, &d);
        return d;
    }
    d.own = factors_slope(lab, l, unit);
    for (int k = 0; k < net->layer[l + 1].to && d.roads < SLIP_ROADS; k++) {
        int weight = network_w(net, l + 1, factors_winner(lab, l + 1, k), k, unit);
        d.road[d.roads++] = (Road){k, factors_delta(lab, l + 1, k), (double)net->theta[weight]};
    }
    return d;
}

Derivation by_hand_derivation(const Lab *lab, const Demanded *item) {
    switch (item->kind) {
    case DEMAND_WEIGHT: return of_weight(lab, item->index);
    case DEMAND_DELTA: return of_delta(lab, item->index, item->part);
    case DEMAND_NODE: break;
    }
    return demand_node(lab->graph, item->index);
}

/* ---- the same by central differences */

/* The selected point's loss with a weight moved by so much. */
static double moved_loss(const Lab *lab, int weight, double by) {
    const Network *net = lab_network(lab);
    float *theta = memory_floats(net->count); /* whole lanes are read */
    memcpy(theta, net->theta, sizeof(float) * (size_t)net->count);
    theta[weight] = (float)((double)theta[weight] + by);
    double loss = factors_loss(lab, theta);
    free(theta);
    return loss;
}

/* The derivative by a unit's score is that by the bias of the piece that wins. */
static int bias_of(const Lab *lab, int layer, int unit) {
    return network_b(lab_network(lab), layer, factors_winner(lab, layer, unit), unit);
}

double by_hand_difference(const Lab *lab, const Demanded *item) {
    const double h = 1.0 / 128;
    if (item->kind == DEMAND_NODE) return graph_difference(lab->graph, item->index, 1e-5);
    int weight = item->kind == DEMAND_WEIGHT ? item->index : bias_of(lab, item->index, item->part);
    return (moved_loss(lab, weight, h) - moved_loss(lab, weight, -h)) / (2 * h);
}

/* ---- what an answer changes */

/* A graph goes on to what is asked next. */
static void go_on(Lab *lab, DemandState state) {
    Demanded *item = &lab->demand.item[by_hand_turn(lab)];
    item->value = by_hand_derivation(lab, item).truth;
    item->state = state;
    lab->demand.last = (DemandSlip){.text = ""};
    if (lab->graph) graph_walk_to(lab->graph, demand_limit(&lab->demand, lab->graph));
}

/* Other derivatives that may have been given in place of one; [DEMAND_MOST]. */
typedef struct Others {
    double value[DEMAND_MOST];
    int at[DEMAND_MOST]; /* the node, or the place in the list of what is demanded */
    int count;
} Others;

static void add_other(Others *others, int at, double value) {
    others->at[others->count] = at;
    others->value[others->count++] = value;
}

/* Of a graph, what is known by now, and what lies one slope further back: whoever multiplies once
 * too often comes to it. That a number is by chance a derivative that is still to come would only
 * give it away. */
static void add_nodes(const GraphRun *g, int node, Others *others) {
    for (int i = 0; i < g->backs; i++) {
        int other = g->back[i];
        Derivation d = demand_node(g, other);
        bool next = d.roads == 1 && d.road[0].from == node;
        if (other != node && (graph_shown_grad(g, other) || next))
            add_other(others, other, g->grad[other]);
    }
}

/* Of a network, what has been given. */
static void add_given(const Lab *lab, Others *others) {
    for (int i = 0; i < lab->demand.count; i++) {
        const Demanded *item = &lab->demand.item[i];
        if (item->state != DEMAND_OPEN) add_other(others, i, by_hand_derivation(lab, item).truth);
    }
}

static void note_slip(Lab *lab, int turn, const char *text, double given) {
    Demand *demand = &lab->demand;
    const Demanded *item = &demand->item[turn];
    Derivation derivation = by_hand_derivation(lab, item);
    Others others = {.count = 0};
    if (item->kind == DEMAND_NODE)
        add_nodes(lab->graph, item->index, &others);
    else
        add_given(lab, &others);
    Slip slip = slip_find(&derivation, given, others.value, others.count);
    bool close = slip.kind == SLIP_CLOSE; /* not counted as wrong */
    demand->last.slip = slip;
    demand->last.other = slip.kind == SLIP_OTHER ? others.at[slip.other] : -1;
    demand->last.tries += !close;
    demand->wrong += !close;
    snprintf(demand->last.text, sizeof demand->last.text, "%s", text);
}

static int turn_or_refuse(Lab *lab) {
    int turn = by_hand_turn(lab);
    if (turn < 0) message_set(&lab->notice, "No derivative is asked for now.");
    return turn;
}

static_assert((int)ACTION_TEXT == (int)DEMAND_TEXT, "what an action brings is kept whole");

bool by_hand_give(Lab *lab, const char *text) {
    int turn = turn_or_refuse(lab);
    double given;
    if (turn < 0 || !demand_read(text, &given, &lab->notice)) return false;
    if (slip_accepts(by_hand_derivation(lab, &lab->demand.item[turn]).truth, given))
        go_on(lab, DEMAND_FOUND);
    else
        note_slip(lab, turn, text, given);
    return true;
}

bool by_hand_show(Lab *lab) {
    if (turn_or_refuse(lab) < 0) return false;
    go_on(lab, DEMAND_SHOWN);
    return true;
}

bool by_hand_switch(Lab *lab, bool on) {
    if (!lab->graph) return message_set(&lab->notice, "There is no graph to walk back.");
    if (lab->demand.lesson && !on)
        return message_set(&lab->notice,
                           "In this step you walk back yourself. \"Show me\" gives a derivative.");
    if (on == (lab->demand.count > 0)) return false;
    lab->demand = (Demand){.count = 0};
    if (!on) return true;
    lab->demand = demand_of_graph(lab->graph);
    if (lab->graph->walked > lab->graph->count) graph_walk_to(lab->graph, lab->graph->count);
    return true;
}

static bool is_there(const Lab *lab, const Demanded *item) {
    const Network *net = lab_network(lab);
    int index = item->index, part = item->part;
    switch (item->kind) {
    case DEMAND_WEIGHT: return !lab->graph && index < net->count;
    case DEMAND_DELTA: return !lab->graph && index < net->layers && part < net->layer[index].to;
    case DEMAND_NODE: break;
    }
    return lab->graph && graph_rank(lab->graph, index) >= 0;
}

void by_hand_anew(Lab *lab) {
    lab->graph->compared = false;
    if (demand_open(&lab->demand) >= 0) demand_forget(&lab->demand);
}

void by_hand_follow(Lab *lab) {
    Demand *demand = &lab->demand;
    for (int i = 0; i < demand->count; i++) {
        if (!is_there(lab, &demand->item[i])) *demand = (Demand){.count = 0};
    }
    if (demand->count == 0) return;
    demand->last = (DemandSlip){.text = ""}; /* what was said of it was of other numbers */
    if (demand->item[0].kind != DEMAND_NODE) return;
    int limit = demand_limit(demand, lab->graph);
    if (lab->graph->walked > limit) graph_walk_to(lab->graph, limit);
}
