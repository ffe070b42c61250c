/* See view.h. Puts panels into their places. */
#include "screen/view.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "screen/compare/compare.h"
#include "ui/highlight.h"
#include "ui/menu.h"
#include "ui/popup.h"
#include "ui/tooltip.h"
#include "ui/widgets.h"

/* At the side, inset from the card's edge. If hidden, as on the stage, for small maps of units. */
static Rect plane_rect(const Layout *layout, int place) {
    Rect rect = layout_place(layout, place < 0 ? PLACE_STAGE : (Place)place);
    if (rect.w <= 0) return layout->stage;
    return place > PLACE_STAGE ? rect_inset(rect, layout->gap) : rect;
}

Camera view_camera(const Lab *lab, const UiState *ui) {
    Layout layout = layout_of(ui);
    return plane_camera(lab, plane_rect(&layout, ui_place_of(ui, PANEL_PLANE)));
}

/* A scene that is an expression, without points, has nothing to show of a network. */
static bool is_idle(const View *view, Panel panel) {
    const Lab *lab = view->lab;
    return lab_is_graph(lab) && lab->scene.data.count == 0 && panel != PANEL_GRAPH &&
           panel != PANEL_WEIGHTS; /* the list shows the leaves */
}

static void idle(View *view, Rect rect, Panel panel) {
    char title[32];
    snprintf(title, sizeof title, "%s", panel_name(panel));
    for (char *c = title; *c; c++) *c = (char)toupper((unsigned char)*c);
    panel_head(view, rect, panel, title, "none: the scene is an expression", 0);
}

static void draw(View *view, Panel which, Rect rect) {
    switch (which) {
    case PANEL_PLANE: view_plane(view, plane_rect(&view->layout, (int)view->place)); break;
    case PANEL_NETWORK: view_network(view, rect); break;
    case PANEL_WEIGHTS:
        if (lab_is_graph(view->lab))
            view_leaves(view, rect);
        else
            view_weights(view, rect);
        break;
    case PANEL_NUMBERS: view_numbers(view, rect); break;
    case PANEL_FACTORS: view_factors(view, rect); break;
    case PANEL_MATRICES: view_matrices(view, rect); break;
    case PANEL_CURVE: view_curve(view, rect); break;
    case PANEL_LANDSCAPE: view_landscape(view, rect); break;
    case PANEL_LIKELIHOOD: view_likelihood(view, rect); break;
    case PANEL_GRADIENTS: view_gradients(view, rect); break;
    case PANEL_GRAPH: view_graph(view, rect); break;
    case PANEL_OVER_X: view_over_x(view, rect); break;
    case PANEL_DATA: view_data(view, rect); break;
    case PANEL_CONFUSION: view_confusion(view, rect); break;
    case PANEL_SURFACE: view_surface(view, rect); break;
    case PANEL_SPACE: view_space(view, rect); break;
    case PANEL_NONE:
    case PANEL_COUNT: break;
    }
}

static void panel(View *view, Place place) {
    Panel which = view->ui->panel[place];
    Rect rect = layout_place(&view->layout, place);
    view->place = place;
    view->panel = rect;
    if (which == PANEL_NONE || rect.w <= 0) return;
    if (place == PLACE_STAGE && which != PANEL_PLANE) view_card(view, rect);
    if (place == PLACE_LOWER && rect.y > view->layout.side.y)
        shapes_line(view->out, (Point){rect.x, rect.y}, (Point){rect.x + rect.w, rect.y}, 1,
                    view->theme->hairline);
    if (is_idle(view, which))
        idle(view, rect, which);
    else
        draw(view, which, rect);
}

/* A sign of this size in the middle of a gap. */
static Rect sign_within(Rect gap, float w, float h) {
    return (Rect){gap.x + (gap.w - w) / 2, gap.y + (gap.h - h) / 2, w, h};
}

/* Between the left column and the stage: what folds the column away. */
static void handle(View *view) {
    Rect gap = view->layout.handle;
    bool flat = view->layout.fold == FOLD_COLUMN;
    float thick = flat ? gap.h : gap.w, r = thick * 0.22f, side = view->ui->column_folded ? r : -r;
    float least = fminf(flat ? gap.w : gap.h, view_units(view, 64));
    Rect rect = sign_within(gap, flat ? least : gap.w, flat ? gap.h : least);
    Point at = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    Point bend[3] = {
        {at.x - side / 2, at.y - 2 * r}, {at.x + side / 2, at.y}, {at.x - side / 2, at.y + 2 * r}};
    for (int i = 0; i < 3 && flat; i++) /* the column lies below: the sign points there */
        bend[i] = (Point){at.x + bend[i].y - at.y, at.y - bend[i].x + at.x};
    view_feedback(view, rect, thick / 2, menu_tag(ENTRY_COLUMN));
    shapes_mark(view->out, "column handle", 0);
    shapes_curve(view->out, bend, 3, view_units(view, 1.4f), 0, view->theme->quiet);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, menu_tag(ENTRY_COLUMN), rect);
}

static void lab_screen(View *view) {
    const Layout *l = &view->layout;
    /* Tab follows the order in which targets are drawn: the lesson's tasks come first. */
    if (view->player->playing && !view->ui->wander && l->left.w > 0)
        view_lesson(view, l->left);
    else if (l->left.w > 0)
        view_controls(view, l->left);
    if (l->side.w > 0) view_card(view, l->side);
    for (int place = 0; place < PLACE_COUNT; place++) panel(view, (Place)place);
    panel_tabs(view);
    if (l->timeline.h > 0) view_timeline(view, l->timeline);
    handle(view);
}

static void compare_screen(View *view) {
    view_compare(view);
    handle(view);
}

Camera view_draw(View *view) {
    const UiState *ui = view->ui;
    view->theme = theme_get(ui->theme);
    view->layout = layout_of(ui);
    view->camera = view_camera(view->lab, ui);
    view->pointed = highlight_pointed(view->lab, ui);
    shapes_clear(view->out);
    shapes_rect(view->out, (Rect){0, 0, ui->width, ui->height}, 0, view->theme->paper);
    if (ui->home)
        view_home(view);
    else if (view->lab->compare)
        compare_screen(view);
    else
        lab_screen(view);
    view_header(view);
    view_experiment(view);
    view_import(view);
    view_share(view);
    popup_draw(view);
    view_help(view);
    view_sheet(view);
    tooltip_draw(view);
    return view->camera;
}
