/* The expression graph on the screen: what is drawn when, that nothing overlaps, and what hands do
 * to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/frame.h"
#include "called.h"
#include "draw/text.h"
#include "fonts.h"
#include "nn/random.h"
#include "panels/graph/graph_layout.h"
#include "panels/graph/graph_words.h"
#include "scene/scene_file.h"

static const char loss_scene[] = "graph: {expression: \"x1 = x*w; x2 = x1 + b; loss = abs(y - "
                                 "x2)\", values: {x: 2, w: 3, b: 1, y: 4}}";
static const char chain_scene[] =
    "graph: {expression: \"m = x^2; z = m^2; y = z^2\", values: {x: 1.5}}";
static const char squares_scene[] =
    "graph: {expression: \"m = x^2; z = m^2; y = z^2\", values: {x: 1.01}}";
static const char roads_scene[] =
    "graph: {expression: \"x = s^2; y = 3*s; z = x*y\", values: {s: 2}}";
static const char neuron_scene[] = /* 20 boxes, one leaf used far from the others */
    "graph: {expression: \"n = w1*x1 + w2*x2 + b1; m = w3*n + w4*tanh(n) + b2; loss = (m - x1)^2\","
    " values: {w1: 0.5, x1: -12.345, w2: 0.2, x2: 1, b1: 3, w3: 1, w4: -0.3, b2: 0.05}}";
static const char *const scenes[] = {loss_scene, chain_scene, roads_scene, neuron_scene};

/* One turn of the program, with what a hand did, if anything. */
static void turn(Frame *frame, const InputEvent *event) {
    Input input = {
        .seconds = 1.0 / 60, .width = frame->ui.width, .height = frame->ui.height, .density = 1};
    if (event) input.event[input.events++] = *event;
    frame_step(frame, &input);
}

static void does(Frame *frame, InputEvent event) {
    turn(frame, &event);
}

static void key(Frame *frame, int which, bool shift) {
    does(frame, (InputEvent){.kind = INPUT_KEY, .key = which, .shift = shift});
}

static void press(Frame *frame, Point at, int clicks) {
    does(frame, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(frame,
         (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = clicks});
}

static void release(Frame *frame, Point at) {
    does(frame, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

static void double_click(Frame *frame, Point at) {
    press(frame, at, 2);
    release(frame, at);
}

/* A window with the scene, its graph on the stage. */
static Frame *frame_with(const char *text, float width, float height) {
    Frame *frame = frame_create(&fonts_boxes, 1);
    Scene scene;
    Message message;
    assert_true(scene_parse(&scene, text, strlen(text), "test", 1, "", &message));
    assert_true(lab_load(&frame->lab, &scene));
    ui_put(&frame->ui, PANEL_GRAPH, PLACE_STAGE);
    ui_put(&frame->ui, PANEL_WEIGHTS, PLACE_UPPER);
    frame->ui.width = width;
    frame->ui.height = height;
    turn(frame, NULL);
    return frame;
}

static int count(const Frame *frame, const char *name, int index, ShapeKind kind) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&frame->shapes, name, index, i)) >= 0;)
        n += frame->shapes.shape[i].kind == kind;
    return n;
}

static const char *text_of(const Frame *frame, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&frame->shapes, name, index, i)) >= 0;) {
        const Shape *s = &frame->shapes.shape[i];
        if (s->kind == SHAPE_TEXT) return frame->shapes.text + s->first;
    }
    return "";
}

static Rect where(const Frame *frame, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&frame->shapes, name, index, i)) >= 0;) {
        if (frame->shapes.shape[i].kind == SHAPE_TARGET) return frame->shapes.shape[i].rect;
    }
    fail_msg("there is no %s %d to press", name, index);
    return (Rect){0};
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static int node(const Frame *frame, const char *name) {
    const Expression *e = &frame->lab.graph->expression;
    for (int i = 0; i < e->nodes; i++) {
        if (strcmp(e->node[i].name, name) == 0) return i;
    }
    fail_msg("there is no node %s", name);
    return -1;
}

