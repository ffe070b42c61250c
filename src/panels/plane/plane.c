/* The plane: field, boundary, units' lines with their weights and gradient, points, tools. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/maps.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "panels/residuals.h"
#include "ui/axes.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- background and axes */

static void tick_label(View *view, float value, float step, float x, float y, Align align) {
    char text[32];
    TextStyle style = view_style(view, TYPE_CAPTION, color_faded(view->theme->ink, 0.55f), align);
    style.face = FONT_REGULAR;
    view_text(view, axes_number(value, step, text), x, y, 0, &style);
}

/* How many numbers an axis has; fewer where it is short. */
static float ticks_in(const View *view, float length) {
    return fminf(7, fmaxf(2, length / view_units(view, 48)));
}

/* The numbers keep off the tools, which stand over the picture. */
static void ticks_across(View *view, Rect rect, Rect tools) {
    const Camera *c = &view->camera;
    Color grid = color_faded(view->theme->ink, 0.09f), axis = color_faded(view->theme->ink, 0.38f);
    float step = axes_step(c->right - c->left, ticks_in(view, rect.w));
    float half = view_units(view, 10);
    for (int i = (int)ceilf(c->left / step); i <= (int)floorf(c->right / step); i++) {
        Point p = camera_to_screen(c, (float)i * step, 0);
        bool zero = i == 0;
        shapes_line(view->out, (Point){p.x, rect.y}, (Point){p.x, rect.y + rect.h}, 1,
                    zero ? axis : grid);
        float y = p.y < rect.y + 20           ? rect.y + 20
                  : p.y > rect.y + rect.h - 8 ? rect.y + rect.h - 8
                                              : p.y + 14;
        Rect box = {p.x - half, y - 1.2f * half, 2 * half, 1.2f * half};
        bool room = p.x > rect.x + 30 && p.x < rect.x + rect.w - 16 && !rect_meets(box, tools);
        if (!zero && room) tick_label(view, (float)i * step, step, p.x, y, ALIGN_CENTER);
    }
}

/* Beside the axis; all right of the tools where these would cover some of them. */
static void ticks_up(View *view, Rect rect, Rect tools) {
    const Camera *c = &view->camera;
    Color grid = color_faded(view->theme->ink, 0.09f), axis = color_faded(view->theme->ink, 0.38f);
    float step = axes_step(c->top - c->bottom, ticks_in(view, rect.h));
    float zero_x = camera_to_screen(c, 0, 0).x;
    float x = zero_x < rect.x + 8             ? rect.x + 8
              : zero_x > rect.x + rect.w - 30 ? rect.x + rect.w - 30
                                              : zero_x + 6;
    float right = tools.x + tools.w + 4;
    if (tools.w > 0 && x < right && x + view_units(view, 20) > tools.x) x = right;
    for (int i = (int)ceilf(c->bottom / step); i <= (int)floorf(c->top / step); i++) {
        Point p = camera_to_screen(c, 0, (float)i * step);
        bool zero = i == 0;
        shapes_line(view->out, (Point){rect.x, p.y}, (Point){rect.x + rect.w, p.y}, 1,
                    zero ? axis : grid);
        /* Above stands the axis' name. */
        bool room = p.y > rect.y + view_units(view, 34) && p.y < rect.y + rect.h - 12;
        if (!zero && room) tick_label(view, (float)i * step, step, x, p.y - 4, ALIGN_LEFT);
    }
}

static void axes(View *view, Rect rect, Rect tools) {
    ticks_across(view, rect, tools);
    ticks_up(view, rect, tools);
}

static const char *axis_name(const View *view, int which) {
    const Scene *s = &view->lab->scene;
    int column = which ? s->view.up : s->view.across;
    if (s->axis[which][0]) return s->axis[which];
    const char *name = s->data.name[column];
    if (strcmp(name, "x1") == 0) return "x₁";
    if (strcmp(name, "x2") == 0) return "x₂";
    return name;
}

/* The name of the axis that leads up keeps off the sliders, and off the panel's title. */
static void axis_names(View *view, Rect rect) {
    TextStyle style =
        view_style(view, TYPE_SMALL, color_faded(view->theme->ink, 0.7f), ALIGN_RIGHT);
    Point zero = camera_to_screen(&view->camera, 0, 0);
    float x = fminf(fmaxf(zero.x, rect.x + 60), rect.x + rect.w - 60);
    float y = fminf(fmaxf(zero.y, rect.y + 40), rect.y + rect.h - 20);
    view_text(view, axis_name(view, 0), rect.x + rect.w - 8, y - 6, rect.w * 0.4f, &style);
    if (view->lab->scene.data.columns < 2) return;
    const char *up = axis_name(view, 1);
    float free = rect.x + view_units(view, view->place == PLACE_STAGE ? 4 : 74);
    float left = fmaxf(x + 8, free);
    float wide = text_width(view->glyphs, up, &style, view->ui->density);
    Rect sliders = plane_slices_place(view, rect);
    if (sliders.w > 0 && left + wide > sliders.x) left = fmaxf(free, x - 8 - wide);
    style.align = ALIGN_LEFT;
    view_text(view, up, left, rect.y + 16, rect.w * 0.4f, &style);
}

/* ---- boundary */

/* Whether the boundary is one unit's line. */
static bool has_one_line(const View *view) {
    const Network *net = lab_network(view->lab);
    return net->layers == 1 && net->outputs == 1 && plane_lines_are_true(view->lab);
}

