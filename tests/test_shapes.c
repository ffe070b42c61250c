/* The list of shapes: what is added is there, can be found by its tag and hit by a hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/shapes.h"

static const Color ink = {0, 0, 0, 255};

static void shapes_are_found_by_tag(void **state) {
    (void)state;
    Shapes list = {0};
    shapes_mark(&list, "arrow", 3);
    shapes_arrow(&list, (Point){0, 0}, (Point){5, 0}, 1, ink);
    shapes_mark(&list, "arrow", 4);
    shapes_arrow(&list, (Point){0, 0}, (Point){5, 5}, 1, ink);
    shapes_mark(&list, NULL, 0);
    shapes_disc(&list, (Point){1, 1}, 2, ink);
    assert_int_equal(shapes_find(&list, "arrow", -1, -1), 0);
    assert_int_equal(shapes_find(&list, "arrow", -1, 0), 1);
    assert_int_equal(shapes_find(&list, "arrow", -1, 1), -1);
    assert_int_equal(shapes_find(&list, "arrow", 4, -1), 1);
    assert_int_equal(shapes_find(&list, "disc", -1, -1), -1);
    shapes_destroy(&list);
}

static void the_topmost_target_is_hit(void **state) {
    (void)state;
    Shapes list = {0};
    shapes_target(&list, (Tag){.index = 0}, "plane", (Rect){0, 0, 100, 100});
    shapes_target(&list, (Tag){.index = 7}, "point", (Rect){40, 40, 10, 10});
    shapes_rect(&list, (Rect){0, 0, 100, 100}, 0, ink); /* what is only painted is no obstacle */
    assert_int_equal(shapes_hit(&list, (Point){45, 45}), 1);
    assert_int_equal(shapes_hit(&list, (Point){5, 5}), 0);
    assert_int_equal(shapes_hit(&list, (Point){100, 5}), -1);
    shapes_destroy(&list);
}

static void a_line_is_hit_along_all_of_it(void **state) {
    (void)state;
    Shapes list = {0};
    const Point line[3] = {{0, 0}, {100, 50}, {100, 200}};
    shapes_target_line(&list, (Tag){.index = 2}, "line", line, 3, 4);
    assert_int_equal(shapes_hit(&list, (Point){0, 3}), 0);
    assert_int_equal(shapes_hit(&list, (Point){80, 43}), 0);
    assert_int_equal(shapes_hit(&list, (Point){80, 46}), -1);
    assert_int_equal(shapes_hit(&list, (Point){20, 40}), -1); /* in its box, but not on it */
    assert_int_equal(shapes_hit(&list, (Point){97, 150}), 0);
    assert_int_equal(shapes_hit(&list, (Point){106, 50}), -1);
    assert_true(list.shape[0].rect.w >= 100);
    shapes_destroy(&list);
}

static void what_is_clipped_away_cannot_be_hit(void **state) {
    (void)state;
    Shapes list = {0};
    shapes_clip(&list, (Rect){0, 0, 50, 50});
    shapes_clip(&list, (Rect){20, 20, 100, 100});
    shapes_target(&list, (Tag){.index = 0}, "a", (Rect){0, 0, 200, 200});
    shapes_unclip(&list);
    shapes_unclip(&list);
    shapes_target(&list, (Tag){.index = 0}, "b", (Rect){150, 150, 10, 10});
    assert_int_equal(shapes_hit(&list, (Point){30, 30}), 2);
    assert_int_equal(shapes_hit(&list, (Point){10, 10}), -1);
    assert_int_equal(shapes_hit(&list, (Point){60, 60}), -1);
    assert_int_equal(shapes_hit(&list, (Point){155, 155}), 5);
    shapes_destroy(&list);
}

static void an_empty_text_is_no_shape(void **state) {
    (void)state;
    Shapes list = {0};
    shapes_text(&list, "", (Point){0, 0}, &(TextStyle){.size = 10});
    assert_int_equal(list.shapes, 0);
    shapes_destroy(&list);
}

static void a_cleared_list_keeps_its_memory(void **state) {
    (void)state;
    Shapes list = {0};
    for (int i = 0; i < 1000; i++) shapes_text(&list, "x", (Point){0, 0}, &(TextStyle){.size = 10});
    Shape *memory = list.shape;
    shapes_clear(&list);
    assert_int_equal(list.shapes, 0);
    shapes_line(&list, (Point){1, 2}, (Point){5, -2}, 2, ink);
    assert_ptr_equal(list.shape, memory);
    Rect box = list.shape[0].rect;
    assert_true(box.x == 0 && box.y == -3 && box.w == 6 && box.h == 6);
    shapes_destroy(&list);
}

