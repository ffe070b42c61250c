/* The expression graph in the lab: what is known when, how it is walked, leaves by hand, undo,
 * saving. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab.h"
#include "nn/random.h"
#include "scene/scene_file.h"

static Lab lab_with(const char *expression, int values, const char *const *name,
                    const double *value) {
    Lab lab = lab_create(1);
    Scene scene = scene_default();
    strcpy(scene.graph.expression, expression);
    scene.graph.values = values;
    for (int i = 0; i < values; i++) {
        strcpy(scene.graph.name[i], name[i]);
        scene.graph.value[i] = value[i];
    }
    assert_true(lab_load(&lab, &scene));
    return lab;
}

/* The scene lists them in another order than the expression names them. */
static Lab loss_lab(void) {
    static const char *const names[] = {"x", "w", "b", "y"};
    static const double values[] = {2, 3, 1, 4};
    return lab_with("x1 = x*w; x2 = x1 + b; d = y - x2; loss = abs(d)", 4, names, values);
}

/* Two roads from s: x = 3s and y = s^2. */
static Lab roads_lab(void) {
    static const char *const names[] = {"s"};
    static const double values[] = {2};
    return lab_with("x = 3*s; y = s^2; z = x*y", 1, names, values);
}

static bool act(Lab *lab, ActionKind kind) {
    return lab_apply(lab, &(Action){.kind = kind, .size = STEP_BATCH});
}

static bool set_leaf(Lab *lab, int index, double value, bool goes_on) {
    return lab_apply(
        lab, &(Action){.kind = ACTION_SET_LEAF, .goes_on = goes_on, .leaf = {index, value}});
}

static int node(const Lab *lab, const char *name) {
    const Expression *e = &lab->graph->expression;
    for (int i = 0; i < e->nodes; i++) {
        if (strcmp(e->node[i].name, name) == 0) return i;
    }
    fail_msg("there is no node %s", name);
    return -1;
}

static bool knows(const Lab *lab, const char *name) {
    return graph_shown_value(lab->graph, node(lab, name));
}

static bool knows_grad(const Lab *lab, const char *name) {
    return graph_shown_grad(lab->graph, node(lab, name));
}

static void only_scenes_with_an_expression_have_a_graph(void **state) {
    (void)state;
    Lab lab = loss_lab();
    assert_non_null(lab.graph);
    assert_int_equal(lab.play.speed, PLAY_WALK);
    Scene points = scene_default();
    assert_true(lab_load(&lab, &points));
    assert_null(lab.graph);
    assert_int_equal(lab.play.speed, PLAY_TRAIN);
    assert_false(set_leaf(&lab, 0, 1, false));
    assert_true(act(&lab, ACTION_UNDO));
    assert_non_null(lab.graph);
    assert_int_equal(lab.play.speed, PLAY_WALK);
    assert_true(act(&lab, ACTION_REDO));
    assert_null(lab.graph);
    lab_destroy(&lab);
}

/* Forward 6, 7, -3, 3; back one derivative after the other, from 1 to 2 for w. */
static void values_are_known_as_they_are_walked(void **state) {
    (void)state;
    static const char *const order[] = {"x1", "x2", "d", "loss"};
    static const double values[] = {6, 7, -3, 3}, grads[] = {1, 1, -1, 1};
    Lab lab = loss_lab();
    assert_int_equal(graph_total(lab.graph), 12);
    assert_int_equal(graph_last(lab.graph), -1);
    assert_true(knows(&lab, "x") && knows(&lab, "y") && !knows(&lab, "x1"));
    for (int i = 0; i < 4; i++) {
        assert_true(act(&lab, ACTION_STEP));
        int at = node(&lab, order[i]);
        assert_int_equal(graph_last(lab.graph), at);
        assert_true(graph_shown_value(lab.graph, at) && lab.graph->value[at] == values[i]);
        assert_true(lab.graph->grad[at] == grads[i] && !graph_shown_grad(lab.graph, at));
        assert_true(i == 3 || !knows(&lab, order[i + 1]));
        assert_false(graph_goes_back(lab.graph));
    }
    static const char *const back[] = {"loss", "d", "y", "x2", "b", "x1", "w", "x"};
    static const double derivatives[] = {1, -1, -1, 1, 1, 1, 2, 3};
    for (int i = 0; i < 8; i++) {
        assert_false(knows_grad(&lab, back[i]));
        assert_true(act(&lab, ACTION_STEP) && graph_goes_back(lab.graph));
        assert_int_equal(graph_last(lab.graph), node(&lab, back[i]));
        assert_true(knows_grad(&lab, back[i]));
        assert_true(lab.graph->grad[node(&lab, back[i])] == derivatives[i]);
    }
    assert_int_equal(lab.graph->walked, 12);
    assert_false(act(&lab, ACTION_STEP));
    assert_non_null(strstr(lab.notice.text, "Every node"));
    lab_destroy(&lab);
}

