/* Every number of the selected point on the network: values forward, the loss, delta and gradients backward, the update. All of it is read
 * from the lab's record of that point and of the coming step. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/matrices.h"
#include "view/number_edges.h"
#include "view/number_walk.h"
#include "view/prose.h"
#include "view/tex.h"
#include "view/widgets.h"

/* ---- where boxes stand */

static int units_of(const NumberGrid *g, int layer) {
    return layer < 0 ? g->net->inputs : g->net->layer[layer].to;
}

static NumberGrid grid_of(const View *view, Rect area) {
    const Network *net = &view->lab->run->trainer.net;
    NumberGrid g = {.net = net, .area = area};
    int most = 1, columns = net->layers + 1;
    for (int l = -1; l < net->layers; l++) {
        int units = units_of(&g, l);
        if (units > NUMBERS_SHOWN) units = NUMBERS_SHOWN;
        g.shown[l + 1] = units;
        if (units > most) most = units;
    }
    float tall = area.h / ((float)most * view_units(view, 92)),
          wide = area.w / ((float)columns * view_units(view, 172));
    g.scale = fminf(1.15f, fminf(tall, wide));
    if (g.scale < 0.42f) g.scale = 0.42f;
    g.box = (Rect){0, 0, view_units(view, 92) * g.scale, view_units(view, 54) * g.scale};
    return g;
}

Rect numbers_box(const NumberGrid *g, int layer, int unit) {
    int columns = g->net->layers + 1, shown = g->shown[layer + 1];
    float w = layer < 0 ? g->box.w * 0.66f : g->box.w, step = g->area.h / (float)shown;
    float most = g->box.h * 2.5f;
    if (step > most) step = most;
    float left = g->area.x + g->box.w * 0.33f, right = g->area.x + g->area.w - g->box.w / 2;
    float x = left + (right - left) * (float)(layer + 1) / (float)(columns - 1);
    float y = g->area.y + g->area.h / 2 + ((float)unit - (float)(shown - 1) / 2) * step -
              g->box.h * 0.12f;
    return (Rect){x - w / 2, y - g->box.h / 2, w, g->box.h};
}

/* ---- boxes */

static TextStyle scaled(const View *view, const NumberGrid *g, Type type, Color color) {
    TextStyle style = view_style(view, type, color, ALIGN_CENTER);
    style.size *= fmaxf(g->scale, 0.72f);
    return style;
}

/* "z .43 → .41", or the value alone where they are the same; of two pieces both, the winner first. */
static void value_text(const View *view, const NumberGrid *g, int layer, int unit, char text[96]) {
    const PointPass *pass = &view->lab->point;
    const Layer *of = &g->net->layer[layer];
    char z[32], a[32], other[32];
    text_number((double)pass->a[layer][unit], 2, a, sizeof a);
    text_number((double)pass->z[layer][unit], 2, z, sizeof z);
    if (of->pieces > 1) {
        text_number((double)pass->z[layer][of->to + unit], 2, other, sizeof other);
        snprintf(text, 96, "max(%s, %s)", z, other);
    } else if (of->activation == ACTIVATION_LINEAR) {
        snprintf(text, 96, "%s", a);
    } else {
        snprintf(text, 96, "%s → %s", z, a);
    }
}

static float delta_of(const View *view, const NumberGrid *g, int layer, int unit) {
    const Layer *of = &g->net->layer[layer];
    float delta = view->lab->point.delta[layer][unit];
    return of->pieces > 1 && delta == 0 ? view->lab->point.delta[layer][of->to + unit] : delta;
}

static void box_texts(View *view, const NumberGrid *g, int layer, int unit, Rect box, bool known) {
    const Theme *t = view->theme;
    char name[64], value[96] = "", text[128];
    TextStyle bold = scaled(view, g, TYPE_SMALL, t->ink),
              gold = scaled(view, g, TYPE_SMALL, t->gold_text);
    bold.face = gold.face = FONT_BOLD;
    float x = box.x + box.w / 2,
          size = scaled(view, g, TYPE_BODY, t->ink).size * (g->scale < 0.7f ? 1.05f : 1.35f);
    tex_unit(view->lab, layer, unit, name);
    prose_formula_at(view, name, (Point){x, box.y + box.h * 0.42f}, size, t->ink, box.w);
    if (known && number_walk_shows_value(view, layer)) {
        if (layer < 0)
            text_number((double)view->lab->point_input[unit], 2, value, sizeof value);
        else
            value_text(view, g, layer, unit, value);
    }
    shapes_tag(view->out, "number value", layer * MAX_UNITS + unit);
    if (value[0]) view_text(view, value, x, box.y + box.h * 0.84f, box.w * 1.04f, &bold);
    if (known && layer >= 0 && number_walk_shows_delta(view, layer)) {
        snprintf(text, sizeof text, "δ %s",
                 text_number((double)delta_of(view, g, layer, unit), 2, value, sizeof value));
        shapes_tag(view->out, "number delta", layer * MAX_UNITS + unit);
        view_text(view, text, x, box.y + box.h + gold.size * 1.15f, 0, &gold);
    }
    shapes_tag(view->out, NULL, 0);
}

