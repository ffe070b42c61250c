/* See data.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/clamp.h"
#include "panels/data/data.h"
#include "panels/plane/plane.h"
#include "scene/clean.h"
#include "scene/label.h"
#include "scene/number.h"
#include "ui/editing.h"
#include "ui/focus.h"

/* How many rows were drawn last. */
static int rows_seen(const Gesture *g) {
    int rows = 0;
    for (int i = -1; (i = target_find_any(g->drawn, &TARGET_DATA_ROW, i)) >= 0;) rows++;
    return rows > 0 ? rows : 1;
}

static bool is_point(const Gesture *g, Tag tag) {
    return tag.index >= 0 && tag.index < g->lab->scene.data.count;
}

static void turn(const Gesture *g, Tag tag, float lines) {
    data_order_scroll(&g->ui->order, -gesture_steps(g, lines * 3), rows_seen(g));
}

/* ---- rows */

static void row_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (is_point(g, tag)) subject_select(g->lab, subject_point(tag.index));
}

const Target TARGET_DATA_ROW = {
    .name = "data row", .subject = SUBJECT_POINT, .press = row_press, .turn = turn};

/* ---- cells */

const char *data_text(const Dataset *data, int point, int column, char text[32]) {
    if (column < data->columns)
        return number_text(data->x[(long)point * data->columns + column], text);
    if (data->kind == LABEL_NUMBER) return number_text(data->label[point], text);
    return data->class_name[(int)data->label[point]];
}

static void type_into(const Gesture *g, Tag cell) {
    const Dataset *data = &g->lab->scene.data;
    char text[32];
    if (!is_point(g, cell) || !points_are_free(g)) return;
    bool label = cell.part == data->columns;
    if (label && ui_hides(g->ui, HIDE_LABELS)) return;
    editing_change_text(g, cell, data_text(data, cell.index, cell.part, text));
}

/* Pressed, it selects; pressed in the selected row, or twice, it is typed into. */
static void cell_press(const Gesture *g, Tag tag, const InputEvent *e) {
    bool again = g->lab->selected.point == tag.index || e->clicks > 1;
    row_press(g, tag, e);
    if (again) type_into(g, tag);
}

static bool read_number(const Gesture *g, const char *text, float *value) {
    char plain[UI_TEXT], quoted[64];
    snprintf(plain, sizeof plain, "%s", text);
    char *comma = strchr(plain, ',');
    if (comma && !strchr(plain, '.')) *comma = '.';
    if (number_read(plain, value)) return true;
    return message_set(&g->lab->notice, "%s is no number; type one like 1.72.",
                       clean_quote(text, quoted));
}

static void set_coordinate(const Gesture *g, Tag tag, const char *text) {
    const Dataset *data = &g->lab->scene.data;
    float value;
    Action move = {.kind = ACTION_MOVE_POINT};
    if (!read_number(g, text, &value)) return;
    move.point.index = tag.index;
    memcpy(move.point.x, data->x + (long)tag.index * data->columns,
           sizeof(float) * (size_t)data->columns);
    move.point.x[tag.part] = value;
    gesture_apply(g, &move);
}

/* A class by its name in capitals or not, by its colour, or by its number. */
static int find_class(const Dataset *data, const char *text) {
    for (int k = 0; k < data->classes; k++) {
        if (strcasecmp(data->class_name[k], text) == 0) return k;
    }
    return label_class(data, text);
}

static void set_label(const Gesture *g, Tag tag, const char *text) {
    const Dataset *data = &g->lab->scene.data;
    Action label = {.kind = ACTION_LABEL_POINT};
    char quoted[64];
    label.point.index = tag.index;
    if (data->kind == LABEL_NUMBER) {
        if (!read_number(g, text, &label.point.label)) return;
    } else {
        int class = find_class(data, text);
        if (class < 0 || class >= MAX_CLASSES) {
            message_set(&g->lab->notice, "There is no class %s; type %s or %s, or another of them.",
                        clean_quote(text, quoted), data->class_name[0], data->class_name[1]);
            return;
        }
        label.point.label = (float)class;
    }
    gesture_apply(g, &label);
}

static void cell_written(const Gesture *g, Tag tag, const char *text) {
    if (!is_point(g, tag)) return;
    if (tag.part < g->lab->scene.data.columns)
        set_coordinate(g, tag, text);
    else
        set_label(g, tag, text);
}

static bool cell_enter(const Gesture *g, Tag tag) {
    type_into(g, tag);
    return true;
}

/* To the cell beside it, of those that are drawn; up and down select the row that is come to. */
static bool cell_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    DataOrder *order = &g->ui->order;
    int by = e->key == KEY_UP ? -1 : e->key == KEY_DOWN ? 1 : 0;
    if (e->key == KEY_LEFT || e->key == KEY_RIGHT)
        return focus_toward(g, e->key, &TARGET_DATA_CELL, tag);
    if (by == 0 || tag.index >= order->count) return false;
    int row = clamp_int(order->row[tag.index] + by, 0, order->count - 1);
    data_order_show(order, row, rows_seen(g));
    g->ui->focus = tag_part(&TARGET_DATA_CELL, order->point[row], tag.part);
    g->ui->hover = (Tag){0};
    subject_select(g->lab, subject_point(order->point[row]));
    return true;
}

const Target TARGET_DATA_CELL = {.name = "data cell",
                                 .stop = TAB_GROUP,
                                 .subject = SUBJECT_POINT,
                                 .words = true,
                                 .press = cell_press,
                                 .turn = turn,
                                 .arrow = cell_arrow,
                                 .enter = cell_enter,
                                 .written = cell_written};

/* ---- head and foot */

static void head_press(const Gesture *g, Tag tag, const InputEvent *e) {
    data_order_by(&g->ui->order, tag.index);
}

const Target TARGET_DATA_HEAD = {.name = "data head",
                                 .hint =
                                     "Sorts the rows; again: the other way round, and as they were",
                                 .pointer = POINTER_HAND,
                                 .stop = TAB_EACH,
                                 .press = head_press};

static void erase_press(const Gesture *g, Tag tag, const InputEvent *e) {
    if (is_point(g, tag) && points_are_free(g)) points_erase(g, tag.index, false);
}

const Target TARGET_DATA_ERASE = {.name = "data erase",
                                  .hint = "Erases this row and its point (Delete)",
                                  .pointer = POINTER_HAND,
                                  .press = erase_press};

/* The same as the selected row, or the last, for its cells to be typed into. */
static void add_press(const Gesture *g, Tag tag, const InputEvent *e) {
    const Dataset *data = &g->lab->scene.data;
    Action add = {.kind = ACTION_ADD_POINT};
    int like = g->lab->selected.point >= 0 ? g->lab->selected.point : data->count - 1;
    if (!points_are_free(g)) return;
    if (like >= 0) {
        memcpy(add.point.x, data->x + (long)like * data->columns,
               sizeof(float) * (size_t)data->columns);
        add.point.label = data->label[like];
    }
    if (gesture_apply(g, &add)) subject_select(g->lab, subject_point(data->count - 1));
}

const Target TARGET_DATA_ADD = {.name = "data add",
                                .hint = "A row like the selected one, to be typed into",
                                .stop = TAB_EACH,
                                .press = add_press};

const Target TARGET_DATA_PAGE = {.name = "data page", .turn = turn};
