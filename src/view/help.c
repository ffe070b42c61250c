/* The help sheet. */
#include "ui/keys.h"
#include "view/widgets.h"

void view_help(View *view) {
    if (!view->desk->help) return;
    const Theme *t = view->theme;
    const Desk *d = view->desk;
    float row = view_units(view, 27), pad = view_units(view, 26);
    float w = view_units(view, 720), h = row * KEYS_HELP + 2 * pad + view_units(view, 34);
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
