/* See strips.h. */
#include "panels/network/strips.h"

#include <math.h>
#include <stdio.h>

#include "lab/factors.h"
#include "panels/maps.h"
#include "panels/network/edge.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/gesture.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { MOST_UNITS = 12, MOST_WEIGHTS = 300, ROW = 5 /* blocks side by side */ };

bool strips_fit(const Network *net) {
    bool many = net->count > MOST_WEIGHTS || net->inputs > MOST_UNITS;
    for (int l = 0; l < net->layers; l++) many |= net->layer[l].to > MOST_UNITS;
    return many;
}

/* ---- the colours, made once for each change of the weights */

static uint32_t packed(Color c) {
    return (uint32_t)c.r | (uint32_t)c.g << 8 | (uint32_t)c.b << 16 | 0xff000000u;
}

/* Of a layer the largest weight is as strong as can be; a square root lets small ones be seen. */
void strips_colour(const Theme *theme, const Network *net, int layer, uint32_t *out) {
    const int to = net->layer[layer].to, from = net->layer[layer].from;
    const float *w = net->theta + network_w(net, layer, 0, 0, 0);
    float most = 1e-12f;
    for (int i = 0; i < to * from; i++) most = fmaxf(most, fabsf(w[i]));
    for (int i = 0; i < to * from; i++) {
        Color end = w[i] >= 0 ? theme->positive : theme->negative;
        out[i] = packed(color_mix(theme->sunken, end, sqrtf(fminf(1, fabsf(w[i]) / most))));
    }
}

/* ---- where blocks are */

typedef struct Strip {
    Rect rect;     /* of its cells */
    Point caption; /* the baseline of its name */
    int layer, to, from;
} Strip;

static Strip block_at(const View *view, Rect area, int layer) {
    const Network *net = lab_network(view->lab);
    int rows = (net->layers + ROW - 1) / ROW, across = (net->layers + rows - 1) / rows;
    float head = view_units(view, 20), gap = view_units(view, 14), cell = view_units(view, 14);
    float w = area.w / (float)across, h = area.h / (float)rows;
    Strip b = {.layer = layer, .to = net->layer[layer].to, .from = net->layer[layer].from};
    int row = layer / across;
    Point at = {area.x + w * (float)(layer % across), area.y + h * (float)row};
    b.caption = (Point){at.x, at.y + view_units(view, 12)};
    b.rect = (Rect){at.x, at.y + head, fminf(w - gap, cell * (float)b.from),
                    fminf(h - head - gap, cell * (float)b.to)};
    return b;
}

static Rect cell_of(const Strip *b, int to, int from) {
    float w = b->rect.w / (float)b->from, h = b->rect.h / (float)b->to;
    return (Rect){b->rect.x + w * (float)from, b->rect.y + h * (float)to, w, h};
}

/* The weight of the cell at a place; -1 for none. */
static int weight_at(const View *view, const Strip *b, Point p) {
    if (!rect_holds(b->rect, p)) return -1;
    int from = (int)((p.x - b->rect.x) / b->rect.w * (float)b->from);
    int to = (int)((p.y - b->rect.y) / b->rect.h * (float)b->to);
    from = from < b->from ? from : b->from - 1;
    to = to < b->to ? to : b->to - 1;
    return network_w(lab_network(view->lab), b->layer, 0, to, from);
}

/* ---- a block */

static void caption(View *view, const Strip *b) {
    const Network *net = lab_network(view->lab);
    char text[64];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    snprintf(text, sizeof text, "%d→%d %s", b->from, b->to,
             activation_name(net->layer[b->layer].activation));
    float room = view->panel.w / 5 - view_units(view, 18);
    if (text_width(view->glyphs, text, &style, view->ui->density) > fmaxf(room, b->rect.w))
        snprintf(text, sizeof text, "%d→%d", b->from, b->to);
    view_text(view, text, b->caption.x, b->caption.y, 0, &style);
}

