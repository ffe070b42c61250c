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
#include "lab/compare_choices.h"
#include "near.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/compare/compare.h"
#include "tidy.h"
#include "told.h"
#include "ui/menu.h"

#define CIRCLES                                                                                    \
    "data: {set: circles, count: 80, noise: 0.1}\n"                                                \
    "network: {layers: [4 tanh, 1 sigmoid]}\n"                                                     \
    "training: {rate: 0.3}\n"

#define FOUR_RATES                                                                                 \
    CIRCLES "compare: {what: rate, values: [0.03, 0.3, 3, 30], until: \"loss < 0.2\", "            \
            "epochs: 400}\n"

static const char RATES[] = FOUR_RATES;

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

/* A scene that shows them and does not say what differs has rates; left, it is saved as one. */
static void a_scene_can_show_them(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES "show: [compare, network]\n", 1440, 900);
    assert_string_equal(compare_of(&p)->def.what, "rate");
    assert_int_equal(compare_of(&p)->def.count, 4);
    assert_int_equal(p.frame->ui.compare.panel, PANEL_NETWORK);
    press_key(&p, KEY_ESCAPE, "");
    Scene saved = lab_scene(&p.frame->lab);
    assert_int_equal(saved.show.count, 1);
    assert_string_equal(saved.show.name[0], "network");
    scene_destroy(&saved);
    person_leave(&p);
    p = at_scene(FOUR_RATES "show: [compare]\n", 1440, 900);
    assert_string_equal(compare_of(&p)->def.until, "loss < 0.2"); /* its own */
    assert_int_equal(p.frame->ui.compare.panel, PANEL_PLANE);
    person_leave(&p);
}

/* Another scene comes while a hand is on a tile; a key ends it, and in the same frame a hand
 * presses what is still on the screen. */
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
    assert_int_equal(lab_now(&p.frame->lab), 25); /* all of them, as they were left */
    assert_int_equal(compare_of(&p)->def.count, 4);
    assert_true(p.frame->lab.scene.training.rate == 0.3f);
    assert_true(count(&p, "compare tile", 2, SHAPE_TARGET) > 0);
    press_key(&p, 'J', "");
    assert_null(compare_of(&p));
    assert_int_equal(lab_now(&p.frame->lab), 0);
    /* By the keyboard, too. */
    press_key(&p, 'J', "");
    assert_string_equal(compare_of(&p)->def.until, "loss < 0.2"); /* what it was, all of it */
    assert_int_equal(compare_of(&p)->def.epochs, 400);
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

/* Shapes of that kind, and of so many points, on the runs' cards. */
static int on_cards(const Person *p, ShapeKind kind, int points) {
    int found = 0;
    for (int i = 0; i < p->frame->shapes.shapes; i++) {
        const Shape *s = &p->frame->shapes.shape[i];
        bool alike = s->kind == kind && s->count == points;
        for (int run = 0; run < 4 && alike; run++)
            found += rect_within(s->rect, where(p, "compare tile", run)) && s->rect.w < 40;
    }
    return found;
}

/* No sign that opens a list, no axis' name that is a button; and each axis has its name. */
static void tiles_look_like_nothing_to_be_pressed(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1024, 640);
    trains(&p, 5);
    press(&p, "compare panel", PANEL_NETWORK);
    assert_int_equal(on_cards(&p, SHAPE_LINE, 3), 0);
    press(&p, "compare panel", PANEL_SPACE);
    assert_int_equal(on_cards(&p, SHAPE_BORDER, 0), 0);
    for (int axis = 0; axis < 3; axis++) {
        const char *const names[] = {"a₁", "a₂", "a₃"};
        int said = 0;
        for (int i = 0; i < p.frame->shapes.shapes; i++) {
            const Shape *s = &p.frame->shapes.shape[i];
            said +=
                s->kind == SHAPE_TEXT && strcmp(p.frame->shapes.text + s->first, names[axis]) == 0;
        }
        assert_int_equal(said, 4);
    }
    person_leave(&p);
}

