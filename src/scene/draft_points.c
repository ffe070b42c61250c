/* The points a scene holds itself: `points`, alone or behind those of a set or a file, or `rows`, a
 * whole table, whose labels may be any words. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/cells.h"
#include "scene/clean.h"
#include "scene/draft.h"
#include "scene/hint.h"

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

/* What stands at a place of a point, for messages. */
static const char *part_name(const DraftPoints *from, const Dataset *points, int column) {
    if (!from->rows) return column < points->columns ? "a coordinate" : "a label";
    if (column < points->columns) return points->name[column];
    return points->label_name[0] ? points->label_name : "the label";
}

/* "height, weight and passed" */
static const char *part_names(const DraftPoints *from, const Dataset *points, char text[256]) {
    size_t used = 0;
    text[0] = '\0';
    for (int c = 0; c <= points->columns && used < 200; c++) {
        const char *between = c == 0 ? "" : c == points->columns ? " and " : ", ";
        used += (size_t)snprintf(text + used, 256 - used, "%s%.32s", between,
                                 part_name(from, points, c));
    }
    return text;
}

static bool wrong_count(Draft *d, int node, const DraftPoints *from, const Dataset *points,
                        int count) {
    char names[256];
    if (!from->rows) {
        return reader_fail(d->reader, node,
                           "this point has %d parts; it needs %d: %d %s and a label", count,
                           points->columns + 1, points->columns,
                           points->columns == 1 ? "coordinate" : "coordinates");
    }
    return reader_fail(d->reader, node, "row %d has %d cells; it needs %d: %s", points->count + 1,
                       count, points->columns + 1, part_names(from, points, names));
}

static bool read_point(Draft *d, int node, const DraftPoints *from, Dataset *points,
                       Labels *labels) {
    Reader *r = d->reader;
    float x[MAX_COLUMNS];
    Message message;
    int count = reader_list(r, node, from->rows ? "a row" : "a point", MAX_COLUMNS + 1);
    int item = reader_first(r, node);
    if (count < 0) return false;
    if (count != points->columns + 1) return wrong_count(d, node, from, points, count);
    for (int c = 0; c < points->columns; c++, item = reader_next(r, item)) {
        const char *what = part_name(from, points, c);
        if (!reader_float(r, item, what, -CELLS_LIMIT, CELLS_LIMIT, &x[c])) return false;
    }
    const char *word = reader_word(r, item, part_name(from, points, points->columns));
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

static bool no_class(Draft *d, int node, const char *word, const ClassNames *names) {
    const char *known[MAX_CLASSES];
    char quoted[64];
    clean_quote(word, quoted);
    for (int k = 0; k < names->count; k++) known[k] = names->name[k];
    if (names->count > 0) {
        char hint[256];
        return reader_fail(d->reader, node, "the label is %s, which is not among classes; %s",
                           quoted, hint_name(word, known, names->count, hint));
    }
    return reader_fail(
        d->reader, node,
        "the label is %s; it must be blue, red, green or gold, a class that is named "
        "elsewhere in the data, or a whole number from 0 to 7",
        quoted);
}

/* Labels that must be classes the data has, or numbers where it has numbers. */
static bool fit_labels(Draft *d, int list, const Labels *labels, const ClassNames *names,
                       Dataset *points) {
    Reader *r = d->reader;
    int point = reader_first(r, list);
    for (int i = 0; i < labels->count; i++, point = reader_next(r, point)) {
        int node;
        const char *word = label_word(r, point, &node);
        int class = points->kind == LABEL_CLASS ? label_class(points, word) : 0;
        if (points->kind == LABEL_NUMBER && isnan(labels->number[i])) {
            char quoted[64];
            return reader_fail(r, node, "the label is %s where the others are numbers; give one",
                               clean_quote(word, quoted));
        }
        if (class < 0) return no_class(d, node, word, names);
        points->label[i] = points->kind == LABEL_CLASS ? (float)class : labels->number[i];
        if (class >= points->classes) points->classes = class + 1;
    }
    if (points->kind == LABEL_NUMBER) points->classes = 0;
    return true;
}

/* Whether points are to be read beside others or on their own, their labels become one kind. */
static bool settle_labels(Draft *d, const DraftPoints *from, const Labels *labels,
                          const ClassNames *names, Dataset *points) {
    const Dataset *data = &d->scene->data;
    Message message;
    bool own = data->count == 0, named = labels->first_name[0] != '\0';
    if (own && names->count == 0 && (!named || (from->rows && !labels_coloured(labels)))) {
        return labels_settle(labels, draft_label_use(d), points, &message) ||
               reader_fail(d->reader, from->list, "%s", message.text);
    }
    points->kind = own ? LABEL_CLASS : data->kind;
    points->classes = own ? names->count : data->classes;
    if (points->kind == LABEL_CLASS && points->classes < 2) points->classes = 2;
    if (own && names->count > 0) {
        memcpy(points->class_name, names->name, (size_t)names->count * sizeof *names->name);
    }
    if (!own) memcpy(points->class_name, data->class_name, sizeof data->class_name);
    return fit_labels(d, from->list, labels, names, points);
}

/* Which numbers the points have among those that were erased. */
static bool read_erased(Draft *d, int node, Dataset *points) {
    Reader *r = d->reader;
    int count = reader_list(r, node, "erased", MAX_POINTS), i = 0;
    if (count <= 0) return count == 0;
    int *removed = memory_zeroed((size_t)count, sizeof *removed);
    bool good = true;
    for (int item = reader_first(r, node); good && item >= 0; item = reader_next(r, item), i++) {
        good = reader_int(r, item, "a number of erased", 1, 2 * MAX_POINTS, &removed[i]);
        removed[i]--; /* people count from 1 */
    }
    if (good && !dataset_number(points, removed, count))
        good = reader_fail(r, node,
                           "erased must hold numbers of points in ascending order, none above %d: "
                           "those that there are and those that were erased",
                           points->count + count);
    free(removed);
    return good;
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

static bool labels_within(Draft *d, int list, const Dataset *points) {
    Reader *r = d->reader;
    int point = reader_first(r, list);
    for (int i = 0; i < points->count; i++, point = reader_next(r, point)) {
        int node;
        const char *word = label_word(r, point, &node);
        char quoted[64];
        if (points->kind == LABEL_CLASS || fabs((double)points->label[i]) <= LABEL_LIMIT) continue;
        return reader_fail(r, node, "the label %s is too large; it must lie within 1e12 of 0",
                           clean_quote(word, quoted));
    }
    return true;
}

bool draft_points(Draft *d, const DraftPoints *from, const ClassNames *names) {
    Reader *r = d->reader;
    Dataset *points = &d->scene->points;
    Labels labels = {.count = 0};
    if (reader_list(r, from->list, from->rows ? "rows" : "points", MAX_POINTS) < 0) return false;
    int columns = point_columns(d, from->list);
    if (columns == 0) return false;
    dataset_destroy(points);
    *points = dataset_create(columns, LABEL_NUMBER);
    name_columns(d->scene, points);
    bool good = true;
    for (int node = reader_first(r, from->list); good && node >= 0; node = reader_next(r, node)) {
        good = read_point(d, node, from, points, &labels);
    }
    good = good && settle_labels(d, from, &labels, names, points) &&
           labels_within(d, from->list, points) && read_erased(d, from->erased, points) &&
           append(d, from->list);
    labels_destroy(&labels);
    return good;
}
