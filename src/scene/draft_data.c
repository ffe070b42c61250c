/* Where the points of a scene come from: a generated set, a file, or the scene itself, whose own
 * points are read in draft_points.c. */
#include <assert.h>
#include <string.h>

#include "scene/cells.h"
#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/file.h"
#include "scene/term_read.h"

enum {
    SET,
    COUNT,
    NOISE,
    CLASSES,
    SEED,
    TEST,
    SCALE,
    WHERE,
    FILE_NAME,
    COLUMNS,
    LABEL,
    POINTS,
    ROWS,
    ERASED,
    KEYS
};
static const char *const keys[KEYS] = {
    [SET] = "set",        [COUNT] = "count",     [NOISE] = "noise", [CLASSES] = "classes",
    [SEED] = "seed",      [TEST] = "test",       [SCALE] = "scale", [WHERE] = "where",
    [FILE_NAME] = "file", [COLUMNS] = "columns", [LABEL] = "label", [POINTS] = "points",
    [ROWS] = "rows",      [ERASED] = "erased"};
static_assert(KEYS == 14, "a name for each key");

/* --- Keys --- */

/* Keys that would have no effect are refused: whoever wrote them expects one. */
static bool check_keys(Draft *d, const int at[KEYS]) {
    static const int of_sets[] = {COUNT, NOISE};
    if (d->scene->set.kind != SET_NONE && d->scene->file[0] != '\0') {
        return reader_fail(d->reader, at[FILE_NAME],
                           "data has both a set and a file; keep one of them");
    }
    static const int others[] = {SET, FILE_NAME, POINTS};
    for (int i = 0; i < 3 && at[ROWS] >= 0; i++) {
        if (at[others[i]] < 0 || (others[i] == SET && d->scene->set.kind == SET_NONE)) continue;
        return reader_fail(d->reader, at[ROWS], "data has both rows and %s; keep one of them",
                           keys[others[i]]);
    }
    if (at[ERASED] >= 0 && (d->scene->set.kind != SET_NONE || d->scene->file[0] != '\0')) {
        return reader_fail(d->reader, at[ERASED],
                           "erased is for points and rows; a set or a file has all of its own");
    }
    for (int i = 0; i < 2; i++) {
        if (at[SET] >= 0 || at[of_sets[i]] < 0) continue;
        return reader_fail(d->reader, at[of_sets[i]],
                           "%s is for a generated set; name one, as in set: circles",
                           keys[of_sets[i]]);
    }
    return true;
}

/* The condition of a formula. */
static bool read_where(Draft *d, int node) {
    SetDef *set = &d->scene->set;
    Dataset two = dataset_create(2, LABEL_CLASS);
    Message why;
    if (node < 0) return true;
    if (set->kind != SET_FORMULA) {
        return reader_fail(d->reader, node, "where is for the set formula; write set: formula");
    }
    const char *word = reader_word(d->reader, node, "where");
    if (!word) return false;
    if (!term_read_condition(&set->where, word, &two, &why)) {
        char quoted[64];
        return reader_fail(d->reader, node, "where: %s cannot be read: %s",
                           clean_quote(word, quoted), why.text);
    }
    return true;
}

static bool read_set(Draft *d, const int at[KEYS]) {
    const char *names[SET_COUNT];
    SetDef *set = &d->scene->set;
    int kind = SET_NONE;
    for (int i = 0; i < SET_COUNT; i++) names[i] = set_name((SetKind)i);
    if (!reader_choice(d->reader, at[SET], "set", names, SET_COUNT, &kind)) return false;
    set->kind = (SetKind)kind;
    return reader_int(d->reader, at[COUNT], "count", 1, MAX_POINTS, &set->count) &&
           reader_float(d->reader, at[NOISE], "noise", 0, 1, &set->noise) &&
           reader_seed(d->reader, at[SEED], "seed", &set->seed) && read_where(d, at[WHERE]);
}

static bool read_scale(Draft *d, int node) {
    static const char *const names[] = {"none", "standard"};
    int choice = 0;
    if (!reader_choice(d->reader, node, "scale", names, 2, &choice)) return false;
    d->scene->scale = choice == 1;
    return true;
}

