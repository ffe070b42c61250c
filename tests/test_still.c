/* Nothing moves away under the pointer or lies over what it has just pressed: controls, tooltips,
 * the eraser's ring, hands for more classes, the left column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "called.h"
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

static void a_plus_brings_the_third_and_fourth_hand(void **state) {
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
    assert_int_equal(count(&p, "more hands", -1, SHAPE_TARGET), 0); /* there are four */
    person_leave(&p);
    p = with_set(1440, 900, SET_PLANE); /* numbers have no classes */
    assert_int_equal(count(&p, "more hands", -1, SHAPE_TARGET), 0);
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
        cmocka_unit_test(the_eraser_takes_what_it_passes),
        cmocka_unit_test(a_plus_brings_the_third_and_fourth_hand),
        cmocka_unit_test(the_left_column_can_be_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
