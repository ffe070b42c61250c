/* See cells.h. The points that the rows of a table become. */
#include <math.h>
#include <stdlib.h>

#include "base/clamp.h"
#include "base/memory.h"
#include "scene/cell_number.h"
#include "scene/cells.h"
#include "scene/clean.h"

/* The label of a row, as a point has it; false for a gap, and where nothing is the answer. */
static bool read_answer(const Cells *cells, int row, int answer, float *label) {
    if (answer < 0) return false;
    if (cells->classes == 0) return cells_number(cells, row, answer, label);
    int class = cells_class(cells, cells_text(cells, row, answer));
    *label = (float)class;
    return class >= 0;
}

/* The coordinates and the label; false when one of them is missing. */
static bool read_row(const Cells *cells, int row, float x[MAX_COLUMNS], float *label) {
    for (int i = 0; i < cells->inputs; i++) {
        if (!cells_number(cells, row, cells->input[i], &x[i])) return false;
    }
    return read_answer(cells, row, cells->answer, label);
}

bool cells_whole(const Cells *cells, int row) {
    float x[MAX_COLUMNS], label;
    return !cells_wide(cells, row) && read_row(cells, row, x, &label);
}

static Dataset begin(const Cells *cells) {
    Dataset data = dataset_create(cells->inputs, cells->classes > 0 ? LABEL_CLASS : LABEL_NUMBER);
    for (int i = 0; i < cells->inputs; i++) {
        clean_name(data.name[i], cells->column[cells->input[i]].name);
    }
    clean_name(data.label_name, cells->column[cells->answer].name);
    for (int k = 0; k < cells->classes; k++) clean_name(data.class_name[k], cells->class_name[k]);
    if (cells->classes > data.classes) data.classes = cells->classes;
    return data;
}

/* Which rows are whole, and how many. */
static int find_whole(const Cells *cells, CellsRows *rows, bool *whole) {
    int count = 0;
    for (int i = 0; i < cells->rows; i++) {
        bool wide = cells_wide(cells, i);
        whole[i] = cells_whole(cells, i);
        rows->wide += wide;
        rows->gaps += !wide && !whole[i];
        count += whole[i];
    }
    return count;
}

static void add_points(const Cells *cells, const bool *whole, Dataset *data) {
    float x[MAX_COLUMNS], label = 0;
    for (int i = 0; i < cells->rows; i++) {
        if (!whole[i]) continue;
        read_row(cells, i, x, &label);
        dataset_add(data, x, label);
    }
}

/* A network begins with answers about 0 and takes small steps: numbers in the thousands throw it
 * far, and millionths are nothing beside its first answers. Where the largest answer is of such a
 * size, it is to be a number between 1 and 10. What people weigh, mark and measure stays as it is.
 */
static double unit_of(const Dataset *data) {
    static const double LARGE = 200, SMALL = 0.02;
    double most = 0;
    if (data->kind != LABEL_NUMBER) return 1;
    for (int i = 0; i < data->count; i++) most = larger_double(most, fabs((double)data->label[i]));
    bool fits = most == 0 || (most >= SMALL && most <= LARGE);
    return fits ? 1 : pow(10, floor(log10(most)));
}

static bool check(const Cells *cells, Message *message) {
    if (cells->answer < 0) {
        return message_set(message,
                           "no column can be the answer: it holds numbers, or at most %d different "
                           "words",
                           MAX_CLASSES);
    }
    return cells->inputs > 0 ||
           message_set(message, "no column can be an input: beside the answer, one must hold "
                                "numbers");
}

bool cells_points(const Cells *cells, Dataset *data, CellsRows *rows, Message *message) {
    *rows = (CellsRows){.unit = 1};
    if (!check(cells, message)) return false;
    bool *whole = memory_zeroed((size_t)cells->rows, sizeof *whole);
    int count = find_whole(cells, rows, whole);
    if (count > 0) {
        *data = begin(cells);
        add_points(cells, whole, data);
        rows->used = data->count;
        rows->unit = unit_of(data);
    } else {
        message_set(message, "no row has a value in each of the %d columns that are used",
                    cells->inputs + 1);
    }
    free(whole);
    return count > 0;
}
