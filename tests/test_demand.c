/* Derivatives by hand in the lab: what is demanded when, what is accepted, what each slip is taken
 * for, and that every derivative is what central differences say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "lab/control.h"
#include "scene/scene_file.h"

static const char LOSS[] = "graph: {expression: \"x1 = x*w; x2 = x1 + b; gap = y - x2; loss = "
                           "abs(gap)\", values: {x: 2, w: 3, b: 1, y: 4}, learn: [w, b], "
                           "walked: forward}\ntraining: {rate: 0.1}\n";
static const char ROADS[] = "graph: {expression: \"x = s^2; y = 3*s; z = x*y\", values: {s: 2}, "
                            "walked: forward}\n";
static const char NEURON[] =
    "graph: {expression: \"z = w*x + b; p = sigmoid(z); loss = (p - y)^2\", values: {w: 1, x: 2, "
    "b: -1, y: 1}, walked: forward}\n";
static const char FUNCTIONS[] =
    "graph: {expression: \"a = x/y + exp(x) - ln(y); c = sqrt(y)*tanh(x) + sin(a) - cos(x); d = "
    "max(a, c) * min(x, y); -(d^3) + x^y\", values: {x: 0.7, y: 1.3}, walked: forward}\n";

static Lab lab_with(const char *text) {
    Lab lab = lab_create(1);
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test", 1, "", &message))
        fail_msg("%s", message.text);
    assert_true(lab_load(&lab, &scene));
    return lab;
}

static Lab by_hand(const char *text) {
    Lab lab = lab_with(text);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_BY_HAND, .flag = true}));
    return lab;
}

static bool act(Lab *lab, ActionKind kind) {
    return lab_apply(lab, &(Action){.kind = kind, .size = STEP_BATCH});
}

static bool give(Lab *lab, const char *text) {
    Action action = {.kind = ACTION_GIVE};
    snprintf(action.text, sizeof action.text, "%s", text);
    return lab_apply(lab, &action);
}

static const char *turn(const Lab *lab) {
    int turn = by_hand_turn(lab);
    if (turn < 0) return "";
    return lab->graph->expression.node[lab->demand.item[turn].index].name;
}

/* Gives what is right until it is this node's turn. */
static void give_until(Lab *lab, const char *name) {
    while (strcmp(turn(lab), name) != 0) {
        char text[32];
        int at = by_hand_turn(lab);
        assert_true(at >= 0);
        snprintf(text, sizeof text, "%.6g", lab->graph->grad[lab->demand.item[at].index]);
        assert_true(give(lab, text));
        assert_int_equal(lab->demand.item[at].state, DEMAND_FOUND);
    }
}

static void derivatives_are_given_in_the_order_of_the_way_back(void **state) {
    (void)state;
    static const char *const order[] = {"loss", "gap", "y", "x2", "b", "x1", "w", "x"};
    static const char *const right[] = {"1", "-1", "-1 * 1", "1", "1", "1.0", "1 * 2", "3"};
    Lab lab = by_hand(LOSS);
    assert_int_equal(graph_total(lab.graph), 12);
    for (int i = 0; i < 8; i++) {
        assert_string_equal(turn(&lab), order[i]);
        assert_int_equal(lab.graph->walked, 4 + i);
        assert_false(graph_shown_grad(lab.graph, lab.graph->back[i]));
        assert_true(give(&lab, right[i]));
        assert_true(graph_shown_grad(lab.graph, lab.graph->back[i]));
    }
    assert_int_equal(by_hand_turn(&lab), -1);
    assert_int_equal(demand_number(&lab.demand, DEMAND_FOUND), 8);
    assert_int_equal(lab.demand.wrong, 0);
    assert_false(give(&lab, "1"));
    lab_destroy(&lab);
}

