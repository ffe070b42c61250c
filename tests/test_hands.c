/* Hands on the pictures, replayed without a display: looking around, spraying, erasing, taking hold
 * of a line, the axes, and the keyboard, which alone is enough for all of it. Things are pressed by
 * the names they are drawn with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "called.h"
#include "draw/text.h"
#include "opened.h"
#include "screen/header/header.h"
#include "screen/keys.h"
#include "screen/lesson/lesson.h"
#include "ui/layout.h"
#include "ui/subject.h"
#include "ui/target.h"

static const char LINE[] =
    "data: {points: [[2, 1, red], [3, 3, red], [-1, -2, blue], [-3, -1, blue]]}\n"
    "network: {layers: [1 sigmoid], values: [{w: [[3, 4]], b: [-1]}]}\n"
    "training: {rate: 0.5}\n";

static const char DEEP[] =
    "data: {points: [[1, 1, red], [-1, -1, red], [1, -1, blue], [-1, 1, blue]]}\n"
    "network: {layers: [8 tanh, 1 sigmoid]}\n";

static const char FOUR_COLUMNS[] =
    "data: {columns: [a, b, c, d], points: [[1, 1, 2, 3, red], [-1, 0, 1, 2, blue]]}\n"
    "network: {layers: [1 sigmoid]}\n";

static const char EXPRESSION[] = "graph: {expression: (a * b + 1)^2, values: {a: 2, b: 3}}\n";

static const char LESSON[] =
    "---\ntitle: Own\n---\n## One\n\nLook.\n\n```{scene}\n"
    "data: {points: [[2, 1, red], [-1, -2, blue]]}\n"
    "network: {layers: [1 sigmoid]}\n"
    "show: [plane, network, weights]\n"
    "```\n\n```{predict}\nask: What?\nchoices: [a, b]\nanswer: 1\nwhy: So.\n```\n\n"
    "```{hint}\nSo.\n```\n\n## Two\n\nMore.\n";

typedef struct Person {
    Frame *frame;
    Input input;
} Person;

static Person person_create(void) {
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static Person person_with(const char *text, const char *ending) {
    Person p = {.frame = opened_as(text, ending)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void person_leave(Person *p) {
    frame_destroy(p->frame);
}

static void passes(Person *p, double seconds) {
    for (; seconds > 0; seconds -= p->input.seconds) frame_step(p->frame, &p->input);
}

static void does(Person *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
}

static void press_key(Person *p, int key, const char *with) {
    does(p,
         (InputEvent){
             .kind = INPUT_KEY, .key = key, .shift = strchr(with, 's'), .ctrl = strchr(with, 'c')});
}

static void types(Person *p, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    strcpy(event.text, text);
    does(p, event);
}

static void goes_to(Person *p, Point at) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
}

static void presses(Person *p, Point at, int button, int clicks, const char *with) {
    goes_to(p, at);
    does(p, (InputEvent){.kind = INPUT_PRESS,
                         .at = at,
                         .button = button,
                         .clicks = clicks,
                         .shift = strchr(with, 's'),
                         .ctrl = strchr(with, 'c')});
}

static void lets_go(Person *p, Point at, int button) {
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = button});
}

static void click(Person *p, Point at, const char *with) {
    presses(p, at, BUTTON_LEFT, 1, with);
    lets_go(p, at, BUTTON_LEFT);
}

static void right_click(Person *p, Point at) {
    presses(p, at, BUTTON_RIGHT, 1, "");
    lets_go(p, at, BUTTON_RIGHT);
}

static void drag(Person *p, Point from, Point to, int button) {
    presses(p, from, button, 1, "");
    for (int i = 1; i <= 10; i++) {
        float t = (float)i / 10;
        goes_to(p, (Point){from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
    lets_go(p, to, button);
}

static Rect where(const Person *p, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        const Shape *s = &p->frame->shapes.shape[i];
        if (s->kind == SHAPE_TARGET) return s->rect;
    }
    fail_msg("there is no %s %d to press", name, index);
    return (Rect){0};
}

static Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static Point at(const Person *p, float x, float y) {
    return camera_to_screen(&p->frame->plane, x, y);
}

static bool near(Point a, Point b) {
    return fabsf(a.x - b.x) + fabsf(a.y - b.y) < 0.05f;
}

static const Dataset *data_of(const Person *p) {
    return &p->frame->lab.scene.data;
}

static const float *theta_of(const Person *p) {
    return p->frame->lab.run->trainer.net.theta;
}

static int count(const Person *p, const char *name) {
    int found = 0;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, -1, i)) >= 0;) found++;
    return found;
}

/* ---- looking */