/* What is drawn of a run alone would act on the one run. */
static void tiles_are_only_looked_at(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    static const Panel shown[] = {PANEL_NETWORK, PANEL_SURFACE, PANEL_SPACE, PANEL_LANDSCAPE,
                                  PANEL_PLANE};
    enum { SHOWN = sizeof shown / sizeof *shown };
    trains(&p, 5);
    for (int panel = 0; panel < SHOWN; panel++) {
        press(&p, "compare panel", shown[panel]);
        assert_int_equal(count(&p, "point", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "edge", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "plane", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "surface point", -1, SHAPE_TARGET), 0);
        assert_int_equal(count(&p, "ball", -1, SHAPE_TARGET), 0);
        int64_t before = p.frame->lab.trained;
        press(&p, "compare tile", 1);
        drag(&p, middle(where(&p, "compare tile", 0)), middle(where(&p, "compare tile", 3)));
        press_key(&p, '1', "");
        press_key(&p, KEY_DELETE, "");
        assert_int_equal(p.frame->lab.trained, before);
    }
    person_leave(&p);
}

/* One hand turns all that are shown in three dimensions. */
static void surfaces_turn_together(void **state) {
    (void)state;
    Person p = at_scene(FOUR_RATES "show: [surface]\n", 1440, 900);
    const Turn *turn = &p.frame->ui.turned.of[TURNED_SURFACE].turn;
    assert_int_equal(p.frame->ui.compare.panel, PANEL_SURFACE); /* as the scene's stage */
    float yaw = turn->yaw;
    int isolines = count(&p, "isoline", -1, SHAPE_LINE);
    assert_true(isolines > 0);
    Point at = middle(where(&p, "compare tile", 1));
    drag(&p, at, (Point){at.x + 60, at.y});
    assert_true(fabsf(turn->yaw - yaw) > 5);
    float far = turn->zoom;
    does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .at = at, .dy = 2});
    assert_near(turn->zoom / far, 1.21f, 1e-4f);
    Rect tile = where(&p, "compare tile", 2);
    click(&p, (Point){tile.x + 20, tile.y + 20}, BUTTON_LEFT, 2);
    assert_true(turn->yaw == yaw);
    person_leave(&p);
}

/* The ground is the loss of all of them, where each path went, and where each stands. */
static void all_paths_are_in_one_landscape(void **state) {
    (void)state;
    static const char batches[] =
        "data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red], [3, red]]}\n"
        "network: {layers: [1 sigmoid], values: [{w: [[-2]], b: [1.5]}]}\ntraining: {rate: 0.5}\n"
        "show: [landscape]\ncompare: {what: batch, values: [1, 3, full], epochs: 40}\n";
    Person p = at_scene(batches, 1440, 900);
    trains(&p, 20);
    const Terrain *t = &p.frame->tile.terrain;
    assert_int_equal(count(&p, "valley path", -1, SHAPE_LINE), 3);
    assert_int_equal(count(&p, "valley end", -1, SHAPE_DISC), 6);
    for (int i = 0; i < 3; i++) {
        const Lab *lab = compare_of(&p)->run[i].lab;
        const float *theta = lab_network(lab)->theta;
        Point at = terrain_at(t, theta);
        assert_true(at.x == theta[0] && at.y == theta[1]); /* two weights: nothing is left out */
        float x = (at.x - t->span[0].low) / (t->span[0].high - t->span[0].low),
              y = (at.y - t->span[1].low) / (t->span[1].high - t->span[1].low);
        assert_true(x > 0 && x < 1 && y > 0 && y < 1);
        int node = (int)lroundf((1 - y) * (float)(t->size - 1)) * t->size +
                   (int)lroundf(x * (float)(t->size - 1));
        assert_true(fabs((double)t->value[node] - lab->score.loss) < 0.1);
    }
    /* A batch of one goes on at every point: its path has a place for each. */
    assert_int_equal(compare_of(&p)->run[0].lab->trail.count, 1 + 20 * 6);
    person_leave(&p);
}

/* Of more weights over the directions that all paths go: through their midst, so that no run has it
 * for itself. What has another loss has no landscape in common. */
