/* See words.h. */
#include "ui/menu.h"

#include "view/section.h"
#include "view/words.h"

/* ---- words */

static TextStyle word_style(const View *view) {
    return view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_CENTER);
}

static float word_width(const View *view, Word word) {
    TextStyle style = word_style(view);
    return text_width(view->glyphs, menu_word(word), &style, view->desk->density) +
           view_units(view, 24);
}

float words_width(const View *view, bool narrow) {
    float width = 0;
    if (narrow) return word_width(view, WORD_MENU);
    for (int w = 0; w <= WORD_VIEW; w++) width += word_width(view, (Word)w);
    return width;
}

static void word(View *view, Rect rect, Word which) {
    TextStyle style = word_style(view);
    bool open = view->desk->word == which;
    float radius = view_units(view, 5);
    if (open) style.color = view->theme->ink;
    if (open) shapes_rect(view->out, rect, radius, view->theme->hover);
    view_feedback(view, rect, radius, "word", (int)which);
    view_text(view, menu_word(which), rect.x + rect.w / 2,
              view_middle(view, &style, rect.y, rect.h), 0, &style);
    shapes_target(view->out, "word", (int)which, rect);
}

void words_draw(View *view, float right, bool narrow) {
    float h = view_units(view, 30), x = right - words_width(view, narrow);
    for (int w = narrow ? WORD_MENU : 0; w <= (narrow ? WORD_MENU : WORD_VIEW); w++) {
        float wide = word_width(view, (Word)w);
        word(view, (Rect){x, (view->layout.header.h - h) / 2, wide, h}, (Word)w);
        x += wide;
    }
}

/* ---- what they open */

/* Below its word, or below the one word for all; within the window, and beside the lesson. */
static Rect below(const View *view, float width, float height) {
    int at = shapes_find(view->out, "word", (int)view->desk->word, -1);
    if (at < 0) at = shapes_find(view->out, "word", WORD_MENU, -1);
    float gap = view_units(view, 6), left = view->layout.stage.x;
    float x = at < 0 ? left : view->out->shape[at].rect.x;
    float most = view->desk->width - view->layout.gap - width;
    if (x > most) x = most;
    if (x < left) x = left < most ? left : most;
    float room = view->desk->height - view->layout.header.h - 2 * gap;
    return (Rect){x, view->layout.header.h + gap, width, height < room ? height : room};
}

static void card(View *view, Section section) {
    float pad = view_units(view, 18), head = view_units(view, 24);
    float width = view_units(view, 340), inner = width - 2 * pad, ease = 0.7f;
    float content = section_height(view, section, inner, ease);
    Rect rect = below(view, width, content + head + 2 * pad);
    if (rect.h < content + head + 2 * pad) content = section_height(view, section, inner, ease = 0);
    float ring = view_units(view, 5); /* around what has the focus, in the first row too */
    Rect page = {rect.x, rect.y + pad + head - ring, rect.w, rect.h - pad * 1.5f - head + ring};
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float line = rect.y + pad + view_units(view, 10);
    view_popup(view, rect);
    view_text(view, section_title(section), rect.x + pad, line, 0, &caption);
    section_note(view, section, rect.x + width - pad, line);
    float moved = section_scroll(view, page, content + ring);
    shapes_clip(view->out, page);
    section_draw(view, section, (Point){rect.x + pad, page.y + ring - moved}, inner, ease);
    shapes_unclip(view->out);
}

static void check(View *view, Point at) {
    float r = view_units(view, 4);
    const Point three[3] = {
        {at.x - r, at.y}, {at.x - r * 0.2f, at.y + r * 0.8f}, {at.x + r, at.y - r * 0.9f}};
    shapes_curve(view->out, three, 3, view_units(view, 1.6f), 0, view->theme->ink);
}

static void line_text(View *view, Rect rect, const char *label, const char *key) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float y = view_middle(view, &style, rect.y, rect.h);
    view_text(view, label, rect.x + view_units(view, 28), y, 0, &style);
    view_text(view, key, rect.x + rect.w - view_units(view, 10), y, 0, &quiet);
}

static void entry(View *view, Rect rect, Entry which) {
    view_feedback(view, rect, view_units(view, 4), "entry", (int)which);
    shapes_tag(view->out, "entry", (int)which);
    if (menu_is_on(view->desk, which))
        check(view, (Point){rect.x + view_units(view, 14), rect.y + rect.h / 2});
    line_text(view, rect, menu_label(view->desk, which), menu_key(which));
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "entry", (int)which, rect);
}

/* In the menu of everything the sections come first. */
static Rect sections(View *view, Rect rect) {
    for (int s = 0; s < SECTION_COUNT; s++, rect.y += rect.h) {
        view_feedback(view, rect, view_units(view, 4), "word", s);
        line_text(view, rect, menu_word((Word)s), "");
        shapes_target(view->out, "word", s, rect);
    }
    return rect;
}

static float list_height(const View *view, float row, float gap, bool narrow) {
    float height = narrow ? row * SECTION_COUNT + gap : 0;
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (menu_offers(view->player, (Entry)e))
            height += row + (menu_begins_group((Entry)e) ? gap : 0);
    }
    return height;
}

static void divide(View *view, Rect *row, float gap) {
    float y = row->y + gap / 2;
    shapes_line(view->out, (Point){row->x, y}, (Point){row->x + row->w, y}, 1,
                view->theme->hairline);
    row->y += gap;
}

static void list(View *view, bool narrow) {
    float row = view_units(view, 27), gap = view_units(view, 9), pad = view_units(view, 6);
    Rect rect = below(view, view_units(view, 290), list_height(view, row, gap, narrow) + 2 * pad);
    Rect line = {rect.x + pad, rect.y + pad, rect.w - 2 * pad, row};
    view_popup(view, rect);
    if (narrow) {
        line = sections(view, line);
        divide(view, &line, gap);
    }
    for (int e = 0; e < ENTRY_COUNT; e++) {
        if (!menu_offers(view->player, (Entry)e)) continue;
        if (menu_begins_group((Entry)e)) divide(view, &line, gap);
        entry(view, line, (Entry)e);
        line.y += row;
    }
}

void view_words(View *view) {
    Word word = view->desk->word;
    if (word == WORD_NONE || view->desk->home) return;
    if (word < WORD_VIEW)
        card(view, (Section)word);
    else
        list(view, word == WORD_MENU);
}
