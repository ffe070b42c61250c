/* See formula.h. One walk over the tree both measures and draws: `set` returns a node's box, and draws it when told to. Sizes are in ems
 * of the place: scripts are smaller, and scripts of scripts smaller still. */
#include "draw/formula.h"

#include <math.h>
#include <string.h>

#include "draw/formula_tree.h"
#include "draw/text.h"

static const float AXIS =
    0.25f; /* the height of a minus sign: fractions and fences stand in its middle */
static const float RULE = 0.05f;    /* the thickness of a fraction's line */
static const float SCRIPT = 0.72f;  /* of a script beside what it belongs to */
static const float SMALLEST = 0.5f; /* of any script */

typedef FormulaSize Box;

/* Where and how a node is set. */
typedef struct Pen {
    const Formula *formula;
    const FormulaStyle *style;
    Shapes *out; /* NULL: only measure */
    float size;
    int level; /* 0; 1 in a script, 2 in a script's script */
    bool display;
    Color color;
} Pen;

static Box set(const Pen *pen, int index, Point at);

static Box measure(const Pen *pen, int index) {
    Pen blind = *pen;
    blind.out = NULL;
    return set(&blind, index, (Point){0, 0});
}

static Pen smaller(const Pen *pen) {
    Pen script = *pen;
    float full = pen->style->size;
    script.size = fmaxf(pen->size * SCRIPT, full * SMALLEST);
    script.level = pen->level + 1;
    script.display = false;
    return script;
}

static const FormulaNode *node_of(const Pen *pen, int index) {
    return &pen->formula->node[index];
}

static const char *text_of(const Pen *pen, const FormulaNode *node) {
    return node->text < 0 ? "" : pen->formula->text + node->text;
}

/* ---- characters */

/* Text and its box: as high and as deep as its own characters are. */
static Box set_text(const Pen *pen, const char *text, FontFace face, float size, Color color,
                    Point at) {
    TextStyle style = {face, size, color, ALIGN_LEFT, false};
    float density = pen->style->density;
    Box box = {text_width(pen->style->glyphs, text, &style, density), 0, 0};
    int pixels = text_pixels(&style, density);
    uint32_t character;
    for (const char *c = text; (character = text_next(&c)) != 0;) {
        const Glyph *glyph = glyphs_get(pen->style->glyphs, face, pixels, character);
        box.ascent = fmaxf(box.ascent, (float)-glyph->top / density);
        box.descent = fmaxf(box.descent, (float)(glyph->top + glyph->height) / density);
    }
    if (pen->out && text[0]) shapes_text(pen->out, text, at, &style);
    return box;
}

/* A large sum stands in the middle of the axis. */
static Box set_symbol(const Pen *pen, const FormulaNode *node, Point at) {
    const char *text = text_of(pen, node);
    bool letters = node->face == FONT_REGULAR;
    if (!node->large)
        return set_text(pen, text, node->face, pen->size * (letters ? 0.9f : 1), pen->color, at);
    float size = pen->size * (pen->display ? 1.5f : 1.15f);
    Pen blind = *pen;
    blind.out = NULL;
    Box box = set_text(&blind, text, node->face, size, pen->color, at);
    float shift = (box.ascent - box.descent) / 2 - AXIS * pen->size;
    set_text(pen, text, node->face, size, pen->color, (Point){at.x, at.y + shift});
    return (Box){box.width, box.ascent - shift, box.descent + shift};
}

static Box set_value(const Pen *pen, const FormulaNode *node, Point at) {
    const FormulaStyle *s = pen->style;
    const char *expression = text_of(pen, node);
    char number[128];
    bool known = s->number && s->number(s->data, expression, number, sizeof number);
    Color color = pen->level == 0 ? s->value : pen->color;
    if (s->lit && s->lit(s->data, expression)) color = s->gold;
    const char *shown = s->number ? number : expression;
    Box box = set_text(pen, shown, known ? FONT_MATH_BOLD : FONT_MATH, pen->size, color, at);
    Tag tag = s->target ? s->target(s->data, expression) : (Tag){NULL, 0};
    if (pen->out && tag.name)
        shapes_target(pen->out, tag.name, tag.index,
                      (Rect){at.x, at.y - box.ascent - 2, box.width, box.ascent + box.descent + 4});
    return box;
}

