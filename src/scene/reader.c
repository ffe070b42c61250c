/* See reader.h. */
#include "scene/reader.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/hint.h"
#include "scene/number.h"

bool reader_fail(Reader *r, int node, const char *format, ...) {
    char name[200], what[sizeof r->message->text], plain[sizeof r->message->text];
    int line = node < 0 ? r->line : r->tree.node[node].line;
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return message_set(r->message, "%s:%d: %s",
                       clean_text(r->name, strlen(r->name), name, sizeof name), line,
                       clean_text(what, strlen(what), plain, sizeof plain));
}

/* --- Maps and lists --- */

/* What a node is, for messages. */
static const char *kind_of(const Reader *r, int node) {
    switch (r->tree.node[node].kind) {
    case TREE_TEXT: return "a text";
    case TREE_LIST: return "a list";
    case TREE_MAP: return "a map";
    }
    assert(false);
    return "";
}

static bool take_key(Reader *r, int key, const char *what, const char *const *keys, int count,
                     int *at) {
    char quoted[64], hint[256];
    int value = r->tree.node[key].next;
    const char *name = reader_word(r, key, "a key");
    if (!name) return false;
    clean_quote(name, quoted);
    for (int i = 0; i < count; i++) {
        if (strcmp(name, keys[i]) != 0) continue;
        if (at[i] >= 0) return reader_fail(r, key, "%s is given twice; keep one", quoted);
        if (r->tree.node[value].blank) {
            return reader_fail(r, key, "%s has no value; give one, or take the key out", quoted);
        }
        at[i] = value;
        return true;
    }
    return reader_fail(r, key, "%s is no key of %s; %s", quoted, what,
                       hint_name(name, keys, count, hint));
}

bool reader_map(Reader *r, int node, const char *what, const char *const *keys, int count,
                int *at) {
    for (int i = 0; i < count; i++) at[i] = -1;
    if (node < 0) return true;
    if (r->tree.node[node].kind != TREE_MAP) {
        return reader_fail(r, node, "%s is %s; it must hold keys with values, as in %s: ...", what,
                           kind_of(r, node), keys[0]);
    }
    for (int key = r->tree.node[node].first; key >= 0;) {
        if (!take_key(r, key, what, keys, count, at)) return false;
        key = r->tree.node[r->tree.node[key].next].next;
    }
    return true;
}

int reader_list(Reader *r, int node, const char *what, int most) {
    if (node < 0) return 0;
    if (r->tree.node[node].kind != TREE_LIST) {
        reader_fail(r, node, "%s is %s; it must be a list in brackets: [...]", what,
                    kind_of(r, node));
        return -1;
    }
    if (r->tree.node[node].count > most) {
        reader_fail(r, node, "%s has %d items; there may be at most %d", what,
                    r->tree.node[node].count, most);
        return -1;
    }
    return r->tree.node[node].count;
}

int reader_first(const Reader *r, int list) {
    return list < 0 ? -1 : r->tree.node[list].first;
}

int reader_next(const Reader *r, int node) {
    return r->tree.node[node].next;
}

/* --- Texts --- */

const char *reader_word(Reader *r, int node, const char *what) {
    if (r->tree.node[node].kind == TREE_TEXT) return tree_text(&r->tree, node);
    reader_fail(r, node, "%s is %s; it must be a single value", what, kind_of(r, node));
    return NULL;
}

/* Where each letter is one byte. */
static bool is_ascii(const char *word) {
    while (*word && (unsigned char)*word < 0x80) word++;
    return !*word;
}

bool reader_text(Reader *r, int node, const char *what, char *out, size_t size) {
    if (node < 0) return true;
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    if (strlen(word) >= size) {
        return reader_fail(r, node,
                           is_ascii(word) ? "%s has %zu letters; it may have at most %zu"
                                          : "%s takes %zu bytes; it may take at most %zu, and "
                                            "letters such as ä take two or more",
                           what, strlen(word), size - 1);
    }
    if (!clean_is(word)) {
        return reader_fail(
            r, node, "%s holds characters that cannot be shown; write it in one line of plain text",
            what);
    }
    snprintf(out, size, "%s", word);
    return true;
}

bool reader_choice(Reader *r, int node, const char *what, const char *const *names, int count,
                   int *choice) {
    if (node < 0) return true;
    char quoted[64], hint[256];
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    for (int i = 0; i < count; i++) {
        if (strcmp(word, names[i]) == 0) {
            *choice = i;
            return true;
        }
    }
    return reader_fail(r, node, "%s is %s, which there is not; %s", what, clean_quote(word, quoted),
                       hint_name(word, names, count, hint));
}

bool reader_bool(Reader *r, int node, const char *what, bool *value) {
    static const char *const names[] = {"false", "true", "no", "yes", "off",   "on",
                                        "False", "True", "No", "Yes", "FALSE", "TRUE"};
    if (node < 0) return true;
    char quoted[64];
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(word, names[i]) == 0) {
            *value = i % 2 == 1;
            return true;
        }
    }
    return reader_fail(r, node, "%s is %s; it must be true or false", what,
                       clean_quote(word, quoted));
}

/* --- Numbers --- */

bool reader_float(Reader *r, int node, const char *what, double low, double high, float *value) {
    if (node < 0) return true;
    char quoted[64], from[32], to[32];
    float number;
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    if (number_read(word, &number) && number >= (float)low && number <= (float)high) {
        *value = number;
        return true;
    }
    clean_quote(word, quoted);
    if (isinf(high)) return reader_fail(r, node, "%s is %s; it must be a number", what, quoted);
    return reader_fail(r, node, "%s is %s; it must be a number from %s to %s", what, quoted,
                       number_text_double(low, from), number_text_double(high, to));
}

bool reader_double(Reader *r, int node, const char *what, double *value) {
    char quoted[64];
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    return number_read_double(word, value) ||
           reader_fail(r, node, "%s is %s; it must be a number, such as 2 or -0.5", what,
                       clean_quote(word, quoted));
}

bool reader_seed(Reader *r, int node, const char *what, uint64_t *value) {
    if (node < 0) return true;
    char quoted[64];
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    return number_read_whole(word, value) ||
           reader_fail(r, node,
                       "%s is %s; it must be a whole number from 0 to 18446744073709551615", what,
                       clean_quote(word, quoted));
}

bool reader_int(Reader *r, int node, const char *what, int low, int high, int *value) {
    if (node < 0) return true;
    uint64_t number;
    assert(low >= 0);
    const char *word = reader_word(r, node, what);
    if (!word) return false;
    if (!number_read_whole(word, &number) || number < (uint64_t)low || number > (uint64_t)high) {
        char quoted[64];
        return reader_fail(r, node, "%s is %s; it must be a whole number from %d to %d", what,
                           clean_quote(word, quoted), low, high);
    }
    *value = (int)number;
    return true;
}

bool reader_range(Reader *r, int node, const char *what, double limit, float *low, float *high) {
    if (node < 0) return true;
    int count = reader_list(r, node, what, 2), first = reader_first(r, node);
    float from = 0, to = 0;
    if (count < 0) return false;
    if (count != 2) {
        return reader_fail(r, node, "%s must be two numbers, [low, high]", what);
    }
    if (!reader_float(r, first, what, -limit, limit, &from) ||
        !reader_float(r, reader_next(r, first), what, -limit, limit, &to)) {
        return false;
    }
    if (!(from < to)) {
        return reader_fail(r, node, "%s goes from %g to %g; the first must be the smaller", what,
                           (double)from, (double)to);
    }
    *low = from;
    *high = to;
    return true;
}
