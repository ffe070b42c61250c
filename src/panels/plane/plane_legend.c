/* See plane.h. */
#include <limits.h>
#include <math.h>
#include <stdio.h>

#include "panels/amounts.h"
#include "panels/plane/plane.h"
#include "ui/gesture.h"
#include "ui/widgets.h"

/* ---- input */

static void fold_press(const Gesture *g, Tag tag, const InputEvent *e) {
    g->ui->legend = tag.index ? LEGEND_OPEN : LEGEND_SHUT;
}

static void count_points(const Dataset *data, int count[MAX_CLASSES]) {
    for (int i = 0; i < data->count; i++) count[(int)data->label[i]]++;
}

static const char *fold_say(const View *view, Tag tag, char text[TOOLTIP_TEXT]) {
    const Dataset *data = &view->lab->scene.data;
    int count[MAX_CLASSES] = {0}, used = 0;
    if (!tag.index) return "A press leaves only the marks";
    count_points(data, count);
    for (int i = 0; i < data->classes; i++) {
        int class = dataset_class_shown(i);
        used += snprintf(text + used, TOOLTIP_TEXT - (size_t)used, "%s%s %d", i ? ", " : "",
                         data->class_name[class], count[class]);
    }
    snprintf(text + used, TOOLTIP_TEXT - (size_t)used, ". A press shows the names");
    return text;
}

/* index: 1 where only marks are shown */
static const Target TARGET_LEGEND = {
    .name = "legend", .stop = TAB_EACH, .press = fold_press, .say = fold_say};

/* ---- the picture */

static bool is_lesson(const View *view) {
    return view->player->playing && !view->ui->wander;
}

static bool is_named(const View *view) {
    const Dataset *data = &view->lab->scene.data;
    bool classes = data->kind == LABEL_CLASS && data->count > 0;
    return !is_lesson(view) && classes && dataset_has_names(data);
}

/* "setosa  40": the width that the widest needs. */
static float widest(const View *view, const int count[MAX_CLASSES], const TextStyle *style) {
    const Dataset *data = &view->lab->scene.data;
    float most = 0;
    for (int c = 0; c < data->classes; c++) {
        char text[64];
        snprintf(text, sizeof text, "%s  %d", data->class_name[c], count[c]);
        most = fmaxf(most, text_width(view->glyphs, text, style, view->ui->density));
    }
    return most;
}

static void row(View *view, Rect box, int class, int count) {
    const Theme *t = view->theme;
    const Dataset *data = &view->lab->scene.data;
    char number[16];
    float r = view_units(view, 5), pad = view_units(view, 10);
    TextStyle style = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    TextStyle right = view_style(view, TYPE_SMALL, t->quiet, ALIGN_RIGHT);
    float y = view_middle(view, &style, box.y, box.h),
          x = box.x + pad + 2 * r + view_units(view, 7);
    snprintf(number, sizeof number, "%d", count);
    float end = box.x + box.w - pad;
    float wide = text_width(view->glyphs, number, &right, view->ui->density) + view_units(view, 6);
    shapes_mark(view->out, "class legend", class);
    shapes_symbol(view->out, (Point){box.x + pad + r, box.y + box.h / 2}, r, 1, class,
                  t->class_color[class], t->card);
    view_text(view, data->class_name[class], x, y, end - wide - x, &style);
    view_text(view, number, end, y, 0, &right);
    shapes_mark(view->out, NULL, 0);
}

static float row_height(const View *view) {
    return view_units(view, 20);
}

/* The corner of the plane where a box covers the fewest points: the upper right one, if it covers
 * none; nowhere in a plane so low that each is taken. */
static Rect corner(const View *view, Rect rect, float w, float h) {
    enum { CORNERS = 4, MOST_POINTS = 5000 };
    static const float AWAY = 12;
    const Rect tools = plane_tools_place(view, rect);
    float top = rect.y + AWAY, right = rect.x + rect.w - w - AWAY;
    float left = tools.x + tools.w + AWAY,
          low = rect.y + rect.h - h - plane_foot(view) - view_units(view, 70);
    const Rect place[CORNERS] = {{right, top + plane_slices_height(view, rect), w, h},
                                 {right, low, w, h},
                                 {left, low, w, h},
                                 {left, top + view_units(view, 20), w, h}};
    const Rect buttons = plane_buttons_box(view, rect), lens = plane_lens_box(view, rect);
    bool usual = !rect_meets(place[0], buttons) && !rect_meets(place[0], lens);
    int best = usual ? 0 : -1, least = INT_MAX;
    bool many = view->lab->scene.data.count > MOST_POINTS;
    for (int i = 0; i < CORNERS && !many && least > 0; i++) {
        int covered = plane_covered(view, place[i], least);
        bool room = i == 0 ? usual
                           : place[i].y > rect.y + AWAY && !rect_meets(place[i], tools) &&
                                 !rect_meets(place[i], buttons) && !rect_meets(place[i], lens) &&
                                 !rect_meets(place[i], plane_slices_place(view, rect));
        if (!room || covered >= least) continue;
        least = covered;
        best = i;
    }
    const Rect nowhere = {0};
    return best < 0 ? nowhere : place[best];
}

