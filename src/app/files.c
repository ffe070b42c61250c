/* See files.h. */
#include "app/files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/exports.h"
#include "app/folder.h"
#include "app/kept.h"
#include "base/path.h"
#include "lab/replay.h"
#include "scene/clean.h"
#include "scene/file.h"
#include "scene/link.h"
#include "scene/scene_file.h"
#include "screen/sheet.h"

static const double KEEP_SOON = 1, KEEP_EVERY = 10, LOOK_EVERY = 0.5; /* seconds */

/* ---- what is on the screen, and whether a file holds it */

/* The document on the screen. There always is one: follow adds it. */
static Document *present(Files *files) {
    return documents_find(&files->documents, files->number);
}

/* A lesson's scene can be set up again: what may be lost is free play's. */
static const Lab *work_lab(const Frame *frame) {
    return frame->free_play.aside ? &frame->free_play.lab : &frame->lab;
}

static uint64_t hash_of(const Lab *lab) {
    Scene scene = lab_scene(lab);
    uint64_t hash = document_hash(&scene);
    scene_destroy(&scene);
    return hash;
}

/* Copies the unsaved work that was there to a file, as undo ends with the program. */
static void leave_work(Files *files, Frame *frame) {
    const Document *document = documents_find(&files->documents, files->work);
    Scene scene;
    if (!document || !lab_earlier(&frame->lab, document->number, &scene)) return;
    if (document_hash(&scene) != document->saved) {
        char path[1024];
        if (files->kept_folder[0] && kept_write(files->kept_folder, &scene, path))
            library_note(&files->library, frame, path);
        message_set(&frame->ui.said, "Ctrl+Z brings back what you had not saved.");
        frame->ui.revision++;
    }
    scene_destroy(&scene);
}

/* The lab may have been given another scene, or gone back to an earlier one. */
static void follow(Files *files, Frame *frame) {
    int64_t number = frame->lab.scene.document;
    Document *now = documents_find(&files->documents, number);
    if (now && number == files->number) return;
    if (now) {
        memcpy(frame->ui.file_name, now->place, sizeof now->place);
        frame->ui.revision++;
    } else {
        if (!frame->player.playing) leave_work(files, frame);
        now = documents_add(&files->documents, number);
        memcpy(now->place, frame->ui.file_name, sizeof now->place);
        now->saved = hash_of(&frame->lab);
        files->replays = lab_replays(&frame->lab);
    }
    files->number = number;
    if (!frame->player.playing) files->work = number;
    files->looked = -1;
    files->look = 0;
}

/* Hashing a large scene takes a while: it is checked less often. */
static bool is_large(const Lab *lab) {
    const Dataset *data = &lab->scene.data;
    return (long)data->count * data->columns + lab_network(lab)->count > 20000;
}

/* What the home screen offers to go on with; "" before free play has begun. */
static void tell_work(Frame *frame, const Lab *lab, bool unsaved) {
    const char *file = frame->free_play.aside ? frame->free_play.file_name : frame->ui.file_name;
    Shelf *shelf = &frame->shelf;
    char work[sizeof shelf->work] = "";
    if (lab->scene.document > 0)
        snprintf(work, sizeof work, "%.140s%s", scene_called(&lab->scene, file),
                 unsaved ? " (edited)" : "");
    if (strcmp(work, shelf->work) != 0) shelf->revision++;
    memcpy(shelf->work, work, sizeof work);
}

/* A run that is done again from its file becomes what the file holds once that is over: it may be
 * said there in other words. Not when it was stopped. */
static void follow_replay(Files *files, const Lab *lab, Document *document) {
    if (!files->replays || lab_replays(lab)) return;
    files->replays = false;
    if (!lab->notice.text[0]) document->saved = hash_of(lab);
}

static void look(Files *files, Frame *frame, double now) {
    Document *document = documents_find(&files->documents, files->work);
    const Lab *lab = work_lab(frame);
    if (!document) return;
    follow_replay(files, lab, document);
    if (files->looked != lab->revision) {
        files->unsaved = hash_of(lab) != document->saved;
        files->looked = lab->revision;
        files->look = now + (is_large(lab) ? KEEP_EVERY : LOOK_EVERY);
    }
    tell_work(frame, lab, files->unsaved);
    bool edited = files->unsaved && document->scene && files->number == files->work;
    if (edited != frame->ui.edited) frame->ui.revision++;
    frame->ui.edited = edited;
}

/* ---- opening */

/* The program's own copies are no files of the person's: they are saved elsewhere. */
static bool is_own_copy(const Files *files, const char *path) {
    return strcmp(path, files->autosave.path) == 0 || kept_has(files->kept_folder, path);
}

/* Also the next time. */
static void begin_there(Files *files, Frame *frame, const char *path) {
    folder_of(path, frame->ui.sheet.folder);
    library_note_folder(&files->library, frame->ui.sheet.folder);
}

