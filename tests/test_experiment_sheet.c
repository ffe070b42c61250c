/* The sheet "Experiment" under a person's hands: by key and by mouse, to results, to a run that is
 * opened, to cells and a file; and what is typed wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "lab/replay.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/lesson/lesson.h"

static const char SCENE[] = "data: {set: circles, count: 60, test: 0.25}\n"
                            "network: {layers: [4 tanh, 1 sigmoid]}\n"
                            "training: {rate: 0.5}\n";
static const char PREPARED[] =
    "data: {set: circles, count: 60}\n"
    "network: {layers: [4 tanh, 1 sigmoid]}\n"
    "experiment: {vary: [\"rate=0.3,3\"], starts: 4, until: \"loss < 0.3\", epochs: 60}\n";

static Person with(const char *scene) {
    Person p = person_create(1440, 900);
    Scene read;
    Message message;
    if (!scene_parse(&read, scene, strlen(scene), "test", 1, "", &message))
        fail_msg("%s", message.text);
    assert_true(lab_load(&p.frame->lab, &read));
    p.frame->ui.home = false;
    frame_step(p.frame, &p.input);
    return p;
}

static ExperimentSheet *sheet_of(Person *p) {
    return &p->frame->ui.experiment;
}

static void open_sheet(Person *p) {
    press_key(p, 'U', "");
    assert_true(sheet_of(p)->open);
}

static void run_to_the_end(Person *p) {
    for (int i = 0; sheet_of(p)->at.going; i++) {
        frame_step(p->frame, &p->input);
        assert_true(i < 100000);
    }
    frame_step(p->frame, &p->input);
}

static void point_at(Person *p, const char *name, int index) {
    Rect r = where(p, name, index);
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = middle(r)});
}

static bool is_shown(const Person *p, const char *mark, int index) {
    return shapes_find(&p->frame->shapes, mark, index, -1) >= 0;
}

static void hundreds_of_runs_come_to_a_table(void **state) {
    (void)state;
    Person p = with(SCENE);
    open_sheet(&p);
    assert_string_equal(sheet_of(&p)->def.vary[0], "rate=0.03,0.1,0.3,1,3,10");
    assert_int_equal(sheet_of(&p)->at.runs, 0);
    assert_true(is_shown(&p, "experiment empty", 0));
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(sheet_of(&p)->at.runs, 120);
    run_to_the_end(&p);
    for (int r = 0; r < 120; r++) assert_true(is_shown(&p, "experiment dot", r));
    for (int g = 0; g < 6; g++) assert_true(is_shown(&p, "experiment share", g));
    assert_true(person_reads(&p, "experiment found", "Soonest: rate "));
    press(&p, "experiment act", 2);
    const char *copied = p.frame->ui.copied;
    assert_non_null(copied);
    assert_true(strncmp(copied, "rate\tseed\tended\tepochs\tloss\t", 28) == 0);
    int lines = 0;
    for (const char *at = copied; *at; at++) lines += *at == '\n';
    assert_int_equal(lines, 121);
    frame_destroy(p.frame);
}

/* The window answers while runs go on, and stops them. */
static void it_can_be_stopped(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 2000}\n"
                    "network: {layers: [16 tanh, 16 tanh, 1 sigmoid]}\n"
                    "experiment: {starts: 100, epochs: 3000}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    for (int i = 0; i < 5; i++) frame_step(p.frame, &p.input);
    assert_true(sheet_of(&p)->at.going);
    press(&p, "experiment act", 1);
    assert_false(sheet_of(&p)->at.going);
    press(&p, "experiment act", 1);
    assert_true(sheet_of(&p)->at.going);
    press_key(&p, KEY_ESCAPE, "");
    assert_false(sheet_of(&p)->open || sheet_of(&p)->at.going);
    frame_destroy(p.frame);
}

