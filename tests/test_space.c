/* The space: points and paper stand where the layer puts them, the next neuron's cut is flat there,
 * its vector and its step have their directions, and the way from the plane is a straight one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "near.h"
#include "nn/field.h"
#include "panels/space/main_axes.h"
#include "panels/space/space.h"
#include "turned.h"
#include "ui/highlight.h"

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

/* Seen along the pane, what is drawn before it lies on its one side, what is drawn behind on the
 * other, and not on both by parts of cells. */
static void the_pane_cuts_cells_in_two(void **state) {
    (void)state;
    static const float SEAM = 4; /* cells reach under the next, and the pane is seen a little */
    Person p = person_with("data: {set: circles, count: 20}\n"
                           "network: {layers: [3 tanh, 1 sigmoid], values: [{w: [[0.5, 0], [0, "
                           "0.5], [0.3, 0.3]], b: [0, 0, 0]}, {w: [[8, 0, 0]], b: [-0.4]}]}\n"
                           "show: [space]\nview: {turn: [0, 0]}\n");
    const Shapes *s = &p.frame->shapes;
    float across[2][2] = {{1e6f, -1e6f}, {1e6f, -1e6f}};
    int pane = shapes_find(s, "space pane", -1, -1), cells = 0;
    assert_true(pane >= 0);
    for (int i = -1; (i = shapes_find(s, "paper", -1, i)) >= 0; cells++) {
        const Shape *cell = &s->shape[i];
        float *reach = across[i > pane];
        if (cell->kind != SHAPE_POLYGON) continue;
        reach[0] = fminf(reach[0], cell->rect.x);
        reach[1] = fmaxf(reach[1], cell->rect.x + cell->rect.w);
    }
    assert_true(cells > 100);
    bool left = across[0][0] < across[1][0];
    assert_true(fabsf(across[0][left] - across[1][!left]) < SEAM);
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

/* A network of several hidden layers is met at the first of them. */
static void it_begins_at_the_first_layer(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 40, seed: 2}\n"
                           "network: {layers: [3 tanh, 2 tanh, 3 tanh, 1 sigmoid]}\n"
                           "show: [space, plane, network]\n");
    assert_true(p.frame->ui.space == 1);
    const Rect track = where(&p, "morph", 0);
    click(&p, (Point){track.x + track.w - 2, track.y + track.h / 2}, BUTTON_LEFT, 1);
    assert_true(p.frame->ui.space == 3);
    press_key(&p, 'N', "c");
    assert_true(p.frame->ui.space == 1);
    person_leave(&p);
}

/* At a stage its name, and between two of them both. */
static void the_head_says_what_is_seen(void **state) {
    (void)state;
    static const struct {
        float space;
        const char *words;
    } heads[] = {
        {0, "the plane"},
        {0.3f, "on the way from the plane to hidden layer 1"},
        {0.5f, "on the way from the plane to hidden layer 1"},
        {0.9f, "on the way from the plane to hidden layer 1"},
        {1, "the points as hidden layer 1 sees them"},
        {1.5f, "on the way from hidden layer 1 to layer 2"},
        {2, "the points as hidden layer 2 sees them"},
    };
    Person p = person_with("data: {set: circles, count: 40, seed: 2}\n"
                           "network: {layers: [3 tanh, 2 tanh, 1 sigmoid]}\n"
                           "show: [space]\n");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        p.frame->ui.space = heads[i].space;
        p.frame->ui.revision++;
        frame_draw(p.frame);
        for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
            bool same = strcmp(heads[k].words, heads[i].words) == 0;
            if (k > 0) assert_int_equal(person_reads(&p, NULL, heads[k].words), same);
        }
    }
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
    Point tip = middle(where(&p, "space tip", 1));
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

static const char columns[] = "data: {points: [[9, 8, 5, red], [3, 4, 2, blue], [7, 2, 8, red],\n"
                              "                [2, 8, 4, blue], [6, 3, 9, blue]]}\n"
                              "network: {layers: [4 tanh, 1 sigmoid]}\n"
                              "training: {rate: 0.3}\nshow: [space]\n";

