/* See legend.h. */
#include "panels/legend.h"

#include <stdio.h>

#include "ui/menu.h"
#include "ui/widgets.h"

static Rect around(const View *view, float left, float right, float baseline) {
    float out = view_units(view, 6);
    return (Rect){left - out, baseline - view_units(view, 16), right - left + 2 * out,
                  view_units(view, 22)};
}

static void press(View *view, Rect rect, Entry entry) {
    view_feedback(view, rect, view_units(view, 4), menu_tag(entry));
    target_place(view->out, menu_tag(entry), rect);
}

static const char *meaning(const View *view) {
    if (view_waits(view)) return "after your answer";
    if (ui_hides(view->ui, HIDE_ARROWS)) return "not yet";
    return view->ui->arrows.gradient ? "gradient" : "next step";
}

float legend_width(const View *view) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->gold_text, ALIGN_RIGHT);
    return text_width(view->glyphs, meaning(view), &style, view->ui->density) +
           view_units(view, 12);
}

void legend_meaning(View *view, float right, float baseline) {
    const Theme *t = view->theme;
    TextStyle gold = view_style(view, TYPE_SMALL, t->gold_text, ALIGN_RIGHT);
    Point foot = {right - legend_width(view), baseline + 1};
    press(view, around(view, foot.x - view_units(view, 4), right, baseline), ENTRY_GRADIENT);
    shapes_mark(view->out, "legend", ENTRY_GRADIENT);
    view_text(view, meaning(view), right, baseline, 0, &gold);
    shapes_arrow(view->out, foot, (Point){foot.x, baseline - view_units(view, 11)},
                 view_units(view, 2.4f), t->gold);
    shapes_mark(view->out, NULL, 0);
}

void legend_scale(View *view, float right, float baseline) {
    char number[32], text[96];
    if (!(view->largest > 0)) return;
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, ALIGN_RIGHT);
    style.face = FONT_REGULAR;
    snprintf(text, sizeof text, "longest arrow %s · %s",
             text_short((double)view->largest, 2, number, sizeof number),
             view->ui->arrows.logarithmic ? "logarithmic" : "linear");
    float wide = text_width(view->glyphs, text, &style, view->ui->density);
    press(view, around(view, right - wide, right, baseline), ENTRY_LOG_ARROWS);
    shapes_mark(view->out, "legend", ENTRY_LOG_ARROWS);
    view_text(view, text, right, baseline, 0, &style);
    shapes_mark(view->out, NULL, 0);
}
