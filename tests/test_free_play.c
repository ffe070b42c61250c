/* Nothing leaks: a lesson, a table, a set and one's own work in free play, in every order, each as
 * it would be alone; and what was built in free play is there again, also after a crash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/files.h"
#include "app/kept.h"
#include "draw/painter.h"
#include "lab/replay.h"
#include "near.h"
#include "person.h"

static char folder[PERSON_FOLDER];
static char home[PERSON_FOLDER + 16];

static const char LESSON[] =
    "---\ntitle: Own\n---\n## One\n\n```{scene}\ndata: {set: xor, count: 24}\n"
    "network: {layers: [2 tanh, 1 sigmoid]}\ntraining: {optimizer: adam, rate: 0.2}\n"
    "show: [plane, landscape, points, shares]\nhand: erase\n```\n\nText.\n\n## Two\n\nMore.\n";
static const char TABLE[] = "height,weight,kind\n1.5,50,cat\n1.6,61,dog\n1.7,55,cat\n1.8,80,dog\n";

static int set_up(void **state) {
    (void)state;
    person_settle(folder, home);
    person_puts("own.md", LESSON);
    person_puts("table.csv", TABLE);
    person_puts("shown.scene",
                "data: {set: moons, count: 30}\nshow: [plane, likelihood, points]\n");
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    return !person_clears(folder);
}

/* As the window's loop: a frame, and what only the outside can do. */
static void goes_on(Person *p) {
    frame_step(p->frame, &p->input);
    person_serve(p);
}

static void applies(Person *p, Action action) {
    assert_true(lab_apply(&p->frame->lab, &action));
    goes_on(p);
}

static void crashes(Person *p) {
    goes_on(p);
    frame_destroy(p->frame);
    autosave_release(&p->files.autosave); /* as the system does */
}

/* ---- what is there */

static uint64_t work_hash(const Lab *lab) {
    Scene scene = lab_scene(lab);
    uint64_t hash = document_hash(&scene);
    scene_destroy(&scene);
    return hash;
}

typedef struct Found {
    uint64_t hash;
    int64_t epoch, epochs;
    int undos, point;
    char desk[DESK_TEXT], file[128];
    Tool tool;
    float lens; /* of the arrows */
} Found;

static Found look(const Person *p) {
    const Lab *lab = &p->frame->lab;
    const Desk desk = desk_of(&p->frame->ui);
    Found found = {.hash = work_hash(lab),
                   .epoch = lab_now(lab),
                   .epochs = lab_timeline(lab)->epochs,
                   .undos = lab->history.undos,
                   .point = lab->selected.point,
                   .tool = p->frame->ui.tool,
                   .lens = p->frame->ui.rulers.now.lens[MOVE_STEP]};
    desk_text(&desk, found.desk);
    memcpy(found.file, p->frame->ui.file_name, sizeof found.file);
    return found;
}

static void is_the_same(const Found *a, const Found *b) {
    assert_true(a->hash == b->hash);
    assert_int_equal(a->epoch, b->epoch);
    assert_int_equal(a->epochs, b->epochs);
    assert_int_equal(a->undos, b->undos);
    assert_int_equal(a->point, b->point);
    assert_int_equal(a->tool, b->tool);
    assert_true(a->lens == b->lens);
    assert_string_equal(a->desk, b->desk);
    assert_string_equal(a->file, b->file);
}

/* ---- what a person does */

static void goes_to_free_play(Person *p) {
    p->frame->ui.home = true;
    p->frame->ui.wish.free_play = true;
    goes_on(p);
}

static void chooses_set(Person *p, SetKind kind) {
    Action action = control_action(&p->frame->lab, CONTROL_SET, kind - 1);
    applies(p, action);
}

static const char OWN_DESK[] = "plane gradients weights hulls ";

/* Points, a few epochs, panels and a tool of one's own. */
static void builds(Person *p) {
    goes_to_free_play(p);
    ui_put(&p->frame->ui, PANEL_GRADIENTS, PLACE_UPPER);
    p->frame->ui.extra[EXTRA_HULLS] = true;
    applies(p, (Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, 2}, .label = 1}});
    for (int i = 0; i < 5; i++) applies(p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    applies(p, (Action){.kind = ACTION_SEEK, .epoch = 3});
    applies(p, (Action){.kind = ACTION_SELECT_POINT, .point = {.index = 7}});
    p->frame->ui.tool = TOOL_CLASS1;
    goes_on(p);
}

/* ---- visits: each looks as it does in a program that has just been started */

