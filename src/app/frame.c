/* See frame.h. */
#include "app/frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "draw/camera.h"
#include "lab/replay.h"
#include "lesson/lesson_file.h"
#include "lesson/show.h"
#include "panels/data/data.h"
#include "panels/panels.h"
#include "panels/plane/plane_picture.h"
#include "scene/scene_file.h"
#include "screen/header/header.h"
#include "screen/input.h"
#include "screen/lesson/lesson.h"
#include "screen/view.h"

Frame *frame_create(const FontSource *fonts, int threads) {
    Frame *frame = memory_zeroed(1, sizeof *frame);
    frame->lab = lab_create(threads);
    frame->lab.adapts = true;
    frame->ui = ui_create();
    frame->maps = maps_create();
    frame->shelf = shelf_create();
    for (int s = SET_NONE + 1; s < SET_COUNT; s++) frame->swatches[s] = swatch_of((SetKind)s);
    frame->progress.last = -1;
    frame->glyphs = glyphs_create(fonts);
    frame->painter = painter_create(frame->glyphs);
    frame->flat_out = 1;
    frame->lab_drawn = frame->ui_drawn = -1;
    return frame;
}

void frame_destroy(Frame *frame) {
    if (!frame) return;
    painter_destroy(frame->painter);
    glyphs_destroy(frame->glyphs);
    shapes_destroy(&frame->shapes);
    maps_destroy(&frame->maps);
    terrain_destroy(&frame->terrain);
    player_destroy(&frame->player);
    player_destroy(&frame->aside);
    free_play_destroy(&frame->free_play);
    shelf_destroy(&frame->shelf);
    sheet_destroy(&frame->ui.sheet);
    table_sheet_destroy(&frame->ui.table);
    data_order_destroy(&frame->ui.order);
    free(frame->ui.copied);
    lab_destroy(&frame->lab);
    free(frame);
}

static void set_place(Frame *frame, const char *path) {
    snprintf(frame->ui.file_name, sizeof frame->ui.file_name, "%.120s", path_name(path));
    frame->ui.home = frame->ui.wander = false;
    ui_clear(&frame->ui);
    frame->ui.scrolled.lesson = 0;
    frame->ui.revision++;
}

/* On a desk of its own, while free play rests. */
static void show_lesson(Frame *frame, const char *path) {
    const Desk usual = desk_usual();
    lab_apply(&frame->free_play.lab, &(Action){.kind = ACTION_PAUSE});
    desk_lay(&frame->ui, &usual);
    set_place(frame, path);
    ui_show_step(&frame->ui, &frame->player);
}

/* "lessons/02-trick.md#3": its third step. */
static bool open_lesson(Frame *frame, const char *path, int step, Message *message) {
    bool first = !frame->free_play.aside;
    free_play_set_aside(&frame->free_play, &frame->lab, &frame->ui);
    Message why = {""}; /* message may be the lab's own, which goes */
    if (!player_open(&frame->player, &frame->lab, path, step - 1, &why)) {
        if (first) free_play_take_back(&frame->free_play, &frame->lab, &frame->ui);
        return message_set(message, "%s", why.text);
    }
    show_lesson(frame, path);
    return true;
}

/* How the lesson stands, before something else takes its place. */
static Snapshot snapshot_of_lesson(const Frame *frame) {
    return frame->player.playing ? lab_snapshot(&frame->lab) : (Snapshot){.walked = 0};
}

/* A lesson, if it is one, waits to be taken up again. */
static void put_aside(Frame *frame, const Player *player, Snapshot *left) {
    if (!player->playing) return;
    player_destroy(&frame->aside);
    frame->aside = *player;
    player_put_aside(&frame->aside, left);
}

/* Free play is there again. */
static void leave_lesson(Frame *frame, Snapshot *left) {
    put_aside(frame, &frame->player, left);
    frame->player = (Player){.revision = frame->player.revision + 1};
    free_play_take_back(&frame->free_play, &frame->lab, &frame->ui);
    lab_release(&frame->lab);
}

/* Panels as a scene wants them, or else as they were; a graph goes on the stage, its numbers beside
 * it. The hand is empty. */
