/* See list.h. */
#include "ui/list.h"

#include "ui/popup.h"
#include "ui/widgets.h"

static const float ROW = 28, PAD = 6, BETWEEN = 28; /* units */

static TextStyle label_style(const View *view, const ListEntry *entry, bool any_chosen) {
    const Theme *t = view->theme;
    bool back = any_chosen && !entry->chosen;
    TextStyle style = view_style(view, TYPE_BODY, back ? t->quiet : t->ink, ALIGN_LEFT);
    if (entry->chosen) style.face = FONT_BOLD;
    return style;
}

static float width_of(const View *view, const ListEntry *entry, int count) {
    TextStyle label = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle key = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float most = 0, density = view->ui->density;
    for (int i = 0; i < count; i++) {
        float w = text_width(view->glyphs, entry[i].label, &label, density);
        if (entry[i].key)
            w += view_units(view, BETWEEN) + text_width(view->glyphs, entry[i].key, &key, density);
        if (w > most) most = w;
    }
    return most + 4 * view_units(view, PAD);
}

static Rect box_of(const View *view, Rect anchor, float least, const ListEntry *entry, int count) {
    float pad = view_units(view, PAD), w = width_of(view, entry, count);
    Rect box = {anchor.x, anchor.y + anchor.h, w > least ? w : least,
                view_units(view, ROW) * (float)count + 2 * pad};
    if (box.x + box.w > view->ui->width - pad) box.x = view->ui->width - pad - box.w;
    if (box.y + box.h > view->ui->height) box.y = view->ui->height - box.h - pad;
    return box;
}

void list_draw(View *view, Rect anchor, float least, const ListEntry *entry, int count, Tag first) {
    const Theme *t = view->theme;
    float row = view_units(view, ROW), pad = view_units(view, PAD);
    Rect box = box_of(view, anchor, least, entry, count);
    bool any_chosen = false;
    for (int i = 0; i < count; i++) any_chosen |= entry[i].chosen;
    popup_ground(view, box);
    for (int i = 0; i < count; i++) {
        Rect line = {box.x + pad, box.y + pad + row * (float)i, box.w - 2 * pad, row};
        Tag tag = tag_part(first.target, first.index, first.part + i);
        TextStyle style = label_style(view, &entry[i], any_chosen);
        TextStyle key = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
        view_feedback(view, line, 4, tag);
        view_text(view, entry[i].label, line.x + pad, view_middle(view, &style, line.y, row), 0,
                  &style);
        if (entry[i].key)
            view_text(view, entry[i].key, line.x + line.w - pad,
                      view_middle(view, &key, line.y, row), 0, &key);
        target_place(view->out, tag, line);
    }
}