/* Values appear one by one; then the derivatives, in gold, with an edge for each share. */
static void numbers_appear_as_they_are_walked(void **state) {
    (void)state;
    Frame *frame = frame_with(loss_scene, 1440, 900);
    assert_int_equal(count(frame, "graph value", -1, SHAPE_TEXT), 4);
    assert_int_equal(count(frame, "graph edge", -1, SHAPE_LINE), 7);
    for (int i = 1; i <= 4; i++) {
        key(frame, i % 2 ? 'S' : 'E', false);
        assert_int_equal(count(frame, "graph value", -1, SHAPE_TEXT), 4 + i);
    }
    assert_int_equal(count(frame, "graph derivative", -1, SHAPE_TEXT), 0);
    assert_string_equal(text_of(frame, "graph value", node(frame, "x2")), "7");
    for (int i = 1; i <= 8; i++) { /* the loss first, which no edge leads on from */
        key(frame, 'B', false);
        assert_int_equal(count(frame, "graph derivative", -1, SHAPE_TEXT), i);
        assert_int_equal(count(frame, "graph gradient", -1, SHAPE_LINE), i - 1);
    }
    assert_string_equal(text_of(frame, "graph derivative", node(frame, "w")), "∂ 2");
    key(frame, 'S', true);
    assert_int_equal(frame->lab.graph->walked, 11);
    key(frame, 'R', false);
    assert_int_equal(frame->lab.graph->walked, 0);
    frame_destroy(frame);
}

static void steps_are_said(void **state) {
    (void)state;
    static const char *const said[12] = {
        "x₁ = x · w = 2 · 3 = 6",
        "x₂ = x₁ + b = 6 + 1 = 7",
        "v₁ = y − x₂ = 4 − 7 = −3",
        "loss = |v₁| = |−3| = 3",
        "∂loss/∂loss = 1",
        "∂loss/∂v₁ = ∂loss/∂loss · sign(v₁) = 1 · (−1) = −1",
        "∂loss/∂y = ∂loss/∂v₁ · 1 = −1 · 1 = −1",
        "∂loss/∂x₂ = ∂loss/∂v₁ · (−1) = −1 · (−1) = 1",
        "∂loss/∂b = ∂loss/∂x₂ · 1 = 1 · 1 = 1",
        "∂loss/∂x₁ = ∂loss/∂x₂ · 1 = 1 · 1 = 1",
        "∂loss/∂w = ∂loss/∂x₁ · x = 1 · 2 = 2",
        "∂loss/∂x = ∂loss/∂x₁ · w = 1 · 3 = 3",
    };
    Frame *frame = frame_with(loss_scene, 1440, 900);
    for (int i = 0; i < 12; i++) {
        char line[2][GRAPH_SENTENCE];
        key(frame, 'S', false);
        graph_words_step(frame->lab.graph, line);
        assert_string_equal(line[0], said[i]);
        assert_string_equal(line[1], "");
    }
    frame_destroy(frame);
}

/* A chain as one line of text: its symbols, or its numbers. */
static void chain_text(const GraphChain *chain, bool numbers, char line[GRAPH_SENTENCE]) {
    line[0] = '\0';
    for (int i = 0; i < chain->parts; i++) {
        const char *sign = chain->part[i].sign;
        const char *text = numbers ? chain->part[i].number : chain->part[i].symbol;
        if (text[0])
            text_add(line, GRAPH_SENTENCE, "%s%s%s%s", line[0] ? " " : "", sign, sign[0] ? " " : "",
                     text);
    }
}

/* The whole road from the result, symbols over numbers; where roads have met, from there on. */
static void a_derivative_is_a_chain(void **state) {
    (void)state;
    static const struct {
        const char *scene, *node, *symbols, *numbers;
    } chains[] = {
        {loss_scene, "w", "∂loss/∂w = ∂loss/∂v₁ · ∂v₁/∂x₂ · ∂x₂/∂x₁ · ∂x₁/∂w",
         "= −1 · (−1) · 1 · 2 = 2"},
        {loss_scene, "loss", "∂loss/∂loss = 1", ""},
        {chain_scene, "x", "∂y/∂x = ∂y/∂z · ∂z/∂m · ∂m/∂x", "= 10.125 · 4.5 · 3 = 136.7"},
        {squares_scene, "x", "∂y/∂x = ∂y/∂z · ∂z/∂m · ∂m/∂x",
         "= 2.0812 · 2.0402 · 2.02 = 8.577"}, /* with four digits it would be 8.575 */
        {roads_scene, "s", "∂z/∂s = ∂z/∂x · ∂x/∂s + ∂z/∂y · ∂y/∂s", "= 6 · 4 + 4 · 3 = 36"},
    };
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        Frame *frame = frame_with(chains[i].scene, 1440, 900);
        GraphChain chain;
        char line[GRAPH_SENTENCE];
        graph_words_chain(frame->lab.graph, node(frame, chains[i].node), &chain);
        chain_text(&chain, false, line);
        assert_string_equal(line, chains[i].symbols);
        chain_text(&chain, true, line);
        assert_string_equal(line, chains[i].numbers);
        frame_destroy(frame);
    }
}

