/* See linked.h. */
#include "view/linked.h"

#include <stdio.h>
#include <string.h>

/* What a hot name stands for. */
static Tag tag_of(void *data, const char *name) {
    (void)data;
    int a, b;
    if (sscanf(name, "w %d", &a) == 1) return (Tag){"edge", a};
    if (sscanf(name, "u %d %d", &a, &b) == 2) return (Tag){"unit", a * MAX_UNITS + b};
    return (Tag){0};
}

static FormulaLit lit_by_name(void *data, const char *name) {
    const View *view = data;
    if (strcmp(name, "gold") == 0) return FORMULA_GOLD;
    Thing thing = thing_of(view->lab, tag_of(data, name));
    return lit_of(view, thing.kind, thing.index) & LIT_POINTED ? FORMULA_LIT : FORMULA_PLAIN;
}

static FormulaLit marked_by_name(void *data, const char *name) {
    const View *view = data;
    Thing thing = thing_of(view->lab, tag_of(data, name));
    FormulaLit lit = lit_by_name(data, name);
    bool selected = lit_of(view, thing.kind, thing.index) & LIT_SELECTED;
    return lit == FORMULA_PLAIN && selected ? FORMULA_MARKED : lit;
}

FormulaStyle linked_plain(View *view, float size, bool display) {
    const Theme *t = view->theme;
    return (FormulaStyle){.size = size,
                          .display = display,
                          .color = t->ink,
                          .value = t->ink,
                          .gold = t->gold_text,
                          .bad = t->bad,
                          .ground = lit_ground(view),
                          .glyphs = view->glyphs,
                          .density = view->desk->density,
                          .data = view};
}

FormulaStyle linked_style(View *view, float size) {
    FormulaStyle style = linked_plain(view, size, true);
    style.lit = lit_by_name;
    style.target = tag_of;
    return style;
}

FormulaStyle linked_marking(View *view, float size) {
    FormulaStyle style = linked_style(view, size);
    style.lit = marked_by_name;
    return style;
}
