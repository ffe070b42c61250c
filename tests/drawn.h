/* What is drawn, summed up: of a screen how many shapes, where they are and how large, how wide
 * their lines, in which colours and order, and what they say. Pictures are compared with a
 * tolerance that hides an arrow pointing the wrong way; here everything counts, in letters that
 * are boxes, so that no font has a say.
 *
 * golden/NAME.txt holds what was, a line a screen. When a test fails, it says where it has left
 * what is now (now.h); look at what has changed in the window, and if it was meant, copy that over.
 * Include after cmocka.h. */
#ifndef TESTS_DRAWN_H
#define TESTS_DRAWN_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "now.h"
#include "opened.h"
#include "person.h"

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

#define DRAWN_NOTHING                                                                              \
    { .said = HASH_BEGIN, .order = HASH_BEGIN }

static inline double drawn_pixels(const Image *image) {
    double sum = 0;
    for (long i = 0; i < (long)image->width * image->height; i++) {
        for (int c = 0; c < 4; c++) sum += (double)(image->pixels[i] >> (8 * c) & 255) / 255;
    }
    return sum / 4;
}

/* Adds a screen to what was summed up before. */
static inline void sum_up(Drawn *drawn, const Frame *frame) {
    const Shapes *shapes = &frame->shapes;
    double *sum = drawn->sum;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        bool text = s->kind == SHAPE_TEXT;
        drawn->order = hash_byte(drawn->order, (uint8_t)s->kind);
        sum[SHAPES]++;
        sum[LINES] += (double)s->width;
        sum[CORNERS] += (double)s->radius;
        sum[DASHES] += (double)s->dash;
        if (s->image) sum[PIXELS] += drawn_pixels(s->image);
        Color color = text ? s->text.color : s->color;
        sum[RED] += color.r, sum[GREEN] += color.g, sum[BLUE] += color.b, sum[OPAQUE] += color.a;
        if (text) {
            const char *said = shapes->text + s->first;
            drawn->said = hash_bytes(drawn->said, said, strlen(said) + 1);
            drawn->order = hash_byte(drawn->order, (uint8_t)(s->text.face * 4 + s->text.align));
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
}

/* ---- what was, and what is */

enum { LINES_MOST = 1000, LINE = 600 };

typedef struct Written {
    const char *name;
    char *was[LINES_MOST];
    int lines, failures;
    double shade; /* a colour may differ by so much for each shape: faces are rounded to a step */
    FILE *now;
    char path[NOW_PATH]; /* of now */
} Written;

static Written written;

static inline void write_down(const char *screen, const Drawn *drawn) {
    fprintf(written.now, "%s|", screen);
    for (int i = 0; i < SUMS; i++) fprintf(written.now, "%.2f ", drawn->sum[i]);
    fprintf(written.now, "%016llx %016llx\n", (unsigned long long)drawn->said,
            (unsigned long long)drawn->order);
}

static inline const char *line_of(const char *screen) {
    size_t length = strlen(screen);
    for (int i = 0; i < written.lines; i++) {
        const char *line = written.was[i];
        if (strncmp(line, screen, length) == 0 && line[length] == '|') return line + length + 1;
    }
    return NULL;
}

/* Between machines the last bit of a cosine may differ, and no more. */
static inline void compare(const char *screen, const Drawn *drawn) {
    const char *line = line_of(screen);
    int before = written.failures;
    write_down(screen, drawn);
    if (!line) {
        print_error("%s: it is not in golden/%s.txt\n", screen, written.name);
        written.failures++;
        return;
    }
    char *at = (char *)line;
    for (int i = 0; i < SUMS; i++) {
        double then = strtod(at, &at), allowed = 0.2 + (i == PIXELS ? 1e-4 * then : 0);
        if (i >= RED && i <= BLUE) allowed += written.shade * drawn->sum[SHAPES];
        if (fabs(then - drawn->sum[i]) <= allowed) continue;
        print_error("%s: %s is %.2f, and was %.2f\n", screen, names[i], drawn->sum[i], then);
        written.failures++;
    }
    uint64_t said = strtoull(at, &at, 16), order = strtoull(at, &at, 16);
    if (written.failures == before && said != drawn->said && ++written.failures)
        print_error("%s: something else is said\n", screen);
    if (written.failures == before && order != drawn->order && ++written.failures)
        print_error("%s: it is drawn in another order\n", screen);
}

static inline void look_at(const char *screen, const Frame *frame) {
    Drawn drawn = DRAWN_NOTHING;
    sum_up(&drawn, frame);
    compare(screen, &drawn);
}

/* name: of the file in golden. */
static inline int read_what_was(const char *name) {
    char line[LINE], was[512], file_name[64];
    snprintf(was, sizeof was, "%s/golden/%s.txt", TESTS_FOLDER, name);
    snprintf(file_name, sizeof file_name, "%s.txt", name);
    FILE *file = fopen(was, "r");
    written = (Written){.name = name, .shade = 0.01};
    written.now = fopen(now_path(file_name, written.path), "w");
    if (!written.now) return -1;
    while (file && written.lines < LINES_MOST && fgets(line, sizeof line, file))
        written.was[written.lines++] = strdup(line);
    if (file) fclose(file);
    return 0;
}

static inline int forget(void **state) {
    (void)state;
    for (int i = 0; i < written.lines; i++) free(written.was[i]);
    return fclose(written.now);
}

static inline void end(int from) {
    if (written.failures > from)
        fail_msg("%d sums differ; what is now stands in %s", written.failures - from, written.path);
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

static inline Person sit(const char *text, float width, float height) {
    Person p = {.frame = opened(text)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

/* Until nothing moves and all is computed. */
static inline void rest(Person *p) {
    snprintf(p->frame->ui.file_name, sizeof p->frame->ui.file_name, "drawn.scene");
    p->frame->ui.revision++;
    for (int i = 0; i < 90; i++) frame_step(p->frame, &p->input);
}

#endif
