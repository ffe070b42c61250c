/* The points that the rows make, on axes of their own; what each class is, and how many. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screen/import/import.h"
#include "ui/axes.h"
#include "ui/widgets.h"

/* A press brings its row into sight. */
static void spot_press(const Gesture *g, Tag tag, const InputEvent *e) {
    table_sheet_show_row(&g->ui->table, tag.index, 4);
    g->ui->focus = tag_of(&TARGET_TABLE_ROW, tag.index);
}

/* index: the row */
const Target TARGET_TABLE_SPOT = {
    .name = "table spot", .pointer = POINTER_HAND, .press = spot_press};

static const float DOT = 3.6f; /* units */

typedef struct Extent {
    float low, high;
} Extent;

static void widen(Extent *span, float value) {
    if (value < span->low) span->low = value;
    if (value > span->high) span->high = value;
}

/* With some room at both ends, also where all values are one. */
static Extent roomy(Extent s) {
    float room = (s.high - s.low) * 0.06f, least = fmaxf(fabsf(s.low), fabsf(s.high)) * 1e-3f;
    if (room < least) room = least;
    if (room <= 0) room = 1;
    return (Extent){s.low - room, s.high + room};
}

static Camera camera_of(const TableSheet *s, Rect plot) {
    Extent x = {INFINITY, -INFINITY}, y = x;
    for (int i = 0; i < s->spots; i++) {
        widen(&x, s->spot[i].x);
        widen(&y, s->spot[i].y);
    }
    x = roomy(x);
    y = roomy(y);
    return (Camera){plot, x.low, x.high, y.low, y.high};
}

/* Numbers are told by how dark they are. */
static Extent answers_of(const TableSheet *s) {
    Extent span = {INFINITY, -INFINITY};
    for (int i = 0; i < s->spots; i++) widen(&span, s->spot[i].answer);
    return span;
}

static Color shade(const View *view, Extent span, float answer) {
    float share = span.high > span.low ? (answer - span.low) / (span.high - span.low) : 1;
    return color_mix(view->theme->hairline, view->theme->ink, 0.25f + 0.75f * share);
}

void import_mark(View *view, Point at, float r, int class, bool pale) {
    Color color = view->theme->class_color[class];
    if (pale) color = color_faded(color, 0.35f);
    shapes_symbol(view->out, at, r, 0, class, color, color);
}

static void draw_spot(View *view, const Camera *c, const TableSpot *spot, Extent answers) {
    const TableSheet *s = &view->ui->table;
    Point at = camera_to_screen(c, spot->x, spot->y);
    float r = view_units(view, s->spots > 400 ? DOT * 0.7f : DOT), reach = r + 3;
    shapes_mark(view->out, "table point", spot->row);
    if (s->cells.classes > 0)
        import_mark(view, at, r, (int)spot->answer, false);
    else
        shapes_disc(view->out, at, r, shade(view, answers, spot->answer));
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_TABLE_SPOT, spot->row),
                 (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach});
}

