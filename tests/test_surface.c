/* The surface: heights, isolines and threads are those of the network; it is turned, flattened, and
 * its threshold moved by hand; and what cannot be drawn is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <math.h>

#include "lesson/names.h"
#include "lesson/player.h"
#include "nn/field.h"
#include "panels/surface/surface.h"
#include "turned.h"

static const char circles[] = "data: {set: circles, count: 40, seed: 2}\n"
                              "network: {layers: [4 tanh, 1 sigmoid]}\n"
                              "training: {rate: 1}\n"
                              "show: [surface, plane, network]\n"
                              "select: {point: 3}\n";

/* The network's first output at a place of the plane. */
static float answer_at(const Lab *lab, float x, float y) {
    float value;
    field_at(lab_trainer(lab)->work, lab_network(lab), lab_features(lab), &lab->scene.view,
             lab_network(lab)->layers - 1, 0, 1, &x, &y, &value);
    return value;
}

static void heights_are_what_the_network_answers(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 60);
    const Relief *r = &p.frame->relief;
    const Lab *lab = &p.frame->lab;
    assert_true(r->low == 0 && r->high == 1);
    for (int k = 0; k < RELIEF_NODES * RELIEF_NODES; k += 97) {
        int i = k % RELIEF_NODES, j = k / RELIEF_NODES;
        float x = -6 + 12 * (float)i / RELIEF_CELLS, y = 6 - 12 * (float)j / RELIEF_CELLS;
        assert_true(fabsf(r->value[k] - answer_at(lab, x, y)) < 1e-5f);
        Point at = relief_at(r, (Point){x, y});
        assert_true(fabsf(relief_ground(r, at) - RELIEF_HEIGHT * r->value[k]) < 1e-4f);
    }
    for (int i = 0; i < lab->scene.data.count; i++) {
        const float *x = lab->scene.data.x + 2L * i;
        assert_true(fabsf(r->answer[i] - answer_at(lab, x[0], x[1])) < 1e-5f);
    }
    person_leave(&p);
}

/* Not as the side of it that the middle of a cell happens to lie on. */
static void a_cliff_is_coloured_as_its_middle(void **state) {
    (void)state;
    Person p = person_with("data: {set: blobs, count: 20}\n"
                           "network: {layers: [1 sigmoid], values: [{w: [[300, 41]], b: [7]}]}\n"
                           "show: [surface]\n");
    const Relief *r = &p.frame->relief;
    const Color low = r->color[0], high = r->color[RELIEF_CELLS - 1];
    int steep = 0;
    for (int k = 0; k < RELIEF_CELLS * RELIEF_CELLS; k++) {
        const float *at = r->value + k / RELIEF_CELLS * RELIEF_NODES + k % RELIEF_CELLS;
        float sum = at[0] + at[1] + at[RELIEF_NODES] + at[RELIEF_NODES + 1];
        if (!(sum > 1.6f && sum < 2.4f)) continue;
        steep++;
        assert_true(color_apart(r->color[k], low) > 20 && color_apart(r->color[k], high) > 20);
    }
    assert_true(color_apart(low, high) > 20 && steep > 20);
    person_leave(&p);
}

static void isolines_lie_where_the_network_answers_so(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 60);
    const Relief *r = &p.frame->relief;
    int places = 0;
    assert_true(r->levels >= 5);
    for (int k = 0; k < r->levels; k++) {
        for (int i = 0; i < r->line[k].points; i += 5, places++) {
            Point at = r->line[k].point[i];
            assert_true(fabsf(answer_at(&p.frame->lab, at.x, at.y) - r->level[k]) < 0.02f);
        }
    }
    for (int i = 0; i < r->boundary.points; i++) {
        Point at = r->boundary.point[i];
        assert_true(fabsf(answer_at(&p.frame->lab, at.x, at.y) - 0.5f) < 0.02f);
    }
    assert_true(places > 50 && r->boundary.points > 20);
    person_leave(&p);
}

