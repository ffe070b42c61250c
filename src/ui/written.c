/* See written.h. */
#include "ui/written.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/symbol.h"

typedef struct Writer {
    const Dataset *columns;
    bool tex;
    char *text;
    size_t used, size;
    bool cut;
} Writer;

/* The whole of a piece, or nothing from here on. */
static void put(Writer *w, const char *piece) {
    size_t length = strlen(piece);
    if (w->cut || w->used + length >= w->size) {
        w->cut = true;
        return;
    }
    memcpy(w->text + w->used, piece, length + 1);
    w->used += length;
}

static void put_column(Writer *w, int number) {
    char usual[16], low[SYMBOL_TEXT], piece[SYMBOL_TEXT];
    const Dataset *data = w->columns;
    snprintf(usual, sizeof usual, "x%d", number);
    bool known = data && number >= 1 && number <= data->columns;
    bool named = known && data->name[number - 1][0] && strcmp(data->name[number - 1], usual) != 0;
    if (named)
        snprintf(piece, sizeof piece, w->tex ? "\\text{%s}" : "%s", data->name[number - 1]);
    else if (w->tex)
        snprintf(piece, sizeof piece, "x_{%d}", number);
    else
        snprintf(piece, sizeof piece, "x%.24s", symbol_low(number, low));
    put(w, piece);
}

/* A function or a word between conditions. */
static void put_word(Writer *w, const char *word) {
    static const char *const known[] = {"exp", "ln", "tanh", "sin", "cos", "min", "max"};
    char piece[SYMBOL_TEXT];
    bool sign = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) sign |= strcmp(word, known[i]) == 0;
    snprintf(piece, sizeof piece, !w->tex ? "%.31s" : sign ? "\\%.31s " : "\\text{%.31s}", word);
    put(w, piece);
}

/* Returns how many letters of the term it is. */
static size_t put_name(Writer *w, const char *at) {
    char word[32];
    size_t length = 0;
    while (isalnum((unsigned char)at[length]) || at[length] == '_') length++;
    snprintf(word, sizeof word, "%.*s", (int)length, at);
    if (word[0] == 'x' && isdigit((unsigned char)word[1]))
        put_column(w, atoi(word + 1));
    else
        put_word(w, word);
    return length;
}

/* An exponent of digits alone. */
static size_t put_power(Writer *w, const char *at) {
    char piece[SYMBOL_TEXT];
    size_t digits = strspn(at + 1, "0123456789");
    bool plain = digits > 0 && digits <= 3 && at[1 + digits] != '.';
    if (!plain) {
        put(w, "^");
        return 1;
    }
    if (w->tex)
        snprintf(piece, sizeof piece, "^{%d}", atoi(at + 1));
    else
        symbol_high(atoi(at + 1), piece);
    put(w, piece);
    return 1 + digits;
}

static size_t put_sign(Writer *w, const char *at) {
    static const struct {
        const char *typed, *shown, *tex;
    } signs[] = {{"<=", "≤", "\\le "}, {">=", "≥", "\\ge "},  {"!=", "≠", "\\ne "},
                 {"==", "=", "="},     {"*", "·", "\\cdot "}, {"-", "−", "-"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].typed);
        if (strncmp(at, signs[i].typed, length) != 0) continue;
        put(w, w->tex ? signs[i].tex : signs[i].shown);
        return length;
    }
    const char one[2] = {*at, '\0'};
    put(w, one);
    return 1;
}

static bool write(Writer *w, const char *at) {
    while (*at && !w->cut) {
        if (isalpha((unsigned char)*at))
            at += put_name(w, at);
        else if (*at == '^')
            at += put_power(w, at);
        else
            at += put_sign(w, at);
    }
    return !w->cut;
}

const char *written_text(const Term *term, const Dataset *columns, char text[WRITTEN_TEXT]) {
    Writer w = {.columns = columns, .text = text, .size = WRITTEN_TEXT};
    text[0] = '\0';
    write(&w, term->text);
    return text;
}

const char *written_tex(const Term *term, const Dataset *columns, char *text, size_t size) {
    Writer w = {.columns = columns, .tex = true, .text = text, .size = size};
    text[0] = '\0';
    return write(&w, term->text) ? text : NULL;
}
