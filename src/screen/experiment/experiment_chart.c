/* What came of the runs: a dot for each over the value that varies, with median and quartiles; or a
 * map of two values. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "draw/ticks.h"
#include "scene/number.h"
#include "screen/experiment/experiment.h"
#include "ui/widgets.h"

/* ---- targets */

/* A step of a lesson goes on with the run that it has. */
static void run_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ExperimentSheet *s = &g->ui->experiment;
    if (!g->player->playing && s->at.run[tag.index].ran) s->wanted = tag.index;
}

const Target TARGET_EXPERIMENT_RUN = {
    .name = "experiment run", .pointer = POINTER_HAND, .stop = TAB_GROUP, .press = run_press};

static void group_press(const Gesture *g, Tag tag, const InputEvent *e) {
    ExperimentSheet *s = &g->ui->experiment;
    s->group = s->group == tag.index ? -1 : tag.index;
}

const Target TARGET_EXPERIMENT_GROUP = {
    .name = "experiment group", .stop = TAB_GROUP, .press = group_press};

/* ---- the two axes */

typedef struct Chart {
    const Experiment *at;
    const ExperimentSheet *sheet;
    Rect plot;                     /* of what is a number */
    float never;                   /* the middle of the row above it, for what is none */
    float column;                  /* the width that a group's dots have */
    bool logarithmic;              /* across, by number; else evenly, one value after the other */
    double left, right, low, high; /* of the logarithms */
} Chart;

static double number_at(const Experiment *at, int axis, int value) {
    char text[SETTING_VALUE];
    double number = 0;
    number_read_double(experiment_value(at, axis, value, text), &number);
    return number;
}

/* Whether the values lie by their logarithms. */
static bool is_logarithmic(const Experiment *at) {
    int values = experiment_values(at, 0);
    if (values < 2 || !setting_is_logarithmic(at->sweep.axis[0].name)) return false;
    for (int v = 0; v < values; v++) {
        if (!(number_at(at, 0, v) > 0)) return false;
    }
    return true;
}

static float across(const Chart *c, int value) {
    int values = experiment_values(c->at, 0);
    double share = ((double)value + 0.5) / values;
    if (c->logarithmic) {
        double inset = 0.5 / values;
        share = (log(number_at(c->at, 0, value)) - c->left) / (c->right - c->left);
        share = inset + share * (1 - 2 * inset);
    }
    return c->plot.x + (float)share * c->plot.w;
}

/* What is no number lies above all that are; a loss of 0 at the bottom. */
static float up(const Chart *c, double value) {
    if (isinf(value)) return c->never;
    double share = value > 0 ? (log10(value) - c->low) / (c->high - c->low) : 0;
    if (share < 0) share = 0;
    return c->plot.y + (float)(1 - share) * c->plot.h;
}

/* From the least to the greatest that there is, with a little room. */
static void find_span(Chart *c) {
    double least = INFINITY, most = 0, value;
    for (int r = 0; r < c->at->runs; r++) {
        bool is_number = experiment_sheet_figure(c->sheet, r, &value) && isfinite(value);
        if (!is_number || !(value > 0)) continue;
        least = fmin(least, value);
        most = fmax(most, value);
    }
    bool epochs = c->sheet->figure == FIGURE_EPOCHS; /* none has reached the goal yet: all it has */
    if (!(most > 0)) least = epochs ? 1 : 0.1, most = epochs ? c->at->def.epochs : 1;
    c->low = log10(least) - 0.08;
    c->high = log10(most) + 0.08;
    if (c->high - c->low < 0.3) c->low -= 0.15, c->high += 0.15;
}

/* Values may lie close together by their logarithms: no column reaches into the next. */
static float narrowest(const Chart *c) {
    float least = c->column;
    int values = experiment_values(c->at, 0);
    for (int v = 0; v < values; v++) {
        for (int w = 0; w < v; w++) {
            float apart = fabsf(across(c, v) - across(c, w));
            if (apart > 0) least = fminf(least, apart);
        }
    }
    return least;
}

