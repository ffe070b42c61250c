/* The panels of numbers, factors and matrices on the screen: the worked examples of the lessons,
 * that what is shown is what the lab has, and that nothing overlaps. */
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
#include "base/numeral.h"
#include "fonts.h"
#include "nn/random.h"
#include "panels/factors/factors_tex.h"
#include "panels/matrices/matrices_tex.h"
#include "panels/numbers/numbers.h"
#include "scene/scene_file.h"
#include "ui/widgets.h"

static Input input = {.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};

static void does(Frame *frame, InputEvent event) {
    input.event[0] = event;
    input.events = 1;
    frame_step(frame, &input);
    input.events = 0;
}

static void key(Frame *frame, int which) {
    does(frame, (InputEvent){.kind = INPUT_KEY, .key = which});
}

static void press(Frame *frame, Point at, int clicks) {
    does(frame, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(frame,
         (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = clicks});
    does(frame, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

static void select_point(Frame *frame, int index) {
    Action select = {.kind = ACTION_SELECT_POINT};
    select.point.index = index;
    lab_apply(&frame->lab, &select);
    frame_draw(frame);
}

static void select_weight(Frame *frame, int index) {
    Action select = {.kind = ACTION_SELECT_WEIGHT};
    select.weights.index = index;
    lab_apply(&frame->lab, &select);
    frame_draw(frame);
}

/* In a window: the panel on the stage, the first point selected. */
static Frame *show(Scene *scene, Panel panel) {
    Frame *frame = frame_create(&fonts_boxes, 1);
    assert_true(lab_load(&frame->lab, scene));
    ui_put(&frame->ui, panel, PLACE_STAGE);
    frame_step(frame, &input);
    select_point(frame, 0);
    return frame;
}

static Frame *frame_of(const char *name, Panel panel) {
    char path[512];
    Scene scene;
    Message message;
    snprintf(path, sizeof path, "%s/scenes/curriculum/%s.scene", TESTS_FOLDER, name);
    if (!scene_read(&scene, path, &message)) fail_msg("%s", message.text);
    return show(&scene, panel);
}

static Frame *frame_with(const char *text, Panel panel) {
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test", 1, "", &message))
        fail_msg("%s", message.text);
    return show(&scene, panel);
}

/* All texts of a thing, one after the other; part: of what has two numbers, -1 for any. */
static const char *said_part(const Frame *frame, const char *name, int index, int part) {
    static char all[4096];
    const Shapes *s = &frame->shapes;
    size_t used = 0;
    all[0] = '\0';
    for (int i = -1; (i = shapes_find(s, name, index, i)) >= 0;) {
        bool mine = part < 0 || s->shape[i].mark.part == part;
        if (mine && s->shape[i].kind == SHAPE_TEXT)
            used +=
                (size_t)snprintf(all + used, sizeof all - used, "%s|", s->text + s->shape[i].first);
    }
    return all;
}

static const char *said(const Frame *frame, const char *name, int index) {
    return said_part(frame, name, index, -1);
}

static void assert_said(const Frame *frame, const char *name, int index, const char *what) {
    const char *text = said(frame, name, index);
    if (!strstr(text, what)) fail_msg("%s %d says \"%s\", not \"%s\"", name, index, text, what);
}

static Rect where(const Frame *frame, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&frame->shapes, name, index, i)) >= 0;) {
        if (frame->shapes.shape[i].kind == SHAPE_TARGET) return frame->shapes.shape[i].rect;
    }
    fail_msg("there is no %s %d", name, index);
    return (Rect){0};
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

/* ---- worked examples */

static void a_score_is_a_sum(void **state) {
    (void)state;
    static const char *const scores[] = {"8.00", "−8.00", "2.00"};
    Frame *frame = frame_of("01-admission", PANEL_NUMBERS);
    for (int p = 0; p < 3; p++) {
        select_point(frame, p);
        assert_said(frame, "unit", 0, scores[p]);
        assert_said(frame, "numbers loss", 0, "½(ŷ − y)² = 0.00");
    }
    assert_said(frame, "numbers label", 0, "2.00");
    assert_said(frame, "numbers bias", 2, "b −18.00");
    frame_destroy(frame);
    frame = frame_of("01-admission-step", PANEL_NUMBERS);
    assert_said(frame, "unit", 0, "→ 1");
    frame_destroy(frame);
}

/* 3x + 4y - 10 with (4, 5) wrongly called 1, rate 0.1: 2.6x + 3.5y - 10.1. */
static void a_trick_takes_a_little_of_the_point(void **state) {
    (void)state;
    Frame *frame = frame_of("02-trick", PANEL_NUMBERS);
    assert_said(frame, "unit", 0, "z 22.00 → 1");
    assert_said(frame, "numbers delta", 0, "δ 1.00");
    press(frame, middle(where(frame, "phase", PHASE_UPDATE)), 1);
    assert_said(frame, "numbers label", 0, "→ 2.60");
    assert_said(frame, "numbers label", 1, "→ 3.50");
    assert_said(frame, "numbers bias", 2, "→ −10.10");
    key(frame, KEY_RIGHT);
    assert_true(fabsf(frame->lab.run->trainer.net.theta[0] - 2.6f) < 1e-6f);
    frame_destroy(frame);
    frame = frame_of("02-mirror", PANEL_NUMBERS);
    assert_said(frame, "numbers delta", 0, "δ −1.00");
    frame_destroy(frame);
}

/* In every theme the phase that is shown can be read on its gold. */
static void the_phase_can_be_read(void **state) {
    (void)state;
    Frame *frame = frame_of("02-trick", PANEL_NUMBERS);
    press(frame, middle(where(frame, "phase", PHASE_LOSS)), 1);
    for (int k = 0; k < THEME_COUNT; k++) {
        const Shape *ground = NULL;
        const Theme *theme = theme_get((ThemeKind)k);
        int read = 0;
        frame->ui.theme = (ThemeKind)k;
        frame_draw(frame);
        for (int i = -1; (i = shapes_find(&frame->shapes, "phase", PHASE_LOSS, i)) >= 0;) {
            const Shape *s = &frame->shapes.shape[i];
            if (s->kind == SHAPE_RECT && !ground) ground = s;
            if (s->kind != SHAPE_TEXT || !ground) continue;
            assert_memory_equal(&ground->color, &theme->gold, sizeof theme->gold);
            assert_true(color_contrast(s->color, ground->color) > 4.5);
            read++;
        }
        assert_int_equal(read, 1);
    }
    frame_destroy(frame);
}

static void a_neuron_bends_its_score(void **state) {
    (void)state;
    Frame *frame = frame_of("04-neuron", PANEL_NUMBERS);
    assert_said(frame, "unit", 0, "z 2.60 → 0.93");
    assert_said(frame, "numbers delta", 0, "δ −0.07");
    assert_said(frame, "numbers loss", 0, "−ln ŷ = 0.07");
    key(frame, KEY_RIGHT);
    assert_said(frame, "numbers said", 0,
                "2.00 · 0.90 + 3.00 · 0.20 + (−1.00) · 0.30 + 0.50 = 2.60");
    frame_destroy(frame);
}

static void blame_is_a_product(void **state) {
    (void)state;
    Frame *frame = frame_of("13-tanh", PANEL_FACTORS);
    const Factors *f = lab_factors(&frame->lab);
    double product = 1;
    assert_int_equal(f->routes, 1);
    assert_int_equal(f->route[0].count, 4);
    for (int i = 0; i < 4; i++) product *= f->route[0].factor[i].value;
    assert_true(fabs(product - (double)frame->lab.gradient[0]) < 1e-5);
    char number[NUMBERS_TEXT];
    numbers_value(product, number);
    assert_said(frame, "factors check", 1, "agrees");
    frame_destroy(frame);
    frame = frame_of("13-linear", PANEL_FACTORS);
    assert_int_equal(lab_factors(&frame->lab)->route[0].count, 3); /* nothing bends */
    frame_destroy(frame);
}

/* ---- what is shown is what the lab has */

static const char *const networks[] = {
    "{layers: [1 sigmoid], start: {kind: normal, seed: 3}}",
    "{layers: [2 tanh, 1 sigmoid], start: {kind: normal, seed: 4}}",
    "{layers: [4 relu, 1 sigmoid], start: {kind: xavier, seed: 5}}",
    "{layers: [3 maxout, 2 elu, 1 sigmoid], start: {kind: xavier, seed: 6}}",
    "{layers: [8 tanh, 6 tanh, 4 leaky-relu, 1 sigmoid], start: {kind: xavier, seed: 7}}",
    "{layers: [64 tanh, 3 softmax], start: {kind: xavier, seed: 8}, dropout: 0.3}",
    "{layers: [2 tanh, 2 tanh, 2 tanh, 2 tanh, 2 tanh, 2 tanh, 2 tanh, 2 tanh, 1 sigmoid]}",
};
enum { NETWORKS = sizeof networks / sizeof *networks };

static Frame *frame_number(int i, Panel panel) {
    char text[512];
    snprintf(text, sizeof text, "data: {set: %s, count: 30, seed: %d}\nnetwork: %s",
             i == 5 ? "blobs, classes: 3" : "circles", i + 1, networks[i]);
    return frame_with(text, panel);
}

/* Of the ringed point at first; of all points the gradient that the step will follow. */
static void gradients_shown_are_those_of_the_lab(void **state) {
    (void)state;
    static const int edges[] = {2, 6, 12}; /* of small networks, every edge has its label */
    for (int i = 0; i < 2 * NETWORKS; i++) {
        bool all = i >= NETWORKS;
        Frame *frame = frame_number(i % NETWORKS, PANEL_NUMBERS);
        const Lab *lab = &frame->lab;
        int labels = 0;
        lab_apply(&frame->lab, &(Action){.kind = ACTION_SELECT_VOTES, .flag = all});
        frame_draw(frame);
        for (int w = 0; w < lab->run->trainer.net.count; w++) {
            char text[NUMBERS_TEXT], number[NUMBERS_TEXT];
            if (!said(frame, "numbers label", w)[0]) continue;
            snprintf(
                text, sizeof text, "∂ %.60s|",
                numbers_tight(all ? (double)lab->gradient[w] : factors_gradient(lab, w), number));
            assert_said(frame, "numbers label", w, text);
            labels++;
        }
        if (i < 3) assert_int_equal(labels, edges[i]);
        frame_destroy(frame);
    }
}

/* Of one point, the product of the factors is the gradient itself, for every weight. */
static void factors_make_the_gradient(void **state) {
    (void)state;
    for (int i = 0; i < NETWORKS; i++) {
        Frame *frame = frame_number(i, PANEL_PLANE);
        Lab *lab = &frame->lab;
        Action one = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
        one.training.batch = 1;
        one.training.shuffle = false;
        one.training.dropout = 0;
        assert_true(lab_apply(lab, &one));
        select_point(frame, lab->run->train.point[0]);
        for (int w = 0; w < lab->run->trainer.net.count; w += 3) {
            select_weight(frame, w);
            lab_find_factors(lab);
            const Factors *f = lab_factors(lab);
            double sum = 0;
            for (int r = 0; r < f->routes; r++) sum += f->route[r].product;
            double real = (double)lab->gradient[w], near = 1e-4 * (1 + fabs(real));
            assert_true(fabs(f->gradient - real) < near);
            if (f->routes) assert_true(fabs(sum - real) < near);
            if (!f->place.bias || i != 3)
                assert_true(f->place.layer + 1 == lab->run->trainer.net.layers ||
                            f->place.piece != factors_winner(lab, f->place.layer, f->place.to) ||
                            fabs(f->back * f->slope - f->delta) < near);
        }
        frame_destroy(frame);
    }
}

/* What is learned has slopes that four decimals do not show. */
static void a_small_slope_keeps_its_digits(void **state) {
    (void)state;
    static const struct {
        double slope;
        const char *text;
    } cases[] = {{-2.13e-5, "\\mathbf{−2.13·10⁻⁵}"}, {0.00456, "\\mathbf{0.00456}"},
                 {0.0987, "\\mathbf{0.0987}"},       {-0.25, "\\mathbf{−0.2500}"},
                 {12.5, "\\mathbf{12.5000}"},        {0, "\\mathbf{0}"}};
    Frame *frame = frame_number(1, PANEL_FACTORS);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char line[FACTORS_TEX];
        const Nudge nudge = {.epsilon = 1e-3, .slope = cases[i].slope};
        factors_tex_check(&frame->lab, &nudge, line);
        if (!strstr(line, cases[i].text)) fail_msg("%s is not in %s", cases[i].text, line);
    }
    frame_destroy(frame);
}

