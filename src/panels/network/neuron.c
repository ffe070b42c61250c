/* See neuron.h. From left to right:
 *
 *     inputs, the 1 below them  ──  edges with their weights  ──  Σ  ──  activation
 */
#include "panels/network/neuron.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/numeral.h"
#include "nn/units.h"
#include "panels/maps.h"
#include "panels/network/edge.h"
#include "panels/point_sign.h"
#include "panels/subjects.h"
#include "ui/editing.h"
#include "ui/highlight.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

enum { MOST_INPUTS = 5 };

/* Positions and sizes. */
typedef struct Drawing {
    const Network *net;
    Rect area;
    float each;    /* from one input to the next */
    float input_x; /* of the inputs' middles */
    Point sum;     /* middle of the Σ */
    Rect box;      /* of the activation */
    float input_r, sum_r;
} Drawing;

/* Derived features are better shown than named. */
static bool all_plain(const Features *features) {
    for (int i = 0; i < features->count; i++) {
        if (features->feature[i].kind != FEATURE_COORDINATE) return false;
    }
    return true;
}

bool neuron_fits(const View *view, Rect area) {
    const Network *net = lab_network(view->lab);
    bool one = net->layers == 1 && net->outputs == 1 && net->layer[0].pieces == 1;
    return one && net->inputs <= MOST_INPUTS && all_plain(lab_features(view->lab)) &&
           area.w >= view_units(view, 210) &&
           area.h >= view_units(view, fmaxf(174, 56 * (float)(net->inputs + 1)));
}

static Drawing drawing_of(const View *view, Rect area) {
    const Network *net = lab_network(view->lab);
    float narrow = fminf(1, area.w / view_units(view, 340));
    Drawing d = {.net = net, .area = area};
    d.each = fminf(area.h / (float)(net->inputs + 1), view_units(view, 104));
    d.input_r = fminf(view_units(view, 25) * narrow, d.each * 0.3f);
    d.sum_r = view_units(view, 32) * narrow;
    float box = view_units(view, 54) * narrow, edge = view_units(view, 12);
    d.input_x = area.x + d.input_r + edge;
    float middle = area.y + area.h / 2;
    d.box = (Rect){area.x + area.w - box - edge, middle - box / 2, box, box};
    d.sum = (Point){d.box.x - (view_units(view, 46) * narrow + d.sum_r), middle};
    return d;
}

/* The inputs from the top, the bias's 1 last. */
static Point input_at(const Drawing *d, int i) {
    float middle = d->area.y + d->area.h / 2, from = (float)d->net->inputs / 2;
    return (Point){d->input_x, middle + d->each * ((float)i - from) - d->input_r * 0.3f};
}

static int weight_of(const Drawing *d, int i) {
    return i < d->net->inputs ? network_w(d->net, 0, 0, 0, i) : network_b(d->net, 0, 0, 0);
}

static void curve_of(const Drawing *d, int i, Point curve[EDGE_POINTS]) {
    Point from = input_at(d, i), to = d->sum;
    from.x += d->input_r;
    to.x -= d->sum_r;
    to.y += ((float)i - (float)d->net->inputs / 2) * d->sum_r * 0.3f;
    edge_curve(from, to, curve);
}

/* ---- edges */

/* "3 → 2.6": the weight, and its value after the coming step. The second half only where it
 * differs and there is room. */
static float label_of(const View *view, int index, float room, const TextStyle *style,
                      char text[UI_TEXT + 4]) {
    const Lab *lab = view->lab;
    float now = lab_network(lab)->theta[index], then = now + lab->change[index];
    char a[32], b[32];
    numeral_plain((double)now, a, sizeof a);
    numeral_plain((double)then, b, sizeof b);
    if (ui_hides(view->ui, HIDE_WEIGHTS)) snprintf(a, sizeof a, "?");
    snprintf(text, 80, "%s → %s", a, b);
    float width = text_width(view->glyphs, text, style, view->ui->density);
    /* While a question is open, the result of the step is not shown. */
    bool told =
        !view_waits(view) && !ui_hides(view->ui, HIDE_ARROWS) && !ui_hides(view->ui, HIDE_WEIGHTS);
    if (then != now && width <= room && told) return width;
    snprintf(text, 80, "%s", a);
    return text_width(view->glyphs, text, style, view->ui->density);
}

static TextStyle label_style(const View *view) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    style.face = FONT_BOLD;
    return style;
}

/* Under an input: the selected point's value, with the column's name where it has its own; brief:
 * in two digits. */