/* A thread ends at the label above and at the answer below: on the screen, by the same camera. */
static void threads_are_errors(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 60);
    const Frame *f = p.frame;
    const Relief *r = &f->relief;
    Orbit o = surface_orbit(&f->lab, box_view_rect(&f->shapes, TURNED_SURFACE),
                            &f->ui.turned.of[TURNED_SURFACE].turn);
    int threads = 0;
    for (int i = 0; i < f->lab.scene.data.count; i++) {
        int at = shapes_find(&f->shapes, "surface thread", i, -1);
        if (at < 0) continue;
        const Shape *s = &f->shapes.shape[at];
        const float *x = f->lab.scene.data.x + 2L * i;
        Point floor = relief_at(r, (Point){x[0], x[1]}), end[2];
        float z[2] = {f->lab.scene.data.label[i], r->answer[i]};
        for (int k = 0; k < 2; k++) {
            end[k] = orbit_project(&o, (Point3){floor.x, floor.y, RELIEF_HEIGHT * z[k]}, NULL);
            const Point *drawn = &f->shapes.point[s->first + k];
            assert_true(fabsf(end[k].x - drawn->x) < 0.01f && fabsf(end[k].y - drawn->y) < 0.01f);
        }
        threads++;
    }
    assert_int_equal(threads, 40);
    assert_int_equal(count(&p, "surface error", -1, SHAPE_TEXT), 1); /* of the ringed one */
    person_leave(&p);
}

static void a_drag_turns_it_and_a_double_click_brings_it_back(void **state) {
    (void)state;
    Person p = person_with(circles);
    const Turned *t = &p.frame->ui.turned.of[TURNED_SURFACE];
    Rect box = where(&p, "box", TURNED_SURFACE);
    Point corner = {box.x + 20, box.y + 20};
    assert_true(t->turn.yaw == 31 && t->turn.pitch == 33);
    drag(&p, corner, (Point){corner.x + 100, corner.y + 50});
    assert_true(t->turn.yaw < 10 && t->turn.pitch > 40);
    assert_int_equal(p.frame->lab.scene.data.count, 40); /* and places no point */
    click(&p, corner, BUTTON_LEFT, 2);
    assert_true(t->turn.yaw == 31 && t->turn.pitch == 33);
    person_leave(&p);
}

static void keys_turn_it_and_flatten_it(void **state) {
    (void)state;
    Person p = person_with(circles);
    const Turned *t = &p.frame->ui.turned.of[TURNED_SURFACE];
    p.frame->ui.focus = p.frame->shapes.shape[shapes_find(&p.frame->shapes, "box", 0, -1)].tag;
    press_key(&p, KEY_LEFT, "");
    assert_true(t->turn.yaw > 31);
    press_key(&p, KEY_UP, "");
    assert_true(t->turn.pitch < 33);
    press_key(&p, KEY_ENTER, "");
    assert_true(t->above);
    wait(&p);
    assert_true(t->turn.flat == 1);
    person_leave(&p);
}

/* From above every point stands where the plane's camera would put it, and the way back ends where
 * it began. */
static void from_above_it_is_the_plane(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 20);
    press(&p, "from above", TURNED_SURFACE);
    wait(&p);
    const Frame *f = p.frame;
    Rect box = where(&p, "box", TURNED_SURFACE);
    Point middle_of_box = middle(box), first = {0, 0};
    float unit = 0;
    for (int i = 0; i < 40; i++) {
        const float *x = f->lab.scene.data.x + 2L * i;
        Point at = middle(where(&p, "surface point", i));
        if (i == 0) {
            first = (Point){x[0], x[1]};
            unit = (at.x - middle_of_box.x) / first.x;
        }
        assert_true(fabsf(at.x - middle_of_box.x - unit * x[0]) < 0.1f);
        assert_true(fabsf(at.y - middle_of_box.y + unit * x[1]) < 0.1f);
    }
    assert_int_equal(count_of(&p, "boundary copy"), 0);
    press(&p, "from above", TURNED_SURFACE);
    wait(&p);
    assert_true(f->ui.turned.of[TURNED_SURFACE].turn.flat == 0);
    person_leave(&p);
}

