/* Many deeds, one after the other: from each screen some walks, in which a seed says what is
 * pressed, dragged, hit and typed next, among what stands there then. What comes of each deed is
 * noted (touched.h), and a walk summed up in a line of golden/walked.txt. A single deed from a
 * screen that nobody has touched is what test_pressed tries; here things are met that only come
 * about by others: a tool in the hand, two sheets, an undo of an undo.
 *
 * Where more than this differs, look at the others first: a walk says that something is another,
 * seldom what. WALK=NAME prints each deed of that walk, and a sum of what came of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <errno.h>

#include "nn/random.h"
#include "touched.h"

#define HOME "halfplane-home-"
enum { WALKS = 6, HOME_WALKS = 16, DEEDS = 24, THINGS = 600 };

typedef struct Walk {
    Person person;
    Random random;
    bool home; /* the person has one, and files in it */
    bool told; /* somebody wants to read what is done */
} Walk;

static int below(Walk *w, int n) {
    return (int)random_below(&w->random, (uint32_t)n);
}

__attribute__((format(printf, 2, 3))) static void tell(const Walk *w, const char *format, ...) {
    if (!w->told) return;
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
}

/* ---- where it begins, besides */

static void with_a_wide_layer(Person *p) {
    train_a_little(p);
    show(p, PANEL_SPACE, PANEL_NETWORK, PANEL_MATRICES);
}

static void with_an_experiment(Person *p) {
    run_experiment(p);
    p->frame->ui.experiment.figure = FIGURE_LOSS;
}

static const Screen more[] = {
    {"space of six units",
     "data: {set: moons, count: 30, seed: 1}\nnetwork: {layers: [6 tanh, 5 relu, 1 sigmoid]}\n",
     1200, 720, with_a_wide_layer},
    {"an experiment of a line",
     "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
     "network: {layers: [2 tanh, 1 linear]}\ntraining: {loss: squared}\n"
     "experiment: {vary: [\"rate=0.1,9\"], starts: 3, until: \"loss < 0.1\", epochs: 30}\n",
     1200, 720, with_an_experiment},
    {"beside what cannot be",
     "data: {set: circles, count: 40, seed: 1}\nnetwork: {layers: [3 tanh, 1 linear]}\n"
     "training: {rate: 0.1, loss: squared}\n"
     "compare: {what: loss, values: [squared, cross-entropy], epochs: 40}\n",
     1024, 640, play},
    {"a lesson of controls",
     "---\ntitle: T\n---\n## One\n\n```{scene}\ndata: {set: circles, count: 30, seed: 1}\n"
     "network: {layers: [2 tanh, 1 sigmoid]}\n"
     "show: [plane, surface, inputs, layers, units, optimizer, scale, set]\n```\n\n"
     "```{predict}\nask: How much?\nnumber: 4.2\nreplies: {\"42\": \"No.\"}\nwhy: So.\n```\n\n"
     "```{task}\n- say: Train\n  when: epoch >= 2\n- say: More\n  when: epoch >= 9\n```\n\n"
     "## Two\n\n```{predict}\nask: Where?\nline: boundary\nwithin: [20, 1]\nwhy: So.\n```\n",
     1200, 720, NULL},
    {"a lesson of derivatives",
     "---\ntitle: D\n---\n## One\n\n```{scene}\ndata: {points: [[1, 2], [2, 1]]}\n"
     "network: {layers: [2 tanh, 1 linear], values: [{w: [[1], [2]], b: [0, 1]}, "
     "{w: [[1, -1]], b: [0]}]}\ntraining: {loss: squared, rate: 0.1}\n"
     "show: [numbers, plane, factors]\nselect: {point: 1}\n```\n\n"
     "```{derive}\nsay: Give them\nof: [\"delta[2,1]\", \"delta[1,1]\", \"w[1,1,1]\"]\n```\n\n"
     "## Two\n\nMore.\n",
     1200, 720, NULL},
    {"two tables", "data: {set: xor, count: 30}\n", 1024, 640, with_a_table},
};
enum { MORE = sizeof more / sizeof *more };

/* ---- what can be done */

