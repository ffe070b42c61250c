/* Rubber bands around points, and the common part of two of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/hull.h"

/* Above 0 for corners that go around counterclockwise. */
static float area_of(const Point *corner, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
        Point p = corner[i], q = corner[(i + 1) % count];
        sum += p.x * q.y - q.x * p.y;
    }
    return sum / 2;
}

static void points_inside_and_on_edges_are_no_corners(void **state) {
    (void)state;
    Point point[] = {{1, 1}, {0, 0}, {2, 0}, {1, 0}, {2, 2}, {0, 2}, {0, 1}, {0, 0}, {1.5f, 1}};
    Point hull[9];
    assert_int_equal(hull_of(point, 9, hull), 4);
    assert_true(fabsf(area_of(hull, 4) - 4) < 1e-6f);
}

static void few_points_are_their_own_hull(void **state) {
    (void)state;
    Point point[] = {{3, 1}, {3, 1}, {3, 1}}, line[] = {{2, 2}, {0, 0}, {1, 1}}, hull[3];
    assert_int_equal(hull_of(point, 0, hull), 0);
    assert_int_equal(hull_of(point, 3, hull), 1);
    assert_true(hull[0].x == 3 && hull[0].y == 1);
    assert_int_equal(hull_of(line, 3, hull), 2);
    assert_true(hull[0].x == 0 && hull[1].x == 2);
}

/* Every point lies on the left of every edge, or on it. */
static void all_points_are_within(void **state) {
    (void)state;
    enum { COUNT = 200 };
    Point point[COUNT], hull[COUNT];
    for (int i = 0; i < COUNT; i++) {
        float a = (float)(i * 37 % 101), b = (float)(i * 53 % 89);
        point[i] = (Point){a * sinf(b), b * cosf(a)};
    }
    int corners = hull_of(point, COUNT, hull);
    assert_in_range(corners, 3, COUNT);
    for (int c = 0; c < corners; c++) {
        Point p = hull[c], q = hull[(c + 1) % corners];
        for (int i = 0; i < COUNT; i++) {
            float side = (q.x - p.x) * (point[i].y - p.y) - (q.y - p.y) * (point[i].x - p.x);
            assert_true(side > -1e-2f);
        }
    }
}

static void two_squares_share_a_square(void **state) {
    (void)state;
    const Point a[] = {{0, 0}, {2, 0}, {2, 2}, {0, 2}}, b[] = {{1, 1}, {3, 1}, {3, 3}, {1, 3}};
    const Point away[] = {{5, 5}, {6, 5}, {6, 6}};
    const Point within[] = {{0.5f, 0.5f}, {1.5f, 0.5f}, {1, 1.5f}};
    Point common[8];
    int corners = hull_common(a, 4, b, 4, common);
    assert_true(fabsf(area_of(common, corners) - 1) < 1e-6f);
    assert_int_equal(hull_common(a, 4, away, 3, common), 0);
    assert_int_equal(hull_common(a, 4, within, 3, common), 3);
    assert_true(fabsf(area_of(common, 3) - 0.5f) < 1e-6f);
    assert_int_equal(hull_common(a, 4, b, 2, common), 0);
}

/* Two triangles that share a corner but for rounding: along their long edges, which are one line
 * but for rounding too, a cut sees more crossings than a hull can have. */
static void rounding_adds_no_corners(void **state) {
    (void)state;
    const Point a[] = {{-0x1.95f158p-7f, -0x1.fff5f2p-1f},
                       {0x1.830c94p-2f, -0x1.da0464p-1f},
                       {0x1.e921dep-1f, 0x1.2e9cdap-2f}};
    const Point b[] = {{-0x1.df774p-1f, -0x1.6733b8p-2f},
                       {-0x1.95f13ep-7f, -0x1.fff5f2p-1f},
                       {0x1.f5cb4ap-1f, 0x1.96dff2p-3f}};
    Point common[8] = {[6] = {77, 77}};
    int corners = hull_common(a, 3, b, 3, common);
    assert_in_range(corners, 3, 6);
    assert_true(common[6].x == 77 && common[6].y == 77);
    assert_true(area_of(common, corners) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_inside_and_on_edges_are_no_corners),
        cmocka_unit_test(few_points_are_their_own_hull),
        cmocka_unit_test(all_points_are_within),
        cmocka_unit_test(two_squares_share_a_square),
        cmocka_unit_test(rounding_adds_no_corners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