static void the_threshold_is_dragged_and_snaps(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 60);
    const Frame *f = p.frame;
    Point knob = middle(where(&p, "threshold", 0));
    assert_int_equal(count_of(&p, "threshold pane"), 0);
    drag(&p, knob, (Point){knob.x, knob.y - 40});
    float moved = f->ui.surface.threshold;
    assert_true(moved > 0.6f && moved < 0.95f);
    assert_true(count_of(&p, "threshold pane") > 0 && count_of(&p, "threshold line") > 0);
    for (int i = 0; i < f->relief.boundary.points; i++) {
        Point at = f->relief.boundary.point[i];
        assert_true(fabsf(answer_at(&f->lab, at.x, at.y) - moved) < 0.03f);
    }
    Point now = middle(where(&p, "threshold", 0));
    assert_true(fabsf(now.y - (knob.y - 40)) < 6); /* the knob follows the pointer */
    drag(&p, now, (Point){now.x, now.y + 40});
    assert_true(isnan(f->ui.surface.threshold));
    person_leave(&p);
}

static void a_point_is_dragged_over_the_floor(void **state) {
    (void)state;
    Person p = person_with("data: {points: [[0, 0, red], [3, 3, blue]]}\n"
                           "show: [surface, plane]\n");
    const Dataset *data = &p.frame->lab.scene.data;
    Point at = middle(where(&p, "surface point", 0));
    drag(&p, at, (Point){at.x + 40, at.y + 10});
    Point now = middle(where(&p, "surface point", 0));
    assert_true(data->x[0] != 0 && data->label[0] == 1 && data->x[2] == 3);
    assert_true(fabsf(now.x - at.x - 40) < 1 && fabsf(now.y - at.y - 10) < 1);
    person_leave(&p);
}

static void a_unit_or_a_score_may_stand_as_height(void **state) {
    (void)state;
    Person p = person_with(circles);
    train(&p, 20);
    Frame *f = p.frame;
    press(&p, "height", 0);
    for (int i = -1; (i = shapes_find_part(&f->shapes, "height option", 0, 1, i)) >= 0;) {
        if (f->shapes.shape[i].kind != SHAPE_TARGET) continue;
        click(&p, middle(f->shapes.shape[i].rect), BUTTON_LEFT, 1);
        break;
    }
    assert_true(f->ui.surface.of == HEIGHT_SCORE);
    float z = f->relief.value[500], a = answer_at(&f->lab, 0, 0);
    assert_true(f->relief.score && f->relief.threshold == 0 && a > 0);
    f->ui.surface.of = HEIGHT_ANSWER;
    frame_draw(f);
    assert_true(fabsf(f->relief.value[500] - 1 / (1 + expf(-z))) < 1e-5f);
    f->ui.surface.of = HEIGHT_UNIT;
    Action select = {.kind = ACTION_SELECT_UNIT, .unit = {0, 2}};
    lab_apply(&f->lab, &select);
    frame_draw(f);
    assert_true(f->relief.layer == 0 && f->relief.unit == 2 && f->relief.low == -1);
    assert_int_equal(count_of(&p, "surface thread"), 0); /* nobody says what it should be */
    person_leave(&p);
}

/* Over a point as beside it; and while it glides the window must not fall asleep. */
static void the_wheel_comes_nearer_wherever_the_pointer_is(void **state) {
    (void)state;
    Person p = person_with(circles);
    const TurnedAll *all = &p.frame->ui.turned;
    const Turn *turn = &all->of[TURNED_SURFACE].turn;
    Rect box = where(&p, "box", TURNED_SURFACE);
    Point at[2] = {middle(where(&p, "surface point", 7)), {box.x + 9, box.y + 9}};
    for (int i = 0; i < 2; i++) {
        float before = turn->zoom;
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at[i]});
        does(&p, (InputEvent){.kind = INPUT_WHEEL, .at = at[i], .dy = 1});
        assert_true(turn->zoom > before);
    }
    assert_false(turned_glides(all));
    press(&p, "from above", TURNED_SURFACE);
    assert_true(turned_glides(all));
    wait(&p);
    assert_false(turned_glides(all));
    person_leave(&p);
}

static const char *const pictures[TURNED_COUNT] = {
    [TURNED_SURFACE] = "surface", [TURNED_SPACE] = "space", [TURNED_LANDSCAPE] = "landscape"};

