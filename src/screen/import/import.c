/* The sheet "Your table": the whole of it, its title, its foot, its keys. */
#include "screen/import/import.h"

#include <stdio.h>
#include <string.h>

#include "base/path.h"
#include "screen/view.h"
#include "ui/focus.h"
#include "ui/popup.h"
#include "ui/widgets.h"

static const float WIDE = 1136, HIGH = 716; /* units, as below */

/* ---- input */

typedef enum TableAct { TABLE_CANCEL, TABLE_USE } TableAct;

static void act_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (tag.index == TABLE_USE)
        table_sheet_confirm(&g->ui->table);
    else
        table_sheet_close(&g->ui->table);
}

static const Target TARGET_TABLE_ACT = {.name = "table act", .stop = TAB_EACH, .press = act_press};

static void test_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->table.test = !g->ui->table.test;
}

static const Target TARGET_TABLE_TEST = {
    .name = "table test", .stop = TAB_EACH, .press = test_press};

/* A dropped file, a paste, closing the window, and what only changes how it is seen. */
static bool is_for_others(const InputEvent *e) {
    bool end = e->ctrl && e->key == 'Q';
    return e->kind == INPUT_DROP || e->kind == INPUT_PASTE || e->kind == INPUT_QUIT ||
           (e->kind == INPUT_KEY && (end || e->key == KEY_F11 || e->key == KEY_F12));
}

/* It may have been opened since the last picture: the targets drawn then are beneath it. */
static bool is_drawn(const Gesture *g) {
    return target_find_any(g->drawn, &TARGET_TABLE_ACT, -1) >= 0;
}

static void press_key(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (e->ctrl || popup_key(g, e)) return;
    if (e->key == KEY_TAB)
        focus_move(g, e->shift);
    else if (e->key == KEY_ESCAPE)
        table_sheet_close(&ui->table);
    else if ((e->key == KEY_ENTER || e->key == KEY_SPACE) && ui->focus.target)
        focus_enter(g);
    else if (e->key == KEY_ENTER)
        table_sheet_confirm(&ui->table);
    else
        focus_arrow(g, e);
}

static void turn_wheel(UiState *ui, const InputEvent *e) {
    static const float ROWS = 3;
    if (e->dy != 0) table_sheet_scroll(&ui->table, (int)(-e->dy * ROWS), 0);
    if (e->dx != 0) table_sheet_scroll(&ui->table, 0, e->dx > 0 ? 1 : -1);
}

bool import_input(const Gesture *g, const InputEvent *e) {
    UiState *ui = g->ui;
    if (!ui->table.open || is_for_others(e)) return false;
    if (e->kind == INPUT_WHEEL && ui->table.read)
        turn_wheel(ui, e);
    else if (e->kind == INPUT_KEY && e->key == KEY_ESCAPE && !is_drawn(g))
        table_sheet_close(&ui->table);
    else if (!is_drawn(g))
        return true;
    else if (e->kind == INPUT_KEY)
        press_key(g, e);
    else if (e->kind == INPUT_MOVE || e->kind == INPUT_PRESS || e->kind == INPUT_RELEASE)
        gesture_event(g, e);
    if (!ui->table.open) ui_clear(ui);
    return true;
}

int import_pointed(const UiState *ui) {
    Tag tag = ui->hover.target ? ui->hover : ui->focus;
    bool row = tag_is(tag, &TARGET_TABLE_ROW) || tag_is(tag, &TARGET_TABLE_SPOT);
    return row && tag.index < ui->table.cells.rows ? tag.index : -1;
}

/* ---- the picture */

static Rect middle_of(const UiState *ui, float w, float h) {
    static const float EDGE = 24;
    if (w > ui->width - EDGE) w = ui->width - EDGE;
    if (h > ui->height - EDGE) h = ui->height - EDGE;
    return (Rect){(ui->width - w) / 2, (ui->height - h) / 2, w, h};
}