static Chart chart_of(const View *view, Rect rect) {
    const ExperimentSheet *s = &view->ui->experiment;
    float foot = view_units(view, 44), side = view_units(view, 64), top = view_units(view, 62);
    Chart c = {.at = &s->at, .sheet = s, .logarithmic = is_logarithmic(&s->at)};
    c.plot = (Rect){rect.x + side, rect.y + top, rect.w - side, rect.h - top - foot};
    c.never = c.plot.y - view_units(view, 20);
    c.column = c.plot.w / (float)experiment_values(c.at, 0);
    if (c.logarithmic) {
        c.left = log(number_at(c.at, 0, 0));
        c.right = c.left;
        for (int v = 0; v < experiment_values(c.at, 0); v++) {
            c.left = fmin(c.left, log(number_at(c.at, 0, v)));
            c.right = fmax(c.right, log(number_at(c.at, 0, v)));
        }
        c.logarithmic = c.right > c.left;
        if (c.logarithmic) c.column = narrowest(&c);
    }
    find_span(&c);
    return c;
}

static const char *short_number(double value, char text[32]) {
    snprintf(text, 32, value >= 1000 && value < 1e7 ? "%.0f" : "%.3g", value);
    return text;
}

static bool has_infinite(const Chart *c) {
    double value;
    for (int r = 0; r < c->at->runs; r++) {
        if (experiment_sheet_figure(c->sheet, r, &value) && isinf(value)) return true;
    }
    return false;
}

static void lines_across(View *view, const Chart *c) {
    enum { MOST = 16 };
    double value[TICKS_MOST];
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    style.tabular = true;
    int count = ticks_logarithmic(pow(10, c->low), pow(10, c->high), c->plot.h,
                                  view_units(view, 26), MOST, value);
    for (int i = 0; i < count; i++) {
        float y = up(c, value[i]);
        char text[32];
        shapes_line(view->out, (Point){c->plot.x, y}, (Point){c->plot.x + c->plot.w, y}, 1,
                    view->theme->hairline);
        view_text(view, short_number(value[i], text), c->plot.x - view_units(view, 8),
                  y + style.size * 0.35f, 0, &style);
    }
    if (has_infinite(c)) {
        const char *never = c->sheet->figure == FIGURE_EPOCHS ? "never" : "diverged";
        view_text(view, never, c->plot.x - view_units(view, 8), c->never + style.size * 0.35f, 0,
                  &style);
    }
}

/* What is written in a line already, in whatever order it was. */
typedef struct Taken {
    float left[EXPERIMENT_GROUPS], right[EXPERIMENT_GROUPS];
    int count;
} Taken;

/* False where it would touch what is there. */
static bool take(Taken *taken, float middle, float wide, float gap) {
    float left = middle - wide / 2, right = middle + wide / 2;
    for (int i = 0; i < taken->count; i++) {
        if (left < taken->right[i] + gap && right > taken->left[i] - gap) return false;
    }
    if (taken->count == EXPERIMENT_GROUPS) return false;
    taken->left[taken->count] = left;
    taken->right[taken->count++] = right;
    return true;
}

/* What varies, with what else is to be said of it, and its values; those that would touch another
 * are left out. */
static void values_below(View *view, const Chart *c, const char *also) {
    const Sweep *sweep = &c->at->sweep;
    float y = c->plot.y + c->plot.h + view_units(view, 17);
    Taken taken = {.count = 0};
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    TextStyle name = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_CENTER);
    bool varies = sweep->axes > 1;
    for (int v = 0; varies && v < experiment_values(c->at, 0); v++) {
        char text[SETTING_VALUE];
        float x = across(c, v);
        experiment_value(c->at, 0, v, text);
        float w = text_width(view->glyphs, text, &style, view->ui->density);
        if (w > c->column * 4 || !take(&taken, x, w, view_units(view, 6))) continue;
        view_text(view, text, x, y, 0, &style);
    }
    char words[128];
    snprintf(words, sizeof words, "%s%s",
             varies ? setting_label(sweep->axis[0].name) : "all starts", also);
    view_text(view, words, c->plot.x + c->plot.w / 2, y + view_units(view, 19), c->plot.w, &name);
}

