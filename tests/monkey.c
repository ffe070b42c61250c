/* A monkey at the window: presses what is drawn and what is not, drags, types, scrolls, resizes,
 * opens what it finds, good files and bad ones. After every turn it is checked that what must hold
 * holds (witness.h). The same seed does the same again, so what breaks can be looked at:
 *
 *     monkey [--seed N] [--events N] [--minutes M] [--tell] [--trace] [--files FOLDER]
 *
 * One seed for so many events; with --minutes, one seed after the other until the time is over.
 * --tell: each event is printed before it happens. --trace: a hash of what is drawn and of what the
 * lab holds after each turn; of two builds that should draw and do the same, diff finds the first
 * turn in which they do not. --files: the folder tests/ to open files from. */
#include <dirent.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/frame.h"
#include "base/hash.h"
#include "base/memory.h"
#include "fonts.h"
#include "nn/random.h"
#include "witness.h"

enum {
    FILES_MOST = 2000,
    CANVAS = 1600 * 1000,
    HEAP_MOST = 192 << 20,
    SMALL_WIDTH = 640, /* quick to draw */
    SMALL_HEIGHT = 400,
};

typedef struct Monkey {
    Frame *frame;
    Input input;
    Random random;
    uint64_t seed;
    int events, event, next; /* how many, which one, and the next within a frame */
    bool tell, trace;
    const char *folder; /* tests/ */
    char **file;        /* what it may open */
    int files;
    char saved[1024]; /* where it saves */
    uint32_t *pixels; /* [CANVAS], painted whole */
    uint32_t *kept;   /* [CANVAS], painted where something has changed, */
    Tiles shown;      /* as these say */
    int64_t revision; /* of the lab, at the turn before */
} Monkey;

/* ---- what goes on */

static int below(Monkey *m, int n) {
    return (int)random_below(&m->random, (uint32_t)n);
}

static bool chance(Monkey *m, int of) {
    return below(m, of) == 0;
}

__attribute__((format(printf, 2, 3))) static void tell(const Monkey *m, const char *format, ...) {
    if (!m->tell) return;
    va_list list;
    va_start(list, format);
    printf("%d: ", m->event);
    vprintf(format, list);
    putchar('\n');
    fflush(stdout);
    va_end(list);
}

static void expect(const Monkey *m, bool holds, const Message *message) {
    if (holds) return;
    fprintf(stderr,
            "monkey: at event %d of seed %llu: %s\nagain: monkey --seed %llu --events %d --tell\n",
            m->event, (unsigned long long)m->seed, message->text, (unsigned long long)m->seed,
            m->events);
    exit(1);
}

static void check(Monkey *m) {
    Message message;
    const Lab *lab = &m->frame->lab;
    expect(m, witness_shapes(&m->frame->shapes, &message), &message);
    expect(m, witness_lab(lab, &message), &message);
    message_set(&message, "the lab's revision went back from %lld to %lld", (long long)m->revision,
                (long long)lab->revision);
    expect(m, lab->revision >= m->revision, &message);
    m->revision = lab->revision;
    size_t heap = witness_heap(), history = lab->history.bytes;
    message_set(&message, "%zu MB are in use, of which undo says it takes %zu", heap >> 20,
                history >> 20);
    expect(m, heap < history + HEAP_MOST, &message);
}

/* Opens a file as the window does. One that is refused must change nothing, and be told why. */
static void open_file(Monkey *m, const char *path) {
    Message message = {""}, complaint;
    Frame *frame = m->frame;
    uint64_t before = witness_hash(&frame->lab);
    int step = frame->player.step;
    bool playing = frame->lab.play.playing;
    tell(m, "open %s", path);
    if (frame_open(frame, path, &message)) return;
    message_set(&complaint, "%.300s was refused without a word", path);
    expect(m, message.text[0] != '\0', &complaint);
    message_set(&complaint, "%.300s was refused and yet something changed", path);
    expect(m,
           witness_hash(&frame->lab) == before && frame->player.step == step &&
               frame->lab.play.playing == playing,
           &complaint);
    frame->lab.notice = message;
}

static void paint(Monkey *m) {
    int wide = (int)(m->input.width * m->input.density),
        high = (int)(m->input.height * m->input.density);
    Canvas canvas = {wide, high, m->pixels, m->input.density};
    if ((long)wide * high > CANVAS) return;
    frame_paint(m->frame, &canvas);
    Canvas part = canvas;
    part.pixels = m->kept;
    frame_repaint(m->frame, &part, &m->shown);
    Message message;
    message_set(&message, "what was painted in part is not what was painted whole");
    expect(m, memcmp(part.pixels, canvas.pixels, sizeof(uint32_t) * (size_t)(wide * high)) == 0,
           &message);
}

/* In eighths of a point: what two ways of adding the same numbers may differ by is no
 * difference. */