/* Right of its row a unit can be taken hold of. */
static void units(View *view, const Strip *b) {
    float wide = view_units(view, 5);
    for (int u = 0; u < b->to; u++) {
        Rect row = cell_of(b, u, 0);
        Rect at = {b->rect.x + b->rect.w + 2, row.y, wide, row.h};
        Highlight highlight = highlight_of(view, subject_unit(b->layer, u));
        Tag tag = tag_part(&TARGET_UNIT, b->layer, u);
        shapes_mark_part(view->out, "unit", b->layer, u);
        shapes_rect(view->out, rect_inset(at, row.h > 3 ? 0.5f : 0), 0,
                    highlight ? view->theme->ink : view->theme->hairline);
        if (highlight)
            shapes_border(view->out, (Rect){b->rect.x - 1, row.y - 1, b->rect.w + 2, row.h + 2}, 0,
                          1, view->theme->ink);
        view_focus(view, at, 2, tag);
        shapes_mark(view->out, NULL, 0);
        target_place(view->out, tag, at);
    }
}

/* The cell of a weight in this block is framed where it is selected or spoken of. */
static void frame(View *view, const Strip *b, int weight) {
    if (weight < 0) return;
    WeightPlace p = weight_place(lab_network(view->lab), weight);
    if (p.bias || p.layer != b->layer) return;
    Rect cell = cell_of(b, p.to, p.from);
    shapes_mark(view->out, "strip cell", weight);
    shapes_border(view->out, rect_inset(cell, -3), 0, 1.5f, view->theme->card);
    shapes_border(view->out, rect_inset(cell, -2), 0, 1.5f, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_EDGE_LINE, weight), cell);
}

static void block(View *view, const Strip *b) {
    caption(view, b);
    shapes_mark(view->out, "strip", b->layer);
    if (ui_hides(view->ui, HIDE_WEIGHTS))
        shapes_rect(view->out, b->rect, 0, view->theme->sunken);
    else
        shapes_image(view->out, &view->maps->strip[b->layer], b->rect, 0);
    shapes_border(view->out, rect_inset(b->rect, -1), 0, 1, view->theme->hairline);
    shapes_mark(view->out, NULL, 0);
    units(view, b);
}

/* ---- the weight that is spoken of */

static void lens(View *view, Rect at, int weight) {
    const Network *net = lab_network(view->lab);
    char name[SYMBOL_TEXT], number[UI_TEXT + 4], text[SYMBOL_TEXT + UI_TEXT + 8];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float y = view_middle(view, &style, at.y, at.h);
    bool typing = editing_is(view, subject_weight(weight));
    if (typing)
        editing_shown(view->ui, number);
    else if (ui_hides(view->ui, HIDE_WEIGHTS))
        snprintf(number, sizeof number, "?");
    else
        text_number((double)net->theta[weight], 3, number, sizeof number);
    snprintf(text, sizeof text, "%s = %s", symbol_weight(net, weight, name), number);
    shapes_mark(view->out, "strip weight", weight);
    if (typing) editing_ground(view, at.x, y, &style);
    float wide = view_text(view, text, at.x, y, at.w * 0.6f, &style);
    WeightPlace p = weight_place(net, weight);
    style.color = view->theme->quiet;
    if (!p.bias) { /* of large numbers side by side none is told from the other */
        snprintf(text, sizeof text, "from %d to %d", p.from + 1, p.to + 1);
        view_text(view, text, at.x + wide + view_units(view, 44), y, at.w * 0.3f, &style);
    }
    shapes_mark(view->out, NULL, 0);
    edge_arrow(view, weight, (Point){at.x + wide + view_units(view, 20), at.y + at.h / 2});
}

static void hint(View *view, Rect at) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    view_text(view, "Each cell is a weight: point at one", at.x,
              view_middle(view, &style, at.y, at.h), at.w, &style);
}

void strips_draw(View *view, Rect area) {
    const Network *net = lab_network(view->lab);
    float low = view_units(view, 30);
    Rect above = {area.x, area.y, area.w, area.h - low};
    Rect below = {area.x, area.y + area.h - low, area.w, low};
    int spoken = view->lab->selected.weight, under = -1;
    if (view->pointed.kind == SUBJECT_WEIGHT) spoken = view->pointed.index;
    for (int l = 0; l < net->layers; l++) {
        Strip b = block_at(view, above, l);
        int here = weight_at(view, &b, view->ui->pointer);
        if (here >= 0) under = here;
        block(view, &b);
    }
    if (under >= 0) spoken = under;
    for (int l = 0; l < net->layers; l++) {
        Strip b = block_at(view, above, l);
        frame(view, &b, view->lab->selected.weight);
        if (spoken != view->lab->selected.weight) frame(view, &b, spoken);
    }
    if (spoken >= 0)
        lens(view, below, spoken);
    else
        hint(view, below);
}
