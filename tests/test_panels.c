/* The panels about one quantity, on the stage: a curve, the likelihood, the gradients, the
 * landscape. Scenes are written to a file, opened, drawn, and asked what words and shapes are
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/numeral.h"
#include "draw/text.h"
#include "opened.h"
#include "ui/layout.h"
#include "ui/subject.h"

static const char FOUR[] =
    "data: {points: [[0.4054651, 0.8472979, red], [1.3862944, -2.1972246, blue],\n"
    "  [-2.1972246, 1.3862944, red], [-0.8472979, -0.4054651, blue]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[1, 0]], b: [0]}]}\n"
    "training: {rate: 0.5}\n"
    "select: {point: 1}\n";

static const char LINE[] =
    "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
    "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
    "training: {rate: 0.3, loss: squared}\n";

static const char DEEP[] = "data: {set: circles, count: 40, seed: 1}\n"
                           "network: {layers: [4 tanh, 3 relu, 1 sigmoid]}\n"
                           "training: {rate: 0.3}\n";

static void draw_at(Frame *frame, Panel panel, Place place) {
    ui_put(&frame->ui, panel, place);
    frame->ui.revision++;
    frame_draw(frame);
}

static Frame *shown(const char *scene, Panel panel) {
    Frame *frame = opened(scene);
    draw_at(frame, panel, PLACE_STAGE);
    return frame;
}

static int count(const Frame *f, const char *name, int index, ShapeKind kind) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;)
        n += f->shapes.shape[i].kind == kind;
    return n;
}

static const Shape *first(const Frame *f, const char *name, int index, ShapeKind kind) {
    const Shape *shape = opened_shape(f, name, index, kind);
    if (!shape) fail_msg("no %s %d is drawn", name, index);
    return shape;
}

/* Whether a text that holds these words is on the stage. */
static bool says(const Frame *f, const char *words) {
    Rect stage = layout_of(&f->ui).stage;
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && rect_holds(stage, s->at) &&
            strstr(f->shapes.text + s->first, words))
            return true;
    }
    return false;
}

