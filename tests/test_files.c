/* Files as a person meets them in the window, without the window: a real folder, real files, and
 * what only the outside can do done as sdl/loop.c does it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/files.h"
#include "app/folder.h"
#include "app/kept.h"
#include "draw/picture.h"
#include "draw/text.h"
#include "person.h"
#include "scene/file.h"
#include "scene/link.h"
#include "scene/scene_file.h"
#include "screen/header/header.h"
#include "screen/sheet.h"
#include "system.h"

static char folder[PERSON_FOLDER],
    home[PERSON_FOLDER + 16]; /* and the program's own folder in it */

static bool holds(const char *name, const char *text) {
    static char read[1 << 22];
    FILE *file = fopen(name, "r");
    if (!file) return false;
    read[fread(read, 1, sizeof read - 1, file)] = '\0';
    fclose(file);
    return strstr(read, text) != NULL;
}

static bool is_there(const char *name) {
    return access(name, F_OK) == 0;
}

static const char CIRCLES[] = "title: Rings\ndata: {set: circles, count: 20}\n",
                  MOONS[] = "data: {set: moons, count: 30}\n",
                  LESSON[] = "---\ntitle: Own\n---\n## One\n\n```{scene}\ndata: {set: xor, count: "
                             "24}\n```\n\n## Two\n\nMore.\n";

/* An empty folder to be in, with a home in it. */
static int set_up(void **state) {
    (void)state;
    person_settle(folder, home);
    person_puts("circles.scene", CIRCLES);
    person_puts("moons.scene", MOONS);
    person_puts("own.md", LESSON);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    return !person_clears(folder);
}

static void opens(Person *p, const char *name) {
    press_key(p, 'O', "c");
    types(p, name);
    press_key(p, KEY_ENTER, "");
}

static void saves_as(Person *p, const char *name) {
    press_key(p, 'S', "cs");
    types(p, name);
    press_key(p, KEY_ENTER, "");
}

static bool noticed(const Person *p, const char *words) {
    return strstr(p->frame->lab.notice.text, words) != NULL;
}

/* In the header, as good news. */
static bool said(const Person *p, const char *words) {
    int at = shapes_find(&p->frame->shapes, "notice", 0, -1);
    return at >= 0 && strstr(p->frame->ui.said.text, words) != NULL;
}

static bool told(const Person *p, const char *words) {
    return p->frame->ui.sheet.kind != SHEET_CLOSED &&
           strstr(p->frame->ui.sheet.said.text, words) != NULL;
}

static bool is_marked(const Person *p) {
    return shapes_find(&p->frame->shapes, "edited", 0, -1) >= 0;
}

static int points(const Person *p) {
    return p->frame->lab.scene.data.count;
}

/* ---- links */

static void pastes(Person *p, const char *text) {
    does(p, (InputEvent){.kind = INPUT_PASTE, .pasted = text});
}

static char *link_to(const char *name) {
    Scene scene;
    Message message = {""};
    if (!scene_read(&scene, name, &message)) fail_msg("%s", message.text);
    char *link = link_of_scene(&scene, &message);
    scene_destroy(&scene);
    assert_non_null(link);
    return link;
}

/* No file holds it: it is kept as unsaved work, and saving asks for a name. */
static void a_pasted_link_is_opened(void **state) {
    (void)state;
    Person p = person_at_home(home);
    char *link = link_to("moons.scene"), address[1000];
    snprintf(address, sizeof address, " https://example.org/halfplane.html%s\n", link);
    pastes(&p, address);
    assert_int_equal(points(&p), 30);
    assert_string_equal(p.frame->ui.file_name, "");
    assert_string_equal(p.frame->shelf.recent[0], "");
    assert_true(p.files.unsaved);
    press_key(&p, 'S', "c");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_SAVE);
    press_key(&p, KEY_ESCAPE, "");
    opens(&p, "circles.scene");
    assert_int_equal(points(&p), 20);
    press_key(&p, 'O', "c");
    pastes(&p, link); /* instead of a name */
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_int_equal(points(&p), 30);
    free(link);
    person_leave(&p);
}

static void a_broken_link_changes_nothing(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circles.scene");
    message_set(&p.frame->ui.said, "This is what you had last time.");
    files_open(&p.files, p.frame, "https://example.org/#scene=TY6xDsIw");
    assert_string_equal(p.frame->ui.said.text, "");
    assert_true(noticed(&p, "This link cannot be opened: the link is cut off"));
    assert_int_equal(points(&p), 20);
    pastes(&p, "#lesson=99");
    assert_true(noticed(&p, "there is no lesson 99"));
    assert_false(p.frame->ui.table.open);
    person_leave(&p);
}

static void a_link_to_a_lesson_opens_its_step(void **state) {
    (void)state;
    setenv("HALFPLANE_LESSONS", LESSONS_FOLDER, 1);
    Person p = person_at_home(home);
    pastes(&p, "#lesson=5.3");
    assert_true(p.frame->player.playing);
    assert_int_equal(p.frame->player.step, 2);
    assert_non_null(strstr(p.frame->player.path, "05-how-wrong.md"));
    pastes(&p, "#lesson=5.99");
    assert_true(noticed(&p, "there is no step 99"));
    unsetenv("HALFPLANE_LESSONS");
    person_leave(&p);
}

/* ---- folders */

static void a_real_folder_is_listed(void **state) {
    (void)state;
    assert_int_equal(mkdir("Ünder here", 0700), 0);
    assert_int_equal(symlink("nowhere", "gone.scene"), 0);
    assert_int_equal(symlink("moons.scene", "linked.scene"), 0);
    person_puts(".hidden.scene", MOONS);
    person_puts("notes.pdf", "");
    person_puts("marks.txt", "a,b\n");
    Person p = person_at_home(home);
    press_key(&p, 'O', "c");
    const FileSheet *sheet = &p.frame->ui.sheet;
    const char *rows[] = {"..",           "halfplane", "Ünder here",  "circles.scene",
                          "linked.scene", "marks.txt", "moons.scene", "own.md"};
    assert_string_equal(sheet->folder, folder);
    assert_int_equal(sheet_rows(sheet), 8);
    for (int i = 0; i < 8; i++) assert_string_equal(sheet_row(sheet, i)->name, rows[i]);
    assert_non_null(strstr(sheet_row(sheet, 3)->about, "45 bytes · "));
    Listing listing = {0};
    Message message;
    assert_false(folder_source().list(NULL, "own.md", &listing, &message));
    assert_non_null(strstr(message.text, "own.md cannot be read: Not a directory"));
    person_leave(&p);
}

static void the_last_folder_is_remembered(void **state) {
    (void)state;
    char inside[300];
    snprintf(inside, sizeof inside, "%s/sub", folder);
    assert_int_equal(mkdir(inside, 0700), 0);
    person_puts("sub/deep.scene", MOONS);
    Person p = person_at_home(home);
    files_open(&p.files, p.frame, "sub/deep.scene");
    press_key(&p, 'O', "c");
    assert_string_equal(p.frame->ui.sheet.folder, inside);
    press_key(&p, KEY_ESCAPE, "");
    files_open(&p.files, p.frame, folder); /* a folder, dropped or named: its list */
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_OPEN);
    assert_string_equal(p.frame->ui.sheet.folder, folder);
    person_leave(&p);
}