/* A thousandth agrees; a hundred-millionth drowns in rounding and is said to. */
static void too_small_a_nudge_is_seen_through(void **state) {
    (void)state;
    Frame *frame = frame_number(1, PANEL_FACTORS);
    const Factors *f = lab_factors(&frame->lab);
    assert_true(factors_agrees(f, &f->nudge[20]));
    assert_false(factors_agrees(f, &f->nudge[0]));
    assert_true(fabs(f->nudge[20].epsilon - 1e-3) < 1e-12);
    Rect track = where(frame, "epsilon", 0);
    press(frame, (Point){track.x + 1, track.y + track.h / 2}, 1);
    assert_int_equal(frame->ui.epsilon, 0);
    assert_said(frame, "factors check", 0, "differs");
    assert_said(frame, "factors said", 0, "equal in all their digits");
    press(frame, (Point){track.x + track.w - 1, track.y + track.h / 2}, 1);
    assert_int_equal(frame->ui.epsilon, FACTORS_NOTCHES - 1);
    frame_destroy(frame);
}

/* ---- the picture */

static bool overlap(Rect a, Rect b) {
    const float touch = 0.01f;
    return a.x + touch < b.x + b.w && b.x + touch < a.x + a.w && a.y + touch < b.y + b.h &&
           b.y + touch < a.y + a.h;
}