/* Long names of columns are shortened beside the small cross, and not left out. */
static void the_cross_names_long_columns(void **state) {
    (void)state;
    Person p = person_with("data:\n  columns: [temperature, humidity, cloud cover]\n"
                           "  points: [[9, 8, 5, red], [3, 4, 2, blue], [7, 2, 8, red]]\n"
                           "network: {layers: [4 tanh, 1 sigmoid]}\nshow: [space]\n");
    p.frame->ui.space = 0;
    for (int yaw = -170; yaw < 180; yaw += 20) {
        turned_set(&p.frame->ui.turned, (float)yaw, 25);
        p.frame->ui.revision++;
        frame_draw(p.frame);
        assert_int_equal(count_of(&p, "axes cross"), 3 + 3 + 1); /* lines, names, the middle */
        assert_true(person_reads(&p, "axes cross", "te"));
        assert_true(person_reads(&p, "axes cross", "cl"));
    }
    person_leave(&p);
}

/* What a network of one hidden layer says at a place of the box of the data. */
static float answer_in_box(const Lab *lab, const Bent *b, Point3 q) {
    const BentAxis *axis = b->from.axis;
    const float x[3] = {axis[0].middle + q.x * axis[0].half, axis[1].middle + q.y * axis[1].half,
                        axis[2].middle + q.z * axis[2].half};
    float value;
    field_points(lab_trainer(lab)->work, lab_network(lab), lab_features(lab), 1, 0, 1, x, &value);
    return value;
}

/* A network's boundary between three columns: every corner lies where its answer turns. */
static void a_bent_boundary_is_a_wall(void **state) {
    (void)state;
    Person p = person_with(columns);
    train(&p, 40);
    p.frame->ui.space = 0;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    Lab *lab = &p.frame->lab;
    const Bent *b = &p.frame->bent;
    const Wall *wall = &b->wall;
    assert_true(wall->triangles > 50);
    assert_int_equal(count_of(&p, "space pane"), 0);
    for (int i = 0; i < wall->nodes; i++)
        assert_true(fabsf(answer_in_box(lab, b, wall->at[i]) - 0.5f) < 1e-3f);
    /* and is lit by the way in which the answer rises there */
    for (int i = 0; i < wall->nodes; i++) {
        Point3 q = wall->at[i], n = wall->normal[i];
        const float h = 1e-2f;
        float x = answer_in_box(lab, b, (Point3){q.x + h, q.y, q.z}) -
                  answer_in_box(lab, b, (Point3){q.x - h, q.y, q.z});
        float y = answer_in_box(lab, b, (Point3){q.x, q.y + h, q.z}) -
                  answer_in_box(lab, b, (Point3){q.x, q.y - h, q.z});
        float z = answer_in_box(lab, b, (Point3){q.x, q.y, q.z + h}) -
                  answer_in_box(lab, b, (Point3){q.x, q.y, q.z - h});
        float length = sqrtf(x * x + y * y + z * z);
        assert_near(sqrtf(n.x * n.x + n.y * n.y + n.z * n.z), 1, 1e-5f);
        assert_true((n.x * x + n.y * y + n.z * z) / length > 0.97f);
    }
    person_leave(&p);
}

/* However steep it is: with weights a hundred times as large, answers are 0 or 1 nearly everywhere,
 * and the wall stays where it was. */
static void a_steep_boundary_is_found_as_exactly(void **state) {
    (void)state;
    Person p = person_with(columns);
    train(&p, 40);
    Lab *lab = &p.frame->lab;
    Network *net = &lab->run->trainer.net;
    for (int i = net->layer[1].w; i < net->count; i++) net->theta[i] *= 100;
    lab->revision++;
    p.frame->ui.space = 0;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    const Wall *wall = &p.frame->bent.wall;
    assert_true(wall->triangles > 50);
    for (int i = 0; i < wall->nodes; i++)
        assert_true(fabsf(answer_in_box(lab, &p.frame->bent, wall->at[i]) - 0.5f) < 0.05f);
    person_leave(&p);
}

/* Triangles share their sides with just one other, but where the wall leaves the box: that it has
 * no gaps. Its rim is drawn. */
