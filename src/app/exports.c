/* See exports.h. */
#include "app/exports.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/folder.h"
#include "base/memory.h"
#include "base/path.h"
#include "draw/picture.h"
#include "panels/plane/plane_picture.h"
#include "scene/file.h"
#include "scene/python.h"
#include "screen/sheet.h"

/* Beside the file that is open: NAME-1.png, NAME-2.png, ...: the first that is free. */
static bool new_path(Files *files, Frame *frame, const char *ending, char path[1024],
                     Message *message) {
    char folder[1024], stem[UI_STEM], name[UI_STEM + 32];
    const char *beside = documents_find(&files->documents, files->number)->path;
    folder_of(beside[0] ? beside : "here", folder);
    ui_file_stem(&frame->ui, &frame->lab.scene, stem);
    for (int i = 1; i < 10000; i++) {
        snprintf(name, sizeof name, "%s-%d.%s", stem, i, ending);
        if (!sheet_join(folder, name, path)) break;
        if (access(path, F_OK) != 0) return true;
    }
    return message_set(message, "There is no name left for a picture or a program in %.300s.",
                       folder);
}

/* The plane alone as a file's bytes, to be freed; NULL with a message. */
static char *draw_plane(Frame *frame, size_t *length, Message *message) {
    const FileSheet *sheet = &frame->ui.sheet;
    int width = sheet->size, height = plane_picture_height(&frame->lab, width);
    int caption = sheet->caption ? plane_picture_caption(width, height) : 0;
    height += caption;
    if (sheet->vector) return frame_svg_plane(frame, width, height, caption, length, message);
    Canvas canvas = {width, height, memory_zeroed((size_t)width * (size_t)height, 4), 1};
    bool painted = frame_paint_plane(frame, &canvas, caption, message);
    char *bytes = painted ? picture_bytes(&canvas, length) : NULL;
    free(canvas.pixels);
    return bytes;
}

void exports_plane(Files *files, Frame *frame) {
    Message message;
    char path[1024];
    size_t length = 0;
    char *bytes = draw_plane(frame, &length, &message);
    bool done = bytes &&
                new_path(files, frame, frame->ui.sheet.vector ? "svg" : "png", path, &message) &&
                file_write(path, bytes, length, &message);
    free(bytes);
    if (!done) {
        files_refuse(frame, &message);
        return;
    }
    sheet_close(&frame->ui.sheet);
    files_announce(files, frame, path);
}

/* A part of the canvas, in points, as pixels of its own, to be freed. */
static Canvas cut_out(const Canvas *canvas, float density, Rect part) {
    int x = (int)(fmaxf(0, part.x) * density), y = (int)(fmaxf(0, part.y) * density);
    int w = (int)(part.w * density), h = (int)(part.h * density);
    if (w > canvas->width - x) w = canvas->width - x;
    if (h > canvas->height - y) h = canvas->height - y;
    Canvas cut = {w, h, memory_zeroed((size_t)w * (size_t)h, 4), density};
    for (int row = 0; row < h; row++)
        memcpy(cut.pixels + (size_t)row * (size_t)w,
               canvas->pixels + (size_t)(y + row) * (size_t)canvas->width + x, (size_t)w * 4);
    return cut;
}

char *exports_picture_bytes(const Frame *frame, const Canvas *canvas, Rect part, size_t *length) {
    bool all = part.w < 1 || part.h < 1;
    Canvas cut = all ? *canvas : cut_out(canvas, frame->ui.density, part);
    char *bytes = picture_bytes(&cut, length);
    if (!all) free(cut.pixels);
    return bytes;
}

/* To an unused name beside the open file; the bytes are freed. False when the lab's notice says why
 * not. */
static bool export_bytes(Files *files, Frame *frame, const char *ending, char *bytes,
                         size_t length) {
    char path[1024];
    Message message;
    bool done =
        new_path(files, frame, ending, path, &message) && file_write(path, bytes, length, &message);
    if (done)
        files_announce(files, frame, path);
    else
        files_refuse(frame, &message);
    free(bytes);
    return done;
}

void exports_picture(Files *files, Frame *frame, const Canvas *canvas, Rect part) {
    size_t length;
    char *bytes = exports_picture_bytes(frame, canvas, part, &length);
    export_bytes(files, frame, "png", bytes, length);
}

void exports_drawing(Files *files, Frame *frame, Rect part) {
    size_t length;
    char *text = frame_svg(frame, part, &length);
    export_bytes(files, frame, "svg", text, length);
}

void exports_program(Files *files, Frame *frame) {
    char path[1024], *text = python_text(&frame->lab.scene, frame->lab.run);
    Message message;
    if (new_path(files, frame, "py", path, &message) &&
        file_write(path, text, strlen(text), &message)) {
        files_announce(files, frame, path);
        lab_note_program(&frame->lab);
    } else {
        files_refuse(frame, &message);
    }
    free(text);
}

void exports_rows(Files *files, Frame *frame) {
    ExperimentSheet *sheet = &frame->ui.experiment;
    char *text = experiment_table(&sheet->at, true);
    sheet->table = false;
    sheet->wrong.text[0] = '\0';
    if (!export_bytes(files, frame, "csv", text, strlen(text)))
        sheet->wrong = frame->lab.notice; /* where the person looks */
}
