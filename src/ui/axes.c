/* See axes.h. */
#include "ui/axes.h"

#include <math.h>

#include "ui/widgets.h"

static const float BESIDE = 6; /* the numbers beside an axis */

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

/* The multiples of a step from low to high; none where they are too many to be told apart. */
typedef struct Steps {
    float step;
    int first, last;
} Steps;

static Steps steps_of(float low, float high, float steps) {
    static const float FARTHEST = 1e7f;
    float step = axes_step(high - low, steps);
    if (!(step > 0) || !isfinite(step) || !(fabsf(low / step) + fabsf(high / step) < FARTHEST))
        return (Steps){0, 0, -1};
    return (Steps){step, (int)ceilf(low / step), (int)floorf(high / step)};
}

/* The width of the widest of their numbers. */
static float widest(const View *view, const Steps *s) {
    TextStyle style = number_style(view, ALIGN_CENTER);
    float wide = 0;
    for (int i = s->first; i <= s->last; i++) {
        char text[32];
        axes_number((float)i * s->step, s->step, text);
        wide = fmaxf(wide, text_width(view->glyphs, text, &style, view->ui->density));
    }
    return wide;
}

float axes_room_beside(const View *view, float bottom, float top, float steps) {
    const Steps s = steps_of(bottom, top, steps);
    return widest(view, &s) + view_units(view, BESIDE);
}

void axes_across(View *view, const Camera *c, float steps, bool grid) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_CENTER);
    const Steps s = steps_of(c->left, c->right, steps);
    float step = s.step, room = step * camera_unit(c).x;
    int every = (int)ceilf((widest(view, &s) + view_units(view, 4)) / fmaxf(room, 1));
    for (int i = s.first; i <= s.last; i++) {
        char text[32];
        Point p = camera_to_screen(c, (float)i * step, 0);
        if (grid) rule(view, (Point){p.x, r->y}, (Point){p.x, r->y + r->h}, i == 0);
        if (i % every != 0) continue;
        view_text(view, axes_number((float)i * step, step, text), p.x,
                  r->y + r->h + view_units(view, 14), 0, &style);
    }
}

void axes_up(View *view, const Camera *c, float steps, bool grid) {
    const Rect *r = &c->screen;
    TextStyle style = number_style(view, ALIGN_RIGHT);
    const Steps s = steps_of(c->bottom, c->top, steps);
    float step = s.step;
    for (int i = s.first; i <= s.last; i++) {
        char text[32];
        Point p = camera_to_screen(c, 0, (float)i * step);
        if (grid) rule(view, (Point){r->x, p.y}, (Point){r->x + r->w, p.y}, i == 0);
        view_text(view, axes_number((float)i * step, step, text), r->x - view_units(view, BESIDE),
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