static void a_wall_has_no_gaps(void **state) {
    (void)state;
    Person p = person_with(columns);
    train(&p, 40);
    p.frame->ui.space = 0;
    p.frame->ui.revision++;
    frame_draw(p.frame);
    const Wall *wall = &p.frame->bent.wall;
    short(*sides)[4096] = calloc(4096, sizeof *sides);
    assert_true(wall->nodes < 4096);
    for (int i = 0; i < 3 * wall->triangles; i++) {
        int a = wall->corner[i / 3][i % 3], b = wall->corner[i / 3][(i + 1) % 3];
        sides[a < b ? a : b][a < b ? b : a]++;
    }
    int rim = 0;
    for (int i = 0; i < wall->nodes * wall->nodes; i++) {
        int a = i / wall->nodes, b = i % wall->nodes;
        if (sides[a][b] == 0) continue;
        bool ends = wall_ends_between(wall, a, b);
        assert_int_equal(sides[a][b], ends ? 1 : 2);
        rim += ends;
    }
    free(sides);
    assert_true(rim > 20);
    assert_int_equal(count(&p, "wall", 0, SHAPE_LINE), rim);
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
            for (int u = 0; u < 8; u++) along += b->main_axis[0][a][u] * b->main_axis[0][c][u];
            assert_true(fabsf(along - (a == c)) < 1e-4f);
        }
        float mean = 0;
        for (int i = 0; i < 40; i++)
            for (int u = 0; u < 8; u++) {
                const float *x = p.frame->lab.scene.data.x + 2L * i;
                mean += b->main_axis[0][a][u] * value_at(&p.frame->lab, 0, u, x[0], x[1]) / 40;
            }
        for (int i = 0; i < 40; i++) {
            const float *x = p.frame->lab.scene.data.x + 2L * i;
            float at = -mean;
            for (int u = 0; u < 8; u++)
                at += b->main_axis[0][a][u] * value_at(&p.frame->lab, 0, u, x[0], x[1]);
            spread[a] += at * at;
        }
    }
    assert_true(spread[0] >= spread[1] * 0.98f && spread[1] >= spread[2] * 0.98f);
    person_leave(&p);
}

static Point point_place(const Person *p, int point) {
    Orbit o = space_orbit(&p->frame->lab, box_view_rect(&p->frame->shapes, TURNED_SPACE),
                          &p->frame->ui.turned.of[TURNED_SPACE].turn);
    return orbit_project(&o, bent_point(&p->frame->bent, point), NULL);
}

static void set_stage(Person *p, float at) {
    p->frame->ui.space = at;
    p->frame->ui.revision++;
    frame_draw(p->frame);
}

/* From above the cut runs on beyond the box, where the numbers are: each has its own ground. */
static void no_line_runs_through_a_number(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 20}\n"
                           "network: {layers: [2 tanh, 1 sigmoid]}\nshow: [space, plane]\n");
    const Shapes *out = &p.frame->shapes;
    const Color card = theme_get(THEME_LIGHT)->card;
    int numbers = 0;
    for (int i = -1; (i = shapes_find(out, "box axis", -1, i)) >= 0;) {
        const Shape *s = &out->shape[i], *under = s - 1;
        if (s->kind != SHAPE_TEXT) continue;
        assert_int_equal(under->kind, SHAPE_RECT);
        assert_true(under->color.r == card.r && under->color.a > 200);
        assert_true(rect_holds(under->rect, (Point){s->at.x, s->at.y - s->text.size * 0.35f}));
        numbers++;
    }
    assert_true(numbers > 6);
    person_leave(&p);
}

/* In a low picture there is no room below the middle of an edge: it is named nearer to an end. */
static void axes_of_low_pictures_have_their_names(void **state) {
    (void)state;
    int named[2] = {0};
    for (float height = 600; height <= 800; height += 20) {
        Person p = person_with("data: {set: xor, count: 20, columns: [dragons, robots]}\n"
                               "network: {layers: [3 tanh, 1 sigmoid]}\n"
                               "view: {turn: [40, 25]}\nshow: [space, plane]\n");
        p.input.width = 1024;
        p.input.height = height;
        set_stage(&p, 0);
        frame_step(p.frame, &p.input);
        named[0] += person_reads(&p, "box axis", "dragons");
        named[1] += person_reads(&p, "box axis", "robots");
        person_leave(&p);
    }
    assert_int_equal(named[0], 11);
    assert_int_equal(named[1], 11);
}

/* On every stage it stays under the pointer; where it cannot come, it stays near. */
static void drag_a_point(Person *p, int point, float across, float down) {
    Point from = point_place(p, point), to = {from.x + across, from.y + down};
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    for (int i = 1; i <= 5; i++) {
        float share = (float)i / 5;
        does(p, (InputEvent){.kind = INPUT_MOVE,
                             .at = {from.x + across * share, from.y + down * share}});
    }
    Point is = point_place(p, point);
    assert_true(hypotf(is.x - to.x, is.y - to.y) < 1.5f);
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = to, .button = BUTTON_LEFT});
}