static uint64_t hash_places(uint64_t hash, const float *place, int count) {
    for (int i = 0; i < count; i++) {
        int64_t eighths = llrintf(place[i] * 8 + 0.03125f);
        hash = hash_bytes(hash, &eighths, sizeof eighths);
    }
    return hash;
}

/* Of everything that is painted, or of where all lies that can be pressed. */
static uint64_t hash_of_shapes(const Shapes *list, bool targets) {
    uint64_t hash = HASH_BEGIN;
    for (int i = 0; i < list->shapes; i++) {
        const Shape *s = &list->shape[i];
        if ((s->kind == SHAPE_TARGET) != targets) continue;
        bool points = s->kind == SHAPE_LINE || s->kind == SHAPE_POLYGON || s->kind == SHAPE_ARROW;
        const float places[] = {s->rect.x, s->rect.y, s->rect.w, s->rect.h, s->radius,
                                s->width,  s->dash,   s->at.x,   s->at.y};
        hash = hash_bytes(hash, &s->kind, sizeof s->kind);
        hash = hash_bytes(hash, &s->color, sizeof s->color);
        hash = hash_places(hash, places, (int)(sizeof places / sizeof *places));
        if (points) hash = hash_places(hash, &list->point[s->first].x, 2 * s->count);
        if (s->kind == SHAPE_TEXT) hash = hash_bytes(hash, list->text + s->first, (size_t)s->count);
        if (s->kind == SHAPE_IMAGE)
            hash = hash_bytes(hash, s->image->pixels,
                              4 * (size_t)s->image->width * (size_t)s->image->height);
    }
    return hash;
}

/* What the window does around a frame. */
static void turn(Monkey *m) {
    UiState *ui = &m->frame->ui;
    m->input.events = m->next;
    m->next = 0;
    m->input.seconds = chance(m, 30) ? 2 : chance(m, 4) ? 0 : 1.0 / 60;
    if (frame_step(m->frame, &m->input) && chance(m, 20)) paint(m);
    m->frame->spent[FRAME_TRAINS] =
        chance(m, 2) ? 0.02 : 0; /* the same for a seed, whatever the clock */
    frame_pace(m->frame, 0.025);
    if (m->frame->flat_out > 200) m->frame->flat_out = 200;
    if (ui->wish.file[0]) open_file(m, ui->wish.file);
    ui->wish.file[0] = '\0';
    ui->wish.quit = false;
    check(m);
    if (m->trace)
        printf("%d: %016llx %016llx\n", m->event,
               (unsigned long long)(hash_of_shapes(&m->frame->shapes, false) ^
                                    hash_of_shapes(&m->frame->shapes, true)),
               (unsigned long long)witness_hash(&m->frame->lab));
}

/* ---- hands */

static InputEvent *event(Monkey *m, InputKind kind) {
    if (m->next == INPUT_EVENTS) turn(m);
    InputEvent *e = &m->input.event[m->next++];
    memset(e, 0, sizeof *e);
    e->kind = kind;
    return e;
}

static void mouse(Monkey *m, InputKind kind, Point at, int button, int clicks) {
    InputEvent *e = event(m, kind);
    e->at = at;
    e->button = button;
    e->clicks = clicks;
    if (chance(m, 3)) turn(m);
}

static Point anywhere(Monkey *m) {
    const float edge = 30;
    return (Point){random_uniform(&m->random, -edge, m->input.width + edge),
                   random_uniform(&m->random, -edge, m->input.height + edge)};
}

/* Somewhere on a thing that is drawn, each sort of thing as likely as another. */
static Point on_target(Monkey *m) {
    const Shapes *shapes = &m->frame->shapes;
    const char *name[128];
    const Shape *chosen = NULL;
    int names = 0, seen = 0;
    for (int i = 0, k; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind != SHAPE_TARGET || !s->mark.name) continue;
        for (k = 0; k < names && strcmp(name[k], s->mark.name) != 0;) k++;
        if (k == names && names < 128) name[names++] = s->mark.name;
    }
    if (names == 0) return anywhere(m);
    const char *wanted = name[below(m, names)];
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TARGET && s->mark.name && strcmp(s->mark.name, wanted) == 0 &&
            chance(m, ++seen))
            chosen = s;
    }
    if (!chosen) return anywhere(m);
    tell(m, "on %s %d", wanted, chosen->mark.index);
    return (Point){chosen->rect.x + random_unit(&m->random) * chosen->rect.w,
                   chosen->rect.y + random_unit(&m->random) * chosen->rect.h};
}

static Point somewhere(Monkey *m) {
    return chance(m, 4) ? anywhere(m) : on_target(m);
}