/* ---- opening */

static void a_file_is_opened_and_a_bad_one_changes_nothing(void **state) {
    (void)state;
    person_puts("bad.scene", "data: {set: ovals}\n");
    Person p = person_at_home(home);
    opens(&p, "circ");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_true(points(&p) == 20 && strcmp(p.frame->ui.file_name, "circles.scene") == 0);
    opens(&p, "bad");
    assert_true(told(&p, "bad.scene:1: ") && told(&p, "ovals"));
    assert_true(points(&p) == 20 && strcmp(p.frame->ui.file_name, "circles.scene") == 0);
    press_key(&p, KEY_ESCAPE, "");
    press_key(&p, 'O', "c");
    types(&p, "moons");
    remove("moons.scene"); /* between being listed and being opened */
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "moons.scene") && told(&p, "No such file"));
    assert_int_equal(sheet_rows(&p.frame->ui.sheet), 0);
    assert_int_equal(points(&p), 20);
    person_leave(&p);
}

/* What it is, and what to do instead; also over what was left unsaved last time. */
static void what_is_no_text_is_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes, *said;
    } cases[] = {{"cat.png", "\x89PNG\r\n\x1a\n", "is a picture"},
                 {"cat.csv", "\x89PNG\r\n\x1a\n", "is a picture"},
                 {"class.xlsx", "PK\x03\x04zip", "save it there as CSV"},
                 {"class.pdf", "%PDF-1.7", "is a PDF"}};
    Person p = person_at_home(home);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        person_puts(cases[i].name, cases[i].bytes);
        message_set(&p.frame->ui.said, "This is what you had last time, and had not saved.");
        assert_false(files_open(&p.files, p.frame, cases[i].name));
        does(&p, (InputEvent){.kind = INPUT_MOVE});
        if (!person_reads(&p, "notice", cases[i].said)) fail_msg("%s", p.frame->lab.notice.text);
    }
    person_leave(&p);
}

static void a_step_of_a_lesson_is_opened_if_there_is_one(void **state) {
    (void)state;
    Person p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, "own.md#2"));
    assert_true(p.frame->player.playing && p.frame->player.step == 1);
    assert_false(files_open(&p.files, p.frame, "own.md#3"));
    assert_true(noticed(&p, "own.md has 2 steps: there is no step 3"));
    const char *first = p.frame->shelf.recent[0];
    assert_string_equal(first + strlen(first) - 7, "/own.md"); /* to be found again */
    assert_true(p.frame->player.step == 1 && points(&p) == 24);
    person_puts("a#2.scene", MOONS);
    assert_true(files_open(&p.files, p.frame, "a#2.scene"));
    assert_int_equal(points(&p), 30);
    person_leave(&p);
}

/* Folders may lie deeper than any room that was made for their names: opened by a short name from
 * where it lies, a file has a long whole one. It is opened, and not among the recent ones, which
 * keep no half names. */
static void a_file_that_lies_very_deep_is_opened(void **state) {
    (void)state;
    char name[201];
    memset(name, 'd', 200);
    name[200] = '\0';
    for (int depth = 0; depth < 8; depth++) {
        assert_int_equal(mkdir(name, 0777), 0);
        assert_int_equal(chdir(name), 0);
    }
    person_puts("deep.scene", CIRCLES);
    Person p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, "deep.scene"));
    assert_int_equal(points(&p), 20);
    assert_string_equal(p.frame->shelf.recent[0], "");
    person_leave(&p);
    assert_int_equal(chdir(folder), 0);
}

/* As many names as are kept, each as long as there is room for: they come back whole and in order.
 * One letter more is not remembered, and one name more puts the first out. */
static void the_longest_names_come_back(void **state) {
    (void)state;
    enum { LONGEST = sizeof((Shelf *)0)->recent[0] - 1 };
    static char name[SHELF_RECENT + 1][LONGEST + 1], longer[LONGEST + 2];
    Person p = person_at_home(home);
    for (int i = 0; i <= SHELF_RECENT; i++) {
        memset(name[i], 'a' + i, LONGEST);
        name[i][0] = '/';
        library_note(&p.files.library, p.frame, name[i]);
    }
    memset(longer, 'z', LONGEST + 1);
    longer[0] = '/';
    library_note(&p.files.library, p.frame, longer);
    person_leave(&p);
    p = person_at_home(home);
    for (int i = 0; i < SHELF_RECENT; i++)
        assert_string_equal(p.frame->shelf.recent[i], name[SHELF_RECENT - i]);
    person_leave(&p);
}

/* ---- unsaved work */

static void edited_work_is_marked_until_it_is_saved_or_undone(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    assert_false(is_marked(&p));
    press_key(&p, 'E', "");
    person_serve(&p);
    assert_true(is_marked(&p));
    press_key(&p, 'R', "");
    person_serve(&p);
    assert_false(is_marked(&p));
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c");
    person_serve(&p);
    assert_true(!is_marked(&p) && holds("circles.scene", "run:"));
    person_leave(&p);
    assert_false(is_there("halfplane/unsaved.scene"));
}

static void a_name_follows_its_work_through_undo(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    opens(&p, "moons");
    assert_true(points(&p) == 30 && said(&p, "Ctrl+Z brings back what you had not saved"));
    const char *copy = p.frame->shelf.recent[1]; /* called by its title and the time */
    assert_true(strncmp(copy + strlen(folder), "/halfplane/kept/Rings 20", 24) == 0);
    assert_true(holds(copy, "set: circles"));
    press_key(&p, 'Z', "c");
    person_serve(&p);
    assert_true(points(&p) == 20 && strcmp(p.frame->ui.file_name, "circles.scene") == 0);
    assert_true(is_marked(&p));
    press_key(&p, 'S', "c");
    assert_true(holds("circles.scene", "run:") && holds("moons.scene", MOONS));
    press_key(&p, 'Z', "cs");
    assert_string_equal(p.frame->ui.file_name, "moons.scene");
    person_leave(&p);
}

static void saved_work_is_left_without_a_word(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    opens(&p, "moons");
    assert_string_equal(p.frame->ui.said.text, "");
    assert_false(is_there("halfplane/kept"));
    person_leave(&p);
}

static void who_saves_hears_that_not_all_has_words(void **state) {
    (void)state;
    person_puts("maxout.scene",
                "data: {set: gauss, count: 20}\nnetwork: {layers: [1 maxout, 1 sigmoid]}\n");
    Person p = person_at_home(home);
    opens(&p, "maxout");
    press_key(&p, 'S', "c");
    assert_true(said(&p, "maxout.scene is saved in "));
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_SET_WEIGHTS,
                                       .weights = {.index = 2, .count = 1, .value = {0.5f}}});
    press_key(&p, 'S', "c");
    assert_true(said(&p, "opening it begins a new run"));
    assert_true(holds("maxout.scene", "values:"));
    person_leave(&p);
}

