/* The commands a formula may use, by name. A part of the formula parser. */
#ifndef DRAW_FORMULA_SYMBOL_H
#define DRAW_FORMULA_SYMBOL_H

#include "draw/formula_tree.h"

typedef enum SymbolKind {
    SYMBOL_SIGN,     /* text, upright */
    SYMBOL_LETTER,   /* text, leaning */
    SYMBOL_LARGE,    /* text, larger on a line of its own */
    SYMBOL_FUNCTION, /* text: its name */
    SYMBOL_SPACE,    /* em wide */
    SYMBOL_ACCENT,   /* text: which one */
    SYMBOL_FACE,     /* sets its argument in `face` */
    SYMBOL_FRACTION, /* the rest are known by the parser */
    SYMBOL_ROOT,
    SYMBOL_BRACE,
    SYMBOL_TEXT,
    SYMBOL_OPERATOR,
    SYMBOL_LEFT,
    SYMBOL_BEGIN,
    SYMBOL_VALUE,
    SYMBOL_HOT
} SymbolKind;

typedef struct Symbol {
    const char *name; /* without its backslash; "" for what is typed as it is */
    SymbolKind kind;
    const char *text;
    AtomClass atom;
    Limits limits;
    float em;
    FontFace face;
} Symbol;

/* The command of this name; NULL for none. */
const Symbol *formula_symbol_named(const char *name, size_t length);

/* How a character that is typed as it is is set: '-' as a minus sign. NULL: as it is. */
const Symbol *formula_symbol_typed(const char *character, size_t length);

/* The command that one slip away from this name is another's; NULL for none. */
const char *formula_symbol_near(const char *name, size_t length);

#endif
