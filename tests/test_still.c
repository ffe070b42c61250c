/* Nothing moves away under the pointer or lies over what it has just pressed: controls, tooltips,
 * the eraser's ring, hands for more classes, the left column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "called.h"
#include "opened.h"
#include "person.h"
#include "screen/header/header.h"
#include "ui/menu.h"

static void moves(Person *p, Point at) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
}

static Person with_set(float width, float height, SetKind set) {
    Person p = person_create(width, height);
    Action action = control_action(&p.frame->lab, CONTROL_SET, set - 1);
    assert_true(lab_apply(&p.frame->lab, &action));
    frame_step(p.frame, &p.input);
    return p;
}

/* Without looking for it again. */
static void clicks_in_place(Person *p, Point at, int times) {
    for (int i = 0; i < times; i++) click(p, at, BUTTON_LEFT, 1);
}

static void four_clicks_in_one_place_add_four_layers(void **state) {
    (void)state;
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {1920, 1080}};
    for (int i = 0; i < 3; i++) {
        Person p = with_set(sizes[i][0], sizes[i][1], SET_CIRCLES);
        Point more = middle(where(&p, "more", CONTROL_LAYERS));
        clicks_in_place(&p, more, 4);
        assert_int_equal(p.frame->lab.scene.network.layers, 1 + 4);
        clicks_in_place(&p, middle(where(&p, "less", CONTROL_LAYERS)), 3);
        assert_int_equal(p.frame->lab.scene.network.layers, 1 + 1);
        person_leave(&p);
    }
}

/* What cannot be says why. */
static void a_ninth_layer_is_refused_with_the_reason(void **state) {
    (void)state;
    Person p = with_set(1440, 900, SET_CIRCLES);
    clicks_in_place(&p, middle(where(&p, "more", CONTROL_LAYERS)), 12);
    assert_int_equal(p.frame->lab.scene.network.layers, 1 + 8);
    assert_true(person_reads(&p, "notice", "up to 8 hidden layers"));
    person_leave(&p);
}

static Rect option_at(const Person *p, Control control, int option) {
    const Shapes *shapes = &p->frame->shapes;
    int at = shapes_find_part(shapes, "option", (int)control, option, -1);
    assert_true(at >= 0);
    return shapes->shape[at].rect;
}

/* Also at the end of a page that is scrolled: the row that goes lets the others be. */
static void choosing_an_optimizer_moves_none(void **state) {
    (void)state;
    Person p = with_set(1024, 640, SET_CIRCLES);
    moves(&p, middle(where(&p, "control", CONTROL_LAYERS)));
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -100});
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -100});
    Rect before = option_at(&p, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    press_part(&p, "option", CONTROL_OPTIMIZER, OPTIMIZER_MOMENTUM);
    assert_true(fabsf(option_at(&p, CONTROL_OPTIMIZER, OPTIMIZER_ADAM).y - before.y) < 0.5f);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -100}); /* to the new end */
    before = option_at(&p, CONTROL_OPTIMIZER, OPTIMIZER_ADAM);
    press_part(&p, "option", CONTROL_OPTIMIZER, OPTIMIZER_SGD);
    assert_true(fabsf(option_at(&p, CONTROL_OPTIMIZER, OPTIMIZER_ADAM).y - before.y) < 0.5f);
    person_leave(&p);
}

/* ---- tooltips */

static bool says_something(const Person *p) {
    return shapes_find(&p->frame->shapes, "tooltip", -1, -1) >= 0;
}

static Rect tooltip_of(const Person *p, int index) {
    const Shapes *shapes = &p->frame->shapes;
    int at = shapes_find(shapes, "tooltip", index, -1);
    assert_true(at >= 0 && shapes->shape[at].kind == SHAPE_RECT);
    return shapes->shape[at].rect;
}