/* Labels and boxes of a frame. */
static void check_overlaps(const Frame *frame) {
    const Shapes *s = &frame->shapes;
    Rect box[400];
    int count = 0;
    for (int i = 0; i < s->shapes && count < 400; i++) {
        const Shape *shape = &s->shape[i];
        bool border = shape->kind == SHAPE_BORDER && shape->mark.name;
        if (border && (strcmp(shape->mark.name, "numbers label") == 0 ||
                       strcmp(shape->mark.name, "unit") == 0))
            box[count++] = shape->rect;
    }
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        for (int k = i + 1; k < count; k++) assert_false(overlap(box[i], box[k]));
    }
}

static void nothing_overlaps(void **state) {
    (void)state;
    static const float sizes[][2] = {{1024, 640}, {1440, 900}, {2560, 1440}};
    for (int i = 0; i < NETWORKS; i++) {
        Frame *frame = frame_number(i, PANEL_NUMBERS);
        for (int k = 0; k < 6; k++) {
            input.width = sizes[k / 2][0];
            input.height = sizes[k / 2][1];
            frame->ui.projector = k % 2;
            key(frame, KEY_RIGHT);
            check_overlaps(frame);
        }
        input.width = 1440;
        input.height = 900;
        frame_destroy(frame);
    }
}