static bool read_columns(Draft *d, int node) {
    Reader *r = d->reader;
    Scene *scene = d->scene;
    int count = reader_list(r, node, "columns", MAX_COLUMNS);
    if (count < 0) return false;
    if (node >= 0 && count == 0) {
        return reader_fail(r, node, "columns is empty; name at least one, or take the key out");
    }
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        const char *word = reader_word(r, item, "a column");
        if (!word) return false;
        char *name = scene->column[scene->columns_named];
        clean_text(word, strlen(word), name, 32);
        if (name[0] == '\0') return reader_fail(r, item, "a column has no name; give it one");
        for (int c = 0; c < scene->columns_named; c++) {
            if (strcmp(scene->column[c], name) != 0) continue;
            return reader_fail(r, item, "the column '%s' is named twice; name each once", name);
        }
        scene->columns_named++;
    }
    return true;
}

static bool read_class_names(Draft *d, int node, ClassNames *names) {
    Reader *r = d->reader;
    if (d->scene->file[0] != '\0') {
        return reader_fail(r, node, "the file names its classes itself; take classes out");
    }
    if (reader_list(r, node, "classes", MAX_CLASSES) < 0) return false;
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        char *name = names->name[names->count];
        if (!reader_text(r, item, "a class", name, 32)) return false;
        if (name[0] == '\0') return reader_fail(r, item, "a class has no name; give it one");
        for (int k = 0; k < names->count; k++) {
            if (strcmp(names->name[k], name) != 0) continue;
            return reader_fail(r, item, "the class '%s' is named twice; name each once", name);
        }
        names->count++;
    }
    return names->count >= 2 || reader_fail(r, node, "classes has %d %s; there are at least two",
                                            names->count, names->count == 1 ? "name" : "names");
}

/* A number of clouds for blobs, or a name for each class. */
static bool read_classes(Draft *d, int node, ClassNames *names) {
    SetDef *set = &d->scene->set;
    int outputs = draft_label_use(d).outputs;
    if (outputs > 0) set->classes = outputs < 2 ? 2 : outputs > 4 ? 4 : outputs;
    if (node < 0) return true;
    if (d->reader->tree.node[node].kind != TREE_LIST) {
        if (set_classes(set->kind) == 0) {
            return reader_int(d->reader, node, "classes", 2, 4, &set->classes);
        }
        return reader_fail(d->reader, node,
                           "classes is a number only for the set blobs; elsewhere it names the "
                           "classes, as in [no, yes]");
    }
    if (!read_class_names(d, node, names)) return false;
    if (set_classes(set->kind) == 0 && names->count > 4) {
        return reader_fail(d->reader, node, "%s has from 2 to 4 classes; name no more",
                           set_name(set->kind));
    }
    if (set_classes(set->kind) == 0) set->classes = names->count;
    return true;
}

/* --- Set and file --- */

/* A scene that names no columns means all: it is to say so when there are too many. */
static bool all_fit(const Cells *cells, Message *message) {
    int numbers = 0;
    for (int c = 0; c < cells->columns; c++) {
        const CellsColumn *column = &cells->column[c];
        numbers += c != cells->answer && column->numbers && !column->dates;
    }
    return numbers <= MAX_COLUMNS ||
           message_set(message,
                       "there are %d columns of numbers beside the label, and at most %d can be "
                       "inputs; choose some with columns: [...]",
                       numbers, MAX_COLUMNS);
}

/* The points of the columns that the scene names, as its network will learn them. */
static bool read_cells(Draft *d, Cells *cells, const char *path) {
    Scene *scene = d->scene;
    LabelUse use = draft_label_use(d);
    CellsRows rows;
    Dataset data;
    Message reason;
    cells_guess(cells, use.outputs == 1 && use.regression);
    bool good = cells_choose(cells, scene->label, (const char(*)[32])scene->column,
                             scene->columns_named, &reason);
    if (good) cells_use(cells, use);
    if (good && scene->columns_named == 0) good = all_fit(cells, &reason);
    if (!good || !cells_points(cells, &data, &rows, &reason)) {
        char plain[200];
        return message_set(d->reader->message, "%s: %.300s",
                           clean_text(path, strlen(path), plain, sizeof plain), reason.text);
    }
    dataset_destroy(&scene->data);
    scene->data = data;
    return true;
}