/* Nothing but an answer leads on: no step, no phase, no play, no seeking. */
static void nothing_leads_past_what_is_asked(void **state) {
    (void)state;
    Lab lab = by_hand(LOSS);
    give_until(&lab, "y");
    assert_false(act(&lab, ACTION_STEP));
    assert_non_null(strstr(lab.notice.text, "your turn"));
    assert_false(act(&lab, ACTION_PHASE));
    lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 100});
    act(&lab, ACTION_PLAY);
    lab_advance(&lab, 100);
    assert_false(lab.play.playing);
    assert_int_equal(lab.graph->walked, 6);
    assert_string_equal(turn(&lab), "y");
    /* What has been given can be walked over again. */
    for (int i = 0; i < 4; i++) assert_true(act(&lab, ACTION_STEP_BACK));
    assert_int_equal(by_hand_turn(&lab), -1);
    assert_true(act(&lab, ACTION_PHASE) && act(&lab, ACTION_STEP));
    assert_true(act(&lab, ACTION_STEP));
    assert_string_equal(turn(&lab), "y");
    lab_destroy(&lab);
}

/* A walk that was there and back begins by hand from its values. */
static void the_switch_hides_what_was_shown(void **state) {
    (void)state;
    Lab lab = lab_with(LOSS);
    assert_int_equal(lab.graph->walked, 4);
    assert_true(act(&lab, ACTION_PHASE));
    assert_int_equal(lab.graph->walked, 12);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_BY_HAND, .flag = true}));
    assert_int_equal(lab.graph->walked, 4);
    for (int i = 0; i < lab.graph->backs; i++)
        assert_false(graph_shown_grad(lab.graph, lab.graph->back[i]));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_BY_HAND, .flag = false}));
    assert_true(act(&lab, ACTION_STEP));
    lab_destroy(&lab);
}

static void showing_counts_and_goes_on(void **state) {
    (void)state;
    Lab lab = by_hand(LOSS);
    give_until(&lab, "x2");
    assert_true(give(&lab, "5") && give(&lab, "6"));
    assert_int_equal(lab.demand.last.tries, 2);
    assert_true(act(&lab, ACTION_SHOW));
    assert_string_equal(turn(&lab), "b");
    assert_int_equal(demand_number(&lab.demand, DEMAND_FOUND), 3);
    assert_int_equal(demand_number(&lab.demand, DEMAND_SHOWN), 1);
    assert_int_equal(lab.demand.wrong, 2);
    assert_string_equal(lab.demand.last.text, "");
    lab_destroy(&lab);
}

/* A changed number asks for its derivatives anew, but not for a walk that is over. */
static void other_numbers_are_walked_back_anew(void **state) {
    (void)state;
    Lab lab = by_hand(LOSS);
    Action set = {.kind = ACTION_SET_LEAF, .leaf = {0, 5}};
    give_until(&lab, "w");
    assert_true(lab_apply(&lab, &set));
    assert_string_equal(turn(&lab), "loss");
    assert_int_equal(lab.graph->walked, 4);
    give_until(&lab, "x");
    assert_true(give(&lab, "3"));
    set.leaf.value = 6;
    assert_true(lab_apply(&lab, &set));
    assert_int_equal(lab.graph->walked, 12);
    assert_true(act(&lab, ACTION_RESTART)); /* once more */
    assert_string_equal(turn(&lab), "loss");
    lab_destroy(&lab);
}

typedef struct Case {
    const char *scene, *node, *typed;
    SlipKind slip;
} Case;