static void a_walk_shows_layer_by_layer(void **state) {
    (void)state;
    Frame *frame = frame_of("13-tanh", PANEL_NUMBERS);
    const Trainer *t = &frame->lab.run->trainer;
    assert_int_not_equal(said(frame, "numbers label", 0)[0], 0);
    assert_non_null(strstr(said(frame, "numbers delta", -1), "δ"));
    key(frame, KEY_RIGHT); /* the hidden layer */
    assert_non_null(strstr(said(frame, "unit", 0), "→"));
    assert_string_equal(said(frame, "numbers delta", -1), "");
    assert_int_equal(t->next, PHASE_FORWARD);
    key(frame, KEY_RIGHT); /* the output */
    assert_int_equal(t->next, PHASE_LOSS);
    assert_string_equal(said(frame, "numbers loss", 0), "");
    key(frame, KEY_RIGHT);
    assert_int_equal(t->next, PHASE_BACKWARD);
    assert_said(frame, "numbers loss", 0, "(ŷ − y)²");
    key(frame, KEY_RIGHT); /* blame of the output */
    assert_non_null(strstr(said_part(frame, "numbers delta", 1, 0), "δ"));
    assert_string_equal(said(frame, "numbers delta", 0), "");
    key(frame, KEY_LEFT);
    assert_string_equal(said_part(frame, "numbers delta", 1, 0), "");
    key(frame, KEY_RIGHT);
    key(frame, KEY_RIGHT);
    assert_int_equal(t->next, PHASE_UPDATE);
    key(frame, KEY_RIGHT);
    assert_said(frame, "numbers label", 0, "→");
    assert_int_equal(t->steps, 0);
    key(frame, KEY_RIGHT);
    assert_int_equal(t->steps, 1);
    assert_int_equal(frame->ui.phases.phase, PHASE_FORWARD);
    key(frame, 'F');
    assert_int_equal(frame->ui.phases.phase, PHASE_FORWARD);
    assert_int_equal(frame->ui.phases.layers, 2);
    frame_destroy(frame);
}

/* What would give an answer away waits for it. */
static void a_question_keeps_the_way_back_covered(void **state) {
    (void)state;
    Frame *frame = frame_of("13-tanh", PANEL_NUMBERS);
    ui_put(&frame->ui, PANEL_FACTORS, PLACE_UPPER);
    lab_apply(&frame->lab, &(Action){.kind = ACTION_LOCK, .flag = true});
    frame_draw(frame);
    assert_string_equal(said(frame, "numbers delta", -1), "");
    assert_string_equal(said(frame, "factors check", -1), "");
    press(frame, middle(where(frame, "phase", PHASE_BACKWARD)), 1);
    assert_int_equal(frame->ui.phases.phase, PHASE_WALK_ALL);
    assert_non_null(strstr(frame->lab.notice.text, "answer"));
    frame_destroy(frame);
}

/* The first text that begins so in a thing's drawing. */
static const Shape *text_of(const Frame *frame, const char *name, int index, const char *begins) {
    const Shapes *s = &frame->shapes;
    for (int i = -1; (i = shapes_find(s, name, index, i)) >= 0;) {
        const Shape *shape = &s->shape[i];
        bool mine = shape->kind == SHAPE_TEXT &&
                    strncmp(s->text + shape->first, begins, strlen(begins)) == 0;
        if (mine) return shape;
    }
    fail_msg("%s %d has no text %s", name, index, begins);
    return NULL;
}

/* Only a last layer that the scene calls hidden is written as one, whatever the others are called. */
static void the_last_layer_has_the_name_of_its_units(void **state) {
    (void)state;
    static const struct {
        const char *names;
        bool hidden;
    } cases[] = {{"[[a, b], [out]]", false},
                 {"[[h1, h2], [out]]", false},
                 {"[[a, h1], [out]]", false},
                 {"[[a, b], [h1]]", true},
                 {"[[a, b], [h2]]", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[160];
        MatrixPiece piece[MATRICES_PIECES];
        snprintf(text, sizeof text,
                 "data: {set: xor}\nnetwork: {layers: [2 tanh, 1 sigmoid], names: %s}\n",
                 cases[i].names);
        Frame *frame = frame_with(text, PANEL_MATRICES);
        bool hat = false;
        int pieces = matrices_tex_layer(&frame->lab, 0, 1, piece);
        for (int k = 0; k < pieces; k++) hat |= strstr(piece[k].tex, "\\hat") != NULL;
        if (hat == cases[i].hidden) fail_msg("names: %s", cases[i].names);
        frame_destroy(frame);
    }
}

/* Threads leave a unit's blame to the left: nothing may stand there. */
static void blame_stands_left_of_the_bias(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {points: [[2, 2, blue]]}\n"
                              "network: {layers: [1 sigmoid], values: [{w: [[1, 1]], b: [0]}]}\n",
                              PANEL_NUMBERS);
    const Shape *delta = text_of(frame, "numbers delta", 0, "δ");
    const Shape *bias = text_of(frame, "numbers bias", 2, "b");
    assert_true(delta->at.y == bias->at.y);
    assert_true(delta->at.x < bias->at.x);
    frame_destroy(frame);
}

/* A weight of 0 is on neither side, so it has the colour of neither. */
static void zero_is_drawn_grey(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {points: [[2, 2, blue]]}\n"
                              "network: {layers: [1 sigmoid], values: [{w: [[0, 1]], b: [-1]}]}\n",
                              PANEL_NUMBERS);
    View view = {.lab = &frame->lab, .ui = &frame->ui, .theme = theme_get(frame->ui.theme)};
    const Theme *t = view.theme;
    const Color shown[] = {t->quiet, t->positive, t->negative};
    for (int i = 0; i < 3; i++) {
        Color color = view_edge_color(&view, i);
        assert_memory_equal(&color, &shown[i], sizeof color);
    }
    frame_destroy(frame);
}

