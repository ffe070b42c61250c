/* See scroll.h. */
#include "ui/scroll.h"

#include <math.h>

#include "ui/popup.h"

static const float LINE = 36; /* of the wheel, in units of the layout */

void scroll_place(Shapes *list, const Target *page, Rect rect, float beyond) {
    target_place(list, tag_of(page, (int)ceilf(beyond)), rect);
}

int scroll_reserve(Shapes *list, const Target *page, Rect rect) {
    target_place(list, tag_of(page, 0), rect);
    return list->shapes - 1;
}

void scroll_set(Shapes *list, int shape, float beyond) {
    list->shape[shape].tag.index = list->shape[shape].mark.index = (int)ceilf(beyond);
}

const Shape *scroll_page(const Gesture *g, const Target *page) {
    int at = -1;
    for (int i = -1; (i = target_find_any(g->drawn, page, i)) >= 0;) at = i;
    return at < 0 ? NULL : &g->drawn->shape[at];
}

void scroll_by(const Gesture *g, const Target *page, float points) {
    const Shape *shape = scroll_page(g, page);
    float *at = page->scroll->position(g->ui), end = shape ? (float)shape->tag.index : 0;
    if (*at > end) *at = end; /* it may have been moved when there was more */
    *at = fmaxf(0, fminf(*at + points, end));
}

/* The topmost page there; -1 for none. */
static int page_at(const Shapes *drawn, Point at) {
    for (int i = drawn->shapes - 1; i >= 0; i--) {
        const Shape *shape = &drawn->shape[i];
        bool page = shape->kind == SHAPE_TARGET && shape->tag.target->scroll;
        if (page && rect_holds(shape->rect, at)) return i;
    }
    return -1;
}

bool scroll_wheel(const Gesture *g, float lines) {
    int page = page_at(g->drawn, g->ui->pointer);
    if (page < 0) return false;
    scroll_by(g, g->drawn->shape[page].tag.target, -lines * LINE * g->ui->scale);
    return true;
}

bool scroll_is_at(const Shapes *drawn, Point at) {
    int page = page_at(drawn, at), over = popup_find(drawn);
    bool covered = over > page && rect_holds(drawn->shape[over].rect, at);
    return page >= 0 && drawn->shape[page].tag.index > 0 && !covered;
}

void scroll_take(const Gesture *g, Point at, float down) {
    int page = page_at(g->drawn, at);
    if (page >= 0) scroll_by(g, g->drawn->shape[page].tag.target, -down);
}

/* The clip that a shape is within; -1 for none. */
static int clip_of(const Shapes *drawn, int at) {
    int closed = 0;
    for (; at >= 0; at--) {
        ShapeKind kind = drawn->shape[at].kind;
        if (kind == SHAPE_UNCLIP) closed++;
        if (kind == SHAPE_CLIP && closed-- == 0) return at;
    }
    return -1;
}

/* The page whose text is seen through a clip; NULL for none. */
static const Shape *page_behind(const Gesture *g, Rect clip) {
    for (int i = g->drawn->shapes - 1; i >= 0; i--) {
        const Shape *shape = &g->drawn->shape[i];
        bool page = shape->kind == SHAPE_TARGET && shape->tag.target->scroll;
        if (page && shape->rect.x == clip.x && shape->rect.y == clip.y) return shape;
    }
    return NULL;
}

/* seen: where the page shows its content. */
static void bring_into(const Gesture *g, const Target *page, Rect seen, Rect part) {
    static const float MARGIN = 8;
    float above = seen.y + MARGIN - part.y, below = part.y + part.h + MARGIN - seen.y - seen.h;
    if (above > 0)
        scroll_by(g, page, -above);
    else if (below > 0)
        scroll_by(g, page, below);
}

void scroll_show(const Gesture *g, const Target *page, Rect part) {
    const Shape *shape = scroll_page(g, page);
    if (shape) bring_into(g, page, shape->rect, part);
}

void scroll_reveal(const Gesture *g, Tag tag) {
    int at = target_find(g->drawn, tag, -1), clip = clip_of(g->drawn, at);
    if (at < 0 || clip < 0) return;
    Rect seen = g->drawn->shape[clip].rect;
    const Shape *page = page_behind(g, seen);
    if (page) bring_into(g, page->tag.target, seen, g->drawn->shape[at].rect);
}

void scroll_bar(Shapes *list, Rect lane, float at, float seen, float all, float least,
                Color color) {
    float h = fmaxf(least, lane.h * seen / all);
    Rect bar = {lane.x, lane.y + (lane.h - h) * at / (all - seen), lane.w, h};
    shapes_rect(list, bar, lane.w / 2, color);
}
