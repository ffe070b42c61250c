/* See linked.h. */
#include "panels/linked.h"

#include <stdlib.h>
#include <string.h>

#include "panels/subjects.h"

/* Whether *name goes on with a number, which it is then behind. */
static bool take_number(const char **name, int *number) {
    char *end;
    *number = (int)strtol(*name, &end, 10);
    bool found = end != *name;
    *name = end;
    return found;
}

/* The tag of a hot name, "w 12" or "u 1 3". A page of matrices asks thousands of times a frame, and
 * sscanf would take a tenth of it. */
static Tag tag_of_name(const char *name) {
    int a, b;
    const char *rest = name + 1;
    if (name[0] == 'w' && take_number(&rest, &a)) return tag_of(&TARGET_EDGE, a);
    if (name[0] == 'u' && take_number(&rest, &a) && take_number(&rest, &b))
        return tag_part(&TARGET_UNIT, a, b);
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
    if (strcmp(name, "gold") == 0) return FORMULA_GOLD;
    Highlight highlight = highlight_of_name(view, name);
    if (highlight & HIGHLIGHT_POINTED) return FORMULA_LIT;
    return highlight & HIGHLIGHT_SELECTED ? FORMULA_MARKED : FORMULA_PLAIN;
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