/* Each usual slip is known from the number alone. */
static void slips_are_told_from_the_number(void **state) {
    (void)state;
    static const Case cases[] = {
        {LOSS, "loss", "3", SLIP_START},
        {LOSS, "gap", "1", SLIP_HANDED_ON},
        {LOSS, "gap", "-3", SLIP_VALUE},
        {LOSS, "y", "1", SLIP_SLOPE_ALONE},
        {LOSS, "x2", "7", SLIP_VALUE},
        {LOSS, "x2", "-1 * 3", SLIP_UNKNOWN},
        {LOSS, "x2", "3", SLIP_UNKNOWN},
        {LOSS, "x1", "3", SLIP_OTHER},
        {LOSS, "w", "1", SLIP_HANDED_ON},
        {LOSS, "w", "-2", SLIP_SIGN},
        {LOSS, "w", "3", SLIP_VALUE}, /* 1 + 2, too */
        {NEURON, "z", "-0.341", SLIP_ADDED},
        {ROADS, "y", "6", SLIP_VALUE},
        {ROADS, "s", "24", SLIP_ONE_ROAD},
        {ROADS, "s", "3 * 4", SLIP_ONE_ROAD},
        {ROADS, "s", "24 * 12", SLIP_ROADS_MULTIPLIED},
        {ROADS, "s", "-36", SLIP_SIGN},
        {NEURON, "z", "0.197", SLIP_SLOPE_ALONE},
        {NEURON, "z", "-0.11", SLIP_CLOSE},
        {NEURON, "z", "-0.103", SLIP_UNKNOWN},
        {NEURON, "w", "-0.1058", SLIP_HANDED_ON},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *c = &cases[i];
        Lab lab = by_hand(c->scene);
        give_until(&lab, c->node);
        bool read = give(&lab, c->typed);
        if (!read || lab.demand.last.slip.kind != c->slip)
            fail_msg("%s for %s: slip %d, not %d", c->typed, c->node,
                     (int)lab.demand.last.slip.kind, (int)c->slip);
        assert_string_equal(turn(&lab), c->node);
        assert_string_equal(lab.demand.last.text, c->typed);
        assert_int_equal(lab.demand.wrong, c->slip != SLIP_CLOSE);
        lab_destroy(&lab);
    }
}

static void which_road_was_taken_is_known(void **state) {
    (void)state;
    Lab lab = by_hand(ROADS);
    give_until(&lab, "s");
    Derivation d = by_hand_derivation(&lab, &lab.demand.item[by_hand_turn(&lab)]);
    assert_int_equal(d.roads, 2);
    assert_true(d.road[0].incoming * d.road[0].slope + d.road[1].incoming * d.road[1].slope == 36);
    assert_true(give(&lab, "12"));
    assert_string_equal(lab.graph->expression.node[d.road[lab.demand.last.slip.road].from].name,
                        "y");
    lab_destroy(&lab);
}

/* As printed, in three digits, is right; in one it is not. */
static void roundings_as_printed_are_accepted(void **state) {
    (void)state;
    Lab lab = by_hand(NEURON);
    give_until(&lab, "z"); /* -0.10575 */
    assert_true(give(&lab, "-0.1"));
    assert_string_equal(turn(&lab), "z");
    assert_true(give(&lab, "-0.106"));
    assert_string_equal(turn(&lab), "b");
    assert_false(slip_accepts(12, 12.5) || slip_accepts(0, 0.01) || slip_accepts(-2, 2));
    assert_true(slip_accepts(0, 0) && slip_accepts(1.0 / 3, 0.333) && slip_accepts(12, 12));
    lab_destroy(&lab);
}

static void numbers_are_read_as_people_type_them(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } good[] = {{"2", 2},         {"-1.5", -1.5}, {"2 . 3", 6},   {"2*3", 6},  {"-1 * 3", -3},
                {"1/3", 1.0 / 3}, {"2 · 3", 6},   {"2×3", 6},     {"−4", -4},  {"0,5", 0.5},
                {"6:3", 2},       {"-1 * -3", 3}, {"(1+2)*3", 9}, {"2.3", 2.3}};
    static const char *const bad[] = {"", "x", "2 3", "1/0", "two", "3 *", "-"};
    double value;
    Message message;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!demand_read(good[i].text, &value, &message)) fail_msg("%s", message.text);
        assert_true(fabs(value - good[i].value) < 1e-12);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(demand_read(bad[i], &value, &message));
        assert_non_null(strstr(message.text, "product"));
    }
}

