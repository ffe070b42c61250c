/* See app/loop.h. In a browser nothing may wait: page.js hands over what hands do, calls for a
 * frame whenever the screen takes one, shows the pixels, and does what only a browser can: pick a
 * file, download one, fill the screen, keep the clipboard. */
#include "app/loop.h"

#include <emscripten.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/exports.h"
#include "app/files.h"
#include "app/font_files.h"
#include "base/memory.h"
#include "base/path.h"
#include "draw/parcel.h"
#include "lab/replay.h"
#include "ui/scroll.h"
#include "web/shown.h"
#include "web/told.h"

typedef struct App {
    Frame *frame;
    Files files;
    FontFiles *fonts;
    Input input;
    Canvas canvas;
    Tiles shown; /* of the canvas */
    Parcel parcel;
    bool helped; /* the other thread painted what the page shows */
    bool behind; /* the canvas was painted, and the page has not shown it */
    Told told;
    int lesson, step; /* that the address of the page names; 0 for none */
    char *pasted;     /* for the event that pastes it; owned */
    double last;      /* seconds, of the frame before */
    bool drawn;       /* the last frame was drawn again: more thumbnails may follow */
} App;

/* The page holds one program, and calls from JavaScript bring no more than numbers and words. */
static App app;

/* page.js calls these by their names. */
EMSCRIPTEN_KEEPALIVE void page_pointer(int kind, float x, float y, int button, int clicks,
                                       int with);
EMSCRIPTEN_KEEPALIVE void page_wheel(float dx, float dy);
EMSCRIPTEN_KEEPALIVE int page_scrolls(float x, float y);
EMSCRIPTEN_KEEPALIVE void page_scroll(float x, float y, float down);
EMSCRIPTEN_KEEPALIVE void page_pinch(float x, float y, float times);
EMSCRIPTEN_KEEPALIVE void page_key(int key, int with);
EMSCRIPTEN_KEEPALIVE void page_text(const char *text);
EMSCRIPTEN_KEEPALIVE void page_drop(const char *path);
EMSCRIPTEN_KEEPALIVE void page_paste(const char *text);
EMSCRIPTEN_KEEPALIVE void page_say(const char *text);
EMSCRIPTEN_KEEPALIVE void page_fingers(void);
EMSCRIPTEN_KEEPALIVE void page_hide(void);
EMSCRIPTEN_KEEPALIVE void page_leave(void);
EMSCRIPTEN_KEEPALIVE double page_epoch(void);
EMSCRIPTEN_KEEPALIVE double page_find(const char *name, int index, int part);
EMSCRIPTEN_KEEPALIVE int page_types(void);
EMSCRIPTEN_KEEPALIVE int page_frame(double now, float width, float height, float density);

/* And these call what stands in page.js. */
EM_JS(int, page_is_there, (void), { return Module['page'] ? 1 : 0; })
EM_JS(int, page_helps, (int playing), { return Module['page'].helps(playing) ? 1 : 0; })
EM_JS(void, page_pack_off,
      (const char *bytes, int size, int width, int height, float density, int afresh),
      { Module['page'].packOff(bytes, size, width, height, density, afresh); })
EM_JS(void, page_recall, (void), { Module['page'].recall(); })
EM_JS(void, page_pointer_shape, (int shape), { Module['page'].pointer(shape); })
EM_JS(void, page_full_screen, (int full), { Module['page'].fullScreen(full); })
EM_JS(void, page_pick, (void), { Module['page'].pick(); })
EM_JS(void, page_give, (const char *path), { Module['page'].give(UTF8ToString(path)); })
EM_JS(void, page_address, (int lesson, int step), { Module['page'].address(lesson, step); })
EM_JS(void, page_told, (const char *text), { Module['page'].told(UTF8ToString(text)); })
EM_JS(void, page_copy, (const char *text), { Module['page'].copy(UTF8ToString(text)); })
EM_JS(void, page_copy_picture, (const char *png, int length),
      { Module['page'].copyPicture(png, length); })

/* ---- from page.js */

enum { WITH_SHIFT = 1, WITH_CTRL = 2, WITH_FINGER = 4 };

void page_pointer(int kind, float x, float y, int button, int clicks, int with) {
    InputEvent *event = input_next(&app.input, (InputKind)kind);
    if (!event) return;
    event->at = (Point){x, y};
    event->button = button;
    event->clicks = clicks;
    event->shift = (with & WITH_SHIFT) != 0;
    event->ctrl = (with & WITH_CTRL) != 0;
    event->finger = (with & WITH_FINGER) != 0;
}

void page_wheel(float dx, float dy) {
    InputEvent *event = input_next(&app.input, INPUT_WHEEL);
    if (!event) return;
    event->dx = dx;
    event->dy = dy;
}

/* Whether a finger there takes a page along. In a window that is too small, points are smaller. */
int page_scrolls(float x, float y) {
    const UiState *ui = &app.frame->ui;
    float share = app.input.width > 0 ? ui->width / app.input.width : 1;
    return scroll_is_at(&app.frame->shapes, (Point){x * share, y * share});
}

