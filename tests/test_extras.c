/* What a word in `show` draws besides: asked of the shapes where they are, how large and how pale,
 * against the numbers they stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "lab/answers.h"
#include "lab/dropped.h"
#include "nn/plain.h"
#include "opened.h"
#include "screen/view.h"

static const char CROSSED[] =
    "data: {points: [[-3, 1, blue], [1, -1, blue], [1, 3, blue], [-1, 1, blue], [0, 0, red],\n"
    "  [3, -2, red], [4, 2, red], [3, 0, red]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[1, 0.3]], b: [0]}]}\n"
    "training: {rate: 0.5}\nselect: {point: 5}\n";

static Frame *shown(const char *scene, const char *show) {
    char text[2000];
    snprintf(text, sizeof text, "%sshow: [plane, network, weights%s]\n", scene, show);
    return opened(text);
}

static int count(const Frame *f, const char *name, int index) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;) n++;
    return n;
}

static const Shape *first(const Frame *f, const char *name, int index, ShapeKind kind) {
    const Shape *shape = opened_shape(f, name, index, kind);
    if (!shape) fail_msg("no %s %d is drawn", name, index);
    return shape;
}

static void does(Frame *f, ActionKind kind) {
    Action action = {.kind = kind};
    if (kind == ACTION_STEP) action.size = STEP_EPOCH;
    lab_apply(&f->lab, &action);
    frame_draw(f);
}

/* ---- words */

static void a_word_is_on_only_where_it_is_shown(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, ", hulls");
    assert_true(f->ui.extra[EXTRA_HULLS] && !f->ui.extra[EXTRA_SHARES]);
    ui_show(&f->ui, &(SceneShow){2, {"plane", "shares"}});
    assert_true(!f->ui.extra[EXTRA_HULLS] && f->ui.extra[EXTRA_SHARES]);
    ui_show(&f->ui, &(SceneShow){0}); /* says nothing: all stays */
    assert_true(f->ui.extra[EXTRA_SHARES]);
    frame_destroy(f);
}

/* ---- shares */

/* The radius of the point's own disc or square, without its rim. */
static float radius_of(const Frame *f, int point) {
    float least = INFINITY;
    for (int i = -1; (i = shapes_find(&f->shapes, "point", point, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        bool symbol = s->kind == SHAPE_DISC || s->kind == SHAPE_RECT;
        if (symbol) least = fminf(least, s->rect.w / (s->kind == SHAPE_RECT ? 0.89f : 1) / 2);
    }
    return least;
}

static double loss_of(const Frame *f, int point) {
    PointPass pass;
    assert_true(lab_pass(&f->lab, point, NULL, &pass));
    return pass.loss;
}

static void the_area_of_a_point_is_its_loss(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, ", shares");
    int large = 0; /* the others are as small as a point may be drawn */
    for (int p = 0; p < f->lab.scene.data.count; p++) {
        float r = radius_of(f, p), one = 13 * 13;
        if (r <= 2.3f) continue;
        assert_true(fabs((double)(r * r / one) - loss_of(f, p)) < 1e-3);
        large++;
    }
    assert_true(large >= 6);
    assert_true(radius_of(f, 1) > radius_of(f, 4) && radius_of(f, 4) > radius_of(f, 0));
    float before = radius_of(f, 1);
    for (int i = 0; i < 50; i++) does(f, ACTION_STEP);
    assert_true(radius_of(f, 1) < before); /* it has learned */
    f->ui.extra[EXTRA_SHARES] = false;
    frame_draw(f);
    assert_true(fabsf(radius_of(f, 1) - radius_of(f, 0)) < 1e-3f);
    frame_destroy(f);
}

static void losses_of_all_points_are_theirs(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, "");
    lab_find_shares(&f->lab);
    const Shares *s = lab_shares(&f->lab);
    double sum = 0;
    for (int i = 0; i < s->count; i++) {
        assert_true(fabs((double)s->loss[i] - loss_of(f, s->point[i])) < 1e-6);
        sum += (double)s->loss[i];
    }
    assert_true(fabs(sum / s->count - f->lab.score.loss) < 1e-6);
    frame_destroy(f);
}

/* ---- hulls */

static void a_band_goes_through_the_outermost_points(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, ", hulls");
    const Dataset *data = &f->lab.scene.data;
    for (int class = 0; class < 2; class ++) {
        const Shape *band = first(f, "hull", class, SHAPE_LINE);
        assert_int_equal(band->count, 4); /* three corners, and back to the first */
        for (int i = 0; i < band->count; i++) {
            Point corner = f->shapes.point[band->first + i];
            bool there = false;
            for (int p = 0; p < data->count; p++) {
                Point at = camera_to_screen(&f->plane, data->x[2 * p], data->x[2 * p + 1]);
                bool near = fabsf(at.x - corner.x) + fabsf(at.y - corner.y) < 0.01f;
                there |= near && (int)data->label[p] == class;
            }
            assert_true(there);
        }
        assert_true(count(f, "hull bead", class) > 6);
    }
    assert_int_equal(count(f, "hull overlap", -1), 1);
    frame_destroy(f);
}