static void a_landscape_lies_along_all_paths(void **state) {
    (void)state;
    Person p = at_scene(FOUR_RATES "show: [landscape]\n", 1440, 900);
    assert_true(person_reads(&p, "no valley", "Train a little"));
    trains(&p, 60);
    const Terrain *t = &p.frame->tile.terrain;
    assert_true(t->along_path);
    float mean = 0;
    int places = 0;
    for (int i = 0; i < 3; i++) { /* the fourth runs away */
        const Trail *trail = &compare_of(&p)->run[i].lab->trail;
        for (int k = 0; k < trail->count; k++)
            mean += terrain_at(t, trail->theta + (long)k * trail->weights).x;
        places += trail->count;
    }
    assert_true(fabsf(mean / (float)places) < 0.5f * (t->span[0].high - t->span[0].low));
    assert_true(count(&p, "valley name", -1, SHAPE_TEXT) >= 3);
    press(&p, "compare what", compare_choice_find("activation"));
    assert_true(person_reads(&p, "no valley", "changes the landscape itself"));
    person_leave(&p);
}

/* By how much the last one was later than the first, in words that are right for any two. */
static void it_says_how_much_later_the_last_was(void **state) {
    (void)state;
    static const struct {
        int first, last;
        const char *words;
    } cases[] = {
        {3, 3, "Rate 3 was there first."},
        {3, 4, "Rate 3 was there first. Rate 30 took 1 epoch longer."},
        {3, 5, "Rate 3 was there first. Rate 30 took 2 epochs longer."},
        {10, 17, "Rate 3 was there first. Rate 30 took 7 epochs longer."},
        {10, 18, "Rate 3 was there first. Rate 30 took 2 times as long."},
        {2, 20, "Rate 3 was there first. Rate 30 took 10 times as long."},
        {0, 1, "Rate 3 was there first. Rate 30 took 1 epoch longer."},
        {0, 20, "Rate 3 was there first. Rate 30 took 20 epochs longer."},
    };
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 20);
    Compare *compare = compare_of(&p);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2 * COMPARE_WORDS];
        compare->run[0].goal = compare->run[1].goal = -1;
        compare->run[2].goal = cases[i].first;
        compare->run[3].goal = cases[i].last;
        assert_string_equal(compare_words_sum(compare, text), cases[i].words);
    }
    person_leave(&p);
}

/* A run that takes another's place is drawn as itself, at once. */
static void no_tile_shows_a_run_that_is_gone(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 30);
    const TilePictures *pictures = &p.frame->tile;
    float second = pictures->maps[1].value[0], third = pictures->maps[2].value[0];
    assert_true(second != third);
    press(&p, "compare drop", 1);
    assert_true(pictures->maps[1].value[0] == third);
    press(&p, "compare what", compare_choice_find("activation"));
    float linear = pictures->maps[0].value[0];
    press(&p, "compare what", compare_choice_find("units"));
    assert_true(pictures->maps[0].value[0] != linear);
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

static void tell_runs(Told *told, const Person *p, const char *when) {
    const Lab *lab = &p->frame->lab;
    const Compare *c = lab->compare;
    char text[2 * COMPARE_WORDS], small[32];
    assert_non_null(c);
    for (int i = 0; i < c->def.count; i++) {
        told_add(told, "%s %s:", when, compare_words_name(c, i, text));
        told_add(told, " %s", compare_words_state(c, i, text));
        if (c->run[i].lab) {
            told_add(told, " | %s", compare_words_loss(c, i, small));
            told_add(told, " | %s", compare_words_success(c->run[i].lab, small));
        }
        told_end_line(told);
    }
    told_add(told, "%s: %s", when, compare_words_sum(c, text));
    told_add(told, " | %s", compare_words_shared(lab, text));
    told_end_line(told);
}

/* Of runs as they go on, that have reached their goal, settled, flown apart, cannot be and were
 * kept: what is said of each, in golden/compared.txt (told.h). */