/* ---- the share that reached the goal */

/* As short as all of them need to be seen: without its sign, which the heading has then; small. */
typedef struct ShareForm {
    TextStyle style;
    float pad; /* within a cell */
    bool sign;
    bool all; /* they are seen */
} ShareForm;

static ShareForm share_form(const View *view, Type type, int shorter) {
    static const float SMALL = 0.8f;
    ShareForm form = {.style = view_style(view, shorter == 2 ? TYPE_SMALL : type, view->theme->ink,
                                          ALIGN_CENTER)};
    form.sign = shorter == 0;
    form.pad = view_units(view, shorter == 2 ? 3 : 6);
    form.style.face = FONT_BOLD;
    if (shorter == 2) form.style.size *= SMALL;
    return form;
}

static const char *share_text(const ShareForm *form, const Spread *spread, char text[32]) {
    snprintf(text, 32, form->sign ? "%.0f %%" : "%.0f", 100.0 * spread->reached / spread->runs);
    return text;
}

static float share_width(const View *view, const ShareForm *form, const Spread *spread) {
    char text[32];
    return text_width(view->glyphs, share_text(form, spread, text), &form->style,
                      view->ui->density);
}

typedef bool (*SharesFit)(const View *view, const Chart *c, const ShareForm *form);

static ShareForm shares_form(const View *view, const Chart *c, Type type, SharesFit fit) {
    ShareForm form = share_form(view, type, 0);
    for (int shorter = 1; !(form.all = fit(view, c, &form)) && shorter <= 2; shorter++)
        form = share_form(view, type, shorter);
    return form;
}

/* ---- one setting */

/* Over its column; it would touch another where there is no room for it. */
static bool take_share(const View *view, const Chart *c, const ShareForm *form, int group,
                       const Spread *spread, Taken *taken) {
    return take(taken, across(c, group), share_width(view, form, spread), view_units(view, 4));
}

static bool fit_above(const View *view, const Chart *c, const ShareForm *form) {
    Taken taken = {.count = 0};
    for (int g = 0; g < c->at->groups; g++) {
        Spread spread = experiment_spread(c->at, g);
        if (spread.runs > 0 && !take_share(view, c, form, g, &spread, &taken)) return false;
    }
    return true;
}

static void shares_above(View *view, const Chart *c, const ShareForm *form) {
    Taken taken = {.count = 0};
    for (int g = 0; g < c->at->groups; g++) {
        char text[32];
        Spread spread = experiment_spread(c->at, g);
        if (spread.runs == 0 || !take_share(view, c, form, g, &spread, &taken)) continue;
        shapes_mark(view->out, "experiment share", g);
        view_text(view, share_text(form, &spread, text), across(c, g),
                  c->plot.y - view_units(view, 44), 0, &form->style);
        shapes_mark(view->out, NULL, 0);
    }
}

static Quartiles quartiles_of(const Chart *c, const Spread *spread) {
    return c->sheet->figure == FIGURE_EPOCHS      ? spread->epochs
           : c->sheet->figure == FIGURE_TEST_LOSS ? spread->test_loss
                                                  : spread->loss;
}

/* From quartile to quartile, with the median as a bar. */
static void box(View *view, const Chart *c, int group, const Quartiles *q) {
    float half = fminf(c->column * 0.36f, view_units(view, 34)), x = across(c, group);
    float low = up(c, q->low), middle = up(c, q->middle), high = up(c, q->high);
    shapes_mark(view->out, "experiment box", group);
    shapes_rect(view->out, (Rect){x - half, high, 2 * half, fmaxf(low - high, 1)}, 3,
                color_faded(view->theme->accent, 0.12f));
    shapes_line(view->out, (Point){x - half, middle}, (Point){x + half, middle},
                view_units(view, 2.4f), view->theme->ink);
    shapes_mark(view->out, NULL, 0);
}

/* Side by side in the order of their starts. */
static Point place_of(const Chart *c, const View *view, int run, double value) {
    int starts = experiment_starts(c->at);
    float wide = fminf(c->column * 0.62f, view_units(view, 58));
    float share = starts > 1 ? (float)(run % starts) / (float)(starts - 1) - 0.5f : 0;
    return (Point){across(c, run / starts) + share * wide, up(c, value)};
}