static void bands_of_classes_that_a_line_separates_do_not_overlap(void **state) {
    (void)state;
    Frame *f = shown("data: {points: [[-3, 1, blue], [-1, -1, blue], [-2, 3, blue], [1, 0, red],\n"
                     "  [3, -2, red], [2, 2, red]]}\n",
                     ", hulls");
    assert_true(count(f, "hull", 0) > 0 && count(f, "hull", 1) > 0);
    assert_int_equal(count(f, "hull overlap", -1), 0);
    frame_destroy(f);
}

/* ---- the fan */

static void every_line_that_was_found_stays(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, ", fan");
    float found[3];
    for (int i = 0; i < 20; i++) does(f, ACTION_STEP);
    memcpy(found, lab_network(&f->lab)->theta, sizeof found);
    assert_int_equal(count(f, "earlier line", -1), 0);
    assert_true(count(f, "start line", 0) > 0);
    assert_true(f->maps.ghosts > 0); /* but a line on its way was not found */
    assert_int_equal(count(f, "ghost", -1), 0);
    does(f, ACTION_NEW_START);
    assert_int_equal(count(f, "earlier line", -1), 1);
    assert_int_equal(count(f, "start line", 0), 0); /* the present line is where it began */
    const Shape *line = first(f, "earlier line", 0, SHAPE_LINE);
    for (int i = 0; i < 2; i++) {
        Point p = camera_to_plane(&f->plane, f->shapes.point[line->first + i]);
        assert_true(fabsf(found[0] * p.x + found[1] * p.y + found[2]) < 1e-3f);
    }
    does(f, ACTION_NEW_START); /* nothing was learned in between */
    assert_int_equal(f->lab.fan.count, 1);
    frame_destroy(f);
}

static void the_fan_is_bounded_and_belongs_to_its_points(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, ", fan");
    for (int i = 0; i < FAN_MOST + 5; i++) {
        does(f, ACTION_STEP);
        does(f, ACTION_NEW_START);
    }
    assert_int_equal(f->lab.fan.count, FAN_MOST);
    Action set = {.kind = ACTION_SET_POINTS, .set = {.kind = SET_XOR, .count = 20, .seed = 1}};
    assert_true(lab_apply(&f->lab, &set));
    assert_int_equal(f->lab.fan.count, 0);
    frame_destroy(f);
}

static void what_a_lesson_hides_is_not_drawn(void **state) {
    (void)state;
    char lesson[2000];
    for (int hides = 0; hides < 2; hides++) {
        snprintf(lesson, sizeof lesson,
                 "---\ntitle: Hiding\n---\n\n## One\n\n```{scene}\n%sshow: [plane, fan, hulls]\n"
                 "keys: [epoch, new]\n"
                 "%s```\n",
                 CROSSED, hides ? "hide: [runs, labels]\n" : "");
        Frame *f = opened_as(lesson, ".md");
        does(f, ACTION_STEP);
        does(f, ACTION_NEW_START);
        assert_true((count(f, "earlier line", -1) > 0) == !hides);
        assert_true((count(f, "hull", -1) > 0) == !hides);
        assert_true((opened_shape(f, "point", 0, SHAPE_RECT) != NULL) == !hides);
        frame_destroy(f);
    }
}

/* ---- three columns */

static const char THREE[] =
    "data: {columns: [a, b, c], points: [[1, 1, 0, red], [2, 1, 1, red], [1, 2, 2, blue],\n"
    "  [2, 2, 4, blue]]}\n"
    "view: {fixed: {x3: 0}}\n";

static int presence_of(const Frame *f, int point) {
    int most = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "point", point, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        bool symbol = s->kind == SHAPE_DISC || s->kind == SHAPE_RECT;
        if (symbol && s->color.a > most) most = s->color.a;
    }
    return most;
}

static void points_fade_away_from_the_slice(void **state) {
    (void)state;
    Frame *f = shown(THREE, "");
    assert_int_equal(presence_of(f, 0), 255);
    for (int p = 1; p < 4; p++) assert_true(presence_of(f, p) < presence_of(f, p - 1));
    assert_true(presence_of(f, 3) > 30); /* still there */
    frame_destroy(f);
}

