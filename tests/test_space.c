/* The space: points and paper stand where the layer puts them, the next neuron's cut is flat there,
 * its vector and its step have their directions, and the way from the plane is a straight one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "nn/field.h"
#include "panels/space/main_axes.h"
#include "panels/space/space.h"
#include "turned.h"

static const char three[] = "data: {set: circles, count: 40, seed: 2}\n"
                            "network: {layers: [3 tanh, 1 sigmoid]}\n"
                            "training: {rate: 1}\n"
                            "show: [space, plane, network]\n";

static float value_at(const Lab *lab, int layer, int unit, float x, float y) {
    float value;
    field_at(lab_trainer(lab)->work, lab_network(lab), lab_features(lab), &lab->scene.view, layer,
             unit, 1, &x, &y, &value);
    return value;
}

static bool near3(Point3 p, float x, float y, float z) {
    return fabsf(p.x - x) < 1e-4f && fabsf(p.y - y) < 1e-4f && fabsf(p.z - z) < 1e-4f;
}

static void points_and_paper_stand_where_the_layer_puts_them(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Lab *lab = &p.frame->lab;
    const Bent *b = &p.frame->bent;
    for (int i = 0; i < 40; i++) {
        const float *x = lab->scene.data.x + 2L * i;
        assert_true(near3(bent_point(b, i), value_at(lab, 0, 0, x[0], x[1]),
                          value_at(lab, 0, 1, x[0], x[1]), value_at(lab, 0, 2, x[0], x[1])));
    }
    for (int i = 0; i < BENT_COUNT; i += 371) {
        float x = -6 + 12 * (float)(i % BENT_NODES) / BENT_CELLS;
        int row = i / BENT_NODES;
        float y = 6 - 12 * (float)row / BENT_CELLS;
        assert_true(near3(bent_node(b, i), value_at(lab, 0, 0, x, y), value_at(lab, 0, 1, x, y),
                          value_at(lab, 0, 2, x, y)));
    }
    person_leave(&p);
}

/* Curved on the plane, flat in here: the same line, on the same paper. */
static void the_cut_is_flat_there_and_the_boundary_here(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 60);
    const Lab *lab = &p.frame->lab;
    const Bent *b = &p.frame->bent;
    const Point3 n = b->cut.normal;
    float length = sqrtf(n.x * n.x + n.y * n.y + n.z * n.z);
    assert_true(b->cut.flat && b->line.points > 30);
    for (int i = 0; i < b->line.points; i++) {
        Point at = b->line.point[i];
        Point3 q = bent_place(b, at);
        float away = (n.x * q.x + n.y * q.y + n.z * q.z - b->cut.offset) / length;
        assert_true(fabsf(away) < 0.01f);
        float x = -6 + 12 * at.x / BENT_CELLS, y = -6 + 12 * at.y / BENT_CELLS;
        assert_true(fabsf(value_at(lab, 1, 0, x, y) - 0.5f) < 0.02f);
    }
    assert_true(count_of(&p, "space pane") > 0 && count_of(&p, "space cut") > 0);
    person_leave(&p);
}

static void the_slider_leads_from_the_plane_to_the_layer(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Bent *b = &p.frame->bent;
    Rect track = where(&p, "morph", 0);
    float y = track.y + track.h / 2;
    Point3 there = bent_point(b, 5);
    drag(&p, (Point){track.x + track.w - 8, y}, (Point){track.x + 2, y});
    assert_true(p.frame->ui.space == 0);
    Point3 here = bent_point(b, 5);
    const float *x = p.frame->lab.scene.data.x + 10;
    assert_true(near3(here, x[0] / 6, x[1] / 6, 0));
    assert_int_equal(count_of(&p, "space pane"), 0);
    assert_true(count_of(&p, "space cut") > 0); /* curved */
    p.frame->ui.space = 0.5f;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    assert_true(near3(bent_point(b, 5), (here.x + there.x) / 2, (here.y + there.y) / 2,
                      (here.z + there.z) / 2));
    person_leave(&p);
}