static void unit_box(View *view, const NumberGrid *g, int layer, int unit, bool known) {
    const Theme *t = view->theme;
    Rect box = numbers_box(g, layer, unit);
    int index = layer * MAX_UNITS + unit;
    const Selection *s = &view->lab->selected;
    bool hot = view_is(view->desk->hover, "unit", index) ||
               (layer >= 0 && s->layer == layer && s->unit == unit);
    bool back = known && layer >= 0 && number_walk_phase(view) >= WALK_BACKWARD &&
                number_walk_shows_delta(view, layer);
    Color edge = number_walk_is_at(view, layer) || (back && hot) ? t->gold
                 : hot                                           ? t->accent
                                                                 : t->ink;
    float radius = box.h * 0.2f;
    shapes_rect(view->out, box, radius, t->card);
    shapes_tag(view->out, "unit", index);
    shapes_border(view->out, box, radius, hot || number_walk_is_at(view, layer) ? 2.6f : 1.6f,
                  edge);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "unit", index, box);
    box_texts(view, g, layer, unit, box, known);
}

static void more_units(View *view, const NumberGrid *g, int layer) {
    int more = units_of(g, layer) - g->shown[layer + 1];
    if (more <= 0) return;
    char text[32];
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_CENTER);
    Rect last = numbers_box(g, layer, g->shown[layer + 1] - 1);
    snprintf(text, sizeof text, "+ %d more", more);
    view_text(view, text, last.x + last.w / 2, last.y + last.h + style.size * 2.4f, 0, &style);
}

/* ---- the loss, at the output */

/* The loss of one output with its numbers in their places, as TeX. */
static void loss_tex(const View *view, char tex[256]) {
    const Lab *lab = view->lab;
    const Trainer *t = &lab->run->trainer;
    char a[32], y[32], loss[32];
    text_number((double)lab->point.a[t->net.layers - 1][0], 2, a, sizeof a);
    text_short((double)lab->scene.data.label[lab->selected.point], 3, y, sizeof y);
    text_short(lab->point.loss, 3, loss, sizeof loss);
    if (t->settings.rule == RULE_PERCEPTRON)
        snprintf(tex, 256, "\\hat y - y = %s - %s", a, y);
    else if (t->net.outputs > 1)
        snprintf(tex, 256, "L = %s", loss);
    else if (t->settings.loss == LOSS_SQUARED)
        snprintf(tex, 256, "L = \\frac12(%s - %s)^2 = %s", a, y, loss);
    else if (t->settings.loss == LOSS_MEAN_SQUARED)
        snprintf(tex, 256, "L = (%s - %s)^2 = %s", a, y, loss);
    else if (t->settings.loss == LOSS_ABSOLUTE)
        snprintf(tex, 256, "L = |%s - %s| = %s", a, y, loss);
    else if (t->settings.loss == LOSS_CROSS_ENTROPY && y[0] == '1')
        snprintf(tex, 256, "L = -\\ln %s = %s", a, loss);
    else if (t->settings.loss == LOSS_CROSS_ENTROPY)
        snprintf(tex, 256, "L = -\\ln(1 - %s) = %s", a, loss);
    else
        snprintf(tex, 256, "L = %s", loss);
}

static void loss(View *view, const NumberGrid *g) {
    const Lab *lab = view->lab;
    const Dataset *data = &lab->scene.data;
    int last = g->net->layers - 1;
    char text[96], number[32], tex[256];
    Rect box = numbers_box(g, last, g->shown[last + 1] - 1);
    TextStyle style = scaled(view, g, TYPE_BODY, view->theme->quiet);
    float label = data->label[lab->selected.point], right = g->area.x + g->area.w;
    float y = box.y + box.h + style.size * 3.1f, width = box.w * 1.9f;
    float x = fminf(box.x + box.w / 2, right - width / 2 + box.w * 0.1f);
    if (data->kind == LABEL_CLASS)
        snprintf(text, sizeof text, "label y: %s", data->class_name[(int)label]);
    else
        snprintf(text, sizeof text, "label y = %s",
                 text_short((double)label, 3, number, sizeof number));
    view_text(view, text, x, y, width, &style);
    if (!number_walk_shows_loss(view)) return;
    loss_tex(view, tex);
    shapes_tag(view->out, "number loss", 0);
    prose_formula_at(
        view, tex, (Point){x, y + style.size * 1.9f}, style.size * 1.12f,
        number_walk_phase(view) == WALK_LOSS ? view->theme->gold_text : view->theme->ink, width);
    shapes_tag(view->out, NULL, 0);
}

/* ---- the head */

