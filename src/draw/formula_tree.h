/* A formula as a tree: what formula_parse.c reads and formula.c sets. Nobody else includes this. */
#ifndef DRAW_FORMULA_TREE_H
#define DRAW_FORMULA_TREE_H

#include "draw/formula.h"

typedef enum FormulaKind {
    FORMULA_ROW,      /* children side by side */
    FORMULA_SYMBOL,   /* text in a face */
    FORMULA_SPACE,    /* `space` ems */
    FORMULA_FRACTION, /* above, below */
    FORMULA_SCRIPTS,  /* base, above, below; -1 for one that is not there */
    FORMULA_ROOT,     /* body */
    FORMULA_ACCENT,   /* body; text: ^ - > . ~ _ */
    FORMULA_FENCE,    /* body between delimiters: text holds both, '.' for none */
    FORMULA_GRID,     /* cells row after row, `columns` of them; grid tells how they stand */
    FORMULA_VALUE,    /* text: the expression */
    FORMULA_HOT,      /* body; text: the name */
    FORMULA_BAD       /* text: what was not understood */
} FormulaKind;

/* What it is to its neighbours: the room between two depends on both. */
typedef enum FormulaClass {
    CLASS_ORDINARY,
    CLASS_OPERATOR,
    CLASS_BINARY,
    CLASS_RELATION,
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_COMMA
} FormulaClass;

typedef enum FormulaGrid { GRID_CENTER, GRID_CASES, GRID_ALIGNED } FormulaGrid;

typedef struct FormulaNode {
    FormulaKind kind;
    FormulaClass class;
    FontFace face;
    bool large;      /* a sum, a product: larger in display, with limits above and below */
    bool limits;     /* min, max: limits below in display */
    int text;        /* where it begins in the formula's text; -1 */
    int first, next; /* child and sibling; -1 */
    int above, below;
    float space;
    int columns;
    FormulaGrid grid;
} FormulaNode;

struct Formula {
    FormulaNode *node;
    int nodes, room;
    char *text;
    int used, text_room;
    int root;
};

/* A command that stands for one character. */
typedef struct FormulaSymbol {
    const char *name, *text;
    FormulaClass class;
    FontFace face;
    bool large;
} FormulaSymbol;

/* By its name without the backslash; NULL when it is not known. */
const FormulaSymbol *formula_symbol(const char *name);

/* Marks drawn as lines: a delimiter ( ) [ ] { } | at x, from top to bottom; its width is told by the other. */
float formula_fence_width(char delimiter, float size);
void formula_fence_draw(Shapes *out, char delimiter, float x, float top, float bottom, float size,
                        Color color);

#endif