static void keys_lead_along_the_slider(void **state) {
    (void)state;
    Person p = person_with(three);
    int at = shapes_find(&p.frame->shapes, "morph", 0, -1);
    p.frame->ui.focus = p.frame->shapes.shape[at].tag;
    press_key(&p, KEY_LEFT, "");
    assert_true(p.frame->ui.space < 1 && p.frame->ui.space > 0.8f);
    for (int i = 0; i < 12; i++) press_key(&p, KEY_LEFT, "");
    assert_true(p.frame->ui.space == 0);
    person_leave(&p);
}

/* Towards where the neuron's score is above 0. */
static void the_vector_points_to_the_higher_side(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Frame *f = p.frame;
    const Bent *b = &f->bent;
    const Network *net = lab_network(&f->lab);
    assert_int_equal(count_of(&p, "space vector"), 2);
    const Point3 n = b->cut.normal;
    assert_true(n.x == net->theta[network_w(net, 1, 0, 0, 0)]);
    for (int i = 0; i < 40; i++) {
        const float *x = f->lab.scene.data.x + 2L * i;
        Point3 q = bent_point(b, i);
        bool above = n.x * q.x + n.y * q.y + n.z * q.z > b->cut.offset;
        assert_true(above == (value_at(&f->lab, 1, 0, x[0], x[1]) > 0.5f));
    }
    int first = network_w(net, 1, 0, 0, 0);
    assert_true(shapes_find(&f->shapes, "gradient arrow", first, -1) >= 0);
    person_leave(&p);
}

static void three_columns_are_a_space_themselves(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[9, 8, 5, red], [3, 4, 2, blue], [7, 6, 8, red]]}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[1, 2, -1]], b: [3]}]}\n"
                           "show: [space]\n");
    const Bent *b = &p.frame->bent;
    const Dataset *data = &p.frame->lab.scene.data;
    assert_true(!b->paper && b->cut.flat && b->stages == 1);
    for (int i = 0; i < 3; i++) {
        const float *x = data->x + 3L * i;
        Point3 q = bent_point(b, i);
        float z = x[0] + 2 * x[1] - x[2] + 3;
        const Point3 n = b->cut.normal;
        assert_true(fabsf(n.x * q.x + n.y * q.y + n.z * q.z - b->cut.offset - z) < 1e-3f);
    }
    assert_int_equal(count_of(&p, "paper"), 0);
    person_leave(&p);
}

/* The tip follows the pointer, the vector stays as long, and the pane on its foot. */
static void the_tip_turns_the_cut(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Bent *b = &p.frame->bent;
    const SpaceSeen before = p.frame->ui.space_seen;
    const Point3 n = before.normal, f = before.foot;
    Point tip = middle(where(&p, "space tip", 0));
    drag(&p, tip, (Point){tip.x + 30, tip.y - 40});
    const Point3 m = b->cut.normal;
    float length = sqrtf(n.x * n.x + n.y * n.y + n.z * n.z),
          now = sqrtf(m.x * m.x + m.y * m.y + m.z * m.z);
    assert_true(fabsf(now - length) < 1e-3f * length);
    assert_true(fabsf(m.x * f.x + m.y * f.y + m.z * f.z - b->cut.offset) < 1e-3f * length);
    /* In the direction of the pointer, seen from the foot. */
    Orbit o = space_orbit(&p.frame->lab, box_view_rect(&p.frame->shapes, TURNED_SPACE),
                          &p.frame->ui.turned.of[TURNED_SPACE].turn);
    Point foot = orbit_project(&o, f, NULL),
          end = orbit_project(&o, (Point3){f.x + m.x * 0.1f, f.y + m.y * 0.1f, f.z + m.z * 0.1f},
                              NULL);
    float want = atan2f(tip.y - 40 - foot.y, tip.x + 30 - foot.x),
          is = atan2f(end.y - foot.y, end.x - foot.x);
    assert_true(fabsf(want - is) < 0.1f);
    press_key(&p, 'Z', "c"); /* one gesture, undone at once */
    assert_true(fabsf(b->cut.normal.x - n.x) < 1e-5f && fabsf(b->cut.normal.y - n.y) < 1e-5f);
    person_leave(&p);
}

