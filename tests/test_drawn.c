/* What is drawn on many screens, summed up (drawn.h): golden/drawn.txt holds what was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn.h"
#include "lesson/hands.h"
#include "screens.h"
#include "ui/turned.h"

static void train(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++)
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

/* Looks at it, by this name, when nothing moves any more. */
__attribute__((format(printf, 2, 3))) static void rest_and_look(Person *p, const char *format,
                                                                ...) {
    char name[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    rest(p);
    look_at(name, p->frame);
}

static void every_picture_of_every_kind_of_network(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1440, 900);
        train(&p, 5);
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
            const Panel first[PLACE_COUNT] = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS};
            memcpy(p.frame->ui.panel, first, sizeof first);
            ui_put(&p.frame->ui, (Panel)panel, PLACE_STAGE);
            rest_and_look(&p, "%s: %s", scenes[s].name, panel_name((Panel)panel));
        }
        person_leave(&p);
    }
    end(from);
}

/* Numbers over two columns, far from 0: every picture of them. */
static void numbers_over_two_columns(void **state) {
    (void)state;
    int from = written.failures;
    Person p = sit("data: {points: [[1, 2, 5], [3, 1, 7], [-1, 4, 6.5], [4, 4, 9], [0, -2, 8]],\n"
                   "  scale: standard, columns: [size, age], label: price}\n"
                   "network: {layers: [3 tanh, 1 linear]}\n"
                   "training: {loss: squared, rate: 0.05}\nselect: {point: 2, unit: [1, 2]}\n",
                   1200, 720);
    train(&p, 4);
    for (int panel = 0; panel < PANEL_COUNT; panel++) {
        if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
        const Panel first[PLACE_COUNT] = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS};
        memcpy(p.frame->ui.panel, first, sizeof first);
        ui_put(&p.frame->ui, (Panel)panel, PLACE_STAGE);
        rest_and_look(&p, "numbers over two columns: %s", panel_name((Panel)panel));
    }
    person_leave(&p);
    end(from);
}

/* Beside the stage of a small window, where room is short, and on a projector. */
static void every_picture_where_it_is_narrow(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1024, 640);
        train(&p, 3);
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            bool other = panel == PANEL_PLANE || panel == PANEL_NETWORK;
            if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
            const Panel first[PLACE_COUNT] = {other ? PANEL_NUMBERS : PANEL_PLANE,
                                              other ? PANEL_CURVE : PANEL_NETWORK, PANEL_WEIGHTS};
            memcpy(p.frame->ui.panel, first, sizeof first);
            ui_put(&p.frame->ui, (Panel)panel, panel % 2 ? PLACE_UPPER : PLACE_LOWER);
            p.frame->ui.projector = (panel + s) % 3 == 0;
            p.frame->ui.scale = p.frame->ui.projector ? 1.5f : 1;
            rest_and_look(&p, "%s: %s, narrow", scenes[s].name, panel_name((Panel)panel));
        }
        person_leave(&p);
    }
    end(from);
}

static void an_expression(void **state) {
    (void)state;
    int from = written.failures;
    Person p = sit("graph: {expression: \"loss = (y - max(0, x*w + b))^2 + 0.1*exp(-w)\",\n"
                   "  values: {x: 2, w: 3, b: 1, y: 4}, learn: [w, b]}\nshow: [graph, weights]\n",
                   1440, 900);
    for (int step = 0; step < 14; step++) {
        char name[64];
        snprintf(name, sizeof name, "graph, step %d", step);
        rest(&p);
        if (step % 2 == 1 || step < 2) look_at(name, p.frame);
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_STEP});
    }
    person_leave(&p);
    end(from);
}