ImportLayout import_layout(const View *view) {
    Rect s = middle_of(view->ui, view_units(view, WIDE), view_units(view, HIGH));
    bool tight = s.w < view_units(view, 900), low = s.h < view_units(view, 560);
    float pad = view_units(view, tight ? 18 : 36), foot = view_units(view, low ? 56 : 76);
    float title = view_units(view, low ? 26 : 36), pill = view_units(view, 34);
    float gap = view_units(view, low ? 8 : 24), across = s.w - 2 * pad;
    float side = across * 0.31f, between = tight ? pad : view_units(view, 42);
    float top = s.y + view_units(view, low ? 14 : 26);
    ImportLayout l = {.sheet = s};
    l.title = (Rect){s.x + pad, top, across, title};
    l.read_as = (Rect){s.x + pad, top + title + gap / 3, across, pill};
    l.foot = (Rect){s.x, s.y + s.h - foot, s.w, foot};
    float body = l.read_as.y + pill + gap, end = l.foot.y - gap / 2;
    l.points = (Rect){s.x + s.w - pad - side, body, side, end - body};
    if (!low) l.below = end - view_units(view, 30);
    l.table = (Rect){s.x + pad, body, across - side - between, (low ? end : l.below) - body};
    if (view->layout.fold == FOLD_COLUMN) { /* the points below the table */
        float high = (end - body) * 0.36f;
        l.points = (Rect){s.x + pad, end - high, across, high};
        l.table = (Rect){s.x + pad, body, across, end - high - gap - body};
        l.below = 0;
    }
    return l;
}

static void title(View *view, Rect line) {
    const TableSheet *s = &view->ui->table;
    char about[256];
    TextStyle style = view_style(view, TYPE_TITLE, view->theme->ink, ALIGN_LEFT);
    TextStyle quiet = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float y = view_middle(view, &style, line.y, line.h);
    float x = line.x + view_text(view, "Your table", line.x, y, 0, &style) + view_units(view, 14);
    int used = snprintf(about, sizeof about, "%.120s", s->path[0] ? path_name(s->path) : "pasted");
    if (s->read) {
        snprintf(about + used, sizeof about - (size_t)used, ": %d row%s, %d columns", s->cells.all,
                 s->cells.all == 1 ? "" : "s", s->cells.columns);
    }
    shapes_mark(view->out, "table about", 0);
    view_text(view, about, x, y, line.x + line.w - x, &quiet);
    shapes_mark(view->out, NULL, 0);
}

/* How far the reading is. */
static void progress(View *view, const ImportLayout *l) {
    const Theme *t = view->theme;
    float done = cells_done(view->ui->table.reading), w = view_units(view, 320);
    Rect bar = {l->sheet.x + (l->sheet.w - w) / 2, l->sheet.y + l->sheet.h / 2, w,
                view_units(view, 8)};
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, t->quiet, ALIGN_CENTER);
    snprintf(text, sizeof text, "Reading a long table: %d %%", (int)(done * 100));
    shapes_mark(view->out, "table progress", (int)(done * 100));
    view_text(view, text, bar.x + w / 2, bar.y - view_units(view, 14), 0, &style);
    shapes_mark(view->out, NULL, 0);
    shapes_rect(view->out, bar, bar.h / 2, t->sunken);
    bar.w *= done;
    shapes_rect(view->out, bar, bar.h / 2, t->accent);
}

/* What it says, and what was seen. */
static void not_a_table(View *view, const ImportLayout *l) {
    const Theme *t = view->theme;
    const TableSheet *s = &view->ui->table;
    float line = view_units(view, 21), x = l->table.x, y = l->table.y + line;
    float width = l->sheet.w - 2 * (x - l->sheet.x), end = l->foot.y - line;
    char text[600];
    TextStyle bad = view_style(view, TYPE_BODY, t->bad, ALIGN_LEFT);
    TextStyle plain = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT), mono = plain;
    mono.face = FONT_MONO;
    snprintf(text, sizeof text, "This cannot be a table: %.500s.", s->wrong.text);
    shapes_mark(view->out, "table wrong", 0);
    y += line * (float)view_lines(view, text, (Point){x, y}, width, line, 3, &bad);
    shapes_mark(view->out, NULL, 0);
    y += line / 2;
    view_text(view, "It begins with", x, y, width, &plain);
    shapes_mark(view->out, "table seen", 0);
    for (int i = 0; i < TABLE_LINES && (y += line) < end; i++)
        view_text(view, s->seen[i], x, y, width, &mono);
    shapes_mark(view->out, NULL, 0);
}

