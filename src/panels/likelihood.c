/* The likelihood of the data under the model: for every training point a bar, the probability
 * given to its own class; their product, and, where the loss is not hidden, the sum of
 * their -ln. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "nn/random.h"
#include "panels/panel.h"
#include "panels/panels.h"
#include "panels/subjects.h"
#include "ui/highlight.h"
#include "ui/widgets.h"

/* How many digits mean something in a probability, and in the product of all. */
typedef struct Digits {
    int factor, product;
} Digits;

/* The bars: `shown` of all `count` points, evenly chosen where the screen has too few for all. */
typedef struct Bars {
    Rect area; /* a probability of 1 is as high as this */
    int count, shown;
    float each; /* width of one, with its gap */
    float left; /* of the first */
    Digits digits;
} Bars;

static int class_of(const View *view, int point) {
    return (int)view->lab->scene.data.label[point];
}

/* ---- digits: who multiplies what is printed gets the product that is printed */

static double rounded(double value, int digits) {
    char text[48];
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

static bool comes_out(const View *view, Digits digits) {
    const Lab *lab = view->lab;
    double product = 1;
    for (int i = 0; i < lab_train_samples(lab)->count; i++)
        product *= rounded((double)lab->scores.probability[i], digits.factor);
    double printed = rounded(exp(-lab->scores.surprise), digits.product);
    return fabs(rounded(product, digits.product) - printed) <= 1e-9 * printed;
}

/* Whether a probability with so many digits stands over a bar without touching the next. */
static bool has_room(const View *view, float each, int digits) {
    char text[16];
    const TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    snprintf(text, sizeof text, "0.%.*s", digits, "00000000");
    return text_width(view->glyphs, text, &style, view->ui->density) < each - view_units(view, 4);
}

/* More digits at the bars while they have room, and then fewer in the product. */
static Digits digits_of(const View *view, float each, bool all) {
    enum { FACTOR = 2, FACTOR_MOST = 6, PRODUCT = 4 };
    Digits digits = {FACTOR, PRODUCT};
    if (!all || each < view_units(view, 30)) return digits; /* nothing stands at the bars */
    while (digits.factor < FACTOR_MOST && has_room(view, each, digits.factor + 1) &&
           !comes_out(view, digits))
        digits.factor++;
    if (!comes_out(view, digits)) digits.factor = FACTOR;
    while (digits.product > 1 && !comes_out(view, digits)) digits.product--;
    return digits;
}

/* ---- bars */

/* The texts at a bar, where there is room: the probability above, mark and -ln below. */
static void words(View *view, const Bars *b, float x, float top, float p, Color color) {
    char text[48], number[32];
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    float below = b->area.y + b->area.h + view_units(view, 17);
    if (b->each < view_units(view, 30)) return;
    view_text(view, text_short((double)p, b->digits.factor, text, sizeof text), x,
              top - view_units(view, 5), 0, &style);
    if (ui_hides(view->ui, HIDE_LOSS)) return;
    style.color = view->theme->quiet;
    text_number(-log((double)p), 2, number, sizeof number);
    snprintf(text, sizeof text, "−ln = %s", number);
    bool wide = b->each > view_units(view, 76);
    if (b->each > view_units(view, 40) && b->area.h > view_units(view, 50))
        view_text(view, wide ? text : number, x, below + view_units(view, 14), 0, &style);
}

static void bar(View *view, const Bars *b, int i) {
    const Lab *lab = view->lab;
    int sample = random_of_stretch(i, b->shown, b->count);
    int point = lab_train_samples(lab)->point[sample], which = class_of(view, point);
    float p = lab->scores.probability[sample], x = b->left + b->each * (float)i;
    float gap = b->each > 3 ? fminf(b->each * 0.25f, view_units(view, 14)) : 0;
    float top = b->area.y + b->area.h * (1 - p), floor = b->area.y + b->area.h;
    Highlight highlight = highlight_of(view, subject_point(point));
    Color color = view->theme->class_color[which];
    Rect column = {x, b->area.y, b->each, b->area.h};
    shapes_mark(view->out, "probability column", point);
    if (highlight & HIGHLIGHT_POINTED) shapes_rect(view->out, column, 2, highlight_ground(view));
    if (highlight & HIGHLIGHT_SELECTED) shapes_border(view->out, column, 2, 1.4f, view->theme->ink);
    shapes_mark(view->out, "probability", point);
    shapes_rect(view->out, (Rect){x + gap / 2, top, b->each - gap, floor - top}, 0, color);
    if (b->each >= view_units(view, 12))
        shapes_symbol(view->out, (Point){x + b->each / 2, floor + view_units(view, 10)},
                      view_units(view, 4.5f), 0, which, color, color);
    words(view, b, x + b->each / 2, top, p, view->theme->ink);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_SAY_POINT, point), column);
}

static Bars bars_of(const View *view, Rect area) {
    int count = lab_train_samples(view->lab)->count, most = (int)area.w;
    Bars b = {.area = area, .count = count, .shown = count < most ? count : most};
    b.each = fminf(area.w / (float)b.shown, view_units(view, 120));
    b.left = area.x + (area.w - b.each * (float)b.shown) / 2; /* few stand in the middle */
    b.digits = digits_of(view, b.each, b.shown == count);
    return b;
}

