/* The boxes of the numbers: a unit's name, score and value; below, its bias and share of blame. */
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
#include "lab/factors.h"
#include "panels/numbers/numbers.h"
#include "panels/sat_out.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

bool numbers_on_route(const Numbers *n, int layer, int unit) {
    if (n->route < 0) return false;
    WeightPlace p = weight_place(n->net, n->route);
    return layer > p.layer || (layer == p.layer && unit == p.to);
}

bool numbers_known_delta(const Numbers *n, int layer, int unit) {
    const Lab *lab = n->view->lab;
    if (layer < 0) return false;
    if (by_hand_hides_any(lab)) return n->known && !by_hand_hides_delta(lab, layer, unit);
    return layer >= n->net->layers - n->back;
}

/* In theta: the bias of a unit; of a maxout unit that of the piece that wins. */
static int bias_index(const Numbers *n, int layer, int unit) {
    int piece = n->known ? factors_winner(n->view->lab, layer, unit) : 0;
    return network_b(n->net, layer, piece, unit);
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
        width[k] = text_width(view->glyphs, text[k], &one[k], view->ui->density);
    }
    float left = x - (width[0] + gap + width[1]) / 2;
    view_text(view, text[0], left, y, 0, &one[0]);
    view_text(view, text[1], left + width[0] + gap, y, 0, &one[1]);
}

/* The name over a box that has only room for its number, where no other box is in the way. */
static void name_above(Numbers *n, int layer, int unit, Rect box) {
    View *view = n->view;
    const NumbersColumn *c = &n->column[layer + 1];
    char name[SYMBOL_TEXT];
    TextStyle math = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    math.face = FONT_MATH_ITALIC;
    bool between = c->pitch - c->height - c->under >= 1.6f * math.size;
    bool above = numbers_box(n, layer, 0).y - 1.6f * math.size >= n->area.y;
    if (!between || !above) return;
    symbol_unit(view->lab, layer, unit, name);
    view_text(view, name, box.x + box.w / 2, box.y - math.size * 0.35f, 0, &math);
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
        if (text[0])
            name_above(n, layer, unit, box);
        else
            bold.face = FONT_MATH_ITALIC, symbol_unit(view->lab, layer, unit, text);
        view_text(view, text, x, view_middle(view, &bold, box.y, box.h), box.w, &bold);
        return;
    }
    bool empty = !text[0];
    symbol_unit(view->lab, layer, unit, name);
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

/* ---- below a box */

/* A text there: a bias, its value after the step, or a unit's blame. */
typedef struct Note {
    char text[NUMBERS_TEXT];
    TextStyle style;
    float width;
} Note;

static Note note(const Numbers *n, bool bold, Color color, const char *format, const char *value) {
    View *view = n->view;
    Note note = {.style = view_style(view, TYPE_CAPTION, color, ALIGN_LEFT)};
    if (!bold) note.style.face = FONT_REGULAR;
    snprintf(note.text, sizeof note.text, "%s%.120s", format, value);
    note.width = text_width(view->glyphs, note.text, &note.style, view->ui->density);
    return note;
}

/* A bias has more room than a weight on an edge. */
static void bias_text(const Numbers *n, double bias, char text[NUMBERS_TEXT]) {
    if (ui_hides(n->view->ui, HIDE_WEIGHTS))
        numbers_weight(n, bias, text);
    else
        numbers_value(bias, text);
}

static Note bias_note(const Numbers *n, int index) {
    const Theme *t = n->view->theme;
    char value[UI_TEXT + 4], name[SYMBOL_TEXT] = "b", before[SYMBOL_TEXT + 2];
    if (symbol_in_a_row(n->net)) symbol_weight(n->net, index, name);
    snprintf(before, sizeof before, "%s ", name);
    bool typing = editing_is(n->view, subject_weight(index));
    if (typing)
        editing_shown(n->view->ui, value);
    else
        bias_text(n, (double)n->net->theta[index], value);
    bool selected = highlight_of(n->view, subject_weight(index)) & HIGHLIGHT_SELECTED;
    return note(n, selected, selected ? t->ink : t->quiet, before, value);
}