static void windows_of_all_sizes(void **state) {
    (void)state;
    static const struct {
        float width, height;
        bool projector;
    } windows[] = {{1024, 640, false}, {1920, 1080, false}, {1280, 720, true}, {360, 640, false}};
    int from = written.failures;
    for (int w = 0; w < 4; w++) {
        for (int s = 1; s < 4; s++) {
            Person p = sit(scenes[s].text, windows[w].width, windows[w].height);
            p.frame->ui.projector = windows[w].projector;
            p.frame->ui.scale = windows[w].projector ? 1.5f : 1;
            train(&p, 30);
            rest_and_look(&p, "%s at %.0fx%.0f", scenes[s].name, (double)windows[w].width,
                          (double)windows[w].height);
            person_leave(&p);
        }
    }
    end(from);
}

static void what_is_drawn_besides(void **state) {
    (void)state;
    int from = written.failures;
    for (int e = 0; e < EXTRA_COUNT; e++) {
        Person p = sit(scenes[e % 2 ? 1 : 0].text, 1440, 900);
        p.frame->ui.extra[e] = true;
        ui_put(&p.frame->ui, PANEL_LANDSCAPE, PLACE_UPPER);
        train(&p, 12);
        rest_and_look(&p, "extra %s", extra_name((Extra)e));
        person_leave(&p);
    }
    end(from);
}

static void runs_side_by_side(void **state) {
    (void)state;
    static const char *const scene[] = {
        "data: {set: circles, count: 80, seed: 1}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
        "compare: {what: rate, values: [0.03, 0.3, 3, 30], until: \"loss < 0.1\", epochs: 80}\n",
        "data: {set: moons, count: 80, test: 0.3}\nnetwork: {layers: [4 tanh, 1 sigmoid]}\n"
        "compare: {what: optimizer, values: [momentum, adam], until: \"test_loss < 0.2\"}\n"};
    int from = written.failures;
    for (int s = 0; s < 2; s++) {
        Person p = sit(scene[s], 1440, 900);
        for (int stage = 0; stage < 3; stage++) {
            if (lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PLAY}))
                lab_advance(&p.frame->lab, stage * stage * 30);
            lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PAUSE});
            rest_and_look(&p, "compared %d, stage %d", s, stage);
        }
        person_leave(&p);
    }
    end(from);
}

/* The sheet of keys, each list of the header, the list of lessons without any. */
static void what_lies_over_it(void **state) {
    (void)state;
    int from = written.failures;
    Person p = sit(scenes[2].text, 1440, 900);
    p.frame->ui.help = true;
    rest_and_look(&p, "the keys");
    p.frame->ui.help = false;
    for (int word = 0; word < 8; word++) {
        rest(&p);
        if (count(&p, "word", word, SHAPE_TARGET) == 0) continue;
        press(&p, "word", word);
        rest_and_look(&p, "word %d", word);
        press_key(&p, KEY_ESCAPE, "");
    }
    person_leave(&p);
    end(from);
}

/* Every thing on the screen pointed at, one after the other: what is lit and said of it. */
static void whatever_is_pointed_at(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1440, 900);
        char name[64];
        Drawn all = DRAWN_NOTHING;
        train(&p, 5);
        if (s % 2) ui_put(&p.frame->ui, s == 1 ? PANEL_NUMBERS : PANEL_FACTORS, PLACE_UPPER);
        rest(&p);
        const int shapes = p.frame->shapes.shapes;
        Rect *target = calloc((size_t)shapes, sizeof *target);
        int targets = 0;
        for (int i = 0; i < shapes; i++) {
            const Shape *shape = &p.frame->shapes.shape[i];
            if (shape->kind == SHAPE_TARGET && targets < 120) target[targets++] = shape->rect;
        }
        p.input.seconds = 1;
        for (int i = 0; i < targets; i++) {
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = middle(target[i])});
            frame_step(p.frame, &p.input);
            Drawn drawn = DRAWN_NOTHING;
            sum_up(&drawn, p.frame);
            for (int k = 0; k < SUMS; k++) all.sum[k] += drawn.sum[k] / targets;
            all.said = hash_bytes(all.said, &drawn.said, sizeof drawn.said);
            all.order = hash_bytes(all.order, &drawn.order, sizeof drawn.order);
        }
        free(target);
        snprintf(name, sizeof name, "%s, pointed at", scenes[s].name);
        compare(name, &all);
        person_leave(&p);
    }
    end(from);
}