/* The point of the row that is pointed at. */
static void draw_ring(View *view, const Camera *c, Extent answers) {
    TableSpot spot;
    int row = import_pointed(view->ui);
    if (row < 0 || !table_sheet_spot(&view->ui->table, row, &spot)) return;
    draw_spot(view, c, &spot, answers);
    shapes_mark(view->out, "table ring", row);
    shapes_ring(view->out, camera_to_screen(c, spot.x, spot.y), view_units(view, 10),
                view_units(view, 2), view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

static void name_axes(View *view, Rect plot) {
    const Cells *cells = &view->ui->table.cells;
    int up = cells->inputs > 1 ? cells->input[1] : cells->answer;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float pad = view_units(view, 10), room = plot.w - 2 * pad;
    style.face = FONT_BOLD;
    shapes_mark(view->out, "table axis", 1);
    view_text(view, cells->column[up].name, plot.x + pad, plot.y + pad * 1.8f, room, &style);
    style.align = ALIGN_RIGHT;
    shapes_mark(view->out, "table axis", 0);
    view_text(view, cells->column[cells->input[0]].name, plot.x + plot.w - pad,
              plot.y + plot.h - pad, room, &style);
    shapes_mark(view->out, NULL, 0);
}

static void plot_points(View *view, Rect plot) {
    const TableSheet *s = &view->ui->table;
    Camera c = camera_of(s, plot);
    Extent answers = answers_of(s);
    shapes_rect(view->out, plot, 0, color_faded(view->theme->sunken, 0.4f));
    axes_across(view, &c, plot.w / view_units(view, 62), true);
    axes_up(view, &c, plot.h / view_units(view, 70), true);
    shapes_border(view->out, plot, 0, 1, view->theme->hairline);
    shapes_clip(view->out, rect_inset(plot, -8));
    for (int i = 0; i < s->spots; i++) draw_spot(view, &c, &s->spot[i], answers);
    draw_ring(view, &c, answers);
    shapes_unclip(view->out);
    name_axes(view, plot);
}

/* Each class with its mark, name and count, as many lines as it takes. */
static void legend(View *view, Rect rect) {
    const TableSheet *s = &view->ui->table;
    Type type = s->cells.classes > 2 ? TYPE_SMALL : TYPE_BODY;
    TextStyle name = view_style(view, type, view->theme->ink, ALIGN_LEFT), many = name;
    float x = rect.x, y = rect.y + view_units(view, 14), r = view_units(view, 5);
    float density = view->ui->density, end = rect.x + rect.w;
    many.color = view->theme->quiet;
    shapes_mark(view->out, "table legend", 0);
    for (int i = 0; i < s->cells.classes; i++) {
        int k = dataset_class_shown(i);
        char count[24];
        snprintf(count, sizeof count, "%d", s->of_class[k]);
        float w =
            fminf(text_width(view->glyphs, s->cells.class_name[k], &name, density), rect.w * 0.4f);
        float all = w + 3.6f * r + text_width(view->glyphs, count, &many, density);
        if (x > rect.x && x + all > end) {
            x = rect.x;
            y += view_units(view, 19);
        }
        if (y > rect.y + rect.h) break;
        import_mark(view, (Point){x + r, y - r * 0.9f}, r, k, false);
        w = view_text(view, s->cells.class_name[k], x + 2.8f * r, y, w + 1, &name);
        view_text(view, count, x + 3.6f * r + w, y, 0, &many);
        x += all + view_units(view, 22);
    }
    shapes_mark(view->out, NULL, 0);
}

static void legend_of_numbers(View *view, Rect rect) {
    const Cells *cells = &view->ui->table.cells;
    Extent span = answers_of(&view->ui->table);
    char low[32], high[32], text[128];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    int name = snprintf(text, sizeof text, "%.31s: ", cells->column[cells->answer].name);
    snprintf(text + name, sizeof text - (size_t)name, "pale %s, dark %s",
             import_number(view, cells->answer, span.low, low),
             import_number(view, cells->answer, span.high, high));
    bool fits = text_width(view->glyphs, text, &style, view->ui->density) <= rect.w;
    shapes_mark(view->out, "table legend", 0);
    view_text(view, fits ? text : text + name, rect.x, rect.y + view_units(view, 14), rect.w,
              &style);
    shapes_mark(view->out, NULL, 0);
}

void import_draw_points(View *view, Rect rect) {
    const TableSheet *s = &view->ui->table;
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    TextStyle right = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float head = view_units(view, 24), left = view_units(view, 40), low = view_units(view, 58);
    float w = view_text(view, "YOUR POINTS", rect.x, rect.y + view_units(view, 12), 0, &caption);
    char scale[64] = "each axis has its own scale";
    if (s->cells.inputs > 2)
        snprintf(scale, sizeof scale, "the first two of %d inputs", s->cells.inputs);
    if (w + text_width(view->glyphs, scale, &right, view->ui->density) + 16 < rect.w)
        view_text(view, scale, rect.x + rect.w, rect.y + view_units(view, 12), 0, &right);
    Rect plot = {rect.x + left, rect.y + head, rect.w - left, rect.h - head - low};
    if (!s->usable || plot.h < 40) return;
    plot_points(view, plot);
    Rect below = {plot.x, plot.y + plot.h + view_units(view, 22), plot.w, low};
    below.h = rect.y + rect.h - below.y;
    if (s->cells.classes > 0)
        legend(view, below);
    else if (s->spots > 0)
        legend_of_numbers(view, below);
}
