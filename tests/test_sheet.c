/* The sheet of files, driven by keys and mouse as a person would, over folders that exist only
 * here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "app/frame.h"
#include "called.h"
#include "fonts.h"
#include "screen/header/header.h"
#include "screen/sheet.h"
#include "ui/layout.h"

/* ---- folders that nobody has */

static const struct {
    const char *folder, *name;
    bool is_folder;
} things[] = {
    {"/", "home", true},
    {"/home", "ada", true},
    {"/home", "locked", true},
    {"/home/ada", "scenes", true},
    {"/home/ada", "Älter", true},
    {"/home/ada", ".secret", true},
    {"/home/ada", "rings.scene", false},
    {"/home/ada", "rain.csv", false},
    {"/home/ada", "my lesson.md", false},
    {"/home/ada", "photo.png", false},
    {"/home/ada", ".hidden.scene", false},
    {"/home/ada/scenes", "größer – 圆.scene", false},
    {"/home/ada/scenes",
     "a name so long that no list in the world has room for all of it, and then some.scene", false},
};

static bool list_things(void *data, const char *folder, Listing *listing, Message *message) {
    int *many = data;
    if (strstr(folder, "locked")) return message_set(message, "The folder %s is locked.", folder);
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        if (strcmp(folder, things[i].folder) != 0) continue;
        listing_add(listing, things[i].name, things[i].is_folder,
                    things[i].is_folder ? "" : "12 kB · 25 Nov");
    }
    for (int i = 0; many && i < *many; i++) {
        char name[32];
        snprintf(name, sizeof name, "scene %05d.scene", (i * 7919) % *many);
        listing_add(listing, name, false, "1 kB");
    }
    return true;
}

typedef struct Person {
    Frame *frame;
    FileSheet *sheet;
    Input input;
} Person;

static Person person_at(const char *folder, int *many) {
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    p.sheet = &p.frame->ui.sheet;
    p.sheet->source = (FolderSource){many, list_things};
    snprintf(p.sheet->folder, sizeof p.sheet->folder, "%s", folder);
    p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 640, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void does(Person *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
}

static void press_key(Person *p, int key, const char *with) {
    InputEvent event = {.kind = INPUT_KEY, .key = key};
    event.shift = strchr(with, 's') != NULL;
    event.ctrl = strchr(with, 'c') != NULL;
    does(p, event);
}

static void types(Person *p, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    snprintf(event.text, sizeof event.text, "%s", text);
    does(p, event);
}

static const Shape *target(const Person *p, const char *name, int index) {
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        if (p->frame->shapes.shape[i].kind == SHAPE_TARGET) return &p->frame->shapes.shape[i];
    }
    return NULL;
}

static void click(Person *p, const char *name, int index, int clicks) {
    const Shape *s = target(p, name, index);
    if (!s) {
        fail_msg("there is no %s %d to press", name, index);
        return;
    }
    Point at = {s->rect.x + s->rect.w / 2, s->rect.y + s->rect.h / 2};
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    for (int i = 1; i <= clicks; i++) {
        does(p, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = i});
        does(p, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = BUTTON_LEFT});
    }
}

/* Whether something on the screen reads so. */
static bool says(const Person *p, const char *words) {
    for (int i = 0; i < p->frame->shapes.shapes; i++) {
        const Shape *s = &p->frame->shapes.shape[i];
        if (s->kind == SHAPE_TEXT && strstr(p->frame->shapes.text + s->first, words)) return true;
    }
    return false;
}

/* Whether that is what the sheet says is wrong. It is set in lines, word by word. */
static bool told(const Person *p, const char *words) {
    return shapes_find(&p->frame->shapes, "sheet said", 0, -1) >= 0 &&
           strstr(p->sheet->said.text, words);
}

static const char *chosen(const Person *p) {
    const ListingEntry *entry = sheet_row(p->sheet, p->sheet->chosen);
    return entry ? entry->name : "";
}

