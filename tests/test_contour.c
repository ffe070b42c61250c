/* Boundaries as segments: where a field crosses a level, and a unit's own line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "draw/contour.h"
#include "draw/contour_lines.h"
#include "near.h"
#include "nn/random.h"

/* Four corners, row by row from the top left, at the centres of a grid from 0 to 4: so they stand
 * at (1, 3) (3, 3) and (1, 1) (3, 1). */
static int trace_square(float tl, float tr, float bl, float br, Segment segment[2]) {
    const float value[] = {tl, tr, bl, br};
    return contour_trace(value, 2, 2, 0, 4, 0, 4, 0, segment, 2);
}

static void assert_segment(Segment s, float x0, float y0, float x1, float y1) {
    assert_near(s.x0, x0, 1e-6f);
    assert_near(s.y0, y0, 1e-6f);
    assert_near(s.x1, x1, 1e-6f);
    assert_near(s.y1, y1, 1e-6f);
}

static void a_crossing_lies_where_the_values_say(void **state) {
    (void)state;
    Segment s[2];
    assert_int_equal(trace_square(-1, 3, -1, 3, s), 1); /* higher on the right: it runs down */
    assert_segment(s[0], 1.5f, 3, 1.5f, 1);
    assert_int_equal(trace_square(3, 3, -1, -1, s), 1); /* higher above: it runs to the right */
    assert_segment(s[0], 1, 1.5f, 3, 1.5f);
}

static void a_level_can_be_any(void **state) {
    (void)state;
    Segment s;
    const float value[] = {0, 1, 0, 1};
    assert_int_equal(contour_trace(value, 2, 2, 0, 4, 0, 4, 0.25f, &s, 1), 1);
    assert_segment(s, 1.5f, 3, 1.5f, 1);
    assert_int_equal(contour_trace(value, 2, 2, 0, 4, 0, 4, 1.5f, &s, 1), 0);
}

/* Where the first point of a segment looks to the second, this is above 0 when (x, y) is on the
 * left. */
static float left_of(Segment s, float x, float y) {
    return (s.x1 - s.x0) * (y - s.y0) - (s.y1 - s.y0) * (x - s.x0);
}

static void every_corner_lies_on_its_side(void **state) {
    (void)state;
    static const float x[] = {1, 3, 1, 3}, y[] = {3, 3, 1, 1};
    for (int above = 1; above < 15; above++) {
        float v[4];
        for (int i = 0; i < 4; i++) v[i] = above >> i & 1 ? 1 : -1;
        if (above == 6 || above == 9) continue; /* saddles have two segments */
        Segment s[2];
        assert_int_equal(trace_square(v[0], v[1], v[2], v[3], s), 1);
        for (int i = 0; i < 4; i++) assert_true(left_of(s[0], x[i], y[i]) * v[i] > 0);
    }
    Segment none[2];
    assert_int_equal(trace_square(1, 1, 1, 1, none), 0);
    assert_int_equal(trace_square(-1, -1, -1, -1, none), 0);
}

/* Each pair of opposite corners is high in turn. A high middle leaves the two low corners alone,
 * each cut off by a segment; a low one the two high corners. */
static void the_middle_decides_a_saddle(void **state) {
    (void)state;
    for (int diagonal = 0; diagonal < 2; diagonal++) {
        for (int high = 0; high < 2; high++) {
            float up = high ? 3 : 1, down = high ? -1 : -3;
            Segment s[2];
            int n = diagonal ? trace_square(up, down, down, up, s)
                             : trace_square(down, up, up, down, s);
            assert_int_equal(n, 2);
            bool lone_right = diagonal == high; /* the lone corners are top right and bottom left */
            float x = lone_right ? 3 : 1, sign = high ? -1 : 1;
            for (int i = 0; i < 2; i++) {
                bool upper = sign * left_of(s[i], x, 3) > 0;
                bool lower = sign * left_of(s[i], 4 - x, 1) > 0;
                assert_true(upper != lower);
                assert_true(sign * left_of(s[i], 2, 2) < 0);
                assert_true(sign * left_of(s[i], 4 - x, 3) < 0);
                assert_true(sign * left_of(s[i], x, 1) < 0);
            }
            bool first = sign * left_of(s[0], x, 3) > 0;
            assert_true(first != (sign * left_of(s[1], x, 3) > 0));
        }
    }
}

