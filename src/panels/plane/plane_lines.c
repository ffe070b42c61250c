/* See plane.h. */
#include "panels/plane/plane.h"

#include <limits.h>
#include <math.h>

#include "draw/contour.h"
#include "lesson/answer.h"
#include "panels/arrow.h"
#include "panels/legend.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

/* The colours of the first units; ink for the rest. */
static Color unit_color(const View *view, int unit) {
    return unit < 4 ? view->theme->unit_color[unit] : view->theme->quiet;
}

/* How near to a line or to the tip of a vector it can be grabbed, in points of the screen. */
static const float REACH = 5, TIP = 9;

enum { MOST_LINES = 8 }; /* more would hide what they are drawn on */

/* The places of the names of lines, and of numbers. */
typedef struct NamePlaces {
    Rect box[MOST_LINES + PLANE_NUMBERS];
    int count;
} NamePlaces;

/* Whether the line of any unit runs through a box: its corners lie on both sides. */
static bool is_crossed(const View *view, Rect box) {
    const Network *net = lab_network(view->lab);
    for (int u = 0; u < net->layer[0].to; u++) {
        float line[3];
        int above = 0;
        line_of(view->lab, u, line);
        for (int corner = 0; corner < 4; corner++) {
            Point p = {box.x + (corner % 2 ? box.w : 0), box.y + (corner / 2 ? box.h : 0)};
            Point at = camera_to_plane(&view->camera, p);
            above += line[0] * at.x + line[1] * at.y + line[2] >= 0;
        }
        if (above > 0 && above < 4) return true;
    }
    return false;
}

/* Where a name of this size stands beside its line through `foot`, on either side of it, as near to
 * the foot as it crosses neither vector, lines nor other names, and rather where no point covers
 * it. False where there is no room. */
static bool find_name_place(const View *view, NamePlaces *taken, Point foot, Point normal,
                            Rect *name) {
    float across = normal.x, up = normal.y;
    float off = (fabsf(across) * name->w + fabsf(up) * name->h) / 2 + view_units(view, 4);
    Rect screen = rect_inset(view->camera.screen, 3), best = {0};
    int least = INT_MAX;
    for (int try = 0; try < 8 * MOST_LINES; try++) {
        int far = try / 4; /* both ways along it, on both sides, further and further */
        float along = (1.2f + 0.6f * (float)far) * (name->w + name->h) * (try % 2 ? -1 : 1);
        float aside = try / 2 % 2 ? off : -off;
        Point at = {foot.x - along * up + aside * across, foot.y + along * across + aside * up};
        Rect box = {at.x - name->w / 2, at.y - name->h / 2, name->w, name->h};
        bool is_free = rect_within(box, screen) && !is_crossed(view, box);
        for (int i = 0; i < taken->count; i++) is_free = is_free && !rect_meets(box, taken->box[i]);
        int covered = is_free ? plane_covered(view, box, least) : INT_MAX;
        if (covered < least) least = covered, best = box;
        if (least == 0) break;
    }
    if (least == INT_MAX) return false;
    *name = taken->box[taken->count++] = best;
    return true;
}

/* "h₁" beside the line. */
static void line_name(View *view, int unit, Point foot, NamePlaces *taken) {
    char text[SYMBOL_TEXT];
    float line[3];
    TextStyle style = view_style(view, TYPE_BODY, unit_color(view, unit), ALIGN_LEFT);
    style.face = FONT_BOLD;
    symbol_unit(view->lab, 0, unit, text);
    float h = view_units(view, 16);
    Rect box = {0, 0, text_width(view->glyphs, text, &style, view->ui->density), h};
    line_of(view->lab, unit, line);
    if (!find_name_place(view, taken, foot, plane_normal(&view->camera, line), &box)) return;
    shapes_mark(view->out, "line name", unit);
    if (plane_is_crowded(view)) shapes_rect(view->out, rect_inset(box, -2), 3, plane_halo(view));
    view_text(view, text, box.x, box.y + 0.8f * h, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* At the line its weight vector, at the vector's tip the coming step, both on one scale: the sum of
 * the two arrows is the vector after the step. Returns where its weights are written, if
 * they are. */
static Rect weight_vector(View *view, int unit, NamePlaces *taken) {
    const Lab *lab = view->lab;
    const Camera *c = &view->camera;
    const Network *net = lab_network(lab);
    Point foot = line_foot(lab, view->ui, c, unit), start = camera_to_screen(c, foot.x, foot.y);
    const Rect nowhere = {0};
    if (!rect_holds(rect_inset(c->screen, 10), start)) return nowhere;
    bool alone = net->layers == 1, lit = highlight_line(view, unit) & HIGHLIGHT_POINTED;
    if (!alone) line_name(view, unit, start, taken);
    if (ui_hides(view->ui, HIDE_VECTOR)) return nowhere;
    int first = network_w(net, 0, 0, unit, 0), second = network_w(net, 0, 0, unit, 1);
    float reach = view->ui->rulers.now.vector.reach;
    Point w = {net->theta[first] / reach, net->theta[second] / reach};
    Point move = {arrow_move(view, first) / reach, arrow_move(view, second) / reach};
    Point vector = plane_step(lab, c, w), change = plane_step(lab, c, move);
    Point tip = {start.x + vector.x, start.y + vector.y};
    float across = change.x, up = -change.y;
    Point end = {tip.x + across, tip.y - up};
    bool neuron = plane_neuron_is(view);
    if (neuron) plane_neuron_sum(view, start, tip, end);
    shapes_mark(view->out, "weight vector", unit);
    if (plane_is_crowded(view)) shapes_arrow(view->out, start, tip, 5, plane_halo(view));
    shapes_arrow(view->out, start, tip, lit ? 3.4f : 2.2f,
                 alone ? view->theme->ink : unit_color(view, unit));
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_VECTOR, unit),
                 (Rect){tip.x - TIP, tip.y - TIP, 2 * TIP, 2 * TIP});
    arrow_draw(view, first, tip, across, up, c->screen);
    return neuron ? plane_neuron_vector(view, start, tip, end) : nowhere;
}

