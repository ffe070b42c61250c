/* See frame.h. What takes the place of what: a scene, a table or a lesson that is opened, free
 * play, a lesson that was put aside and is taken up again. Nothing is lost by it: free play rests
 * as it was while a lesson is taken, and of lessons the last that was left waits where it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/frame.h"
#include "app/library.h"
#include "base/path.h"
#include "lab/compare.h"
#include "lab/compare_actions.h"
#include "lab/replay.h"
#include "lesson/lesson_file.h"
#include "lesson/show.h"
#include "scene/link.h"
#include "scene/scene_file.h"
#include "screen/header/header.h"

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
    frame->player.number = frame->player.linked ? 0 : library_number(path);
    show_lesson(frame, frame->player.path);
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

/* Panels as a scene wants them, or else as they were, or for its graph. The hand is empty. */
static void arrange(Frame *frame, const SceneShow *show) {
    UiState *ui = &frame->ui;
    free_play_return_desk(&frame->free_play, ui);
    if (lab_is_graph(&frame->lab)) free_play_lay_graph(&frame->free_play, ui);
    if (show->count > 0) free_play_lend_desk(&frame->free_play, ui);
    ui->tool = TOOL_MOVE;
    ui->compare.panel = PANEL_PLANE; /* a landscape has nothing to show before there is a path */
    ui_show(ui, show);
}

/* Takes the scene over. */
static bool show_scene(Frame *frame, const char *path, Scene *scene, Message *message) {
    Message reason;
    if (!show_check(&scene->show, &reason)) {
        scene_destroy(scene);
        return message_set(message, "%.200s: %.280s", path, reason.text);
    }
    if (!replay_check(&scene->run, &reason) || !compare_check(scene, &scene->compare, &reason)) {
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
    if (show_has(&show, SHOW_COMPARE)) compare_actions_show(&frame->lab);
    arrange(frame, &show);
    set_place(frame, path);
    /* Before its run is done again, as they were set for whoever ran it. */
    rulers_follow(&frame->ui.rulers, &frame->lab, 0, frame->lab.scene.lens, false);
    return true;
}

/* A step that was named by its number must exist. */
static bool has_step(const char *path, int step, Message *message) {
    Lesson lesson;
    if (!lesson_read(&lesson, path, message)) return false;
    int steps = lesson.steps;
    lesson_destroy(&lesson);
    const char *name = link_is(path) ? "the lesson" : path;
    return step <= steps || message_set(message, "%.300s has %d step%s: there is no step %d", name,
                                        steps, steps == 1 ? "" : "s", step);
}

/* Of the lessons' folder, by its number. */
static bool open_numbered(Frame *frame, int lesson, int step, Message *message) {
    char path[LIBRARY_PATH];
    return library_lesson(lesson, path, message) && (step == 0 || has_step(path, step, message)) &&
           open_lesson(frame, path, step > 0 ? step : 1, message);
}

/* The text of a lesson, which the link holds. */
static bool open_text(Frame *frame, const char *word, int step, Message *message) {
    return (step == 0 || has_step(word, step, message)) &&
           open_lesson(frame, word, step > 0 ? step : 1, message);
}

/* A scene that no file holds, or a lesson. */
static bool open_link(Frame *frame, const char *word, Message *message) {
    Link link;
    Scene scene;
    if (!link_read(&link, word, message)) return false;
    if (link.kind == LINK_STEP) return open_numbered(frame, link.lesson, link.step, message);
    if (link.kind == LINK_LESSON) {
        int step = link.step;
        link_destroy(&link);
        return open_text(frame, word, step, message);
    }
    bool good = scene_parse(&scene, link.text, link.length, "link", 1, "", message) &&
                show_scene(frame, "link", &scene, message);
    if (good) frame->ui.file_name[0] = '\0';
    link_destroy(&link);
    return good;
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
    if (!sheet->path[0]) frame->ui.file_name[0] = '\0';
    lab_note_table(&frame->lab);
    table_sheet_close(sheet);
    return true;
}

bool frame_open_trial(Frame *frame) {
    ExperimentSheet *sheet = &frame->ui.experiment;
    Scene scene;
    int run = sheet->wanted;
    sheet->wanted = -1;
    frame->ui.revision++;
    if (!experiment_scene(&sheet->at, run, true, &scene)) return false;
    scene.experiment = sheet->at.def;
    scene.experiment.given = true;
    if (!show_scene(frame, "The run", &scene, &sheet->wrong)) return false;
    frame->ui.file_name[0] = '\0';
    experiment_sheet_close(sheet);
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

bool frame_open(Frame *frame, const char *path, Message *message) {
    char file[1024];
    if (link_is(path)) return open_link(frame, path, message);
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

static void begin_anew(Frame *frame) {
    Scene scene = shelf_first_scene();
    lab_load(&frame->lab, &scene);
    frame->lab.play = play_create(); /* a slow one is no way to see a circle close */
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
    frame->free_play.laid = frame->free_play.graph = false;
    desk_lay(&frame->ui, &usual);
    frame->ui.home = frame->ui.wander = false;
}

/* Back to the lesson that was put aside, in place of what is there. When its file is gone, or can
 * no longer be read, all stays as it is, and the lesson waits for its file. */
static void take_up(Frame *frame) {
    bool same;
    if (!player_read_anew(&frame->aside, &same, &frame->lab.notice)) return;
    Player player = frame->aside;
    Snapshot left = snapshot_of_lesson(frame);
    frame->aside = (Player){.playing = false};
    put_aside(frame, &frame->player, &left);
    free_play_set_aside(&frame->free_play, &frame->lab, &frame->ui);
    player.revision = frame->player.revision + 1;
    frame->player = player;
    player_take_up(&frame->player, &frame->lab, same);
    show_lesson(frame, frame->player.path);
    if (!same) message_set(&frame->ui.said, "The lesson has changed: this step begins anew.");
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

void frame_take_lesson(Frame *frame, int lesson) {
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
    if (waits && !aside->finished)
        take_up(frame);
    else
        change_lesson(frame, path);
}

void frame_next_lesson(Frame *frame) {
    int next = shelf_next(&frame->shelf, frame->player.path);
    if (next >= 0)
        frame_take_lesson(frame, next);
    else
        act_do(&frame->ui, ACT_HOME);
}