/* What two roads lead to comes when both that use it have come. */
static void both_roads_must_be_walked(void **state) {
    (void)state;
    Lab lab = roads_lab();
    int s = node(&lab, "s");
    assert_int_equal(graph_uses(lab.graph, s), 2);
    for (int i = 0; i < 6; i++) assert_true(act(&lab, ACTION_STEP));
    assert_true(knows_grad(&lab, "x") && knows_grad(&lab, "y"));
    assert_false(graph_shown_grad(lab.graph, s));
    assert_true(act(&lab, ACTION_STEP));
    assert_true(graph_shown_grad(lab.graph, s) && lab.graph->grad[s] == 36); /* 9 s^2 */
    lab_destroy(&lab);
}

static void the_walk_goes_back_and_anywhere(void **state) {
    (void)state;
    Lab lab = loss_lab();
    assert_false(act(&lab, ACTION_STEP_BACK));
    assert_non_null(strstr(lab.notice.text, "where it began"));
    assert_true(act(&lab, ACTION_PHASE));
    assert_int_equal(lab.graph->walked, 4);
    assert_true(act(&lab, ACTION_PHASE));
    assert_int_equal(lab.graph->walked, 12);
    assert_true(act(&lab, ACTION_STEP_BACK));
    assert_int_equal(lab.graph->walked, 11);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = -3}));
    assert_int_equal(lab.graph->walked, 0);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = INT64_MAX}));
    assert_int_equal(lab.graph->walked, 12);
    assert_true(
        lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 12})); /* is there already */
    int undos = lab.history.undos;
    assert_true(act(&lab, ACTION_RESTART) && act(&lab, ACTION_RESTART));
    assert_int_equal(lab.graph->walked, 0);
    assert_int_equal(lab.history.undos, undos);
    assert_int_equal(lab.run->trainer.steps, 0);
    lab_destroy(&lab);
}

static void playing_walks_and_stops_at_the_end(void **state) {
    (void)state;
    Lab lab = loss_lab();
    assert_true(act(&lab, ACTION_PLAY));
    assert_int_equal(lab_advance(&lab, 3), 3);
    assert_true(lab.play.playing && lab.graph->walked == 3);
    assert_int_equal(lab_advance(&lab, 100), 9);
    assert_false(lab.play.playing);
    assert_true(act(&lab, ACTION_PLAY)); /* once more from the start */
    assert_int_equal(lab.graph->walked, 0);
    lab_destroy(&lab);
}

static void a_lock_holds_the_walk(void **state) {
    (void)state;
    Lab lab = loss_lab();
    act(&lab, ACTION_STEP);
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_LOCK, .flag = true}));
    static const ActionKind kinds[] = {ACTION_STEP, ACTION_PHASE, ACTION_PLAY};
    for (int i = 0; i < 3; i++) assert_false(act(&lab, kinds[i]));
    assert_false(lab_apply(&lab, &(Action){.kind = ACTION_SEEK, .epoch = 5}));
    assert_int_equal(lab.graph->walked, 1);
    assert_true(act(&lab, ACTION_STEP_BACK));
    lab_destroy(&lab);
}

static void leaves_are_set_and_undone(void **state) {
    (void)state;
    Lab lab = loss_lab();
    for (int i = 0; i < 6; i++) act(&lab, ACTION_STEP);
    for (int i = 0; i < 10; i++) assert_true(set_leaf(&lab, 1, 1 + 0.1 * i, i > 0));
    assert_int_equal(lab.graph->walked, 6);
    assert_true(lab.scene.graph.value[1] == 1.9);
    assert_true(fabs(lab.graph->value[node(&lab, "loss")] - 0.8) < 1e-12);
    assert_true(act(&lab, ACTION_UNDO)); /* the whole drag */
    assert_true(lab.scene.graph.value[1] == 3 && lab.graph->value[node(&lab, "loss")] == 3);
    assert_int_equal(lab.graph->walked, 6);
    assert_true(act(&lab, ACTION_REDO));
    assert_true(lab.scene.graph.value[1] == 1.9);
    assert_false(set_leaf(&lab, 4, 1, false) || set_leaf(&lab, -1, 1, false));
    assert_non_null(strstr(lab.notice.text, "no such name"));
    assert_false(set_leaf(&lab, 0, NAN, false) || set_leaf(&lab, 0, 1e7, false));
    assert_true(lab.scene.graph.value[0] == 2);
    lab_destroy(&lab);
}

static void leaves_are_found_both_ways(void **state) {
    (void)state;
    Lab lab = loss_lab();
    for (int i = 0; i < 4; i++) {
        int at = graph_leaf_node(lab.graph, &lab.scene.graph, i);
        assert_string_equal(lab.graph->expression.node[at].name, lab.scene.graph.name[i]);
        assert_int_equal(graph_leaf(lab.graph, &lab.scene.graph, at), i);
    }
    assert_int_equal(graph_leaf(lab.graph, &lab.scene.graph, node(&lab, "loss")), -1);
    lab_destroy(&lab);
}