/* A line can be taken at its ends and turned about its middle; in between it is moved. */
static void line_targets(View *view, int unit, Point p, Point q) {
    static const float END = 0.24f, HANDLE = 0.12f; /* of its length */
    const Point ends[2] = {p, q};
    UiState const *ui = view->ui;
    const Lab *lab = view->lab;
    Tag hover = ui->pressed.target ? ui->pressed : ui->hover;
    bool near = tag_same(hover, tag_of(&TARGET_LINE, unit));
    if (answer_open(view->player, PREDICT_LINE) >= 0) return; /* another line is placed now */
    target_place_line(view->out, tag_of(&TARGET_LINE, unit), ends, 2, REACH);
    for (int i = 0; i < 2; i++) {
        Point from = ends[i], to = ends[1 - i];
        Point inner = {from.x + (to.x - from.x) * END, from.y + (to.y - from.y) * END};
        const Point end[2] = {from, inner};
        target_place_line(view->out, tag_part(&TARGET_LINE_END, unit, i), end, 2, REACH);
        near = near || tag_same(hover, tag_part(&TARGET_LINE_END, unit, i));
    }
    for (int i = 0; i < 2 && near; i++) {
        Point from = ends[i], to = ends[1 - i];
        Point at = {from.x + (to.x - from.x) * HANDLE, from.y + (to.y - from.y) * HANDLE};
        shapes_mark_part(view->out, "line handle", unit, i);
        shapes_disc(view->out, at, view_units(view, 5), view->theme->card);
        shapes_ring(view->out, at, view_units(view, 5), 2,
                    lab_holds_still(lab) ? view->theme->faint : view->theme->ink);
    }
    shapes_mark(view->out, NULL, 0);
}

/* The line of a unit, as far as it is seen. Of a single neuron the boundary draws it. */
static void line(View *view, int unit, Point p, Point q) {
    Highlight highlight = highlight_line(view, unit);
    Color color = unit_color(view, unit);
    if (lab_network(view->lab)->layers > 1) {
        shapes_mark(view->out, "line", unit);
        if (highlight & HIGHLIGHT_POINTED) shapes_line(view->out, p, q, 11, highlight_ground(view));
        shapes_dashed(view->out, p, q, highlight ? 2.4f : 1.6f, 6,
                      highlight ? color : color_faded(color, 0.75f));
        shapes_mark(view->out, NULL, 0);
    }
    line_targets(view, unit, p, q);
}

/* How many units have lines that are drawn. */
static int units_with_lines(const View *view) {
    int units = lab_network(view->lab)->layer[0].to;
    return plane_lines_are_true(view->lab) && units <= MOST_LINES ? units : 0;
}

/* The ends of a unit's line, as far as it is seen; false where it is not. */
static bool ends_of(const View *view, int unit, Point *p, Point *q) {
    const Camera *c = &view->camera;
    float l[3];
    Segment s;
    line_of(view->lab, unit, l);
    if (!contour_line(l[0], l[1], l[2], c->left, c->right, c->bottom, c->top, &s)) return false;
    *p = camera_to_screen(c, s.x0, s.y0);
    *q = camera_to_screen(c, s.x1, s.y1);
    return true;
}

