/* See focus.h. */
#include "ui/focus.h"

#include <math.h>

#include "ui/popup.h"
#include "ui/scroll.h"

enum { STOPS = 256 };

static bool is_stop(const Gesture *g, const Shape *shape) {
    const Target *target = shape->kind == SHAPE_TARGET ? shape->tag.target : NULL;
    if (!target || target->stop == TAB_NEVER || shape->rect.w <= 0) return false;
    return !target->stops || target->stops(g, shape->tag);
}

/* How well a target suits as its group's tab stop: best with the focus or selected. */
static int rank(const Gesture *g, Tag tag) {
    if (tag_same(tag, g->ui->focus)) return 2;
    return subject_is_selected(g->lab, subject_of(g->lab, tag));
}

/* The tab stops in drawing order within the topmost popup, each once. Returns how many. */
static int stops_of(const Gesture *g, Tag stop[STOPS]) {
    int count = 0;
    for (int i = popup_find(g->drawn) + 1; i < g->drawn->shapes; i++) {
        const Shape *s = &g->drawn->shape[i];
        int same = 0;
        if (!is_stop(g, s)) continue;
        bool group = s->tag.target->stop == TAB_GROUP;
        while (same < count &&
               !(group ? stop[same].target == s->tag.target : tag_same(stop[same], s->tag)))
            same++;
        if (same == count && count < STOPS)
            stop[count++] = s->tag;
        else if (group && same < count && rank(g, s->tag) > rank(g, stop[same]))
            stop[same] = s->tag;
    }
    return count;
}

/* Gives it the focus and scrolls it into view. False for a tag without a target. */
static bool give(const Gesture *g, Tag tag) {
    if (!tag.target) return false;
    g->ui->focus = tag;
    scroll_reveal(g, tag);
    return true;
}

void focus_move(const Gesture *g, bool back) {
    Tag stop[STOPS];
    int count = stops_of(g, stop), at = 0;
    g->ui->hover = (Tag){0}; /* what the keyboard is on is highlighted now */
    if (count == 0) return;
    while (at < count && !tag_same(stop[at], g->ui->focus)) at++;
    if (at == count)
        give(g, stop[back ? count - 1 : 0]);
    else
        give(g, stop[(at + (back ? count - 1 : 1)) % count]);
}

void focus_sibling(const Gesture *g, bool back) {
    Tag focus = g->ui->focus, before = {0}, after = {0}, last = {0};
    bool passed = false;
    g->ui->hover = (Tag){0};
    for (int i = -1; (i = target_find_any(g->drawn, focus.target, i)) >= 0;) {
        Tag tag = g->drawn->shape[i].tag;
        if (tag_same(tag, last)) continue;
        if (tag_same(tag, focus))
            passed = true;
        else if (!passed)
            before = tag;
        else if (!after.target)
            after = tag;
        last = tag;
    }
    give(g, back ? before : after);
}

/* How far a rectangle is in a key's direction, plus twice how far aside; below 0 when it is not. */
static float way_to(Rect from, Rect to, int key) {
    Point a = rect_middle(from), b = rect_middle(to);
    float x = b.x - a.x, y = b.y - a.y;
    bool across = key == KEY_LEFT || key == KEY_RIGHT, less = key == KEY_LEFT || key == KEY_UP;
    float on = (across ? x : y) * (less ? -1 : 1), aside = fabsf(across ? y : x);
    return on > 1 ? on + 2 * aside : -1;
}

static Tag nearest(const Gesture *g, Rect from, int key, const Target *kind) {
    Tag best = {0};
    float least = INFINITY;
    for (int i = 0; i < g->drawn->shapes; i++) {
        const Shape *s = &g->drawn->shape[i];
        if (!is_stop(g, s) || (kind && s->tag.target != kind)) continue;
        float way = way_to(from, s->rect, key);
        if (way < 0 || way >= least) continue;
        least = way;
        best = s->tag;
    }
    return best;
}

bool focus_toward(const Gesture *g, int key, const Target *kind, Tag from) {
    if (key < KEY_LEFT || key > KEY_DOWN) return false;
    bool seen = target_rect(g->drawn, g->ui->focus).w > 0;
    Tag start = seen ? g->ui->focus : from;
    /* Without a focus the first arrow only shows the start; among points it moves on at once. */
    if (!start.target || (!seen && !kind)) return give(g, start);
    Tag best = nearest(g, target_rect(g->drawn, start), key, kind);
    return give(g, best.target ? best : start);
}

bool focus_first(const Gesture *g, const Target *const *kind, int kinds) {
    Tag stop[STOPS];
    int count = stops_of(g, stop);
    for (int k = 0; k < kinds; k++) {
        for (int i = 0; i < count; i++) {
            if (stop[i].target == kind[k]) return give(g, stop[i]);
        }
    }
    return false;
}

bool focus_arrow(const Gesture *g, const InputEvent *e) {
    Tag focus = g->ui->focus;
    if (!focus.target || !focus.target->arrow || e->ctrl) return false;
    return focus.target->arrow(g, focus, e);
}

void focus_enter(const Gesture *g) {
    Tag focus = g->ui->focus;
    if (!focus.target || (focus.target->enter && focus.target->enter(g, focus))) return;
    Rect rect = target_rect(g->drawn, focus);
    if (rect.w <= 0) return;
    gesture_press_at(g, focus, rect_middle(rect), 1);
    if (!focus.target->follow) return;
    Tag to = focus.target->follow(g, focus);
    if (to.target) g->ui->focus = to;
}

bool focus_arrow_siblings(const Gesture *g, Tag tag, const InputEvent *e) {
    if (e->key != KEY_UP && e->key != KEY_DOWN) return false;
    focus_sibling(g, e->key == KEY_UP);
    return true;
}

bool focus_enter_types(const Gesture *g, Tag tag) {
    Rect rect = target_rect(g->drawn, tag);
    if (rect.w > 0) gesture_press_at(g, tag, rect_middle(rect), 2);
    return true;
}

bool focus_enter_nothing(const Gesture *g, Tag tag) {
    return true;
}
