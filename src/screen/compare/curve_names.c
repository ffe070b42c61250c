/* See curve_names.h. */
#include "screen/compare/curve_names.h"

#include <math.h>

#include "ui/widgets.h"

static bool is_free(const CurveNames *names, Rect rect, Rect within) {
    if (!rect_within(rect, within)) return false;
    for (int i = 0; i < names->count; i++) {
        if (rect_meets(names->taken[i], rect)) return false;
    }
    return true;
}

void curve_names_take(CurveNames *names, Rect rect) {
    if (names->count < CURVE_NAMES) names->taken[names->count++] = rect;
}

NameWords curve_names_words(const View *view, const char *name, const char *rest, bool quiet) {
    const Theme *t = view->theme;
    TextStyle plain = view_style(view, TYPE_SMALL, quiet ? t->quiet : t->ink, ALIGN_LEFT);
    NameWords w = {.name = name, .rest = rest, .bold = plain, .plain = plain};
    w.bold.face = FONT_BOLD;
    w.wide = text_width(view->glyphs, name, &w.bold, view->ui->density);
    w.all = w.wide + text_width(view->glyphs, rest, &w.plain, view->ui->density);
    return w;
}

static Rect words_box(const NameWords *w, float x, float y) {
    float h = w->bold.size;
    return (Rect){x - 2, y - 0.85f * h, w->all + 4, 1.15f * h};
}

void curve_names_put(View *view, CurveNames *names, const NameWords *w, float x, float y) {
    Rect rect = words_box(w, x, y);
    bool over = tracks_meet(&names->tracks, rect); /* a curve, which shows through no letters */
    curve_names_take(names, rect);
    shapes_rect(view->out, rect, 3, color_faded(view->theme->card, over ? 1 : 0.8f));
    view_text(view, w->name, x, y, 0, &w->bold);
    view_text(view, w->rest, x + w->wide, y, 0, &w->plain);
}

bool curve_names_place(View *view, CurveNames *names, const Point *place, const bool *left,
                       int places, const NameWords *w, Rect within) {
    for (int p = 0; p < 2 * places; p++) {
        const Point at = place[p % places];
        float x = left[p % places] ? at.x - w->all : at.x;
        Rect rect = words_box(w, x, at.y);
        bool clear = p >= places || !tracks_meet(&names->tracks, rect);
        if (!clear || !is_free(names, rect, within)) continue;
        curve_names_put(view, names, w, x, at.y);
        return true;
    }
    return false;
}

bool curve_names_find_clear(const View *view, const CurveNames *names, const NameWords *w,
                            Rect within, Point near, Point *found) {
    enum { ACROSS = 12, DOWN = 10 };
    const float line = view_units(view, 13), gap = view_units(view, 12);
    float least = INFINITY;
    for (int row = -DOWN; row <= DOWN; row++) {
        for (int step = -ACROSS; step <= ACROSS; step++) {
            float aside = gap + 1.5f * line * fabsf((float)step);
            Point at = {step < 0 ? near.x - aside - w->all : near.x + aside,
                        near.y + view_units(view, 4) + line * (float)row};
            float far = aside + 1.5f * line * fabsf((float)row) + (step < 0 ? 1 : 0);
            Rect rect = words_box(w, at.x, at.y);
            if (far >= least || !is_free(names, rect, within)) continue;
            if (tracks_meet(&names->tracks, rect)) continue;
            least = far;
            *found = at;
        }
    }
    return isfinite(least);
}

void curve_names_lead(View *view, const NameWords *w, Point from, Point name) {
    const float gap = view_units(view, 4), high = name.y - view_units(view, 4);
    float x = name.x > from.x ? name.x - gap : name.x + w->all + gap;
    bool beside =
        fabsf(high - from.y) < view_units(view, 14) && fabsf(x - from.x) < view_units(view, 20);
    if (!beside) shapes_line(view->out, from, (Point){x, high}, 1, view->theme->faint);
}
