/* See formula_parser.h: what begins with a backslash. */
#include <stdio.h>
#include <string.h>

#include "draw/formula_parser.h"
#include "draw/text.h"

enum { TABLE_ROWS = 40, TABLE_COLUMNS = 20, NAME = 40 };

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- what is not understood */

static int parse_unknown(Parser *p, const char *from) {
    const char *name = from + 1;
    size_t length = (size_t)(p->at - name);
    const char *near = formula_symbol_near(name, length);
    int shown = length < NAME ? (int)length : NAME;
    if (length == 0)
        parser_problem(p, "a formula cannot end in a backslash");
    else if (near)
        parser_problem(p, "\\%.*s is not known in formulas; did you mean \\%s?", shown, name, near);
    else if (is_letter(*name))
        parser_problem(p, "\\%.*s is not known in formulas", shown, name);
    else
        parser_problem(p, "a backslash must be followed by the name of a command");
    return parser_bad(p, from);
}

/* ---- commands with arguments */

static int parse_fraction(Parser *p, FractionSize size) {
    int part = parser_add(p, PART_FRACTION, ATOM_INNER);
    int above = parser_argument(p, "\\frac"), below = parser_argument(p, "\\frac");
    Part *made = &p->formula->part[part];
    made->child[0] = above;
    made->child[1] = below;
    made->fraction = size;
    return part;
}

static int parse_root(Parser *p) {
    int part = parser_add(p, PART_ROOT, ATOM_ORD), index = NONE;
    parser_blanks(p);
    if (*p->at == '[') {
        p->at++;
        index = parser_row(p, STOP_BRACKET, ATOM_NONE);
        if (*p->at == ']')
            p->at++;
        else
            parser_problem(p, "the [ after \\sqrt is never closed");
    }
    int under = parser_argument(p, "\\sqrt");
    p->formula->part[part].child[0] = under;
    p->formula->part[part].child[1] = index;
    return part;
}

/* Accents and braces. */
static int parse_dressed(Parser *p, const Symbol *symbol) {
    bool brace = symbol->kind == SYMBOL_BRACE;
    char name[NAME];
    snprintf(name, sizeof name, "\\%s", symbol->name);
    int part = parser_add_text(p, brace ? PART_BRACE : PART_ACCENT, brace ? ATOM_OP : ATOM_ORD,
                               symbol->text, strlen(symbol->text));
    if (brace) p->formula->part[part].limits = LIMITS_ALWAYS;
    int under = parser_argument(p, name);
    p->formula->part[part].child[0] = under;
    return part;
}

static int parse_face(Parser *p, const Symbol *symbol) {
    bool upright = p->upright;
    FontFace face = p->face;
    char name[NAME];
    snprintf(name, sizeof name, "\\%s", symbol->name);
    p->upright = true;
    p->face = symbol->face;
    int part = parser_argument(p, name);
    p->upright = upright;
    p->face = face;
    return part;
}

/* In place: what a backslash keeps from meaning anything is itself. */
static void drop_backslashes(char *text) {
    char *out = text;
    for (const char *at = text; *at; at++) {
        if (*at == '\\' && at[1] && !is_letter(at[1])) at++;
        *out++ = *at;
    }
    *out = '\0';
}

/* \text and \operatorname: words. */
static int parse_words(Parser *p, const Symbol *symbol) {
    bool function = symbol->kind == SYMBOL_OPERATOR;
    int part = parser_add(p, PART_TEXT, function ? ATOM_OP : ATOM_ORD), text;
    parser_raw(p, function ? "\\operatorname" : "\\text", false, &text);
    drop_backslashes(p->formula->text + text);
    p->formula->part[part].text = text;
    p->formula->part[part].face = p->face;
    return part;
}

/* \\val, and \\was of an earlier moment. */
static int parse_value(Parser *p, bool was) {
    int part = parser_add(p, PART_VALUE, ATOM_ORD), text;
    const char *command = was ? "\\was" : "\\val";
    if (parser_raw(p, command, true, &text) && !p->formula->text[text])
        parser_problem(p, "%s{} is empty: it needs an expression, %s{score}", command, command);
    p->formula->part[part].text = text;
    p->formula->part[part].was = was;
    return part;
}

