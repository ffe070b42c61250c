/* See tidy.h. */
#include "tidy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/text.h"
#include "screen/compare/compare.h"
#include "screen/lesson/lesson.h"
#include "ui/layout.h"

enum { TEXTS = 4000, CLIPS = 16 };

/* How much of a hair counts: points. */
static const float SLACK = 1.0f;

/* How far a text keeps from the edge of its card at least, in points. */
static const float EDGE = 4;

typedef struct Seen {
    const Shape *shape;
    const char *words;
    Rect ink, clip; /* all of its ink, and where it may be seen */
} Seen;

typedef struct Picture {
    const Frame *frame;
    const char *where;
    Layout layout;
    CompareTile tile[COMPARE_VALUES]; /* of runs side by side, */
    int tiles;                        /* which stand where else the panels do */
    Rect valley;                      /* beside them */
    Seen text[TEXTS];
    int texts, faults;
} Picture;

static Rect meet(Rect a, Rect b) {
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);
    float right = fminf(a.x + a.w, b.x + b.w), bottom = fminf(a.y + a.h, b.y + b.h);
    return (Rect){x, y, fmaxf(0, right - x), fmaxf(0, bottom - y)};
}

static Rect visible(const Seen *t) {
    return meet(t->ink, t->clip);
}

static bool within(Rect inner, Rect outer) {
    return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK &&
           inner.x + inner.w <= outer.x + outer.w + SLACK &&
           inner.y + inner.h <= outer.y + outer.h + SLACK;
}

static bool large(Rect r) {
    return r.w > SLACK && r.h > SLACK;
}

static void fault(Picture *p, const Seen *t, const char *what, const char *other) {
    if (++p->faults <= 40)
        print_error("%s: \"%s\" at (%.0f, %.0f) %s%s%s\n", p->where, t->words, t->ink.x, t->ink.y,
                    what, other ? " " : "", other ? other : "");
}

/* ---- what is seen */

Rect tidy_ink(const Frame *frame, const Shape *text) {
    const char *at = frame->shapes.text + text->first;
    float density = frame->ui.density, pen = 0;
    int pixels = text_pixels(&text->text, density);
    float left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    uint32_t before = 0, c;
    while ((c = text_next(&at))) {
        const Glyph *g = glyphs_get(frame->glyphs, text->text.face, pixels, c);
        float x = pen + text_shift(frame->glyphs, &text->text, pixels, c) + (float)g->left;
        pen += text_advance(frame->glyphs, &text->text, pixels, before, c);
        before = c;
        if (!g->coverage) continue;
        left = fminf(left, x);
        right = fmaxf(right, x + (float)g->width);
        top = fminf(top, (float)g->top);
        bottom = fmaxf(bottom, (float)(g->top + g->height));
    }
    if (right <= left) return (Rect){text->at.x, text->at.y, 0, 0};
    float shift = text->text.align == ALIGN_LEFT    ? 0
                  : text->text.align == ALIGN_RIGHT ? pen
                                                    : pen / 2;
    return (Rect){text->at.x + (left - shift) / density, text->at.y + top / density,
                  (right - left) / density, (bottom - top) / density};
}

static void look(Picture *p) {
    const Shapes *shapes = &p->frame->shapes;
    Rect clip[CLIPS] = {{0, 0, p->frame->ui.width, p->frame->ui.height}};
    Rect window = clip[0];
    int clips = 0;
    for (int i = 0; i < shapes->shapes; i++) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_CLIP && clips + 1 < CLIPS) {
            clip[clips + 1] = meet(clip[clips], s->rect);
            clips++;
        }
        if (s->kind == SHAPE_UNCLIP && clips > 0) clips--;
        if (s->kind != SHAPE_TEXT || p->texts == TEXTS) continue;
        Seen seen = {s, shapes->text + s->first, tidy_ink(p->frame, s), clip[clips]};
        if (clips == 0 && !within(seen.ink, window)) fault(p, &seen, "leaves the window", NULL);
        if (visible(&seen).w > 0 && visible(&seen).h > 0) p->text[p->texts++] = seen;
    }
}