/* ---- of many classes only the marks, in rows */

enum { FEW = 4, MARKS_A_ROW = 4 };

static bool can_fold(const View *view) {
    return view->lab->scene.data.classes > FEW;
}

static Rect folded_box(const View *view, Rect rect) {
    int rows = (view->lab->scene.data.classes + MARKS_A_ROW - 1) / MARKS_A_ROW;
    float each = row_height(view), pad = view_units(view, 8);
    return corner(view, rect, each * MARKS_A_ROW + pad, each * (float)rows + pad);
}

/* As the person wants it; else where its names cover points wherever they stand. Where they have no
 * room at all, in any case. */
static bool is_folded(const View *view, Rect whole) {
    if (!can_fold(view)) return false;
    if (!(whole.w > 0)) return true;
    if (view->ui->legend == LEGEND_OPEN) return false;
    return view->ui->legend == LEGEND_SHUT || plane_covered(view, whole, 1) > 0;
}

static void marks(View *view, Rect box) {
    const Theme *t = view->theme;
    float each = row_height(view), pad = view_units(view, 4), r = view_units(view, 5);
    for (int i = 0; i < view->lab->scene.data.classes; i++) {
        int class = dataset_class_shown(i), row = i / MARKS_A_ROW;
        Point at = {box.x + pad + each * ((float)(i % MARKS_A_ROW) + 0.5f),
                    box.y + pad + each * ((float)row + 0.5f)};
        shapes_mark(view->out, "class legend", class);
        shapes_symbol(view->out, at, r, 1, class, t->class_color[class], t->card);
        shapes_mark(view->out, NULL, 0);
    }
}

static bool is_small(const View *view, Rect rect) {
    return view->place != PLACE_STAGE || rect.w < view_units(view, 260);
}

/* The whole legend, not folded; no width: nowhere. */
static Rect whole_box(const View *view, Rect rect) {
    const Dataset *data = &view->lab->scene.data;
    int count[MAX_CLASSES] = {0};
    if (is_small(view, rect)) return (Rect){0};
    if (amounts_are_shown(view) && !is_lesson(view))
        return corner(view, rect, amounts_width(view), amounts_height(view));
    if (!is_named(view)) return (Rect){0};
    count_points(data, count);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float pad = view_units(view, 10);
    float w = widest(view, count, &style) + 2 * pad + view_units(view, 20);
    w = fminf(w, rect.w * 0.4f);
    return corner(view, rect, w, row_height(view) * (float)data->classes + pad / 2);
}

Rect plane_legend_box(const View *view, Rect rect) {
    Rect whole = whole_box(view, rect);
    bool named = !is_small(view, rect) && !amounts_are_shown(view) && is_named(view);
    return named && is_folded(view, whole) ? folded_box(view, rect) : whole;
}

void plane_legend(View *view, Rect rect) {
    const Theme *t = view->theme;
    const Dataset *data = &view->lab->scene.data;
    const Rect box = plane_legend_box(view, rect), whole = whole_box(view, rect);
    int count[MAX_CLASSES] = {0};
    if (box.w <= 0) return;
    if (amounts_are_shown(view)) {
        amounts_legend(view, box);
        return;
    }
    count_points(data, count);
    float each = row_height(view), first = box.y + view_units(view, 2.5f);
    shapes_rect(view->out, box, 6, color_faded(t->card, 0.92f));
    shapes_border(view->out, box, 6, 1, t->hairline);
    if (can_fold(view)) {
        bool folded = is_folded(view, whole);
        view_feedback(view, box, 6, tag_of(&TARGET_LEGEND, folded));
        target_place(view->out, tag_of(&TARGET_LEGEND, folded), box);
        if (folded) {
            marks(view, box);
            return;
        }
    }
    for (int i = 0; i < data->classes; i++) {
        int class = dataset_class_shown(i);
        row(view, (Rect){box.x, first + each * (float)i, box.w, each}, class, count[class]);
    }
}