void page_scroll(float x, float y, float down) {
    InputEvent *event = input_next(&app.input, INPUT_SCROLL);
    if (!event) return;
    event->at = (Point){x, y};
    event->dy = down;
}

void page_pinch(float x, float y, float times) {
    InputEvent *event = input_next(&app.input, INPUT_PINCH);
    if (!event) return;
    event->at = (Point){x, y};
    event->dy = times;
}

void page_key(int key, int with) {
    InputEvent *event = input_next(&app.input, INPUT_KEY);
    if (!event) return;
    event->key = key;
    event->shift = (with & WITH_SHIFT) != 0;
    event->ctrl = (with & WITH_CTRL) != 0;
}

void page_text(const char *text) {
    InputEvent *event = input_next(&app.input, INPUT_TEXT);
    if (event) strncpy(event->text, text, sizeof event->text - 1);
}

void page_drop(const char *path) {
    InputEvent *event = input_next(&app.input, INPUT_DROP);
    if (event) strncpy(event->path, path, sizeof event->path - 1);
}

/* One text a frame: its event points to it. */
void page_paste(const char *text) {
    if (app.pasted) return;
    InputEvent *event = input_next(&app.input, INPUT_PASTE);
    if (!event) return;
    app.pasted = strdup(text);
    event->pasted = app.pasted ? app.pasted : "";
}

/* What the browser has to tell. */
void page_say(const char *text) {
    message_set(&app.frame->ui.said, "%s", text);
    app.frame->ui.revision++;
}

/* Hands are fingers here: they need not press first for it to be known. */
void page_fingers(void) {
    app.frame->ui.fingers = true;
}

/* Nobody looks: what plays pauses. */
void page_hide(void) {
    if (!app.frame->lab.play.playing) return;
    lab_apply(&app.frame->lab, &(Action){.kind = ACTION_PAUSE});
    page_say("Paused while this tab was hidden.");
}

/* The page is hidden, perhaps for ever: what is not saved is kept. */
void page_leave(void) {
    files_rescue(&app.files, app.frame);
}

/* Epochs so far, for measuring. */
double page_epoch(void) {
    return (double)lab_now(&app.frame->lab);
}

/* Where a target is drawn, for tests: the middle of what is seen of the last, x + 10000 y in whole
 * points of the page; -1 for none. */
double page_find(const char *name, int index, int part) {
    const Shapes *drawn = &app.frame->shapes;
    float share = app.frame->ui.width > 0 ? app.input.width / app.frame->ui.width : 1;
    double found = -1;
    for (int i = -1; (i = shapes_find_part(drawn, name, index, part, i)) >= 0;) {
        Rect r = drawn->shape[i].rect;
        if (drawn->shape[i].kind != SHAPE_TARGET) continue;
        found = floor((double)((r.x + r.w / 2) * share)) +
                10000 * floor((double)((r.y + r.h / 2) * share));
    }
    return found;
}

/* Whether something is being typed, for phones to show their keyboard. */
int page_types(void) {
    const UiState *ui = &app.frame->ui;
    return ui->editing.tag.target != NULL || ui->sheet.kind != SHEET_CLOSED;
}

/* ---- a frame */

/* Whether something moves by itself. */
static bool goes_on(void) {
    const UiState *ui = &app.frame->ui;
    const Lab *lab = &app.frame->lab;
    return (lab->play.playing && !ui->home) || lab_replays(lab) || turned_glides(&ui->turned) ||
           ui->pressed.target || ui->table.reading ||
           (ui->experiment.open && ui->experiment.at.going);
}

/* The canvas follows the size of the page. True when it has changed. */
static bool fit(float width, float height, float density) {
    int wide = (int)fmaxf(1, roundf(width * density));
    int high = (int)fmaxf(1, roundf(height * density));
    app.input.width = width;
    app.input.height = height;
    app.input.density = density;
    if (app.canvas.pixels && app.canvas.width == wide && app.canvas.height == high) return false;
    free(app.canvas.pixels);
    app.canvas = (Canvas){wide, high, memory_zeroed((size_t)wide * (size_t)high, 4), density};
    tiles_forget(&app.shown); /* other pixels may lie where the old ones did */
    return true;
}

/* Opening is the browser's to ask; and it downloads under the name that is suggested. */
static void answer_sheet(void) {
    Frame *frame = app.frame;
    FileSheet *sheet = &frame->ui.sheet;
    if (sheet->kind == SHEET_OPEN) {
        sheet_close(sheet);
        frame->ui.revision++;
        page_pick();
    }
    if (sheet->kind == SHEET_SAVE) sheet_confirm(sheet);
    if (sheet->wanted) files_answer(&app.files, frame);
}

/* For a picture: what the page shows may be older, or painted by the other thread. */
static void paint_now(void) {
    frame_repaint(app.frame, &app.canvas, &app.shown);
    app.behind = true;
}

static void copy_picture(void) {
    size_t length;
    paint_now();
    char *png = exports_picture_bytes(app.frame, &app.canvas, app.frame->ui.wish.part, &length);
    page_copy_picture(png, (int)length); /* copies the bytes at once */
    free(png);
}

