/* From TeX to a tree. Whatever is not known, or would be too much, is kept as it was typed; there is always a tree. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/formula_tree.h"
#include "draw/text.h"
#include "nn/memory.h"

typedef struct Parser {
    Formula *formula;
    const char *at, *end;
    int depth;
    Message *problem;
} Parser;

static void complain(Parser *p, const char *what, const char *which) {
    if (p->problem && !p->problem->text[0]) message_set(p->problem, what, which);
}

/* ---- building */

/* Index of a new node; when there are too many, everything becomes the last one. */
static int node_new(Parser *p, FormulaKind kind) {
    Formula *f = p->formula;
    if (f->nodes == FORMULA_NODES) {
        complain(p, "this formula is too long%s", "");
        p->at = p->end;
        return f->nodes - 1;
    }
    if (f->nodes == f->room) {
        f->room = f->room ? 2 * f->room : 32;
        f->node = memory_resize(f->node, (size_t)f->room * sizeof *f->node);
    }
    f->node[f->nodes] = (FormulaNode){.kind = kind,
                                      .face = FONT_MATH,
                                      .text = -1,
                                      .first = -1,
                                      .next = -1,
                                      .above = -1,
                                      .below = -1};
    return f->nodes++;
}

static int text_new(Parser *p, const char *text, size_t length) {
    Formula *f = p->formula;
    int begin = f->used, need = f->used + (int)length + 1;
    if (need > f->text_room) {
        f->text_room = 2 * need;
        f->text = memory_resize(f->text, (size_t)f->text_room);
    }
    memcpy(f->text + begin, text, length);
    f->text[begin + (int)length] = '\0';
    f->used = need;
    return begin;
}

static int leaf(Parser *p, FormulaKind kind, FormulaClass class, FontFace face, const char *text,
                size_t length) {
    int index = node_new(p, kind);
    int begin = text_new(p, text, length);
    FormulaNode *node = &p->formula->node[index];
    node->class = class;
    node->face = face;
    node->text = begin;
    return index;
}

/* ---- reading */

static int parse_row(Parser *p, const char *stop);
static int parse_atom(Parser *p);

static void skip_blanks(Parser *p) {
    while (p->at < p->end && isspace((unsigned char)*p->at)) p->at++;
}

/* Whether this stands here; a command, whole: \right is not the beginning of \rightarrow. */
static bool ahead(const Parser *p, const char *text) {
    size_t length = strlen(text), left = (size_t)(p->end - p->at);
    if (left < length || memcmp(p->at, text, length) != 0) return false;
    bool word = isalpha((unsigned char)text[length - 1]);
    return !word || left == length || !isalpha((unsigned char)p->at[length]);
}

/* {...} as it stands, braces within it balanced. Points after it. */
static const char *raw_group(Parser *p, size_t *length) {
    skip_blanks(p);
    *length = 0;
    if (p->at == p->end || *p->at != '{') return p->at;
    const char *begin = ++p->at;
    int open = 1;
    while (p->at < p->end) {
        if (*p->at == '{') open++;
        if (*p->at == '}' && --open == 0) break;
        p->at++;
    }
    *length = (size_t)(p->at - begin);
    if (p->at < p->end)
        p->at++;
    else
        complain(p, "a brace { is not closed%s", "");
    return begin;
}

/* What a command takes: {...} or the next thing. */
static int argument(Parser *p) {
    skip_blanks(p);
    if (p->at < p->end && *p->at == '{') {
        p->at++;
        int row = parse_row(p, "}");
        if (p->at < p->end)
            p->at++;
        else
            complain(p, "a brace { is not closed%s", "");
        return row;
    }
    return p->at < p->end ? parse_atom(p) : node_new(p, FORMULA_ROW);
}

static int parse_fraction(Parser *p) {
    int index = node_new(p, FORMULA_FRACTION), above = argument(p), below = argument(p);
    p->formula->node[index].above = above;
    p->formula->node[index].below = below;
    return index;
}

static int with_body(Parser *p, FormulaKind kind, const char *text) {
    int index = leaf(p, kind, CLASS_ORDINARY, FONT_MATH, text, strlen(text)), body = argument(p);
    p->formula->node[index].first = body;
    return index;
}

static int parse_hot(Parser *p) {
    size_t length;
    const char *name = raw_group(p, &length);
    int index = leaf(p, FORMULA_HOT, CLASS_ORDINARY, FONT_MATH, name, length), body = argument(p);
    p->formula->node[index].first = body;
    return index;
}