static void dot(View *view, const Chart *c, int run) {
    const Theme *t = view->theme;
    double value;
    float r = view_units(view, c->at->runs > 400 ? 2.4f : 3.4f);
    if (!experiment_sheet_figure(c->sheet, run, &value)) return;
    Point p = place_of(c, view, run, value);
    Rect around = {p.x - r - 1, p.y - r - 1, 2 * r + 2, 2 * r + 2};
    bool seen = experiment_pointed_run(view->ui) == run;
    shapes_mark(view->out, "experiment dot", run);
    if (isinf(value))
        shapes_ring(view->out, p, r, view_units(view, 1.2f), t->quiet);
    else
        shapes_disc(view->out, p, r, color_faded(t->ink, 0.6f));
    if (seen) shapes_ring(view->out, p, r * 2, view_units(view, 1.8f), t->accent);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag_of(&TARGET_EXPERIMENT_RUN, run), around);
}

static void column(View *view, const Chart *c, int group) {
    Rect all = {across(c, group) - c->column / 2, c->plot.y - view_units(view, 60), c->column,
                c->plot.h + view_units(view, 60)};
    Tag tag = tag_of(&TARGET_EXPERIMENT_GROUP, group);
    Spread spread = experiment_spread(c->at, group);
    Quartiles q = quartiles_of(c, &spread);
    if (view->ui->experiment.picture.group == group && c->at->groups > 1)
        shapes_rect(view->out, all, view_units(view, 4), view->theme->hover);
    view_focus(view, all, view_units(view, 4), tag);
    target_place(view->out, tag, all);
    if (spread.runs > 0 && isfinite(q.low)) box(view, c, group, &q);
}

/* From median to median, where what varies is a number. */
static void way(View *view, const Chart *c) {
    Point before = {NAN, NAN};
    if (c->at->groups < 2 || !setting_is_number(c->at->sweep.axis[0].name)) return;
    for (int g = 0; g < c->at->groups; g++) {
        Spread spread = experiment_spread(c->at, g);
        double middle = quartiles_of(c, &spread).middle;
        Point p = {across(c, g), isfinite(middle) ? up(c, middle) : NAN};
        if (!isnan(before.y) && !isnan(p.y))
            shapes_line(view->out, before, p, view_units(view, 1), view->theme->quiet);
        before = p;
    }
}

static void plot(View *view, const Chart *c) {
    TextStyle quiet = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    bool goal = c->at->def.until[0] != '\0';
    const ShareForm form = shares_form(view, c, TYPE_SMALL, fit_above);
    lines_across(view, c);
    if (goal)
        view_text(view, form.sign ? "goal met" : "% met", c->plot.x - view_units(view, 8),
                  c->plot.y - view_units(view, 44), 0, &quiet);
    way(view, c);
    values_below(view, c, !goal || form.all ? "" : " (point for other shares)");
    for (int g = 0; g < c->at->groups; g++) column(view, c, g);
    if (goal) shares_above(view, c, &form);
    for (int r = 0; r < c->at->runs; r++) dot(view, c, r);
}

/* ---- two settings */

static Rect cell_of(const Chart *c, int group) {
    int wide = experiment_values(c->at, 0), high = experiment_values(c->at, 1);
    int x = experiment_value_at(c->at, group, 0), y = experiment_value_at(c->at, group, 1);
    float w = c->plot.w / (float)wide, h = c->plot.h / (float)high;
    return (Rect){c->plot.x + (float)x * w, c->plot.y + (float)(high - 1 - y) * h, w, h};
}

/* 0 to 1: the share that reached the goal; or how low the median is among all. */
static float strength(const Chart *c, const Spread *spread) {
    Quartiles q = quartiles_of(c, spread);
    if (c->sheet->figure == FIGURE_EPOCHS)
        return spread->runs > 0 ? (float)spread->reached / (float)spread->runs : 0;
    if (!isfinite(q.middle) || q.middle <= 0) return q.middle == 0;
    return (float)fmax(0, fmin(1, (c->high - log10(q.middle)) / (c->high - c->low)));
}

