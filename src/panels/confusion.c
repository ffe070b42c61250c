/* Which classes the network takes for which: a row for the class that points are of, a column for
 * the one it decides for. What is right stands on the diagonal. Large, the points it trains on;
 * below them, those held out. A press on a cell selects one of its points after the other. */
#include <math.h>
#include <stdio.h>

#include "panels/panel.h"
#include "panels/panels.h"
#include "ui/focus.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

/* ---- input */

/* The next point of a cell, behind the selected one; -1 when it has none. */
static int next_point(const Lab *lab, int is, int called) {
    const Dataset *data = &lab->scene.data;
    for (int i = 1; i <= data->count; i++) {
        int point = (lab->selected.point + i) % data->count;
        if ((int)data->label[point] == is && lab->confusion.called[point] == called) return point;
    }
    return -1;
}

static void cell_press(const Gesture *g, Tag tag, const InputEvent *e) {
    int point = next_point(g->lab, tag.index, tag.part);
    if (point >= 0) gesture_apply(g, &(Action){.kind = ACTION_SELECT_POINT, .point.index = point});
}

static const char *cell_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Confusion *c = &view->lab->confusion;
    const Dataset *data = &view->lab->scene.data;
    int count[2];
    for (int held = 0; held < 2; held++) count[held] = c->count[held][tag.index][tag.part];
    int both = count[0] + count[1];
    snprintf(text, TOOLTIP_TEXT, "%d point%s of %s %s taken for %s, %d of them held out%s", both,
             both == 1 ? "" : "s", data->class_name[tag.index], both == 1 ? "is" : "are",
             data->class_name[tag.part], count[1],
             both ? ". Press to go from one to the next" : "");
    return text;
}

static const Target TARGET_CELL = {.name = "confusion", /* index: is; part: taken for */
                                   .stop = TAB_GROUP,
                                   .press = cell_press,
                                   .arrow = focus_arrow_siblings,
                                   .say = cell_say};

/* ---- the picture */

typedef struct Matrix {
    const Confusion *of;
    int classes;
    Rect cells;    /* all of them */
    float w, h;    /* of one */
    bool has_held; /* points are held out */
} Matrix;

static Matrix matrix_of(const View *view, Rect body) {
    const Confusion *c = &view->lab->confusion;
    int n = c->classes;
    bool low = body.h < view_units(view, 40 + 20 * (float)n); /* no room for captions */
    float left = fminf(body.w * 0.28f, view_units(view, 112)),
          top = view_units(view, low ? 23 : 40);
    float right = view_units(view, 58);
    Matrix m = {.of = c, .classes = n, .has_held = confusion_total(c, true) > 0};
    m.w = fminf((body.w - left - right) / (float)n, view_units(view, 120));
    m.h = fminf((body.h - top) / (float)n, view_units(view, 74));
    m.cells = (Rect){body.x + left, body.y + top, m.w * (float)n, m.h * (float)n};
    return m;
}

static Rect cell_rect(const Matrix *m, int is, int called) {
    float column = (float)dataset_class_shown(called), row = (float)dataset_class_shown(is);
    return (Rect){m->cells.x + m->w * column, m->cells.y + m->h * row, m->w, m->h};
}

/* The mark of a class, and its name where there is room for it. */
static void class_name(View *view, Rect rect, int class, Align align) {
    const Theme *t = view->theme;
    const char *name = view->lab->scene.data.class_name[class];
    Color color = t->class_color[class];
    float r = view_units(view, 5), gap = view_units(view, 6);
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    float room = rect.w - 2 * r - 2 * gap;
    float whole = text_width(view->glyphs, name, &style, view->ui->density);
    float wide = fminf(whole, room);
    bool named = room > view_units(view, whole > room ? 34 : 20); /* three letters are no name */
    float all = 2 * r + (named ? gap + wide : 0);
    float x = align == ALIGN_CENTER ? rect.x + (rect.w - all) / 2 : rect.x + rect.w - gap - all;
    shapes_mark(view->out, "confusion class", class);
    shapes_symbol(view->out, (Point){x + r, rect.y + rect.h / 2}, r, 0, class, color, color);
    if (named)
        view_text(view, name, x + 2 * r + gap, view_middle(view, &style, rect.y, rect.h), room,
                  &style);
    shapes_mark(view->out, NULL, 0);
}

static void cell_numbers(View *view, const Matrix *m, Rect rect, const int count[2]) {
    const Theme *t = view->theme;
    char text[32];
    bool both = m->has_held && rect.h > view_units(view, 34);
    TextStyle style = view_style(view, TYPE_BODY, count[0] ? t->ink : t->quiet, ALIGN_CENTER);
    style.face = FONT_BOLD;
    snprintf(text, sizeof text, "%d", count[0]);
    float x = rect.x + rect.w / 2, y = view_middle(view, &style, rect.y, rect.h);
    view_text(view, text, x, y - (both ? view_units(view, 7) : 0), rect.w - 4, &style);
    if (!both) return;
    style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_CENTER);
    snprintf(text, sizeof text, "%d", count[1]);
    view_text(view, text, x, y + view_units(view, 10), rect.w - 4, &style);
}

