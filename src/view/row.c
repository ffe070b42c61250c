/* See row.h. */
#include "view/row.h"

#include <stdio.h>

#include "view/swatch.h"

static bool is_focused(const View *view, Control control) {
    return view_is(view->desk->focus, "control", (int)control);
}

static void box(View *view, Rect rect) {
    shapes_rect(view->out, rect, view_units(view, 5), view->theme->card);
    shapes_border(view->out, rect, view_units(view, 5), 1, view->theme->hairline);
}

static Color ink_of(const View *view, Control control) {
    return control_enabled(view->lab, control) ? view->theme->ink : view->theme->faint;
}

/* What is being typed; of more than there is room for, its end. */
static void typed(View *view, Rect rect) {
    char text[DESK_TEXT + 4];
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float room = rect.w - view_units(view, 6);
    snprintf(text, sizeof text, "%s|", view->desk->typed);
    const char *shown = text;
    while (shown[1] && text_width(view->glyphs, shown, &style, view->desk->density) > room) shown++;
    box(view, rect);
    shapes_border(view->out, rect, view_units(view, 5), 2, view->theme->accent);
    view_text(view, shown, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h), 0,
              &style);
}

/* What it stands at. */
static void number(View *view, Rect rect, Control control, Align align) {
    char text[64];
    bool narrow = rect.w < view_units(view, 56) && align == ALIGN_CENTER;
    TextStyle style =
        view_style(view, narrow ? TYPE_SMALL : TYPE_BODY, ink_of(view, control), align);
    float x = align == ALIGN_CENTER ? rect.x + rect.w / 2 : rect.x + rect.w;
    view_text(view, control_text(view->lab, control, text), x,
              view_middle(view, &style, rect.y, rect.h), rect.w, &style);
}

static void track(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    bool enabled = control_enabled(view->lab, control);
    float middle = rect.y + rect.h / 2, thick = view_units(view, 4);
    float at = rect.x + rect.w * (float)control_share(control, control_value(view->lab, control));
    bool hover = enabled && view_is(view->desk->hover, "control", (int)control);
    float knob = view_units(view, hover ? 8.5f : 7.5f);
    shapes_rect(view->out, (Rect){rect.x, middle - thick / 2, rect.w, thick}, thick / 2,
                t->hairline);
    if (enabled)
        shapes_rect(view->out, (Rect){rect.x, middle - thick / 2, at - rect.x, thick}, thick / 2,
                    t->quiet);
    shapes_disc(view->out, (Point){at, middle}, knob, enabled ? t->accent : t->faint);
    if (is_focused(view, control))
        shapes_ring(view->out, (Point){at, middle}, knob + 3, 2, t->accent);
    shapes_target(view->out, "control", (int)control, rect);
}

/* Only the part of a slider that its number does not need is track. */
static void slider(View *view, Rect rect, Control control) {
    float wide = view_units(view, 52), gap = view_units(view, 8);
    Rect value = {rect.x + rect.w - wide + gap, rect.y, wide - gap, rect.h};
    track(view, (Rect){rect.x, rect.y, rect.w - wide, rect.h}, control);
    view_feedback(view, value, view_units(view, 5), "value", (int)control);
    if (view->desk->editing == control)
        typed(view, (Rect){value.x - gap * 3, value.y, value.w + gap * 3, value.h});
    else
        number(view, value, control, ALIGN_RIGHT);
    shapes_target(view->out, "value", (int)control, value);
}

static void stepper(View *view, Rect rect, Control control) {
    char text[64];
    float end = rect.h, radius = view_units(view, 5);
    TextStyle style = view_style(view, TYPE_BODY, ink_of(view, control), ALIGN_CENTER);
    float y = view_middle(view, &style, rect.y, rect.h);
    Rect less = {rect.x, rect.y, end, rect.h}, more = {rect.x + rect.w - end, rect.y, end, rect.h};
    box(view, rect);
    view_feedback(view, rect, radius, "control", (int)control);
    view_feedback(view, less, radius, "less", (int)control);
    view_feedback(view, more, radius, "more", (int)control);
    view_text(view, "−", less.x + end / 2, y, 0, &style);
    view_text(view, "+", more.x + end / 2, y, 0, &style);
    style.face = FONT_BOLD;
    view_text(view, control_text(view->lab, control, text), rect.x + rect.w / 2, y, 0, &style);
    shapes_target(view->out, "control", (int)control, rect);
    shapes_target(view->out, "less", (int)control, less);
    shapes_target(view->out, "more", (int)control, more);
}

static void choice(View *view, Rect rect, Control control) {
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, ink_of(view, control), ALIGN_LEFT);
    float pad = view_units(view, 9), y = view_middle(view, &style, rect.y, rect.h);
    float x = rect.x + rect.w - pad, h = view_units(view, 3);
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), "control", (int)control);
    view_text(view, control_text(view->lab, control, text), rect.x + pad, y, rect.w - 2.6f * pad,
              &style);
    Point down[3] = {{x - 2 * h, rect.y + rect.h / 2 - h / 2},
                     {x, rect.y + rect.h / 2 - h / 2},
                     {x - h, rect.y + rect.h / 2 + h}};
    shapes_polygon(view->out, down, 3, view->theme->quiet);
    shapes_target(view->out, "control", (int)control, rect);
}

