/* See label.h. */
#include "scene/label.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/clean.h"
#include "scene/number.h"

static const char *const colours[] = {"blue", "red", "green", "gold"};
enum { COLOURS = sizeof colours / sizeof *colours };

int label_colour(const char *text) {
    for (int i = 0; i < COLOURS; i++) {
        if (strcmp(text, colours[i]) == 0) return i;
    }
    return -1;
}

const char *label_colour_name(int class) {
    assert(class >= 0 && class < COLOURS);
    return colours[class];
}

int label_class(const Dataset *data, const char *text) {
    for (int k = 0; k < data->classes; k++) {
        if (strcmp(text, data->class_name[k]) == 0) return k;
    }
    float number;
    if (!number_read(text, &number)) return label_colour(text);
    return number == floorf(number) && number >= 0 && number < MAX_CLASSES ? (int)number : -1;
}

/* --- Collecting --- */

/* Which of the names it is, a new one where there is room. */
static signed char find_name(Labels *labels, const char *text) {
    for (int i = 0; i < labels->names; i++) {
        if (strcmp(labels->text[i], text) == 0) return (signed char)i;
    }
    if (labels->names == MAX_CLASSES) return -1;
    clean_name(labels->text[labels->names], text);
    return (signed char)labels->names++;
}

bool labels_add(Labels *labels, const char *text, Message *message) {
    float number = NAN;
    bool name = !number_read(text, &number);
    if (strlen(text) > 31 || !clean_is(text)) {
        char quoted[64];
        return message_set(
            message,
            "the label %s is no number and no name of a class, which has at most 31 plain letters",
            clean_quote(text, quoted));
    }
    if (labels->count == labels->room) {
        labels->room = labels->room < 64 ? 64 : 2 * labels->room;
        size_t room = (size_t)labels->room;
        labels->number = memory_resize(labels->number, room * sizeof *labels->number);
        labels->name = memory_resize(labels->name, room * sizeof *labels->name);
    }
    if (name && labels->first_name[0] == '\0') clean_name(labels->first_name, text);
    if (!name && strpbrk(text, ".eE")) labels->pointed = true;
    labels->name[labels->count] = find_name(labels, text);
    labels->number[labels->count++] = number;
    return true;
}

void labels_destroy(Labels *labels) {
    free(labels->number);
    free(labels->name);
    *labels = (Labels){.count = 0};
}

/* --- Deciding --- */

static bool numbers_are_classes(const Labels *labels, LabelUse use) {
    bool seen[MAX_CLASSES] = {false};
    int largest = 0;
    for (int i = 0; i < labels->count; i++) {
        float number = labels->number[i];
        if (!(number >= 0 && number < MAX_CLASSES && number == floorf(number))) return false;
        seen[(int)number] = true;
        if ((int)number > largest) largest = (int)number;
    }
    if (use.outputs > 1) return true;
    if (largest <= 1) return !(use.regression && labels->pointed);
    if (use.outputs == 1) return false;
    for (int k = 0; k < largest; k++) {
        if (!seen[k]) return false;
    }
    return true;
}

bool labels_coloured(const Labels *labels) {
    bool coloured = true;
    float number;
    for (int i = 0; i < labels->names; i++)
        coloured &= label_colour(labels->text[i]) >= 0 || number_read(labels->text[i], &number);
    return coloured;
}

static int name_compare(const void *a, const void *b) {
    return strcmp(a, b);
}

/* Class numbers of the names: colours have their own, others are sorted. */
static void number_names(const Labels *labels, Dataset *data, int class[MAX_CLASSES]) {
    char sorted[MAX_CLASSES][32];
    bool coloured = true;
    memcpy(sorted, labels->text, sizeof sorted);
    qsort(sorted, (size_t)labels->names, sizeof *sorted, name_compare);
    for (int i = 0; i < labels->names; i++) coloured &= label_colour(labels->text[i]) >= 0;
    data->classes = 2;
    for (int i = 0; i < labels->names; i++) {
        class[i] = label_colour(labels->text[i]);
        for (int k = 0; !coloured && k < labels->names; k++) {
            if (strcmp(sorted[k], labels->text[i]) == 0) class[i] = k;
        }
        if (!coloured) clean_name(data->class_name[class[i]], labels->text[i]);
        if (class[i] >= data->classes) data->classes = class[i] + 1;
    }
}

static bool settle_names(const Labels *labels, Dataset *data, Message *message) {
    int class[MAX_CLASSES];
    for (int i = 0; i < labels->count; i++) {
        if (labels->name[i] >= 0) continue;
        char quoted[64];
        clean_quote(labels->first_name, quoted);
        return message_set(message,
                           "there are more than %d different labels, and %s is no number; give "
                           "numbers only, or at most %d names",
                           MAX_CLASSES, quoted, MAX_CLASSES);
    }
    number_names(labels, data, class);
    data->kind = LABEL_CLASS;
    for (int i = 0; i < labels->count; i++) data->label[i] = (float)class[labels->name[i]];
    return true;
}

bool labels_settle(const Labels *labels, LabelUse use, Dataset *data, Message *message) {
    assert(labels->count == data->count);
    if (labels->first_name[0] != '\0') return settle_names(labels, data, message);
    data->kind = numbers_are_classes(labels, use) ? LABEL_CLASS : LABEL_NUMBER;
    data->classes = data->kind == LABEL_CLASS ? 2 : 0;
    for (int i = 0; i < labels->count; i++) {
        data->label[i] = labels->number[i];
        if (data->kind == LABEL_CLASS && (int)data->label[i] >= data->classes) {
            data->classes = (int)data->label[i] + 1;
        }
    }
    return true;
}