/* Unless the cell is too narrow for it. */
static void cell_text(View *view, const char *text, Rect cell, float y, const TextStyle *style) {
    float pad = view_units(view, 6);
    if (text_width(view->glyphs, text, style, view->ui->density) > cell.w - 2 * pad) return;
    view_text(view, text, cell.x + pad, y, 0, style);
}

static bool is_tall(const View *view, Rect cell) {
    return cell.h >= view_units(view, 34);
}

/* Whether there is room for a second line. */
static bool has_two_lines(const View *view, Rect cell) {
    return cell.h >= view_units(view, 62);
}

static bool fit_cells(const View *view, const Chart *c, const ShareForm *form) {
    const Spread most = {.runs = 1, .reached = 1};
    Rect cell = rect_inset(cell_of(c, 0), 1);
    return is_tall(view, cell) && share_width(view, form, &most) <= cell.w - 2 * form->pad;
}

/* Over the cells, at the right: what their numbers are, or that there is no room for them. */
static void say_shares(View *view, const Chart *c, const ShareForm *form, float baseline) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    if (c->sheet->figure != FIGURE_EPOCHS || !c->at->def.until[0] || (form->all && form->sign))
        return;
    shapes_mark(view->out, "experiment shares", form->all);
    view_text(view, form->all ? "goal met, %" : "stronger: more met the goal",
              c->plot.x + c->plot.w, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static const float SECOND_LINE = 17; /* below the first */

/* Where "epoch 800" stands at the most, and what else is in a cell, from its top. */
static float words_height(const View *view, const Chart *c, const ShareForm *form, Rect cell) {
    TextStyle bold = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float pad = view_units(view, 6), first = pad + bold.size * 1.2f;
    char text[32];
    if (!is_tall(view, cell)) return 0;
    if (c->sheet->figure != FIGURE_EPOCHS) return first;
    snprintf(text, sizeof text, "epoch %d", c->at->def.epochs);
    bool second = has_two_lines(view, cell) &&
                  text_width(view->glyphs, text, &small, view->ui->density) <= cell.w - 2 * pad;
    return second ? first + view_units(view, SECOND_LINE) : form->all ? first : 0;
}

static void say_cell(View *view, const Chart *c, const Spread *spread, const ShareForm *form,
                     Rect cell) {
    char text[32];
    Quartiles q = quartiles_of(c, spread);
    TextStyle bold = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    TextStyle small = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_LEFT);
    float pad = view_units(view, 6), y = cell.y + pad + bold.size * 0.9f;
    bold.face = FONT_BOLD;
    if (!is_tall(view, cell)) return;
    if (c->sheet->figure == FIGURE_EPOCHS) {
        TextStyle style = form->style;
        style.align = ALIGN_LEFT;
        if (form->all)
            view_text(view, share_text(form, spread, text), cell.x + form->pad, y, 0, &style);
        if (!isfinite(q.middle) || !has_two_lines(view, cell)) return;
        snprintf(text, sizeof text, "epoch %.0f", q.middle);
        cell_text(view, text, cell, y + view_units(view, SECOND_LINE), &small);
    } else {
        cell_text(view, isfinite(q.middle) ? short_number(q.middle, text) : "diverged", cell, y,
                  &bold);
    }
}

/* Dots in rows along the foot of each cell, all of them alike. */
typedef struct Rows {
    float r, step, pad;
    int per_row;
} Rows;

/* As large as leaves what a cell says above them free. */
static Rows rows_of(const View *view, const Chart *c, const ShareForm *form) {
    enum { LARGE = 26, LEAST = 12 }; /* tenths of a unit */
    static const float APART = 2.7f;
    const Rect cell = rect_inset(cell_of(c, 0), 1);
    const int starts = experiment_starts(c->at);
    Rows rows = {.pad = view_units(view, 6)};
    float room = cell.h - rows.pad - words_height(view, c, form, cell);
    for (int tenths = LARGE; tenths >= LEAST; tenths--) {
        rows.r = view_units(view, (float)tenths / 10);
        rows.step = rows.r * APART;
        rows.per_row = (int)((cell.w - 2 * rows.pad) / rows.step);
        if (rows.per_row < 1) continue;
        int high = (starts + rows.per_row - 1) / rows.per_row;
        if ((float)high * rows.step <= room) break;
    }
    return rows;
}

