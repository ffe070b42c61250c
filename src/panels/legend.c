/* See legend.h. */
#include "panels/legend.h"

#include <stdio.h>

#include "panels/arrow.h"
#include "ui/menu.h"
#include "ui/widgets.h"

const char *legend_way(const View *view, TrailWay way, bool batches, char text[48]) {
    char number[32];
    int all = view->lab->run->train.count;
    double value = batches ? way.batch == 0 || way.batch > all ? all : way.batch : (double)way.rate;
    snprintf(text, 48, "%s %s", batches ? "batch" : "rate",
             text_short(value, 3, number, sizeof number));
    return text;
}

static Rect around(const View *view, float left, float right, float baseline) {
    float out = view_units(view, 5);
    return (Rect){left - out, baseline - view_units(view, 16), right - left + 2 * out,
                  view_units(view, 22)};
}

static void press(View *view, Rect rect, Entry entry) {
    view_feedback(view, rect, view_units(view, 4), menu_tag(entry));
    target_place(view->out, menu_tag(entry), rect);
}

static TextStyle gold_style(const View *view) {
    return view_style(view, TYPE_SMALL, view->theme->gold_text, ALIGN_RIGHT);
}

static float width_of(const View *view, const char *text) {
    TextStyle style = gold_style(view);
    return text_width(view->glyphs, text, &style, view->ui->density);
}

/* A text that is a switch, ending at `right`. */
static void word(View *view, const char *text, float right, float baseline, Entry entry) {
    TextStyle style = gold_style(view);
    if (!text[0]) return;
    press(view, around(view, right - width_of(view, text), right, baseline), entry);
    shapes_mark(view->out, "legend", (int)entry);
    view_text(view, text, right, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
}

static bool is_hidden(const View *view) {
    return view->bare || ui_hides(view->ui, HIDE_ARROWS);
}

static const char *meaning(const View *view) {
    if (view_waits(view)) return "after your answer";
    return view->ui->arrows.gradient ? "gradient" : "next step";
}

/* "× 10"; "× 10 · try × 100" where a press gives another one that is needed by now. Nothing while a
 * question keeps the arrows. */
static const char *lens(const View *view, char text[48]) {
    const UiState *ui = view->ui;
    double now = (double)arrow_lens(view),
           fitting = (double)ui->rulers.fitting[ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP];
    text[0] = '\0';
    if (view_waits(view) || is_hidden(view)) return text;
    snprintf(text, 48, fitting > now ? "× %.0f · try × %.0f" : "× %.0f", now, fitting);
    return text;
}

/* Between the two words. */
static float gap(const View *view) {
    return view_waits(view) || is_hidden(view) ? 0 : view_units(view, 11);
}

float legend_width(const View *view) {
    char text[48];
    if (view_leaves_out_arrows(view)) return 0;
    return width_of(view, meaning(view)) + view_units(view, 12) + gap(view) +
           width_of(view, lens(view, text));
}

void legend_meaning(View *view, float right, float baseline) {
    char text[48];
    if (view_leaves_out_arrows(view)) return;
    float end = right - width_of(view, lens(view, text)) - gap(view);
    Point foot = {right - legend_width(view), baseline + 1};
    word(view, text, right, baseline, ENTRY_LENS);
    word(view, meaning(view), end, baseline, ENTRY_GRADIENT);
    shapes_mark(view->out, "legend", ENTRY_GRADIENT);
    shapes_arrow(view->out, foot, (Point){foot.x, baseline - view_units(view, 11)},
                 view_units(view, 2.4f), view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}

float legend_lens_width(const View *view) {
    char text[48];
    return width_of(view, lens(view, text));
}

void legend_lens(View *view, float right, float baseline) {
    char text[48];
    word(view, lens(view, text), right, baseline, ENTRY_LENS);
}

void legend_scale(View *view, float right, float baseline) {
    const UiState *ui = view->ui;
    const Ruler *ruler = &ui->rulers.edge[ui->arrows.gradient ? MOVE_GRADIENT : MOVE_STEP];
    double lens = (double)arrow_lens(view);
    char now[32], before[32], was[64] = "", text[128];
    if (!(ruler->reach > 0) || view_waits(view) || is_hidden(view)) return;
    if (ruler->before > 0)
        snprintf(was, sizeof was, " (was %s)",
                 text_short((double)ruler->before / lens, 2, before, sizeof before));
    snprintf(text, sizeof text, "= %s%s · %s",
             text_short((double)ruler->reach / lens, 2, now, sizeof now), was,
             ui->arrows.logarithmic ? "logarithmic" : "linear");
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    float wide = text_width(view->glyphs, text, &style, ui->density);
    Point foot = {right - wide - view_units(view, 8), baseline + view_units(view, 6)};
    press(view, around(view, foot.x - view_units(view, 3), right, baseline), ENTRY_LOG_ARROWS);
    shapes_mark(view->out, "legend", ENTRY_LOG_ARROWS);
    view_text(view, text, right, baseline, 0, &style);
    shapes_arrow(view->out, foot, (Point){foot.x, foot.y - arrow_edge_whole(view)},
                 view_units(view, 2.6f), view->theme->gold);
    shapes_mark(view->out, NULL, 0);
}