static void arrange(Frame *frame, const SceneShow *show) {
    UiState *ui = &frame->ui;
    free_play_return_desk(&frame->free_play, ui);
    if (show->count > 0 || lab_is_graph(&frame->lab)) free_play_lend_desk(&frame->free_play, ui);
    if (lab_is_graph(&frame->lab)) {
        ui_put(ui, PANEL_GRAPH, PLACE_STAGE);
        ui_put(ui, PANEL_WEIGHTS, PLACE_UPPER);
    }
    ui->tool = TOOL_MOVE;
    ui_show(ui, show);
}

/* Takes the scene over. */
static bool show_scene(Frame *frame, const char *path, Scene *scene, Message *message) {
    Message reason;
    if (!show_check(&scene->show, &reason)) {
        scene_destroy(scene);
        return message_set(message, "%.200s: %.280s", path, reason.text);
    }
    if (!replay_check(&scene->run, &reason)) {
        scene_destroy(scene);
        return message_set(message, "%.200s:%.280s", path, reason.text);
    }
    SceneShow show = scene->show;
    Snapshot left = snapshot_of_lesson(frame);
    Lab *lab = free_play_lab(&frame->free_play, &frame->lab);
    if (!lab_load(lab, scene)) {
        snapshot_destroy(&left);
        return message_set(message, "%.200s: %.280s", path, lab->notice.text);
    }
    leave_lesson(frame, &left);
    arrange(frame, &show);
    set_place(frame, path);
    return true;
}

static bool open_scene(Frame *frame, const char *path, Message *message) {
    Scene scene;
    return scene_read(&scene, path, message) && show_scene(frame, path, &scene, message);
}

bool frame_open_table(Frame *frame, const char *path, const CellsAsk *ask, CellsNotes *notes,
                      Message *message) {
    Scene scene;
    if (!scene_from_table(&scene, path, ask, notes, message) ||
        !show_scene(frame, path, &scene, message))
        return false;
    lab_note_table(&frame->lab);
    return true;
}

/* What a file cannot say, the scene holds itself. */
static bool is_own(const TableSheet *sheet) {
    CellsHow how = sheet->how;
    return !sheet->path[0] || sheet->swapped || how.encoding || how.separator || how.decimal ||
           how.header != HEADER_UNSAID;
}

bool frame_use_table(Frame *frame) {
    TableSheet *sheet = &frame->ui.table;
    const char *path = sheet->path[0] ? sheet->path : "Pasted table";
    Scene scene;
    CellsRows rows;
    Message message;
    sheet->wanted = false;
    frame->ui.revision++;
    bool made = scene_from_cells(&scene, &sheet->cells, path, is_own(sheet), &rows, &message);
    if (made && sheet->test) scene.held_out = TABLE_TEST;
    if (!made || !show_scene(frame, path, &scene, &message)) {
        sheet->said = message;
        return false;
    }
    lab_note_table(&frame->lab);
    table_sheet_close(sheet);
    return true;
}

/* Cuts "#STEP" off a lesson's name and returns the step; 0 when there is none. */
static int cut_step(char *file) {
    char *hash = strrchr(file, '#'), *end;
    if (!hash || hash[1] < '1' || hash[1] > '9') return 0;
    long step = strtol(hash + 1, &end, 10);
    *hash = '\0';
    if (*end == '\0' && path_ends_with(file, ".md")) return step < 1000000 ? (int)step : 1000000;
    *hash = '#';
    return 0;
}

/* A step that was named by its number must exist. */
static bool has_step(const char *path, int step, Message *message) {
    Lesson lesson;
    if (!lesson_read(&lesson, path, message)) return false;
    int steps = lesson.steps;
    lesson_destroy(&lesson);
    return step <= steps || message_set(message, "%.300s has %d step%s: there is no step %d", path,
                                        steps, steps == 1 ? "" : "s", step);
}

bool frame_open(Frame *frame, const char *path, Message *message) {
    char file[1024];
    snprintf(file, sizeof file, "%s", path);
    int step = cut_step(file);
    CellsNotes notes;
    if (path_is_table(path)) {
        if (!frame_open_table(frame, path, &(CellsAsk){.inputs = 0}, &notes, message)) return false;
        if (notes.lost < notes.count) frame->lab.notice = notes.note[notes.lost];
        return true;
    }
    if (!path_ends_with(file, ".md")) return open_scene(frame, path, message);
    if (step > 0 && !has_step(file, step, message)) return false;
    return open_lesson(frame, file, step > 0 ? step : 1, message);
}