static void what_is_said_of_runs(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: circles, count: 60, seed: 1}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
        "compare: {what: rate, values: [0.03, 1, 10], until: \"loss < 0.3\", epochs: 60}\n",
        "data: {set: moons, count: 60, test: 0.3, seed: 2}\nnetwork: {layers: [3 tanh, 1 "
        "sigmoid]}\n"
        "compare: {what: optimizer, values: [sgd, momentum, adam], until: \"test_loss < 0.4\"}\n",
        "data: {set: gauss, count: 40, seed: 1}\nnetwork: {layers: [1 step]}\n"
        "training: {rule: perceptron, rate: 0.1}\ncompare: {what: rate, values: [0.1, 1]}\n",
        "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
        "network: {layers: [1 linear]}\ntraining: {loss: squared}\n"
        "compare: {what: rate, values: [0.1, 0.9, 9], until: \"loss < 0.001\", epochs: 30}\n",
        "data: {set: circles, count: 40, seed: 1}\nnetwork: {layers: [3 tanh, 1 linear]}\n"
        "training: {rate: 0.1, loss: squared}\n"
        "compare: {what: loss, values: [squared, cross-entropy], epochs: 40}\n",
        "data: {set: moons, count: 40, noise: 0.3, seed: 1}\nnetwork: {layers: [1 sigmoid]}\n"
        "training: {rate: 0.01}\ncompare: {what: rule, values: [gradient, perceptron], epochs: "
        "9}\n"};
    Told told = told_begin("compared");
    for (int s = 0; s < 6; s++) {
        Person p = at_scene(scenes[s], 1440, 900);
        for (int stage = 0; stage < 4; stage++) {
            char when[32];
            snprintf(when, sizeof when, "scene %d, stage %d", s, stage);
            tell_runs(&told, &p, when);
            if (lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PLAY}))
                lab_advance(&p.frame->lab, 20);
            lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PAUSE});
        }
        person_leave(&p);
    }
    Person p = at_scene(CIRCLES, 1440, 900);
    for (int kept = 0; kept < 3; kept++) {
        trains(&p, 3);
        press_key(&p, 'J', "s");
    }
    press_key(&p, 'J', "");
    tell_runs(&told, &p, "kept");
    person_leave(&p);
    told_end(&told);
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

static bool runs_through(const Frame *f, Rect rect) {
    enum { PARTS = 40 };
    for (int i = -1; (i = shapes_find(&f->shapes, "compare curve", -1, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        const Point *point = f->shapes.point + s->first;
        if (s->kind != SHAPE_LINE) continue;
        for (int k = 0; k + 1 < s->count; k++) {
            for (int part = 0; part <= PARTS; part++) {
                float share = (float)part / PARTS;
                Point at = {point[k].x + share * (point[k + 1].x - point[k].x),
                            point[k].y + share * (point[k + 1].y - point[k].y)};
                if (rect_holds(rect, at)) return true;
            }
        }
    }
    return false;
}

/* The names of runs that stopped while others go on stand where no curve runs, though these cross
 * the place beside them. */
static void names_stand_clear_of_the_curves(void **state) {
    (void)state;
    static const char *const scenes[] = {
        "data: {set: blobs, count: 60, noise: 0.25}\n"
        "network: {layers: [1 step]}\n"
        "training: {rule: perceptron, rate: 1}\n"
        "compare: {what: seed, values: [1, 2, 3, 5], epochs: 60, until: \"epoch 50\"}\n",
        "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
        "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
        "training: {rate: 0.1, loss: squared}\n"
        "compare: {what: rate, values: [0.01, 1.5, 0.999, 0.1]}\n",
        "data: {set: sine, count: 40, noise: 0.2}\n"
        "network: {layers: [6 relu, 1 linear]}\n"
        "training: {loss: squared}\n"
        "compare: {what: rate, values: [0.02, 0.6, 0.9, 2]}\n"};
    static const float sizes[][2] = {{1440, 900}, {1024, 640}};
    int named = 0;
    for (int i = 0; i < 6; i++) {
        Person p = at_scene(scenes[i / 2], sizes[i % 2][0], sizes[i % 2][1]);
        trains(&p, 45);
        const Frame *f = p.frame;
        for (int run = 0; run < compare_of(&p)->def.count; run++) {
            const Lab *lab = compare_of(&p)->run[run].lab;
            const Shape *ground = opened_shape(f, "compare label", run, SHAPE_RECT);
            if (!ground || lab_trainer(lab)->epoch == lab_now(&f->lab)) continue;
            if (runs_through(f, ground->rect)) fail_msg("scene %d: the name of run %d", i, run);
            named++;
        }
        person_leave(&p);
    }
    assert_true(named >= 6);
}

/* Where the clock was turned back, the curves go on to its right, and the names that stand there
 * cover them. */
static void names_over_curves_cover_them(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1440, 900);
    trains(&p, 60);
    int over = 0;
    for (int epoch = 0; epoch < 60; epoch += 10) {
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SEEK, .epoch = epoch});
        frame_step(p.frame, &p.input);
        for (int run = 0; run < compare_of(&p)->def.count; run++) {
            const Shape *ground = opened_shape(p.frame, "compare label", run, SHAPE_RECT);
            if (!ground || !runs_through(p.frame, ground->rect)) continue;
            assert_int_equal(ground->color.a, 255);
            over++;
        }
    }
    assert_true(over >= 6);
    person_leave(&p);
}