static Box set_hot(const Pen *pen, const FormulaNode *node, Point at) {
    const FormulaStyle *s = pen->style;
    const char *name = text_of(pen, node);
    Pen inner = *pen;
    if (s->lit && s->lit(s->data, name)) inner.color = s->gold;
    Box box = set(&inner, node->first, at);
    Tag tag = s->target ? s->target(s->data, name) : (Tag){NULL, 0};
    if (pen->out && tag.name)
        shapes_target(pen->out, tag.name, tag.index,
                      (Rect){at.x, at.y - box.ascent - 2, box.width, box.ascent + box.descent + 4});
    return box;
}

/* ---- rows */

/* What a sign is here: a minus with nothing before it belongs to what follows. */
static FormulaClass class_of(const Pen *pen, int index, int before) {
    const FormulaNode *node = node_of(pen, index);
    if (node->kind == FORMULA_HOT && node->first >= 0) return CLASS_ORDINARY;
    if (node->class != CLASS_BINARY) return node->class;
    if (before < 0) return CLASS_ORDINARY;
    FormulaClass left = node_of(pen, before)->class;
    bool alone = left == CLASS_BINARY || left == CLASS_RELATION || left == CLASS_OPEN ||
                 left == CLASS_COMMA || left == CLASS_OPERATOR;
    return alone ? CLASS_ORDINARY : CLASS_BINARY;
}

/* Between two neighbours, in ems. */
static float between(FormulaClass left, FormulaClass right, int level) {
    if (level > 0) return left == CLASS_OPERATOR && right == CLASS_ORDINARY ? 0.12f : 0;
    if (left == CLASS_RELATION || right == CLASS_RELATION) return left == right ? 0 : 0.28f;
    if (left == CLASS_BINARY || right == CLASS_BINARY) return 0.22f;
    if (left == CLASS_COMMA) return 0.2f;
    if (right == CLASS_OPERATOR) return left == CLASS_ORDINARY || left == CLASS_CLOSE ? 0.17f : 0;
    if (left == CLASS_OPERATOR) return right == CLASS_ORDINARY ? 0.17f : 0;
    return 0;
}

static Box set_row(const Pen *pen, const FormulaNode *row, Point at) {
    Box box = {0, 0, 0};
    int before = -1;
    FormulaClass left = CLASS_OPEN;
    for (int i = row->first; i >= 0; i = node_of(pen, i)->next) {
        if (node_of(pen, i)->kind == FORMULA_SPACE) {
            box.width += node_of(pen, i)->space * pen->size;
            continue;
        }
        FormulaClass right = class_of(pen, i, before);
        if (before >= 0) box.width += between(left, right, pen->level) * pen->size;
        Box child = set(pen, i, (Point){at.x + box.width, at.y});
        box.width += child.width;
        box.ascent = fmaxf(box.ascent, child.ascent);
        box.descent = fmaxf(box.descent, child.descent);
        before = i;
        left = right;
    }
    return box;
}

/* ---- fractions, roots, accents */

static Box set_fraction(const Pen *pen, const FormulaNode *node, Point at) {
    Pen inner = pen->display ? *pen : smaller(pen);
    inner.display = false;
    if (pen->display) inner.size *= 0.94f;
    Box above = measure(&inner, node->above), below = measure(&inner, node->below);
    float rule = fmaxf(RULE * pen->size, 1 / pen->style->density), gap = 0.16f * pen->size;
    float pad = 0.12f * pen->size, side = 0.06f * pen->size;
    float width = fmaxf(above.width, below.width) + 2 * pad, axis = AXIS * pen->size;
    float up = axis + rule / 2 + gap + above.descent, down = rule / 2 + gap + below.ascent - axis;
    if (pen->out) {
        float x = at.x + side;
        set(&inner, node->above, (Point){x + (width - above.width) / 2, at.y - up});
        shapes_rect(pen->out, (Rect){x, at.y - axis - rule / 2, width, rule}, 0, pen->color);
        set(&inner, node->below, (Point){x + (width - below.width) / 2, at.y + down});
    }
    return (Box){width + 2 * side, up + above.ascent, down + below.descent};
}