static int parse_hot(Parser *p) {
    int part = parser_add(p, PART_HOT, ATOM_ORD), name;
    if (parser_raw(p, "\\hot", true, &name)) {
        size_t length = strlen(p->formula->text + name);
        if (length == 0 || length >= FORMULA_NAME)
            parser_problem(p, "\\hot needs a name of 1 to %d letters: \\hot{w[1,1,1]}{w_1}",
                           FORMULA_NAME - 1);
        if (length >= FORMULA_NAME) p->formula->text[name] = '\0';
    }
    p->formula->part[part].text = name;
    int child = parser_argument(p, "\\hot{name}");
    p->formula->part[part].child[0] = child;
    return part;
}

/* ---- fences */

/* The delimiter after \left or \right as one character; '.' for none. */
static char parse_delimiter(Parser *p) {
    static const struct {
        const char *typed;
        char sign;
    } known[] = {{"\\lbrace", '{'}, {"\\rbrace", '}'}, {"\\langle", '<'}, {"\\rangle", '>'},
                 {"\\lvert", '|'},  {"\\rvert", '|'},  {"\\vert", '|'},   {"\\Vert", 'D'},
                 {"\\lVert", 'D'},  {"\\rVert", 'D'},  {"\\{", '{'},      {"\\}", '}'},
                 {"\\|", 'D'},      {"(", '('},        {")", ')'},        {"[", '['},
                 {"]", ']'},        {"|", '|'},        {"<", '<'},        {">", '>'},
                 {".", '.'}};
    parser_blanks(p);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t length = strlen(known[i].typed);
        if (strncmp(p->at, known[i].typed, length) != 0) continue;
        p->at += length;
        return known[i].sign;
    }
    parser_problem(p,
                   "after \\left and \\right stands one of ( ) [ ] | \\{ \\} \\| or a full stop");
    return '.';
}

static int fence(Parser *p, char left, char right, int between) {
    const char both[2] = {left, right};
    int part = parser_add_text(p, PART_FENCE, ATOM_INNER, both, 2);
    p->formula->part[part].child[0] = between;
    return part;
}

static int parse_fence(Parser *p) {
    char left = parse_delimiter(p), right = '.';
    int between = parser_row(p, STOP_FENCE, ATOM_NONE);
    if (parser_stop(p) == STOP_FENCE) {
        p->at += strlen("\\right");
        right = parse_delimiter(p);
    } else {
        parser_problem(p, "a \\left has no \\right");
    }
    return fence(p, left, right, between);
}

/* ---- tables */

typedef struct Environment {
    const char *name;
    TableKind table;
    char left, right; /* its fence; '.' for none */
} Environment;

static const Environment environments[] = {
    {"matrix", TABLE_MATRIX, '.', '.'},   {"pmatrix", TABLE_MATRIX, '(', ')'},
    {"bmatrix", TABLE_MATRIX, '[', ']'},  {"vmatrix", TABLE_MATRIX, '|', '|'},
    {"Bmatrix", TABLE_MATRIX, '{', '}'},  {"cases", TABLE_CASES, '{', '.'},
    {"aligned", TABLE_ALIGNED, '.', '.'},
};

static const Environment *environment_named(const char *name) {
    for (size_t i = 0; i < sizeof environments / sizeof *environments; i++) {
        if (strcmp(environments[i].name, name) == 0) return &environments[i];
    }
    return NULL;
}

/* One row of a table, up to \\ or \end. */
static int parse_line(Parser *p, TableKind kind) {
    int line = parser_add(p, PART_LINE, ATOM_ORD), last = NONE;
    for (int column = 0;; column++) {
        /* What is aligned begins with a relation, as if something stood before it. */
        AtomClass lead = kind == TABLE_ALIGNED && column % 2 == 1 ? ATOM_ORD : ATOM_NONE;
        int cell = parser_row(p, STOP_CELL | STOP_LINE | STOP_TABLE, lead);
        if (column < TABLE_COLUMNS)
            parser_append(p, line, cell, &last);
        else
            parser_problem(p, "a table in a formula has at most %d columns", TABLE_COLUMNS);
        if (parser_stop(p) != STOP_CELL) return line;
        p->at++;
    }
}

