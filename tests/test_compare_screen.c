/* The screen with runs side by side, by hand: keys, chips, fields, tiles; what it says and
 * copies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/compare.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/compare/compare.h"
#include "tidy.h"
#include "ui/menu.h"

#define CIRCLES                                                                                    \
    "data: {set: circles, count: 80, noise: 0.1}\n"                                                \
    "network: {layers: [4 tanh, 1 sigmoid]}\n"                                                     \
    "training: {rate: 0.3}\n"

static const char RATES[] = CIRCLES "compare: {what: rate, values: [0.03, 0.3, 3, 30], "
                                    "until: \"loss < 0.2\", epochs: 400}\n";

static Person at_scene(const char *scene, float width, float height) {
    Person p = {.frame = opened(scene)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static Compare *compare_of(const Person *p) {
    return p->frame->lab.compare;
}

static void trains(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++) press_key(p, 'E', "");
}

static void points_at(Person *p, const char *name, int index) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = middle(where(p, name, index))});
}

static void a_key_opens_it_and_closes_it(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES, 1440, 900);
    press_key(&p, 'J', "");
    assert_non_null(compare_of(&p));
    assert_string_equal(compare_of(&p)->def.what, "rate");
    assert_int_equal(compare_of(&p)->def.count, 4);
    assert_string_equal(compare_of(&p)->def.value[1], "0.3"); /* the present one is among them */
    for (int i = 0; i < 4; i++) where(&p, "compare tile", i);
    press_key(&p, KEY_ESCAPE, "");
    assert_null(compare_of(&p));
    where(&p, "plane", 0);
    p.frame->ui.wish.compare = true; /* as the menu and the word over the training do */
    frame_step(p.frame, &p.input);
    assert_non_null(compare_of(&p));
    press(&p, "compare back", 0);
    assert_null(compare_of(&p));
    person_leave(&p);
}

/* Another scene comes while a hand is on a tile; a key ends it, and in the same frame a hand presses
 * what is still on the screen. */
static void what_has_ended_is_under_no_hand(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    Message message;
    Scene scene;
    points_at(&p, "compare tile", 2);
    assert_true(scene_parse(&scene, CIRCLES, strlen(CIRCLES), "t", 1, "", &message));
    assert_true(lab_load(&p.frame->lab, &scene));
    p.input.events = 0;
    frame_step(p.frame, &p.input);
    assert_null(compare_of(&p));
    press_key(&p, 'J', "");
    Rect chip = where(&p, "compare what", compare_choice_find("optimizer"));
    p.input.events = 3;
    p.input.event[0] = (InputEvent){.kind = INPUT_KEY, .key = 'J'};
    p.input.event[1] = (InputEvent){.kind = INPUT_PRESS, .at = middle(chip), .button = 1};
    p.input.event[2] = (InputEvent){.kind = INPUT_RELEASE, .at = middle(chip), .button = 1};
    frame_step(p.frame, &p.input);
    assert_null(compare_of(&p));
    p.input.events = 0;
    frame_step(p.frame, &p.input);
    where(&p, "plane", 0);
    person_leave(&p);
}

static void what_was_compared_is_there_again(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES, 1440, 900);
    press(&p, "compare", 0); /* the word over the training */
    press(&p, "compare what", compare_choice_find("optimizer"));
    assert_string_equal(compare_of(&p)->def.what, "optimizer");
    assert_string_equal(compare_of(&p)->def.value[3], "adam");
    press_key(&p, 'J', "");
    press_key(&p, 'J', "");
    assert_string_equal(compare_of(&p)->def.what, "optimizer");
    person_leave(&p);
}

static void every_choice_has_values_to_begin_with(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES, 1440, 900);
    press_key(&p, 'J', "");
    for (int c = 0; c < COMPARE_CHOICES; c++) {
        press(&p, "compare what", c);
        assert_string_equal(compare_of(&p)->def.what, compare_choice(c));
        for (int i = 0; i < compare_of(&p)->def.count; i++)
            assert_non_null(compare_of(&p)->run[i].lab);
    }
    person_leave(&p);
}

static void space_plays_all_and_time_is_scrubbed(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    press_key(&p, KEY_SPACE, "");
    for (int i = 0; i < 30; i++) frame_step(p.frame, &p.input);
    press_key(&p, KEY_SPACE, "");
    int64_t now = lab_now(&p.frame->lab);
    assert_true(now > 1);
    assert_false(p.frame->lab.play.playing);
    press_key(&p, 'E', "s");
    assert_int_equal(lab_now(&p.frame->lab), now - 1);
    Rect scrub = where(&p, "scrub", 0);
    click(&p, (Point){scrub.x + 1, scrub.y + 4}, BUTTON_LEFT, 1);
    assert_int_equal(lab_now(&p.frame->lab), 0);
    press_key(&p, 'S', ""); /* a point alone has no meaning on this clock */
    assert_int_equal(lab_now(&p.frame->lab), 0);
    person_leave(&p);
}

