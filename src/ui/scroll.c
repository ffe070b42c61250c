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
    float begin = fminf(*at, end); /* it may have been moved when there was more */
    *at = fmaxf(0, fminf(begin + points, end));
}

/* The topmost page there; -1 for none. */
static int page_at(const Shapes *drawn, Point at) {
    for (int t = drawn->targets - 1; t >= 0; t--) {
        const Shape *shape = &drawn->shape[drawn->target[t]];
        if (shape->tag.target->scroll && rect_holds(shape->rect, at)) return drawn->target[t];
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

/* The page whose text is seen through a clip; NULL for none. */
static const Shape *page_behind(const Gesture *g, Rect clip) {
    for (int t = g->drawn->targets - 1; t >= 0; t--) {
        const Shape *shape = &g->drawn->shape[g->drawn->target[t]];
        bool page = shape->tag.target->scroll != NULL;
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
    int at = target_find(g->drawn, tag, -1), clip = at < 0 ? 0 : g->drawn->shape[at].clip;
    if (clip == 0) return;
    Rect seen = g->drawn->shape[clip - 1].rect;
    const Shape *page = page_behind(g, seen);
    if (page) bring_into(g, page->tag.target, seen, g->drawn->shape[at].rect);
}

void scroll_bar(Shapes *list, Rect lane, float at, float seen, float all, float least,
                Color color) {
    float h = fmaxf(least, lane.h * seen / all);
    Rect bar = {lane.x, lane.y + (lane.h - h) * at / (all - seen), lane.w, h};
    shapes_rect(list, bar, lane.w / 2, color);
}
