/* What is drawn, summed up: of many screens how many shapes, where they are and how large, how
 * wide their lines, in which colours and order, and what they say. Pictures are compared with a
 * tolerance that hides an arrow pointing the wrong way; here everything counts, in letters that
 * are boxes, so that no font has a say.
 *
 * golden/drawn.txt holds what was. When a test fails, it has left what is now in
 * /tmp/halfplane-drawn.txt; look at what has changed in the window, and if it was meant, copy that
 * over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "opened.h"
#include "person.h"

#define NOW "/tmp/halfplane-drawn.txt"

/* ---- sums */

typedef enum Sum {
    SHAPES,
    POINTS,
    LEFT,
    TOP,
    WIDTH,
    HEIGHT,
    POINTS_X,
    POINTS_Y,
    TEXT_X,
    TEXT_Y,
    TEXT_SIZE,
    LINES,   /* how wide lines are */
    CORNERS, /* how round */
    DASHES,
    RED,
    GREEN,
    BLUE,
    OPAQUE,
    PIXELS, /* of pictures within the picture */
    SUMS
} Sum;

static const char *const names[SUMS] = {
    "shapes",    "points",   "left",     "top",         "width", "height",  "points' x",
    "points' y", "text's x", "text's y", "text's size", "lines", "corners", "dashes",
    "red",       "green",    "blue",     "opaque",      "pixels"};

typedef struct Drawn {
    double sum[SUMS];
    uint64_t said, order; /* all texts; the kinds of shapes, one after the other */
} Drawn;

static double pixels_of(const Image *image) {
    double sum = 0;
    for (long i = 0; i < (long)image->width * image->height; i++) {
        for (int c = 0; c < 4; c++) sum += (double)(image->pixels[i] >> (8 * c) & 255) / 255;
    }
    return sum / 4;
}

static Drawn sum_up(const Frame *frame) {
    const Shapes *shapes = &frame->shapes;
    Drawn drawn = {.said = HASH_BEGIN, .order = HASH_BEGIN};
    double *sum = drawn.sum;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        bool text = s->kind == SHAPE_TEXT;
        drawn.order = hash_byte(drawn.order, (uint8_t)s->kind);
        sum[SHAPES]++;
        sum[LINES] += (double)s->width;
        sum[CORNERS] += (double)s->radius;
        sum[DASHES] += (double)s->dash;
        if (s->image) sum[PIXELS] += pixels_of(s->image);
        Color color = text ? s->text.color : s->color;
        sum[RED] += color.r, sum[GREEN] += color.g, sum[BLUE] += color.b, sum[OPAQUE] += color.a;
        if (text) {
            const char *said = shapes->text + s->first;
            drawn.said = hash_bytes(drawn.said, said, strlen(said) + 1);
            drawn.order = hash_byte(drawn.order, (uint8_t)(s->text.face * 4 + s->text.align));
            sum[TEXT_X] += (double)s->at.x, sum[TEXT_Y] += (double)s->at.y;
            sum[TEXT_SIZE] += (double)s->text.size;
            continue;
        }
        sum[LEFT] += (double)s->rect.x, sum[TOP] += (double)s->rect.y;
        sum[WIDTH] += (double)s->rect.w, sum[HEIGHT] += (double)s->rect.h;
        if (s->kind == SHAPE_SOURCE) continue;
        for (int p = 0; p < s->count; p++) {
            sum[POINTS]++;
            sum[POINTS_X] += (double)shapes->point[s->first + p].x;
            sum[POINTS_Y] += (double)shapes->point[s->first + p].y;
        }
    }
    return drawn;
}

/* ---- what was, and what is */

enum { LINES_MOST = 400, LINE = 600 };
static char *was[LINES_MOST];
static int lines, failures;
static FILE *now;

static void write_down(const char *screen, const Drawn *drawn) {
    fprintf(now, "%s|", screen);
    for (int i = 0; i < SUMS; i++) fprintf(now, "%.2f ", drawn->sum[i]);
    fprintf(now, "%016llx %016llx\n", (unsigned long long)drawn->said,
            (unsigned long long)drawn->order);
}

static const char *line_of(const char *screen) {
    size_t length = strlen(screen);
    for (int i = 0; i < lines; i++) {
        if (strncmp(was[i], screen, length) == 0 && was[i][length] == '|')
            return was[i] + length + 1;
    }
    return NULL;
}

/* Between machines the last bit of a cosine may differ, and no more. */
static void compare(const char *screen, const Drawn *drawn) {
    const char *line = line_of(screen);
    if (!line) {
        print_error("%s: it is not in golden/drawn.txt\n", screen);
        failures++;
        return;
    }
    char *at = (char *)line;
    int before = failures;
    for (int i = 0; i < SUMS; i++) {
        double then = strtod(at, &at), allowed = 0.2 + (i == PIXELS ? 1e-4 * then : 0);
        if (fabs(then - drawn->sum[i]) <= allowed) continue;
        print_error("%s: %s is %.2f, and was %.2f\n", screen, names[i], drawn->sum[i], then);
        failures++;
    }
    uint64_t said = strtoull(at, &at, 16), order = strtoull(at, &at, 16);
    if (failures == before && said != drawn->said && ++failures)
        print_error("%s: something else is said\n", screen);
    if (failures == before && order != drawn->order && ++failures)
        print_error("%s: it is drawn in another order\n", screen);
}

