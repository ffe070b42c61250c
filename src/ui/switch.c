/* See switch.h. */
#include "ui/switch.h"

#include <assert.h>

#include "ui/widgets.h"

static TextStyle style_of(const View *view, bool chosen) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_CAPTION, chosen ? t->ink : t->quiet, ALIGN_CENTER);
    style.face = FONT_BOLD;
    return style;
}

static float word_width(const View *view, const char *word) {
    TextStyle style = style_of(view, true);
    return text_width(view->glyphs, word, &style, view->ui->density) + view_units(view, 16);
}

float view_switch_width(const View *view, const Switch *of) {
    float width = 0;
    assert(of->words <= SWITCH_WORDS);
    for (int i = 0; i < of->words; i++) width += word_width(view, of->word[i]);
    return width;
}

static void word(View *view, Rect part, const Switch *of, int i) {
    const Theme *t = view->theme;
    bool chosen = i == of->chosen;
    float radius = view_units(view, 6);
    Tag tag = tag_of(of->target, i);
    TextStyle style = style_of(view, chosen);
    shapes_mark_part(view->out, of->target->name, i, chosen);
    if (chosen) shapes_rect(view->out, part, radius, t->card);
    if (chosen) shapes_border(view->out, part, radius, view_units(view, 1.6f), t->ink);
    view_feedback(view, part, radius, tag);
    view_text(view, of->word[i], part.x + part.w / 2, view_middle(view, &style, part.y, part.h), 0,
              &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, part);
}

void view_switch(View *view, Rect row, const Switch *of) {
    float h = view_units(view, 22);
    Rect part = {row.x, row.y + (row.h - h) / 2, view_switch_width(view, of), h};
    shapes_rect(view->out, part, view_units(view, 6), view->theme->sunken);
    for (int i = 0; i < of->words; i++) {
        part.w = word_width(view, of->word[i]);
        word(view, part, of, i);
        part.x += part.w;
    }
}
