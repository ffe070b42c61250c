/* What comes of whatever hands can do: of many screens everything that can be pressed is pressed,
 * taken twice, dragged and scrolled, each on a screen of its own, and every key is hit. What is
 * drawn afterwards is summed up (drawn.h), with what the lab holds then and what is asked of the
 * window: golden/pressed.txt holds what was. Whether it is right other tests say; that it is still
 * the same, this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn.h"
#include "witness.h"

/* ---- screens */

typedef struct Screen {
    const char *name, *text; /* a lesson if it begins with dashes */
    float width, height;
    void (*prepare)(Person *p); /* NULL: nothing more */
} Screen;

static void train_a_little(Person *p) {
    for (int i = 0; i < 4; i++)
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

static void show(Person *p, Panel stage, Panel upper, Panel lower) {
    const Panel panel[PLACE_COUNT] = {stage, upper, lower};
    memcpy(p->frame->ui.panel, panel, sizeof panel);
    frame_draw(p->frame);
}

static void with_numbers(Person *p) {
    train_a_little(p);
    show(p, PANEL_NUMBERS, PANEL_FACTORS, PANEL_CURVE);
}

static void with_matrices(Person *p) {
    train_a_little(p);
    show(p, PANEL_MATRICES, PANEL_DATA, PANEL_GRADIENTS);
}

static void with_surface(Person *p) {
    train_a_little(p);
    show(p, PANEL_SURFACE, PANEL_LANDSCAPE, PANEL_CONFUSION);
}

static void with_space(Person *p) {
    train_a_little(p);
    show(p, PANEL_SPACE, PANEL_LIKELIHOOD, PANEL_OVER_X);
}

static void with_fingers(Person *p) {
    train_a_little(p);
    p->frame->ui.fingers = true;
    frame_draw(p->frame);
}

static void with_a_card(Person *p) {
    press(p, "word", SECTION_TRAINING);
}

static void with_a_table(Person *p) {
    static const char table[] = "name;height;weight;passed\nAda;1,72;68,5;yes\n"
                                "Boris;1,84;86,5;no\nEmma;1,67;;no\nKim;1,7;60;yes\n";
    table_sheet_begin(&p->frame->ui.table, "", strdup(table), strlen(table));
}

static void with_an_experiment(Person *p) {
    experiment_sheet_begin(&p->frame->ui.experiment, &p->frame->lab);
}

static void with_an_experiment_done(Person *p) {
    ExperimentSheet *sheet = &p->frame->ui.experiment;
    with_an_experiment(p);
    experiment_sheet_run(sheet, &p->frame->lab);
    while (sheet->at.going) experiment_advance(&sheet->at, 0.1, 1);
}

static void compared(Person *p) {
    if (lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PLAY})) lab_advance(&p->frame->lab, 30);
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
}

static void computed(Person *p) {
    for (int i = 0; i < 5; i++) lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP});
}

#define LESSON                                                                                     \
    "---\ntitle: A lesson of one's own\n---\n## One\n\nLook at the *plane*, press {key}`S`.\n\n"   \
    "```{scene}\ndata: {set: circles, count: 40, seed: 1, test: 0.25}\n"                           \
    "network: {layers: [3 tanh, 1 sigmoid]}\ntraining: {rate: 0.3}\n"                              \
    "show: [plane, network, weights, rate]\nkeys: [epoch, step]\nselect: {point: 2}\n```\n\n"      \
    "```{predict}\nask: Will the loss fall?\nchoices: [\"Yes\", \"No\"]\nanswer: \"Yes\"\n"        \
    "why: It does.\nproof: loss < 1\n```\n\n"                                                      \
    "```{task}\n- say: Take one step\n  when: steps >= 1\n  solve: [step]\n```\n\n"                \
    "```{hint} when stuck\nThe key is {key}`S`.\n```\n\n## Two\n\nWords.\n"

#define EXPERIMENT                                                                                 \
    "data: {set: circles, count: 40}\nexperiment: {vary: [\"rate=0.03,0.1,0.3,1\", "               \
    "\"units=2,4\"], starts: 3, until: \"loss < 0.5\", epochs: 20}\n"

#define COMPARE                                                                                    \
    "data: {set: moons, count: 80, test: 0.3}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"           \
    "compare: {what: rate, values: [0.03, 0.3, 3], until: \"loss < 0.1\", epochs: 80}\n"

#define GRAPH                                                                                      \
    "graph: {expression: \"loss = (y - max(0, x*w + b))^2 + 0.1*exp(-w)\",\n"                      \
    "  values: {x: 2, w: 3, b: 1, y: 4}, learn: [w, b]}\nshow: [graph, weights]\n"

