/* The camera of the third dimension, and the order and light of faces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "draw/faces.h"

static const OrbitDef box = {{100, 50, 600, 500}, {0, 0, 0.4f}, 6.4f, {1.5f, 1.5f}, {1.2f, 1.2f}};

static bool apart(float a, float b, float far) {
    return !(fabsf(a - b) <= far);
}

static void projecting_and_picking_are_inverse(void **state) {
    (void)state;
    for (int i = 0; i < 500; i++) {
        Turn turn = {(float)(i * 37 % 360) - 180, (float)(i * 53 % 180) - 90,
                     0.5f + (float)(i % 7) / 3, (float)(i % 5) / 4};
        Orbit o = orbit_of(&box, &turn);
        Point3 p = {(float)(i * 71 % 200) / 100 - 1, (float)(i * 29 % 200) / 100 - 1,
                    (float)(i * 13 % 100) / 100};
        float depth;
        Point at = orbit_project(&o, p, &depth);
        Point3 back = orbit_unproject(&o, at, depth);
        assert_false(apart(back.x, p.x, 1e-4f) || apart(back.y, p.y, 1e-4f) ||
                     apart(back.z, p.z, 1e-4f));
        Ray ray = orbit_ray(&o, at);
        Point3 met;
        if (!ray_meets_plane(&ray, (Point3){0, 0, 1}, p.z, &met)) continue;
        if (fabsf(ray.along.z) < 0.2f) continue; /* nearly edge-on: a trembling hand goes far */
        assert_false(apart(met.x, p.x, 1e-4f) || apart(met.y, p.y, 1e-4f) ||
                     apart(met.z, p.z, 1e-4f));
    }
}

static void a_ray_comes_from_the_eye(void **state) {
    (void)state;
    Orbit o = orbit_of(&box, &(Turn){31, 33, 1, 0});
    Ray ray = orbit_ray(&o, (Point){420, 260});
    Point3 to = orbit_towards_eye(&o, ray.from);
    assert_false(apart(to.x, -ray.along.x, 1e-4f) || apart(to.y, -ray.along.y, 1e-4f) ||
                 apart(to.z, -ray.along.z, 1e-4f));
}

/* x to the right and towards the eye, y to the right and away, z up: as the pictures have it. */
static void the_axes_point_where_they_should(void **state) {
    (void)state;
    Orbit o = orbit_of(&box, &(Turn){31, 33, 1, 0});
    float near, x_near, y_near;
    Point at = orbit_project(&o, box.middle, &near);
    Point x = orbit_project(&o, (Point3){0.5f, 0, 0.4f}, &x_near);
    Point y = orbit_project(&o, (Point3){0, 0.5f, 0.4f}, &y_near);
    Point z = orbit_project(&o, (Point3){0, 0, 0.9f}, NULL);
    assert_true(at.x == 400 && at.y == 300);
    assert_true(x.x > at.x && x.y > at.y && x_near > near);
    assert_true(y.x > at.x && y.y < at.y && y_near < near);
    assert_true(fabsf(z.x - at.x) < 1e-3f && z.y < at.y);
}

static void what_is_nearer_is_larger(void **state) {
    (void)state;
    Orbit o = orbit_of(&box, &(Turn){0, 0, 1, 0});
    Point a = orbit_project(&o, (Point3){-0.5f, -1, 0.4f}, NULL);
    Point b = orbit_project(&o, (Point3){0.5f, -1, 0.4f}, NULL);
    Point c = orbit_project(&o, (Point3){-0.5f, 1, 0.4f}, NULL);
    Point d = orbit_project(&o, (Point3){0.5f, 1, 0.4f}, NULL);
    assert_true(b.x - a.x > 1.2f * (d.x - c.x));
}

static void from_above_it_is_the_flat_picture(void **state) {
    (void)state;
    Turn turn = {31, 33, 1, 0};
    float before = 0;
    for (int i = 0; turn_glide(&turn, true, 1.0f / 60); i++) {
        assert_true(turn.flat > before && i < 60);
        before = turn.flat;
    }
    Orbit o = orbit_of(&box, &turn);
    float unit = 250 / 1.2f;
    for (int z = 0; z < 3; z++) {
        Point p = orbit_project(&o, (Point3){0.5f, -0.25f, (float)z}, NULL);
        assert_false(apart(p.x, 400 + unit / 2, 1e-2f) || apart(p.y, 300 + unit / 4, 1e-2f));
    }
    while (turn_glide(&turn, false, 1.0f / 60)) {
    }
    assert_true(turn.flat == 0 && turn.yaw == 31 && turn.pitch == 33);
}