static void input_caption(const View *view, int i, bool brief, char text[96]) {
    const Lab *lab = view->lab;
    const Feature *f = &lab_features(lab)->feature[i];
    char number[32], plain[16];
    const char *name = lab->scene.data.name[f->a];
    snprintf(plain, sizeof plain, "x%d", f->a + 1);
    bool named = strcmp(name, plain) != 0;
    bool known = lab->selected.point >= 0;
    if (known && brief) text_short((double)lab->point_input[i], 2, number, sizeof number);
    if (known && !brief) numeral_plain((double)lab->point_input[i], number, sizeof number);
    snprintf(text, 96, "%.60s%s%s", named ? name : "", named && known ? " " : "",
             known ? number : "");
}

/* The baseline of what is written below an input. */
static float caption_y(const View *view, const Drawing *d, int i) {
    return input_at(d, i).y + d->input_r + view_units(view, 15);
}

/* No caption reaches further to the left. */
static float caption_left(const View *view, const Drawing *d) {
    return d->area.x - view_units(view, 20);
}

static bool is_beside(const TextStyle *style, float baseline, float y, float h) {
    return baseline > y && baseline - style->size * 0.8f < y + h;
}

/* Where what is written below inputs ends, as far as a number at that height stands beside it. */
static float captions_end(const View *view, const Drawing *d, bool brief, float y, float h) {
    TextStyle style = label_style(view);
    float end = 0;
    for (int i = 0; i < d->net->inputs; i++) {
        char text[96];
        if (!is_beside(&style, caption_y(view, d, i), y, h)) continue;
        input_caption(view, i, brief, text);
        float wide = text_width(view->glyphs, text, &style, view->ui->density);
        end = fmaxf(end, fmaxf(input_at(d, i).x, caption_left(view, d) + wide / 2) + wide / 2);
    }
    return end;
}

/* Where the number of an edge stands, near the inputs, where the edges are still apart, and clear
 * of what is written below them if that leaves it room; its arrow stands behind it. */
static Rect label_ground(const View *view, const Drawing *d, int i, char text[UI_TEXT + 4]) {
    int index = weight_of(d, i);
    Point curve[EDGE_POINTS];
    curve_of(d, i, curve);
    TextStyle style = label_style(view);
    Point at = curve[EDGE_POINTS * 2 / 5];
    float gap = view_units(view, 4), arrow = view_units(view, 18), h = view_units(view, 18);
    float left = d->input_x + d->input_r + gap, end = d->sum.x - d->sum_r - arrow - 3 * gap;
    for (int brief = 0; brief < 2; brief++) {
        float clear = captions_end(view, d, brief, at.y - h / 2, h) + gap;
        if (end - clear < view_units(view, 44)) continue;
        left = fmaxf(left, clear);
        break;
    }
    float room = end - left;
    float w = label_of(view, index, room, &style, text);
    if (editing_is(view, subject_weight(index))) {
        editing_shown(view->ui, text);
        w = text_width(view->glyphs, text, &style, view->ui->density);
    }
    float x = fmaxf(left + gap, fminf(at.x - w / 2, d->sum.x - d->sum_r - arrow - w - gap));
    return (Rect){x - gap, at.y - h / 2, w + 2 * gap, h};
}

static const float ARROW = 9; /* from a number to the middle of its arrow */

static void edge_label(View *view, const Drawing *d, int i) {
    const Theme *t = view->theme;
    int index = weight_of(d, i);
    char text[UI_TEXT + 4];
    TextStyle style = label_style(view);
    Rect ground = label_ground(view, d, i, text);
    float h = ground.h, x = ground.x + view_units(view, 4);
    shapes_rect(view->out, ground, h / 4, color_faded(t->card, 0.9f));
    shapes_mark(view->out, "edge value", index);
    if (highlight_of(view, subject_weight(index)) & HIGHLIGHT_POINTED)
        shapes_rect(view->out, ground, h / 4, highlight_ground(view));
    float y = view_middle(view, &style, ground.y, h);
    if (editing_is(view, subject_weight(index))) editing_ground(view, x, y, &style);
    view_text(view, text, x, y, 0, &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_EDGE, index), ground);
    edge_arrow(view, index,
               (Point){ground.x + ground.w + view_units(view, ARROW), ground.y + ground.h / 2});
}

/* ---- units */

static void caption(View *view, const char *text, float x, float y, float width, Color color) {
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    style.face = FONT_BOLD;
    view_text(view, text, x, y, width, &style);
}

