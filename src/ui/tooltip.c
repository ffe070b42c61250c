/* See tooltip.h. */
#include "ui/tooltip.h"

#include <stdio.h>

#include "ui/editing.h"
#include "ui/popup.h"
#include "ui/widgets.h"

enum { LINES = 4 };

/* The widest of the lines that a hint is broken into; *lines: how many there are. */
static float width_of(const View *view, const char *hint, const TextStyle *style, float room,
                      int *lines) {
    float widest = 0;
    for (*lines = 0; *hint && *lines < LINES; ++*lines) {
        char line[256];
        size_t length = text_break(view->glyphs, hint, style, view->ui->density, room);
        snprintf(line, sizeof line, "%.*s", (int)length, hint);
        float w = text_width(view->glyphs, line, style, view->ui->density);
        if (w > widest) widest = w;
        hint += length;
        while (*hint == ' ') hint++;
    }
    return widest;
}

static void draw(View *view, const char *hint, int index) {
    const UiState *d = view->ui;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->on_accent, ALIGN_LEFT);
    float pad = view_units(view, 8), each = view_units(view, 17), room = view_units(view, 420);
    int lines;
    float w = width_of(view, hint, &style, room, &lines);
    Rect box = {d->pointer.x + 12, d->pointer.y + 20, w + 2 * pad,
                each * (float)lines + view_units(view, 9)};
    if (box.x + box.w > d->width - 6) box.x = d->width - 6 - box.w;
    if (box.x < 6) box.x = 6;
    if (box.y + box.h > d->height - 6) box.y = d->pointer.y - box.h - 8;
    shapes_mark(view->out, "tooltip", index);
    shapes_rect(view->out, box, 5, view->theme->accent);
    Point at = {box.x + pad, view_middle(view, &style, box.y + view_units(view, 4.5f), each)};
    view_lines(view, hint, at, room, each, LINES, &style);
    shapes_mark(view->out, NULL, 0);
}

void tooltip_draw(View *view) {
    const UiState *d = view->ui;
    Tag tag = d->hover;
    char text[TOOLTIP_TEXT];
    if (!tag.target || d->pressed.target || d->help || editing_is_on(d)) return;
    /* A target beneath a list is not under the pointer. */
    if (d->popup.list.target && !popup_holds(view->out, d->pointer)) return;
    const char *hint = tag.target->say ? tag.target->say(view, tag, text) : tag.target->hint;
    if (hint && d->sheet.kind == SHEET_CLOSED) draw(view, hint, tag.index);
}