/* What the program was started with stands before what was found first. */
static void tell_where_it_is(Files *files, Frame *frame) {
    if (!files->adopted) return;
    message_set(&frame->ui.said, "%s",
                frame->player.playing
                    ? "What you had last time, and had not saved, waits in free play."
                    : "");
}

static bool open_file(Files *files, Frame *frame, const char *path, Message *message) {
    if (!frame_open(frame, path, message)) return false;
    tell_where_it_is(files, frame);
    bool copy = is_own_copy(files, path) || link_is(path);
    if (copy) frame->ui.file_name[0] = '\0';
    follow(files, frame);
    Document *document = present(files);
    if (frame->player.playing && frame->player.linked) return true; /* there is no file to list */
    if (frame->player.playing) {
        library_note(&files->library, frame, frame->player.path);
        return true;
    }
    snprintf(document->path, sizeof document->path, "%s", copy ? "" : path);
    document->scene = !copy && path_ends_with(path, ".scene");
    document->stamp = file_stamp(path);
    if (copy) {
        document->saved = ~document->saved;
        files->replays = false; /* no file of the person's holds it */
        return true;
    }
    begin_there(files, frame, path);
    library_note(&files->library, frame, path);
    return true;
}

bool files_refuse(Frame *frame, const Message *message) {
    frame->ui.revision++;
    if (frame->ui.sheet.kind == SHEET_CLOSED) {
        frame->lab.notice = *message;
        frame->ui.said.text[0] = '\0'; /* which would hide it */
    } else
        sheet_refuse(&frame->ui.sheet, message->text);
    return false;
}

static bool open_folder(Frame *frame, const char *path) {
    char whole[1024], inside[1100];
    FileSheet *sheet = &frame->ui.sheet;
    snprintf(inside, sizeof inside, "%.1000s/.", path);
    folder_of(inside, whole);
    frame->ui.revision++;
    if (sheet->kind != SHEET_OPEN) sheet_input_begin(&frame->ui, SHEET_OPEN);
    sheet->wanted = false;
    sheet_go(sheet, whole);
    return true;
}

/* The sheet asks first what its columns are for. */
static bool ask_about_table(Frame *frame, const char *path, Message *message) {
    size_t length;
    char *bytes = file_read(path, CELLS_BYTES, &length, message);
    if (!bytes) return false;
    ui_clear(&frame->ui);
    table_sheet_begin(&frame->ui.table, path, bytes, length);
    table_sheet_follow(&frame->ui.table, &frame->lab);
    frame->ui.revision++;
    return true;
}

void files_use_table(Files *files, Frame *frame) {
    char path[TABLE_PATH];
    snprintf(path, sizeof path, "%s", frame->ui.table.path);
    if (!frame_use_table(frame)) return;
    follow(files, frame);
    if (!path[0]) { /* pasted: no file holds it */
        present(files)->saved = ~present(files)->saved;
        return;
    }
    snprintf(present(files)->path, sizeof present(files)->path, "%s", path);
    begin_there(files, frame, path);
    library_note(&files->library, frame, path);
}

/* A link may be longer than any name of a file: nothing looks for one. */
static bool follow_link(Files *files, Frame *frame, const char *link) {
    Message message, whole;
    bool open = open_file(files, frame, link, &message);
    if (open) {
        sheet_close(&frame->ui.sheet);
        return true;
    }
    message_set(&whole, "This link cannot be opened: %.450s.", message.text);
    return files_refuse(frame, &whole);
}

bool files_open(Files *files, Frame *frame, const char *path) {
    Message message;
    if (link_is(path)) return follow_link(files, frame, path);
    if (folder_is(path)) return open_folder(frame, path);
    if (file_is_special(path)) {
        char name[200];
        message_set(&message,
                    "%s is no ordinary file; give the name of a scene, a table or a lesson.",
                    clean_text(path, strlen(path), name, sizeof name));
        return files_refuse(frame, &message);
    }
    if (path_is_table(path)) {
        if (!ask_about_table(frame, path, &message)) return files_refuse(frame, &message);
        sheet_close(&frame->ui.sheet);
        return true;
    }
    if (!open_file(files, frame, path, &message)) return files_refuse(frame, &message);
    sheet_close(&frame->ui.sheet);
    return true;
}

/* The program's own folder, and a name in it; "" for none. */
static void own_path(const char *folder, const char *name, char path[1024]) {
    if (!folder[0] || snprintf(path, 1024, "%s%s", folder, name) >= 1024) path[0] = '\0';
}