/* The part of the plane that the camera shows. */
static Plane window_of(const Lab *lab, const Camera *camera) {
    Plane window = lab->scene.view;
    window.left = camera->left;
    window.right = camera->right;
    window.bottom = camera->bottom;
    window.top = camera->top;
    return window;
}

/* Only while the landscape is shown. */
static void update_terrain(Frame *frame) {
    UiState *ui = &frame->ui;
    const Range *span = frame->terrain.span;
    if (ui->home || ui_place_of(ui, PANEL_LANDSCAPE) < 0) return;
    terrain_update(&frame->terrain, &frame->lab, theme_get(ui->theme), landscape_is_held(ui),
                   ui->extra[EXTRA_LOG_LOSS]);
    const float edges[4] = {span[0].low, span[0].high, span[1].low, span[1].high};
    memcpy(ui->landscape, edges, sizeof edges);
}

/* The points' losses on the plane, or their blame in the gradients. */
static bool shows_shares(const UiState *ui) {
    return (ui->extra[EXTRA_SHARES] && ui_place_of(ui, PANEL_PLANE) >= 0) ||
           (ui->extra[EXTRA_BLAME] && ui_place_of(ui, PANEL_GRADIENTS) >= 0);
}

/* What only some panels show. */
static void find_numbers(Frame *frame) {
    const UiState *ui = &frame->ui;
    bool factors = ui_place_of(ui, PANEL_FACTORS) >= 0;
    bool votes = factors || ui_place_of(ui, PANEL_NUMBERS) >= 0;
    if (ui->home) return;
    if (factors) lab_find_factors(&frame->lab);
    if (shows_shares(ui)) lab_find_shares(&frame->lab);
    if (votes && frame->lab.selected.all_points) lab_find_votes(&frame->lab);
}

/* Whoever has left the lesson's path for the controls sees all, and may train in every way. */
static void follow_lesson(Frame *frame) {
    const Player *player = &frame->player;
    bool seen = player->playing && !frame->ui.wander, held = seen && !player->finished;
    frame->ui.hidden = seen ? player_hidden(player) : 0;
    if (player->playing) lab_allow(&frame->lab, held ? player->ways : ~0u);
}

/* A step of a lesson sets the scales anew, as a scene does. */
static void update_rulers(Frame *frame) {
    const Player *player = &frame->player;
    int step = player->playing ? player->step + 1 : 0;
    rulers_follow(&frame->ui.rulers, &frame->lab, step, player_lens(player),
                  weights_are_held(&frame->ui));
}

/* The rows of the data, where they are shown: as many as were drawn last are seen. */
static void follow_data(Frame *frame) {
    int seen = 0;
    if (frame->ui.home || ui_place_of(&frame->ui, PANEL_DATA) < 0) return;
    for (int i = -1; (i = target_find_any(&frame->shapes, &TARGET_DATA_ROW, i)) >= 0;) seen++;
    data_order_follow(&frame->ui.order, &frame->lab, seen > 0 ? seen : 1);
}

void frame_draw(Frame *frame) {
    const UiState *ui = &frame->ui;
    follow_lesson(frame);
    Camera camera = view_camera(&frame->lab, ui);
    Plane window = window_of(&frame->lab, &camera);
    /* A field changes slowly over the plane: half the screen's pixels, smoothed, show all of it. */
    float fine = ui->density > 1 ? 0.5f * ui->density : 0.5f;
    maps_update(&frame->maps, &frame->lab, theme_get(ui->theme), &window,
                (int)(camera.screen.w * fine), (int)(camera.screen.h * fine), ui->density);
    update_terrain(frame);
    find_numbers(frame);
    update_rulers(frame);
    follow_data(frame);
    View view = {.lab = &frame->lab,
                 .player = &frame->player,
                 .shelf = &frame->shelf,
                 .progress = &frame->progress,
                 .ui = ui,
                 .maps = &frame->maps,
                 .terrain = &frame->terrain,
                 .swatches = frame->swatches,
                 .glyphs = frame->glyphs,
                 .out = &frame->shapes};
    frame->plane = view_draw(&view);
    frame->lab_drawn = frame->lab.revision;
    frame->ui_drawn = ui->revision;
    frame->player_drawn = frame->player.revision;
    frame->shelf_drawn = frame->shelf.revision;
}