/* The mathematics: every derivative against central differences of the expression itself, and
 * every derivation adds up to its derivative. */
static void derivatives_are_central_differences(void **state) {
    (void)state;
    static const char *const scenes[] = {LOSS, ROADS, NEURON, FUNCTIONS};
    for (int i = 0; i < 4; i++) {
        Lab lab = by_hand(scenes[i]);
        for (int k = 0; k < lab.demand.count; k++) {
            const Demanded *item = &lab.demand.item[k];
            Derivation d = by_hand_derivation(&lab, item);
            double sum = d.start ? 1 : 0;
            for (int r = 0; r < d.roads; r++) sum += d.own * d.road[r].incoming * d.road[r].slope;
            assert_true(fabs(d.truth - by_hand_difference(&lab, item)) <
                        1e-6 * (1 + fabs(d.truth)));
            assert_true(fabs(d.truth - sum) < 1e-12 * (1 + fabs(sum)));
        }
        lab_destroy(&lab);
    }
}

/* A step downhill moves what learns by rate times derivative, and nothing else; undo takes it
 * back; what was is remembered for the picture. */
static void a_step_downhill_lowers_the_loss(void **state) {
    (void)state;
    Lab lab = lab_with(LOSS);
    const double *value = lab.scene.graph.value;
    int result = lab.graph->expression.result;
    assert_false(act(&lab, ACTION_DESCEND));
    assert_non_null(strstr(lab.notice.text, "Walk forward and back"));
    assert_true(act(&lab, ACTION_PHASE) && act(&lab, ACTION_DESCEND));
    assert_true(value[0] == 2 && value[3] == 4);
    assert_true(fabs(value[1] - 2.8) < 1e-7 && fabs(value[2] - 0.9) < 1e-7);
    assert_true(lab.graph->compared && lab.graph->was[result] == 3);
    assert_true(fabs(lab.graph->value[result] - 2.5) < 1e-6);
    assert_true(act(&lab, ACTION_UNDO));
    assert_true(value[1] == 3 && value[2] == 1 && !lab.graph->compared);
    lab_destroy(&lab);
}

/* It answers an open question as a step of training would. */
static void a_step_downhill_waits_for_an_answer(void **state) {
    (void)state;
    Lab lab = lab_with(LOSS);
    assert_true(act(&lab, ACTION_PHASE));
    lab_apply(&lab, &(Action){.kind = ACTION_LOCK, .flag = true});
    assert_false(act(&lab, ACTION_DESCEND));
    assert_non_null(strstr(lab.notice.text, "Choose an answer first"));
    assert_true(lab.scene.graph.value[1] == 3);
    lab_apply(&lab, &(Action){.kind = ACTION_LOCK, .flag = false});
    assert_true(act(&lab, ACTION_DESCEND));
    lab_destroy(&lab);
}

/* Derivatives that are asked for in one scene are not asked for in the scene that undo brings
 * back, though there are nodes of the same number. */
static void another_scene_asks_for_nothing(void **state) {
    (void)state;
    Lab lab = lab_with(LOSS);
    Scene other;
    Message message;
    assert_true(scene_parse(&other, ROADS, strlen(ROADS), "test", 1, "", &message));
    assert_true(lab_load(&lab, &other));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_BY_HAND, .flag = true}));
    assert_true(act(&lab, ACTION_UNDO));
    assert_int_equal(lab.demand.count, 0);
    assert_true(act(&lab, ACTION_PHASE));
    assert_int_equal(lab_now(&lab), lab_last(&lab));
    lab_destroy(&lab);
}