/* Seen from above, what lies below the pane is beyond it; seen from below, what lies above. */
static void the_pane_stands_before_what_is_beyond(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[9, 8, 2, red], [3, 4, 8, blue]]}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[0, 0, 1]], b: [-5]}]}\n"
                           "show: [space]\n");
    View view = {.lab = &p.frame->lab, .ui = &p.frame->ui, .bent = &p.frame->bent};
    const Point3 low = {-1, -1, -1}, high = {1, 1, 1};
    for (int below = 0; below < 2; below++) {
        Turn turn = {20, below ? -60 : 60, 1, 0};
        BoxView box = {.view = &view, .low = low, .high = high};
        box.orbit = box_view_orbit((Rect){0, 0, 500, 500}, &turn, low, high, 8);
        float far = below ? 0.3f : -0.3f;
        assert_true(space_is_beyond(&box, (Point3){0, 0, far}));
        assert_false(space_is_beyond(&box, (Point3){0, 0, -far}));
    }
    person_leave(&p);
}

/* A network's boundary between three columns: every corner lies where its answer turns. */
static void a_bent_boundary_is_a_wall(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[9, 8, 5, red], [3, 4, 2, blue], [7, 2, 8, red],\n"
                           "                [2, 8, 4, blue], [6, 3, 9, blue]]}\n"
                           "network: {layers: [4 tanh, 1 sigmoid]}\n"
                           "training: {rate: 0.3}\nshow: [space]\n");
    train(&p, 40);
    p.frame->ui.space = 0;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    Lab *lab = &p.frame->lab;
    const Bent *b = &p.frame->bent;
    assert_true(b->wall.triangles > 50 && count_of(&p, "wall") == b->wall.triangles);
    assert_int_equal(count_of(&p, "space pane"), 0);
    double away = 0;
    for (int i = 0; i < b->wall.triangles; i++) {
        Point3 q = b->wall.corner[i][0];
        float x = b->from.axis[0].middle + q.x * b->from.axis[0].half,
              y = b->from.axis[1].middle + q.y * b->from.axis[1].half;
        Plane slice = lab->scene.view;
        slice.across = 0, slice.up = 1;
        slice.fixed[2] = b->from.axis[2].middle + q.z * b->from.axis[2].half;
        float value;
        field_at(lab_trainer(lab)->work, lab_network(lab), lab_features(lab), &slice, 1, 0, 1, &x,
                 &y, &value);
        assert_true(fabsf(value - 0.5f) < 0.12f);
        away += (double)fabsf(value - 0.5f) / b->wall.triangles;
    }
    assert_true(away < 0.02);
    person_leave(&p);
}

static void many_units_are_seen_along_their_main_directions(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 40}\n"
                           "network: {layers: [8 tanh, 1 sigmoid]}\nshow: [space]\n");
    train(&p, 20);
    const Bent *b = &p.frame->bent;
    float spread[3] = {0};
    assert_true(b->from.principal && !b->cut.flat);
    assert_int_equal(count_of(&p, "space pane"), 0);
    for (int a = 0; a < 3; a++) {
        for (int c = 0; c <= a; c++) {
            float along = 0;
            for (int u = 0; u < 8; u++) along += b->main_axis[a][u] * b->main_axis[c][u];
            assert_true(fabsf(along - (a == c)) < 1e-4f);
        }
        float mean = 0;
        for (int i = 0; i < 40; i++)
            for (int u = 0; u < 8; u++) {
                const float *x = p.frame->lab.scene.data.x + 2L * i;
                mean += b->main_axis[a][u] * value_at(&p.frame->lab, 0, u, x[0], x[1]) / 40;
            }
        for (int i = 0; i < 40; i++) {
            const float *x = p.frame->lab.scene.data.x + 2L * i;
            float at = -mean;
            for (int u = 0; u < 8; u++)
                at += b->main_axis[a][u] * value_at(&p.frame->lab, 0, u, x[0], x[1]);
            spread[a] += at * at;
        }
    }
    assert_true(spread[0] >= spread[1] * 0.98f && spread[1] >= spread[2] * 0.98f);
    person_leave(&p);
}