static void does(Frame *f, InputKind kind, Point at) {
    Input input = {.seconds = 0.01, .width = 1440, .height = 900, .density = 1, .events = 1};
    input.event[0] = (InputEvent){.kind = kind, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    frame_step(f, &input);
}

static void drag(Frame *f, Point from, Point to) {
    does(f, INPUT_MOVE, from);
    does(f, INPUT_PRESS, from);
    for (int i = 1; i <= 8; i++) {
        float t = (float)i / 8;
        does(f, INPUT_MOVE, (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
    does(f, INPUT_RELEASE, to);
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

/* ---- the figures of the timeline */

/* However long a run has been, the epoch and the loss are read whole. */
static void large_epochs_are_read_whole(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\ntraining: {rate: 0.01}\n");
    for (int i = 0; i < 1234567; i++) run_epoch(f->lab.run);
    lab_apply(&f->lab, &(Action){.kind = ACTION_SELECT_POINT});
    frame_draw(f);
    bool epoch = false;
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Shape *s = &f->shapes.shape[i];
        const char *text = f->shapes.text + s->first;
        if (s->kind != SHAPE_TEXT || !rect_holds(layout_of(&f->ui).timeline, s->at)) continue;
        epoch |= strcmp(text, "1234567") == 0;
        if (strstr(text, "…")) fail_msg("'%s' is cut", text);
    }
    assert_true(epoch);
    frame_destroy(f);
}

/* ---- likelihood */

static void four_points_are_as_likely_as_their_product(void **state) {
    (void)state;
    Frame *f = shown(FOUR, PANEL_LIKELIHOOD);
    assert_true(says(f, "0.0084") && says(f, "4.78") && says(f, "1.19"));
    assert_true(says(f, "0.6") && says(f, "0.2") && says(f, "0.1") && says(f, "0.7"));
    assert_true(says(f, "0.51") && says(f, "1.61") && says(f, "2.30") && says(f, "0.36"));
    float high = first(f, "probability", 3, SHAPE_RECT)->rect.h;
    float low = first(f, "probability", 2, SHAPE_RECT)->rect.h;
    assert_true(fabsf(high - 7 * low) < 0.1f);
    does(f, INPUT_MOVE, middle(first(f, "say point", 2, SHAPE_TARGET)->rect));
    Subject pointed = subject_of(&f->lab, f->ui.hover);
    assert_true(pointed.kind == SUBJECT_POINT && pointed.index == 2);
    frame_destroy(f);
}

/* A lesson that has not come to logarithms yet shows bars and their product alone. */
static void without_the_loss_there_are_bars_and_a_product(void **state) {
    (void)state;
    Frame *f = opened(FOUR);
    Message message;
    if (!frame_open(f, LESSONS_FOLDER "/05-how-wrong.md#3", &message)) fail_msg("%s", message.text);
    frame_draw(f);
    assert_true(says(f, "0.302") && says(f, "product") && says(f, "0.7"));
    assert_true(!says(f, "0.36") && !says(f, "sum of −ln") && !says(f, "mean of −ln"));
    frame_destroy(f);
}

static void what_is_no_probability_is_said(void **state) {
    (void)state;
    Frame *f = shown(LINE, PANEL_LIKELIHOOD);
    assert_int_equal(count(f, "probability", -1, SHAPE_RECT), 0);
    assert_true(says(f, "numbers, not classes"));
    frame_destroy(f);
}

/* ---- curve */

static void a_sigmoid_tells_score_value_and_slope(void **state) {
    (void)state;
    Frame *f = shown(FOUR, PANEL_CURVE);
    assert_true(says(f, "z = 0.41") && says(f, "a = 0.60"));
    assert_true(says(f, "slope a(1 − a) = 0.24"));
    assert_int_equal(count(f, "score tick", -1, SHAPE_LINE), 4);
    const Shape *curve = first(f, "activation", 0, SHAPE_LINE);
    assert_true(curve->count > 100);
    const Shape *disc = first(f, "score", 0, SHAPE_DISC);
    Point at = middle(disc->rect), *p = f->shapes.point + curve->first;
    float nearest = INFINITY;
    for (int i = 0; i < curve->count; i++)
        nearest = fminf(nearest, hypotf(p[i].x - at.x, p[i].y - at.y));
    assert_true(nearest < 2);
    frame_destroy(f);
}

/* Every activation can be shown, with a point selected and without. */
static void every_activation_has_a_curve(void **state) {
    (void)state;
    for (int a = 0; a < ACTIVATION_COUNT; a++) {
        const char *name = activation_name((Activation)a);
        bool output = a == ACTIVATION_SOFTMAX || a == ACTIVATION_STEP;
        char scene[512];
        snprintf(
            scene, sizeof scene,
            "data: {set: gauss, count: 20, seed: 1}\nnetwork: {layers: [%s%s%s]}\n"
            "training: {%s}\nselect: {unit: [1, 1], point: 3}\n",
            output ? "" : "3 ", output ? (a == ACTIVATION_STEP ? "1 step" : "2 softmax") : name,
            output ? "" : ", 1 sigmoid", a == ACTIVATION_STEP ? "rule: perceptron" : "rate: 0.1");
        Frame *f = shown(scene, PANEL_CURVE);
        assert_true(says(f, name));
        assert_int_equal(count(f, "activation", 0, SHAPE_LINE), 1);
        assert_int_equal(count(f, "score", 2, SHAPE_DISC), 2);
        Action none = {.kind = ACTION_SELECT_POINT};
        none.point.index = -1;
        lab_apply(&f->lab, &none);
        frame_draw(f);
        assert_int_equal(count(f, "tangent", 0, SHAPE_LINE), 0);
        frame_destroy(f);
    }
}

/* The scores of all points are those that each point's own pass gives. */
static void scores_are_those_of_the_points(void **state) {
    (void)state;
    Frame *f = shown(DEEP, PANEL_CURVE);
    Lab *lab = &f->lab;
    Action select = {.kind = ACTION_SELECT_UNIT};
    select.unit.layer = 1, select.unit.unit = 2;
    lab_apply(lab, &select);
    assert_int_equal(lab->scores.count, 40);
    for (int i = 0; i < lab->scores.count; i++) {
        PointPass pass;
        assert_true(lab_pass(lab, lab->scores.point[i], NULL, &pass));
        assert_true(fabsf(pass.z[1][2] - lab->scores.z[i]) < 1e-5f);
    }
    frame_destroy(f);
}

/* ---- gradients */

static void bars_are_as_long_as_gradients(void **state) {
    (void)state;
    Frame *f = shown(DEEP, PANEL_GRADIENTS);
    Lab *lab = &f->lab;
    const Network *net = &lab->run->trainer.net;
    Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    for (int i = 0; i < 20; i++) lab_apply(lab, &step);
    frame_draw(f);
    for (int l = 0; l < 3; l++) {
        int end = l < 2 ? net->layer[l + 1].w : net->count;
        double sum = 0;
        for (int i = net->layer[l].w; i < end; i++)
            sum += (double)lab->gradient[i] * (double)lab->gradient[i];
        char text[32];
        assert_true(says(f, numeral_plain(sqrt(sum), text, sizeof text)));
        assert_int_equal(count(f, "layer gradient", l, SHAPE_RECT), 1);
        assert_int_equal(count(f, "gradient line", l, SHAPE_LINE), 1);
    }
    assert_int_equal(lab->trail.count, 21);
    frame_destroy(f);
}

/* ---- landscape */

static void the_lowest_place_is_the_best_line(void **state) {
    (void)state;
    Frame *f = shown(LINE, PANEL_LANDSCAPE);
    const Terrain *t = &f->terrain;
    int best = 0;
    for (int i = 0; i < t->size * t->size; i++) {
        if (t->value[i] < t->value[best]) best = i;
    }
    float cell = (t->span[0].high - t->span[0].low) / (float)(t->size - 1);
    float w = t->span[0].low + cell * (float)(best % t->size);
    float b = t->span[1].high - cell * (float)(best / t->size);
    assert_true(fabsf(w - 0.64f) <= cell && fabsf(b) <= cell); /* least squares: 6.4 / 10, and 0 */
    assert_true(says(f, "w = −1.00") && says(f, "b = 1.00") && says(f, "loss = "));
    frame_destroy(f);
}

/* The gold arrow points where the coming step goes, and the way has a place a step. */
static void the_way_and_the_step_are_on_it(void **state) {
    (void)state;
    Frame *f = shown(LINE, PANEL_LANDSCAPE);
    Rect area = first(f, "landscape", 0, SHAPE_TARGET)->rect;
    bool found = false;
    for (int i = -1; (i = shapes_find(&f->shapes, "gradient arrow", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        const Point *end = f->shapes.point + s->first;
        if (s->kind != SHAPE_ARROW || !rect_holds(area, end[0])) continue;
        found = true;
        float dx = end[1].x - end[0].x, dy = end[0].y - end[1].y;
        assert_true(fabsf(dx * f->lab.change[1] - dy * f->lab.change[0]) < 0.1f);
        assert_true(dx * f->lab.change[0] > 0);
    }
    assert_true(found);
    Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    for (int i = 0; i < 5; i++) lab_apply(&f->lab, &step);
    frame_draw(f);
    assert_int_equal(count(f, "path", 0, SHAPE_DISC), 6);
    Action back = {.kind = ACTION_SEEK, .epoch = 2};
    lab_apply(&f->lab, &back);
    frame_draw(f);
    assert_int_equal(count(f, "path", 0, SHAPE_DISC), 3);
    frame_destroy(f);
}

/* From the same start over the same ground, the ways with other settings stay in sight; else they
 * go. */
static void former_ways_stay_for_comparison(void **state) {
    (void)state;
    Frame *f = shown(LINE, PANEL_LANDSCAPE);
    Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH}, restart = {.kind = ACTION_RESTART};
    for (int way = 0; way < 4; way++) {
        lab_apply(&f->lab, &restart);
        frame_draw(f); /* the way just left is one of them at once */
        for (int i = 0; i <= TRAIL_FORMER; i++)
            assert_int_equal(count(f, "former path", i, SHAPE_LINE), way > i);
        for (int i = 0; i <= way; i++) lab_apply(&f->lab, &step);
        frame_draw(f);
        assert_int_equal(count(f, "path", 0, SHAPE_DISC), way + 2);
        assert_int_equal(count(f, "former path", 0, SHAPE_LINE), way > 0);
        assert_int_equal(count(f, "former path", 1, SHAPE_LINE), way > 1);
        assert_int_equal(count(f, "former path", TRAIL_FORMER, SHAPE_LINE), 0);
    }
    assert_int_equal(f->lab.trail.former[0].count, 4);
    assert_int_equal(f->lab.trail.former[1].count, 3);
    Action move = {.kind = ACTION_MOVE_POINT, .point = {.index = 0, .x = {1}}};
    assert_true(lab_apply(&f->lab, &move));
    frame_draw(f);
    assert_int_equal(count(f, "former path", 0, SHAPE_LINE), 0);
    frame_destroy(f);
}

static void dragging_the_mark_sets_both_weights(void **state) {
    (void)state;
    Frame *f = shown(LINE, PANEL_LANDSCAPE);
    const float *theta = f->lab.run->trainer.net.theta;
    Rect area = first(f, "landscape", 0, SHAPE_TARGET)->rect;
    uint64_t key = f->terrain.key;
    drag(f, middle(first(f, "place", 0, SHAPE_DISC)->rect), middle(area));
    assert_true(fabsf(theta[0]) < 0.02f && fabsf(theta[1]) < 0.02f);
    assert_true(f->terrain.key == key); /* its height is not changed by where one stands */
    Action undo = {.kind = ACTION_UNDO};
    assert_true(lab_apply(&f->lab, &undo));
    theta = f->lab.run->trainer.net.theta;
    assert_true(theta[0] == -1 && theta[1] == 1);
    frame_destroy(f);
}

static void axes_go_through_the_weights(void **state) {
    (void)state;
    Frame *f = shown(DEEP, PANEL_LANDSCAPE);
    assert_true(f->lab.selected.across == 0 && f->lab.selected.up == 1);
    Point at = middle(first(f, "axis", 0, SHAPE_TARGET)->rect);
    uint64_t key = f->terrain.key;
    does(f, INPUT_MOVE, at);
    does(f, INPUT_PRESS, at);
    does(f, INPUT_RELEASE, at);
    assert_true(f->lab.selected.across == 2 && f->lab.selected.up == 1);
    assert_true(f->terrain.key != key);
    Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    key = f->terrain.key;
    lab_apply(&f->lab, &step);
    frame_draw(f);
    assert_true(f->terrain.key != key); /* the other weights have moved */
    frame_destroy(f);
}

/* A step at a time within an epoch leaves the same bits as the epoch at once. */
static void an_epoch_is_the_same_seen_or_not(void **state) {
    (void)state;
    static const char scene[] = "data: {set: moons, count: 30, seed: 1}\n"
                                "network: {layers: [4 tanh, 1 sigmoid]}\n"
                                "training: {rate: 0.1, batch: 1, seed: 3}\n";
    Frame *f = shown(scene, PANEL_LANDSCAPE), *g = shown(scene, PANEL_LANDSCAPE);
    Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
    for (int i = 0; i < 6; i++) {
        lab_apply(&f->lab, &step);
        run_epoch(g->lab.run);
    }
    assert_true(network_hash(&f->lab.run->trainer.net) == network_hash(&g->lab.run->trainer.net));
    assert_int_equal(f->lab.trail.count, 181);
    for (int i = 0; i < 40; i++) lab_apply(&f->lab, &step);
    assert_true(f->lab.trail.count <= TRAIL_MOST && f->lab.trail.every > 1);
    assert_true(f->lab.trail.step[0] == 0);
    frame_destroy(f);
    frame_destroy(g);
}

/* ---- all of them */

/* In any place of any window no text begins or ends beyond its panel. */
static void words_stay_within_their_panel(void **state) {
    (void)state;
    static const Panel panels[] = {PANEL_CURVE, PANEL_LIKELIHOOD, PANEL_GRADIENTS, PANEL_LANDSCAPE};
    static const float sizes[][2] = {{1024, 640}, {1440, 900}, {3840, 2160}};
    for (int k = 0; k < 4 * 3 * 3 * 2; k++) {
        Frame *f = shown(k % 2 ? DEEP : FOUR, PANEL_PLANE);
        Place place = (Place)(k / 2 % 3);
        const float *size = sizes[k / 6 % 3];
        f->ui.width = size[0], f->ui.height = size[1];
        draw_at(f, panels[k / 18], place);
        Layout layout = layout_of(&f->ui);
        Rect rect = layout_place(&layout, place);
        for (int i = 0; i < f->shapes.shapes; i++) {
            const Shape *s = &f->shapes.shape[i];
            if (s->kind != SHAPE_TEXT || !rect_holds(rect, s->at)) continue;
            float w = text_width(f->glyphs, f->shapes.text + s->first, &s->text, 1);
            float x = s->text.align == ALIGN_LEFT    ? s->at.x
                      : s->text.align == ALIGN_RIGHT ? s->at.x - w
                                                     : s->at.x - w / 2;
            if (x < rect.x - 1 || x + w > rect.x + rect.w + 1)
                fail_msg("\"%s\" leaves panel %d in place %d at %g", f->shapes.text + s->first,
                         (int)panels[k / 18], (int)place, (double)size[0]);
        }
        frame_destroy(f);
    }
}

/* The number that a shape of this mark says; points follow each other from -1. */
static double said(const Frame *f, const char *mark, int index) {
    for (int i = -1; (i = shapes_find(&f->shapes, mark, index, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT) return strtod(f->shapes.text + s->first, NULL);
    }
    return -1;
}

/* Who multiplies what is written at the bars gets the product that is written below, wherever the
 * line is turned, in a wide panel and in a narrow one. */
static void printed_factors_give_the_printed_product(void **state) {
    (void)state;
    Frame *f = opened(FOUR);
    draw_at(f, PANEL_LIKELIHOOD, PLACE_STAGE);
    for (int turn = 0; turn < 40; turn++) {
        Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.count = 2}};
        set.weights.value[0] = 1 - 0.0237f * (float)turn;
        set.weights.value[1] = 0.0319f * (float)turn;
        assert_true(lab_apply(&f->lab, &set));
        f->ui.width = turn % 2 ? 1440 : 1024;
        frame_draw(f);
        double product = 1, printed = said(f, "likelihood", 0), half = 0.5;
        for (int p = 0; p < 4; p++) product *= said(f, "probability", p);
        int at = shapes_find(&f->shapes, "likelihood", 0, -1);
        const char *point = strchr(f->shapes.text + f->shapes.shape[at].first, '.');
        for (const char *c = point ? point + 1 : ""; *c; c++) half /= 10;
        assert_true(printed > 0 && fabs(product - printed) <= half * 1.001);
    }
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_epochs_are_read_whole),
        cmocka_unit_test(four_points_are_as_likely_as_their_product),
        cmocka_unit_test(without_the_loss_there_are_bars_and_a_product),
        cmocka_unit_test(printed_factors_give_the_printed_product),
        cmocka_unit_test(what_is_no_probability_is_said),
        cmocka_unit_test(a_sigmoid_tells_score_value_and_slope),
        cmocka_unit_test(every_activation_has_a_curve),
        cmocka_unit_test(scores_are_those_of_the_points),
        cmocka_unit_test(bars_are_as_long_as_gradients),
        cmocka_unit_test(the_lowest_place_is_the_best_line),
        cmocka_unit_test(the_way_and_the_step_are_on_it),
        cmocka_unit_test(former_ways_stay_for_comparison),
        cmocka_unit_test(dragging_the_mark_sets_both_weights),
        cmocka_unit_test(axes_go_through_the_weights),
        cmocka_unit_test(an_epoch_is_the_same_seen_or_not),
        cmocka_unit_test(words_stay_within_their_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