/* The sheets that ask: what a table means, what an experiment is to vary, what is shared. */
static void sheets(void **state) {
    (void)state;
    static const char *const tables[] = {
        "name;height;weight;passed\nAda;1,72;68,5;yes\nBoris;1,84;86,5;no\nEmma;1,67;;no\n",
        "day,temperature,rain next day\n1,20.5,0\n2,21.25,1.5\n3,18,12\n",
        "Dear all,\nthis is no table at all, \"but a letter\n"};
    int from = written.failures;
    for (int i = 0; i < 3; i++) {
        Person p = sit(scenes[1].text, 1440, 900);
        table_sheet_begin(&p.frame->ui.table, "/home/ada/our class.csv", strdup(tables[i]),
                          strlen(tables[i]));
        rest_and_look(&p, "table %d", i);
        person_leave(&p);
    }
    for (int begun = 0; begun < 2; begun++) {
        Person p =
            sit("data: {set: circles, count: 40}\nexperiment: {vary: [\"rate=0.03,0.1,0.3,1\", "
                "\"units=2,4\"], starts: 3, until: \"loss < 0.5\", epochs: 20}\n",
                1440, 900);
        ExperimentSheet *sheet = &p.frame->ui.experiment;
        experiment_sheet_begin(sheet, &p.frame->lab);
        if (begun) experiment_sheet_run(sheet, &p.frame->lab);
        while (sheet->at.going) experiment_advance(&sheet->at, 0.1, 1);
        rest_and_look(&p, "%s", begun ? "experiment, done" : "experiment");
        person_leave(&p);
    }
    Person p = sit("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                   "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                   "training: {rate: 3, loss: squared}\n",
                   1440, 900);
    train(&p, 400);
    rest_and_look(&p, "diverged");
    person_leave(&p);
    end(from);
}

/* Each step of a lesson that has everything. */
static void a_lesson(void **state) {
    (void)state;
    int from = written.failures;
    Frame *frame = frame_create(&fonts_boxes, 1);
    for (int step = 0, steps = 1; step < steps; step++) {
        char path[300];
        Message message = {""};
        snprintf(path, sizeof path, "%s/lessons/whole.md#%d", TESTS_FOLDER, step + 1);
        if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
        steps = frame->player.lesson.steps;
        Person p = {.frame = frame};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        rest_and_look(&p, "lesson, step %d", step + 1);
    }
    frame_destroy(frame);
    end(from);
}

/* Every picture at the side, and alone in a small window and on a phone. */
static void every_picture_in_every_place(void **state) {
    (void)state;
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {360, 640}};
    int from = written.failures;
    for (int s = 0; s < 3; s++) {
        Person p = sit(scenes[s == 1 ? 3 : 2].text, sizes[s][0], sizes[s][1]);
        p.frame->ui.fingers = s == 2;
        train(&p, 5);
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
            const Panel first[PLACE_COUNT] = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS};
            memcpy(p.frame->ui.panel, first, sizeof first);
            ui_put(&p.frame->ui, (Panel)panel, s == 0 ? PLACE_UPPER : PLACE_STAGE);
            rest_and_look(&p, "%s, %.0f wide", panel_name((Panel)panel), (double)sizes[s][0]);
        }
        person_leave(&p);
    }
    end(from);
}

static void every_theme(void **state) {
    (void)state;
    int from = written.failures;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (int s = 1; s < 4; s += 2) {
            Person p = sit(scenes[s].text, 1440, 900);
            p.frame->ui.theme = (ThemeKind)theme;
            train(&p, 20);
            rest_and_look(&p, "%s, theme %d", scenes[s].name, theme);
            person_leave(&p);
        }
    }
    end(from);
}

/* What the header's words open where they stand, and where they are one; with
 * and without fingers. */