static bool list_nothing(void *data, const char *folder, Listing *listing, Message *message) {
    (void)data, (void)folder, (void)listing, (void)message;
    return true;
}

/* ---- opening */

/* In folders as deep as paths may be long, two files whose whole names are longer. */
static bool list_the_deepest(void *data, const char *folder, Listing *listing, Message *message) {
    (void)data, (void)folder, (void)message;
    listing_add(listing, "measured.csv", false, "");
    listing_add(listing, "measured again.csv", false, "");
    return true;
}

static void a_path_that_is_too_long_is_said_to_be(void **state) {
    (void)state;
    char deep[SHEET_PATH - 4] = "/";
    while (strlen(deep) + 4 < sizeof deep) strcat(deep, "an/");
    Person p = person_at(deep, NULL);
    p.sheet->source = (FolderSource){NULL, list_the_deepest};
    press_key(&p, 'O', "c");
    types(&p, "measu");
    press_key(&p, KEY_TAB, "");
    assert_int_equal(p.sheet->ahead.showns, 2);
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "That path is too long."));
    assert_false(p.sheet->wanted);
    frame_destroy(p.frame);
}

/* Nothing is wrong with a disk that is empty. */
static void an_empty_folder_is_no_fault(void **state) {
    (void)state;
    Person p = person_at("/", NULL);
    p.sheet->source = (FolderSource){NULL, list_nothing};
    press_key(&p, 'O', "c");
    assert_int_equal(p.sheet->kind, SHEET_OPEN);
    assert_int_equal(sheet_rows(p.sheet), 0);
    assert_string_equal(p.sheet->said.text, "");
    frame_destroy(p.frame);
}

static void folders_come_first_then_what_can_be_opened(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'O', "c");
    assert_int_equal(p.sheet->kind, SHEET_OPEN);
    const char *rows[] = {"..", "scenes", "Älter", "my lesson.md", "rain.csv", "rings.scene"};
    assert_int_equal(sheet_rows(p.sheet), 6);
    for (int i = 0; i < 6; i++) assert_string_equal(sheet_row(p.sheet, i)->name, rows[i]);
    assert_true(says(&p, "12 kB · 25 Nov") && says(&p, "Älter") && !says(&p, "photo"));
    assert_string_equal(chosen(&p), "scenes");
    frame_destroy(p.frame);
}

static void keys_are_enough_to_open(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    int points = p.frame->lab.scene.data.count;
    press_key(&p, 'O', "c");
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_DOWN, "");
    assert_string_equal(chosen(&p), "my lesson.md");
    press_key(&p, KEY_PAGE_DOWN, "");
    assert_string_equal(chosen(&p), "rings.scene");
    press_key(&p, KEY_PAGE_UP, "");
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->folder, "/home/ada/scenes");
    press_key(&p, KEY_BACKSPACE, "");
    assert_string_equal(p.sheet->folder, "/home/ada");
    assert_string_equal(chosen(&p), "scenes"); /* where one came from */
    types(&p, "RAI");
    assert_int_equal(sheet_rows(p.sheet), 1);
    assert_string_equal(chosen(&p), "rain.csv");
    press_key(&p, 'S', ""); /* letters are no commands now */
    press_key(&p, KEY_ENTER, "");
    assert_true(p.sheet->wanted);
    assert_string_equal(p.sheet->path, "/home/ada/rain.csv");
    assert_int_equal(p.frame->lab.scene.data.count, points);
    frame_destroy(p.frame);
}