static void parse_lines(Parser *p, int table, TableKind kind) {
    int last = NONE;
    for (int row = 0;; row++) {
        int line = parse_line(p, kind);
        int cell = p->formula->part[line].first;
        bool empty = p->formula->part[cell].first == NONE && p->formula->part[cell].next == NONE;
        bool more = parser_stop(p) == STOP_LINE;
        if (row >= TABLE_ROWS)
            parser_problem(p, "a table in a formula has at most %d rows", TABLE_ROWS);
        else if (more || !empty || row == 0)
            parser_append(p, table, line, &last);
        if (!more) return;
        p->at += 2;
    }
}

static void parse_end(Parser *p, const char *name) {
    int text;
    if (parser_stop(p) != STOP_TABLE) {
        parser_problem(p, "\\begin{%s} has no \\end{%s}", name, name);
        return;
    }
    p->at += strlen("\\end");
    if (parser_raw(p, "\\end", true, &text) && strcmp(p->formula->text + text, name) != 0)
        parser_problem(p, "\\begin{%s} must end with \\end{%s}", name, name);
}

static int parse_table(Parser *p, const char *from) {
    int text;
    parser_raw(p, "\\begin", true, &text);
    const Environment *environment = environment_named(p->formula->text + text);
    if (!environment) {
        parser_problem(p, "after \\begin stands one of {matrix}, {pmatrix}, {bmatrix}, {vmatrix}, "
                          "{cases} and {aligned}");
        return parser_bad(p, from);
    }
    TableKind kind = environment->table;
    int table = parser_add(p, PART_TABLE, ATOM_INNER);
    p->formula->part[table].table = kind;
    parse_lines(p, table, kind);
    parse_end(p, environment->name);
    if (environment->left == '.') return table;
    return fence(p, environment->left, environment->right, table);
}

/* ---- all */

static int parse_symbol(Parser *p, const Symbol *symbol) {
    int part = parser_add_text(p, PART_TEXT, symbol->atom, symbol->text, strlen(symbol->text));
    Part *made = &p->formula->part[part];
    made->face = symbol->face;
    if (symbol->kind == SYMBOL_LETTER && p->upright) made->face = p->face;
    if (p->face == FONT_MATH_BOLD) made->face = FONT_MATH_BOLD;
    made->limits = symbol->limits;
    made->large = symbol->kind == SYMBOL_LARGE;
    return part;
}

static int parse_space(Parser *p, float em) {
    int part = parser_add(p, PART_SPACE, ATOM_NONE);
    p->formula->part[part].em = em;
    return part;
}

int parser_command(Parser *p) {
    const char *from = p->at++;
    if (is_letter(*p->at))
        while (is_letter(*p->at)) p->at++;
    else
        text_next(&p->at);
    const Symbol *symbol = formula_symbol_named(from + 1, (size_t)(p->at - from - 1));
    if (!symbol || p->at == from + 1) return parse_unknown(p, from);
    switch (symbol->kind) {
    case SYMBOL_SIGN:
    case SYMBOL_LETTER:
    case SYMBOL_LARGE:
    case SYMBOL_FUNCTION: return parse_symbol(p, symbol);
    case SYMBOL_SPACE: return parse_space(p, symbol->em);
    case SYMBOL_ACCENT:
    case SYMBOL_BRACE: return parse_dressed(p, symbol);
    case SYMBOL_FACE: return parse_face(p, symbol);
    case SYMBOL_FRACTION:
        return parse_fraction(p, *symbol->text == 'd'   ? FRACTION_LARGE
                                 : *symbol->text == 't' ? FRACTION_SMALL
                                                        : FRACTION_FITTING);
    case SYMBOL_ROOT: return parse_root(p);
    case SYMBOL_TEXT:
    case SYMBOL_OPERATOR: return parse_words(p, symbol);
    case SYMBOL_LEFT: return parse_fence(p);
    case SYMBOL_BEGIN: return parse_table(p, from);
    case SYMBOL_VALUE: return parse_value(p, symbol->text[0] != '\0');
    case SYMBOL_HOT: return parse_hot(p);
    }
    return parse_unknown(p, from);
}
