/* The boundary as it is drawn: on the line, also where the field jumps from one cell to the
 * next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "opened.h"
#include "scene/scene_file.h"

/* How far the boundary strays from where 3 x + 4 y = 2, in the plane's units; fails when there is
 * none. */
static float strays(const Frame *f) {
    const Boundary *b = &f->maps.now;
    float most = 0;
    assert_true(b->line.points > 20);
    for (int i = 0; i < b->line.points; i++) {
        const Point *p = &b->line.point[i];
        most = fmaxf(most, fabsf(3 * p->x + 4 * p->y - 2) / 5);
    }
    return most;
}

/* The hidden unit is a step in all but name: within a cell the output goes from 0 to 1. */
static void a_steep_boundary_is_no_staircase(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\n"
                      "network: {layers: [1 tanh, 1 sigmoid], values: [\n"
                      "  {w: [[3000, 4000]], b: [-2000]}, {w: [[50]], b: [0]}]}\n");
    assert_true(strays(f) < 0.001f);
    frame_destroy(f);
}

static void a_gentle_one_is_as_good(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\n"
                      "network: {layers: [1 tanh, 1 sigmoid], values: [\n"
                      "  {w: [[0.3, 0.4]], b: [-0.2]}, {w: [[2]], b: [0]}]}\n");
    assert_true(strays(f) < 0.001f);
    frame_destroy(f);
}

/* A ReLU that is dead on one side leaves the field almost at the level there: the boundary lies at
 * its corner, and is straight. */
static void a_boundary_beside_a_level_field_is_no_staircase(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue]]}\n"
                      "network: {layers: [1 relu, 1 sigmoid], values: [\n"
                      "  {w: [[3, 4]], b: [-2]}, {w: [[0.5]], b: [-0.0001]}]}\n");
    assert_true(strays(f) < 0.002f);
    frame_destroy(f);
}

/* Three classes in sectors, saturated: each side of each boundary belongs to the class that it
 * should. */
static void steep_classes_meet_on_lines(void **state) {
    (void)state;
    Frame *f = opened("data: {points: [[1, 1, red], [-1, -1, blue], [1, -1, green]]}\n"
                      "network: {layers: [3 softmax], values: [\n"
                      "  {w: [[0, 900], [700, 0], [0, 0]], b: [0, 0, 0]}]}\n");
    const Boundary *b = &f->maps.now;
    assert_true(b->line.points > 20);
    for (int i = 0; i < b->line.points; i++) {
        float x = b->line.point[i].x, y = b->line.point[i].y, score[3] = {900 * y, 700 * x, 0};
        /* The two highest are equal there. */
        float high = fmaxf(score[0], fmaxf(score[1], 0)), second = -INFINITY;
        for (int k = 0, seen = 0; k < 3; k++) {
            if (score[k] == high && !seen++) continue;
            second = fmaxf(second, score[k]);
        }
        assert_true(high - second < 2);
    }
    frame_destroy(f);
}

/* The boundaries of another scene's run are none of this one's, whatever epoch it is at. */
static void another_scene_keeps_no_earlier_boundary(void **state) {
    (void)state;
    static const char text[] = "data: {set: gauss, count: 20, seed: 2}\n"
                               "network: {layers: [1 sigmoid]}\ntraining: {rate: 0.1}\n";
    Frame *f = opened(text);
    Message message;
    for (int i = 0; i < 30; i++) {
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        frame_draw(f);
    }
    assert_true(f->maps.ghosts > 0);
    Scene scene;
    assert_true(scene_parse(&scene, text, strlen(text), "t", 1, "", &message));
    assert_true(lab_load(&f->lab, &scene));
    for (int i = 0; i < 40; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(f);
    assert_int_equal(f->maps.ghosts, 0);
    frame_destroy(f);
}

static float far_from_piece(Point p, Point a, Point b) {
    float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    float t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    t = fmaxf(0, fminf(1, t));
    return hypotf(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static float far_from(Point p, const ContourLines *l) {
    float least = INFINITY;
    for (int line = 0; line < l->lines; line++) {
        int count;
        const Point *point = contour_lines_of(l, line, &count);
        for (int i = 0; i + 1 < count; i++)
            least = fminf(least, far_from_piece(p, point[i], point[i + 1]));
    }
    return least;
}

/* While a run flies by its field has fewer places, and the boundary is where it was; a run that is
 * slow enough to be looked at has all of them, and so has one that pauses. */
static void a_run_that_flies_by_keeps_its_boundary(void **state) {
    (void)state;
    Frame *f = opened("data: {set: circles, count: 80, seed: 2}\n"
                      "network: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
                      "training: {rate: 0.5}\n");
    for (int i = 0; i < 300; i++)
        lab_apply(&f->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(f);
    int wide = f->maps.field.width, points = f->maps.now.line.points;
    Point *fine = memory_zeroed((size_t)points, sizeof *fine);
    memcpy(fine, f->maps.now.line.point, sizeof *fine * (size_t)points);
    assert_true(points > 50);
    lab_apply(&f->lab, &(Action){.kind = ACTION_PLAY});
    frame_draw(f);
    assert_int_equal(f->maps.field.width, wide);
    lab_apply(&f->lab, &(Action){.kind = ACTION_SPEED, .number = PLAY_FLAT_OUT});
    frame_draw(f);
    assert_true((float)f->maps.field.width < 0.7f * (float)wide);
    float cell = (f->maps.window.right - f->maps.window.left) / (float)wide;
    for (int i = 0; i < points; i++)
        assert_true(far_from(fine[i], &f->maps.now.line) < 0.25f * cell); /* half a point */
    lab_apply(&f->lab, &(Action){.kind = ACTION_PAUSE});
    frame_draw(f);
    assert_int_equal(f->maps.field.width, wide);
    free(fine);
    frame_destroy(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_steep_boundary_is_no_staircase),
        cmocka_unit_test(a_gentle_one_is_as_good),
        cmocka_unit_test(a_boundary_beside_a_level_field_is_no_staircase),
        cmocka_unit_test(steep_classes_meet_on_lines),
        cmocka_unit_test(another_scene_keeps_no_earlier_boundary),
        cmocka_unit_test(a_run_that_flies_by_keeps_its_boundary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