static void lists_in_windows_of_all_sizes(void **state) {
    (void)state;
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {700, 430}, {360, 640}};
    int from = written.failures;
    for (int s = 0; s < 4 * 9; s++) {
        char path[300];
        Message message = {""};
        int size = s % 4, word = s / 4 % 9;
        Person p = {.frame = frame_create(&fonts_boxes, 1)};
        snprintf(path, sizeof path, "%s/lessons/whole.md#1", TESTS_FOLDER);
        if (!frame_open(p.frame, path, &message)) fail_msg("%s", message.text);
        p.input = (Input){.seconds = 1.0 / 60, .width = sizes[size][0], .height = sizes[size][1]};
        p.input.density = 1;
        p.frame->ui.fingers = size == 3;
        rest(&p);
        if (count(&p, "word", word, SHAPE_TARGET) > 0) {
            press(&p, "word", word);
            rest_and_look(&p, "word %d of a lesson, %.0f wide", word, (double)sizes[size][0]);
        }
        person_leave(&p);
    }
    end(from);
}

/* What is said of a run, in each kind of window. */
static void whatever_is_said_of_a_run(void **state) {
    (void)state;
    static const float sizes[][3] = {{1440, 900, 0}, {1024, 640, 1}, {360, 640, 0}};
    static const char *const training[] = {"{rate: 50}", "{rate: 8}", "{rate: 0.001}",
                                           "{rate: 2, l1: 50}"};
    int from = written.failures;
    for (int i = 0; i < 4 * 3; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 160, seed: 1}\n"
                 "network: {layers: [4 tanh, 1 sigmoid]}\ntraining: %s\n",
                 training[i / 3]);
        Person p = sit(text, sizes[i % 3][0], sizes[i % 3][1]);
        p.frame->ui.projector = sizes[i % 3][2] > 0;
        train(&p, 60);
        rest_and_look(&p, "%s, %.0f wide", training[i / 3], (double)sizes[i % 3][0]);
        person_leave(&p);
    }
    end(from);
}

/* Tab by tab through all that has the keyboard, all of it summed up. */
static void tab_through(Person *p, const char *name) {
    enum { STOPS = 60 };
    Drawn all = DRAWN_NOTHING;
    for (int i = 0; i < STOPS; i++) {
        press_key(p, KEY_TAB, "");
        frame_step(p->frame, &p->input);
        sum_up(&all, p->frame);
    }
    compare(name, &all);
}

/* What cannot be, or flew apart: beside the others as large as there is room, and as small. */
static void runs_that_come_to_nothing(void **state) {
    (void)state;
    static const char *const scene[] = {
        "data: {set: circles, count: 60, seed: 1}\nnetwork: {layers: [3 tanh, 1 linear]}\n"
        "training: {rate: 0.1, loss: squared}\n"
        "compare: {what: loss, values: [squared, cross-entropy, hinge], epochs: 40}\n",
        "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
        "network: {layers: [1 linear]}\ntraining: {loss: squared}\n"
        "compare: {what: rate, values: [0.1, 0.9, 5, 100], until: \"loss < 0.05\", epochs: 60}\n"};
    static const float width[] = {1440, 1024, 700};
    int from = written.failures;
    for (int k = 0; k < 6; k++) {
        Person p = sit(scene[k % 2], width[k / 2], k / 2 ? 640 : 900);
        if (lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PLAY}))
            lab_advance(&p.frame->lab, 20);
        lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PAUSE});
        rest_and_look(&p, "compared %d at %.0f", k % 2, (double)width[k / 2]);
        for (int run = 0; run < 4; run++) {
            if (count(&p, "compare tile", run, SHAPE_TARGET) == 0) continue;
            Point at = middle(where(&p, "compare tile", run));
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at});
            p.input.seconds = 1;
            rest_and_look(&p, "compared %d at %.0f, at %d", k % 2, (double)width[k / 2], run);
        }
        person_leave(&p);
    }
    end(from);
}