/* What was left last time: opened, or moved aside where it cannot be. */
static void adopt(Files *files, Frame *frame) {
    Message message;
    char aside[1100];
    const char *path = files->autosave.path;
    if (!autosave_is_left(&files->autosave)) return;
    if (!file_is_special(path) && open_file(files, frame, path, &message)) {
        message_set(&frame->ui.said, "This is what you had last time, and had not saved.");
        files->adopted = true;
        return;
    }
    if (file_put_aside(path, aside, sizeof aside))
        message_set(&frame->lab.notice,
                    "What you had not saved last time cannot be read. It is now %.400s", aside);
    else
        files->autosave.path[0] = '\0'; /* it is not to be written over */
}

/* Of further windows that have gone: among the copies, and in the list of recent files. */
static void gather_left(Files *files, Frame *frame, const char *folder) {
    for (bool more = files->kept_folder[0]; more;) {
        Autosave left = autosave_adopt(folder);
        char path[1024];
        /* A folder that cannot lock gives everybody the same one: it is ours. */
        bool own = strcmp(left.path, files->autosave.path) == 0;
        more = !own && autosave_is_left(&left) && kept_take(files->kept_folder, left.path, path);
        if (more) library_note(&files->library, frame, path);
        autosave_release(&left);
    }
}

/* The sheet begins where a file was opened or saved last, if that folder is still there; else where
 * the program was started. */
static void choose_folder(const Files *files, Frame *frame) {
    FileSheet *sheet = &frame->ui.sheet;
    folder_of("here", sheet->folder);
    if (files->library.last[0] && folder_is(files->library.last))
        snprintf(sheet->folder, sizeof sheet->folder, "%s", files->library.last);
}

Files files_create(Frame *frame, const char *folder) {
    Files files = {.kept = -1, .looked = -1, .number = -1, .work = -1};
    files.library = library_open(frame, folder);
    files.autosave = autosave_claim(folder);
    own_path(folder, "kept/", files.kept_folder);
    frame->ui.sheet.source = folder_source();
    choose_folder(&files, frame);
    follow(&files, frame);
    gather_left(&files, frame, folder);
    adopt(&files, frame);
    return files;
}

/* ---- saving */

static bool write_scene(const Lab *lab, const char *path, Message *message) {
    Scene scene = lab_scene(lab);
    bool written = scene_write(&scene, NULL, path, message);
    scene_destroy(&scene);
    return written;
}

/* The name first: it matters most where there is little room. */
void files_announce(const Files *files, Frame *frame, const char *path) {
    if (files->made) {
        files->made(path);
        message_set(&frame->ui.said, "%.150s is downloaded", path_name(path));
    } else {
        char folder[1024];
        message_set(&frame->ui.said, "%.150s is saved in %.300s", path_name(path),
                    folder_of(path, folder));
    }
    frame->lab.notice.text[0] = '\0';
    frame->ui.revision++;
}

static bool save_as(Files *files, Frame *frame, const char *path, Message *message) {
    Document *document = present(files);
    /* Under another name it is called by that. */
    if (strcmp(document->path, path) != 0) lab_untitle(&frame->lab);
    if (!write_scene(&frame->lab, path, message)) return false;
    snprintf(document->path, sizeof document->path, "%s", path);
    snprintf(document->place, sizeof document->place, "%.120s", path_name(path));
    memcpy(frame->ui.file_name, document->place, sizeof document->place);
    document->scene = true;
    document->saved = hash_of(&frame->lab);
    document->stamp = file_stamp(path);
    files->looked = -1;
    library_note(&files->library, frame, path);
    files_announce(files, frame, path);
    return true;
}

/* Somebody else has written to the file: theirs is replaced only by who is told. */
static void ask_to_replace(Frame *frame, const char *path) {
    FileSheet *sheet = &frame->ui.sheet;
    Message why;
    char folder[1024];
    message_set(&why, "%.200s was changed by another program since you opened it. Replace it?",
                path_name(path));
    sheet_input_save(&frame->ui, &frame->lab.scene);
    sheet_go(sheet, folder_of(path, folder));
    typing_set(&sheet->line, path_name(path));
    sheet_refuse(sheet, why.text);
    sheet->replace = true;
}

void files_save(Files *files, Frame *frame) {
    char path[1024];
    Message message;
    follow(files, frame);
    frame->ui.revision++;
    if (!present(files)->scene) {
        sheet_input_save(&frame->ui, &frame->lab.scene);
        if (lab_forgets(&frame->lab))
            sheet_refuse(&frame->ui.sheet,
                         "Not all that was done has words. The weights are saved as "
                         "they are, and opening them begins a new run.");
        return;
    }
    snprintf(path, sizeof path, "%s", present(files)->path);
    const uint64_t stamp = file_stamp(path);
    if (stamp && stamp != present(files)->stamp) {
        ask_to_replace(frame, path);
        return;
    }
    if (!save_as(files, frame, path, &message))
        frame->lab.notice = message;
    else if (lab_forgets(&frame->lab))
        message_set(&frame->ui.said,
                    "%.150s is saved as it stands: not all that was done has words, and opening it "
                    "begins a new run",
                    path_name(path));
}