static void look_at(const char *screen, const Frame *frame) {
    Drawn drawn = sum_up(frame);
    write_down(screen, &drawn);
    compare(screen, &drawn);
}

static int read_what_was(void **state) {
    (void)state;
    char line[LINE];
    FILE *file = fopen(TESTS_FOLDER "/golden/drawn.txt", "r");
    now = fopen(NOW, "w");
    if (!now) return -1;
    while (file && lines < LINES_MOST && fgets(line, sizeof line, file))
        was[lines++] = strdup(line);
    if (file) fclose(file);
    return 0;
}

static int forget(void **state) {
    (void)state;
    for (int i = 0; i < lines; i++) free(was[i]);
    return fclose(now);
}

static void end(int from) {
    if (failures > from) fail_msg("%d sums differ; what is now stands in " NOW, failures - from);
}

/* ---- screens */

static const struct {
    const char *name, *text;
} scenes[] = {
    {"perceptron", "data: {points: [[4, 5, blue], [5, 9, red], [9, 6, red], [1, 1, blue]]}\n"
                   "network: {layers: [1 step], values: [{w: [[3, 4]], b: [-10]}]}\n"
                   "training: {rule: perceptron, rate: 0.1}\nselect: {point: 1}\n"},
    {"two units", "data: {set: xor, count: 60, seed: 1}\nnetwork: {layers: [2 tanh, 1 sigmoid]}\n"
                  "training: {rate: 0.5}\nselect: {point: 3, weight: \"w[1,1,1]\"}\n"},
    {"deep", "data: {set: circles, count: 80, seed: 1, test: 0.25}\n"
             "network: {layers: [4 tanh, 3 relu, 1 sigmoid]}\n"
             "training: {rate: 0.3}\nselect: {point: 3, weight: \"w[2,1,1]\", unit: [2, 2]}\n"},
    {"three classes",
     "data: {set: blobs, count: 90, seed: 1}\nnetwork: {layers: [3 maxout, 3 softmax]}\n"
     "training: {rate: 0.1, optimizer: adam}\nselect: {point: 1, unit: [1, 2]}\n"},
    {"a line", "data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
               "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
               "training: {rate: 0.3, loss: squared}\nselect: {point: 2}\n"},
    {"three columns",
     "data: {points: [[1, 2, 3, red], [2, 1, -1, blue], [-1, 0, 2, red], [0.5, -2, 1, blue]],\n"
     "  columns: [length, width, height], classes: [small, large]}\n"
     "network: {layers: [2 sigmoid, 1 sigmoid]}\ntraining: {rate: 1}\nselect: {point: 2}\n"},
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static Person sit(const char *text, float width, float height) {
    Person p = {.frame = opened(text)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static void train(Person *p, int epochs) {
    for (int i = 0; i < epochs; i++)
        lab_apply(&p->frame->lab, &(Action){.kind = ACTION_STEP, .size = STEP_EPOCH});
}

/* Until nothing moves and all is computed. */
static void rest(Person *p) {
    snprintf(p->frame->ui.file_name, sizeof p->frame->ui.file_name, "drawn.scene");
    p->frame->ui.revision++;
    for (int i = 0; i < 90; i++) frame_step(p->frame, &p->input);
}

static void every_picture_of_every_kind_of_network(void **state) {
    (void)state;
    int from = failures;
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1440, 900);
        train(&p, 5);
        for (int panel = 0; panel < PANEL_COUNT; panel++) {
            if (panel == PANEL_GRAPH) continue; /* needs a scene of its own */
            char name[128];
            const Panel first[PLACE_COUNT] = {PANEL_PLANE, PANEL_NETWORK, PANEL_WEIGHTS};
            memcpy(p.frame->ui.panel, first, sizeof first);
            ui_put(&p.frame->ui, (Panel)panel, PLACE_STAGE);
            rest(&p);
            snprintf(name, sizeof name, "%s: %s", scenes[s].name, panel_name((Panel)panel));
            look_at(name, p.frame);
        }
        person_leave(&p);
    }
    end(from);
}

static void an_expression(void **state) {
    (void)state;
    int from = failures;
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
    int from = failures;
    for (int w = 0; w < 4; w++) {
        for (int s = 1; s < 4; s++) {
            char name[128];
            Person p = sit(scenes[s].text, windows[w].width, windows[w].height);
            p.frame->ui.projector = windows[w].projector;
            p.frame->ui.scale = windows[w].projector ? 1.5f : 1;
            train(&p, 30);
            rest(&p);
            snprintf(name, sizeof name, "%s at %.0fx%.0f", scenes[s].name, (double)windows[w].width,
                     (double)windows[w].height);
            look_at(name, p.frame);
            person_leave(&p);
        }
    }
    end(from);
}

static void what_is_drawn_besides(void **state) {
    (void)state;
    int from = failures;
    for (int e = 0; e < EXTRA_COUNT; e++) {
        char name[64];
        Person p = sit(scenes[e % 2 ? 1 : 0].text, 1440, 900);
        p.frame->ui.extra[e] = true;
        ui_put(&p.frame->ui, PANEL_LANDSCAPE, PLACE_UPPER);
        train(&p, 12);
        rest(&p);
        snprintf(name, sizeof name, "extra %s", extra_name((Extra)e));
        look_at(name, p.frame);
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
    int from = failures;
    for (int s = 0; s < 2; s++) {
        Person p = sit(scene[s], 1440, 900);
        for (int stage = 0; stage < 3; stage++) {
            char name[64];
            if (lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PLAY}))
                lab_advance(&p.frame->lab, stage * stage * 30);
            lab_apply(&p.frame->lab, &(Action){.kind = ACTION_PAUSE});
            rest(&p);
            snprintf(name, sizeof name, "compared %d, stage %d", s, stage);
            look_at(name, p.frame);
        }
        person_leave(&p);
    }
    end(from);
}