static void the_plane_moves_with_the_pointer(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point from = at(&p, 0, 4), to = {from.x + 60, from.y + 30};
    int undos = p.frame->lab.history.undos;
    drag(&p, from, to, BUTTON_MIDDLE);
    assert_true(near(at(&p, 0, 4), to));
    does(&p, (InputEvent){
                 .kind = INPUT_PRESS, .at = to, .button = BUTTON_LEFT, .clicks = 1, .space = true});
    goes_to(&p, from);
    lets_go(&p, from, BUTTON_LEFT);
    assert_true(near(at(&p, 0, 4), from));
    goes_to(&p, to); /* it has let go */
    assert_true(near(at(&p, 0, 4), from));
    assert_int_equal(data_of(&p)->count, 4);
    assert_int_equal(p.frame->lab.history.undos, undos);
    person_leave(&p);
}

/* A point that is missed by a little neither moves the plane nor becomes two. */
static void a_near_miss_does_nothing(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point miss = at(&p, 2, 1), before = at(&p, 0, 0);
    miss.x += 14;
    assert_int_equal(p.frame->ui.tool, TOOL_MOVE);
    drag(&p, miss, (Point){miss.x + 80, miss.y - 50}, BUTTON_LEFT);
    presses(&p, miss, BUTTON_LEFT, 2, "");
    lets_go(&p, miss, BUTTON_LEFT);
    assert_true(near(at(&p, 0, 0), before));
    assert_true(data_of(&p)->count == 4 && data_of(&p)->x[0] == 2);
    assert_true(theta_of(&p)[0] == 3 && theta_of(&p)[2] == -1);
    assert_non_null(strstr(p.frame->lab.notice.text, "choose red"));
    person_leave(&p);
}

/* Offered as soon as another part of the plane is shown, and only then. */
static void the_view_is_reset(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point origin = at(&p, 0, 0);
    assert_int_equal(shapes_find(&p.frame->shapes, "reset view", 0, -1), -1);
    drag(&p, at(&p, 0, 4), at(&p, 2, 2), BUTTON_MIDDLE);
    for (int i = 0; i < 3; i++) press_key(&p, KEY_PLUS, "c");
    click(&p, middle(where(&p, "reset view", 0)), "");
    assert_true(near(at(&p, 0, 0), origin));
    assert_int_equal(shapes_find(&p.frame->shapes, "reset view", 0, -1), -1);
    assert_int_equal(data_of(&p)->count, 4);
    person_leave(&p);
}

/* Nearer about the pointer, and as often as it was turned within one frame. */
static void the_wheel_looks_nearer_at_the_pointer(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point there = at(&p, 1, 2);
    float wide = p.frame->plane.right - p.frame->plane.left;
    goes_to(&p, there);
    for (int i = 0; i < 3; i++)
        p.input.event[i] = (InputEvent){.kind = INPUT_WHEEL, .dy = i < 2 ? 1 : 0};
    p.input.events = 3;
    frame_step(p.frame, &p.input);
    p.input.events = 0;
    assert_true(near(at(&p, 1, 2), there));
    float now = p.frame->plane.right - p.frame->plane.left;
    assert_true(fabsf(now * 1.21f - wide) < 0.01f);
    goes_to(&p, at(&p, 2, 1)); /* over a point, too */
    assert_string_equal(called(p.frame->ui.hover), "point");
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_true(fabsf(p.frame->plane.right - p.frame->plane.left - wide) < 0.01f);
    person_leave(&p);
}

static void all_points_fit(const Person *p) {
    const Camera *c = &p->frame->plane;
    const Dataset *data = data_of(p);
    float margin = (c->right - c->left) * 0.03f;
    for (int i = 0; i < data->count; i++) {
        const float *x = data->x + (long)i * data->columns;
        assert_true(x[0] > c->left + margin && x[0] < c->right - margin);
        assert_true(x[1] > c->bottom + margin && x[1] < c->top - margin);
    }
}

static void everything_can_be_brought_into_view(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    press_key(&p, 'M', "");
    for (int i = 0; i < 6; i++) press_key(&p, KEY_PLUS, "c");
    for (int i = 0; i < 9; i++) press_key(&p, KEY_RIGHT, "c");
    press_key(&p, '0', "c");
    all_points_fit(&p);
    for (int i = 0; i < 9; i++) press_key(&p, KEY_MINUS, "c");
    press_key(&p, '0', "c");
    all_points_fit(&p);
    assert_true(p.frame->plane.right - p.frame->plane.left < 12);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    press_key(&p, '0', "c");
    assert_true(p.frame->lab.scene.view.top == 6 && p.frame->lab.scene.view.bottom == -6);
    person_leave(&p);
}