static void a_tooltip_is_quiet_after_a_press(void **state) {
    (void)state;
    Person p = with_set(1440, 900, SET_CIRCLES);
    Point play = middle(where(&p, "control", CONTROL_PLAY));
    moves(&p, play);
    assert_true(says_something(&p));
    click(&p, play, BUTTON_LEFT, 1);
    assert_false(says_something(&p));
    for (int i = 0; i < 30; i++) moves(&p, (Point){play.x + (float)(i % 3), play.y});
    assert_false(says_something(&p)); /* a hand that trembles */
    moves(&p, middle(where(&p, "control", CONTROL_RESTART)));
    assert_true(says_something(&p));
    press_key(&p, KEY_F12, ""); /* a picture is taken without it */
    assert_false(says_something(&p));
    person_leave(&p);
}

/* Neither over the button it speaks of, nor over the numbers beside the transport. */
static void a_tooltip_lies_beside_the_numbers(void **state) {
    (void)state;
    static const Control controls[] = {CONTROL_PLAY, CONTROL_RESTART, CONTROL_BACK,
                                       CONTROL_STEP, CONTROL_RATE,    CONTROL_MOMENTUM};
    Person p = with_set(1440, 900, SET_CIRCLES);
    Action action = control_action(&p.frame->lab, CONTROL_OPTIMIZER, OPTIMIZER_MOMENTUM);
    assert_true(lab_apply(&p.frame->lab, &action));
    frame_draw(p.frame);
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        Rect of = where(&p, "control", (int)controls[i]);
        moves(&p, middle(of));
        Rect box = tooltip_of(&p, (int)controls[i]);
        assert_false(rect_meets(box, of));
        const Shapes *shapes = &p.frame->shapes;
        for (int s = 0; s < shapes->shapes; s++) {
            const Shape *text = &shapes->shape[s];
            bool own = text->mark.name && strcmp(text->mark.name, "tooltip") == 0;
            if (text->kind != SHAPE_TEXT || own) continue;
            const char *c = shapes->text + text->first;
            bool digits = strcmp(c, "0") == 0 || strstr(c, "0.") == c;
            if (digits) assert_false(rect_holds(box, text->at));
        }
    }
    person_leave(&p);
}

/* ---- the eraser */

