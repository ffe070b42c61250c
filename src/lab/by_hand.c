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

/* The slope that all roads to a unit's score have in common. A softmax's output depends on all
 * scores, and the perceptron rule asks for no slope: there the road from the loss is all there
 * is. */
static double own_slope(const Lab *lab, int layer, int unit) {
    bool soft = lab_network(lab)->layer[layer].activation == ACTIVATION_SOFTMAX;
    bool whole = soft || lab_settings(lab)->rule == RULE_PERCEPTRON;
    return whole ? 1 : factors_slope(lab, layer, unit);
}

/* A unit's score, of two pieces that of the one that wins: the roads lead from the units of the
 * next layer, and meet at the activation. Of the output there is one road, from the loss. */
static Derivation of_delta(const Lab *lab, int l, int unit) {
    const Network *net = lab_network(lab);
    const Layer *layer = &net->layer[l];
    Derivation d = {.truth = factors_delta(lab, l, unit),
                    .value =
                        (double)lab->point.z[l][factors_winner(lab, l, unit) * layer->to + unit],
                    .own = own_slope(lab, l, unit)};
    if (l == net->layers - 1) {
        d.roads = 1;
        d.road[0] = (Road){0, d.own == 0 ? 0 : d.truth / d.own, 1};
        return d;
    }
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

static void note_slip(Lab *lab, int turn, const char *text, double given) {
    double others[DEMAND_MOST];
    int at[DEMAND_MOST], count = 0;
    Demand *demand = &lab->demand;
    const Demanded *item = &demand->item[turn];
    Derivation derivation = by_hand_derivation(lab, item);
    if (item->kind == DEMAND_NODE) {
        for (int i = 0; i < lab->graph->backs; i++) {
            at[count] = lab->graph->back[i];
            others[count++] = lab->graph->grad[lab->graph->back[i]];
        }
    } else {
        for (int i = 0; i < demand->count; i++) {
            at[count] = i;
            others[count++] = by_hand_derivation(lab, &demand->item[i]).truth;
        }
    }
    Slip slip = slip_find(&derivation, given, others, count);
    bool close = slip.kind == SLIP_CLOSE; /* not counted as wrong */
    demand->last.slip = slip;
    demand->last.other = slip.kind == SLIP_OTHER ? at[slip.other] : -1;
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
    if (demand->count == 0 || demand->item[0].kind != DEMAND_NODE) return;
    int limit = demand_limit(demand, lab->graph);
    if (lab->graph->walked > limit) graph_walk_to(lab->graph, limit);
}