static void the_cursor_stays_in_view(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    for (int i = 0; i < 80; i++) press_key(&p, KEY_RIGHT, "");
    const Camera *c = &p.frame->plane;
    const float *cursor = p.frame->ui.cursor.at;
    assert_true(cursor[0] == c->right); /* as far as can be seen, not only as the scene asked for */
    press_key(&p, KEY_PLUS, "c");
    assert_true(cursor[0] <= c->right && p.frame->ui.cursor.shown);
    for (int i = 0; i < 3; i++) press_key(&p, KEY_LEFT, "c");
    assert_true(cursor[0] <= c->right && cursor[1] <= c->top && cursor[1] >= c->bottom);
    person_leave(&p);
}

static void two_fingers_zoom_and_place_nothing(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point there = at(&p, 0, 4);
    float wide = p.frame->plane.right - p.frame->plane.left;
    press_key(&p, '1', "");
    presses(&p, there, BUTTON_LEFT, 1, ""); /* the first of them, as a mouse */
    assert_int_equal(data_of(&p)->count, 5);
    does(&p, (InputEvent){.kind = INPUT_PINCH, .at = there, .dy = 2});
    goes_to(&p, (Point){there.x + 90, there.y});
    lets_go(&p, there, BUTTON_LEFT);
    assert_int_equal(data_of(&p)->count, 4);
    assert_true(fabsf((p.frame->plane.right - p.frame->plane.left) * 2 - wide) < 0.01f);
    there = at(&p, 0, 4);
    Point moved = {there.x + 50, there.y + 20};
    does(&p, (InputEvent){.kind = INPUT_PINCH, .at = there, .dy = 1}); /* two others, elsewhere */
    assert_true(near(at(&p, 0, 4), there));
    does(&p, (InputEvent){.kind = INPUT_PINCH, .at = moved, .dy = 1});
    assert_true(near(at(&p, 0, 4), moved)); /* the plane stays between the fingers */
    person_leave(&p);
}

/* ---- points */

static void holding_still_sprays(Person *p) {
    Point there = at(p, -2, 4);
    press_key(p, '1', "");
    presses(p, there, BUTTON_LEFT, 1, "");
    passes(p, 0.3);
    assert_int_equal(data_of(p)->count, 5); /* a slow click is a click */
    passes(p, 1.5);
    lets_go(p, there, BUTTON_LEFT);
    passes(p, 1);
}

static void a_held_button_sprays_the_same_every_time(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene"), q = person_with(LINE, ".scene");
    holding_still_sprays(&p);
    holding_still_sprays(&q);
    int count = data_of(&p)->count;
    assert_true(count >= 9 && count < 20);
    assert_int_equal(data_of(&q)->count, count);
    assert_memory_equal(data_of(&p)->x, data_of(&q)->x, sizeof(float) * 2 * (size_t)count);
    press_key(&p, 'Z', "c");
    assert_int_equal(data_of(&p)->count, 4);
    person_leave(&p);
    person_leave(&q);
}

/* From a point or from the empty plane; undone at once, and not with what was done before. */
static void the_eraser_erases_along_its_way(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    press_key(&p, '1', "");
    click(&p, at(&p, 0, 4), "");
    assert_int_equal(data_of(&p)->count, 5);
    press_key(&p, 'X', "");
    drag(&p, at(&p, 1, 0.5f), at(&p, 3, 1.5f), BUTTON_LEFT); /* over one point */
    assert_int_equal(data_of(&p)->count, 4);
    press_key(&p, 'Z', "c");
    assert_int_equal(data_of(&p)->count, 5);
    drag(&p, at(&p, 2, 1), at(&p, 3, 3), BUTTON_LEFT); /* from one point to another */
    assert_int_equal(data_of(&p)->count, 3);
    press_key(&p, 'Z', "c");
    assert_int_equal(data_of(&p)->count, 5);
    person_leave(&p);
}