static void opens_lesson(Person *p) {
    assert_true(files_open(&p->files, p->frame, "own.md"));
    goes_on(p);
}

/* It is shown first, and then used. */
static void opens_table(Person *p) {
    assert_true(files_open(&p->files, p->frame, "table.csv"));
    for (int i = 0; i < 100; i++) goes_on(p);
    assert_true(frame_use_table(p->frame));
    goes_on(p);
}

static Found alone(void (*visit)(Person *p)) {
    char other[sizeof home];
    snprintf(other, sizeof other, "%s/alone/", folder);
    mkdir(other, 0777);
    Person p = person_at_home(other);
    visit(&p);
    Found found = look(&p);
    frame_destroy(p.frame);
    return found;
}

static void takes_a_lesson(Person *p) {
    Found should = alone(opens_lesson);
    goes_on(p);
    Found before = look(p);
    bool own = !p->frame->player.playing;
    opens_lesson(p);
    Found there = look(p);
    is_the_same(&there, &should);
    assert_true(p->frame->player.playing);
    assert_int_equal(p->frame->ui.tool, TOOL_ERASE);
    applies(p, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    p->frame->ui.accuracy = true;
    goes_to_free_play(p);
    Found after = look(p);
    if (own) is_the_same(&after, &before);
    assert_false(p->frame->ui.accuracy);
}

static void takes_a_table(Person *p) {
    Found should = alone(opens_table);
    opens_table(p);
    Found there = look(p);
    assert_true(there.hash == should.hash);
    assert_int_equal(there.tool, TOOL_MOVE);
    assert_string_equal(there.desk, OWN_DESK);
    assert_string_equal(there.file, "table.csv");
    p->frame->ui.tool = TOOL_ERASE;
}

static void takes_a_set(Person *p) {
    chooses_set(p, p->frame->lab.scene.set.kind == SET_MOONS ? SET_XOR : SET_MOONS);
    const Scene *scene = &p->frame->lab.scene;
    Dataset fresh = dataset_generate(&scene->set);
    assert_int_equal(scene->data.count, fresh.count);
    assert_memory_equal(scene->data.x, fresh.x, sizeof(float) * (size_t)(2 * fresh.count));
    assert_string_equal(scene->data.name[0], fresh.name[0]);
    assert_string_equal(scene->data.class_name[1], fresh.class_name[1]);
    assert_string_equal(scene->file, "");
    assert_string_equal(scene->title, "");
    assert_false(scene->scale);
    assert_int_equal(p->frame->ui.tool, TOOL_MOVE);
    dataset_destroy(&fresh);
    p->frame->ui.tool = TOOL_CLASS2;
}

/* To the list of lessons and back again. */
static void goes_home(Person *p) {
    Found before = look(p);
    goes_to_free_play(p);
    Found after = look(p);
    is_the_same(&after, &before);
}

enum { VISITS = 4 };
static void (*const visits[VISITS])(Person *p) = {takes_a_lesson, takes_a_table, takes_a_set,
                                                  goes_home};

/* The next order of the four, by counting; false after the last. */
static bool is_order(int number, int order[VISITS]) {
    int used = 0;
    for (int i = 0; i < VISITS; i++, number /= VISITS) {
        order[i] = number % VISITS;
        used |= 1 << order[i];
    }
    return used == (1 << VISITS) - 1;
}

static void nothing_is_left_over_in_any_order(void **state) {
    (void)state;
    int orders = 0;
    int order[VISITS];
    for (int number = 0; number < 256; number++) {
        if (!is_order(number, order)) continue;
        Person p = person_at_home(home);
        builds(&p);
        for (int i = 0; i < VISITS; i++) {
            visits[order[i]](&p);
            Found found = look(&p);
            assert_string_equal(found.desk, OWN_DESK);
        }
        files_close(&p.files, p.frame);
        frame_destroy(p.frame);
        remove("halfplane/unsaved.scene");
        orders++;
    }
    assert_int_equal(orders, 24);
}

/* ---- one by one */

/* ---- back to the first picture */

static uint32_t *paints(Person *p) {
    Canvas canvas = {.width = 1440, .height = 900, .density = 1};
    canvas.pixels = calloc((size_t)canvas.width * (size_t)canvas.height, sizeof *canvas.pixels);
    Painter *painter = painter_create(p->frame->glyphs, 1);
    frame_draw(p->frame);
    painter_paint(painter, &canvas, &p->frame->shapes);
    painter_destroy(painter);
    return canvas.pixels;
}

/* Every kind of change: of points, sets, network, training and weights, and training itself. */
static void changes_thirty_times(Person *p) {
    static const struct {
        Control control;
        double value;
    } chosen[] = {{CONTROL_NOISE, 0.5},        {CONTROL_LAYERS, 2},
                  {CONTROL_RATE, 0.1},         {CONTROL_INPUT + 2, 1},
                  {CONTROL_LOSS, LOSS_HINGE},  {CONTROL_OPTIMIZER, OPTIMIZER_ADAM},
                  {CONTROL_SET, SET_SINE - 1}, {CONTROL_SET, SET_BLOBS - 1},
                  {CONTROL_HELD_OUT, 0.5},     {CONTROL_SET, SET_XOR - 1}};
    Lab *lab = &p->frame->lab;
    for (size_t c = 0; c < sizeof chosen / sizeof *chosen; c++) {
        Action step = {.kind = ACTION_STEP, .size = STEP_EPOCH};
        applies(p, control_action(lab, chosen[c].control, chosen[c].value));
        for (int i = 0; i < 3; i++) applies(p, step);
        applies(p, (Action){.kind = ACTION_ADD_POINT, .point = {.x = {1, (float)c / 3}}});
        applies(p, step);
        applies(p, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 2}});
    }
    assert_true(lab->history.undos >= 30);
}

