/* See app/loop.h. Waits for input while nothing moves; a playing run draws at the screen's rate. */
#include "app/loop.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/exports.h"
#include "app/files.h"
#include "app/font_files.h"
#include "lab/replay.h"
#include "sdl/clipboard.h"
#include "sdl/ending.h"
#include "sdl/events.h"
#include "sdl/window.h"

typedef struct App {
    Window window;
    Frame *frame;
    Files files;
    FontFiles *fonts;
    Input input;
    uint64_t last; /* SDL's counter at the frame before */
    bool drawn;    /* the last frame was drawn again: more thumbnails may follow */
    bool dirty;    /* what was shown is gone: a resize, an expose */
} App;

static double seconds(uint64_t counts) {
    return (double)counts / (double)SDL_GetPerformanceFrequency();
}

static void take_event(App *app, const SDL_Event *event) {
    bool lost = event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET;
    if (event->type == SDL_WINDOWEVENT || lost) app->dirty = true;
    if (lost) window_lost(&app->window);
    events_add(&app->input, event, 1);
}

/* Whether something moves by itself: a run that plays and is seen or is done again, a button that
 * is held, a table that is read, a picture that glides. */
static bool goes_on(const App *app) {
    const UiState *ui = &app->frame->ui;
    const Lab *lab = &app->frame->lab;
    return (lab->play.playing && !ui->home) || lab_replays(lab) || turned_glides(&ui->turned) ||
           ui->pressed.target || ui->table.reading ||
           (ui->experiment.open && ui->experiment.at.going);
}

/* While nothing plays, sleeps until something happens; wakes now and then to keep the work safe. */
static void gather(App *app) {
    enum { NAP = 500 }; /* a lesson that was saved elsewhere is seen so soon */
    SDL_Event event;
    app->input.events = 0;
    bool idle = !goes_on(app) && !app->dirty && !app->drawn;
    if (idle && SDL_WaitEventTimeout(&event, NAP)) take_event(app, &event);
    while (app->input.events < INPUT_EVENTS && SDL_PollEvent(&event)) take_event(app, &event);
    uint64_t now = SDL_GetPerformanceCounter();
    app->input.seconds = idle ? 0 : seconds(now - app->last);
    app->last = now;
}

/* The clipboard's text, for events that paste it; to be freed. NULL when there are none. */
static char *lend_clipboard(Input *input) {
    char *text = NULL;
    for (int i = 0; i < input->events; i++) {
        if (input->event[i].kind != INPUT_PASTE) continue;
        if (!text) text = SDL_GetClipboardText();
        input->event[i].pasted = text ? text : "";
    }
    return text;
}

static void fill_clipboard(UiState *ui) {
    ui->wish.copy = false;
    if (SDL_SetClipboardText(ui->copied) == 0) return;
    message_set(&ui->said, "The clipboard takes no text: %.300s", SDL_GetError());
    ui->revision++;
}

static void show(App *app) {
    frame_repaint(app->frame, &app->window.canvas, &app->window.shown);
    window_show(&app->window);
}

static void copy_picture(App *app) {
    UiState *ui = &app->frame->ui;
    size_t length;
    show(app); /* the key has just put its tooltip away */
    char *png = exports_picture_bytes(app->frame, &app->window.canvas, ui->wish.part, &length);
    if (clipboard_picture(png, length, &ui->said)) message_set(&ui->said, "Copied as a picture.");
    free(png);
    ui->revision++;
}

/* What only the outside can do. */
static void serve(App *app) {
    UiState *ui = &app->frame->ui;
    if (ui->wish.file[0]) files_open(&app->files, app->frame, ui->wish.file);
    if (ui->wish.link) files_open(&app->files, app->frame, ui->wish.link);
    if (ui->table.wanted) files_use_table(&app->files, app->frame);
    if (ui->sheet.wanted) files_answer(&app->files, app->frame);
    if (ui->wish.copy) fill_clipboard(ui);
    if (ui->wish.copy_picture) copy_picture(app);
    if (ui->wish.save) files_save(&app->files, app->frame);
    if (ui->experiment.table) exports_rows(&app->files, app->frame);
    if (ui->wish.program) exports_program(&app->files, app->frame);
    if (ui->wish.picture) {
        show(app); /* the key has just put its tooltip away */
        exports_picture(&app->files, app->frame, &app->window.canvas, ui->wish.part);
    }
    if (ui->wish.drawing) exports_drawing(&app->files, app->frame, ui->wish.part);
    if (ui->wish.full_screen) window_full_screen(&app->window, ui->full_screen);
    ui->wish.file[0] = '\0';
    free(ui->wish.link);
    ui->wish.link = NULL;
    ui->wish.program = ui->wish.copy_picture = false;
    ui->wish.part = (Rect){0};
    ui->wish.save = ui->wish.picture = ui->wish.drawing = ui->wish.full_screen = false;
}

static void one_frame(App *app) {
    gather(app);
    if (window_fit(&app->window)) app->dirty = true;
    app->input.width = app->window.width;
    app->input.height = app->window.height;
    app->input.density = app->window.canvas.density;
    uint64_t before = SDL_GetPerformanceCounter();
    char *pasted = lend_clipboard(&app->input);
    bool drawn = frame_step(app->frame, &app->input);
    SDL_free(pasted);
    serve(app);
    window_pointer(&app->window, app->frame->ui.shape);
    library_keep(&app->files.library, app->frame);
    app->drawn = drawn && app->frame->ui.home;
    if (app->dirty) tiles_forget(&app->window.shown);
    if (drawn || app->dirty) {
        frame_repaint(app->frame, &app->window.canvas, &app->window.shown);
        frame_pace(app->frame, seconds(SDL_GetPerformanceCounter() - before));
        window_show(&app->window);
    } else if (goes_on(app) && !app->frame->under_way) {
        SDL_Delay(4); /* between two slow steps, or while a button is held */
    }
    app->dirty = false;
    files_keep(&app->files, app->frame, seconds(app->last));
}

/* Closed, and nothing that would be lost. */
static bool is_done(App *app) {
    UiState *ui = &app->frame->ui;
    if (ui->wish.quit) ui->wish.quit = files_close(&app->files, app->frame);
    return ui->wish.quit;
}

static void rescue(void *data) {
    App *app = data;
    files_rescue(&app->files, app->frame);
}

bool loop_run(const char *file, int threads, Message *message) {
    App app = {.dirty = true};
    app.fonts = font_files_create(message);
    if (!app.fonts) return false;
    if (!window_create(&app.window, "Halfplane", message)) {
        font_files_destroy(app.fonts);
        return false;
    }
    app.frame = frame_create(font_files_source(app.fonts), threads);
    char *folder = SDL_GetPrefPath("", "halfplane");
    app.files = files_create(app.frame, folder ? folder : "");
    SDL_free(folder);
    const char *base = getenv(LOOP_BASE);
    if (base) snprintf(app.frame->ui.share.base, SHARE_BASE, "%s", base);
    bool opened = file && files_open(&app.files, app.frame, file);
    /* Of a folder there is only a list to choose from yet. */
    bool begins = opened && app.frame->ui.sheet.kind == SHEET_CLOSED && !app.frame->ui.table.open;
    app.frame->ui.home = !begins && app.frame->lab.scene.data.count == 0;
    app.last = SDL_GetPerformanceCounter();
    ending_expect(rescue, &app);
    while (!is_done(&app)) one_frame(&app);
    ending_forget();
    frame_destroy(app.frame);
    window_destroy(&app.window);
    font_files_destroy(app.fonts);
    SDL_Quit();
    return true;
}
