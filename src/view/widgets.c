/* See widgets.h. */
#include "view/widgets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

float view_units(const View *view, float units) {
    return units * view->layout.unit;
}

TextStyle view_style(const View *view, Type type, Color color, Align align) {
    static const float sizes[] = {13.5f, 12, 11, 21, 26};
    static const FontFace faces[] = {FONT_REGULAR, FONT_REGULAR, FONT_BOLD, FONT_BOLD, FONT_BOLD};
    return (TextStyle){faces[type], view_units(view, sizes[type]), color, align, true};
}

float view_text(View *view, const char *text, float x, float y, float width,
                const TextStyle *style) {
    char fitted[256];
    float density = view->desk->density;
    const char *shown = text;
    if (width > 0)
        shown = text_fit(view->glyphs, text, style, density, width, fitted, sizeof fitted);
    shapes_text(view->out, shown, (Point){x, y}, style);
    return text_width(view->glyphs, shown, style, density);
}

float view_middle(const View *view, const TextStyle *style, float y, float height) {
    return y + (height + text_cap(view->glyphs, style, view->desk->density)) / 2;
}

void view_card(View *view, Rect rect) {
    float radius = view_units(view, 8) / view->desk->scale;
    shapes_shadow(view->out, rect, radius, 6, view->theme->shadow);
    shapes_rect(view->out, rect, radius, view->theme->card);
    shapes_border(view->out, rect, radius, 1, view->theme->hairline);
}

bool view_is(Tag tag, const char *name, int index) {
    return tag.name && strcmp(tag.name, name) == 0 && tag.index == index;
}

float view_move(const View *view, int weight) {
    if (view->lab->locked) return 0;
    return view->desk->gradient_length ? -view->lab->gradient[weight] : view->lab->change[weight];
}

float view_edge_width(const View *view, float weight) {
    return view_units(view, 0.8f + 4.6f * (1 - expf(-fabsf(weight) * 0.7f)));
}

float view_arrow_length(const View *view, float size, float most) {
    float largest = view->largest;
    if (!(size > 0) || !(largest > 0)) return 0;
    if (!view->desk->logarithmic) return most * size / largest;
    float share = 1 + log10f(size / largest) / 4; /* four powers of ten from nothing to all */
    return share > 0 ? most * share : 0;
}

void view_focus(View *view, Rect rect, float radius, const char *name, int index) {
    if (!view_is(view->desk->focus, name, index)) return;
    /* A pale ring between, or on a dark button nobody would see it. */
    shapes_border(view->out, rect_inset(rect, -2), radius + 2, 2, view->theme->card);
    shapes_border(view->out, rect_inset(rect, -4), radius + 4, 2, view->theme->accent);
}

void view_feedback(View *view, Rect rect, float radius, const char *name, int index) {
    if (view_is(view->desk->hover, name, index))
        shapes_rect(view->out, rect, radius, view->theme->hover);
    view_focus(view, rect, radius, name, index);
}

void view_button(View *view, Rect rect, const char *label, bool primary, const char *name,
                 int index) {
    const Theme *t = view->theme;
    float radius = view_units(view, 6);
    TextStyle style = view_style(view, TYPE_BODY, primary ? t->on_accent : t->ink, ALIGN_CENTER);
    shapes_rect(view->out, rect, radius, primary ? t->accent : t->card);
    if (!primary) shapes_border(view->out, rect, radius, 1, t->hairline);
    view_feedback(view, rect, radius, name, index);
    float room = rect.w - view_units(view, 2);
    view_text(view, label, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h), room,
              &style);
    shapes_tag(view->out, name, index);
    shapes_target(view->out, name, index, rect);
    shapes_tag(view->out, NULL, 0);
}

/* Only the part of a slider that a number needs is track; the number stands at its right. */
static void slider(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    char text[64];
    TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_RIGHT);
    float number = view_units(view, 52), middle = rect.y + rect.h / 2;
    Rect track = {rect.x, rect.y, rect.w - number, rect.h};
    float at = track.x + track.w * (float)control_share(control, control_value(view->lab, control));
    float thick = view_units(view, 4);
    shapes_rect(view->out, (Rect){track.x, middle - thick / 2, track.w, thick}, thick / 2,
                t->hairline);
    shapes_rect(view->out, (Rect){track.x, middle - thick / 2, at - track.x, thick}, thick / 2,
                t->quiet);
    float knob =
        view_units(view, view_is(view->desk->hover, "control", (int)control) ? 8.5f : 7.5f);
    shapes_disc(view->out, (Point){at, middle}, knob, t->accent);
    if (view_is(view->desk->focus, "control", (int)control)) {
        shapes_ring(view->out, (Point){at, middle}, knob + 3, 2, t->accent);
    }
    view_text(view, control_text(view->lab, control, text), rect.x + rect.w,
              view_middle(view, &style, rect.y, rect.h), number, &style);
    shapes_target(view->out, "control", (int)control, track);
}

static void box(View *view, Rect rect) {
    shapes_rect(view->out, rect, view_units(view, 5), view->theme->card);
    shapes_border(view->out, rect, view_units(view, 5), 1, view->theme->hairline);
}

