/* The panel of the data: rows that are linked with their points, sorted, typed into,
 * added, erased. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opened.h"
#include "panels/data/data.h"
#include "person.h"

static const char *const three_points =
    "data: {points: [[1, 2.5, blue], [-3, 4, red], [0.5, -2, red]]}\n"
    "network: {layers: [1 sigmoid]}\n"
    "show: [plane, data]\n";

static Person shows(const char *scene) {
    Person p = {.frame = opened(scene)};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static Rect cell_of(const Person *p, int point, int column) {
    const Shapes *shapes = &p->frame->shapes;
    int i = shapes_find_part(shapes, "data cell", point, column, -1);
    if (i < 0) fail_msg("there is no cell %d of point %d", column, point);
    return shapes->shape[i < 0 ? 0 : i].rect;
}

static const Dataset *data_of(const Person *p) {
    return &p->frame->lab.scene.data;
}

/* A press selects the row, another one types into the cell. */
static void writes(Person *p, int point, int column, const char *text) {
    click(p, rect_middle(cell_of(p, point, column)), BUTTON_LEFT, 1);
    if (!p->frame->ui.editing.tag.target)
        click(p, rect_middle(cell_of(p, point, column)), BUTTON_LEFT, 1);
    types(p, text);
    press_key(p, KEY_ENTER, "");
}

static void rows_stand_below_each_other_in_their_order(void **state) {
    (void)state;
    Person p = shows(three_points);
    assert_true(where(&p, "data row", 0).y < where(&p, "data row", 1).y);
    assert_true(where(&p, "data row", 1).y < where(&p, "data row", 2).y);
    assert_true(cell_of(&p, 0, 0).x < cell_of(&p, 0, 1).x);
    assert_true(cell_of(&p, 0, 1).x < cell_of(&p, 0, 2).x);
    assert_true(person_reads(&p, "data text", "2.5"));
    assert_true(person_reads(&p, "data text", "blue"));
    assert_true(person_reads(&p, "data name", "x1"));
    assert_true(person_reads(&p, "data where", "1 to 3 of 3"));
    person_leave(&p);
}

/* 48.0 among 48.5 and 7.25: each number of a column has as many decimals as the one with most. */
static void a_column_has_the_decimals_of_its_table(void **state) {
    (void)state;
    Person p = shows("data: {points: [[48, 170, 0.0004, blue], [48.5, 1512, 2, red], [7.25, 3, 3, "
                     "red]]}\nnetwork: {layers: [1 sigmoid]}\nshow: [plane, data]\n");
    assert_true(person_reads(&p, "data text", "48.00 170 "));
    assert_true(person_reads(&p, "data text", "48.50 1512 2.000"));
    assert_true(person_reads(&p, "data text", "7.25 3 3.000"));
    assert_true(person_reads(&p, "data text", " 0.0004 ")); /* never only zeros */
    writes(&p, 1, 0, "1,125");
    assert_true(person_reads(&p, "data text", "48.000 170 "));
    assert_true(person_reads(&p, "data text", "1.125 1512 "));
    person_leave(&p);
    p = shows("data: {set: circles, count: 20, seed: 1}\nnetwork: {layers: [1 sigmoid]}\n"
              "show: [plane, data]\n");
    const Shapes *shapes = &p.frame->shapes;
    int cells = 0;
    for (int i = 0; i < shapes->shapes; i++) { /* drawn numbers have very many */
        const Shape *s = &shapes->shape[i];
        const char *point = s->kind == SHAPE_TEXT ? strchr(shapes->text + s->first, '.') : NULL;
        if (!point || !s->mark.name || strcmp(s->mark.name, "data text") != 0) continue;
        assert_int_equal(strlen(point + 1), 3);
        cells++;
    }
    assert_true(cells > 10);
    person_leave(&p);
}

