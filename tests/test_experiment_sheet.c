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
#include "near.h"
#include "opened.h"
#include "person.h"
#include "scene/scene_file.h"
#include "screen/lesson/lesson.h"
#include "taught.h"

static const char CIRCLES[] = "data: {set: circles, count: 60, test: 0.25}\n"
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

/* In the chart, as a text of its own: it is drawn after the fields. */
static bool is_written(const Person *p, const char *text) {
    const Shapes *shapes = &p->frame->shapes;
    for (int i = shapes_find(shapes, "experiment progress", -1, -1); i < shapes->shapes; i++) {
        const Shape *shape = &shapes->shape[i];
        if (shape->kind == SHAPE_TEXT && strcmp(shapes->text + shape->first, text) == 0)
            return true;
    }
    return false;
}

static void hundreds_of_runs_come_to_a_table(void **state) {
    (void)state;
    Person p = with(CIRCLES);
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

static Person stopped_half_way(void) {
    Person p = with("data: {set: circles, count: 300}\n"
                    "inputs: [x1, x2, x1*x2]\n"
                    "network: {layers: [8 tanh, 1 sigmoid]}\n"
                    "experiment: {vary: [\"rate=0.3,1\"], starts: 20, until: \"\", epochs: 600}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    while (sheet_of(&p)->at.done < 3) frame_step(p.frame, &p.input);
    press(&p, "experiment act", 1);
    assert_false(sheet_of(&p)->at.going);
    assert_in_range(sheet_of(&p)->at.done, 3, 39);
    return p;
}

static void presses_with_control(Person *p, int key, bool shift) {
    does(p, (InputEvent){.kind = INPUT_KEY, .key = key, .ctrl = true, .shift = shift});
}

/* To begin anew would come to the same: what is done is kept, and the rest is trained. */
static void runs_that_were_stopped_go_on(void **state) {
    (void)state;
    Person p = stopped_half_way();
    int done = sheet_of(&p)->at.done;
    uint64_t first = sheet_of(&p)->at.run[0].outcome.hash;
    assert_true(person_reads(&p, NULL, "Go on: "));
    assert_int_equal(count(&p, "experiment act", 1, SHAPE_TARGET), 0); /* no second way to */
    press(&p, "experiment act", 0);
    assert_true(sheet_of(&p)->at.going);
    assert_true(sheet_of(&p)->at.done >= done);
    press(&p, "experiment act", 1);
    press_key(&p, KEY_ESCAPE, "");
    open_sheet(&p); /* and when it was closed */
    done = sheet_of(&p)->at.done;
    press_key(&p, KEY_ENTER, "");
    assert_true(sheet_of(&p)->at.going && sheet_of(&p)->at.done >= done);
    assert_true(sheet_of(&p)->at.run[0].outcome.hash == first);
    assert_int_equal(sheet_of(&p)->other.runs, 0);
    frame_destroy(p.frame);
}

/* After a change others take their place, and those come back as they were. */
static void what_others_take_the_place_of_comes_back(void **state) {
    (void)state;
    Person p = stopped_half_way();
    int done = sheet_of(&p)->at.done;
    uint64_t first = sheet_of(&p)->at.run[0].outcome.hash;
    press(&p, "experiment field", 2);
    types(&p, "2");
    press_key(&p, KEY_ENTER, "");
    assert_true(person_reads(&p, NULL, "Run 4 runs"));
    press(&p, "experiment act", 0);
    assert_int_equal(sheet_of(&p)->at.runs, 4);
    run_to_the_end(&p);
    char text[32];
    snprintf(text, sizeof text, "← %d runs before", done);
    assert_true(person_reads(&p, "experiment way back", text));
    presses_with_control(&p, 'Z', false);
    assert_int_equal(sheet_of(&p)->at.runs, 40);
    assert_int_equal(sheet_of(&p)->at.done, done);
    assert_true(sheet_of(&p)->at.run[0].outcome.hash == first);
    assert_int_equal(sheet_of(&p)->def.starts, 20);
    assert_int_equal(p.frame->lab.scene.experiment.starts, 20);
    assert_true(person_reads(&p, NULL, "Go on: "));
    presses_with_control(&p, 'Z', false); /* there is nothing before them */
    assert_int_equal(sheet_of(&p)->at.runs, 40);
    press(&p, "experiment act", 4);
    assert_int_equal(sheet_of(&p)->at.runs, 4);
    presses_with_control(&p, 'Z', false);
    presses_with_control(&p, 'Z', true);
    assert_int_equal(sheet_of(&p)->at.done, 4);
    frame_destroy(p.frame);
}

/* Runs of the scene as it was are not gone on with as if they were of this one, unless asked to. */
static void another_scene_begins_other_runs(void **state) {
    (void)state;
    Person p = stopped_half_way();
    uint64_t first = sheet_of(&p)->at.run[0].outcome.hash;
    press_key(&p, KEY_ESCAPE, "");
    Training training = p.frame->lab.scene.training;
    training.l2 = 0.01f;
    assert_true(
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SET_TRAINING, .training = training}));
    open_sheet(&p);
    assert_true(person_reads(&p, NULL, "Run 40 runs"));
    assert_true(count(&p, "experiment act", 1, SHAPE_TARGET) > 0); /* on with the old ones */
    press(&p, "experiment act", 0);
    run_to_the_end(&p);
    assert_true(sheet_of(&p)->at.run[0].outcome.hash != first);
    presses_with_control(&p, 'Z', false);
    assert_true(sheet_of(&p)->at.run[0].outcome.hash == first);
    assert_true(person_reads(&p, NULL, "Run 40 runs")); /* these are of the scene of then */
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
    press(&p, "experiment act", 0);
    assert_true(sheet_of(&p)->at.going);
    press_key(&p, KEY_ESCAPE, "");
    assert_false(sheet_of(&p)->open || sheet_of(&p)->at.going);
    frame_destroy(p.frame);
}