static void thirty_undos_lead_back_to_the_first_picture(void **state) {
    (void)state;
    size_t size = sizeof(uint32_t) * 1440 * 900;
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    uint32_t *first = paints(&p);
    changes_thirty_times(&p);
    uint32_t *changed = paints(&p);
    assert_true(memcmp(first, changed, size) != 0);
    while (p.frame->lab.history.undos > 0) press_key(&p, 'Z', "c");
    uint32_t *last = paints(&p);
    if (memcmp(first, last, size) != 0) fail_msg("the first picture is not found again");
    free(first);
    free(changed);
    free(last);
    crashes(&p);
}

static void a_lesson_leaves_free_play_and_its_undo_alone(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    for (int i = 0; i < 150; i++) applies(&p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    const Rulers *rulers = &p.frame->ui.rulers; /* steps have become small, and stay true */
    assert_true(rulers->fitting[MOVE_STEP] > rulers->now.lens[MOVE_STEP]);
    Found before = look(&p);
    opens_lesson(&p);
    for (int i = 0; i < 10; i++) press_key(&p, 'Z', "c");
    assert_int_equal(p.frame->lab.scene.set.kind, SET_XOR);
    goes_to_free_play(&p);
    Found after = look(&p);
    is_the_same(&after, &before);
    int count = p.frame->lab.scene.data.count;
    press_key(&p, 'Z', "c"); /* the last thing that was done there */
    assert_int_equal(p.frame->lab.scene.data.count, count - 1);
    crashes(&p);
}

/* Who left while it played finds it paused, where it was, and the lesson does not play either. */
static void free_play_rests_during_a_lesson(void **state) {
    (void)state;
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    chooses_set(&p, SET_MOONS);
    applies(&p, (Action){.kind = ACTION_PLAY});
    for (int i = 0; i < 5; i++) goes_on(&p);
    assert_true(p.frame->lab.play.playing);
    opens_lesson(&p);
    assert_false(p.frame->lab.play.playing);
    int64_t left = lab_now(&p.frame->free_play.lab);
    assert_true(left > 0);
    for (int i = 0; i < 5; i++) goes_on(&p);
    goes_to_free_play(&p);
    assert_false(p.frame->lab.play.playing);
    for (int i = 0; i < 5; i++) goes_on(&p);
    assert_int_equal(lab_now(&p.frame->lab), left);
    person_leave(&p);
}

static void expect_beyond(const Lab *lab, const Lab *a, const Lab *b) {
    assert_true(lab->revision > a->revision && lab->revision > b->revision);
    assert_true(lab->trained > a->trained && lab->trained > b->trained);
    assert_true(lab->documents > a->documents && lab->documents > b->documents);
}

/* Whoever keeps a picture, a number or a file's name by one of the counts never takes what another
 * lab had for what this one has, and what a person has tried is not forgotten on the way. */
static void counts_go_on_from_lab_to_lab(void **state) {
    (void)state;
    for (int anew = 0; anew < 2; anew++) { /* back to what was there, or to a new one */
        Person p = person_at_home(home);
        builds(&p);
        Lab *lab = &p.frame->lab;
        const Lab own = *lab;
        opens_lesson(&p);
        expect_beyond(lab, &own, &own);
        lab->revision += 100;
        lab->trained += 100;
        lab->documents += 100;
        lab->tries = 770;
        lab->programs = 3;
        lab->tables = 2;
        const Lab taken = *lab;
        p.frame->ui.wish.anew = anew;
        if (anew)
            goes_on(&p);
        else
            goes_to_free_play(&p);
        assert_null(p.frame->player.lesson.step);
        expect_beyond(lab, &own, &taken);
        assert_true(lab->tries >= 770 && lab->programs == 3 && lab->tables == 2);
        crashes(&p);
    }
}

/* A graph stands on the stage with its numbers beside it, whatever stood there, and is gone with
 * its scene. */
static void a_graph_goes_on_the_stage(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    person_puts("sum.scene", "graph: {expression: \"y = x + 1\", values: {x: 2}}\n");
    assert_true(files_open(&p.files, p.frame, "sum.scene"));
    goes_on(&p);
    Found graph = look(&p);
    assert_string_equal(graph.desk, "graph weights gradients hulls ");
    opens_table(&p);
    Found table = look(&p);
    assert_string_equal(table.desk, OWN_DESK);
    crashes(&p);
}

/* What a lesson shows its runs side by side as, and which, is not what free play begins with. */
static void a_lesson_leaves_runs_side_by_side_alone(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    opens_lesson(&p);
    p.frame->ui.compare.panel = PANEL_LANDSCAPE;
    p.frame->ui.compare.last = (SceneCompare){.count = 2, .what = "seed", .value = {"1", "2"}};
    goes_to_free_play(&p);
    assert_int_equal(p.frame->ui.compare.panel, PANEL_PLANE);
    assert_int_equal(p.frame->ui.compare.last.count, 0);
    crashes(&p);
}

/* Nor does anything that lay over it, or had the keyboard, or was in the hand. */
static void what_is_open_over_a_lesson_closes_with_it(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens_lesson(&p);
    press(&p, "word", 0);
    assert_non_null(p.frame->ui.popup.card.target);
    p.frame->ui.help = true;
    press_key(&p, KEY_TAB, "");
    ui_take_tool(&p.frame->ui, &p.frame->lab, TOOL_ERASE);
    goes_to_free_play(&p);
    const UiState *ui = &p.frame->ui;
    assert_false(ui->help);
    assert_true(!ui->popup.card.target && !ui->focus.target && !ui->pressed.target);
    assert_int_equal(ui->tool, TOOL_MOVE);
    crashes(&p);
}

static void a_lesson_that_cannot_be_read_changes_nothing(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    Found before = look(&p);
    assert_false(files_open(&p.files, p.frame, "gone.md"));
    goes_on(&p);
    Found after = look(&p);
    is_the_same(&after, &before);
    crashes(&p);
}

static void from_one_lesson_to_the_next_free_play_waits(void **state) {
    (void)state;
    person_puts("second.md", LESSON);
    Person p = person_at_home(home);
    builds(&p);
    Found before = look(&p);
    opens_lesson(&p);
    assert_true(files_open(&p.files, p.frame, "second.md"));
    goes_on(&p);
    opens_lesson(&p);
    goes_to_free_play(&p);
    Found after = look(&p);
    is_the_same(&after, &before);
    crashes(&p);
}

static void a_files_panels_go_with_it(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    assert_true(files_open(&p.files, p.frame, "shown.scene"));
    goes_on(&p);
    Found shown = look(&p);
    assert_string_equal(shown.desk, "plane likelihood - ");
    opens_table(&p);
    Found table = look(&p);
    assert_string_equal(table.desk, OWN_DESK);
    crashes(&p);
}

/* What was unsaved stays so however often the program is closed: doing its run again is
 * no saving. */
static void unsaved_work_outlives_many_closings(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    applies(&p, (Action){.kind = ACTION_PLAY});
    lab_advance(&p.frame->lab, 3000); /* longer than a frame takes to do again */
    applies(&p, (Action){.kind = ACTION_PAUSE});
    Found before = look(&p);
    for (int i = 0; i < 3; i++) {
        assert_true(files_close(&p.files, p.frame));
        frame_destroy(p.frame);
        p = person_at_home(home);
        for (int f = 0; f < 10 * i; f++) goes_on(&p); /* at once, or after a while */
    }
    assert_false(lab_replays(&p.frame->lab));
    Found after = look(&p);
    assert_true(after.hash == before.hash);
    assert_int_equal(after.epoch, before.epoch);
    crashes(&p);
}

/* A long run is done again little by little. Until then the file is what it was: saving, closing
 * and looking for changes take nothing of it away. */
static void a_run_that_is_done_again_loses_nothing(void **state) {
    (void)state;
    FILE *out = fopen("long.scene", "w");
    fputs("data: {set: circles, count: 200}\nnetwork: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
          "run: [epochs 3000, set rate 0.2, epochs 3000]\n",
          out);
    fclose(out);
    Person p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, "long.scene"));
    goes_on(&p);
    assert_true(lab_replays(&p.frame->lab) && !p.frame->ui.edited);
    files_save(&p.files, p.frame);
    goes_on(&p);
    assert_true(lab_replays(&p.frame->lab));
    assert_true(files_open(&p.files, p.frame, "shown.scene"));
    goes_on(&p);
    assert_false(lab_replays(&p.frame->lab));
    press_key(&p, 'Z', "c"); /* from its start, as it was loaded */
    assert_true(lab_replays(&p.frame->lab) && lab_replay_share(&p.frame->lab) < 0.5);
    assert_true(files_close(&p.files, p.frame));
    frame_destroy(p.frame);
    char text[4000] = "";
    FILE *in = fopen("long.scene", "r");
    assert_true(fread(text, 1, sizeof text - 1, in) > 0);
    fclose(in);
    assert_non_null(strstr(text, "- epochs 3000\n- set rate 0.2\n- epochs 3000\n"));
    p = person_at_home(home);
    assert_int_equal(p.frame->lab.scene.document, 0); /* nothing was unsaved */
    assert_true(files_open(&p.files, p.frame, "long.scene"));
    lab_replay_stop(&p.frame->lab);
    goes_on(&p);
    assert_true(p.frame->ui.edited); /* it is shorter now than its file */
    crashes(&p);
}