/* ---- what may be wrong with it */

/* The card a text stands in: the one that holds its middle. */
static const Rect *card_of(const Picture *p, Rect ink) {
    const Layout *l = &p->layout;
    const Rect *cards[] = {&l->header, &l->left,  &l->timeline, &l->stage,
                           &l->upper,  &l->lower, &l->tabs,     &l->banner};
    Point middle = {ink.x + ink.w / 2, ink.y + ink.h / 2};
    for (int i = 0; i < p->tiles; i++) {
        if (rect_holds(p->tile[i].card, middle)) return &p->tile[i].card;
    }
    if (rect_holds(p->valley, middle)) return &p->valley;
    for (int i = 0; i < (p->tiles > 0 ? 3 : 8); i++) {
        if (rect_holds(*cards[i], middle)) return cards[i];
    }
    return NULL;
}

static Rect plane_of(const Picture *p) {
    int place = ui_place_of(&p->frame->ui, PANEL_PLANE);
    return place < 0 ? (Rect){0} : layout_place(&p->layout, (Place)place);
}

/* What a person has typed may be longer than its place: a list of inputs, a condition. */
static bool written_by_hand(const Shape *s) {
    static const char *const names[] = {"compare name", "compare cell", "compare goal number"};
    for (int i = 0; s->mark.name && i < 3; i++) {
        if (strcmp(s->mark.name, names[i]) == 0 && (i == 2 || s->mark.part == 0)) return true;
    }
    return false;
}

/* What is said beside a title may be shortened, as may titles in the header; what has to be read
 * whole may not. */
static void check_whole(Picture *p) {
    for (int i = 0; i < p->texts; i++) {
        const char *words = p->text[i].words, *dots = strstr(words, "…");
        if (strcmp(words, "Open table…") == 0) continue; /* that is all of it */
        bool typed = written_by_hand(p->text[i].shape);
        bool free = typed || card_of(p, visible(&p->text[i])) == &p->layout.header;
        if (dots && dots > words && dots[3] == 0 && !free)
            fault(p, &p->text[i], "is shortened", NULL);
    }
}

/* Of the home screen: the card of a lesson that holds the middle of a text. */
static const Rect *shelf_card(const Picture *p, Rect ink) {
    const Shapes *shapes = &p->frame->shapes;
    Point middle = {ink.x + ink.w / 2, ink.y + ink.h / 2};
    for (int i = -1; (i = shapes_find(shapes, "shelf", -1, i)) >= 0;) {
        const Shape *s = &shapes->shape[i];
        if (s->kind == SHAPE_TARGET && rect_holds(s->rect, middle)) return &s->rect;
    }
    return NULL;
}

static void check_places(Picture *p) {
    for (int i = 0; i < p->texts; i++) {
        const Seen *t = &p->text[i];
        const Rect *card = card_of(p, visible(t));
        bool page = card == &p->layout.left;
        const Rect *shelf = p->frame->ui.home ? shelf_card(p, visible(t)) : NULL;
        if (shelf && !within(visible(t), *shelf)) fault(p, t, "leaves its card", NULL);
        bool bare = card && within(visible(t), plane_of(p)); /* the plane reaches to its edge */
        if (!p->frame->ui.home &&
            (!card || !within(visible(t), rect_inset(*card, bare ? 0 : EDGE))))
            fault(p, t, card ? "comes too near to its card's edge" : "stands in no card", NULL);
        Rect cut = t->clip; /* upwards and downwards a page scrolls */
        if (page || p->frame->ui.home) cut.y = -1e6f, cut.h = 2e6f;
        if (!within(t->ink, cut)) fault(p, t, "is cut", NULL);
    }
}

