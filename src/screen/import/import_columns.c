/* The columns of the table and its first rows: what each is for, its name, what it holds, the marks
 * of the classes, and the gaps. */
#include <stdio.h>
#include <string.h>

#include "base/clamp.h"
#include "scene/cell_number.h"
#include "scene/clean.h"
#include "screen/import/import.h"
#include "ui/focus.h"
#include "ui/widgets.h"

static const float ROW = 31, ROLE = 25, NAMES = 56, NUMBERS = 40, BETWEEN = 10; /* units */
enum { COLUMNS = 32 };                                                          /* side by side */

/* ---- hands */

/* What fits now: as many targets as were drawn last. */
static int drawn(const Gesture *g, const Target *target) {
    int count = 0;
    for (int i = -1; (i = target_find_any(g->drawn, target, i)) >= 0;) count++;
    return count > 0 ? count : 1;
}

static bool confirm(const Gesture *g, Tag tag) {
    table_sheet_confirm(&g->ui->table);
    return true;
}

/* Left and right to the next column; up and down give it another role. */
static bool column_arrow(const Gesture *g, Tag tag, const InputEvent *e);

/* index: the column */
static const Target TARGET_TABLE_COLUMN = {
    .name = "table column", .stop = TAB_GROUP, .arrow = column_arrow, .enter = confirm};

static void role_press(const Gesture *g, Tag tag, const InputEvent *e) {
    table_sheet_assign(&g->ui->table, tag.index, (ColumnRole)tag.part);
}

/* index: the column; part: its role */
static const Target TARGET_TABLE_ROLE = {
    .name = "table role", .pointer = POINTER_HAND, .press = role_press};

/* From the top: input, answer, left out. */
static const ColumnRole order[COLUMN_ROLES] = {COLUMN_INPUT, COLUMN_ANSWER, COLUMN_OUT};

static void turn_role(TableSheet *sheet, int column, int by) {
    int at = 0;
    while (at + 1 < COLUMN_ROLES && order[at] != cells_role(&sheet->cells, column)) at++;
    at = clamp_int(at + by, 0, COLUMN_ROLES - 1);
    table_sheet_assign(sheet, column, order[at]);
}

static bool column_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    TableSheet *sheet = &g->ui->table;
    if (e->key == KEY_UP || e->key == KEY_DOWN) {
        turn_role(sheet, tag.index, e->key == KEY_UP ? -1 : 1);
        return true;
    }
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    int to = clamp_int(tag.index + (e->key == KEY_LEFT ? -1 : 1), 0, sheet->cells.columns - 1);
    table_sheet_show_column(sheet, to, drawn(g, &TARGET_TABLE_COLUMN));
    g->ui->focus = tag_of(&TARGET_TABLE_COLUMN, to);
    g->ui->hover = (Tag){0};
    return true;
}

static void swap_press(const Gesture *g, Tag tag, const InputEvent *e) {
    table_sheet_swap(&g->ui->table);
}

static const Target TARGET_TABLE_SWAP = {.name = "table swap",
                                         .hint = "Another mark for each class",
                                         .pointer = POINTER_HAND,
                                         .stop = TAB_EACH,
                                         .press = swap_press};

static void kind_press(const Gesture *g, Tag tag, const InputEvent *e) {
    table_sheet_as_classes(&g->ui->table, g->ui->table.cells.classes == 0);
}

static const Target TARGET_TABLE_KIND = {.name = "table kind",
                                         .hint = "Whether its numbers are classes or amounts",
                                         .pointer = POINTER_HAND,
                                         .stop = TAB_EACH,
                                         .press = kind_press};

static bool row_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    TableSheet *sheet = &g->ui->table;
    int fit = drawn(g, &TARGET_TABLE_ROW), to = tag.index, last = sheet->cells.rows - 1;
    switch (e->key) {
    case KEY_UP: to--; break;
    case KEY_DOWN: to++; break;
    case KEY_PAGE_UP: to -= fit; break;
    case KEY_PAGE_DOWN: to += fit; break;
    case KEY_HOME: to = 0; break;
    case KEY_END: to = last; break;
    default: return false;
    }
    to = clamp_int(to, 0, last);
    table_sheet_show_row(sheet, to, fit);
    g->ui->focus = tag_of(&TARGET_TABLE_ROW, to);
    g->ui->hover = (Tag){0};
    return true;
}