static void a_point_changes_its_class(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    press_key(&p, '2', "");
    click(&p, at(&p, 2, 1), "");
    assert_true(data_of(&p)->label[0] == 1 && p.frame->lab.selected.point == 0);
    click(&p, at(&p, 2, 1), "c");
    assert_true(data_of(&p)->label[0] == 0);
    press_key(&p, '1', "c");
    assert_true(data_of(&p)->label[0] == 1 && p.frame->ui.tool == TOOL_CLASS0);
    press_key(&p, 'Z', "c");
    press_key(&p, 'Z', "c");
    assert_true(data_of(&p)->label[0] == 1 && data_of(&p)->count == 4);
    person_leave(&p);
}

/* Where a step offers no points: no way to place, move or erase one, and it is said why. */
static void a_step_keeps_its_points(void **state) {
    (void)state;
    Person p = person_with(LESSON, ".md");
    Lab *lab = &p.frame->lab;
    Point empty = at(&p, 0, 3);
    press_key(&p, '1', "");
    click(&p, empty, "");
    assert_non_null(strstr(lab->notice.text, "points of this step stay"));
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_ENTER, "");
    right_click(&p, at(&p, 2, 1));
    press_key(&p, '.', "");
    assert_true(lab->selected.point >= 0);
    press_key(&p, KEY_DELETE, "");
    press_key(&p, '2', "c");
    press_key(&p, 'X', "");
    drag(&p, at(&p, -1, -2), at(&p, -2, -2), BUTTON_LEFT);
    assert_true(data_of(&p)->count == 2 && data_of(&p)->label[0] == 1);
    assert_true(data_of(&p)->x[2] == -1);
    drag(&p, empty, (Point){empty.x + 40, empty.y}, BUTTON_LEFT);
    assert_true(near(at(&p, 0, 3), empty));
    p.frame->ui.wander = true; /* "Controls" */
    press_key(&p, '1', "");
    click(&p, at(&p, 0, 3), "");
    assert_int_equal(data_of(&p)->count, 3);
    person_leave(&p);
}

/* ---- the line */

/* A place on the line of the scene LINE, so far along it from the foot. */
static Point on_line(const Person *p, float along) {
    const float *w = theta_of(p);
    float square = w[0] * w[0] + w[1] * w[1], length = sqrtf(square);
    return at(p, -w[0] * w[2] / square - along * w[1] / length,
              -w[1] * w[2] / square + along * w[0] / length);
}

static void a_line_is_dragged_in_its_middle(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    const float *w = theta_of(&p);
    Point far = on_line(&p, 2);
    goes_to(&p, far);
    assert_string_equal(called(p.frame->ui.hover), "line");
    assert_int_equal(p.frame->ui.shape, POINTER_MOVE);
    drag(&p, far, (Point){far.x + 30, far.y - 40}, BUTTON_LEFT);
    assert_true(w[0] == 3 && w[1] == 4 && w[2] < -1.5f);
    press_key(&p, 'Z', "c");
    assert_true(theta_of(&p)[2] == -1);
    assert_int_equal(data_of(&p)->count, 4);
    person_leave(&p);
}

/* The end that is dragged stays under the pointer, and the middle of the line where it was. */
static void a_line_turns_by_its_ends(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    for (int end = 0; end < 2; end++) {
        Point from = on_line(&p, end ? 6.2f : -6.2f);
        assert_int_equal(count(&p, "line handle"), 0);
        goes_to(&p, from);
        assert_string_equal(called(p.frame->ui.hover), "line end");
        assert_int_equal(count(&p, "line handle"), 4); /* two discs in two rings */
        Point to = {from.x + 25, from.y + (end ? 90.0f : -90.0f)};
        drag(&p, from, to, BUTTON_LEFT);
        const float *w = theta_of(&p), *pivot = p.frame->ui.pivot.at;
        Point held = camera_to_plane(&p.frame->plane, to);
        assert_true(fabsf(w[0] * held.x + w[1] * held.y + w[2]) < 0.02f);
        assert_true(fabsf(w[0] * pivot[0] + w[1] * pivot[1] + w[2]) < 0.02f);
        assert_true(fabsf(hypotf(w[0], w[1]) - 5) < 1e-3f && w[1] > 0);
        assert_true(fabsf(3 * pivot[0] + 4 * pivot[1] - 1) < 0.02f); /* was on the line before */
        press_key(&p, 'Z', "c");
        assert_true(theta_of(&p)[0] == 3 && theta_of(&p)[2] == -1);
        goes_to(&p, at(&p, 0, 5));
    }
    person_leave(&p);
}

static void points_can_be_placed_at_a_line(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    press_key(&p, '1', "");
    click(&p, on_line(&p, 3), "");
    assert_int_equal(data_of(&p)->count, 5);
    Point beside = on_line(&p, -3);
    click(&p, (Point){beside.x + 7, beside.y - 7}, "");
    assert_int_equal(data_of(&p)->count, 6);
    assert_true(theta_of(&p)[2] == -1);
    person_leave(&p);
}

