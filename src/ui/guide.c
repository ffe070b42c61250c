/* See guide.h. */
#include "ui/guide.h"

#include <string.h>

#include "ui/thing.h"

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

bool guide_key(const Hand *h, const InputEvent *e) {
    if (!h->player->playing || h->desk->home) return false;
    if (e->key != KEY_PAGE_DOWN && e->key != KEY_PAGE_UP) return false;
    press_lesson(h, e->key == KEY_PAGE_DOWN ? LESSON_NEXT : LESSON_BACK);
    return true;
}

bool guide_offers(const Player *player, const Desk *desk, const char *name) {
    return !player->playing || desk->wander || player_offers(player, name);
}

bool guide_lets_edit(const Hand *h) {
    return guide_offers(h->player, h->desk, "points") ||
           message_set(&h->lab->notice,
                       "This step keeps the points it has. With Controls you can place your own.");
}

/* How far the text can be moved is told by the target "page". */
void guide_scroll(const Hand *h, float lines) {
    static const float LINE = 36; /* points */
    int most = 0;
    for (int i = -1; (i = shapes_find(h->drawn, "page", -1, i)) >= 0;)
        most = h->drawn->shape[i].tag.index;
    float *at = &h->desk->scroll_lesson;
    *at -= lines * LINE;
    if (*at > (float)most) *at = (float)most;
    if (*at < 0) *at = 0;
}