/* Who computes with what is printed gets what is printed. */
static void a_sentence_has_as_many_digits_as_it_takes(void **state) {
    (void)state;
    static const char *const said[] = {
        "m = x² = 1.01² = 1.02",
        "z = m² = 1.0201² = 1.041",
        "y = z² = 1.0406² = 1.083",
        "∂y/∂y = 1",
        "∂y/∂z = ∂y/∂y · 2z = 1 · 2.081 = 2.081",
        "∂y/∂m = ∂y/∂z · 2m = 2.0812 · 2.0402 = 4.246",
        "∂y/∂x = ∂y/∂m · 2x = 4.246 · 2.02 = 8.577",
    };
    Frame *frame = frame_with(squares_scene, 1440, 900);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        char line[2][GRAPH_SENTENCE];
        key(frame, 'S', false);
        graph_words_step(frame->lab.graph, line);
        assert_string_equal(line[0], said[i]);
    }
    frame_destroy(frame);
}

static void a_high_power_comes_out_as_printed(void **state) {
    (void)state;
    Frame *frame = frame_with("graph: {expression: \"five = day^5; year = five^73\", "
                              "values: {day: 0.99}}\n",
                              1440, 900);
    char line[2][GRAPH_SENTENCE];
    for (int i = 0; i < 2; i++) key(frame, 'S', false);
    graph_words_step(frame->lab.graph, line);
    assert_string_equal(line[0], "year = five⁷³ = 0.95099⁷³ = 0.02552");
    frame_destroy(frame);
}

/* What two roads bring is added up aloud. */
static void roads_are_added_up(void **state) {
    (void)state;
    Frame *frame = frame_with(roads_scene, 1440, 900);
    char line[2][GRAPH_SENTENCE], text[256];
    for (int i = 0; i < 7; i++) key(frame, 'S', false);
    graph_words_step(frame->lab.graph, line);
    assert_string_equal(line[0], "∂z/∂s = ∂z/∂x · 2s + ∂z/∂y · 3");
    assert_string_equal(line[1], "= 6 · 4 + 4 · 3 = 36");
    assert_string_equal(graph_words_expression(frame->lab.graph, text, sizeof text),
                        "x = s²; y = 3·s; z = x·y");
    assert_string_equal(graph_words_sign(frame->lab.graph, node(frame, "x"), text), "( )²");
    assert_string_equal(graph_words_sign(frame->lab.graph, node(frame, "y"), text), "3 ×");
    frame_destroy(frame);
}

/* Whoever pressed D is told what became of each number that learns, until something else is done,
 * and not how the derivative came about that the walk had last. */
static void a_step_downhill_is_said(void **state) {
    (void)state;
    Frame *frame = frame_with("graph: {expression: \"loss = (w*x + b)^2\", values: {w: 0.7, x: 2, "
                              "b: -1}, learn: [w, b], walked: there-and-back}\n"
                              "training: {rate: 0.15}\n",
                              1440, 900);
    const Lab *lab = &frame->lab;
    char line[2][GRAPH_SENTENCE];
    assert_false(graph_words_descent(lab->graph, &lab->scene.graph, line));
    assert_int_equal(count(frame, "graph chain", -1, SHAPE_TEXT) > 0, 1);
    key(frame, 'D', false);
    assert_true(graph_words_descent(lab->graph, &lab->scene.graph, line));
    assert_string_equal(line[0], "w ← 0.7 − 0.15 · 1.6 = 0.46");
    assert_string_equal(line[1], "b ← −1 − 0.15 · 0.8 = −1.12");
    assert_int_equal(count(frame, "graph chain", -1, SHAPE_TEXT), 0);
    key(frame, 'D', false); /* now upwards: brackets, and digits that make it come out */
    assert_true(graph_words_descent(lab->graph, &lab->scene.graph, line));
    assert_string_equal(line[0], "w ← 0.46 − 0.15 · (−0.8) = 0.58");
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {.index = 0, .value = 0.5}});
    assert_false(graph_words_descent(lab->graph, &lab->scene.graph, line));
    key(frame, KEY_ESCAPE, false); /* what is said now is of w, which was changed */
    assert_string_equal(lab->scene.graph.name[0], "w");
    assert_string_equal(text_of(frame, "graph chain", 0), "∂loss/∂w");
    key(frame, 'D', false);
    key(frame, 'S', true);
    assert_false(graph_words_descent(lab->graph, &lab->scene.graph, line));
    frame_destroy(frame);
}