/* The words of why not, however long the name: left of the buttons, its beginning and its end. */
static void a_long_name_stays_beside_the_buttons(void **state) {
    (void)state;
    Person p = person_at_home(home);
    press_key(&p, 'S', "cs");
    for (int i = 0; i < 10; i++) types(&p, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "too long"));
    const Shapes *shapes = &p.frame->shapes;
    int found = 0;
    float cancel = 0;
    for (int i = -1; (i = shapes_find(shapes, "sheet act", SHEET_CANCEL, i)) >= 0;)
        cancel = shapes->shape[i].rect.x;
    for (int i = -1; (i = shapes_find(shapes, "sheet said", 0, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        const char *word = shapes->text + s->first;
        if (s->kind != SHAPE_TEXT) continue;
        float wide = text_width(p.frame->glyphs, word, &s->text, 1);
        assert_true(s->at.x + wide <= cancel);
        found += strstr(word, "…x") != NULL;
    }
    assert_true(cancel > 0);
    assert_int_equal(found, 1);
    person_leave(&p);
}

/* Its rows go into the scene, unless the tick is set that leaves them in their file. */
static void a_table_may_stay_in_its_file(void **state) {
    (void)state;
    person_puts("cats.csv", "height,weight,kind\n1.5,50,cat\n1.6,61,dog\n1.7,55,cat\n1.8,80,dog\n");
    Person p = person_at_home(home);
    opens(&p, "cats.csv");
    for (int i = 0; i < 100; i++) frame_step(p.frame, &p.input);
    assert_true(frame_use_table(p.frame));
    saves_as(&p, "inside");
    assert_true(holds("inside.scene", "rows:") && !holds("inside.scene", "cats.csv"));
    press_key(&p, 'S', "cs");
    Rect tick = {0};
    for (int i = -1; (i = shapes_find(&p.frame->shapes, "sheet beside", 0, i)) >= 0;)
        tick = p.frame->shapes.shape[i].rect;
    assert_true(tick.w > 100);
    InputEvent press = {.kind = INPUT_PRESS,
                        .at = {tick.x + 10, tick.y + tick.h / 2},
                        .button = BUTTON_LEFT,
                        .clicks = 1};
    does(&p, press);
    press.kind = INPUT_RELEASE;
    does(&p, press);
    types(&p, "beside");
    press_key(&p, KEY_ENTER, "");
    assert_true(holds("beside.scene", "file: cats.csv") && !holds("beside.scene", "rows:"));
    opens(&p, "circles.scene");
    press_key(&p, 'S', "cs"); /* a set has no table */
    assert_true(shapes_find(&p.frame->shapes, "sheet beside", 0, -1) < 0);
    person_leave(&p);
}

/* A scene that names a table holds its rows from when that table is gone: it would not open again. */
static void the_rows_of_a_table_that_is_gone_are_saved(void **state) {
    (void)state;
    person_puts("dogs.csv", "height,weight,kind\n1.5,50,cat\n1.6,61,dog\n1.7,55,cat\n1.8,80,dog\n");
    person_puts("dogs.scene", "data: {file: dogs.csv}\n");
    Person p = person_at_home(home);
    opens(&p, "dogs.scene");
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c");
    assert_true(holds("dogs.scene", "file: dogs.csv"));
    assert_int_equal(remove("dogs.csv"), 0);
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c");
    assert_true(holds("dogs.scene", "rows:") && !holds("dogs.scene", "dogs.csv"));
    opens(&p, "dogs.scene");
    assert_int_equal(p.frame->lab.scene.data.count, 4);
    assert_string_equal(p.frame->lab.scene.data.class_name[0], "cat");
    person_leave(&p);
}

static void the_sheet_begins_where_one_was(void **state) {
    (void)state;
    char sub[300];
    snprintf(sub, sizeof sub, "%s/sub", folder);
    assert_int_equal(mkdir(sub, 0777), 0);
    person_puts("sub/far.scene", CIRCLES);
    Person p = person_at_home(home);
    assert_string_equal(p.frame->ui.sheet.folder, folder);
    assert_true(files_open(&p.files, p.frame, "sub/far.scene"));
    person_leave(&p);
    p = person_at_home(home);
    assert_string_equal(p.frame->ui.sheet.folder, sub);
    person_leave(&p);
    p = person_at_home(home); /* however much has been put among the recent files since */
    assert_string_equal(p.frame->ui.sheet.folder, sub);
    for (int i = 0; i < SHELF_RECENT + 1; i++) {
        char name[512];
        snprintf(name, sizeof name, "%s/kept-%d.scene", home, i);
        library_note(&p.files.library, p.frame, name);
    }
    person_leave(&p);
    p = person_at_home(home);
    assert_string_equal(p.frame->ui.sheet.folder, sub);
    person_leave(&p);
    assert_int_equal(remove("sub/far.scene"), 0);
    assert_int_equal(rmdir(sub), 0);
    p = person_at_home(home); /* that folder has gone */
    assert_string_equal(p.frame->ui.sheet.folder, folder);
    person_leave(&p);
}

/* What is on the screen goes on, and so does its name. */
static void free_play_keeps_the_name_of_what_it_goes_on_with(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    p.frame->ui.home = p.frame->ui.wish.free_play = true;
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_true(!p.frame->ui.home && strcmp(p.frame->ui.file_name, "circles.scene") == 0);
    files_open(&p.files, p.frame, "own.md");
    p.frame->ui.home = p.frame->ui.wish.free_play = true;
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_string_equal(p.frame->ui.file_name, "circles.scene");
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c");
    assert_true(holds("circles.scene", "run:") && !holds("circles.scene", "xor"));
    person_leave(&p);
}

/* A lesson taken up from the home screen must never be saved as the scene that was open before. */
static void a_lesson_does_not_take_a_scenes_name(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    p.frame->ui.home = true;
    p.frame->ui.wish.lesson = 0;
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_true(p.frame->player.playing && !said(&p, "Ctrl+Z"));
    assert_true(holds("halfplane/unsaved.scene", "set: circles")); /* it waits, also for a crash */
    press_key(&p, 'S', "c");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_SAVE);
    assert_string_equal(p.frame->ui.sheet.line.text, "own");
    assert_false(holds("circles.scene", "xor"));
    person_leave(&p);
}

static void takes_first_lesson(Person *p) {
    p->frame->ui.home = true;
    p->frame->ui.wish.lesson = 0;
    does(p, (InputEvent){.kind = INPUT_MOVE});
    assert_true(p->frame->player.playing && !p->frame->ui.home);
}

