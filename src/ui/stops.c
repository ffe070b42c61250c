/* See stops.h. */
#include "ui/stops.h"

#include <math.h>

#include "ui/popup.h"

static bool is_one_of(Tag tag, const char *const *names, int count) {
    for (int i = 0; i < count; i++) {
        if (touch_is(tag, names[i])) return true;
    }
    return false;
}

/* What Tab halts at; while the sheet of files is open, nothing else can be reached. The dots of a lesson are left out: PageUp and
 * PageDown go where they lead. Options that stand side by side are gone through by arrows, what is disabled is passed over. */
static bool is_stop(const Hand *h, const Shape *shape) {
    const Desk *desk = h->desk;
    static const char *const sheets[] = {"sheet part", "sheet recent", "sheet act"};
    static const char *const names[] = {
        "section", "word",     "entry",  "tool",         "weight", "lesson",   "choice",
        "hint",    "act",      "menu",   "panel option", "shelf",  "next",     "recent",
        "leaf",    "leaf row", "phase",  "slice",        "axis",   "epsilon",  "edge",
        "unit",    "point",    "way on", "export",       "scrub",  "landscape"};
    if (shape->kind != SHAPE_TARGET || shape->rect.w <= 0) return false;
    if (desk->sheet.kind != SHEET_CLOSED)
        return is_one_of(shape->tag, sheets, (int)(sizeof sheets / sizeof *sheets));
    if (touch_is(shape->tag, "control")) return control_enabled(h->lab, (Control)shape->tag.index);
    if (touch_is(shape->tag, "option")) return (int)desk->open == shape->tag.index / 64;
    if (touch_is(shape->tag, "lesson") && shape->tag.index >= LESSON_STEP) return false;
    return is_one_of(shape->tag, names, (int)(sizeof names / sizeof *names));
}

/* Of things that there are many of Tab halts at one, and arrows lead on from there. */
static bool is_group(Tag tag) {
    return touch_is(tag, "edge") || touch_is(tag, "weight") || touch_is(tag, "unit") ||
           touch_is(tag, "point");
}

static bool is_same(Tag a, Tag b) {
    return b.name && touch_is(a, b.name) && a.index == b.index;
}

/* Which of a group stands for it: the one that has the focus, or is selected; either is better than the first. */
static int rank(const Hand *h, Tag tag) {
    const Selection *s = &h->lab->selected;
    if (is_same(tag, h->desk->focus)) return 2;
    int selected = touch_is(tag, "point")  ? s->point
                   : touch_is(tag, "unit") ? (s->layer < 0 ? -1 : s->layer * MAX_UNITS + s->unit)
                                           : s->weight;
    return selected >= 0 && tag.index == selected;
}

enum { STOPS = 256 };

/* Where Tab halts, in the order in which it was drawn, within what lies on top of the rest; each once. Returns how many. */
static int stops_of(const Hand *h, Tag stop[STOPS]) {
    int count = 0;
    for (int i = popup_find(h) + 1; i < h->drawn->shapes; i++) {
        const Shape *s = &h->drawn->shape[i];
        int same = 0;
        if (!is_stop(h, s)) continue;
        bool group = is_group(s->tag);
        while (same < count &&
               !(group ? touch_is(stop[same], s->tag.name) : is_same(stop[same], s->tag)))
            same++;
        if (same == count && count < STOPS)
            stop[count++] = s->tag;
        else if (group && same < count && rank(h, s->tag) > rank(h, stop[same]))
            stop[same] = s->tag;
    }
    return count;
}

Tag stops_next(const Hand *h, bool back) {
    Tag stop[STOPS];
    int count = stops_of(h, stop), at = 0;
    if (count == 0) return (Tag){0};
    while (at < count && !is_same(stop[at], h->desk->focus)) at++;
    if (at == count) return stop[back ? count - 1 : 0];
    return stop[(at + (back ? count - 1 : 1)) % count];
}

Tag stops_sibling(const Hand *h, bool back) {
    Tag focus = h->desk->focus, before = {0}, after = {0}, last = {0};
    bool passed = false;
    for (int i = -1; (i = shapes_find(h->drawn, focus.name, -1, i)) >= 0;) {
        const Shape *s = &h->drawn->shape[i];
        if (s->kind != SHAPE_TARGET || is_same(s->tag, last)) continue;
        if (is_same(s->tag, focus))
            passed = true;
        else if (!passed)
            before = s->tag;
        else if (!after.name)
            after = s->tag;
        last = s->tag;
    }
    return back ? before : after;
}

Tag stops_weight(const Hand *h) {
    Tag stop[STOPS];
    int count = stops_of(h, stop);
    static const char *const names[] = {"edge", "weight", "leaf", "leaf row"};
    for (int n = 0; n < 4; n++) {
        for (int i = 0; i < count; i++) {
            if (touch_is(stop[i], names[n])) return stop[i];
        }
    }
    return (Tag){0};
}

/* How far a rectangle lies in the direction of a key, and how far aside of it, which counts double; below 0 when it does not. */
static float way_to(Rect from, Rect to, int key) {
    float x = to.x + to.w / 2 - from.x - from.w / 2, y = to.y + to.h / 2 - from.y - from.h / 2;
    bool across = key == KEY_LEFT || key == KEY_RIGHT, less = key == KEY_LEFT || key == KEY_UP;
    float on = (across ? x : y) * (less ? -1 : 1), aside = fabsf(across ? y : x);
    return on > 1 ? on + 2 * aside : -1;
}

/* Where arrows set out without a focus: from the selected point, or from the home screen's card to go on with. */
static Tag start_of(const Hand *h, const char *kind) {
    int next = kind ? -1 : shapes_find(h->drawn, "next", -1, -1);
    if (next >= 0) return (Tag){"shelf", h->drawn->shape[next].tag.index};
    if (!kind) return (Tag){0};
    int selected = h->lab->selected.point;
    int first = shapes_find(h->drawn, kind, selected, -1);
    return first >= 0 ? h->drawn->shape[first].tag : (Tag){0};
}

Tag stops_toward(const Hand *h, int key, const char *kind) {
    bool seen = h->desk->focus.name && touch_rect_of(h, h->desk->focus).w > 0;
    Tag start = seen ? h->desk->focus : start_of(h, kind);
    if (!start.name || (!seen && !kind)) return start;
    Rect from = touch_rect_of(h, start);
    Tag best = {0};
    float least = INFINITY;
    for (int i = 0; i < h->drawn->shapes; i++) {
        const Shape *s = &h->drawn->shape[i];
        if (!is_stop(h, s) || (kind && !touch_is(s->tag, kind))) continue;
        float way = way_to(from, s->rect, key);
        if (way < 0 || way >= least) continue;
        least = way;
        best = s->tag;
    }
    return best.name ? best : start;
}