static Box set_root(const Pen *pen, const FormulaNode *node, Point at) {
    Box body = measure(pen, node->first);
    float rule = fmaxf(RULE * pen->size, 1 / pen->style->density), gap = 0.12f * pen->size;
    float sign = 0.62f * pen->size, top = body.ascent + gap + rule;
    if (pen->out) {
        float bottom = body.descent + 0.02f * pen->size, high = top + bottom;
        Point hook[5] = {{at.x + 0.04f * pen->size, at.y + bottom - high * 0.42f},
                         {at.x + 0.16f * pen->size, at.y + bottom - high * 0.5f},
                         {at.x + 0.34f * pen->size, at.y + bottom},
                         {at.x + sign - 0.02f * pen->size, at.y - top + rule / 2},
                         {at.x + sign + body.width + 0.08f * pen->size, at.y - top + rule / 2}};
        shapes_curve(pen->out, hook, 5, rule, 0, pen->color);
        set(pen, node->first, (Point){at.x + sign, at.y});
    }
    return (Box){sign + body.width + 0.1f * pen->size, top, body.descent};
}

/* The mark over a letter: ^ - > . ~ */
static void draw_accent(const Pen *pen, char mark, float x, float y, float width) {
    float em = pen->size, line = fmaxf(0.045f * em, 1 / pen->style->density), half = 0.16f * em;
    Shapes *out = pen->out;
    if (mark == '^') {
        Point roof[3] = {{x - half, y}, {x, y - 0.13f * em}, {x + half, y}};
        shapes_curve(out, roof, 3, line, 0, pen->color);
    } else if (mark == '-') {
        shapes_line(out, (Point){x - width / 2, y - line}, (Point){x + width / 2, y - line}, line,
                    pen->color);
    } else if (mark == '>') {
        shapes_arrow(out, (Point){x - half * 1.3f, y - line}, (Point){x + half * 1.6f, y - line},
                     line, pen->color);
    } else if (mark == '.') {
        shapes_disc(out, (Point){x, y - 0.05f * em}, 0.055f * em, pen->color);
    } else {
        Point wave[5];
        for (int i = 0; i < 5; i++)
            wave[i] = (Point){x + half * (0.5f * (float)i - 1),
                              y - 0.05f * em - 0.05f * em * sinf((float)i * 1.5708f)};
        shapes_curve(out, wave, 5, line, 0, pen->color);
    }
}

static Box set_accent(const Pen *pen, const FormulaNode *node, Point at) {
    Box body = set(pen, node->first, at);
    float gap = 0.07f * pen->size;
    /* Letters lean to the right: so does what stands on them. */
    float middle = at.x + body.width / 2 + 0.06f * pen->size;
    if (pen->out)
        draw_accent(pen, text_of(pen, node)[0], middle, at.y - body.ascent - gap,
                    body.width * 0.9f);
    return (Box){body.width, body.ascent + gap + 0.14f * pen->size, body.descent};
}

/* ---- scripts */

/* Above and below a large sign, or a max, when there is room. */
static Box set_limits(const Pen *pen, const FormulaNode *node, Point at) {
    Pen script = smaller(pen);
    Box none = {0, 0, 0}, base = measure(pen, node->first);
    Box above = node->above < 0 ? none : measure(&script, node->above);
    Box below = node->below < 0 ? none : measure(&script, node->below);
    float width = fmaxf(base.width, fmaxf(above.width, below.width)), gap = 0.14f * pen->size;
    float up = base.ascent + gap + above.descent, down = base.descent + gap + below.ascent;
    if (pen->out) {
        set(pen, node->first, (Point){at.x + (width - base.width) / 2, at.y});
        if (node->above >= 0)
            set(&script, node->above, (Point){at.x + (width - above.width) / 2, at.y - up});
        if (node->below >= 0)
            set(&script, node->below, (Point){at.x + (width - below.width) / 2, at.y + down});
    }
    return (Box){width, node->above < 0 ? base.ascent : up + above.ascent,
                 node->below < 0 ? base.descent : down + below.descent};
}