static int parse_raw(Parser *p, FormulaKind kind, FontFace face) {
    size_t length;
    const char *text = raw_group(p, &length);
    return leaf(p, kind, CLASS_ORDINARY, face, text, length);
}

/* One of ( ) [ ] { } | or '.', after \left and \right. */
static char delimiter(Parser *p) {
    skip_blanks(p);
    if (p->at < p->end && *p->at == '\\') p->at++;
    if (ahead(p, "lvert") || ahead(p, "rvert")) return (void)(p->at += 5), '|';
    return p->at < p->end && strchr("()[]{}|.", *p->at) ? *p->at++ : '.';
}

static int parse_fence(Parser *p) {
    char both[3] = {delimiter(p), '.', 0};
    int body = parse_row(p, "\\right");
    if (ahead(p, "\\right")) {
        p->at += strlen("\\right");
        both[1] = delimiter(p);
    } else {
        complain(p, "\\left has no \\right%s", "");
    }
    int index = leaf(p, FORMULA_FENCE, CLASS_ORDINARY, FONT_MATH, both, 2);
    p->formula->node[index].first = body;
    return index;
}

/* ---- matrices */

static void add_cell(Parser *p, int grid, int *last, int cell) {
    FormulaNode *node = p->formula->node;
    if (*last < 0)
        node[grid].first = cell;
    else
        node[*last].next = cell;
    *last = cell;
}

/* Cells up to \end. Rows may be of different lengths: shorter ones are filled. */
static int parse_cells(Parser *p) {
    enum { MOST = 12 };
    int grid = node_new(p, FORMULA_GRID), last = -1, column = 0, columns = 1;
    const char *begin = p->at;
    /* The widest row first: how many columns there are. */
    int open = 0, count = 1;
    for (const char *c = begin; c < p->end && strncmp(c, "\\end", 4) != 0; c++) {
        open += *c == '{' ? 1 : *c == '}' ? -1 : 0;
        if (open == 0 && *c == '&' && (c == begin || c[-1] != '\\')) count++;
        if (open == 0 && c[0] == '\\' && c + 1 < p->end && c[1] == '\\') count = 1, c++;
        if (count > columns) columns = count;
    }
    if (columns > MOST) columns = MOST;
    while (p->at < p->end && !ahead(p, "\\end")) {
        int cell = parse_row(p, "&");
        if (column < columns) add_cell(p, grid, &last, cell);
        column++;
        if (p->at < p->end && *p->at == '&') {
            p->at++;
            continue;
        }
        for (; column < columns; column++) add_cell(p, grid, &last, node_new(p, FORMULA_ROW));
        column = 0;
        if (ahead(p, "\\\\"))
            p->at += 2;
        else if (!ahead(p, "\\end") && p->at < p->end)
            p->at++; /* a brace too many */
        skip_blanks(p);
    }
    p->formula->node[grid].columns = columns;
    return grid;
}

static int parse_environment(Parser *p) {
    static const struct {
        const char *name, *fence;
        FormulaGrid grid;
    } known[] = {{"matrix", "..", GRID_CENTER},  {"pmatrix", "()", GRID_CENTER},
                 {"bmatrix", "[]", GRID_CENTER}, {"vmatrix", "||", GRID_CENTER},
                 {"cases", "{.", GRID_CASES},    {"aligned", "..", GRID_ALIGNED},
                 {"align", "..", GRID_ALIGNED},  {"array", "..", GRID_CENTER}};
    char name[32];
    size_t length;
    const char *text = raw_group(p, &length);
    snprintf(name, sizeof name, "%.*s", (int)(length < 31 ? length : 31), text);
    int grid = parse_cells(p);
    if (ahead(p, "\\end")) {
        p->at += 4;
        raw_group(p, &length);
    } else {
        complain(p, "\\begin{%s} has no \\end", name);
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, name) != 0) continue;
        p->formula->node[grid].grid = known[i].grid;
        int fence = leaf(p, FORMULA_FENCE, CLASS_ORDINARY, FONT_MATH, known[i].fence, 2);
        p->formula->node[fence].first = grid;
        return fence;
    }
    complain(
        p,
        "\\begin{%s} is not known; there are matrix, pmatrix, bmatrix, vmatrix, cases and aligned",
        name);
    return grid;
}

/* ---- commands */

static int space(Parser *p, float ems) {
    int index = node_new(p, FORMULA_SPACE);
    p->formula->node[index].space = ems;
    return index;
}