static void a_pane_is_the_part_of_its_plane_within_the_box(void **state) {
    (void)state;
    Point3 corner[PANE_CORNERS];
    assert_int_equal(pane_corners((Point3){0, 0, 2}, 1, 1, 1, corner), 4);
    for (int i = 0; i < 4; i++) assert_true(fabsf(corner[i].z - 0.5f) < 1e-5f);
    int count = pane_corners((Point3){1, 1, 1}, 0, 1, 1, corner);
    assert_int_equal(count, 6);
    for (int i = 0; i < count; i++) {
        assert_true(fabsf(corner[i].x + corner[i].y + corner[i].z) < 1e-4f);
        assert_true(fabsf(corner[i].x) < 1.0001f && fabsf(corner[i].z) < 1.0001f);
    }
    assert_int_equal(pane_corners((Point3){1, 1, 1}, 9, 1, 1, corner), 0);
    assert_int_equal(pane_corners((Point3){0, 0, 0}, 0, 1, 1, corner), 0);
    assert_int_equal(pane_corners((Point3){NAN, 0, 0}, 0, 1, 1, corner), 0);
}

static void what_cannot_be_drawn_is_said(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: sine, count: 20}\nnetwork: {layers: [3 tanh, 1 linear]}\n"
        "training: {loss: squared}\nshow: [space]\n",
        "data: {set: none}\nshow: [space]\n",
        "data: {points: [[1, 1, red]]}\nnetwork: {layers: [3 relu, 1 sigmoid]}\nshow: [space]\n",
        "data: {points: [[1, 1, 1, red], [1, 1, 1, red]]}\nshow: [space]\n",
        "data: {set: blobs, count: 30, classes: 3}\n"
        "network: {layers: [64 relu, 1 tanh, 2 sigmoid, 3 softmax]}\nshow: [space]\n",
        "data: {set: circles, count: 30}\nshow: [space]\n"
        "network: {layers: [3 relu, 1 sigmoid], start: {kind: zeros}}\n",
        "data: {set: circles, count: 30}\nnetwork: {layers: [3 maxout, 1 sigmoid]}\n"
        "show: [space]\n",
    };
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Person p = person_with(scenes[s]);
        train(&p, 2);
        for (int turn = 0; turn < 4; turn++) {
            turned_set(&p.frame->ui.turned, (float)(turn * 90 - 180), (float)(turn * 45 - 90));
            p.frame->ui.space = (float)turn * 0.7f;
            p.frame->ui.revision++;
            frame_draw(p.frame);
        }
        person_leave(&p);
    }
    Person p = person_with(three);
    Lab *lab = &p.frame->lab;
    for (int i = 0; i < lab_network(lab)->count; i++) lab->run->trainer.net.theta[i] = NAN;
    lab->revision++;
    frame_draw(p.frame);
    assert_true(count_of(&p, "paper") == 0 && count_of(&p, "space point") == 0);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_and_paper_stand_where_the_layer_puts_them),
        cmocka_unit_test(the_cut_is_flat_there_and_the_boundary_here),
        cmocka_unit_test(the_slider_leads_from_the_plane_to_the_layer),
        cmocka_unit_test(keys_lead_along_the_slider),
        cmocka_unit_test(the_vector_points_to_the_higher_side),
        cmocka_unit_test(three_columns_are_a_space_themselves),
        cmocka_unit_test(the_tip_turns_the_cut),
        cmocka_unit_test(the_pane_stands_before_what_is_beyond),
        cmocka_unit_test(a_bent_boundary_is_a_wall),
        cmocka_unit_test(many_units_are_seen_along_their_main_directions),
        cmocka_unit_test(a_pane_is_the_part_of_its_plane_within_the_box),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