static void sentence(View *view, const ImportLayout *l) {
    const TableSheet *s = &view->ui->table;
    const char *whole = "The network sees the inputs and learns to give the answer. A "
                        "column that is left out is not read.";
    const char *half = "The network sees the inputs and learns to give the answer.";
    char unit[120];
    bool refused = s->said.text[0] != '\0', doubted = !refused && s->doubt.text[0] != '\0';
    char text[600];
    if (l->below <= 0 && !refused && !doubted) return;
    Color color = refused ? view->theme->bad : doubted ? view->theme->ink : view->theme->quiet;
    TextStyle style = view_style(view, TYPE_BODY, color, ALIGN_LEFT);
    float y = l->below > 0 ? l->below + view_units(view, 18) : l->foot.y - view_units(view, 6);
    if (s->usable && s->rows.unit != 1) {
        char name[32];
        snprintf(unit, sizeof unit, "The answer is learned as %s, a size that suits a network.",
                 cells_answer_name(&s->cells, &s->rows, name));
        whole = half = unit;
    }
    snprintf(text, sizeof text, "No: %.500s.", s->said.text);
    if (doubted) snprintf(text, sizeof text, "Note: %.500s.", s->doubt.text);
    shapes_mark(view->out, refused ? "table said" : doubted ? "table doubt" : "table sentence", 0);
    bool fits = text_width(view->glyphs, whole, &style, view->ui->density) <= l->table.w;
    view_lines(view,
               refused || doubted ? text
               : fits             ? whole
                                  : half,
               (Point){l->table.x, y}, l->table.w, view_units(view, 18), 2, &style);
    shapes_mark(view->out, NULL, 0);
}

/* "62 of 65 rows" and what became of the others. */
static void say_rows(const TableSheet *s, bool whole, char many[64], char others[200]) {
    const CellsRows *r = &s->rows;
    snprintf(many, 64, r->used == s->cells.all ? "all %d rows" : "%d of %d rows", r->used,
             s->cells.all);
    if (s->cells.all == 1) snprintf(many, 64, "%d of 1 row", r->used);
    others[0] = '\0';
    if (r->gaps > 0)
        text_add(others, 200, "; %d %s", r->gaps, whole ? "with gaps are left out" : "have gaps");
    if (r->wide > 0) text_add(others, 200, "; %d have too many cells", r->wide);
    if (s->cells.all > s->cells.rows) text_add(others, 200, "; evenly spread, they stand for all");
    if (s->cells.cut) text_add(others, 200, "; the rest of the file is not read");
}

/* Returns where the text ends. */
static float rows_that_stay(View *view, float x, float y, float width) {
    const TableSheet *s = &view->ui->table;
    TextStyle bold = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT), quiet = bold;
    bold.face = FONT_BOLD;
    quiet.color = s->usable ? view->theme->quiet : view->theme->bad;
    shapes_mark(view->out, "table rows", 0);
    if (s->usable) {
        char many[64], others[200];
        say_rows(s, width > view_units(view, 240), many, others);
        float w = view_text(view, many, x, y, width, &bold);
        if (width - w > 20) w += view_text(view, others, x + w, y, width - w, &quiet);
        shapes_mark(view->out, NULL, 0);
        return x + w;
    }
    char text[600];
    float line = view_units(view, 17);
    snprintf(text, sizeof text, "No points yet: %.500s.", s->wrong.text);
    view_lines(view, text, (Point){x, y - line / 2}, width, line, 2, &quiet);
    shapes_mark(view->out, NULL, 0);
    return x + width;
}