static bool overlap(Rect a, Rect b) {
    const float touch = 0.01f;
    return a.x + touch < b.x + b.w && b.x + touch < a.x + a.w && a.y + touch < b.y + b.h &&
           b.y + touch < a.y + a.h;
}

static void check_boxes(const GraphLayout *layout, Rect area) {
    int last = layout->graph->expression.result;
    for (int i = 0; i <= last; i++) {
        if (!graph_layout_draws(layout, i)) continue;
        Rect a = graph_layout_cell(layout, i);
        assert_true(a.x >= area.x - 0.1f && a.x + a.w <= area.x + area.w + 0.1f);
        assert_true(a.y >= area.y - 0.1f && a.y + a.h <= area.y + area.h + 0.1f);
        for (int k = i + 1; k <= last; k++) {
            if (graph_layout_draws(layout, k))
                assert_false(overlap(a, graph_layout_cell(layout, k)));
        }
    }
}

/* Edges run from box to box and through none. */
static void check_edges(const GraphLayout *layout) {
    int last = layout->graph->expression.result;
    for (int i = 0; i <= last; i++) {
        for (int operand = 0; operand < 2; operand++) {
            Point curve[GRAPH_CURVE];
            int points = graph_layout_curve(layout, i, operand, curve);
            for (int p = 0; p < points; p++) {
                for (int k = 0; k <= last; k++) {
                    Rect box = layout->box[k], dot = {curve[p].x, curve[p].y, 0, 0};
                    if (graph_layout_draws(layout, k)) assert_false(overlap(dot, box));
                }
            }
        }
    }
}

static void nothing_overlaps(void **state) {
    (void)state;
    static const Rect areas[] = {{10, 20, 380, 260}, {0, 0, 560, 430}, {5, 5, 250, 80}};
    static GraphLayout layout;
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        Frame *frame = frame_with(scenes[i], 1024, 640);
        for (int a = 0; a < 3; a++) {
            graph_layout_find(&layout, frame->lab.graph, areas[a], 1);
            check_boxes(&layout, areas[a]);
            check_edges(&layout);
        }
        frame_destroy(frame);
    }
}

/* The largest expressions there can be are laid out without harm. */
static void large_graphs_do_no_harm(void **state) {
    (void)state;
    static GraphLayout layout;
    char text[2000] = "x", sum[2000] = "x";
    Expression e;
    while (strlen(text) < 1900) strcat(text, "*sin(x)+x");
    while (strlen(sum) < 500) strcat(sum, "+x^x");
    const char *const large[] = {text, sum, "x", "5", "x*x", "2^3 + 1"};
    for (int i = 0; i < 6; i++) {
        SceneGraph scene = {.values = 1, .name = {"x"}, .value = {0.5}};
        strcpy(scene.expression, large[i]);
        GraphRun *graph = graph_of_scene(NULL, &scene);
        assert_true((graph != NULL) == expression_parse(&e, large[i], NULL));
        if (!graph) continue;
        graph_layout_find(&layout, graph, (Rect){0, 0, 400, 300}, 1);
        for (int step = 0; step <= graph_total(graph); step++) {
            char line[2][GRAPH_SENTENCE];
            graph_walk_to(graph, step);
            graph_words_step(graph, line);
        }
        for (int k = 0; k <= graph->expression.result; k++) {
            Point curve[GRAPH_CURVE];
            assert_in_range(graph_layout_curve(&layout, k, 0, curve), 0, GRAPH_CURVE);
            assert_in_range(graph_layout_curve(&layout, k, 1, curve), 0, GRAPH_CURVE);
        }
        free(graph);
    }
}