/* Whatever is opened in its place, the lesson comes back as it was left. */
static void a_lesson_waits_to_be_taken_up_again(void **state) {
    (void)state;
    Person p = person_at_home(home);
    takes_first_lesson(&p);
    const Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.count = 1, .value = {7}}};
    assert_true(lab_apply(&p.frame->lab, &set));
    const uint64_t made = network_hash(lab_network(&p.frame->lab));
    opens(&p, "circ");
    assert_false(p.frame->player.playing);
    assert_true(network_hash(lab_network(&p.frame->lab)) != made);
    takes_first_lesson(&p);
    assert_int_equal(network_hash(lab_network(&p.frame->lab)), made);
    p.frame->ui.home = p.frame->ui.wish.free_play = true;
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_true(!p.frame->player.playing && p.frame->lab.adapts);
    takes_first_lesson(&p);
    assert_int_equal(network_hash(lab_network(&p.frame->lab)), made);
    assert_false(p.frame->lab.adapts);
    person_leave(&p);
}

/* Of two lessons that take turns each comes back as it was left. */
static void lessons_in_turn_wait_for_each_other(void **state) {
    (void)state;
    person_puts("own2.md", LESSON);
    Person p = person_at_home(home);
    uint64_t made[2];
    for (int i = 0; i < 6; i++) {
        p.frame->ui.home = true;
        p.frame->ui.wish.lesson = i % 2;
        does(&p, (InputEvent){.kind = INPUT_MOVE});
        assert_true(p.frame->player.playing && !p.frame->ui.home);
        if (i >= 2) assert_int_equal(network_hash(lab_network(&p.frame->lab)), made[i % 2]);
        const Action set = {.kind = ACTION_SET_WEIGHTS,
                            .weights = {.count = 1, .value = {(float)(7 + i)}}};
        assert_true(lab_apply(&p.frame->lab, &set));
        made[i % 2] = network_hash(lab_network(&p.frame->lab));
    }
    assert_true(made[0] != made[1]);
    person_leave(&p);
}

/* It waits for its file: nothing else is left meanwhile, and what was done in it is not lost. */
static void a_lesson_whose_file_is_gone_waits_for_it(void **state) {
    (void)state;
    Person p = person_at_home(home);
    takes_first_lesson(&p);
    const Action set = {.kind = ACTION_SET_WEIGHTS, .weights = {.count = 1, .value = {7}}};
    assert_true(lab_apply(&p.frame->lab, &set));
    const uint64_t made = network_hash(lab_network(&p.frame->lab));
    opens(&p, "circ");
    const uint64_t rings = network_hash(lab_network(&p.frame->lab));
    static const char *const broken[] = {NULL, "---\ntitle: Own\n", "no front matter\n"};
    for (int b = 0; b < 3; b++) {
        assert_int_equal(remove("own.md"), 0);
        if (broken[b]) person_puts("own.md", broken[b]);
        p.frame->ui.home = true;
        p.frame->ui.wish.lesson = 0;
        does(&p, (InputEvent){.kind = INPUT_MOVE});
        assert_true(noticed(&p, "own.md") && person_reads(&p, "notice", "own.md"));
        assert_true(p.frame->ui.home && !p.frame->player.playing);
        assert_true(points(&p) == 20 && network_hash(lab_network(&p.frame->lab)) == rings);
        person_puts("own.md", LESSON);
    }
    takes_first_lesson(&p);
    assert_int_equal(network_hash(lab_network(&p.frame->lab)), made);
    person_leave(&p);
}

/* Where its step begins otherwise now, that is said; a step that is gone leads to the last. */
static void a_lesson_that_changed_begins_its_step_anew(void **state) {
    (void)state;
    static const char *const other[] = {
        "---\ntitle: Own\n---\n## One\n\n```{scene}\ndata: {set: xor, count: 12}\n```\n",
        "---\ntitle: Own\n---\n## New\n\n```{scene}\ndata: {set: xor, count: 12}\n```\n"};
    for (int o = 0; o < 2; o++) {
        Person p = person_at_home(home);
        takes_first_lesson(&p);
        assert_int_equal(points(&p), 24);
        opens(&p, "circ");
        person_puts("own.md", other[o]);
        takes_first_lesson(&p);
        assert_int_equal(points(&p), 12);
        assert_true(said(&p, "this step begins anew"));
        person_leave(&p);
        person_puts("own.md", LESSON);
    }
}

static void what_was_not_saved_is_there_the_next_time(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    person_leave(&p);
    assert_true(is_there("halfplane/unsaved.scene"));
    p = person_at_home(home);
    assert_true(points(&p) == 20 && said(&p, "what you had last time"));
    opens(&p, "moons"); /* even over that: */
    assert_true(said(&p, "Ctrl+Z brings back"));
    person_leave(&p);
    p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, p.frame->shelf.recent[1]));
    assert_int_equal(points(&p), 20);
    press_key(&p, 'S', "c"); /* the copy is no file of the person's */
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_SAVE);
    person_leave(&p);
}

/* Started with a lesson, the program shows that, and says where the work of last time is. */
static void a_lesson_at_the_start_does_not_pass_for_what_was_left(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    person_leave(&p);
    p = person_at_home(home);
    assert_true(files_open(&p.files, p.frame, "own.md"));
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_true(p.frame->player.playing);
    assert_false(said(&p, "This is what you had"));
    assert_true(said(&p, "waits in free play"));
    p.frame->ui.home = p.frame->ui.wish.free_play = true;
    does(&p, (InputEvent){.kind = INPUT_MOVE});
    assert_int_equal(points(&p), 20);
    person_leave(&p);
}

/* The process is gone: its lock with it. */
static void crashes(Person *p) {
    autosave_release(&p->files.autosave);
    frame_destroy(p->frame);
}

static void adds_point(Person *p) {
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_ADD_POINT, .point = {.x = {0.5f, 0.5f}}});
    person_serve(p);
}

/* No file holds what came by the clipboard. */
static void a_pasted_table_is_there_the_next_time(void **state) {
    (void)state;
    static const char table[] = "hours,passed\n1,no\n2,no\n5,yes\n6,yes\n";
    Person p = person_at_home(home);
    table_sheet_begin(&p.frame->ui.table, "", strdup(table), strlen(table));
    for (int i = 0; i < 20; i++) frame_step(p.frame, &p.input);
    files_use_table(&p.files, p.frame);
    person_serve(&p);
    assert_int_equal(points(&p), 4);
    person_leave(&p);
    p = person_at_home(home);
    assert_int_equal(points(&p), 4);
    person_leave(&p);
}

static void two_windows_keep_a_copy_each(void **state) {
    (void)state;
    needs_a_whole_system();
    Person a = person_at_home(home), b = person_at_home(home);
    opens(&a, "circ");
    adds_point(&a);
    assert_int_equal(points(&b), 0); /* what another window holds is not adopted */
    opens(&b, "moons");
    for (int i = 0; i < 3; i++) adds_point(&b);
    assert_true(is_there("halfplane/unsaved.scene") && is_there("halfplane/unsaved-2.scene"));
    assert_true(is_there("halfplane/unsaved-2.lock") && !is_there("halfplane/unsaved-3.lock"));
    crashes(&b);
    crashes(&a);
    Person c = person_at_home(home); /* the one that was left last is opened, the other listed */
    assert_int_equal(points(&c), 33);
    assert_true(strstr(c.frame->shelf.recent[0], "/kept/Unsaved work 20") != NULL);
    assert_false(is_there("halfplane/unsaved.scene"));
    assert_true(files_open(&c.files, c.frame, c.frame->shelf.recent[0]));
    assert_int_equal(points(&c), 21);
    person_leave(&c);
}

