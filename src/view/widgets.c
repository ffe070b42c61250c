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

/* Takes the last phrase away, or all that is left. */
static void cut_phrase(char *text) {
    size_t end = strlen(text);
    while (end > 0 && !((text[end] == ',' || text[end] == ':') && text[end + 1] == ' ')) end--;
    text[end] = '\0';
}

float view_phrases(View *view, const char *text, float x, float y, float width,
                   const TextStyle *style) {
    char part[512];
    float density = view->desk->density;
    snprintf(part, sizeof part, "%s", text);
    while (part[0] && text_width(view->glyphs, part, style, density) > width) cut_phrase(part);
    return part[0] ? view_text(view, part, x, y, 0, style) : 0;
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
    if (!view->desk->logarithmic_arrows) return most * size / largest;
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

void view_again(View *view, Point at, float r, float width, Color color) {
    Point arc[16];
    for (int i = 0; i < 16; i++) {
        float a = 0.5f + (float)i / 15 * 4.9f;
        arc[i] = (Point){at.x + r * cosf(a), at.y + r * sinf(a)};
    }
    shapes_curve(view->out, arc, 16, width, 0, color);
    shapes_arrow(view->out, arc[14], (Point){arc[15].x + r * 0.35f, arc[15].y + r * 0.35f}, width,
                 color);
}

void view_popup(View *view, Rect rect) {
    const Theme *t = view->theme;
    float radius = view_units(view, 8) / view->desk->scale;
    shapes_shadow(view->out, rect, radius, 14, t->shadow);
    shapes_rect(view->out, rect, radius, t->card);
    shapes_border(view->out, rect, radius, 1, t->hairline);
    shapes_target(view->out, "popup", 0, rect);
}