static void equal_values_count_as_above(void **state) {
    (void)state;
    Segment s[2];
    assert_int_equal(trace_square(0, 0, 0, 0, s), 0);
    assert_int_equal(trace_square(0, 0, -1, -1, s), 1); /* along the upper side */
    assert_segment(s[0], 1, 3, 3, 3);
    assert_int_equal(trace_square(0, 0, 1, 1, s), 0);
    assert_int_equal(trace_square(0, -1, -1, -1, s), 0); /* only touches a corner: no length */
    assert_int_equal(trace_square(0, -1, -1, 0, s), 0);  /* a saddle below: two such corners */
    assert_int_equal(trace_square(0, -2, 2, 0, s), 1);   /* from corner to corner */
    assert_segment(s[0], 3, 1, 1, 3);
}

/* Two squares side by side are traced as each alone, whichever of the values lie on the level: rows
 * that are skipped as a whole have none that a square would draw. */
static void a_row_is_traced_as_its_squares_are(void **state) {
    (void)state;
    for (int way = 0; way < 729; way++) {
        float value[6];
        for (int i = 0, rest = way; i < 6; i++, rest /= 3) value[i] = (float)(rest % 3) - 1;
        Segment both[4], one[4];
        int found = contour_trace(value, 3, 2, 0, 6, 0, 4, 0, both, 4), alone = 0;
        for (int at = 0; at < 2; at++) {
            const float square[] = {value[at], value[at + 1], value[at + 3], value[at + 4]};
            float left = 2 * (float)at;
            alone += contour_trace(square, 2, 2, left, left + 4, 0, 4, 0, one + alone, 4 - alone);
        }
        assert_int_equal(found, alone);
        for (int i = 0; i < found; i++)
            assert_segment(both[i], one[i].x0, one[i].y0, one[i].x1, one[i].y1);
    }
}

static void squares_that_are_not_finite_are_left_out(void **state) {
    (void)state;
    Segment s[4];
    const float bad[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 3; i++) {
        const float value[] = {-1, -1, -1, bad[i], 1, 1, 1, 1};
        int n = contour_trace(value, 4, 2, 0, 4, 0, 2, 0, s, 4);
        assert_int_equal(n, 2);
        assert_segment(s[0], 1.5f, 1, 0.5f, 1);
        assert_segment(s[1], 2.5f, 1, 1.5f, 1);
    }
}

static void values_at_the_ends_of_the_range_do_no_harm(void **state) {
    (void)state;
    Segment s[2];
    assert_int_equal(trace_square(-3e38f, 3e38f, -3e38f, 3e38f, s), 1);
    assert_segment(s[0], 2, 3, 2, 1);
    assert_int_equal(trace_square(-1e-45f, 1e-45f, -1e-45f, 1e-45f, s), 1);
    assert_segment(s[0], 2, 3, 2, 1);
}

static void more_segments_than_there_is_room_for_are_counted(void **state) {
    (void)state;
    float value[20];
    for (int i = 0; i < 20; i++) value[i] = i < 10 ? 1 : -1;
    Segment s[4] = {{0}};
    assert_int_equal(contour_trace(value, 10, 2, 0, 1, 0, 1, 0, s, 3), 9);
    assert_same(s[3].x1, 0);
    assert_int_equal(contour_trace(value, 10, 2, 0, 1, 0, 1, 0, NULL, 0), 9);
    assert_int_equal(contour_trace(value, 20, 1, 0, 1, 0, 1, 0, NULL, 0), 0);
    assert_int_equal(contour_trace(value, 1, 20, 0, 1, 0, 1, 0, NULL, 0), 0);
}

enum { GRID = 96, MANY = 4 * GRID * GRID };

static bool same_point(float ax, float ay, float bx, float by) {
    return ax == bx && ay == by;
}

