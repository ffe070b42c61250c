/* See copy.h. */
#include "screen/copy.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scene/link.h"
#include "scene/number.h"
#include "screen/compare/compare.h"
#include "ui/editing.h"
#include "ui/layout.h"
#include "ui/symbol.h"

/* ---- cells, as text that grows */

typedef struct Cellwork {
    char *text;
    size_t used, room;
} Cellwork;

static void put(Cellwork *c, const char *text, char after) {
    size_t length = strlen(text);
    if (c->used + length + 2 > c->room) {
        c->room = 2 * (c->used + length) + 256;
        c->text = memory_resize(c->text, c->room);
    }
    memcpy(c->text + c->used, text, length);
    c->used += length;
    c->text[c->used++] = after;
    c->text[c->used] = '\0';
}

static void put_number(Cellwork *c, float value, char after) {
    char text[32];
    put(c, number_text(value, text), after);
}

static const char *s_of(int count) {
    return count == 1 ? "" : "s";
}

/* ---- points and weights */

static void put_point(Cellwork *c, const Dataset *data, int i) {
    for (int k = 0; k < data->columns; k++) put_number(c, data->x[i * data->columns + k], '\t');
    if (data->kind == LABEL_CLASS)
        put(c, data->class_name[(int)data->label[i]], '\n');
    else
        put_number(c, data->label[i], '\n');
}

/* One point, or all of them, under the names of the columns. */
static void copy_points(const Gesture *g, int first, int count) {
    const Dataset *data = &g->lab->scene.data;
    Cellwork c = {0};
    Message what;
    if (ui_hides(g->ui, HIDE_LABELS)) {
        message_set(&g->lab->notice, "The labels are not shown yet, and cannot be copied.");
        return;
    }
    for (int k = 0; k < data->columns; k++) put(&c, data->name[k], '\t');
    put(&c, data->label_name[0] ? data->label_name : "label", '\n');
    for (int i = first; i < first + count; i++) put_point(&c, data, i);
    message_set(&what, "Copied %d point%s as cells.", count, s_of(count));
    ui_copy(g->ui, c.text, what.text);
}

static void copy_weights(const Gesture *g, int first, int count) {
    const Network *net = lab_network(g->lab);
    Cellwork c = {0};
    Message what;
    char name[SYMBOL_TEXT];
    if (ui_hides(g->ui, HIDE_WEIGHTS)) {
        message_set(&g->lab->notice, "The weights are not shown yet, and cannot be copied.");
        return;
    }
    put(&c, "weight", '\t');
    put(&c, "value", '\n');
    for (int i = first; i < first + count; i++) {
        put(&c, symbol_weight(net, i, name), '\t');
        put_number(&c, net->theta[i], '\n');
    }
    message_set(&what, "Copied %d weight%s as cells.", count, s_of(count));
    ui_copy(g->ui, c.text, what.text);
}

/* ---- what is meant */

/* A copy, to be freed. */
static char *text_of_own(const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(memory_resize(NULL, size), text, size);
}

static bool copy_subject(const Gesture *g, Subject subject) {
    if (subject.kind == SUBJECT_POINT && subject.index < g->lab->scene.data.count)
        copy_points(g, subject.index, 1);
    else if (subject.kind == SUBJECT_WEIGHT)
        copy_weights(g, subject.index, 1);
    else
        return false;
    return true;
}

/* The place that the pointer is over; the stage where it is over none. */
static Place place_of(const UiState *ui) {
    Layout layout = layout_of(ui);
    for (int place = 0; place < PLACE_COUNT; place++) {
        if (rect_holds(layout_place(&layout, (Place)place), ui->pointer)) return (Place)place;
    }
    return PLACE_STAGE;
}

static Panel panel_of(const UiState *ui) {
    return ui->panel[place_of(ui)];
}

/* How far a point lies outside of a box. */
static float distance_to(Rect box, Point at) {
    float across = fmaxf(fmaxf(box.x - at.x, at.x - box.x - box.w), 0);
    float up = fmaxf(fmaxf(box.y - at.y, at.y - box.y - box.h), 0);
    return hypotf(across, up);
}

/* The formula that the pointer is on, the topmost, or else as near as this, beside the same
 * things. */
static bool copy_formula(const Gesture *g, float reach) {
    const Shapes *drawn = g->drawn;
    const Point at = g->ui->pointer;
    Layout layout = layout_of(g->ui);
    Rect panel = layout_place(&layout, place_of(g->ui));
    const Shape *best = NULL;
    for (int i = drawn->shapes - 1; i >= 0; i--) {
        const Shape *s = &drawn->shape[i];
        if (s->kind != SHAPE_SOURCE || distance_to(s->rect, at) > reach) continue;
        if (rect_holds(panel, rect_middle(s->rect)) != rect_holds(panel, at)) continue;
        if (!best || distance_to(s->rect, at) < distance_to(best->rect, at)) best = s;
    }
    if (!best) return false;
    ui_copy(g->ui, text_of_own(drawn->text + best->first), "Copied the formula as LaTeX.");
    return true;
}