static const Screen screens[] = {
    {"perceptron", NULL, 1200, 720, train_a_little},
    {"two units", NULL, 1200, 720, train_a_little},
    {"deep, numbers", NULL, 1200, 720, with_numbers},
    {"three classes, matrices", NULL, 1200, 720, with_matrices},
    {"deep, surface", NULL, 1200, 720, with_surface},
    {"three columns, space", NULL, 1200, 720, with_space},
    {"a line", NULL, 1024, 640, train_a_little},
    {"two units on a phone", NULL, 360, 640, with_fingers},
    {"a lesson", LESSON, 1200, 720, NULL},
    {"a lesson, training", LESSON, 1200, 720, with_a_card},
    {"a lesson on a phone", LESSON, 360, 640, with_fingers},
    {"a table", "data: {set: xor, count: 40}\n", 1200, 720, with_a_table},
    {"an experiment", EXPERIMENT, 1200, 720, with_an_experiment},
    {"an experiment, done", EXPERIMENT, 1200, 720, with_an_experiment_done},
    {"compared", COMPARE, 1200, 720, compared},
    {"an expression", GRAPH, 1200, 720, computed},
};
enum { SCREENS = sizeof screens / sizeof *screens };

/* Of those without a text the scene of drawn.h whose name begins theirs. */
static const char *text_of(const Screen *screen) {
    if (screen->text) return screen->text;
    for (int s = 0; s < SCENES; s++) {
        if (strncmp(screen->name, scenes[s].name, strlen(scenes[s].name)) == 0)
            return scenes[s].text;
    }
    fail_msg("there is no scene for %s", screen->name);
    return "";
}

static Person before(const Screen *screen) {
    const char *text = text_of(screen);
    Person p = {.frame = opened_as(text, strncmp(text, "---", 3) == 0 ? ".md" : ".scene")};
    p.input =
        (Input){.seconds = 0.5, .width = screen->width, .height = screen->height, .density = 1};
    snprintf(p.frame->ui.file_name, sizeof p.frame->ui.file_name, "pressed.scene");
    frame_step(p.frame, &p.input);
    if (screen->prepare) screen->prepare(&p);
    p.frame->ui.revision++;
    frame_step(p.frame, &p.input);
    return p;
}

/* ---- what can be done with what stands there */

typedef enum Deed { PRESSED, PRESSED_TWICE, PRESSED_RIGHT, DRAGGED, SCROLLED, DEEDS } Deed;

static void pull(Person *p, Point at) {
    InputEvent event = {.kind = INPUT_PRESS, .at = at, .button = BUTTON_LEFT, .clicks = 1};
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, event);
    for (int i = 1; i <= 2; i++) {
        event.kind = INPUT_MOVE;
        event.at = (Point){at.x + 19 * (float)i, at.y - 11 * (float)i};
        does(p, event);
    }
    event.kind = INPUT_RELEASE;
    does(p, event);
}

static void does_deed(Person *p, Deed deed, Point at) {
    bool right = deed == PRESSED_RIGHT;
    switch (deed) {
    case PRESSED:
    case PRESSED_RIGHT: click(p, at, right ? BUTTON_RIGHT : BUTTON_LEFT, 1); break;
    case PRESSED_TWICE:
        click(p, at, BUTTON_LEFT, 1);
        click(p, at, BUTTON_LEFT, 2);
        break;
    case DRAGGED: pull(p, at); break;
    case SCROLLED:
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
        does(p, (InputEvent){.kind = INPUT_WHEEL, .at = at, .dy = -3});
        break;
    case DEEDS: break;
    }
}

/* What is asked of whoever runs the frame: no picture shows it. */
static uint64_t asked(uint64_t hash, const UiState *ui) {
    const Wish *w = &ui->wish;
    const int all[] = {w->lesson,  w->recent,  w->free_play,   w->anew,    w->next_lesson,
                       w->program, w->picture, w->drawing,     w->save,    w->full_screen,
                       w->compare, w->keep,    w->experiment,  w->copy,    w->copy_picture,
                       w->quit,    ui->home,   (int)ui->shape, ui->wander, (int)ui->tool};
    hash = hash_bytes(hash, all, sizeof all);
    return ui->copied ? hash_bytes(hash, ui->copied, strlen(ui->copied)) : hash;
}

/* Adds the screen as it is after what was done. The sheets that list a folder, and the code of a
 * link, which is as long as the library packs it, are those of the machine. */
static void note(Drawn *drawn, Person *p) {
    UiState *ui = &p->frame->ui;
    lab_apply(&p->frame->lab, &(Action){.kind = ACTION_PAUSE});
    for (int i = 0; i < 2; i++) frame_step(p->frame, &p->input);
    if (ui->share.open || ui->sheet.kind || ui->home) {
        drawn->said = hash_byte(drawn->said, (uint8_t)(ui->share.open + 2 * ui->sheet.kind));
        return;
    }
    uint64_t lab = witness_hash(&p->frame->lab);
    sum_up(drawn, p->frame);
    drawn->said = hash_bytes(drawn->said, &lab, sizeof lab);
    drawn->said = asked(drawn->said, ui);
}