/* What only the outside can do. */
static void serve(void) {
    Frame *frame = app.frame;
    UiState *ui = &frame->ui;
    if (ui->wish.file[0]) files_open(&app.files, frame, ui->wish.file);
    if (ui->wish.link) files_open(&app.files, frame, ui->wish.link);
    if (ui->table.wanted) files_use_table(&app.files, frame);
    if (ui->wish.copy) page_copy(ui->copied);
    if (ui->wish.copy_picture) copy_picture();
    if (ui->wish.save) files_save(&app.files, frame);
    answer_sheet();
    if (ui->experiment.table) exports_rows(&app.files, frame);
    if (ui->wish.program) exports_program(&app.files, frame);
    if (ui->wish.picture) {
        paint_now(); /* the key has just put its tooltip away */
        exports_picture(&app.files, frame, &app.canvas, ui->wish.part);
    }
    if (ui->wish.drawing) exports_drawing(&app.files, frame, ui->wish.part);
    if (ui->wish.full_screen) page_full_screen(ui->full_screen);
    ui->wish.file[0] = '\0';
    free(ui->wish.link);
    ui->wish.link = NULL;
    ui->wish.part = (Rect){0};
    ui->wish.program = ui->wish.copy = ui->wish.copy_picture = false;
    ui->wish.save = ui->wish.picture = ui->wish.drawing = ui->wish.full_screen = false;
    ui->wish.quit = false; /* a page is closed by its browser */
}

/* The address names the step that is taken, so that it can be handed over as it is. */
static void follow_lesson(void) {
    const Player *player = &app.frame->player;
    bool there = player->playing && !player->finished && !app.frame->ui.home;
    int lesson = there ? player->number : 0, step = there ? player->step + 1 : 0;
    if (lesson == app.lesson && step == app.step) return;
    app.lesson = lesson;
    app.step = step;
    page_address(lesson, step);
}

/* While a run plays, the page's second thread paints, if there is one, and this one computes the
 * next step meanwhile. At rest, what hands do is seen sooner without it. */
static bool is_helped(void) {
    return page_helps(app.frame->lab.play.playing && !app.frame->ui.home);
}

static void pack_off(void) {
    const Canvas *canvas = &app.canvas;
    parcel_pack(&app.parcel, &app.frame->shapes);
    page_pack_off(app.parcel.bytes, (int)app.parcel.size, canvas->width, canvas->height,
                  app.frame->ui.density, !app.helped);
    app.helped = true;
}

/* What the other thread showed meanwhile, no tile here knows of. */
static void show(void) {
    if (app.helped) page_recall();
    if (app.helped || app.behind)
        shown_send_all(&app.canvas);
    else
        shown_send_most(&app.canvas, &app.shown);
    app.helped = app.behind = false;
}

static void tell(void) {
    char text[TOLD_TEXT];
    if (told_news(&app.told, app.frame, text)) page_told(text);
}

/* now: in seconds; the size in points. True when something was drawn. */
int page_frame(double now, float width, float height, float density) {
    bool idle = !goes_on() && !app.drawn, dirty = fit(width, height, density);
    app.input.seconds = idle ? 0 : now - app.last;
    app.last = now;
    double before = emscripten_get_now();
    bool drawn = frame_step(app.frame, &app.input);
    app.input.events = 0;
    free(app.pasted);
    app.pasted = NULL;
    serve();
    page_pointer_shape((int)app.frame->ui.shape);
    library_keep(&app.files.library, app.frame);
    app.drawn = drawn && app.frame->ui.home;
    if (drawn || dirty) {
        bool helped = is_helped();
        if (helped) pack_off();
        if (!helped) frame_repaint(app.frame, &app.canvas, &app.shown);
        frame_pace(app.frame, (emscripten_get_now() - before) / 1000);
        if (!helped) show();
        follow_lesson();
        tell();
    }
    files_keep(&app.files, app.frame, now);
    return drawn || dirty;
}

bool loop_run(const char *file, int threads, Message *message) {
    if (!page_is_there()) return message_set(message, "there is no page to open a window in");
    app.fonts = font_files_create(message);
    if (!app.fonts) return false;
    app.frame = frame_create(font_files_source(app.fonts), threads);
    app.files = files_create(app.frame, "/own/");
    app.files.made = page_give;
    const char *base = getenv(LOOP_BASE);
    if (base) strncpy(app.frame->ui.share.base, base, SHARE_BASE - 1);
    app.frame->ui.framed = getenv("HALFPLANE_FRAME") != NULL;
    bool opened = file && files_open(&app.files, app.frame, file);
    bool begins = opened && app.frame->ui.sheet.kind == SHEET_CLOSED && !app.frame->ui.table.open;
    app.frame->ui.home = !begins && app.frame->lab.scene.data.count == 0;
    if (app.frame->ui.home && app.frame->ui.framed) frame_free_play(app.frame);
    return true; /* page.js goes on */
}
