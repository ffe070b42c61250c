/* What lies over the lab, in everybody's hands: on the sheets of files, of a table and of
 * experiments, in the lists of the header, among the lessons, and beside runs side by side whatever
 * can be touched is pointed at, has the keyboard, and is pressed or scrolled one after the other.
 * What is drawn meanwhile is summed up (drawn.h): golden/pointed.txt holds what was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "screens.h"

/* ---- screens */

static bool list_folder(void *data, const char *folder, Listing *listing, Message *message) {
    static const char *const files[] = {"rings.scene", "a first lesson.md", "class.csv",
                                        "photo.png",   "größer.scene",      "z.scene"};
    (void)data;
    if (strstr(folder, "locked")) return message_set(message, "The folder %s is locked.", folder);
    listing_add(listing, "locked", true, "");
    listing_add(listing, "scenes", true, "");
    for (int i = 0; i < 6; i++) listing_add(listing, files[i], false, "12 kB · 25 Nov");
    for (int i = 0; strstr(folder, "scenes") && i < 40; i++) {
        char name[32];
        snprintf(name, sizeof name, "scene %02d.scene", i);
        listing_add(listing, name, false, "1 kB");
    }
    return true;
}

static FileSheet *files_of(Person *p) {
    FileSheet *sheet = &p->frame->ui.sheet;
    sheet->source = (FolderSource){NULL, list_folder};
    snprintf(sheet->folder, sizeof sheet->folder, "/home/ada");
    return sheet;
}

static void open_file(Person *p) {
    sheet_begin(files_of(p), SHEET_OPEN, "");
}

/* With files that were open before. */
static void open_many(Person *p) {
    static const char *const recent[] = {"/home/ada/rings.scene", "/xor.scene", "/srv/a/b.csv"};
    for (int i = 0; i < 3; i++)
        snprintf(p->frame->shelf.recent[i], sizeof p->frame->shelf.recent[i], "%s", recent[i]);
    snprintf(files_of(p)->folder, SHEET_PATH, "/home/ada/scenes");
    sheet_begin(&p->frame->ui.sheet, SHEET_OPEN, "");
}

static void save_file(Person *p) {
    sheet_begin(files_of(p), SHEET_SAVE, "rings");
}

static void save_picture(Person *p) {
    sheet_begin(files_of(p), SHEET_PICTURE, "1440");
}

static void begin_table(Person *p, const char *text) {
    table_sheet_begin(&p->frame->ui.table, "/home/ada/class.csv", strdup(text), strlen(text));
}

static void read_table(Person *p) {
    begin_table(p, "name;height;weight;age;passed\nAda;1,72;68,5;21;yes\nBoris;1,84;86,5;22;no\n"
                   "Emma;1,67;;20;no\nKim;1,7;60;23;yes\nLee;1,9;odd;22;yes;6\n");
}

static void read_no_table(Person *p) {
    begin_table(p, "Dear all,\nthis is no table at all, \"but a letter\n");
}

static void show_keys(Person *p) {
    p->frame->ui.help = true;
}

/* The first of the header that is there. */
static void open_word(Person *p) {
    int word = 0;
    while (word < 20 && count(p, "word", word, SHAPE_TARGET) == 0) word++;
    press(p, "word", word);
}

static void show_lessons(Person *p) {
    shelf_add_folder(&p->frame->shelf, TESTS_FOLDER "/lessons");
    snprintf(p->frame->shelf.recent[0], sizeof p->frame->shelf.recent[0], "/home/ada/q.scene");
    snprintf(p->frame->shelf.work, sizeof p->frame->shelf.work, "Circles (edited)");
    p->frame->ui.home = true;
}

/* None of which can be read. What is said of them names their files, and is to be the same whatever
 * folder the tests lie in. */
static void show_broken_lessons(Person *p) {
    char here[1024];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(TESTS_FOLDER "/lessons"), 0);
    shelf_add_folder(&p->frame->shelf, "bad");
    assert_int_equal(chdir(here), 0);
    p->frame->ui.home = true;
}

static void step_twice(Person *p) {
    for (int i = 0; i < 2; i++) {
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP});
        frame_step(p->frame, &p->input);
    }
}

/* The first derivative is given, the next is not. */
static void give_one(Person *p) {
    Lab *lab = &p->frame->lab;
    lab_apply(lab, &(Action){.kind = ACTION_GIVE, .text = "7"}); /* which is wrong */
    lab_apply(lab, &(Action){.kind = ACTION_SHOW});
}