/* A file that cannot be opened while a run is done again, as at a start with unsaved work. */
static void what_is_said_meanwhile_stays(void **state) {
    (void)state;
    person_puts("again.scene", "data: {set: circles, count: 200}\n"
                               "network: {layers: [8 tanh, 8 tanh, 1 sigmoid]}\n"
                               "run: [epochs 500, set rate 0.2, epochs 500]\n");
    person_puts("broken.scene", "data: {set: circle}\n");
    Person p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, "again.scene"));
    assert_false(files_open(&p.files, p.frame, "broken.scene"));
    assert_true(lab_replays(&p.frame->lab));
    for (int i = 0; i < 1000 && lab_replays(&p.frame->lab); i++) goes_on(&p);
    assert_false(lab_replays(&p.frame->lab));
    assert_non_null(strstr(p.frame->lab.notice.text, "broken.scene"));
    crashes(&p);
}

static void after_a_crash_in_a_lesson_free_play_is_there(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    Found before = look(&p);
    opens_lesson(&p);
    applies(&p, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    crashes(&p);
    p = person_at_home(home);
    Found after = look(&p);
    assert_int_equal(p.frame->lab.scene.data.count, 161);
    assert_string_equal(after.desk, before.desk);
    assert_int_equal(after.tool, TOOL_MOVE);
    goes_on(&p);
    assert_string_equal(p.frame->shelf.work, "Untitled (edited)");
    crashes(&p);
}

/* What was erased from a set comes back by undo, and with it the set: the eraser stays. */
static void undo_leaves_what_is_in_the_hand(void **state) {
    (void)state;
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    chooses_set(&p, SET_MOONS);
    p.frame->ui.tool = TOOL_ERASE;
    applies(&p, (Action){.kind = ACTION_ERASE_POINT, .point = {.index = 0}});
    assert_int_equal(p.frame->lab.scene.set.kind, SET_NONE);
    press_key(&p, 'Z', "c");
    assert_int_equal(p.frame->lab.scene.set.kind, SET_MOONS);
    assert_int_equal(p.frame->ui.tool, TOOL_ERASE);
    chooses_set(&p, SET_XOR);
    assert_int_equal(p.frame->ui.tool, TOOL_MOVE);
    crashes(&p);
}

static void new_begins_anew_and_keeps_what_was_there(void **state) {
    (void)state;
    Person p = person_at_home(home);
    builds(&p);
    applies(&p, control_action(&p.frame->lab, CONTROL_RATE, 50));
    uint64_t before = work_hash(&p.frame->lab);
    p.frame->ui.tool = TOOL_ERASE;
    applies(&p, (Action){.kind = ACTION_SPEED, .number = 0});
    applies(&p, (Action){.kind = ACTION_STEP_SIZE, .size = STEP_POINT});
    press_key(&p, 'N', "c");
    Found anew = look(&p);
    assert_int_equal(p.frame->lab.play.speed, PLAY_TRAIN);
    assert_int_equal(p.frame->lab.play.size, STEP_EPOCH);
    assert_string_equal(anew.desk, "plane network weights ");
    assert_int_equal(anew.tool, TOOL_MOVE);
    assert_near(p.frame->lab.scene.training.rate, 2, 1e-6);
    assert_int_equal(p.frame->lab.scene.data.count, 160);
    assert_string_equal(p.frame->shelf.work, "Circles");
    assert_true(strstr(p.frame->shelf.recent[0], "/kept/Untitled 20") != NULL);
    press_key(&p, 'Z', "c");
    assert_true(work_hash(&p.frame->lab) == before);
    crashes(&p);
}

/* The first thing anybody sees is one key away; the second goes on with what was left. */
static void space_on_the_home_screen_plays(void **state) {
    (void)state;
    Person p = person_at_home(home);
    p.frame->ui.home = true;
    frame_step(p.frame, &p.input);
    press_key(&p, KEY_SPACE, "");
    assert_true(!p.frame->ui.home && p.frame->lab.play.playing);
    for (int i = 0; i < 5 * 60; i++) frame_step(p.frame, &p.input); /* five seconds */
    assert_true(p.frame->lab.score.accuracy > 0.95);
    press_key(&p, KEY_SPACE, "");
    assert_false(p.frame->lab.play.playing);
    int64_t epoch = p.frame->lab.run->trainer.epoch;
    p.frame->ui.home = true;
    frame_step(p.frame, &p.input);
    press_key(&p, KEY_SPACE, "");
    assert_true(!p.frame->ui.home && p.frame->lab.play.playing);
    assert_true(p.frame->lab.run->trainer.epoch >= epoch);
    crashes(&p);
}

static int count_kept(void) {
    DIR *there = opendir("halfplane/kept");
    int count = 0;
    if (!there) return 0;
    for (struct dirent *e; (e = readdir(there)) != NULL;) count += e->d_name[0] != '.';
    closedir(there);
    return count;
}

/* As by a clock that ran ahead. */
static void dates_copies(time_t when) {
    DIR *there = opendir("halfplane/kept");
    assert_non_null(there);
    for (struct dirent *e; (e = readdir(there)) != NULL;) {
        const struct timespec then[2] = {{.tv_sec = when}, {.tv_sec = when}};
        if (e->d_name[0] != '.') assert_int_equal(utimensat(dirfd(there), e->d_name, then, 0), 0);
    }
    closedir(there);
}

static void copies_are_dated_and_few(void **state) {
    (void)state;
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    for (int i = 0; i < KEPT_MOST + 5; i++) {
        applies(&p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
        press_key(&p, 'N', "c");
        assert_int_equal(count_kept(), i + 1 < KEPT_MOST ? i + 1 : KEPT_MOST);
    }
    dates_copies(time(NULL) + 1000);
    applies(&p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    press_key(&p, 'N', "c");
    assert_int_equal(count_kept(), KEPT_MOST);
    if (!files_open(&p.files, p.frame, p.frame->shelf.recent[0]))
        fail_msg("%s", p.frame->lab.notice.text);
    goes_on(&p);
    assert_string_equal(p.frame->ui.file_name, ""); /* no file of the person's */
    assert_string_equal(p.frame->shelf.work, "Circles (edited)");
    crashes(&p);
}

/* The one that was written first goes, wherever it stands in the list. */
static void the_oldest_copy_goes(void **state) {
    (void)state;
    for (int oldest = 0; oldest < KEPT_MOST; oldest += KEPT_MOST - 1) {
        char name[80], path[1024];
        Scene scene = scene_default();
        for (int i = 0; i < KEPT_MOST; i++) {
            snprintf(name, sizeof name, "halfplane/kept/%c.scene", 'A' + i);
            if (i == 0) assert_true(kept_write("halfplane/kept/", &scene, path));
            if (i == 0) remove(path);
            person_puts(name, "data: {set: xor}\n");
            const struct timespec then[2] = {{.tv_sec = 1000 + (i != oldest)},
                                             {.tv_sec = 1000 + (i != oldest)}};
            assert_int_equal(utimensat(AT_FDCWD, name, then, 0), 0);
        }
        person_puts("left.scene", "data: {set: xor}\n");
        if (oldest == 0) /* one that is written, or one that was left by another window */
            assert_true(kept_write("halfplane/kept/", &scene, path));
        else
            assert_true(kept_take("halfplane/kept/", "left.scene", path));
        assert_int_equal(count_kept(), KEPT_MOST);
        snprintf(name, sizeof name, "halfplane/kept/%c.scene", 'A' + oldest);
        assert_int_equal(access(name, F_OK), -1);
        assert_int_equal(access(path, F_OK), 0);
        remove(path);
        scene_destroy(&scene);
    }
}

static const char *title(const Person *p) {
    return scene_called(&p->frame->lab.scene, p->frame->ui.file_name);
}

static void titles_follow(void **state) {
    (void)state;
    person_puts("rings.scene", "title: Rings\ndata: {set: circles, count: 20}\n");
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    assert_string_equal(title(&p), "Circles");
    chooses_set(&p, SET_MOONS);
    assert_string_equal(title(&p), "Two moons");
    applies(&p, (Action){.kind = ACTION_CLEAR_POINTS});
    assert_string_equal(title(&p), "Untitled");
    assert_true(files_open(&p.files, p.frame, "rings.scene"));
    goes_on(&p);
    assert_string_equal(title(&p), "Rings");
    files_save(&p.files, p.frame);
    assert_string_equal(title(&p), "Rings");
    FileSheet *sheet = &p.frame->ui.sheet;
    sheet->kind = SHEET_SAVE;
    snprintf(sheet->path, sizeof sheet->path, "%s/mine.scene", folder);
    files_answer(&p.files, p.frame);
    goes_on(&p);
    assert_string_equal(title(&p), "mine.scene");
    opens_table(&p);
    assert_string_equal(title(&p), "table.csv");
    chooses_set(&p, SET_MOONS);
    assert_string_equal(title(&p), "Two moons");
    crashes(&p);
}

static void pastes_table(Person *p) {
    table_sheet_begin(&p->frame->ui.table, "", strdup(TABLE), strlen(TABLE));
    goes_on(p);
    assert_true(frame_use_table(p->frame));
    goes_on(p);
}

/* Also under the name of a file that says no title of its own. */
static void what_is_recovered_keeps_its_name(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens_table(&p);
    FileSheet *sheet = &p.frame->ui.sheet;
    sheet->kind = SHEET_SAVE;
    snprintf(sheet->path, sizeof sheet->path, "%s/class 7b.scene", folder);
    files_answer(&p.files, p.frame);
    applies(&p, (Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    assert_string_equal(title(&p), "class 7b.scene");
    crashes(&p);
    p = person_at_home(home);
    goes_on(&p);
    assert_string_equal(title(&p), "class 7b.scene");
    assert_string_equal(p.frame->ui.file_name, ""); /* nothing is written over it unasked */
    crashes(&p);
    p = person_at_home(home);
    assert_string_equal(title(&p), "class 7b.scene");
    chooses_set(&p, SET_MOONS);
    assert_string_equal(title(&p), "Two moons");
    crashes(&p);
}

/* From a lesson, when nothing was there in free play: undo does not lead to what
 * nobody has seen. */
static void a_table_pasted_into_a_lesson_is_the_first(void **state) {
    (void)state;
    void (*const ways[])(Person *) = {pastes_table, opens_table};
    for (int way = 0; way < 2; way++) {
        Person p = person_at_home(home);
        opens_lesson(&p);
        ways[way](&p);
        int points = p.frame->lab.scene.data.count;
        assert_true(points > 2);
        for (int i = 0; i < 5; i++) press_key(&p, 'Z', "c");
        assert_int_equal(p.frame->lab.scene.data.count, points);
        crashes(&p);
    }
}

/* Also of one that was pasted, and is in no file. */
static void nothing_of_a_table_is_left_in_a_set(void **state) {
    (void)state;
    void (*const ways[])(Person *) = {pastes_table, opens_table};
    Scene first = shelf_first_scene();
    for (int i = 0; i < 2; i++) {
        Person p = person_at_home(home);
        goes_to_free_play(&p);
        ways[i](&p);
        assert_true(p.frame->lab.scene.scale);
        chooses_set(&p, SET_CIRCLES);
        const Scene *scene = &p.frame->lab.scene;
        assert_string_equal(title(&p), "Circles");
        assert_false(scene->scale);
        assert_int_equal(scene->data.count, first.data.count);
        assert_true(scene->set.noise == first.set.noise);
        assert_true(scene->held_out == first.held_out);
        assert_int_equal(scene->network.layers, first.network.layers);
        assert_int_equal(scene->network.units[0], first.network.units[0]);
        assert_int_equal(scene->network.activation[0], first.network.activation[0]);
        press_key(&p, 'Z', "c");
        assert_int_equal(p.frame->lab.scene.data.count, 4);
        assert_int_equal(p.frame->lab.scene.network.layers, 1);
        crashes(&p);
    }
    scene_destroy(&first);
}

static void expect_desk(const Person *p, const char *panels) {
    char text[DESK_TEXT];
    Desk desk = desk_of(&p->frame->ui);
    assert_string_equal(desk_text(&desk, text), panels);
}

/* The panels that an expression brought go with it, whatever takes it away; one that was typed into
 * a panel of one's own leaves that where it is. */
static void the_panels_of_an_expression_go_with_it(void **state) {
    (void)state;
    person_puts("graph.scene", "graph: {expression: \"x*y\", values: {x: 2, y: 3}}\n");
    Person p = person_at_home(home);
    goes_to_free_play(&p);
    ui_put(&p.frame->ui, PANEL_CURVE, PLACE_LOWER);
    expect_desk(&p, "plane network curve ");
    assert_true(files_open(&p.files, p.frame, "graph.scene"));
    goes_on(&p);
    expect_desk(&p, "graph weights curve ");
    press(&p, "expression away", 0);
    goes_on(&p);
    assert_false(lab_is_graph(&p.frame->lab));
    expect_desk(&p, "plane network curve ");
    press_key(&p, 'Z', "c"); /* it comes back */
    goes_on(&p);
    assert_true(lab_is_graph(&p.frame->lab));
    expect_desk(&p, "graph weights curve ");
    chooses_set(&p, SET_CIRCLES); /* which are to be seen */
    goes_on(&p);
    assert_false(lab_is_graph(&p.frame->lab));
    expect_desk(&p, "plane network curve ");
    press_key(&p, 'Z', "c");
    goes_on(&p);
    assert_true(lab_is_graph(&p.frame->lab) && p.frame->lab.scene.data.count == 0);
    expect_desk(&p, "graph weights curve ");
    press_key(&p, 'Z', "c"); /* before the file was opened */
    goes_on(&p);
    expect_desk(&p, "plane network curve ");
    ui_put(&p.frame->ui, PANEL_GRAPH, PLACE_STAGE);
    p.frame->ui.revision++;
    goes_on(&p);
    press(&p, "example", 0);
    goes_on(&p);
    press(&p, "expression away", 0);
    goes_on(&p);
    expect_desk(&p, "graph network curve ");
    crashes(&p);
}

static void a_desk_is_read_as_it_was_written(void **state) {
    (void)state;
    char text[DESK_TEXT];
    static const char *const kept[] = {"plane gradients weights hulls ", "numbers - - ",
                                       "graph - plane blame log-loss "};
    static const char *const wrong[] = {
        "",        "plane", "plane plane weights ", "- plane network ", "plane nothing weights ",
        "\xff\xfe"};
    for (int i = 0; i < 3; i++) {
        Desk desk = desk_read(kept[i]);
        assert_string_equal(desk_text(&desk, text), kept[i]);
    }
    for (int i = 0; i < 6; i++) {
        Desk desk = desk_read(wrong[i]);
        assert_string_equal(desk_text(&desk, text), "plane network weights ");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_left_over_in_any_order),
        TEST(thirty_undos_lead_back_to_the_first_picture),
        TEST(a_lesson_leaves_free_play_and_its_undo_alone),
        TEST(free_play_rests_during_a_lesson),
        TEST(counts_go_on_from_lab_to_lab),
        TEST(a_graph_goes_on_the_stage),
        TEST(a_lesson_leaves_runs_side_by_side_alone),
        TEST(what_is_open_over_a_lesson_closes_with_it),
        TEST(a_lesson_that_cannot_be_read_changes_nothing),
        TEST(from_one_lesson_to_the_next_free_play_waits),
        TEST(a_files_panels_go_with_it),
        TEST(unsaved_work_outlives_many_closings),
        TEST(a_run_that_is_done_again_loses_nothing),
        TEST(what_is_said_meanwhile_stays),
        TEST(after_a_crash_in_a_lesson_free_play_is_there),
        TEST(undo_leaves_what_is_in_the_hand),
        TEST(new_begins_anew_and_keeps_what_was_there),
        TEST(space_on_the_home_screen_plays),
        TEST(copies_are_dated_and_few),
        TEST(the_oldest_copy_goes),
        TEST(titles_follow),
        TEST(what_is_recovered_keeps_its_name),
        TEST(a_table_pasted_into_a_lesson_is_the_first),
        TEST(nothing_of_a_table_is_left_in_a_set),
        TEST(the_panels_of_an_expression_go_with_it),
        TEST(a_desk_is_read_as_it_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