static void what_cannot_be_read_is_moved_aside(void **state) {
    (void)state;
    person_puts("halfplane/unsaved.scene", "title: Precious\nversion: 2\n");
    Person p = person_at_home(home);
    assert_true(noticed(&p, "cannot be read. It is now") &&
                noticed(&p, "unsaved.scene.unreadable"));
    person_leave(&p);
    assert_true(holds("halfplane/unsaved.scene.unreadable", "Precious"));
    assert_int_equal(symlink("/dev/zero", "halfplane/unsaved.scene"), 0);
    p = person_at_home(home);
    assert_true(noticed(&p, "unsaved.scene.unreadable-2"));
    opens(&p, "circ");
    press_key(&p, 'E', "");
    person_leave(&p);
    assert_true(holds("halfplane/unsaved.scene", "set: circles"));
    assert_true(holds("halfplane/unsaved.scene.unreadable", "Precious"));
}

/* Where no name is left to move it to, it stays, and nothing is written over it. */
static void what_cannot_be_moved_aside_is_not_written_over(void **state) {
    (void)state;
    char name[80];
    person_puts("halfplane/unsaved.scene", "title: Precious\nversion: 2\n");
    person_puts("halfplane/unsaved.scene.unreadable", "older");
    for (int i = 2; i < 100; i++) {
        snprintf(name, sizeof name, "halfplane/unsaved.scene.unreadable-%d", i);
        person_puts(name, "older");
    }
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    person_serve(&p);
    person_leave(&p);
    autosave_release(&p.files.autosave); /* its process ends, though it had kept nothing */
    assert_true(holds("halfplane/unsaved.scene", "Precious"));
    assert_true(holds("halfplane/unsaved.scene.unreadable-99", "older"));
    unlink("halfplane/unsaved.scene.unreadable-99");
    p = person_at_home(home);
    assert_true(noticed(&p, "unsaved.scene.unreadable-99"));
    person_leave(&p);
    assert_true(holds("halfplane/unsaved.scene.unreadable-99", "Precious"));
}

static void an_edit_is_kept_within_a_second_and_training_later(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    adds_point(&p);
    assert_true(holds("halfplane/unsaved.scene", "[0.5, 0.5, blue]"));
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
    files_keep(&p.files, p.frame, p.now + 5);
    assert_false(holds("halfplane/unsaved.scene", "epochs 1"));
    lab_apply(&p.frame->lab, &(Action){.kind = ACTION_ERASE_POINT, .point = {.index = 20}});
    files_keep(&p.files, p.frame, p.now + 5.1);
    assert_true(holds("halfplane/unsaved.scene", "epochs 1"));
    crashes(&p);
}

static void what_two_windows_remember_becomes_one(void **state) {
    (void)state;
    Person a = person_at_home(home), b = person_at_home(home);
    assert_true(files_open(&a.files, a.frame, "circles.scene"));
    assert_true(files_open(&b.files, b.frame, "moons.scene"));
    assert_true(strstr(b.frame->shelf.recent[1], "circles.scene") != NULL);
    person_puts("halfplane/progress", "05-other.md 6 3 1\n");
    assert_true(files_open(&a.files, a.frame, "own.md"));
    person_serve(&a);
    library_keep(&a.files.library, a.frame);
    assert_true(holds("halfplane/progress", "05-other.md 6 3 1"));
    assert_true(holds("halfplane/progress", "own.md 2 1 0 last"));
    person_leave(&a);
    person_leave(&b);
    person_puts("halfplane/progress", "of another version: 7\n");
    a = person_at_home(home);
    assert_true(noticed(&a, "progress.unreadable"));
    library_keep(&a.files.library, a.frame);
    person_leave(&a);
    assert_true(holds("halfplane/progress.unreadable", "another version"));
}

/* What another window has taken off the list of files is off it here. */
static void a_list_that_grew_shorter_is_short(void **state) {
    (void)state;
    Person p = person_at_home(home);
    const Shelf *shelf = &p.frame->shelf;
    opens(&p, "circ");
    opens(&p, "moons");
    assert_non_null(strstr(shelf->recent[1], "circles.scene"));
    person_puts("halfplane/recent", "\n/of/theirs.scene\n\n/of/hers.scene\n");
    opens(&p, "own");
    assert_string_equal(shelf->recent[1], "/of/theirs.scene");
    assert_string_equal(shelf->recent[2], "/of/hers.scene");
    assert_string_equal(shelf->recent[3], "");
    crashes(&p);
}

/* Reading a pipe or an endless device would never end. */
static void what_is_no_file_is_not_read(void **state) {
    (void)state;
    needs_a_whole_system();
    assert_int_equal(mkfifo("halfplane/progress", 0600), 0);
    assert_int_equal(mkfifo("pipe.scene", 0600), 0);
    assert_int_equal(mkfifo("a-pipe.md", 0600), 0);
    assert_int_equal(symlink("/dev/zero", "halfplane/recent"), 0);
    Person p = person_at_home(home);
    assert_true(noticed(&p, "progress.unreadable"));
    assert_int_equal(p.frame->shelf.count, 1);
    assert_false(files_open(&p.files, p.frame, "pipe.scene"));
    assert_true(noticed(&p, "pipe.scene is no ordinary file"));
    person_leave(&p);
}

/* ---- saving */

/* Also the next time the sheet begins where something was saved; and what was said goes with the
 * next press. */
static void a_sheet_begins_where_something_was_saved(void **state) {
    (void)state;
    char sub[300];
    snprintf(sub, sizeof sub, "%s/sub", folder);
    assert_int_equal(mkdir(sub, 0700), 0);
    Person p = person_at_home(home);
    frame_free_play(p.frame);
    press_key(&p, 'S', "c");
    snprintf(p.frame->ui.sheet.folder, sizeof p.frame->ui.sheet.folder, "%s", sub);
    press_key(&p, KEY_ENTER, "");
    assert_true(is_there("sub/circles-1.scene") && said(&p, "circles-1.scene is saved in /"));
    click(&p, (Point){1, 1}, BUTTON_LEFT, 1);
    assert_string_equal(p.frame->ui.said.text, "");
    person_leave(&p);
    p = person_at_home(home);
    assert_string_equal(p.frame->ui.sheet.folder, sub);
    person_leave(&p);
}

static void work_without_a_name_asks_for_one(void **state) {
    (void)state;
    Person p = person_at_home(home);
    frame_free_play(p.frame);
    press_key(&p, 'S', "c");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_SAVE);
    assert_string_equal(p.frame->ui.sheet.line.text,
                        "circles-1"); /* what is shown; circles.scene is there */
    types(&p, "größer – 圆");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_true(is_there("größer – 圆.scene"));
    assert_true(said(&p, "größer – 圆.scene is saved in /") && said(&p, folder));
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c"); /* now at once */
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_true(holds("größer – 圆.scene", "run:"));
    person_leave(&p);
}

