/* See tooltip.h. */
#include "ui/tooltip.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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

/* ---- when */

void tooltip_hush(UiState *ui) {
    ui->hush = (Hush){true, ui->hover, ui->pointer};
}

void tooltip_moved(UiState *ui) {
    static const float TREMBLE = 6; /* points */
    Point from = ui->hush.at, to = ui->pointer;
    bool away = fabsf(to.x - from.x) + fabsf(to.y - from.y) > TREMBLE;
    if (away && !tag_same(ui->hover, ui->hush.tag)) ui->hush.on = false;
}

/* ---- where */

static float shared(Rect a, Rect b) {
    float w = fminf(a.x + a.w, b.x + b.w) - fmaxf(a.x, b.x);
    float h = fminf(a.y + a.h, b.y + b.h) - fmaxf(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

static Rect text_box(const View *view, const Shape *s) {
    const char *text = view->out->text + s->first;
    float w = text_width(view->glyphs, text, &s->text, view->ui->density), h = s->text.size;
    float back = s->text.align == ALIGN_RIGHT ? w : s->text.align == ALIGN_CENTER ? w / 2 : 0;
    return (Rect){s->at.x - back, s->at.y - 0.8f * h, w, h};
}

/* How much a box would hide: of words, more of numbers, most of what it speaks of. */
static float hidden_by(const View *view, Rect box, Rect spoken_of) {
    static const float NUMBERS = 4, SPOKEN_OF = 8;
    float sum = SPOKEN_OF * shared(box, spoken_of);
    for (int i = 0; i < view->out->shapes; i++) {
        const Shape *s = &view->out->shape[i];
        if (s->kind != SHAPE_TEXT || s->at.y < box.y || s->at.y > box.y + box.h + s->text.size)
            continue;
        bool number = strpbrk(view->out->text + s->first, "0123456789") != NULL;
        sum += shared(box, text_box(view, s)) * (number ? NUMBERS : 1);
    }
    return sum;
}

/* A number in a list is spoken of with the whole of its row. */
static Rect row_of(const View *view, Rect part) {
    const Tag tag = view->ui->hover;
    for (int i = 0; i < view->out->targets && tag.target->subject != SUBJECT_NONE; i++) {
        const Shape *s = &view->out->shape[view->out->target[i]];
        bool same = s->tag.index == tag.index && s->tag.target->subject == tag.target->subject &&
                    s->count == 0;
        if (same && rect_within(part, s->rect)) part = s->rect;
    }
    return part;
}

/* A large place, as the plane, is hidden somewhere in any case. */
static Rect spoken_of(const View *view) {
    Rect rect = row_of(view, target_rect(view->out, view->ui->hover));
    return rect.w * rect.h < view_units(view, 150) * view_units(view, 100) ? rect : (Rect){0};
}

static Rect place(const View *view, float w, float h) {
    enum { PLACES = 8 };
    const UiState *d = view->ui;
    const Point p = d->pointer;
    Rect of = spoken_of(view), best = {0};
    if (of.w <= 0) of = (Rect){p.x, p.y, 0, 0};
    const float below = of.y + of.h + 8, above = of.y - h - 8;
    const Rect places[PLACES] = {{p.x + 12, p.y + 20, w, h},  {p.x + 12, below, w, h},
                                 {p.x + 12, above, w, h},     {p.x - w - 12, below, w, h},
                                 {p.x - w - 12, above, w, h}, {of.x + of.w + 10, of.y, w, h},
                                 {of.x - w - 10, of.y, w, h}, {p.x - w / 2, below + h + 8, w, h}};
    float least = INFINITY;
    for (int i = 0; i < PLACES; i++) {
        Rect box = places[i];
        box.x = fmaxf(6, fminf(box.x, d->width - 6 - w));
        box.y = fmaxf(6, fminf(box.y, d->height - 6 - h));
        float hidden = hidden_by(view, box, of);
        if (hidden >= least) continue;
        least = hidden;
        best = box;
    }
    return best;
}

static void draw(View *view, const char *hint, int index) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->on_accent, ALIGN_LEFT);
    float pad = view_units(view, 8), each = view_units(view, 17), room = view_units(view, 420);
    int lines;
    float w = width_of(view, hint, &style, room, &lines);
    Rect box = place(view, w + 2 * pad, each * (float)lines + view_units(view, 9));
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
    if (!tag.target || d->pressed.target || d->help || d->hush.on || editing_is_on(d)) return;
    /* A target beneath a list is not under the pointer. */
    if (d->popup.list.target && !popup_holds(view->out, d->pointer)) return;
    const char *hint = tag.target->say ? tag.target->say(view, tag, text) : tag.target->hint;
    if (hint && d->sheet.kind == SHEET_CLOSED) draw(view, hint, tag.index);
}