static void begin_anew(Frame *frame) {
    Scene scene = shelf_first_scene();
    lab_load(&frame->lab, &scene);
    frame->ui.tool = TOOL_MOVE;
    frame->ui.file_name[0] = '\0';
}

void frame_free_play(Frame *frame) {
    bool begun = free_play_lab(&frame->free_play, &frame->lab)->scene.document > 0;
    Snapshot left = snapshot_of_lesson(frame);
    leave_lesson(frame, &left);
    ui_clear(&frame->ui);
    if (!begun) begin_anew(frame);
    frame->ui.home = frame->ui.wander = false;
    frame->ui.revision++;
}

void frame_new(Frame *frame) {
    const Desk usual = desk_usual();
    Snapshot left = snapshot_of_lesson(frame);
    leave_lesson(frame, &left);
    begin_anew(frame);
    frame->free_play.laid = false;
    desk_lay(&frame->ui, &usual);
    frame->ui.home = frame->ui.wander = false;
}

/* Back to the lesson that was put aside, in place of what is there. */
static bool take_up(Frame *frame) {
    Player player = frame->aside;
    Snapshot left = snapshot_of_lesson(frame);
    frame->aside = (Player){.playing = false};
    put_aside(frame, &frame->player, &left);
    free_play_set_aside(&frame->free_play, &frame->lab, &frame->ui);
    player.revision = frame->player.revision + 1;
    frame->player = player;
    if (player_take_up(&frame->player, &frame->lab, &frame->lab.notice)) {
        show_lesson(frame, frame->player.path);
        return true;
    }
    const Message why = frame->lab.notice;
    player_destroy(&frame->player);
    free_play_take_back(&frame->free_play, &frame->lab, &frame->ui);
    frame->lab.notice = why;
    return false;
}

/* Opens a lesson where it was left, in place of another, which waits. */
static void change_lesson(Frame *frame, const char *path) {
    int step = progress_step(progress_find(&frame->progress, path));
    Snapshot left = snapshot_of_lesson(frame);
    Player before = frame->player;
    frame->player = (Player){.revision = before.revision + 1};
    if (open_lesson(frame, path, step + 1, &frame->lab.notice)) {
        put_aside(frame, &before, &left);
    } else {
        snapshot_destroy(&left);
        frame->player = before;
    }
}

/* Opens a lesson of the shelf where it was left; one that is open stays as it is. */
static void take_lesson(Frame *frame, int lesson) {
    const char *path = frame->shelf.lesson[lesson].path;
    const Player *player = &frame->player, *aside = &frame->aside;
    bool open = player->playing && shelf_find(&frame->shelf, player->path) == lesson;
    bool waits = aside->playing && shelf_find(&frame->shelf, aside->path) == lesson;
    frame->ui.revision++;
    if (open && !player->finished) {
        frame->ui.home = false;
        frame->ui.focus = (Tag){0};
        return;
    }
    if (waits && !aside->finished && take_up(frame)) return;
    change_lesson(frame, path);
}

/* From the end of a lesson to the next; from the last of them to the list. */
static void take_next(Frame *frame) {
    int next = shelf_next(&frame->shelf, frame->player.path);
    if (next >= 0)
        take_lesson(frame, next);
    else
        act_do(&frame->ui, ACT_HOME);
}

static void leave_home(Frame *frame) {
    UiState *ui = &frame->ui;
    int lesson = ui->wish.lesson, recent = ui->wish.recent;
    ui->wish.lesson = ui->wish.recent = -1;
    if (lesson >= 0 && lesson < frame->shelf.count) take_lesson(frame, lesson);
    if (ui->wish.next_lesson) take_next(frame);
    ui->wish.next_lesson = false;
    if (recent >= 0 && recent < SHELF_RECENT)
        snprintf(ui->wish.file, sizeof ui->wish.file, "%s", frame->shelf.recent[recent]);
    if (ui->wish.free_play) frame_free_play(frame);
    if (ui->wish.anew) frame_new(frame);
    ui->wish.free_play = ui->wish.anew = false;
}