static void a_file_is_replaced_only_when_asked_again(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    saves_as(&p, "moons");
    assert_true(told(&p, "moons.scene is there already") && holds("moons.scene", MOONS));
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_true(holds("moons.scene", "set: circles") && holds("circles.scene", CIRCLES));
    assert_string_equal(p.frame->ui.file_name, "moons.scene");
    person_leave(&p);
}

static void what_somebody_else_wrote_is_replaced_only_when_asked(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    person_puts("circles.scene", "title: Theirs\ndata: {set: moons, count: 30}\n");
    press_key(&p, 'S', "c");
    assert_true(told(&p, "circles.scene was changed by another program"));
    assert_string_equal(sheet_ending(&p.frame->ui.sheet), ""); /* the name has it */
    press_key(&p, KEY_ESCAPE, "");
    press_key(&p, KEY_ESCAPE, "");
    assert_true(holds("circles.scene", "Theirs") && is_marked(&p));
    press_key(&p, 'S', "c");
    press_key(&p, KEY_ENTER, "");
    assert_true(holds("circles.scene", "Rings") && !is_marked(&p));
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c"); /* what was saved here is known */
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    remove("circles.scene");
    press_key(&p, 'E', "");
    press_key(&p, 'S', "c");
    assert_true(holds("circles.scene", "epochs 3"));
    person_leave(&p);
}

static void what_cannot_be_written_is_said(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    saves_as(&p, "no/such/folder");
    assert_true(told(&p, "cannot be written") && told(&p, "Choose another name or folder"));
    press_key(&p, KEY_ESCAPE, "");
    assert_int_equal(mkdir("taken.scene", 0700), 0);
    saves_as(&p, "taken");
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "Is a directory"));
    assert_string_equal(p.frame->ui.file_name, "circles.scene");
    person_leave(&p);
}

static void a_full_disk_harms_nothing(void **state) {
    (void)state;
    needs_a_whole_system();
    Person p = person_at_home(home);
    opens(&p, "circ");
    press_key(&p, 'E', "");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before, small;
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 16;
    setrlimit(RLIMIT_FSIZE, &small);
    press_key(&p, 'S', "c");
    bool was_said = noticed(&p, "circles.scene: cannot be written: File too large");
    press_key(&p, 'E', "c");
    was_said &= noticed(&p, "circles-1.py: cannot be written");
    press_key(&p, 'B', "");
    person_serve(&p);
    was_said &= noticed(&p, "No copy against a crash can be kept");
    setrlimit(RLIMIT_FSIZE, &before); /* there is room again: */
    files_keep(&p.files, p.frame, p.now += 2);
    bool kept = is_there("halfplane/unsaved.scene") && !noticed(&p, "No copy");
    setrlimit(RLIMIT_FSIZE, &small);
    adds_point(&p);
    bool stays = !files_close(&p.files, p.frame) && noticed(&p, "close again to lose it");
    setrlimit(RLIMIT_FSIZE, &before);
    assert_true(was_said && stays && kept);
    assert_true(holds("circles.scene", CIRCLES) && !is_there("circles-1.py"));
    assert_true(files_close(&p.files, p.frame)); /* asked for twice, it is closed */
    frame_destroy(p.frame);
}

static void without_a_home_it_works_and_says_what_it_cannot(void **state) {
    (void)state;
    home[0] = '\0';
    Person p = person_at_home(home);
    assert_string_equal(p.files.autosave.path, "");
    opens(&p, "circ");
    assert_int_equal(points(&p), 20);
    assert_true(files_close(&p.files, p.frame)); /* nothing to lose yet */
    press_key(&p, 'E', "");
    assert_false(files_close(&p.files, p.frame));
    assert_true(noticed(&p, "there is no folder for it"));
    press_key(&p, 'S', "c");
    assert_true(holds("circles.scene", "run:"));
    person_leave(&p);
}

static void exports_lie_beside_the_file_and_replace_nothing(void **state) {
    (void)state;
    assert_int_equal(mkdir("sub", 0700), 0);
    person_puts("sub/rings.scene", CIRCLES);
    person_puts("sub/rings-1.py", "mine");
    Person p = person_at_home(home);
    files_open(&p.files, p.frame, "sub/rings.scene");
    press_key(&p, 'E', "c");
    assert_true(holds("sub/rings-1.py", "mine") && holds("sub/rings-2.py", "def predict"));
    assert_true(said(&p, "rings-2.py is saved in /") && said(&p, "/sub"));
    assert_int_equal(p.frame->lab.programs, 1);
    person_leave(&p);
}

/* Nothing of a name is cut off, however long it is. */
static void exports_of_long_names_have_their_endings(void **state) {
    (void)state;
    char stem[120] = "", name[160];
    memset(stem, 'x', sizeof stem - 1);
    snprintf(name, sizeof name, "%s.scene", stem);
    person_puts(name, CIRCLES);
    Person p = person_at_home(home);
    files_open(&p.files, p.frame, name);
    press_key(&p, 'E', "c");
    snprintf(name, sizeof name, "%s-1.py", stem);
    assert_true(holds(name, "def predict"));
    person_leave(&p);
}

/* What is made of a table lies beside the table. */
static void exports_lie_beside_a_table(void **state) {
    (void)state;
    static const char table[] = "hours,passed\n1,no\n2,no\n5,yes\n6,yes\n";
    char sub[300];
    snprintf(sub, sizeof sub, "%s/sub", folder);
    assert_int_equal(mkdir("sub", 0700), 0);
    person_puts("sub/exam.csv", table);
    Person p = person_at_home(home);
    table_sheet_begin(&p.frame->ui.table, "sub/exam.csv", strdup(table), strlen(table));
    for (int i = 0; i < 20; i++) frame_step(p.frame, &p.input);
    files_use_table(&p.files, p.frame);
    person_serve(&p);
    assert_string_equal(p.frame->ui.sheet.folder, sub);
    press_key(&p, 'E', "c");
    assert_true(said(&p, "-1.py is saved in /") && said(&p, "/sub"));
    person_leave(&p);
}

static void runs_to_the_end(Person *p) {
    press_key(p, 'U', "");
    press_key(p, KEY_ENTER, "");
    for (int i = 0; p->frame->ui.experiment.at.going; i++) {
        frame_step(p->frame, &p->input);
        assert_true(i < 100000);
    }
}