/* The one that is nearest to the eye: no other lies over it. */
static int nearest_point(const Person *p) {
    const Frame *f = p->frame;
    Orbit o = space_orbit(&f->lab, box_view_rect(&f->shapes, TURNED_SPACE),
                          &f->ui.turned.of[TURNED_SPACE].turn);
    int best = 0;
    float most = -INFINITY, depth;
    for (int i = 0; i < f->lab.scene.data.count; i++) {
        orbit_project(&o, bent_point(&f->bent, i), &depth);
        if (depth > most) most = depth, best = i;
    }
    return best;
}

static void a_point_is_dragged_over_the_bent_paper(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Dataset *data = &p.frame->lab.scene.data;
    for (int stage = 0; stage < 3; stage++) {
        set_stage(&p, (float)stage / 2);
        int i = nearest_point(&p);
        const float was[2] = {data->x[2 * i], data->x[2 * i + 1]};
        drag_a_point(&p, i, -12, 9);
        assert_true(data->x[2 * i] != was[0] || data->x[2 * i + 1] != was[1]);
        Point3 there = bent_point(&p.frame->bent, i), here;
        bent_see(&p.frame->bent, &p.frame->lab, 1, data->x + 2L * i, &here);
        assert_true(near3(there, here.x, here.y, here.z));
        press_key(&p, 'Z', "c"); /* one gesture, undone at once */
        assert_true(data->x[2 * i] == was[0] && data->x[2 * i + 1] == was[1]);
    }
    person_leave(&p);
}

/* Where the folded paper lies twice under the pointer, the point stays on its own sheet: all the
 * way over the paper that it was led is near it on the screen. */
static void a_dragged_point_stays_on_its_sheet(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 120);
    Frame *f = p.frame;
    const Gesture g = {&f->ui, &f->lab, &f->player, &f->shapes, &f->plane};
    const Dataset *data = &f->lab.scene.data;
    int moved = 0;
    for (int i = 0; i < data->count; i++) {
        const float was[2] = {data->x[2 * i], data->x[2 * i + 1]};
        Point from = point_place(&p, i);
        space_point_drag(&g, i, (Point){from.x + 14, from.y - 8});
        const float now[2] = {data->x[2 * i], data->x[2 * i + 1]};
        moved += now[0] != was[0];
        for (int k = 0; k <= 8; k++) {
            float share = (float)k / 8, x = was[0] + (now[0] - was[0]) * share,
                  y = was[1] + (now[1] - was[1]) * share;
            Point3 at = bent_place(&f->bent, (Point){(x + 6) * 8, (y + 6) * 8});
            Orbit o = space_orbit(&f->lab, box_view_rect(&f->shapes, TURNED_SPACE),
                                  &f->ui.turned.of[TURNED_SPACE].turn);
            Point screen = orbit_project(&o, at, NULL);
            assert_true(hypotf(screen.x - from.x, screen.y - from.y) < 50);
        }
        frame_draw(f);
    }
    assert_true(moved > data->count / 2);
    person_leave(&p);
}

/* Of three columns, all follow; and the axes stay as they are until it is let go. */
static void a_point_of_three_columns_is_dragged_through_the_room(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[9, 8, 5, red], [3, 4, 2, blue], [7, 2, 8, red],\n"
                           "                [2, 8, 4, blue], [6, 3, 9, blue]]}\n"
                           "network: {layers: [3 tanh, 1 sigmoid], values: [{w: [[0.2, 0.1, 0],\n"
                           " [0, 0.2, 0.1], [0.1, 0, 0.2]], b: [-1, -1, -1]},\n"
                           " {w: [[1, 1, 1]], b: [0]}]}\nshow: [space]\n");
    const Dataset *data = &p.frame->lab.scene.data;
    for (int stage = 0; stage < 2; stage++) {
        set_stage(&p, (float)stage);
        int i = nearest_point(&p);
        float was[3], moved = 0;
        memcpy(was, data->x + 3L * i, sizeof was);
        drag_a_point(&p, i, stage ? 3 : -25, stage ? 4 : 18);
        for (int c = 0; c < 3; c++) moved += fabsf(data->x[3 * i + c] - was[c]);
        assert_true(moved > 0.01f && moved < 20);
    }
    person_leave(&p);
}

/* At a layer whose units are level far out, it goes as far as it can and not on for ever, the head
 * says so, and the way back is as short. */
