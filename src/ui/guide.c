/* See guide.h. */
#include "ui/guide.h"

#include <string.h>

#include "ui/focus.h"
#include "ui/menu.h"
#include "ui/thing.h"
#include "ui/tour.h"

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

/* By most of what is seen of it. */
static void turn_page(const Hand *h, int pages) {
    const Shape *page = page_of(h);
    if (page) scroll(h, 0.8f * (float)pages * page->rect.h / h->desk->scale);
}

static void begin_page(const Hand *h) {
    desk_clear(h->desk);
    h->desk->scroll_lesson = 0;
    h->desk->wander = false;
    h->desk->walk = WALK_ALL;
    desk_show(h->desk, &h->player->show);
}

/* Beyond the last step is the lesson's end, and there it stays: a clicker pressed once too often leads nowhere. */
static void go(const Hand *h, int step) {
    if (step >= h->player->lesson.steps) {
        player_finish(h->player);
        begin_page(h);
        h->desk->focus = (Tag){"lesson", LESSON_ONWARD};
        return;
    }
    player_go(h->player, h->lab, step);
    begin_page(h);
}

static void press_lesson(const Hand *h, int act) {
    Player *player = h->player;
    if (act == LESSON_BACK)
        go(h, player->finished ? player->step : player->step - 1);
    else if (act == LESSON_NEXT)
        go(h, player->step + 1);
    else if (act == LESSON_ONWARD)
        h->desk->want_next_lesson = true;
    else if (act >= LESSON_STEP)
        go(h, act - LESSON_STEP);
    else if (act == LESSON_MORE)
        turn_page(h, 1);
    else {
        player_reset(player, h->lab);
        begin_page(h);
    }
}

/* A number in the text that is pressed selects what it belongs to. */
static bool press_word(const Hand *h, Tag tag) {
    return tag.name && strncmp(tag.name, "say ", 4) == 0 &&
           thing_select(h->lab, thing_of(h->lab, tag));
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

/* With Shift they move the text. */
static bool page_key(const Hand *h, const InputEvent *e) {
    bool down = e->key == KEY_PAGE_DOWN;
    if (!down && e->key != KEY_PAGE_UP) return false;
    if (e->shift)
        turn_page(h, down ? 1 : -1);
    else
        press_lesson(h, down ? LESSON_NEXT : LESSON_BACK);
    return true;
}

/* A, B, C ... while a question is open: whatever else they do moves the run on, and the run waits. */
static bool choice_key(const Hand *h, const InputEvent *e) {
    int predict = player_waiting(h->player), choice = e->key - 'A';
    if (predict < 0 || e->shift || e->ctrl || choice < 0) return false;
    if (choice >= h->player->lesson.step[h->player->step].predict[predict].choices) return false;
    guide_reveal(h, (Tag){"choice", predict * LESSON_CHOICES + choice});
    player_choose(h->player, h->lab, predict, choice);
    return true;
}

bool guide_key(const Hand *h, const InputEvent *e) {
    if (!h->player->playing || h->desk->home) return false;
    if (page_key(h, e)) return true;
    bool away = h->desk->wander || h->player->finished; /* from the step's page */
    if (!away && choice_key(h, e)) return true;
    bool free = away || player_waiting(h->player) < 0; /* of a letter's other meaning */
    if (e->key == 'C' && !e->ctrl && free) {
        menu_choose(h->desk, ENTRY_CONTROLS);
        return true;
    }
    if (away) return false;
    if (e->key == 'H' && !e->ctrl) {
        int hint = player_next_hint(h->player);
        if (hint >= 0) player_hint(h->player, hint);
        return hint >= 0;
    }
    return false;
}

bool guide_arrow(const Hand *h, int key) {
    bool sideways = key == KEY_LEFT || key == KEY_RIGHT;
    if (h->desk->home || touch_points_free(h)) return false;
    if (sideways && tour_is_on(h->desk, h->lab)) return false;
    Tag before = h->desk->focus;
    if (!touch_is(before, "point")) h->desk->focus = (Tag){0};
    if (focus_toward(h, key, "point")) return true;
    h->desk->focus = before;
    return false;
}

bool guide_scroll_key(const Hand *h, int key) {
    bool moves = h->desk->tool == TOOL_MOVE && h->lab->selected.point >= 0 && touch_points_free(h);
    if ((key != KEY_UP && key != KEY_DOWN) || h->desk->cursor_shown || moves || page_end(h) <= 0)
        return false;
    scroll(h, (key == KEY_DOWN ? 2 : -2) * LINE);
    return true;
}

bool guide_wheel(const Hand *h, float lines) {
    const Shape *page = page_of(h);
    if (!page || !rect_holds(page->rect, h->desk->pointer)) return false;
    scroll(h, -lines * LINE);
    return true;
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

/* What lies on the page is drawn within its clip. */
void guide_reveal(const Hand *h, Tag tag) {
    static const float MARGIN = 8;
    const Shape *shape = h->drawn->shape, *page = page_of(h);
    int at = tag.name ? shapes_find(h->drawn, tag.name, tag.index, -1) : -1;
    while (at >= 0 && shape[at].kind != SHAPE_TARGET)
        at = shapes_find(h->drawn, tag.name, tag.index, at);
    int clip = clip_of(h->drawn, at);
    if (!page || at < 0 || clip < 0) return;
    Rect seen = shape[clip].rect, box = shape[at].rect;
    if (seen.x != page->rect.x || seen.y != page->rect.y) return;
    float above = seen.y + MARGIN - box.y, below = box.y + box.h + MARGIN - seen.y - seen.h;
    if (above > 0)
        scroll(h, -above / h->desk->scale);
    else if (below > 0)
        scroll(h, below / h->desk->scale);
}