static void a_click_on_a_point_brings_the_slice_to_it(void **state) {
    (void)state;
    Frame *f = shown(THREE, "");
    const float *x = f->lab.scene.data.x + 3 * 3;
    Point at = camera_to_screen(&f->plane, x[0], x[1]);
    Input input = {.seconds = 0.01, .width = 1440, .height = 900, .density = 1, .events = 3};
    input.event[0] = (InputEvent){.kind = INPUT_MOVE, .at = at};
    input.event[1] =
        (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    input.event[2] = (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT};
    frame_step(f, &input);
    assert_int_equal(f->lab.selected.point, 3);
    assert_true(f->lab.scene.view.fixed[2] == x[2]);
    assert_int_equal(presence_of(f, 3), 255);
    frame_destroy(f);
}

/* ---- lines and names of hidden units */

static void many_hidden_units_draw_no_lines(void **state) {
    (void)state;
    Frame *f =
        opened("data: {set: xor, count: 40, seed: 1}\nnetwork: {layers: [8 tanh, 1 sigmoid]}\n");
    assert_true(count(f, "line", -1) > 0);
    frame_destroy(f);
    f = opened("data: {set: xor, count: 40, seed: 1}\nnetwork: {layers: [9 tanh, 1 sigmoid]}\n");
    assert_int_equal(count(f, "line", -1), 0);
    frame_destroy(f);
}

static void names_of_lines_do_not_overlap(void **state) {
    (void)state;
    Frame *f =
        opened("data: {set: xor, count: 40, seed: 1}\nnetwork: {layers: [6 linear, 1 sigmoid]}\n");
    assert_int_equal(count(f, "line name", -1), 6);
    for (int a = 0; a < 6; a++) {
        for (int b = 0; b < a; b++) {
            Point p = first(f, "line name", a, SHAPE_TEXT)->at,
                  q = first(f, "line name", b, SHAPE_TEXT)->at;
            assert_true(fabsf(p.x - q.x) > 9 || fabsf(p.y - q.y) > 12);
        }
    }
    frame_destroy(f);
}

/* ---- numbers as labels */

static void labels_that_are_numbers_have_no_class(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9]]}\n"
                      "network: {layers: [1 linear]}\ntraining: {loss: squared}\n");
    const Theme *t = theme_get(THEME_LIGHT);
    for (int p = 0; p < 4; p++) {
        assert_true(count(f, "point", p) > 0);
        for (int i = -1; (i = shapes_find(&f->shapes, "point", p, i)) >= 0;) {
            Color c = f->shapes.shape[i].color;
            for (int k = 0; k < 2; k++) assert_memory_not_equal(&c, &t->class_color[k], sizeof c);
        }
    }
    frame_destroy(f);
}

/* ---- over x */

static const char HEIGHTS[] = "data: {points: [[0, 1.2], [1, 3.1], [2, 4.6], [3, 2.4], [4, 8.8]]}\n"
                              "view: {x: [-1, 5], y: [-1, 10]}\n"
                              "network: {layers: [1 linear], values: [{w: [[1.4]], b: [0.4]}]}\n"
                              "training: {loss: squared, rate: 0.05}\n";

/* On the screen, of a panel whose plane is from -1 to 10: the length of 1 upwards. */
static float unit_up(const Frame *f) {
    const Shape *low = first(f, "answered point", 0, SHAPE_DISC),
                *high = first(f, "answered point", 4, SHAPE_DISC);
    return (low->rect.y - high->rect.y) / (8.8f - 1.2f);
}

static void the_side_of_a_square_is_its_residual(void **state) {
    (void)state;
    Frame *f = opened(HEIGHTS);
    ui_put(&f->ui, PANEL_OVER_X, PLACE_STAGE);
    frame_draw(f);
    double sum = 0;
    for (int p = 0; p < 5; p++) {
        float y = f->lab.scene.data.label[p], answer = 1.4f * (float)p + 0.4f;
        const Rect square = first(f, "square", p, SHAPE_RECT)->rect;
        const Shape *thread = first(f, "thread", p, SHAPE_LINE);
        Point at = f->shapes.point[thread->first], foot = f->shapes.point[thread->first + 1];
        float side = square.h / unit_up(f);
        assert_true(fabsf(square.w - square.h) < 1e-3f);
        assert_true(fabsf(side - fabsf(y - answer)) < 1e-3f);
        assert_true(fabsf((foot.y - at.y) / unit_up(f) - (y - answer)) < 1e-3f);
        assert_true(at.x == foot.x);
        /* The line rises: a point above it has its square on the left, one below on the right. */
        assert_true(y > answer ? square.x < at.x - 1 : fabsf(square.x - at.x) < 1e-3f);
        sum += (double)(side * side) / 2;
    }
    assert_true(fabs(sum / 5 - f->lab.score.loss) < 1e-3);
    frame_destroy(f);
}

