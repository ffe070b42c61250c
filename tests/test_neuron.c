/* A single neuron as it is drawn: its picture in the network panel, and what the plane says of it.
 * The scene is the perceptron trick, whose numbers are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/text.h"
#include "opened.h"
#include "panels/plane/plane.h"
#include "screen/view.h"

static const char TRICK[] =
    "data: {points: [[4, 5, blue], [0.5, 1, blue], [6, 2, red], [5, 1.5, red]]}\n"
    "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
    "training: {rule: perceptron, rate: 0.1}\n"
    "view: {x: [-1, 7], y: [-1, 7]}\n"
    "select: {point: 1}\n";

static int count(const Frame *f, const char *name, ShapeKind kind) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, name, -1, i)) >= 0;)
        n += f->shapes.shape[i].kind == kind;
    return n;
}

/* A text with this tag; index -1 for the first of any. */
static const Shape *text_of(const Frame *f, const char *name, int index) {
    return opened_shape(f, name, index, SHAPE_TEXT);
}

static void assert_says(const Frame *f, const char *name, int index, const char *words) {
    const Shape *shape = text_of(f, name, index);
    assert_non_null(shape);
    assert_string_equal(f->shapes.text + shape->first, words);
}

static bool unit_says(const Frame *f, const char *words) {
    for (int i = -1; (i = shapes_find(&f->shapes, "unit", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strcmp(f->shapes.text + s->first, words) == 0) return true;
    }
    return false;
}

static void act(Frame *f, Action action) {
    lab_apply(&f->lab, &action);
    frame_draw(f);
}

static void its_edges_tell_the_coming_step(void **state) {
    (void)state;
    Frame *f = opened(TRICK);
    assert_says(f, "edge value", 0, "3 → 2.6");
    assert_says(f, "edge value", 1, "4 → 3.5");
    assert_says(f, "edge value", 2, "−10 → −10.1");
    assert_true(unit_says(f, "score 22") && unit_says(f, "step → 1"));
    act(f, (Action){.kind = ACTION_STEP, .size = STEP_POINT});
    assert_says(f, "edge value", 0, "2.6 → 2.2");
    assert_true(unit_says(f, "score 17.8"));
    frame_destroy(f);
}

/* A long number pushes its arrow to the right, towards the caption of the sum. */
static void no_arrow_stands_on_the_score(void **state) {
    (void)state;
    int arrows = 0;
    for (int digits = 0; digits < 4; digits++) {
        static const char *const bias[] = {"0.1", "0.12", "0.015", "-0.00227"};
        char text[300];
        snprintf(text, sizeof text,
                 "data: {points: [[4, 5, blue], [0.5, 1, blue], [6, 2, red], [5, 1.5, red]]}\n"
                 "network: {layers: [1 sigmoid], values: [{w: [[0.15, -0.05]], b: [%s]}]}\n",
                 bias[digits]);
        Frame *f = opened(text);
        Input input = {.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
        frame_step(f, &input);
        Rect said = {0};
        for (int i = -1; (i = shapes_find(&f->shapes, "unit", 0, i)) >= 0;) {
            const Shape *s = &f->shapes.shape[i];
            if (s->kind != SHAPE_TEXT || strcmp(f->shapes.text + s->first, "score z") != 0)
                continue;
            float wide = text_width(f->glyphs, "score z", &s->text, 1);
            said = (Rect){s->at.x - wide / 2, s->at.y - s->text.size, wide, 1.2f * s->text.size};
        }
        assert_true(said.w > 0);
        for (int i = -1; (i = shapes_find(&f->shapes, "gradient arrow", -1, i)) >= 0;) {
            const Shape *s = &f->shapes.shape[i];
            if (s->kind != SHAPE_ARROW && s->kind != SHAPE_DISC) continue;
            Point foot = s->kind == SHAPE_DISC
                             ? (Point){s->rect.x + s->rect.w, s->rect.y + s->rect.h / 2}
                             : f->shapes.point[s->first];
            Point tip = s->kind == SHAPE_DISC ? foot : f->shapes.point[s->first + 1];
            Rect around = {foot.x - 3, fminf(foot.y, tip.y), 6, fabsf(tip.y - foot.y) + 1};
            assert_false(rect_meets(said, around));
            arrows++;
        }
        frame_destroy(f);
    }
    assert_true(arrows >= 12);
}

/* No gold, no number of the step to come: most questions ask for just that. */
static void while_a_question_waits_the_step_is_not_told(void **state) {
    (void)state;
    Frame *f = opened(TRICK);
    assert_true(count(f, "gradient arrow", SHAPE_ARROW) > 3);
    act(f, (Action){.kind = ACTION_LOCK, .flag = true});
    assert_int_equal(count(f, "gradient arrow", SHAPE_ARROW), 0);
    assert_int_equal(count(f, "gradient arrow", SHAPE_DISC), 0);
    assert_says(f, "edge value", 0, "3");
    act(f, (Action){.kind = ACTION_LOCK, .flag = false});
    assert_says(f, "edge value", 0, "3 → 2.6");
    frame_destroy(f);
}

/* Red is up at the right, where the classes stand by name. */
static void the_sides_stand_clear_of_the_classes(void **state) {
    (void)state;
    Frame *f = opened("data: {columns: [a, b], label: kind, classes: [cat, dog], rows: "
                      "[[-3, -3, cat], [3, 3, dog]]}\n"
                      "network: {layers: [1 sigmoid], values: [{w: [[1, 1]], b: [0]}]}\n");
    const Shape *side = text_of(f, "side", 1), *name = text_of(f, "class legend", 1);
    assert_true(side && name);
    float wide = text_width(f->glyphs, f->shapes.text + side->first, &side->text, 1);
    assert_true(side->at.x + wide < name->at.x - 20 || side->at.y > name->at.y + 40);
    frame_destroy(f);
}

/* On a table's plane the numbers stand at the edges, far from 0; both names are still said. */
static void the_sides_stand_clear_of_the_axes_numbers(void **state) {
    (void)state;
    static const float slope[][2] = {{12, 0.2f}, {-12, 0.2f}, {12, -0.2f}, {0, 0.2f}, {12, 0}};
    int sides = 0, numbers = 0;
    for (int i = 0; i < 5 * 4; i++) {
        char text[800];
        const float *w = slope[i / 4];
        snprintf(text, sizeof text,
                 "data: {columns: [height, weight], label: sex, classes: [female, male], rows: "
                 "[[1.55, 52, female], [1.62, 66, female], [1.7, 61, female], [1.71, 84, male], "
                 "[1.8, 75, male], [1.88, 97, male]]}\n"
                 "network: {layers: [1 sigmoid], values: [{w: [[%g, %g]], b: [%g]}]}\n"
                 "view: {scale: free}\n",
                 (double)w[0], (double)w[1], (double)(-1.72f * w[0] - 72 * w[1]));
        Frame *f = opened(text);
        Input input = {.seconds = 1.0 / 60, .width = i % 2 ? 1024 : 1440, .density = 1};
        input.height = i % 4 < 2 ? 640 : 900;
        frame_step(f, &input);
        Rect number[PLANE_NUMBERS];
        View view = {.glyphs = f->glyphs, .ui = &f->ui, .out = &f->shapes};
        int count = plane_numbers(&view, number);
        for (int side = 0; side < 2; side++) {
            const Shape *s = opened_shape(f, "side", side, SHAPE_TEXT);
            if (!s) continue;
            float wide = text_width(f->glyphs, f->shapes.text + s->first, &s->text, 1);
            Rect box = {s->at.x, s->at.y - s->text.size, wide, 1.2f * s->text.size};
            for (int n = 0; n < count; n++) assert_false(rect_meets(box, number[n]));
            sides++;
        }
        numbers += count;
        frame_destroy(f);
    }
    assert_true(sides >= 36 && numbers > 150);
}

/* The first shape of a mark; -1: there is none. */
static int first_of(const Frame *f, const char *mark) {
    return shapes_find(&f->shapes, mark, 0, -1);
}

static int last_point(const Frame *f) {
    int last = -1;
    for (int i = 0; i < f->shapes.shapes; i++) {
        const Tag *tag = &f->shapes.shape[i].tag;
        if (tag->target && strcmp(tag->target->name, "point") == 0) last = i;
    }
    return last;
}

/* Some points lie on the lines of units, so that they can be taken; thousands would hide them. */
static void among_thousands_of_points_lines_and_vectors_are_seen(void **state) {
    (void)state;
    for (int crowded = 0; crowded < 2; crowded++) {
        char text[300];
        snprintf(text, sizeof text,
                 "data: {set: gauss, count: %d, noise: 0.4}\nnetwork: {layers: [%s1 sigmoid]}\n",
                 crowded ? 3000 : 100, "3 tanh, ");
        Frame *f = opened(text);
        assert_true(last_point(f) > 0 && first_of(f, "line") > 0);
        assert_int_equal(first_of(f, "line") > last_point(f), crowded);
        assert_int_equal(first_of(f, "weight vector") > last_point(f), crowded);
        assert_int_equal(first_of(f, "line name") > last_point(f), crowded);
        frame_destroy(f);
        snprintf(text, sizeof text,
                 "data: {set: gauss, count: %d, noise: 0.4}\nnetwork: {layers: [1 sigmoid]}\n",
                 crowded ? 3000 : 100);
        f = opened(text);
        assert_int_equal(first_of(f, "weights said") > last_point(f), crowded);
        frame_destroy(f);
    }
}

static void the_plane_names_its_sides(void **state) {
    (void)state;
    Frame *f = opened(TRICK);
    assert_says(f, "side", 1, "score ≥ 0 : red");
    assert_says(f, "side", 0, "score < 0 : blue");
    for (int side = 0; side < 2; side++) {
        const Shape *s = text_of(f, "side", side);
        Point p = camera_to_plane(&f->plane, s->at);
        assert_true((3 * p.x + 4 * p.y - 10 >= 0) == (side == 1));
    }
    assert_says(f, "weights said", 0, "W = (3, 4), drawn × 0.5");
    assert_says(f, "gradient said", 0, "−αx");
    assert_says(f, "point said", 0, "(4, 5)");
    frame_destroy(f);
}

/* Where a side has little room its name stands clear of the weights at their vector. */
static void sides_and_weights_stand_apart(void **state) {
    (void)state;
    for (float height = 300; height <= 640; height += 20) {
        Frame *f = opened("data: {points: [[2, 9, blue], [6, 9, red], [8, 9, red], [7, 8, red]]}\n"
                          "network: {layers: [1 step], values: [{w: [[0, 2]], b: [-13]}]}\n"
                          "training: {rule: perceptron}\nview: {x: [0, 10], y: [0, 10]}\n"
                          "show: [plane]\n");
        Input input = {.seconds = 1.0 / 60, .width = 1024, .height = height, .density = 1};
        frame_step(f, &input);
        const Shape *side = opened_shape(f, "side", 1, SHAPE_TEXT);
        const Shape *weights = opened_shape(f, "weights said", 0, SHAPE_TEXT);
        if (side && weights) {
            bool below = fabsf(side->at.y - weights->at.y) >= side->text.size;
            bool beside = fabsf(side->at.x - weights->at.x) > 100;
            assert_true(below || beside);
        }
        frame_destroy(f);
    }
}

/* A text's box; nowhere without it. */
static Rect said_at(const Frame *f, const char *name, int index) {
    const Shape *s = text_of(f, name, index);
    if (!s) return (Rect){0};
    float wide = text_width(f->glyphs, f->shapes.text + s->first, &s->text, 1);
    return (Rect){s->at.x, s->at.y - s->text.size, wide, 1.2f * s->text.size};
}

/* "before this step" runs along a line that may cross the axis. */
static void the_line_before_is_named_clear_of_the_axes_numbers(void **state) {
    (void)state;
    int named = 0;
    for (int i = 0; i < 30; i++) {
        Frame *f = opened(TRICK);
        Input input = {.seconds = 1.0 / 60, .width = 1024, .density = 1};
        input.height = 500 + 16 * (float)i;
        frame_step(f, &input);
        act(f, (Action){.kind = ACTION_STEP, .size = STEP_POINT});
        Rect before = said_at(f, "line before", -1), number[PLANE_NUMBERS];
        View view = {.glyphs = f->glyphs, .ui = &f->ui, .out = &f->shapes};
        int count = plane_numbers(&view, number);
        assert_true(count > 4);
        for (int n = 0; before.w > 0 && n < count; n++) assert_false(rect_meets(before, number[n]));
        named += before.w > 0;
        frame_destroy(f);
    }
    assert_true(named > 10);
}

/* In the lower right corner there may be a lens and, where points lie under the tools, a button. */
static void the_sides_stand_clear_of_what_is_pressed(void **state) {
    (void)state;
    int beside[2] = {0};
    for (int epochs = 0; epochs < 150; epochs += 10) {
        Frame *f = opened("data: {set: circles, count: 160, noise: 0.1}\n"
                          "network: {layers: [1 sigmoid]}\nview: {lens: 1000}\n");
        Input input = {.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
        frame_step(f, &input);
        for (int i = 0; i < epochs; i++) act(f, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        const Shape *fit = opened_shape(f, "fit", 0, SHAPE_TARGET);
        Rect button = fit ? fit->rect : (Rect){0};
        Rect plane = target_rect(&f->shapes, tag_of(&TARGET_PLANE, 0)), lens = {0};
        for (int i = -1; (i = shapes_find(&f->shapes, "legend", -1, i)) >= 0;) {
            const Shape *s = &f->shapes.shape[i];
            if (s->kind == SHAPE_TEXT && rect_holds(plane, s->at))
                lens = (Rect){s->at.x - 100, s->at.y - s->text.size, 100, 1.2f * s->text.size};
        }
        for (int side = 0; side < 2; side++) {
            Rect said = said_at(f, "side", side);
            assert_false(said.w > 0 && (rect_meets(said, button) || rect_meets(said, lens)));
        }
        beside[0] += button.w > 0;
        beside[1] += lens.w > 0;
        frame_destroy(f);
    }

    assert_true(beside[0] > 3 && beside[1] > 3);
}

/* Wherever its vector points to. */
static void the_weights_stand_clear_of_the_lens(void **state) {
    (void)state;
    int lenses = 0;
    for (int i = 0; i < 24; i++) {
        char text[300];
        double angle = -1.4 + 0.03 * i;
        snprintf(text, sizeof text,
                 "data: {set: xor, count: 160, noise: 0.1}\nview: {lens: 100}\n"
                 "network: {layers: [1 sigmoid], values: [{w: [[%.3f, %.3f]], b: [0]}]}\n",
                 cos(angle), sin(angle));
        Frame *f = opened(text);
        Input input = {.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
        frame_step(f, &input);
        Rect plane = target_rect(&f->shapes, tag_of(&TARGET_PLANE, 0)),
             said = said_at(f, "weights said", 0);
        assert_true(said.w > 0);
        for (int k = -1; (k = shapes_find(&f->shapes, "legend", -1, k)) >= 0;) {
            const Shape *s = &f->shapes.shape[k];
            if (s->kind != SHAPE_TEXT || !rect_holds(plane, s->at)) continue;
            Rect lens = {s->at.x - 60, s->at.y - s->text.size, 60, 1.2f * s->text.size};
            assert_false(rect_meets(said, lens));
            lenses++;
        }
        frame_destroy(f);
    }
    assert_true(lenses >= 24);
}

/* Beside another panel the plane has a title, at its upper left. */
static void the_sides_stand_clear_of_the_title(void **state) {
    (void)state;
    int beside = 0;
    for (float height = 640; height <= 1000; height += 20) {
        Frame *f = opened("data: {points: [[-3, -2, blue], [3, 2, red]]}\n"
                          "network: {layers: [1 step], values: [{w: [[0.5, -0.4]], b: [0]}]}\n"
                          "training: {rule: perceptron}\nshow: [curve, plane, network]\n");
        Input input = {.seconds = 1.0 / 60, .width = 1440, .height = height, .density = 1};
        f->ui.projector = true;
        frame_step(f, &input);
        const Shape *side = opened_shape(f, "side", 0, SHAPE_TEXT);
        for (int i = 0; i < f->shapes.shapes; i++) {
            const Shape *title = &f->shapes.shape[i];
            if (title->kind != SHAPE_TEXT || !side) continue;
            if (strcmp(f->shapes.text + title->first, "PLANE") != 0) continue;
            bool right = side->at.x > title->at.x + 100;
            assert_true(right || fabsf(side->at.y - title->at.y) >= side->text.size);
            beside++;
        }
        frame_destroy(f);
    }
    assert_true(beside > 0);
}

static void the_line_before_stays_a_while(void **state) {
    (void)state;
    Frame *f = opened(TRICK);
    assert_int_equal(count(f, "line before", SHAPE_LINE), 0);
    act(f, (Action){.kind = ACTION_STEP, .size = STEP_POINT});
    int i = shapes_find(&f->shapes, "line before", 0, -1);
    assert_true(i >= 0);
    const Point *end = f->shapes.point + f->shapes.shape[i].first;
    for (int k = 0; k < 2; k++) {
        Point p = camera_to_plane(&f->plane, end[k]);
        assert_true(fabsf(3 * p.x + 4 * p.y - 10) < 1e-2f);
    }
    act(f, (Action){.kind = ACTION_RESTART});
    assert_int_equal(count(f, "line before", SHAPE_LINE), 0);
    frame_destroy(f);
}

/* Where it cannot be large, and where there is more than one unit, it is a network like others. */
static void it_is_drawn_only_where_it_fits(void **state) {
    (void)state;
    Frame *f = opened(TRICK);
    ui_put(&f->ui, PANEL_NETWORK, PLACE_LOWER);
    frame_draw(f);
    assert_null(text_of(f, "edge value", -1));
    assert_true(count(f, "unit", SHAPE_IMAGE) == 3);
    frame_destroy(f);
    f = opened("network: {layers: [2 tanh, 1 sigmoid]}\n");
    assert_null(text_of(f, "edge value", -1));
    assert_null(text_of(f, "weights said", -1));
    frame_destroy(f);
}

/* "x₁² = 4.00" under the picture of what it makes of the plane. */
static void features_made_by_hand_are_pictures_with_names(void **state) {
    (void)state;
    static const char *const said[] = {"x₁² = 16.00", "x₁x₂ = 20.00", "sin x₂ = −0.96"};
    Frame *f = opened("data: {points: [[4, 5, blue], [1, 1, red]]}\n"
                      "inputs: [x1^2, x1*x2, sin(x2)]\n"
                      "network: {layers: [1 sigmoid]}\n"
                      "select: {point: 1}\n");
    assert_null(text_of(f, "edge value", -1));
    for (int i = 0; i < 3; i++) {
        bool found = false;
        for (int k = 0; k < f->shapes.shapes && !found; k++) {
            const Shape *s = &f->shapes.shape[k];
            found = s->kind == SHAPE_TEXT && strcmp(f->shapes.text + s->first, said[i]) == 0;
        }
        if (!found) fail_msg("nowhere: %s", said[i]);
    }
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_edges_tell_the_coming_step),
        cmocka_unit_test(while_a_question_waits_the_step_is_not_told),
        cmocka_unit_test(no_arrow_stands_on_the_score),
        cmocka_unit_test(the_sides_stand_clear_of_the_axes_numbers),
        cmocka_unit_test(among_thousands_of_points_lines_and_vectors_are_seen),
        cmocka_unit_test(the_plane_names_its_sides),
        cmocka_unit_test(sides_and_weights_stand_apart),
        cmocka_unit_test(the_sides_stand_clear_of_the_title),
        cmocka_unit_test(the_sides_stand_clear_of_the_classes),
        cmocka_unit_test(the_line_before_is_named_clear_of_the_axes_numbers),
        cmocka_unit_test(the_sides_stand_clear_of_what_is_pressed),
        cmocka_unit_test(the_weights_stand_clear_of_the_lens),
        cmocka_unit_test(the_line_before_stays_a_while),
        cmocka_unit_test(it_is_drawn_only_where_it_fits),
        cmocka_unit_test(features_made_by_hand_are_pictures_with_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