static int parse_space(Parser *p, const char *name) {
    static const struct {
        const char *name;
        float ems;
    } spaces[] = {{"quad", 1},  {"qquad", 2},  {",", 0.17f}, {":", 0.22f},
                  {";", 0.28f}, {"!", -0.17f}, {" ", 0.25f}};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        if (strcmp(spaces[i].name, name) == 0) return space(p, spaces[i].ems);
    }
    return -1;
}

static int parse_special(Parser *p, const char *name) {
    static const struct {
        const char *name, *mark;
    } accents[] = {{"hat", "^"}, {"widehat", "^"}, {"bar", "-"},  {"overline", "-"},
                   {"vec", ">"}, {"dot", "."},     {"tilde", "~"}};
    if (strcmp(name, "frac") == 0 || strcmp(name, "tfrac") == 0 || strcmp(name, "dfrac") == 0)
        return parse_fraction(p);
    if (strcmp(name, "sqrt") == 0) return with_body(p, FORMULA_ROOT, "");
    if (strcmp(name, "left") == 0) return parse_fence(p);
    if (strcmp(name, "begin") == 0) return parse_environment(p);
    if (strcmp(name, "val") == 0) return parse_raw(p, FORMULA_VALUE, FONT_MATH_BOLD);
    if (strcmp(name, "hot") == 0) return parse_hot(p);
    if (strcmp(name, "text") == 0) return parse_raw(p, FORMULA_SYMBOL, FONT_REGULAR);
    if (strcmp(name, "mathrm") == 0 || strcmp(name, "operatorname") == 0)
        return parse_raw(p, FORMULA_SYMBOL, FONT_MATH);
    if (strcmp(name, "mathbf") == 0 || strcmp(name, "boldsymbol") == 0)
        return parse_raw(p, FORMULA_SYMBOL, FONT_MATH_BOLD);
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
        if (strcmp(accents[i].name, name) == 0)
            return with_body(p, FORMULA_ACCENT, accents[i].mark);
    }
    return -1;
}

/* \name, or \ and one sign. */
static int parse_command(Parser *p) {
    char name[40];
    const char *begin = p->at++;
    const char *from = p->at;
    while (p->at < p->end && isalpha((unsigned char)*p->at)) p->at++;
    if (p->at == from && p->at < p->end) p->at++;
    snprintf(name, sizeof name, "%.*s", (int)(p->at - from < 39 ? p->at - from : 39), from);
    if (strcmp(name, "{") == 0 || strcmp(name, "}") == 0)
        return leaf(p, FORMULA_SYMBOL, name[0] == '{' ? CLASS_OPEN : CLASS_CLOSE, FONT_MATH, name,
                    1);
    int index = parse_space(p, name);
    if (index < 0) index = parse_special(p, name);
    if (index >= 0) return index;
    const FormulaSymbol *symbol = formula_symbol(name);
    if (symbol) {
        index = leaf(p, FORMULA_SYMBOL, symbol->class, symbol->face, symbol->text,
                     strlen(symbol->text));
        p->formula->node[index].large = symbol->large;
        p->formula->node[index].limits =
            strcmp(name, "max") == 0 || strcmp(name, "min") == 0 || strcmp(name, "lim") == 0;
        return index;
    }
    complain(p, "\\%s is not known; docs/writing-lessons.md lists what can be set", name);
    return leaf(p, FORMULA_BAD, CLASS_ORDINARY, FONT_MONO, begin, (size_t)(p->at - begin));
}

/* ---- characters */

static int parse_number(Parser *p) {
    const char *begin = p->at;
    while (p->at < p->end &&
           (isdigit((unsigned char)*p->at) ||
            (*p->at == '.' && p->at + 1 < p->end && isdigit((unsigned char)p->at[1]))))
        p->at++;
    return leaf(p, FORMULA_SYMBOL, CLASS_ORDINARY, FONT_MATH, begin, (size_t)(p->at - begin));
}

static int parse_character(Parser *p) {
    const char *begin = p->at, *minus = "−";
    char c = *begin;
    if (c == '-')
        return p->at++, leaf(p, FORMULA_SYMBOL, CLASS_BINARY, FONT_MATH, minus, strlen(minus));
    text_next(&p->at);
    if (p->at == begin || p->at > p->end) p->at = begin + 1;
    size_t length = (size_t)(p->at - begin);
    FormulaClass class = strchr("+*", c)     ? CLASS_BINARY
                         : strchr("=<>:", c) ? CLASS_RELATION
                         : strchr("([", c)   ? CLASS_OPEN
                         : strchr(")]", c)   ? CLASS_CLOSE
                         : strchr(",;", c)   ? CLASS_COMMA
                                             : CLASS_ORDINARY;
    FontFace face = isalpha((unsigned char)c) ? FONT_MATH_ITALIC : FONT_MATH;
    return leaf(p, FORMULA_SYMBOL, class, face, begin, length);
}

