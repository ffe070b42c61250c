/* What each point says of a weight, and whose derivatives the panels show: the worked example of
 * lesson 13, against the engine's own gradient and against central differences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/frame.h"
#include "fonts.h"
#include "nn/check.h"
#include "scene/scene_file.h"

static Input input = {.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};

#define LESSON_13                                                                                  \
    "data: {points: [[3, 1, red], [1, 2, red], [2, -1, red], [-1, 2, blue], [-2, 1, blue], "       \
    "[-2, -2, blue]]}\n"                                                                           \
    "network: {layers: [2 linear, 1 linear], values: ["                                            \
    "{w: [[0.5, 1], [-1, 2]], b: [-0.5, 2]}, {w: [[0.5, -1]], b: [0]}]}\n"
#define TRAINING "training: {loss: mean-squared, rate: 0.02}\n"
#define SELECT   "show: [numbers, plane, network]\nselect: {point: 1, weight: \"w[1,1,1]\""

static const double votes[6] = {-3, -5, 1.5, 6.5, 12.5, 3.5}, mean_of_votes = 16.0 / 6;

static Frame *frame_with(const char *text) {
    Frame *frame = frame_create(&fonts_boxes, 1);
    Scene scene;
    Message message;
    if (!scene_parse(&scene, text, strlen(text), "test", 1, "", &message))
        fail_msg("%s", message.text);
    SceneShow show = scene.show;
    assert_true(lab_load(&frame->lab, &scene));
    ui_show(&frame->ui, &show);
    frame_step(frame, &input);
    return frame;
}

static void does(Frame *frame, InputEvent event) {
    input.event[0] = event;
    input.events = 1;
    frame_step(frame, &input);
    input.events = 0;
}

static void press(Frame *frame, Rect r) {
    Point at = {r.x + r.w / 2, r.y + r.h / 2};
    does(frame, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(frame, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    does(frame, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
}

/* The n-th shape of a kind with that mark. */
static const Shape *shape_of(const Frame *frame, ShapeKind kind, const char *name, int index) {
    const Shapes *s = &frame->shapes;
    for (int i = -1; (i = shapes_find(s, name, index, i)) >= 0;) {
        if (s->shape[i].kind == kind) return &s->shape[i];
    }
    return NULL;
}

static Rect target(const Frame *frame, const char *name, int index) {
    const Shape *shape = shape_of(frame, SHAPE_TARGET, name, index);
    if (!shape) fail_msg("there is no %s %d", name, index);
    return shape ? shape->rect : (Rect){0};
}

static bool says(const Frame *frame, const char *name, int index, const char *what) {
    const Shapes *s = &frame->shapes;
    for (int i = -1; (i = shapes_find(s, name, index, i)) >= 0;) {
        const Shape *shape = &s->shape[i];
        if (shape->kind == SHAPE_TEXT && strstr(s->text + shape->first, what)) return true;
    }
    return false;
}

static void near(double a, double b) {
    if (fabs(a - b) > 1e-5) fail_msg("%.9g is not %.9g", a, b);
}

/* The loss of one point alone, as a scene of its own. */
static double alone(const Lab *lab, int point, int weight) {
    static const char *const points[] = {"[3, 1, red]",   "[1, 2, red]",   "[2, -1, red]",
                                         "[-1, 2, blue]", "[-2, 1, blue]", "[-2, -2, blue]"};
    char text[512];
    Scene scene;
    Run run = {0};
    snprintf(text, sizeof text, "data: {points: [%s]}\n%s%s", points[point],
             strstr(LESSON_13, "network"), TRAINING);
    assert_true(scene_parse(&scene, text, strlen(text), "test", 1, "", NULL));
    assert_true(scene_run(&scene, &run, 1, NULL));
    double slope =
        check_difference(lab_network(lab), &run.train, &run.trainer.settings, weight, 1e-3);
    run_destroy(&run);
    scene_destroy(&scene);
    return slope;
}

static void each_point_has_a_vote(void **state) {
    (void)state;
    Frame *frame = frame_with(LESSON_13 TRAINING SELECT "}");
    Lab *lab = &frame->lab;
    for (int w = 0; w < lab_network(lab)->count; w++) {
        Action select = {.kind = ACTION_SELECT_WEIGHT};
        select.weights.index = w;
        lab_apply(lab, &select);
        lab_find_votes(lab);
        const Votes *v = lab_votes(lab);
        assert_int_equal(v->count, 6);
        for (int p = 0; p < 6; p++) {
            assert_int_equal(v->point[p], p);
            if (fabs(v->gradient[p] - alone(lab, p, w)) > 1e-4)
                fail_msg("weight %d, point %d: %g", w, p + 1, v->gradient[p]);
            if (w == 0) near(v->gradient[p], votes[p]);
        }
        near(v->mean, (double)lab->gradient[w]);
        if (w == 0) near(v->mean, mean_of_votes);
    }
    frame_destroy(frame);
}