/* Each run, and each group of them, under the pointer: those of a line, those that flew apart, that
 * cannot be, and that have not begun. */
static void runs_of_experiments_pointed_at(void **state) {
    (void)state;
    static const char *const scene[] = {
        "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
        "network: {layers: [3 tanh, 1 linear]}\ntraining: {loss: squared}\n"
        "experiment: {vary: [\"rate=0.1,9\"], starts: 3, until: \"loss < 0.1\", epochs: 30}\n",
        ("data: {set: circles, count: 30, test: 0.3}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
         "experiment: {vary: [\"rate=0.1,1000000\", \"loss=squared,hinge\"], starts: 2, "
         "until: \"test_loss < 0.5\", epochs: 20}\n"),
        "data: {set: moons, count: 30}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
        "experiment: {vary: [\"dropout=0,0.5\"], starts: 1, epochs: 10}\n"};
    static const char *const named[] = {"experiment run", "experiment group"};
    int from = written.failures;
    for (int k = 0; k < 6; k++) {
        Person p = sit(scene[k / 2], k % 2 ? 1024 : 1440, k % 2 ? 640 : 900);
        ExperimentSheet *sheet = &p.frame->ui.experiment;
        experiment_sheet_begin(sheet, &p.frame->lab);
        experiment_sheet_run(sheet, &p.frame->lab);
        while (sheet->at.going) experiment_advance(&sheet->at, 0.1, 1);
        rest(&p);
        p.input.seconds = 1;
        for (int n = 0; n < 2; n++) {
            for (int which = 0; which < 12; which++) {
                if (count(&p, named[n], which, SHAPE_TARGET) == 0) continue;
                Point at = middle(where(&p, named[n], which));
                does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at});
                rest_and_look(&p, "experiment %d at %.0f: %s %d", k / 2, (double)p.input.width,
                              named[n], which);
            }
        }
        person_leave(&p);
    }
    end(from);
}

/* Each control that a lesson may show, as it shows it. */
static void controls_of_a_lesson(void **state) {
    (void)state;
    int from = written.failures;
    for (int c = 0; c < CONTROL_COUNT; c++) {
        const char *called = control_info((Control)c).name;
        int which = 0;
        if (!called || (control_family((Control)c, &which) != CONTROL_NONE && which > 0)) continue;
        char text[500];
        snprintf(text, sizeof text,
                 "---\ntitle: T\n---\n## One\n\nWords.\n\n```{scene}\n"
                 "data: {set: %s, count: 20, seed: 1}\nnetwork: {layers: [2 tanh, %s]}\n"
                 "training: {rate: 0.3, momentum: 0.5, optimizer: momentum}\n"
                 "show: [plane, %s]\n```\n\n## Two\n\nMore.\n",
                 strcmp(called, "classes") == 0 ? "blobs" : "circles",
                 strcmp(called, "classes") == 0 ? "3 softmax" : "1 sigmoid", called);
        Person p = {.frame = opened_as(text, ".md")};
        p.input = (Input){.seconds = 1.0 / 60,
                          .width = c % 2 ? 1440 : 1024,
                          .height = c % 2 ? 900 : 640,
                          .density = 1};
        rest_and_look(&p, "a lesson's %s", called);
        person_leave(&p);
    }
    end(from);
}

/* Lessons whose steps ask and show, read with the mouse and by the keyboard, with the teacher's
 * notes and without. */
static void lessons(void **state) {
    (void)state;
    static const char *const files[] = {"predict", "steps", "whole"};
    int from = written.failures;
    for (int l = 0; l < 3; l++) {
        Frame *frame = frame_create(&fonts_boxes, 1);
        for (int step = 0, steps = 1; step < steps; step++) {
            char path[300], name[64];
            Message message = {""};
            snprintf(path, sizeof path, "%s/lessons/%s.md#%d", TESTS_FOLDER, files[l], step + 1);
            if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
            steps = frame->player.lesson.steps;
            Person p = {.frame = frame};
            p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 700, .density = 1};
            frame->ui.presenting = step % 2 == 1;
            rest_and_look(&p, "%s, step %d", files[l], step + 1);
            snprintf(name, sizeof name, "%s, step %d, by keys", files[l], step + 1);
            tab_through(&p, name);
        }
        frame_destroy(frame);
    }
    end(from);
}

