/* See files.h. */
#include "sdl/files.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/picture.h"
#include "scene/file.h"
#include "scene/python.h"
#include "scene/scene_file.h"

static const double KEEP_EVERY = 10; /* seconds */

bool files_open(Files *files, Frame *frame, const char *path) {
    Message message;
    size_t length = strlen(path);
    bool scene = length > 6 && strcmp(path + length - 6, ".scene") == 0;
    if (!frame_open(frame, path, &message)) {
        frame->lab.notice = message;
        return false;
    }
    snprintf(files->path, sizeof files->path, "%s", scene ? path : "");
    if (!frame->player.playing && strcmp(path, files->autosave) != 0)
        library_note(&files->library, frame, path);
    files->saved = frame->lab.revision;
    return true;
}

Files files_create(Frame *frame) {
    Files files = {.kept = -1, .saved = frame->lab.revision};
    char *folder = SDL_GetPrefPath("", "halfplane");
    files.library = library_open(frame, folder ? folder : "");
    if (!folder) return files;
    snprintf(files.autosave, sizeof files.autosave, "%sunsaved.scene", folder);
    SDL_free(folder);
    if (access(files.autosave, F_OK) == 0 && files_open(&files, frame, files.autosave)) {
        files.path[0] = frame->desk.place[0] = '\0';
        files.saved = -1;
        message_set(&frame->lab.notice, "This is what you had last time, and had not saved.");
    }
    return files;
}

static bool keep(Frame *frame, const char *path, Message *message) {
    Scene scene = lab_scene(&frame->lab);
    bool written = scene_write(&scene, frame->lab.run->trainer.net.theta, path, message);
    scene_destroy(&scene);
    return written;
}

/* halfplane-1.scene, halfplane-2.scene, ...: the first that is free. */
static void new_name(char *path, size_t size, const char *ending) {
    for (int i = 1; i < 10000; i++) {
        snprintf(path, size, "halfplane-%d.%s", i, ending);
        if (access(path, F_OK) != 0) return;
    }
}

bool files_save(Files *files, Frame *frame) {
    if (!files->path[0]) new_name(files->path, sizeof files->path, "scene");
    Message message;
    frame->desk.revision++;
    if (!keep(frame, files->path, &message)) {
        frame->lab.notice = message;
        return false;
    }
    files->saved = frame->lab.revision;
    message_set(&frame->lab.notice, "Saved as %.400s", files->path);
    return true;
}

void files_picture(Frame *frame, const Canvas *canvas) {
    char path[1024];
    Message message;
    new_name(path, sizeof path, "png");
    frame->desk.revision++;
    if (picture_write(canvas, path, &message))
        message_set(&frame->lab.notice, "Picture saved as %.400s", path);
    else
        frame->lab.notice = message;
}

void files_export(Frame *frame) {
    char path[1024], *text = python_text(&frame->lab.scene, frame->lab.run);
    Message message;
    new_name(path, sizeof path, "py");
    frame->desk.revision++;
    if (file_write(path, text, strlen(text), &message))
        message_set(&frame->lab.notice, "The network is saved as %.400s", path);
    else
        frame->lab.notice = message;
    free(text);
}

void files_keep(Files *files, Frame *frame, double now) {
    if (!files->autosave[0] || now < files->next || files->kept == frame->lab.revision) return;
    Message message;
    /* A full disk, say: from now on there is only saving by hand, which says what is wrong. */
    if (!keep(frame, files->autosave, &message)) files->autosave[0] = '\0';
    files->kept = frame->lab.revision;
    files->next = now + KEEP_EVERY;
}

void files_close(Files *files, Frame *frame) {
    Message message;
    if (!files->autosave[0]) return;
    if (files->saved == frame->lab.revision)
        remove(files->autosave);
    else
        keep(frame, files->autosave, &message);
}
