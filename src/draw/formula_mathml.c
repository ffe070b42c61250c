/* See formula_mathml.h. One walk over the parts that formula_parse.c made. */
#include "draw/formula_mathml.h"

#include <ctype.h>
#include <string.h>

#include "draw/formula_tree.h"

typedef struct Writer {
    const Formula *formula;
    bool display;
    FormulaNumber number;
    void *data;
    FILE *out;
} Writer;

static void write_part(const Writer *w, int at);

void formula_mathml_escape(const char *text, FILE *out) {
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        default: fputc(*c, out); break;
        }
    }
}

static void element(const Writer *w, const char *name, const char *text) {
    fprintf(w->out, "<%s>", name);
    formula_mathml_escape(text, w->out);
    fprintf(w->out, "</%s>", name);
}

/* --- Letters and signs --- */

/* Of the faces browsers know the upright one by name, and bold as style alone. */
static void write_text(const Writer *w, int at) {
    const Part *part = &w->formula->part[at];
    const char *text = formula_text(w->formula, at);
    bool letter = part->face == FONT_MATH_ITALIC, number = isdigit((unsigned char)text[0]);
    bool named = part->atom == ATOM_OP && isalpha((unsigned char)text[0]);
    bool words = strchr(text, ' ') != NULL;
    bool upright = part->atom == ATOM_ORD && !words && !number && !letter;
    const char *name = words ? "mtext" : number ? "mn" : letter || named || upright ? "mi" : "mo";
    fprintf(w->out, "<%s%s%s>", name, upright ? " mathvariant=\"normal\"" : "",
            part->face == FONT_MATH_BOLD ? " style=\"font-weight: bold\"" : "");
    formula_mathml_escape(text, w->out);
    fprintf(w->out, "</%s>", name);
}

static void write_value(const Writer *w, int at) {
    char text[128] = "";
    const char *expression = formula_text(w->formula, at);
    bool known =
        w->number && w->number(w->data, expression, w->formula->part[at].was, text, sizeof text);
    fputs("<mn class=\"live\">", w->out);
    formula_mathml_escape(known || text[0] ? text : expression, w->out);
    fputs("</mn>", w->out);
}

/* --- What holds others --- */

static void write_all(const Writer *w, int first) {
    fputs("<mrow>", w->out);
    for (int i = first; i != NONE; i = w->formula->part[i].next) write_part(w, i);
    fputs("</mrow>", w->out);
}

static void wrap(const Writer *w, const char *name, int a, int b, int c) {
    fprintf(w->out, "<%s>", name);
    const int child[3] = {a, b, c};
    for (int i = 0; i < 3; i++) {
        if (child[i] != NONE) write_part(w, child[i]);
    }
    fprintf(w->out, "</%s>", name);
}

static void write_scripts(const Writer *w, const Part *part) {
    const Part *base = &w->formula->part[part->child[0]]; /* of what stands alone, an empty row */
    bool around = base->limits == LIMITS_ALWAYS || (base->limits == LIMITS_DISPLAY && w->display);
    bool below = part->child[1] != NONE, above = part->child[2] != NONE;
    const char *beside_name = below && above ? "msubsup" : below ? "msub" : "msup";
    const char *around_name = below && above ? "munderover" : below ? "munder" : "mover";
    wrap(w, around ? around_name : beside_name, part->child[0], part->child[1], part->child[2]);
}

static void write_accent(const Writer *w, int at) {
    static const char *const marks[][2] = {{"hat", "^"},       {"bar", "¯"},  {"line", "¯"},
                                           {"underline", "_"}, {"vec", "→"},  {"dot", "˙"},
                                           {"ddot", "¨"},      {"tilde", "~"}};
    const char *name = formula_text(w->formula, at), *mark = "";
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (strcmp(name, marks[i][0]) == 0) mark = marks[i][1];
    }
    bool under = strcmp(name, "underline") == 0;
    fputs(under ? "<munder accentunder=\"true\">" : "<mover accent=\"true\">", w->out);
    write_part(w, w->formula->part[at].child[0]);
    element(w, "mo", mark);
    fputs(under ? "</munder>" : "</mover>", w->out);
}