static void the_plane_has_squares_on_request(void **state) {
    (void)state;
    Frame *f = shown(HEIGHTS, "");
    assert_int_equal(count(f, "square", -1) + count(f, "thread", -1), 0);
    f->ui.extra[EXTRA_SQUARES] = true;
    frame_draw(f);
    for (int p = 0; p < 5; p++) first(f, "square", p, SHAPE_RECT);
    Action loss = {.kind = ACTION_SET_TRAINING, .training = f->lab.scene.training};
    loss.training.loss = LOSS_ABSOLUTE;
    assert_true(lab_apply(&f->lab, &loss));
    frame_draw(f);
    assert_int_equal(count(f, "square", -1), 0); /* its share is the thread's length */
    assert_true(count(f, "thread", -1) > 0);
    frame_destroy(f);
}

/* How high a curve is at its middle, in the data's units. */
static double middle_of(const Frame *f, const char *name) {
    const Shape *curve = first(f, name, 0, SHAPE_LINE),
                *zero = first(f, "answered point", 0, SHAPE_RECT),
                *one = first(f, "answered point", 1, SHAPE_DISC);
    float y = f->shapes.point[curve->first + curve->count / 2].y;
    float base = zero->rect.y + zero->rect.h / 2, up = base - (one->rect.y + one->rect.h / 2);
    return (double)((base - y) / up);
}

static void the_curve_is_what_the_network_answers_before_now_and_next(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[-1, blue], [2, red], [3, red], [-2, red]]}\n"
                      "network: {layers: [1 sigmoid], values: [{w: [[0.5]], b: [1]}]}\n"
                      "training: {rate: 2}\nview: {x: [-4, 4]}\n");
    ui_put(&f->ui, PANEL_OVER_X, PLACE_STAGE);
    frame_draw(f);
    /* At x = 0 the answer is that to the bias alone. */
    double now = middle_of(f, "answers now"), next = middle_of(f, "answers next");
    double b = (double)lab_network(&f->lab)->theta[1], step = (double)f->lab.change[1];
    assert_true(fabs(now - 1 / (1 + exp(-b))) < 1e-3);
    assert_true(fabs(next - 1 / (1 + exp(-b - step))) < 1e-3);
    assert_int_equal(count(f, "answers before", -1), 0);
    assert_int_equal(count(f, "answers start", -1), 0);
    does(f, ACTION_STEP);
    assert_true(fabs(middle_of(f, "answers now") - next) < 1e-3);
    assert_true(fabs(middle_of(f, "answers before") - now) < 1e-3);
    does(f, ACTION_STEP);
    assert_int_equal(count(f, "answers before", -1), 2);
    /* The first of them, where the run began, is called so, at its left end. */
    const Shape *word = first(f, "answers start", 0, SHAPE_TEXT);
    const Shape *curve = first(f, "answers before", 0, SHAPE_LINE);
    Point end = f->shapes.point[curve->first];
    assert_true(word->at.x >= end.x && word->at.x < end.x + 0.4f * curve->rect.w);
    assert_true(fabsf(word->at.y - end.y) < 40);
    lab_apply(&f->lab, &(Action){.kind = ACTION_LOCK, .flag = true});
    frame_draw(f);
    assert_int_equal(count(f, "answers next", -1), 0); /* it would answer the question */
    frame_destroy(f);
}

static void with_two_inputs_the_curve_goes_through_the_ringed_point(void **state) {
    (void)state;
    Frame *f = shown(CROSSED, "");
    ui_put(&f->ui, PANEL_OVER_X, PLACE_STAGE);
    frame_draw(f);
    float x = 0.5f, value;
    answers_at(&f->lab, NULL, 1, &x, &value);
    assert_true(fabsf(value - 1 / (1 + expf(-0.5f))) < 1e-5f); /* at (0.5, 0) */
    assert_true(count(f, "answered point", 4) > 0);
    assert_int_equal(count(f, "answered point", 0) + count(f, "thread", -1), 0);
    frame_destroy(f);
}

/* ---- the blame of layers */

static const char DEEP[] =
    "data: {set: circles, count: 30, noise: 0.1, seed: 1}\n"
    "network: {layers: [4 tanh, 3 maxout, 2 sigmoid, 1 sigmoid], start: {kind: xavier, seed: 3}}\n"
    "training: {rate: 0.5}\n";

static double plain_loss_at(const Lab *lab, const double *theta, int sample) {
    const Samples *train = lab_train_samples(lab);
    PlainPass pass;
    plain_forward(lab_network(lab), theta, train->x + sample * train->inputs, &pass);
    return plain_loss(lab_network(lab), &pass, train->y + sample * train->outputs,
                      lab_settings(lab));
}