/* Also where the words of one that met the goal stand in its way. */
static void all_that_go_on_are_named(void **state) {
    (void)state;
    Person p = at_scene("data: {points: [[-3, blue], [-2, blue], [-1, red], [-0.5, blue], "
                        "[0.5, red], [1, blue], [2, red], [3, red]]}\n"
                        "network: {layers: [1 sigmoid], values: [{w: [[-2]], b: [1.5]}]}\n"
                        "training: {loss: cross-entropy}\n"
                        "compare: {what: rate, values: [0.1, 0.5, 4, 20], until: \"loss < 0.49\", "
                        "epochs: 60}\n",
                        1440, 900);
    for (int epoch = 1; epoch < 14; epoch++) {
        trains(&p, 1);
        for (int run = 0; run < 4; run++) {
            bool named = count(&p, "compare label", run, SHAPE_TEXT) > 0 ||
                         count(&p, "goal label", run, SHAPE_TEXT) > 0;
            if (!named) fail_msg("run %d has no name at epoch %d", run, epoch);
        }
    }
    person_leave(&p);
}

/* The words about the result and the buttons below them do not touch, however little room there
 * is. */
static void words_of_the_result_clear_the_buttons(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES "compare: {what: inputs, until: \"loss < 0.3\", values: "
                                "[\"[x1, x2]\", \"[x1, x2, x1^2, x2^2]\", \"[x1^2, x2^2]\"]}\n",
                        1024, 640);
    trains(&p, 200);
    const Frame *f = p.frame;
    float foot = 0;
    int lines = 0;
    for (int i = -1; (i = shapes_find(&f->shapes, "compare sum", 0, i)) >= 0;) {
        const Shape *s = &f->shapes.shape[i];
        if (s->kind != SHAPE_TEXT) continue;
        foot = fmaxf(foot, s->at.y + 0.3f * s->text.size);
        lines++;
    }
    assert_int_equal(lines, 3);
    Rect chips = where(&p, "compare panel", PANEL_PLANE);
    if (!(chips.y >= foot + 3)) fail_msg("%.1f below %.1f", (double)chips.y, (double)foot);
    person_leave(&p);
}

/* Ctrl+Z takes back the last change of what is compared, then the one before, then leaves. */
static void undo_goes_back_change_by_change(void **state) {
    (void)state;
    Person p = at_scene(CIRCLES, 1440, 900);
    press_key(&p, 'J', "");
    trains(&p, 3);
    press(&p, "compare drop", 3);
    press(&p, "compare what", compare_choice_find("optimizer"));
    assert_string_equal(compare_of(&p)->def.what, "optimizer");
    press_key(&p, 'Z', "c");
    assert_string_equal(compare_of(&p)->def.what, "rate");
    assert_int_equal(compare_of(&p)->def.count, 3);
    press_key(&p, 'Z', "c");
    assert_int_equal(compare_of(&p)->def.count, 4);
    assert_int_equal(lab_now(&p.frame->lab), 3);
    press_key(&p, 'Z', "c");
    assert_null(compare_of(&p));
    where(&p, "plane", 0);
    press_key(&p, 'Z', "cs");
    assert_int_equal(compare_of(&p)->def.count, 4);
    person_leave(&p);
}

/* A rate that throws the loss beyond the chart is no line along its edge: it leaves it, and where
 * its name stands it is said how high it is. */