/* Three runs in the log, of which one has met its goal. */
static void run_thrice(Person *p) {
    Lab *lab = &p->frame->lab;
    for (int run = 0; run < 3; run++) {
        Action rate = {.kind = ACTION_SET_TRAINING, .training = lab->scene.training};
        rate.training.rate = run == 2 ? 3 : 0.01f * (float)(run + 1);
        lab_apply(lab, &rate);
        for (int i = 0; i < 12; i++) {
            lab_apply(lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
            frame_step(p->frame, &p->input);
        }
        lab_apply(lab, &(Action){.kind = ACTION_RESTART});
        frame_step(p->frame, &p->input);
    }
}

#define DERIVED                                                                                    \
    "---\ntitle: By hand\n---\n## One\n\nGive them.\n\n```{scene}\n"                               \
    "data: {points: [[1, 2, 1], [2, 1, 0]]}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"             \
    "training: {loss: squared, rate: 0.5}\nshow: [numbers]\nselect: {point: 1}\n```\n\n"           \
    "```{derive}\nsay: Give each\nof: [\"delta[2,1]\", \"w[2,1,1]\", \"delta[1,1]\"]\n```\n"

#define LOGGED                                                                                     \
    "---\ntitle: Runs\n---\n## One\n\n```{scene}\ndata: {set: circles, count: 20}\n"               \
    "network: {layers: [3 tanh, 1 sigmoid]}\nshow: [plane, rate]\n```\n\n"                         \
    "```{log}\ngoal: loss < 0.6\nsay: the loss is below 0.6\n"                                     \
    "columns: [rate, epochs, loss]\n```\n\n- {now}`epoch > 3` late\n- early\n"

#define DONE                                                                                       \
    "---\ntitle: Done\n---\n## One\n\nTwo steps.\n\n```{scene}\ndata: {set: circles, count: 20}\n" \
    "show: [plane]\n```\n\n```{task}\n- say: Take one step\n  when: steps >= 1\n  solve: [step]\n" \
    "- say: Take two\n  when: steps >= 2\n  solve: [step]\n```\n\n## Two\n\nWords.\n"

#define VARIED                                                                                     \
    "data: {set: circles, count: 40, test: 0.2}\nexperiment: {vary: [\"rate=0.03,0.3,1\", "        \
    "\"units=2,4\"], starts: 2, until: \"loss < 0.5\", epochs: 10}\n"

/* Where there is no text: the third of drawn.h. */
static const Screen screens[] = {
    {"open", NULL, 1200, 720, open_file},
    {"open, many", NULL, 1024, 640, open_many},
    {"open on a phone", NULL, 360, 640, open_many},
    {"save", NULL, 1024, 640, save_file},
    {"picture", NULL, 1024, 640, save_picture},
    {"table", NULL, 1200, 720, read_table},
    {"table on a phone", NULL, 360, 640, read_table},
    {"no table", NULL, 1024, 640, read_no_table},
    {"experiment", VARIED, 1200, 720, begin_experiment},
    {"experiment, done", VARIED, 1200, 720, run_experiment},
    {"keys", NULL, 1024, 640, show_keys},
    {"a word", NULL, 1024, 640, open_word},
    {"lessons", NULL, 1200, 720, show_lessons},
    {"lessons on a phone", NULL, 360, 640, show_lessons},
    {"side by side", COMPARED, 1200, 720, play},
    {"derivatives", DERIVED, 1200, 720, give_one},
    {"runs in a log", LOGGED, 1200, 720, run_thrice},
    {"broken lessons", NULL, 1024, 640, show_broken_lessons},
    {"broken lessons on a phone", NULL, 360, 640, show_broken_lessons},
    {"tasks done", DONE, 1024, 640, step_twice},
    {"tasks done on a phone", DONE, 360, 640, step_twice},
};
enum { SCREENS = sizeof screens / sizeof *screens };

static Person before(int screen) {
    const char *text = screens[screen].text ? screens[screen].text : scenes[2].text;
    return screen_sit(&screens[screen], text, 12);
}

/* Runs that hands begin go on by the clock: nobody knows how far they have come. */
static bool is_timed(int screen) {
    return screens[screen].prepare == begin_experiment || screens[screen].prepare == run_experiment;
}

/* ---- what can be touched there */

enum { THINGS = 120 };

/* Adds what is drawn now. */
static void add(Drawn *all, Person *p) {
    Drawn drawn = DRAWN_NOTHING;
    frame_step(p->frame, &p->input);
    sum_up(&drawn, p->frame);
    for (int k = 0; k < SUMS; k++) all->sum[k] += drawn.sum[k] / THINGS;
    all->said = hash_bytes(all->said, &drawn.said, sizeof drawn.said);
    all->order = hash_bytes(all->order, &drawn.order, sizeof drawn.order);
}

static void told_as(int screen, const char *how, const Drawn *all) {
    char line[64];
    snprintf(line, sizeof line, "%s, %s", screens[screen].name, how);
    compare(line, all);
}

static void whatever_is_pointed_at(void **state) {
    (void)state;
    static Thing thing[THINGS];
    int from = written.failures;
    for (int s = 0; s < SCREENS; s++) {
        Person p = before(s);
        Drawn all = DRAWN_NOTHING;
        int things = things_of(&p, thing, THINGS, false);
        add(&all, &p);
        for (int i = 0; i < things; i++) {
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = thing[i].at});
            add(&all, &p);
        }
        told_as(s, "pointed at", &all);
        person_leave(&p);
    }
    end(from);
}