/* Every segment's end is the beginning of exactly one. */
static void assert_closed(const Segment *s, int n) {
    for (int i = 0; i < n; i++) {
        int next = 0, before = 0;
        for (int j = 0; j < n; j++) {
            next += same_point(s[i].x1, s[i].y1, s[j].x0, s[j].y0);
            before += same_point(s[i].x0, s[i].y0, s[j].x1, s[j].y1);
        }
        assert_int_equal(next, 1);
        assert_int_equal(before, 1);
    }
}

static void a_circle_comes_out_closed_round_and_anticlockwise(void **state) {
    (void)state;
    static float value[GRID * GRID];
    static Segment s[MANY];
    const float radius = 3.7f, side = 12.0f / GRID;
    for (int row = 0; row < GRID; row++) {
        for (int column = 0; column < GRID; column++) {
            float x = -6 + ((float)column + 0.5f) * side, y = 6 - ((float)row + 0.5f) * side;
            value[row * GRID + column] = radius * radius - x * x - y * y;
        }
    }
    int n = contour_trace(value, GRID, GRID, -6, 6, -6, 6, 0, s, MANY);
    assert_in_range(n, 100, MANY);
    assert_closed(s, n);
    float length = 0;
    for (int i = 0; i < n; i++) {
        assert_near(hypotf(s[i].x0, s[i].y0), radius, 0.002f);
        assert_true(left_of(s[i], 0, 0) > 0);
        length += hypotf(s[i].x1 - s[i].x0, s[i].y1 - s[i].y0);
    }
    assert_near(length, 2 * 3.14159265f * radius, 0.02f);
}

/* Small whole numbers make many saddles and many values on the level itself. The outermost values
 * are low, so nothing leaves the grid: as many segments begin at a point as end there. */
static void rough_ground_comes_out_closed_too(void **state) {
    (void)state;
    enum { SIDE = 24 };
    Random random = random_create(3, PURPOSE_USER);
    static Segment s[MANY];
    float value[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
        int row = i / SIDE, column = i % SIDE;
        bool edge = row == 0 || column == 0 || row == SIDE - 1 || column == SIDE - 1;
        value[i] = edge ? -1 : (float)random_below(&random, 5) - 2;
    }
    int n = contour_trace(value, SIDE, SIDE, -1, 1.7f, 0.3f, 3, 0, s, MANY);
    assert_in_range(n, 200, MANY);
    for (int i = 0; i < n; i++) {
        int begin = 0, end = 0;
        for (int j = 0; j < n; j++) {
            begin += same_point(s[i].x1, s[i].y1, s[j].x0, s[j].y0);
            end += same_point(s[i].x1, s[i].y1, s[j].x1, s[j].y1);
        }
        assert_int_equal(begin, end);
    }
}

/* However few points a line has: what lies on the way goes, a bend and both ends stay. */
static void short_lines_are_thinned(void **state) {
    (void)state;
    static const struct {
        Point point[5];
        int count, kept;
    } lines[] = {
        {{{1, 1}}, 0, 0},
        {{{1, 1}}, 1, 1},
        {{{1, 1}, {2, 2}}, 2, 2},
        {{{1, 1}, {2, 2}, {3, 3}}, 3, 2},
        {{{1, 1}, {2, 2}, {3, 1}}, 3, 3},
        {{{1, 1}, {2, 1}, {3, 1}, {4, 1}}, 4, 2},
        {{{1, 1}, {2, 1}, {3, 1}, {3, 2}}, 4, 3},
        {{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}, 5, 5},
        {{{1, 1}, {5, 1}, {3, 1}}, 3, 3}, /* it turns back */
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Point point[5];
        int count = lines[i].count;
        memcpy(point, lines[i].point, sizeof point);
        int kept = contour_lines_thin(point, count, 0.1f);
        assert_int_equal(kept, lines[i].kept);
        if (count == 0) continue;
        assert_memory_equal(&point[0], &lines[i].point[0], sizeof(Point));
        assert_memory_equal(&point[kept - 1], &lines[i].point[count - 1], sizeof(Point));
    }
}