/* Of a class, before and after the answer is told: of a number, and of a choice. */
static void hands_that_are_counted(void **state) {
    (void)state;
    static const char *const questions[] = {
        "## One\n\n```{predict}\nask: How much?\nnumber: 4.2\nreplies: {\"< 1\": Too little., "
        "\"42\": \"No.\"}\nwhy: So it is.\n```\n",
        "## One\n\n```{predict}\nask: Which?\nchoices: [This one, That one, None]\n"
        "answer: That one\nwhy: So it is.\n```\n"};
    int from = written.failures;
    for (int q = 0; q < 2; q++) {
        char text[600];
        snprintf(text, sizeof text, "---\ntitle: T\n---\n%s", questions[q]);
        Person p = {.frame = opened_as(text, ".md")};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1024, .height = 700, .density = 1};
        Player *player = &p.frame->player;
        p.frame->ui.presenting = true;
        for (int row = 0; row < 3; row++) hands_set(player, 0, row, 12 + 9 * row);
        rest_and_look(&p, "hands of question %d", q);
        if (q == 0) press_key(&p, '4', ""), types(&p, "4.2");
        press_key(&p, q == 0 ? KEY_ENTER : 'B', "");
        assert_true(player->state[0].choice[0] > 0);
        rest_and_look(&p, "hands of question %d, told", q);
        person_leave(&p);
    }
    end(from);
}

static void whatever_has_the_keyboard(void **state) {
    (void)state;
    int from = written.failures;
    for (int s = 0; s < SCENES; s++) {
        char name[64];
        Person p = sit(scenes[s].text, 1440, 900);
        train(&p, 5);
        if (s % 2) ui_put(&p.frame->ui, s == 1 ? PANEL_NUMBERS : PANEL_DATA, PLACE_UPPER);
        rest(&p);
        snprintf(name, sizeof name, "%s, by keys", scenes[s].name);
        tab_through(&p, name);
        person_leave(&p);
    }
    end(from);
}

/* ---- what few screens have */

/* From all sides: what of a box is turned to the eye, and in which order it is painted. */
static void boxes_from_all_sides(void **state) {
    (void)state;
    int from = written.failures;
    static const Panel panels[] = {PANEL_SURFACE, PANEL_SPACE, PANEL_LANDSCAPE};
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {360, 640}};
    Person p =
        sit("data: {points: [[1, 2, 3, red], [2, 1, -1, blue], [-1, 0, 2, red], [0.5, -2, 1, "
            "blue], [0, 1, 1, red], [-2, -2, 0, blue]]}\n"
            "network: {layers: [4 tanh, 1 sigmoid]}\ntraining: {rate: 1}\n",
            1440, 900);
    train(&p, 60);
    for (int k = 0; k < 3; k++) {
        ui_put(&p.frame->ui, panels[k], PLACE_STAGE);
        for (int turn = 0; turn < 6; turn++) {
            const float yaw = (float)(turn * 67 - 170), pitch = (float)(turn % 3 * 30 + 10);
            p.input.width = sizes[turn % 3][0];
            p.input.height = sizes[turn % 3][1];
            p.frame->ui.space = (float)(turn % 2);
            rest(&p);
            turned_set(&p.frame->ui.turned, yaw, pitch);
            rest_and_look(&p, "%s, turned to %.0f and %.0f", panel_name(panels[k]), (double)yaw,
                          (double)pitch);
        }
    }
    person_leave(&p);
    end(from);
}

