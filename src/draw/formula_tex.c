/* formula_tex of formula.h. */
#include <stdio.h>
#include <string.h>

#include "draw/formula_tree.h"

typedef struct Writer {
    const FormulaStyle *style;
    char *out;
    size_t size, used;
} Writer;

static void put(Writer *w, const char *text, size_t length) {
    if (w->used + length + 1 > w->size) length = w->size - w->used - 1;
    memcpy(w->out + w->used, text, length);
    w->used += length;
    w->out[w->used] = '\0';
}

/* How long the group is that opens at text, braces included; 0 where it never closes. */
static size_t group(const char *text) {
    int depth = 0;
    for (size_t i = 0; text[i]; i++) {
        depth += text[i] == '{';
        depth -= text[i] == '}';
        if (depth == 0) return i + 1;
    }
    return 0;
}

/* The number that a \val or \was shows; false where it shows none. */
static bool put_number(Writer *w, const char *text, size_t length, bool was) {
    char expression[256], number[64];
    bool (*ask)(void *, const char *, char *, size_t) =
        was && w->style->was ? w->style->was : w->style->number;
    snprintf(expression, sizeof expression, "%.*s", (int)(length - 2), text + 1);
    if (!ask || !ask(w->style->data, expression, number, sizeof number)) return false;
    put(w, number, strlen(number));
    return true;
}

void formula_tex(const Formula *formula, const FormulaStyle *style, char *out, size_t size) {
    Writer w = {.style = style, .out = out, .size = size};
    out[0] = '\0';
    for (const char *at = formula->source; *at && w.used + 1 < size;) {
        bool val = strncmp(at, "\\val{", 5) == 0, was = strncmp(at, "\\was{", 5) == 0;
        bool hot = strncmp(at, "\\hot{", 5) == 0;
        size_t length = val || was || hot ? group(at + 4) : 0;
        if (hot && length > 0)
            at += 4 + length; /* the name goes, what it names stays */
        else if (length > 0 && put_number(&w, at + 4, length, was))
            at += 4 + length;
        else
            put(&w, at++, 1);
    }
}