static Note update_note(const Numbers *n, int index, const char *before) {
    char value[NUMBERS_TEXT];
    bias_text(n, (double)n->net->theta[index] + numbers_change(n, index), value);
    return note(n, true, n->view->theme->gold_text, before, value);
}

/* δ belongs to one point; of several there is the bias's derivative, which is the mean of δ. */
static Note delta_note(const Numbers *n, int layer, int unit) {
    char value[NUMBERS_TEXT];
    bool plain = n->column[layer + 1].mode > BOX_SHORT;
    const Lab *lab = n->view->lab;
    double size = n->all ? numbers_gradient(n, network_b(n->net, layer, 0, unit))
                         : factors_delta(lab, layer, unit);
    numbers_tight(size, value);
    if (numbers_asks_delta(n, layer, unit)) snprintf(value, sizeof value, "?");
    return note(n, true, n->view->theme->gold_text, plain ? "" : n->all ? "∂ " : "δ ", value);
}

/* A bias is a target, as any weight is. */
static void draw_bias(Numbers *n, const Note *note, int index, float x, float y) {
    View *view = n->view;
    float h = note->style.size;
    Rect rect = {x - 2, y - h, note->width + 4, h * 1.3f};
    shapes_mark(view->out, "numbers bias", index);
    if (highlight_of(view, subject_weight(index)) & HIGHLIGHT_POINTED)
        shapes_rect(view->out, rect, 3, highlight_ground(view));
    view_focus(view, rect, 3, tag_of(&TARGET_WEIGHT, index));
    view_text(view, note->text, x, y, 0, &note->style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_WEIGHT, index), rect);
}

static void draw_note(Numbers *n, const Note *note, Mark mark, float x, float y) {
    shapes_mark_part(n->view->out, mark.name, mark.index, mark.part);
    view_text(n->view, note->text, x, y, 0, &note->style);
    shapes_mark(n->view->out, NULL, 0);
}

float numbers_note_width(const Numbers *n, int layer, int unit, BoxMode mode) {
    float delta = n->known ? delta_note(n, layer, unit).width : 0;
    float b = bias_note(n, network_b(n->net, layer, 0, unit)).width;
    return mode < BOX_ONE && b > delta ? b : delta;
}

/* What stands below a box, and where: bias and blame side by side, or below each other, or the one
 * of them that matters now. */
typedef struct Below {
    Note bias, second; /* second: the blame, or the bias after the step */
    Point at_bias, at_second;
    bool has_bias, has_second;
} Below;

/* What it is, or that it is asked for. */
static bool shows_delta(const Numbers *n, int layer, int unit) {
    return !n->update &&
           (numbers_known_delta(n, layer, unit) || numbers_asks_delta(n, layer, unit));
}

/* Where a text of this width begins so that it ends within the panel. */
static float within(const Numbers *n, float x, float width) {
    float end = n->area.x + n->area.w;
    return x + width > end ? end - width : x;
}

