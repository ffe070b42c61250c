/* The rows of the data as a table, linked with the points: a row lights its point, and the other
 * way round. See data.h. */
#include "panels/data/data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/clamp.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/point_sign.h"
#include "scene/number.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/scroll.h"
#include "ui/widgets.h"

static const float ROW = 26, NUMBERS = 44, SIGN = 22; /* units */

typedef struct Table {
    Rect list;
    int columns; /* with the label, the last */
    int fit;     /* rows that are seen */
    float x[MAX_COLUMNS + 1], w;
    bool free; /* it can be changed */
} Table;

static const char *name_of(const Dataset *data, int column) {
    if (column < data->columns) return data->name[column];
    return data->label_name[0] ? data->label_name : "label";
}

/* As many columns as there is room for; the label is always one of them. */
static Table table_in(const View *view, Rect rect, float head) {
    const Dataset *data = &view->lab->scene.data;
    float side = view_units(view, 12), numbers = view_units(view, NUMBERS);
    float foot = view_units(view, 34), least = view_units(view, 66);
    Table t = {.free = view_offers(view, "points")};
    t.list = (Rect){rect.x + side, rect.y + head + view_units(view, ROW), rect.w - 2 * side, 0};
    t.list.h = rect.y + rect.h - t.list.y - (t.free ? foot : view_units(view, 8));
    t.fit = clamp_int((int)(t.list.h / view_units(view, ROW)), 0, 1000);
    float room = t.list.w - numbers - view_units(view, SIGN);
    t.columns = clamp_int((int)(room / least), 1, data->columns + 1);
    t.w = room / (float)t.columns;
    if (t.w > view_units(view, 150)) t.w = view_units(view, 150);
    for (int i = 0; i < t.columns; i++) t.x[i] = t.list.x + numbers + t.w * (float)i;
    return t;
}

/* The column of the data that stands in a place: the last is the label. */
static int column_at(const View *view, const Table *t, int place) {
    return place == t->columns - 1 ? view->lab->scene.data.columns : place;
}

/* ---- the heads */

static void sort_sign(View *view, Point at, bool down) {
    float r = view_units(view, 3.4f), high = r * (down ? 0.8f : -0.8f);
    const Point three[3] = {{at.x - r, at.y - high}, {at.x, at.y + high}, {at.x + r, at.y - high}};
    shapes_polygon(view->out, three, 3, view->theme->ink);
}

/* index: as TARGET_DATA_HEAD */
static void head_cell(View *view, Rect box, const char *name, int index, bool right) {
    const DataOrder *order = &view->ui->order;
    bool sorted = index > 0 && order->by == index;
    TextStyle style =
        view_style(view, TYPE_SMALL, view->theme->ink, right ? ALIGN_RIGHT : ALIGN_LEFT);
    float pad = view_units(view, 8), sign = sorted ? view_units(view, 12) : 0;
    Tag tag = tag_of(&TARGET_DATA_HEAD, index);
    style.face = FONT_BOLD;
    view_feedback(view, box, 4, tag);
    shapes_mark(view->out, "data name", index);
    view_text(view, name, right ? box.x + box.w - pad - sign : box.x + pad,
              view_middle(view, &style, box.y, box.h), box.w - 2 * pad - sign, &style);
    shapes_mark(view->out, sorted ? "data sorted" : NULL, order->down ? -index : index);
    if (sorted) {
        float x = box.x + box.w - pad;
        sort_sign(view, (Point){x - sign * 0.3f, box.y + box.h / 2}, order->down);
    }
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
}

static void heads(View *view, const Table *t) {
    const Dataset *data = &view->lab->scene.data;
    float h = view_units(view, ROW), y = t->list.y - h;
    head_cell(view, (Rect){t->list.x, y, view_units(view, NUMBERS), h}, "#", 0, true);
    for (int i = 0; i < t->columns; i++) {
        int column = column_at(view, t, i);
        bool right = column < data->columns || data->kind == LABEL_NUMBER;
        head_cell(view, (Rect){t->x[i], y, t->w, h}, name_of(data, column), column + 1, right);
    }
    shapes_line(view->out, (Point){t->list.x, t->list.y}, (Point){t->list.x + t->list.w, t->list.y},
                1, view->theme->faint);
}

/* ---- a row */

/* With the decimals of its column, where there is room for them and they show more than zeros. */
static const char *number_shown(const View *view, double value, int column, float room,
                                char text[32]) {
    const int decimals = view->ui->order.decimals[column];
    const TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_RIGHT);
    bool shows = decimals >= 0 && (value == 0 || fabs(value) >= 0.5 * pow(10, -decimals));
    if (shows) text_number(value, decimals, text, 32);
    bool fits = shows && text_width(view->glyphs, text, &style, view->ui->density) <= room;
    return fits ? text : text_short(value, 4, text, 32);
}

/* A cell as there is room for it: few digits. Typed into, it has all of them. */
static const char *shown(const View *view, int point, int column, float room, char text[32]) {
    const Dataset *data = &view->lab->scene.data;
    bool label = column == data->columns;
    if (label && ui_hides(view->ui, HIDE_LABELS)) return "?";
    if (label && data->kind == LABEL_CLASS) return data->class_name[(int)data->label[point]];
    float value = label ? data->label[point] : data->x[(long)point * data->columns + column];
    return number_shown(view, number_decimal(value), column, room, text);
}

