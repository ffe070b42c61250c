/* See widgets.h. */
#include "ui/widgets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/by_hand.h"
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
    float density = view->ui->density;
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
    float density = view->ui->density;
    snprintf(part, sizeof part, "%s", text);
    while (part[0] && text_width(view->glyphs, part, style, density) > width) cut_phrase(part);
    return part[0] ? view_text(view, part, x, y, 0, style) : 0;
}

float view_middle(const View *view, const TextStyle *style, float y, float height) {
    return y + (height + text_cap(view->glyphs, style, view->ui->density)) / 2;
}

void view_card(View *view, Rect rect) {
    float radius = view_units(view, 8) / view->ui->scale;
    shapes_shadow(view->out, rect, radius, 6, view->theme->shadow);
    shapes_rect(view->out, rect, radius, view->theme->card);
    shapes_border(view->out, rect, radius, 1, view->theme->hairline);
}

bool view_offers(const View *view, const char *name) {
    return !view->player->playing || view->ui->wander || player_offers(view->player, name);
}

bool view_waits(const View *view) {
    return view->lab->locked || by_hand_hides_any(view->lab);
}

/* What a point's loss and derivatives are made of. */
static bool hides_value_or_label(const View *view) {
    return ui_hides(view->ui, HIDE_NUMBERS) || ui_hides(view->ui, HIDE_LABELS);
}

bool view_hides_loss(const View *view) {
    return ui_hides(view->ui, HIDE_LOSS) || hides_value_or_label(view);
}

bool view_hides_back(const View *view) {
    return view_waits(view) || hides_value_or_label(view);
}

bool view_leaves_out_arrows(const View *view) {
    return view->bare ||
           (ui_hides(view->ui, HIDE_ARROWS) && player_leaves_out(view->player, HIDE_ARROWS));
}

bool view_hides_mistakes(const View *view) {
    return ui_hides(view->ui, HIDE_MISTAKES) || ui_hides(view->ui, HIDE_LABELS);
}

float view_move(const View *view, int weight) {
    if (view->bare || view->lab->locked || ui_hides(view->ui, HIDE_ARROWS)) return 0;
    if (by_hand_hides_weight(view->lab, weight)) return 0;
    return view->ui->arrows.gradient ? -view->lab->gradient[weight] : view->lab->change[weight];
}

float view_edge_width(const View *view, int weight) {
    static const float LIKE_ALL = 0.8f;
    bool hidden = ui_hides(view->ui, HIDE_WEIGHTS);
    float size = hidden ? LIKE_ALL : fabsf(lab_network(view->lab)->theta[weight]);
    return view_units(view, 0.8f + 4.6f * (1 - expf(-size * 0.7f)));
}

Color view_edge_color(const View *view, int weight) {
    const Theme *t = view->theme;
    if (ui_hides(view->ui, HIDE_WEIGHTS)) return t->quiet;
    float w = lab_network(view->lab)->theta[weight];
    return w > 0 ? t->positive : w < 0 ? t->negative : t->quiet;
}

void view_focus(View *view, Rect rect, float radius, Tag tag) {
    if (!tag_same(view->ui->focus, tag) || view->ui->focus_by_hand) return;
    /* A pale ring between, or on a dark button nobody would see it. */
    shapes_border(view->out, rect_inset(rect, -2), radius + 2, 2, view->theme->card);
    shapes_border(view->out, rect_inset(rect, -4), radius + 4, 2, view->theme->accent);
}

void view_feedback(View *view, Rect rect, float radius, Tag tag) {
    if (tag_same(view->ui->hover, tag)) shapes_rect(view->out, rect, radius, view->theme->hover);
    view_focus(view, rect, radius, tag);
}