/* Of a mini-batch only its own points vote, and their mean is the gradient of the step. */
static void a_batch_votes_alone(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {set: circles, count: 50, seed: 2, test: 0.2}\n"
                              "network: {layers: [3 maxout, 4 tanh, 1 sigmoid]}\n"
                              "training: {batch: 7, seed: 3}\n" SELECT ", votes: all}");
    Lab *lab = &frame->lab;
    for (int step = 0; step < 8; step++) {
        for (int w = 0; w < lab_network(lab)->count; w += 5) {
            Action select = {.kind = ACTION_SELECT_WEIGHT};
            select.weights.index = w;
            lab_apply(lab, &select);
            lab_find_votes(lab);
            assert_int_equal(lab_votes(lab)->count, step == 5 ? 5 : 7); /* 40 are 5 sevens and 5 */
            near(lab_votes(lab)->mean, (double)lab->gradient[w]);
        }
        lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_BATCH});
    }
    frame_destroy(frame);
}

/* Where the sum of all votes has no room, their sum stands, as large as it can be read. */
static void a_narrow_place_adds_the_votes_up(void **state) {
    (void)state;
    static const float widths[] = {1440, 1024};
    for (int i = 0; i < 2; i++) {
        input.width = widths[i];
        input.height = i ? 640 : 900;
        Frame *frame = frame_with(LESSON_13 TRAINING "show: [numbers, factors, plane]\n"
                                                     "select: {point: 1, weight: \"w[1,1,1]\", "
                                                     "votes: all}");
        const Shape *line = shape_of(frame, SHAPE_TEXT, "factors line", 1);
        assert_non_null(line);
        assert_true(says(frame, "factors line", 1, "16.00") &&
                    says(frame, "factors line", 1, "2.67"));
        assert_true(line && line->text.size >= 12);
        for (int v = 0; v < 6; v++) /* and each bar has its number */
            assert_non_null(shape_of(frame, SHAPE_TEXT, "vote", v));
        frame_destroy(frame);
    }
    input.width = 1440;
    input.height = 900;
}

/* What is drawn before the way back is one point's, although all votes are chosen. */
static void forward_is_of_one_point(void **state) {
    (void)state;
    input.width = 2400; /* there is room for the words */
    Frame *frame = frame_with(LESSON_13 TRAINING "show: [numbers]\n"
                                                 "select: {point: 1, weight: \"w[1,1,1]\", "
                                                 "votes: all}");
    assert_true(says(frame, "numbers whose", 0, "mean of all 6 points"));
    press(frame, target(frame, "phase", PHASE_FORWARD));
    assert_true(says(frame, "numbers whose", 0, "of the ringed point"));
    press(frame, target(frame, "phase", PHASE_BACKWARD));
    assert_true(says(frame, "numbers whose", 0, "mean of all 6 points"));
    input.width = 1440;
    frame_destroy(frame);
}

static void the_switch_is_one_for_all_panels(void **state) {
    (void)state;
    Frame *frame = frame_with(LESSON_13 TRAINING "show: [numbers, factors, plane]\n"
                                                 "select: {point: 1, weight: \"w[1,1,1]\"}");
    assert_true(says(frame, "numbers label", 0, "∂ −3.00"));
    assert_true(says(frame, "numbers label", 2, "∂ 6.00"));
    assert_non_null(shape_of(frame, SHAPE_TEXT, "factors check", 1));
    assert_null(shape_of(frame, SHAPE_RECT, "vote", 0));
    press(frame, target(frame, "votes", 1));
    assert_true(frame->lab.selected.all_points);
    assert_true(says(frame, "numbers label", 0, "∂ 2.67"));
    assert_true(says(frame, "numbers label", 2, "∂ −5.33"));
    assert_true(says(frame, "votes mean", 0, "mean 2.67"));
    assert_null(shape_of(frame, SHAPE_TEXT, "factors check", 1));
    press(frame, target(frame, "votes", 0));
    assert_true(says(frame, "numbers label", 0, "∂ −3.00"));
    /* The update is the step's, whatever is chosen: 0.5 - 0.02 · 2.667. */
    frame->ui.phases.phase = PHASE_UPDATE;
    frame_draw(frame);
    assert_true(says(frame, "numbers label", 0, "→ 0.45"));
    frame_destroy(frame);
}