/* ---- as by looking at each shape, one after the other */

static bool is_over(const Shapes *list, const Shape *s, Point p) {
    bool over = rect_holds(s->rect, p), near = s->count == 0;
    for (int k = 1; over && k < s->count; k++) { /* lines of the test go across or down */
        const Point *a = &list->point[s->first + k - 1], *b = a + 1;
        float far = s->width / 2;
        bool flat = a->y == b->y;
        float from = flat ? fminf(a->x, b->x) : fminf(a->y, b->y),
              to = flat ? fmaxf(a->x, b->x) : fmaxf(a->y, b->y), at = flat ? p.x : p.y;
        float along = at < from ? from - at : at > to ? at - to : 0;
        near = near || hypotf(along, flat ? p.y - a->y : p.x - a->x) < far;
    }
    return over && near;
}

static int hit_plainly(const Shapes *list, Point p) {
    bool inside[64] = {true};
    int depth = 0, hit = -1;
    for (int i = 0; i < list->shapes; i++) {
        const Shape *s = &list->shape[i];
        if (s->kind == SHAPE_CLIP) {
            inside[depth + 1] = inside[depth] && rect_holds(s->rect, p);
            depth++;
        } else if (s->kind == SHAPE_UNCLIP && depth > 0)
            depth--;
        else if (s->kind == SHAPE_TARGET && inside[depth] && is_over(list, s, p))
            hit = i;
    }
    return hit;
}

static float any(uint32_t *state, int most) {
    *state = *state * 1664525u + 1013904223u;
    return (float)((*state >> 8) % (uint32_t)most);
}

static void add_any(Shapes *list, uint32_t *state, int *open) {
    const Rect rect = {any(state, 90), any(state, 90), 10 + any(state, 80), 10 + any(state, 80)};
    const Tag tag = {.index = list->shapes};
    int what = (int)any(state, 9);
    if (what == 0 && *open < 40)
        shapes_clip(list, rect), ++*open;
    else if (what == 1)
        shapes_unclip(list), *open -= *open > 0; /* also one too many */
    else if (what < 4)
        shapes_rect(list, rect, 0, ink);
    else if (what < 6)
        shapes_target_line(list, tag, "line",
                           (const Point[]){{rect.x, rect.y},
                                           {rect.x + rect.w, rect.y},
                                           {rect.x + rect.w, rect.y + rect.h}},
                           3, 3);
    else
        shapes_target(list, tag, "target", rect);
}

/* Also where some were taken back, and in a list that was used before. */
static void targets_are_hit_as_by_a_plain_scan(void **state) {
    (void)state;
    Shapes list = {0};
    uint32_t seed = 5;
    int hits = 0;
    for (int round = 0; round < 60; round++) {
        int open = 0, before = 0;
        shapes_clear(&list);
        for (int i = 0; i < 80; i++) {
            int left = list.shapes;
            for (int k = 0; k < 4 && i % 9 == 0; k++)
                shapes_target(&list, (Tag){0}, "gone", (Rect){0, 0, 200, 200});
            shapes_cut(&list, left);
            add_any(&list, &seed, &open);
        }
        for (int i = 0; i <= list.shapes; i++) {
            assert_int_equal(shapes_targets_before(&list, i), before);
            before += i < list.shapes && list.shape[i].kind == SHAPE_TARGET;
        }
        assert_int_equal(list.targets, before);
        for (int i = 0; i < 200; i++) {
            Point at = {any(&seed, 190), any(&seed, 190)};
            int hit = shapes_hit(&list, at);
            assert_int_equal(hit, hit_plainly(&list, at));
            hits += hit >= 0;
        }
    }
    assert_in_range(hits, 3000, 11000);
    shapes_destroy(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_are_found_by_tag),
        cmocka_unit_test(the_topmost_target_is_hit),
        cmocka_unit_test(a_line_is_hit_along_all_of_it),
        cmocka_unit_test(what_is_clipped_away_cannot_be_hit),
        cmocka_unit_test(an_empty_text_is_no_shape),
        cmocka_unit_test(a_cleared_list_keeps_its_memory),
        cmocka_unit_test(targets_are_hit_as_by_a_plain_scan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