static void test_tick(View *view, Rect row, bool whole) {
    view_tick(view, row, whole ? "hold 30 % of them out of training" : "hold 30 % out",
              view->ui->table.test, tag_of(&TARGET_TABLE_TEST, 0));
}

/* The two buttons; returns where they begin. */
static float buttons(View *view, Rect foot, float pad) {
    const UiState *ui = view->ui;
    float h = view_units(view, 38), gap = view_units(view, 12), use = view_units(view, 140);
    float cancel = view_units(view, 92), y = foot.y + (foot.h - h) / 2;
    float right = foot.x + foot.w - pad - use;
    bool ready = ui->table.read && ui->table.usable;
    if (ready)
        view_button(view, (Rect){right, y, use, h}, "Use this table", true,
                    tag_of(&TARGET_TABLE_ACT, TABLE_USE));
    right -= ready ? cancel + gap : cancel - use;
    view_button(view, (Rect){right, y, cancel, h}, "Cancel", false,
                tag_of(&TARGET_TABLE_ACT, TABLE_CANCEL));
    return right;
}

/* In order of Tab: the tick, then the buttons. */
static void foot(View *view, const ImportLayout *l) {
    const Theme *t = view->theme;
    const TableSheet *s = &view->ui->table;
    Rect f = l->foot;
    float pad = l->table.x - l->sheet.x, x = l->table.x, y = f.y + f.h / 2;
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
    shapes_line(view->out, (Point){f.x, f.y}, (Point){f.x + f.w, f.y}, 1, t->hairline);
    float room = f.w - 2 * pad - view_units(view, 260), tick_room = view_units(view, 270);
    bool whole = room > view_units(view, 560);
    if (!whole) tick_room = view_units(view, 170);
    if (s->read && s->usable && view->layout.fold != FOLD_COLUMN) {
        float end = rows_that_stay(view, x, view_middle(view, &style, f.y, f.h), room - tick_room);
        float bar = end + view_units(view, 22), half = view_units(view, 16);
        shapes_line(view->out, (Point){bar, y - half}, (Point){bar, y + half}, 1, t->hairline);
        float from = bar + view_units(view, 22), to = x + room + view_units(view, 24);
        test_tick(view, (Rect){from, f.y, to - from, f.h}, whole);
    } else if (s->read && view->layout.fold != FOLD_COLUMN) {
        rows_that_stay(view, x, view_middle(view, &style, f.y, f.h), room);
    }
    buttons(view, f, pad);
}

static void body(View *view, const ImportLayout *l) {
    const TableSheet *s = &view->ui->table;
    if (s->reading) {
        progress(view, l);
        return;
    }
    import_draw_read_as(view, l->read_as);
    if (!s->read) {
        not_a_table(view, l);
        return;
    }
    import_draw_columns(view, l->table);
    sentence(view, l);
    import_draw_points(view, l->points);
}

/* Ink on paper, or paper under ink that is light. */
static Color darker(const Theme *t) {
    return t->ink.g < t->paper.g ? t->ink : t->paper;
}

void view_import(View *view) {
    const UiState *ui = view->ui;
    if (!ui->table.open) return;
    ImportLayout l = import_layout(view);
    Rect all = {0, 0, ui->width, ui->height};
    float radius = view_units(view, 12) / ui->scale;
    shapes_rect(view->out, all, 0, color_faded(darker(view->theme), 0.46f));
    popup_cover(view, all);
    shapes_shadow(view->out, l.sheet, radius, 24, view->theme->shadow);
    shapes_rect(view->out, l.sheet, radius, view->theme->card);
    shapes_border(view->out, l.sheet, radius, 1, view->theme->hairline);
    shapes_clip(view->out, l.sheet);
    title(view, l.title);
    body(view, &l);
    foot(view, &l);
    shapes_unclip(view->out);
}