static void a_point_stops_where_units_are_level(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[1, 2, 3, red], [2, 1, 0, red], [3, 3, 1, red],\n"
                           "  [0, 0, 1, blue], [1, 0, 0, blue], [0, 2, 0, blue], [2, 2, 3, red],\n"
                           "  [-1, -1, 0, blue], [-2, 1, -2, blue], [1, -2, -1, blue]]}\n"
                           "network: {layers: [3 tanh, 1 sigmoid], start: {seed: 2}}\n"
                           "view: {turn: [40, 22]}\nshow: [space]\n");
    const Dataset *data = &p.frame->lab.scene.data;
    set_stage(&p, 1);
    Rect rect = box_view_rect(&p.frame->shapes, TURNED_SPACE);
    int i = nearest_point(&p);
    Point from = point_place(&p, i), in = {rect.x + rect.w / 2, rect.y + rect.h / 2},
          corner = {rect.x + rect.w - 3, rect.y + 3}, to[] = {in, corner, in, corner, in};
    does(&p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    for (size_t k = 0; k < sizeof to / sizeof *to; k++) {
        for (int n = 1; n <= 20; n++) {
            Point was = k ? to[k - 1] : from;
            float share = (float)n / 20;
            does(&p, (InputEvent){.kind = INPUT_MOVE,
                                  .at = {was.x + (to[k].x - was.x) * share,
                                         was.y + (to[k].y - was.y) * share}});
        }
        Point is = point_place(&p, i);
        bool inside = to[k].x == in.x;
        assert_true(inside == (hypotf(is.x - in.x, is.y - in.y) < 2));
        assert_true(person_reads(&p, NULL, "as near as the layer lets the point come") == !inside);
        for (int c = 0; c < 3; c++) assert_true(fabsf(data->x[3 * i + c]) < 11);
    }
    person_leave(&p);
}

static void the_shaft_moves_the_cut(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Bent *b = &p.frame->bent;
    const BentCut before = b->cut;
    const SpaceSeen seen = p.frame->ui.space_seen;
    Orbit o = space_orbit(&p.frame->lab, box_view_rect(&p.frame->shapes, TURNED_SPACE),
                          &p.frame->ui.turned.of[TURNED_SPACE].turn);
    Point foot = orbit_project(&o, seen.foot, NULL), tip = orbit_project(&o, seen.tip, NULL);
    Point grip = {(foot.x + tip.x) / 2, (foot.y + tip.y) / 2};
    Point to = {grip.x + (tip.x - foot.x) * 0.4f, grip.y + (tip.y - foot.y) * 0.4f};
    drag(&p, grip, to);
    assert_true(near3(b->cut.normal, before.normal.x, before.normal.y, before.normal.z));
    assert_true(b->cut.offset > before.offset);
    /* As far as the pointer went along the vector. */
    const Point3 n = before.normal;
    float by = (b->cut.offset - before.offset) / (n.x * n.x + n.y * n.y + n.z * n.z);
    Point now = orbit_project(
        &o, (Point3){seen.foot.x + n.x * by, seen.foot.y + n.y * by, seen.foot.z + n.z * by}, NULL);
    assert_true(
        fabsf(hypotf(now.x - foot.x, now.y - foot.y) - hypotf(to.x - grip.x, to.y - grip.y)) < 4);
    press_key(&p, 'Z', "c");
    assert_true(b->cut.offset == before.offset);
    /* Pointed at, it lights its neuron everywhere; and by keys it never leaves the box. */
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = grip});
    assert_int_equal(subject_of(&p.frame->lab, p.frame->ui.hover).kind, SUBJECT_UNIT);
    int at = shapes_find(&p.frame->shapes, "space shaft", 1, -1);
    p.frame->ui.focus = p.frame->shapes.shape[at].tag;
    for (int i = 0; i < 200; i++) press_key(&p, KEY_UP, "");
    assert_true(b->cut.offset > before.offset && count_of(&p, "space pane") > 0);
    person_leave(&p);
}

static const char eight[] = "data: {set: circles, count: 40}\n"
                            "network: {layers: [8 tanh, 1 sigmoid]}\nshow: [space]\n";