/* Nor when the lesson that asked has been left. */
static void who_leaves_a_lesson_is_asked_for_nothing(void **state) {
    (void)state;
    Lab lab = lab_with(LOSS);
    Demand demand = demand_of_graph(lab.graph);
    demand.lesson = true;
    lab_demand(&lab, &demand);
    lab_release(&lab);
    assert_true(act(&lab, ACTION_PHASE));
    assert_int_equal(lab_now(&lab), lab_last(&lab));
    lab_destroy(&lab);
}

/* Without `learn` every number moves. */
static void without_learn_all_numbers_move(void **state) {
    (void)state;
    Lab lab = lab_with("graph: {expression: \"x*x + y\", values: {x: 1, y: 5}, walked: "
                       "there-and-back}\ntraining: {rate: 0.5}\n");
    assert_true(act(&lab, ACTION_DESCEND));
    assert_true(fabs(lab.scene.graph.value[0]) < 1e-7);
    assert_true(fabs(lab.scene.graph.value[1] - 4.5) < 1e-7);
    lab_destroy(&lab);
}

/* However often a number is moved, its changes are counted from where it was first; those of
 * another number from where that was. */
static void a_number_moved_again_is_compared_with_where_it_began(void **state) {
    (void)state;
    Lab lab = lab_with("graph: {expression: \"z = 2*x + y\", values: {x: 1, y: 0}, walked: "
                       "forward}\n");
    int z = lab.graph->expression.result;
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {0, 1.5}}));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {0, 4}}));
    assert_true(lab.graph->compared && lab.graph->was[z] == 2 && lab.graph->value[z] == 8);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {1, 1}}));
    assert_true(lab.graph->compared && lab.graph->was[z] == 8 && lab.graph->value[z] == 9);
    assert_true(act(&lab, ACTION_UNDO));
    assert_false(lab.graph->compared);
    lab_destroy(&lab);
}

/* Of a drag, what was before it is remembered all along. */
static void a_drag_is_compared_with_its_start(void **state) {
    (void)state;
    Lab lab = lab_with("graph: {expression: \"y = 2*x; z = 3*y\", values: {x: 1}, walked: "
                       "forward}\n");
    int z = lab.graph->expression.result;
    for (int i = 1; i <= 10; i++)
        lab_apply(&lab,
                  &(Action){.kind = ACTION_SET_LEAF, .goes_on = i > 1, .leaf = {0, 1 + 0.1 * i}});
    assert_true(lab.graph->compared && lab.graph->was[z] == 6);
    assert_true(fabs(lab.graph->value[z] - 12) < 1e-9);
    assert_true(act(&lab, ACTION_STEP));
    assert_false(lab.graph->compared);
    lab_destroy(&lab);
}

/* ---- networks */

static const char NETWORK[] =
    "data: {points: [[1, 2, 1], [3, 1, 0]]}\n"
    "network: {layers: [2 tanh, 1 sigmoid], values: [{w: [[0.5, -0.3], [0.2, 0.4]], b: [0.1, "
    "-0.2]}, {w: [[0.7, -1.1]], b: [0.3]}]}\n"
    "training: {loss: squared}\nselect: {point: 1}\n";

static void add(Demand *demand, DemandKind kind, int index, int part) {
    demand->item[demand->count++] = (Demanded){.kind = kind, .index = index, .part = part};
}

static Lab network_lab(void) {
    Lab lab = lab_with(NETWORK);
    const Network *net = lab_network(&lab);
    Demand demand = {.lesson = true};
    add(&demand, DEMAND_DELTA, 1, 0);
    add(&demand, DEMAND_WEIGHT, network_w(net, 1, 0, 0, 1), 0);
    add(&demand, DEMAND_DELTA, 0, 1);
    add(&demand, DEMAND_WEIGHT, network_w(net, 0, 0, 1, 0), 0);
    add(&demand, DEMAND_WEIGHT, network_b(net, 0, 0, 1), 0);
    lab_demand(&lab, &demand);
    return lab;
}