/* ---- all of it */

enum { THINGS = 600, NAMES = 300, OF_ONE_NAME = 2 };

/* What can be pressed. */
typedef struct Thing {
    const char *name;
    Point at;
} Thing;

static int things_of(const Person *p, Thing thing[THINGS]) {
    const Shapes *shapes = &p->frame->shapes;
    int count = 0;
    for (int i = 0; i < shapes->shapes && count < THINGS; i++) {
        const Shape *s = &shapes->shape[i];
        Point at = rect_middle(s->rect);
        if (s->kind != SHAPE_TARGET || !s->mark.name || shapes_hit(shapes, at) != i) continue;
        thing[count++] = (Thing){s->mark.name, at};
    }
    return count;
}

/* Whether things of this name were met on a screen before; they are, from now on. */
static bool is_met(const char *called) {
    static char met[NAMES][64];
    for (int i = 0; i < NAMES; i++) {
        bool new = !met[i][0];
        if (new) snprintf(met[i], sizeof met[i], "%s", called);
        if (strcmp(met[i], called) == 0) return !new;
    }
    fail_msg("there are more than %d names", NAMES);
    return true;
}

static void try_deed(const Screen *screen, Deed deed, Point at, Drawn *drawn) {
    Person p = before(screen);
    does_deed(&p, deed, at);
    note(drawn, &p);
    person_leave(&p);
}

/* Where a name is met first, the first and the last that go by it are pressed and dragged, and one
 * of them is met in every other way. */
static void try_all_of_name(const Screen *screen, const Thing *thing, int things,
                            const char *called) {
    const Thing *same[THINGS];
    char line[128];
    Drawn drawn = DRAWN_NOTHING;
    int count = 0;
    if (is_met(called)) return;
    for (int i = 0; i < things; i++) {
        if (strcmp(thing[i].name, called) == 0) same[count++] = &thing[i];
    }
    int most = count < OF_ONE_NAME ? count : OF_ONE_NAME;
    for (int i = 0; i < most; i++) {
        const Thing *one = same[i * (count - 1) / (most > 1 ? most - 1 : 1)];
        for (int d = 0; d < DEEDS; d++) {
            if (d == PRESSED || d == DRAGGED || i == 0) try_deed(screen, (Deed)d, one->at, &drawn);
        }
    }
    snprintf(line, sizeof line, "%s: %s", screen->name, called);
    compare(line, &drawn);
}

static void whatever_can_be_pressed(void **state) {
    (void)state;
    static Thing thing[THINGS];
    int from = written.failures;
    for (int s = 0; s < SCREENS; s++) {
        Person p = before(&screens[s]);
        int things = things_of(&p, thing);
        for (int i = 0; i < things; i++) {
            bool met = false;
            for (int k = 0; k < i; k++) met |= strcmp(thing[k].name, thing[i].name) == 0;
            if (!met) try_all_of_name(&screens[s], thing, things, thing[i].name);
        }
        person_leave(&p);
    }
    end(from);
}

/* One after the other, with an escape between them. */
static void every_key(void **state) {
    (void)state;
    static const char *const where_hit[] = {"perceptron", "deep, numbers", "a lesson", "compared"};
    static const char letters[] = "EBSFRNMXPTLGVYOHCAIKWJQUD0123456789 -+?=/.,";
    static const char *const with[] = {"", "s", "c"};
    enum { LAST = sizeof letters - 1, KEYS = LAST + KEY_F12 - KEY_ENTER };
    int from = written.failures;
    for (int h = 0, s = 0; h < 4; h++) {
        while (strcmp(screens[s].name, where_hit[h]) != 0) s++;
        for (int w = 0; w < (h ? 1 : 3); w++) {
            char line[128];
            Drawn drawn = DRAWN_NOTHING;
            Person p = before(&screens[s]);
            for (int k = 0; k < KEYS; k++) {
                press_key(&p, k < LAST ? letters[k] : KEY_ENTER + k - LAST, with[w]);
                note(&drawn, &p);
                press_key(&p, KEY_ESCAPE, "");
            }
            person_leave(&p);
            snprintf(line, sizeof line, "%s: keys %s", screens[s].name,
                     w == 0   ? "alone"
                     : w == 1 ? "with shift"
                              : "with ctrl");
            compare(line, &drawn);
        }
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("pressed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_can_be_pressed),
        cmocka_unit_test(every_key),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