/* Half the width of a caption. */
static float caption_half(const View *view, const char *text) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    style.face = FONT_BOLD;
    return text_width(view->glyphs, text, &style, view->ui->density) / 2;
}

static void circle(View *view, Point at, float r, const char *name, Highlight highlight) {
    const Theme *t = view->theme;
    if (highlight & HIGHLIGHT_POINTED) shapes_disc(view->out, at, r + 5, highlight_ground(view));
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_CENTER);
    style.face = FONT_MATH_ITALIC;
    style.size = r * 0.86f;
    shapes_disc(view->out, at, r, t->card);
    shapes_ring(view->out, at, r, highlight ? 3 : 1.8f, t->ink);
    view_text(view, name, at.x, view_middle(view, &style, at.y - r, 2 * r), 2 * r - 4, &style);
}

/* In the middle below its input, or as near to it as its card and the number of an edge let it be;
 * where there is no room for all of it, its end is left out. */
static void name_input(View *view, const Drawing *d, int i, Point at, float y) {
    char text[96];
    TextStyle style = label_style(view);
    float left = caption_left(view, d), right = d->area.x + d->area.w, wide = INFINITY;
    for (int k = 0; k <= d->net->inputs; k++) {
        char number[UI_TEXT + 4];
        Rect label = label_ground(view, d, k, number);
        if (is_beside(&style, y, label.y, label.h)) right = fminf(right, label.x);
    }
    for (int brief = 0; brief < 2 && wide > right - left; brief++) {
        input_caption(view, i, brief, text);
        wide = text_width(view->glyphs, text, &style, view->ui->density);
    }
    wide = fminf(wide, right - left);
    float x = fmaxf(fminf(at.x, right - wide / 2), left + wide / 2);
    caption(view, text, x, y, wide + 1, view->theme->ink);
}

static void input(View *view, const Drawing *d, int i) {
    const Theme *t = view->theme;
    Point at = input_at(d, i);
    float y = caption_y(view, d, i);
    if (i == d->net->inputs) {
        circle(view, at, d->input_r, "1", 0);
        caption(view, "bias", at.x, y, 0, t->quiet);
        return;
    }
    char name[SYMBOL_TEXT];
    Tag tag = tag_part(&TARGET_UNIT, -1, i);
    symbol_feature(&lab_features(view->lab)->feature[i], name);
    shapes_mark_part(view->out, "unit", -1, i);
    circle(view, at, d->input_r, name, highlight_of(view, subject_unit(-1, i)));
    Rect box = {at.x - d->input_r, at.y - d->input_r, 2 * d->input_r, 2 * d->input_r};
    view_focus(view, box, d->input_r, tag);
    name_input(view, d, i, at, y);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, box);
}

/* ---- sum and activation */

/* The activation's own curve over its usual range, with the selected point's place on it. */
static void activation_curve(View *view, Rect box, Activation f) {
    enum { POINTS = 41 };
    const Theme *t = view->theme;
    const Lab *lab = view->lab;
    float z[POINTS], a[POINTS], reach = 4;
    Point point[POINTS];
    for (int i = 0; i < POINTS; i++) z[i] = reach * (2 * (float)i / (POINTS - 1) - 1);
    const int middle = POINTS / 2;
    bool step = f == ACTIVATION_STEP;
    units_forward(f, POINTS, z, a);
    bool around = f == ACTIVATION_TANH;
    float low = around ? -1 : 0, high = 1;
    for (int i = 0; i < POINTS; i++) {
        low = fminf(low, a[i]);
        high = fmaxf(high, a[i]);
    }
    Rect in = rect_inset(box, box.w * 0.16f);
    for (int i = 0; i < POINTS; i++) {
        float share = (a[i] - low) / (high - low);
        float x = (float)(step && i == middle - 1 ? middle : i); /* it rises at once */
        point[i] = (Point){in.x + in.w * x / (POINTS - 1), in.y + in.h * (1 - share)};
    }
    shapes_curve(view->out, point, POINTS, view_units(view, 2.2f), 0, t->ink);
    if (lab->selected.point < 0 || ui_hides(view->ui, HIDE_NUMBERS)) return;
    float at = fminf(fmaxf(lab->point.z[0][0], -reach), reach);
    int i = (int)lroundf((at / reach + 1) / 2 * (POINTS - 1));
    shapes_disc(view->out, point[i], view_units(view, 4.5f), t->card);
    shapes_disc(view->out, point[i], view_units(view, 3.2f), t->ink);
}