void plane_line_halos(View *view) {
    if (lab_network(view->lab)->layers == 1) return;
    shapes_mark(view->out, "line halo", 0);
    for (int u = 0; u < units_with_lines(view); u++) {
        Point p, q;
        if (ends_of(view, u, &p, &q)) shapes_line(view->out, p, q, 4.5f, plane_halo(view));
    }
    shapes_mark(view->out, NULL, 0);
}

/* All lines first, so that none runs through a name or a vector. */
Rect plane_lines(View *view) {
    NamePlaces taken;
    taken.count = plane_numbers(view, taken.box);
    bool seen[MOST_LINES] = {false};
    int units = units_with_lines(view);
    Rect said = {0};
    for (int u = 0; u < units; u++) {
        Point p, q;
        seen[u] = ends_of(view, u, &p, &q);
        if (seen[u]) line(view, u, p, q);
    }
    for (int u = 0; u < units; u++) {
        if (seen[u]) said = weight_vector(view, u, &taken);
    }
    return said;
}

/* That vectors do not stand at right angles to their lines, where one is drawn; as much of it as
 * there is room for. */
static const char *units_words(const View *view) {
    bool alone = lab_network(view->lab)->layers == 1;
    bool drawn = target_find_any(view->out, &TARGET_VECTOR, -1) >= 0;
    if (!drawn || !plane_units_differ(view->lab, &view->camera)) return NULL;
    return alone ? "units differ: W is not at a right angle to its line"
                 : "units differ: vectors are not at right angles to their lines";
}

static TextStyle units_style(const View *view) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    return style;
}

/* At the foot, or as little above as it takes to cover no point, or few. */
static Rect clear_of_points(const View *view, Rect box) {
    enum { LINES = 6, MOST_POINTS = 5000 };
    int least = plane_covered(view, box, MOST_POINTS);
    Rect best = box;
    for (int line = 1; line <= LINES && least > 0 && least < MOST_POINTS; line++) {
        Rect higher = {box.x, box.y - (float)line * box.h, box.w, box.h};
        int covered = plane_covered(view, higher, least);
        if (covered >= least) continue;
        least = covered;
        best = higher;
    }
    return best;
}

Rect plane_units_said(const View *view, Rect rect) {
    const char *text = units_words(view);
    TextStyle style = units_style(view);
    float pad = view_units(view, 4), x = rect.x + view_units(view, 12),
          y = rect.y + rect.h - view_units(view, 27);
    if (!text) return (Rect){0};
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    Rect box = {x - pad, y - style.size, wide + 2 * pad, 1.4f * style.size};
    return clear_of_points(view, box);
}

static void say_units(View *view, Rect rect, float room) {
    const char *text = units_words(view);
    TextStyle style = units_style(view);
    Rect box = plane_units_said(view, rect);
    float pad = view_units(view, 4);
    if (!text) return;
    shapes_mark(view->out, "units said", 0);
    if (box.w - 2 * pad < room) /* over lines, and the numbers of an axis */
        shapes_rect(view->out, box, 3, color_faded(view->theme->card, 0.8f));
    view_phrases(view, text, box.x + pad, box.y + style.size, room, &style);
    shapes_mark(view->out, NULL, 0);
}

/* Where there is little room what the arrows mean is not said on the plane. */
static bool lens_is_small(const View *view, Rect rect) {
    return rect.w < view_units(view, 330);
}

Rect plane_lens_box(const View *view, Rect rect) {
    bool shown = plane_lines_are_true(view->lab) && arrow_lens(view) > 1 && !view_waits(view) &&
                 !ui_hides(view->ui, HIDE_ARROWS);
    float pad = view_units(view, 8), away = view_units(view, 10), h = view_units(view, 26);
    float moved = plane_foot(view) + plane_buttons_height(view);
    if (!shown) return (Rect){0};
    float w = lens_is_small(view, rect) ? legend_lens_width(view) + 2 * pad
                                        : legend_width(view) + 2.5f * pad;
    return (Rect){rect.x + rect.w - w - away, rect.y + rect.h - h - away - moved, w, h};
}

void plane_lens(View *view, Rect rect) {
    Rect box = plane_lens_box(view, rect);
    float pad = view_units(view, 8), away = view_units(view, 10);
    if (plane_lines_are_true(view->lab)) say_units(view, rect, rect.w - box.w - 3 * away);
    if (box.w <= 0) return;
    shapes_rect(view->out, box, 6, color_faded(view->theme->card, 0.92f));
    shapes_border(view->out, box, 6, 1, view->theme->hairline);
    if (lens_is_small(view, rect))
        legend_lens(view, box.x + box.w - pad, box.y + box.h * 0.66f);
    else
        legend_meaning(view, box.x + box.w - pad, box.y + box.h * 0.66f);
}
