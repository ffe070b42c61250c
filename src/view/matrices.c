/* See matrices.h. A layer takes a row of numbers and makes a row of numbers: a = f(a W + b). Here W is written with a column a unit, so that rows can be
 * multiplied from the left; it is the transpose of the W of docs/mathematics.md. */
#include "view/matrices.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "view/prose.h"
#include "view/tex.h"
#include "view/widgets.h"

enum { SHOWN = 4, TEX = 4096 };

typedef struct Tex {
    char text[TEX];
    size_t used;
} Tex;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
put(Tex *tex, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(tex->text + tex->used, TEX - tex->used, format, arguments);
    va_end(arguments);
    tex->used += (size_t)n;
    if (tex->used > TEX - 1) tex->used = TEX - 1;
}

static void put_number(Tex *tex, double value) {
    char text[32];
    put(tex, "%s", text_number(value, 2, text, sizeof text));
}

/* value(row, column) in brackets; what is beyond SHOWN is told by dots. */
typedef struct Matrix {
    int rows, columns;
    const float *value;
    int row_step, column_step;
} Matrix;

static void put_row(Tex *tex, const Matrix *m, int row) {
    int columns = m->columns > SHOWN + 1 ? SHOWN : m->columns;
    for (int c = 0; c < columns; c++) {
        if (c) put(tex, " & ");
        put_number(tex, (double)m->value[(long)row * m->row_step + (long)c * m->column_step]);
    }
    if (columns < m->columns) put(tex, " & \\cdots");
}

static void put_matrix(Tex *tex, const Matrix *m) {
    int rows = m->rows > SHOWN + 1 ? SHOWN : m->rows;
    put(tex, "\\begin{bmatrix} ");
    for (int r = 0; r < rows; r++) {
        if (r) put(tex, " \\\\ ");
        put_row(tex, m, r);
    }
    if (rows < m->rows) put(tex, " \\\\ \\vdots");
    put(tex, " \\end{bmatrix}");
}

static const float *input_of(const View *view, int layer) {
    return layer == 0 ? view->lab->point_input : view->lab->point.a[layer - 1];
}

static const char *function_tex(Activation f) {
    switch (f) {
    case ACTIVATION_SIGMOID: return "\\sigma";
    case ACTIVATION_TANH: return "\\tanh";
    case ACTIVATION_SOFTMAX: return "\\text{softmax}";
    case ACTIVATION_STEP: return "\\text{step}";
    case ACTIVATION_RELU: return "\\text{relu}";
    case ACTIVATION_LEAKY_RELU: return "\\text{leaky}";
    case ACTIVATION_ELU: return "\\text{elu}";
    default: return "";
    }
}

/* One layer, of the selected point: f([x] . [W] + [b]) = [a]. */
static void layer_tex(const View *view, int l, Tex *tex) {
    const Network *net = &view->lab->run->trainer.net;
    const Layer *layer = &net->layer[l];
    bool plain = layer->activation == ACTIVATION_LINEAR;
    Matrix x = {1, layer->from, input_of(view, l), layer->from, 1};
    Matrix w = {layer->from, layer->to, net->theta + layer->w, 1, layer->from};
    Matrix b = {1, layer->to, net->theta + layer->b, layer->to, 1};
    Matrix a = {1, layer->to, view->lab->point.a[l], layer->to, 1};
    put(tex, l == net->layers - 1 ? "\\hat y = " : net->layers > 2 ? "h^{(%d)} = " : "h = ", l + 1);
    if (!plain) put(tex, "%s\\left( ", function_tex(layer->activation));
    put_matrix(tex, &x);
    put(tex, " \\cdot ");
    put_matrix(tex, &w);
    put(tex, " + ");
    put_matrix(tex, &b);
    if (!plain) put(tex, " \\right)");
    put(tex, " = ");
    put_matrix(tex, &a);
}

/* "1×2 · 2×4 + 1×4 → 1×4" */
static void shapes_text_of(const Layer *layer, int rows, char text[96]) {
    snprintf(text, 96, "%d×%d  ·  %d×%d  +  1×%d  →  %d×%d", rows, layer->from, layer->from,
             layer->to, layer->to, rows, layer->to);
}

/* A formula as large as it can be, up to `size`, within a height; the shapes below it. */
static void set_line(View *view, const char *tex, const char *shapes, Rect rect, float size) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    float below = style.size * 1.5f;
    prose_formula_in(view, tex, (Rect){rect.x, rect.y, rect.w, rect.h - below}, size);
    view_text(view, shapes, rect.x + rect.w / 2, rect.y + rect.h - style.size * 0.35f, rect.w,
              &style);
}