static void leaves_are_dragged_and_typed(void **state) {
    (void)state;
    Frame *frame = frame_with(loss_scene, 1024, 640);
    const double *value = frame->lab.scene.graph.value;
    static const char *const names[] = {"leaf", "leaf row"};
    for (int i = 0; i < 2; i++) {
        Point at = middle(where(frame, names[i], 1));
        press(frame, at, 1);
        for (int step = 1; step <= 8; step++)
            does(frame, (InputEvent){.kind = INPUT_MOVE, .at = {at.x, at.y - (float)step}});
        release(frame, at);
        assert_true(fabs(value[1] - 3.4) < 1e-9);
        key(frame, 'E', false);
        assert_true(lab_apply(&frame->lab, &(Action){.kind = ACTION_UNDO})); /* the whole drag */
        assert_true(value[1] == 3);
        frame_draw(frame);
        double_click(frame, middle(where(frame, names[i], 2)));
        does(frame, (InputEvent){.kind = INPUT_TEXT, .text = "-2.5"});
        assert_true(value[2] == 1);
        key(frame, KEY_ENTER, false);
        assert_true(value[2] == -2.5);
        assert_true(lab_apply(&frame->lab, &(Action){.kind = ACTION_UNDO}));
        frame_draw(frame);
    }
    double_click(frame, middle(where(frame, "leaf", 0)));
    does(frame, (InputEvent){.kind = INPUT_TEXT, .text = "7"});
    key(frame, KEY_ESCAPE, false);
    key(frame, KEY_ENTER, false);
    assert_true(value[0] == 2 && !frame->ui.editing.tag.target);
    frame_destroy(frame);
}

/* Without a mouse: Tab to a leaf, arrows; Space, and the walk goes on by itself to its end. */
static void a_keyboard_is_enough(void **state) {
    (void)state;
    Frame *frame = frame_with(loss_scene, 1024, 640);
    bool reached = false;
    for (int i = 0; i < 80 && !reached; i++) {
        key(frame, KEY_TAB, false);
        reached = called(frame->ui.focus) && strcmp(called(frame->ui.focus), "leaf") == 0;
    }
    assert_true(reached);
    int leaf = frame->ui.focus.index;
    double before = frame->lab.scene.graph.value[leaf];
    key(frame, KEY_UP, false);
    key(frame, KEY_RIGHT, false);
    key(frame, KEY_LEFT, false);
    assert_true(fabs(frame->lab.scene.graph.value[leaf] - before - 0.1) < 1e-9);
    key(frame, KEY_SPACE, false);
    assert_true(frame->lab.play.playing);
    for (int i = 0; i < 60 * 14; i++) turn(frame, NULL);
    assert_false(frame->lab.play.playing);
    assert_int_equal(frame->lab.graph->walked, 12);
    frame_destroy(frame);
}

static void the_walk_is_scrubbed(void **state) {
    (void)state;
    Frame *frame = frame_with(loss_scene, 1440, 900);
    Rect rail = where(frame, "scrub", 0);
    assert_int_equal(count(frame, "walk", -1, SHAPE_DISC), 12);
    assert_int_equal(count(frame, "curve", -1, SHAPE_LINE), 0);
    Point at = {rail.x + rail.w * 5.1f / 12, rail.y + rail.h / 2};
    press(frame, at, 1);
    release(frame, at);
    assert_int_equal(frame->lab.graph->walked, 5);
    frame_destroy(frame);
}

static void types(Frame *frame, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    snprintf(event.text, sizeof event.text, "%s", text);
    does(frame, event);
}

static void press_on(Frame *frame, const char *name, int index) {
    Rect r = where(frame, name, index);
    Point at = {r.x + r.w / 2, r.y + r.h / 2};
    press(frame, at, 1);
    release(frame, at);
}

/* In free play any expression is typed above its graph, and what cannot be read stays to be mended;
 * numbers keep their values where their names stay. */