/* Of one setting, of two, and of none but the starts; a run that is pointed at. */
static void experiments_of_all_kinds(void **state) {
    (void)state;
    int from = written.failures;
    static const char *const kinds[] = {"starts: 12", "vary: [\"rate=0.03,0.3,3\"], starts: 4",
                                        "vary: [\"rate=0.3,3\", \"units=1,2,4\"], starts: 9"};
    static const float sizes[][2] = {{1440, 900}, {1024, 640}, {360, 640}};
    for (int k = 0; k < 3; k++) {
        char text[256];
        snprintf(text, sizeof text,
                 "data: {set: circles, count: 24}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
                 "experiment: {%s, epochs: 12, until: \"accuracy > 80 %%\"}\n",
                 kinds[k]);
        Person p = sit(text, 1440, 900);
        run_experiment(&p);
        for (int i = 0; i < 9; i++) {
            p.input.width = sizes[i % 3][0];
            p.input.height = sizes[i % 3][1];
            p.frame->ui.experiment.figure = (ExperimentFigure)(i / 3);
            if (i % 3 == 0) rest(&p);
            int dot = i % 2 ? shapes_find(&p.frame->shapes, "experiment dot", 5, -1) : -1;
            Point at = dot < 0 ? (Point){0, 0} : middle(p.frame->shapes.shape[dot].rect);
            does(&p, (InputEvent){.kind = INPUT_MOVE, .at = at});
            rest_and_look(&p, "experiment of %s, %d", kinds[k], i);
        }
        person_leave(&p);
    }
    end(from);
}

/* Wherever it stands, what is being typed has its ground and its cursor. */
static void weights_that_are_typed(void **state) {
    (void)state;
    int from = written.failures;
    static const Panel panels[] = {PANEL_NETWORK, PANEL_NUMBERS, PANEL_WEIGHTS, PANEL_PLANE,
                                   PANEL_MATRICES};
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1440, 900);
        for (int k = 0; k < 5; k++) {
            ui_put(&p.frame->ui, panels[k], PLACE_STAGE);
            const int weight = k % lab_network(&p.frame->lab)->count;
            lab_apply(&p.frame->lab,
                      &(Action){.kind = ACTION_SELECT_WEIGHT, .weights = {.index = weight}});
            frame_step(p.frame, &p.input);
            press_key(&p, KEY_ENTER, "");
            if (k % 2) types(&p, "0.5");
            rest_and_look(&p, "%s: weight %d in %s", scenes[s].name, weight, panel_name(panels[k]));
            press_key(&p, KEY_ESCAPE, "");
        }
        person_leave(&p);
    }
    end(from);
}

static int begin(void **state) {
    (void)state;
    return read_what_was("drawn");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_picture_of_every_kind_of_network),
        cmocka_unit_test(numbers_over_two_columns),
        cmocka_unit_test(every_picture_where_it_is_narrow),
        cmocka_unit_test(an_expression),
        cmocka_unit_test(windows_of_all_sizes),
        cmocka_unit_test(what_is_drawn_besides),
        cmocka_unit_test(runs_side_by_side),
        cmocka_unit_test(what_lies_over_it),
        cmocka_unit_test(whatever_is_pointed_at),
        cmocka_unit_test(sheets),
        cmocka_unit_test(a_lesson),
        cmocka_unit_test(every_picture_in_every_place),
        cmocka_unit_test(every_theme),
        cmocka_unit_test(lists_in_windows_of_all_sizes),
        cmocka_unit_test(whatever_is_said_of_a_run),
        cmocka_unit_test(lessons),
        cmocka_unit_test(runs_that_come_to_nothing),
        cmocka_unit_test(runs_of_experiments_pointed_at),
        cmocka_unit_test(controls_of_a_lesson),
        cmocka_unit_test(hands_that_are_counted),
        cmocka_unit_test(whatever_has_the_keyboard),
        cmocka_unit_test(boxes_from_all_sides),
        cmocka_unit_test(experiments_of_all_kinds),
        cmocka_unit_test(weights_that_are_typed),
    };
    return cmocka_run_group_tests(tests, begin, forget);
}