static void pointing_at_a_tile_lights_its_curve_and_its_row(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 30);
    assert_int_equal(count(&p, "compare curve lit", -1, SHAPE_LINE), 0);
    points_at(&p, "compare tile", 2);
    assert_int_equal(count(&p, "compare lit", 2, SHAPE_BORDER), 1);
    assert_int_equal(count(&p, "compare curve lit", 2, SHAPE_LINE), 1);
    points_at(&p, "compare row", 0);
    assert_int_equal(count(&p, "compare lit", 0, SHAPE_BORDER), 1);
    assert_int_equal(count(&p, "compare curve lit", 0, SHAPE_LINE), 1);
    person_leave(&p);
}

static void going_on_with_a_tile(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 25);
    points_at(&p, "compare tile", 2);
    press(&p, "compare go on", 2);
    assert_null(compare_of(&p));
    assert_int_equal(lab_now(&p.frame->lab), 25);
    assert_true(p.frame->lab.scene.training.rate == 3);
    press_key(&p, 'Z', "c");
    assert_int_equal(lab_now(&p.frame->lab), 0);
    assert_true(p.frame->lab.scene.training.rate == 0.3f);
    /* By the keyboard, too. */
    press_key(&p, 'J', "");
    p.frame->ui.focus = tag_of(&TARGET_COMPARE_TILE, 1);
    press_key(&p, KEY_ENTER, "");
    assert_null(compare_of(&p));
    person_leave(&p);
}

static void types_into(Person *p, const char *name, int index, const char *text) {
    press(p, name, index);
    types(p, text);
    press_key(p, KEY_ENTER, "");
}

static void values_are_typed_added_and_dropped(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 3);
    press(&p, "compare drop", 3);
    assert_int_equal(compare_of(&p)->def.count, 3);
    assert_int_equal(lab_now(&p.frame->lab), 3);
    types_into(&p, "compare add", 0, "0.5");
    assert_int_equal(compare_of(&p)->def.count, 4);
    assert_string_equal(compare_of(&p)->def.value[3], "0.5");
    assert_int_equal(lab_now(&p.frame->lab), 0);
    assert_int_equal(count(&p, "compare add", 0, SHAPE_TARGET), 0); /* four are all there can be */
    types_into(&p, "compare value", 0, "0.07");
    assert_string_equal(compare_of(&p)->def.value[0], "0.07");
    press(&p, "compare drop", 0);
    press(&p, "compare drop", 0);
    press(&p, "compare drop", 0);
    assert_int_equal(compare_of(&p)->def.count, 2);
    assert_true(strstr(p.frame->lab.notice.text, "Two runs at least") != NULL);
    person_leave(&p);
}

static void what_cannot_be_is_said_below_its_field(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    types_into(&p, "compare value", 1, "quick");
    assert_true(person_reads(&p, "compare wrong", "'quick' is no number"));
    assert_string_equal(compare_of(&p)->def.value[1], "0.3");
    press_key(&p, KEY_ESCAPE, ""); /* leaves the field, not the screen */
    assert_non_null(compare_of(&p));
    assert_false(person_reads(&p, "compare wrong", "'quick'"));
    types_into(&p, "compare epochs", 0, "0");
    assert_true(person_reads(&p, "compare wrong", "a whole number"));
    press_key(&p, KEY_ESCAPE, "");
    types_into(&p, "compare goal number", 0, "low");
    assert_true(person_reads(&p, "compare wrong", "condition to stop"));
    press_key(&p, KEY_ESCAPE, "");
    types_into(&p, "compare goal number", 0, "0.15");
    assert_string_equal(compare_of(&p)->def.until, "loss < 0.15");
    types_into(&p, "compare epochs", 0, "900");
    assert_int_equal(compare_of(&p)->def.epochs, 900);
    person_leave(&p);
}

static void the_goal_is_chosen_from_a_list(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    press(&p, "compare goal", 0);
    press_part(&p, "compare goal option", 0, GOAL_ACCURACY);
    assert_string_equal(compare_of(&p)->def.until, "accuracy > 95 %");
    press(&p, "compare goal", 0);
    press_part(&p, "compare goal option", 0, GOAL_NONE);
    assert_string_equal(compare_of(&p)->def.until, "");
    person_leave(&p);
}

static void it_says_what_came_of_it(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    assert_true(person_reads(&p, "compare sum", "Space trains them all"));
    trains(&p, 10);
    assert_true(person_reads(&p, "compare sum", "None has reached loss < 0.2 yet"));
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = {0, 0}});
    trains(&p, 390);
    const Compare *compare = compare_of(&p);
    assert_true(compare_reached(compare, 2));
    assert_true(person_reads(&p, "compare sum", "Rate 3 was there first."));
    char epoch[32];
    snprintf(epoch, sizeof epoch, "at epoch %lld", (long long)compare->run[2].goal);
    assert_true(person_reads(&p, "goal label", epoch));
    assert_true(person_reads(&p, "compare state", "loss < 0.2 reached"));
    assert_true(person_reads(&p, "compare state", "not in 400 epochs"));
    person_leave(&p);
}