static void three_units_are_chosen_by_hand(void **state) {
    (void)state;
    Person p = person_with(eight);
    train(&p, 20);
    const Bent *b = &p.frame->bent;
    const Lab *lab = &p.frame->lab;
    assert_true(b->from.principal);
    press(&p, "space units", 0);
    assert_true(!b->from.principal && b->from.in_part && !b->cut.flat);
    press(&p, "space axis", 0);
    press(&p, "space axis", 0); /* 3, past the two that stand elsewhere, then 4 */
    assert_int_equal(b->from.axis[0].unit, 4);
    click(&p, middle(where(&p, "space axis", 1)), BUTTON_RIGHT, 1); /* past 0, which is free */
    assert_int_equal(b->from.axis[1].unit, 0);
    for (int i = 0; i < 40; i++) {
        const float *x = lab->scene.data.x + 2L * i;
        assert_true(near3(bent_point(b, i), value_at(lab, 0, 4, x[0], x[1]),
                          value_at(lab, 0, 0, x[0], x[1]), value_at(lab, 0, 2, x[0], x[1])));
    }
    /* All the way round, and never the same unit twice. */
    for (int i = 0; i < 20; i++) {
        press(&p, "space axis", i % 3);
        const BentAxis *a = b->from.axis;
        assert_true(a[0].unit != a[1].unit && a[1].unit != a[2].unit && a[0].unit != a[2].unit);
    }
    press(&p, "space units", 0);
    assert_true(b->from.principal);
    person_leave(&p);
}

static const char wide[] = "data: {set: circles, count: 40}\n"
                           "network: {layers: [8 tanh, 5 tanh, 1 sigmoid]}\nshow: [space]\n";

static void expect_axes(const Person *p, float stage, int across, int back, int up) {
    p->frame->ui.space = stage;
    p->frame->ui.revision++;
    frame_draw(p->frame);
    const BentAxis *axis = p->frame->bent.from.axis;
    assert_int_equal(axis[0].unit, across);
    assert_int_equal(axis[1].unit, back);
    assert_int_equal(axis[2].unit, up);
}

/* Of each layer its own; and back from the scene that is written. */
static void chosen_units_are_saved(void **state) {
    (void)state;
    const int none[2][3] = {{0}};
    Person p = person_with(wide);
    assert_memory_equal(p.frame->lab.scene.space_unit, none, sizeof none);
    press(&p, "space units", 0);
    press(&p, "space axis", 0); /* 3, past the two that stand elsewhere */
    expect_axes(&p, 2, -1, -1, -1);
    press(&p, "space axis", 2); /* from the main directions to units */
    press(&p, "space axis", 2);
    frame_step(p.frame, &p.input);
    char *text = scene_text(&p.frame->lab.scene, NULL);
    const int one[2][3] = {{4, 2, 3}, {1, 2, 4}};
    assert_memory_equal(p.frame->lab.scene.space_unit, one, sizeof one);
    Person again = person_with(text);
    free(text);
    expect_axes(&again, 1, 3, 1, 2);
    expect_axes(&again, 2, 0, 1, 3);
    /* A layer that becomes too small for them has others, and what is written can be read. */
    for (int units = 8; units > 0; units--) {
        Action set = {.kind = ACTION_SET_NETWORK, .network = again.frame->lab.scene.network};
        set.network.units[0] = set.network.units[1] = units;
        lab_apply(&again.frame->lab, &set);
        if (units % 2) ui_show(&again.frame->ui, &(SceneShow){.count = 1, .name = {"plane"}});
        frame_step(again.frame, &again.input);
        text = scene_text(&again.frame->lab.scene, NULL);
        person_leave(&p);
        p = person_with(text);
        free(text);
    }
    person_leave(&again);
    person_leave(&p);
}

/* A scene without a view gets one when it is turned by hand. */
static void a_turn_by_hand_is_saved(void **state) {
    (void)state;
    Person p = person_with(eight);
    p.frame->ui.turned.of[TURNED_SPACE].turn.yaw = 75;
    frame_step(p.frame, &p.input);
    char *text = scene_text(&p.frame->lab.scene, NULL);
    Person again = person_with(text);
    assert_true(again.frame->ui.turned.of[TURNED_SPACE].turn.yaw == 75);
    free(text);
    /* And none when it has been turned back. */
    press(&p, "reset view", TURNED_SPACE);
    frame_step(p.frame, &p.input);
    text = scene_text(&p.frame->lab.scene, NULL);
    assert_null(strstr(text, "turn:"));
    free(text);
    person_leave(&again);
    person_leave(&p);
}

/* Two units make a square, seen from above; with a third it rises, and lies down without it, but
 * not where somebody has said how it stands. */
