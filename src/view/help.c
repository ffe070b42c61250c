/* The help sheet. */
#include "ui/keys.h"
#include "view/widgets.h"

enum { ROWS = (KEYS_HELP + 1) / 2 };

/* How the sheet is set: two columns of keys and what they do. */
typedef struct Columns {
    TextStyle keys, does;
    float key_width[2], does_width[2], row, gap, pad;
} Columns;

/* So many times as large as other text. */
static Columns columns_of(const View *view, float scale) {
    const Theme *t = view->theme;
    Columns s = {.keys = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT),
                 .does = view_style(view, TYPE_BODY, t->quiet, ALIGN_LEFT)};
    s.keys.face = FONT_BOLD;
    s.keys.size *= scale;
    s.does.size *= scale;
    s.row = view_units(view, 27) * scale;
    s.gap = view_units(view, 18) * scale;
    s.pad = view_units(view, 26) * scale;
    for (int i = 0; i < KEYS_HELP; i++) {
        float density = view->desk->density;
        float keys = text_width(view->glyphs, keys_help[i].keys, &s.keys, density);
        float does = text_width(view->glyphs, keys_help[i].does, &s.does, density);
        int c = i / ROWS;
        if (keys > s.key_width[c]) s.key_width[c] = keys;
        if (does > s.does_width[c]) s.does_width[c] = does;
    }
    return s;
}

static float help_width(const Columns *s) {
    float words = s->key_width[0] + s->does_width[0] + s->key_width[1] + s->does_width[1];
    return words + 4 * s->gap + 2 * s->pad;
}

static float help_height(const View *view, const Columns *s) {
    return s->row * ROWS + 2 * s->pad + view_units(view, 34);
}

static void help_rows(View *view, const Columns *s, float left, float top) {
    shapes_tag(view->out, "help", 0);
    for (int i = 0; i < KEYS_HELP; i++) {
        int c = i / ROWS;
        float x = left + (float)c * (s->key_width[0] + s->does_width[0] + 3 * s->gap);
        float y = view_middle(view, &s->keys, top + s->row * (float)(i % ROWS), s->row);
        view_text(view, keys_help[i].keys, x, y, 0, &s->keys);
        view_text(view, keys_help[i].does, x + s->key_width[c] + s->gap, y, 0, &s->does);
    }
    shapes_tag(view->out, NULL, 0);
}

void view_help(View *view) {
    if (!view->desk->help) return;
    const Theme *t = view->theme;
    const Desk *d = view->desk;
    float scale = 1, w, h;
    Columns s;
    do {
        s = columns_of(view, scale);
        w = help_width(&s);
        h = help_height(view, &s);
        scale *= 0.95f;
    } while ((w > d->width - 20 || h > d->height - 20) && scale > 0.3f);
    Rect sheet = {(d->width - w) / 2, (d->height - h) / 2, w, h};
    shapes_rect(view->out, (Rect){0, 0, d->width, d->height}, 0, color_faded(t->paper, 0.75f));
    shapes_target(view->out, "act", ACT_HELP, (Rect){0, 0, d->width, d->height});
    view_card(view, sheet);
    TextStyle title = view_style(view, TYPE_TITLE, t->ink, ALIGN_LEFT);
    float y = sheet.y + s.pad + view_units(view, 14);
    view_text(view, "Keys and hands", sheet.x + s.pad, y, 0, &title);
    help_rows(view, &s, sheet.x + s.pad, y + view_units(view, 20));
}