static void boxes_and_labels_are_pressed(void **state) {
    (void)state;
    Frame *frame = frame_of("13-tanh", PANEL_NUMBERS);
    int at = shapes_find_part(&frame->shapes, "unit", 0, 1, -1);
    press(frame, middle(frame->shapes.shape[at].rect), 1);
    assert_int_equal(frame->lab.selected.layer, 0);
    assert_int_equal(frame->lab.selected.unit, 1);
    press(frame, middle(where(frame, "edge", 2)), 2);
    assert_int_equal(frame->lab.selected.weight, 2);
    assert_int_equal(frame->ui.editing.tag.index, 2);
    frame_draw(frame);
    int grounds = 0; /* behind the number alone */
    for (int i = -1; (i = shapes_find(&frame->shapes, "old value", 0, i)) >= 0;)
        grounds += rect_holds(where(frame, "edge", 2), middle(frame->shapes.shape[i].rect));
    assert_int_equal(grounds, 1);
    does(frame, (InputEvent){.kind = INPUT_TEXT, .text = "1.5"});
    key(frame, KEY_ENTER);
    assert_true(frame->lab.run->trainer.net.theta[2] == 1.5f);
    select_point(frame, -1);
    assert_said(frame, "numbers said", 0, "Select a point in the plane to see its numbers");
    assert_said(frame, "numbers label", 2, "1.50");
    assert_null(strstr(said(frame, "numbers label", 2), "∂"));
    frame_destroy(frame);
}

/* W leads to the weights, and Down through all of them, then the biases, and to the first again. */
static void keys_walk_through_weights_in_order(void **state) {
    (void)state;
    static const int order[] = {0, 1, 2, 3, 6, 7, 4, 5, 8};
    Frame *frame = frame_of("13-linear", PANEL_NUMBERS);
    ui_put(&frame->ui, PANEL_NETWORK, PLACE_UPPER);
    ui_put(&frame->ui, PANEL_FACTORS, PLACE_LOWER);
    select_weight(frame, 0);
    key(frame, 'W');
    for (int i = 0; i < 27; i++) {
        assert_int_equal(frame->ui.focus.index, order[i % 9]);
        key(frame, KEY_DOWN);
    }
    for (int i = 27; i > 0; i--) {
        assert_int_equal(frame->ui.focus.index, order[i % 9]);
        key(frame, KEY_UP);
    }
    frame_destroy(frame);
}

/* Where the weights are listed as well, W leads to the list: there no bias is left out. */
static void keys_walk_down_the_list(void **state) {
    (void)state;
    Frame *frame = frame_of("13-linear", PANEL_NUMBERS);
    ui_put(&frame->ui, PANEL_WEIGHTS, PLACE_UPPER);
    ui_put(&frame->ui, PANEL_NETWORK, PLACE_LOWER);
    select_weight(frame, 0);
    key(frame, 'W');
    for (int i = 0; i < 9; i++) {
        assert_int_equal(frame->ui.focus.index, i);
        key(frame, KEY_DOWN);
    }
    frame_destroy(frame);
}

/* In a lesson that asks to walk nothing is computed before the first step of it. */
static void a_lesson_begins_its_walk_blank(void **state) {
    (void)state;
    Frame *frame = frame_create(&fonts_boxes, 1);
    Message message;
    assert_true(frame_open(frame, LESSONS_FOLDER "/13-backpropagation-by-hand.md", &message));
    frame_step(frame, &input);
    assert_string_equal(said_part(frame, "unit", 0, 0), "N₁|");
    assert_string_equal(said(frame, "numbers loss", 0), "");
    key(frame, KEY_RIGHT);
    assert_string_equal(said_part(frame, "unit", 0, 0), "N₁|2.00|");
    assert_string_equal(said_part(frame, "unit", 1, 0), "ŷ|");
    frame_destroy(frame);
}

/* The smallest type among the matrices. */
static float smallest_of_matrices(const Frame *frame) {
    const Shapes *s = &frame->shapes;
    float least = INFINITY;
    for (int i = -1; (i = shapes_find(s, "matrices line", 0, i)) >= 0;) {
        if (s->shape[i].kind == SHAPE_TEXT && s->shape[i].text.size < least)
            least = s->shape[i].text.size;
    }
    return least;
}

/* In projector mode a layer takes as many rows as its type needs to be half as large again. */
static void matrices_can_be_read_from_the_back(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {points: [[2, 0, 0, blue], [0, 2, 0, red]]}\n"
                              "network: {layers: [4 sigmoid]}\nshow: [matrices, plane, network]",
                              PANEL_MATRICES);
    select_point(frame, 0);
    float usual = smallest_of_matrices(frame);
    frame->ui.projector = true;
    does(frame, (InputEvent){.kind = INPUT_MOVE, .at = {1, 1}});
    assert_true(isfinite(usual) && smallest_of_matrices(frame) > 1.4f * usual);
    frame_destroy(frame);
}

static void matrices_tell_their_shapes(void **state) {
    (void)state;
    Frame *frame =
        frame_with("data: {points: [[2, 0, 0, blue], [0, 2, 0, red], [0, 0, 2, green]]}\n"
                   "network: {layers: [4 sigmoid, 4 sigmoid, 3 softmax]}",
                   PANEL_MATRICES);
    static const int shapes[][2] = {{1, 3}, {3, 4}, {1, 4}, {4, 4}, {4, 3}};
    for (int i = 0; i < 5; i++)
        assert_true(said_part(frame, "matrix shape", shapes[i][0], shapes[i][1])[0] != '\0');
    assert_string_equal(said_part(frame, "matrix shape", 3, 4), "W¹  3×4|");
    assert_string_equal(said_part(frame, "matrix shape", 4, 4), "W²  4×4|");
    assert_null(strstr(said_part(frame, "matrix shape", 1, 3), "W"));
    assert_string_equal(said(frame, "matrices line", 3), "");
    frame_destroy(frame);
}