static void a_line_turns_by_its_vector(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    Point tip = middle(where(&p, "vector", 0));
    goes_to(&p, tip);
    assert_int_equal(p.frame->ui.shape, POINTER_HAND);
    const float *w = theta_of(&p);
    float z = w[2] / 25, foot[2] = {-w[0] * z, -w[1] * z};
    Point right = at(&p, foot[0] + 3, foot[1]);
    drag(&p, tip, right, BUTTON_LEFT);
    w = theta_of(&p);
    assert_true(fabsf(w[0] - 5) < 0.01f && fabsf(w[1]) < 0.01f); /* as long as it was */
    assert_true(fabsf(w[0] * foot[0] + w[1] * foot[1] + w[2]) < 1e-3f);
    Rect now = where(&p, "vector", 0); /* and stands where it stood */
    assert_true(fabsf(middle(now).y - at(&p, 0, foot[1]).y) < 1);
    press_key(&p, 'Z', "c");
    assert_true(theta_of(&p)[0] == 3 && theta_of(&p)[1] == 4 && theta_of(&p)[2] == -1);
    person_leave(&p);
}

/* Not only by its arrow. */
static void an_edge_is_dragged_anywhere_on_it(void **state) {
    (void)state;
    Person p = person_with(DEEP, ".scene");
    const Shapes *drawn = &p.frame->shapes;
    int line = shapes_find(drawn, "edge line", 0, -1);
    assert_true(line >= 0);
    Point early = drawn->point[drawn->shape[line].first + 2];
    goes_to(&p, early);
    Subject at = subject_of(&p.frame->lab, p.frame->ui.hover);
    assert_int_equal(at.kind, SUBJECT_WEIGHT);
    float before = theta_of(&p)[at.index];
    drag(&p, early, (Point){early.x, early.y - 50}, BUTTON_LEFT);
    assert_true(fabsf(theta_of(&p)[at.index] - before - 1) < 0.01f);
    person_leave(&p);
}

static void the_pointer_tells_what_it_does(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    const UiState *ui = &p.frame->ui;
    press_key(&p, '1', "");
    goes_to(&p, at(&p, 0, 4));
    assert_int_equal(ui->shape, POINTER_CROSS);
    press_key(&p, 'M', "");
    assert_int_equal(ui->shape, POINTER_ARROW);
    goes_to(&p, at(&p, 2, 1));
    assert_int_equal(ui->shape, POINTER_HAND);
    goes_to(&p, middle(where(&p, "weight", 0)));
    assert_int_equal(ui->shape, POINTER_ACROSS);
    goes_to(&p, middle(where(&p, "edge", 0)));
    assert_int_equal(ui->shape, POINTER_UP);
    goes_to(&p, middle(where(&p, "act", ACT_HELP)));
    assert_int_equal(ui->shape, POINTER_ARROW);
    person_leave(&p);
}

/* ---- axes */

static void an_axis_turns_both_ways(void **state) {
    (void)state;
    Person p = person_with(DEEP, ".scene");
    ui_put(&p.frame->ui, PANEL_LANDSCAPE, PLACE_STAGE);
    frame_draw(p.frame);
    const Selection *s = &p.frame->lab.selected;
    int last = p.frame->lab.run->trainer.net.count - 1;
    assert_true(s->across == 0 && s->up == 1);
    Point name = middle(where(&p, "axis", 0));
    click(&p, name, "");
    assert_int_equal(s->across, 2); /* never the other one's */
    right_click(&p, name);
    assert_int_equal(s->across, 0);
    click(&p, name, "s");
    assert_int_equal(s->across, last);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -1});
    assert_int_equal(s->across, 0);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = 1});
    assert_int_equal(s->across, last);
    person_leave(&p);
}

/* ---- the keyboard alone */

static bool has_focus(const Person *p, const char *name, int index) {
    return is_called(p->frame->ui.focus, name, index);
}

static void tabs_to(Person *p, const char *name, int index) {
    for (int i = 0; i < 300; i++) {
        if (has_focus(p, name, index)) return;
        press_key(p, KEY_TAB, "");
    }
    fail_msg("Tab never comes to %s %d", name, index);
}