/* No frame of the glide is far from the one before: there is no jump. */
static void the_glide_does_not_jump(void **state) {
    (void)state;
    Turn turn = {150, -40, 1, 0};
    Orbit o = orbit_of(&box, &turn);
    Point before = orbit_project(&o, (Point3){1, 1, 0}, NULL);
    while (turn_glide(&turn, true, 1.0f / 60)) {
        o = orbit_of(&box, &turn);
        Point now = orbit_project(&o, (Point3){1, 1, 0}, NULL);
        assert_true(hypotf(now.x - before.x, now.y - before.y) < 40);
        before = now;
    }
}

static void a_drag_turns_and_stops_overhead(void **state) {
    (void)state;
    Turn turn = {31, 33, 1, 0}, flat = {31, 33, 1, 1};
    turn_drag(&turn, 100, 0, 600);
    assert_true(!apart(turn.yaw, 1, 1e-3f) && turn.pitch == 33);
    turn_drag(&flat, 0, -60, 600); /* from the flat picture, right above: it does not jump */
    assert_true(flat.yaw == 0 && !apart(flat.pitch, 72, 1e-3f) && flat.flat == 1);
    turn_drag(&turn, 0, 10000, 600);
    assert_true(turn.pitch == 90);
    turn_drag(&turn, 0, -10000, 600);
    assert_true(turn.pitch == -90);
    turn_drag(&turn, 1e6f, 0, 600);
    assert_true(fabsf(turn.yaw) <= 180);
}

static void a_plane_seen_edge_on_is_not_picked(void **state) {
    (void)state;
    Orbit o = orbit_of(&box, &(Turn){0, 0, 1, 0});
    Ray ray = orbit_ray(&o, (Point){400, 300});
    Point3 at;
    float along;
    assert_false(ray_meets_plane(&ray, (Point3){0, 0, 1}, 0.4f, &at));
    assert_false(ray_nears_line(&ray, (Point3){0, 0, 0.4f}, (Point3){0, 1, 0}, &along));
    assert_true(ray_nears_line(&ray, (Point3){0, 0, 0}, (Point3){0, 0, 1}, &along));
    assert_false(apart(along, 0.4f, 1e-4f));
}

static void nearer_faces_are_drawn_later(void **state) {
    (void)state;
    Faces faces = {0};
    Shapes out = {0};
    const Point corner[4] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    for (int i = 0; i < 50; i++)
        faces_add(&faces, corner, 4, (float)(i * 7 % 50),
                  (Color){(uint8_t)(i * 7 % 50), 0, 0, 255});
    faces_add_line(&faces, corner[0], corner[2], 24.5f, 2, (Color){200, 0, 0, 255});
    faces_add(&faces, corner, 4, NAN, (Color){0});
    faces_draw(&faces, &out);
    assert_int_equal(out.shapes, 51);
    for (int i = 0; i < 51; i++) {
        const Shape *s = &out.shape[i];
        assert_true(i == 25 ? s->kind == SHAPE_LINE : s->color.r == i - (i > 25));
        if (i != 25) assert_true(s->rect.w > 10.4f && s->rect.w < 12); /* no seam */
    }
    faces_destroy(&faces);
    shapes_destroy(&out);
}

static void only_what_is_steep_is_shaded(void **state) {
    (void)state;
    const Color c = {100, 150, 200, 255};
    Color flat = faces_shade(c, (Point3){0, 0, 3}, 1), lit = faces_shade(c, (Point3){-1, -1, 1}, 1),
          dark = faces_shade(c, (Point3){1, 1, 1}, 1), off = faces_shade(c, (Point3){1, 1, 1}, 0);
    assert_true(flat.r == c.r && flat.g == c.g && flat.b == c.b);
    assert_true(off.r == c.r && lit.r > c.r && dark.r < c.r && dark.r >= 74);
}

/* ---- faces */