/* Those that never got there are rings. */
static void dots_in(View *view, const Chart *c, const Rows *rows, int group, Rect cell) {
    const float r = rows->r, step = rows->step, pad = rows->pad;
    const int starts = experiment_starts(c->at);
    if (rows->per_row < 1) return;
    for (int i = 0; i < starts; i++) {
        int run = group * starts + i, row = i / rows->per_row;
        double value;
        Point p = {cell.x + pad + r + (float)(i % rows->per_row) * step,
                   cell.y + cell.h - pad - r - (float)row * step};
        if (p.y < cell.y + pad) return;
        if (!experiment_sheet_figure(c->sheet, run, &value)) continue;
        shapes_mark(view->out, "experiment dot", run);
        if (isinf(value))
            shapes_ring(view->out, p, r, 1, view->theme->quiet);
        else
            shapes_disc(view->out, p, r, view->theme->ink);
        if (experiment_pointed_run(view->ui) == run)
            shapes_ring(view->out, p, r * 2, view_units(view, 1.6f), view->theme->accent);
        shapes_mark(view->out, NULL, 0);
        target_place(view->out, tag_of(&TARGET_EXPERIMENT_RUN, run),
                     (Rect){p.x - step / 2, p.y - step / 2, step, step});
    }
}

static void cell(View *view, const Chart *c, const ShareForm *form, const Rows *rows, int group) {
    Rect rect = rect_inset(cell_of(c, group), 1);
    const Theme *t = view->theme;
    Tag tag = tag_of(&TARGET_EXPERIMENT_GROUP, group);
    Spread spread = experiment_spread(c->at, group);
    float deep = 0.04f + 0.26f * strength(c, &spread);
    shapes_mark(view->out, "experiment cell", group);
    shapes_rect(view->out, rect, 3,
                spread.runs > 0 ? color_mix(t->card, t->accent, deep) : t->sunken);
    shapes_mark(view->out, NULL, 0);
    if (view->ui->experiment.picture.group == group)
        shapes_border(view->out, rect, 3, view_units(view, 2), t->accent);
    view_focus(view, rect, 3, tag);
    target_place(view->out, tag, rect);
    if (spread.runs > 0) say_cell(view, c, &spread, form, rect);
    dots_in(view, c, rows, group, rect);
}

/* The values of the second setting, at the left, and the names of both. */
static void map(View *view, Chart *c) {
    const Sweep *sweep = &c->at->sweep;
    float top = c->plot.y - view_units(view, 26);
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_RIGHT);
    TextStyle name = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    c->plot.h += c->plot.y - top;
    c->plot.y = top;
    c->logarithmic = false; /* a cell for each */
    view_text(view, setting_label(sweep->axis[1].name), c->plot.x - view_units(view, 48),
              top - view_units(view, 10), c->plot.w, &name);
    for (int v = 0; v < experiment_values(c->at, 1); v++) {
        char text[SETTING_VALUE];
        Rect first = cell_of(c, v);
        if (first.h < style.size * 1.1f) break;
        view_text(view, experiment_value(c->at, 1, v, text), c->plot.x - view_units(view, 8),
                  view_middle(view, &style, first.y, first.h), view_units(view, 44), &style);
    }
    const ShareForm form = shares_form(view, c, TYPE_BODY, fit_cells);
    values_below(view, c, "");
    say_shares(view, c, &form, top - view_units(view, 10));
    const Rows rows = rows_of(view, c, &form);
    for (int g = 0; g < c->at->groups; g++) cell(view, c, &form, &rows, g);
}

void experiment_draw_chart(View *view, Rect rect) {
    Chart c = chart_of(view, rect);
    if (experiment_values(c.at, 1) > 1) {
        map(view, &c);
        return;
    }
    plot(view, &c);
}
