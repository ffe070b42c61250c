/* Fingers are broader than a pointer: what they press is large enough, and within reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>

#include "called.h"
#include "lab/compare.h"
#include "opened.h"
#include "person.h"
#include "screen/header/header.h"
#include "screen/keys.h"
#include "ui/layout.h"
#include "ui/menu.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

static const char circles[] = "data: {set: circles, count: 60}\n"
                              "network: {layers: [3 tanh, 1 sigmoid]}\n";

static Person beginning(float width, float height) {
    Person p = {.frame = opened_as(circles, ".scene")};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

/* A finger comes down, and is lifted. */
static void taps_at(Person *p, Point at) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, (InputEvent){
                .kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1, .finger = true});
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT, .finger = true});
}

static void taps(Person *p, const char *name, int index) {
    taps_at(p, middle(where(p, name, index)));
}

static int shape_of(const Person *p, const char *name, int index) {
    int found = -1;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        if (p->frame->shapes.shape[i].kind == SHAPE_TARGET) found = i;
    }
    return found;
}

static bool is_in_sight(const Person *p, const char *name, int index) {
    int shape = shape_of(p, name, index);
    if (shape < 0) return false;
    Rect all = p->frame->shapes.shape[shape].rect, seen = person_sees(p, shape);
    return seen.h > all.h - 1 && seen.y >= 0 && seen.y + seen.h <= p->input.height;
}

static void menu_rows_are_as_high_as_a_finger(Person *p) {
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (menu_offers(&p->frame->player, &p->frame->lab, (Entry)e))
            assert_true(where(p, "entry", e).h >= 40);
    }
    for (int s = 0; s < SECTION_COUNT; s++) assert_true(where(p, "word", s).h >= 40);
}

static void every_entry_is_in_reach_on_a_phone(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    taps(&p, "word", WORD_MENU);
    Rect card = where(&p, "popup", 0);
    assert_true(card.y + card.h <= 640 && card.x >= 0 && card.x + card.w <= 360);
    menu_rows_are_as_high_as_a_finger(&p);
    assert_true(is_in_sight(&p, "word", SECTION_DATA));
    assert_false(is_in_sight(&p, "entry", ENTRY_LAYOUT));
    Point inside = middle(card);
    assert_true(scroll_is_at(&p.frame->shapes, inside));
    for (int i = 0; i < 100 && !is_in_sight(&p, "entry", ENTRY_LAYOUT); i++)
        does(&p, (InputEvent){.kind = INPUT_SCROLL, .at = inside, .dy = -20});
    assert_true(is_in_sight(&p, "entry", ENTRY_LAYOUT));
    assert_false(is_in_sight(&p, "word", SECTION_DATA));
    taps(&p, "entry", ENTRY_EXPERIMENT);
    assert_true(p.frame->ui.experiment.open);
    person_leave(&p);
}

/* By keys, the list follows the focus. */
static void arrows_scroll_the_list(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    press(&p, "word", WORD_MENU);
    for (int i = 0; i < 60 && !is_called(p.frame->ui.focus, "entry", ENTRY_EXPERIMENT); i++)
        press_key(&p, KEY_DOWN, "");
    assert_true(is_called(p.frame->ui.focus, "entry", ENTRY_EXPERIMENT));
    assert_true(is_in_sight(&p, "entry", ENTRY_EXPERIMENT));
    person_leave(&p);
}

static void a_mouse_has_the_rows_of_a_mouse(void **state) {
    (void)state;
    Person p = beginning(1440, 900);
    press(&p, "word", WORD_VIEW);
    assert_true(where(&p, "entry", ENTRY_DARK).h < 30);
    assert_true(is_in_sight(&p, "entry", ENTRY_LAYOUT));
    press_key(&p, KEY_ESCAPE, "");
    taps(&p, "word", WORD_VIEW); /* and now a finger */
    assert_true(where(&p, "entry", ENTRY_DARK).h >= 40);
    taps(&p, "entry", ENTRY_DARK);
    assert_int_equal(p.frame->ui.theme, THEME_DARK);
    press(&p, "word", WORD_VIEW);
    assert_true(where(&p, "entry", ENTRY_DARK).h < 30);
    person_leave(&p);
}

/* Eight points above a button of the bar: the mouse misses it, a finger does not. */
static void beside_a_button_is_on_it(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    Rect share = where(&p, "act", ACT_SHARE);
    Point above = {share.x + share.w / 2, share.y - 5};
    click(&p, above, BUTTON_LEFT, 1);
    assert_false(p.frame->ui.share.open);
    taps_at(&p, above);
    assert_true(p.frame->ui.share.open);
    person_leave(&p);
}

/* On the plane every place means itself, however near a button is. */
static void points_lie_where_they_are_placed(void **state) {
    (void)state;
    Person p = beginning(1024, 640);
    press_key(&p, '1', "");
    int points = p.frame->lab.scene.data.count;
    Point there = at(&p, 0.37f, -0.21f);
    taps_at(&p, there);
    const Dataset *data = &p.frame->lab.scene.data;
    assert_int_equal(data->count, points + 1);
    const float *x = data->x + (long)points * data->columns;
    assert_true(fabsf(x[0] - 0.37f) < 0.02f && fabsf(x[1] + 0.21f) < 0.02f);
    person_leave(&p);
}

