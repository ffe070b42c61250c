/* See formula.h and formula_parser.h. Every step moves on, whatever it finds: reading takes time in
 * proportion to the length, and ends. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "draw/formula_parser.h"
#include "draw/text.h"

void parser_problem(Parser *p, const char *format, ...) {
    if (p->problem->text[0]) return;
    va_list args;
    va_start(args, format);
    vsnprintf(p->problem->text, sizeof p->problem->text, format, args);
    va_end(args);
}

/* ---- parts */

int parser_add(Parser *p, PartKind kind, AtomClass atom) {
    Formula *f = p->formula;
    if (f->parts == FORMULA_NODES && *p->at) {
        parser_problem(p, "this formula is too long: it has more than %d parts", FORMULA_NODES);
        p->at += strlen(p->at); /* what is open is closed, and adds a few more */
    }
    if (f->parts == f->part_room) {
        f->part_room = f->part_room ? 2 * f->part_room : 64;
        f->part = memory_resize(f->part, sizeof *f->part * (size_t)f->part_room);
    }
    f->part[f->parts] = (Part){
        .kind = kind, .atom = atom, .first = NONE, .next = NONE, .child = {NONE, NONE, NONE}};
    return f->parts++;
}

/* Into the formula's text; where it begins there. */
static int keep_text(Formula *f, const char *text, size_t length) {
    while (f->texts + length + 1 > f->text_room) {
        f->text_room = f->text_room ? 2 * f->text_room : 256;
        f->text = memory_resize(f->text, f->text_room);
    }
    size_t begin = f->texts;
    memcpy(f->text + begin, text, length);
    f->text[begin + length] = '\0';
    f->texts += length + 1;
    return (int)begin;
}

int parser_add_text(Parser *p, PartKind kind, AtomClass atom, const char *text, size_t length) {
    int part = parser_add(p, kind, atom), kept = keep_text(p->formula, text, length);
    p->formula->part[part].text = kept;
    p->formula->part[part].face = FONT_MATH;
    return part;
}

void parser_append(Parser *p, int row, int part, int *last) {
    Part *parts = p->formula->part;
    if (*last == NONE)
        parts[row].first = part;
    else
        parts[*last].next = part;
    *last = part;
}

int parser_bad(Parser *p, const char *from) {
    return parser_add_text(p, PART_BAD, ATOM_ORD, from, (size_t)(p->at - from));
}

/* ---- what is next */