/* The ground has the colour of what is decided for, the stronger the more of the class it is. */
static void cell(View *view, const Matrix *m, int is, int called) {
    const Theme *t = view->theme;
    const int count[2] = {m->of->count[0][is][called], m->of->count[1][is][called]};
    int all = confusion_row(m->of, false, is) + confusion_row(m->of, true, is);
    float share = all > 0 ? (float)(count[0] + count[1]) / (float)all : 0;
    Rect rect = rect_inset(cell_rect(m, is, called), 1.5f);
    Tag tag = tag_part(&TARGET_CELL, is, called);
    shapes_mark(view->out, "confusion", is * MAX_CLASSES + called);
    shapes_rect(view->out, rect, view_units(view, 4), t->sunken);
    shapes_rect(view->out, rect, view_units(view, 4),
                color_faded(t->class_color[called], 0.42f * share));
    if (is == called) shapes_border(view->out, rect, view_units(view, 4), 1.4f, t->quiet);
    view_feedback(view, rect, view_units(view, 4), tag);
    cell_numbers(view, m, rect, count);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, rect);
}

/* At the right end of a row: the share of the class that is found. */
static void found(View *view, const Matrix *m, int is) {
    char text[32];
    bool held = m->has_held;
    int all = confusion_row(m->of, false, is);
    Rect row = cell_rect(m, is, dataset_class_shown(m->classes - 1));
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float x = row.x + row.w + view_units(view, 8), y = view_middle(view, &style, row.y, row.h);
    bool both = held && row.h > view_units(view, 34);
    if (both) y -= view_units(view, 7);
    shapes_mark(view->out, "confusion found", is);
    snprintf(text, sizeof text, "%.0f %%", 100.0 * m->of->count[0][is][is] / fmax(all, 1));
    if (all > 0) view_text(view, text, x, y, 0, &style);
    style.color = view->theme->quiet;
    all = confusion_row(m->of, true, is);
    snprintf(text, sizeof text, "%.0f %%", 100.0 * m->of->count[1][is][is] / fmax(all, 1));
    if (both && all > 0) view_text(view, text, x, y + view_units(view, 17), 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static void captions(View *view, const Matrix *m, Rect body) {
    if (m->cells.y - body.y < view_units(view, 30)) return;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float y = body.y + view_units(view, 12);
    style.face = FONT_REGULAR;
    view_text(view, "taken for", m->cells.x, y, m->cells.w, &style);
    view_text(view, "found", m->cells.x + m->cells.w + view_units(view, 8), y, 0, &style);
    view_text(view, "is", body.x, m->cells.y - view_units(view, 8), 0, &style);
}

static void matrix(View *view, Rect body) {
    Matrix m = matrix_of(view, body);
    captions(view, &m, body);
    for (int k = 0; k < m.classes; k++) {
        int first = dataset_class_shown(0);
        Rect top = cell_rect(&m, first, k), row = cell_rect(&m, k, first);
        float high = view_units(view, 20);
        class_name(view, (Rect){top.x, top.y - high - 2, top.w, high}, k, ALIGN_CENTER);
        class_name(view, (Rect){body.x, row.y, row.x - body.x, row.h}, k, ALIGN_RIGHT);
        for (int called = 0; called < m.classes; called++) cell(view, &m, k, called);
        found(view, &m, k);
    }
}

/* Whether each row has room for its number. */
static bool has_room(const View *view, Rect body) {
    Matrix m = matrix_of(view, body);
    return m.h >= view_units(view, 16) && m.w >= view_units(view, 24);
}

/* "right: 94.3 % of 140, held out 91.7 % of 60" */
static void sum_up(View *view, Rect rect) {
    const Confusion *c = &view->lab->confusion;
    char text[160] = "";
    for (int held = 0; held < 2; held++) {
        int all = confusion_total(c, held);
        if (all == 0) continue;
        text_add(text, sizeof text, "%s %.1f %% of %d",
                 held ? ", held out (small)" : "right:", 100.0 * confusion_right(c, held) / all,
                 all);
    }
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    shapes_mark(view->out, "confusion sum", 0);
    view_phrases(view, text, rect.x, rect.y + style.size, rect.w, &style);
    shapes_mark(view->out, NULL, 0);
}

static const char *reason(const View *view) {
    const Lab *lab = view->lab;
    if (lab->scene.data.count == 0) return "There are no points yet: click some.";
    if (lab->scene.data.kind == LABEL_NUMBER)
        return "The points have numbers, not classes: none is taken for another.";
    bool hidden = ui_hides(view->ui, HIDE_NUMBERS) || ui_hides(view->ui, HIDE_LABELS);
    return hidden || view_hides_mistakes(view) ? "What each point is taken for is not shown yet."
                                               : NULL;
}

static void instead(View *view, Rect body, const char *text) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float line = view_units(view, 20);
    int most = (int)fmaxf(1, body.h / line);
    view_lines(view, text, (Point){body.x, body.y + view_units(view, 14)}, body.w, line, most,
               &style);
}

void view_confusion(View *view, Rect rect) {
    float side = view_units(view, 20), foot = view_units(view, 28);
    const char *why = reason(view);
    shapes_clip(view->out, rect);
    float head =
        panel_head(view, rect, PANEL_CONFUSION, "CONFUSION", "which class is taken for which", 0);
    Rect body = {rect.x + side, rect.y + head, rect.w - 2 * side, rect.h - head - foot};
    if (why) {
        instead(view, body, why);
    } else {
        if (has_room(view, body))
            matrix(view, body);
        else
            instead(view, body, "The counts need more room: press the title.");
        sum_up(view, (Rect){body.x, body.y + body.h + view_units(view, 6), body.w, foot});
    }
    shapes_unclip(view->out);
}
