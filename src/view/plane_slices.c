/* See plane_slices.h. */
#include "view/plane_slices.h"

#include <math.h>

#include "view/widgets.h"

enum { SLICES = 6 };

/* The widest of their names, and never more than half of the plane. */
static float slice_names(const View *view, float most) {
    const Dataset *data = &view->lab->scene.data;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float widest = 0;
    for (int c = 0; c < data->columns; c++) {
        if (c == view->lab->scene.view.across || c == view->lab->scene.view.up) continue;
        widest =
            fmaxf(widest, text_width(view->glyphs, data->name[c], &style, view->desk->density));
    }
    return fminf(widest, most);
}

void plane_slices(View *view, Rect rect) {
    const Scene *s = &view->lab->scene;
    const Theme *t = view->theme;
    float row = view_units(view, 24), pad = view_units(view, 10);
    float names = slice_names(view, rect.w * 0.4f), width = names + view_units(view, 125);
    int shown = s->data.columns - 2;
    if (shown <= 0) return;
    if (shown > SLICES) shown = SLICES;
    Rect box = {rect.x + rect.w - width - 12, rect.y + 12, width, row * (float)shown + pad};
    shapes_rect(view->out, box, 6, color_faded(t->card, 0.92f));
    shapes_border(view->out, box, 6, 1, t->hairline);
    int at = 0;
    for (int c = 0; c < s->data.columns && at < shown; c++) {
        if (c == s->view.across || c == s->view.up) continue;
        char number[32];
        float y = box.y + pad / 2 + row * (float)at++, low, high;
        TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
        view_text(view, s->data.name[c], box.x + pad, view_middle(view, &style, y, row), names + 1,
                  &style);
        style.align = ALIGN_RIGHT;
        view_text(view, text_short((double)s->view.fixed[c], 3, number, sizeof number),
                  box.x + width - pad, view_middle(view, &style, y, row), 0, &style);
        desk_slice_range(view->lab, c, &low, &high);
        Rect track = {box.x + 2 * pad + names, y, view_units(view, 60), row};
        float share = high > low ? (s->view.fixed[c] - low) / (high - low) : 0.5f;
        share = fminf(fmaxf(share, 0), 1);
        float middle = y + row / 2;
        shapes_rect(view->out, (Rect){track.x, middle - 1.5f, track.w, 3}, 1.5f, t->hairline);
        shapes_disc(view->out, (Point){track.x + track.w * share, middle}, view_units(view, 6),
                    t->accent);
        if (view_is(view->desk->focus, "slice", c))
            shapes_ring(view->out, (Point){track.x + track.w * share, middle}, view_units(view, 9),
                        2, t->accent);
        shapes_target(view->out, "slice", c, track);
    }
}