static bool read_file(Draft *d, int node) {
    Scene *scene = d->scene;
    char path[SCENE_PATH * 5];
    Message message;
    if (!file_beside(scene->directory, scene->file, path, sizeof path, &message)) {
        return reader_fail(d->reader, node, "%s", message.text);
    }
    Cells cells;
    if (!cells_read(&cells, path, (CellsHow){.separator = 0}, d->reader->message)) return false;
    bool good = read_cells(d, &cells, path);
    cells_destroy(&cells);
    return good;
}

/* Of a set the scene may name columns, label and classes; a file brings its own names. */
static bool generate(Draft *d, int columns, const ClassNames *names) {
    Scene *scene = d->scene;
    dataset_destroy(&scene->data);
    scene->data = dataset_generate(&scene->set);
    clean_name(scene->data.label_name, scene->label);
    memcpy(scene->data.class_name, names->name, (size_t)names->count * sizeof *names->name);
    if (scene->data.classes < names->count) scene->data.classes = names->count;
    if (scene->columns_named == 0) return true;
    if (scene->columns_named != scene->data.columns) {
        return reader_fail(d->reader, columns, "columns names %d, and this set has %d; name each",
                           scene->columns_named, scene->data.columns);
    }
    memcpy(scene->data.name, scene->column, sizeof scene->column);
    return true;
}

static bool load(Draft *d, const int at[KEYS], const ClassNames *names) {
    if (d->scene->file[0] != '\0') return read_file(d, at[FILE_NAME]);
    return d->scene->set.kind == SET_NONE || generate(d, at[COLUMNS], names);
}

/* --- All of it --- */

/* With no points at all, the network says what the first one's label will be. */
static void settle_empty(Draft *d) {
    Scene *scene = d->scene;
    LabelUse use = draft_label_use(d);
    bool numbers = use.outputs == 1 && use.regression;
    scene->points.kind = numbers ? LABEL_NUMBER : LABEL_CLASS;
    if (numbers) scene->points.classes = 0;
    dataset_destroy(&scene->data);
    scene->data = dataset_copy(&scene->points);
}

/* Names for the classes of a set; points have taken theirs already. */
static bool name_classes(Draft *d, int node, const ClassNames *names) {
    Dataset *data = &d->scene->data;
    if (names->count == 0) return true;
    if (data->kind != LABEL_CLASS) {
        return reader_fail(d->reader, node,
                           "the labels are numbers and have no classes; take classes out");
    }
    if (data->classes > names->count) {
        return reader_fail(d->reader, node,
                           "classes has %d names, and there are %d classes; name each",
                           names->count, data->classes);
    }
    data->classes = d->scene->points.classes = names->count;
    memcpy(data->class_name, names->name, (size_t)names->count * sizeof *names->name);
    memcpy(d->scene->points.class_name, names->name, (size_t)names->count * sizeof *names->name);
    return true;
}

bool draft_data(Draft *d) {
    Reader *r = d->reader;
    Scene *scene = d->scene;
    ClassNames names = {.count = 0};
    int at[KEYS];
    if (!reader_map(r, d->key[KEY_DATA], "data", keys, KEYS, at) || !read_set(d, at) ||
        !reader_text(r, at[FILE_NAME], "file", scene->file, sizeof scene->file) ||
        !check_keys(d, at) || !read_classes(d, at[CLASSES], &names) ||
        !reader_float(r, at[TEST], "test", 0, 0.9, &scene->held_out) || !read_scale(d, at[SCALE]) ||
        !read_columns(d, at[COLUMNS])) {
        return false;
    }
    scene->beside = at[FILE_NAME] >= 0;
    if (scene->beside && scene->file[0] == '\0') {
        return reader_fail(r, at[FILE_NAME], "file is empty; name a table, or take the key out");
    }
    if (at[LABEL] >= 0) {
        const char *label = reader_word(r, at[LABEL], "label");
        if (!label) return false;
        clean_text(label, strlen(label), scene->label, sizeof scene->label);
    }
    const DraftPoints own = {
        .list = at[ROWS] >= 0 ? at[ROWS] : at[POINTS], .erased = at[ERASED], .rows = at[ROWS] >= 0};
    if (!load(d, at, &names)) return false;
    if (!draft_points(d, &own, &names)) return false;
    if (scene->data.count == 0) settle_empty(d);
    return name_classes(d, at[CLASSES], &names);
}
