/* See term_read.h. */
#include "scene/term_read.h"

#include <assert.h>
#include <ctype.h>
#include <float.h>
#include <stdio.h>
#include <string.h>

#include "scene/clean.h"
#include "scene/expression.h"

/* ---- names of columns */

/* "x12" as 11, below `count`; -1 for any other name. */
static int usual_column(const char *name, int count) {
    int number = 0;
    if (name[0] != 'x' || name[1] == '0' || name[1] == '\0') return -1;
    for (const char *c = name + 1; *c; c++) {
        if (!isdigit((unsigned char)*c) || number > count) return -1;
        number = 10 * number + (*c - '0');
    }
    return number <= count ? number - 1 : -1;
}

static int column_of(const Dataset *data, const char *name) {
    int column = usual_column(name, data->columns);
    for (int c = 0; column < 0 && c < data->columns; c++) {
        if (strcmp(data->name[c], name) == 0) column = c;
    }
    return column;
}

static bool unknown_column(const Dataset *data, const char *name, Message *message) {
    char quoted[64];
    if (data->columns == 1)
        return message_set(message, "there is no column %s; the only one is x1",
                           clean_quote(name, quoted));
    return message_set(message, "there is no column %s; they are x1 to x%d",
                       clean_quote(name, quoted), data->columns);
}

/* ---- text */