static Below below_of(const Numbers *n, int layer, int unit) {
    const NumbersColumn *c = &n->column[layer + 1];
    Below at = {.has_bias = false};
    if (layer < 0 || c->under <= 0) return at;
    Rect box = numbers_box(n, layer, unit);
    int index = bias_index(n, layer, unit);
    bool plain = c->mode > BOX_SHORT, back = shows_delta(n, layer, unit);
    float gap = view_units(n->view, 8), room = box.w + view_units(n->view, 6);
    float x = box.x + box.w / 2, y = box.y + box.h + view_units(n->view, 14);
    bool two = c->under > view_units(n->view, 24);
    at.bias = at.second = bias_note(n, index);
    at.has_second = back || n->update;
    if (back) at.second = delta_note(n, layer, unit);
    if (n->update) at.second = update_note(n, index, two ? "→ " : "b → ");
    float wide = at.bias.width + gap + at.second.width;
    bool below = two && !plain && wide > room, beside = !plain && !below && wide <= room;
    at.has_bias = !plain && (!at.has_second || below || beside);
    at.at_bias = (Point){x - at.bias.width / 2, y};
    at.at_second = (Point){x - at.second.width / 2, y};
    if (beside && at.has_second) { /* threads leave the blame to the left: it comes first there */
        at.at_bias.x = back ? x + wide / 2 - at.bias.width : x - wide / 2;
        at.at_second.x = back ? x - wide / 2 : x + wide / 2 - at.second.width;
    }
    if (below) at.at_second.y += view_units(n->view, 14);
    at.at_bias.x = within(n, at.at_bias.x, at.bias.width);
    at.at_second.x = within(n, at.at_second.x, at.second.width);
    return at;
}

static Rect note_rect(const Note *note, Point at) {
    float h = note->style.size;
    return (Rect){at.x, at.y - h * 0.9f, note->width, h * 1.1f};
}

Rect numbers_delta_rect(const Numbers *n, int layer, int unit) {
    Below at = below_of(n, layer, unit);
    bool shown = at.has_second && !n->update;
    return shown ? note_rect(&at.second, at.at_second) : (Rect){0};
}

Rect numbers_bias_rect(const Numbers *n, int layer, int unit) {
    Below at = below_of(n, layer, unit);
    return at.has_bias ? note_rect(&at.bias, at.at_bias) : (Rect){0};
}

static void below(Numbers *n, int layer, int unit) {
    Below at = below_of(n, layer, unit);
    if (at.has_bias) {
        int index = bias_index(n, layer, unit);
        draw_bias(n, &at.bias, index, at.at_bias.x, at.at_bias.y);
    }
    if (!at.has_second) return;
    Mark mark = {"numbers delta", layer, unit};
    if (n->update) mark = (Mark){"numbers bias", bias_index(n, layer, unit), 0};
    draw_note(n, &at.second, mark, at.at_second.x, at.at_second.y);
}

static void box_of(Numbers *n, int layer, int unit) {
    View *view = n->view;
    const Theme *t = view->theme;
    Rect box = numbers_box(n, layer, unit);
    Tag tag = tag_part(&TARGET_UNIT, layer, unit);
    float radius = view_units(view, n->column[layer + 1].mode == BOX_DOT ? 3 : 8);
    Highlight highlight = highlight_of(view, subject_unit(layer, unit));
    bool waits = n->known && layer >= n->forward;
    Color frame = numbers_on_route(n, layer, unit) ? t->gold : waits ? t->faint : t->ink;
    shapes_mark_part(view->out, "unit", layer, unit);
    shapes_rect(view->out, box, radius, t->card);
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, box, radius, highlight_ground(view));
    view_focus(view, box, radius, tag);
    shapes_border(view->out, box, radius,
                  view_units(view, highlight & HIGHLIGHT_SELECTED ? 3 : 1.8f), frame);
    inside(n, layer, unit, box);
    shapes_mark(view->out, NULL, 0);
    sat_out_cross(view, rect_inset(box, view_units(view, 2)), layer, unit);
    below(n, layer, unit);
    target_place(view->out, tag, box);
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
    shapes_mark(view->out, "numbers loss", 0);
    view_text(view, numbers_label(n, text), r.x + r.w / 2, r.y + r.h * 0.36f, 0, &style);
    view_text(view, numbers_loss(n, text), r.x + r.w / 2, r.y + r.h * 0.86f, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

void numbers_boxes(Numbers *n) {
    for (int l = -1; l < n->net->layers; l++) {
        for (int u = 0; u < numbers_shown(n, l); u++) box_of(n, l, u);
        rest(n, l);
    }
    label_and_loss(n);
}