/* What is done is not thrown away by a press: while they run nothing begins them anew, and where
 * Stop was there is nothing at the end. */
static void no_press_in_passing_begins_anew(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 200}\n"
                    "network: {layers: [8 tanh, 1 sigmoid]}\n"
                    "experiment: {vary: [\"rate=0.3,3\"], starts: 30, epochs: 200}\n");
    open_sheet(&p);
    Rect run = where(&p, "experiment act", 0);
    press_key(&p, KEY_ENTER, "");
    assert_true(sheet_of(&p)->at.going);
    assert_int_equal(count(&p, "experiment act", 0, SHAPE_TARGET), 0);
    Rect stop = where(&p, "experiment act", 1);
    assert_true(stop.x > run.x && stop.x + stop.w <= run.x + run.w + 1);
    run_to_the_end(&p);
    assert_int_equal(sheet_of(&p)->at.done, 60);
    assert_int_equal(count(&p, "experiment act", 1, SHAPE_TARGET), 0);
    click(&p, middle(stop), BUTTON_LEFT, 1);
    assert_false(sheet_of(&p)->at.going);
    assert_int_equal(sheet_of(&p)->at.done, 60);
    press(&p, "experiment act", 0); /* that is meant */
    assert_true(sheet_of(&p)->at.going && sheet_of(&p)->at.done < 60);
    frame_destroy(p.frame);
}

/* Where no run comes to the goal, the lowest loss is that of the losses, not the first. */
static void where_none_reaches_the_goal_the_lowest_loss_is_named(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 60}\n"
                    "network: {layers: [4 tanh, 1 sigmoid]}\n"
                    "experiment: {vary: [\"rate=0.001,0.3,0.01\"], starts: 3, "
                    "until: \"loss < 0.0001\", epochs: 40}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    assert_int_equal(sheet_of(&p)->figure, FIGURE_EPOCHS);
    const Experiment *at = &sheet_of(&p)->at;
    assert_true(experiment_spread(at, 1).loss.middle < experiment_spread(at, 0).loss.middle);
    assert_true(experiment_spread(at, 1).loss.middle < experiment_spread(at, 2).loss.middle);
    assert_true(person_reads(&p, "experiment found", "No run has reached the goal."));
    assert_true(person_reads(&p, "experiment found", "rate 0.3."));
    assert_int_equal(sheet_of(&p)->picture.group, 1);
    frame_destroy(p.frame);
}