/* One finger, which is a mouse, turns; two come nearer, and turn as they move together. */
static void fingers_turn_every_picture(void **state) {
    (void)state;
    for (int i = 0; i < TURNED_COUNT; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 30}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                 "view: {turn: [31, 33]}\nshow: [%s]\n",
                 pictures[i]);
        Person p = person_with(text);
        const Turn *turn = &p.frame->ui.turned.of[i].turn;
        Rect box = where(&p, "box", i);
        Point at = {box.x + 12, box.y + 12}; /* beside all that it holds */
        drag(&p, at, (Point){at.x + box.w / 9, at.y});
        assert_true(fabsf(turn->yaw - 11) < 0.5f && turn->pitch == 33);
        InputEvent finger = {.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .finger = true};
        finger.clicks = 1;
        does(&p, finger); /* one of them turns as the mouse does */
        finger.at.x -= box.w / 9, finger.kind = INPUT_MOVE;
        does(&p, finger);
        finger.kind = INPUT_RELEASE;
        does(&p, finger);
        assert_true(fabsf(turn->yaw - 31) < 1);
        drag(&p, at, (Point){at.x + box.w / 9, at.y});
        Point two = {box.x + 60, box.y + 60};
        does(&p, (InputEvent){.kind = INPUT_PINCH, .at = two, .dy = 1.5f});
        assert_true(fabsf(turn->zoom - 1.5f) < 1e-4f && fabsf(turn->yaw - 11) < 0.5f);
        two.y += box.w / 18;
        does(&p, (InputEvent){.kind = INPUT_PINCH, .at = two, .dy = 1});
        assert_true(fabsf(turn->pitch - 43) < 0.5f && fabsf(turn->zoom - 1.5f) < 1e-4f);
        for (int k = 0; k < 9; k++) does(&p, (InputEvent){.kind = INPUT_PINCH, .at = two, .dy = 2});
        assert_true(turn->zoom == 4); /* no nearer */
        person_leave(&p);
    }
}

enum { WIDE = 1440, HIGH = 900 };

static void paint_turned(Person *p, int which, float yaw, uint32_t *pixels) {
    const Canvas canvas = {WIDE, HIGH, pixels, 1};
    p->frame->ui.turned.of[which].turn.yaw = yaw;
    p->frame->ui.revision++;
    frame_draw(p->frame);
    frame_paint(p->frame, &canvas);
}

static int channel_apart(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int apart = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        if (apart > most) most = apart;
    }
    return most;
}

/* Turned by a hair nothing moves by more than a tenth of a pixel, so that no pixel changes much:
 * no face comes before another one, no line is hidden of a sudden. A few do: letters stand on whole
 * pixels. */
static void nothing_shimmers_while_it_is_turned(void **state) {
    (void)state;
    enum { MUCH = 60, TURNS = 6, FEW = 160 };
    static uint32_t before[WIDE * HIGH], after[WIDE * HIGH];
    for (int i = 0; i < TURNED_COUNT; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 40}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                 "training: {rate: 1}\nview: {turn: [31, 33]}\nshow: [%s]\n",
                 pictures[i]);
        Person p = person_with(text);
        train(&p, 60);
        for (int k = 0; k < TURNS; k++) {
            float yaw = 31 + 37 * (float)k;
            int changed = 0;
            paint_turned(&p, i, yaw, before);
            paint_turned(&p, i, yaw + 0.02f, after);
            for (int n = 0; n < WIDE * HIGH; n++)
                changed += channel_apart(before[n], after[n]) > MUCH;
            assert_true(changed < FEW);
        }
        person_leave(&p);
    }
}

enum { AXIS_LABELS = 120 };

/* The numbers and names of the axes, and where they stand. */
typedef struct AxisLabels {
    char text[AXIS_LABELS][24];
    Point at[AXIS_LABELS];
    int count;
} AxisLabels;

static AxisLabels labels_turned(Person *p, int which, float yaw, float pitch) {
    AxisLabels labels = {.count = 0};
    const Shapes *shapes = &p->frame->shapes;
    p->frame->ui.turned.of[which].turn.yaw = yaw;
    p->frame->ui.turned.of[which].turn.pitch = pitch;
    p->frame->ui.revision++;
    frame_draw(p->frame);
    for (int k = 0; k < 2; k++) {
        const char *mark = k ? "axes cross" : "box axis";
        for (int i = -1; (i = shapes_find(shapes, mark, -1, i)) >= 0;) {
            const Shape *shape = &shapes->shape[i];
            if (shape->kind != SHAPE_TEXT) continue;
            assert_true(labels.count < AXIS_LABELS);
            snprintf(labels.text[labels.count], sizeof *labels.text, "%s",
                     shapes->text + shape->first);
            labels.at[labels.count++] = shape->at;
        }
    }
    return labels;
}