static void segment(View *view, Rect part, Control control, int option, bool on) {
    const Theme *t = view->theme;
    char text[64];
    bool enabled = control_enabled(view->lab, control);
    bool can = on || control_check(view->lab, control, option, NULL);
    float radius = view_units(view, 5);
    Color color = on ? t->on_accent : can ? t->ink : t->faint;
    TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
    if (on) shapes_rect(view->out, part, radius, enabled ? t->accent : t->quiet);
    view_feedback(view, part, radius, "option", (int)control * 64 + option);
    view_text(view, control_option(view->lab, control, option, text), part.x + part.w / 2,
              view_middle(view, &style, part.y, part.h), part.w - 2, &style);
    shapes_target(view->out, "option", (int)control * 64 + option, part);
}

static void segments(View *view, Rect rect, Control control) {
    int options = control_info(control).options, chosen = (int)control_value(view->lab, control);
    float each = rect.w / (float)options;
    box(view, rect);
    shapes_target(view->out, "control", (int)control, rect);
    for (int i = 0; i < options; i++) {
        Rect part = {rect.x + each * (float)i, rect.y, each, rect.h};
        if (i > 0 && i != chosen && i - 1 != chosen)
            shapes_line(view->out, (Point){part.x, part.y}, (Point){part.x, part.y + part.h}, 1,
                        view->theme->hairline);
        segment(view, part, control, i, i == chosen);
    }
    if (is_focused(view, control))
        shapes_border(view->out, rect_inset(rect, -2), view_units(view, 5) + 2, 2,
                      view->theme->accent);
}

/* ---- pictures */

static Rect picture_rect(const View *view, Rect rect, int index, float height) {
    float gap = view_units(view, 6);
    int row = index / CONTROL_PICTURES_ROW, column = index % CONTROL_PICTURES_ROW;
    float w = (rect.w - gap * (CONTROL_PICTURES_ROW - 1)) / CONTROL_PICTURES_ROW;
    return (Rect){rect.x + (w + gap) * (float)column, rect.y + (height + gap) * (float)row, w,
                  height};
}

static int picture_rows(Control control) {
    return (control_info(control).options + CONTROL_PICTURES_ROW - 1) / CONTROL_PICTURES_ROW;
}

static void pictures(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    int options = control_info(control).options, rows = picture_rows(control);
    int chosen = (int)control_value(view->lab, control);
    float gap = view_units(view, 6), height = (rect.h - gap * (float)(rows - 1)) / (float)rows;
    shapes_target(view->out, "control", (int)control, rect);
    for (int i = 0; i < options; i++) {
        int index = (int)control * 64 + i;
        Rect part = picture_rect(view, rect, i, height);
        float radius = view_units(view, 5);
        shapes_rect(view->out, part, radius, t->sunken);
        shapes_tag(view->out, "picture", i);
        swatch_draw(&view->swatches[i + 1], t, part, view->out);
        shapes_tag(view->out, NULL, 0);
        if (view_is(view->desk->hover, "option", index))
            shapes_rect(view->out, part, radius, t->hover);
        shapes_border(view->out, part, radius, i == chosen ? 2 : 1,
                      i == chosen ? t->ink : t->hairline);
        shapes_target(view->out, "option", index, part);
    }
    if (!is_focused(view, control)) return;
    Rect ring = picture_rect(view, rect, chosen < 0 ? 0 : chosen, height);
    shapes_border(view->out, rect_inset(ring, -3), view_units(view, 5) + 3, 2, t->accent);
}

/* ---- others */

float row_toggle_width(const View *view, const char *label) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->ink, ALIGN_CENTER);
    float wide = text_width(view->glyphs, label, &style, view->desk->density);
    float least = view_units(view, 28);
    wide += view_units(view, 14);
    return wide < least ? least : wide;
}

void row_toggle(View *view, Rect rect, Control control, const char *label) {
    const Theme *t = view->theme;
    bool on = control_value(view->lab, control) != 0, enabled = control_enabled(view->lab, control);
    float radius = view_units(view, 5);
    TextStyle style =
        view_style(view, TYPE_SMALL, on ? t->on_accent : ink_of(view, control), ALIGN_CENTER);
    box(view, rect);
    if (on) shapes_rect(view->out, rect, radius, enabled ? t->accent : t->quiet);
    shapes_tag(view->out, "toggle", (int)control);
    view_feedback(view, rect, radius, "control", (int)control);
    view_text(view, label, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h),
              rect.w - 4, &style);
    shapes_tag(view->out, NULL, 0);
    shapes_target(view->out, "control", (int)control, rect);
}

