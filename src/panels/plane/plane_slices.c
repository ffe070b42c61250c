/* See plane.h. */
#include "panels/plane/plane.h"

#include <math.h>

#include "base/clamp.h"
#include "panels/panel.h"
#include "ui/focus.h"
#include "ui/slider.h"
#include "ui/symbol.h"
#include "ui/widgets.h"

static void slide(const Gesture *g, Tag tag, Point at) {
    float share = slider_share(g, tag, at);
    if (share >= 0) camera_input_slice(g, tag.index, share);
}

static void slice_press(const Gesture *g, Tag tag, const InputEvent *e) {
    slide(g, tag, e->at);
}

static bool slice_arrow(const Gesture *g, Tag tag, const InputEvent *e) {
    static const float STEP = 0.02f; /* of its range */
    if (e->key != KEY_LEFT && e->key != KEY_RIGHT) return false;
    float by = e->key == KEY_LEFT ? -STEP : STEP;
    camera_input_slice(g, tag.index, camera_input_slice_share(g, tag.index) + by);
    return true;
}

static const Target TARGET_SLICE = {.name = "slice", /* index: the column */
                                    .hint =
                                        "At which value of this column the plane is cut (arrows)",
                                    .pointer = POINTER_ACROSS,
                                    .stop = TAB_EACH,
                                    .press = slice_press,
                                    .drag = slide,
                                    .arrow = slice_arrow,
                                    .enter = focus_enter_nothing};

enum { SLICES = 6 };

/* Whether a column has a slider: where all points have the same value in it and no others can be
 * placed, there is nothing to be seen elsewhere. */
static bool has_slider(const View *view, int column) {
    const Dataset *data = &view->lab->scene.data;
    const Plane *plane = &view->lab->scene.view;
    bool varies = view_offers(view, "points");
    for (int i = 0; i < data->count && !varies; i++)
        varies = data->x[(long)i * data->columns + column] != plane->fixed[column];
    return varies && column != plane->across && column != plane->up;
}

/* The widest of their names, and never more than half of the plane. */
static float slice_names(const View *view, float most) {
    const Dataset *data = &view->lab->scene.data;
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_LEFT);
    float widest = 0;
    for (int c = 0; c < data->columns; c++) {
        if (!has_slider(view, c)) continue;
        widest = fmaxf(widest, text_width(view->glyphs, symbol_column_name(view->lab, c), &style,
                                          view->ui->density));
    }
    return fminf(widest, most);
}

bool plane_is_sliced(const View *view) {
    bool cut = !ui_hides(view->ui, HIDE_FIELD) || !ui_hides(view->ui, HIDE_BOUNDARY);
    return cut && view->lab->scene.data.columns > 2;
}

/* How many of them have a slider; a picture of the plane alone has none. */
static int slices_shown(const View *view) {
    int shown = 0;
    if (!view->player || !plane_is_sliced(view)) return 0;
    for (int c = 0; c < view->lab->scene.data.columns; c++) shown += has_slider(view, c);
    return shown > SLICES ? SLICES : shown;
}

static float slider_width(const View *view, Rect rect) {
    return fmaxf(view_units(view, 60),
                 fminf(view_units(view, 160), rect.w * 0.42f - view_units(view, 75)));
}

/* How much shorter the sliders can be. */
static float slider_spare(const View *view, Rect rect) {
    return slider_width(view, rect) - view_units(view, 30);
}

/* Of the numbers, as wide as they come, with what is left free around them. */
static float numbers_width(const View *view) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float widest = view_units(view, 35);
    for (int c = 0; c < view->lab->scene.data.columns; c++) {
        char number[32];
        text_short((double)view->lab->scene.view.fixed[c], 3, number, sizeof number);
        float wide = text_width(view->glyphs, number, &style, view->ui->density);
        widest = fmaxf(widest, wide + view_units(view, 6));
    }
    return widest + view_units(view, 30);
}

/* In the upper right corner. Where the panel's title, or on the stage the name of the axis that
 * leads up, reaches as far, the sliders are shorter; if that is not enough, it stands below the
 * title. */
Rect plane_slices_place(const View *view, Rect rect) {
    int shown = slices_shown(view);
    if (shown == 0) return (Rect){0};
    float width = slice_names(view, rect.w * 0.3f) + slider_width(view, rect) + numbers_width(view);
    float height = view_units(view, 24) * (float)shown + view_units(view, 10);
    Rect box = {rect.x + rect.w - width - 12, rect.y + 12, width, height};
    bool stage = view->place == PLACE_STAGE;
    Rect title = panel_title_box(view, rect, PLANE_TITLE);
    float gap = view_units(view, 4),
          left = stage ? plane_name_needs(view, rect) : title.x + title.w,
          over = left + gap - box.x;
    if (over > slider_spare(view, rect)) {
        if (!stage) box.y = title.y + title.h + gap;
    } else if (over > 0) {
        box.x += over;
        box.w -= over;
    }
    return box;
}

float plane_slices_height(const View *view, Rect rect) {
    Rect box = plane_slices_place(view, rect);
    return box.h > 0 ? box.y + box.h - rect.y : 0;
}

void plane_slices(View *view, Rect rect) {
    const Scene *s = &view->lab->scene;
    const Theme *t = view->theme;
    const Rect box = plane_slices_place(view, rect);
    int shown = slices_shown(view);
    if (shown == 0) return;
    float row = view_units(view, 24), pad = view_units(view, 10);
    float names = slice_names(view, rect.w * 0.3f);
    float slider = box.w - names - numbers_width(view);
    shapes_rect(view->out, box, 6, color_faded(t->card, 0.92f));
    shapes_border(view->out, box, 6, 1, t->hairline);
    int at = 0;
    for (int c = 0; c < s->data.columns && at < shown; c++) {
        if (!has_slider(view, c)) continue;
        char number[32];
        float y = box.y + pad / 2 + row * (float)at++, low, high;
        TextStyle style = view_style(view, TYPE_SMALL, t->quiet, ALIGN_LEFT);
        view_text(view, symbol_column_name(view->lab, c), box.x + pad,
                  view_middle(view, &style, y, row), names + 1, &style);
        style.align = ALIGN_RIGHT;
        view_text(view, text_short((double)s->view.fixed[c], 3, number, sizeof number),
                  box.x + box.w - pad, view_middle(view, &style, y, row), 0, &style);
        camera_input_slice_range(view->lab, c, &low, &high);
        Rect track = {box.x + 2 * pad + names, y, slider, row};
        float share = high > low ? (s->view.fixed[c] - low) / (high - low) : 0.5f;
        Rect rail = {track.x, y + row / 2 - 1.5f, track.w, 3};
        shapes_rect(view->out, rail, 1.5f, t->hairline);
        slider_knob(view, track, clamp_float(share, 0, 1), view_units(view, 6), t->accent,
                    tag_of(&TARGET_SLICE, c));
    }
}