/* The middle of one of the things, each name as likely as another. */
static Point on_a_thing(Walk *w) {
    static Thing thing[THINGS];
    const char *kind[THINGS];
    int things = things_of(&w->person, thing, THINGS, false), kinds = 0, same = 0, chosen = 0;
    for (int i = 0; i < things; i++) {
        if (!is_among(thing, i, thing[i].name)) kind[kinds++] = thing[i].name;
    }
    if (kinds == 0) return (Point){w->person.input.width / 2, w->person.input.height / 2};
    const char *wanted = kind[below(w, kinds)];
    for (int i = 0; i < things; i++) {
        if (strcmp(thing[i].name, wanted) == 0 && below(w, ++same) == 0) chosen = i;
    }
    tell(w, " on %s", wanted);
    return thing[chosen].at;
}

/* An experiment is done within its frame: how far it comes in one is a matter of the clock. */
static void act(Walk *w, InputEvent event) {
    Person *p = &w->person;
    Experiment *experiment = &p->frame->ui.experiment.at;
    does(p, event);
    if (!experiment->going) return;
    while (experiment->going) experiment_advance(experiment, 1, 1);
    frame_step(p->frame, &p->input);
}

static void act_at(Walk *w, InputKind kind, Point at, int button, int clicks) {
    act(w, (InputEvent){.kind = kind, .at = at, .button = button, .clicks = clicks});
}

static void hit(Walk *w, int key, const char *with) {
    bool shift = strchr(with, 's'), ctrl = strchr(with, 'c');
    act(w, (InputEvent){.kind = INPUT_KEY, .key = key, .shift = shift, .ctrl = ctrl});
}

static void put(Walk *w, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    snprintf(event.text, sizeof event.text, "%s", text);
    act(w, event);
}

static void presses(Walk *w) {
    static const int buttons[] = {BUTTON_LEFT, BUTTON_LEFT, BUTTON_LEFT,  BUTTON_LEFT,
                                  BUTTON_LEFT, BUTTON_LEFT, BUTTON_RIGHT, BUTTON_MIDDLE};
    int button = buttons[below(w, 8)], clicks = 1 + (below(w, 8) == 0);
    tell(w, "presses button %d %d times", button, clicks);
    Point at = on_a_thing(w);
    act_at(w, INPUT_MOVE, at, 0, 0);
    for (int c = 1; c <= clicks; c++) {
        act_at(w, INPUT_PRESS, at, button, c);
        act_at(w, INPUT_RELEASE, at, button, c);
    }
}

static void drags(Walk *w) {
    enum { MOVES = 4 };
    tell(w, "drags");
    Point from = on_a_thing(w), to = from;
    if (below(w, 3) == 0) {
        to = on_a_thing(w);
    } else {
        to.x += (float)(below(w, 161) - 80);
        to.y += (float)(below(w, 121) - 60);
    }
    act_at(w, INPUT_MOVE, from, 0, 0);
    act_at(w, INPUT_PRESS, from, BUTTON_LEFT, 1);
    for (int i = 1; i <= MOVES; i++) {
        float t = (float)i / MOVES;
        Point at = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
        act_at(w, INPUT_MOVE, at, 0, 0);
    }
    act_at(w, INPUT_RELEASE, to, BUTTON_LEFT, 1);
}

static void points(Walk *w) {
    tell(w, "points");
    act_at(w, INPUT_MOVE, on_a_thing(w), 0, 0);
}

static void scrolls(Walk *w) {
    tell(w, "scrolls");
    Point at = on_a_thing(w);
    act_at(w, INPUT_MOVE, at, 0, 0);
    act(w, (InputEvent){.kind = INPUT_WHEEL, .at = at, .dy = below(w, 2) ? 2.0f : -3.0f});
}

static void hits(Walk *w) {
    static const char letters[] = "EBSFRNMXPTLGVYOHCAIKWJQUD0123456789 -+?=/.,";
    enum { LAST = sizeof letters - 1, KEYS = LAST + KEY_F12 + 1 - KEY_ENTER };
    static const char *const with[] = {"", "", "", "s", "c"};
    int k = below(w, KEYS), held = below(w, 5);
    int key = k < LAST ? letters[k] : KEY_ENTER + k - LAST;
    tell(w, "hits %d with '%s'", key, with[held]);
    hit(w, key, with[held]);
}