static void segments(View *view, const Boundary *b, float width, Color color) {
    for (int i = 0; i < b->segments; i++) {
        const Segment *s = &b->segment[i];
        shapes_line(view->out, camera_to_screen(&view->camera, s->x0, s->y0),
                    camera_to_screen(&view->camera, s->x1, s->y1), width, color);
    }
}

static void boundaries(View *view) {
    const Maps *maps = view->maps;
    int then = maps_ghost_at(maps, view->ui->moment);
    bool fan = view->ui->extra[EXTRA_FAN]; /* of runs: where this one was on its way is none */
    for (int g = maps->ghosts - 1; g >= 0; g--) {
        if (fan && g != then) continue;
        float share = g == then ? 0.7f : 0.26f - 0.06f * (float)g;
        shapes_mark(view->out, g == then ? "boundary then" : "ghost", g);
        segments(view, &maps->ghost[g], g == then ? 2 : 1.2f, color_faded(view->theme->ink, share));
    }
    shapes_mark(view->out, "boundary", 0);
    bool highlighted = lab_network(view->lab)->layers == 1 && plane_lines_are_true(view->lab) &&
                       highlight_line(view, 0) & HIGHLIGHT_POINTED;
    segments(view, &maps->now, highlighted ? 4 : 2.6f, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

/* ---- what is drawn on top */

static void cursor(View *view) {
    const UiState *d = view->ui;
    if (!d->cursor.shown) return;
    Point p = camera_to_screen(&view->camera, d->cursor.at[0], d->cursor.at[1]);
    float r = view_units(view, 10);
    shapes_ring(view->out, p, r, 2, view->theme->accent);
    shapes_line(view->out, (Point){p.x - r * 1.6f, p.y}, (Point){p.x + r * 1.6f, p.y}, 1.5f,
                view->theme->accent);
    shapes_line(view->out, (Point){p.x, p.y - r * 1.6f}, (Point){p.x, p.y + r * 1.6f}, 1.5f,
                view->theme->accent);
}

/* One input: the output is a curve over it, not a field. */
static bool is_curve(const View *view) {
    return view->lab->scene.data.columns == 1 && view->lab->scene.data.kind == LABEL_NUMBER;
}

static void fitted_curve(View *view) {
    enum { MOST = 1024, FAR = 100000 }; /* beyond any screen, and not beyond all numbers */
    const Camera *c = &view->camera;
    const Image *field = &view->maps->field;
    Point point[MOST];
    int n = field->width < MOST ? field->width : MOST, found = 0;
    float cell = (c->right - c->left) / (float)field->width;
    shapes_mark(view->out, "fitted curve", 0);
    for (int i = 0; i < n; i++) {
        int at = (int)((long)i * field->width / n);
        point[found] =
            camera_to_screen(c, c->left + ((float)at + 0.5f) * cell, view->maps->value[at]);
        float *y = &point[found].y;
        *y = *y > FAR ? FAR : *y < -FAR ? -FAR : *y;
        if (!isnan(*y) && ++found && i + 1 < n) continue;
        shapes_curve(view->out, point, found, 2.6f, 0, view->theme->ink); /* up to a gap */
        found = 0;
    }
    shapes_mark(view->out, NULL, 0);
}

void view_plane(View *view, Rect rect) {
    shapes_clip(view->out, rect);
    if (is_curve(view) || ui_hides(view->ui, HIDE_FIELD))
        shapes_rect(view->out, rect, 8, view->theme->card);
    else
        shapes_image(view->out, &view->maps->field, rect, 8);
    axes(view, rect, plane_tools_place(view, rect));
    axis_names(view, rect);
    target_place(view->out, tag_of(&TARGET_PLANE, 0), rect);
    bool neuron = plane_neuron_is(view) && plane_lines_are_true(view->lab);
    bool runs = !ui_hides(view->ui, HIDE_RUNS), answer = !ui_hides(view->ui, HIDE_BOUNDARY);
    if (neuron && runs && answer) plane_neuron_before(view);
    if (has_one_line(view) && runs) plane_fan(view);
    plane_hulls(view);
    if (answer) boundaries(view);
    if (answer) plane_lines(view);
    if (neuron && answer) plane_neuron_sides(view, rect);
    bool residuals = view->ui->extra[EXTRA_SQUARES] && residuals_fit(view);
    if (residuals && answer) residuals_draw(view, &view->camera, true);
    if ((residuals || is_curve(view)) && answer) fitted_curve(view);
    plane_points(view, rect);
    plane_selected(view, neuron);
    plane_guess(view);
    cursor(view);
    plane_brush(view, rect);
    plane_tools(view, rect);
    plane_slices(view, rect);
    plane_view_buttons(view, rect);
    plane_lens(view, rect);
    if (view->place != PLACE_STAGE) panel_head(view, rect, PANEL_PLANE, "PLANE", NULL, 0);
    shapes_border(view->out, rect, 8, 1, view->theme->hairline);
    shapes_unclip(view->out);
}

void view_plane_alone(View *view, Rect rect) {
    bool curve = is_curve(view);
    if (curve)
        shapes_rect(view->out, rect, 0, view->theme->card);
    else
        shapes_image(view->out, &view->maps->field, rect, 0);
    axes(view, rect, (Rect){0});
    axis_names(view, rect);
    boundaries(view);
    if (curve) fitted_curve(view);
    plane_points(view, rect);
}