static void write_brace(const Writer *w, int at) {
    bool under = strcmp(formula_text(w->formula, at), "under") == 0;
    fputs(under ? "<munder>" : "<mover>", w->out);
    write_part(w, w->formula->part[at].child[0]);
    element(w, "mo", under ? "⏟" : "⏞");
    fputs(under ? "</munder>" : "</mover>", w->out);
}

static void write_delimiter(const Writer *w, char which) {
    const char text[2] = {which, '\0'};
    const char *sign = which == '<'   ? "⟨"
                       : which == '>' ? "⟩"
                       : which == 'D' ? "‖"
                       : which == '.' ? ""
                                      : text;
    if (sign[0]) element(w, "mo", sign);
}

static void write_fence(const Writer *w, int at) {
    const char *two = formula_text(w->formula, at);
    fputs("<mrow>", w->out);
    write_delimiter(w, two[0]);
    write_part(w, w->formula->part[at].child[0]);
    write_delimiter(w, two[1]);
    fputs("</mrow>", w->out);
}

/* Cases stand to the left; of what is aligned, two columns meet at each sign. */
static const char *cell_style(TableKind kind, int column) {
    switch (kind) {
    case TABLE_MATRIX: break;
    case TABLE_CASES: return " style=\"text-align: left\"";
    case TABLE_ALIGNED:
        return column % 2 == 0 ? " style=\"text-align: right; padding-right: 0\""
                               : " style=\"text-align: left; padding-left: 0\"";
    }
    return "";
}

static void write_table(const Writer *w, const Part *table) {
    fputs("<mtable>", w->out);
    for (int row = table->first; row != NONE; row = w->formula->part[row].next) {
        int column = 0;
        fputs("<mtr>", w->out);
        for (int cell = w->formula->part[row].first; cell != NONE;
             cell = w->formula->part[cell].next) {
            fprintf(w->out, "<mtd%s>", cell_style(table->table, column++));
            write_part(w, cell);
            fputs("</mtd>", w->out);
        }
        fputs("</mtr>", w->out);
    }
    fputs("</mtable>", w->out);
}

static void write_part(const Writer *w, int at) {
    const Part *part = &w->formula->part[at];
    switch (part->kind) {
    case PART_ROW:
    case PART_LINE: write_all(w, part->first); break;
    case PART_TEXT: write_text(w, at); break;
    case PART_SCRIPTS: write_scripts(w, part); break;
    case PART_FRACTION: wrap(w, "mfrac", part->child[0], part->child[1], NONE); break;
    case PART_ROOT:
        wrap(w, part->child[1] == NONE ? "msqrt" : "mroot", part->child[0], part->child[1], NONE);
        break;
    case PART_ACCENT: write_accent(w, at); break;
    case PART_BRACE: write_brace(w, at); break;
    case PART_FENCE: write_fence(w, at); break;
    case PART_TABLE: write_table(w, part); break;
    case PART_PRIME: element(w, "mo", formula_text(w->formula, at)); break;
    case PART_SPACE: fprintf(w->out, "<mspace width=\"%.3gem\"/>", (double)part->em); break;
    case PART_VALUE: write_value(w, at); break;
    case PART_HOT: write_part(w, part->child[0]); break;
    case PART_BAD: element(w, "mtext", formula_text(w->formula, at)); break;
    }
}

void formula_mathml(const Formula *formula, bool display, FormulaNumber number, void *data,
                    FILE *out) {
    const Writer w = {formula, display, number, data, out};
    fputs(display ? "<math display=\"block\">" : "<math>", out);
    write_part(&w, 0);
    fputs("</math>", out);
}