/* A column whose runs are still to come says so, without numbers or a picture of none. */
static void a_column_without_a_run_says_so(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 500}\n"
                    "network: {layers: [16 tanh, 16 tanh, 1 sigmoid]}\n"
                    "experiment: {vary: [\"rate=0.001,0.3\"], starts: 4, "
                    "until: \"loss < 0.0001\", epochs: 100000}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    frame_step(p.frame, &p.input);
    assert_true(sheet_of(&p)->at.going && sheet_of(&p)->at.done == 0);
    assert_false(is_shown(&p, "experiment picture", -1));
    point_at(&p, "experiment group", 1);
    assert_true(person_reads(&p, "experiment picture words", "rate 0.3"));
    assert_true(person_reads(&p, "experiment picture words", "no run of it has ended yet"));
    assert_false(person_reads(&p, "experiment picture words", "nan"));
    assert_false(person_reads(&p, "experiment picture words", "0 of 0"));
    assert_false(is_shown(&p, "experiment picture", -1));
    frame_destroy(p.frame);
}

/* Before a run has reached the goal the axis has all epochs there may be. */
static void the_axis_of_epochs_begins_with_them(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 60}\n"
                    "network: {layers: [4 tanh, 1 sigmoid]}\n"
                    "experiment: {vary: [\"rate=0.001,0.01\"], starts: 2, "
                    "until: \"loss < 0.0001\", epochs: 100}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    assert_int_equal(sheet_of(&p)->figure, FIGURE_EPOCHS);
    assert_true(is_written(&p, "10") && is_written(&p, "100"));
    assert_false(is_written(&p, "0.1") || is_written(&p, "0.3"));
    frame_destroy(p.frame);
}

/* How many shares are written, of columns or in cells. */
static int shares_written(const Person *p, const char *mark) {
    int written = 0;
    for (int g = 0; g < sheet_of((Person *)p)->at.groups; g++)
        written += count(p, mark, g, SHAPE_TEXT) > 0;
    return written;
}

static Person with_runs_of(const char *vary) {
    char scene[512];
    snprintf(scene, sizeof scene,
             "data: {set: circles, count: 40}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
             "experiment: {vary: [%s], starts: 2, until: \"loss < 0.5\", epochs: 40}\n",
             vary);
    Person p = with(scene);
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    return p;
}

/* The fuller ones too: a blank would read as none. Where there is no room it is said. */
static void each_share_is_written(void **state) {
    (void)state;
    Person p = with_runs_of("\"rate=0.1,0.2,0.3,0.5,0.8,1,1.5,2,3,10\"");
    assert_int_equal(shares_written(&p, "experiment share"), 10);
    assert_true(person_reads(&p, NULL, "% met"));
    assert_false(person_reads(&p, NULL, "point for other shares"));
    frame_destroy(p.frame);
    p = with_runs_of("\"rate=10,0.01,1,0.1\""); /* in any order, with the sign */
    assert_int_equal(shares_written(&p, "experiment share"), 4);
    assert_true(person_reads(&p, NULL, "goal met"));
    assert_true(person_reads(&p, "experiment share", "100 %"));
    frame_destroy(p.frame);
    p = with_runs_of("\"rate=0.1,0.101,0.102,0.103,10\"");
    assert_true(shares_written(&p, "experiment share") < 5);
    assert_true(person_reads(&p, NULL, "point for other shares"));
    frame_destroy(p.frame);
}