static void a_third_unit_raises_it(void **state) {
    (void)state;
    static const char two[] = "data: {set: circles, count: 40}\n"
                              "network: {layers: [2 tanh, 1 sigmoid]}\n%sshow: [space]\n";
    for (int given = 0; given < 2; given++) {
        char text[256];
        snprintf(text, sizeof text, two, given ? "view: {turn: [20, 30]}\n" : "");
        Person p = person_with(text);
        const Turned *turned = &p.frame->ui.turned.of[TURNED_SPACE];
        for (int units = 3; units > 1; units--) {
            Action set = {.kind = ACTION_SET_NETWORK, .network = p.frame->lab.scene.network};
            set.network.units[0] = units;
            assert_true(lab_apply(&p.frame->lab, &set));
            wait(&p);
            assert_true(turned->turn.flat == (!given && units == 2 ? 1 : 0));
        }
        person_leave(&p);
    }
}

/* Seen from above at first, it lies down again, whoever has turned it. */
static void a_square_is_reset_to_lie_flat(void **state) {
    (void)state;
    Person p = person_with("data: {set: circles, count: 40}\n"
                           "network: {layers: [2 tanh, 1 sigmoid]}\nshow: [space]\n");
    const Turned *turned = &p.frame->ui.turned.of[TURNED_SPACE];
    Rect rect = where(&p, "box", TURNED_SPACE);
    drag(&p, (Point){rect.x + 20, rect.y + 20}, (Point){rect.x + 220, rect.y + 80});
    wait(&p);
    assert_true(turned->turn.flat == 0 && p.frame->lab.scene.turn_given);
    press(&p, "reset view", TURNED_SPACE);
    wait(&p);
    assert_true(turned->turn.flat == 1 && !p.frame->lab.scene.turn_given);
    person_leave(&p);
}

/* What was chosen of a wider layer. */
static void units_that_are_gone_are_replaced(void **state) {
    (void)state;
    for (int count = 4; count < 12; count++) {
        const SpaceUnits units = {true, {9, 5, 1}};
        int u[3];
        for (int d = 0; d < 3; d++) u[d] = space_unit(&units, d, count);
        for (int d = 0; d < 3; d++)
            assert_true(u[d] >= 0 && u[d] < count && u[d] != u[(d + 1) % 3]);
    }
}

/* Turned a little, what lies before what stays so: the picture does not shimmer. */
static void the_order_of_faces_is_steady(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    for (int k = 0; k < 2; k++) {
        Shapes *shapes = &p.frame->shapes;
        frame_draw(p.frame);
        int count = shapes->shapes, points = shapes->points;
        Shape *was = malloc(sizeof *was * (size_t)count);
        memcpy(was, shapes->shape, sizeof *was * (size_t)count);
        p.frame->ui.revision++;
        frame_draw(p.frame); /* the same again: to the last shape */
        assert_int_equal(shapes->shapes, count);
        assert_int_equal(shapes->points, points);
        for (int i = 0; i < count; i++) {
            assert_int_equal(was[i].kind, shapes->shape[i].kind);
            assert_memory_equal(&was[i].color, &shapes->shape[i].color, sizeof was[i].color);
            assert_int_equal(was[i].first, shapes->shape[i].first);
        }
        free(was);
        p.frame->ui.turned.of[TURNED_SPACE].turn.yaw += 77;
    }
    person_leave(&p);
}

static int discs(const Person *p, const char *name, int index) {
    return count(p, name, index, SHAPE_DISC);
}

/* A point that is pointed at in space is lit on the plane, and the other way round; no other. */
static void a_point_lights_up_in_both_places(void **state) {
    (void)state;
    Person p = person_with(three);
    train(&p, 40);
    const Point away = {5, 5};
    for (int k = 0; k < 2; k++) {
        const char *here = k ? "point" : "space point", *there = k ? "space point" : "point";
        for (int i = 0; i < 40; i += 7) {
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = away});
            const int before[3] = {discs(&p, here, i), discs(&p, there, i),
                                   discs(&p, there, (i + 1) % 40)};
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(&p, here, i))});
            const Subject at = highlight_pointed(&p.frame->lab, &p.frame->ui);
            if (at.index != i) continue; /* another one lies on it */
            assert_int_equal(at.kind, SUBJECT_POINT);
            assert_int_equal(discs(&p, here, i), before[0] + 1);
            assert_int_equal(discs(&p, there, i), before[1] + 1);
            assert_int_equal(discs(&p, there, (i + 1) % 40), before[2]);
        }
    }
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