static int parse_atom(Parser *p) {
    if (p->depth >= FORMULA_DEPTH) {
        complain(p, "this formula is nested too deeply%s", "");
        p->at = p->end;
        return node_new(p, FORMULA_ROW);
    }
    p->depth++;
    int index;
    char c = *p->at;
    if (c == '{')
        index = argument(p);
    else if (c == '\\')
        index = parse_command(p);
    else if (isdigit((unsigned char)c))
        index = parse_number(p);
    else
        index = parse_character(p);
    p->depth--;
    return index;
}

/* The prime stands high by itself: it is set beside its letter, not as a script. */
static int with_prime(Parser *p, int base) {
    int row = node_new(p, FORMULA_ROW),
        prime = leaf(p, FORMULA_SYMBOL, CLASS_CLOSE, FONT_MATH, "′", strlen("′"));
    if (row == prime) return base; /* too long already */
    p->formula->node[row].first = base;
    p->formula->node[base].next = prime;
    return row;
}

/* x_1^2, x', with what stands before it as the base. */
static int parse_scripts(Parser *p, int base) {
    int above = -1, below = -1;
    for (skip_blanks(p); p->at < p->end && strchr("^_'", *p->at); skip_blanks(p)) {
        char c = *p->at++;
        if (c == '\'')
            base = with_prime(p, base);
        else if (c == '^')
            above = argument(p);
        else
            below = argument(p);
    }
    if (above < 0 && below < 0) return base;
    int index = node_new(p, FORMULA_SCRIPTS);
    FormulaNode *node = &p->formula->node[index];
    node->first = base;
    node->above = above;
    node->below = below;
    node->class = p->formula->node[base].class;
    return index;
}

/* Whether the row ends here: at `stop`, or at what only an outer part can end. */
static bool at_end(const Parser *p, const char *stop) {
    if (p->at >= p->end || ahead(p, stop)) return true;
    return ahead(p, "\\end") || ahead(p, "\\\\") || (strcmp(stop, "&") == 0 && *p->at == '}');
}

static int parse_row(Parser *p, const char *stop) {
    int row = node_new(p, FORMULA_ROW), last = -1;
    for (skip_blanks(p); !at_end(p, stop); skip_blanks(p)) {
        const char *before = p->at;
        if (*p->at == '}' || *p->at == '&') {
            complain(p, "there is a %s too many", *p->at == '}' ? "brace }" : "sign &");
            p->at++;
            continue;
        }
        int atom = strchr("^_'", *p->at) ? node_new(p, FORMULA_ROW) : parse_atom(p);
        atom = parse_scripts(p, atom);
        add_cell(p, row, &last, atom);
        if (p->at == before) p->at++;
    }
    return row;
}

Formula *formula_parse(const char *tex, size_t length, Message *problem) {
    Formula *formula = memory_zeroed(1, sizeof *formula);
    size_t end = strnlen(tex, length);
    char *copy = memory_resize(NULL, end + 1); /* with a 0 after it */
    memcpy(copy, tex, end);
    copy[end] = '\0';
    Parser p = {.formula = formula, .at = copy, .end = copy + end, .problem = problem};
    if (problem) problem->text[0] = '\0';
    formula->root = parse_row(&p, "\x01");
    /* Lines without an environment around them: what follows \\ is told of. */
    if (p.at < p.end)
        complain(&p, "%s can stand only within \\begin{aligned} or a matrix",
                 ahead(&p, "\\end") ? "\\end" : "\\\\");
    free(copy);
    return formula;
}

void formula_destroy(Formula *formula) {
    if (!formula) return;
    free(formula->node);
    free(formula->text);
    free(formula);
}

void formula_each(const Formula *formula, void (*seen)(void *data, bool hot, const char *text),
                  void *data) {
    for (int i = 0; i < formula->nodes; i++) {
        const FormulaNode *node = &formula->node[i];
        if (node->kind == FORMULA_VALUE || node->kind == FORMULA_HOT)
            seen(data, node->kind == FORMULA_HOT, formula->text + node->text);
    }
}