static void each_share_of_a_map_is_written(void **state) {
    (void)state;
    Person p = with_runs_of("\"rate=0.001,0.1,0.3,1,3,10\", \"units=2,4,8\"");
    assert_true(person_reads(&p, NULL, "100 %"));
    p.input.width = 1024, p.input.height = 640;
    frame_step(p.frame, &p.input);
    assert_false(person_reads(&p, NULL, "100 %"));
    assert_true(person_reads(&p, NULL, "100"));
    assert_true(person_reads(&p, "experiment shares", "goal met, %"));
    frame_destroy(p.frame);
    p = with_runs_of("\"rate=0.001,0.1,0.3,1,3,10\", \"units=1,2,3,4,5,6,7,8,9,10,11,12,13,14\"");
    p.input.width = 1024, p.input.height = 640; /* too low for any number */
    frame_step(p.frame, &p.input);
    assert_true(person_reads(&p, "experiment shares", "stronger: more met the goal"));
    press(&p, "experiment figure", 1); /* of the loss there is no share */
    assert_false(is_shown(&p, "experiment shares", 0));
    frame_destroy(p.frame);
}

/* Narrow cells on a projector have many rows of dots: smaller ones, below what is written. */
static void no_dot_of_a_map_lies_on_a_share(void **state) {
    (void)state;
    Person p =
        with("data: {set: circles, count: 20}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
             "experiment: {vary: [\"rate=0.03,0.1,0.3,1,3,10\", \"units=2,4,8\"], starts: 20, "
             "until: \"loss < 0.6\", epochs: 4}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    int shares = 0, dots = 0;
    for (int projector = 0; projector < 2; projector++) {
        UiState *ui = &p.frame->ui;
        ui->width = 1024, ui->height = 640;
        ui->projector = projector;
        ui->scale = projector ? 1.5f : 1;
        frame_draw(p.frame);
        const Shapes *shapes = &p.frame->shapes;
        for (int g = 0; g < sheet_of(&p)->at.groups; g++) {
            Rect cell = where(&p, "experiment group", g), said = {0};
            for (int i = 0; i < shapes->shapes; i++) {
                const Shape *s = &shapes->shape[i];
                if (s->kind == SHAPE_TEXT && rect_holds(cell, s->at))
                    said = (Rect){s->at.x, s->at.y - s->text.size, 12, 1.1f * s->text.size};
            }
            shares += said.w > 0;
            for (int r = 0; r < 20; r++) {
                Rect dot = where(&p, "experiment run", 20 * g + r);
                assert_true(rect_holds(cell, middle(dot)));
                assert_false(rect_meets(said, rect_inset(dot, 2)));
                dots++;
            }
        }
    }
    assert_true(shares == 36 && dots == 720);
    frame_destroy(p.frame);
}

/* How much of the picture is as dark as a line. */
static float share_of_ink(const ExperimentPicture *picture) {
    int places = picture->image.width * picture->image.height, dark = 0;
    for (int i = 0; i < places; i++) {
        uint32_t pixel = picture->image.pixels[i];
        dark += (pixel & 0xff) + (pixel >> 8 & 0xff) + (pixel >> 16 & 0xff) < 300;
    }
    return (float)dark / (float)places;
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
    float ink = share_of_ink(&sheet_of(&p)->picture);
    assert_true(ink > 0.005f && ink < 0.1f);
    assert_true(person_reads(&p, "experiment picture words", "rate 3, start 2 of 4"));
    Outcome wanted = sheet_of(&p)->at.run[5].outcome;
    strcpy(p.frame->ui.file_name, "own.scene");
    press(&p, "experiment run", 5);
    assert_false(sheet_of(&p)->open);
    assert_string_equal(p.frame->ui.file_name, ""); /* saving would put the run in its place */
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

/* However many starts there are, their dots stay in the cell of their group. */
static void dots_stay_in_their_cells(void **state) {
    (void)state;
    Person p =
        with("data: {set: circles, count: 20}\n"
             "network: {layers: [2 tanh, 1 sigmoid]}\n"
             "experiment: {vary: [\"rate=0.3,3\", \"units=1,2\"], starts: 100, epochs: 2}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    const Shapes *list = &p.frame->shapes;
    int dots = 0, rows = 0;
    for (int g = 0; g < 4; g++) {
        int cell = shapes_find(list, "experiment cell", g, -1);
        assert_true(cell >= 0);
        Rect within = list->shape[cell].rect;
        float before = 0;
        for (int run = g * 100; run < g * 100 + 100; run++) {
            int dot = shapes_find(list, "experiment dot", run, -1);
            if (dot < 0) continue; /* no room is left */
            Rect r = list->shape[dot].rect;
            assert_true(r.x >= within.x && r.x + r.w <= within.x + within.w);
            assert_true(r.y >= within.y && r.y + r.h <= within.y + within.h);
            rows += r.y != before;
            before = r.y;
            dots++;
        }
    }
    assert_true(dots >= 80 && rows >= 8);
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
    Person p = with(CIRCLES);
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
        Person p = with(CIRCLES);
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
    Person p = with(CIRCLES);
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

/* Where the chart is of points held out, the words beside it give their loss, too. */
static void its_picture_speaks_of_what_the_chart_shows(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 40, test: 0.5}\nnetwork: {layers: [1 sigmoid]}\n"
                    "experiment: {starts: 3, epochs: 3}\n");
    char text[64];
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    const Spread spread = experiment_spread(&sheet_of(&p)->at, 0);
    assert_true(person_reads(&p, "experiment picture words", "held"));
    snprintf(text, sizeof text, "%.3g", spread.test_loss.middle);
    assert_true(person_reads(&p, "experiment picture words", text));
    frame_destroy(p.frame);
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

/* What was chosen and pictured of the runs before goes with them. */
static void other_runs_begin_with_nothing_chosen(void **state) {
    (void)state;
    Person p = with_runs_of("\"rate=0.1,0.3,1,3\"");
    ExperimentSheet *sheet = sheet_of(&p);
    sheet->group = 3;
    frame_step(p.frame, &p.input);
    assert_int_equal(sheet->picture.group, 3);
    snprintf(sheet->def.vary[0], sizeof sheet->def.vary[0], "rate=0.3");
    sheet->changed = true;
    experiment_sheet_run(sheet, &p.frame->lab);
    assert_int_equal(sheet->group, -1);
    assert_true(sheet->picture.group == -1 && sheet->picture.run == -1);
    assert_null(sheet->picture.image.pixels);
    run_to_the_end(&p);
    person_leave(&p);
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
    Rect mean_at = where(&p, "experiment height", 0), spread_at = where(&p, "experiment height", 1);
    assert_true(mean_at.y == spread_at.y && mean_at.x + mean_at.w < spread_at.x);
    p.input.width = 1024, p.input.height = 640; /* above each other, where that is too narrow */
    frame_step(p.frame, &p.input);
    mean_at = where(&p, "experiment height", 0), spread_at = where(&p, "experiment height", 1);
    assert_true(mean_at.x == spread_at.x && mean_at.y + mean_at.h < spread_at.y);
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
    assert_int_equal(cells, 2 * RELIEF_CELLS);
    for (int y = 1; y < RELIEF_CELLS; y++) { /* a node lies where four cells meet */
        for (int x = 1; x < RELIEF_CELLS; x++) {
            const float *cell = mean + (2 * y - 1) * cells + 2 * x - 1;
            float met = (cell[0] + cell[1] + cell[cells] + cell[cells + 1]) / 4;
            assert_near(r->value[y * RELIEF_NODES + x], met, 1e-4);
        }
    }
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

/* A step whose text and task speak of its own experiment. */
static const char STEP[] =
    FRONT "{if}`tried > 0` Without: {eval}`median_loss[1]`. {end}\n\n"
          "```{scene}\ndata: {set: circles, count: 30}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
          "experiment: {vary: [\"l2=0,0.03\"], starts: 3, epochs: 2}\n```\n\n"
          "```{task}\n- say: Run it\n  when: tried >= 6\n  solve: [experiment]\n```\n";

static void runs_with(Person *p, int field, const char *text) {
    press(p, "experiment field", field);
    types(p, text);
    press_key(p, KEY_ENTER, "");
    press(p, "experiment act", 0);
    run_to_the_end(p);
}

static bool is_task_done(const Person *p) {
    return p->frame->player.state[0].ticked[0];
}

static double told(const Person *p, const char *text) {
    const Names names = player_names(&p->frame->player, &p->frame->lab);
    double value = NAN;
    int decimals;
    names_evaluate(&names, text, &value, &decimals, NULL);
    return value;
}

/* Its sentences would be false of others. However they are written, the same runs are its own. */
static void a_step_speaks_of_its_own_experiment_alone(void **state) {
    (void)state;
    Person p = person_in(STEP);
    open_sheet(&p);
    runs_with(&p, 0, "0.03,0");
    assert_int_equal(sheet_of(&p)->at.runs, 6);
    assert_true(told(&p, "tried") == 0 && isnan(told(&p, "median_loss[1]")) && !is_task_done(&p));
    assert_true(person_reads(&p, "experiment found", "The step asks for l2=0,0.03"));
    runs_with(&p, 0, "0, 0.03");
    assert_true(told(&p, "tried") == 6 && is_task_done(&p));
    double loss = told(&p, "median_loss[1]");
    assert_true(loss == loss);
    assert_false(person_reads(&p, "experiment found", "The step asks for"));
    runs_with(&p, 2, "4");
    assert_true(told(&p, "tried") == 0);
    press_key(&p, 'Z', "c"); /* they come back, and what is said of them */
    assert_true(person_reads(&p, "experiment found", "Lowest: l2 "));
    assert_true(told(&p, "tried") == 6 && told(&p, "median_loss[1]") == loss);
    runs_with(&p, 4, "3");
    assert_true(told(&p, "tried") == 0);
    runs_with(&p, 4, "2");
    assert_true(told(&p, "median_loss[1]") == loss);
    runs_with(&p, 3, "loss < 0.1");
    assert_true(told(&p, "tried") == 0);
    assert_true(person_reads(&p, "experiment found", "stopped at epoch 2 and by no"));
    frame_destroy(p.frame);
}

/* Of one combination there is nothing to choose from. */
static void one_combination_is_not_the_lowest(void **state) {
    (void)state;
    Person p = with("data: {set: circles, count: 30}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
                    "experiment: {starts: 3, epochs: 2}\n");
    open_sheet(&p);
    press_key(&p, KEY_ENTER, "");
    run_to_the_end(&p);
    assert_true(person_reads(&p, "experiment found", "Half of the runs end below "));
    assert_false(person_reads(&p, "experiment found", "Lowest"));
    frame_destroy(p.frame);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hundreds_of_runs_come_to_a_table),
        cmocka_unit_test(runs_that_were_stopped_go_on),
        cmocka_unit_test(what_others_take_the_place_of_comes_back),
        cmocka_unit_test(another_scene_begins_other_runs),
        cmocka_unit_test(it_can_be_stopped),
        cmocka_unit_test(no_press_in_passing_begins_anew),
        cmocka_unit_test(where_none_reaches_the_goal_the_lowest_loss_is_named),
        cmocka_unit_test(a_column_without_a_run_says_so),
        cmocka_unit_test(the_axis_of_epochs_begins_with_them),
        cmocka_unit_test(each_share_is_written),
        cmocka_unit_test(each_share_of_a_map_is_written),
        cmocka_unit_test(no_dot_of_a_map_lies_on_a_share),
        cmocka_unit_test(a_dot_shows_its_boundary_and_opens_its_run),
        cmocka_unit_test(dots_stay_in_their_cells),
        cmocka_unit_test(a_step_has_an_experiment_of_its_own),
        cmocka_unit_test(what_varies_is_chosen_and_typed),
        cmocka_unit_test(what_is_typed_wrong_is_said_and_can_be_mended),
        cmocka_unit_test(the_scene_keeps_its_experiment),
        cmocka_unit_test(it_opens_on_what_counts),
        cmocka_unit_test(its_picture_speaks_of_what_the_chart_shows),
        cmocka_unit_test(it_is_not_offered_where_nothing_is_trained),
        cmocka_unit_test(other_runs_begin_with_nothing_chosen),
        cmocka_unit_test(many_starts_become_a_surface),
        cmocka_unit_test(it_is_of_all_that_it_was_run_on),
        cmocka_unit_test(all_of_it_is_reached_by_keys),
        cmocka_unit_test(a_step_speaks_of_its_own_experiment_alone),
        cmocka_unit_test(one_combination_is_not_the_lowest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
