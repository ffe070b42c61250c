/* The boxes of the numbers: a unit's name, its score and value, and below it its bias and its share of the blame. */
#include <stdio.h>
#include <string.h>

#include "lab/factors.h"
#include "view/numbers.h"
#include "view/symbol.h"

bool numbers_on_road(const Numbers *n, int layer, int unit) {
    if (n->road < 0) return false;
    WeightPlace p = weight_place(n->net, n->road);
    return layer > p.layer || (layer == p.layer && unit == p.to);
}

static bool known_back(const Numbers *n, int layer) {
    return layer >= n->net->layers - n->back && layer >= 0;
}

/* Of a maxout unit both scores, the winner's bold. */
static void two_scores(Numbers *n, int layer, int unit, float x, float y, TextStyle style) {
    View *view = n->view;
    const float *z = view->lab->point.z[layer];
    int winner = factors_winner(view->lab, layer, unit), to = n->net->layer[layer].to;
    char text[2][NUMBERS_TEXT];
    TextStyle one[2];
    float gap = view_units(view, 7), width[2];
    for (int k = 0; k < 2; k++) {
        one[k] = style;
        one[k].align = ALIGN_LEFT;
        if (k != winner) one[k].face = FONT_REGULAR, one[k].color = view->theme->quiet;
        numbers_value((double)z[k * to + unit], text[k]);
        width[k] = text_width(view->glyphs, text[k], &one[k], view->desk->density);
    }
    float left = x - (width[0] + gap + width[1]) / 2;
    view_text(view, text[0], left, y, 0, &one[0]);
    view_text(view, text[1], left + width[0] + gap, y, 0, &one[1]);
}

static void inside(Numbers *n, int layer, int unit, Rect box) {
    View *view = n->view;
    const NumbersColumn *c = &n->column[layer + 1];
    char text[NUMBERS_TEXT], name[SYMBOL_TEXT];
    float x = box.x + box.w / 2;
    TextStyle bold = view_style(view, TYPE_CAPTION, view->theme->ink, ALIGN_CENTER);
    TextStyle math = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    math.face = FONT_MATH_ITALIC;
    math.size *= 1.15f;
    if (c->mode == BOX_DOT) return;
    numbers_inside(n, layer, unit, c->mode, text);
    if (c->mode == BOX_ONE) {
        if (!text[0]) bold.face = FONT_MATH_ITALIC, symbol_unit(view->lab->run, layer, unit, text);
        view_text(view, text, x, view_middle(view, &bold, box.y, box.h), box.w, &bold);
        return;
    }
    bool empty = !text[0];
    symbol_unit(view->lab->run, layer, unit, name);
    if (empty)
        view_text(view, name, x, view_middle(view, &math, box.y, box.h), box.w, &math);
    else
        view_text(view, name, x, box.y + box.h * 0.41f, box.w, &math);
    bool pair = layer >= 0 && n->net->layer[layer].pieces > 1 && c->mode == BOX_FULL;
    float y = box.y + box.h * 0.82f;
    if (!empty && pair)
        two_scores(n, layer, unit, x, y, bold);
    else if (!empty)
        view_text(view, text, x, y, 0, &bold);
}

/* "b −0.17": a target, as a weight is. */
static float bias(Numbers *n, int index, float x, float y, bool draw) {
    View *view = n->view;
    char text[NUMBERS_TEXT], value[NUMBERS_TEXT], to[NUMBERS_TEXT];
    const float *theta = n->net->theta;
    bool typing = view->desk->editing_weight == index;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_LEFT);
    style.face = FONT_REGULAR;
    snprintf(text, sizeof text, "b %.60s",
             typing ? view->desk->typed : numbers_value((double)theta[index], value));
    if (n->update)
        snprintf(text + strlen(text), 80, " → %.60s",
                 numbers_value((double)theta[index] + numbers_change(n, index), to));
    if (n->update || n->hot == index) style.color = view->theme->gold_text;
    float w = text_width(view->glyphs, text, &style, view->desk->density), h = style.size;
    if (!draw) return w;
    Rect rect = {x - 2, y - h, w + 4, h * 1.3f};
    shapes_tag(view->out, "numbers bias", index);
    view_feedback(view, rect, 3, "weight", index);
    view_text(view, text, x, y, 0, &style);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "weight", index, rect);
    return w;
}

