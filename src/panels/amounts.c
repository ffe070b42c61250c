/* See amounts.h. */
#include "panels/amounts.h"

#include <math.h>
#include <stdio.h>

#include "base/numeral.h"
#include "ui/widgets.h"

Amounts amounts_of(const Run *run) {
    const Samples *train = &run->train;
    float low = INFINITY, high = -INFINITY;
    for (int i = 0; i < train->count; i++) {
        low = fminf(low, train->y[i]);
        high = fmaxf(high, train->y[i]);
    }
    if (!(low <= high)) return (Amounts){-1, 1};
    if (low < 0 && high > 0) {
        high = fmaxf(-low, high);
        low = -high;
    }
    if (low < high) return (Amounts){low, high};
    float reach = fmaxf(1, fabsf(low)); /* all alike */
    return (Amounts){low - reach, low + reach};
}

float amounts_share(Amounts amounts, float value) {
    float middle = amounts.low / 2 + amounts.high / 2;
    return (value - middle) / (amounts.high / 2 - amounts.low / 2);
}

/* The middle of the points' colours is darker than the undecided ground, so that none is lost. */
Color amounts_color(const Theme *theme, Amounts amounts, float value) {
    float share = fmaxf(-1, fminf(1, amounts_share(amounts, value)));
    Color middle = color_mix(theme->card, theme->quiet, 0.25f);
    return color_mix(middle, theme->class_color[share > 0], fabsf(share));
}

bool amounts_are_shown(const View *view) {
    const Dataset *data = &view->lab->scene.data;
    return data->kind == LABEL_NUMBER && data->columns > 1 && data->count > 0 &&
           !ui_hides(view->ui, HIDE_LABELS);
}

float amounts_height(const View *view) {
    return view_units(view, 58);
}

float amounts_width(const View *view) {
    return view_units(view, 150);
}

static void strip(View *view, Rect bar, Amounts a) {
    enum { STEPS = 32 };
    const Theme *t = view->theme;
    for (int i = 0; i < STEPS; i++) {
        float share = 2 * ((float)i + 0.5f) / STEPS - 1;
        float from = bar.x + bar.w * (float)i / STEPS, to = bar.x + bar.w * (float)(i + 1) / STEPS;
        Color color = color_mix(t->undecided, t->class_field[share > 0], fabsf(share));
        shapes_rect(view->out, (Rect){from, bar.y, to - from, bar.h}, 0, color);
    }
    shapes_border(view->out, bar, 0, 1, t->hairline);
    float r = view_units(view, 4.6f);
    for (int i = 0; i < 3; i++) {
        float share = (float)i / 2, value = a.low + (a.high - a.low) * share;
        Point at = {bar.x + r + (bar.w - 2 * r) * share, bar.y + bar.h / 2};
        shapes_symbol(view->out, at, r, 1.2f, 1, amounts_color(t, a, value), t->card);
    }
}

void amounts_legend(View *view, Rect box) {
    const Theme *t = view->theme;
    const Dataset *data = &view->lab->scene.data;
    const Amounts a = amounts_of(view->lab->run);
    float pad = view_units(view, 10), line = view_units(view, 18);
    TextStyle name = view_style(view, TYPE_SMALL, t->ink, ALIGN_LEFT);
    Rect bar = {box.x + pad, box.y + line + view_units(view, 5), box.w - 2 * pad,
                view_units(view, 12)};
    shapes_rect(view->out, box, 6, color_faded(t->card, 0.92f));
    shapes_border(view->out, box, 6, 1, t->hairline);
    shapes_mark(view->out, "amounts", 0);
    view_text(view, data->label_name[0] ? data->label_name : "label", bar.x,
              view_middle(view, &name, box.y + view_units(view, 3), line), bar.w, &name);
    strip(view, bar, a);
    for (int i = 0; i < 2; i++) {
        char text[32];
        TextStyle style = view_style(view, TYPE_SMALL, t->quiet, i ? ALIGN_RIGHT : ALIGN_LEFT);
        numeral_plain((double)(i ? a.high : a.low), text, sizeof text);
        float y = view_middle(view, &style, bar.y + bar.h + view_units(view, 2), line);
        view_text(view, text, bar.x + (i ? bar.w : 0), y, 0, &style);
    }
    shapes_mark(view->out, NULL, 0);
}