static void a_network_is_derived_by_hand(void **state) {
    (void)state;
    Lab lab = network_lab();
    const Network *net = lab_network(&lab);
    for (int i = 0; i < lab.demand.count; i++) {
        const Demanded *item = &lab.demand.item[i];
        double truth = by_hand_derivation(&lab, item).truth;
        assert_true(fabs(truth - by_hand_difference(&lab, item)) < 2e-3 * (0.1 + fabs(truth)));
    }
    int first = lab.demand.item[1].index, other = network_w(net, 1, 0, 0, 0);
    assert_true(by_hand_hides_delta(&lab, 1, 0) && by_hand_hides_weight(&lab, first));
    assert_false(act(&lab, ACTION_STEP));
    for (int i = 0; i < 5; i++) {
        char text[32];
        assert_int_equal(by_hand_turn(&lab), i);
        snprintf(text, sizeof text, "%.4g", by_hand_derivation(&lab, &lab.demand.item[i]).truth);
        assert_true(give(&lab, text));
        assert_int_equal(lab.demand.item[i].state, DEMAND_FOUND);
        /* what was not asked for stays hidden as long as anything is open */
        assert_true(i == 4 || by_hand_hides_weight(&lab, other));
    }
    assert_false(by_hand_hides_weight(&lab, other) || by_hand_hides_delta(&lab, 0, 0));
    double was = by_hand_derivation(&lab, &lab.demand.item[0]).truth;
    assert_true(act(&lab, ACTION_STEP));
    assert_true(by_hand_derivation(&lab, &lab.demand.item[0]).truth != was);
    assert_true(lab.demand.item[0].value == was); /* what was given stays */
    lab_destroy(&lab);
}

/* With another loss or another network the derivatives would be others than those asked for. */
static void what_is_asked_for_stays_what_it_is(void **state) {
    (void)state;
    Lab lab = network_lab();
    Training training = *lab_settings(&lab);
    NetworkDef shape = lab.scene.network;
    training.rate = 0.5f; /* no derivative hangs on it */
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_TRAINING, .training = training}));
    training.loss = training.loss == LOSS_SQUARED ? LOSS_MEAN_SQUARED : LOSS_SQUARED;
    assert_false(lab_apply(&lab, &(Action){.kind = ACTION_SET_TRAINING, .training = training}));
    assert_non_null(strstr(lab.notice.text, "type the derivatives first"));
    /* What would set them says so beforehand. */
    for (Control c = CONTROL_SET; c < CONTROL_RESTART; c++) {
        const char *why = control_refusal(&lab, c);
        bool kept = c == CONTROL_LOSS || c == CONTROL_RULE || c == CONTROL_LAYERS ||
                    c == CONTROL_UNITS || c == CONTROL_START;
        if (kept) assert_string_equal(why, lab.notice.text);
        if (c == CONTROL_RATE || c == CONTROL_BATCH || c == CONTROL_SEED || c == CONTROL_NEW_START)
            assert_null(why);
    }
    shape.units[0]++;
    assert_false(lab_apply(&lab, &(Action){.kind = ACTION_SET_NETWORK, .network = shape}));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_NEW_START, .number = 7}));
    for (int i = 0; i < 5; i++) act(&lab, ACTION_SHOW);
    assert_null(control_refusal(&lab, CONTROL_LOSS));
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_TRAINING, .training = training}));
    lab_destroy(&lab);
}

static void slips_on_a_network_are_known(void **state) {
    (void)state;
    Lab lab = network_lab();
    char text[32];
    act(&lab, ACTION_SHOW);
    double delta = (double)lab.point.delta[1][0];
    snprintf(text, sizeof text, "%.6g", delta);
    assert_true(give(&lab, text)); /* without what comes in */
    assert_int_equal(lab.demand.last.slip.kind, SLIP_HANDED_ON);
    act(&lab, ACTION_SHOW);
    snprintf(text, sizeof text, "%.6g", delta * -1.1);
    assert_true(give(&lab, text)); /* without the slope of tanh */
    assert_int_equal(lab.demand.last.slip.kind, SLIP_OWN_SLOPE);
    lab_apply(&lab, &(Action){.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 1}});
    assert_string_equal(lab.demand.last.text, ""); /* of other numbers */
    lab_destroy(&lab);
}

