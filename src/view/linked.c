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

static bool is_lit(void *data, const char *name) {
    const View *view = data;
    if (strcmp(name, "gold") == 0) return true;
    Tag tag = tag_of(data, name), hover = view->desk->hover;
    if (!tag.name || !hover.name) return false;
    bool weight = strcmp(tag.name, "edge") == 0 && strcmp(hover.name, "weight") == 0;
    return tag.index == hover.index && (weight || strcmp(tag.name, hover.name) == 0);
}

FormulaStyle linked_plain(View *view, float size, bool display) {
    const Theme *t = view->theme;
    return (FormulaStyle){.size = size,
                          .display = display,
                          .color = t->ink,
                          .value = t->ink,
                          .gold = t->gold_text,
                          .bad = t->bad,
                          .glyphs = view->glyphs,
                          .density = view->desk->density,
                          .data = view};
}

FormulaStyle linked_style(View *view, float size) {
    FormulaStyle style = linked_plain(view, size, true);
    style.lit = is_lit;
    style.target = tag_of;
    return style;
}
