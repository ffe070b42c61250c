/* See frozen.h. */
#include "lesson/frozen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef struct FrozenNumber {
    char text[EXPRESSION_TEXT];
    double value;
    int decimals;
} FrozenNumber;

void frozen_destroy(Frozen *frozen) {
    free(frozen->number);
    *frozen = (Frozen){0};
}

bool frozen_find(const Frozen *frozen, const char *text, double *value, int *decimals) {
    for (int i = 0; frozen && i < frozen->count; i++) {
        const FrozenNumber *number = &frozen->number[i];
        if (strcmp(number->text, text) != 0) continue;
        *value = number->value;
        *decimals = number->decimals;
        return true;
    }
    return false;
}

static void take(Frozen *frozen, const char *text, size_t length, const Names *names) {
    FrozenNumber number = {.value = NAN, .decimals = -1};
    double value;
    int decimals;
    if (length >= sizeof number.text) return;
    memcpy(number.text, text, length);
    if (frozen_find(frozen, number.text, &value, &decimals)) return;
    if (!names_evaluate(names, number.text, &number.value, &number.decimals, NULL))
        number.value = NAN;
    if (frozen->count == frozen->room) {
        frozen->room = frozen->room ? 2 * frozen->room : 8;
        frozen->number =
            memory_resize(frozen->number, (size_t)frozen->room * sizeof *frozen->number);
    }
    frozen->number[frozen->count++] = number;
}

void frozen_take(Frozen *frozen, const char *text, const Names *names) {
    take(frozen, text, strlen(text), names);
}

/* Everything between `open` and `close`, wherever it stands in the text. */
static void take_between(Frozen *frozen, const char *text, const char *open, char close,
                         const Names *names) {
    for (const char *at = strstr(text, open); at; at = strstr(at, open)) {
        at += strlen(open);
        const char *end = strchr(at, close);
        if (!end) return;
        take(frozen, at, (size_t)(end - at), names);
    }
}

void frozen_take_text(Frozen *frozen, const char *text, const Names *names, bool was) {
    take_between(frozen, text, "\\was{", '}', names);
    take_between(frozen, text, "{was}`", '`', names);
    if (was) return;
    take_between(frozen, text, "\\val{", '}', names);
    take_between(frozen, text, "{eval}`", '`', names);
}

void frozen_take_prose(Frozen *frozen, const Lesson *lesson, Prose prose, const Names *names,
                       bool was) {
    for (int i = prose.first; i < prose.first + prose.count; i++) {
        const Span *span = &lesson->span[i];
        switch (span->kind) {
        case SPAN_MATH: frozen_take_text(frozen, span->text, names, was); break;
        case SPAN_WAS: take(frozen, span->text, strlen(span->text), names); break;
        case SPAN_EVAL:
        case SPAN_CLASS:
        case SPAN_IF:
        case SPAN_CLAIM:
        case SPAN_NOW:
            if (!was) take(frozen, span->text, strlen(span->text), names);
            break;
        case SPAN_TEXT:
        case SPAN_CODE:
        case SPAN_KEY:
        case SPAN_LINK:
        case SPAN_BREAK:
        case SPAN_ELSE:
        case SPAN_END: break;
        }
    }
}
