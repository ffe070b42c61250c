/* The plane: field, boundary, units' lines with their weights and gradient, points, tools. */
#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "draw/camera.h"
#include "draw/contour.h"
#include "panels/maps.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/plane/plane.h"
#include "panels/residuals.h"
#include "panels/surface/relief.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* ---- boundary */

/* Whether the boundary is one unit's line. */
static bool has_one_line(const View *view) {
    const Network *net = lab_network(view->lab);
    return net->layers == 1 && net->outputs == 1 && plane_lines_are_true(view->lab);
}

/* On the screen, without the points of their grid that do not bend them. */
static void lines(View *view, const ContourLines *line, float width, float dash, Color color) {
    const float unseen = 0.05f;
    Point *at = memory_zeroed((size_t)line->points + 1, sizeof *at);
    for (int l = 0; l < line->lines; l++) {
        int count;
        const Point *p = contour_lines_of(line, l, &count);
        for (int i = 0; i < count; i++) at[i] = camera_to_screen(&view->camera, p[i].x, p[i].y);
        count = contour_lines_thin(at, count, unseen);
        shapes_curve(view->out, at, count, width, dash, color);
    }
    free(at);
}

static void boundaries(View *view) {
    const Maps *maps = view->maps;
    int then = maps_ghost_at(maps, view->ui->moment);
    bool fan = view->ui->extra[EXTRA_FAN]; /* of runs: where this one was on its way is none */
    for (int g = maps->ghosts - 1; g >= 0; g--) {
        if (fan && g != then) continue;
        float share = g == then ? 0.7f : 0.26f - 0.06f * (float)g;
        shapes_mark(view->out, g == then ? "boundary then" : "ghost", g);
        lines(view, &maps->ghost[g].line, g == then ? 2 : 1.2f, 0,
              color_faded(view->theme->ink, share));
    }
    shapes_mark(view->out, "boundary", 0);
    if (plane_is_crowded(view)) lines(view, &maps->now.line, 5.5f, 0, plane_halo(view));
    bool highlighted = lab_network(view->lab)->layers == 1 && plane_lines_are_true(view->lab) &&
                       highlight_line(view, 0) & HIGHLIGHT_POINTED;
    lines(view, &maps->now.line, highlighted ? 4 : 2.6f, 0, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

/* Where the boundary would run if more or less were asked for than one half: as the
 * surface has it. */
static void moved_threshold(View *view) {
    const Relief *r = view->relief;
    if (!isfinite(view->ui->surface.threshold) || ui_place_of(view->ui, PANEL_SURFACE) < 0) return;
    shapes_mark(view->out, "threshold line", 0);
    lines(view, &r->boundary, 2, view_units(view, 4), view->theme->ink);
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

bool plane_is_crowded(const View *view) {
    return view->lab->scene.data.count > 1000;
}

Color plane_halo(const View *view) {
    return color_faded(view->theme->card, 0.85f);
}

/* The lines of units, and what is said of a single neuron's two sides. */
static void unit_lines(View *view, Rect rect, bool neuron) {
    Rect weights = plane_lines(view);
    if (neuron) plane_neuron_sides(view, rect, weights);
}

static void draw_ground(View *view, Rect rect, float radius) {
    if (is_curve(view) || ui_hides(view->ui, HIDE_FIELD))
        shapes_rect(view->out, rect, radius, view->theme->card);
    else
        shapes_image(view->out, &view->maps->field, rect, radius);
}

/* Over whatever line runs there. */
static void title(View *view, Rect rect) {
    shapes_rect(view->out, panel_title_box(view, rect, PLANE_TITLE), 4,
                color_faded(view->theme->card, 0.85f));
    panel_head(view, rect, PANEL_PLANE, PLANE_TITLE, NULL, 0);
}

void view_plane(View *view, Rect rect) {
    shapes_clip(view->out, rect);
    draw_ground(view, rect, 8);
    plane_axes(view, rect, plane_tools_place(view, rect));
    target_place(view->out, tag_of(&TARGET_PLANE, 0), rect);
    bool neuron = plane_neuron_is(view) && plane_lines_are_true(view->lab);
    bool runs = !ui_hides(view->ui, HIDE_RUNS), answer = !ui_hides(view->ui, HIDE_BOUNDARY);
    if (neuron && runs && answer) plane_neuron_before(view);
    if (has_one_line(view) && runs) plane_fan(view);
    plane_hulls(view);
    bool over = answer && plane_is_crowded(view), under = answer && !over;
    if (under) boundaries(view);
    if (answer) moved_threshold(view);
    if (under) unit_lines(view, rect, neuron);
    bool residuals = view->ui->extra[EXTRA_SQUARES] && residuals_fit(view);
    if (residuals && answer) residuals_draw(view, &view->camera, true);
    if ((residuals || is_curve(view)) && answer) fitted_curve(view);
    plane_points(view, rect);
    if (over) plane_line_halos(view);
    if (over) boundaries(view);
    if (over) unit_lines(view, rect, neuron);
    plane_selected(view, neuron);
    plane_guess(view);
    cursor(view);
    plane_brush(view, rect);
    plane_tools(view, rect);
    plane_axis_menus(view, rect);
    plane_slices(view, rect);
    plane_legend(view, rect);
    plane_view_buttons(view, rect);
    plane_lens(view, rect);
    if (view->place != PLACE_STAGE) title(view, rect);
    shapes_border(view->out, rect, 8, 1, view->theme->hairline);
    shapes_unclip(view->out);
}

/* Boundary and points on a ground that are drawn already. */
static void draw_answer(View *view, Rect rect) {
    bool curve = is_curve(view);
    if (!plane_is_crowded(view)) boundaries(view);
    if (curve) fitted_curve(view);
    plane_points(view, rect);
    if (plane_is_crowded(view)) boundaries(view);
}

void view_plane_alone(View *view, Rect rect) {
    draw_ground(view, rect, 0);
    plane_axes(view, rect, (Rect){0});
    draw_answer(view, rect);
}

/* Smaller than the stage, and so are its points. */
void view_plane_tile(View *view, Rect rect) {
    View small = *view;
    small.layout.unit *= panel_tile_scale(view, rect);
    draw_ground(view, rect, 8);
    plane_grid(&small, rect);
    draw_answer(&small, rect);
}
