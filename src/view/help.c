/* The help sheet, and tooltips. */
#include <string.h>

#include "ui/keys.h"
#include "view/widgets.h"

void view_help(View *view) {
    if (!view->desk->help) return;
    const Theme *t = view->theme;
    const Desk *d = view->desk;
    float row = view_units(view, 27), pad = view_units(view, 26);
    float w = view_units(view, 640), h = row * KEYS_HELP + 2 * pad + view_units(view, 34);
    if (h > d->height - 20) {
        row *= (d->height - 20 - 2 * pad - view_units(view, 34)) / (row * KEYS_HELP);
        h = d->height - 20;
    }
    if (w > d->width - 20) w = d->width - 20;
    Rect sheet = {(d->width - w) / 2, (d->height - h) / 2, w, h};
    shapes_rect(view->out, (Rect){0, 0, d->width, d->height}, 0, color_faded(t->paper, 0.75f));
    shapes_target(view->out, "act", ACT_HELP, (Rect){0, 0, d->width, d->height});
    view_card(view, sheet);
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT);
    TextStyle keys = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    TextStyle does = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT);
    keys.face = FONT_BOLD;
    float y = sheet.y + pad + view_units(view, 14), column = view_units(view, 170);
    view_text(view, "Keys", sheet.x + pad, y, 0, &title);
    y += view_units(view, 20);
    shapes_tag(view->out, "help", 0);
    for (int i = 0; i < KEYS_HELP; i++) {
        float at = y + row * (float)i, line = view_middle(view, &keys, at, row);
        view_text(view, keys_help[i].keys, sheet.x + pad, line, column - 8, &keys);
        view_text(view, keys_help[i].does, sheet.x + pad + column, line, w - 2 * pad - column,
                  &does);
    }
    shapes_tag(view->out, NULL, 0);
}

/* What the control under the pointer is, beside it. */
void view_tooltip(View *view) {
    const Desk *d = view->desk;
    Tag tag = d->hover;
    if (!tag.name || d->pressed.name || d->open != CONTROL_NONE || d->help) return;
    Control control = CONTROL_NONE;
    bool one = strcmp(tag.name, "control") == 0 || strcmp(tag.name, "less") == 0 ||
               strcmp(tag.name, "more") == 0;
    if (one) control = (Control)tag.index;
    if (strcmp(tag.name, "option") == 0) control = (Control)(tag.index / 64);
    if (control == CONTROL_NONE) return;
    const char *hint = control_info(control).hint;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->on_accent, ALIGN_LEFT);
    float pad = view_units(view, 8), h = view_units(view, 26);
    float w = text_width(view->glyphs, hint, &style, d->density) + 2 * pad;
    float x = d->pointer.x + 12, y = d->pointer.y + 20;
    if (x + w > d->width - 6) x = d->width - 6 - w;
    if (x < 6) x = 6;
    if (y + h > d->height - 6) y = d->pointer.y - h - 8;
    Rect box = {x, y, w, h};
    shapes_tag(view->out, "tooltip", (int)control);
    shapes_rect(view->out, box, 5, view->theme->accent);
    view_text(view, hint, x + pad, view_middle(view, &style, y, h), 0, &style);
    shapes_tag(view->out, NULL, 0);
}