static void bars(View *view, const Bars *given) {
    const Theme *t = view->theme;
    const Bars b = *given;
    const Rect area = b.area;
    TextStyle style = view_style(view, TYPE_CAPTION, t->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    for (int i = 0; i <= 2; i++) {
        static const char *const numbers[] = {"0", "0.5", "1"};
        float y = area.y + area.h * (1 - (float)i / 2);
        shapes_line(view->out, (Point){area.x, y}, (Point){area.x + area.w, y}, 1, t->hairline);
        view_text(view, numbers[i], area.x - view_units(view, 6), y + view_units(view, 4), 0,
                  &style);
    }
    for (int i = 0; i < b.shown; i++) bar(view, &b, i);
}

/* A number over what it is. digits: that mean something; 0 for two decimals, as those
 * at the bars. */
static void figure(View *view, Rect rect, double value, int digits, const char *what) {
    char number[32];
    TextStyle big = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    big.face = FONT_BOLD;
    big.size *= 1.2f;
    shapes_mark(view->out, "likelihood", 0);
    if (digits > 0)
        text_short(value, digits, number, sizeof number);
    else
        text_number(value, 2, number, sizeof number);
    if (text_width(view->glyphs, number, &big, view->ui->density) > rect.w - 4)
        text_short(value, 1, number, sizeof number);
    view_text(view, number, rect.x, rect.y + view_units(view, 16), rect.w, &big);
    view_text(view, what, rect.x, rect.y + view_units(view, 33), rect.w - 4, &small);
    shapes_mark(view->out, NULL, 0);
}

static void figures(View *view, Rect rect, int digits) {
    const Lab *lab = view->lab;
    double sum = lab->scores.surprise;
    Rect part = {rect.x, rect.y, rect.w / 3, rect.h};
    figure(view, part, exp(-sum), digits, "product");
    if (ui_hides(view->ui, HIDE_LOSS)) return;
    part.x += part.w;
    figure(view, part, sum, 0, "sum of −ln");
    part.x += part.w;
    figure(view, part, sum / lab_train_samples(lab)->count, 0, "mean of −ln");
}

/* Mark and name of each class, where they have names of their own, as far as they fit. */
static void class_names(View *view, Rect rect) {
    const Dataset *data = &view->lab->scene.data;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float r = view_units(view, 4.5f), x = rect.x, y = view_middle(view, &style, rect.y, rect.h);
    for (int i = 0; i < data->classes; i++) {
        int k = dataset_class_shown(i);
        Color color = view->theme->class_color[k];
        float wide = text_width(view->glyphs, data->class_name[k], &style, view->ui->density);
        if (x + 3.4f * r + wide > rect.x + rect.w) break;
        shapes_mark(view->out, "likelihood class", k);
        shapes_symbol(view->out, (Point){x + r, rect.y + rect.h / 2}, r, 0, k, color, color);
        view_text(view, data->class_name[k], x + 3.4f * r, y, 0, &style);
        shapes_mark(view->out, NULL, 0);
        x += 3.4f * r + wide + view_units(view, 16);
    }
}

/* In place of the bars: why there are none, over as many lines as it takes. */
static void instead(View *view, Rect rect, const char *text) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->quiet, ALIGN_LEFT);
    float above = view_units(view, 14), line = view_units(view, 20);
    int most = (int)ceilf((rect.h - above) / line);
    view_lines(view, text, (Point){rect.x, rect.y + above}, rect.w, line, most, &style);
}

static const char *reason(const View *view) {
    const Lab *lab = view->lab;
    if (lab_train_samples(lab)->count == 0) return "There are no points yet: click some.";
    if (lab->scene.data.kind == LABEL_NUMBER)
        return "The points have numbers, not classes: nothing is given a probability.";
    if (lab->scene.training.rule == RULE_PERCEPTRON)
        return "A perceptron says yes or no: it gives no probabilities. A sigmoid does.";
    if (ui_hides(view->ui, HIDE_NUMBERS) || ui_hides(view->ui, HIDE_LABELS))
        return "What each point is given is not shown yet.";
    return lab->scores.probable ? NULL
                                : "This output is no probability. With sigmoid or softmax, and a "
                                  "loss other than hinge, it is.";
}

/* The room for what is below the bars, if they are wide enough: a mark, and -ln. */
static float room_below(const View *view, float width, float height) {
    float each = width / (float)lab_train_samples(view->lab)->count;
    bool high = height > view_units(view, 90);
    return view_units(view, each > view_units(view, 40) && high ? 40
                            : each >= view_units(view, 12)      ? 22
                            : high                              ? 20
                                                                : 13);
}

void view_likelihood(View *view, Rect rect) {
    float side = view_units(view, 20), foot = view_units(view, 40), top = view_units(view, 16);
    const char *why = reason(view);
    shapes_clip(view->out, rect);
    float head = panel_head(view, rect, PANEL_LIKELIHOOD, "LIKELIHOOD",
                            "given to each point's own class", 0);
    Rect body = {rect.x + side, rect.y + head, rect.w - 2 * side, rect.h - head};
    if (why) {
        instead(view, body, why);
    } else {
        bool names = dataset_has_names(&view->lab->scene.data) && body.h > view_units(view, 150);
        float legend = names ? view_units(view, 22) : 0;
        if (names) class_names(view, (Rect){body.x, body.y, body.w, legend});
        body.y += legend;
        body.h -= legend;
        float numbers = view_units(view, 24), high = body.h - top - foot;
        Rect area = {body.x + numbers, body.y + top, body.w - numbers, 0};
        area.h = high - room_below(view, area.w, high);
        const Bars b = bars_of(view, area);
        if (area.h > view_units(view, 16)) bars(view, &b);
        figures(view, (Rect){body.x, rect.y + rect.h - foot - 4, body.w, foot}, b.digits.product);
    }
    shapes_unclip(view->out);
}