static void typing_narrows_and_deleting_widens(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'O', "c");
    types(&p, "Ä");
    assert_string_equal(chosen(&p), "Älter");
    types(&p, "x");
    assert_int_equal(sheet_rows(p.sheet), 0);
    assert_true(says(&p, "Nothing here has that in its name"));
    press_key(&p, KEY_ENTER, "");
    assert_true(!p.sheet->wanted && told(&p, "Choose a file"));
    press_key(&p, KEY_BACKSPACE, "");
    press_key(&p, KEY_BACKSPACE, "");
    types(&p, "/x");
    assert_true(says(&p, "Enter opens what this path leads to"));
    press_key(&p, KEY_BACKSPACE, "");
    press_key(&p, KEY_BACKSPACE, "");
    assert_string_equal(p.sheet->line.text, "");
    assert_int_equal(sheet_rows(p.sheet), 6);
    assert_string_equal(p.sheet->folder, "/home/ada");
    press_key(&p, KEY_ESCAPE, "");
    assert_int_equal(p.sheet->kind, SHEET_CLOSED);
    frame_destroy(p.frame);
}

static void a_mouse_is_enough_to_open(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    click(&p, "act", ACT_OPEN, 1);
    click(&p, "sheet row", 1, 2);
    assert_string_equal(p.sheet->folder, "/home/ada/scenes");
    assert_true(says(&p, "größer – 圆.scene") && says(&p, "…"));
    click(&p, "sheet part", 1, 1);
    assert_string_equal(p.sheet->folder, "/home");
    click(&p, "sheet part", 0, 1);
    assert_string_equal(p.sheet->folder, "/");
    click(&p, "sheet row", 0, 2);
    click(&p, "sheet row", 1, 2);
    assert_string_equal(p.sheet->folder, "/home/ada");
    click(&p, "sheet row", 5, 1);
    assert_false(p.sheet->wanted);
    click(&p, "sheet act", SHEET_CONFIRM, 1);
    assert_true(p.sheet->wanted);
    assert_string_equal(p.sheet->path, "/home/ada/rings.scene");
    frame_destroy(p.frame);
}

static void nothing_behind_the_sheet_can_be_touched(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    const Lab *lab = &p.frame->lab;
    Point middle = {p.frame->plane.screen.x + 8, p.frame->plane.screen.y + 200};
    press_key(&p, 'O', "c");
    does(&p, (InputEvent){.kind = INPUT_PRESS, .at = middle, .button = BUTTON_LEFT, .clicks = 1});
    press_key(&p, 'Z', "c");
    press_key(&p, KEY_SPACE, "");
    assert_true(lab->scene.data.count == 0 && !lab->play.playing);
    for (int i = 0; i < 20; i++) {
        press_key(&p, KEY_TAB, "");
        assert_true(strncmp(called(p.frame->ui.focus), "sheet ", 6) == 0);
    }
    press_key(&p, 'Q', "c");
    assert_true(p.frame->ui.wish.quit);
    frame_destroy(p.frame);
}

static void tab_reaches_the_folders_above_and_the_buttons(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'O', "c");
    press_key(&p, KEY_TAB, "");
    press_key(&p, KEY_TAB, "");
    assert_string_equal(called(p.frame->ui.focus), "sheet part");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->folder, "/home");
    press_key(&p, KEY_DOWN, "");
    assert_null(called(p.frame->ui.focus));
    press_key(&p, KEY_TAB, "s");
    press_key(&p, KEY_ENTER, ""); /* the last: Cancel */
    assert_int_equal(p.sheet->kind, SHEET_CLOSED);
    frame_destroy(p.frame);
}

static void a_folder_that_cannot_be_read_says_so(void **state) {
    (void)state;
    Person p = person_at("/home", NULL);
    press_key(&p, 'O', "c");
    types(&p, "lock");
    press_key(&p, KEY_ENTER, "");
    assert_true(told(&p, "is locked"));
    assert_string_equal(p.sheet->folder, "/home");
    press_key(&p, KEY_ESCAPE, "");
    strcpy(p.sheet->folder, "/home/locked/deep/er"); /* closed to us since it was there last */
    press_key(&p, 'O', "c");
    assert_string_equal(p.sheet->folder, "/home");
    assert_true(sheet_rows(p.sheet) == 3 && told(&p, "is locked"));
    frame_destroy(p.frame);
}