static void click(Monkey *m) {
    Point at = somewhere(m);
    int button = chance(m, 8) ? 1 + below(m, 3) : BUTTON_LEFT, clicks = 1 + chance(m, 5);
    tell(m, "click %g %g, button %d, %d times", (double)at.x, (double)at.y, button, clicks);
    mouse(m, INPUT_MOVE, at, 0, 0);
    mouse(m, INPUT_PRESS, at, button, clicks);
    if (!chance(m, 20)) mouse(m, INPUT_RELEASE, at, button, clicks);
}

static void drag(Monkey *m) {
    Point from = somewhere(m), to = somewhere(m);
    int moves = 1 + below(m, 8);
    tell(m, "drag %g %g to %g %g", (double)from.x, (double)from.y, (double)to.x, (double)to.y);
    mouse(m, INPUT_MOVE, from, 0, 0);
    mouse(m, INPUT_PRESS, from, BUTTON_LEFT, 1);
    for (int i = 1; i <= moves; i++) {
        float t = (float)i / (float)moves;
        Point at = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
        mouse(m, INPUT_MOVE, at, 0, 0);
    }
    mouse(m, INPUT_RELEASE, to, BUTTON_LEFT, 1);
}

static void key(Monkey *m) {
    static const char keys[] = "EBSFRNMXPTLGVZYOHCAIKW0123456789 -+?=/.,";
    InputEvent *e = event(m, INPUT_KEY);
    e->key = chance(m, 3) ? KEY_ENTER + below(m, KEY_F12 + 1 - KEY_ENTER)
                          : keys[below(m, sizeof keys - 1)];
    e->shift = chance(m, 4);
    e->ctrl = chance(m, 5);
    tell(m, "key %d%s%s", e->key, e->shift ? " with shift" : "", e->ctrl ? " with ctrl" : "");
}

static void text(Monkey *m) {
    static const char *const texts[] = {"1",   "-2.5", "0.3",  "1e6", "-1e38",  "1e99", "nan",
                                        "inf", "-",    "e",    ".",   "é",      "−3",   "½ ∂L/∂w",
                                        "../", "\\",   "x.md", "42",  "1e-400", "0x10", "🙂"};
    InputEvent *e = event(m, INPUT_TEXT);
    snprintf(e->text, sizeof e->text, "%s", texts[below(m, sizeof texts / sizeof *texts)]);
    tell(m, "text %s", e->text);
    if (chance(m, 2)) event(m, INPUT_KEY)->key = KEY_ENTER;
}

static void wheel(Monkey *m) {
    if (chance(m, 2)) mouse(m, INPUT_MOVE, somewhere(m), 0, 0);
    InputEvent *e = event(m, INPUT_WHEEL);
    e->dy = random_uniform(&m->random, -3, 3) * (chance(m, 10) ? 100 : 1);
    e->dx = random_uniform(&m->random, -3, 3);
    tell(m, "wheel %g", (double)e->dy);
}

/* Any size, but large ones seldom: they take long. A screen has at most so many pixels. */
static void resize(Monkey *m) {
    const float most = 3840.0f * 2160.0f;
    float t = random_unit(&m->random), u = random_unit(&m->random);
    m->input.density = chance(m, 3) ? 1 + (float)below(m, 5) * 0.5f : 1;
    m->input.width = floorf(1 + 3839 * t * t * t);
    m->input.height = floorf(1 + 2159 * u * u * u);
    if (chance(m, 2)) m->input.width = SMALL_WIDTH, m->input.height = SMALL_HEIGHT;
    float pixels = m->input.width * m->input.height * m->input.density * m->input.density;
    if (pixels > most) m->input.density = 1;
    tell(m, "resize %g x %g at %g", (double)m->input.width, (double)m->input.height,
         (double)m->input.density);
}

static void drop(Monkey *m) {
    InputEvent *e = event(m, INPUT_DROP);
    const char *path = m->file[below(m, m->files)];
    size_t length = strlen(path);
    bool lesson = length > 3 && strcmp(path + length - 3, ".md") == 0;
    snprintf(e->path, sizeof e->path, lesson ? "%.1000s#%d" : "%.1000s", path, 1 + below(m, 8));
}

/* Saved and read, undone and redone, scrubbed: seldom, because it takes long. */
static void look_closely(Monkey *m) {
    Message message;
    Lab *lab = &m->frame->lab;
    switch (below(m, 4)) {
    case 0:
        tell(m, "undo all and redo all");
        expect(m, witness_undo(lab, &message), &message);
        break;
    case 1:
        tell(m, "scrub");
        expect(m, witness_scrub(lab, &message), &message);
        break;
    default: tell(m, "save and read"); expect(m, witness_save(lab, m->saved, &message), &message);
    }
}

