/* See guide.h. */
#include "ui/guide.h"

#include <string.h>

static const float LINE = 36; /* of scrolling, in points */

/* The text's target as it was drawn: where it is, and how far it can be moved up. NULL for none. */
static const Shape *page_of(const Hand *h) {
    int at = shapes_find(h->drawn, "page", -1, -1);
    return at < 0 ? NULL : &h->drawn->shape[at];
}

static float page_end(const Hand *h) {
    const Shape *page = page_of(h);
    return page ? (float)page->tag.index : 0;
}

static void scroll(const Hand *h, float points) {
    float *at = &h->desk->scroll_lesson, end = page_end(h);
    *at += points * h->desk->scale;
    if (*at > end) *at = end;
    if (*at < 0) *at = 0;
}

static void begin_page(const Hand *h) {
    h->desk->scroll_lesson = 0;
    h->desk->wander = false;
    h->desk->walk = WALK_ALL;
    desk_show(h->desk, &h->player->show);
}

static void go(const Hand *h, int step) {
    if (step >= h->player->lesson.steps) {
        h->desk->home = true;
        return;
    }
    player_go(h->player, h->lab, step);
    begin_page(h);
}

static void press_lesson(const Hand *h, int act) {
    Player *player = h->player;
    if (act == LESSON_BACK)
        go(h, player->step - 1);
    else if (act == LESSON_NEXT)
        go(h, player->step + 1);
    else if (act >= LESSON_STEP)
        go(h, act - LESSON_STEP);
    else if (act == LESSON_MORE)
        scroll(h, page_of(h) ? 0.8f * page_of(h)->rect.h / h->desk->scale : 0);
    else {
        player_reset(player, h->lab);
        begin_page(h);
    }
}

/* A number in the text that is pressed selects what it belongs to. */
static bool press_word(const Hand *h, Tag tag) {
    Action select = {.kind = ACTION_SELECT_POINT};
    if (touch_is(tag, "say point"))
        select.point.index = tag.index;
    else if (touch_is(tag, "say weight")) {
        select.kind = ACTION_SELECT_WEIGHT;
        select.weights.index = tag.index;
    } else if (touch_is(tag, "say unit")) {
        select.kind = ACTION_SELECT_UNIT;
        select.unit.layer = tag.index / MAX_UNITS;
        select.unit.unit = tag.index % MAX_UNITS;
    } else
        return false;
    return lab_apply(h->lab, &select);
}

bool guide_press(const Hand *h, Tag tag) {
    if (press_word(h, tag)) return true;
    if (!h->player->playing) return false;
    if (touch_is(tag, "lesson"))
        press_lesson(h, tag.index);
    else if (touch_is(tag, "choice"))
        player_choose(h->player, h->lab, tag.index / LESSON_CHOICES, tag.index % LESSON_CHOICES);
    else if (touch_is(tag, "hint"))
        player_hint(h->player, tag.index);
    else
        return false;
    return true;
}

/* Up and down belong to a long text, until there is a cursor in the plane. */
static bool scroll_key(const Hand *h, int key) {
    if ((key != KEY_UP && key != KEY_DOWN) || h->desk->cursor_shown || page_end(h) <= 0)
        return false;
    scroll(h, (key == KEY_DOWN ? 2 : -2) * LINE);
    return true;
}

bool guide_key(const Hand *h, const InputEvent *e) {
    if (!h->player->playing || h->desk->home || e->ctrl) return false;
    if (scroll_key(h, e->key)) return true;
    if (e->key != KEY_PAGE_DOWN && e->key != KEY_PAGE_UP) return false;
    press_lesson(h, e->key == KEY_PAGE_DOWN ? LESSON_NEXT : LESSON_BACK);
    return true;
}

bool guide_wheel(const Hand *h, float lines) {
    const Shape *page = page_of(h);
    Point at = h->desk->pointer;
    if (!page || at.x < page->rect.x || at.x >= page->rect.x + page->rect.w ||
        at.y < page->rect.y || at.y >= page->rect.y + page->rect.h)
        return false;
    scroll(h, -lines * LINE);
    return true;
}

Tag guide_hover(Tag tag) {
    static const char *const words[] = {"say weight", "say unit", "say point"}, *const things[] = {
                                                                                    "weight",
                                                                                    "unit",
                                                                                    "point"};
    for (int i = 0; i < 3; i++) {
        if (touch_is(tag, words[i])) return (Tag){things[i], tag.index};
    }
    return tag;
}