/* How many labels are not where they were, or hardly farther than their axis has moved. */
static int jumps(const AxisLabels *was, const AxisLabels *now) {
    static const float NEAR = 7;
    int count = 0;
    for (int i = 0; i < was->count; i++) {
        bool near = false;
        for (int k = 0; k < now->count; k++)
            near =
                near || (strcmp(was->text[i], now->text[k]) == 0 &&
                         hypotf(was->at[i].x - now->at[k].x, was->at[i].y - now->at[k].y) < NEAR);
        bool number = isdigit((unsigned char)was->text[i][0]) || strncmp(was->text[i], "−", 3) == 0;
        assert_true(near || number); /* a name always stays */
        count += !near;
    }
    return count;
}

/* By half a degree a label goes on with its axis; here and there the number at an end, whose place
 * another takes, goes or comes. */
static void labels_do_not_jump_while_it_is_turned(void **state) {
    (void)state;
    static const float from[] = {31, 60, 120, -60, -150};
    enum { TURNS = 10, FROM = sizeof from / sizeof *from };
    for (int i = 0; i < TURNED_COUNT; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 40}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
                 "training: {rate: 1}\nview: {turn: [31, 33]}\nshow: [%s]\n",
                 pictures[i]);
        Person p = person_with(text);
        for (int k = 0; k < FROM; k++) {
            AxisLabels was = labels_turned(&p, i, from[k], 33);
            assert_true(was.count > 10);
            for (int turn = 1, all = 0; turn <= 2 * TURNS; turn++) {
                float across = turn < TURNS ? (float)turn : TURNS, up = (float)turn - across;
                AxisLabels now = labels_turned(&p, i, from[k] + 0.5f * across, 33 + 0.5f * up);
                int some = jumps(&was, &now);
                all += some;
                assert_true(some <= 1 && all <= 3);
                was = now;
            }
        }
        person_leave(&p);
    }
}

/* The first of two fingers came down on a point and moved it: that was not meant. */
static void a_second_finger_takes_back_what_the_first_began(void **state) {
    (void)state;
    Person p = person_with(circles);
    const Dataset *data = &p.frame->lab.scene.data;
    float was[200];
    size_t size = sizeof(float) * 2 * (size_t)data->count;
    assert_true(size <= sizeof was);
    memcpy(was, data->x, size);
    Point at = middle(where(&p, "surface point", 0));
    does(&p, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1});
    at.x += 25;
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    assert_true(p.frame->ui.drag.goes_on && memcmp(data->x, was, size) != 0);
    does(&p, (InputEvent){.kind = INPUT_PINCH, .at = at, .dy = 1.2f});
    assert_memory_equal(data->x, was, size);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {at.x + 30, at.y}});
    assert_memory_equal(data->x, was, size);
    person_leave(&p);
}

static void the_scene_says_how_it_is_turned(void **state) {
    (void)state;
    Person p = person_with("data: {set: moons, count: 20}\n"
                           "view: {turn: [-40, 12]}\nshow: [surface]\n");
    const Turned *t = &p.frame->ui.turned.of[TURNED_SURFACE];
    assert_true(t->turn.yaw == -40 && t->turn.pitch == 12 && t->home.yaw == -40);
    person_leave(&p);
}

static double value_of(const Lab *lab, const char *text) {
    double value = NAN;
    int decimals;
    Message message;
    if (!names_evaluate(&(Names){.lab = lab}, text, &value, &decimals, &message))
        fail_msg("%s", message.text);
    return value;
}

static bool close_to(double a, double b) {
    return fabs(a - b) < 1e-4;
}

