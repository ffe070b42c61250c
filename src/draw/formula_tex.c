/* formula_tex of formula.h. */
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
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

/* The digits of a power, ⁻⁸, as ^{-8}. Returns how many bytes that is; 0 where none stand there. */
static size_t put_raised(Writer *w, const char *text) {
    size_t used = 0, length;
    char plain;
    while ((length = numeral_read_raised(text + used, &plain)) > 0) {
        if (used == 0) put(w, "^{", 2);
        put(w, &plain, 1);
        used += length;
    }
    if (used > 0) put(w, "}", 1);
    return used;
}

/* A character; signs beyond ASCII as LaTeX has them, which takes a minus sign for none of its own.
 * Returns how many bytes it is. */
static size_t put_sign(Writer *w, const char *text) {
    static const char *const signs[][2] = {
        {"−", "-"}, {"·", "\\cdot "}, {"×", "\\times "}, {"∞", "\\infty "}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i][0]);
        if (strncmp(text, signs[i][0], length) != 0) continue;
        put(w, signs[i][1], strlen(signs[i][1]));
        return length;
    }
    size_t raised = put_raised(w, text);
    if (raised == 0) put(w, text, 1);
    return raised > 0 ? raised : 1;
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
    for (const char *sign = number; *sign;) sign += put_sign(w, sign);
    return true;
}

void formula_tex(const Formula *formula, const FormulaStyle *style, char *out, size_t size) {
    Writer w = {.style = style, .out = out, .size = size};
    const char *words = formula->source; /* until where signs are those of a text */
    out[0] = '\0';
    for (const char *at = formula->source; *at && w.used + 1 < size;) {
        bool val = strncmp(at, "\\val{", 5) == 0, was = strncmp(at, "\\was{", 5) == 0;
        bool hot = strncmp(at, "\\hot{", 5) == 0;
        size_t length = val || was || hot ? group(at + 4) : 0;
        if (strncmp(at, "\\text{", 6) == 0) words = at + 5 + group(at + 5);
        if (hot && length > 0)
            at += 4 + length; /* the name goes, what it names stays */
        else if (length > 0 && put_number(&w, at + 4, length, was))
            at += 4 + length;
        else if (at < words)
            put(&w, at++, 1);
        else
            at += put_sign(&w, at);
    }
}