/* The strongest colour of the paper's faces that reach far across the box on the screen. */
static int colour_of_stretched(const Person *p) {
    const Shapes *shapes = &p->frame->shapes;
    int most = 0;
    for (int i = -1; (i = shapes_find(shapes, "paper", -1, i)) >= 0;) {
        const Shape *shape = &shapes->shape[i];
        const Point *at = shapes->point + shape->first;
        if (shape->kind != SHAPE_POLYGON || hypotf(at[2].x - at[0].x, at[2].y - at[0].y) < 150)
            continue;
        int apart = abs(shape->color.r - shape->color.b);
        if (apart > most) most = apart;
    }
    return most;
}

/* Weights so large that a unit jumps within a cell of the paper: what is stretched between has no
 * colour, that there are no stripes; where all is smooth, no face is stretched. */
static void a_jump_makes_no_stripes(void **state) {
    (void)state;
    static const char jumps[] =
        "data: {set: circles, count: 40}\nshow: [space]\nview: {turn: [31, 33]}\n"
        "network: {layers: [2 tanh, 1 sigmoid], values: [\n"
        "  {w: [[1e+30, -1e+30], [2, 1]], b: [1e+30, 0]}, {w: [[9, 1]], b: [0]}]}\n";
    Person p = person_with(jumps);
    frame_draw(p.frame);
    assert_true(p.frame->bent.finite && count_of(&p, "paper") > 0);
    assert_true(colour_of_stretched(&p) < 16);
    person_leave(&p);
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
        "data: {points: [[1, 1, red], [1, 1, blue], [1, 1, red]]}\n"
        "network: {layers: [64 tanh, 4 relu, 1 sigmoid]}\nshow: [space]\n",
        "data: {set: circles, count: 30}\nshow: [space]\n"
        "network: {layers: [5 relu, 1 sigmoid], start: {kind: zeros}}\n",
    };
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Person p = person_with(scenes[s]);
        train(&p, 2);
        for (int turn = 0; turn < 4; turn++) {
            turned_set(&p.frame->ui.turned, (float)(turn * 90 - 180), (float)(turn * 45 - 90));
            p.frame->ui.space = (float)turn * 0.7f;
            for (int l = 0; l < MAX_LAYERS; l++)
                p.frame->ui.space_units[l] = (SpaceUnits){turn % 2 == 1, {63, 63, turn}};
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
    assert_true(person_reads(&p, NULL, "The answers are no numbers any more: go back, or begin"));
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_and_paper_stand_where_the_layer_puts_them),
        cmocka_unit_test(the_pane_cuts_cells_in_two),
        cmocka_unit_test(the_cut_is_flat_there_and_the_boundary_here),
        cmocka_unit_test(it_begins_at_the_first_layer),
        cmocka_unit_test(the_slider_leads_from_the_plane_to_the_layer),
        cmocka_unit_test(the_head_says_what_is_seen),
        cmocka_unit_test(keys_lead_along_the_slider),
        cmocka_unit_test(the_vector_points_to_the_higher_side),
        cmocka_unit_test(three_columns_are_a_space_themselves),
        cmocka_unit_test(the_tip_turns_the_cut),
        cmocka_unit_test(the_pane_stands_before_what_is_beyond),
        cmocka_unit_test(the_cross_names_long_columns),
        cmocka_unit_test(axes_of_low_pictures_have_their_names),
        cmocka_unit_test(no_line_runs_through_a_number),
        cmocka_unit_test(a_bent_boundary_is_a_wall),
        cmocka_unit_test(a_steep_boundary_is_found_as_exactly),
        cmocka_unit_test(a_wall_has_no_gaps),
        cmocka_unit_test(many_units_are_seen_along_their_main_directions),
        cmocka_unit_test(a_point_is_dragged_over_the_bent_paper),
        cmocka_unit_test(a_dragged_point_stays_on_its_sheet),
        cmocka_unit_test(a_point_of_three_columns_is_dragged_through_the_room),
        cmocka_unit_test(a_point_stops_where_units_are_level),
        cmocka_unit_test(the_shaft_moves_the_cut),
        cmocka_unit_test(three_units_are_chosen_by_hand),
        cmocka_unit_test(chosen_units_are_saved),
        cmocka_unit_test(a_turn_by_hand_is_saved),
        cmocka_unit_test(a_third_unit_raises_it),
        cmocka_unit_test(a_square_is_reset_to_lie_flat),
        cmocka_unit_test(units_that_are_gone_are_replaced),
        cmocka_unit_test(the_order_of_faces_is_steady),
        cmocka_unit_test(a_point_lights_up_in_both_places),
        cmocka_unit_test(a_pane_is_the_part_of_its_plane_within_the_box),
        cmocka_unit_test(a_jump_makes_no_stripes),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