/* They are looked for when a point is let go, not at each frame on its way. */
static void decimals_stay_during_a_drag(void **state) {
    (void)state;
    Person p = shows("data: {points: [[1, 2.5, red], [-3, 4.25, blue]]}\n"
                     "network: {layers: [1 sigmoid]}\nshow: [plane, data]\n");
    const Point from = at(&p, 1, 2.5f), to = {from.x + 31, from.y + 17};
    assert_true(person_reads(&p, "data text", " 4.25 "));
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = from});
    does(&p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    for (int i = 1; i <= 2; i++) {
        const Point on = {from.x + (to.x - from.x) * (float)i / 2, from.y + 17};
        does(&p, (InputEvent){.kind = INPUT_MOVE, .at = on});
        assert_true(p.frame->lab.scene.data.x[0] > 1);
        assert_true(person_reads(&p, "data text", " 4.25 "));
    }
    does(&p, (InputEvent){.kind = INPUT_RELEASE, .at = to, .button = BUTTON_LEFT});
    assert_true(person_reads(&p, "data text", " 4.250 "));
    person_leave(&p);
}

static void a_row_and_its_point_light_each_other(void **state) {
    (void)state;
    Person p = shows(three_points);
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at(&p, -3, 4)});
    assert_true(shapes_find(&p.frame->shapes, "data lit", 1, -1) >= 0);
    assert_true(shapes_find(&p.frame->shapes, "data lit", 2, -1) < 0);
    press(&p, "data row", 2);
    assert_int_equal(p.frame->lab.selected.point, 2);
    assert_true(shapes_find(&p.frame->shapes, "data selected", 2, -1) >= 0 ||
                shapes_find(&p.frame->shapes, "data lit", 2, -1) >= 0);
    click(&p, at(&p, 1, 2.5f), BUTTON_LEFT, 1);
    assert_int_equal(p.frame->lab.selected.point, 0);
    press_key(&p, KEY_ESCAPE, "");
    person_leave(&p);
}

static void a_column_sorts_up_down_and_not(void **state) {
    (void)state;
    Person p = shows(three_points);
    press(&p, "data head", 1);
    assert_true(where(&p, "data row", 1).y < where(&p, "data row", 2).y);
    assert_true(where(&p, "data row", 2).y < where(&p, "data row", 0).y);
    assert_true(shapes_find(&p.frame->shapes, "data sorted", 1, -1) >= 0);
    press(&p, "data head", 1);
    assert_true(where(&p, "data row", 0).y < where(&p, "data row", 1).y);
    assert_true(shapes_find(&p.frame->shapes, "data sorted", -1, -1) >= 0);
    press(&p, "data head", 1);
    assert_true(where(&p, "data row", 0).y < where(&p, "data row", 1).y);
    assert_true(where(&p, "data row", 1).y < where(&p, "data row", 2).y);
    press(&p, "data head", 3); /* the label: blue, red, red */
    press(&p, "data head", 3);
    assert_true(where(&p, "data row", 1).y < where(&p, "data row", 0).y);
    /* The network sees the points in the order they have. */
    assert_true(data_of(&p)->x[0] == 1 && data_of(&p)->x[2] == -3);
    person_leave(&p);
}

static void a_cell_is_typed_into_and_undone(void **state) {
    (void)state;
    Person p = shows(three_points);
    writes(&p, 1, 0, "-2.25");
    assert_true(data_of(&p)->x[2] == -2.25f && data_of(&p)->x[3] == 4);
    writes(&p, 1, 1, "3,5");
    assert_true(data_of(&p)->x[3] == 3.5f);
    writes(&p, 1, 2, "Blue");
    assert_true(data_of(&p)->label[1] == 0);
    for (int i = 0; i < 3; i++) press_key(&p, 'Z', "c");
    assert_true(data_of(&p)->x[2] == -3 && data_of(&p)->x[3] == 4 && data_of(&p)->label[1] == 1);
    person_leave(&p);
}