static void an_experiment_is_saved_as_a_table_that_replaces_none(void **state) {
    (void)state;
    enum { SAVE = 3 };
    person_puts("rates.scene", "data: {set: circles, count: 20}\n"
                               "network: {layers: [2 tanh, 1 sigmoid]}\n"
                               "experiment: {vary: [\"rate=0.3,3\"], starts: 3, epochs: 9}\n");
    person_puts("rates-1.csv", "mine");
    Person p = person_at_home(home);
    opens(&p, "rates.scene");
    runs_to_the_end(&p);
    press(&p, "experiment act", SAVE);
    char *table = experiment_table(&p.frame->ui.experiment.at, true);
    assert_true(holds("rates-1.csv", "mine"));
    assert_true(holds("rates-2.csv", table) && holds("rates-2.csv", "rate,seed,ended,epochs,"));
    assert_true(holds("rates-2.csv", "\n3,3,epochs,9,"));
    free(table);
    struct stat is;
    assert_int_equal(stat("rates-2.csv", &is), 0);
    table = experiment_table(&p.frame->ui.experiment.at, true);
    assert_int_equal(is.st_size, strlen(table)); /* and nothing else is in it */
    free(table);
    assert_true(person_reads(&p, "experiment found", "rates-2.csv is saved in"));
    assert_true(person_reads(&p, "experiment found", folder));
    press(&p, "experiment act", SAVE);
    assert_true(is_there("rates-3.csv"));
    person_leave(&p);
}

static void a_table_that_cannot_be_saved_is_told_in_the_sheet(void **state) {
    (void)state;
    enum { SAVE = 3 };
    needs_a_whole_system();
    Person p = person_at_home(home);
    opens(&p, "circ");
    runs_to_the_end(&p);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before, small;
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 16;
    setrlimit(RLIMIT_FSIZE, &small);
    press(&p, "experiment act", SAVE);
    bool was_said = person_reads(&p, "experiment wrong", "large.");
    was_said &=
        strstr(p.frame->ui.experiment.wrong.text, "circles-1.csv: cannot be written") != NULL;
    setrlimit(RLIMIT_FSIZE, &before);
    assert_true(was_said && !is_there("circles-1.csv"));
    press(&p, "experiment act", SAVE); /* there is room again */
    assert_true(person_reads(&p, "experiment found", "circles-1.csv is saved in"));
    person_leave(&p);
}

static void the_plane_is_drawn_as_wide_as_is_asked(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    does(&p, (InputEvent){.kind = INPUT_KEY, .key = KEY_F12, .shift = true});
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_PICTURE);
    assert_string_equal(p.frame->ui.sheet.line.text, "1600");
    types(&p, "99");
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "a whole number from 200 to 7680"));
    press_key(&p, KEY_BACKSPACE, "");
    press_key(&p, KEY_BACKSPACE, "");
    types(&p, "400");
    press_key(&p, KEY_ENTER, "");
    assert_int_equal(p.frame->ui.sheet.kind, SHEET_CLOSED);
    assert_true(said(&p, "circles-1.png is saved in /") && said(&p, folder));
    Canvas canvas;
    assert_true(picture_read(&canvas, "circles-1.png", NULL));
    assert_true(canvas.width == 400 && canvas.height == 400);
    free(canvas.pixels);
    person_puts("sum.scene", "graph: {expression: \"y = x + 1\", values: {x: 2}}\n");
    opens(&p, "sum");
    does(&p, (InputEvent){.kind = INPUT_KEY, .key = KEY_F12, .shift = true});
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "there is no plane to draw"));
    person_leave(&p);
}

/* The window, the large panel and the plane are also written as SVG. */
static void drawings_are_saved_beside_the_file(void **state) {
    (void)state;
    Person p = person_at_home(home);
    opens(&p, "circ");
    press(&p, "act", ACT_SHARE);
    press(&p, "act", ACT_EXPORT);
    press_part(&p, "export", 0, EXPORT_WINDOW_SVG);
    assert_true(said(&p, "circles-1.svg is saved in /"));
    assert_true(holds("circles-1.svg", "width=\"1440\" height=\"900\""));
    assert_true(holds("circles-1.svg", ">Network<"));
    assert_false(holds("circles-1.svg", "Hand this over")); /* the sheet that the list hangs in */
    press(&p, "act", ACT_SHARE);
    press(&p, "act", ACT_EXPORT);
    press_part(&p, "export", 0, EXPORT_PANEL_SVG);
    assert_true(is_there("circles-2.svg"));
    assert_true(holds("circles-2.svg", ">x₁<")); /* the plane, and nothing beside it */
    assert_false(holds("circles-2.svg", ">Network<"));
    press_key(&p, KEY_F12, "s");
    press(&p, "sheet act", SHEET_CAPTION);
    press(&p, "sheet act", SHEET_VECTOR);
    press_key(&p, KEY_ENTER, "");
    assert_true(said(&p, "circles-3.svg is saved in /"));
    assert_true(holds("circles-3.svg", "<svg") && holds("circles-3.svg", ">Rings"));
    person_leave(&p);
}

/* ---- the program's own folders */

static bool may_be_entered(const char *name) {
    struct stat about;
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat(name, &about), 0);
    return S_ISDIR(about.st_mode) && (about.st_mode & 07777) == (0777 & ~mask);
}

/* Work that another scene was opened over, and thumbnails: where their owner comes to them, and a
 * program that is not root. */
static void folders_are_made_for_who_owns_them(void **state) {
    (void)state;
    char kept[1024], taken[1024];
    Scene scene = scene_default();
    assert_true(kept_write("halfplane/kept/", &scene, kept));
    assert_true(may_be_entered("halfplane/kept") && is_there(kept));
    assert_true(kept_take("halfplane/taken/", kept, taken));
    assert_true(may_be_entered("halfplane/taken") && is_there(taken) && !is_there(kept));
    scene_destroy(&scene);
    Person p = person_at_home(home);
    assert_true(may_be_entered("halfplane/thumbnails"));
    assert_non_null(strstr(p.frame->shelf.cache, "halfplane/thumbnails"));
    person_leave(&p);
}

/* What lies in the way of the folder is left alone, and no thumbnail is kept. */
static void no_thumbnail_is_kept_in_a_file(void **state) {
    (void)state;
    person_puts("halfplane/thumbnails", "mine");
    Person p = person_at_home(home);
    assert_string_equal(p.frame->shelf.cache, "");
    person_leave(&p);
    assert_true(holds("halfplane/thumbnails", "mine"));
}

