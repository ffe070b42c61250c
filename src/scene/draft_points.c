/* The points a scene holds itself, alone or behind those of a set or a file. */
#include <math.h>
#include <string.h>

#include "scene/cells.h"
#include "scene/clean.h"
#include "scene/draft.h"

/* How many coordinates the scene's own points have; 0 with a message when the first is no point. */
static int point_columns(Draft *d, int points) {
    const Scene *scene = d->scene;
    int first = reader_first(d->reader, points);
    if (scene->data.count > 0) return scene->data.columns;
    if (scene->columns_named > 0) return scene->columns_named;
    if (first < 0) return 2;
    int count = reader_list(d->reader, first, "a point", MAX_COLUMNS + 1);
    if (count >= 2) return count - 1;
    if (count >= 0) {
        reader_fail(d->reader, first,
                    "a point has its coordinates and a label, as in [4, 5, blue]");
    }
    return 0;
}

static bool read_point(Draft *d, int node, Dataset *points, Labels *labels) {
    Reader *r = d->reader;
    float x[MAX_COLUMNS];
    Message message;
    int count = reader_list(r, node, "a point", MAX_COLUMNS + 1), item = reader_first(r, node);
    if (count < 0) return false;
    if (count != points->columns + 1) {
        return reader_fail(r, node, "this point has %d parts; it needs %d: %d %s and a label",
                           count, points->columns + 1, points->columns,
                           points->columns == 1 ? "coordinate" : "coordinates");
    }
    for (int c = 0; c < points->columns; c++, item = reader_next(r, item)) {
        if (!reader_float(r, item, "a coordinate", -CELLS_LIMIT, CELLS_LIMIT, &x[c])) return false;
    }
    const char *word = reader_word(r, item, "a label");
    if (!word) return false;
    if (!labels_add(labels, word, &message)) return reader_fail(r, item, "%s", message.text);
    dataset_add(points, x, 0);
    return true;
}

/* The last part of a point. */
static const char *label_word(const Reader *r, int point, int *node) {
    int item = reader_first(r, point);
    while (reader_next(r, item) >= 0) item = reader_next(r, item);
    *node = item;
    return tree_text(&r->tree, item);
}

/* Labels that must be classes the data has, or numbers where it has numbers. */
static bool fit_labels(Draft *d, int list, const Labels *labels, Dataset *points) {
    Reader *r = d->reader;
    int point = reader_first(r, list);
    for (int i = 0; i < labels->count; i++, point = reader_next(r, point)) {
        int node;
        char quoted[64];
        const char *word = label_word(r, point, &node);
        int class = points->kind == LABEL_CLASS ? label_class(points, word) : 0;
        if (points->kind == LABEL_NUMBER && isnan(labels->number[i])) {
            return reader_fail(r, node, "the label is %s where the others are numbers; give one",
                               clean_quote(word, quoted));
        }
        if (class < 0) {
            return reader_fail(r, node,
                               "the label is %s; it must be blue, red, green or gold, a class that "
                               "is named elsewhere in the data, or a whole number from 0 to 7",
                               clean_quote(word, quoted));
        }
        points->label[i] = points->kind == LABEL_CLASS ? (float)class : labels->number[i];
        if (class >= points->classes) points->classes = class + 1;
    }
    if (points->kind == LABEL_NUMBER) points->classes = 0;
    return true;
}

/* Whether points are to be read beside others or on their own, their labels become one kind. */
static bool settle_labels(Draft *d, int list, const Labels *labels, const ClassNames *names,
                          Dataset *points) {
    const Dataset *data = &d->scene->data;
    Message message;
    bool own = data->count == 0;
    if (own && labels->first_name[0] == '\0' && names->count == 0) {
        return labels_settle(labels, draft_label_use(d), points, &message) ||
               reader_fail(d->reader, list, "%s", message.text);
    }
    points->kind = own ? LABEL_CLASS : data->kind;
    points->classes = own ? names->count : data->classes;
    if (points->kind == LABEL_CLASS && points->classes < 2) points->classes = 2;
    if (own && names->count > 0) {
        memcpy(points->class_name, names->name, (size_t)names->count * sizeof *names->name);
    }
    if (!own) memcpy(points->class_name, data->class_name, sizeof data->class_name);
    return fit_labels(d, list, labels, points);
}

/* The scene's own points behind those it has. */
static bool append(Draft *d, int list) {
    Dataset *data = &d->scene->data;
    const Dataset *points = &d->scene->points;
    if (data->count == 0) {
        dataset_destroy(data);
        *data = dataset_copy(points);
        return true;
    }
    for (int i = 0; i < points->count; i++) {
        if (!dataset_add(data, points->x + (long)i * points->columns, points->label[i])) {
            return reader_fail(d->reader, list,
                               "there are more than %d points in all; leave some out", MAX_POINTS);
        }
    }
    return true;
}

static void name_columns(const Scene *scene, Dataset *points) {
    for (int c = 0; c < scene->columns_named; c++) clean_name(points->name[c], scene->column[c]);
    clean_name(points->label_name, scene->label);
    if (scene->data.count == 0) return;
    memcpy(points->name, scene->data.name, sizeof points->name);
    clean_name(points->label_name, scene->data.label_name);
}

bool draft_points(Draft *d, int list, const ClassNames *names) {
    Reader *r = d->reader;
    Dataset *points = &d->scene->points;
    Labels labels = {.count = 0};
    if (reader_list(r, list, "points", MAX_POINTS) < 0) return false;
    int columns = point_columns(d, list);
    if (columns == 0) return false;
    dataset_destroy(points);
    *points = dataset_create(columns, LABEL_NUMBER);
    name_columns(d->scene, points);
    bool good = true;
    for (int node = reader_first(r, list); good && node >= 0; node = reader_next(r, node)) {
        good = read_point(d, node, points, &labels);
    }
    good = good && settle_labels(d, list, &labels, names, points) && append(d, list);
    labels_destroy(&labels);
    return good;
}
