/* See field.h. */
#include "lesson/field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lesson/eval.h"
#include "lesson/prose.h"
#include "scene/clean.h"

enum { LINE = 500 }; /* bytes of a line that is no expression */

static bool read_line(Build *b, Reader *r, int node, const char *what, size_t size,
                      const char **text) {
    char line[EXPRESSION_TEXT];
    if (!reader_text(r, node, what, line, size)) return false;
    if (line[0] == '\0') return reader_fail(r, node, "%s is empty; write it, or take it out", what);
    *text = build_text(b, line, strlen(line));
    return true;
}

bool field_text(Build *b, Reader *r, int node, const char *what, const char **text) {
    return node < 0 || read_line(b, r, node, what, LINE, text);
}

bool field_condition(Build *b, Reader *r, int node, const char *what, const char **text) {
    Expression e;
    Message problem;
    if (node < 0) return true;
    if (!read_line(b, r, node, what, EXPRESSION_TEXT, text)) return false;
    return eval_condition(&e, *text, &problem) ||
           reader_fail(r, node, "in %s, %s", what, problem.text);
}

bool field_lines(Build *b, Reader *r, int node, const char *what, const char *line[LESSON_SOLVE],
                 int *count) {
    int lines = reader_list(r, node, what, LESSON_SOLVE);
    if (node < 0 || lines < 0) return node < 0;
    *count = 0;
    for (int item = reader_first(r, node); item >= 0; item = reader_next(r, item)) {
        if (!read_line(b, r, item, what, LINE, &line[(*count)++])) return false;
    }
    return true;
}

/* Prose may have several lines, each of which can be shown. */
static bool check_lines(Reader *r, int node, const char *what, const char *text) {
    char *copy = memory_zeroed(strlen(text) + 1, 1), *rest = copy;
    snprintf(copy, strlen(text) + 1, "%s", text);
    bool good = true;
    for (char *line = strtok_r(copy, "\n", &rest); line && good;
         line = strtok_r(NULL, "\n", &rest)) {
        good = clean_is(line);
    }
    free(copy);
    return good ||
           reader_fail(r, node, "%s holds characters that cannot be shown; take them out", what);
}

bool field_prose(Build *b, Reader *r, int node, const char *what, Prose *prose) {
    if (node < 0) return true;
    const char *text = reader_word(r, node, what);
    return text && check_lines(r, node, what, text) &&
           prose_parse(b, text, r->tree.node[node].line, what, prose, r->message);
}

bool field_needed(Reader *r, int map, int node, const char *where, const char *key,
                  const char *example) {
    return node >= 0 ||
           reader_fail(r, map, "this %s has no %s; write one, as in %s", where, key, example);
}