static void what_is_beyond_the_chart_is_told(void **state) {
    (void)state;
    Person p = at_scene("data: {set: circles, count: 160, noise: 0.1}\n"
                        "network: {layers: [4 tanh, 1 sigmoid]}\n"
                        "compare: {what: rate, values: [0.3, 100000, 1000000]}\n",
                        1440, 900);
    trains(&p, 30);
    const Compare *compare = compare_of(&p);
    assert_true(compare->run[1].lab->score.loss > 100);
    assert_false(compare->run[1].lab->run->diverged);
    assert_int_equal(count(&p, "compare now", -1, SHAPE_DISC), 1);
    for (int run = 1; run < 3; run++) {
        assert_true(count(&p, "compare beyond", run, SHAPE_POLYGON) == 1);
        assert_true(count(&p, "compare label", run, SHAPE_TEXT) > 0);
    }
    assert_true(person_reads(&p, "compare label", "rate 1000000"));
    assert_true(person_reads(&p, "compare label", "↑"));
    person_leave(&p);
}

/* A tile that is too narrow for the button shows it in the picture: what it tells stays. */
static void a_narrow_tile_tells_as_much_under_the_pointer(void **state) {
    (void)state;
    Person p = at_scene(RATES, 1024, 640);
    p.frame->ui.projector = true;
    p.frame->ui.scale = 1.5f;
    trains(&p, 25);
    CompareTile tile[COMPARE_VALUES];
    compare_tiles_place(&p.frame->ui, 4, tile);
    assert_true(tile[1].compact);
    int told = count(&p, "compare figure", -1, SHAPE_TEXT);
    assert_true(told >= 4);
    points_at(&p, "compare tile", 1);
    Rect button = where(&p, "compare go on", 1);
    assert_true(rect_within(button, tile[1].picture));
    assert_int_equal(count(&p, "compare figure", -1, SHAPE_TEXT), told);
    assert_true(count(&p, "compare name", 1, SHAPE_TEXT) > 0);
    press(&p, "compare go on", 1);
    assert_null(compare_of(&p));
    person_leave(&p);
    p = at_scene("data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red]]}\n"
                 "network: {layers: [1 sigmoid]}\nshow: [landscape]\n"
                 "compare: {what: rate, values: [0.1, 0.5, 4, 20]}\n",
                 1440, 900); /* without a picture: there the button stands at the foot */
    trains(&p, 5);
    told = count(&p, "compare figure", -1, SHAPE_TEXT);
    points_at(&p, "compare tile", 1);
    assert_int_equal(count(&p, "compare figure", -1, SHAPE_TEXT), told);
    assert_true(count(&p, "compare state", 1, SHAPE_TEXT) > 0);
    person_leave(&p);
}

static void a_narrow_tile_says_that_its_run_diverged(void **state) {
    (void)state;
    Person p = at_scene("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                        "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                        "training: {rate: 0.1, loss: squared}\n"
                        "compare: {what: rate, values: [0.1, 3, 10, 0.01]}\n",
                        1024, 640);
    p.frame->ui.projector = true;
    p.frame->ui.scale = 1.5f;
    trains(&p, 60);
    CompareTile tile[COMPARE_VALUES];
    compare_tiles_place(&p.frame->ui, 4, tile);
    assert_true(compare_of(&p)->run[1].lab->run->diverged);
    assert_true(tile[1].compact);
    assert_true(person_reads(&p, "compare state", "diverged"));
    person_leave(&p);
}

