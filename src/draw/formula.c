/* See formula.h and formula_setting.h: one walk over the parts, which draws each at (0, 0) and
 * moves it to its place. */
#include "draw/formula.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "draw/formula_setting.h"
#include "draw/formula_strokes.h"

/* ---- rows */

/* Between two neighbours: in eighteenths of an em, 0 where they touch; less than 0: none in
 * scripts. */
static const int spaces[ATOM_COUNT][ATOM_COUNT] = {
    /*            none ord  op bin rel open close punct inner */
    [ATOM_ORD] = {0, 0, 3, -4, -5, 0, 0, 0, -3},
    [ATOM_OP] = {0, 3, 3, 0, -5, 0, 0, 0, -3},
    [ATOM_BIN] = {0, -4, -4, 0, 0, -4, 0, 0, -4},
    [ATOM_REL] = {0, -5, -5, 0, 0, -5, 0, 0, -5},
    [ATOM_CLOSE] = {0, 0, 3, -4, -5, 0, 0, 0, -3},
    [ATOM_PUNCT] = {0, -3, -3, 0, -3, -3, -3, -3, -3},
    [ATOM_INNER] = {0, -3, 3, -4, -5, -3, 0, -3, -3},
};
static_assert(ATOM_COUNT == 9, "a row and a column for each class of atom");

static float space_between(const Setting *s, AtomClass left, AtomClass right) {
    int space = spaces[left][right];
    if (space < 0) space = s->level >= LEVEL_SCRIPT ? 0 : -space;
    return (float)space / 18 * setting_em(s);
}

static float space_width(const Setting *s, const Part *space) {
    return space->em * setting_em(s);
}

/* A space may be negative and pull what follows back. The row as a whole never is: whatever stands
 * around it, a rule or a ground, needs a width. */
static SetBox set_row(const Setting *s, const Part *row) {
    SetBox box = setting_begin(s);
    AtomClass before = row->lead;
    for (int i = row->first; i != NONE; i = s->formula->part[i].next) {
        const Part *p = &s->formula->part[i];
        if (p->kind == PART_SPACE) {
            box.width += space_width(s, p);
            box.lean = 0;
            continue;
        }
        AtomClass atom = p->atom;
        SetBox part = set_part(s, i);
        if (atom != ATOM_NONE) box.width += space_between(s, before, atom);
        if (atom != ATOM_NONE) before = atom;
        setting_move(s, &part, box.width, 0);
        setting_hold(&box, &part, 0);
        box.width += part.width;
        box.lean = part.lean;
    }
    box.width = fmaxf(box.width, 0);
    setting_end(s, &box);
    return box;
}

/* ---- leaves */

static SetBox on_axis(const Setting *s, SetBox box) {
    float down = setting_snap(s, (box.ascent - box.descent) / 2 - setting_axis(s));
    setting_move(s, &box, 0, down);
    box.ascent -= down;
    box.descent += down;
    return box;
}

static SetBox set_text(const Setting *s, int part) {
    const Part *leaf = &s->formula->part[part];
    const char *text = formula_text(s->formula, part);
    if (!leaf->large) return setting_text(s, text, leaf->face, 1);
    bool integral = leaf->limits == LIMITS_NEVER;
    float scale = s->level != LEVEL_DISPLAY ? 1.05f : integral ? 1.9f : 1.4f;
    SetBox box = on_axis(s, setting_text(s, text, leaf->face, scale));
    if (integral) box.lean = fmaxf(box.lean, 0.35f * box.width);
    return box;
}

/* Primes are as large beside a letter as the font has them: they stand on the line of the
 * script. */
static SetBox set_primes(const Setting *s, int part) {
    SetBox box = setting_text(s, formula_text(s->formula, part), FONT_MATH, 1.4f);
    Ink ink = setting_ink(s, FONT_MATH, 0x2032);
    float down = setting_snap(s, (0.04f - ink.descent * 1.4f) * setting_em(s));
    setting_move(s, &box, 0, down);
    box.ascent -= down;
    box.descent = 0; /* what dips below the line is beside the letter, above its subscript */
    return box;
}

static SetBox set_bad(const Setting *s, int part) {
    Setting bad = *s;
    bad.color = s->style->bad;
    return setting_text(&bad, formula_text(s->formula, part), FONT_MATH, 1);
}

/* ---- live numbers, and what is hot */

