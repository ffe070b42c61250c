/* The network: units as thumbnails of their own map, edges by sign and size, on every edge the
 * gold arrow of the coming step: up when it raises the weight. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/clamp.h"
#include "base/numeral.h"
#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/derive/derive_card.h"
#include "panels/legend.h"
#include "panels/maps.h"
#include "panels/network/edge.h"
#include "panels/network/neuron.h"
#include "panels/network/strips.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/sat_out.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { MOST_UNITS = 12 }; /* of a layer; strips.c draws those of more */

/* Where units are. Layer -1 are the inputs. */
typedef struct Grid {
    Rect area;
    float size;        /* of a thumbnail */
    float left, right; /* margins for the names of inputs and outputs, beside them */
    const Network *net;
    bool by_class; /* outputs stand in the order in which their named classes are shown */
} Grid;

static int units_of(const Grid *g, int layer) {
    return layer < 0 ? g->net->inputs : g->net->layer[layer].to;
}

/* From the top. */
static Point place_at(const Grid *g, int layer, int unit) {
    int columns = g->net->layers + 1, shown = units_of(g, layer);
    float inset = g->size * 0.5f;
    float x =
        g->area.x + inset + (g->area.w - 2 * inset) * (float)(layer + 1) / (float)(columns - 1);
    float share = shown == 1 ? 0.5f : (float)unit / (float)(shown - 1);
    float spread = g->area.h - 2 * inset;
    /* Few units stand closer together than the card is high. */
    float most = (float)(shown - 1) * g->size * 2.4f;
    if (spread > most) spread = most;
    return (Point){x, g->area.y + g->area.h / 2 + (share - 0.5f) * spread};
}

static Point unit_at(const Grid *g, int layer, int unit) {
    bool class = g->by_class && layer == g->net->layers - 1;
    return place_at(g, layer, class ? dataset_class_shown(unit) : unit);
}

static Rect unit_box(const Grid *g, int layer, int unit) {
    Point at = unit_at(g, layer, unit);
    return (Rect){at.x - g->size / 2, at.y - g->size / 2, g->size, g->size};
}

/* How far below each other units of a layer are. */
static float pitch_of(const Grid *g, int layer) {
    return units_of(g, layer) > 1 ? place_at(g, layer, 1).y - place_at(g, layer, 0).y : g->area.h;
}

/* From one unit's right edge to another's left. */
static void curve_of(const Grid *g, int layer, int from, int to, Point curve[EDGE_POINTS]) {
    Point a = unit_at(g, layer - 1, from), b = unit_at(g, layer, to);
    a.x += g->size / 2;
    b.x -= g->size / 2;
    edge_curve(a, b, curve);
}

static void edge(View *view, const Grid *g, int layer, int from, int to) {
    Point curve[EDGE_POINTS];
    curve_of(g, layer, from, to, curve);
    edge_draw(view, network_w(g->net, layer, 0, to, from), curve);
}

/* Along the edges the arrows stand in places that differ, so that they do not hide each other. */
static int arrow_place(const Grid *g, int layer, int from, int to) {
    int n = units_of(g, layer - 1);
    return n == 1 ? 8 : 6 + (from * 5 + to * 2) % 5;
}

static void arrow(View *view, const Grid *g, int layer, int from, int to) {
    Point curve[EDGE_POINTS];
    curve_of(g, layer, from, to, curve);
    edge_arrow(view, network_w(g->net, layer, 0, to, from), curve[arrow_place(g, layer, from, to)]);
}

/* Whether an edge is being dragged. */
static bool is_dragged(const UiState *ui, int index) {
    Tag tag = ui->pressed;
    bool edge = tag_is(tag, &TARGET_EDGE) || tag_is(tag, &TARGET_EDGE_LINE);
    return ui->drag.moving && edge && tag.index == index;
}

/* Above the pointer, on the card. */
static Point at_pointer(const View *view, const Grid *g) {
    float half = view_units(view, 40);
    Point p = view->ui->pointer;
    return (Point){clamp_float(p.x, g->area.x + half, g->area.x + g->area.w - half),
                   clamp_float(p.y - view_units(view, 24), g->area.y, g->area.y + g->area.h)};
}