/* Whether there is a field for it the program knows. */
static void writes(Walk *w) {
    static const char *const texts[] = {"1",    "-2.5", "0.3",  "1e6",    "-",     "é",
                                        "x1^2", "4, 2", "loss", "0,5; 1", "w - 1", "blue"};
    const char *text = texts[below(w, sizeof texts / sizeof *texts)];
    tell(w, "writes %s", text);
    put(w, text);
    if (below(w, 3)) hit(w, KEY_ENTER, "");
}

static void trains(Walk *w) {
    tell(w, "trains");
    for (int i = 1 + below(w, 6); i > 0; i--)
        lab_apply(&w->person.frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

static void resizes(Walk *w) {
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {800, 600}, {360, 640}};
    int size = below(w, 4);
    tell(w, "resizes to %.0f", (double)sizes[size][0]);
    w->person.input.width = sizes[size][0], w->person.input.height = sizes[size][1];
    frame_step(w->person.frame, &w->person.input);
}

/* Saves, opens, begins anew, and where a name is asked for gives one. */
static void files(Walk *w) {
    static const char *const called[] = {"c",         "a.scene", "b.csv",   "d/e",
                                         "01-one.md", "e.scene", "f.scene", "g.scene"};
    tell(w, "files");
    static const int keys[] = {'S', 'O', 'N', 'S'};
    int key = keys[below(w, 4)];
    hit(w, key, below(w, 4) ? "c" : "cs");
    if (below(w, 4) == 0) return;
    put(w, called[below(w, 8)]);
    hit(w, KEY_ENTER, "");
}

static void does_something(Walk *w) {
    const UiState *ui = &w->person.frame->ui;
    int what = below(w, 100);
    if (w->home && below(w, 4) == 0)
        files(w);
    else if ((ui->share.open || ui->sheet.kind || ui->home) && what < 60)
        hit(w, KEY_ESCAPE, "");
    else if (what < 42)
        presses(w);
    else if (what < 56)
        drags(w);
    else if (what < 62)
        points(w);
    else if (what < 67)
        scrolls(w);
    else if (what < 81)
        hits(w);
    else if (what < 89)
        writes(w);
    else if (what < 92)
        hit(w, 'Z', below(w, 3) ? "c" : "cs");
    else if (what < 98)
        trains(w);
    else
        resizes(w);
}

/* ---- walks */

/* What is wished for of whoever runs the frame is done for one who has a home; else it is dropped. */
static void serve(Walk *w) {
    Person *p = &w->person;
    Wish *wish = &p->frame->ui.wish;
    if (w->home) {
        wish->picture = false; /* takes a window */
        person_serve(p);
    } else {
        free(wish->link);
        *wish = (Wish){.lesson = -1, .recent = -1};
    }
}

/* A home's number, or a day and what follows: "2026-11-30 16.46.52". */
static bool tells_time(const char *text) {
    int year, month, day, read = 0;
    if (strncmp(text, HOME, strlen(HOME)) == 0) return true;
    return sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &read) == 3 && read == 10;
}

/* The digits of what is another each time, but as long. And when a file was written, behind its
 * size. */
static void cover(char *text) {
    char *since = strstr(text, " bytes · "), *c = text;
    if (since) since[strlen(" bytes")] = '\0';
    while (*c && !tells_time(c)) c++;
    for (; *c; c++) {
        if (isdigit((unsigned char)*c)) *c = '0';
    }
}

/* What is drawn, lists of files too, since the folder is one's own; and what stands in it, byte by
 * byte. */
