/* See axes.h. */
#include "ui/axes.h"

#include <math.h>

#include "ui/widgets.h"

float axes_step(float span, float steps) {
    float rough = span / steps, unit = powf(10, floorf(log10f(rough))), share = rough / unit;
    return unit * (share < 1.5f ? 1 : share < 3.5f ? 2 : share < 7.5f ? 5 : 10);
}

char *axes_number(float value, float step, char text[32]) {
    enum { LEAST = 3, MOST = 9 };
    float most = fabsf(value);
    int digits = most > 0 && step > 0 ? (int)(floorf(log10f(most)) - floorf(log10f(step))) + 1 : 0;
    digits = digits < LEAST ? LEAST : digits > MOST ? MOST : digits;
    return text_short((double)value, digits, text, 32);
}

static TextStyle number_style(const View *view, Align align) {
    TextStyle style = view_style(view, TYPE_CAPTION, view->theme->quiet, align);
    style.face = FONT_REGULAR;
    return style;
}

/* Zero is what everything else is measured from. */
static void rule(View *view, Point a, Point b, bool zero) {
    shapes_line(view->out, a, b, 1, zero ? view->theme->faint : view->theme->hairline);
}

void axes_across(View *view, const Camera *c, float steps, bool grid) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_CENTER);
    float step = axes_step(c->right - c->left, steps);
    if (!(step > 0) || !isfinite(step)) return;
    for (int i = (int)ceilf(c->left / step); i <= (int)floorf(c->right / step); i++) {
        char text[32];
        Point p = camera_to_screen(c, (float)i * step, 0);
        if (grid) rule(view, (Point){p.x, r->y}, (Point){p.x, r->y + r->h}, i == 0);
        view_text(view, axes_number((float)i * step, step, text), p.x,
                  r->y + r->h + view_units(view, 14), 0, &style);
    }
}

void axes_up(View *view, const Camera *c, float steps, bool grid) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_RIGHT);
    float step = axes_step(c->top - c->bottom, steps);
    if (!(step > 0) || !isfinite(step)) return;
    for (int i = (int)ceilf(c->bottom / step); i <= (int)floorf(c->top / step); i++) {
        char text[32];
        Point p = camera_to_screen(c, 0, (float)i * step);
        if (grid) rule(view, (Point){r->x, p.y}, (Point){r->x + r->w, p.y}, i == 0);
        view_text(view, axes_number((float)i * step, step, text), r->x - view_units(view, 6),
                  p.y + view_units(view, 4), 0, &style);
    }
}

/* Whether there is room for the number of this power, counted from the highest. */
static bool has_number(int power, float low, float high, float length, float room) {
    int every = (int)ceilf((high - low) * room / length);
    return ((int)floorf(high) - power) % (every > 0 ? every : 1) == 0;
}

void axes_powers_across(View *view, const Camera *c) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_CENTER);
    float below = r->y + r->h + view_units(view, 14), room = view_units(view, 40);
    for (int i = (int)ceilf(c->left); i <= (int)floorf(c->right); i++) {
        char text[32];
        float x = camera_to_screen(c, (float)i, 0).x;
        rule(view, (Point){x, r->y}, (Point){x, r->y + r->h}, false);
        if (has_number(i, c->left, c->right, r->w, room))
            view_text(view, text_short(pow(10, i), 1, text, sizeof text), x, below, 0, &style);
    }
}

void axes_powers_up(View *view, const Camera *c) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_RIGHT);
    float beside = r->x - view_units(view, 6), room = view_units(view, 18);
    for (int i = (int)ceilf(c->bottom); i <= (int)floorf(c->top); i++) {
        char text[32];
        float y = camera_to_screen(c, 0, (float)i).y;
        rule(view, (Point){r->x, y}, (Point){r->x + r->w, y}, false);
        if (has_number(i, c->bottom, c->top, r->h, room))
            view_text(view, text_short(pow(10, i), 1, text, sizeof text), beside,
                      y + view_units(view, 4), 0, &style);
    }
}