static void a_dot_shows_its_boundary_and_opens_its_run(void **state) {
    (void)state;
    Person p = with(PREPARED);
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    assert_int_equal(sheet_of(&p)->at.runs, 8);
    assert_true(sheet_of(&p)->picture.image.pixels != NULL); /* of the best group */
    assert_int_equal(sheet_of(&p)->picture.run, -1);
    point_at(&p, "experiment run", 5);
    assert_int_equal(sheet_of(&p)->picture.run, 5);
    assert_true(sheet_of(&p)->picture.image.pixels != NULL);
    assert_true(person_reads(&p, "experiment picture words", "rate 3, start 2 of 4"));
    Outcome wanted = sheet_of(&p)->at.run[5].outcome;
    press(&p, "experiment run", 5);
    assert_false(sheet_of(&p)->open);
    Lab *lab = &p.frame->lab;
    while (lab_replays(lab)) frame_step(p.frame, &p.input);
    assert_int_equal(lab->run->trainer.epoch, wanted.epochs);
    assert_int_equal(network_hash(lab_network(lab)), wanted.hash);
    assert_true(lab->scene.training.rate == 3 && lab->scene.network.start.seed == 2);
    /* Back at the sheet its runs are still there; undo brings the scene before back. */
    open_sheet(&p);
    assert_int_equal(sheet_of(&p)->at.done, 8);
    press_key(&p, KEY_ESCAPE, "");
    lab_apply(lab, &(Action){.kind = ACTION_UNDO});
    assert_true(lab->scene.training.rate != 3);
    frame_destroy(p.frame);
}

/* A step that has an experiment offers it; a dot does not lead out of the lesson. */
static void a_step_has_an_experiment_of_its_own(void **state) {
    (void)state;
    static const char lesson[] =
        "---\ntitle: Luck\n---\n\n## Many starts\n\nRun it.\n\n"
        "```{scene}\ndata: {set: circles, count: 40}\nnetwork: {layers: [3 tanh, 1 sigmoid]}\n"
        "experiment: {vary: [\"rate=0.1,1\"], starts: 3, epochs: 20}\n```\n\n"
        "```{task}\n- say: Run six\n  when: tried >= 6\n  solve: [experiment]\n```\n\n"
        "## Another\n\n```{scene}\ndata: {set: circles, count: 40}\n```\n";
    Person p = {.frame = opened_as(lesson, ".md")};
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    assert_false(p.frame->player.state[0].ticked[0]);
    press_key(&p, 'U', "u");
    assert_true(sheet_of(&p)->open);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    assert_int_equal(sheet_of(&p)->at.done, 6);
    point_at(&p, "experiment run", 4);
    assert_false(person_reads(&p, "experiment picture words", "A click opens it"));
    press(&p, "experiment run", 4);
    assert_true(sheet_of(&p)->open && p.frame->player.playing);
    press_key(&p, KEY_ESCAPE, "");
    assert_true(p.frame->player.playing && p.frame->player.state[0].ticked[0]);
    assert_int_equal(p.frame->lab.run->trainer.epoch, 0);
    press(&p, "lesson", LESSON_NEXT);
    press_key(&p, 'U', "u");
    assert_false(sheet_of(&p)->open);
    frame_destroy(p.frame);
}

static void what_varies_is_chosen_and_typed(void **state) {
    (void)state;
    Person p = with(SCENE);
    open_sheet(&p);
    press(&p, "experiment chip", 0); /* the rate no longer */
    assert_string_equal(sheet_of(&p)->def.vary[0], "");
    press(&p, "experiment chip", 1);
    press(&p, "experiment chip", 5);
    assert_string_equal(sheet_of(&p)->def.vary[0], "optimizer=sgd,momentum,rmsprop,adam");
    assert_string_equal(sheet_of(&p)->def.vary[1], "units=2,4,8,16");
    press(&p, "experiment field", 1);
    types(&p, "2, 4");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(sheet_of(&p)->def.vary[1], "units=2, 4");
    press(&p, "experiment field", 2);
    types(&p, "3");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(sheet_of(&p)->def.starts, 3);
    press(&p, "experiment field", 3);
    types(&p, "accuracy > 90 %");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(sheet_of(&p)->def.until, "accuracy > 90 %");
    press(&p, "experiment field", 4);
    types(&p, "40");
    press_key(&p, KEY_ENTER, "");
    press(&p, "experiment act", 0);
    assert_string_equal(sheet_of(&p)->wrong.text, "");
    assert_int_equal(sheet_of(&p)->at.runs, 24);
    run_to_the_end(&p);
    for (int g = 0; g < 8; g++) assert_true(is_shown(&p, "experiment cell", g));
    for (int f = 0; f < 3; f++) {
        press(&p, "experiment figure", f);
        assert_true(is_shown(&p, "experiment dot", 23));
    }
    frame_destroy(p.frame);
}