/* What is not reached by Tab has a key of its own, or is the same as something that is. */
static bool has_a_key(const char *name) {
    static const char *const others[][2] = {{"plane", "arrows and Enter"},
                                            {"say point", ", and ."},
                                            {"say weight", "its row or its edge"},
                                            {"say unit", "its unit"},
                                            {"edge line", "its edge or its row"},
                                            {"line", "its weights"},
                                            {"line end", "its weights"},
                                            {"weight line", "its row"},
                                            {"weight number", "Enter on its row"},
                                            {"vector", "its weights"},
                                            {"less", "arrows on the stepper, or Enter"},
                                            {"more", "arrows on the stepper"},
                                            {"panel", "V, or its menu"},
                                            {"value", "Enter on the slider"},
                                            {"controls", "nothing happens on a press"},
                                            {"popup", "nothing happens on a press"},
                                            {"page", "nothing happens on a press"},
                                            {"data row", "its cells"},
                                            {"data erase", "Delete"},
                                            {"data page", "nothing happens on a press"},
                                            {"weights page", "nothing happens on a press"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(others[i][0], name) == 0) return true;
    }
    return false;
}

/* A frame around it, or, of a part of a formula, the ground of what is lit. */
static bool is_frame_of(const Person *p, const Shape *s, Rect r) {
    const Theme *t = theme_get(p->frame->ui.theme);
    const Color ground = color_faded(t->ink, 0.11f);
    Rect f = s->rect;
    bool frame = (s->kind == SHAPE_BORDER || s->kind == SHAPE_RING) && s->width >= 1.5f;
    bool ours = memcmp(&s->color, &t->accent, sizeof(Color)) == 0 ||
                memcmp(&s->color, &t->quiet, sizeof(Color)) == 0;
    bool lit = s->kind == SHAPE_RECT && memcmp(&s->color, &ground, sizeof(Color)) == 0;
    bool meets = f.x <= r.x + r.w && r.x <= f.x + f.w && f.y <= r.y + r.h && r.y <= f.y + f.h;
    return ((frame && ours) || lit) && meets && f.w <= r.w + 16 && f.h <= r.h + 16;
}

/* Whether a ring or a frame stands around what has the focus, or on it. */
static bool shows_focus(const Person *p) {
    const Tag focus = p->frame->ui.focus;
    const Shapes *drawn = &p->frame->shapes;
    for (int i = -1; (i = target_find(drawn, focus, i)) >= 0;) {
        for (int k = 0; k < drawn->shapes; k++) {
            if (is_frame_of(p, &drawn->shape[k], drawn->shape[i].rect)) return true;
        }
    }
    return false;
}

/* With so many Tabs as it takes to come around, every target on the screen had the focus or need
 * not have it. */
/* Whoever has the focus says what it is, unless it says so where it stands or is a subject, which
 * all panels speak of; and what a drag changes, keys change too. */
static void can_be_used(Tag tag) {
    static const char *const read[] = {"landscape", "panel option", "scrub"};
    const Target *t = tag.target;
    bool reads = t->subject != SUBJECT_NONE;
    for (size_t i = 0; i < sizeof read / sizeof *read; i++) reads |= is_called(tag, read[i], -1);
    if (!t->hint && !t->say && !reads) fail_msg("%s says nothing", called(tag));
    if (!t->drag) return;
    if (!t->arrow) fail_msg("%s is dragged, and arrows do nothing", called(tag));
    if (!t->shape && t->pointer == POINTER_ARROW)
        fail_msg("%s is dragged, and the pointer does not say so", called(tag));
}

static void everything_is_reached(Person *p) {
    enum { MOST = 600 };
    Tag seen[MOST];
    int count = 0;
    for (; count < MOST; count++) {
        press_key(p, KEY_TAB, "");
        Tag focus = p->frame->ui.focus;
        assert_non_null(focus.target);
        if (!shows_focus(p)) fail_msg("%s %d does not show the focus", called(focus), focus.index);
        can_be_used(focus);
        if (count > 0 && tag_same(focus, seen[0])) break;
        seen[count] = focus;
    }
    assert_true(count < MOST);
    int over = -1; /* what is open keeps Tab to itself */
    for (int i = -1; (i = shapes_find(&p->frame->shapes, "popup", -1, i)) >= 0;) over = i;
    for (int i = over + 1; i < p->frame->shapes.shapes; i++) {
        const Shape *s = &p->frame->shapes.shape[i];
        const char *name = s->mark.name;
        if (s->kind != SHAPE_TARGET || !name || has_a_key(name)) continue;
        /* What is disabled is passed over. */
        if (is_called(s->tag, "control", -1) &&
            !control_enabled(&p->frame->lab, (Control)s->tag.index))
            continue;
        /* Of these Tab comes to one, and arrows lead on from there; a lesson's dots are PageUp's
         * and PageDown's. */
        bool group = is_called(s->tag, "edge", -1) || is_called(s->tag, "weight", -1) ||
                     is_called(s->tag, "unit", -1) || is_called(s->tag, "point", -1) ||
                     is_called(s->tag, "data cell", -1) || is_called(s->tag, "confusion", -1) ||
                     is_called(s->tag, "surface point", -1) || is_called(s->tag, "space point", -1);
        bool reached = is_called(s->tag, "lesson", LESSON_STEP);
        for (int k = 0; k < count; k++) {
            reached |= group ? seen[k].target == s->tag.target : tag_same(seen[k], s->tag);
            /* Options side by side are the arrows' on their control. */
            reached |=
                is_called(s->tag, "option", -1) && is_called(seen[k], "control", s->tag.index);
        }
        if (!reached) fail_msg("Tab never comes to %s %d", name, s->tag.index);
    }
}