/* delta is dL/dz, and z grows as its bias does: so by central differences along all biases. */
static double blame_by_differences(const Lab *lab, int layer) {
    const Network *net = lab_network(lab);
    const Layer *l = &net->layer[layer];
    double *theta = memory_zeroed((size_t)net->count, sizeof *theta), sum = 0, step = 1e-5;
    for (int i = 0; i < net->count; i++) theta[i] = (double)net->theta[i];
    for (int p = 0; p < lab_train_samples(lab)->count; p++) {
        double squares = 0;
        for (int j = l->b; j < l->b + l->pieces * l->to; j++) {
            double w = theta[j];
            theta[j] = w + step;
            double up = plain_loss_at(lab, theta, p);
            theta[j] = w - step;
            double delta = (up - plain_loss_at(lab, theta, p)) / (2 * step);
            theta[j] = w;
            squares += delta * delta;
        }
        sum += sqrt(squares);
    }
    free(theta);
    return sum / lab_train_samples(lab)->count;
}

static void the_blame_of_a_layer_is_the_slope_of_the_loss_along_its_scores(void **state) {
    (void)state;
    Frame *f = opened(DEEP);
    lab_find_shares(&f->lab);
    for (int l = 0; l < 4; l++) {
        char name[32];
        double value, expected = blame_by_differences(&f->lab, l);
        int decimals;
        snprintf(name, sizeof name, "delta_norm[%d]", l + 1);
        const Names names = {.lab = &f->lab};
        assert_true(names_evaluate(&names, name, &value, &decimals, NULL));
        assert_true(expected > 1e-4 && fabs(value / expected - 1) < 1e-3);
        assert_true((double)lab_shares(&f->lab)->delta[l] == value);
    }
    frame_destroy(f);
}

/* The blame of a layer with one unit is the derivative that is asked for. */
static void the_blame_does_not_answer_a_derivative(void **state) {
    (void)state;
    Frame *f = opened(DEEP);
    const Names names = {.lab = &f->lab};
    double value;
    int decimals;
    lab_apply(&f->lab, &(Action){.kind = ACTION_SELECT_POINT, .point = {.index = 0}});
    Demand demand = {.count = 1, .item = {{.kind = DEMAND_DELTA, .index = 3}}};
    lab_demand(&f->lab, &demand);
    assert_true(names_evaluate(&names, "delta_norm[4]", &value, &decimals, NULL));
    assert_true(isnan(value));
    assert_true(lab_apply(&f->lab, &(Action){.kind = ACTION_SHOW}));
    assert_true(names_evaluate(&names, "delta_norm[4]", &value, &decimals, NULL));
    assert_true(value > 0);
    frame_destroy(f);
}

/* Weights drawn far too large: the blame explodes on its way back, and still the gradient of the
 * first weights is smaller than that of the last, since what comes forward explodes as well. */
#define TOO_LARGE                                                                                  \
    "network:\n"                                                                                   \
    "  layers: [6 relu, 6 relu, 6 relu, 6 relu, 6 relu, 6 relu, 6 relu, 1 sigmoid]\n"              \
    "  start: {kind: normal, scale: 1.5, seed: 1}\n"                                               \
    "training: {rate: 0.1}\n"
static const char EXPLODING[] = "data: {set: circles, count: 100, noise: 0.1, seed: 1}\n" TOO_LARGE;

static void exploding_blame_grows_towards_the_first_layer(void **state) {
    (void)state;
    Frame *f = opened(EXPLODING);
    lab_find_shares(&f->lab);
    const Shares *s = lab_shares(&f->lab);
    for (int l = 0; l < 7; l++) assert_true(s->delta[l] > s->delta[l + 1]);
    /* The mean over the 100 points of each point's length of delta, not the length of a mean: by
     * central differences of plain.c's loss, a point and a unit at a time, in double. */
    for (int l = 0; l < 8; l++)
        assert_true(fabs(blame_by_differences(&f->lab, l) / (double)s->delta[l] - 1) < 1e-3);
    assert_true(fabsf(s->delta[7] - 0.460f) < 1e-3f && fabsf(s->delta[0] - 142.90f) < 0.05f);
    assert_true(fabsf(f->lab.norm[7] - 1502) < 1 && fabsf(f->lab.norm[0] - 360) < 1);
    frame_destroy(f);
}

/* Of 160 points without noise: from half a unit of blame to 168. */
static void exploding_blame_is_that_of_the_reference(void **state) {
    (void)state;
    Frame *f = opened("data: {set: circles, count: 160, seed: 1}\n" TOO_LARGE);
    lab_find_shares(&f->lab);
    const Shares *s = lab_shares(&f->lab);
    assert_true(fabsf(s->delta[7] - 0.4818f) < 1e-3f && fabsf(s->delta[0] - 168.66f) < 0.05f);
    frame_destroy(f);
}

static float width_of(const Frame *f, const char *name, int layer) {
    return first(f, name, layer, SHAPE_RECT)->rect.w;
}