static bool in_name(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Adds so many bytes; false when they do not fit. */
static bool put(char out[TERM_TEXT], const char *from, size_t length) {
    size_t used = strlen(out);
    if (used + length >= TERM_TEXT) return false;
    memcpy(out + used, from, length);
    out[used + length] = '\0';
    return true;
}

/* A word of the text: a column's own name becomes x1, x2, .... */
static bool put_word(char out[TERM_TEXT], const Dataset *data, const char *from, size_t length) {
    char name[32] = "";
    if (length < sizeof name) memcpy(name, from, length);
    int column = name[0] ? column_of(data, name) : -1;
    if (column < 0 || usual_column(name, data->columns) >= 0) return put(out, from, length);
    int written = snprintf(name, sizeof name, "x%d", column + 1);
    return put(out, name, (size_t)written);
}

/* The text with x1, x2, ... for the columns, without blanks at its ends. */
static bool put_text(Term *term, const char *text, const Dataset *data) {
    const char *at = text + strspn(text, " \t\r\n"), *end = at + strlen(at);
    while (end > at && strchr(" \t\r\n", end[-1])) end--;
    while (at < end) {
        const char *from = at++;
        bool word = in_name(*from) && !isdigit((unsigned char)*from);
        bool number = isdigit((unsigned char)*from);
        while ((word || number) && at < end && in_name(*at)) at++;
        size_t length = (size_t)(at - from);
        if (!(word ? put_word(term->text, data, from, length) : put(term->text, from, length)))
            return false;
    }
    return true;
}

/* Whether a part is given a name: = that is no part of ==, !=, <= or >=. */
static bool names_parts(const char *text) {
    for (const char *c = strchr(text, '='); c; c = strchr(c + 1, '=')) {
        bool compares = (c > text && strchr("=!<>", c[-1])) || c[1] == '=';
        if (!compares) return true;
    }
    return false;
}

/* ---- steps */

typedef struct Compiler {
    Term *term;
    const Expression *from;
    int numbers;
    int column[EXPRESSION_LEAVES];
} Compiler;

static bool add(Compiler *c, TermOp op, int which) {
    Term *term = c->term;
    if (term->steps == TERM_STEPS) return false;
    term->step[term->steps++] = (TermStep){(uint8_t)op, (uint8_t)which};
    return true;
}

static bool add_number(Compiler *c, double number) {
    if (c->numbers == TERM_DEPTH) return false;
    c->term->number[c->numbers] = number < (double)FLT_MAX ? (float)number : FLT_MAX;
    return add(c, TERM_NUMBER, c->numbers++);
}

static TermOp term_op(Op op) {
    static const TermOp of[OP_COUNT] = {
        [OP_ADD] = TERM_ADD,
        [OP_SUBTRACT] = TERM_SUBTRACT,
        [OP_MULTIPLY] = TERM_MULTIPLY,
        [OP_DIVIDE] = TERM_DIVIDE,
        [OP_POWER] = TERM_POWER,
        [OP_NEGATE] = TERM_NEGATE,
        [OP_ABS] = TERM_ABS,
        [OP_EXP] = TERM_EXP,
        [OP_LN] = TERM_LN,
        [OP_SQRT] = TERM_SQRT,
        [OP_MIN] = TERM_MIN,
        [OP_MAX] = TERM_MAX,
        [OP_TANH] = TERM_TANH,
        [OP_SIGMOID] = TERM_SIGMOID,
        [OP_SIN] = TERM_SIN,
        [OP_COS] = TERM_COS,
        [OP_EQUAL] = TERM_EQUAL,
        [OP_UNEQUAL] = TERM_UNEQUAL,
        [OP_LESS] = TERM_LESS,
        [OP_LESS_EQUAL] = TERM_LESS_EQUAL,
        [OP_GREATER] = TERM_GREATER,
        [OP_GREATER_EQUAL] = TERM_GREATER_EQUAL,
        [OP_AND] = TERM_AND,
        [OP_OR] = TERM_OR,
        [OP_NOT] = TERM_NOT,
    };
    static_assert(OP_COUNT == 27, "a step for each operation");
    assert(op != OP_NUMBER && op != OP_LEAF && (unsigned)op < OP_COUNT);
    return of[op];
}

/* The node after all that it is made of. */
static bool add_node(Compiler *c, int index) {
    const Node *node = &c->from->node[index];
    if (node->op == OP_NUMBER) return add_number(c, node->number);
    if (node->op == OP_LEAF) return add(c, TERM_COORDINATE, c->column[node->leaf]);
    if (!add_node(c, node->a)) return false;
    const Node *second = node->b >= 0 ? &c->from->node[node->b] : NULL;
    bool two = second && second->op == OP_NUMBER && second->number == 2;
    if (node->op == OP_POWER && two) return add(c, TERM_SQUARE, 0);
    return (!second || add_node(c, node->b)) && add(c, term_op(node->op), 0);
}

static bool find_columns(Compiler *c, const Dataset *data, Message *message) {
    for (int i = 0; i < c->from->leaves; i++) {
        const Leaf *leaf = &c->from->leaf[i];
        c->column[i] = leaf->indexes == 0 ? column_of(data, leaf->name) : -1;
        if (c->column[i] < 0) return unknown_column(data, leaf->name, message);
    }
    return true;
}

bool term_read(Term *term, const char *text, const Dataset *columns, Message *message) {
    Expression expression;
    *term = (Term){.steps = 0};
    if (text[strspn(text, " \t\r\n")] == '\0')
        return message_set(message, "there is nothing here yet; write one, as x1^2 + x2^2");
    if (!expression_parse(&expression, text, message)) return false;
    if (names_parts(text) || strchr(text, ';'))
        return message_set(message, "write it as one part, without = and ;");
    Compiler compiler = {.term = term, .from = &expression};
    if (!find_columns(&compiler, columns, message)) return false;
    if (!put_text(term, text, columns) || !add_node(&compiler, expression.result)) {
        *term = (Term){.steps = 0};
        return message_set(message, "this is too long; %d letters and %d steps are the most",
                           TERM_TEXT - 1, TERM_STEPS);
    }
    return true;
}

bool term_read_condition(Term *term, const char *text, const Dataset *columns, Message *message) {
    if (!term_read(term, text, columns, message)) return false;
    return term_is_condition(term) ||
           message_set(message, "this is no condition; compare two things, as in x2 > sin(x1)");
}

bool term_read_feature(Feature *feature, const char *text, const Dataset *columns,
                       Message *message) {
    if (feature_from_text(text, columns->columns, feature)) return true;
    *feature = (Feature){.kind = FEATURE_TYPED};
    if (!term_read(&feature->term, text, columns, message)) return false;
    int last = term_columns(&feature->term);
    feature->a = feature->b = last > 0 ? last - 1 : 0;
    /* a column by its own name is the column */
    feature_from_text(feature->term.text, columns->columns, feature);
    return true;
}
