/* Which classes are taken for which: the counts against those of scikit-learn
 * (tests/reference/scores.py), trained and held out apart, and the panel that shows them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "called.h"
#include "person.h"
#include "scene/scene_file.h"

static Person person_of(const char *text) {
    Person p = person_create(1440, 900);
    Scene scene = scene_default();
    Message message = {""};
    if (!scene_parse(&scene, text, strlen(text), "", 1, "", &message)) fail_msg("%s", message.text);
    assert_true(lab_load(&p.frame->lab, &scene));
    p.frame->ui.panel[PLACE_STAGE] = PANEL_CONFUSION;
    p.frame->ui.panel[PLACE_UPPER] = PANEL_PLANE;
    frame_draw(p.frame);
    return p;
}

static Person person_with(const char *name) {
    char path[1000], text[8000];
    snprintf(path, sizeof path, TESTS_FOLDER "/scenes/%s", name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return person_of(text);
}

static void counts_are_those_of_scikit_learn(void **state) {
    (void)state;
    static const int by_sklearn[3][3] = {{4, 1, 0}, {0, 5, 1}, {1, 0, 5}};
    Person p = person_with("confusion.scene");
    const Lab *lab = &p.frame->lab;
    const Confusion *c = &lab->confusion;
    assert_int_equal(c->classes, 3);
    for (int is = 0; is < 3; is++) {
        for (int called = 0; called < 3; called++)
            assert_int_equal(c->count[0][is][called], by_sklearn[is][called]);
    }
    assert_int_equal(confusion_total(c, false), 17);
    assert_int_equal(confusion_right(c, false), 14);
    assert_int_equal(confusion_total(c, true), 0);
    assert_true(fabs(lab->score.accuracy - 0.8235294117647058) < 1e-12);
    person_leave(&p);
}

static void the_panel_shows_them(void **state) {
    (void)state;
    Person p = person_with("confusion.scene");
    assert_true(person_reads(&p, "confusion sum", "right: 82.4 % of 17"));
    for (int k = 0; k < 3; k++) {
        assert_true(
            person_reads(&p, "confusion found", (const char *[]){"80 %", "83 %", "83 %"}[k]));
        assert_true(
            person_reads(&p, "confusion class", (const char *[]){"reed", "oak", "moss"}[k]));
    }
    Rect row = where(&p, "confusion", 0), below = where(&p, "confusion", 2);
    assert_true(below.y > row.y && below.x <= row.x + 0.5f); /* a class has its row */
    person_leave(&p);
}

/* A press on a cell selects its points, one after the other. */
static void a_cell_leads_to_its_points(void **state) {
    (void)state;
    Person p = person_with("confusion.scene");
    const Lab *lab = &p.frame->lab;
    press_part(&p, "confusion", 0, 1);
    assert_int_equal(lab->selected.point, 4);
    press_part(&p, "confusion", 1, 2);
    assert_int_equal(lab->selected.point, 16);
    press_part(&p, "confusion", 0, 0);
    assert_int_equal(lab->selected.point, 0);
    press_part(&p, "confusion", 0, 0);
    assert_int_equal(lab->selected.point, 1);
    press_part(&p, "confusion", 2, 1); /* there is none */
    assert_int_equal(lab->selected.point, 1);
    person_leave(&p);
}

static void points_held_out_are_counted_apart(void **state) {
    (void)state;
    Person p = person_of("data: {set: blobs, classes: 3, count: 200, noise: 0.9, test: 0.25}\n");
    const Lab *lab = &p.frame->lab;
    const Confusion *c = &lab->confusion;
    for (int i = 0; i < 20; i++)
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    frame_draw(p.frame);
    assert_int_equal(confusion_total(c, false), 150);
    assert_int_equal(confusion_total(c, true), 50);
    assert_int_equal(150 - confusion_right(c, false), lab->score.wrong);
    assert_int_equal(50 - confusion_right(c, true), lab->test_score.wrong);
    for (int i = 0; i < 200; i++)
        assert_int_equal(c->called[i] != (int)lab->scene.data.label[i], lab->mistaken[i]);
    assert_true(person_reads(&p, "confusion sum", "% of 150, held out (small)"));
    person_leave(&p);
}

static void r_squared_is_that_of_scikit_learn(void **state) {
    (void)state;
    Person p = person_with("r-squared.scene");
    assert_true(fabs(p.frame->lab.score.r2 - 0.9001358695652174) < 1e-6);
    assert_true(person_reads(&p, "success", "R² 0.9"));
    person_leave(&p);
}

static void numbers_are_taken_for_nothing(void **state) {
    (void)state;
    Person p = person_of("data: {set: sine}\n");
    assert_int_equal(p.frame->lab.confusion.classes, 0);
    assert_true(person_reads(&p, NULL, "The points have numbers, not classes"));
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_CLEAR_POINTS});
    frame_draw(p.frame);
    assert_true(person_reads(&p, NULL, "There are no points yet"));
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_those_of_scikit_learn),
        cmocka_unit_test(the_panel_shows_them),
        cmocka_unit_test(a_cell_leads_to_its_points),
        cmocka_unit_test(points_held_out_are_counted_apart),
        cmocka_unit_test(r_squared_is_that_of_scikit_learn),
        cmocka_unit_test(numbers_are_taken_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