/* Up for a derivative above 0, down for one below; as high as it is large; pressed, it selects. */
static void bars_are_as_high_as_votes(void **state) {
    (void)state;
    Frame *frame = frame_with(LESSON_13 TRAINING SELECT ", votes: all}");
    const Shape *line = NULL;
    float zero = 0, unit = 0;
    for (int p = 0; p < 6; p++) {
        const Shape *bar = shape_of(frame, SHAPE_RECT, "vote", p);
        assert_non_null(bar);
        if (p == 0) {
            zero = bar->rect.y; /* it hangs down from 0 */
            unit = bar->rect.h / 3;
        }
        assert_true(fabsf(bar->rect.h - unit * (float)fabs(votes[p])) < 0.6f);
        float foot = votes[p] > 0 ? bar->rect.y + bar->rect.h : bar->rect.y;
        assert_true(fabsf(foot - zero) < 0.6f);
    }
    line = shape_of(frame, SHAPE_LINE, "votes mean", 0);
    assert_non_null(line);
    const float height = zero - frame->shapes.point[line->first].y;
    assert_true(fabsf(height - unit * (float)mean_of_votes) < 0.6f);
    assert_true(says(frame, "vote", 4, "12.50"));
    press(frame, shape_of(frame, SHAPE_RECT, "vote", 4)->rect);
    assert_int_equal(frame->lab.selected.point, 4);
    assert_non_null(shape_of(frame, SHAPE_BORDER, "vote column", 4));
    frame_destroy(frame);
}

/* A question keeps the votes covered, and so does a walk that has not come to the weight. */
static void votes_wait_for_the_way_back(void **state) {
    (void)state;
    Frame *frame = frame_with(LESSON_13 TRAINING SELECT ", votes: all}");
    assert_non_null(shape_of(frame, SHAPE_RECT, "vote", 0));
    frame->ui.phases.phase = PHASE_LOSS;
    frame_draw(frame);
    assert_null(shape_of(frame, SHAPE_RECT, "vote", 0));
    frame->ui.phases.phase = PHASE_WALK_ALL;
    frame_draw(frame);
    assert_non_null(shape_of(frame, SHAPE_RECT, "vote", 0));
    lab_apply(&frame->lab, &(Action){.kind = ACTION_LOCK, .flag = true});
    frame_draw(frame);
    assert_null(shape_of(frame, SHAPE_RECT, "vote", 0));
    frame_destroy(frame);
}

/* More points than fit become thin bars, which stay beside each other and within the place. */
static void many_votes_are_thin(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {set: circles, count: 400}\nnetwork: {layers: [2 tanh, 1 "
                              "sigmoid]}\n" SELECT ", votes: all}");
    float right = 0;
    int bars = 0;
    for (int p = 0; p < 400; p++) {
        const Shape *bar = shape_of(frame, SHAPE_RECT, "vote", p);
        if (!bar) continue;
        assert_true(bar->rect.x >= right - 0.01f && bar->rect.w < 6);
        right = bar->rect.x + bar->rect.w;
        bars++;
    }
    assert_true(bars > 300); /* none only where its derivative is next to nothing */
    assert_true(right > 300 && right < 1440);
    frame_destroy(frame);
}

/* One point has nothing to choose from, and the perceptron rule no mean. */
static void where_nothing_differs_nothing_is_asked(void **state) {
    (void)state;
    Frame *frame = frame_with("data: {points: [[1, 2, red]]}\n" SELECT ", votes: all}");
    assert_null(shape_of(frame, SHAPE_TARGET, "votes", 1));
    frame_destroy(frame);
    frame = frame_with("data: {points: [[1, 2, red], [2, 1, blue]]}\nnetwork: {layers: [1 step]}\n"
                       "training: {rule: perceptron}\n" SELECT ", votes: all}");
    assert_null(shape_of(frame, SHAPE_TARGET, "votes", 1));
    frame_destroy(frame);
    frame = frame_with("data: {points: [[1, 2, red], [2, 1, blue]]}\n" SELECT ", votes: all}");
    assert_non_null(shape_of(frame, SHAPE_TARGET, "votes", 1)); /* two by a gradient: there is */
    frame_destroy(frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_point_has_a_vote),
        cmocka_unit_test(a_batch_votes_alone),
        cmocka_unit_test(a_narrow_place_adds_the_votes_up),
        cmocka_unit_test(forward_is_of_one_point),
        cmocka_unit_test(the_switch_is_one_for_all_panels),
        cmocka_unit_test(bars_are_as_high_as_votes),
        cmocka_unit_test(votes_wait_for_the_way_back),
        cmocka_unit_test(many_votes_are_thin),
        cmocka_unit_test(where_nothing_differs_nothing_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