/* index: the row */
const Target TARGET_TABLE_ROW = {
    .name = "table row", .stop = TAB_GROUP, .arrow = row_arrow, .enter = confirm};

static void side_press(const Gesture *g, Tag tag, const InputEvent *e) {
    table_sheet_scroll(&g->ui->table, 0, tag.index);
}

/* index: columns farther */
static const Target TARGET_TABLE_SIDE = {
    .name = "table side", .stop = TAB_EACH, .press = side_press};

/* ---- which columns stand where */

typedef struct Columns {
    int first, count; /* that are seen whole, or are the only one */
    float x[COLUMNS], w[COLUMNS];
} Columns;

const char *import_number(const View *view, int column, float value, char text[32]) {
    if (cells_say(&view->ui->table.cells, column, value, text)) return text;
    text_short((double)value, 4, text, 32);
    char *point = strchr(text, '.');
    if (point && view->ui->table.cells.how.decimal == ',') *point = ',';
    return text;
}

/* "words", or the range of its numbers. */
static void say_range(const View *view, int column, char text[80]) {
    const CellsColumn *c = &view->ui->table.cells.column[column];
    char low[32], high[32];
    snprintf(text, 80, "words");
    if (!c->numbers) return;
    snprintf(text, 80, "%s to %s%s", import_number(view, column, c->least, low),
             import_number(view, column, c->most, high), c->percent ? " %" : "");
    if (c->unit > 0) text_add(text, 80, " %s", cell_unit(c->unit));
}

static float pill_width(const View *view) {
    const Cells *cells = &view->ui->table.cells;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float w = view_units(view, 34);
    for (int k = 0; k < cells->classes; k++) {
        w += text_width(view->glyphs, cells->class_name[k], &style, view->ui->density) +
             view_units(view, 26);
    }
    return w;
}

/* As wide as its name and what it holds, within limits. */
static float width_of(const View *view, int column) {
    enum { LOOKED = 12 };
    const TableSheet *s = &view->ui->table;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT), small = style;
    char range[80];
    float density = view->ui->density, pad = view_units(view, 22), most = view_units(view, 96);
    small.size = view_units(view, 12);
    style.face = FONT_BOLD;
    float w = text_width(view->glyphs, s->cells.column[column].name, &style, density) + pad;
    if (table_sheet_has_choice(s, column)) w += view_units(view, 78);
    say_range(view, column, range);
    w = clamp_float(text_width(view->glyphs, range, &small, density) + pad, w, 1e4f);
    style.face = FONT_REGULAR;
    for (int i = s->row; i < s->cells.rows && i < s->row + LOOKED; i++) {
        float one = text_width(view->glyphs, cells_text(&s->cells, i, column), &style, density);
        if (one + pad > w) w = one + pad;
    }
    bool classes = column == s->cells.answer && s->cells.classes > 0;
    if (classes) w = clamp_float(pill_width(view), w, 1e4f);
    return clamp_float(w, most, view_units(view, classes ? 240 : 170));
}

/* What is left of the width goes to all of them, within limits. */
static void spread(const View *view, Columns *c, float left) {
    float each = clamp_float(left / (float)c->count, 0, view_units(view, 28));
    for (int i = 0; i < c->count; i++) {
        c->x[i] += each * (float)i;
        c->w[i] += each;
    }
}

static Columns columns_in(const View *view, Rect rect) {
    const TableSheet *s = &view->ui->table;
    Columns c = {.first = s->column};
    float x = rect.x + view_units(view, NUMBERS), end = rect.x + rect.w;
    while (c.count < COLUMNS && c.first + c.count < s->cells.columns) {
        float w = width_of(view, c.first + c.count);
        if (c.count > 0 && x + w > end) break;
        if (x + w > end) w = end - x;
        c.x[c.count] = x;
        c.w[c.count++] = w;
        x += w + view_units(view, BETWEEN);
    }
    spread(view, &c, end - x + view_units(view, BETWEEN));
    return c;
}

/* ---- above the rows */

/* Round only where the three of them are: the uppermost at its top, the lowest at its foot. */
static void role_ground(View *view, Rect box, ColumnRole role, Color color) {
    float r = role == order[1] ? 0 : view_units(view, 5);
    Rect square = box;
    shapes_rect(view->out, box, r, color);
    if (r <= 0) return;
    square.h -= r;
    if (role == order[0]) square.y += r;
    shapes_rect(view->out, square, 0, color);
}