static void cell(View *view, Rect box, int point, int column) {
    const Dataset *data = &view->lab->scene.data;
    bool label = column == data->columns, class = label && data->kind == LABEL_CLASS;
    char number[32], typed[UI_TEXT + 4];
    Tag tag = tag_part(&TARGET_DATA_CELL, point, column);
    bool typing = tag_same(view->ui->editing.tag, tag);
    TextStyle style =
        view_style(view, TYPE_SMALL, view->theme->ink, class ? ALIGN_LEFT : ALIGN_RIGHT);
    float pad = view_units(view, 8), r = view_units(view, 4.4f);
    float x = class ? box.x + pad + 3 * r : box.x + box.w - pad, room = box.w - 2 * pad;
    float y = view_middle(view, &style, box.y, box.h);
    const char *text = shown(view, point, column, room, number);
    if (typing) {
        editing_ground(view, x, y, &style);
        text = editing_shown(view->ui, typed);
        shapes_border(view->out, rect_inset(box, 2), 3, 1.4f, view->theme->accent);
    }
    PointSign sign = point_sign(view, point);
    shapes_mark_part(view->out, "data text", point, column);
    if (class)
        shapes_symbol(view->out, (Point){box.x + pad + r, box.y + box.h / 2}, r, 0, sign.symbol,
                      sign.color, sign.color);
    view_text(view, text, x, y, class ? room - 3 * r : room, &style);
    shapes_mark(view->out, NULL, 0);
    view_focus(view, rect_inset(box, 4), 3, tag);
    target_place(view->out, tag, box);
}

static void erase_sign(View *view, Rect box, int point) {
    Point at = rect_middle(box);
    float r = view_units(view, 3.6f);
    Tag tag = tag_of(&TARGET_DATA_ERASE, point);
    view_feedback(view, rect_inset(box, 3), 4, tag);
    for (int i = -1; i <= 1; i += 2) {
        float up = r * (float)i;
        shapes_line(view->out, (Point){at.x - r, at.y - up}, (Point){at.x + r, at.y + up}, 1.3f,
                    view->theme->quiet);
    }
    target_place(view->out, tag, box);
}

static void row(View *view, const Table *t, int place) {
    const Theme *theme = view->theme;
    int point = view->ui->order.point[view->ui->order.first + place];
    float h = view_units(view, ROW), numbers = view_units(view, NUMBERS);
    Rect line = {t->list.x, t->list.y + h * (float)place, t->list.w, h};
    Highlight highlight = highlight_of(view, subject_point(point));
    TextStyle style = view_style(view, TYPE_SMALL, theme->quiet, ALIGN_RIGHT);
    Tag tag = tag_of(&TARGET_DATA_ROW, point);
    char number[16];
    shapes_mark(view->out, highlight & HIGHLIGHT_POINTED ? "data lit" : "data selected", point);
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, line, 3, highlight_ground(view));
    if (highlight & HIGHLIGHT_SELECTED)
        shapes_rect(view->out, (Rect){line.x, line.y + 3, 3, h - 6}, 1.5f, theme->ink);
    shapes_mark(view->out, NULL, 0);
    snprintf(number, sizeof number, "%d", point + 1);
    target_place(view->out, tag, line);
    view_text(view, number, line.x + numbers - view_units(view, 8),
              view_middle(view, &style, line.y, h), 0, &style);
    for (int i = 0; i < t->columns; i++)
        cell(view, (Rect){t->x[i], line.y, t->w, h}, point, column_at(view, t, i));
    float sign = view_units(view, SIGN);
    if (t->free && highlight)
        erase_sign(view, (Rect){line.x + line.w - sign, line.y, sign, h}, point);
}

/* "+ row", and where the rows stand. */
static void foot(View *view, Rect rect, const Table *t) {
    const DataOrder *order = &view->ui->order;
    float h = view_units(view, 24), y = rect.y + rect.h - h - view_units(view, 6);
    float w = view_units(view, 62);
    char text[64];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    view_button(view, (Rect){t->list.x, y, w, h}, "+ row", false, tag_of(&TARGET_DATA_ADD, 0));
    int last = order->first + t->fit < order->count ? order->first + t->fit : order->count;
    snprintf(text, sizeof text, "%d to %d of %d", order->count > 0 ? order->first + 1 : 0, last,
             order->count);
    shapes_mark(view->out, "data where", 0);
    view_text(view, text, t->list.x + t->list.w, view_middle(view, &style, y, h), t->list.w - w - 8,
              &style);
    shapes_mark(view->out, NULL, 0);
}

void view_data(View *view, Rect rect) {
    const DataOrder *order = &view->ui->order;
    const Dataset *data = &view->lab->scene.data;
    char about[64];
    shapes_clip(view->out, rect);
    snprintf(about, sizeof about, "%d point%s", data->count, data->count == 1 ? "" : "s");
    float head = panel_head(view, rect, PANEL_DATA, "DATA", about, 0);
    Table t = table_in(view, rect, head);
    heads(view, &t);
    target_place(view->out, tag_of(&TARGET_DATA_PAGE, 0), t.list);
    for (int i = 0; i < t.fit && order->first + i < order->count; i++) row(view, &t, i);
    if (order->count > t.fit && t.fit > 0) {
        Rect lane = {rect.x + rect.w - 7, t.list.y, 3, t.list.h};
        scroll_bar(view->out, lane, (float)order->first, (float)t.fit, (float)order->count,
                   view_units(view, 18), view->theme->hairline);
    }
    if (t.free) foot(view, rect, &t);
    shapes_unclip(view->out);
}