static bool is_math(const Shape *s) {
    return s->text.face == FONT_MATH || s->text.face == FONT_MATH_ITALIC ||
           s->text.face == FONT_MATH_BOLD;
}

/* Both of one formula: nothing but mathematics is written between them. */
static bool one_formula(const Picture *p, int a, int b) {
    for (int i = a; i <= b; i++) {
        if (!is_math(p->text[i].shape)) return false;
    }
    return true;
}

/* Of texts in the plane: what stands where a line, a point or a unit does, in bold or tagged as it
 * is, and goes over what stands still. */
static bool moves(const Shape *text) {
    return text->text.face != FONT_REGULAR || text->mark.name;
}

static void check_overlaps(Picture *p) {
    Rect plane = plane_of(p);
    for (int i = 0; i < p->texts; i++) {
        bool bare = within(visible(&p->text[i]), plane);
        for (int j = i + 1; j < p->texts; j++) {
            if (bare && (moves(p->text[i].shape) || moves(p->text[j].shape))) continue;
            if (!large(meet(visible(&p->text[i]), visible(&p->text[j])))) continue;
            const char *tag = p->text[j].shape->mark.name;
            if (tag && strcmp(tag, "more of the page") == 0) continue;
            if (!one_formula(p, i, j)) fault(p, &p->text[j], "lies on", p->text[i].words);
        }
    }
}

/* What hides what is below it. */
static bool hides(const Shape *s) {
    bool solid = s->kind == SHAPE_RECT || s->kind == SHAPE_DISC || s->kind == SHAPE_IMAGE;
    return solid && (s->kind == SHAPE_IMAGE || s->color.a > 127);
}

/* Whether the way from a to b runs through a rectangle. */
static bool runs_through(Point a, Point b, Rect r) {
    for (int i = 0; i <= 64; i++) {
        float t = (float)i / 64;
        if (rect_holds(r, (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t})) return true;
    }
    return false;
}

/* Texts under what was painted after them, and arrows through texts. */
static void check_cover(Picture *p) {
    const Shapes *shapes = &p->frame->shapes;
    Rect plane = plane_of(p);
    for (int i = 0; i < p->texts; i++) {
        const Seen *t = &p->text[i];
        Rect ink = visible(t);
        if (within(ink, plane)) continue;
        for (int j = 0; j < shapes->shapes; j++) {
            const Shape *s = &shapes->shape[j];
            if (s->mark.name && strcmp(s->mark.name, "more of the page") == 0) continue;
            if (s > t->shape && hides(s) && large(meet(ink, meet(s->rect, t->clip))))
                fault(p, t, "is hidden by", s->mark.name ? s->mark.name : "something");
            if (s->kind != SHAPE_ARROW) continue;
            if (s->mark.name && strcmp(s->mark.name, "restarts") == 0) continue; /* a sign */
            const Point *ends = shapes->point + s->first;
            if (runs_through(ends[0], ends[1], rect_inset(ink, SLACK)))
                fault(p, t, "has an arrow through it:", s->mark.name ? s->mark.name : "");
        }
    }
}

int tidy_faults(const Frame *frame, const char *where) {
    Picture *p = calloc(1, sizeof *p);
    p->frame = frame;
    p->where = where;
    p->layout = layout_of(&frame->ui);
    if (compare_is_shown(&frame->lab, &frame->ui)) {
        p->tiles = frame->lab.compare->def.count;
        compare_tiles_place(&frame->ui, p->tiles, p->tile);
        if (frame->ui.compare.panel == PANEL_LANDSCAPE)
            p->valley = compare_valley_place(&frame->ui, p->tiles);
    }
    look(p);
    const char *wide;
    if (steps_too_wide(&frame->shapes, &wide) >= 0) {
        print_error("%s: '%s' is too wide for the page\n", where, wide);
        p->faults++;
    }
    check_places(p);
    check_whole(p);
    check_overlaps(p);
    check_cover(p);
    int faults = p->faults;
    free(p);
    return faults;
}