/* A slider taken a little above its track goes as far as the finger does. */
static void what_is_aimed_at_follows(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    Rect track = where(&p, "control", CONTROL_POINTS);
    Point from = {track.x + track.w * 0.5f, track.y - 4};
    does(&p,
         (InputEvent){.kind = INPUT_PRESS, .at = from, .button = 1, .clicks = 1, .finger = true});
    int half = p.frame->lab.scene.data.count;
    for (int i = 1; i <= 10; i++)
        does(&p,
             (InputEvent){.kind = INPUT_MOVE, .at = {from.x + track.w * 0.04f * (float)i, from.y}});
    does(&p, (InputEvent){.kind = INPUT_RELEASE, .at = from, .button = 1, .finger = true});
    assert_true(p.frame->lab.scene.data.count > half);
    person_leave(&p);
}

static float help_size(const Person *p) {
    float least = INFINITY;
    const Shapes *drawn = &p->frame->shapes;
    for (int i = -1; (i = shapes_find(drawn, "help", 0, i)) >= 0;) {
        if (drawn->shape[i].kind == SHAPE_TEXT) least = fminf(least, drawn->shape[i].text.size);
    }
    return least;
}

/* Whether the last row of the sheet of keys is seen. */
static bool ends(const Person *p) {
    const Shapes *drawn = &p->frame->shapes;
    int last = -1;
    for (int i = -1; (i = shapes_find(drawn, "help", 0, i)) >= 0;) {
        if (drawn->shape[i].kind == SHAPE_TEXT) last = i;
    }
    return last >= 0 && drawn->shape[last].at.y < p->input.height - 8;
}

static void every_key_can_be_read_on_a_phone(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    press_key(&p, KEY_QUESTION, "");
    assert_true(help_size(&p) > 13);
    assert_false(ends(&p));
    for (int i = 0; i < 100; i++)
        does(&p, (InputEvent){.kind = INPUT_SCROLL, .at = {180, 320}, .dy = -40});
    assert_true(ends(&p));
    taps_at(&p, (Point){180, 320});
    assert_false(p.frame->ui.help);
    person_leave(&p);
}

/* Within the window, and beside each other. */
static void expect_rows(const Person *p, const char *name, int count) {
    for (int a = 0; a < count; a++) {
        Rect r = where(p, name, a);
        assert_true(r.x >= 0 && r.x + r.w <= p->input.width && r.w > 40);
        assert_true(r.y >= 0 && r.y + r.h <= p->input.height);
        for (int b = 0; b < a; b++) {
            Rect o = where(p, name, b);
            assert_true(r.x + 1 > o.x + o.w || o.x + 1 > r.x + r.w || r.y + 1 > o.y + o.h ||
                        o.y + 1 > r.y + r.h);
        }
    }
}

static void runs_side_by_side_have_a_place_on_a_phone(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    press_key(&p, 'J', "");
    assert_non_null(p.frame->lab.compare);
    expect_rows(&p, "compare tile", p.frame->lab.compare->def.count);
    const Layout l = layout_of(&p.frame->ui);
    Rect last = where(&p, "compare tile", p.frame->lab.compare->def.count - 1);
    assert_true(last.y + last.h <= l.timeline.y && last.h > 80);
    person_leave(&p);
}

static void an_experiment_has_one_on_a_phone(void **state) {
    (void)state;
    Person p = beginning(360, 640);
    press_key(&p, 'U', "");
    assert_true(p.frame->ui.experiment.open);
    expect_rows(&p, "experiment chip", 10);
    Rect form = where(&p, "experiment field", 2), done = where(&p, "experiment done", 0);
    assert_true(form.w > 180 && done.y + done.h < form.y);
    taps(&p, "experiment chip", 0); /* nothing varies: the scene as it is, from 20 starts */
    p.frame->ui.experiment.def.epochs = 1;
    press_key(&p, KEY_ENTER, "");
    for (int i = 0; i < 600 && p.frame->ui.experiment.at.going; i++) frame_step(p.frame, &p.input);
    assert_int_equal(p.frame->ui.experiment.at.done, p.frame->ui.experiment.at.runs);
    Rect dot = where(&p, "experiment run", 0), field = where(&p, "experiment act", 2);
    assert_true(dot.y > field.y + field.h && dot.y + dot.h <= 640 && dot.x + dot.w <= 360);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_entry_is_in_reach_on_a_phone),
        cmocka_unit_test(arrows_scroll_the_list),
        cmocka_unit_test(a_mouse_has_the_rows_of_a_mouse),
        cmocka_unit_test(beside_a_button_is_on_it),
        cmocka_unit_test(points_lie_where_they_are_placed),
        cmocka_unit_test(what_is_aimed_at_follows),
        cmocka_unit_test(every_key_can_be_read_on_a_phone),
        cmocka_unit_test(runs_side_by_side_have_a_place_on_a_phone),
        cmocka_unit_test(an_experiment_has_one_on_a_phone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