/* Of what differs it is not said that all have it in common. */
static void it_says_what_they_have_in_common(void **state) {
    (void)state;
    static const struct {
        const char *what, *values, *said;
    } cases[] = {
        {"rate", "0.1, 1", "The same points and the same start,"},
        {"optimizer", "sgd, adam", "The same points and the same start,"},
        {"noise", "0.1, 0.3", "The same start on other points,"},
        {"count", "50, 100", "The same start on other points,"},
        {"set", "circles, moons", "The same start on other points,"},
        {"seed", "1, 2", "The same points, trained"},
        {"units", "2, 8", "The same points, trained"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char scene[300];
        snprintf(scene, sizeof scene,
                 "data: {set: circles, count: 60}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
                 "compare: {what: %s, values: [%s]}\n",
                 cases[i].what, cases[i].values);
        Person p = at_scene(scene, 1440, 900);
        if (!person_reads(&p, NULL, cases[i].said))
            fail_msg("%s: it does not say: %s", cases[i].what, cases[i].said);
        person_leave(&p);
    }
}

/* A loss that goes up and down on its way is not still falling as others are. */
static void a_run_that_swings_is_called_so(void **state) {
    (void)state;
    Person p = at_scene("data: {set: circles, count: 100, noise: 0.3, seed: 3}\n"
                        "network: {layers: [6 tanh, 1 sigmoid]}\n"
                        "training: {batch: 5, rate: 3}\n"
                        "compare: {what: rate, values: [0.01, 3]}\n",
                        1440, 900);
    trains(&p, 60);
    char text[COMPARE_WORDS];
    assert_non_null(strstr(compare_words_state(compare_of(&p), 1, text), "swings"));
    assert_non_null(strstr(compare_words_state(compare_of(&p), 0, text), "still falling"));
    person_leave(&p);
}

/* Who stands where the common landscape does not reach is named nevertheless. */
static void a_run_outside_of_the_landscape_is_named(void **state) {
    (void)state;
    Person p = at_scene(
        "data: {points: [[-3, blue], [-2, blue], [-1, red], [1, blue], [2, red], [3, red]]}\n"
        "network: {layers: [1 sigmoid], values: [{w: [[-2]], b: [1.5]}]}\n"
        "show: [landscape]\ncompare: {what: rate, values: [0.1, 0.5, 300], epochs: 40}\n",
        1440, 900);
    trains(&p, 20);
    assert_true(person_reads(&p, "valley outside", "outside: rate 300"));
    const Shape *plate = opened_shape(p.frame, "valley outside", 0, SHAPE_RECT),
                *said = opened_shape(p.frame, "valley outside", 0, SHAPE_TEXT);
    const char *words = p.frame->shapes.text + said->first;
    float wide = text_width(p.frame->glyphs, words, &said->text, 1);
    assert_true(said->at.x > plate->rect.x);
    assert_true(said->at.x + wide < plate->rect.x + plate->rect.w);
    assert_false(person_reads(&p, "valley outside", "rate 0.5"));
    assert_int_equal(count(&p, "valley end", -1, SHAPE_DISC), 4); /* two discs each */
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
        cmocka_unit_test(it_says_how_much_later_the_last_was),
        cmocka_unit_test(the_table_is_copied_as_cells),
        cmocka_unit_test(tiles_look_like_nothing_to_be_pressed),
        cmocka_unit_test(tiles_are_only_looked_at),
        cmocka_unit_test(surfaces_turn_together),
        cmocka_unit_test(all_paths_are_in_one_landscape),
        cmocka_unit_test(a_landscape_lies_along_all_paths),
        cmocka_unit_test(no_tile_shows_a_run_that_is_gone),
        cmocka_unit_test(tab_reaches_everything),
        cmocka_unit_test(a_run_is_kept_beside_the_next),
        cmocka_unit_test(what_is_said_of_runs),
        cmocka_unit_test(a_run_that_diverges_says_so_in_its_tile),
        cmocka_unit_test(names_stand_clear_of_the_curves),
        cmocka_unit_test(names_over_curves_cover_them),
        cmocka_unit_test(all_that_go_on_are_named),
        cmocka_unit_test(words_of_the_result_clear_the_buttons),
        cmocka_unit_test(undo_goes_back_change_by_change),
        cmocka_unit_test(what_is_beyond_the_chart_is_told),
        cmocka_unit_test(a_narrow_tile_tells_as_much_under_the_pointer),
        cmocka_unit_test(a_narrow_tile_says_that_its_run_diverged),
        cmocka_unit_test(it_says_what_they_have_in_common),
        cmocka_unit_test(a_run_that_swings_is_called_so),
        cmocka_unit_test(a_run_outside_of_the_landscape_is_named),
        cmocka_unit_test(a_scene_can_show_them),
        cmocka_unit_test(what_has_ended_is_under_no_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