static void field(View *view, Rect rect, Control control) {
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), "control", (int)control);
    if (view->desk->editing == control)
        typed(view, rect);
    else
        number(view, rect, control, ALIGN_CENTER);
    shapes_target(view->out, "control", (int)control, rect);
}

static void button(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    if (control_enabled(view->lab, control)) {
        view_button(view, rect, control_info(control).label, false, "control", (int)control);
        return;
    }
    TextStyle style = view_style(view, TYPE_BODY, t->faint, ALIGN_CENTER);
    box(view, rect);
    view_text(view, control_info(control).label, rect.x + rect.w / 2,
              view_middle(view, &style, rect.y, rect.h), rect.w - 4, &style);
    shapes_target(view->out, "control", (int)control, rect);
}

void row_widget(View *view, Rect rect, Control control) {
    ControlInfo info = control_info(control);
    switch (info.kind) {
    case CONTROL_KIND_BUTTON: button(view, rect, control); break;
    case CONTROL_KIND_SLIDER: slider(view, rect, control); break;
    case CONTROL_KIND_STEPPER: stepper(view, rect, control); break;
    case CONTROL_KIND_CHOICE: choice(view, rect, control); break;
    case CONTROL_KIND_SEGMENTS: segments(view, rect, control); break;
    case CONTROL_KIND_PICTURES: pictures(view, rect, control); break;
    case CONTROL_KIND_TOGGLE: row_toggle(view, rect, control, info.label); break;
    case CONTROL_KIND_FIELD: field(view, rect, control); break;
    }
}

/* ---- rows */

float row_height(const View *view, Control control, float width, float row) {
    if (control_info(control).kind != CONTROL_KIND_PICTURES) return row;
    int rows = picture_rows(control);
    float gap = view_units(view, 6), most = row * 1.75f;
    float side = (width - gap * (CONTROL_PICTURES_ROW - 1)) / CONTROL_PICTURES_ROW;
    return (side < most ? side : most) * (float)rows + gap * (float)(rows - 1);
}

void row_label(View *view, Rect row, const char *label, bool enabled, bool restarts) {
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, enabled ? t->quiet : t->faint, ALIGN_LEFT);
    float sign = view_units(view, 14), room = row.w * LABEL_SHARE - 4 - (restarts ? sign : 0);
    float wide =
        view_text(view, label, row.x, view_middle(view, &style, row.y, row.h), room, &style);
    if (!restarts) return;
    shapes_tag(view->out, "restarts", 0);
    view_again(view, (Point){row.x + wide + view_units(view, 9), row.y + row.h / 2},
               view_units(view, 3.2f), view_units(view, 1.1f), t->faint);
    shapes_tag(view->out, NULL, 0);
}

void row_draw(View *view, Rect row, Control control) {
    ControlInfo info = control_info(control);
    if (info.kind == CONTROL_KIND_PICTURES) {
        row_widget(view, row, control);
        return;
    }
    float label = row.w * LABEL_SHARE;
    row_label(view, row, info.label, control_enabled(view->lab, control), info.restarts);
    row_widget(view, (Rect){row.x + label, row.y, row.w - label, row.h}, control);
}

/* ---- the open list */

static void option(View *view, Rect row, Control control, int which) {
    const Theme *t = view->theme;
    char text[64];
    bool on = which == (int)control_value(view->lab, control);
    bool can = on || control_check(view->lab, control, which, NULL);
    TextStyle style = view_style(view, TYPE_BODY, can ? t->ink : t->faint, ALIGN_LEFT);
    if (on) style.face = FONT_BOLD;
    view_feedback(view, row, view_units(view, 4), "option", (int)control * 64 + which);
    view_text(view, control_option(view->lab, control, which, text), row.x + view_units(view, 8),
              view_middle(view, &style, row.y, row.h), row.w - 12, &style);
    shapes_target(view->out, "option", (int)control * 64 + which, row);
}

/* What opened it, where it was drawn last. */
static bool anchor_of(const View *view, Control control, Rect *anchor) {
    bool found = false;
    for (int i = -1; (i = shapes_find(view->out, "control", (int)control, i)) >= 0;) {
        if (view->out->shape[i].kind != SHAPE_TARGET) continue;
        *anchor = view->out->shape[i].rect;
        found = true;
    }
    return found && control != CONTROL_NONE;
}

void row_open_list(View *view) {
    Control control = view->desk->open;
    Rect anchor = {0};
    if (!anchor_of(view, control, &anchor)) return;
    int options = control_info(control).options;
    float row = view_units(view, 26), height = row * (float)options + view_units(view, 8);
    float below = anchor.y + anchor.h + 4, least = view_units(view, 130);
    float y = below + height < view->desk->height - 8 ? below : anchor.y - height - 4;
    if (y < 8) y = 8;
    Rect list = {anchor.x, y, anchor.w > least ? anchor.w : least, height};
    view_popup(view, list);
    for (int i = 0; i < options; i++) {
        option(view,
               (Rect){list.x + 4, list.y + view_units(view, 4) + row * (float)i, list.w - 8, row},
               control, i);
    }
}