static void what_is_refused_is_said_and_the_list_is_new(void **state) {
    (void)state;
    int many = 3;
    Person p = person_at("/home/ada", &many);
    press_key(&p, 'O', "c");
    assert_int_equal(sheet_rows(p.sheet), 9);
    many = 1; /* two files are removed behind our back */
    types(&p, "00002");
    press_key(&p, KEY_ENTER, "");
    assert_true(p.sheet->wanted);
    sheet_refuse(p.sheet, "There is no such file any more.");
    frame_draw(p.frame);
    assert_true(!p.sheet->wanted && told(&p, "no such file any more"));
    assert_int_equal(sheet_rows(p.sheet), 0);
    press_key(&p, KEY_BACKSPACE, "");
    assert_false(told(&p, "no such file"));
    frame_destroy(p.frame);
}

/* Where rows are gone, what was chosen stays chosen, or nothing is, and the list shows what it
 * has. */
static void what_is_chosen_is_among_what_is_left(void **state) {
    (void)state;
    static const struct {
        int before, after, row, chosen;
    } cases[] = {{3, 3, 8, 8}, {3, 2, 7, 7}, {3, 2, 8, -1}, {3, 0, 8, -1}, {2000, 1, 2000, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int many = cases[i].before;
        Person p = person_at("/home/ada", &many);
        press_key(&p, 'O', "c");
        sheet_choose(p.sheet, cases[i].row, 5);
        assert_int_equal(p.sheet->chosen, cases[i].row);
        press_key(&p, KEY_ENTER, "");
        assert_true(p.sheet->wanted);
        many = cases[i].after;
        sheet_refuse(p.sheet, "There is no such file any more.");
        assert_int_equal(p.sheet->chosen, cases[i].chosen);
        assert_in_range(p.sheet->first, 0, sheet_rows(p.sheet) - 1);
        press_key(&p, KEY_UP, ""); /* of none: the last */
        int above = cases[i].chosen < 0 ? sheet_rows(p.sheet) - 1 : cases[i].chosen - 1;
        assert_int_equal(p.sheet->chosen, above);
        frame_destroy(p.frame);
    }
}

/* Whatever is done next, what was wrong is not said any longer, and what would be replaced is asked
 * again. */
static void what_was_said_goes_with_the_next_thing_done(void **state) {
    (void)state;
    static const SheetKind kinds[] = {SHEET_OPEN, SHEET_SAVE, SHEET_PICTURE};
    for (int i = 0; i < 3 * 5; i++) {
        SheetKind kind = kinds[i / 5];
        bool folders = kind != SHEET_PICTURE;
        if (!folders && i % 5 > 2) continue;
        FileSheet sheet = {.source = {NULL, list_things}, .folder = "/home/ada"};
        sheet_begin(&sheet, kind, folders ? "rings" : "800");
        assert_string_equal(sheet.said.text, "");
        message_set(&sheet.said, "Something was wrong.");
        sheet.replace = true;
        switch (i % 5) {
        case 0: sheet_typed(&sheet); break;
        case 1: sheet_begin(&sheet, kind, folders ? "rings" : "800"); break;
        case 2: sheet_confirm(&sheet); break;
        case 3: sheet_choose(&sheet, 1, 5); break;
        case 4: sheet_go(&sheet, "/home"); break;
        }
        if (sheet.said.text[0]) fail_msg("after %d it still says %s", i, sheet.said.text);
        if (i % 5 != 2) assert_false(sheet.replace);
        sheet_close(&sheet);
        assert_true(sheet.kind == SHEET_CLOSED && !sheet.wanted);
        sheet_refuse(&sheet, "Too late."); /* of what is closed there is nothing to say */
        assert_string_equal(sheet.said.text, "");
        sheet_destroy(&sheet);
    }
}

static void a_picture_is_as_wide_as_can_be_made(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int size; /* 0: refused */
    } widths[] = {{"199", 0},  {"200", 200}, {"7680", 7680}, {"7681", 0},
                  {"300x", 0}, {"", 0},      {"-300", 0}};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        FileSheet sheet = {.source = {NULL, list_things}};
        sheet_begin(&sheet, SHEET_PICTURE, widths[i].text);
        sheet_confirm(&sheet);
        assert_int_equal(sheet.wanted, widths[i].size > 0);
        assert_int_equal(sheet.said.text[0] != '\0', widths[i].size == 0);
        assert_int_equal(sheet.size, widths[i].size);
        sheet_destroy(&sheet);
    }
}