static Box set_scripts(const Pen *pen, const FormulaNode *node, Point at) {
    const FormulaNode *of = node_of(pen, node->first);
    if (pen->display && (of->large || of->limits)) return set_limits(pen, node, at);
    Pen script = smaller(pen);
    Box none = {0, 0, 0}, base = set(pen, node->first, at);
    Box above = node->above < 0 ? none : measure(&script, node->above);
    Box below = node->below < 0 ? none : measure(&script, node->below);
    float up = fmaxf(0.38f * pen->size, base.ascent - 0.36f * pen->size);
    float down =
        fmaxf(0.17f * pen->size, base.descent - 0.02f * pen->size +
                                     0.12f * pen->size * (base.descent > 0.3f * pen->size));
    /* Both: never closer than a hair. */
    if (node->above >= 0 && node->below >= 0) {
        float gap = (up - above.descent) - (below.ascent - down), least = 0.1f * pen->size;
        if (gap < least) up += (least - gap) / 2, down += (least - gap) / 2;
    }
    float lean = of->face == FONT_MATH_ITALIC && of->kind == FORMULA_SYMBOL ? 0.05f * pen->size : 0;
    float x = at.x + base.width + 0.03f * pen->size;
    if (pen->out && node->above >= 0) set(&script, node->above, (Point){x + lean, at.y - up});
    if (pen->out && node->below >= 0) set(&script, node->below, (Point){x, at.y + down});
    float width = fmaxf(node->above < 0 ? 0 : above.width + lean, below.width);
    return (Box){base.width + width + 0.06f * pen->size,
                 fmaxf(base.ascent, node->above < 0 ? 0 : up + above.ascent),
                 fmaxf(base.descent, node->below < 0 ? 0 : down + below.descent)};
}

/* ---- fences and grids */

static Box set_fence(const Pen *pen, const FormulaNode *node, Point at) {
    const char *both = text_of(pen, node);
    Box body = measure(pen, node->first);
    float axis = AXIS * pen->size, pad = 0.1f * pen->size;
    float half = fmaxf(fmaxf(body.ascent - axis, body.descent + axis), 0.42f * pen->size) +
                 0.08f * pen->size;
    float left = formula_fence_width(both[0], pen->size),
          right = formula_fence_width(both[1], pen->size);
    if (left == 0 && right == 0) return set(pen, node->first, at);
    if (pen->out) {
        float top = at.y - axis - half, bottom = at.y - axis + half;
        formula_fence_draw(pen->out, both[0], at.x, top, bottom, pen->size, pen->color);
        set(pen, node->first, (Point){at.x + left + pad, at.y});
        formula_fence_draw(pen->out, both[1], at.x + left + 2 * pad + body.width, top, bottom,
                           pen->size, pen->color);
    }
    return (Box){left + right + 2 * pad + body.width, axis + half, half - axis};
}

enum { ROWS_MOST = 64, COLUMNS_MOST = 12 };

/* How wide each column and how high each row is. */
typedef struct Ruler {
    int rows, columns;
    float width[COLUMNS_MOST], ascent[ROWS_MOST], descent[ROWS_MOST];
} Ruler;

static Ruler measure_grid(const Pen *pen, const FormulaNode *grid) {
    Ruler r = {.columns = grid->columns};
    int cell = 0;
    for (int i = grid->first; i >= 0 && cell / r.columns < ROWS_MOST;
         i = node_of(pen, i)->next, cell++) {
        int row = cell / r.columns, column = cell % r.columns;
        Box box = measure(pen, i);
        r.width[column] = fmaxf(r.width[column], box.width);
        r.ascent[row] = fmaxf(r.ascent[row], fmaxf(box.ascent, 0.6f * pen->size));
        r.descent[row] = fmaxf(r.descent[row], fmaxf(box.descent, 0.18f * pen->size));
        r.rows = row + 1;
    }
    return r;
}