/* A new set is met with an empty hand: neither the eraser nor a class that it does not have. */
static void follow_set(Frame *frame) {
    const Scene *scene = &frame->lab.scene;
    bool other = scene->document == frame->document && scene->set.kind != frame->set;
    if (other && scene->set.kind != SET_NONE && !frame->player.playing) frame->ui.tool = TOOL_MOVE;
    frame->document = scene->document;
    frame->set = scene->set.kind;
}

static bool is_new(const Frame *frame) {
    return frame->lab_drawn != frame->lab.revision || frame->ui_drawn != frame->ui.revision ||
           frame->player_drawn != frame->player.revision ||
           frame->shelf_drawn != frame->shelf.revision;
}

static void play(Frame *frame, double seconds) {
    static const double SLICE = 2e7; /* multiplications: about a frame's time */
    Lab *lab = &frame->lab;
    if (lab_replays(lab)) lab_replay(lab, SLICE);
    if (!lab->play.playing || frame->ui.home || frame->ui.table.open) return;
    bool flat = lab->play.speed == PLAY_FLAT_OUT;
    int steps = flat ? frame->flat_out : play_due(&lab->play, seconds);
    if (!player_awaits_goal(&frame->player)) {
        if (steps > 0) lab_advance(lab, steps);
        return;
    }
    /* The very step that meets the task is the last. */
    for (int i = 0; i < steps && lab->play.playing; i++) {
        lab_advance(lab, 1);
        player_look(&frame->player, lab);
    }
}

/* Holds the lesson against the lab, but not in the midst of a drag: what is passed on the way to
 * somewhere else is not meant. */
static void look(Frame *frame) {
    const UiState *ui = &frame->ui;
    bool drags = ui->pressed.target && ui->drag.moving;
    if (!drags) player_look(&frame->player, &frame->lab);
}

/* What has been said to the questions of the step that is shown. */
typedef struct Said {
    int step; /* -1: no lesson */
    int much[PLAYER_PREDICTS];
} Said;

static Said said_by(const Player *player) {
    Said said = {.step = player->playing ? player->step : -1};
    for (int p = 0; player->playing && p < PLAYER_PREDICTS; p++)
        said.much[p] = player_said(player, p);
    return said;
}

/* A reply or a reason that has just been told comes into sight. */
static void show_what_was_said(Frame *frame, const Gesture *gesture, const Said *before) {
    const Said now = said_by(&frame->player);
    float at = frame->ui.scrolled.lesson;
    if (now.step != before->step || frame->ui.home) return;
    for (int p = 0; p < PLAYER_PREDICTS; p++) {
        if (now.much[p] > before->much[p]) lesson_show_question(gesture, p);
    }
    if (frame->ui.scrolled.lesson != at) frame_draw(frame);
}

bool frame_step(Frame *frame, const Input *input) {
    Lab *lab = &frame->lab;
    Input fitted = *input;
    if (input_fit(&fitted)) input = &fitted;
    const Gesture gesture = {&frame->ui, lab, &frame->player, &frame->shapes, &frame->plane};
    const Said said = said_by(&frame->player);
    follow_lesson(frame);
    input_take(&gesture, input);
    leave_home(frame);
    if (table_sheet_work(&frame->ui.table)) frame->ui.revision++;
    follow_set(frame);
    play(frame, input->seconds);
    look(frame);
    progress_note(&frame->progress, &frame->player);
    if (frame->ui.home) shelf_work(&frame->shelf, theme_get(frame->ui.theme), lab->threads);
    if (!is_new(frame)) return false;
    frame_draw(frame);
    show_what_was_said(frame, &gesture, &said);
    return true;
}

void frame_paint(Frame *frame, const Canvas *canvas) {
    Canvas fitted = *canvas;
    fitted.density = frame->ui.density; /* a small window has smaller points */
    painter_paint(frame->painter, &fitted, &frame->shapes, NULL);
}

bool frame_paint_plane(Frame *frame, Canvas *canvas, Message *message) {
    return plane_picture_paint(&frame->lab, frame->ui.theme, frame->glyphs, frame->painter, canvas,
                               message);
}

void frame_pace(Frame *frame, double took) {
    enum { MOST = 1 << 20 };
    int *steps = &frame->flat_out;
    if (took < 0.010 && *steps < MOST) *steps += *steps / 4 + 1;
    if (took > 0.012 && *steps > 1) *steps -= *steps / 3 + 1;
    if (*steps < 1) *steps = 1;
}