static void thousands_of_files_scroll_and_too_many_are_told(void **state) {
    (void)state;
    int many = LISTING_MOST + 1234;
    Person p = person_at("/home/ada/many", &many);
    press_key(&p, 'O', "c");
    assert_true(says(&p, "1234 more are not listed"));
    assert_int_equal(sheet_rows(p.sheet), LISTING_MOST + 1);
    press_key(&p, KEY_END, "");
    assert_int_equal(p.sheet->chosen, LISTING_MOST);
    assert_non_null(target(&p, "sheet row", LISTING_MOST));
    press_key(&p, KEY_HOME, "");
    assert_non_null(target(&p, "sheet row", 0));
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = -2});
    assert_int_equal(p.sheet->first, 6);
    does(&p, (InputEvent){.kind = INPUT_WHEEL, .dy = 20});
    assert_int_equal(p.sheet->first, 0);
    frame_destroy(p.frame);
}

static void recent_files_are_offered(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    strcpy(p.frame->shelf.recent[0], "/elsewhere/moons.scene");
    press_key(&p, 'O', "c");
    assert_true(says(&p, "RECENT") && says(&p, "moons.scene") && says(&p, "elsewhere"));
    click(&p, "sheet recent", 0, 1);
    assert_string_equal(p.frame->ui.wish.file, "/elsewhere/moons.scene");
    frame_destroy(p.frame);
}

static void a_path_can_be_typed(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'O', "c");
    types(&p, "/srv/class a.scene");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/srv/class a.scene");
    frame_destroy(p.frame);
}

/* ---- saving */

/* ---- Tab completes what is typed */

static void types_and_tab(Person *p, const char *text) {
    press_key(p, KEY_ESCAPE, "");
    press_key(p, 'O', "c");
    types(p, text);
    press_key(p, KEY_TAB, "");
}

static bool stays_in_the_line(const Person *p) {
    return p->frame->ui.focus.target == NULL;
}

static void tab_completes_a_path(void **state) {
    (void)state;
    static const char *const typed[][2] = {
        {"/ho", "/home/"},                          /* a folder, with its slash */
        {"/home/ada/rai", "/home/ada/rain.csv"},    /* a file */
        {"sc", "scenes/"},                          /* from the folder that is listed */
        {"scenes/gr", "scenes/größer – 圆.scene"},  /* and in one below it */
        {"RAI", "rain.csv"},                        /* whatever its case */
        {"/home/ada/.se", "/home/ada/.secret/"},    /* hidden ones when asked for */
        {"/home/ada/scenes/", "/home/ada/scenes/"}, /* two that share nothing */
        {"ä", "ä"},                                 /* letters beyond ASCII as they are */
        {"Ä", "Älter/"}};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        Person p = person_at("/home/ada", NULL);
        types_and_tab(&p, typed[i][0]);
        assert_string_equal(p.sheet->line.text, typed[i][1]);
        if (strcmp(typed[i][0], typed[i][1]) != 0)
            assert_true(stays_in_the_line(&p) && p.sheet->line.at == (int)strlen(typed[i][1]));
        frame_destroy(p.frame);
    }
}