static void the_table_is_copied_as_cells(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 2);
    press(&p, "compare copy", 0);
    assert_true(p.frame->ui.wish.copy);
    const char *text = p.frame->ui.copied;
    int lines = 0, tabs = 0;
    for (const char *c = text; *c; c++) {
        lines += *c == '\n';
        tabs += *c == '\t';
    }
    assert_int_equal(lines, 5);
    assert_int_equal(tabs, 5 * 5);
    assert_true(strncmp(text, "rate\tepochs to goal\t", 20) == 0);
    char loss[64];
    snprintf(loss, sizeof loss, "0.03\t\t2\t%.9g\t", compare_of(&p)->run[0].lab->score.loss);
    assert_non_null(strstr(text, loss));
    p.frame->ui.wish.copy = false;
    press_key(&p, 'C', "c");
    assert_true(p.frame->ui.wish.copy);
    person_leave(&p);
}

/* What is drawn of a run alone would act on the one run. */
static void tiles_are_only_looked_at(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    static const Panel shown[] = {PANEL_NETWORK, PANEL_PLANE};
    for (int panel = 0; panel < 2; panel++) {
        press(&p, "compare panel", shown[panel]);
        assert_int_equal(count(&p, "point", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "edge", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "plane", -1, SHAPE_TARGET), 0);
        int64_t before = p.frame->lab.trained;
        press(&p, "compare tile", 1);
        drag(&p, middle(where(&p, "compare tile", 0)), middle(where(&p, "compare tile", 3)));
        press_key(&p, '1', "");
        press_key(&p, KEY_DELETE, "");
        assert_int_equal(p.frame->lab.trained, before);
    }
    person_leave(&p);
}

static void tab_reaches_everything(void **state) {
    (void)state;
    static const char *const names[] = {
        "compare back",   "compare what", "compare value",       "compare drop",  "compare goal",
        "compare epochs", "compare copy", "compare goal number", "compare panel", "compare tile"};
    enum { NAMES = sizeof names / sizeof *names };
    bool reached[NAMES] = {false};
    Person p = at_scene(RATES, 1440, 900);
    for (int i = 0; i < 80; i++) {
        press_key(&p, KEY_TAB, "");
        const Target *target = p.frame->ui.focus.target;
        for (int n = 0; target && n < NAMES; n++) reached[n] |= strcmp(target->name, names[n]) == 0;
    }
    for (int n = 0; n < NAMES; n++) {
        if (!reached[n]) fail_msg("Tab does not reach %s", names[n]);
    }
    person_leave(&p);
}

static void a_run_is_kept_beside_the_next(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES, 1440, 900);
    trains(&p, 4);
    press_key(&p, 'J', "s");
    assert_true(person_reads(&p, NULL, "Kept this run."));
    trains(&p, 4);
    press_key(&p, 'J', "");
    types(&p, "j"); /* the window sends it after the key */
    assert_string_equal(p.frame->lab.notice.text, "");
    assert_true(compare_of(&p)->kept);
    assert_int_equal(compare_of(&p)->def.count, 2);
    where(&p, "compare tile", 1);
    assert_int_equal(count(&p, "compare goal", 0, SHAPE_TARGET), 0);
    press(&p, "compare value", 0); /* what it was cannot be changed */
    assert_null(p.frame->ui.editing.tag.target);
    press(&p, "compare what", compare_choice_find("rate"));
    assert_false(compare_of(&p)->kept);
    assert_string_equal(compare_of(&p)->def.until, "loss < 0.1");
    press(&p, "compare kept", 0);
    assert_true(compare_of(&p)->kept);
    press(&p, "compare drop", 0);
    assert_null(compare_of(&p));
    assert_int_equal(lab_now(&p.frame->lab), 8);
    person_leave(&p);
}

static void a_run_that_diverges_says_so_in_its_tile(void **state) {
    (void)state;
    Person p = at_scene("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                        "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                        "training: {rate: 0.1, loss: squared}\n"
                        "compare: {what: rate, values: [0.1, 3]}\n",
                        1440, 900);
    trains(&p, 60);
    assert_true(person_reads(&p, "compare state", "diverged"));
    assert_true(person_reads(&p, "compare sum", "Rate 3 diverged"));
    assert_int_equal(lab_now(&p.frame->lab), 60);
    person_leave(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_opens_it_and_closes_it),
        cmocka_unit_test(what_was_compared_is_there_again),
        cmocka_unit_test(every_choice_has_values_to_begin_with),
        cmocka_unit_test(space_plays_all_and_time_is_scrubbed),
        cmocka_unit_test(pointing_at_a_tile_lights_its_curve_and_its_row),
        cmocka_unit_test(going_on_with_a_tile),
        cmocka_unit_test(values_are_typed_added_and_dropped),
        cmocka_unit_test(what_cannot_be_is_said_below_its_field),
        cmocka_unit_test(the_goal_is_chosen_from_a_list),
        cmocka_unit_test(it_says_what_came_of_it),
        cmocka_unit_test(the_table_is_copied_as_cells),
        cmocka_unit_test(tiles_are_only_looked_at),
        cmocka_unit_test(tab_reaches_everything),
        cmocka_unit_test(a_run_is_kept_beside_the_next),
        cmocka_unit_test(a_run_that_diverges_says_so_in_its_tile),
        cmocka_unit_test(what_has_ended_is_under_no_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