/* Copies whose path fits are whole; there is none of which only a part would be named. */
static void a_copy_has_its_whole_name_or_none(void **state) {
    (void)state;
    Scene scene = scene_default();
    char deep[1200] = "";
    int kept = 0, refused = 0;
    for (int i = 0; i < 9; i++) { /* folders of 100 letters within each other */
        size_t used = strlen(deep);
        memset(deep + used, 'd', 100);
        snprintf(deep + used + 100, sizeof deep - used - 100, "/");
        assert_int_equal(mkdir(deep, 0777), 0);
    }
    for (int length = 60; length < 110; length++) {
        char inner[1400], path[1024];
        snprintf(
            inner, sizeof inner, "%s%.*s/", deep, length,
            "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"
            "eeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
        if (!kept_write(inner, &scene, path)) {
            refused++;
            continue;
        }
        kept++;
        assert_true(is_there(path));
        assert_string_equal(path + strlen(path) - 6, ".scene");
    }
    assert_true(kept > 0 && refused > 0);
    scene_destroy(&scene);
}

/* A folder of the program's own that lies too deep is none: what is remembered does not go into the
 * folder that the beginning of its name leads to. */
static void a_folder_that_lies_too_deep_is_none(void **state) {
    (void)state;
    char deep[1300], beginning[1040];
    snprintf(deep, sizeof deep, "%s", home);
    while (strlen(deep) < 1100) {
        size_t used = strlen(deep);
        memset(deep + used, 'd', 50);
        snprintf(deep + used + 50, sizeof deep - used - 50, "/");
        assert_int_equal(mkdir(deep, 0777), 0);
    }
    Person p = person_at_home(deep);
    library_note(&p.files.library, p.frame, "own.md");
    library_note_folder(&p.files.library, "/tmp");
    person_serve(&p);
    person_leave(&p);
    snprintf(beginning, sizeof beginning, "%.1023s%s", deep, "recent");
    assert_false(is_there(beginning));
    snprintf(beginning, sizeof beginning, "%.1023s%s", deep, "folder");
    assert_false(is_there(beginning));
}

/* Another program may have been stopped in the middle of its turn: nobody waits for it. */
static void a_turn_that_does_not_end_is_not_waited_for(void **state) {
    (void)state;
    int turn = file_lock("halfplane/turn.lock", false);
    assert_true(turn >= 0);
    alarm(30); /* else it would wait for ever */
    Person p = person_at_home(home);
    library_note(&p.files.library, p.frame, "own.md");
    person_leave(&p);
    alarm(0);
    close(turn);
    assert_true(is_there("halfplane/recent"));
}

/* A lesson that is being written is read anew; with a mistake it says so and stays as it was. */
static void a_lesson_that_is_written_is_followed(void **state) {
    (void)state;
    Person p = person_at_home(home);
    Message message;
    assert_true(frame_open(p.frame, "own.md", &message));
    person_serve(&p);
    person_puts("own.md", "---\ntitle: Own\n---\n## Two\n\nMore.\n\n## Three\n\nNew.\n");
    library_keep(&p.files.library, p.frame);
    assert_int_equal(p.frame->player.lesson.steps, 2);
    assert_string_equal(p.frame->player.lesson.step[1].title, "Three");
    assert_string_equal(p.frame->lab.notice.text, "");
    person_puts("own.md", "This is no lesson.\n");
    int64_t revision = p.frame->ui.revision;
    library_keep(&p.files.library, p.frame);
    assert_int_equal(p.frame->player.lesson.steps, 2);
    assert_true(noticed(&p, "own.md") && p.frame->ui.revision > revision);
    revision = p.frame->ui.revision;
    library_keep(&p.files.library, p.frame); /* as it is: nothing is read once more */
    assert_int_equal(p.frame->ui.revision, revision);
    person_leave(&p);
}

/* A pipe in the place of its file would keep who reads it waiting: the lesson stays, and says so. */
static void a_lesson_whose_file_becomes_a_pipe_stays(void **state) {
    (void)state;
    Person p = person_at_home(home);
    Message message;
    assert_true(frame_open(p.frame, "own.md", &message));
    person_serve(&p);
    unlink("own.md");
    assert_int_equal(mkfifo("own.md", 0666), 0);
    alarm(30); /* else it would wait for ever */
    library_keep(&p.files.library, p.frame);
    alarm(0);
    assert_true(p.frame->player.playing);
    assert_string_equal(p.frame->player.lesson.title, "Own");
    assert_string_equal(p.frame->lab.notice.text,
                        "The lesson's file is no ordinary file any more.");
    unlink("own.md");
    person_puts("own.md", LESSON);
    library_keep(&p.files.library, p.frame);
    assert_string_equal(p.frame->lab.notice.text, "");
    person_leave(&p);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_pasted_link_is_opened),
        TEST(a_lesson_at_the_start_does_not_pass_for_what_was_left),
        TEST(a_broken_link_changes_nothing),
        TEST(a_link_to_a_lesson_opens_its_step),
        TEST(a_real_folder_is_listed),
        TEST(drawings_are_saved_beside_the_file),
        TEST(the_last_folder_is_remembered),
        TEST(a_file_is_opened_and_a_bad_one_changes_nothing),
        TEST(what_is_no_text_is_told_apart),
        TEST(a_step_of_a_lesson_is_opened_if_there_is_one),
        TEST(a_file_that_lies_very_deep_is_opened),
        TEST(the_longest_names_come_back),
        TEST(edited_work_is_marked_until_it_is_saved_or_undone),
        TEST(a_name_follows_its_work_through_undo),
        TEST(saved_work_is_left_without_a_word),
        TEST(who_saves_hears_that_not_all_has_words),
        TEST(a_long_name_stays_beside_the_buttons),
        TEST(a_table_may_stay_in_its_file),
        TEST(the_rows_of_a_table_that_is_gone_are_saved),
        TEST(the_sheet_begins_where_one_was),
        TEST(free_play_keeps_the_name_of_what_it_goes_on_with),
        TEST(a_lesson_does_not_take_a_scenes_name),
        TEST(a_lesson_waits_to_be_taken_up_again),
        TEST(lessons_in_turn_wait_for_each_other),
        TEST(a_lesson_whose_file_is_gone_waits_for_it),
        TEST(a_lesson_that_changed_begins_its_step_anew),
        TEST(what_was_not_saved_is_there_the_next_time),
        TEST(a_pasted_table_is_there_the_next_time),
        TEST(two_windows_keep_a_copy_each),
        TEST(what_cannot_be_read_is_moved_aside),
        TEST(what_cannot_be_moved_aside_is_not_written_over),
        TEST(what_two_windows_remember_becomes_one),
        TEST(a_list_that_grew_shorter_is_short),
        TEST(what_is_no_file_is_not_read),
        TEST(an_edit_is_kept_within_a_second_and_training_later),
        TEST(a_sheet_begins_where_something_was_saved),
        TEST(work_without_a_name_asks_for_one),
        TEST(a_file_is_replaced_only_when_asked_again),
        TEST(what_somebody_else_wrote_is_replaced_only_when_asked),
        TEST(what_cannot_be_written_is_said),
        TEST(a_full_disk_harms_nothing),
        TEST(without_a_home_it_works_and_says_what_it_cannot),
        TEST(the_plane_is_drawn_as_wide_as_is_asked),
        TEST(exports_lie_beside_the_file_and_replace_nothing),
        TEST(exports_of_long_names_have_their_endings),
        TEST(exports_lie_beside_a_table),
        TEST(an_experiment_is_saved_as_a_table_that_replaces_none),
        TEST(a_table_that_cannot_be_saved_is_told_in_the_sheet),
        TEST(folders_are_made_for_who_owns_them),
        TEST(no_thumbnail_is_kept_in_a_file),
        TEST(a_folder_that_lies_too_deep_is_none),
        TEST(a_turn_that_does_not_end_is_not_waited_for),
        TEST(a_copy_has_its_whole_name_or_none),
        TEST(a_lesson_that_is_written_is_followed),
        TEST(a_lesson_whose_file_becomes_a_pipe_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