/* Among the targets alone, as among all shapes. */
static int find_plainly(const Shapes *list, Tag tag, bool any, int after) {
    for (int i = after + 1; i < list->shapes; i++) {
        const Shape *s = &list->shape[i];
        bool same = any ? s->tag.target == tag.target : tag_same(s->tag, tag);
        if (s->kind == SHAPE_TARGET && same) return i;
    }
    return -1;
}

static void a_target_is_found_as_by_a_plain_scan(void **state) {
    (void)state;
    for (int s = 0; s < SCREENS; s++) {
        Person p = before(s);
        const Shapes *list = &p.frame->shapes;
        int targets = 0;
        for (int i = 0; i < list->shapes; i++) {
            const Tag tag = list->shape[i].tag;
            if (list->shape[i].kind != SHAPE_TARGET) continue;
            assert_int_equal(list->target[targets++], i);
            for (int after = -1; after < list->shapes; after += 1 + list->shapes / 20) {
                assert_int_equal(target_find(list, tag, after),
                                 find_plainly(list, tag, false, after));
                assert_int_equal(target_find_any(list, tag.target, after),
                                 find_plainly(list, tag, true, after));
            }
        }
        assert_true(targets > 0);
        assert_int_equal(list->targets, targets);
        person_leave(&p);
    }
}

/* Whatever is asked of who runs the frame is left as it was: no file is opened here. */
static void forget_wishes(Person *p) {
    UiState *ui = &p->frame->ui;
    free(ui->wish.link);
    ui->wish = (Wish){.lesson = -1, .recent = -1};
}

static void whatever_is_pressed(void **state) {
    (void)state;
    static Thing thing[THINGS];
    int from = written.failures;
    for (int s = 0; s < SCREENS; s++) {
        if (is_timed(s)) continue;
        Person p = before(s);
        Drawn all = DRAWN_NOTHING;
        int things = things_of(&p, thing, THINGS, true);
        for (int i = 0; i < things; i++) {
            Person other = before(s);
            does(&other, (InputEvent){.kind = INPUT_MOVE, .at = thing[i].at});
            does(&other, (InputEvent){.kind = INPUT_WHEEL, .at = thing[i].at, .dy = -2});
            add(&all, &other);
            click(&other, thing[i].at, BUTTON_LEFT, 1);
            forget_wishes(&other);
            add(&all, &other);
            person_leave(&other);
        }
        told_as(s, "pressed", &all);
        person_leave(&p);
    }
    end(from);
}

static void whatever_the_keys_do(void **state) {
    (void)state;
    static const int keys[] = {KEY_TAB,   KEY_DOWN,      KEY_DOWN,  KEY_ENTER, KEY_UP,
                               KEY_TAB,   KEY_TAB,       KEY_DOWN,  KEY_RIGHT, KEY_ENTER,
                               KEY_LEFT,  KEY_PAGE_DOWN, KEY_HOME,  KEY_END,   KEY_BACKSPACE,
                               KEY_TAB,   KEY_TAB,       KEY_ENTER, KEY_TAB,   KEY_DOWN,
                               KEY_ENTER, KEY_ESCAPE};
    int from = written.failures;
    for (int s = 0; s < SCREENS; s++) {
        if (is_timed(s)) continue;
        Person p = before(s);
        Drawn all = DRAWN_NOTHING;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            press_key(&p, keys[k], "");
            forget_wishes(&p);
            add(&all, &p);
            if (k == 6) types(&p, "r");
        }
        told_as(s, "keys", &all);
        person_leave(&p);
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("pointed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_target_is_found_as_by_a_plain_scan),
        cmocka_unit_test(whatever_is_pointed_at),
        cmocka_unit_test(whatever_is_pressed),
        cmocka_unit_test(whatever_the_keys_do),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
