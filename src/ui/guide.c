/* See guide.h. */
#include "ui/guide.h"

#include <string.h>

static void begin_page(const Hand *h) {
    h->desk->scroll_lesson = 0;
    h->desk->wander = false;
    h->desk->walk = -1;
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
    if (touch_is(tag, "phase")) {
        guide_walk_to(h, tag.index);
        return true;
    }
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

/* ---- the walk through the numbers */

/* The place where a phase is all there. */
static int end_of(const Hand *h, int phase) {
    int layers = h->lab->run->trainer.net.layers;
    return phase == 0 ? layers : phase == 1 ? layers + 1 : 2 * layers + phase - 1;
}

/* Takes the phases of the step that the walk has come past. */
static void catch_up(const Hand *h, int place) {
    for (int phase = 0; phase < 3; phase++) {
        bool due = place >= end_of(h, phase) && (int)h->lab->run->trainer.next == phase;
        if (due) lab_apply(h->lab, &(Action){.kind = ACTION_PHASE});
    }
}

void guide_walk(const Hand *h, int by) {
    int *place = &h->desk->walk, last = end_of(h, 3);
    bool done = *place < 0 ? by > 0 : *place + by > last;
    if (by > 0 && h->lab->locked) {
        lab_apply(h->lab, &(Action){.kind = ACTION_PHASE}); /* which says why not */
        return;
    }
    if (*place == last && by > 0) { /* the update itself */
        while (h->lab->run->trainer.next != PHASE_UPDATE &&
               lab_apply(h->lab, &(Action){.kind = ACTION_PHASE})) {
        }
        lab_apply(h->lab, &(Action){.kind = ACTION_PHASE});
    }
    *place = done ? 1 : *place < 0 ? last - 2 : *place + by;
    if (*place < 0) *place = 0;
    if (by > 0) catch_up(h, *place);
}

void guide_walk_to(const Hand *h, int phase) {
    h->desk->walk = end_of(h, phase);
    if (!h->lab->locked) catch_up(h, h->desk->walk);
}

static void set_epsilon(const Hand *h, int notch) {
    h->desk->epsilon = notch < 0 ? 0 : notch >= FACTORS_NOTCHES ? FACTORS_NOTCHES - 1 : notch;
}

void guide_epsilon(const Hand *h, Point at) {
    Rect track = touch_rect_of(h, (Tag){"epsilon", 0});
    if (track.w > 0)
        set_epsilon(h, (int)((at.x - track.x) / track.w * (FACTORS_NOTCHES - 1) + 0.5f));
}

void guide_nudge_epsilon(const Hand *h, int by) {
    set_epsilon(h, h->desk->epsilon + by);
}

bool guide_key(const Hand *h, const InputEvent *e) {
    bool numbers = h->desk->panel[PLACE_STAGE] == PANEL_NUMBERS && !h->desk->home && !e->ctrl;
    if (numbers && (e->key == KEY_RIGHT || e->key == KEY_LEFT)) {
        guide_walk(h, e->key == KEY_RIGHT ? 1 : -1);
        return true;
    }
    if (!h->player->playing || h->desk->home) return false;
    if (e->key != KEY_PAGE_DOWN && e->key != KEY_PAGE_UP) return false;
    press_lesson(h, e->key == KEY_PAGE_DOWN ? LESSON_NEXT : LESSON_BACK);
    return true;
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