static void note_at_home(Drawn *drawn, Person *p) {
    char name[64], bytes[256];
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
    for (int i = 0; i < 2; i++) frame_step(p->frame, &p->input);
    const Shapes *shapes = &p->frame->shapes;
    for (int i = 0; i < shapes->shapes; i++) {
        if (shapes->shape[i].kind == SHAPE_TEXT) cover(shapes->text + shapes->shape[i].first);
    }
    sum_up(drawn, p->frame);
    FILE *list = popen("ls -p | grep -v /", "r");
    assert_non_null(list);
    while (fgets(name, sizeof name, list)) {
        name[strcspn(name, "\n")] = '\0';
        FILE *file = fopen(name, "r");
        cover(name);
        drawn->said = hash_bytes(drawn->said, name, strlen(name) + 1);
        for (size_t n; file && (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
            drawn->said = hash_bytes(drawn->said, bytes, n);
        if (file) fclose(file);
    }
    assert_int_equal(pclose(list), 0);
}

static void walk(Walk *w, const char *name) {
    const char *read = getenv("WALK");
    Drawn drawn = DRAWN_NOTHING;
    w->random = random_create(hash_bytes(HASH_BEGIN, name, strlen(name)), PURPOSE_USER);
    w->told = read && strcmp(read, name) == 0;
    for (int i = 0; i < DEEDS; i++) {
        does_something(w);
        if (w->home)
            note_at_home(&drawn, &w->person);
        else
            note(&drawn, &w->person);
        serve(w);
        tell(w, ": %016llx\n", (unsigned long long)drawn.said);
    }
    compare(name, &drawn);
}

static void from_every_screen(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCREENS + MORE; s++) {
        const Screen *screen = s < SCREENS ? &screens[s] : &more[s - SCREENS];
        for (int which = 0; which < WALKS; which++) {
            Walk w = {.person = before(screen)};
            char name[128];
            snprintf(name, sizeof name, "%s, walk %d", screen->name, which);
            walk(&w, name);
            person_leave(&w.person);
        }
    }
    end(from);
}

/* What was left there is met again. */
static void comes_home_again(const char *home, const char *walked) {
    char name[96];
    Drawn drawn = DRAWN_NOTHING;
    Person p = person_at_home(home);
    for (int i = 0; i < 2; i++) {
        p.frame->ui.home = i == 1;
        person_serve(&p);
        note_at_home(&drawn, &p);
    }
    person_leave(&p);
    snprintf(name, sizeof name, "%s, and back", walked);
    compare(name, &drawn);
}

/* With a folder of files, and lessons in it. */
static void at_home(void **state) {
    (void)state;
    int from = written.failures;
    for (int which = 0; which < HOME_WALKS; which++) {
        char folder[PERSON_FOLDER], home[PERSON_FOLDER + 16], name[64];
        long number = (long)getpid();
        do snprintf(folder, sizeof folder, "/tmp/" HOME "%09ld", number++);
        while (mkdir(folder, 0777) != 0 && errno == EEXIST); /* somebody crashed there */
        snprintf(home, sizeof home, "%s/halfplane/", folder);
        assert_int_equal(mkdir(home, 0777), 0);
        assert_int_equal(chdir(folder), 0);
        setenv("HALFPLANE_LESSONS", folder, 1);
        person_puts("01-one.md", LESSON);
        person_puts("02-two.md",
                    "---\ntitle: Another\n---\n## A step\n\nWords.\n\n## Last\n\nEnd.\n");
        person_puts("a.scene", "data: {set: moons, count: 30}\n");
        person_puts("b.csv", "x,y,is\n1,2,a\n2,1,b\n0,1,a\n");
        person_puts("e.scene", GRAPH);
        person_puts("f.scene", "data: {set: ovals}\n"); /* there are none */
        person_puts("g.scene", COMPARED);
        Walk w = {.person = person_at_home(home), .home = true};
        w.person.at_home = false; /* what it wishes for is done after each deed, here */
        w.person.frame->ui.home = which % 2 == 0;
        frame_step(w.person.frame, &w.person.input);
        snprintf(name, sizeof name, "at home, walk %d", which);
        walk(&w, name);
        w.person.at_home = true;
        if (which % 3 == 0) {
            autosave_release(&w.person.files.autosave); /* as after a crash */
            frame_destroy(w.person.frame);
        } else {
            person_leave(&w.person);
        }
        comes_home_again(home, name);
        assert_true(person_clears(folder));
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    int read = read_what_was("walked");
    written.shade = 0.3; /* all of a level surface, turned so that it lies between two steps */
    return read;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_every_screen),
        cmocka_unit_test(at_home),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
