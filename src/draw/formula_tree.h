/* A formula as it was read: its parts, in an array. Made by formula_parse.c, set by formula.c,
 * known to nobody else.
 *
 *     ROW      its parts one after another: from first, each leads to its next
 *     TEXT     a letter, a number, a sign, a word: text in one face
 *     SCRIPTS  child: base, subscript, superscript; the last two perhaps NONE
 *     FRACTION child: numerator, denominator
 *     ROOT     child: what is under it, its index or NONE
 *     ACCENT   child: what is under it; text: "hat" and so on
 *     BRACE    child: what is above or under it; text: "under" or "over"
 *     FENCE    child: what stands between; text: the two delimiters, a byte each
 *     TABLE    rows from first, each a LINE with its cells from first
 *     PRIME    text: as many as there are
 *     SPACE    em wide
 *     VALUE    text: an expression
 *     HOT      text: a name; child: what can be pointed at
 *     BAD      text: what was not understood, as typed */
#ifndef DRAW_FORMULA_TREE_H
#define DRAW_FORMULA_TREE_H

#include "draw/font.h"
#include "draw/formula.h"

enum { NONE = -1 };

typedef enum PartKind {
    PART_ROW,
    PART_TEXT,
    PART_SCRIPTS,
    PART_FRACTION,
    PART_ROOT,
    PART_ACCENT,
    PART_BRACE,
    PART_FENCE,
    PART_TABLE,
    PART_LINE,
    PART_PRIME,
    PART_SPACE,
    PART_VALUE,
    PART_HOT,
    PART_BAD
} PartKind;

/* What decides the space between two neighbours in a row. */
typedef enum AtomClass {
    ATOM_NONE, /* a space; the beginning of a row */
    ATOM_ORD,
    ATOM_OP,
    ATOM_BIN,
    ATOM_REL,
    ATOM_OPEN,
    ATOM_CLOSE,
    ATOM_PUNCT,
    ATOM_INNER,
    ATOM_COUNT
} AtomClass;

/* Whether scripts go above and below instead of beside. */
typedef enum Limits { LIMITS_NEVER, LIMITS_DISPLAY, LIMITS_ALWAYS } Limits;

/* As it is where it stands, or as on a line of its own, or as in a line of prose. */
typedef enum FractionSize { FRACTION_FITTING, FRACTION_LARGE, FRACTION_SMALL } FractionSize;

typedef enum TableKind { TABLE_MATRIX, TABLE_CASES, TABLE_ALIGNED } TableKind;

typedef struct Part {
    PartKind kind;
    AtomClass atom;
    AtomClass lead; /* of a row: what it is taken to follow */
    int first, next;
    int child[3];
    int text; /* where it begins in formula->text */
    FontFace face;
    Limits limits;
    TableKind table;
    bool was;   /* of VALUE: \was, not \val */
    bool large; /* of TEXT: a sign that is larger on a line of its own */
    FractionSize fraction;
    float em; /* of SPACE */
} Part;

struct Formula {
    Part *part; /* owned; part 0 is the row that holds all */
    int parts, part_room;
    char *text;   /* owned; all texts, each ended by 0 */
    char *source; /* owned; as it was typed */
    size_t texts, text_room;
};

static inline const char *formula_text(const Formula *formula, int part) {
    return formula->text + formula->part[part].text;
}

#endif