static FormulaLit lit_of(const Setting *s, const char *name) {
    return s->style->lit && name[0] ? s->style->lit(s->style->data, name) : FORMULA_PLAIN;
}

/* What lies over all of a part and below what is within it: its places in the list are kept before
 * it is drawn. */
typedef struct Cover {
    int first, ground, mark, target; /* shapes; NONE for what there is not */
} Cover;

static Cover cover_begin(const Setting *s, const char *name, FormulaLit lit) {
    const char *called = NULL;
    bool asked = s->style->target && name[0];
    Tag tag = asked ? s->style->target(s->style->data, name, &called) : (Tag){0};
    Cover cover = {s->out->shapes, NONE, NONE, NONE};
    if (lit == FORMULA_LIT && !s->lit) {
        cover.ground = s->out->shapes;
        shapes_rect(s->out, (Rect){0}, 0.15f * setting_em(s), s->style->ground);
    } else if (lit == FORMULA_MARKED) {
        cover.mark = s->out->shapes;
        shapes_rect(s->out, (Rect){0}, 0, s->style->color);
    }
    if (tag.target) {
        cover.target = s->out->shapes;
        shapes_target(s->out, tag, called, (Rect){0});
    }
    return cover;
}

static void cover_end(const Setting *s, const Cover *cover, SetBox *box) {
    Shape *shape = s->out->shape;
    float pad = 0.08f * setting_em(s), rule = setting_rule(s);
    Rect all = {0, -box->ascent, box->width, box->ascent + box->descent};
    if (cover->target != NONE) shape[cover->target].rect = all;
    if (cover->ground != NONE)
        shape[cover->ground].rect =
            (Rect){all.x - pad, all.y - pad, all.w + 2 * pad, all.h + 2 * pad};
    if (cover->mark != NONE)
        shape[cover->mark].rect = (Rect){0, box->descent + setting_snap(s, pad), box->width, rule};
    box->first = cover->first;
}

static SetBox set_hot(const Setting *s, int part) {
    const char *name = formula_text(s->formula, part);
    Setting inner = *s;
    FormulaLit lit = lit_of(s, name);
    inner.gold = s->gold || lit == FORMULA_GOLD;
    inner.lit = s->lit || lit == FORMULA_LIT;
    if (inner.gold) inner.color = s->style->gold;
    if (lit == FORMULA_BAD) inner.color = s->style->bad;
    Cover cover = cover_begin(s, name, lit);
    SetBox box = set_part(&inner, s->formula->part[part].child[0]);
    cover_end(s, &cover, &box);
    return box;
}

/* The name alone in an expression like "w[1,2,1] : 2", or "" when it is more than a name. */
static const char *bare_name(const char *expression, char name[FORMULA_NAME]) {
    size_t length = strcspn(expression, ":");
    while (length > 0 && expression[length - 1] == ' ') length--;
    name[0] = '\0';
    if (length == 0 || length >= FORMULA_NAME || isdigit((unsigned char)expression[0])) return name;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)expression[i]) && !strchr("_[], ", expression[i])) return name;
    }
    memcpy(name, expression, length);
    name[length] = '\0';
    return name;
}

static const char *value_text(const Setting *s, int part, char *text, size_t size) {
    const FormulaStyle *style = s->style;
    const char *expression = formula_text(s->formula, part);
    bool was = s->formula->part[part].was && style->was;
    if (!style->number) return expression;
    bool known = (was ? style->was : style->number)(style->data, expression, text, size);
    return known || text[0] ? text : "?";
}

static SetBox set_value(const Setting *s, int part) {
    const char *expression = formula_text(s->formula, part);
    char name[FORMULA_NAME], text[128] = "";
    Setting inner = *s;
    FormulaLit lit = lit_of(s, bare_name(expression, name));
    inner.color = s->gold || lit == FORMULA_GOLD ? s->style->gold : s->style->value;
    if (lit == FORMULA_BAD) inner.color = s->style->bad;
    Cover cover = cover_begin(s, name, lit);
    SetBox box = setting_text(&inner, value_text(s, part, text, sizeof text), FONT_MATH_BOLD, 1);
    cover_end(s, &cover, &box);
    return box;
}

/* ---- fractions, roots, accents, braces, fences */

static SetLevel fraction_level(SetLevel level) {
    return level == LEVEL_TINY ? LEVEL_TINY : (SetLevel)(level + 1);
}