/* By the switch, the rows of all points go through every layer. */
static void matrices_take_all_points(void **state) {
    (void)state;
    Frame *frame =
        frame_with("data: {points: [[2, 0, red], [0, 1, blue], [1, 1, red], [3, 0, blue]]}\n"
                   "network: {layers: [3 linear, 1 linear], values: [{w: [[1, 0], [0, 1], [1, 1]], "
                   "b: [0.25, 0, 0]}, {w: [[1, 2, 3]], b: [0]}]}\n"
                   "training: {loss: squared}\nselect: {point: 1}",
                   PANEL_MATRICES);
    frame->ui.phases = (PhaseWalk){PHASE_FORWARD, 2};
    frame_draw(frame);
    assert_string_equal(said_part(frame, "matrix shape", 4, 3), "");
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SELECT_VOTES, .flag = true});
    frame_draw(frame);
    static const int shapes[][2] = {{4, 2}, {2, 3}, {4, 3}, {3, 1}, {4, 1}};
    for (int i = 0; i < 5; i++)
        assert_true(said_part(frame, "matrix shape", shapes[i][0], shapes[i][1])[0] != '\0');
    assert_said(frame, "matrices line", 0, "2.25"); /* 2 + 0.25 */
    assert_said(frame, "matrices line", 1, "8.25"); /* 2.25 + 2 · 0 + 3 · 2 */
    assert_said(frame, "matrices line", 1, "5.25"); /* of the second point */
    assert_string_equal(said(frame, "matrices line", 2), "");
    frame_destroy(frame);
}

/* The worked example of lesson 13, in each phase, of the ringed point and of all. */
static void matrices_follow_the_phase(void **state) {
    (void)state;
    Frame *frame = frame_with(
        "data: {points: [[3, 1, red], [1, 2, red], [2, -1, red], [-1, 2, blue], [-2, 1, blue], "
        "[-2, -2, blue]]}\n"
        "network: {layers: [2 linear, 1 linear], values: [{w: [[0.5, 1], [-1, 2]], b: [-0.5, 2]}, "
        "{w: [[0.5, -1]], b: [0]}]}\n"
        "training: {loss: mean-squared, rate: 0.02}",
        PANEL_MATRICES);
    ui_put(&frame->ui, PANEL_NUMBERS, PLACE_UPPER);
    select_weight(frame, 0);
    frame->ui.phases = (PhaseWalk){PHASE_LOSS, 2};
    frame_draw(frame);
    assert_said(frame, "matrices line", 0, "1.00");
    assert_string_equal(said(frame, "matrices line", 1), "");
    frame->ui.phases = (PhaseWalk){PHASE_BACKWARD, 1};
    frame_draw(frame);
    assert_non_null(strstr(said(frame, "matrices line", 1), "4.00")); /* w5: 2 · −2 */
    assert_string_equal(said(frame, "matrices line", 2), "");
    frame->ui.phases = (PhaseWalk){PHASE_BACKWARD, 2};
    frame_draw(frame);
    const char *const delta[] = {"2.00", "0.50", "1.00", "2.00"}, *const gradient[] = {
                                                                      "3.00", "3.00", "6.00"};
    for (int i = 0; i < 4; i++) assert_said(frame, "matrices line", 2, delta[i]);
    for (int i = 0; i < 3; i++) assert_said(frame, "matrices line", 3, gradient[i]);
    assert_non_null(strstr(said_part(frame, "matrix shape", 2, 1), "2×1"));
    lab_apply(&frame->lab, &(Action){.kind = ACTION_SELECT_VOTES, .flag = true});
    frame_draw(frame);
    assert_said(frame, "matrices line", 1, "2.67");
    assert_said(frame, "matrices line", 1, "5.33");
    assert_non_null(strstr(said_part(frame, "matrix shape", 2, 6), "2×6"));
    frame->ui.phases = (PhaseWalk){PHASE_UPDATE, 2};
    frame_draw(frame);
    char after[NUMBERS_TEXT];
    double w = (double)lab_network(&frame->lab)->theta[0] + (double)frame->lab.change[0];
    assert_said(frame, "matrices line", 0, numbers_value(w, after));
    frame_destroy(frame);
}

/* Factors as they are written, multiplied, are the gradient as it is written; or it says about. */
static void written_products_come_out(void **state) {
    (void)state;
    int about = 0, equal = 0;
    for (int i = 0; i < 5; i++) {
        Frame *frame = frame_number(i, PANEL_FACTORS);
        for (int w = 0; w < lab_network(&frame->lab)->count; w += 2) {
            select_weight(frame, w);
            const Factors *f = lab_factors(&frame->lab);
            if (f->routes != 1) continue;
            double product = 1, value[FACTORS_LONG];
            for (int k = 0; k < f->route[0].count; k++) value[k] = f->route[0].factor[k].value;
            int decimals = numeral_product(value, f->route[0].count, f->gradient);
            for (int k = 0; k < f->route[0].count; k++) {
                char text[NUMBERS_TEXT];
                numbers_factor(value[k], decimals, text);
                const char *size = strncmp(text, "−", 3) == 0 ? text + 3 : text;
                assert_said(frame, "factors line", 1, size);
                product *= strtod(size, NULL);
            }
            char wanted[NUMBERS_TEXT], got[NUMBERS_TEXT];
            numbers_value(fabs(f->gradient), wanted);
            if (strcmp(numbers_value(product, got), wanted) == 0)
                equal++;
            else
                about += strstr(said(frame, "factors line", 1), "≈") != NULL;
            assert_int_equal(strstr(said(frame, "factors line", 1), "≈") == NULL, decimals > 0);
        }
        frame_destroy(frame);
    }
    assert_true(equal > 10 && equal > about);
}