static void tab_comes_to_everything(void **state) {
    (void)state;
    static const char *const scenes[] = {LINE, DEEP, FOUR_COLUMNS, EXPRESSION};
    for (int s = 0; s < 4; s++) {
        for (int panel = 0; panel < PANEL_COUNT; panel += 3) {
            Person p = person_with(scenes[s], ".scene");
            lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SELECT_POINT});
            for (int i = 0; i < 3; i++) p.frame->ui.panel[i] = (Panel)((panel + i) % PANEL_COUNT);
            frame_draw(p.frame);
            everything_is_reached(&p);
            person_leave(&p);
        }
    }
    Person p = person_with(LESSON, ".md");
    everything_is_reached(&p);
    presses(&p, middle(where(&p, "menu", PLACE_UPPER)), BUTTON_LEFT, 1, "");
    lets_go(&p, p.frame->ui.pointer, BUTTON_LEFT);
    everything_is_reached(&p);
    p.frame->ui.home = true;
    frame_draw(p.frame);
    everything_is_reached(&p);
    person_leave(&p);
}

static void points_are_chosen_and_moved_by_keys(void **state) {
    (void)state;
    Person p = person_with(LINE, ".scene");
    const Lab *lab = &p.frame->lab;
    press_key(&p, ',', "");
    assert_int_equal(lab->selected.point, 3);
    press_key(&p, '.', "");
    assert_int_equal(lab->selected.point, 0);
    press_key(&p, 'M', "");
    press_key(&p, KEY_UP, "");
    press_key(&p, KEY_RIGHT, "s");
    assert_true(data_of(&p)->x[0] > 2.8f && data_of(&p)->x[1] > 1.1f && data_of(&p)->x[1] < 1.5f);
    press_key(&p, KEY_DELETE, "");
    assert_int_equal(data_of(&p)->count, 3);
    person_leave(&p);
}

static void weights_are_typed_and_nudged_by_keys(void **state) {
    (void)state;
    Person p = person_with(DEEP, ".scene");
    int last = p.frame->lab.run->trainer.net.count - 1; /* far below the list's end */
    press_key(&p, 'W', "");
    assert_int_equal(subject_of(&p.frame->lab, p.frame->ui.focus).kind, SUBJECT_WEIGHT);
    tabs_to(&p, "weight", 0);
    for (int i = 0; i < last; i++) press_key(&p, KEY_DOWN, "");
    assert_true(has_focus(&p, "weight", last));
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->lab.selected.weight, last);
    types(&p, "1.25");
    press_key(&p, KEY_ENTER, "");
    assert_true(theta_of(&p)[last] == 1.25f);
    press_key(&p, KEY_RIGHT, "");
    assert_true(theta_of(&p)[last] == 1.35f);
    press_key(&p, KEY_UP, "");
    assert_true(has_focus(&p, "weight", last - 1));
    tabs_to(&p, "unit", -1); /* the first input; the units come after both */
    for (int i = 0; i < 3; i++) press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_true(p.frame->lab.selected.layer == 0 && p.frame->lab.selected.unit == 1);
    person_leave(&p);
}