static void what_is_typed_wrong_is_said_and_can_be_mended(void **state) {
    (void)state;
    static const struct {
        int field;
        const char *typed, *said;
    } cases[] = {{0, "1,,2", "empty value"},    {0, "0.1..3", "whole numbers"},
                 {2, "0", "from 1 to 1000"},    {2, "many", "from 1 to 1000"},
                 {3, "rate < 1", "not rate"},   {4, "1e3", "from 1 to 1000000"},
                 {0, "-3", "rate goes from 0"}, {0, "fast", "is no number"},
                 {2, "1000", "at most 5000"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Person p = with(SCENE);
        open_sheet(&p);
        press(&p, "experiment field", cases[i].field);
        types(&p, cases[i].typed);
        press_key(&p, KEY_ENTER, "");
        if (!p.frame->ui.editing.tag.target) press(&p, "experiment act", 0);
        if (!strstr(sheet_of(&p)->wrong.text, cases[i].said))
            fail_msg("%s: '%s'", cases[i].typed, sheet_of(&p)->wrong.text);
        assert_true(is_shown(&p, "experiment wrong", 0));
        assert_int_equal(sheet_of(&p)->at.runs, 0);
        frame_destroy(p.frame);
    }
}

/* Saved with the scene, also when its run has gone on. */
static void the_scene_keeps_its_experiment(void **state) {
    (void)state;
    Person p = with(SCENE);
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    open_sheet(&p);
    press(&p, "experiment field", 2);
    types(&p, "2");
    press_key(&p, KEY_ENTER, "");
    press_key(&p, KEY_ENTER, "");
    Scene saved = lab_scene(&p.frame->lab);
    char *text = scene_text(&saved, NULL);
    assert_non_null(strstr(text, "experiment:"));
    assert_non_null(strstr(text, "starts: 2"));
    free(text);
    scene_destroy(&saved);
    frame_destroy(p.frame);
}

/* What is asked of many starts comes first: when they reach the goal, or what they make of points
 * held out. */
static void it_opens_on_what_counts(void **state) {
    (void)state;
    static const struct {
        const char *data, *until;
        ExperimentFigure figure;
    } cases[] = {{"test: 0.5", "", FIGURE_TEST_LOSS},
                 {"test: 0", "", FIGURE_LOSS},
                 {"test: 0.5", ", until: loss < 0.1", FIGURE_EPOCHS}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char scene[256];
        snprintf(scene, sizeof scene,
                 "data: {set: circles, count: 40, %s}\nnetwork: {layers: [1 sigmoid]}\n"
                 "experiment: {starts: 3%s}\n",
                 cases[i].data, cases[i].until);
        Person p = {.frame = opened_as(scene, ".scene")};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        frame_step(p.frame, &p.input);
        press_key(&p, 'U', "u");
        assert_true(sheet_of(&p)->open);
        assert_int_equal(sheet_of(&p)->figure, cases[i].figure);
        frame_destroy(p.frame);
    }
}

static void it_is_not_offered_where_nothing_is_trained(void **state) {
    (void)state;
    Person p = with("graph: {expression: \"x + y\", values: {x: 1, y: 2}}\n");
    press_key(&p, 'U', "");
    assert_false(sheet_of(&p)->open);
    frame_destroy(p.frame);
    p = with("title: none\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    assert_non_null(strstr(sheet_of(&p)->wrong.text, "no points"));
    frame_destroy(p.frame);
}

/* The mean of many starts, and how far they are from it, stand as height in the surface: the values
 * are those that were laid over each other. Of other points they are not to be had. */
static void many_starts_become_a_surface(void **state) {
    (void)state;
    Person p = with(PREPARED);
    const Relief *r = &p.frame->relief;
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    press(&p, "experiment height", 0);
    assert_false(sheet_of(&p)->open);
    assert_int_equal(p.frame->ui.panel[PLACE_STAGE], PANEL_SURFACE);
    assert_true(r->many == HEIGHT_MEAN && r->starts == 4);
    const Overlay *overlay = &sheet_of(&p)->at.overlay[sheet_of(&p)->group];
    int cells = overlay->cells, middle_cell = cells / 2 * cells + cells / 2;
    float *mean = calloc((size_t)(cells * cells), sizeof *mean), spread[128 * 128];
    assert_true(cells <= 128);
    overlay_mean(overlay, mean);
    overlay_spread(overlay, 0, spread);
    float at = r->value[RELIEF_NODES * RELIEF_NODES / 2];
    assert_true(fabsf(at - mean[middle_cell]) < 0.05f);
    assert_true(person_reads(&p, NULL, "from 4 starts as height"));
    press(&p, "height", 0);
    press_part(&p, "height option", 0,
               4); /* an answer, its score, the unit, the mean, the spread */
    assert_true(r->many == HEIGHT_SPREAD && r->low == 0);
    at = r->value[RELIEF_NODES * RELIEF_NODES / 2];
    assert_true(fabsf(at - spread[middle_cell]) < 0.05f);
    assert_false(r->labelled);
    Action clear = {.kind = ACTION_ERASE_POINT, .point = {.index = 0}};
    assert_true(lab_apply(&p.frame->lab, &clear));
    frame_step(p.frame, &p.input);
    assert_true(r->many == HEIGHT_ANSWER);
    free(mean);
    frame_destroy(p.frame);
}

/* Its pictures are of these points and this experiment: whatever of them is another, the last
 * number of the last point too, they are not to be had, and are again when that is taken back. */
static void it_is_of_all_that_it_was_run_on(void **state) {
    (void)state;
    Person p = with(PREPARED);
    Lab *lab = &p.frame->lab;
    ExperimentSheet *sheet = sheet_of(&p);
    open_sheet(&p);
    assert_false(experiment_sheet_is_of(sheet, lab));
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    Dataset *data = &lab->scene.data;
    SceneExperiment *def = &lab->scene.experiment;
    assert_true(def->given && experiment_sheet_is_of(sheet, lab));
    for (int i = 0; i < 9; i++) {
        const SceneExperiment was = *def;
        int last = data->count - 1, end = data->count * data->columns - 1;
        const float x = data->x[end], first = data->x[0], label = data->label[last];
        if (i == 0) data->x[end] += 1;
        if (i == 1) data->x[0] += 1;
        if (i == 2) data->label[last] = 1 - label;
        if (i == 3) data->count--;
        if (i == 4) def->starts++;
        if (i == 5) def->epochs++;
        if (i == 6) snprintf(def->until, sizeof def->until, "loss < 0.123");
        if (i == 7) snprintf(def->vary[EXPERIMENT_VARY - 1], sizeof def->vary[0], "units=7,8");
        if (i == 8) def->given = false;
        if (experiment_sheet_is_of(sheet, lab)) fail_msg("change %d makes no difference", i);
        data->count = last + 1;
        data->x[end] = x, data->x[0] = first, data->label[last] = label;
        *def = was;
        assert_true(experiment_sheet_is_of(sheet, lab));
    }
    frame_destroy(p.frame);
}

/* Without a mouse: Tab comes to the runs, arrows lead from one to the next. */
static void all_of_it_is_reached_by_keys(void **state) {
    (void)state;
    Person p = with(PREPARED);
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    bool runs = false, groups = false, fields = false;
    for (int i = 0; i < 60; i++) {
        press_key(&p, KEY_TAB, "");
        const Target *target = p.frame->ui.focus.target;
        assert_non_null(target);
        runs |= strcmp(target->name, "experiment run") == 0;
        groups |= strcmp(target->name, "experiment group") == 0;
        fields |= strcmp(target->name, "experiment field") == 0;
        if (strcmp(target->name, "experiment run") != 0) continue;
        int at = p.frame->ui.focus.index;
        for (int k = KEY_LEFT; k <= KEY_DOWN; k++) press_key(&p, k, "");
        assert_true(sheet_of(&p)->picture.run >= 0);
        assert_true(p.frame->ui.focus.index >= 0 && at >= 0);
    }
    assert_true(runs && groups && fields);
    frame_destroy(p.frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hundreds_of_runs_come_to_a_table),
        cmocka_unit_test(it_can_be_stopped),
        cmocka_unit_test(a_dot_shows_its_boundary_and_opens_its_run),
        cmocka_unit_test(a_step_has_an_experiment_of_its_own),
        cmocka_unit_test(what_varies_is_chosen_and_typed),
        cmocka_unit_test(what_is_typed_wrong_is_said_and_can_be_mended),
        cmocka_unit_test(the_scene_keeps_its_experiment),
        cmocka_unit_test(it_opens_on_what_counts),
        cmocka_unit_test(it_is_not_offered_where_nothing_is_trained),
        cmocka_unit_test(many_starts_become_a_surface),
        cmocka_unit_test(it_is_of_all_that_it_was_run_on),
        cmocka_unit_test(all_of_it_is_reached_by_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