/* The numbers of a formula, in order; of those with a power of ten what stands before it. */
static int numbers_in(const char *tex, double *number, int most) {
    int count = 0;
    for (const char *at = tex; *at; at++) {
        bool negative = strncmp(at, "−", strlen("−")) == 0;
        const char *digits = negative ? at + strlen("−") : at;
        if (*digits < '0' || *digits > '9') continue;
        char *after;
        double size = strtod(digits, &after);
        assert_true(count < most);
        number[count++] = negative ? -size : size;
        at = after - 1;
        if (strncmp(after, "·10", strlen("·10")) == 0) at += strlen("·10");
    }
    return count;
}

/* Within what two decimals, or the digits in their place, leave. */
static void stands_for(double shown, double value) {
    char text[NUMBERS_TEXT];
    double wanted = 0;
    assert_int_equal(numbers_in(numbers_value(value, text), &wanted, 1), 1);
    if (fabs(shown - wanted) > 1e-9) fail_msg("%g is shown where %g is meant", shown, wanted);
}

/* In brackets where something is taken times it, or added to it; and only there. */
static void negatives_are_bracketed(const char *tex) {
    const char *minus = "−";
    for (const char *at = tex; (at = strstr(at, minus)); at++) {
        bool begins = at - tex >= 2 && (strncmp(at - 2, "= ", 2) == 0 || at[-1] == '{' ||
                                        strncmp(at - 2, "( ", 2) == 0);
        if (!begins && !(at > tex && at[-1] == '(')) fail_msg("a bare minus in %s", tex);
        if (at - tex >= 3 && strncmp(at - 3, "= (", 3) == 0) fail_msg("brackets in %s", tex);
    }
}

/* Where there are too many routes, layer by layer: slope times the weights and deltas above. */
static void every_number_of_a_recursion_is_its_own(void **state) {
    (void)state;
    static char line[FACTORS_LINES][FACTORS_TEX];
    int recursions = 0;
    for (int i = 3; i < NETWORKS; i++) {
        Frame *frame = frame_number(i, PANEL_FACTORS);
        const Lab *lab = &frame->lab;
        const Network *net = lab_network(lab);
        for (int w = 0; w < net->count; w += 2) {
            select_weight(frame, w);
            const Factors *f = lab_factors(lab);
            if (f->routes) continue;
            double number[64] = {0};
            int count, above = f->place.layer + 1, units = net->layer[above].to;
            int terms = units < 3 ? units : 3;
            assert_int_equal(factors_tex_lines(lab, FACTORS_ALL, line), 3);
            for (int k = 0; k < 3; k++) negatives_are_bracketed(line[k]);
            count = numbers_in(line[1], number, 64);
            assert_int_equal(count, 2 + 2 * terms);
            stands_for(number[0], f->slope);
            for (int k = 0; k < terms; k++) {
                int weight = network_w(net, above, factors_winner(lab, above, k), k, f->place.to);
                stands_for(number[1 + 2 * k], (double)net->theta[weight]);
                stands_for(number[2 + 2 * k], factors_delta(lab, above, k));
            }
            stands_for(number[count - 1], f->delta);
            assert_int_equal(strstr(line[1], "cdots") != NULL, units > terms);
            recursions++;
            const char *numbers = strstr(line[2], "} = ");
            assert_non_null(numbers);
            numbers = f->place.bias ? strstr(line[2], "gold}") : strstr(numbers + 4, " = ");
            assert_non_null(numbers);
            count = numbers_in(numbers, number, 64);
            assert_int_equal(count, f->place.bias ? 1 : 3);
            stands_for(number[count - 1], f->gradient);
            if (!f->place.bias) stands_for(number[0], f->delta);
            if (!f->place.bias) stands_for(number[1], f->input);
            /* In few lines: what is on the way, times what it reaches. */
            assert_int_equal(factors_tex_lines(lab, FACTORS_BRIEF, line), 1);
            negatives_are_bracketed(line[0]);
            numbers = strstr(line[0], " = ");
            assert_non_null(numbers);
            assert_int_equal(numbers_in(numbers, number, 64), 3);
            stands_for(number[0], f->delta);
            stands_for(number[1], f->input);
            stands_for(number[2], f->gradient);
        }
        frame_destroy(frame);
    }
    assert_true(recursions > 20);
}

/* Every panel in every place, of every network, with and without a point. */
static void every_place_can_hold_them(void **state) {
    (void)state;
    static const Panel panels[] = {PANEL_NUMBERS, PANEL_FACTORS, PANEL_MATRICES};
    for (int i = 0; i < NETWORKS; i++) {
        Frame *frame = frame_number(i, PANEL_PLANE);
        for (int k = 0; k < 9; k++) {
            ui_put(&frame->ui, panels[k / 3], (Place)(k % 3));
            select_point(frame, k % 4 ? 0 : -1);
            select_weight(frame, k % 2 ? frame->lab.run->trainer.net.count - 1 : -1);
        }
        frame_destroy(frame);
    }
    Frame *empty = frame_with("data: {set: none}", PANEL_NUMBERS);
    ui_put(&empty->ui, PANEL_FACTORS, PLACE_UPPER);
    ui_put(&empty->ui, PANEL_MATRICES, PLACE_LOWER);
    for (int i = 0; i < 12; i++) key(empty, KEY_RIGHT);
    frame_destroy(empty);
}