/* What the corners of the window say about a line: whether they lie on both sides of it. */
static bool parted(float w1, float w2, float b) {
    static const float x[] = {-6, 5, -6, 5}, y[] = {-4, -4, 7, 7};
    int above = 0, below = 0;
    for (int i = 0; i < 4; i++) {
        double z = (double)w1 * (double)x[i] + (double)w2 * (double)y[i] + (double)b;
        above += z > 0, below += z < 0;
    }
    return above > 0 && below > 0;
}

static bool on_the_frame(float x, float y) {
    bool within = x >= -6 && x <= 5 && y >= -4 && y <= 7;
    return within && (x == -6 || x == 5 || y == -4 || y == 7);
}

static double distance(Point p, Point a, Point b) {
    double dx = (double)(b.x - a.x), dy = (double)(b.y - a.y), x = (double)(p.x - a.x),
           y = (double)(p.y - a.y), length = dx * dx + dy * dy;
    double t = length > 0 ? fmin(1, fmax(0, (x * dx + y * dy) / length)) : 0;
    return hypot(x - t * dx, y - t * dy);
}

static bool is_same(Point a, Point b) {
    return a.x == b.x && a.y == b.y;
}

/* The segments of a circle joined are one closed line; thinned, it has far fewer points, all of
 * them its own, and strays nowhere from where it was. */
static void lines_are_joined_and_thinned(void **state) {
    (void)state;
    enum { SIDE = 200, MOST = 4000 };
    static float value[SIDE * SIDE];
    static Segment segment[MOST];
    static Point thin[MOST];
    for (int i = 0; i < SIDE * SIDE; i++) {
        float x = (float)(i % SIDE) - 99.5f, y = 99.5f - (float)(i / SIDE);
        value[i] = 70 - sqrtf(x * x + y * y);
    }
    int found = contour_trace(value, SIDE, SIDE, -100, 100, -100, 100, 0, segment, MOST);
    ContourLines lines = {0};
    contour_lines_join(&lines, segment, found);
    assert_int_equal(lines.lines, 1);
    int count;
    const Point *point = contour_lines_of(&lines, 0, &count);
    assert_int_equal(count, found + 1);
    assert_memory_equal(&point[0], &point[count - 1], sizeof(Point));
    for (float tolerance = 0.01f; tolerance < 3; tolerance *= 3) {
        memcpy(thin, point, sizeof(Point) * (size_t)count);
        int kept = contour_lines_thin(thin, count, tolerance);
        assert_true(kept < count / 2 && kept > 4);
        assert_memory_equal(&thin[0], &point[0], sizeof(Point));
        assert_memory_equal(&thin[kept - 1], &point[count - 1], sizeof(Point));
        int at = 0;
        for (int i = 0; i + 1 < kept; i++) {
            while (!is_same(point[at], thin[i])) at++;
            for (; !is_same(point[at], thin[i + 1]); at++)
                assert_true(distance(point[at], thin[i], thin[i + 1]) < (double)tolerance * 1.001);
        }
    }
    contour_lines_destroy(&lines);
}

/* What goes back on its own way is kept: a thinned line is as long as it was. */
static void turning_back_is_kept(void **state) {
    (void)state;
    Point there_and_back[] = {{0, 0}, {1, 0}, {2, 0}, {5, 0}, {3, 0}, {1, 0}};
    assert_int_equal(contour_lines_thin(there_and_back, 6, 0.1f), 3);
    assert_true(there_and_back[1].x == 5 && there_and_back[2].x == 1);
    Point same[] = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
    assert_int_equal(contour_lines_thin(same, 4, 0.1f), 2);
}

static void a_line_is_cut_at_the_window(void **state) {
    (void)state;
    Random random = random_create(1, PURPOSE_USER);
    int seen = 0;
    for (int i = 0; i < 20000; i++) {
        float w1 = random_uniform(&random, -1, 1), w2 = random_uniform(&random, -1, 1);
        float b = random_uniform(&random, -10, 10);
        Segment s;
        int n = contour_line(w1, w2, b, -6, 5, -4, 7, &s);
        assert_int_equal(n, parted(w1, w2, b));
        if (!n) continue;
        seen++;
        assert_true(on_the_frame(s.x0, s.y0) && on_the_frame(s.x1, s.y1));
        assert_near(w1 * s.x0 + w2 * s.y0 + b, 0, 1e-5f);
        assert_near(w1 * s.x1 + w2 * s.y1 + b, 0, 1e-5f);
        assert_true(left_of(s, s.x0 + w1, s.y0 + w2) > 0); /* w points to the higher side */
    }
    assert_in_range(seen, 5000, 19000);
}