static void draw_role(View *view, Rect box, int column, ColumnRole role) {
    static const char *const words[COLUMN_ROLES] = {
        [COLUMN_INPUT] = "input", [COLUMN_ANSWER] = "answer", [COLUMN_OUT] = "leave out"};
    const Theme *t = view->theme;
    bool now = cells_role(&view->ui->table.cells, column) == role, out = role == COLUMN_OUT;
    Color color = now ? out ? t->ink : t->on_accent : t->quiet;
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    Tag tag = tag_part(&TARGET_TABLE_ROLE, column, (int)role);
    if (now) style.face = FONT_BOLD;
    shapes_mark_part(view->out, now ? "table role now" : "table role word", column, (int)role);
    if (now) role_ground(view, box, role, out ? t->hairline : t->accent);
    view_feedback(view, box, 0, tag);
    view_text(view, words[role], box.x + box.w / 2, view_middle(view, &style, box.y, box.h),
              box.w - 4, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
}

static void draw_roles(View *view, Rect box, int column) {
    const Theme *t = view->theme;
    float high = box.h / COLUMN_ROLES, r = view_units(view, 5);
    Tag tag = tag_of(&TARGET_TABLE_COLUMN, column);
    target_place(view->out, tag, box);
    for (int i = 0; i < COLUMN_ROLES; i++)
        draw_role(view, (Rect){box.x, box.y + high * (float)i, box.w, high}, column, order[i]);
    for (int i = 1; i < COLUMN_ROLES; i++) {
        float y = box.y + high * (float)i;
        shapes_line(view->out, (Point){box.x, y}, (Point){box.x + box.w, y}, 1, t->hairline);
    }
    shapes_border(view->out, box, r, 1, t->hairline);
    view_focus(view, box, r, tag);
}

static void swap_sign(View *view, Point at) {
    float w = view_units(view, 5.5f), up = view_units(view, 2.4f), head = view_units(view, 2.6f);
    Color color = view->theme->quiet;
    for (int i = -1; i <= 1; i += 2) {
        float y = at.y + up * (float)i, tip = at.x - w * (float)i;
        shapes_line(view->out, (Point){at.x - w, y}, (Point){at.x + w, y}, 1.2f, color);
        shapes_line(view->out, (Point){tip, y}, (Point){tip + head * (float)i, y + head * (float)i},
                    1.2f, color);
    }
}

/* The marks and names of the classes; pressing it moves the marks on. */
static void class_pill(View *view, Rect box) {
    const Cells *cells = &view->ui->table.cells;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float r = view_units(view, 4.6f), sign = view_units(view, 26), radius = view_units(view, 6);
    float each = (box.w - sign) / (float)cells->classes, x = box.x + view_units(view, 8);
    bool whole = pill_width(view) <= box.w;
    Tag tag = tag_of(&TARGET_TABLE_SWAP, 0);
    shapes_border(view->out, box, radius, 1, view->theme->hairline);
    view_feedback(view, box, radius, tag);
    for (int i = 0; i < cells->classes; i++) {
        int k = dataset_class_shown(i);
        float room = whole ? box.w : each - 5 * r, y = view_middle(view, &style, box.y, box.h),
              w = 0;
        shapes_mark(view->out, "table class", k);
        import_mark(view, (Point){x + r, box.y + box.h / 2}, r, k, false);
        if (room > 3 * r) w = view_text(view, cells->class_name[k], x + 3 * r, y, room, &style);
        x += w + (room > 3 * r ? 5 * r : 3 * r);
    }
    shapes_mark(view->out, NULL, 0);
    swap_sign(view, (Point){box.x + box.w - sign / 2, box.y + box.h / 2});
    target_place(view->out, tag, box);
}

/* Beside the name of an answer of numbers: the other thing it may be. Returns its room. */
static float kind_link(View *view, float right, float y, int column) {
    const TableSheet *s = &view->ui->table;
    const char *word = s->cells.classes > 0 ? "as amounts" : "as classes";
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    if (!table_sheet_has_choice(s, column)) return 0;
    float w = text_width(view->glyphs, word, &style, view->ui->density), h = view_units(view, 20);
    Rect box = {right - w - 4, y - h * 0.7f, w + 8, h};
    Tag tag = tag_of(&TARGET_TABLE_KIND, column);
    view_feedback(view, box, 4, tag);
    view_text(view, word, right, y, 0, &style);
    shapes_line(view->out, (Point){right - w, y + 3}, (Point){right, y + 3}, 1,
                view->theme->hairline);
    target_place(view->out, tag, box);
    return w + view_units(view, 8);
}

static void draw_name(View *view, Rect box, int column) {
    const Theme *t = view->theme;
    const Cells *cells = &view->ui->table.cells;
    const CellsColumn *c = &cells->column[column];
    ColumnRole role = cells_role(cells, column);
    bool out = role == COLUMN_OUT, pill = column == cells->answer && cells->classes > 0;
    bool right = c->numbers && !pill;
    char range[80];
    TextStyle name = view_style(view, TYPE_BODY, out ? t->quiet : t->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    float pad = view_units(view, 10), y = box.y + view_units(view, 20);
    float room = box.w - 2 * pad, end = box.x + box.w - pad;
    name.face = FONT_BOLD;
    float link = kind_link(view, end, y, column);
    if (right) name.align = small.align = ALIGN_RIGHT;
    shapes_mark(view->out, "table name", column);
    view_text(view, c->name, right ? end - link : box.x + pad, y, room - link, &name);
    shapes_mark(view->out, NULL, 0);
    if (pill) {
        Rect below = {box.x, y + view_units(view, 8), box.w, view_units(view, 25)};
        class_pill(view, below);
        return;
    }
    say_range(view, column, range);
    view_text(view, range, right ? end : box.x + pad, y + view_units(view, 19), room, &small);
}

/* ---- the rows */

static void dashed_box(View *view, Rect box, Color color) {
    const Point corner[5] = {{box.x, box.y},
                             {box.x + box.w, box.y},
                             {box.x + box.w, box.y + box.h},
                             {box.x, box.y + box.h},
                             {box.x, box.y}};
    shapes_curve(view->out, corner, 5, 1, 3, color);
}

/* A gap in a column that is used, or what counts as one. */
static void draw_gap(View *view, const char *text, bool right, Rect box) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    const char *word = cell_is_gap(text) ? "empty" : text;
    float pad = view_units(view, 8), high = view_units(view, 23);
    float w = text_width(view->glyphs, word, &style, view->ui->density) + 2 * pad;
    if (w > box.w) w = box.w;
    Rect pill = {right ? box.x + box.w - w : box.x, box.y + (box.h - high) / 2, w, high};
    dashed_box(view, pill, view->theme->quiet);
    view_text(view, word, pill.x + w / 2, view_middle(view, &style, box.y, box.h), w - 4, &style);
}

static bool is_gap(const Cells *cells, int row, int column) {
    float value;
    const char *text = cells_text(cells, row, column);
    if (cells_role(cells, column) == COLUMN_OUT) return false;
    if (column == cells->answer && cells->classes > 0) return cells_class(cells, text) < 0;
    return !cells_number(cells, row, column, &value);
}

static void draw_cell(View *view, Rect box, int row, int column, bool whole) {
    const Theme *t = view->theme;
    const Cells *cells = &view->ui->table.cells;
    bool pill = column == cells->answer && cells->classes > 0;
    bool right = cells->column[column].numbers && !pill;
    bool out = cells_role(cells, column) == COLUMN_OUT;
    char text[200];
    clean_text(cells_text(cells, row, column), strlen(cells_text(cells, row, column)), text,
               sizeof text);
    TextStyle style = view_style(view, TYPE_BODY, out || !whole ? t->quiet : t->ink,
                                 right ? ALIGN_RIGHT : ALIGN_LEFT);
    Rect inner = {box.x + view_units(view, 10), box.y, box.w - view_units(view, 20), box.h};
    shapes_mark_part(view->out, is_gap(cells, row, column) ? "table gap" : "table cell", row,
                     column);
    if (is_gap(cells, row, column)) {
        draw_gap(view, text, right, inner);
    } else {
        float mark = pill ? view_units(view, 20) : 0, r = view_units(view, 5);
        if (pill)
            import_mark(view, (Point){inner.x + r, box.y + box.h / 2}, r,
                        cells_class(cells, cells_text(cells, row, column)), !whole);
        view_text(view, text, right ? inner.x + inner.w : inner.x + mark,
                  view_middle(view, &style, box.y, box.h), inner.w - mark, &style);
    }
    shapes_mark(view->out, NULL, 0);
}

static void draw_row(View *view, const Columns *c, Rect line, int row) {
    const Theme *t = view->theme;
    const Cells *cells = &view->ui->table.cells;
    bool whole = cells_whole(cells, row);
    char number[16];
    Tag tag = tag_of(&TARGET_TABLE_ROW, row);
    TextStyle count = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    if (import_pointed(view->ui) == row) {
        shapes_mark(view->out, "table row lit", row);
        shapes_rect(view->out, line, 0, t->hover);
        shapes_mark(view->out, NULL, 0);
    }
    snprintf(number, sizeof number, "%d", row + 1);
    view_text(view, number, line.x + view_units(view, NUMBERS - 10),
              view_middle(view, &count, line.y, line.h), 0, &count);
    for (int i = 0; i < c->count; i++)
        draw_cell(view, (Rect){c->x[i], line.y, c->w[i], line.h}, row, c->first + i, whole);
    float y = line.y + line.h;
    shapes_line(view->out, (Point){line.x, y}, (Point){line.x + line.w, y}, 1, t->hairline);
    view_focus(view, rect_inset(line, 3), 3, tag);
    target_place(view->out, tag, line);
}

/* "columns 2 to 6 of 12" between two arrows, where there are more than fit. */
static void sideways(View *view, const Columns *c, Rect line) {
    const TableSheet *s = &view->ui->table;
    char text[64];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float side = line.h * 0.8f, y = line.y + (line.h - side) / 2, x = line.x + line.w - side;
    if (c->count == s->cells.columns) return;
    bool more = c->first + c->count < s->cells.columns;
    if (c->first > 0)
        view_button(view, (Rect){x - side - 4, y, side, side}, "‹", false,
                    tag_of(&TARGET_TABLE_SIDE, -1));
    if (more)
        view_button(view, (Rect){x, y, side, side}, "›", false, tag_of(&TARGET_TABLE_SIDE, 1));
    snprintf(text, sizeof text, "columns %d to %d of %d", c->first + 1, c->first + c->count,
             s->cells.columns);
    shapes_mark(view->out, "table columns", c->first);
    view_text(view, text, x - side - 14, view_middle(view, &style, line.y, line.h), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* Below the rows: how many there are yet, or the row whose point is pointed at. */
static void draw_last(View *view, const Columns *c, Rect line, int shown) {
    const TableSheet *s = &view->ui->table;
    int pointed = import_pointed(view->ui), below = s->cells.rows - s->row - shown;
    char text[64];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    if (pointed >= 0 && (pointed < s->row || pointed >= s->row + shown)) {
        draw_row(view, c, line, pointed);
        return;
    }
    sideways(view, c, line);
    bool covered = view->layout.fold == FOLD_COLUMN && c->count < s->cells.columns;
    if (below <= 0 || covered) return;
    snprintf(text, sizeof text, "… and %d row%s more", below, below == 1 ? "" : "s");
    shapes_mark(view->out, "table more", below);
    view_text(view, text, line.x + view_units(view, NUMBERS + 10),
              view_middle(view, &style, line.y, line.h), line.w, &style);
    shapes_mark(view->out, NULL, 0);
}

void import_draw_columns(View *view, Rect rect) {
    const TableSheet *s = &view->ui->table;
    Columns c = columns_in(view, rect);
    float roles = view_units(view, ROLE) * COLUMN_ROLES, high = view_units(view, ROW);
    float names = view_units(view, NAMES), y = rect.y + roles + view_units(view, 6) + names;
    int fit = (int)((rect.y + rect.h - y) / high) - 1, shown = 0;
    for (int i = 0; i < c.count; i++)
        draw_roles(view, (Rect){c.x[i], rect.y, c.w[i], roles}, c.first + i);
    for (int i = 0; i < c.count; i++)
        draw_name(view, (Rect){c.x[i], rect.y + roles + 2, c.w[i], names}, c.first + i);
    shapes_line(view->out, (Point){rect.x, y}, (Point){rect.x + rect.w, y}, 1,
                view->theme->hairline);
    for (; shown < fit && s->row + shown < s->cells.rows; shown++, y += high)
        draw_row(view, &c, (Rect){rect.x, y, rect.w, high}, s->row + shown);
    draw_last(view, &c, (Rect){rect.x, y, rect.w, high}, shown);
}
