/* A person at the window, for tests: clicks, drags, keys and typed text go in as a window would
 * send them, and targets are pressed by their names. One who has a home also meets files, and what
 * only the outside can do is done after each event. Include after cmocka.h. */
#ifndef TESTS_PERSON_H
#define TESTS_PERSON_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exports.h"
#include "app/files.h"
#include "app/frame.h"
#include "fonts.h"

typedef struct Person {
    Frame *frame;
    Input input;
    bool at_home;
    Files files; /* of one who has a home */
    double now;  /* in seconds, by which files are kept */
} Person;

enum { PERSON_FOLDER = 256 };

/* An empty folder to be in, where lessons are looked for, and the program's own in it. */
static inline void person_settle(char folder[PERSON_FOLDER], char home[PERSON_FOLDER + 16]) {
    snprintf(folder, PERSON_FOLDER, "/tmp/halfplane-home-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    snprintf(home, PERSON_FOLDER + 16, "%s/halfplane/", folder);
    assert_int_equal(mkdir(home, 0777), 0);
    setenv("HALFPLANE_LESSONS", folder, 1);
}

/* Whether it was left, and removed. */
static inline bool person_clears(const char *folder) {
    char call[PERSON_FOLDER + 16];
    snprintf(call, sizeof call, "rm -rf %s", folder);
    return chdir("/") == 0 && system(call) == 0;
}

static inline void person_puts(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline Person person_at_home(const char *home) {
    Person p = {.frame = frame_create(&fonts_boxes, 1), .at_home = true};
    p.files = files_create(p.frame, home);
    p.input = (Input){.seconds = 1.0 / 60, .width = 1440, .height = 900, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

/* As sdl/loop.c does it. */
static inline void person_serve(Person *p) {
    UiState *ui = &p->frame->ui;
    if (ui->wish.file[0]) files_open(&p->files, p->frame, ui->wish.file);
    if (ui->wish.link) files_open(&p->files, p->frame, ui->wish.link);
    if (ui->sheet.wanted) files_answer(&p->files, p->frame);
    if (ui->wish.save) files_save(&p->files, p->frame);
    if (ui->experiment.table) exports_rows(&p->files, p->frame);
    if (ui->wish.program) exports_program(&p->files, p->frame);
    if (ui->wish.drawing) exports_drawing(&p->files, p->frame, ui->wish.part);
    assert_false(ui->wish.picture); /* of a window, which is not here */
    ui->wish.file[0] = '\0';
    free(ui->wish.link);
    ui->wish.link = NULL;
    ui->wish.save = ui->wish.program = ui->wish.drawing = false;
    ui->wish.part = (Rect){0};
    library_keep(&p->files.library, p->frame);
    files_keep(&p->files, p->frame, p->now += 20);
    frame_step(p->frame, &p->input);
}

static inline Person person_create(float width, float height) {
    Person p = {.frame = frame_create(&fonts_boxes, 1)};
    p.input = (Input){.seconds = 1.0 / 60, .width = width, .height = height, .density = 1};
    frame_step(p.frame, &p.input);
    return p;
}

static inline void person_leave(Person *p) {
    if (p->at_home) files_close(&p->files, p->frame);
    frame_destroy(p->frame);
}

static inline void does(Person *p, InputEvent event) {
    p->input.event[0] = event;
    p->input.events = 1;
    frame_step(p->frame, &p->input);
    p->input.events = 0;
    if (p->at_home) person_serve(p);
}

static inline void press_key(Person *p, int key, const char *with) {
    does(p,
         (InputEvent){
             .kind = INPUT_KEY, .key = key, .shift = strchr(with, 's'), .ctrl = strchr(with, 'c')});
}

static inline void types(Person *p, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    snprintf(event.text, sizeof event.text, "%s", text);
    does(p, event);
}

static inline void click(Person *p, Point at, int button, int clicks) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = at, .button = button, .clicks = clicks});
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = at, .button = button});
}

static inline void drag(Person *p, Point from, Point to) {
    does(p, (InputEvent){.kind = INPUT_MOVE, .at = from});
    does(p, (InputEvent){.kind = INPUT_PRESS, .at = from, .button = BUTTON_LEFT, .clicks = 1});
    for (int i = 1; i <= 10; i++) {
        float t = (float)i / 10;
        Point at = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
        does(p, (InputEvent){.kind = INPUT_MOVE, .at = at});
    }
    does(p, (InputEvent){.kind = INPUT_RELEASE, .at = to, .button = BUTTON_LEFT});
}

/* The rectangle of a target: the topmost of that name. */
static inline Rect where(const Person *p, const char *name, int index) {
    const Shape *found = NULL;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        if (p->frame->shapes.shape[i].kind == SHAPE_TARGET) found = &p->frame->shapes.shape[i];
    }
    if (!found) fail_msg("there is no %s %d to press", name, index);
    return found ? found->rect : (Rect){0};
}

static inline Point middle(Rect r) {
    return (Point){r.x + r.w / 2, r.y + r.h / 2};
}

static inline void press(Person *p, const char *name, int index) {
    click(p, middle(where(p, name, index)), BUTTON_LEFT, 1);
}

/* A target with two numbers: an option of a control, a panel for a place. */
static inline void press_part(Person *p, const char *name, int index, int part) {
    const Shapes *shapes = &p->frame->shapes;
    Rect found = {0};
    for (int i = -1; (i = shapes_find_part(shapes, name, index, part, i)) >= 0;) {
        if (shapes->shape[i].kind == SHAPE_TARGET) found = shapes->shape[i].rect;
    }
    if (found.w <= 0) fail_msg("there is no %s %d %d to press", name, index, part);
    click(p, middle(found), BUTTON_LEFT, 1);
}

static inline Point at(const Person *p, float x, float y) {
    return camera_to_screen(&p->frame->plane, x, y);
}

static inline int count(const Person *p, const char *name, int index, ShapeKind kind) {
    int n = 0;
    for (int i = -1; (i = shapes_find(&p->frame->shapes, name, index, i)) >= 0;) {
        n += p->frame->shapes.shape[i].kind == kind;
    }
    return n;
}

/* Whether these words are drawn one after the other, under this tag (NULL: under any). Prose is
 * drawn word by word. */
static inline bool person_reads(const Person *p, const char *name, const char *words) {
    const Shapes *shapes = &p->frame->shapes;
    size_t used = 0, room = 65536;
    char *all = calloc(room, 1);
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        bool tagged = !name || (s->mark.name && strcmp(s->mark.name, name) == 0);
        if (s->kind != SHAPE_TEXT || !tagged || used + 1 >= room) continue;
        used += (size_t)snprintf(all + used, room - used, "%s ", shapes->text + s->first);
    }
    bool reads = used > 0 && strstr(all, words);
    free(all);
    return reads;
}

/* The part of a shape that is not clipped away; empty when there is none. */
static inline Rect person_sees(const Person *p, int index) {
    const Shapes *shapes = &p->frame->shapes;
    Rect clip[16] = {{-1e4f, -1e4f, 1e5f, 1e5f}};
    int depth = 0;
    for (int i = 0; i <= index; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_UNCLIP) depth--;
        if (s->kind != SHAPE_CLIP && i < index) continue;
        Rect a = clip[depth], b = s->rect;
        float left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
        float right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
        float bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
        bool some = right > left && bottom > top;
        Rect both = {left, top, some ? right - left : 0, some ? bottom - top : 0};
        if (i == index) return both;
        if (depth < 15) clip[++depth] = both;
    }
    return (Rect){0};
}

#endif