static void an_expression_is_typed(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {set: circles}\nshow: [graph]", 1440, 900);
    Lab *lab = &frame->lab;
    assert_null(lab->graph);
    press_on(frame, "example", 1);
    assert_string_equal(lab->scene.graph.expression, "loss = abs(y - (x*w + b))");
    assert_true(lab->graph && lab->graph->count == 4 && lab->graph->walked == 0);
    frame_draw(frame);
    assert_int_equal(count(frame, "expression", -1, SHAPE_TEXT), 1);
    assert_int_equal(count(frame, "graph words", -1, SHAPE_TEXT), 0); /* once is enough */
    lab_apply(lab, &(Action){.kind = ACTION_SET_LEAF, .leaf = {.index = 1, .value = 7}});
    press_on(frame, "expression", 0);
    types(frame, "(x*y + ");
    assert_int_equal(count(frame, "expression wrong", -1, SHAPE_TEXT) > 0, 1);
    key(frame, KEY_ENTER, false);
    assert_non_null(strstr(lab->notice.text, "column 8"));
    assert_string_equal(lab->scene.graph.expression, "loss = abs(y - (x*w + b))");
    types(frame, "z)^2");
    assert_int_equal(count(frame, "expression right", -1, SHAPE_TEXT) > 0, 1);
    key(frame, KEY_ENTER, false);
    assert_string_equal(lab->scene.graph.expression, "(x*y + z)^2");
    assert_int_equal(lab->scene.graph.values, 3);
    assert_true(lab->scene.graph.value[scene_graph_find(&lab->scene.graph, "x")] == 7);
    lab_apply(lab, &(Action){.kind = ACTION_UNDO});
    assert_string_equal(lab->scene.graph.expression, "loss = abs(y - (x*w + b))");
    frame_draw(frame);
    press_on(frame, "expression away", 0);
    assert_null(lab->graph);
    int64_t epoch = lab->run->trainer.epoch;
    lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_int_equal(lab->run->trainer.epoch, epoch + 1); /* the network trains again */
    frame_destroy(frame);
}

static void a_monkey_breaks_nothing(void **state) {
    (void)state;
    static const char keys[] = "EBSFRNMXPTLGVZD -+?=123(";
    for (uint64_t seed = 1; seed <= 4; seed++) {
        Random random = random_create(seed, PURPOSE_USER);
        Frame *frame = frame_with(scenes[seed - 1], 1024, 640);
        for (int i = 0; i < 300; i++) {
            Point at = {random_uniform(&random, 0, 1024), random_uniform(&random, 0, 640)};
            Point to = {random_uniform(&random, 0, 1024), random_uniform(&random, 0, 640)};
            switch (random_below(&random, 5)) {
            case 0:
            case 1:
                press(frame, at, 1 + (int)random_below(&random, 2));
                does(frame, (InputEvent){.kind = INPUT_MOVE, .at = to});
                release(frame, to);
                break;
            case 2: key(frame, keys[random_below(&random, sizeof keys - 1)], i % 3 == 0); break;
            case 3: key(frame, KEY_ENTER + (int)random_below(&random, 15), i % 5 == 0); break;
            default: does(frame, (InputEvent){.kind = INPUT_TEXT, .text = "1.5e"});
            }
            const GraphRun *graph = frame->lab.graph;
            if (graph) assert_in_range(graph->walked, 0, graph_total(graph));
        }
        frame_destroy(frame);
    }
}

/* Where a projector has no room for all names below the dots, that of the last step stands there,
 * and of the one whose turn it is. */
static void a_crowded_walk_names_where_it_is(void **state) {
    (void)state;
    Frame *f = frame_with(neuron_scene, 1024, 640);
    f->ui.projector = true;
    frame_draw(f);
    assert_int_equal(count(f, "walk value", -1, SHAPE_TEXT), 0);
    for (int i = 1; i <= 4; i++) {
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_POINT});
        frame_draw(f);
        assert_int_equal(count(f, "walk value", -1, SHAPE_TEXT), 1);
        assert_int_equal(count(f, "walk value", i, SHAPE_TEXT), 1);
    }
    frame_destroy(f);
}

/* Where both ways cannot be named beside each other, the one that is being walked is. */
static void a_narrow_walk_names_the_way_it_is_on(void **state) {
    (void)state;
    Frame *f = frame_with(loss_scene, 1440, 900);
    assert_int_equal(count(f, "way", 0, SHAPE_TEXT) + count(f, "way", 1, SHAPE_TEXT), 2);
    f->ui.width = 1024;
    f->ui.height = 640;
    f->ui.projector = true;
    for (int i = 0; i < graph_total(f->lab.graph); i++) {
        frame_draw(f);
        bool back = i >= f->lab.graph->count;
        assert_int_equal(count(f, "way", back, SHAPE_TEXT), 1);
        if (count(f, "way", !back, SHAPE_TEXT) > 0)
            assert_true(count(f, "way", 0, SHAPE_TEXT) == 1); /* both have room */
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_POINT});
    }
    frame_destroy(f);
}

