/* See dataset.h. */
#include "nn/dataset.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nn/random.h"

static const char *const colours[] = {"blue", "red", "green", "gold"};
enum { COLOURS = sizeof colours / sizeof *colours };

static void usual_class_name(int class, char name[32]) {
    if (class < COLOURS)
        snprintf(name, 32, "%s", colours[class]);
    else
        snprintf(name, 32, "class %d", class + 1);
}

bool dataset_names_class(const Dataset *data, int class) {
    char usual[32];
    usual_class_name(class, usual);
    return data->label_name[0] != '\0' || strcmp(data->class_name[class], usual) != 0;
}

bool dataset_has_names(const Dataset *data) {
    for (int k = 0; k < data->classes; k++) {
        if (dataset_names_class(data, k)) return true;
    }
    return false;
}

int dataset_class_shown(int place) {
    return place < 2 ? 1 - place : place;
}

Dataset dataset_create(int columns, LabelKind kind) {
    assert(columns >= 1 && columns <= MAX_COLUMNS);
    Dataset data = {.columns = columns, .kind = kind, .classes = kind == LABEL_CLASS ? 2 : 0};
    for (int c = 0; c < columns; c++) {
        snprintf(data.name[c], sizeof data.name[c], "x%d", c + 1);
    }
    for (int k = 0; k < MAX_CLASSES; k++) usual_class_name(k, data.class_name[k]);
    return data;
}

void dataset_destroy(Dataset *data) {
    free(data->x);
    free(data->label);
    free(data->number);
    *data = (Dataset){0};
}

/* Makes room for that many points; those there are stay. */
static void reserve(Dataset *data, int room) {
    size_t points = (size_t)room, columns = (size_t)data->columns;
    data->x = memory_resize(data->x, points * columns * sizeof *data->x);
    data->label = memory_resize(data->label, points * sizeof *data->label);
    data->number = memory_resize(data->number, points * sizeof *data->number);
    data->room = room;
}

Dataset dataset_copy(const Dataset *data) {
    Dataset copy = *data;
    copy.x = copy.label = NULL;
    copy.number = NULL;
    reserve(&copy, data->count);
    if (data->count > 0) {
        size_t points = (size_t)data->count, columns = (size_t)data->columns;
        memcpy(copy.x, data->x, points * columns * sizeof *data->x);
        memcpy(copy.label, data->label, points * sizeof *data->label);
        memcpy(copy.number, data->number, points * sizeof *data->number);
    }
    return copy;
}

bool dataset_add(Dataset *data, const float *x, float label) {
    if (data->count >= MAX_POINTS) return false;
    if (data->count == data->room) reserve(data, data->room < 16 ? 16 : 2 * data->room);
    float *row = data->x + (long)data->count * data->columns;
    for (int c = 0; c < data->columns; c++) {
        assert(isfinite(x[c]));
        row[c] = x[c];
    }
    if (data->kind == LABEL_CLASS) {
        assert(label >= 0 && label < MAX_CLASSES && label == floorf(label));
        if ((int)label >= data->classes) data->classes = (int)label + 1;
    }
    assert(isfinite(label));
    data->number[data->count] = data->numbers++;
    data->label[data->count++] = label;
    return true;
}

/* 1 more than the largest label, at least 2. */
static int count_classes(const Dataset *data) {
    int classes = 2;
    for (int i = 0; i < data->count; i++) {
        if ((int)data->label[i] >= classes) classes = (int)data->label[i] + 1;
    }
    return classes;
}

void dataset_remove(Dataset *data, int index) {
    assert(index >= 0 && index < data->count);
    size_t after = (size_t)(data->count - 1 - index), columns = (size_t)data->columns;
    float *row = data->x + (long)index * data->columns;
    memmove(row, row + columns, after * columns * sizeof *row);
    memmove(data->label + index, data->label + index + 1, after * sizeof *data->label);
    memmove(data->number + index, data->number + index + 1, after * sizeof *data->number);
    data->count--;
    bool many = data->numbers - data->count > MAX_POINTS; /* more than a file holds */
    if (data->count == 0 || many) dataset_number(data, NULL, 0);
    if (data->kind == LABEL_CLASS) data->classes = count_classes(data);
}

bool dataset_number(Dataset *data, const int *removed, int count) {
    int numbers = data->count + count, place = 0, next = 0;
    for (int i = 0; i < count; i++) {
        if (removed[i] < (i > 0 ? removed[i - 1] + 1 : 0) || removed[i] >= numbers) return false;
    }
    for (int n = 0; n < numbers; n++) {
        if (removed && next < count && removed[next] == n)
            next++;
        else
            data->number[place++] = n;
    }
    data->numbers = numbers;
    return true;
}

typedef struct Lot {
    uint64_t key;
    int number;
} Lot;

static int lot_compare(const void *left, const void *right) {
    const Lot *a = left, *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void dataset_hold_out(const Dataset *data, float share, uint64_t seed, bool *held) {
    assert(share >= 0 && share <= 1);
    uint64_t purpose = random_hash(seed, PURPOSE_HOLD_OUT);
    Lot *lots = memory_zeroed((size_t)data->numbers, sizeof *lots);
    bool *drawn = memory_zeroed((size_t)data->numbers, sizeof *drawn);
    for (int n = 0; n < data->numbers; n++) {
        lots[n] = (Lot){.key = random_hash(purpose, (uint64_t)n), .number = n};
    }
    qsort(lots, (size_t)data->numbers, sizeof *lots, lot_compare);
    /* In float, so that 0.7 of 5 points is 3.5 and not a hair less. */
    int wanted = (int)floorf(share * (float)data->numbers + 0.5f);
    for (int i = 0; i < wanted; i++) drawn[lots[i].number] = true;
    for (int i = 0; i < data->count; i++) held[i] = drawn[data->number[i]];
    free(lots);
    free(drawn);
}