static void square(Faces *faces, float x, float y, float size, float depth, uint8_t alpha) {
    const Point corner[4] = {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
    faces_add(faces, corner, 4, depth, (Color){9, 9, 9, alpha});
}

/* Each, the first that was added too, hides what lies behind it where it is; lines hide nothing. */
static void a_face_hides_what_is_behind_it(void **state) {
    (void)state;
    Faces faces = {0};
    assert_false(faces_hide(&faces, (Point){15, 15}, 0)); /* there is nothing yet */
    for (int i = 0; i < 3; i++) square(&faces, 10 + 100 * (float)i, 10, 20, (float)i, 255);
    faces_add_line(&faces, (Point){0, 150}, (Point){400, 150}, 9, 20, (Color){9, 9, 9, 255});
    faces_bin(&faces, (Rect){0, 0, 400, 200});
    for (int i = 0; i < 3; i++) {
        float x = 10 + 100 * (float)i, depth = (float)i;
        assert_true(faces_hide(&faces, (Point){x + 1, 11}, depth - 1));
        assert_true(faces_hide(&faces, (Point){x + 19, 29}, depth - 0.1f));
        assert_false(faces_hide(&faces, (Point){x + 10, 20}, depth + 1));
        assert_false(faces_hide(&faces, (Point){x + 10, 20}, depth)); /* itself */
        assert_false(faces_hide(&faces, (Point){x + 21, 20}, depth - 1));
        assert_false(faces_hide(&faces, (Point){x - 1, 20}, depth - 1));
        assert_false(faces_hide(&faces, (Point){x + 10, 31}, depth - 1));
        assert_false(faces_hide(&faces, (Point){x + 10, 9}, depth - 1));
    }
    assert_false(faces_hide(&faces, (Point){200, 150}, 0));
    assert_false(faces_hide(&faces, (Point){NAN, 20}, -1));
    faces_clear(&faces);
    faces_bin(&faces, (Rect){0, 0, 400, 200});
    assert_false(faces_hide(&faces, (Point){15, 15}, -1)); /* they are gone */
    faces_destroy(&faces);
}

/* From far to near, those that are equally near as they were added; what covers grows under its
 * neighbour, what shines through does not. */
static void faces_are_drawn_from_far_to_near(void **state) {
    (void)state;
    static const float depth[] = {0.5f, 0.9f, 0.1f, 0.5f};
    static const float left[] = {100, 0, 200, 300}; /* the nearest is at the left */
    static const float order[] = {200, 100, 300, 0};
    Faces faces = {0};
    Shapes shapes = {0};
    for (int i = 0; i < 4; i++) square(&faces, left[i], 0, 20, depth[i], i == 2 ? 100 : 255);
    faces_draw(&faces, &shapes);
    assert_int_equal(shapes.shapes, 4);
    for (int i = 0; i < 4; i++) {
        const Shape *s = &shapes.shape[i];
        Point first = shapes.point[s->first], third = shapes.point[s->first + 2];
        float seam = i == 0 ? 0 : 0.6f * sqrtf(0.5f);
        assert_int_equal(s->kind, SHAPE_POLYGON);
        assert_true(fabsf(first.x - (order[i] - seam)) < 1e-3f && fabsf(first.y + seam) < 1e-3f);
        assert_true(fabsf(third.x - (order[i] + 20 + seam)) < 1e-3f);
        assert_true(fabsf(third.y - (20 + seam)) < 1e-3f);
    }
    faces_destroy(&faces);
    shapes_destroy(&shapes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(projecting_and_picking_are_inverse),
        cmocka_unit_test(a_ray_comes_from_the_eye),
        cmocka_unit_test(the_axes_point_where_they_should),
        cmocka_unit_test(what_is_nearer_is_larger),
        cmocka_unit_test(from_above_it_is_the_flat_picture),
        cmocka_unit_test(the_glide_does_not_jump),
        cmocka_unit_test(a_drag_turns_and_stops_overhead),
        cmocka_unit_test(a_plane_seen_edge_on_is_not_picked),
        cmocka_unit_test(nearer_faces_are_drawn_later),
        cmocka_unit_test(only_what_is_steep_is_shaded),
        cmocka_unit_test(a_face_hides_what_is_behind_it),
        cmocka_unit_test(faces_are_drawn_from_far_to_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