/* How far the baselines are from the fraction's own, so that nothing touches the rule. */
static float raised(const Setting *s, const SetBox *above, float rule) {
    bool display = s->level == LEVEL_DISPLAY;
    float least = setting_axis(s) + rule / 2 + rule * (display ? 2.5f : 1.5f) + above->descent;
    return setting_snap(s, fmaxf((display ? 0.677f : 0.41f) * setting_em(s), least));
}

static float lowered(const Setting *s, const SetBox *below, float rule) {
    bool display = s->level == LEVEL_DISPLAY;
    float least = below->ascent + rule * (display ? 2.5f : 1.5f) + rule / 2 - setting_axis(s);
    return setting_snap(s, fmaxf((display ? 0.686f : 0.345f) * setting_em(s), least));
}

static SetBox set_fraction(const Setting *outer, const Part *part) {
    Setting here = *outer;
    const Setting *s = &here;
    if (part->fraction == FRACTION_LARGE) here.level = LEVEL_DISPLAY;
    if (part->fraction == FRACTION_SMALL && here.level == LEVEL_DISPLAY) here.level = LEVEL_TEXT;
    SetBox box = setting_begin(s);
    Setting inner = *s;
    inner.level = fraction_level(s->level);
    SetBox above = set_part(&inner, part->child[0]);
    inner.cramped = true;
    SetBox below = set_part(&inner, part->child[1]);
    float rule = setting_rule(s), side = 0.1f * setting_em(s), over = 0.04f * setting_em(s);
    float wide = fmaxf(above.width, below.width) + 2 * over;
    float top = setting_snap(s, -setting_axis(s) - rule / 2);
    float up = raised(s, &above, rule), down = lowered(s, &below, rule);
    setting_move(s, &above, side + (wide - above.width) / 2, -up);
    setting_move(s, &below, side + (wide - below.width) / 2, down);
    shapes_rect(s->out, (Rect){side, top, wide, rule}, 0, s->color);
    box.width = wide + 2 * side;
    setting_hold(&box, &above, -up);
    setting_hold(&box, &below, down);
    setting_end(s, &box);
    return box;
}

static SetBox set_root(const Setting *s, const Part *part) {
    SetBox box = setting_begin(s);
    Setting inner = *s, tiny = *s;
    inner.cramped = true;
    tiny.level = LEVEL_TINY;
    float em = setting_em(s), rule = setting_rule(s);
    SetBox under = set_part(&inner, part->child[0]), index = setting_begin(s);
    float clear = rule + (s->level == LEVEL_DISPLAY ? 0.14f : 0.09f) * em;
    float ascent = setting_snap(s, fmaxf(under.ascent, setting_x_height(s)) + clear + rule);
    float descent = fmaxf(under.descent, 0.05f * em) + 0.04f * em, shift = 0;
    if (part->child[1] != NONE) index = set_part(&tiny, part->child[1]);
    SetBox sign = strokes_root(s, under.width + 0.12f * em, ascent, descent);
    float up = setting_snap(s, 0.55f * (ascent + descent) - descent);
    if (index.width > 0.4f * em) shift = index.width - 0.4f * em;
    setting_move(s, &index, 0, -up);
    setting_move(s, &sign, shift, 0);
    setting_move(s, &under, shift + sign.width + 0.06f * em, 0);
    box.width = shift + sign.width + under.width + 0.12f * em;
    setting_hold(&box, &sign, 0);
    if (index.width > 0) setting_hold(&box, &index, -up);
    setting_end(s, &box);
    return box;
}

/* How far right of its middle a letter's top is: it leans. */
static float skew(const Setting *s, int under, const SetBox *box) {
    int part = setting_bare(s, under);
    const Part *leaf = &s->formula->part[part];
    if (leaf->kind != PART_TEXT || leaf->face != FONT_MATH_ITALIC) return 0;
    return 0.12f * (box->ascent + box->descent);
}