static void upright_and_level_lines_are_exact(void **state) {
    (void)state;
    Segment s;
    assert_int_equal(contour_line(2, 0, -3, -6, 6, -6, 6, &s), 1);
    assert_segment(s, 1.5f, 6, 1.5f, -6);
    assert_int_equal(contour_line(-2, 0, 3, -6, 6, -6, 6, &s), 1);
    assert_segment(s, 1.5f, -6, 1.5f, 6);
    assert_int_equal(contour_line(0, 4, 1, -6, 6, -6, 6, &s), 1);
    assert_segment(s, -6, -0.25f, 6, -0.25f);
    assert_int_equal(contour_line(0, -4, -1, -6, 6, -6, 6, &s), 1);
    assert_segment(s, 6, -0.25f, -6, -0.25f);
    assert_int_equal(contour_line(1, 0, -6, -6, 6, -6, 6, &s), 1); /* along the right edge */
    assert_segment(s, 6, 6, 6, -6);
    assert_int_equal(contour_line(1, -1, 0, -6, 6, -6, 6, &s), 1); /* from corner to corner */
    assert_segment(s, 6, 6, -6, -6);
}

static void no_line_is_none(void **state) {
    (void)state;
    Segment s = {1, 2, 3, 4};
    assert_int_equal(contour_line(0, 0, 0, -6, 6, -6, 6, &s), 0);
    assert_int_equal(contour_line(0, 0, 1, -6, 6, -6, 6, &s), 0);
    assert_int_equal(contour_line(1, 0, -7, -6, 6, -6, 6, &s), 0);
    assert_int_equal(contour_line(1, 1, 12, -6, 6, -6, 6, &s), 0); /* touches a corner */
    assert_int_equal(contour_line(NAN, 1, 0, -6, 6, -6, 6, &s), 0);
    assert_int_equal(contour_line(1, INFINITY, 0, -6, 6, -6, 6, &s), 0);
    assert_int_equal(contour_line(1, 1, -INFINITY, -6, 6, -6, 6, &s), 0);
    assert_segment(s, 1, 2, 3, 4);
}

static void tiny_and_huge_weights_draw_the_same_line(void **state) {
    (void)state;
    Segment s;
    assert_int_equal(contour_line(1e-40f, 1e-40f, 0, -6, 6, -6, 6, &s), 1);
    assert_segment(s, -6, 6, 6, -6);
    assert_int_equal(contour_line(3e38f, 3e38f, 0, -6, 6, -6, 6, &s), 1);
    assert_segment(s, -6, 6, 6, -6);
    assert_int_equal(contour_line(1e-45f, 0, 3e38f, -6, 6, -6, 6, &s), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crossing_lies_where_the_values_say),
        cmocka_unit_test(a_level_can_be_any),
        cmocka_unit_test(every_corner_lies_on_its_side),
        cmocka_unit_test(the_middle_decides_a_saddle),
        cmocka_unit_test(equal_values_count_as_above),
        cmocka_unit_test(a_row_is_traced_as_its_squares_are),
        cmocka_unit_test(squares_that_are_not_finite_are_left_out),
        cmocka_unit_test(values_at_the_ends_of_the_range_do_no_harm),
        cmocka_unit_test(more_segments_than_there_is_room_for_are_counted),
        cmocka_unit_test(a_circle_comes_out_closed_round_and_anticlockwise),
        cmocka_unit_test(rough_ground_comes_out_closed_too),
        cmocka_unit_test(lines_are_joined_and_thinned),
        cmocka_unit_test(short_lines_are_thinned),
        cmocka_unit_test(turning_back_is_kept),
        cmocka_unit_test(a_line_is_cut_at_the_window),
        cmocka_unit_test(upright_and_level_lines_are_exact),
        cmocka_unit_test(no_line_is_none),
        cmocka_unit_test(tiny_and_huge_weights_draw_the_same_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