static bool is_maxout(const Network *net) {
    for (int l = 0; l < net->layers; l++) {
        if (net->layer[l].pieces > 1) return true;
    }
    return false;
}

float matrices_strip_height(const View *view, float card) {
    float wanted = view_units(view, 116);
    return card < wanted * 3.9f || is_maxout(&view->lab->run->trainer.net) ? 0 : wanted;
}

/* The layer that is looked at: the selected unit's, or the first. */
static int layer_of(const View *view) {
    int l = view->lab->selected.layer;
    return l < 0 ? 0 : l;
}

void matrices_strip(View *view, Rect rect) {
    Tex tex = {.used = 0};
    char shapes[96];
    const Layer *layer = &view->lab->run->trainer.net.layer[layer_of(view)];
    TextStyle caption = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    float pad = view_units(view, 20);
    shapes_line(view->out, (Point){rect.x, rect.y}, (Point){rect.x + rect.w, rect.y}, 1,
                view->theme->hairline);
    view_text(view, "THE SAME STEP AS MATRICES", rect.x + pad, rect.y + view_units(view, 20), 0,
              &caption);
    layer_tex(view, layer_of(view), &tex);
    shapes_text_of(layer, 1, shapes);
    set_line(view, tex.text, shapes,
             (Rect){rect.x + pad, rect.y + view_units(view, 26), rect.w - 2 * pad,
                    rect.h - view_units(view, 34)},
             view_units(view, 16));
}

/* All points at once: X has a row a point. */
static void rows_tex(const View *view, Tex *tex, char shapes[96]) {
    const Run *run = view->lab->run;
    const Samples *s = &run->train;
    const Network *net = &run->trainer.net;
    Matrix x = {s->count, s->inputs, s->x, s->inputs, 1};
    put(tex, "X = ");
    put_matrix(tex, &x);
    put(tex, ", \\quad \\hat Y = ");
    for (int l = net->layers - 1; l >= 0; l--)
        put(tex, "%s(", function_tex(net->layer[l].activation));
    put(tex, "X");
    for (int l = 0; l < net->layers; l++) put(tex, " W^{%d} + b^{%d})", l + 1, l + 1);
    size_t n = (size_t)snprintf(shapes, 96, "%d×%d", s->count, s->inputs);
    for (int l = 0; l < net->layers && n < 80; l++)
        n += (size_t)snprintf(shapes + n, 96 - n, "  →  %d×%d", s->count, net->layer[l].to);
}

/* A layer of the selected point; beyond the last, all points at once. */
static void one_line(View *view, int l, Rect rect) {
    const Network *net = &view->lab->run->trainer.net;
    Tex tex = {.used = 0};
    char shapes[96];
    if (l < net->layers) {
        layer_tex(view, l, &tex);
        shapes_text_of(&net->layer[l], 1, shapes);
    } else {
        rows_tex(view, &tex, shapes);
    }
    shapes_tag(view->out, "matrix line", l);
    set_line(view, tex.text, shapes, rect, view_units(view, 17));
}

void view_matrices(View *view, Rect rect) {
    const Network *net = &view->lab->run->trainer.net;
    bool known = view->lab->selected.point >= 0;
    float head = view_panel_head(view, rect, PANEL_MATRICES, "MATRICES",
                                 "one point, and all of them at once", 0);
    float pad = view_units(view, 18), y = rect.y + head, room = rect.h - head - pad * 0.5f;
    int lines = net->layers + 1;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    shapes_clip(view->out, rect);
    if (!known || is_maxout(net)) {
        view_text(view,
                  known ? "A maxout layer has two matrices, and takes the larger result."
                        : "Select a point in the plane to see its numbers.",
                  rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w - pad, &style);
        shapes_unclip(view->out);
        return;
    }
    /* Where all of it would be too small to be read, only the selected unit's layer. */
    bool all = room > view_units(view, 100) * (float)lines && rect.w > view_units(view, 520);
    float each = room / (float)(all ? lines : room > view_units(view, 190) ? 2 : 1);
    for (int l = all ? 0 : layer_of(view); l <= net->layers && y + each * 0.5f < rect.y + rect.h;
         l++) {
        Rect line = {rect.x + pad, y, rect.w - 2 * pad, each - view_units(view, 6)};
        one_line(view, l, line);
        if (!all && l < net->layers) l = net->layers - 1; /* then all points at once */
        y += each;
    }
    shapes_tag(view->out, NULL, 0);
    shapes_unclip(view->out);
}