static void bars_of_the_start_before_stay(void **state) {
    (void)state;
    Frame *f = opened(DEEP);
    ui_put(&f->ui, PANEL_GRADIENTS, PLACE_STAGE);
    f->ui.extra[EXTRA_BLAME] = true;
    frame_draw(f);
    float began = lab_shares(&f->lab)->delta[0];
    assert_int_equal(count(f, "layer gradient before", -1), 0);
    for (int i = 0; i < 5; i++) does(f, ACTION_STEP);
    does(f, ACTION_NEW_START);
    assert_true(f->lab.began_before.delta[0] == began); /* as it was before it learned */
    /* Two bars on one logarithmic ruler: their lengths differ as the logarithms do. */
    float other = lab_shares(&f->lab)->delta[0], last = lab_shares(&f->lab)->delta[3];
    float decade = (width_of(f, "layer gradient", 3) - width_of(f, "layer gradient", 0)) /
                   log10f(last / other);
    float apart = width_of(f, "layer gradient", 0) - width_of(f, "layer gradient before", 0);
    assert_true(fabsf(apart - decade * log10f(other / began)) < 0.1f);
    f->ui.extra[EXTRA_BLAME] = false;
    frame_draw(f);
    assert_true(width_of(f, "layer gradient before", 0) > 0);
    frame_destroy(f);
}

/* ---- dropout */

static const char DROPPING[] = "data: {set: circles, count: 20, noise: 0.1, seed: 1}\n"
                               "network: {layers: [6 tanh, 5 tanh, 1 sigmoid], dropout: 0.4}\n"
                               "training: {rate: 0.1, batch: 1}\nselect: {point: 4}\n";

/* Whether a gradient says that a unit took no part: then nothing that leads to it may move. */
static bool sits_out(const Network *net, const float *gradient, int layer, int unit) {
    bool out = gradient[network_b(net, layer, 0, unit)] == 0;
    for (int i = 0; i < net->layer[layer].from; i++)
        out = out && gradient[network_w(net, layer, 0, unit, i)] == 0;
    return out;
}

static int crossed_like(const Frame *f, const float *gradient) {
    const Network *net = lab_network(&f->lab);
    int crossed = 0;
    for (int l = 0; l + 1 < net->layers; l++) {
        for (int u = 0; u < net->layer[l].to; u++) {
            bool out = sits_out(net, gradient, l, u);
            assert_true((shapes_find_part(&f->shapes, "sat out", l, u, -1) >= 0) == out);
            assert_true(dropped_unit(&f->lab, l, u) == out);
            crossed += out;
        }
    }
    assert_int_equal(dropped_units(&f->lab), crossed);
    return crossed;
}

static void units_that_sat_out_are_crossed(void **state) {
    (void)state;
    const Panel panels[2] = {PANEL_NETWORK, PANEL_NUMBERS};
    for (int i = 0; i < 2; i++) {
        Frame *f = shown(DROPPING, "");
        int crossed = 0;
        ui_put(&f->ui, panels[i], PLACE_STAGE);
        frame_draw(f);
        assert_int_equal(count(f, "sat out", -1), 0);
        for (int step = 0; step < 5; step++) {
            lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_BATCH});
            frame_draw(f);
            crossed += crossed_like(f, lab_trainer(&f->lab)->step.gradient);
        }
        assert_in_range(crossed, 10, 40); /* of 55, about 22 */
        Action off = {.kind = ACTION_SET_TRAINING, .training = f->lab.scene.training};
        off.training.dropout = 0;
        lab_apply(&f->lab, &off);
        frame_draw(f);
        assert_int_equal(count(f, "sat out", -1), 0);
        frame_destroy(f);
    }
}

/* In a step of all points each has its own; the ringed one's is shown. */
static void in_a_full_batch_the_ringed_point_tells(void **state) {
    (void)state;
    Frame *f = shown(DROPPING, "");
    Action full = {.kind = ACTION_SET_TRAINING, .training = f->lab.scene.training};
    full.training.batch = 0;
    lab_apply(&f->lab, &full);
    float *gradient = memory_floats(lab_network(&f->lab)->count);
    does(f, ACTION_STEP);
    for (int point = 3; point < 6; point++) {
        Action select = {.kind = ACTION_SELECT_POINT, .point.index = point};
        lab_apply(&f->lab, &select);
        frame_draw(f);
        const Trainer *t = lab_trainer(&f->lab);
        assert_int_equal(dropped_for(&f->lab), point);
        pass_gradient(t->work, &t->net, t->samples, &point, 1, LOSS_CROSS_ENTROPY, &t->step.dropout,
                      gradient);
        crossed_like(f, gradient);
    }
    free(gradient);
    frame_destroy(f);
}

/* ---- curves of activations */