/* Typed in place of the network: the shortest there are, and one that takes them back. */
static void an_expression_may_be_one_letter(void **state) {
    (void)state;
    static const char *const typed[] = {"x", "7", "a*b"};
    static const int values[] = {1, 0, 2};
    Lab lab = loss_lab();
    for (int i = 0; i < 3; i++) {
        Action action = {.kind = ACTION_SET_GRAPH};
        strcpy(action.expression, typed[i]);
        assert_true(lab_apply(&lab, &action));
        assert_string_equal(lab.scene.graph.expression, typed[i]);
        assert_int_equal(lab.scene.graph.values, values[i]);
        assert_non_null(lab.graph);
    }
    assert_true(lab_apply(&lab, &(Action){.kind = ACTION_SET_GRAPH, .expression = ""}));
    assert_null(lab.graph);
    lab_destroy(&lab);
}

/* Only what the result depends on is walked; a result that is a leaf is walked back only. */
static void odd_graphs_are_graphs(void **state) {
    (void)state;
    static const char *const names[] = {"x", "q"};
    static const double values[] = {1.5, 2};
    Lab lab = lab_with("unused = q^2; m = x^2; m", 2, names, values);
    assert_int_equal(graph_total(lab.graph), 3);
    assert_false(lab.graph->belongs[node(&lab, "unused")]);
    assert_true(act(&lab, ACTION_STEP) && knows(&lab, "m"));
    assert_true(act(&lab, ACTION_STEP) && knows_grad(&lab, "m"));
    assert_true(act(&lab, ACTION_STEP) && knows_grad(&lab, "x"));
    assert_true(lab.graph->grad[node(&lab, "x")] == 3);
    lab_destroy(&lab);
    lab = lab_with("x", 1, names, values);
    assert_int_equal(graph_total(lab.graph), 1);
    assert_true(act(&lab, ACTION_STEP));
    assert_true(knows_grad(&lab, "x") && lab.graph->grad[0] == 1);
    assert_false(act(&lab, ACTION_STEP));
    assert_true(act(&lab, ACTION_PLAY));
    assert_int_equal(lab_advance(&lab, 5), 1);
    assert_false(lab.play.playing);
    lab_destroy(&lab);
}

static void a_saved_graph_keeps_its_leaves(void **state) {
    (void)state;
    Lab lab = loss_lab();
    assert_true(set_leaf(&lab, 2, -0.35, false));
    Scene saved = lab_scene(&lab), read;
    Message message;
    char *text = scene_text(&saved, NULL);
    assert_true(scene_parse(&read, text, strlen(text), "saved", 1, "", &message));
    assert_string_equal(read.graph.expression, lab.scene.graph.expression);
    assert_true(read.graph.value[2] == -0.35 && read.graph.value[3] == 4);
    free(text);
    scene_destroy(&saved);
    scene_destroy(&read);
    lab_destroy(&lab);
}

static void random_actions_break_nothing(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        Random random = random_create(seed, PURPOSE_USER);
        Lab lab = loss_lab();
        for (int i = 0; i < 300; i++) {
            static const ActionKind kinds[] = {ACTION_STEP,      ACTION_STEP_BACK, ACTION_PHASE,
                                               ACTION_SEEK,      ACTION_RESTART,   ACTION_PLAY,
                                               ACTION_UNDO,      ACTION_REDO,      ACTION_SPEED,
                                               ACTION_NEW_START, ACTION_PAUSE};
            Action a = {.kind = kinds[random_below(&random, 11)]};
            if (a.kind == ACTION_SEEK) a.epoch = (int64_t)random_below(&random, 16) - 2;
            if (random_below(&random, 4) == 0)
                set_leaf(&lab, (int)random_below(&random, 6) - 1,
                         (double)random_uniform(&random, -5, 5), random_below(&random, 2));
            else
                lab_apply(&lab, &a);
            lab_advance(&lab, (int)random_below(&random, 3));
            if (!lab.graph) continue;
            assert_in_range(lab.graph->walked, 0, 12);
            assert_true(isfinite(lab.graph->value[lab.graph->expression.result]));
        }
        lab_destroy(&lab);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_scenes_with_an_expression_have_a_graph),
        cmocka_unit_test(values_are_known_as_they_are_walked),
        cmocka_unit_test(both_roads_must_be_walked),
        cmocka_unit_test(the_walk_goes_back_and_anywhere),
        cmocka_unit_test(playing_walks_and_stops_at_the_end),
        cmocka_unit_test(a_lock_holds_the_walk),
        cmocka_unit_test(leaves_are_set_and_undone),
        cmocka_unit_test(leaves_are_found_both_ways),
        cmocka_unit_test(odd_graphs_are_graphs),
        cmocka_unit_test(an_expression_may_be_one_letter),
        cmocka_unit_test(a_saved_graph_keeps_its_leaves),
        cmocka_unit_test(random_actions_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
