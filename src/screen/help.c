/* The help sheet. */
#include <math.h>

#include "screen/header/header.h"
#include "screen/keys.h"
#include "screen/lesson/prose.h"
#include "screen/view.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

/* Keys and what each does, in one column or in two. */
typedef struct Sheet {
    Point at;    /* its upper left corner */
    float width; /* of a column */
    float gap;   /* between columns */
    Type type;
    float scale; /* of that type */
    float keys;  /* units for the keys of a row, before that scale */
    int split;   /* how many keys the first column has; keys_help_rows: there is no second */
} Sheet;

/* One key with what it does, over as many lines as that takes; returns their height. */
static float entry(View *view, const Sheet *sheet, const KeyHelp *key, Point at) {
    const Theme *t = view->theme;
    float keys_width = view_units(view, sheet->keys) * sheet->scale;
    TextStyle keys = view_style(view, sheet->type, t->ink, ALIGN_LEFT);
    TextStyle does = view_style(view, sheet->type, t->quiet, ALIGN_LEFT);
    keys.face = FONT_BOLD;
    keys.size *= sheet->scale;
    does.size *= sheet->scale;
    Flow left = {.view = view, .x = at.x, .y = at.y, .width = keys_width - view_units(view, 8)};
    Flow right = {.view = view, .x = at.x + keys_width, .y = at.y};
    right.width = sheet->width - keys_width;
    flow_text(&left, key->keys, &keys, 1.25f);
    flow_text(&right, key->does, &does, 1.25f);
    return fmaxf(left.y, right.y) - at.y + view_units(view, 4);
}

/* All keys; returns how high the higher column becomes. */
static float entries(View *view, const Sheet *sheet) {
    Point at = sheet->at;
    float highest = 0;
    for (int i = 0; i < keys_help_rows; i++) {
        if (i == sheet->split) at = (Point){sheet->at.x + sheet->width + sheet->gap, sheet->at.y};
        at.y += entry(view, sheet, &keys_help[i], at);
        highest = fmaxf(highest, at.y - sheet->at.y);
    }
    return highest;
}

/* As entries, without drawing any. */
static float height_of(const View *view, const Sheet *sheet) {
    Shapes scratch = {0};
    View aside = *view;
    aside.out = &scratch;
    float height = entries(&aside, sheet);
    shapes_destroy(&scratch);
    return height;
}

/* One column if all keys fit below each other, else two of equal height, as large as will fit. */
static Sheet sheet_of(const View *view, Rect room, float gap) {
    Sheet sheet = {
        .width = fminf(view_units(view, 588), room.w), .gap = gap, .split = keys_help_rows};
    sheet.scale = 1;
    sheet.keys = 160;
    if (height_of(view, &sheet) <= room.h) return sheet;
    sheet.type = TYPE_SMALL;
    sheet.keys = 104;
    sheet.width = fminf(sheet.width, (room.w - gap) / 2);
    for (; sheet.scale > 0.5f; sheet.scale *= 0.95f) {
        for (int split = keys_help_rows / 2; split < keys_help_rows; split++) {
            Sheet other = sheet;
            other.split = split;
            if (height_of(view, &other) < height_of(view, &sheet)) sheet = other;
        }
        if (height_of(view, &sheet) <= room.h) break;
    }
    return sheet;
}

/* ---- in one column: as large as everything else, and a page that is scrolled */

static float *position(UiState *ui) {
    return &ui->scrolled.help;
}

static void page_press(const Gesture *g, Tag tag, const InputEvent *e) {
    act_do(g->ui, ACT_HELP);
}

static const ScrollArea AREA = {position};
static const Target TARGET_HELP = {.name = "help page", .scroll = &AREA, .press = page_press};

static void long_page(View *view) {
    float pad = view_units(view, 16), head = view_units(view, 40), edge = view_units(view, 8);
    Rect card = rect_inset((Rect){0, 0, view->ui->width, view->ui->height}, edge);
    Rect page = {card.x, card.y + head, card.w, card.h - head - edge};
    Sheet sheet = {.width = card.w - 2 * pad, .split = keys_help_rows, .scale = 1, .keys = 104};
    float above = view_units(view, 14); /* the first line */
    float all = above + height_of(view, &sheet), beyond = fmaxf(0, all - page.h);
    float moved = fminf(view->ui->scrolled.help, beyond);
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    view_card(view, card);
    view_text(view, "Keys and hands", card.x + pad, card.y + pad + title.size * 0.8f, 0, &title);
    scroll_place(view->out, &TARGET_HELP, page, beyond);
    sheet.at = (Point){card.x + pad, page.y + above - moved};
    shapes_clip(view->out, page);
    shapes_mark(view->out, "help", 0);
    entries(view, &sheet);
    shapes_mark(view->out, NULL, 0);
    shapes_unclip(view->out);
    Rect lane = {page.x + page.w - 6, page.y, 3, page.h};
    if (beyond > 0) scroll_bar(view->out, lane, moved, page.h, all, 0, view->theme->faint);
}

static void short_sheet(View *view) {
    const UiState *d = view->ui;
    float pad = view_units(view, d->height < view_units(view, 760) ? 16 : 26);
    float head = view_units(view, 32), margin = view_units(view, 8) + pad;
    Rect room = rect_inset((Rect){0, 0, d->width, d->height}, margin);
    room.h -= head;
    Sheet sheet = sheet_of(view, room, pad);
    float h = height_of(view, &sheet) + head + 2 * pad;
    float w = sheet.width + 2 * pad;
    if (sheet.split < keys_help_rows) w += sheet.width + sheet.gap;
    Rect card = {(d->width - w) / 2, (d->height - h) / 2, w, h};
    view_card(view, card);
    TextStyle title = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    view_text(view, "Keys and hands", card.x + pad, card.y + pad + title.size * 0.8f, 0, &title);
    sheet.at = (Point){card.x + pad, card.y + pad + head};
    shapes_mark(view->out, "help", 0);
    entries(view, &sheet);
    shapes_mark(view->out, NULL, 0);
}

void view_help(View *view) {
    if (!view->ui->help) return;
    Rect all = {0, 0, view->ui->width, view->ui->height};
    shapes_rect(view->out, all, 0, color_faded(view->theme->paper, 0.75f));
    target_place(view->out, act_tag(ACT_HELP), all);
    if (view->layout.fold == FOLD_COLUMN)
        long_page(view);
    else
        short_sheet(view);
}
