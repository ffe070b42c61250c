/* See linked.h. */
#include "panels/linked.h"

#include <stdio.h>
#include <string.h>

#include "panels/subjects.h"

/* The tag of a hot name. */
static Tag tag_of_name(const char *name) {
    int a, b;
    if (sscanf(name, "w %d", &a) == 1) return tag_of(&TARGET_EDGE, a);
    if (sscanf(name, "u %d %d", &a, &b) == 2) return tag_part(&TARGET_UNIT, a, b);
    return (Tag){0};
}

static Tag target_of_name(void *data, const char *name, const char **called) {
    Tag tag = tag_of_name(name);
    *called = tag.target ? tag.target->name : NULL;
    return tag;
}

static Highlight highlight_of_name(const View *view, const char *name) {
    return highlight_of(view, subject_of(view->lab, tag_of_name(name)));
}

static FormulaLit highlight_by_name(void *data, const char *name) {
    const View *view = data;
    if (strcmp(name, "gold") == 0) return FORMULA_GOLD;
    return highlight_of_name(view, name) & HIGHLIGHT_POINTED ? FORMULA_LIT : FORMULA_PLAIN;
}

static FormulaLit marked_by_name(void *data, const char *name) {
    const View *view = data;
    FormulaLit highlight = highlight_by_name(data, name);
    bool selected = highlight_of_name(view, name) & HIGHLIGHT_SELECTED;
    return highlight == FORMULA_PLAIN && selected ? FORMULA_MARKED : highlight;
}

FormulaStyle linked_plain(View *view, float size, bool display) {
    const Theme *t = view->theme;
    return (FormulaStyle){.size = size,
                          .display = display,
                          .color = t->ink,
                          .value = t->ink,
                          .gold = t->gold_text,
                          .bad = t->bad,
                          .ground = highlight_ground(view),
                          .glyphs = view->glyphs,
                          .density = view->ui->density,
                          .data = view};
}

FormulaStyle linked_style(View *view, float size) {
    FormulaStyle style = linked_plain(view, size, true);
    style.lit = highlight_by_name;
    style.target = target_of_name;
    return style;
}

FormulaStyle linked_marking(View *view, float size) {
    FormulaStyle style = linked_style(view, size);
    style.lit = marked_by_name;
    return style;
}