/* Saves under a new name, after checking that it is new. */
static void answer_save(Files *files, Frame *frame) {
    FileSheet *sheet = &frame->ui.sheet;
    Message message, whole;
    if (!sheet->replace && access(sheet->path, F_OK) == 0) {
        message_set(&whole, "%.200s is there already. Replace it?", path_name(sheet->path));
        sheet_refuse(sheet, whole.text);
        sheet->replace = true;
        return;
    }
    if (save_as(files, frame, sheet->path, &message)) {
        begin_there(files, frame, sheet->path);
        sheet_close(sheet);
        return;
    }
    message_set(&whole, "%.440s. Choose another name or folder.", message.text);
    sheet_refuse(sheet, whole.text);
}

/* ---- what was confirmed in the sheet */

void files_answer(Files *files, Frame *frame) {
    FileSheet *sheet = &frame->ui.sheet;
    char path[SHEET_PATH];
    frame->ui.revision++;
    snprintf(path, sizeof path, "%s", sheet->path);
    if (sheet->kind == SHEET_OPEN)
        files_open(files, frame, path);
    else if (sheet->kind == SHEET_PICTURE)
        exports_plane(files, frame);
    else
        answer_save(files, frame);
}

/* ---- against crashes, and for the next time */

/* What goes by the name of its file has it as a title in the copy, which is no file of the
 * person's. */
static bool write_copy(Files *files, const Lab *lab, Message *message) {
    const Document *document = documents_find(&files->documents, files->work);
    Scene scene = lab_scene(lab);
    if (document) {
        char called[SCENE_TITLE];
        snprintf(called, sizeof called, "%s", scene_called(&scene, document->place));
        if (document->place[0]) memcpy(scene.title, called, sizeof called);
    }
    bool written = scene_write(&scene, NULL, files->autosave.path, message);
    scene_destroy(&scene);
    return written;
}

/* Keeps a copy of unsaved work. False when one is needed and cannot be written. */
static bool keep_copy(Files *files, Frame *frame, Message *message) {
    if (files->unsaved) return write_copy(files, work_lab(frame), message);
    remove(files->autosave.path);
    return true;
}

/* When the lab as it is should be kept. Training alone can be done again. */
static double keep_at(const Files *files, const Lab *lab) {
    bool edited = files->edits != lab->editions && !is_large(lab);
    return files->when + (edited || files->failing ? KEEP_SOON : KEEP_EVERY);
}

/* The disk may be full, or a network away for a while: it is tried again. */
static void tell_kept(Files *files, Frame *frame, const Message *message) {
    static const char gone[] = "No copy against a crash can be kept";
    Message *notice = &frame->lab.notice;
    bool ours = strncmp(notice->text, gone, sizeof gone - 1) == 0;
    if (message && !files->failing)
        message_set(notice, "%s (%.300s): save with Ctrl+S.", gone, message->text);
    if (!message && files->failing && ours) notice->text[0] = '\0';
    if (files->failing != (message != NULL)) frame->ui.revision++;
    files->failing = message != NULL;
}

static void keep(Files *files, Frame *frame, double now) {
    const Lab *lab = work_lab(frame);
    Message message;
    look(files, frame, now);
    files->kept = lab->revision;
    files->edits = lab->editions;
    files->when = now;
    tell_kept(files, frame, keep_copy(files, frame, &message) ? NULL : &message);
    if (files->failing) files->kept = -1;
}

void files_keep(Files *files, Frame *frame, double now) {
    files->adopted = false;
    follow(files, frame);
    if (now >= files->look) look(files, frame, now);
    const Lab *lab = work_lab(frame);
    if (!files->autosave.path[0] || files->kept == lab->revision) return;
    if (now >= keep_at(files, lab)) keep(files, frame, now);
}

void files_rescue(Files *files, Frame *frame) {
    Message message;
    follow(files, frame);
    look(files, frame, files->look);
    if (files->autosave.path[0]) keep_copy(files, frame, &message);
}

bool files_close(Files *files, Frame *frame) {
    Message message = {"there is no folder for it"};
    follow(files, frame);
    look(files, frame, files->look);
    bool safe = files->autosave.path[0] ? keep_copy(files, frame, &message) : !files->unsaved;
    if (safe || files->warned) {
        autosave_release(&files->autosave);
        return true;
    }
    files->warned = true;
    message_set(&frame->lab.notice,
                "Not saved, and it cannot be kept for the next time (%.250s): save with Ctrl+S, or "
                "close again to lose it.",
                message.text);
    frame->ui.revision++;
    return false;
}