static void button(View *view, Rect rect, const char *label, bool primary, Color ink, Tag tag) {
    const Theme *t = view->theme;
    float radius = view_units(view, 6);
    TextStyle style = view_style(view, TYPE_BODY, ink, ALIGN_CENTER);
    shapes_rect(view->out, rect, radius, primary ? t->accent : t->card);
    if (!primary) shapes_border(view->out, rect, radius, 1, t->hairline);
    view_feedback(view, rect, radius, tag);
    float room = rect.w - view_units(view, 2);
    shapes_mark_part(view->out, tag.target->name, tag.index, tag.part);
    view_text(view, label, rect.x + rect.w / 2, view_middle(view, &style, rect.y, rect.h), room,
              &style);
    shapes_mark(view->out, NULL, 0);
    target_place(view->out, tag, rect);
}

void view_button(View *view, Rect rect, const char *label, bool primary, Tag tag) {
    const Theme *t = view->theme;
    button(view, rect, label, primary, primary ? t->on_accent : t->ink, tag);
}

void view_button_that_waits(View *view, Rect rect, const char *label, Tag tag) {
    button(view, rect, label, false, view->theme->faint, tag);
}

void view_chevron(View *view, Point at, bool folded) {
    float r = view_units(view, 3.2f), low = r * 0.6f;
    const Point down[3] = {{at.x - r, at.y - low}, {at.x, at.y + low}, {at.x + r, at.y - low}};
    const Point right[3] = {{at.x - low, at.y - r}, {at.x + low, at.y}, {at.x - low, at.y + r}};
    shapes_curve(view->out, folded ? right : down, 3, 1.4f, 0, view->theme->quiet);
}

static void tick_box(View *view, Rect box, bool on) {
    const Theme *t = view->theme;
    float r = view_units(view, 4);
    Point at = rect_middle(box);
    shapes_rect(view->out, box, r, on ? t->accent : t->card);
    shapes_border(view->out, box, r, 1.4f, on ? t->accent : t->quiet);
    const Point three[3] = {
        {at.x - r, at.y}, {at.x - r * 0.2f, at.y + r * 0.8f}, {at.x + r, at.y - r * 0.9f}};
    if (on) shapes_curve(view->out, three, 3, view_units(view, 1.8f), 0, t->on_accent);
}

void view_tick(View *view, Rect row, const char *text, bool on, Tag tag) {
    TextStyle style = view_style(view, TYPE_BODY, view->theme->ink, ALIGN_LEFT);
    float side = view_units(view, 17), y = row.y + row.h / 2;
    float at = row.x + side + view_units(view, 10);
    float w = text_width(view->glyphs, text, &style, view->ui->density);
    Rect all = {row.x - 4, y - side, at + w + 8 - row.x, side * 2};
    if (all.x + all.w > row.x + row.w) return;
    view_feedback(view, all, view_units(view, 5), tag);
    tick_box(view, (Rect){row.x, y - side / 2, side, side}, on);
    view_text(view, text, at, view_middle(view, &style, row.y, row.h), 0, &style);
    target_place(view->out, tag, all);
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

int view_lines(View *view, const char *text, Point at, float width, float line, int most,
               const TextStyle *style) {
    int lines = 0;
    while (*text && lines < most) {
        char part[1024];
        bool last = lines == most - 1;
        size_t length =
            last ? strlen(text) : text_break(view->glyphs, text, style, view->ui->density, width);
        snprintf(part, sizeof part, "%.*s", (int)length, text);
        view_text(view, part, at.x, at.y + line * (float)lines++, last ? width : 0, style);
        text += length;
        while (*text == ' ') text++;
    }
    return lines;
}

void view_legend_item(View *view, float *x, float y, const char *what, float width, float dash,
                      Color color) {
    TextStyle style = view_style(view, TYPE_SMALL, view->theme->quiet, ALIGN_RIGHT);
    float line = view_units(view, 20), rule = y - view_units(view, 4);
    *x -= view_text(view, what, *x, y, 0, &style) + 6;
    if (dash > 0)
        shapes_dashed(view->out, (Point){*x - line, rule}, (Point){*x, rule}, width, dash, color);
    else
        shapes_line(view->out, (Point){*x - line, rule}, (Point){*x, rule}, width, color);
    *x -= line + view_units(view, 16);
}