static SetBox set_accent(const Setting *s, int part) {
    int child = s->formula->part[part].child[0];
    const char *which = formula_text(s->formula, part);
    Setting inner = *s;
    inner.cramped = true;
    SetBox box = set_part(&inner, child);
    float em = setting_em(s), lean = skew(s, child, &box), width = box.width - box.lean;
    bool below = strcmp(which, "underline") == 0, line = below || strcmp(which, "line") == 0;
    if (line) lean = 0;
    SetBox accent = strokes_accent(s, which, line ? box.width : fmaxf(0.75f * width, 0.3f * em));
    float up = below ? -box.descent - 0.18f * em : box.ascent + 0.1f * em;
    up = setting_snap(s, up);
    setting_move(s, &accent, (line ? box.width : width) / 2 + lean, -up);
    setting_hold(&box, &accent, -up);
    setting_end(s, &box);
    return box;
}

static SetBox set_brace(const Setting *s, int part) {
    SetBox box = set_part(s, s->formula->part[part].child[0]);
    bool below = strcmp(formula_text(s->formula, part), "under") == 0;
    float em = setting_em(s), gap = 0.14f * em;
    SetBox brace = strokes_brace(s, fmaxf(box.width, em), below);
    float y = setting_snap(s, below ? box.descent + gap : -box.ascent - gap);
    setting_move(s, &brace, (box.width - brace.width) / 2, y);
    setting_hold(&box, &brace, y);
    setting_end(s, &box);
    return box;
}

static SetBox set_fence(const Setting *s, int part) {
    const char *which = formula_text(s->formula, part);
    SetBox box = setting_begin(s), inner = set_part(s, s->formula->part[part].child[0]);
    float axis = setting_axis(s), em = setting_em(s);
    float tall = 2 * fmaxf(inner.ascent - axis, inner.descent + axis);
    float height = fmaxf(0.92f * tall, tall - 0.5f * em);
    SetBox left = strokes_delimiter(s, which[0], height);
    SetBox right = strokes_delimiter(s, which[1], height);
    setting_move(s, &inner, left.width, 0);
    setting_move(s, &right, left.width + inner.width, 0);
    box.width = left.width + inner.width + right.width;
    setting_hold(&box, &inner, 0);
    setting_hold(&box, &left, 0);
    setting_hold(&box, &right, 0);
    setting_end(s, &box);
    return box;
}

/* ---- all */

/* A space that is all there is, as in \sqrt\quad. */
static SetBox set_space(const Setting *s, const Part *part) {
    SetBox box = setting_begin(s);
    box.width = fmaxf(space_width(s, part), 0);
    return box;
}

SetBox set_part(const Setting *s, int part) {
    const Part *p = &s->formula->part[part];
    switch (p->kind) {
    case PART_ROW: return set_row(s, p);
    case PART_TEXT: return set_text(s, part);
    case PART_SCRIPTS: return set_scripts(s, p);
    case PART_FRACTION: return set_fraction(s, p);
    case PART_ROOT: return set_root(s, p);
    case PART_ACCENT: return set_accent(s, part);
    case PART_BRACE: return set_brace(s, part);
    case PART_FENCE: return set_fence(s, part);
    case PART_TABLE: return set_table(s, p);
    case PART_PRIME: return set_primes(s, part);
    case PART_SPACE: return set_space(s, p);
    case PART_VALUE: return set_value(s, part);
    case PART_HOT: return set_hot(s, part);
    case PART_LINE:
    case PART_BAD: break;
    }
    return set_bad(s, part);
}

static SetBox set_all(const Formula *formula, const FormulaStyle *style, Shapes *out) {
    assert(formula && style->glyphs && style->density > 0);
    const Setting s = {.formula = formula,
                       .style = style,
                       .out = out,
                       .level = style->display ? LEVEL_DISPLAY : LEVEL_TEXT,
                       .color = style->color};
    return set_part(&s, 0);
}

FormulaSize formula_measure(const Formula *formula, const FormulaStyle *style) {
    Shapes nowhere = {0};
    SetBox box = set_all(formula, style, &nowhere);
    shapes_destroy(&nowhere);
    return (FormulaSize){fmaxf(box.width, 0), fmaxf(box.ascent, 0), fmaxf(box.descent, 0)};
}

void formula_draw(const Formula *formula, const FormulaStyle *style, Shapes *out, Point at) {
    const Setting whole = {.style = style, .out = out};
    SetBox box = set_all(formula, style, out);
    setting_move(&whole, &box, at.x, setting_snap(&whole, at.y));
    char tex[2000];
    formula_tex(formula, style, tex, sizeof tex);
    shapes_source(out, tex, (Rect){at.x, at.y - box.ascent, box.width, box.ascent + box.descent});
}