static void stepper(View *view, Rect rect, Control control) {
    char text[64];
    float end = rect.h;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    float y = view_middle(view, &style, rect.y, rect.h);
    Rect less = {rect.x, rect.y, end, rect.h}, more = {rect.x + rect.w - end, rect.y, end, rect.h};
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), "control", (int)control);
    view_feedback(view, less, view_units(view, 5), "less", (int)control);
    view_feedback(view, more, view_units(view, 5), "more", (int)control);
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
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float pad = view_units(view, 9), y = view_middle(view, &style, rect.y, rect.h);
    float x = rect.x + rect.w - pad, h = view_units(view, 3);
    box(view, rect);
    view_feedback(view, rect, view_units(view, 5), "control", (int)control);
    view_text(view, control_text(view->lab, control, text), rect.x + pad, y, rect.w - 3 * pad,
              &style);
    Point down[3] = {{x - 2 * h, rect.y + rect.h / 2 - h / 2},
                     {x, rect.y + rect.h / 2 - h / 2},
                     {x - h, rect.y + rect.h / 2 + h}};
    shapes_polygon(view->out, down, 3, view->theme->quiet);
    shapes_target(view->out, "control", (int)control, rect);
}

static void segments(View *view, Rect rect, Control control) {
    const Theme *t = view->theme;
    int options = control_info(control).options, chosen = (int)control_value(view->lab, control);
    float each = rect.w / (float)options;
    bool enabled = control_enabled(view->lab, control);
    char text[64];
    box(view, rect);
    for (int i = 0; i < options; i++) {
        Rect part = {rect.x + each * (float)i, rect.y, each, rect.h};
        bool on = i == chosen;
        Color color = on ? t->on_accent : enabled ? t->ink : t->faint;
        TextStyle style = view_style(view, TYPE_SMALL, color, ALIGN_CENTER);
        if (on)
            shapes_rect(view->out, part, view_units(view, 5), enabled ? t->accent : t->quiet);
        else if (i > 0 && i - 1 != chosen) {
            shapes_line(view->out, (Point){part.x, part.y}, (Point){part.x, part.y + part.h}, 1,
                        t->hairline);
        }
        view_feedback(view, part, view_units(view, 5), "option", (int)control * 64 + i);
        view_text(view, control_option(view->lab, control, i, text), part.x + each / 2,
                  view_middle(view, &style, part.y, part.h), each - 4, &style);
        if (enabled) shapes_target(view->out, "option", (int)control * 64 + i, part);
    }
}

static void field(View *view, Rect rect, Control control) {
    char text[DESK_TEXT + 4];
    bool typing = view->desk->editing == control;
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_CENTER);
    box(view, rect);
    if (typing) shapes_border(view->out, rect, view_units(view, 5), 2, view->theme->accent);
    view_feedback(view, rect, view_units(view, 5), "control", (int)control);
    if (typing)
        snprintf(text, sizeof text, "%s|", view->desk->typed);
    else
        control_text(view->lab, control, text);
    view_text(view, text, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h), rect.w,
              &style);
    shapes_target(view->out, "control", (int)control, rect);
}

void view_widget(View *view, Rect rect, Control control) {
    ControlInfo info = control_info(control);
    switch (info.kind) {
    case CONTROL_KIND_BUTTON:
        view_button(view, rect, info.label, false, "control", (int)control);
        break;
    case CONTROL_KIND_SLIDER: slider(view, rect, control); break;
    case CONTROL_KIND_STEPPER: stepper(view, rect, control); break;
    case CONTROL_KIND_CHOICE: choice(view, rect, control); break;
    case CONTROL_KIND_SEGMENTS: segments(view, rect, control); break;
    case CONTROL_KIND_FIELD: field(view, rect, control); break;
    }
}

float view_row(View *view, Rect row, Control control) {
    bool enabled = control_enabled(view->lab, control);
    const Theme *t = view->theme;
    TextStyle style = view_style(view, TYPE_BODY, enabled ? t->quiet : t->faint, ALIGN_LEFT);
    float label = row.w * LABEL_SHARE;
    view_text(view, control_info(control).label, row.x, view_middle(view, &style, row.y, row.h),
              label - 4, &style);
    view_widget(view, (Rect){row.x + label, row.y, row.w - label, row.h}, control);
    return row.h;
}

void view_open_list(View *view) {
    Control control = view->desk->open;
    int at = shapes_find(view->out, "control", (int)control, -1);
    if (control == CONTROL_NONE || at < 0) return;
    const Theme *t = view->theme;
    Rect anchor = view->out->shape[at].rect;
    int options = control_info(control).options;
    float row = view_units(view, 26), height = row * (float)options + view_units(view, 8);
    float below = anchor.y + anchor.h + 4;
    float y = below + height < view->desk->height - 8 ? below : anchor.y - height - 4;
    if (y < 8) y = 8;
    Rect list = {anchor.x, y, anchor.w > view_units(view, 130) ? anchor.w : view_units(view, 130),
                 height};
    view_card(view, list);
    for (int i = 0; i < options; i++) {
        char text[64];
        Rect part = {list.x + 4, list.y + view_units(view, 4) + row * (float)i, list.w - 8, row};
        bool on = i == (int)control_value(view->lab, control);
        TextStyle style = view_style(view, TYPE_BODY, t->ink, ALIGN_LEFT);
        if (on) style.face = FONT_BOLD;
        view_feedback(view, part, view_units(view, 4), "option", (int)control * 64 + i);
        view_text(view, control_option(view->lab, control, i, text), part.x + view_units(view, 8),
                  view_middle(view, &style, part.y, part.h), part.w - 12, &style);
        shapes_target(view->out, "option", (int)control * 64 + i, part);
    }
}