static float column_gap(FormulaGrid grid, int column, float em) {
    if (grid == GRID_ALIGNED) return column % 2 ? 1.2f * em : 0.28f * em;
    return (grid == GRID_CASES ? 0.9f : 0.7f) * em;
}

static float place_in_column(FormulaGrid grid, int column, float room) {
    if (grid == GRID_CASES) return 0;
    if (grid == GRID_ALIGNED) return column % 2 ? 0 : room;
    return room / 2;
}

static Box set_grid(const Pen *outer, const FormulaNode *grid, Point at) {
    Pen cells = *outer;
    cells.display = outer->display && grid->grid == GRID_ALIGNED;
    const Pen *pen = &cells;
    Ruler r = measure_grid(pen, grid);
    float gap = (grid->grid == GRID_ALIGNED ? 0.42f : 0.28f) * pen->size, height = 0, width = 0;
    for (int i = 0; i < r.rows; i++) height += r.ascent[i] + r.descent[i] + (i ? gap : 0);
    for (int c = 0; c < r.columns; c++)
        width += r.width[c] + (c ? column_gap(grid->grid, c - 1, pen->size) : 0);
    float top = height / 2 + AXIS * pen->size, y = at.y - top;
    int cell = 0;
    float x = at.x;
    for (int i = grid->first; pen->out && i >= 0 && cell < r.rows * r.columns;
         i = node_of(pen, i)->next, cell++) {
        int row = cell / r.columns, column = cell % r.columns;
        if (column == 0) x = at.x, y += row ? r.descent[row - 1] + gap : 0;
        float room = r.width[column] - measure(pen, i).width;
        set(pen, i, (Point){x + place_in_column(grid->grid, column, room), y + r.ascent[row]});
        x += r.width[column] + column_gap(grid->grid, column, pen->size);
        if (column == r.columns - 1) y += r.ascent[row];
    }
    return (Box){width, top, height - top};
}

/* ---- */

static Box set(const Pen *pen, int index, Point at) {
    const FormulaNode *node = node_of(pen, index);
    switch (node->kind) {
    case FORMULA_ROW: return set_row(pen, node, at);
    case FORMULA_SYMBOL: return set_symbol(pen, node, at);
    case FORMULA_SPACE: return (Box){node->space * pen->size, 0, 0};
    case FORMULA_FRACTION: return set_fraction(pen, node, at);
    case FORMULA_SCRIPTS: return set_scripts(pen, node, at);
    case FORMULA_ROOT: return set_root(pen, node, at);
    case FORMULA_ACCENT: return set_accent(pen, node, at);
    case FORMULA_FENCE: return set_fence(pen, node, at);
    case FORMULA_GRID: return set_grid(pen, node, at);
    case FORMULA_VALUE: return set_value(pen, node, at);
    case FORMULA_HOT: return set_hot(pen, node, at);
    default:
        return set_text(pen, text_of(pen, node), FONT_MONO, pen->size * 0.8f, pen->style->bad, at);
    }
}

static Pen pen_of(const Formula *formula, const FormulaStyle *style, Shapes *out) {
    return (Pen){.formula = formula,
                 .style = style,
                 .out = out,
                 .size = style->size,
                 .display = style->display,
                 .color = style->color};
}

FormulaSize formula_measure(const Formula *formula, const FormulaStyle *style) {
    Pen pen = pen_of(formula, style, NULL);
    return set(&pen, formula->root, (Point){0, 0});
}

void formula_draw(const Formula *formula, const FormulaStyle *style, Shapes *out, Point at) {
    Pen pen = pen_of(formula, style, out);
    set(&pen, formula->root, at);
}