/* Where the sheet and a node's box are, on which the node's values can be read. */
static Rect sheet_of(const Frame *f) {
    int at = shapes_find(&f->shapes, "graph sheet", 0, -1);
    return at < 0 ? (Rect){0} : f->shapes.shape[at].rect;
}

static Rect box_of(const Frame *f, int node) {
    int at = shapes_find(&f->shapes, "graph node", node, -1);
    assert_true(at >= 0);
    return f->shapes.shape[at].rect;
}

static bool is_seen(const Frame *f, int node) {
    return rect_within(box_of(f, node), rect_inset(sheet_of(f), -3));
}

static void drags(Frame *f, Point from, float across, float up) {
    press(f, from, 1);
    for (int i = 1; i <= 4; i++) {
        Point at = {from.x + across * (float)i / 4, from.y + up * (float)i / 4};
        does(f, (InputEvent){.kind = INPUT_MOVE, .at = at});
    }
    release(f, (Point){from.x + across, from.y + up});
}

/* Beside the stage it keeps its size, begins at the result, goes with the walk, and is dragged. */
static void a_large_graph_beside_the_stage_can_be_read(void **state) {
    (void)state;
    Frame *f = frame_with(neuron_scene, 1440, 900);
    const GraphRun *g = f->lab.graph;
    int result = g->expression.result;
    assert_true(sheet_of(f).w <= 0); /* all of it is seen on the stage */
    ui_put(&f->ui, PANEL_GRAPH, PLACE_UPPER);
    ui_put(&f->ui, PANEL_PLANE, PLACE_STAGE);
    frame_draw(f);
    Rect sheet = sheet_of(f);
    assert_true(sheet.w > 200 && box_of(f, result).w > 45);
    assert_true(is_seen(f, result));
    while (g->walked < graph_total(g)) {
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_POINT});
        frame_draw(f);
        assert_true(is_seen(f, g->walked == graph_total(g) ? result : graph_last(g)));
    }
    for (int i = -1; (i = shapes_find(&f->shapes, "graph value", -1, i)) >= 0;)
        assert_true(f->shapes.shape[i].text.size >= 10);
    int leaf = 0; /* far left of the result, out of sight at first */
    while (!g->belongs[leaf]) leaf++;
    assert_false(is_seen(f, leaf));
    Point middle = {sheet.x + 5, sheet.y + sheet.h - 5};
    Rect before = box_of(f, result);
    drags(f, middle, 30, 0);
    assert_true(fabsf(box_of(f, result).x - before.x - 30) < 1);
    drags(f, middle, 2000, 0);
    assert_false(is_seen(f, result));
    drags(f, middle, -3000, 0); /* not beyond its edge, and back at once */
    assert_true(is_seen(f, result));
    assert_true(fabsf(box_of(f, result).x - before.x) < 1);
    drags(f, middle, 25, 0);
    float moved = box_of(f, result).x; /* and from there on by the arrows */
    Input arrow = {.width = 1440, .height = 900, .density = 1, .events = 1};
    arrow.event[0] = (InputEvent){.kind = INPUT_KEY, .key = KEY_LEFT};
    frame_step(f, &arrow);
    assert_true(box_of(f, result).x - moved > 20);
    lab_apply(&f->lab, &(Action){.kind = ACTION_STEP_BACK, .size = STEP_POINT});
    frame_draw(f);
    assert_true(is_seen(f, graph_last(g))); /* the walk is followed again */
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crowded_walk_names_where_it_is),
        cmocka_unit_test(a_narrow_walk_names_the_way_it_is_on),
        cmocka_unit_test(numbers_appear_as_they_are_walked),
        cmocka_unit_test(steps_are_said),
        cmocka_unit_test(a_derivative_is_a_chain),
        cmocka_unit_test(a_sentence_has_as_many_digits_as_it_takes),
        cmocka_unit_test(a_high_power_comes_out_as_printed),
        cmocka_unit_test(roads_are_added_up),
        cmocka_unit_test(a_step_downhill_is_said),
        cmocka_unit_test(nothing_overlaps),
        cmocka_unit_test(large_graphs_do_no_harm),
        cmocka_unit_test(leaves_are_dragged_and_typed),
        cmocka_unit_test(a_keyboard_is_enough),
        cmocka_unit_test(the_walk_is_scrubbed),
        cmocka_unit_test(a_large_graph_beside_the_stage_can_be_read),
        cmocka_unit_test(an_expression_is_typed),
        cmocka_unit_test(a_monkey_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