static void what_cannot_be_is_refused_with_the_reason(void **state) {
    (void)state;
    Person p = shows(three_points);
    writes(&p, 0, 0, "tall");
    assert_non_null(strstr(p.frame->lab.notice.text, "'tall' is no number"));
    writes(&p, 0, 0, "1e9");
    assert_non_null(strstr(p.frame->lab.notice.text, "up to a million"));
    writes(&p, 0, 2, "maybe");
    assert_non_null(strstr(p.frame->lab.notice.text, "There is no class 'maybe'"));
    assert_true(data_of(&p)->x[0] == 1 && data_of(&p)->label[0] == 0);
    writes(&p, 0, 0, "");
    assert_true(data_of(&p)->x[0] == 1);
    person_leave(&p);
}

static void rows_are_added_and_erased(void **state) {
    (void)state;
    Person p = shows(three_points);
    press(&p, "data row", 1);
    press(&p, "data add", 0);
    assert_int_equal(data_of(&p)->count, 4);
    assert_int_equal(p.frame->lab.selected.point, 3);
    assert_true(data_of(&p)->x[6] == -3 && data_of(&p)->label[3] == 1);
    press(&p, "data erase", 3);
    assert_int_equal(data_of(&p)->count, 3);
    press_key(&p, 'Z', "c");
    press_key(&p, 'Z', "c");
    assert_int_equal(data_of(&p)->count, 3);
    person_leave(&p);
}

static void keys_go_from_row_to_row(void **state) {
    (void)state;
    Person p = shows(three_points);
    for (int i = 0; i < 200 && !tag_is(p.frame->ui.focus, &TARGET_DATA_CELL); i++)
        press_key(&p, KEY_TAB, "");
    assert_true(tag_is(p.frame->ui.focus, &TARGET_DATA_CELL));
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_DOWN, "");
    assert_int_equal(p.frame->lab.selected.point, 2);
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_ENTER, "");
    types(&p, "0.25");
    press_key(&p, KEY_ENTER, "");
    assert_true(data_of(&p)->x[5] == 0.25f);
    press_key(&p, KEY_RIGHT, "");
    press_key(&p, KEY_ENTER, "");
    types(&p, "BLUE");
    press_key(&p, KEY_ENTER, "");
    assert_true(data_of(&p)->label[2] == 0);
    person_leave(&p);
}

static void many_rows_scroll_and_follow_the_selection(void **state) {
    (void)state;
    Person p = shows("data: {set: circles, count: 10000}\nshow: [plane, data]\n");
    int rows = 0;
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "data row", -1, i)) >= 0;)
        rows += p.frame->shapes.shape[i].kind == SHAPE_TARGET;
    assert_true(rows > 5 && rows < 60);
    Point middle_row = middle(where(&p, "data row", 3));
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle_row});
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_int_equal(p.frame->ui.order.first, 6);
    Action select = {.kind = ACTION_SELECT_POINT, .point.index = 9000};
    lab_apply(&p.frame->lab, &select);
    frame_step(p.frame, &p.input);
    assert_true(where(&p, "data row", 9000).h > 0);
    press(&p, "data head", 1);
    const DataOrder *order = &p.frame->ui.order;
    for (int i = 1; i < order->count; i++)
        assert_true(data_of(&p)->x[2 * order->point[i]] >= data_of(&p)->x[2 * order->point[i - 1]]);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_below_each_other_in_their_order),
        cmocka_unit_test(a_column_has_the_decimals_of_its_table),
        cmocka_unit_test(decimals_stay_during_a_drag),
        cmocka_unit_test(a_row_and_its_point_light_each_other),
        cmocka_unit_test(a_column_sorts_up_down_and_not),
        cmocka_unit_test(a_cell_is_typed_into_and_undone),
        cmocka_unit_test(what_cannot_be_is_refused_with_the_reason),
        cmocka_unit_test(rows_are_added_and_erased),
        cmocka_unit_test(keys_go_from_row_to_row),
        cmocka_unit_test(many_rows_scroll_and_follow_the_selection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