void copy_panel_picture(const Gesture *g) {
    Layout layout = layout_of(g->ui);
    bool panels = !g->ui->home && !compare_is_shown(g->lab, g->ui);
    g->ui->wish.copy_picture = true;
    g->ui->wish.part = panels ? layout_place(&layout, place_of(g->ui)) : (Rect){0};
}

static void copy_panel(const Gesture *g) {
    Panel panel = panel_of(g->ui);
    const Dataset *data = &g->lab->scene.data;
    bool weights = panel == PANEL_WEIGHTS || panel == PANEL_NETWORK || panel == PANEL_MATRICES;
    if (weights && !lab_is_graph(g->lab))
        copy_weights(g, 0, lab_network(g->lab)->count);
    else if ((panel == PANEL_PLANE || panel == PANEL_DATA) && data->count > 0)
        copy_points(g, 0, data->count);
    else
        copy_panel_picture(g);
}

void copy_press(const Gesture *g) {
    static const float BESIDE = 24; /* units: between two lines, or above the first */
    const Lab *lab = g->lab;
    UiState *ui = g->ui;
    Tag tag = ui->hover.target ? ui->hover : ui->focus;
    if (copy_formula(g, 0)) return;
    if (ui->home) {
        copy_panel_picture(g);
        return;
    }
    if (tag.target && copy_subject(g, subject_of(lab, tag))) return;
    if (copy_formula(g, BESIDE * layout_of(ui).unit)) return;
    if (lab->selected.point >= 0 && panel_of(ui) == PANEL_PLANE)
        copy_points(g, lab->selected.point, 1);
    else if (lab->selected.weight >= 0 && panel_of(ui) == PANEL_WEIGHTS)
        copy_weights(g, lab->selected.weight, 1);
    else
        copy_panel(g);
}

/* ---- fields */

/* The link that a text is, but for blanks around it, to be freed; NULL for any other text. */
static char *link_in(const char *text) {
    text += strspn(text, " \t\r\n");
    size_t length = strcspn(text, " \t\r\n");
    if (text[length + strspn(text + length, " \t\r\n")] != '\0') return NULL;
    char *link = text_of_own(text);
    link[length] = '\0';
    if (link_is(link)) return link;
    free(link);
    return NULL;
}

/* A link is opened, whatever is there; but not in the midst of a name to save under. */
static bool paste_link(UiState *ui, const char *text) {
    char *link = ui->sheet.kind == SHEET_SAVE ? NULL : link_in(text);
    if (!link) return false;
    free(ui->wish.link);
    ui->wish.link = link;
    return true;
}

void copy_paste(const Gesture *g, const char *text) {
    UiState *ui = g->ui;
    if (paste_link(ui, text)) return;
    if (ui->sheet.kind != SHEET_CLOSED) {
        typing_type(&ui->sheet.line, text);
        sheet_typed(&ui->sheet);
    } else if (editing_is_on(ui)) {
        editing_text(g, text);
    } else if (!text[0]) {
        message_set(&ui->said, "The clipboard holds no text. Copy the cells of a table first.");
    } else {
        ui_clear(ui);
        table_sheet_begin(&ui->table, "", text_of_own(text), strlen(text));
        table_sheet_follow(&ui->table, g->lab);
    }
}

static void copy_text(const Gesture *g, const char *text) {
    ui_copy(g->ui, text_of_own(text), "Copied.");
}

static bool line_key(const Gesture *g, int key) {
    Typing *line = &g->ui->sheet.line;
    if (key == 'A') line->all = line->text[0] != '\0';
    if (key == 'A' || !line->text[0]) return true;
    copy_text(g, line->text);
    if (key == 'X') {
        typing_set(line, "");
        sheet_typed(&g->ui->sheet);
    }
    return true;
}

static bool number_key(const Gesture *g, int key) {
    Typing *line = &g->ui->editing.line;
    if (key == 'A' || key == 'X') line->all = line->text[0] != '\0';
    if (key == 'A' || !line->text[0]) return true;
    copy_text(g, line->text);
    if (key == 'X') editing_key(g, KEY_DELETE);
    return true;
}

bool copy_field_key(const Gesture *g, const InputEvent *e) {
    if (!e->ctrl || (e->key != 'A' && e->key != 'C' && e->key != 'X')) return false;
    if (g->ui->sheet.kind != SHEET_CLOSED) return line_key(g, e->key);
    return editing_is_on(g->ui) && number_key(g, e->key);
}