static float delta(Numbers *n, int layer, int unit, float x, float y, bool draw) {
    View *view = n->view;
    char text[NUMBERS_TEXT], value[NUMBERS_TEXT];
    bool plain = n->column[layer + 1].mode > BOX_SHORT;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->gold_text, ALIGN_LEFT);
    snprintf(text, sizeof text, plain ? "%s%.60s" : "%sδ %.60s", "",
             numbers_value(factors_delta(view->lab, layer, unit), value));
    float w = text_width(view->glyphs, text, &style, view->desk->density);
    if (!draw) return w;
    shapes_tag(view->out, "numbers delta", layer * MAX_UNITS + unit);
    view_text(view, text, x, y, 0, &style);
    shapes_tag(view->out, NULL, 0);
    return w;
}

/* Where something so wide begins that stands below a box, in its middle unless that is outside. */
static float left_of(const Numbers *n, Rect box, float width) {
    float left = box.x + (box.w - width) / 2, right = n->area.x + n->area.w - width;
    return left < n->area.x ? n->area.x : left > right ? right : left;
}

/* Below a box: bias and delta side by side where both fit, else the one that matters now. */
static void below(Numbers *n, int layer, int unit, Rect box) {
    const NumbersColumn *c = &n->column[layer + 1];
    if (layer < 0 || c->under <= 0) return;
    int piece = n->known ? factors_winner(n->view->lab, layer, unit) : 0;
    int index = network_b(n->net, layer, piece, unit);
    bool back = known_back(n, layer) && !n->update;
    float gap = view_units(n->view, 8), room = box.w + view_units(n->view, 24);
    float b = bias(n, index, 0, 0, false), d = back ? delta(n, layer, unit, 0, 0, false) : 0;
    bool plain = c->mode >= BOX_ONE, both = back && b + gap + d <= room && !plain;
    float y = box.y + box.h + c->under * 0.86f, width = both ? b + gap + d : back ? d : b;
    float left = left_of(n, box, width);
    if (width > room || (plain && !back)) return;
    if (both || !back) bias(n, index, left, y, true);
    if (back) delta(n, layer, unit, left + (both ? b + gap : 0), y, true);
}

static void box_of(Numbers *n, int layer, int unit) {
    View *view = n->view;
    const Theme *t = view->theme;
    const Selection *s = &view->lab->selected;
    Rect box = numbers_box(n, layer, unit);
    int index = layer * MAX_UNITS + unit;
    float radius = view_units(view, n->column[layer + 1].mode == BOX_DOT ? 3 : 8);
    bool chosen = layer >= 0 && s->layer == layer && s->unit == unit;
    bool waits = n->known && layer >= n->forward;
    Color frame = numbers_on_road(n, layer, unit) ? t->gold : waits ? t->faint : t->ink;
    shapes_tag(view->out, "unit", index);
    shapes_rect(view->out, box, radius, t->card);
    if (chosen) shapes_rect(view->out, box, radius, t->hover);
    view_feedback(view, box, radius, "unit", index);
    shapes_border(view->out, box, radius, view_units(view, chosen ? 2.6f : 1.8f), frame);
    inside(n, layer, unit, box);
    shapes_tag(view->out, NULL, 0);
    below(n, layer, unit, box);
    shapes_target(view->out, "unit", index, box);
}

static void rest(Numbers *n, int layer) {
    int more = numbers_units(n, layer) - numbers_shown(n, layer);
    if (more <= 0) return;
    char text[32];
    TextStyle style = view_style(n->view, TYPE_CAPTION, n->view->theme->quiet, ALIGN_CENTER);
    Rect last = numbers_box(n, layer, numbers_shown(n, layer) - 1);
    snprintf(text, sizeof text, "+ %d", more);
    view_text(n->view, text, last.x + last.w / 2, last.y + last.h + view_units(n->view, 14), 0,
              &style);
}

static void label_and_loss(Numbers *n) {
    View *view = n->view;
    Rect r = n->loss_rect;
    char text[NUMBERS_TEXT];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    if (!n->loss || r.w <= 0) return;
    shapes_tag(view->out, "numbers loss", 0);
    view_text(view, numbers_label(n, text), r.x + r.w / 2, r.y + r.h * 0.36f, 0, &style);
    view_text(view, numbers_loss(n, text), r.x + r.w / 2, r.y + r.h * 0.86f, 0, &style);
    shapes_tag(view->out, NULL, 0);
}

void numbers_boxes(Numbers *n) {
    for (int l = -1; l < n->net->layers; l++) {
        for (int u = 0; u < numbers_shown(n, l); u++) box_of(n, l, u);
        rest(n, l);
    }
    label_and_loss(n);
}