/* The sheet of keys, each list of the header, the list of lessons without any. */
static void what_lies_over_it(void **state) {
    (void)state;
    int from = failures;
    Person p = sit(scenes[2].text, 1440, 900);
    p.frame->ui.help = true;
    rest(&p);
    look_at("the keys", p.frame);
    p.frame->ui.help = false;
    for (int word = 0; word < 8; word++) {
        char name[64];
        rest(&p);
        if (count(&p, "word", word, SHAPE_TARGET) == 0) continue;
        press(&p, "word", word);
        rest(&p);
        snprintf(name, sizeof name, "word %d", word);
        look_at(name, p.frame);
        press_key(&p, KEY_ESCAPE, "");
    }
    person_leave(&p);
    end(from);
}

/* Every thing on the screen pointed at, one after the other: what is lit and said of it. */
static void whatever_is_pointed_at(void **state) {
    (void)state;
    int from = failures;
    for (int s = 0; s < SCENES; s++) {
        Person p = sit(scenes[s].text, 1440, 900);
        char name[64];
        Drawn all = {.said = HASH_BEGIN, .order = HASH_BEGIN};
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
            Drawn drawn = sum_up(p.frame);
            for (int k = 0; k < SUMS; k++) all.sum[k] += drawn.sum[k] / targets;
            all.said = hash_bytes(all.said, &drawn.said, sizeof drawn.said);
            all.order = hash_bytes(all.order, &drawn.order, sizeof drawn.order);
        }
        free(target);
        snprintf(name, sizeof name, "%s, pointed at", scenes[s].name);
        write_down(name, &all);
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
    int from = failures;
    for (int i = 0; i < 3; i++) {
        char name[64];
        Person p = sit(scenes[1].text, 1440, 900);
        table_sheet_begin(&p.frame->ui.table, "/home/ada/our class.csv", strdup(tables[i]),
                          strlen(tables[i]));
        rest(&p);
        snprintf(name, sizeof name, "table %d", i);
        look_at(name, p.frame);
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
        rest(&p);
        look_at(begun ? "experiment, done" : "experiment", p.frame);
        person_leave(&p);
    }
    Person p = sit("data: {points: [[-2, -1.5], [-1, -0.7], [0, 0.4], [1, 0.9], [2, 0.9]]}\n"
                   "network: {layers: [1 linear], values: [{w: [[-1]], b: [1]}]}\n"
                   "training: {rate: 3, loss: squared}\n",
                   1440, 900);
    train(&p, 400);
    rest(&p);
    look_at("diverged", p.frame);
    person_leave(&p);
    end(from);
}

/* Each step of a lesson that has everything. */
static void a_lesson(void **state) {
    (void)state;
    int from = failures;
    Frame *frame = frame_create(&fonts_boxes, 1);
    for (int step = 0, steps = 1; step < steps; step++) {
        char path[300], name[64];
        Message message = {""};
        snprintf(path, sizeof path, "%s/lessons/whole.md#%d", TESTS_FOLDER, step + 1);
        if (!frame_open(frame, path, &message)) fail_msg("%s", message.text);
        steps = frame->player.lesson.steps;
        Person p = {.frame = frame};
        p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
        rest(&p);
        snprintf(name, sizeof name, "lesson, step %d", step + 1);
        look_at(name, frame);
    }
    frame_destroy(frame);
    end(from);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_picture_of_every_kind_of_network),
        cmocka_unit_test(an_expression),
        cmocka_unit_test(windows_of_all_sizes),
        cmocka_unit_test(what_is_drawn_besides),
        cmocka_unit_test(runs_side_by_side),
        cmocka_unit_test(what_lies_over_it),
        cmocka_unit_test(whatever_is_pointed_at),
        cmocka_unit_test(sheets),
        cmocka_unit_test(a_lesson),
    };
    return cmocka_run_group_tests(tests, read_what_was, forget);
}