static void time_and_axes_turn_by_arrows(void **state) {
    (void)state;
    Person p = person_with(DEEP, ".scene");
    ui_put(&p.frame->ui, PANEL_LANDSCAPE, PLACE_STAGE);
    for (int i = 0; i < 12; i++) press_key(&p, 'E', "");
    tabs_to(&p, "scrub", 0);
    press_key(&p, KEY_LEFT, "");
    assert_int_equal(p.frame->lab.run->trainer.epoch, 11);
    press_key(&p, KEY_ENTER, ""); /* presses nothing: time stays */
    assert_int_equal(p.frame->lab.run->trainer.epoch, 11);
    press_key(&p, KEY_HOME, "");
    assert_int_equal(p.frame->lab.run->trainer.epoch, 0);
    press_key(&p, KEY_END, "");
    assert_int_equal(p.frame->lab.run->trainer.epoch, 12);
    tabs_to(&p, "axis", 1);
    press_key(&p, KEY_RIGHT, "");
    assert_int_equal(p.frame->lab.selected.up, 2);
    press_key(&p, KEY_LEFT, "");
    assert_int_equal(p.frame->lab.selected.up, 1);
    tabs_to(&p, "landscape", 0);
    float before = theta_of(&p)[1];
    press_key(&p, KEY_UP, "");
    assert_true(theta_of(&p)[1] > before);
    person_leave(&p);
}

/* Each word after a blank. */
static void add_words(char all[8000], const char *text) {
    while (*text) {
        size_t blanks = strspn(text, " "), length = strcspn(text + blanks, " ");
        if (length) strcat(all, " ");
        strncat(all, text + blanks, length);
        text += blanks + length;
    }
}

/* The help sheet says all of each row, in the smallest window and in the largest type. */
static void the_help_sheet_can_be_read(void **state) {
    (void)state;
    for (int projector = 0; projector < 2; projector++) {
        Person p = person_create();
        p.input.width = 1024;
        p.input.height = 640;
        if (projector) press_key(&p, 'P', "");
        press_key(&p, KEY_QUESTION, "");
        char said[8000] = "", meant[8000] = "";
        for (int i = -1; (i = shapes_find(&p.frame->shapes, "help", 0, i)) >= 0;) {
            const Shape *s = &p.frame->shapes.shape[i];
            const char *words = p.frame->shapes.text + s->first;
            float wide = text_width(p.frame->glyphs, words, &s->text, 1);
            add_words(said, words);
            assert_true(s->at.x > 0 && s->at.x + wide < 1024 && s->at.y > 0 && s->at.y < 640);
        }
        for (int i = 0; i < keys_help_rows; i++) {
            add_words(meant, keys_help[i].keys);
            add_words(meant, keys_help[i].does);
        }
        assert_string_equal(said, meant);
        person_leave(&p);
    }
}

static void a_slice_moves_by_arrows(void **state) {
    (void)state;
    Person p = person_with(FOUR_COLUMNS, ".scene");
    const float *fixed = p.frame->lab.scene.view.fixed;
    tabs_to(&p, "slice", 3);
    float before = fixed[3];
    for (int i = 0; i < 5; i++) press_key(&p, KEY_RIGHT, "");
    assert_true(fabsf(fixed[3] - before - 0.1f) < 1e-3f);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plane_moves_with_the_pointer),
        cmocka_unit_test(a_near_miss_does_nothing),
        cmocka_unit_test(the_view_is_reset),
        cmocka_unit_test(the_wheel_looks_nearer_at_the_pointer),
        cmocka_unit_test(everything_can_be_brought_into_view),
        cmocka_unit_test(the_cursor_stays_in_view),
        cmocka_unit_test(two_fingers_zoom_and_place_nothing),
        cmocka_unit_test(a_held_button_sprays_the_same_every_time),
        cmocka_unit_test(the_eraser_erases_along_its_way),
        cmocka_unit_test(a_point_changes_its_class),
        cmocka_unit_test(a_step_keeps_its_points),
        cmocka_unit_test(a_line_is_dragged_in_its_middle),
        cmocka_unit_test(a_line_turns_by_its_ends),
        cmocka_unit_test(points_can_be_placed_at_a_line),
        cmocka_unit_test(a_line_turns_by_its_vector),
        cmocka_unit_test(an_edge_is_dragged_anywhere_on_it),
        cmocka_unit_test(the_pointer_tells_what_it_does),
        cmocka_unit_test(an_axis_turns_both_ways),
        cmocka_unit_test(tab_comes_to_everything),
        cmocka_unit_test(points_are_chosen_and_moved_by_keys),
        cmocka_unit_test(weights_are_typed_and_nudged_by_keys),
        cmocka_unit_test(time_and_axes_turn_by_arrows),
        cmocka_unit_test(a_slice_moves_by_arrows),
        cmocka_unit_test(the_help_sheet_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