/* As far as they agree; the list shows which they are, and no more than these. */
static void several_are_listed(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    types_and_tab(&p, "/home/ada/r");
    assert_string_equal(p.sheet->line.text, "/home/ada/r");
    assert_true(stays_in_the_line(&p));
    assert_int_equal(sheet_rows(p.sheet), 2);
    assert_string_equal(sheet_row(p.sheet, 0)->name, "rain.csv");
    assert_string_equal(sheet_row(p.sheet, 1)->name, "rings.scene");
    assert_true(says(&p, "rain.csv") && says(&p, "rings.scene"));
    assert_int_equal(p.sheet->chosen, -1);
    press_key(&p, KEY_DOWN, ""); /* one of them can be chosen there */
    press_key(&p, KEY_DOWN, "");
    press_key(&p, KEY_ENTER, "");
    assert_true(p.sheet->wanted);
    assert_string_equal(p.sheet->path, "/home/ada/rings.scene");
    frame_destroy(p.frame);
    int many = 300; /* "scene 00000.scene" to 299, and the folder of scenes */
    p = person_at("/home/ada", &many);
    types_and_tab(&p, "scene 001");
    assert_int_equal(sheet_rows(p.sheet), 100);
    types(&p, "4");
    press_key(&p, KEY_TAB, "");
    assert_int_equal(sheet_rows(p.sheet), 10);
    types_and_tab(&p, "s");
    assert_string_equal(p.sheet->line.text, "scene"); /* which all of them share */
    assert_int_equal(sheet_rows(p.sheet), 301);
    frame_destroy(p.frame);
}

/* Where there is nothing to complete Tab leads on, as everywhere; so does a second press. */
static void tab_leads_on_where_nothing_is_completed(void **state) {
    (void)state;
    static const char *const typed[] = {
        "", "nothing like it", "/nowhere/at all/x", "/home/locked/a", "rain.csv", ".s/../"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        Person p = person_at("/home/ada", NULL);
        types_and_tab(&p, typed[i]);
        if (stays_in_the_line(&p)) fail_msg("'%s' holds Tab", typed[i]);
        assert_string_equal(p.sheet->line.text, typed[i]);
        assert_string_equal(p.sheet->said.text, ""); /* quietly */
        frame_destroy(p.frame);
    }
    Person p = person_at("/home/ada", NULL);
    types_and_tab(&p, "/home/ada/r");
    press_key(&p, KEY_TAB, "");
    assert_false(stays_in_the_line(&p));
    frame_destroy(p.frame);
    p = person_at("/home/ada", NULL);
    press_key(&p, 'O', "c");
    types(&p, "/ho");
    press_key(&p, KEY_TAB, "s"); /* backwards it only leads */
    assert_string_equal(p.sheet->line.text, "/ho");
    frame_destroy(p.frame);
}

/* What is completed opens with Enter, and typing on lists again what it would without Tab. */
static void what_is_completed_is_opened(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    types_and_tab(&p, "scenes/gr");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/scenes/größer – 圆.scene");
    frame_destroy(p.frame);
    p = person_at("/home/ada", NULL);
    types_and_tab(&p, "/home/ada/r");
    types(&p, "i");
    assert_int_equal(sheet_rows(p.sheet), 0); /* a path narrows no list */
    press_key(&p, KEY_TAB, "");
    assert_string_equal(p.sheet->line.text, "/home/ada/rings.scene");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/rings.scene");
    frame_destroy(p.frame);
}

static void a_name_to_save_under_is_not_completed(void **state) {
    (void)state;
    FileSheet sheet = {.source = {NULL, list_things}, .folder = "/home/ada"};
    sheet_begin(&sheet, SHEET_SAVE, "ri");
    assert_false(sheet_complete(&sheet));
    assert_string_equal(sheet.line.text, "ri");
    sheet_destroy(&sheet);
}