/* Pointing anywhere at a row of the weights, none of the list's numbers is covered. */
static void a_tooltip_lies_beside_the_weights(void **state) {
    (void)state;
    static const char table[] = "data: {columns: [size, age], label: kind, rows: [[1, 1, yes], "
                                "[2, 1, no], [3, 1, yes], [1, 4, no]]}\n"
                                "network: {layers: [3 tanh, 1 sigmoid]}\n";
    static const char *const parts[] = {"weight", "weight number", "weight line"};
    Person p = {.frame = opened(table)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    for (int i = 0; i < 15; i++) {
        Rect row = where(&p, parts[i % 3], i / 3);
        moves(&p, (Point){i % 3 ? middle(row).x : row.x + 20, middle(row).y});
        if (!says_something(&p)) continue;
        const Shapes *shapes = &p.frame->shapes;
        int at = shapes_find(shapes, "tooltip", -1, -1);
        Rect box = shapes->shape[at].rect;
        for (int s = 0; s < at; s++) {
            const Shape *text = &shapes->shape[s];
            if (text->kind != SHAPE_TEXT) continue;
            bool list =
                text->at.x > where(&p, "weight", 0).x && text->at.y > where(&p, "weight", 0).y;
            if (list && rect_holds(box, text->at))
                fail_msg("%s %d: %s", parts[i % 3], i / 3, shapes->text + text->first);
        }
    }
    person_leave(&p);
}

static void the_eraser_takes_what_it_passes(void **state) {
    (void)state;
    Person p = with_set(1440, 900, SET_CIRCLES);
    press_key(&p, 'X', "");
    moves(&p, at(&p, 0, 0));
    const Shape *ring = &p.frame->shapes.shape[shapes_find(&p.frame->shapes, "brush", -1, -1)];
    assert_true(ring->kind == SHAPE_RING && ring->rect.w >= 24 && ring->rect.w < 30);
    Point from = at(&p, -4, 0), to = at(&p, 4, 0);
    int near = 0, all = p.frame->lab.scene.data.count;
    for (int i = 0; i < all; i++) {
        const float *x = p.frame->lab.scene.data.x + 2L * i;
        near += fabsf(at(&p, x[0], x[1]).y - from.y) <= 12 && x[0] > -4 && x[0] < 4;
    }
    assert_true(near > 8);
    drag(&p, from, to);
    int left = p.frame->lab.scene.data.count;
    assert_true(all - left >= near && all - left <= near + 4); /* and those at both ends */
    press_key(&p, 'Z', "c");                                   /* a sweep is one deed */
    assert_int_equal(p.frame->lab.scene.data.count, all);
    press_key(&p, 'M', "");
    moves(&p, at(&p, 0, 0.1f));
    assert_true(shapes_find(&p.frame->shapes, "brush", -1, -1) < 0);
    person_leave(&p);
}

/* ---- hands */

static void a_plus_brings_one_more_hand(void **state) {
    (void)state;
    Person p = with_set(1440, 900, SET_CIRCLES);
    Rect blue = where(&p, "tool", TOOL_CLASS0), more = where(&p, "more hands", -1);
    assert_true(more.y > blue.y + blue.h && fabsf(more.x - blue.x) < 1);
    press(&p, "more hands", -1);
    assert_int_equal(p.frame->ui.tool, TOOL_CLASS2);
    click(&p, at(&p, 5.3f, -5.1f), BUTTON_LEFT, 1);
    assert_int_equal(p.frame->lab.scene.data.classes, 3);
    press(&p, "more hands", -1);
    assert_int_equal(p.frame->ui.tool, TOOL_CLASS3);
    for (int tool = TOOL_CLASS4; tool <= TOOL_CLASS7; tool++) {
        press(&p, "more hands", -1);
        assert_int_equal(p.frame->ui.tool, tool);
    }
    assert_int_equal(count(&p, "more hands", -1, SHAPE_TARGET), 0); /* there are eight */
    person_leave(&p);
    p = with_set(1440, 900, SET_PLANE); /* numbers have no classes */
    assert_int_equal(count(&p, "more hands", -1, SHAPE_TARGET), 0);
    person_leave(&p);
}

/* A table of six classes has six hands, each with a mark of its own, all within the plane even in a
 * small window; a press of the sixth places what its key places. */
static void every_class_of_a_table_has_a_hand(void **state) {
    (void)state;
    static const char table[] = "data: {label: kind, rows: [[1, 1, a], [2, 1, b], [3, 1, c], "
                                "[1, 4, d], [2, 4, e], [3, 4, f]]}\n";
    for (int small = 0; small < 2; small++) {
        Person p = {.frame = opened(table)};
        p.input = (Input){.seconds = 1.0 / 60,
                          .width = small ? 1024 : 1440,
                          .height = small ? 640 : 900,
                          .density = 1};
        frame_step(p.frame, &p.input);
        Rect plane = where(&p, "plane", 0), sixth = where(&p, "tool", TOOL_CLASS5);
        for (int tool = 0; tool < TOOL_COUNT; tool++) {
            if (tool == TOOL_CLASS6 || tool == TOOL_CLASS7) continue;
            Rect box = where(&p, "tool", tool);
            assert_true(rect_within(box, plane));
            assert_true(tool == TOOL_CLASS5 || !rect_meets(box, sixth));
        }
        press(&p, "tool", TOOL_CLASS5);
        assert_int_equal(p.frame->ui.tool, TOOL_CLASS5);
        press_key(&p, '5', "");
        assert_int_equal(p.frame->ui.tool, TOOL_CLASS4);
        press_key(&p, '6', "");
        click(&p, middle(plane), BUTTON_LEFT, 1);
        const Dataset *data = &p.frame->lab.scene.data;
        assert_int_equal(data->count, 7);
        assert_int_equal((int)data->label[6], 5);
        person_leave(&p);
    }
}

/* Red and blue place the largest and the least amount there is. */
static void hands_place_amounts(void **state) {
    (void)state;
    Person p = {.frame =
                    opened("data: {label: price, rows: [[1, 1, 200], [2, 1, 300], [3, 3, 900]]}"
                           "\nnetwork: {layers: [1 linear]}\ntraining: {loss: squared}\n")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    const Dataset *data = &p.frame->lab.scene.data;
    press(&p, "tool", TOOL_CLASS1);
    click(&p, at(&p, 1.5f, 2), BUTTON_LEFT, 1);
    assert_int_equal((int)data->label[3], 900);
    press(&p, "tool", TOOL_CLASS0);
    click(&p, at(&p, 2.5f, 2), BUTTON_LEFT, 1);
    assert_int_equal((int)data->label[4], 200);
    person_leave(&p);
}

/* The first click makes the points one's own, and no control goes away under the hand. */
static void a_point_of_ones_own_moves_no_control(void **state) {
    (void)state;
    Person p = with_set(1440, 900, SET_CIRCLES);
    Rect noise = where(&p, "control", CONTROL_NOISE), rate = where(&p, "control", CONTROL_RATE);
    press_key(&p, '1', "");
    click(&p, at(&p, 5.5f, 5.5f), BUTTON_LEFT, 1);
    assert_int_equal(p.frame->lab.scene.set.kind, SET_NONE);
    assert_true(person_reads(&p, "origin", "Your own points"));
    assert_true(fabsf(where(&p, "control", CONTROL_NOISE).y - noise.y) < 0.5f);
    assert_true(fabsf(where(&p, "control", CONTROL_RATE).y - rate.y) < 0.5f);
    person_leave(&p);
}

/* ---- the left column */

static void the_left_column_can_be_hidden(void **state) {
    (void)state;
    Person p = with_set(1024, 640, SET_CIRCLES);
    press_key(&p, 'P', "");
    float before = where(&p, "plane", 0).h;
    assert_int_equal(count(&p, "unit", -1, SHAPE_TARGET), 0); /* there is no room for it */
    press_key(&p, 'K', "");
    assert_true(where(&p, "plane", 0).h >= before);
    assert_int_equal(count(&p, "control", CONTROL_RATE, SHAPE_TARGET), 0);
    assert_true(where(&p, "plane", 0).x < 40);
    assert_true(where(&p, "unit", -1).w > 0); /* and the network is seen beside it */
    press(&p, "entry", ENTRY_COLUMN);         /* the mark at the edge */
    assert_int_equal(count(&p, "control", CONTROL_RATE, SHAPE_TARGET), 1);
    press(&p, "entry", ENTRY_COLUMN);
    assert_int_equal(count(&p, "control", CONTROL_RATE, SHAPE_TARGET), 0);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_clicks_in_one_place_add_four_layers),
        cmocka_unit_test(a_ninth_layer_is_refused_with_the_reason),
        cmocka_unit_test(choosing_an_optimizer_moves_none),
        cmocka_unit_test(a_tooltip_is_quiet_after_a_press),
        cmocka_unit_test(a_tooltip_lies_beside_the_numbers),
        cmocka_unit_test(a_tooltip_lies_beside_the_weights),
        cmocka_unit_test(the_eraser_takes_what_it_passes),
        cmocka_unit_test(a_plus_brings_one_more_hand),
        cmocka_unit_test(every_class_of_a_table_has_a_hand),
        cmocka_unit_test(hands_place_amounts),
        cmocka_unit_test(a_point_of_ones_own_moves_no_control),
        cmocka_unit_test(the_left_column_can_be_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