static void do_something(Monkey *m) {
    int what = below(m, 100);
    if (what < 40)
        click(m);
    else if (what < 60)
        drag(m);
    else if (what < 82)
        key(m);
    else if (what < 88)
        text(m);
    else if (what < 93)
        wheel(m);
    else if (what < 95)
        resize(m);
    else if (what < 97)
        drop(m);
    else
        tell(m, "wait");
    if (chance(m, 2)) turn(m);
    if (chance(m, 50)) look_closely(m);
}

/* ---- one seed after the other */

static void one_seed(Monkey *m) {
    m->random = random_create(m->seed, PURPOSE_USER);
    m->frame = frame_create(&fonts_boxes, 1 + (int)(m->seed % 2));
    char lessons[1024];
    snprintf(lessons, sizeof lessons, "%s/../lessons", m->folder);
    shelf_add_folder(&m->frame->shelf, lessons);
    m->frame->ui.home = chance(m, 2);
    m->input = (Input){.width = SMALL_WIDTH, .height = SMALL_HEIGHT, .density = 1};
    m->next = 0;
    m->revision = 0;
    turn(m);
    for (m->event = 0; m->event < m->events; m->event++) do_something(m);
    tiles_destroy(&m->shown); /* another frame's glyphs may lie where those of this one did */
    frame_destroy(m->frame);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_files(Monkey *m, const char *folder) {
    DIR *directory = opendir(folder);
    struct dirent *entry;
    struct stat about;
    while (directory && (entry = readdir(directory)) && m->files < FILES_MOST) {
        char path[1024];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (stat(path, &about) != 0) continue;
        if (S_ISDIR(about.st_mode))
            find_files(m, path);
        else
            m->file[m->files++] = strdup(path);
    }
    if (directory) closedir(directory);
}

/* Scenes, lessons and tables, good and bad, and what fuzzers found; in the same order
 * everywhere. */
static void find_all_files(Monkey *m) {
    static const char *const folders[] = {"scenes", "lessons", "fuzz/corpus", "../lessons",
                                          "../assets"};
    m->file = memory_zeroed(FILES_MOST, sizeof *m->file);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", m->folder, folders[i]);
        find_files(m, path);
    }
    qsort(m->file, (size_t)m->files, sizeof *m->file, by_name);
}

/* The first seed warms up what stays to the end; what is left after another must be no more. */
static void expect_no_leak(Monkey *m, size_t *usual) {
    Message message;
    size_t heap = witness_heap();
    if (*usual == 0) *usual = heap;
    message_set(&message, "after it %zu bytes are in use, after the first seed it was %zu", heap,
                *usual);
    expect(m, heap <= *usual + (1 << 16), &message);
}

static double number_of(const char *text) {
    char *end;
    double number = text ? strtod(text, &end) : -1;
    if (text && end != text && *end == '\0' && number >= 0) return number;
    fprintf(stderr, "usage: monkey [--seed N] [--events N] [--minutes M] [--tell] [--trace] "
                    "[--files FOLDER]\n");
    exit(2);
}

int main(int argc, char **argv) {
    Monkey m = {.seed = 1, .events = 300, .folder = TESTS_FOLDER};
    double minutes = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--seed") == 0)
            m.seed = (uint64_t)number_of(argv[++i]);
        else if (strcmp(argv[i], "--events") == 0)
            m.events = (int)number_of(argv[++i]);
        else if (strcmp(argv[i], "--minutes") == 0)
            minutes = number_of(argv[++i]);
        else if (strcmp(argv[i], "--tell") == 0)
            m.tell = true;
        else if (strcmp(argv[i], "--trace") == 0)
            m.trace = true;
        else if (strcmp(argv[i], "--files") == 0 && i + 1 < argc)
            m.folder = argv[++i];
        else
            number_of("");
    }
    char folder[] = "/tmp/monkey-XXXXXX"; /* whatever it saves lands there */
    if (!mkdtemp(folder) || chdir(folder) != 0) return 1;
    snprintf(m.saved, sizeof m.saved, "%s/saved.scene", folder);
    find_all_files(&m);
    m.pixels = memory_zeroed(CANVAS, sizeof *m.pixels);
    m.kept = memory_zeroed(CANVAS, sizeof *m.kept);
    time_t end = time(NULL) + (time_t)(minutes * 60);
    uint64_t seeds = 0;
    size_t usual = 0;
    do {
        printf("seed %llu\n", (unsigned long long)m.seed);
        fflush(stdout); /* a crash leaves it as the last line */
        one_seed(&m);
        expect_no_leak(&m, &usual);
        seeds++;
        m.seed++;
    } while (time(NULL) < end);
    printf("%llu seeds of %d events: all that must hold holds\n", (unsigned long long)seeds,
           m.events);
    for (int i = 0; i < m.files; i++) free(m.file[i]);
    free(m.file);
    free(m.pixels);
    free(m.kept);
    tiles_destroy(&m.shown);
    remove(m.saved);
    rmdir(folder);
    return 0;
}