void parser_blanks(Parser *p) {
    while (*p->at == ' ') p->at++;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

static bool word_next(const char *at, const char *word) {
    size_t length = strlen(word);
    return strncmp(at, word, length) == 0 && !is_letter(at[length]);
}

int parser_stop(const Parser *p) {
    switch (*p->at) {
    case '\0': return STOP_FORMULA;
    case '}': return STOP_BRACE;
    case ']': return STOP_BRACKET;
    case '&': return STOP_CELL;
    case '\\':
        return p->at[1] == '\\'              ? STOP_LINE
               : word_next(p->at, "\\end")   ? STOP_TABLE
               : word_next(p->at, "\\right") ? STOP_FENCE
                                             : 0;
    default: return 0;
    }
}

/* ---- what is typed as it is */

/* 12, 0.5, .5; in an argument without braces one figure is all. */
static int parse_number(Parser *p, bool one) {
    const char *from = p->at++;
    while (!one && (is_figure(*p->at) || (*p->at == '.' && is_figure(p->at[1])))) p->at++;
    int part = parser_add_text(p, PART_TEXT, ATOM_ORD, from, (size_t)(p->at - from));
    if (p->face == FONT_MATH_BOLD) p->formula->part[part].face = FONT_MATH_BOLD;
    return part;
}

static int parse_letters(Parser *p, bool one) {
    const char *from = p->at++;
    while (!one && p->upright && is_letter(*p->at)) p->at++;
    int part = parser_add_text(p, PART_TEXT, ATOM_ORD, from, (size_t)(p->at - from));
    p->formula->part[part].face = p->upright ? p->face : FONT_MATH_ITALIC;
    return part;
}

static int parse_sign(Parser *p) {
    const char *from = p->at;
    text_next(&p->at);
    size_t length = (size_t)(p->at - from);
    const Symbol *symbol = formula_symbol_typed(from, length);
    if (!symbol) return parser_add_text(p, PART_TEXT, ATOM_ORD, from, length);
    int part = parser_add_text(p, PART_TEXT, symbol->atom, symbol->text, strlen(symbol->text));
    Part *made = &p->formula->part[part];
    made->face = symbol->face;
    made->limits = symbol->limits;
    made->large = symbol->kind == SYMBOL_LARGE;
    return part;
}

static int parse_group(Parser *p) {
    p->at++;
    int row = parser_row(p, STOP_BRACE, ATOM_NONE);
    if (*p->at == '}')
        p->at++;
    else
        parser_problem(p, "a { is never closed: for each { there must be a }");
    return row;
}

/* Past what is nested too deep: a group to its end, or one sign. */
static int skip_deep(Parser *p) {
    const char *from = p->at;
    parser_problem(p, "this formula is nested deeper than %d", FORMULA_DEPTH);
    int open = 0;
    do {
        if (*p->at == '{') open++;
        if (*p->at == '}') open--;
        if (*p->at == '\\' && p->at[1]) p->at++;
        text_next(&p->at);
    } while (open > 0 && *p->at);
    return parser_bad(p, from);
}

/* What would close or part something, where there is nothing to be closed or parted. */
static int parse_stray(Parser *p) {
    const char *from = p->at++;
    if (*from == '\\' && *p->at == '\\')
        p->at++;
    else if (*from == '\\')
        while (is_letter(*p->at)) p->at++;
    parser_problem(p, "%.*s has nothing to close or to part here", (int)(p->at - from), from);
    return parser_bad(p, from);
}

static int parse_atom(Parser *p, bool one) {
    if (parser_stop(p) & ~STOP_BRACKET) return parse_stray(p);
    if (p->depth >= FORMULA_DEPTH && (*p->at == '{' || *p->at == '\\')) return skip_deep(p);
    p->depth++;
    int part;
    if (*p->at == '{')
        part = parse_group(p);
    else if (*p->at == '\\')
        part = parser_command(p);
    else if (is_figure(*p->at) || (*p->at == '.' && is_figure(p->at[1])))
        part = parse_number(p, one);
    else if (is_letter(*p->at))
        part = parse_letters(p, one);
    else if (*p->at == '~') {
        p->at++;
        part = parser_add(p, PART_SPACE, ATOM_NONE);
        p->formula->part[part].em = 0.25f;
    } else
        part = parse_sign(p);
    p->depth--;
    return part;
}

int parser_argument(Parser *p, const char *for_what) {
    parser_blanks(p);
    if (parser_stop(p) & ~STOP_BRACKET) {
        parser_problem(p, "%s lacks what belongs to it: write %s{...}", for_what, for_what);
        return parser_add(p, PART_ROW, ATOM_ORD);
    }
    return parse_atom(p, true);
}

bool parser_raw(Parser *p, const char *for_what, bool trimmed, int *text) {
    parser_blanks(p);
    *text = 0;
    if (*p->at != '{') {
        parser_problem(p, "%s lacks what belongs to it: write %s{...}", for_what, for_what);
        return false;
    }
    const char *from = ++p->at;
    for (int open = 1; *p->at; p->at++) {
        if (*p->at == '{') open++;
        if (*p->at == '}' && --open == 0) break;
        if (*p->at == '\\' && p->at[1]) p->at++;
    }
    const char *end = p->at;
    if (*p->at)
        p->at++;
    else
        parser_problem(p, "the { after %s is never closed", for_what);
    while (trimmed && *from == ' ' && from < end) from++;
    while (trimmed && end > from && end[-1] == ' ') end--;
    *text = keep_text(p->formula, from, (size_t)(end - from));
    return true;
}

/* ---- scripts and rows */

/* ' and '' and so on, as the first part of a superscript. */
static int parse_primes(Parser *p) {
    char primes[64] = "";
    size_t length = 0;
    for (; *p->at == '\''; p->at++) {
        if (length + 4 > sizeof primes) continue;
        memcpy(primes + length, "′", sizeof "′");
        length += strlen("′");
    }
    return parser_add_text(p, PART_PRIME, ATOM_ORD, primes, length);
}

/* One of the scripts of a part. Those of the same kind are one row: f'^2 has two. */
static void parse_script(Parser *p, int scripts, int last[3]) {
    bool prime = *p->at == '\'';
    int which = *p->at == '_' ? 1 : 2, row = p->formula->part[scripts].child[which];
    const char *name = which == 1 ? "_" : "^";
    if (row != NONE && (which == 1 || p->formula->part[last[2]].kind != PART_PRIME) && !prime)
        parser_problem(p, "one part has two %s: put braces where they belong, {a%sb}%sc", name,
                       name, name);
    if (row == NONE) row = parser_add(p, PART_ROW, ATOM_ORD);
    p->formula->part[scripts].child[which] = row;
    if (!prime) p->at++;
    int script = prime ? parse_primes(p) : parser_argument(p, name);
    parser_append(p, row, script, &last[which]);
}

static bool script_next(Parser *p) {
    parser_blanks(p);
    return *p->at == '^' || *p->at == '_' || *p->at == '\'';
}

static int parse_scripted(Parser *p) {
    int base = script_next(p) ? parser_add(p, PART_ROW, ATOM_ORD) : parse_atom(p, false);
    if (!script_next(p)) return base;
    int scripts = parser_add(p, PART_SCRIPTS, p->formula->part[base].atom), last[3];
    p->formula->part[scripts].child[0] = base;
    last[0] = last[1] = last[2] = NONE;
    while (script_next(p)) parse_script(p, scripts, last);
    return scripts;
}

/* Signs like + have room on both sides when they are between two operands. In -x and (-x) they
 * belong to the x. */
static void settle_signs(Formula *f, int row) {
    Part *before = NULL;
    AtomClass left = f->part[row].lead;
    for (int i = f->part[row].first; i != NONE; i = f->part[i].next) {
        Part *part = &f->part[i];
        if (part->atom == ATOM_NONE) continue;
        bool alone = left == ATOM_NONE || left == ATOM_BIN || left == ATOM_OP || left == ATOM_REL ||
                     left == ATOM_OPEN || left == ATOM_PUNCT;
        if (part->atom == ATOM_BIN && alone) part->atom = ATOM_ORD;
        bool ends = part->atom == ATOM_REL || part->atom == ATOM_CLOSE || part->atom == ATOM_PUNCT;
        if (ends && before && before->atom == ATOM_BIN) before->atom = ATOM_ORD;
        before = part;
        left = part->atom;
    }
    if (before && before->atom == ATOM_BIN) before->atom = ATOM_ORD;
}

int parser_row(Parser *p, int stops, AtomClass lead) {
    int row = parser_add(p, PART_ROW, ATOM_ORD), last = NONE, outer = p->stops;
    p->formula->part[row].lead = lead;
    p->stops = (outer & ~STOP_BRACKET) | stops | STOP_FORMULA;
    for (;;) {
        parser_blanks(p);
        if (parser_stop(p) & p->stops) break;
        parser_append(p, row, parse_scripted(p), &last);
    }
    p->stops = outer;
    settle_signs(p->formula, row);
    return row;
}

/* ---- all */

/* A copy ended by 0, in which all that is no text is a blank. */
static char *readable(const char *tex, size_t length) {
    char *copy = memory_zeroed(length + 1, 1);
    for (size_t i = 0; i < length; i++)
        copy[i] = (unsigned char)tex[i] < ' ' || tex[i] == 0x7f ? ' ' : tex[i];
    return copy;
}

Formula *formula_parse(const char *tex, size_t length, Message *problem) {
    Message own = {""};
    if (length > FORMULA_BYTES) length = FORMULA_BYTES;
    char *copy = readable(tex, length);
    Parser p = {.formula = memory_zeroed(1, sizeof(Formula)),
                .at = copy,
                .face = FONT_MATH,
                .problem = problem ? problem : &own};
    p.problem->text[0] = '\0';
    if (length == FORMULA_BYTES)
        parser_problem(&p, "this formula is too long: it has %d bytes or more", FORMULA_BYTES);
    keep_text(p.formula, "", 0); /* of parts without text */
    parser_row(&p, 0, ATOM_NONE);
    p.formula->source = copy;
    return p.formula;
}

void formula_destroy(Formula *formula) {
    if (!formula) return;
    free(formula->part);
    free(formula->text);
    free(formula->source);
    free(formula);
}

void formula_each(const Formula *formula, void (*seen)(void *data, bool hot, const char *text),
                  void *data) {
    for (int i = 0; i < formula->parts; i++) {
        PartKind kind = formula->part[i].kind;
        if (kind == PART_VALUE || kind == PART_HOT)
            seen(data, kind == PART_HOT, formula_text(formula, i));
    }
}
