/* A scene around a table: its points, and a network that fits them. See scene_file.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/file.h"
#include "scene/scene_file.h"

/* Coordinates in the hundreds would drown the weights: beyond the usual plane they are scaled. */
static bool needs_scale(const Dataset *data) {
    for (long i = 0; i < (long)data->count * data->columns; i++) {
        if (fabsf(data->x[i]) > 6) return true;
    }
    return false;
}

/* The scene names what was chosen, so that it chooses the same when it is opened again. */
static void refer_to_file(Scene *scene, const Cells *cells, const char *name) {
    snprintf(scene->file, sizeof scene->file, "%s", name);
    clean_name(scene->label, cells->column[cells->answer].name);
    scene->columns_named = cells->inputs;
    for (int i = 0; i < cells->inputs; i++) {
        clean_name(scene->column[i], cells->column[cells->input[i]].name);
    }
}

/* A scene cannot say how its file is written: where that had to be said, it holds the points. */
static void take_points(Scene *scene, Dataset data, bool own) {
    dataset_destroy(&scene->data);
    dataset_destroy(&scene->points);
    scene->data = data;
    scene->points = own ? dataset_copy(&data) : dataset_create(data.columns, data.kind);
    if (own) return;
    memcpy(scene->points.name, data.name, sizeof data.name);
    memcpy(scene->points.class_name, data.class_name, sizeof data.class_name);
    scene->points.classes = data.classes;
}

bool scene_from_cells(Scene *scene, const Cells *cells, const char *path, bool own, CellsRows *rows,
                      Message *message) {
    Reader r = {.name = path, .line = 1, .message = message};
    Scene made = scene_default();
    Draft d = {.reader = &r, .scene = &made, .layers = -1, .values = -1, .rule = -1, .loss = -1};
    const char *name = path_name(path);
    Dataset data;
    for (int i = 0; i < KEY_COUNT; i++) d.key[i] = -1;
    bool good = (file_directory(path, made.directory, sizeof made.directory) &&
                 strlen(name) < sizeof made.file) ||
                message_set(message, "the path is too long; give the file a shorter one");
    if (good && cells_points(cells, &data, rows, message)) {
        if (!own) refer_to_file(&made, cells, name);
        take_points(&made, data, own);
        made.scale = needs_scale(&made.data);
        made.free_axes = made.rate_open = true;
        clean_text(name, strlen(name), made.title, sizeof made.title);
        good = draft_inputs(&d) && draft_settle(&d) && draft_view(&d);
    } else {
        good = false;
    }
    if (good) {
        *scene = made;
    } else {
        scene_destroy(&made);
    }
    return good;
}

bool scene_from_table(Scene *scene, const char *path, const CellsAsk *ask, CellsNotes *notes,
                      Message *message) {
    Cells cells;
    CellsRows rows;
    Message reason;
    CellsHow how = ask->how;
    bool said = how.encoding || how.separator || how.decimal || how.header;
    if (!cells_read(&cells, path, how, message)) return false;
    bool good = cells_choose(&cells, ask->answer, ask->input, ask->inputs, &reason) &&
                scene_from_cells(scene, &cells, path, said, &rows, &reason);
    if (good) {
        cells_notes(&cells, &rows, notes);
    } else {
        char plain[200];
        message_set(message, "%s: %.300s", clean_text(path, strlen(path), plain, sizeof plain),
                    reason.text);
    }
    cells_destroy(&cells);
    return good;
}