/* Of every weight and unit, whatever the network: what is asked for is the slope of the loss, and
 * the roads add up to it. */
static void all_is_central_differences(const char *text) {
    Lab lab = lab_with(text);
    const Network *net = lab_network(&lab);
    Demand all = {.count = 0};
    for (int i = 0; i < net->count; i++) add(&all, DEMAND_WEIGHT, i, 0);
    for (int l = 0; l < net->layers; l++)
        for (int j = 0; j < net->layer[l].to; j++) add(&all, DEMAND_DELTA, l, j);
    for (int i = 0; i < all.count; i++) {
        Derivation d = by_hand_derivation(&lab, &all.item[i]);
        double slope = by_hand_difference(&lab, &all.item[i]), roads = 0;
        for (int r = 0; r < d.roads; r++) roads += d.own * d.road[r].incoming * d.road[r].slope;
        if (!(fabs(d.truth - slope) < 2e-3 * (0.1 + fabs(d.truth))))
            fail_msg("%d of %s: %g, but by differences %g", i, text, d.truth, slope);
        bool told = d.roads > 0; /* the perceptron rule knows no road */
        if (told && !(fabs(d.truth - roads) < 1e-5))
            fail_msg("%d: %g, roads %g", i, d.truth, roads);
    }
    lab_destroy(&lab);
}

static void any_network_is_derived_by_hand(void **state) {
    (void)state;
    all_is_central_differences(NETWORK);
    /* Units of two pieces, of which now the first wins and now the second. */
    all_is_central_differences(
        "data: {points: [[1, 2, 1], [3, 1, 0]]}\nnetwork: {layers: [3 maxout, 2 maxout, 1 "
        "sigmoid], start: {kind: xavier, seed: 5}}\ntraining: {loss: squared}\nselect: {point: "
        "1}\n");
    /* The perceptron rule follows (y^ - y) z: here of a point on the wrong side. */
    all_is_central_differences(
        "data: {points: [[1, 2, 1], [3, 1, 0]]}\nnetwork: {layers: [1 step], values: [{w: [[-1, "
        "0.5]], b: [-1]}]}\ntraining: {rule: perceptron}\nselect: {point: 1}\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derivatives_are_given_in_the_order_of_the_way_back),
        cmocka_unit_test(nothing_leads_past_what_is_asked),
        cmocka_unit_test(the_switch_hides_what_was_shown),
        cmocka_unit_test(showing_counts_and_goes_on),
        cmocka_unit_test(other_numbers_are_walked_back_anew),
        cmocka_unit_test(slips_are_told_from_the_number),
        cmocka_unit_test(which_road_was_taken_is_known),
        cmocka_unit_test(roundings_as_printed_are_accepted),
        cmocka_unit_test(numbers_are_read_as_people_type_them),
        cmocka_unit_test(derivatives_are_central_differences),
        cmocka_unit_test(a_step_downhill_lowers_the_loss),
        cmocka_unit_test(a_step_downhill_waits_for_an_answer),
        cmocka_unit_test(another_scene_asks_for_nothing),
        cmocka_unit_test(who_leaves_a_lesson_is_asked_for_nothing),
        cmocka_unit_test(without_learn_all_numbers_move),
        cmocka_unit_test(a_number_moved_again_is_compared_with_where_it_began),
        cmocka_unit_test(a_drag_is_compared_with_its_start),
        cmocka_unit_test(a_network_is_derived_by_hand),
        cmocka_unit_test(what_is_asked_for_stays_what_it_is),
        cmocka_unit_test(slips_on_a_network_are_known),
        cmocka_unit_test(any_network_is_derived_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
