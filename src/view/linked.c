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

FormulaLit linked_lit(Lit lit) {
    return lit & LIT_POINTED ? FORMULA_LIT : lit & LIT_SELECTED ? FORMULA_MARKED : FORMULA_PLAIN;
}

static FormulaLit lit_by_name(void *data, const char *name) {
    const View *view = data;
    if (strcmp(name, "gold") == 0) return FORMULA_GOLD;
    Thing thing = thing_of(view->lab, tag_of(data, name));
    return linked_lit(lit_of(view, thing.kind, thing.index));
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