/* A path that fills its line is not cut, nor written beyond it. */
static void a_completion_has_to_have_room(void **state) {
    (void)state;
    char text[TYPING_TEXT];
    FileSheet sheet = {.source = {NULL, list_things}, .folder = "/home/ada"};
    sheet_begin(&sheet, SHEET_OPEN, "");
    memset(text, ' ', sizeof text);
    snprintf(text, sizeof text, "/home/ada/scenes%*s", 0, "");
    size_t used = strlen(text);
    memset(text + used, '/', sizeof text - 1 - used);
    text[sizeof text - 1] = '\0';
    memcpy(text + sizeof text - 3, "/a", 3);
    typing_set(&sheet.line, text);
    sheet_complete(&sheet);
    assert_true(strlen(sheet.line.text) < TYPING_TEXT);
    assert_string_equal(sheet.line.text, text);
    sheet_destroy(&sheet);
}

static void a_name_is_suggested_that_is_free(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'S', "cs");
    assert_int_equal(p.sheet->kind, SHEET_SAVE);
    assert_string_equal(p.sheet->line.text, "untitled");
    press_key(&p, KEY_ESCAPE, "");
    strcpy(p.frame->ui.file_name, "rings.scene");
    press_key(&p, 'S', "cs");
    assert_string_equal(p.sheet->line.text, "rings-1");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/rings-1.scene");
    frame_destroy(p.frame);
}

static void any_name_can_be_typed(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'S', "cs");
    types(&p, " "); /* takes the suggestion's place */
    press_key(&p, KEY_ENTER, "");
    assert_true(!p.sheet->wanted && told(&p, "Type a name"));
    types(&p, "größ");
    types(&p, "er 圆x");
    press_key(&p, KEY_BACKSPACE, "");
    press_key(&p, KEY_LEFT, "");
    press_key(&p, KEY_BACKSPACE, "");
    types(&p, "–");
    press_key(&p, KEY_HOME, "");
    press_key(&p, KEY_DELETE, "");
    types(&p, "\t!");
    assert_string_equal(p.sheet->line.text, "!größer–圆");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/!größer–圆.scene");
    p.sheet->wanted = false;
    press_key(&p, KEY_END, "");
    types(&p, ".scene");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/!größer–圆.scene");
    frame_destroy(p.frame);
}

static void a_file_lends_its_name_and_a_folder_is_entered(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'S', "cs");
    assert_int_equal(sheet_rows(p.sheet), 4); /* folders, and of files only scenes */
    types(&p, "mine");
    click(&p, "sheet row", 1, 2);
    assert_string_equal(p.sheet->folder, "/home/ada/scenes");
    press_key(&p, KEY_ENTER, "");
    assert_string_equal(p.sheet->path, "/home/ada/scenes/mine.scene");
    p.sheet->wanted = false;
    click(&p, "sheet part", 2, 1);
    click(&p, "sheet row", 3, 1);
    assert_string_equal(p.sheet->line.text, "rings");
    frame_destroy(p.frame);
}

static void replacing_takes_a_second_press(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'S', "cs");
    types(&p, "rings");
    press_key(&p, KEY_ENTER, "");
    assert_true(p.sheet->wanted && !p.sheet->replace);
    sheet_refuse(p.sheet, "It is there already. Replace it?"); /* as who writes it says */
    p.sheet->replace = true;
    frame_draw(p.frame);
    assert_true(told(&p, "Replace it?"));
    press_key(&p, KEY_ESCAPE, "");
    assert_true(p.sheet->kind == SHEET_SAVE && !p.sheet->replace);
    p.sheet->replace = true;
    types(&p, "2"); /* another name: another question */
    assert_false(p.sheet->replace);
    p.sheet->replace = true;
    frame_draw(p.frame);
    click(&p, "sheet act", SHEET_CONFIRM, 1);
    assert_true(p.sheet->wanted && p.sheet->replace);
    frame_destroy(p.frame);
}