static float phases(View *view, Rect rect) {
    static const char *const names[WALK_PHASES] = {"Forward", "Loss", "Backward", "Update"};
    const Theme *t = view->theme;
    float h = view_units(view, 24), gap = view_units(view, 6),
          x = rect.x + rect.w - view_units(view, 14), begin = x;
    for (int p = WALK_PHASES - 1; p >= 0; p--) {
        bool on = (int)number_walk_phase(view) == p;
        TextStyle style = view_style(view, TYPE_SMALL, on ? t->card : t->ink, ALIGN_CENTER);
        style.face = FONT_BOLD;
        float w =
            text_width(view->glyphs, names[p], &style, view->desk->density) + view_units(view, 18);
        Rect chip = {x - w, rect.y + view_units(view, 12), w, h};
        shapes_rect(view->out, chip, h / 2, on ? t->gold_text : t->card);
        if (!on) shapes_border(view->out, chip, h / 2, 1, t->hairline);
        view_feedback(view, chip, h / 2, "phase", p);
        view_text(view, names[p], chip.x + w / 2, view_middle(view, &style, chip.y, h), 0, &style);
        shapes_target(view->out, "phase", p, chip);
        x -= w + gap;
    }
    return begin - x;
}

/* What a batch does with this point's numbers, and who sat out. */
static void footnote(View *view, Rect rect, bool known) {
    const Lab *lab = view->lab;
    const Trainer *t = &lab->run->trainer;
    char text[200];
    int batch = t->settings.batch, all = lab->run->train.count;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    if (batch == 0 || batch > all) batch = all;
    if (!known)
        snprintf(text, sizeof text, "Select a point in the plane to see its numbers.");
    else if (t->settings.rule == RULE_PERCEPTRON)
        snprintf(text, sizeof text,
                 "The rule moves by α (ŷ − y) x: by nothing, where the point is right.");
    else if (t->settings.dropout > 0)
        snprintf(text, sizeof text, "Every unit is at work here; while training, some sit out.");
    else if (batch == 1)
        snprintf(text, sizeof text, "z → a, δ: this point. ∂: the coming step, one point.");
    else
        snprintf(text, sizeof text,
                 "z → a, δ: this point. ∂: the coming step, the mean over %d points.", batch);
    view_text(view, text, rect.x + view_units(view, 20), rect.y + rect.h - view_units(view, 10),
              rect.w - view_units(view, 40), &style);
}

/* In a small card boxes would lie on each other. */
static bool too_small(View *view, Rect rect) {
    const Network *net = &view->lab->run->trainer.net;
    int most = net->inputs;
    for (int l = 0; l < net->layers; l++) most = net->layer[l].to > most ? net->layer[l].to : most;
    if (most > NUMBERS_SHOWN) most = NUMBERS_SHOWN;
    float each = (rect.h - view_units(view, 70)) / (float)most,
          wide = rect.w / (float)(net->layers + 1);
    if (each > view_units(view, 44) && wide > view_units(view, 96)) return false;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_CENTER);
    view_panel_head(view, rect, PANEL_NUMBERS, "NUMBERS", NULL, 0);
    view_text(view, "There is room for them on the stage:", rect.x + rect.w / 2,
              rect.y + rect.h * 0.55f, rect.w * 0.9f, &style);
    view_text(view, "double-click NUMBERS", rect.x + rect.w / 2,
              rect.y + rect.h * 0.55f + style.size * 1.6f, rect.w * 0.9f, &style);
    return true;
}

void view_numbers(View *view, Rect rect) {
    if (too_small(view, rect)) return;
    bool known =
        view->lab->selected.point >= 0 && view->lab->selected.point < view->lab->scene.data.count;
    shapes_clip(view->out, rect);
    float right = rect.w > view_units(view, 372) ? phases(view, rect) : 0;
    float head = view_panel_head(view, rect, PANEL_NUMBERS, "NUMBERS",
                                 known ? "of the ringed point" : NULL, right);
    float strip = view->place == PLACE_STAGE && known ? matrices_strip_height(view, rect.h) : 0;
    float side = view_units(view, 26);
    float foot = view_units(view, view->lab->run->trainer.net.outputs > 1 ? 62 : 30);
    Rect area = {rect.x + side, rect.y + head, rect.w - 2 * side, rect.h - head - foot - strip};
    NumberGrid g = grid_of(view, area);
    area.h -= g.box.h * 0.55f;
    g.area = area;
    number_edges(view, &g, known);
    for (int l = -1; l < g.net->layers; l++) {
        for (int u = 0; u < g.shown[l + 1]; u++) unit_box(view, &g, l, u, known);
        more_units(view, &g, l);
    }
    number_labels(view, &g, known);
    if (known) loss(view, &g);
    footnote(view, (Rect){rect.x, rect.y, rect.w, rect.h - strip}, known);
    if (strip > 0) matrices_strip(view, (Rect){rect.x, rect.y + rect.h - strip, rect.w, strip});
    shapes_unclip(view->out);
}
