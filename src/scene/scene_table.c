/* A scene around a table: its points, and a network that fits them. See scene_file.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/file.h"
#include "scene/scene_file.h"
#include "scene/usual_rate.h"

/* Whether the values of a column lie about 0 as those of the sets do, and as far from each other:
 * then a network learns from them as they are. */
static bool lies_about_zero(const Dataset *data, int column) {
    static const double FAR = 6, LEAST = 0.5; /* the usual plane; a deviation */
    double sum = 0, squares = 0;
    for (int i = 0; i < data->count; i++) {
        double x = (double)data->x[(long)i * data->columns + column];
        if (fabs(x) > FAR) return false;
        sum += x;
        squares += x * x;
    }
    double mean = sum / data->count, deviation = sqrt(fmax(squares / data->count - mean * mean, 0));
    return deviation >= LEAST && fabs(mean) <= 2 * deviation;
}

/* Coordinates in the hundreds would drown the weights; of heights from 1.5 to 1.9 nothing is
 * learned but their mean. */
bool scene_wants_scale(const Dataset *data) {
    bool needed = false;
    for (int c = 0; c < data->columns; c++) needed |= !lies_about_zero(data, c);
    return needed;
}

/* The answers in that unit, and their name with it: "price / 100000". */
static void take_unit(Dataset *data, const Cells *cells, const CellsRows *rows) {
    if (rows->unit == 1) return;
    for (int i = 0; i < data->count; i++)
        data->label[i] = (float)((double)data->label[i] / rows->unit);
    cells_answer_name(cells, rows, data->label_name);
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
        own |= rows->unit != 1; /* which a file cannot say */
        take_unit(&data, cells, rows);
        if (!own) refer_to_file(&made, cells, name);
        take_points(&made, data, own);
        made.scale = scene_wants_scale(&made.data);
        made.free_axes = made.rate_open = true;
        clean_text(name, strlen(name), made.title, sizeof made.title);
        good = draft_inputs(&d) && draft_settle(&d) && draft_view(&d);
        made.training.rate = usual_rate(&made);
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