/* The weight that has the focus or is dragged, with its value or what is being typed. */
static void held(View *view, const Grid *g, int layer, int from, int to) {
    const UiState *ui = view->ui;
    int index = network_w(g->net, layer, 0, to, from);
    bool typing = editing_is(view, subject_weight(index));
    bool dragged = is_dragged(ui, index);
    if (!typing && !dragged && !tag_same(ui->focus, tag_of(&TARGET_EDGE, index))) return;
    Point curve[EDGE_POINTS];
    curve_of(g, layer, from, to, curve);
    Point at = dragged ? at_pointer(view, g) : curve[arrow_place(g, layer, from, to)];
    char name[SYMBOL_TEXT], number[UI_TEXT + 4], text[SYMBOL_TEXT + UI_TEXT + 8];
    if (typing)
        editing_shown(ui, number);
    else if (ui_hides(ui, HIDE_WEIGHTS))
        snprintf(number, sizeof number, "?");
    else
        text_number((double)g->net->theta[index], 2, number, sizeof number);
    snprintf(text, sizeof text, "%s = %s", symbol_weight(g->net, index, name), number);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    float w = text_width(view->glyphs, text, &style, ui->density) + view_units(view, 14);
    float h = view_units(view, 22);
    Rect box = {at.x - w / 2, at.y - h / 2, w, h};
    shapes_mark(view->out, "held edge", index);
    shapes_rect(view->out, box, 4, view->theme->card);
    view_feedback(view, box, 4, tag_of(&TARGET_EDGE, index));
    shapes_border(view->out, box, 4, typing ? 2 : 1,
                  typing ? view->theme->accent : view->theme->hairline);
    float y = view_middle(view, &style, box.y, h);
    if (typing) editing_ground(view, at.x, y, &style);
    view_text(view, text, at.x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static const Image *picture_of(const View *view, int layer, int unit) {
    return layer < 0 ? &view->maps->input[unit] : &view->maps->thumbnail[layer][unit];
}

static TextStyle caption_style(const View *view, Color color) {
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    style.face = FONT_BOLD;
    return style;
}

/* Of the selected point: an input, or what comes out of a unit. */
static char *value_text(const Lab *lab, int layer, int unit, char text[32]) {
    if (layer < 0) return text_number((double)lab->point_input[unit], 2, text, 32);
    double a = (double)lab->point.a[layer][unit];
    text_number(a, 2, text, 32);
    return activation_written(lab_network(lab)->layer[layer].activation, a, text, 32);
}

/* "h₁ = 0.37" of the selected point; the name alone where the value is not known. Returns half its
 * width. */
static float caption_text(const View *view, int layer, int unit, char text[96]) {
    const Lab *lab = view->lab;
    char name[SYMBOL_TEXT], number[32];
    TextStyle style = caption_style(view, view->theme->ink);
    bool known = lab->selected.point >= 0 && !ui_hides(view->ui, HIDE_NUMBERS);
    snprintf(text, 96, "%s", symbol_unit(lab, layer, unit, name));
    if (known) {
        value_text(lab, layer, unit, number);
        snprintf(text, 96, "%.60s %s%s", name, numeral_is_bound(number) ? "" : "= ", number);
    }
    return text_width(view->glyphs, text, &style, view->ui->density) / 2;
}

/* Whether an input has more of a name than x and its digits: its column's, or a term. */
static bool is_named(const View *view, int input) {
    char name[SYMBOL_TEXT], symbol[SYMBOL_TEXT];
    const Feature *feature = &lab_features(view->lab)->feature[input];
    if (feature->kind == FEATURE_TYPED) return true;
    return strcmp(symbol_unit(view->lab, -1, input, name), symbol_feature(feature, symbol)) != 0;
}

/* Whether the captions of inputs would reach where arrows are: then none of them has its value
 * beside the name of its column. */
static bool inputs_are_wide(const View *view, const Grid *g) {
    bool wide = false;
    for (int i = 0; i < units_of(g, -1); i++) {
        char text[96];
        wide |= is_named(view, i) && caption_text(view, -1, i, text) > view_units(view, 39);
    }
    return wide;
}

/* Under a single output: the number that it is to be. */
static void answer_name(View *view, const Grid *g, float x, float y) {
    const char *name = symbol_answer(view->lab);
    TextStyle style = caption_style(view, view->theme->quiet);
    if (!name || g->net->outputs > 1) return;
    float half = text_width(view->glyphs, name, &style, view->ui->density) / 2;
    float most = g->area.x + g->area.w + view_units(view, 18) - half;
    shapes_mark(view->out, "answer name", 0);
    view_text(view, name, fminf(x, most), y, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

/* A value of the selected point, under its unit. */
static void caption(View *view, const Grid *g, int layer, int unit, Point at, Color color) {
    char text[96], number[32];
    TextStyle style = caption_style(view, color);
    float half = caption_text(view, layer, unit, text);
    float y = at.y + g->size / 2 + view_units(view, 14);
    bool known = view->lab->selected.point >= 0 && !ui_hides(view->ui, HIDE_NUMBERS);
    bool wide = layer < 0 ? inputs_are_wide(view, g)
                          : symbol_are_classes(view->lab, layer) && half > view_units(view, 39);
    if (known && wide) { /* it would reach where arrows are */
        if (pitch_of(g, layer) > g->size + view_units(view, 31))
            view_text(view, value_text(view->lab, layer, unit, number), at.x,
                      y + view_units(view, 14), 0, &style);
        symbol_unit(view->lab, layer, unit, text);
        half = text_width(view->glyphs, text, &style, view->ui->density) / 2;
    }
    /* A long name stays on the card. */
    float least = g->area.x - view_units(view, 18) + half,
          most = g->area.x + g->area.w + view_units(view, 18) - half;
    view_text(view, text, fmaxf(fminf(at.x, most), least), y, 0, &style);
    if (layer == g->net->layers - 1) answer_name(view, g, at.x, y + view_units(view, 14));
}

/* Whether a caption fits between a unit and its neighbours, below and beside it. */
static bool has_room(const View *view, const Grid *g, int layer) {
    Point a = place_at(g, layer, 0), beside = place_at(g, layer < 0 ? 0 : layer - 1, 0);
    float down = pitch_of(g, layer);
    return down > g->size + view_units(view, 17) && fabsf(a.x - beside.x) > view_units(view, 74);
}

/* The height that a name alone takes below a unit. */
static float short_height(const View *view) {
    return view_units(view, 13);
}

/* Beside inputs and outputs, for a short name. */
static float margin_of(const View *view) {
    return view_units(view, 19);
}

/* Where no caption fits, the name alone: of inputs and outputs in the margin, else below. */
static void short_caption(View *view, const Grid *g, int layer, int unit, Point at, Color color) {
    char name[SYMBOL_TEXT];
    bool input = layer < 0, output = layer == g->net->layers - 1;
    TextStyle style = view_style(view, TYPE_CAPTION, color, ALIGN_CENTER);
    float beside = g->size / 2 + view_units(view, 3), most = layer < 0 ? g->left : g->right;
    bool margin = input || output;
    float needed = margin ? view_units(view, 12) : g->size + short_height(view);
    if (pitch_of(g, layer) < needed) return;
    style.face = FONT_BOLD;
    symbol_unit(view->lab, layer, unit, name);
    if (input && text_width(view->glyphs, name, &style, view->ui->density) > most)
        symbol_feature(&lab_features(view->lab)->feature[unit], name);
    if (margin) style.align = input ? ALIGN_RIGHT : ALIGN_LEFT;
    Point from = {at.x + (input ? -beside : output ? beside : 0), at.y + view_units(view, 4)};
    float wide = text_width(view->glyphs, name, &style, view->ui->density);
    if (!margin) from.y = at.y + g->size / 2 + view_units(view, 10);
    if (margin && wide > most) return;
    if (!margin && highlight_of(view, subject_unit(layer, unit)) & HIGHLIGHT_SELECTED)
        shapes_rect(view->out, /* a gap in the frame of the selected unit */
                    (Rect){from.x - wide / 2 - 2, from.y - view_units(view, 8), wide + 4,
                           view_units(view, 9)},
                    0, view->theme->card);
    view_text(view, name, from.x, from.y, 0, &style);
}

/* On the lower right corner of its picture. */
static void class_mark(View *view, const Grid *g, Rect box, int class) {
    const Theme *t = view->theme;
    float r = fminf(view_units(view, 5), g->size * 0.2f);
    shapes_mark(view->out, "class mark", class);
    shapes_symbol(view->out, (Point){box.x + box.w, box.y + box.h}, r, 1.2f, class,
                  t->class_color[class], t->card);
    shapes_mark(view->out, NULL, 0);
}

static void unit(View *view, const Grid *g, int layer, int u) {
    const Theme *t = view->theme;
    Rect box = unit_box(g, layer, u);
    bool output = layer == g->net->layers - 1, first = layer == 0 && !output;
    Color frame = symbol_are_classes(view->lab, layer) ? t->class_color[u]
                  : output                             ? t->ink
                  : first && u < 4                     ? t->unit_color[u]
                                                       : t->quiet;
    Tag tag = tag_part(&TARGET_UNIT, layer, u);
    Highlight highlight = highlight_of(view, subject_unit(layer, u));
    shapes_mark_part(view->out, "unit", layer, u);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_rect(view->out, rect_inset(box, -5), 5, highlight_ground(view));
    if (!ui_hides(view->ui, HIDE_FIELD))
        shapes_image(view->out, picture_of(view, layer, u), box, 0);
    shapes_border(view->out, box, 0, highlight ? 3 : 1.6f, frame);
    sat_out_cross(view, box, layer, u);
    shapes_mark_part(view->out, "unit", layer, u);
    if (highlight & HIGHLIGHT_SELECTED)
        shapes_border(view->out, rect_inset(box, -4), 4, 1.4f, t->ink);
    view_focus(view, rect_inset(box, -4), 4, tag);
    if (symbol_are_classes(view->lab, layer)) class_mark(view, g, box, u);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
}

static void unit_name(View *view, const Grid *g, int layer, int u) {
    bool coloured = layer == 0 && layer != g->net->layers - 1 && u < 4;
    Color color = coloured ? view->theme->unit_color[u] : view->theme->ink;
    Point at = unit_at(g, layer, u);
    if (g->size > view_units(view, 22) && has_room(view, g, layer))
        caption(view, g, layer, u, at, color);
    else
        short_caption(view, g, layer, u, at, color);
}

static void title(View *view, Rect rect) {
    const NetworkDef *net = &view->lab->scene.network;
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
    char text[160];
    size_t used =
        (size_t)snprintf(text, sizeof text, "%d input%s", net->inputs, net->inputs > 1 ? "s" : "");
    for (int l = 0; l < net->layers && used < sizeof text - 32; l++) {
        used += (size_t)snprintf(text + used, sizeof text - used, " · %d %s", net->units[l],
                                 activation_name(net->activation[l]));
    }
    float right = rect.x + rect.w - view_units(view, 18);
    float taken = legend_width(view) + view_units(view, 32),
          room = rect.w - taken - view_units(view, 130);
    if (text_width(view->glyphs, text, &style, view->ui->density) > room) {
        used = (size_t)snprintf(text, sizeof text, "%d", net->inputs);
        for (int l = 0; l < net->layers; l++) {
            used += (size_t)snprintf(text + used, sizeof text - used, "–%d", net->units[l]);
        }
    }
    panel_head(view, rect, PANEL_NETWORK, "NETWORK", text, taken);
    legend_meaning(view, right, rect.y + view_units(view, 28));
    legend_scale(view, right, rect.y + rect.h - view_units(view, 9));
    sat_out_say(view, (Point){rect.x + view_units(view, 20), rect.y + rect.h - view_units(view, 9)},
                rect.w - view_units(view, 200));
}

/* A little smaller, where that makes room for the names of hidden units below them. */
static float size_for_names(const View *view, const Grid *g) {
    float size = g->size, least = view_units(view, 13);
    for (int l = 0; l + 1 < g->net->layers; l++) {
        float fits = pitch_of(g, l) - short_height(view);
        if (!has_room(view, g, l) && fits >= least && fits < size) size = fits;
    }
    return size;
}

/* How wide the names of columns or classes are, where they stand beside their units; longer ones
 * than `most` find no room there. */
static float names_beside(const View *view, const Grid *g, int layer, float most) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->ink, ALIGN_RIGHT);
    char name[SYMBOL_TEXT];
    float widest = margin_of(view);
    if (g->size > view_units(view, 22) && has_room(view, g, layer)) return widest;
    style.face = FONT_BOLD;
    for (int i = 0; i < units_of(g, layer); i++) {
        symbol_unit(view->lab, layer, i, name);
        if (layer < 0 ? !is_named(view, i) : !symbol_are_classes(view->lab, layer)) continue;
        float width = text_width(view->glyphs, name, &style, view->ui->density);
        if (width > widest && width < most) widest = width;
    }
    return widest;
}

/* The network makes room for them. */
static void make_margins(const View *view, Grid *g) {
    float usual = margin_of(view), spare = view_units(view, 4), width = g->area.w;
    g->left = names_beside(view, g, -1, width / 4);
    g->right = names_beside(view, g, g->net->layers - 1, width / 5);
    float left = g->left > usual ? g->left - usual + spare : 0;
    float right = g->right > usual ? g->right - usual + spare : 0;
    g->area.x += left;
    g->area.w -= left + right;
}

/* What an edge or a unit takes up. */
static Rect place_of(const Grid *g, const Demanded *item) {
    if (item->kind == DEMAND_DELTA) return unit_box(g, item->index, item->part);
    WeightPlace p = weight_place(g->net, item->index);
    if (p.bias) return unit_box(g, p.layer, p.to);
    Point curve[EDGE_POINTS];
    curve_of(g, p.layer, p.from, p.to, curve);
    return (Rect){curve[EDGE_POINTS / 2].x, curve[EDGE_POINTS / 2].y, 0, 0};
}

/* The card of the derivative that is asked for, where no numbers are in sight; without a grid, or
 * without room at its unit, in a row. */
static void card(View *view, const Grid *g, Rect rect) {
    Rect avoid[(MAX_LAYERS + 1) * MOST_UNITS];
    int count = 0, turn = by_hand_turn(view->lab);
    float row = view_units(view, 36), side = view_units(view, 16);
    if (turn < 0 || derive_card_panel(view) != PANEL_NETWORK) return;
    for (int l = -1; g && l < g->net->layers; l++) {
        for (int u = 0; u < units_of(g, l); u++) {
            avoid[count] = unit_box(g, l, u);
            avoid[count++].h += view_units(view, 18);
        }
    }
    Rect within = {rect.x, rect.y + view_units(view, 40), rect.w, rect.h - view_units(view, 40)};
    bool drawn = g && derive_card_draw(view, place_of(g, &view->lab->demand.item[turn]), within,
                                       avoid, count);
    if (drawn) return;
    Rect at = {rect.x + side, rect.y + rect.h - row, rect.w - 2 * side, row};
    shapes_rect(view->out, at, 0, view->theme->card);
    derive_card_row(view, at);
}

/* Draws something at each edge, layer by layer. */
static void edges(View *view, const Grid *g,
                  void (*draw)(View *view, const Grid *g, int layer, int from, int to)) {
    for (int l = 0; l < g->net->layers; l++) {
        for (int j = 0; j < units_of(g, l); j++) {
            for (int i = 0; i < units_of(g, l - 1); i++) draw(view, g, l, i, j);
        }
    }
}

/* Likewise at each unit and input. */
static void units(View *view, const Grid *g,
                  void (*draw)(View *view, const Grid *g, int layer, int unit)) {
    for (int l = -1; l < g->net->layers; l++) {
        for (int u = 0; u < units_of(g, l); u++) draw(view, g, l, u);
    }
}

/* That of the hands. Whoever names the outputs gives them an order, too: that of the numbers and
 * matrices beside. */
static bool stand_by_class(const Lab *lab) {
    int last = lab_network(lab)->layers - 1;
    return symbol_are_classes(lab, last) && !unit_names_of(&lab->scene.names, last, 0);
}

void view_network(View *view, Rect rect) {
    const Network *net = lab_network(view->lab);
    float side = view_units(view, 24), top = view_units(view, 44), bottom = view_units(view, 40);
    Grid g = {.net = net, .size = view_units(view, 42)};
    g.by_class = stand_by_class(view->lab);
    g.area = (Rect){rect.x + side, rect.y + top, rect.w - 2 * side, rect.h - top - bottom};
    bool strips = strips_fit(net);
    if (strips || neuron_fits(view, g.area)) {
        shapes_clip(view->out, rect);
        title(view, rect);
        if (strips)
            strips_draw(view, g.area);
        else
            neuron_draw(view, g.area);
        card(view, NULL, rect);
        shapes_unclip(view->out);
        return;
    }
    int most = 1;
    for (int l = -1; l < net->layers; l++) most = units_of(&g, l) > most ? units_of(&g, l) : most;
    float fits = g.area.h / ((float)most * 1.5f);
    float across = g.area.w / ((float)(net->layers + 1) * 1.6f);
    g.size = fminf(g.size, fminf(fits, across));
    g.size = size_for_names(view, &g); /* of that, what their names leave */
    make_margins(view, &g);
    shapes_clip(view->out, rect);
    title(view, rect);
    edges(view, &g, edge);
    edges(view, &g, arrow);
    units(view, &g, unit);
    units(view, &g, unit_name); /* over all thumbnails */
    edges(view, &g, held);
    card(view, &g, rect);
    shapes_unclip(view->out);
}