/* Names have what is seen: the turn, the way to the eye as the camera has it, the threshold. */
static void lessons_can_ask_how_it_is_looked_at(void **state) {
    (void)state;
    Person p = person_with(circles);
    const Lab *lab = &p.frame->lab;
    wait(&p);
    assert_true(close_to(value_of(lab, "turn_yaw"), 31) && value_of(lab, "above") == 0);
    assert_true(close_to(value_of(lab, "threshold"), 0.5));
    Rect box = where(&p, "box", TURNED_SURFACE);
    drag(&p, (Point){box.x + 20, box.y + 20}, (Point){box.x + 120, box.y + 50});
    wait(&p);
    const Turn *turn = &p.frame->ui.turned.of[TURNED_SURFACE].turn;
    assert_true(turn->yaw != 31 && close_to(value_of(lab, "turn_yaw"), (double)turn->yaw));
    Orbit o = surface_orbit(lab, box, turn);
    Point3 to = orbit_towards_eye(&o, o.middle);
    assert_true(close_to(value_of(lab, "sight[1]"), (double)to.x));
    assert_true(close_to(value_of(lab, "sight[2]"), (double)to.y));
    /* A turn by hand is the scene's: it is saved with it. */
    assert_true(lab->scene.turn_given && lab->scene.turn[0] == turn->yaw);
    Point knob = middle(where(&p, "threshold", 0));
    drag(&p, knob, (Point){knob.x, knob.y - 30});
    wait(&p);
    assert_true(close_to(value_of(lab, "threshold"), (double)p.frame->ui.surface.threshold));
    press(&p, "from above", TURNED_SURFACE);
    wait(&p);
    assert_true(value_of(lab, "above") == 1);
    person_leave(&p);
}

/* Looking is no change: nothing of the run is computed again. */
static void turning_changes_nothing_of_the_run(void **state) {
    (void)state;
    Person p = person_with(circles);
    wait(&p);
    int64_t revision = p.frame->lab.revision, looks = p.frame->lab.looks;
    Rect box = where(&p, "box", TURNED_SURFACE);
    drag(&p, (Point){box.x + 20, box.y + 20}, (Point){box.x + 120, box.y + 50});
    wait(&p);
    assert_true(p.frame->lab.revision == revision && p.frame->lab.looks > looks);
    person_leave(&p);
}

static void what_cannot_be_drawn_is_said(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: sine, count: 20}\nnetwork: {layers: [3 tanh, 1 linear]}\n"
        "training: {loss: squared}\nshow: [surface]\n",
        "data: {set: none}\nshow: [surface]\n",
        "data: {points: [[1, 1, red]]}\nshow: [surface]\n",
        "data: {points: [[1, 1, red], [1, 1, red], [1, 1, blue]]}\nshow: [surface]\n",
        "data: {set: blobs, count: 30, classes: 3}\nnetwork: {layers: [64 relu, 3 softmax]}\n"
        "show: [surface]\n",
        "data: {set: plane, count: 30}\nnetwork: {layers: [1 linear]}\n"
        "training: {loss: squared}\nshow: [surface]\n",
        "data: {set: circles, count: 30}\nnetwork: {layers: [1 step]}\n"
        "training: {rule: perceptron}\nshow: [surface]\n",
    };
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++) {
        Person p = person_with(scenes[s]);
        train(&p, 3);
        for (int turn = 0; turn < 4; turn++) {
            turned_set(&p.frame->ui.turned, (float)(turn * 90 - 180), (float)(turn * 45 - 90));
            p.frame->ui.revision++;
            frame_draw(p.frame);
        }
        assert_true((count_of(&p, "ground") > 0) == (s > 0));
        person_leave(&p);
    }
}

/* Weights that are no numbers leave a sentence, not a mess. */
static void no_numbers_leave_a_sentence(void **state) {
    (void)state;
    Person p = person_with(circles);
    Lab *lab = &p.frame->lab;
    for (int i = 0; i < lab_network(lab)->count; i++) lab->run->trainer.net.theta[i] = NAN;
    lab->revision++;
    frame_draw(p.frame);
    assert_int_equal(count_of(&p, "ground"), 0);
    assert_int_equal(count_of(&p, "surface point"), 0);
    assert_true(person_reads(&p, NULL, "The answers are no numbers any more: go back, or begin"));
    person_leave(&p);
}

static int borders(const Person *p) {
    const Shapes *shapes = &p->frame->shapes;
    int n = 0;
    for (int i = 0; i < shapes->shapes; i++) n += shapes->shape[i].kind == SHAPE_BORDER;
    return n;
}

/* What lies under the pointer is what is picked, whatever the screen and the type: points where
 * they are drawn, and the empty ground beside them. */