static void maxout_is_a_v_over_its_input(void **state) {
    (void)state;
    Frame *f = shown("data: {points: [[-3, 1, blue], [2, -1, red]]}\n"
                     "network: {layers: [1 maxout, 1 sigmoid], values: [{w: [[[1, 0.2]], "
                     "[[-1, 0.2]]], b: [[0], [0]]},\n  {w: [[1]], b: [-1]}]}\n"
                     "view: {x: [-6, 6]}\nselect: {point: 2, unit: [1, 1]}\n",
                     "");
    float x[2] = {-3, 2}, z[2];
    for (int piece = 0; piece < 2; piece++) {
        answers_of_piece(&f->lab, 0, 0, piece, 2, x, z);
        for (int i = 0; i < 2; i++)
            assert_true(fabsf(z[i] - ((piece ? -x[i] : x[i]) + 0.2f * -1)) < 1e-5f);
    }
    ui_put(&f->ui, PANEL_CURVE, PLACE_STAGE);
    frame_draw(f);
    /* Down to the middle and up again, as steep on either side; nowhere below a piece. */
    const Shape *upper = first(f, "activation", 0, SHAPE_LINE);
    const Point *p = f->shapes.point + upper->first;
    int middle = upper->count / 2;
    for (int i = 1; i <= middle; i++) assert_true(p[i].y > p[i - 1].y);
    for (int i = 0; i < middle; i++) assert_true(fabsf(p[i].y - p[upper->count - 1 - i].y) < 0.01f);
    for (int piece = 0; piece < 2; piece++) {
        const Shape *line = first(f, "piece", piece, SHAPE_LINE);
        assert_true(line->width < upper->width);
        for (int i = 0; i < line->count; i++)
            assert_true(f->shapes.point[line->first + i].y > p[i].y - 0.01f);
    }
    frame_destroy(f);
}

/* A lesson that asks for the slope draws no tangent, one that asks for the curve neither curve. */
static void what_is_asked_is_not_on_the_curve(void **state) {
    (void)state;
    static const char *const layers[] = {"1 sigmoid, 1 sigmoid", "1 maxout, 1 sigmoid"};
    static const char *const hides[] = {"", "hide: [slope]\n", "hide: [curve, slope]\n"};
    char lesson[2000];
    for (int i = 0; i < 6; i++) {
        bool maxout = i % 2;
        snprintf(lesson, sizeof lesson,
                 "---\ntitle: Hiding\n---\n\n## One\n\n```{scene}\n"
                 "data: {points: [[-3, 1, blue], [2, -1, red]]}\nnetwork: {layers: [%s]}\n"
                 "show: [curve]\nselect: {point: 2, unit: [1, 1]}\n%s```\n",
                 layers[maxout], hides[i / 2]);
        Frame *f = opened_as(lesson, ".md");
        assert_true((count(f, "activation", -1) > 0) == (i / 2 < 2));
        assert_true((count(f, "piece", -1) > 0) == (maxout && i / 2 < 2));
        assert_true((count(f, "tangent", -1) > 0) == (!maxout && i / 2 == 0));
        frame_destroy(f);
    }
}

static void the_step_function_jumps(void **state) {
    (void)state;
    Frame *f = shown("data: {points: [[-3, 1, blue], [2, -1, red]]}\n"
                     "network: {layers: [1 step]}\ntraining: {rule: perceptron}\n",
                     "");
    ui_put(&f->ui, PANEL_CURVE, PLACE_STAGE);
    frame_draw(f);
    const Shape *low = first(f, "activation", 0, SHAPE_LINE),
                *high = first(f, "activation", 1, SHAPE_LINE);
    const Shape *open = first(f, "jump from", 0, SHAPE_RING),
                *full = first(f, "jump to", 0, SHAPE_DISC);
    const Point *a = f->shapes.point + low->first, *b = f->shapes.point + high->first;
    assert_true(a[0].y == a[1].y && b[0].y == b[1].y && b[0].y < a[0].y);
    assert_true(fabsf(rect_middle(open->rect).y - a[1].y) < 0.01f);
    assert_true(fabsf(rect_middle(full->rect).y - b[0].y) < 0.01f);
    assert_true(fabsf(rect_middle(open->rect).x - rect_middle(full->rect).x) < 0.01f);
    frame_destroy(f);
}

/* ---- heights of the landscape */