/* Of the points that are trained on, though the first that are wrong are held out. */
static void the_point_that_is_picked_has_a_gradient(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {set: circles, count: 40, seed: 6, test: 0.5}\n"
                              "network: {layers: [1 sigmoid]}\nselect: {weight: \"w[1,1,1]\"}\n",
                              PANEL_FACTORS);
    const Lab *lab = &frame->lab;
    int first = 0;
    select_point(frame, -1);
    while (!lab->mistaken[first]) first++;
    assert_true(lab->held[first]);
    int at = shapes_find(&frame->shapes, "pick point", 0, -1);
    while (at >= 0 && frame->shapes.shape[at].kind != SHAPE_TARGET)
        at = shapes_find(&frame->shapes, "pick point", 0, at);
    assert_true(at >= 0);
    press(frame, rect_middle(frame->shapes.shape[at].rect), 1);
    assert_true(lab->selected.point >= 0);
    assert_false(lab->held[lab->selected.point]);
    assert_true(lab->mistaken[lab->selected.point]);
    assert_true(lab_factors(lab)->known);
    frame_destroy(frame);
}

/* Of a layer. */
static int edges_drawn(const Frame *frame, int layer) {
    const Network *net = lab_network(&frame->lab);
    const Shapes *s = &frame->shapes;
    bool seen[2048] = {false}; /* one may be of several shapes */
    int count = 0;
    assert_true(net->count <= 2048);
    for (int i = 0; i < s->shapes; i++) {
        const Mark *mark = &s->shape[i].mark;
        if (!mark->name || strcmp(mark->name, "edge") != 0) continue;
        if (seen[mark->index] || weight_place(net, mark->index).layer != layer) continue;
        seen[mark->index] = true;
        count++;
    }
    return count;
}

static void of_very_many_edges_the_strongest_are_drawn(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {set: xor, count: 8}\n"
                              "network: {layers: [30 tanh, 30 tanh, 1 sigmoid]}\n"
                              "show: [numbers]\n",
                              PANEL_NUMBERS);
    const Network *net = lab_network(&frame->lab);
    int weakest = network_w(net, 1, 0, 0, 0), strongest = weakest;
    assert_int_equal(edges_drawn(frame, 0), 60); /* of few, all */
    int drawn = edges_drawn(frame, 1);
    for (int j = 0; j < 30; j++) {
        for (int i = 0; i < 30; i++) {
            int index = network_w(net, 1, 0, j, i);
            if (fabsf(net->theta[index]) < fabsf(net->theta[weakest])) weakest = index;
            if (fabsf(net->theta[index]) > fabsf(net->theta[strongest])) strongest = index;
        }
    }
    assert_true(drawn >= 240 && drawn < 280); /* and those with labels */
    assert_true(shapes_find(&frame->shapes, "edge", strongest, -1) >= 0);
    assert_true(shapes_find(&frame->shapes, "edge", weakest, -1) < 0);
    select_weight(frame, weakest); /* and what is spoken of */
    assert_true(shapes_find(&frame->shapes, "edge", weakest, -1) >= 0);
    frame_destroy(frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_is_a_sum),
        cmocka_unit_test(a_trick_takes_a_little_of_the_point),
        cmocka_unit_test(a_neuron_bends_its_score),
        cmocka_unit_test(blame_is_a_product),
        cmocka_unit_test(gradients_shown_are_those_of_the_lab),
        cmocka_unit_test(factors_make_the_gradient),
        cmocka_unit_test(a_small_slope_keeps_its_digits),
        cmocka_unit_test(too_small_a_nudge_is_seen_through),
        cmocka_unit_test(nothing_overlaps),
        cmocka_unit_test(a_walk_shows_layer_by_layer),
        cmocka_unit_test(matrices_follow_the_phase),
        cmocka_unit_test(written_products_come_out),
        cmocka_unit_test(every_number_of_a_recursion_is_its_own),
        cmocka_unit_test(keys_walk_through_weights_in_order),
        cmocka_unit_test(keys_walk_down_the_list),
        cmocka_unit_test(a_lesson_begins_its_walk_blank),
        cmocka_unit_test(a_question_keeps_the_way_back_covered),
        cmocka_unit_test(the_last_layer_has_the_name_of_its_units),
        cmocka_unit_test(blame_stands_left_of_the_bias),
        cmocka_unit_test(zero_is_drawn_grey),
        cmocka_unit_test(the_phase_can_be_read),
        cmocka_unit_test(boxes_and_labels_are_pressed),
        cmocka_unit_test(matrices_tell_their_shapes),
        cmocka_unit_test(matrices_can_be_read_from_the_back),
        cmocka_unit_test(matrices_take_all_points),
        cmocka_unit_test(every_place_can_hold_them),
        cmocka_unit_test(the_point_that_is_picked_has_a_gradient),
        cmocka_unit_test(of_very_many_edges_the_strongest_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