static void picking_knows_every_screen(void **state) {
    (void)state;
    for (int k = 0; k < 4; k++) {
        Person p = person_with(circles);
        p.input.density = k % 2 ? 2 : 1;
        p.frame->ui.projector = k > 1;
        p.frame->ui.scale = k > 1 ? 1.5f : 1;
        train(&p, 20);
        frame_step(p.frame, &p.input);
        assert_true(p.frame->ui.density == p.input.density);
        int picked = 0;
        for (int i = 0; i < 40; i++) {
            Point at = middle(where(&p, "surface point", i));
            Tag there = target_at(&p.frame->shapes, at);
            if (there.index != i) continue; /* another one is before it */
            click(&p, at, BUTTON_LEFT, 1);
            assert_int_equal(p.frame->lab.selected.point, i);
            picked++;
        }
        assert_true(picked > 20);
        person_leave(&p);
    }
}

/* A click on empty ground makes the keys the picture's, though a point is selected; a ring shows it
 * only once they are used. A click elsewhere takes them away again. */
static void keys_turn_what_was_clicked(void **state) {
    (void)state;
    Person p = person_with(circles);
    const Turned *turned = &p.frame->ui.turned.of[TURNED_SURFACE];
    const float *x = p.frame->lab.scene.data.x + 2 * 3, was[2] = {x[0], x[1]};
    Rect box = where(&p, "box", TURNED_SURFACE);
    float yaw = turned->turn.yaw;
    p.frame->ui.tool = TOOL_MOVE;
    click(&p, (Point){box.x + 6, box.y + 6}, BUTTON_LEFT, 1);
    int before = borders(&p);
    press_key(&p, KEY_LEFT, "");
    assert_true(turned->turn.yaw != yaw && x[0] == was[0] && x[1] == was[1]);
    assert_int_equal(borders(&p), before + 2); /* the ring and the pale one beside it */
    yaw = turned->turn.yaw;
    click(&p, at(&p, 5.8f, 5.8f), BUTTON_LEFT, 1); /* of the plane */
    press_key(&p, KEY_LEFT, "");
    assert_true(turned->turn.yaw == yaw);
    person_leave(&p);
}

/* However it is turned, but along an axis: none is over another, nor over an axis. */
static void the_cross_names_all_three_axes(void **state) {
    (void)state;
    Person p = person_with(circles);
    for (int yaw = -175; yaw < 180; yaw += 10) {
        for (int pitch = 15; pitch <= 65; pitch += 10) {
            turned_set(&p.frame->ui.turned, (float)yaw, (float)pitch);
            p.frame->ui.revision++;
            frame_draw(p.frame);
            assert_int_equal(count(&p, "axes cross", TURNED_SURFACE, SHAPE_LINE), 3);
            assert_int_equal(count(&p, "axes cross", TURNED_SURFACE, SHAPE_TEXT), 3);
        }
    }
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heights_are_what_the_network_answers),
        cmocka_unit_test(a_cliff_is_coloured_as_its_middle),
        cmocka_unit_test(isolines_lie_where_the_network_answers_so),
        cmocka_unit_test(threads_are_errors),
        cmocka_unit_test(a_drag_turns_it_and_a_double_click_brings_it_back),
        cmocka_unit_test(keys_turn_it_and_flatten_it),
        cmocka_unit_test(from_above_it_is_the_plane),
        cmocka_unit_test(the_threshold_is_dragged_and_snaps),
        cmocka_unit_test(a_point_is_dragged_over_the_floor),
        cmocka_unit_test(a_unit_or_a_score_may_stand_as_height),
        cmocka_unit_test(the_wheel_comes_nearer_wherever_the_pointer_is),
        cmocka_unit_test(fingers_turn_every_picture),
        cmocka_unit_test(nothing_shimmers_while_it_is_turned),
        cmocka_unit_test(labels_do_not_jump_while_it_is_turned),
        cmocka_unit_test(a_second_finger_takes_back_what_the_first_began),
        cmocka_unit_test(the_scene_says_how_it_is_turned),
        cmocka_unit_test(lessons_can_ask_how_it_is_looked_at),
        cmocka_unit_test(turning_changes_nothing_of_the_run),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(picking_knows_every_screen),
        cmocka_unit_test(keys_turn_what_was_clicked),
        cmocka_unit_test(the_cross_names_all_three_axes),
        cmocka_unit_test(no_numbers_leave_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
