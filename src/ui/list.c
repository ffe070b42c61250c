/* See list.h. */
#include "ui/list.h"

#include <math.h>

#include "ui/finger.h"
#include "ui/popup.h"
#include "ui/widgets.h"

static const float ROW = 28, PAD = 6, BETWEEN = 28; /* units */

static float width_of(const View *view, const ListEntry *entry, int count) {
    TextStyle label = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle key = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float most = 0, density = view->ui->density;
    for (int i = 0; i < count; i++) {
        label.face = entry[i].chosen ? FONT_BOLD : FONT_REGULAR;
        float w = text_width(view->glyphs, entry[i].label, &label, density);
        if (entry[i].key)
            w += view_units(view, BETWEEN) + text_width(view->glyphs, entry[i].key, &key, density);
        if (w > most) most = w;
    }
    return most + 4 * view_units(view, PAD);
}

/* As high as is comfortable, or as all of them have room for. */
static float row_height(const View *view, int count) {
    float room = (view->ui->height - 3 * view_units(view, PAD)) / (float)count;
    return fminf(finger_row(view, ROW), room);
}

static Rect box_of(const View *view, Rect anchor, float least, const ListEntry *entry, int count) {
    float pad = view_units(view, PAD), w = width_of(view, entry, count);
    Rect box = {anchor.x, anchor.y + anchor.h, w > least ? w : least,
                row_height(view, count) * (float)count + 2 * pad};
    if (box.x + box.w > view->ui->width - pad) box.x = view->ui->width - pad - box.w;
    if (box.y + box.h <= view->ui->height) return box;
    box.y = anchor.y - box.h > pad ? anchor.y - box.h : view->ui->height - box.h - pad;
    return box;
}

static void check(View *view, Point at) {
    float r = view_units(view, 4);
    const Point three[3] = {
        {at.x - r, at.y}, {at.x - r * 0.2f, at.y + r * 0.8f}, {at.x + r, at.y - r * 0.9f}};
    shapes_curve(view->out, three, 3, view_units(view, 1.6f), 0, view->theme->ink);
}

void list_row(View *view, Rect row, float indent, const ListEntry *entry, Tag tag) {
    const Theme *t = view->theme;
    Color ink = entry->refused ? t->faint : t->ink;
    TextStyle label = view_style(view, TYPE_BODY, ink, ALIGN_LEFT);
    TextStyle key = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    float y = view_middle(view, &label, row.y, row.h), end = row.x + row.w - view_units(view, PAD);
    if (entry->chosen) label.face = FONT_BOLD;
    view_feedback(view, row, view_units(view, 4), tag);
    if (entry->checked) check(view, (Point){row.x + indent / 2, row.y + row.h / 2});
    view_text(view, entry->label, row.x + indent, y, end - row.x - indent, &label);
    if (entry->key) view_text(view, entry->key, end, y, 0, &key);
    target_place(view->out, tag, row);
}

void list_draw(View *view, Rect anchor, float least, const ListEntry *entry, int count, Tag first) {
    float row = row_height(view, count), pad = view_units(view, PAD);
    Rect box = box_of(view, anchor, least, entry, count);
    popup_ground(view, box);
    for (int i = 0; i < count; i++) {
        Rect line = {box.x + pad, box.y + pad + row * (float)i, box.w - 2 * pad, row};
        list_row(view, line, pad, &entry[i], tag_part(first.target, first.index, first.part + i));
    }
}