static void a_name_can_be_longer_than_its_field(void **state) {
    (void)state;
    Person p = person_at("/home/ada", NULL);
    press_key(&p, 'S', "cs");
    for (int i = 0; i < 40; i++) types(&p, "ein langer Name ");
    size_t length = strlen(p.sheet->line.text);
    assert_true(length > 400 && length < TYPING_TEXT);
    assert_true(says(&p, "Name ")); /* its end is seen */
    press_key(&p, KEY_HOME, "");
    assert_int_equal(p.sheet->line.at, 0);
    frame_destroy(p.frame);
}

/* ---- on the screen */

static void everything_stays_within_the_sheet(void **state) {
    (void)state;
    const float sizes[][2] = {{1024, 640}, {1440, 900}, {3840, 2160}};
    for (int s = 0; s < 6; s++) {
        Person p = person_at("/home/ada", NULL);
        p.input.width = sizes[s / 2][0];
        p.input.height = sizes[s / 2][1];
        p.frame->ui.projector = s % 2;
        strcpy(p.frame->shelf.recent[0], "/elsewhere/moons.scene");
        press_key(&p, 'O', "c");
        for (int i = 0; i < p.frame->shapes.shapes; i++) {
            const Shape *shape = &p.frame->shapes.shape[i];
            if (shape->kind != SHAPE_TARGET || strncmp(shape->mark.name, "sheet ", 6) != 0)
                continue;
            Rect r = shape->rect;
            assert_true(r.x >= 20 && r.y >= 20 && r.x + r.w <= p.input.width - 20 &&
                        r.y + r.h <= p.input.height - 20);
        }
        Rect list = target(&p, "sheet list", -1)->rect, ok = target(&p, "sheet act", 0)->rect;
        assert_true(list.y + list.h <= ok.y && list.h > 100);
        assert_true(target(&p, "sheet line", 0)->rect.y < list.y);
        frame_destroy(p.frame);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_folder_is_no_fault),
        cmocka_unit_test(a_path_that_is_too_long_is_said_to_be),
        cmocka_unit_test(folders_come_first_then_what_can_be_opened),
        cmocka_unit_test(keys_are_enough_to_open),
        cmocka_unit_test(typing_narrows_and_deleting_widens),
        cmocka_unit_test(a_mouse_is_enough_to_open),
        cmocka_unit_test(nothing_behind_the_sheet_can_be_touched),
        cmocka_unit_test(tab_reaches_the_folders_above_and_the_buttons),
        cmocka_unit_test(a_folder_that_cannot_be_read_says_so),
        cmocka_unit_test(what_is_refused_is_said_and_the_list_is_new),
        cmocka_unit_test(what_is_chosen_is_among_what_is_left),
        cmocka_unit_test(what_was_said_goes_with_the_next_thing_done),
        cmocka_unit_test(a_picture_is_as_wide_as_can_be_made),
        cmocka_unit_test(thousands_of_files_scroll_and_too_many_are_told),
        cmocka_unit_test(recent_files_are_offered),
        cmocka_unit_test(a_path_can_be_typed),
        cmocka_unit_test(tab_completes_a_path),
        cmocka_unit_test(several_are_listed),
        cmocka_unit_test(tab_leads_on_where_nothing_is_completed),
        cmocka_unit_test(what_is_completed_is_opened),
        cmocka_unit_test(a_name_to_save_under_is_not_completed),
        cmocka_unit_test(a_completion_has_to_have_room),
        cmocka_unit_test(a_name_is_suggested_that_is_free),
        cmocka_unit_test(any_name_can_be_typed),
        cmocka_unit_test(a_file_lends_its_name_and_a_folder_is_entered),
        cmocka_unit_test(replacing_takes_a_second_press),
        cmocka_unit_test(a_name_can_be_longer_than_its_field),
        cmocka_unit_test(everything_stays_within_the_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