/* "should be 0", in the class's own colour where the answer is another: beside a right one red
 * would look like a mistake. */
static void label_caption(View *view, float x, float y) {
    const Lab *lab = view->lab;
    char text[64], number[32];
    bool wrong = lab->mistaken[lab->selected.point];
    Color color = wrong ? point_sign(view, lab->selected.point).color : view->theme->quiet;
    float target = lab->point_target[0];
    snprintf(text, sizeof text, "should be %s",
             numeral_plain((double)target, number, sizeof number));
    caption(view, text, x, y, 0, color);
}

/* Right of the arrows that stand beside a caption below the sum. */
static float arrows_end(const View *view, const Drawing *d, float baseline) {
    float end = d->sum.x - d->sum_r + view_units(view, 2);
    for (int i = 0; i <= d->net->inputs; i++) {
        char number[UI_TEXT + 4];
        Rect label = label_ground(view, d, i, number);
        bool beside = fabsf(label.y + label.h / 2 - baseline) < view_units(view, 26);
        if (beside) end = fmaxf(end, label.x + label.w + view_units(view, ARROW + 8));
    }
    return end;
}

static void result(View *view, const Drawing *d) {
    const Theme *t = view->theme;
    const Lab *lab = view->lab;
    Activation f = d->net->layer[0].activation;
    bool known = lab->selected.point >= 0 && !ui_hides(view->ui, HIDE_NUMBERS);
    bool linear = f == ACTIVATION_LINEAR;
    Highlight highlight = highlight_of(view, subject_unit(0, 0));
    char number[32], text[96];
    float line = view_units(view, 16);
    shapes_line(view->out, (Point){d->sum.x + d->sum_r, d->sum.y}, (Point){d->box.x, d->sum.y}, 2,
                t->ink);
    circle(view, d->sum, d->sum_r, "Σ", highlight & HIGHLIGHT_POINTED);
    shapes_mark(view->out, "unit", 0);
    if (highlight & HIGHLIGHT_POINTED)
        shapes_rect(view->out, rect_inset(d->box, -5), 5, highlight_ground(view));
    shapes_rect(view->out, d->box, 0, t->card);
    shapes_border(view->out, d->box, 0, highlight ? 3 : 1.8f, t->ink);
    view_focus(view, d->box, 0, tag_part(&TARGET_UNIT, 0, 0));
    activation_curve(view, d->box, f);
    double score = (double)lab->point.z[0][0];
    if (fabs(score) < 1e-5) score = 0; /* what rounding leaves of sums that cancel */
    snprintf(text, sizeof text, "score %s",
             known ? numeral_plain(score, number, sizeof number) : "z");
    float below = d->sum.y + d->sum_r + line, from = arrows_end(view, d, below);
    caption(view, text, fmaxf(d->sum.x, from + caption_half(view, text)), below, 0, t->ink);
    float x = d->box.x + d->box.w / 2, y = fmaxf(d->box.y + d->box.h, d->sum.y + d->sum_r) + line;
    float end = d->area.x + d->area.w;
    x = fminf(x, end - view_units(view, 34));
    const char *answer = symbol_answer(lab) ? symbol_answer(lab) : "ŷ";
    double a = (double)lab->point.a[0][0];
    numeral_plain(a, number, sizeof number);
    activation_written(f, a, number, sizeof number);
    snprintf(text, sizeof text, "%s%s%s%s", linear ? answer : activation_name(f),
             linear ? " = " : " → ", known && numeral_is_bound(number) ? "ŷ " : "",
             known ? number : "ŷ");
    x = fminf(x, end - caption_half(view, text));
    caption(view, text, x, y + line * 1.1f, 0, t->ink);
    shapes_mark(view->out, NULL, 0);
    view_focus(view, d->box, 0, tag_part(&TARGET_UNIT, 0, 0));
    target_place(view->out, tag_part(&TARGET_UNIT, 0, 0), d->box);
    if (known && !ui_hides(view->ui, HIDE_LABELS)) label_caption(view, x, y + line * 2.3f);
}

void neuron_draw(View *view, Rect area) {
    Drawing d = drawing_of(view, area);
    for (int i = 0; i <= d.net->inputs; i++) {
        Point curve[EDGE_POINTS];
        curve_of(&d, i, curve);
        edge_draw(view, weight_of(&d, i), curve);
    }
    for (int i = 0; i <= d.net->inputs; i++) edge_label(view, &d, i);
    for (int i = 0; i <= d.net->inputs; i++) input(view, &d, i);
    result(view, &d);
}