static bool is_written(const Frame *f, const char *name, int index, const char *text) {
    for (int i = -1; (i = shapes_find(&f->shapes, name, index, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strcmp(f->shapes.text + s->first, text) == 0) return true;
    }
    return false;
}

static Frame *landscape_of(const char *scene, const char *show) {
    Frame *f = shown(scene, show);
    ui_put(&f->ui, PANEL_LANDSCAPE, PLACE_STAGE);
    frame_draw(f);
    return f;
}

/* Points that lie nearly on a line: at the bottom the loss is next to nothing. */
static const char STRAIGHT[] =
    "data: {points: [[0, 1.2], [1, 3.1], [2, 4.6], [3, 7.4], [4, 8.8]]}\n"
    "network: {layers: [1 linear], start: {kind: zeros}}\n"
    "training: {loss: squared, rate: 0.05}\n";

static void a_loss_that_spans_decades_has_levels_that_grow_by_factors(void **state) {
    (void)state;
    Frame *f = landscape_of(STRAIGHT, "");
    const Terrain *t = &f->terrain;
    assert_true(t->logarithmic && t->levels >= 4);
    for (int k = 0; k < t->levels; k++) {
        float digit = t->level[k] / powf(10, floorf(log10f(t->level[k]) + 1e-4f));
        bool round = fabsf(digit - 1) < 1e-3f || fabsf(digit - 2) < 1e-3f ||
                     fabsf(digit - 3) < 1e-3f || fabsf(digit - 5) < 1e-3f;
        assert_true(round && (k == 0 || t->level[k] > t->level[k - 1]));
    }
    frame_destroy(f);
}

static void contours_say_how_high_they_are(void **state) {
    (void)state;
    Frame *f = landscape_of(STRAIGHT, "");
    const Terrain *t = &f->terrain;
    int said = 0;
    for (int k = 0; k < t->levels; k++) {
        char text[32];
        said += is_written(f, "contour height", k,
                           text_short((double)t->level[k], 2, text, sizeof text));
    }
    assert_true(said >= t->levels - 2);
    /* Where a contour is, the loss is what it says: set the weights there and look. */
    const Point on = t->line[t->levels - 1].point[0];
    Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.index = 0, .count = 2}};
    set.weights.value[t->weight[0]] = on.x;
    set.weights.value[t->weight[1]] = on.y;
    double level = (double)t->level[t->levels - 1];
    assert_true(lab_apply(&f->lab, &set));
    assert_true(fabs(f->lab.score.loss / level - 1) < 0.05);
    frame_destroy(f);
}

static const char GENTLE[] =
    "data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red], [3, red]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[-2]], b: [1.5]}]}\ntraining: {rate: 0.5}\n";

static void a_scene_can_ask_for_a_logarithmic_loss(void **state) {
    (void)state;
    Frame *f = landscape_of(GENTLE, "");
    assert_true(!f->terrain.logarithmic && f->terrain.levels > 5);
    frame_destroy(f);
    f = landscape_of(GENTLE, ", log-loss");
    assert_true(f->terrain.logarithmic && f->ui.extra[EXTRA_LOG_LOSS]);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_on_only_where_it_is_shown),
        cmocka_unit_test(the_area_of_a_point_is_its_loss),
        cmocka_unit_test(losses_of_all_points_are_theirs),
        cmocka_unit_test(a_band_goes_through_the_outermost_points),
        cmocka_unit_test(bands_of_classes_that_a_line_separates_do_not_overlap),
        cmocka_unit_test(every_line_that_was_found_stays),
        cmocka_unit_test(the_fan_is_bounded_and_belongs_to_its_points),
        cmocka_unit_test(what_a_lesson_hides_is_not_drawn),
        cmocka_unit_test(points_fade_away_from_the_slice),
        cmocka_unit_test(a_click_on_a_point_brings_the_slice_to_it),
        cmocka_unit_test(many_hidden_units_draw_no_lines),
        cmocka_unit_test(names_of_lines_do_not_overlap),
        cmocka_unit_test(labels_that_are_numbers_have_no_class),
        cmocka_unit_test(the_side_of_a_square_is_its_residual),
        cmocka_unit_test(the_plane_has_squares_on_request),
        cmocka_unit_test(the_curve_is_what_the_network_answers_before_now_and_next),
        cmocka_unit_test(with_two_inputs_the_curve_goes_through_the_ringed_point),
        cmocka_unit_test(the_blame_of_a_layer_is_the_slope_of_the_loss_along_its_scores),
        cmocka_unit_test(the_blame_does_not_answer_a_derivative),
        cmocka_unit_test(exploding_blame_grows_towards_the_first_layer),
        cmocka_unit_test(exploding_blame_is_that_of_the_reference),
        cmocka_unit_test(bars_of_the_start_before_stay),
        cmocka_unit_test(units_that_sat_out_are_crossed),
        cmocka_unit_test(in_a_full_batch_the_ringed_point_tells),
        cmocka_unit_test(maxout_is_a_v_over_its_input),
        cmocka_unit_test(what_is_asked_is_not_on_the_curve),
        cmocka_unit_test(the_step_function_jumps),
        cmocka_unit_test(a_loss_that_spans_decades_has_levels_that_grow_by_factors),
        cmocka_unit_test(contours_say_how_high_they_are),
        cmocka_unit_test(a_scene_can_ask_for_a_logarithmic_loss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
